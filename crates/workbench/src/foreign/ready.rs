//! Reading ahead: one thread reads the file and works out all that needs no project, while the one that
//! writes the project is busy with what came before.

use std::{collections::BTreeMap, panic::resume_unwind, sync::mpsc::sync_channel, thread};

use ayni_formats::{
    LossKind,
    foreign::{
        At, Piece, Selection, Source, Text, Words,
        positions::{ByName, NoPassage, Ruler, by_names, decide, named as is_named},
        words,
    },
};
use ayni_model::{
    layout::{Cue, Layout, PlainDocument},
    positions::{Convention, Decision, Reason},
    text::{Span, TextIndex, count_words, normalise_line_ends},
};
use ayni_store::Hashed;

use super::{Input, NOT_AT_HAND, Options, listed, selection_of};
use crate::Problem;

/// How many pieces wait for the writer: enough that it is never idle, few enough that the memory is
/// that of a few sources.
const WAITING: usize = 2;

/// A piece of a foreign project, with what can be known of it before the project is asked.
pub(super) struct Ready {
    pub(super) piece: Prepared,
    /// How many of its names and texts had control characters.
    pub(super) tamed: usize,
}

/// A source, or any other piece as the reader gave it.
pub(super) enum Prepared {
    Source(Box<PreparedSource>),
    Other(Box<Piece>),
}

/// A source whose text was looked at.
pub(super) struct PreparedSource {
    /// The source, without its text and its words.
    pub(super) source: Source,
    pub(super) worded: Option<Worded>,
    /// What the file says of it word for word, packed.
    pub(super) words: Hashed<Vec<u8>>,
}

/// The text of a source.
pub(super) struct Worded {
    /// The text as it is stored in the file.
    pub(super) stored: String,
    /// The same with `\n` as line ends.
    pub(super) shown: Hashed<String>,
    /// Its length in code points.
    pub(super) code_points: u32,
    /// How many words it has.
    pub(super) count: u32,
    /// What the file says of its form.
    pub(super) layout: Layout,
    /// The same with the turns and times that its words tell, where the file says no turns.
    pub(super) heard: Option<Layout>,
    pub(super) decision: Decision,
    /// Where the selections are, one for each.
    pub(super) spans: Vec<Option<Result<Span, NoPassage>>>,
    /// What their names say of that, one for each; none where names are labels.
    pub(super) named: Vec<ByName>,
    pub(super) encoding: Option<String>,
    /// Whether that is a guess.
    pub(super) guessed: bool,
    /// The member that it was read from, and its bytes.
    pub(super) member: Option<(String, Hashed<Vec<u8>>)>,
}

/// Reads a project on a thread of its own and gives its pieces to the writer, in their order. When either
/// stops, so does the other.
pub(super) fn read_ahead(
    input: &mut Input,
    options: &Options,
    write: &mut dyn FnMut(Ready) -> Result<(), Problem>,
) -> Result<(), Problem> {
    thread::scope(|scope| {
        let (give, take) = sync_channel(WAITING);
        let reader = scope.spawn(move || {
            let mut ours = false;
            input.read(options, &mut |piece| {
                give.send(prepare(piece, &mut ours))
                    .map_err(|_| Problem::import_broken_off())
            })
        });
        // The writer lets go of its end when it stops; the reader then finds nobody to give to.
        let written = take.into_iter().try_for_each(write);
        let read = reader.join().unwrap_or_else(|panic| resume_unwind(panic));
        written.and(read)
    })
}

/// Tells whether a project was written by this program, by what its head says of its origin.
pub(super) fn is_ours(origin: &str) -> bool {
    origin.starts_with("Ayni ")
}

/// Works out what needs no project. `ours` is whether this program wrote the file, which its head says.
fn prepare(mut piece: Piece, ours: &mut bool) -> Ready {
    let tamed = piece.tame();
    let piece = match piece {
        Piece::Source(source) => Prepared::Source(Box::new(prepare_source(*source, *ours))),
        Piece::Head(head) => {
            *ours = is_ours(&head.origin);
            Prepared::Other(Box::new(Piece::Head(head)))
        }
        other => Prepared::Other(Box::new(other)),
    };
    Ready { piece, tamed }
}

/// Packs what another program wrote, as it is stored.
pub(super) fn packed(words: &str) -> Hashed<Vec<u8>> {
    Hashed::new(words::pack(words))
}

/// Works out what can be known of a source without the project. `ours` is whether this program wrote the
/// file.
pub(super) fn prepare_source(mut source: Source, ours: bool) -> PreparedSource {
    if ours {
        join(&mut source);
    }
    // Another program that opened such a file gives on what stood there.
    let not_at_hand = |text: &Text| text.stored.trim() == NOT_AT_HAND.trim_end();
    let text = source.text.take().filter(|text| !not_at_hand(text));
    let worded = text.map(|text| word(&source, text));
    let words = source
        .verbatim
        .take()
        .unwrap_or_else(|| listed::list(&source));
    PreparedSource {
        worded,
        words: packed(&words),
        source,
    }
}

/// Looks at a text: what positions count in it, where its selections are, and who speaks.
fn word(source: &Source, text: Text) -> Worded {
    let shown = normalise_line_ends(&text.stored).into_owned();
    let mut decision = decide(&text.stored, &shown, text.units, &source.selections);
    let ruler = Ruler::new(&text.stored);
    let spans = spans(&ruler, decision.convention, source);
    let in_doubt = text.converted || counts_past_damage(source, &text);
    if in_doubt && decision.reason != Reason::Words && !are_named(&shown, source, &spans) {
        decision.certain = false;
    }
    let named = named(&shown, &mut decision, source, &spans);
    let mut layout = text.layout;
    layout.cues.extend(cues(&ruler, &decision, &text.sync));
    let member = text.member.map(|name| {
        let bytes = text.raw.unwrap_or_else(|| text.stored.clone().into_bytes());
        (name, Hashed::new(bytes))
    });
    let code_points = u32::try_from(shown.chars().count()).unwrap_or(u32::MAX);
    let count = count_words(&shown);
    let (shown, heard) = heard(shown, &layout);
    Worded {
        stored: text.stored,
        shown: Hashed::new(shown),
        code_points,
        count,
        layout,
        heard,
        decision,
        spans,
        named,
        encoding: text.encoding,
        guessed: text.guessed,
        member,
    }
}

/// Tells whether each passage is what its name says.
fn are_named(shown: &str, source: &Source, spans: &[Option<Result<Span, NoPassage>>]) -> bool {
    let index = TextIndex::new(shown);
    let mut placed = source.selections.iter().zip(spans);
    placed.all(|(selection, span)| match (span, &selection.words) {
        (None, _) => true,
        (Some(Ok(span)), Words::Name(name)) => {
            index.slice(*span).is_some_and(|it| is_named(name, it))
        }
        _ => false,
    })
}

/// Returns what the names of selections say, where they say that the numbers are wrong. Those without
/// words in the text stand in doubt then.
fn named(
    shown: &str,
    decision: &mut Decision,
    source: &Source,
    spans: &[Option<Result<Span, NoPassage>>],
) -> Vec<ByName> {
    let has_name = |it: &Selection| matches!(it.words, Words::Name(_));
    if decision.reason == Reason::Known || !source.selections.iter().any(has_name) {
        return Vec::new();
    }
    let Some(named) = by_names(&TextIndex::new(shown), &source.selections, spans) else {
        return Vec::new();
    };
    let mut both = named.iter().zip(spans);
    decision.reason = Reason::Contradicted;
    decision.certain = both.all(|(name, span)| span.is_none() || *name != ByName::Silent);
    named
}

/// Tells whether a selection goes past a character that could not be read: whoever placed it may have counted
/// that as one, as one for each of its bytes, or not at all.
fn counts_past_damage(source: &Source, text: &Text) -> bool {
    let damage = LossKind::Undecodable.word();
    if !text.layout.losses.iter().any(|loss| loss.what == damage) {
        return false;
    }
    let first = text.stored.chars().position(|char| char == '\u{FFFD}');
    let ends = source.selections.iter().filter_map(range);
    let last = ends.map(|(_, end)| end).max();
    first
        .zip(last)
        .is_some_and(|(first, last)| last > first as i64)
}

/// Returns where the selections of a source are, one for each.
fn spans(
    ruler: &Ruler<'_>,
    convention: Convention,
    source: &Source,
) -> Vec<Option<Result<Span, NoPassage>>> {
    let selections = source.selections.iter();
    let ranges: Vec<(i64, i64)> = selections.clone().filter_map(range).collect();
    let mut found = ruler.spans(convention, &ranges).into_iter();
    selections
        .map(|selection| range(selection).and_then(|_| found.next()))
        .collect()
}

impl Worded {
    /// Places the selections by the convention that somebody has settled.
    pub(super) fn confirm(&mut self, convention: Convention, source: &Source) {
        self.spans = spans(&Ruler::new(&self.stored), convention, source);
        // Who looked has seen the words.
        self.named.clear();
        self.decision.convention = convention;
        self.decision.certain = true;
        self.decision.reason = Reason::Confirmed;
    }
}

/// Finds turns and times in the words of a text, unless the file says its turns.
fn heard(text: String, layout: &Layout) -> (String, Option<Layout>) {
    if !layout.turns.is_empty() {
        return (text, None);
    }
    let mut document = PlainDocument {
        text,
        layout: layout.clone(),
        properties: Vec::new(),
    };
    ayni_formats::recognise_turns(&mut document);
    (document.text, Some(document.layout))
}

/// Joins what was written apart because other programs take the one who made a selection for the coder
/// of all that is in it.
fn join(source: &mut Source) {
    let mut first: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let mut joined: Vec<Selection> = Vec::with_capacity(source.selections.len());
    for selection in std::mem::take(&mut source.selections) {
        let Some(range) = range(&selection) else {
            joined.push(selection);
            continue;
        };
        let here = first.entry(range).or_default();
        let own = here.iter().copied().find(|at| {
            let quotation = joined.get(*at).map(|first| first.id);
            let coder = selection.made.by;
            let of = quotation
                .zip(coder)
                .map(|(quotation, coder)| selection_of(quotation, coder));
            of == Some(selection.id)
        });
        match own.and_then(|at| joined.get_mut(at)) {
            Some(first) => first.codings.extend(selection.codings),
            None => {
                here.push(joined.len());
                joined.push(selection);
            }
        }
    }
    source.selections = joined;
}

/// Returns the moments of a recording as cues: each up to the next.
fn cues(ruler: &Ruler<'_>, decision: &Decision, sync: &[(i64, i64)]) -> Vec<Cue> {
    let ranges: Vec<(i64, i64)> = sync
        .windows(2)
        .filter_map(|pair| Some((pair.first()?.0, pair.last()?.0)))
        .collect();
    let spans = ruler.spans(decision.convention, &ranges);
    let moments = sync
        .windows(2)
        .filter_map(|pair| Some((pair.first()?.1, pair.last()?.1)));
    let cue = |(span, (start, end)): (Result<Span, NoPassage>, (i64, i64))| {
        Some(Cue {
            span: span.ok()?,
            start_ms: u32::try_from(start).ok()?,
            end_ms: u32::try_from(end).ok().filter(|_| end >= start),
        })
    };
    spans.into_iter().zip(moments).filter_map(cue).collect()
}

/// Returns where a selection says that it stands in the text, in the units of the file.
pub(super) fn range(selection: &Selection) -> Option<(i64, i64)> {
    match selection.at {
        At::Text { start, end } => Some((start, end)),
        At::Page { .. } | At::Area { .. } | At::Time { .. } | At::Unknown => None,
    }
}
