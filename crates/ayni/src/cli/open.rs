//! `ayni open`: the project in the browser.

use std::path::PathBuf;

use ayni_workbench::Problem;
use clap::Args;

use super::{
    Context, Done,
    project::{FIRST_MEMBER, create},
};
use crate::http::{Serve, openapi, serve};

/// Open the project in the browser: read, code, retrieve, compare. Ends with Ctrl-C.
///
/// The page is served to this machine only, to whoever has the address that is printed.
///
/// Example: ayni open study.ayni; a first time: ayni open study.ayni --new
#[derive(Debug, Args)]
pub(crate) struct Open {
    /// The project file; without it the one in the present folder.
    file: Option<PathBuf>,
    /// Make an empty project first, named as the file is.
    #[arg(long, requires = "file")]
    new: bool,
    /// The port; any free one without it.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Only print the address.
    #[arg(long)]
    no_browser: bool,
    /// Serve the page of this folder, for those who work on the page.
    #[arg(long, hide = true, value_name = "FOLDER")]
    page: Option<PathBuf>,
    /// Print the description of the page's routes (OpenAPI) and end.
    #[arg(long, hide = true)]
    describe: bool,
}

pub(crate) fn run(arguments: &Open, context: &Context) -> Result<Done, Problem> {
    if arguments.describe {
        context.out.raw(openapi().as_bytes());
        return Ok(Done::Well);
    }
    let project = match &arguments.file {
        Some(file) => file.clone(),
        None => context.path()?,
    };
    if arguments.new {
        let name = project.file_stem().unwrap_or_default().to_string_lossy();
        let member = context.member.as_deref().unwrap_or(FIRST_MEMBER);
        create(&project, &name, member)?;
    }
    let options = Serve {
        port: arguments.port,
        member: context.member.clone(),
        page: arguments.page.clone(),
    };
    serve(&project, &options, |address| {
        context.out.line(address);
        if !arguments.no_browser && open::that_detached(address).is_err() {
            context
                .out
                .say("no browser was found; open the address above in one");
        }
    })?;
    Ok(Done::Well)
}
