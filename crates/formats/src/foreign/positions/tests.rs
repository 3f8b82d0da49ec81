use super::*;
use crate::foreign::{Made, Selection};
use ayni_model::{
    id::RecordId,
    text::{TextIndex, normalise_line_ends},
};
use proptest::prelude::*;

const AS_STORED: Convention = Convention {
    unit: Unit::CodePoints,
    line_ends: LineEnds::AsStored,
};
const UTF16: Convention = Convention {
    unit: Unit::Utf16,
    line_ends: LineEnds::AsStored,
};
const UTF16_LF: Convention = Convention {
    unit: Unit::Utf16,
    line_ends: LineEnds::AsOne,
};

fn selection((start, end): (i64, i64), name: Option<&str>) -> Selection {
    Selection {
        id: RecordId::new(ayni_model::id::Uuid::from_u128(1)),
        at: At::Text { start, end },
        original: None,
        words: name.map_or(Words::Unsaid, |name| Words::Name(name.to_owned())),
        description: None,
        codings: Vec::new(),
        notes: Vec::new(),
        made: Made::default(),
    }
}

fn decided(stored: &str, usual: Convention, selections: &[Selection]) -> Decision {
    let shown = normalise_line_ends(stored);
    decide(stored, &shown, Units::Likely(usual), selections)
}

fn span(start: u32, end: u32) -> Result<Span, NoPassage> {
    Ok(Span::new(start, end).unwrap())
}

/// `Hola 😀 mundo` on a line of its own, between CRLFs: in code points as stored `mundo` stands at
/// 4 + 7, in UTF-16 units at 4 + 8, with `\n` one less each (counted by hand).
const EMOJI: &str = "Sí\r\nHola 😀 mundo\r\nfin";

#[test]
fn each_convention_means_the_same_word_by_its_own_numbers() {
    let ruler = Ruler::new(EMOJI);
    for (convention, start) in [
        (AS_STORED, 11),
        (UTF16, 12),
        (Convention::OURS, 10),
        (UTF16_LF, 11),
    ] {
        let found = ruler.spans(convention, &[(start, start + 5)]);
        assert_eq!(found, [span(10, 15)], "{convention:?}");
    }
    let bytes = Convention {
        unit: Unit::Bytes,
        line_ends: LineEnds::AsStored,
    };
    // S, í (2), CR, LF, "Hola " (5), 😀 (4), blank: 15 bytes before.
    assert_eq!(ruler.spans(bytes, &[(15, 20)]), [span(10, 15)]);
}

#[test]
fn what_is_no_passage_says_why() {
    let ruler = Ruler::new(EMOJI);
    let why = |convention, start, end| ruler.spans(convention, &[(start, end)])[0];
    // The emoji has two units, 9 and 10.
    assert_eq!(why(UTF16, 10, 12), Err(NoPassage::WithinCharacter));
    assert_eq!(
        why(UTF16, 3, 6),
        Err(NoPassage::WithinCharacter),
        "within CRLF"
    );
    assert_eq!(why(AS_STORED, 0, 99), Err(NoPassage::Outside));
    assert_eq!(why(AS_STORED, -1, 2), Err(NoPassage::Outside));
    assert_eq!(why(Convention::OURS, 5, 2), Err(NoPassage::Reversed));
    assert_eq!(why(Convention::OURS, 5, 5), Err(NoPassage::Empty));
    // The end of the text is a place.
    assert_eq!(why(Convention::OURS, 16, 19), span(16, 19));
    assert_eq!(why(Convention::OURS, 16, 20), Err(NoPassage::Outside));
}

#[test]
fn where_all_agree_nothing_is_weighed() {
    let decision = decided("Sí, claro. 😀\r\n", UTF16, &[selection((0, 3), None)]);
    assert_eq!(
        (decision.certain, decision.reason),
        (true, Reason::AllAgree)
    );
    assert!(
        decision.scores.is_empty(),
        "the passage is before the emoji"
    );
    let none = decided(EMOJI, UTF16, &[]);
    assert_eq!((none.certain, none.reason), (true, Reason::AllAgree));
}

#[test]
fn a_name_that_is_the_passage_decides() {
    for (convention, start) in [(AS_STORED, 11), (UTF16, 12), (Convention::OURS, 10)] {
        let decision = decided(
            EMOJI,
            UTF16,
            &[selection((start, start + 5), Some("mundo"))],
        );
        assert_eq!(
            decision.reason,
            Reason::Words,
            "{convention:?}: {decision:?}"
        );
        assert!(decision.certain);
        let spans = Ruler::new(EMOJI).spans(decision.convention, &[(start, start + 5)]);
        assert_eq!(spans, [span(10, 15)], "{convention:?}");
    }
}

#[test]
fn edges_of_words_decide_when_there_are_enough() {
    // Each word of ten, 40 times, after an emoji: one unit off cuts a letter off.
    let stored = format!("😀 {}", "comunidad ".repeat(40));
    let words = |count: i64, shift: i64| -> Vec<Selection> {
        (0..count)
            .map(|n| selection((2 + shift + 10 * n, 2 + shift + 10 * n + 9), None))
            .collect()
    };
    for usual in [AS_STORED, UTF16] {
        let by_code_points = decided(&stored, usual, &words(12, 0));
        assert_eq!(by_code_points.convention.unit, Unit::CodePoints);
        assert_eq!(
            (by_code_points.certain, by_code_points.reason),
            (true, Reason::Edges)
        );
        let by_utf16 = decided(&stored, usual, &words(12, 1));
        assert_eq!(by_utf16.convention.unit, Unit::Utf16);
        assert_eq!((by_utf16.certain, by_utf16.reason), (true, Reason::Edges));
    }
    let few = decided(&stored, UTF16, &words(2, 0));
    assert_eq!(
        few.convention, UTF16,
        "too few: what the program usually does"
    );
    assert_eq!((few.certain, few.reason), (false, Reason::Usual));
    assert_eq!(few.scores.len(), 2, "{few:?}");
}

#[test]
fn a_name_cut_short_counts_and_another_name_does_not() {
    let passage = "Entonces llegaron los delegados de la federación y hablaron toda la noche";
    for name in [
        "Entonces llegaron…",
        "Entonces llegaron...",
        "Entonces  llegaron los\ndelegados de la federación",
        passage,
    ] {
        assert!(named(name, passage), "{name}");
    }
    for name in [
        "Ent…",
        "Entonces",
        "line:4",
        "llegaron los delegados de la federación y hablaron",
    ] {
        assert!(!named(name, passage), "{name}");
    }
}

#[test]
fn what_programs_are_known_to_do_goes_by_their_own_words() {
    let usual = Convention::usual_of;
    assert_eq!(usual("NVivo for Windows 12.6"), UTF16);
    assert_eq!(usual("QualCoder-3.5"), Convention::OURS);
    assert_eq!(usual("ATLAS.ti Windows (9.0.19.0)"), Convention::OURS);
    assert_eq!(usual("MAXQDA 24"), AS_STORED);
}

proptest! {
    #[test]
    fn positions_of_every_convention_come_back(
        text in "(\\PC|😀|\r\n|\r|\n){0,60}",
        ends in prop::collection::vec((0_usize..60, 0_usize..60), 1..6),
    ) {
        // Another way: cut the stored text at each character, and count what stands before.
        let ruler = Ruler::new(&text);
        let bounds: Vec<usize> = text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len()])
            .filter(|byte| !(text[*byte..].starts_with('\n') && text[..*byte].ends_with('\r')))
            .collect();
        for (a, b) in ends {
            let (from, to) = (bounds[a.min(b) % bounds.len()], bounds[a.max(b) % bounds.len()]);
            let (from, to) = (from.min(to), from.max(to));
            for convention in Convention::CANDIDATES {
                let count = |byte: usize| -> i64 {
                    let before = match convention.line_ends {
                        LineEnds::AsStored => text[..byte].to_owned(),
                        LineEnds::AsOne => text[..byte].replace("\r\n", "\n"),
                    };
                    match convention.unit {
                        Unit::Utf16 => before.encode_utf16().count() as i64,
                        _ => before.chars().count() as i64,
                    }
                };
                let shown = |byte: usize| normalise_line_ends(&text[..byte]).chars().count() as u32;
                let found = ruler.spans(convention, &[(count(from), count(to))])[0];
                prop_assert_eq!(found.ok(), Span::new(shown(from), shown(to)).ok());
            }
        }
    }
}

#[test]
fn single_positions_are_where_passages_begin_and_end() {
    let ruler = Ruler::new("😀\r\nab");
    let stored = |unit| Convention {
        unit,
        line_ends: LineEnds::AsStored,
    };
    let points = [0, 1, 2, 3, 4, 6, 7, -1];
    let outside = Err(NoPassage::Outside);
    // An emoji of two units, a line end of two characters that is one here.
    assert_eq!(
        ruler.points(stored(Unit::Utf16), &points),
        [
            Ok(0),
            Err(NoPassage::WithinCharacter),
            Ok(1),
            Err(NoPassage::WithinCharacter),
            Ok(2),
            Ok(4),
            outside,
            outside
        ]
    );
    assert_eq!(
        ruler.points(Convention::OURS, &points),
        [Ok(0), Ok(1), Ok(2), Ok(3), Ok(4), outside, outside, outside]
    );
}

/// Places names over numbers that are `shift` too small from `from` on.
fn named_by(text: &str, shift: i64, from: i64, names: &[&str]) -> Vec<Selection> {
    let at = |name: &&str| {
        let byte = text.find(name.trim_end_matches('…')).unwrap();
        let start = i64::try_from(text[..byte].chars().count()).unwrap();
        let start = if start >= from { start - shift } else { start };
        let length = i64::try_from(name.chars().count()).unwrap();
        selection((start, start + length), Some(name))
    };
    names.iter().map(at).collect()
}

fn said_by(text: &str, selections: &[Selection]) -> Option<Vec<ByName>> {
    let decision = decided(text, Convention::OURS, selections);
    let (_, ranges) = in_text(selections);
    let spans = Ruler::new(text).spans(decision.convention, &ranges);
    let spans: Vec<_> = spans.into_iter().map(Some).collect();
    by_names(&TextIndex::new(text), selections, &spans)
}

const WEEK: &str = "On Monday the pit was closed. Nobody came on Tuesday. The lamp room burnt on Friday, \
                    and Nobody knows who lit it. The manager left on Sunday.";

#[test]
fn where_names_stand_elsewhere_the_passages_are_there() {
    let names = ["pit was closed", "lamp room", "manager left"];
    let found = said_by(WEEK, &named_by(WEEK, 7, 0, &names)).unwrap();
    let places = [(14, 28), (58, 67), (118, 130)];
    for (found, (start, end)) in found.iter().zip(places) {
        assert_eq!(*found, ByName::Elsewhere(Span::new(start, end).unwrap()));
    }
    // From a place on only: those before agree.
    let found = said_by(WEEK, &named_by(WEEK, 7, 50, &names)).unwrap();
    assert_eq!(found[0], ByName::Agrees);
    assert!(matches!(found[1], ByName::Elsewhere(_)));
    // What stands twice is taken where its neighbours say, and a name that is cut off is as long as said.
    let mut twice = named_by(WEEK, 7, 0, &names);
    twice.push(selection((82, 88), Some("Nobody")));
    twice.push(selection((111, 130), Some("manager …")));
    let found = said_by(WEEK, &twice).unwrap();
    assert_eq!(found[3], ByName::Elsewhere(Span::new(89, 95).unwrap()));
    assert_eq!(found[4], ByName::Elsewhere(Span::new(118, 137).unwrap()));
    // Nothing is said of what has no name, and little by a word of the passage, among many.
    let more = [
        "Nobody came",
        "Tuesday",
        "Friday, and",
        "who lit it",
        "On Monday",
    ];
    twice.extend(named_by(WEEK, 7, 30, &more));
    twice.push(selection((3, 9), None));
    twice.push(selection((0, 28), Some("closed")));
    let found = said_by(WEEK, &twice).unwrap();
    assert_eq!(found[9..], [ByName::Agrees, ByName::Silent, ByName::Silent]);
}

#[test]
fn names_that_are_labels_say_nothing() {
    // All as it should be.
    let names = ["pit was closed", "lamp room", "manager left"];
    assert_eq!(said_by(WEEK, &named_by(WEEK, 0, 0, &names)), None);
    // A single one may be a slip.
    let mut slip = named_by(WEEK, 0, 0, &names);
    slip.push(selection((0, 9), Some("lit it. The")));
    assert_eq!(said_by(WEEK, &slip), None);
    // A word of the passage, or words that stand in the text nowhere.
    let labels = [
        (0, 28, "closed"),
        (30, 52, "Nobody"),
        (54, 80, "lamp room"),
        (0, 52, "Tuesday"),
    ];
    let labels = labels.map(|(start, end, name)| selection((start, end), Some(name)));
    assert_eq!(said_by(WEEK, &labels), None);
    // Headings, speakers or codes that stand in the text as well: the numbers are between words.
    let text = "Introduction\nWe came in May.\nWorking conditions\nNobody had gloves.\nAna Quispe, Rosa Mamani";
    let headings = [((13, 28), "Introduction"), ((48, 66), "Working conditions")];
    let speakers = [((13, 28), "Ana Quispe"), ((48, 66), "Rosa Mamani")];
    for labels in [headings, speakers] {
        let labels = labels.map(|(at, name)| selection(at, Some(name)));
        assert_eq!(said_by(text, &labels), None);
    }
    // Two that somebody has renamed, among others.
    let mut renamed = named_by(
        WEEK,
        0,
        0,
        &["pit was closed", "lamp room", "Nobody came on"],
    );
    renamed.push(selection((3, 9), Some("manager left")));
    renamed.push(selection((77, 83), Some("who lit it")));
    assert_eq!(said_by(WEEK, &renamed), None);
    let mut mostly = named_by(WEEK, 7, 0, &names);
    mostly.push(selection((0, 9), Some("important")));
    assert_eq!(said_by(WEEK, &mostly), None);
    // Two slips among thirty that are right.
    let words = |n: &u32| format!("the word number {n:02}x");
    let text: Vec<String> = (0..32).map(|n| words(&n)).collect();
    let text = text.join(" and ");
    let names: Vec<String> = (0..32).map(|n| words(&n)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut slips = named_by(&text, 0, 0, &names[..30]);
    slips.extend(named_by(&text, 7, 0, &names[30..]));
    assert_eq!(said_by(&text, &slips), None);
    // The same two, where fewer are right.
    assert!(said_by(&text, &slips[20..]).is_some());
}
