//! A small project for the tests of the store: one coder, sources and codes with identities by number.

#![allow(dead_code, reason = "every test uses some of it")]

use ayni_model::{
    codebook::Code,
    id::{MemberId, RecordId, RevisionId, SourceId, Uuid},
    layout::{Layout, Turn},
    operation::Operation,
    source::{Attributes, Revision, Source, SourceKind},
    study::{Member, Project as ProjectNoun, Space},
    text::{Span, count_words},
};
use ayni_store::{Genesis, Project, Stamp, Writer};

/// Returns the identity of a number.
pub(crate) fn id<I: From<RecordId>>(number: u128) -> I {
    RecordId::new(Uuid::from_u128(number)).into()
}

/// Returns the only coder.
pub(crate) fn ana() -> MemberId {
    id(4)
}

/// Returns what a new project begins with.
pub(crate) fn genesis() -> Genesis {
    let member = Member {
        key: "ana".into(),
        name: "Ana".into(),
        position: 0,
    };
    let project = ProjectNoun {
        name: "Trial".into(),
        description: None,
        language: None,
    };
    let space = Space {
        name: "ours".into(),
    };
    Genesis {
        project: (id(1), project),
        replica: id::<SourceId>(2).into(),
        space: (id(3), space),
        members: vec![(ana(), member)],
    }
}

/// Returns who writes, and when.
pub(crate) fn stamp(now_ms: i64) -> Stamp {
    Stamp {
        now_ms,
        member: Some(ana()),
    }
}

/// Returns a code of which only the name is said.
pub(crate) fn code(name: &str) -> Code {
    Code::named(name.parse().unwrap())
}

/// Puts a source with its text, of which somebody says the first line.
pub(crate) fn put_source(
    writer: &mut Writer<'_>,
    source: SourceId,
    revision: RevisionId,
    text: &str,
) {
    let line = text.lines().next().unwrap_or_default().chars().count();
    let said = Span::new(0, u32::try_from(line).unwrap());
    let turns = said.into_iter().map(|span| Turn {
        span,
        speaker: "Ana".into(),
    });
    let layout = Layout {
        turns: turns.collect(),
        ..Layout::default()
    };
    let noun = Revision {
        source,
        parent: None,
        text: writer.put_blob(text.as_bytes()).unwrap(),
        layout: writer.put_layout(&layout).unwrap(),
        code_points: u32::try_from(text.chars().count()).unwrap(),
        words: count_words(text),
        reason: None,
    };
    writer.put(revision, &noun).unwrap();
    let noun = Source {
        key: format!("source-{source}"),
        name: "a source".into(),
        kind: SourceKind("interview".into()),
        language: None,
        when: None,
        place: None,
        country: None,
        informants: vec![],
        register: None,
        file: None,
        revision: Some(revision),
        note: None,
        position: 0,
        attributes: Attributes([("number".to_owned(), "7".to_owned())].into()),
    };
    writer.put(source, &noun).unwrap();
}

/// Returns an act that brings something in.
pub(crate) fn import() -> Operation {
    Operation::ImportSources {
        names: vec!["a".into()],
        count: 1,
    }
}

/// Returns every record and every entry of a project, as text.
pub(crate) fn dump(project: &Project) -> String {
    let mut out = Vec::new();
    project.dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}
