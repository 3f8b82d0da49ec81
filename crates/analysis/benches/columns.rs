//! How long the questions of a large study take: a million codings of 2,000 codes in 3,000 sources.
//!
//! `cargo bench -p ayni-analysis` prints the best of five warm runs, in milliseconds, on one thread.

use std::{hint::black_box, time::Instant};

use ayni_analysis::{
    declaration::{Declaration, Filter},
    retrieve::{Page, retrieve},
    study::{AnchorState, Ix, NONE, Study, TextFacts, Texts, Was},
    synopsis::{At, run},
};
use ayni_model::{
    codebook::Code,
    id::{NounId, RecordId},
    source::{Attributes, Source, SourceKind},
    study::{Member, Phase},
};

const SOURCES: u32 = 3_000;
const CODES: u32 = 2_000;
const CODINGS: u32 = 1_000_000;

fn main() {
    let study = large();
    println!(
        "{} codings, {} quotations, {} codes, {} sources",
        study.codings.len(),
        study.quotations.len(),
        study.codes.len(),
        study.sources.len()
    );
    for (name, text) in [
        ("code × phase", "rows = [\"code\"]\ncolumns = [\"phase\"]"),
        (
            "code × phase with totals",
            "rows = [\"code\"]\ncolumns = [\"phase\"]\ntotals = true",
        ),
        ("code × source", "rows = [\"code\"]\ncolumns = [\"source\"]"),
        ("source × code", "rows = [\"source\"]\ncolumns = [\"code\"]"),
        (
            "code × source with totals",
            "rows = [\"code\"]\ncolumns = [\"source\"]\ntotals = true",
        ),
        ("code × coder", "rows = [\"code\"]\ncolumns = [\"coder\"]"),
        (
            "code × phase > coder, codings",
            "rows = [\"code\"]\ncolumns = [\"phase\", \"coder\"]\nmeasures = [\"codings\"]",
        ),
        (
            "code × phase, sources",
            "rows = [\"code\"]\ncolumns = [\"phase\"]\nmeasures = [\"sources\"]",
        ),
        (
            "code × phase, quotations",
            "rows = [\"code\"]\ncolumns = [\"phase\"]\nmeasures = [\"quotations\"]",
        ),
        (
            "code × code, co-occurrence",
            "rows = [\"code\"]\ncolumns = [\"code\"]\nmeasures = [\"co-occurrence\"]",
        ),
    ] {
        let declaration: Declaration = format!("name = \"bench\"\n{text}")
            .parse()
            .expect("a declaration");
        let table = run(&study, &NoTexts, &declaration).expect("a table");
        best(name, || {
            run(&study, &NoTexts, &declaration).map(|table| table.rows.len())
        });
        if matches!(name, "code × source" | "code × code, co-occurrence") {
            best("opening a cell of it", || {
                table.open(&study, At::Line(7), At::Line(7)).len()
            });
        }
    }
    for (name, text) in [
        ("retrieval of a code, first 100", "code = [\"code 7\"]"),
        (
            "retrieval of a code and coder, first 100",
            "code = [\"code 0\"]\ncoder = [\"ana\"]",
        ),
        ("retrieval of everything, first 100", ""),
    ] {
        let filter = Filter::parse(text).expect("a filter");
        let page = Page { skip: 0, take: 100 };
        best(name, || {
            retrieve(&study, &filter, page).map(|hits| hits.total)
        });
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn best<T>(name: &str, mut question: impl FnMut() -> T) {
    let once = |question: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(question());
        start.elapsed().as_secs_f64() * 1000.0
    };
    let best = (0..5)
        .map(|_| once(&mut question))
        .fold(f64::INFINITY, f64::min);
    println!("{best:8.1} ms  {name}");
}

struct NoTexts;

impl Texts for NoTexts {
    fn name(&self, _: Ix) -> Option<String> {
        None
    }

    fn was(&self, _: Ix) -> Option<Was> {
        None
    }

    fn text(&self, _: Ix) -> Option<std::sync::Arc<str>> {
        None
    }
}

/// A linear congruential generator (Knuth's MMIX constants): the same study every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = u32::try_from(self.0 >> 32).expect("32 bits");
        high % limit
    }
}

fn id<I: NounId>(number: u32) -> I {
    let text = format!("{:08x}-0000-7000-8000-{number:012x}", I::KIND as u8);
    text.parse::<RecordId>().expect("a UUID").into()
}

fn large() -> Study {
    let mut random = Random(2007);
    let mut study = Study {
        name: "large".into(),
        ..Study::default()
    };
    for (number, key) in (0..).zip(["ana", "ben", "eva"]) {
        study.members.push((
            id(number),
            Member {
                key: key.into(),
                name: key.into(),
                position: 0,
            },
        ));
    }
    for (number, when) in (0..).zip(["1990/2004", "2005/2006", "2007/2018"]) {
        let when = vec![when.parse().expect("a date")]
            .try_into()
            .expect("an interval");
        let phase = Phase {
            key: format!("p{number}"),
            name: format!("Phase {number}"),
            when,
            description: None,
            position: 0,
        };
        study.phases.push((id(number), phase));
    }
    // Three levels: of twenty codes one stands at the top, three below it, the rest below those.
    for number in 0..CODES {
        let top = number - number % 20;
        let parent = match number % 20 {
            0 => None,
            1..=3 => Some(top),
            place => Some(top + 1 + place % 3),
        };
        let code = Code {
            parent: parent.map(id),
            ..Code::named(format!("code {number}").parse().expect("a name"))
        };
        study.codes.push((id(number), code));
    }
    for number in 0..SOURCES {
        let source = Source {
            key: format!("s-{number}"),
            name: format!("Source {number}"),
            kind: SourceKind("interview".into()),
            language: None,
            when: format!("{}", 1995 + random.below(24)).parse().ok(),
            place: None,
            country: None,
            informants: Vec::new(),
            register: None,
            file: None,
            revision: None,
            note: None,
            position: 0,
            attributes: Attributes::default(),
        };
        study.sources.push((id(number), source));
        study.texts.push(Some(TextFacts {
            code_points: 50_000,
            words: 8_000,
        }));
    }
    // About one coding in four shares its quotation with the one before; a passage shares words with
    // about four others.
    let mut quotation = 0;
    let row = |study: &mut Study, source: u32, number: u32, length: u32| {
        let start = number * 150;
        study.quotations.row.push(number);
        study.quotations.source.push(source);
        study.quotations.start.push(start);
        study.quotations.end.push(start + length);
        study.quotations.state.push(AnchorState::Exact);
        study.quotations.voice.push(NONE);
    };
    for coding in 0..CODINGS {
        let source = u32::try_from(u64::from(coding) * u64::from(SOURCES) / u64::from(CODINGS))
            .expect("small");
        if study.quotations.source.last() != Some(&source) || random.below(4) > 0 {
            let length = 20 + random.below(600);
            row(&mut study, source, coding, length);
            quotation = u32::try_from(study.quotations.len()).expect("small") - 1;
        }
        study.codings.quotation.push(quotation);
        study.codings.code.push(random.below(CODES));
        study.codings.coder.push(random.below(3));
        study.codings.contrary.push(random.below(50) == 0);
    }
    study
}
