//! What a report tells of the records that the project had: those that have changed, and those that the
//! file has no more.

use std::collections::BTreeSet;

use ayni_formats::foreign::Program;
use ayni_model::{
    actor::Actor,
    codebook::Code,
    coding::{Anchor, Quotation, Region},
    id::{QuotationId, RecordId},
    import::Import,
    layout::Layout,
    operation::excerpt,
    record::{Fields, GONE, Kind, Noun, Reference},
    source::{ContentHash, Revision, Source},
    study::Member,
    text::TextIndex,
};
use ayni_store::{Left, Reader as _};
use serde_json::Value as Json;

use super::Bring;
use crate::{Problem, foreign::report::Overwritten, intake::labels};

/// How many lines of each list are told; the others are counted.
const LISTED: usize = 1_000;

/// How many values are told that somebody had changed here: more than a person changes by hand.
const LISTED_OWN: usize = 100_000;

/// How much is shown of a text around its first change, in characters.
const AROUND: usize = 20;

/// The nouns of which it is told that the file has them no more.
const TOLD: [Kind; 8] = [
    Kind::Source,
    Kind::Code,
    Kind::CodeGroup,
    Kind::Attribute,
    Kind::Actor,
    Kind::Memo,
    Kind::Quotation,
    Kind::Coding,
];

/// Returns the nouns of which a file of a program tells all: what has no place in it is not missed there.
fn told_by(program: Option<Program>, codings: u64) -> &'static [Kind] {
    match program {
        Some(Program::RefiCodebook) => &[Kind::Code, Kind::CodeGroup],
        // A table of tags, or of coded segments.
        Some(Program::Segments) if codings == 0 => &[Kind::Code],
        Some(Program::Segments) => &[Kind::Code, Kind::Quotation, Kind::Coding],
        _ => &TOLD,
    }
}

/// Tells whether somebody had changed a value here: it is not what files said. A text that was corrected here keeps
/// what was corrected, and passages move with their texts.
fn is_own(field: &str, before: &Json, said: Option<&Left>) -> bool {
    let moves = matches!(field, "at" | "revision" | "layout");
    let said = said.map(|it| it.fields.get(field).unwrap_or(&Json::Null));
    !moves && said.is_none_or(|said| said != before)
}

/// The texts that were read last: those before and after of one source, of which many passages may be told.
type Texts = Vec<(RecordId, String)>;

impl Bring<'_, '_> {
    /// Lists the fields that have another value than before, those first that somebody had changed here.
    pub(super) fn list_overwritten(&mut self) -> Result<(), Problem> {
        let mut texts = Texts::new();
        let mut others = Vec::new();
        for record in self.writer.touched()?.changed {
            if matches!(record.kind, Kind::Verbatim) {
                continue;
            }
            // What an undo took away and comes again is new.
            if record.before.get(GONE) == Some(&Json::Bool(true)) {
                continue;
            }
            let said = self.said_before(record.id)?;
            let mut name = None;
            for (field, after) in &record.set {
                let before = record.before.get(field).unwrap_or(&Json::Null);
                let own = is_own(field, before, said.as_ref());
                let (list, most) = match own {
                    true => (&self.report.overwritten, LISTED_OWN),
                    false => (&others, LISTED),
                };
                if list.len() >= most {
                    self.report.more_overwritten += 1;
                    continue;
                }
                let (before, after) = self.both(field, before, after, &mut texts)?;
                // A passage that has its place and its words in another text than before.
                if field == "at" && before == after {
                    continue;
                }
                let name = match &name {
                    Some(name) => name,
                    None => name.insert(self.name_of(record.kind, record.id, &record.before)?),
                };
                let told = Overwritten {
                    record: name.clone(),
                    field: field.clone(),
                    before,
                    after,
                    own,
                };
                match own {
                    true => self.report.overwritten.push(told),
                    false => others.push(told),
                }
            }
        }
        self.report.overwritten.extend(others);
        Ok(())
    }

    /// Lists what earlier imports of the same project brought, that is still here and not in the file.
    pub(super) fn list_absent(&mut self) -> Result<(), Problem> {
        let program = self.head.as_ref().map(|head| head.program);
        let told = told_by(program, self.report.there("coding"));
        let mut absent: BTreeSet<(usize, RecordId)> = BTreeSet::new();
        for (import, noun) in self.writer.all::<Import>()? {
            let mut said = self.writer.said_with(import.into())?;
            let again = said.iter().any(|(kind, id)| self.comes_again(*kind, *id));
            said.retain(|(kind, id)| told.contains(kind) && self.is_here(*kind, *id));
            if !self.is_same_project(&noun, &said, again) {
                continue;
            }
            for (kind, id) in said.iter().filter(|(_, id)| !self.met.came.contains(id)) {
                let rank = TOLD.iter().position(|it| it == kind).unwrap_or_default();
                absent.insert((rank, *id));
            }
        }
        let codings = absent
            .iter()
            .filter(|(rank, _)| TOLD[*rank] == Kind::Coding);
        let codings = codings.filter_map(|(_, id)| self.shelves.codings.live.get(&(*id).into()));
        let coded: BTreeSet<QuotationId> = codings.map(|it| it.quotation).collect();
        for (rank, id) in absent {
            let kind = TOLD[rank];
            // A source that is not there has no codings there either, and a passage is told with its codings.
            if kind == Kind::Quotation && coded.contains(&id.into()) || self.is_of_absent(kind, id)
            {
                continue;
            }
            self.met.absent(kind);
            if self.report.absent.len() < LISTED {
                let fields = self.fields_of(kind, id);
                let name = self.name_of(kind, id, &fields)?;
                self.report.absent.push(name);
            } else {
                self.report.more_absent += 1;
            }
        }
        Ok(())
    }

    /// Tells whether an earlier import was one of the project of this file: by the name and something that
    /// both have; where it has another name now, by half of its codes and sources. What was the same in both is
    /// of the first import that brought it: that this one had a source of this file `again` is enough as well.
    fn is_same_project(&self, import: &Import, said: &[(Kind, RecordId)], again: bool) -> bool {
        let main = |kind: &Kind| matches!(kind, Kind::Source | Kind::Code);
        let main = said.iter().filter(|(kind, _)| main(kind));
        let (mut all, mut both) = (0, 0);
        for (_, id) in main {
            all += 1;
            both += usize::from(self.met.came.contains(id));
        }
        let named = self.is_of_project(import);
        // A table says no identities, and a single code of a common name may be in any.
        let is_table = self.head.as_ref().map(|head| head.program) == Some(Program::Segments);
        let alone = is_table && both == 1;
        named && (again || both > 0) || both > 0 && !alone && both * 2 >= all
    }

    /// Tells whether a record is what an earlier file said word for word of a source that this one has too.
    fn comes_again(&self, kind: Kind, id: RecordId) -> bool {
        let verbatim = || self.shelves.verbatims.live.get(&id.into());
        let of_source = || verbatim()?.of.filter(|of| of.kind == Kind::Source);
        kind == Kind::Verbatim && self.met.came.contains(&id) && of_source().is_some()
    }

    fn is_here(&self, kind: Kind, id: RecordId) -> bool {
        let shelves = &self.shelves;
        match kind {
            Kind::Source => shelves.sources.live.contains_key(&id.into()),
            Kind::Code => shelves.codes.live.contains_key(&id.into()),
            Kind::CodeGroup => shelves.groups.live.contains_key(&id.into()),
            Kind::Attribute => shelves.attributes.live.contains_key(&id.into()),
            Kind::Actor => shelves.actors.live.contains_key(&id.into()),
            Kind::Memo => shelves.memos.live.contains_key(&id.into()),
            Kind::Quotation => shelves.quotations.live.contains_key(&id.into()),
            Kind::Coding => shelves.codings.live.contains_key(&id.into()),
            _ => false,
        }
    }

    /// Tells whether a passage or a coding is of a source that the file has no more.
    fn is_of_absent(&self, kind: Kind, id: RecordId) -> bool {
        let shelves = &self.shelves;
        let quotation = match kind {
            Kind::Quotation => Some(id.into()),
            Kind::Coding => shelves.codings.live.get(&id.into()).map(|it| it.quotation),
            _ => None,
        };
        let quotation = quotation.and_then(|id| shelves.quotations.live.get(&id));
        quotation.is_some_and(|it| !self.met.came.contains(&it.source.into()))
    }

    fn fields_of(&self, kind: Kind, id: RecordId) -> Fields {
        let shelves = &self.shelves;
        let fields = match kind {
            Kind::Source => shelves.sources.live.get(&id.into()).map(Noun::fields),
            Kind::Code => shelves.codes.live.get(&id.into()).map(Noun::fields),
            Kind::CodeGroup => shelves.groups.live.get(&id.into()).map(Noun::fields),
            Kind::Attribute => shelves.attributes.live.get(&id.into()).map(Noun::fields),
            Kind::Actor => shelves.actors.live.get(&id.into()).map(Noun::fields),
            Kind::Memo => shelves.memos.live.get(&id.into()).map(Noun::fields),
            Kind::Quotation => shelves.quotations.live.get(&id.into()).map(Noun::fields),
            Kind::Coding => shelves.codings.live.get(&id.into()).map(Noun::fields),
            Kind::Member => shelves.members.live.get(&id.into()).map(Noun::fields),
            _ => None,
        };
        fields.unwrap_or_default()
    }

    /// Returns what a person calls a record: its noun and its name; of a passage, its source and place; of
    /// a coding, its code and passage.
    fn name_of(&self, kind: Kind, id: RecordId, fields: &Fields) -> Result<String, Problem> {
        let text = |field: &str| fields.get(field).and_then(Json::as_str);
        let called = |field: &str, kind: Kind| -> Result<Option<String>, Problem> {
            match text(field).and_then(|id| id.parse::<RecordId>().ok()) {
                Some(id) => self.called(kind, id),
                None => Ok(None),
            }
        };
        let name = match kind {
            Kind::Quotation => {
                let source = called("source", Kind::Source)?.unwrap_or_default();
                let at = fields.get("at").map(|at| self.said("at", at)).transpose()?;
                match at.flatten() {
                    Some(at) => format!("{source}, {at}"),
                    None => source,
                }
            }
            Kind::Coding => {
                let code = called("code", Kind::Code)?.unwrap_or_default();
                let quotation = text("quotation").and_then(|id| id.parse::<RecordId>().ok());
                let quotation = quotation.map(|id| self.writer.get::<Quotation>(id.into()));
                match quotation.transpose()?.flatten() {
                    Some(quotation) => {
                        let source = self.called(Kind::Source, quotation.source.into())?;
                        let source = source.unwrap_or_default();
                        format!("{code} · {source}, {}", place(&quotation.at))
                    }
                    None => code,
                }
            }
            Kind::Revision => called("source", Kind::Source)?.unwrap_or_default(),
            _ => {
                let named = ["name", "title", "label", "key"].into_iter();
                let name = named.filter_map(text).next();
                name.map_or_else(|| id.to_string(), str::to_owned)
            }
        };
        Ok(format!("{}:{name}", kind.word()))
    }

    /// Returns the name of a record, as it is now.
    fn called(&self, kind: Kind, id: RecordId) -> Result<Option<String>, Problem> {
        Ok(match kind {
            Kind::Source => self.writer.get::<Source>(id.into())?.map(|it| it.name),
            Kind::Code => {
                let code = self.writer.get::<Code>(id.into())?;
                code.map(|it| it.name.to_string())
            }
            Kind::Actor => self.writer.get::<Actor>(id.into())?.map(|it| it.name),
            Kind::Member => self.writer.get::<Member>(id.into())?.map(|it| it.name),
            _ => None,
        })
    }

    /// Returns what stood in a field and what stands there now, as a person reads it: of long words, those
    /// around the first that differ.
    fn both(
        &self,
        field: &str,
        before: &Json,
        after: &Json,
        texts: &mut Texts,
    ) -> Result<(Option<String>, Option<String>), Problem> {
        let (before, after) = match field {
            "revision" => (self.words_of(before)?, self.words_of(after)?),
            "layout" => (self.speakers_of(before)?, self.speakers_of(after)?),
            // What is long of it is cut short there.
            "at" => return self.places(before, after, texts),
            _ => (self.said(field, before)?, self.said(field, after)?),
        };
        Ok(match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = differing(&before, &after);
                (Some(before), Some(after))
            }
            (before, after) => {
                let short = |text: Option<String>| text.map(|text| excerpt(&text));
                (short(before), short(after))
            }
        })
    }

    /// Returns where a passage stood and where it stands; with its words, where those are others or the place
    /// is the same.
    fn places(
        &self,
        before: &Json,
        after: &Json,
        texts: &mut Texts,
    ) -> Result<(Option<String>, Option<String>), Problem> {
        let (was, now) = (self.said("at", before)?, self.said("at", after)?);
        let said = self.words_at(before, texts)?;
        let says = self.words_at(after, texts)?;
        if was != now && (said == says || said.is_none() || says.is_none()) {
            return Ok((was, now));
        }
        let (said, says) = match said.zip(says) {
            Some((said, says)) => differing(&said, &says),
            None => return Ok((was, now)),
        };
        let worded = |place: Option<String>, words: &str| {
            let place = place?;
            Some(format!("{place} “{words}”"))
        };
        Ok((worded(was, &said), worded(now, &says)))
    }

    /// Returns the words of a passage, where it has some.
    fn words_at(&self, at: &Json, texts: &mut Texts) -> Result<Option<String>, Problem> {
        let anchor: Option<Anchor> = serde_json::from_value(at.clone()).ok();
        let Some((revision, span)) = anchor.and_then(|it| it.place()) else {
            return Ok(None);
        };
        let revision = RecordId::from(revision);
        if !texts.iter().any(|(of, _)| *of == revision) {
            let text = self.words_of(&Json::String(revision.to_string()))?;
            texts.truncate(1);
            texts.insert(0, (revision, text.unwrap_or_default()));
        }
        let text = texts.iter().find(|(of, _)| *of == revision);
        let words = text.and_then(|(_, text)| TextIndex::new(text).slice(span));
        Ok(words.map(str::to_owned))
    }

    /// Returns the text of a revision.
    fn words_of(&self, revision: &Json) -> Result<Option<String>, Problem> {
        let id = revision.as_str().and_then(|id| id.parse::<RecordId>().ok());
        let revision = id.map(|id| self.writer.get::<Revision>(id.into()));
        match revision.transpose()?.flatten() {
            Some(revision) => Ok(Some(self.writer.text(revision.text)?)),
            None => Ok(None),
        }
    }

    /// Returns who speaks, by a layout, and in how many turns.
    fn speakers_of(&self, layout: &Json) -> Result<Option<String>, Problem> {
        let Ok(hash) = serde_json::from_value::<ContentHash>(layout.clone()) else {
            return Ok(None);
        };
        let layout: Option<Layout> = serde_json::from_slice(&self.writer.blob(hash)?).ok();
        Ok(layout.map(|layout| {
            let turns = |label: &str| {
                let of = layout.turns.iter().filter(|turn| turn.speaker == label);
                format!("{label} ({})", of.count())
            };
            let labels = labels(&layout);
            let labels: Vec<String> = labels.iter().map(|label| turns(label)).collect();
            labels.join("; ")
        }))
    }

    /// Returns a value as a person reads it: records by their names, places by their numbers.
    fn said(&self, field: &str, value: &Json) -> Result<Option<String>, Problem> {
        if field == "at"
            && let Ok(anchor) = serde_json::from_value::<Anchor>(value.clone())
        {
            return Ok(Some(place(&anchor)));
        }
        Ok(match value {
            Json::Null => None,
            Json::String(text) => {
                let reference = text.parse::<Reference>().ok();
                let plain = || Some((*self.kinds.get(&text.parse().ok()?)?, text.parse().ok()?));
                let named = reference.map(|it| (it.kind, it.id)).or_else(plain);
                let named = named.map(|(kind, id)| self.called(kind, id)).transpose()?;
                Some(named.flatten().unwrap_or_else(|| text.clone()))
            }
            Json::Array(values) => {
                let mut all = Vec::with_capacity(values.len());
                for value in values {
                    all.extend(self.said(field, value)?);
                }
                Some(all.join("; "))
            }
            Json::Bool(_) | Json::Number(_) | Json::Object(_) => Some(value.to_string()),
        })
    }
}

/// Returns where something stands: start and end of a passage, in code points, or what was marked there and
/// is nowhere now; a page; a moment, in milliseconds.
fn place(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Exact { span, .. } | Anchor::Moved { span, .. } | Anchor::Changed { span, .. } => {
            format!("{}–{}", span.start(), span.end())
        }
        Anchor::Lost { was, .. } => format!("“{}”", excerpt(was)),
        Anchor::Region { of } => match of {
            Region::Whole => "*".to_owned(),
            Region::Page { page, corners } => format!("{page}: {}", numbers(corners)),
            Region::Area { corners } => numbers(corners),
            Region::Time { begin, end } => format!("{begin}–{end} ms"),
        },
    }
}

fn numbers([a, b, c, d]: &[i64; 4]) -> String {
    format!("{a}, {b} – {c}, {d}")
}

/// Returns two texts as a person tells them apart: cut short, from shortly before the first sign that
/// differs.
fn differing(before: &str, after: &str) -> (String, String) {
    let (short, also) = (excerpt(before), excerpt(after));
    if short != also || before == after {
        return (short, also);
    }
    let same = before.chars().zip(after.chars());
    let same = same.take_while(|(a, b)| a == b).count();
    let from = |text: &str| {
        let rest: String = text.chars().skip(same.saturating_sub(AROUND)).collect();
        // No word is cut in two.
        let whole = rest.split_once(char::is_whitespace);
        format!("… {}", excerpt(whole.map_or(&*rest, |(_, whole)| whole)))
    };
    (from(before), from(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let same = "palabra ".repeat(100);
        let (before, after) = (
            format!("{same}Tenemos miedo."),
            format!("{same}Tenemos rabia."),
        );
        let (shown, also) = differing(&before, &after);
        assert_eq!(shown, "… palabra Tenemos miedo.");
        assert_eq!(also, "… palabra Tenemos rabia.");
        let short = ("Fear".to_owned(), "Fear of closure".to_owned());
        assert_eq!(differing("Fear", "Fear of closure"), short);
    }
}
