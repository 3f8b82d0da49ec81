//! What the positions of sources count that came from other programs: listed, looked at, settled.

use ayni_model::positions::{Convention, LineEnds, Unit};
use ayni_workbench::{
    Problem,
    foreign::{Positions, Settled, ToSettle, report::Example},
};
use serde_json::{Value as Json, json};

use super::super::{
    Context, Done,
    out::{Form, Listing},
};

/// Lists the sources that are in doubt, and those that somebody has settled.
pub(super) fn list(context: &Context) -> Result<Done, Problem> {
    let bench = context.read()?;
    let mut listing = Listing::new(&["source", "name", "state", "positions count", "selections"]);
    let mut doubtful = 0;
    for ToSettle { noun, decision, .. } in bench.sources_to_settle()? {
        doubtful += usize::from(!decision.certain);
        listing.row(vec![
            json!(noun.key),
            json!(noun.name),
            json!(if decision.certain {
                "settled"
            } else {
                "in doubt"
            }),
            json!(said(decision.convention)),
            json!(decision.selections),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{doubtful} sources in doubt"));
    if doubtful > 0 {
        let one = "ayni source positions SOURCE";
        context.out.say(format!("see the passages of one: {one}"));
    }
    Ok(Done::Well)
}

/// Says what the positions of a source count, with the same passages as each way to count cuts them.
pub(super) fn show(context: &Context, source: &str) -> Result<Done, Problem> {
    let out = &context.out;
    let positions = context.read()?.positions_to_settle(source)?;
    if out.form != Form::Table {
        out.json(&as_json(&positions));
        return Ok(Done::Well);
    }
    let key = &positions.noun.key;
    let Some(decision) = &positions.decision else {
        out.say(format!("{key} did not come from another program"));
        return Ok(Done::Well);
    };
    out.line(format!(
        "{}{} ({}; {} selections)",
        said(decision.convention),
        if decision.certain {
            ""
        } else {
            " — in doubt"
        },
        json!(decision.reason).as_str().unwrap_or_default(),
        decision.selections
    ));
    if decision.scores.is_empty() {
        return Ok(Done::Well);
    }
    let mut ways = Listing::new(&[
        "count",
        "between words",
        "words agree",
        "impossible",
        "would move",
        "would be lost",
    ]);
    for (nth, score) in decision.scores.iter().enumerate() {
        let would = positions.ways.get(nth).map(|way| way.would);
        ways.row(vec![
            json!(said(score.convention)),
            json!(score.edges),
            json!(score.words),
            json!(score.impossible),
            json!(would.map(|it| it.moved)),
            json!(would.map(|it| it.lost)),
        ]);
    }
    out.list(&ways);
    if let Some(why) = &positions.unsettled {
        out.say(why);
        return Ok(Done::Well);
    }
    let mut passages = Listing::new(&["passage", "count", "reads"]);
    for example in &positions.passages {
        for (score, words) in decision.scores.iter().zip(&example.words) {
            passages.row(vec![
                json!(named(example)),
                json!(said(score.convention)),
                json!(cut(words)),
            ]);
        }
    }
    if !positions.passages.is_empty() {
        out.line("");
        out.list(&passages);
    }
    if !decision.certain {
        let settle =
            "--count code-points or --count utf16, with --line-ends-as-one where that is right";
        out.say(format!("\nsettle it: ayni source positions {key} {settle}"));
    }
    Ok(Done::Well)
}

fn as_json(positions: &Positions) -> Json {
    let would = |it: &Settled| json!({"moved": it.moved, "same": it.same, "ours": it.ours, "lost": it.lost});
    let mut known = match json!(positions.decision) {
        Json::Object(known) => known,
        _ => serde_json::Map::from_iter([("convention".to_owned(), Json::Null)]),
    };
    let ways = positions.ways.iter().map(|way| would(&way.would));
    known.extend([
        ("source".to_owned(), json!(positions.noun.key)),
        ("would".to_owned(), ways.collect()),
        ("examples".to_owned(), json!(positions.passages)),
        (
            "unsettled".to_owned(),
            json!(positions.unsettled.as_deref()),
        ),
    ]);
    Json::Object(known)
}

/// Says what the positions of a source count: its passages are placed anew.
pub(super) fn settle(
    context: &Context,
    source: &str,
    count: &str,
    line_ends_as_one: bool,
) -> Result<Done, Problem> {
    let convention = Convention {
        unit: if count == "utf16" {
            Unit::Utf16
        } else {
            Unit::CodePoints
        },
        line_ends: if line_ends_as_one {
            LineEnds::AsOne
        } else {
            LineEnds::AsStored
        },
    };
    let settled = context.write()?.settle_positions(source, convention)?;
    context.out.say(format!(
        "{} quotations stand elsewhere now, {} where they did, {} were moved here since and stay, {} are not in the text",
        settled.moved, settled.same, settled.ours, settled.lost
    ));
    Ok(Done::Well)
}

/// Returns a way to count in words.
pub(in crate::cli) fn said(convention: Convention) -> String {
    let unit = match convention.unit {
        Unit::CodePoints => "code points",
        Unit::Utf16 => "UTF-16 units",
        Unit::Bytes => "bytes",
    };
    let ends = match convention.line_ends {
        LineEnds::AsStored => "line ends as stored",
        LineEnds::AsOne => "line ends as one",
    };
    format!("{unit}, {ends}")
}

/// Returns a passage as its file gives it: where it is, and its name if it has one.
pub(in crate::cli) fn named(example: &Example) -> String {
    let (start, end) = example.said;
    match &example.name {
        Some(name) => format!("{start}..{end} “{name}”"),
        None => format!("{start}..{end}"),
    }
}

/// Returns the words of a passage in brackets, with what stands around them.
pub(in crate::cli) fn cut(words: &Option<(String, String, String)>) -> String {
    match words {
        Some((before, words, after)) => {
            let whole = format!("{before}[{words}]{after}");
            whole.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        None => "not in the text".to_owned(),
    }
}
