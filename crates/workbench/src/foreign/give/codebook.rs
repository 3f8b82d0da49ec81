//! The codebook alone.

use std::ops::ControlFlow;

use ayni_formats::foreign::refi::{
    dom::Element,
    schema::{Schema, check, mend},
    write,
};
use ayni_store::Project;

use super::{Give, GiveOptions, invalid_file};
use crate::{Problem, ProblemKind, sentence};

/// Returns the codebook as a file of its own (`.qdc`), held against the schema.
///
/// # Errors
/// When there is no code, or the file would not be valid.
pub(in crate::foreign) fn codebook(project: &Project) -> Result<String, Problem> {
    let _snapshot = project.snapshot()?;
    let mut go_on = |_| ControlFlow::Continue(());
    let mut give = Give::begin(project, GiveOptions::default(), &mut go_on)?;
    let words = give.loaded.sections();
    let Some(mut codes) = give.book(&words).pop() else {
        return Err(Problem::new(
            ProblemKind::NotFound,
            sentence!("no-code-to-give", "there is no code in the codebook yet"),
        ));
    };
    mend(Schema::Codebook, &mut codes, &mut |_| {});
    let mut sets = give.sets(&words);
    // Sets of sources have nothing to say here.
    sets.retain_mut(|set| {
        let mended = mend(Schema::Codebook, set, &mut |_| {});
        mended && set.elements().any(|it| it.name == "MemberCode")
    });
    let mut root = Element::new("CodeBook");
    let origin = format!("Ayni {}", env!("CARGO_PKG_VERSION"));
    root.set("origin", Some(origin.into()));
    let text = write::codebook(&root, &codes, &sets);
    check(Schema::Codebook, text.as_bytes()).map_err(|invalid| invalid_file(&invalid))?;
    Ok(text)
}
