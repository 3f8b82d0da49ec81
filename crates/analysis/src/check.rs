//! The check: what in a study would not survive a careful reader.
//!
//! Evidence is read as a compiler reads a program. Each diagnostic names its place, says what was
//! seen and why it matters, and how to mend it; one that was accepted stays, with the reason.

mod code;

mod claims;
mod code_duplicate_name;
mod code_retired_but_cited;
mod code_without_definition;
mod finding_contradicted;
mod finding_on_one_kind;
mod finding_on_one_source;
mod finding_stale;
mod finding_without_quotation;
mod quotation_state;
mod register;
mod stated_figure_differs;
mod synopsis_invalid;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    operation::excerpt,
    study::Acceptance,
    text::{Span, TextIndex},
};

use crate::{
    declaration::Unit,
    index::Index,
    study::{Ix, Study, Texts},
    synopsis::universe::Universe,
};

pub use code::DiagnosticCode;

/// Something that would not survive a careful reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing it is.
    pub code: DiagnosticCode,
    /// How bad it is.
    pub level: Level,
    /// Where it is: `finding:KEY`, `source:KEY#informant`, `code:PATH`, `register:KEY#28`,
    /// `quotation:SOURCE@LABEL`. Stable from one check to the next, and over export and import, so
    /// that an acceptance can name it.
    pub place: String,
    /// What was seen and why it matters.
    pub reason: String,
    /// How to mend it.
    pub remedy: String,
    /// Further places that have to do with it.
    pub related: Vec<String>,
    /// What the reason counts, by name: from these a page makes the sentence in another language.
    pub counts: BTreeMap<&'static str, usize>,
    /// What the reason names, by name; `case` tells which of the sentences of its kind it is.
    pub words: BTreeMap<&'static str, Vec<String>>,
    /// Who says what, where sources are held against each other.
    pub sides: Vec<Side>,
    /// Who accepted it and why; it is listed all the same.
    pub accepted: Option<Accepted>,
    /// What was accepted here before, where that was something else.
    pub lapsed: Option<Lapsed>,
}

/// What one entry of one source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The key of the source; absent for what the study itself has.
    pub source: Option<String>,
    /// Where in the source.
    pub locator: Option<String>,
    /// What it says, a `?` where that is in doubt; several are alternatives or parts.
    pub says: Vec<String>,
}

/// That somebody looked at a diagnostic and let it stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Why it may stand.
    pub reason: String,
    /// The key of the member who accepted it.
    pub by: Option<String>,
}

/// An acceptance that is not of what the diagnostic says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapsed {
    /// Who accepted it and why.
    pub accepted: Accepted,
    /// What the diagnostic said then.
    pub said: String,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It must be mended before anybody relies on the study.
    Error,
    /// A careful reader will ask about it.
    Warning,
    /// Good to know.
    Note,
}

impl Level {
    /// Returns the word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What to leave out of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckOptions {
    /// Diagnostics that are switched off.
    pub off: BTreeSet<DiagnosticCode>,
}

/// Checks a study.
///
/// Diagnostics come by kind, in the order of [`DiagnosticCode::ALL`], and within a kind in the order
/// of the study.
#[must_use]
pub fn check(study: &Study, texts: &dyn Texts, options: &CheckOptions) -> Vec<Diagnostic> {
    let reader = Reader {
        universe: Universe::new(Index::new(study), Unit::Coding),
        texts,
    };
    let mut found = Vec::new();
    let checks: [fn(&Reader<'_>, &mut Vec<Diagnostic>); 13] = [
        finding_without_quotation::check,
        finding_stale::check,
        finding_on_one_source::check,
        finding_on_one_kind::check,
        finding_contradicted::check,
        code_without_definition::check,
        code_retired_but_cited::check,
        code_duplicate_name::check,
        claims::check,
        register::check,
        quotation_state::check,
        synopsis_invalid::check,
        stated_figure_differs::check,
    ];
    for check in checks {
        check(&reader, &mut found);
    }
    found.retain(|one| !options.off.contains(&one.code));
    found.sort_by_key(|one| one.code);
    for one in &mut found {
        hold_against_acceptances(study, one);
    }
    found
}

/// A study as the checks read it.
struct Reader<'s> {
    universe: Universe<'s>,
    texts: &'s dyn Texts,
}

impl<'s> Reader<'s> {
    fn index(&self) -> &Index<'s> {
        &self.universe.index
    }

    fn study(&self) -> &'s Study {
        self.universe.index.study
    }

    fn source_key(&self, source: Ix) -> &'s str {
        &self.study().sources[source as usize].1.key
    }

    /// Returns the sources of quotations, each once, in the order of the study.
    fn sources_of(&self, quotations: &[Ix]) -> BTreeSet<Ix> {
        let all = &self.study().quotations.source;
        quotations
            .iter()
            .filter_map(|quotation| all.get(*quotation as usize).copied())
            .collect()
    }

    /// Returns the first words of quotations in quotation marks, where the text is at hand. A text is
    /// read once for quotations that follow each other.
    fn words(&self, quotations: &[Ix]) -> Vec<Option<String>> {
        let all = &self.study().quotations;
        let source = |quotation: &Ix| all.source.get(*quotation as usize);
        let mut words = Vec::with_capacity(quotations.len());
        for of_source in quotations.chunk_by(|a, b| source(a) == source(b)) {
            let text = source(&of_source[0]).and_then(|source| self.texts.text(*source));
            let index = text.as_ref().map(|text| TextIndex::new(text));
            let first = |quotation: &Ix| {
                let at = *quotation as usize;
                let span = Span::new(all.start[at], all.end[at]).ok()?;
                Some(format!("“{}”", excerpt(index.as_ref()?.slice(span)?)))
            };
            words.extend(of_source.iter().map(first));
        }
        words
    }

    /// Returns the place of a quotation.
    fn quotation(&self, quotation: Ix) -> String {
        let all = &self.study().quotations;
        let at = quotation as usize;
        match self.texts.name(quotation) {
            Some(name) => format!("quotation:{name}"),
            None => format!(
                "quotation:{}:{}-{}",
                self.source_key(all.source[at]),
                all.start[at],
                all.end[at]
            ),
        }
    }
}

impl Diagnostic {
    fn new(code: DiagnosticCode, level: Level, place: impl Into<String>) -> Self {
        Self {
            code,
            level,
            place: place.into(),
            reason: String::new(),
            remedy: String::new(),
            related: Vec::new(),
            counts: BTreeMap::new(),
            words: BTreeMap::new(),
            sides: Vec::new(),
            accepted: None,
            lapsed: None,
        }
    }

    fn because(self, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            ..self
        }
    }

    fn mend(self, remedy: impl Into<String>) -> Self {
        Self {
            remedy: remedy.into(),
            ..self
        }
    }

    fn related(self, related: Vec<String>) -> Self {
        Self { related, ..self }
    }

    fn count(mut self, name: &'static str, number: usize) -> Self {
        self.counts.insert(name, number);
        self
    }

    fn word(self, name: &'static str, word: impl Into<String>) -> Self {
        self.words(name, vec![word.into()])
    }

    fn words(mut self, name: &'static str, words: Vec<String>) -> Self {
        self.words.insert(name, words);
        self
    }
}

/// Says whether a diagnostic was accepted, or something else was at its place.
fn hold_against_acceptances(study: &Study, diagnostic: &mut Diagnostic) {
    let here =
        study.acceptances.iter().map(|(_, one)| one).filter(|one| {
            one.diagnostic == diagnostic.code.word() && one.place == diagnostic.place
        });
    for acceptance in here {
        let accepted = accepted(study, acceptance);
        match &acceptance.said {
            Some(said) if *said != diagnostic.reason => {
                let said = said.clone();
                diagnostic.lapsed = Some(Lapsed { accepted, said });
            }
            _ => diagnostic.accepted = Some(accepted),
        }
    }
    if diagnostic.accepted.is_some() {
        diagnostic.lapsed = None;
    }
}

fn accepted(study: &Study, acceptance: &Acceptance) -> Accepted {
    let member = |id| study.members.iter().find(|(known, _)| *known == id);
    Accepted {
        reason: acceptance.reason.clone(),
        by: acceptance
            .by
            .and_then(member)
            .map(|(_, member)| member.key.clone()),
    }
}
