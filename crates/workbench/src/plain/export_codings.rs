//! `codings.csv` of an export, source by source.

use std::collections::{HashMap, HashSet};

use ayni_model::{
    coding::{Anchor, Coding, Quotation},
    id::{CodeId, CodingId, FindingId, MemoId, QuotationId, RecordId, SourceId},
    record::Kind,
    source::{Revision, Source},
    study::{Finding, Memo},
    text::{Span, TextIndex},
};
use ayni_store::Reader as _;

use super::{
    anchor::is_moment,
    codings::COLUMNS,
    export::{Export, unwritable, unwritten},
    names::is_key,
    row::cell,
};
use crate::Problem;

const FILE: &str = "codings.csv";

/// Bytes of rows that are collected before they are written.
const CHUNK: usize = 1 << 20;

impl Export<'_> {
    /// Writes the quotations and codings by source, start, end, code and coder.
    pub(crate) fn codings(
        &mut self,
        sources: &[(SourceId, Source)],
        order: &[CodeId],
        findings: &[(FindingId, Finding)],
        memos: &[(MemoId, Memo)],
    ) -> Result<(), Problem> {
        let total = self.project.count(Kind::Quotation)?;
        if total == 0 && self.project.count(Kind::Coding)? == 0 {
            return Ok(());
        }
        let mut named: HashSet<RecordId> = findings
            .iter()
            .flat_map(|(_, finding)| finding.quotations.iter().chain(&finding.contrary))
            .map(|id| (*id).into())
            .collect();
        let on_quotation = |memo: &Memo| memo.on.filter(|on| on.kind == Kind::Quotation);
        named.extend(
            memos
                .iter()
                .filter_map(|(_, memo)| on_quotation(memo))
                .map(|on| on.id),
        );
        let places: HashMap<CodeId, usize> = order.iter().copied().zip(0..).collect();
        let mut labels: HashSet<String> = HashSet::new();
        let mut pending: Vec<u8> = Vec::new();
        let mut header = csv::Writer::from_writer(&mut pending);
        header
            .write_record(COLUMNS.iter().copied().chain(["id"]))
            .map_err(unwritten)?;
        header.flush().map_err(|error| unwritable(FILE, &error))?;
        drop(header);

        // Nothing else is written meanwhile, so the target can be lent to the file.
        let Some(target) = self.target.take() else {
            return Ok(());
        };
        self.written.insert(FILE.to_owned());
        let mut file = target
            .create(FILE)
            .map_err(|error| unwritable(FILE, &error))?;
        for (source, noun) in sources {
            let Some(key) = self.names.sources.key(*source).map(str::to_owned) else {
                continue;
            };
            let mut writer = csv::Writer::from_writer(&mut pending);
            self.source_codings(
                *source,
                &key,
                noun,
                &places,
                &named,
                &mut labels,
                &mut writer,
            )?;
            writer.flush().map_err(|error| unwritable(FILE, &error))?;
            drop(writer);
            if pending.len() > CHUNK {
                file.write_all(&pending)
                    .map_err(|error| unwritable(FILE, &error))?;
                pending.clear();
            }
        }
        file.write_all(&pending)
            .map_err(|error| unwritable(FILE, &error))?;
        file.flush().map_err(|error| unwritable(FILE, &error))?;
        drop(file);
        self.target = Some(target);
        self.homeless(total)
    }

    /// Writes the rows of one source.
    #[expect(clippy::too_many_arguments, reason = "the state of one loop")]
    fn source_codings(
        &mut self,
        source: SourceId,
        key: &str,
        noun: &Source,
        places: &HashMap<CodeId, usize>,
        named: &HashSet<RecordId>,
        labels: &mut HashSet<String>,
        writer: &mut csv::Writer<&mut Vec<u8>>,
    ) -> Result<(), Problem> {
        let mut quotations = self.project.referring::<Quotation>("source", source)?;
        if quotations.is_empty() {
            return Ok(());
        }
        let text = match noun.revision {
            Some(revision) => match self.project.get::<Revision>(revision)? {
                Some(revision) => self.project.text(revision.text)?,
                None => String::new(),
            },
            None => String::new(),
        };
        let index = TextIndex::new(&text);
        let span_of = |quotation: &Quotation| quotation.at.place().map(|(_, span)| span);
        // Lost ones come last.
        quotations.sort_by_key(|(id, quotation)| {
            let span = span_of(quotation);
            (span.is_none(), span, *id)
        });
        let mut spans: HashMap<_, usize> = HashMap::new();
        for (_, quotation) in &quotations {
            if let Some(span) = span_of(quotation) {
                *spans.entry(span).or_default() += 1;
            }
        }
        let mut given: HashMap<QuotationId, Vec<(CodingId, Coding)>> = HashMap::new();
        for (id, coding) in self.project.codings_of(source)? {
            given
                .entry(coding.quotation)
                .or_default()
                .push((id, coding));
        }
        let number = self.names.passages.source(source);
        for (id, quotation) in quotations {
            let mut codings = given.remove(&id).unwrap_or_default();
            let label = quotation.label.as_deref().unwrap_or("");
            let good_label =
                quotation.label.is_none() || (is_key(label) && !labels.contains(label));
            let good = good_label && self.rowed.contains(&source);
            let words = words(&quotation, noun, &index).filter(|_| good);
            let Some(words) = words else {
                self.keep_quotation(id, &quotation)?;
                for (id, coding) in &codings {
                    self.keep_further(*id, coding)?;
                }
                continue;
            };
            if !label.is_empty() {
                labels.insert(label.to_owned());
            }
            if named.contains(&id.into()) {
                let place = self.names.passages.add(id);
                let span = span_of(&quotation);
                let only = span.is_some_and(|span| spans.get(&span) == Some(&1));
                if !label.is_empty() {
                    self.names.passages.label(label, place);
                    let name = format!("{key}@{label}");
                    self.names.quotations.insert(id.into(), name);
                } else if let (Some(span), true) = (span, only) {
                    let (start, end) = (span.start().0, span.end().0);
                    self.names.passages.place(number, (start, end), place);
                    let name = format!("{key}:{start}-{end}");
                    self.names.quotations.insert(id.into(), name);
                }
            }
            codings.sort_by_key(|(id, coding)| {
                let coder = self.names.members.key(coding.coder).map(str::to_owned);
                (places.get(&coding.code).copied(), coder, *id)
            });
            let quotation_id = id.to_string();
            let mut row = |code: &str, coding: Option<(CodingId, &Coding)>, coder: &str| {
                let noun = coding.map(|(_, coding)| coding);
                let id = coding.map(|(id, _)| id.to_string()).unwrap_or_default();
                let stance = noun.map_or("", |coding| coding.stance.word());
                let made = noun.and_then(|coding| coding.made.as_deref()).unwrap_or("");
                let note = noun.and_then(|coding| coding.note.as_deref()).unwrap_or("");
                writer
                    .write_record([
                        key,
                        &words.start,
                        &words.end,
                        &words.quote,
                        label,
                        code,
                        coder,
                        stance,
                        made,
                        quotation.at.state(),
                        &words.was,
                        note,
                        &quotation_id,
                        &words.last_revision,
                        &id,
                    ])
                    .map_err(unwritten)
            };
            let mut rows = 0_u64;
            let mut failed = Vec::new();
            for (id, coding) in &codings {
                let code = self.names.codes.key(coding.code);
                let coder = self.names.members.key(coding.coder);
                match (code, coder) {
                    (Some(code), Some(coder)) if is_row(coding) => {
                        row(code, Some((*id, coding)), coder)?;
                        rows += 1;
                    }
                    _ => failed.push((*id, coding)),
                }
            }
            if rows == 0 {
                row("", None, "")?;
            }
            for (id, coding) in failed {
                self.keep_further(id, coding)?;
            }
            self.report.quotations += 1;
            self.report.codings += rows;
        }
        Ok(())
    }

    /// Keeps quotations whose source has no row, and codings whose quotation is not there.
    fn homeless(&mut self, total: u64) -> Result<(), Problem> {
        let further = |export: &Self, kind| {
            export
                .further
                .keys()
                .filter(|(found, _)| *found == kind)
                .count() as u64
        };
        if self.report.quotations + further(self, Kind::Quotation) < total {
            for (id, quotation) in self.project.all::<Quotation>()? {
                if self.names.sources.key(quotation.source).is_none() {
                    self.keep_quotation(id, &quotation)?;
                }
            }
        }
        if self.report.codings + further(self, Kind::Coding) < self.project.count(Kind::Coding)? {
            let placed: HashSet<QuotationId> = self
                .project
                .all::<Quotation>()?
                .into_iter()
                .filter(|(_, quotation)| self.names.sources.key(quotation.source).is_some())
                .map(|(id, _)| id)
                .collect();
            for (id, coding) in self.project.all::<Coding>()? {
                if !placed.contains(&coding.quotation) {
                    self.keep_further(id, &coding)?;
                }
            }
        }
        Ok(())
    }
}

/// Tells whether a row can hold a coding.
fn is_row(coding: &Coding) -> bool {
    let made = coding
        .made
        .as_ref()
        .is_none_or(|made| made.trim() == made && is_moment(made));
    let note = coding
        .note
        .as_ref()
        .is_none_or(|note| !note.is_empty() && !note.contains('\0'));
    made && note
}

/// What the cells of a row say of its passage.
#[derive(Debug, Default)]
struct Words {
    start: String,
    end: String,
    /// The words as they stand in the text; of a lost passage, those that were marked.
    quote: String,
    /// The words that were marked first, where the text has others now.
    was: String,
    last_revision: String,
}

/// Returns where a quotation stands and its words, unless a row cannot say them.
fn words(quotation: &Quotation, source: &Source, index: &TextIndex<'_>) -> Option<Words> {
    let at = |span: Span| Words {
        start: span.start().to_string(),
        end: span.end().to_string(),
        ..Words::default()
    };
    let words = match &quotation.at {
        Anchor::Exact { revision, span } | Anchor::Moved { revision, span } => {
            (source.revision == Some(*revision)).then_some(())?;
            Words {
                quote: index.slice(*span)?.to_owned(),
                ..at(*span)
            }
        }
        Anchor::Changed {
            revision,
            span,
            was,
        } => {
            (source.revision == Some(*revision) && !was.is_empty()).then_some(())?;
            Words {
                quote: index.slice(*span)?.to_owned(),
                was: was.clone(),
                ..at(*span)
            }
        }
        Anchor::Lost { was, last } => Words {
            quote: was.clone(),
            last_revision: cell(last.as_ref().map(|(revision, _)| revision)),
            ..last.as_ref().map(|(_, span)| at(*span)).unwrap_or_default()
        },
        // A table of passages has no place for a part of something else.
        Anchor::Region { .. } => return None,
    };
    // A table keeps neither a zero character nor another line end than its own.
    let kept = |words: &str| !words.contains(['\0', '\r']);
    (kept(&words.quote) && kept(&words.was)).then_some(words)
}
