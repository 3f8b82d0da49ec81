//! Characters that no text of people has: XML cannot hold them, databases can; and line ends.
//!
//! A file full of control characters is no text when it is read again, so that what comes from
//! elsewhere is rid of them: names of all of them, texts where they stand so close that the text would
//! pass for binary data. Line ends are `\n` here, but in the text of a source as it is stored.

use std::borrow::Cow;

use ayni_model::text::normalise_line_ends;

use super::{Case, Note, Piece, Source, VariableValue, Words};
use crate::read::{detect::refuse_binary, encoding::is_control};

impl Piece {
    /// Puts a blank in the place of every control character of a name, and U+FFFD in that of every one of
    /// a text that is full of them; positions stay what they are. Returns how many names and texts had
    /// some, line ends aside. What is kept word for word is left as it is.
    pub fn tame(&mut self) -> usize {
        let mut tamed = 0;
        let mut name = |name: &mut String| tamed += usize::from(tame_name(name));
        match self {
            Self::Head(head) => {
                head.name.iter_mut().for_each(&mut name);
                tamed += tame_all(&mut head.description);
            }
            Self::Description(words) => tamed += usize::from(tame_text(words)),
            Self::User(user) => {
                user.name.iter_mut().for_each(&mut name);
                user.login.iter_mut().for_each(&mut name);
            }
            Self::Code(code) => {
                name(&mut code.name);
                tamed += tame_all(&mut code.description);
            }
            Self::Variable(variable) => {
                name(&mut variable.name);
                tamed += tame_all(&mut variable.description);
            }
            Self::Case(case) => tamed += case.tame(),
            Self::Source(source) => tamed += source.tame(),
            Self::Note(note) => tamed += note.tame(),
            Self::Set(set) => {
                name(&mut set.name);
                tamed += tame_all(&mut set.description);
            }
            Self::ProjectNote(_)
            | Self::Link(_)
            | Self::Graph(_)
            | Self::Verbatim(_)
            | Self::Notice(_) => {}
        }
        tamed
    }
}

impl Case {
    pub(super) fn tame(&mut self) -> usize {
        let names = self.name.iter_mut().map(tame_name);
        let names = names.filter(|tamed| *tamed).count();
        names + tame_all(&mut self.description) + tame_values(&mut self.values)
    }
}

impl Note {
    pub(super) fn tame(&mut self) -> usize {
        let names = self.name.iter_mut().map(tame_name);
        let names = names.filter(|tamed| *tamed).count();
        names + usize::from(tame_text(&mut self.text))
    }
}

impl Source {
    pub(super) fn tame(&mut self) -> usize {
        let mut tamed = usize::from(tame_name(&mut self.name));
        if let Some(text) = &mut self.text {
            let before = text.member.is_some() && text.raw.is_none();
            let bytes = before.then(|| text.stored.clone().into_bytes());
            if tame_stored(&mut text.stored) {
                tamed += 1;
                text.raw = text.raw.take().or(bytes);
            }
        }
        tamed += tame_all(&mut self.description) + tame_values(&mut self.values);
        for selection in &mut self.selections {
            if let Words::Name(words) | Words::Said(words) = &mut selection.words {
                tamed += usize::from(tame_stored(words));
            }
            tamed += tame_all(&mut selection.description);
            for coding in &mut selection.codings {
                tamed += tame_all(&mut coding.note);
            }
        }
        tamed
    }
}

fn tame_values(values: &mut [VariableValue]) -> usize {
    let value = |value: &mut VariableValue| {
        let said = value.value.as_mut();
        said.is_some_and(tame_name)
    };
    values.iter_mut().map(value).filter(|tamed| *tamed).count()
}

fn tame_all(text: &mut Option<String>) -> usize {
    text.iter_mut()
        .map(tame_text)
        .filter(|tamed| *tamed)
        .count()
}

fn tame_name(name: &mut String) -> bool {
    let wild = name.bytes().any(|byte| is_control(char::from(byte)));
    if wild || name.contains('\r') {
        *name = name.replace(|char| char == '\r' || is_control(char), " ");
    }
    wild
}

fn tame_text(text: &mut String) -> bool {
    if let Cow::Owned(normal) = normalise_line_ends(text) {
        *text = normal;
    }
    tame_stored(text)
}

/// Leaves line ends as they stand, for positions may count them.
fn tame_stored(text: &mut String) -> bool {
    let wild = refuse_binary("", text.as_bytes(), text).is_err();
    if wild {
        *text = text.replace(is_control, "\u{FFFD}");
    }
    wild
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tamed(name: &str, text: &str) -> (usize, String, String) {
        let mut piece = Piece::Note(Box::new(Note {
            stored: None,
            id: ayni_model::id::RecordId::new(ayni_model::id::Uuid::from_u128(1)),
            name: Some(name.to_owned()),
            kind: None,
            text: text.to_owned(),
            on: None,
            passage: None,
            file: None,
            selections: 0,
            codings: 0,
            made: crate::foreign::Made::default(),
            verbatim: None,
        }));
        let count = piece.tame();
        let Piece::Note(note) = piece else {
            unreachable!("it was a note");
        };
        (count, note.name.unwrap_or_default(), note.text)
    }

    #[test]
    fn names_have_none_and_texts_few() {
        let was = |count, name: &str, text: &str| (count, name.to_owned(), text.to_owned());
        assert_eq!(tamed("a\u{1}b\0", "x\u{2}"), was(2, "a b ", "x\u{FFFD}"));
        assert_eq!(
            tamed("a\tb\n", "x\ty\r\n\u{c}"),
            was(0, "a\tb\n", "x\ty\n\u{c}")
        );
        let long = "words ".repeat(20);
        let one = format!("{long}\u{2}");
        assert_eq!(tamed("a", &one), was(0, "a", &one));
        let zero = format!("{long}\0\u{2}");
        assert_eq!(
            tamed("a", &zero),
            was(1, "a", &format!("{long}\u{FFFD}\u{FFFD}"))
        );
    }
}
