//! What an import did, told to a person.

use ayni_formats::foreign::{NoticeKind, Program};
use ayni_model::positions::Convention;
use ayni_workbench::foreign::{Fate, Report, report::Example};
use serde_json::json;

use super::super::{
    Context,
    out::Listing,
    source::positions::{cut, named, said},
};

/// How many lines of each list are printed; json has all.
const PRINTED: usize = 20;

/// Of how many sources in doubt passages are printed, and how many of each.
const SHOWN: usize = 3;
const PASSAGES: usize = 3;

/// Says what an import did; or would do, where it is a dry run.
pub(in crate::cli) fn tell(context: &Context, report: &Report, dry: bool) {
    let out = &context.out;
    out.say(format!("read as {}: {}", report.program, report.origin));
    let mut counts = Listing::new(&["what", "in the file", "here", "kept only"]);
    for count in &report.counts {
        counts.row(vec![
            json!(count.what.replace('-', " ")),
            json!(count.there),
            json!(count.came),
            json!(count.kept),
        ]);
    }
    out.list(&counts);
    let fates = report.codings;
    out.say(format!(
        "{} codings: {} exact, {} re-anchored, {} ambiguous, {} lost, {} uncertain",
        fates.all(),
        fates.exact,
        fates.reanchored,
        fates.ambiguous,
        fates.lost,
        fates.uncertain
    ));
    in_doubt(context, report, dry);
    drifted(context, report);
    let mut fates = report.drifted.iter().map(|it| it.why.as_deref());
    if report.program == Program::Segments.word() && fates.any(|why| why == Some("no-text")) {
        out.say("some of their texts are not here; bring those in first, and the passages are found in them by their words: ayni source import");
    }
    for notice in &report.notices {
        let what = NoticeKind::ALL
            .iter()
            .find(|kind| kind.word() == notice.what)
            .map_or(notice.what.as_str(), |kind| kind.english());
        let first = notice.place.as_ref();
        let first = first.map(|place| format!(" (first: {place})"));
        let first = first.unwrap_or_default();
        out.say(format!("{} {what}: {}{first}", notice.count, notice.seen));
    }
    for it in report.renamed.iter().take(PRINTED) {
        out.say(format!(
            "{} {:?} is called {:?} here",
            it.noun, it.from, it.to
        ));
    }
    more(context, report.renamed.len(), report.more_renamed, "names");
    merged(context, report);
}

/// Says of which sources a person has to tell what their positions count, with passages by which they can.
fn in_doubt(context: &Context, report: &Report, dry: bool) {
    let out = &context.out;
    let when = if dry {
        "when it is in, settle it with"
    } else {
        "settle it with"
    };
    for (nth, it) in report.doubtful().take(PRINTED).enumerate() {
        out.say(format!(
            "{}: nothing in the text tells what its positions count; {when}: ayni source positions {}",
            it.source, it.key
        ));
        if nth >= SHOWN {
            continue;
        }
        let ways = it.positions.scores.iter().map(|score| score.convention);
        let ways: Vec<Convention> = ways.collect();
        for line in it
            .examples
            .iter()
            .take(PASSAGES)
            .flat_map(|it| ways_of(it, &ways))
        {
            out.say(line);
        }
    }
    let others = report.doubtful().count().saturating_sub(PRINTED);
    if others > 0 {
        let all = "ayni source positions";
        out.say(format!("… and {others} more such sources; all: {all}"));
    }
}

/// Returns a passage as each way to count cuts it, a line for each.
fn ways_of(example: &Example, ways: &[Convention]) -> Vec<String> {
    let read = example.words.iter().zip(ways);
    read.map(|(words, way)| format!("  {}, as {}: {}", named(example), said(*way), cut(words)))
        .collect()
}

/// Says how many of a list were not printed.
fn more(context: &Context, kept: usize, beside: u64, what: &str) {
    let more = kept.saturating_sub(PRINTED) as u64 + beside;
    if more > 0 {
        context.out.say(format!("… and {more} more {what}"));
    }
}

fn drifted(context: &Context, report: &Report) {
    let out = &context.out;
    for it in report.drifted.iter().take(PRINTED) {
        let (start, end) = it.said;
        let now = match (it.now, &it.why) {
            (Some((start, end)), _) => format!("found at {start}..{end}"),
            (None, _) if it.fate == Fate::Ambiguous => {
                "its words stand in several places".to_owned()
            }
            (None, Some(why)) => format!("lost ({why})"),
            (None, None) => "lost".to_owned(),
        };
        let said = match (start, end) {
            // A table of segments has the words alone.
            (0, 0) => String::new(),
            _ => format!(", {start}..{end}"),
        };
        out.say(format!("{}{said}: {now}: “{}”", it.source, it.words));
    }
    let kept = report.drifted.len();
    more(context, kept, report.more_drifted, "passages");
}

fn merged(context: &Context, report: &Report) {
    if report.merged.is_empty() {
        return;
    }
    let mut nouns = Listing::new(&["noun", "added", "changed", "same", "ours kept", "not there"]);
    for it in &report.merged {
        nouns.row(vec![
            json!(it.noun.replace('_', " ")),
            json!(it.added),
            json!(it.changed),
            json!(it.same),
            json!(it.ours),
            json!(it.absent),
        ]);
    }
    context.out.list(&nouns);
    // What somebody changed here is told whole, and stands first.
    let own = report.overwritten.iter().filter(|it| it.own).count();
    let printed = own.max(PRINTED);
    let mut fields = Listing::new(&["record", "field", "before", "after", "changed here"]);
    for it in report.overwritten.iter().take(printed) {
        fields.row(vec![
            json!(it.record),
            json!(it.field),
            json!(it.before),
            json!(it.after),
            json!(it.own.then_some("yes")),
        ]);
    }
    if !report.overwritten.is_empty() {
        context.out.list(&fields);
    }
    let kept = report
        .overwritten
        .len()
        .saturating_sub(own.saturating_sub(PRINTED));
    more(context, kept, report.more_overwritten, "values");
    for it in report.absent.iter().take(PRINTED) {
        let what = "came before and is not in this file; it stays";
        context.out.say(format!("{it} {what}"));
    }
    more(context, report.absent.len(), report.more_absent, "records");
}
