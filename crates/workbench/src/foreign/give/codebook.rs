//! The codebook alone.

use std::ops::ControlFlow;

use ayni_formats::foreign::refi::{
    dom::Element,
    schema::{Schema, Stranger, check, mend},
    write,
};
use ayni_model::{record::Kind, study::Memo};
use ayni_store::Project;

use super::{Give, GiveOptions, Given, invalid_file};
use crate::{Problem, ProblemKind, sentence};

/// What of codes has no place in a codebook, as the left-out things of a project are called.
const OF_CODES: [&str; 4] = ["code life", "code origin", "code note", "round"];

/// Returns the codebook as a file of its own (`.qdc`), held against the schema, with what it cannot hold.
///
/// # Errors
/// When there is no code, or the file would not be valid.
pub(in crate::foreign) fn codebook(project: &Project) -> Result<(String, Given), Problem> {
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
    let mut given = Given::default();
    let left = std::mem::take(&mut give.given.left).into_iter();
    given
        .left
        .extend(left.filter(|(what, _)| OF_CODES.contains(&&**what)));
    let on_code = |memo: &Memo| memo.on.is_some_and(|on| on.kind == Kind::Code);
    let memos = give
        .loaded
        .notes
        .iter()
        .filter(|(_, it)| on_code(it))
        .count() as u64;
    if memos > 0 {
        given.left.insert("memo on a code".to_owned(), memos);
    }
    // The notes of codes are those memos.
    let is_note = |stranger: &Stranger| matches!(stranger, Stranger::Element { name, .. } if name == "NoteRef");
    mend(Schema::Codebook, &mut codes, &mut |stranger| {
        if !is_note(&stranger) {
            *given.mended.entry(stranger.to_string()).or_default() += 1;
        }
    });
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
    for element in sets.iter().chain([&codes]) {
        given.count(element);
    }
    Ok((text, given))
}
