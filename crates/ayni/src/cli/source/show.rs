//! Sources as they are read: list, show, text, revisions.

use ayni_formats::LossKind;
use ayni_model::{
    coding::Quotation,
    layout::Loss,
    text::{CodePoint, TextIndex},
    when::When,
};
use ayni_store::Reader as _;
use ayni_workbench::{Problem, Workbench, source::SourceFilter};
use serde_json::json;

use super::super::{
    Context, Done,
    common::{attribute_facts, doubt, facts, say_kinds},
    out::{Form, Listing},
};

pub(super) fn list(
    context: &Context,
    kind: Option<String>,
    at: Option<When>,
    country: Option<String>,
    attributes: &[String],
) -> Result<Done, Problem> {
    let bench = context.read()?;
    let filter = SourceFilter {
        kind,
        at,
        country,
        attributes: Workbench::assignments(attributes)?,
    };
    let mut listing = Listing::new(&[
        "key", "name", "kind", "when", "place", "country", "words", "codings", "coded %", "answer",
    ]);
    let sources = bench.sources(&filter)?;
    for line in &sources {
        let source = &line.source;
        listing.row(vec![
            json!(source.key),
            json!(source.name),
            json!(source.kind.0),
            json!(source.when.as_ref().map(ToString::to_string)),
            json!(source.place.as_ref().map(ToString::to_string)),
            json!(source.country.as_ref().map(ToString::to_string)),
            json!(source.revision.map(|_| line.presence.words)),
            json!(line.presence.codings),
            json!(line.presence.percent()),
            doubt(line.answer),
        ]);
    }
    context.out.list(&listing);
    let missing = sources
        .iter()
        .filter(|line| line.source.revision.is_none())
        .count();
    context.out.say(format!(
        "\n{} sources, {missing} of them not at hand",
        listing.len()
    ));
    if listing.len() == 0 {
        let all = bench.sources(&SourceFilter::default())?;
        let kinds = all.into_iter().map(|line| line.source.kind.0);
        say_kinds(context, filter.kind.as_deref(), kinds);
    }
    Ok(Done::Well)
}

pub(super) fn show(context: &Context, wanted: &str) -> Result<Done, Problem> {
    let bench = context.read()?;
    let (id, source) = bench.find_source(wanted)?;
    let informants = source
        .informants
        .iter()
        .map(|actor| bench.key_of_actor(*actor));
    let mut known = vec![
        ("key".to_owned(), json!(source.key)),
        ("id".to_owned(), json!(id.to_string())),
        ("name".to_owned(), json!(source.name)),
        ("kind".to_owned(), json!(source.kind.0)),
        ("language".to_owned(), json!(source.language)),
        (
            "when".to_owned(),
            json!(source.when.as_ref().map(ToString::to_string)),
        ),
        (
            "place".to_owned(),
            json!(source.place.as_ref().map(ToString::to_string)),
        ),
        (
            "country".to_owned(),
            json!(source.country.as_ref().map(ToString::to_string)),
        ),
        (
            "informants".to_owned(),
            json!(informants.collect::<Result<Vec<_>, _>>()?),
        ),
        (
            "register".to_owned(),
            json!(source.register.as_ref().map(ToString::to_string)),
        ),
        ("note".to_owned(), json!(source.note)),
    ];
    known.extend(attribute_facts(&source.attributes));
    if let Some(file) = &source.file {
        known.push(("file".to_owned(), json!(file.path)));
        known.push(("format".to_owned(), json!(file.format)));
        known.push(("encoding".to_owned(), json!(file.encoding)));
        if file.guessed {
            let how = "a guess; look at the text";
            known.push(("encoding is".to_owned(), json!(how)));
        }
        known.push(("sha-256".to_owned(), json!(file.hash.to_string())));
    }
    let revisions = bench.revisions(id)?;
    if let Some((_, shown)) = revisions
        .iter()
        .find(|(id, _)| Some(*id) == source.revision)
    {
        known.push(("code points".to_owned(), json!(shown.code_points)));
        known.push(("words".to_owned(), json!(shown.words)));
        known.push(("revisions".to_owned(), json!(revisions.len())));
        let layout = bench.source_text(id)?.layout;
        let left_out: Vec<String> = layout.losses.iter().map(said).collect();
        known.push(("comments".to_owned(), json!(layout.comments.len())));
        known.push(("left out".to_owned(), json!(left_out)));
    } else {
        known.push(("text".to_owned(), json!("not at hand")));
    }
    let voices = bench.voices(id)?.into_iter().map(|line| {
        let role = line.voice.map_or("", |voice| voice.role.word());
        format!("{} ({} turns, {role})", line.label, line.turns)
    });
    known.push(("voices".to_owned(), json!(voices.collect::<Vec<_>>())));
    let quotations = bench.project().referring::<Quotation>("source", id)?;
    let states = ["exact", "moved", "changed", "lost", "region"]
        .iter()
        .filter_map(|state| {
            let count = quotations
                .iter()
                .filter(|(_, it)| it.at.state() == *state)
                .count();
            (count > 0).then(|| format!("{count} {state}"))
        });
    known.push(("quotations".to_owned(), json!(states.collect::<Vec<_>>())));
    facts(context, known);
    Ok(Done::Well)
}

/// Returns a loss in words.
fn said(loss: &Loss) -> String {
    let what = LossKind::from_word(&loss.what);
    let what = what.map_or_else(|| loss.what.clone(), |kind| kind.to_string());
    let place = loss
        .place
        .as_ref()
        .map(|place| format!(" (first: {place})"));
    format!("{} {what}{}", loss.count, place.unwrap_or_default())
}

/// Which part of a text to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The words; line by line for programs.
    Text,
    /// Line by line.
    Lines,
    /// Turn by turn.
    Turns,
    /// The remarks beside it.
    Comments,
}

pub(super) fn text(context: &Context, wanted: &str, part: Part) -> Result<Done, Problem> {
    let bench = context.read()?;
    let text = bench.source_text(bench.find_source(wanted)?.0)?;
    let index = TextIndex::new(&text.text);
    if part == Part::Turns {
        let mut listing = Listing::new(&["start", "end", "speaker", "words"]);
        for turn in &text.layout.turns {
            listing.row(vec![
                json!(turn.span.start().0),
                json!(turn.span.end().0),
                json!(turn.speaker),
                json!(index.slice(turn.span).unwrap_or_default()),
            ]);
        }
        context.out.list(&listing);
    } else if part == Part::Comments {
        let mut listing = Listing::new(&["start", "end", "author", "comment", "words"]);
        for comment in &text.layout.comments {
            let words = comment.span.and_then(|span| index.slice(span));
            listing.row(vec![
                json!(comment.span.map(|span| span.start().0)),
                json!(comment.span.map(|span| span.end().0)),
                json!(comment.author),
                json!(comment.text),
                json!(words),
            ]);
        }
        context.out.list(&listing);
    } else if part == Part::Lines || context.out.form != Form::Table {
        let mut listing = Listing::new(&["line", "start", "words"]);
        let mut start = 0;
        for (number, line) in (1..).zip(text.text.split('\n')) {
            let at = index.from_byte(ayni_model::text::ByteOffset(start));
            listing.row(vec![
                json!(number),
                json!(at.map_or(0, |CodePoint(at)| at)),
                json!(line),
            ]);
            start += line.len() + 1;
        }
        context.out.list(&listing);
    } else {
        context.out.line(text.text.trim_end_matches('\n'));
    }
    Ok(Done::Well)
}

pub(super) fn revisions(context: &Context, wanted: &str) -> Result<Done, Problem> {
    let bench = context.read()?;
    let (id, source) = bench.find_source(wanted)?;
    let mut listing = Listing::new(&[
        "revision",
        "made",
        "code points",
        "words",
        "reason",
        "shown",
        "id",
    ]);
    for (number, (id, revision)) in (1..).zip(bench.revisions(id)?) {
        let made = bench.project().history_of(id)?;
        let made = made
            .first()
            .map(|change| super::super::project::moment(change.hlc));
        let shown = if Some(id) == source.revision {
            "shown"
        } else {
            ""
        };
        listing.row(vec![
            json!(number),
            json!(made),
            json!(revision.code_points),
            json!(revision.words),
            json!(revision.reason),
            json!(shown),
            json!(id.to_string()),
        ]);
    }
    context.out.list(&listing);
    Ok(Done::Well)
}
