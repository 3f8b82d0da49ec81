//! Random small projects with awkward words survive going out and coming in again.

use std::collections::BTreeMap;

use ayni_model::{
    actor::{Actor, ActorKind, Status, Tie},
    claim::{Claim, ClaimValue},
    codebook::{Code, CodeGroup, CodeLife, Round},
    coding::{Anchor, Coding, Quotation, Stance},
    event::{Commitment, CommitmentLife, Event, Participation},
    id::{
        ActorId, AttributeId, CodeId, CodingId, EventId, FindingId, MemberId, QuotationId,
        RecordId, RevisionId, SourceId, Uuid,
    },
    layout::{Layout, Turn},
    operation::Operation,
    record::{Kind, Reference},
    source::{Attributes, OriginalFile, Revision, Source, SourceKind, Voice, VoiceRole},
    study::{
        Acceptance, Attribute, AttributeOf, CellKey, Finding, Member, Memo, Phase,
        Project as ProjectNoun, Space, Synopsis,
    },
    text::{Span, TextIndex, count_words},
    value::ValueType,
};
use ayni_store::{Genesis, Mode, Project, Stamp, Writer};
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{ExportOptions, MemoryFolder},
};
use proptest::prelude::*;

/// Chance that can be repeated (xorshift, Marsaglia 2003).
struct Dice {
    state: u64,
    ids: u128,
}

const WORDS: [&str; 14] = [
    "señora",
    "Se\u{301}n\u{303}or",
    "😀👩‍👩‍👧",
    "עברית",
    "dijo \"que\" no",
    "a,b;c",
    "\n",
    "\t",
    "=1+1",
    "»",
    " ",
    "l'accord",
    "année\u{a0}2007",
    "# x: y",
];

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % sides as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn id<I: From<RecordId>>(&mut self) -> I {
        self.ids += 1;
        // Ids in another order than that of making.
        let mixed = self
            .ids
            .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        RecordId::new(Uuid::from_u128(mixed)).into()
    }

    fn text(&mut self, words: usize) -> String {
        let many = 1 + self.roll(words);
        let mut text: Vec<&str> = (0..many).map(|_| WORDS[self.roll(WORDS.len())]).collect();
        text.push(["x", "y\n", "z ", "é"][self.roll(4)]);
        text.join(["", " "][self.roll(2)])
    }

    fn line(&mut self) -> String {
        self.text(3).replace(['\n', '\t'], "-")
    }

    fn maybe_text(&mut self) -> Option<String> {
        (!self.one_in(3)).then(|| self.text(3))
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    fn maybe<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty() && !self.one_in(3)).then(|| self.pick(all))
    }

    fn when(&mut self) -> Option<ayni_model::when::When> {
        let whens = [
            "2005",
            "2005-11",
            "2001~",
            "2006-06/..",
            "/2006",
            "2005-11-04/2005-11-06",
        ];
        self.maybe(&whens).map(|when| when.parse().unwrap())
    }

    fn doubtful(&mut self) -> Option<ayni_model::value::Doubtful> {
        self.maybe(&["PE?", "CL", "Río, 2; x"])
            .map(|word| word.parse().unwrap())
    }

    fn position(&mut self, n: usize) -> u32 {
        if self.one_in(6) {
            self.roll(9) as u32
        } else {
            n as u32
        }
    }

    fn key(&mut self, stem: &str, n: usize) -> String {
        [
            format!("{stem}-{n}"),
            format!("{stem}.{n}"),
            format!("ñ_{stem}{n}"),
        ][self.roll(3)]
        .clone()
    }

    fn attributes(&mut self) -> Attributes {
        let mut all = BTreeMap::new();
        for name in ["number", "note", "id", "a:b", "región, x", "free"] {
            if self.one_in(3) {
                let value = if name == "number" {
                    self.roll(99).to_string()
                } else {
                    self.text(2)
                };
                all.insert(name.to_owned(), value.trim().to_owned());
            }
        }
        Attributes(all)
    }
}

fn put_source(
    dice: &mut Dice,
    writer: &mut Writer<'_>,
    n: usize,
    actors: &[ActorId],
) -> Option<(SourceId, RevisionId, String)> {
    let id: SourceId = dice.id();
    let mut noun = Source {
        key: dice.key("i", n),
        name: dice.text(2),
        kind: SourceKind("field note".into()),
        language: dice.maybe(&["es", "fr-CA"]).map(str::to_owned),
        when: dice.when(),
        place: dice.doubtful(),
        country: dice.doubtful(),
        informants: dice.maybe(actors).into_iter().collect(),
        register: dice
            .maybe(&["number 1-77"])
            .map(|text| text.parse().unwrap()),
        file: None,
        revision: None,
        note: dice.maybe_text(),
        position: dice.position(n),
        attributes: dice.attributes(),
    };
    let text = dice.text(60).replace('\t', " ");
    let bytes = text.as_bytes().to_vec();
    let how = dice.roll(6);
    let mut made = None;
    if how > 0 {
        let read =
            ayni_formats::read("a.txt", &bytes, &ayni_formats::ReadOptions::default()).unwrap();
        let corrected = how == 1 || how == 2;
        let (text, layout) = if corrected {
            let length = text.chars().count() as u32;
            let turn = Turn {
                span: Span::new(0, length).unwrap(),
                speaker: "Aña \"x\"".into(),
            };
            (
                text.clone(),
                Layout {
                    turns: vec![turn],
                    ..Layout::default()
                },
            )
        } else {
            (read.document.text, read.document.layout)
        };
        let revision: RevisionId = dice.id();
        let mut parent = None;
        if how == 1 {
            let older: RevisionId = dice.id();
            let hash = writer.put_blob(b"older words").unwrap();
            let noun = Revision {
                source: id,
                parent: None,
                text: hash,
                layout: None,
                code_points: 11,
                words: 2,
                reason: None,
            };
            writer.put(older, &noun).unwrap();
            parent = Some(older);
        }
        let hash = writer.put_blob(text.as_bytes()).unwrap();
        let layout = writer.put_layout(&layout).unwrap();
        let row = Revision {
            source: id,
            parent,
            text: hash,
            layout,
            code_points: text.chars().count() as u32,
            words: count_words(&text),
            reason: parent.and_then(|_| dice.maybe_text()),
        };
        writer.put(revision, &row).unwrap();
        noun.revision = Some(revision);
        made = Some((id, revision, text));
        if how != 2 {
            let path = dice.pick(&["a.txt", "wave 1/a.txt", "A.TXT"]);
            let hash = writer.put_blob(&bytes).unwrap();
            let path = format!("{n}/{path}");
            noun.file = Some(OriginalFile {
                path,
                hash,
                format: "txt".into(),
                encoding: read.encoding.map(|encoding| encoding.name),
            });
        }
    }
    writer.put(id, &noun).unwrap();
    made
}

fn project(seed: u64) -> (tempfile::TempDir, std::path::PathBuf) {
    let mut dice = Dice {
        state: seed | 1,
        ids: 0,
    };
    let members: Vec<(MemberId, Member)> = (0..1 + dice.roll(3))
        .map(|n| {
            (
                dice.id(),
                Member {
                    key: dice.key("m", n),
                    name: dice.text(2),
                    position: dice.position(n),
                },
            )
        })
        .collect();
    let coders: Vec<MemberId> = members.iter().map(|(id, _)| *id).collect();
    let genesis = Genesis {
        project: (
            dice.id(),
            ProjectNoun {
                name: dice.text(2),
                description: dice.maybe_text(),
                language: None,
            },
        ),
        replica: dice.id::<SourceId>().into(),
        space: (dice.id(), Space { name: dice.text(1) }),
        members,
    };
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("p.ayni");
    let stamp = Stamp {
        now_ms: 1,
        member: None,
    };
    let mut project = Project::create(&path, &genesis, stamp).unwrap();
    let mut writer = project
        .begin(Stamp {
            now_ms: 2,
            member: Some(coders[0]),
        })
        .unwrap();
    fill(&mut dice, &mut writer, &coders);
    writer
        .commit(&Operation::AddCode { code: "x".into() })
        .unwrap();
    (place, path)
}

fn fill(dice: &mut Dice, writer: &mut Writer<'_>, coders: &[MemberId]) {
    for (n, (of, name)) in [
        (AttributeOf::Source, "number"),
        (AttributeOf::Event, "number"),
        (AttributeOf::Actor, "since"),
    ]
    .into_iter()
    .enumerate()
    {
        let value_type = if name == "since" {
            ValueType::When
        } else {
            ValueType::Integer
        };
        let noun = Attribute {
            of,
            name: name.into(),
            value_type,
            description: dice.maybe_text(),
            position: dice.position(n),
        };
        writer.put(dice.id::<AttributeId>(), &noun).unwrap();
    }
    let choice = Attribute {
        of: AttributeOf::Actor,
        name: "wave".into(),
        value_type: ValueType::Choice(vec![dice.text(1), "b".into()]),
        description: None,
        position: 3,
    };
    writer.put(dice.id::<AttributeId>(), &choice).unwrap();
    let phase = dice.id();
    let when = vec![
        dice.when().unwrap_or_else(|| "2005".parse().unwrap()),
        "2018".parse().unwrap(),
    ];
    writer
        .put(
            phase,
            &Phase {
                key: dice.key("p", 0),
                name: dice.text(2),
                when: when.try_into().unwrap(),
                description: dice.maybe_text(),
                position: 0,
            },
        )
        .unwrap();
    let round = dice.id::<ayni_model::id::RoundId>();
    writer
        .put(
            round,
            &Round {
                name: dice.text(1),
                at: 77,
            },
        )
        .unwrap();

    let mut actors: Vec<ActorId> = Vec::new();
    for n in 0..dice.roll(4) {
        let id = dice.id();
        let noun = Actor {
            key: dice.key("a", n),
            name: dice.text(2),
            kind: dice.pick(&[ActorKind::Person, ActorKind::Site]),
            organisation_kind: dice.maybe_text(),
            country: dice.doubtful(),
            place: dice.doubtful(),
            // Now and then somebody who is not here.
            parent: if dice.one_in(8) {
                Some(dice.id())
            } else {
                dice.maybe(&actors)
            },
            when: dice.when(),
            note: if dice.one_in(9) {
                Some(String::new())
            } else {
                dice.maybe_text()
            },
            position: dice.position(n),
            attributes: dice.attributes(),
        };
        writer.put(id, &noun).unwrap();
        actors.push(id);
    }
    let mut sources: Vec<SourceId> = Vec::new();
    let mut codes: Vec<CodeId> = Vec::new();
    for n in 0..1 + dice.roll(6) {
        let id: CodeId = dice.id();
        let life = match dice.roll(6) {
            0 => CodeLife::Proposed,
            1 => CodeLife::Retired {
                reason: dice.text(1),
            },
            2 if !codes.is_empty() => CodeLife::Merged {
                into: dice.pick(&codes),
                reason: dice.text(2),
            },
            _ => CodeLife::Active,
        };
        let name = format!("{} {n}", dice.line());
        let noun = Code {
            name: name.parse().unwrap(),
            parent: if dice.one_in(12) {
                Some(dice.id())
            } else {
                dice.maybe(&codes)
            },
            definition: dice.maybe_text(),
            include: dice.maybe_text(),
            exclude: dice.maybe_text(),
            example: dice.maybe_text(),
            colour: dice.maybe(&["#00ff7A"]).map(str::to_owned),
            life,
            origin: dice.maybe_text(),
            note: dice.maybe_text(),
            position: dice.position(n),
        };
        writer.put(id, &noun).unwrap();
        codes.push(id);
    }
    for n in 0..dice.roll(3) {
        let group = CodeGroup {
            name: dice.text(2),
            codes: dice.maybe(&codes).into_iter().collect(),
            position: n as u32,
        };
        writer
            .put(dice.id::<ayni_model::id::CodeGroupId>(), &group)
            .unwrap();
    }
    let mut quotations: Vec<QuotationId> = Vec::new();
    let mut codings: Vec<CodingId> = Vec::new();
    for n in 0..dice.roll(5) {
        let Some((source, revision, text)) = put_source(dice, writer, n, &actors) else {
            continue;
        };
        sources.push(source);
        if dice.one_in(2) {
            let voice = Voice {
                source,
                label: dice.text(1),
                actor: dice.maybe(&actors),
                role: VoiceRole::Other,
            };
            writer
                .put(dice.id::<ayni_model::id::VoiceId>(), &voice)
                .unwrap();
        }
        code_text(
            dice,
            writer,
            (source, revision, &text),
            &codes,
            coders,
            &mut quotations,
            &mut codings,
        );
    }
    let mut events: Vec<EventId> = Vec::new();
    for n in 0..dice.roll(4) {
        let id = dice.id();
        let noun = Event {
            key: dice.key("e", n),
            name: dice.text(2),
            kind: dice.pick(&["visit", "strike"]).into(),
            when: dice.when(),
            place: dice.doubtful(),
            country: dice.doubtful(),
            status: dice.pick(&Status::ALL),
            source: dice.maybe(&sources),
            part_of: dice.maybe(&events),
            note: dice.maybe_text(),
            position: dice.position(n),
            attributes: dice.attributes(),
        };
        writer.put(id, &noun).unwrap();
        events.push(id);
    }
    tell(
        dice,
        writer,
        Told {
            coders,
            codes: &codes,
            actors: &actors,
            sources: &sources,
            events: &events,
            quotations: &quotations,
            codings: &codings,
            phase,
        },
    );
}

fn code_text(
    dice: &mut Dice,
    writer: &mut Writer<'_>,
    (source, revision, text): (SourceId, RevisionId, &str),
    codes: &[CodeId],
    coders: &[MemberId],
    quotations: &mut Vec<QuotationId>,
    codings: &mut Vec<CodingId>,
) {
    let index = TextIndex::new(text);
    let length = index.len().0 as usize;
    for _ in 0..dice.roll(6) {
        let start = dice.roll(length.max(1));
        let end = start + 1 + dice.roll(length - start.min(length - 1));
        let Ok(span) = Span::new(start as u32, end.min(length) as u32) else {
            continue;
        };
        let at = match dice.roll(8) {
            0 => Anchor::Moved { revision, span },
            1 => Anchor::Changed {
                revision,
                span,
                was: dice.text(2),
            },
            2 => Anchor::Lost {
                was: dice.text(3),
                last: None,
            },
            3 => Anchor::Lost {
                was: String::new(),
                last: Some((dice.id(), span)),
            },
            _ => Anchor::Exact { revision, span },
        };
        let id: QuotationId = dice.id();
        let label = dice.one_in(3).then(|| format!("l.{}", quotations.len()));
        writer
            .add_quotation(id, &Quotation { source, at, label })
            .unwrap();
        quotations.push(id);
        for _ in 0..dice.roll(4) {
            let coding = Coding {
                quotation: id,
                code: dice.pick(codes),
                coder: dice.pick(coders),
                stance: dice.pick(&[Stance::Supports, Stance::Contrary]),
                made: dice
                    .maybe(&["2009-02-02T09:07:00Z", "2009-02", "yesterday"])
                    .map(str::to_owned),
                note: dice.maybe_text(),
            };
            let id = dice.id();
            writer.add_coding(id, &coding).unwrap();
            codings.push(id);
        }
    }
}

struct Told<'a> {
    coders: &'a [MemberId],
    codes: &'a [CodeId],
    actors: &'a [ActorId],
    sources: &'a [SourceId],
    events: &'a [EventId],
    quotations: &'a [QuotationId],
    codings: &'a [CodingId],
    phase: ayni_model::id::PhaseId,
}

fn tell(dice: &mut Dice, writer: &mut Writer<'_>, told: Told<'_>) {
    for n in 0..dice.roll(3) {
        if let (Some(from), Some(to)) = (dice.maybe(told.actors), dice.maybe(told.actors)) {
            let tie = Tie {
                key: dice.key("t", n),
                from,
                kind: dice.line().trim().to_owned(),
                to,
                when: dice.when(),
                status: dice.pick(&Status::ALL),
                source: dice.maybe(told.sources),
                note: dice.maybe_text(),
                position: dice.position(n),
            };
            writer
                .put(dice.id::<ayni_model::id::TieId>(), &tie)
                .unwrap();
        }
        if let (Some(event), Some(actor)) = (dice.maybe(told.events), dice.maybe(told.actors)) {
            let noun = Participation {
                event,
                actor,
                role: "host".into(),
                note: dice.maybe_text(),
                position: dice.position(n),
            };
            writer
                .put(dice.id::<ayni_model::id::ParticipationId>(), &noun)
                .unwrap();
            let promise = Commitment {
                event,
                by: actor,
                what: dice.text(3),
                due: dice.when(),
                life: CommitmentLife::Open,
            };
            writer
                .put(dice.id::<ayni_model::id::CommitmentId>(), &promise)
                .unwrap();
        }
        let Some(source) = dice.maybe(told.sources) else {
            continue;
        };
        let doubt = dice.one_in(2);
        let (attribute, value) = match dice.roll(4) {
            0 => (
                "informant",
                ClaimValue::Description {
                    attributes: [
                        ("country".to_owned(), "PE?".to_owned()),
                        ("organisation_kind".to_owned(), dice.text(1)),
                    ]
                    .into(),
                    doubt,
                },
            ),
            1 => (
                "when",
                ClaimValue::When {
                    when: "2005".parse().unwrap(),
                },
            ),
            2 => (
                "place",
                ClaimValue::Word {
                    word: dice.text(2),
                    doubt,
                },
            ),
            _ => (
                "informant",
                dice.maybe(told.actors).map_or(
                    ClaimValue::Word {
                        word: "x".into(),
                        doubt,
                    },
                    |actor| ClaimValue::Actor { actor, doubt },
                ),
            ),
        };
        let claim = Claim {
            subject: source.into(),
            attribute: attribute.into(),
            value,
            according_to: source,
            locator: dice.maybe_text(),
            quote: dice.maybe_text(),
            note: None,
            position: dice.position(n),
        };
        writer
            .put(dice.id::<ayni_model::id::ClaimId>(), &claim)
            .unwrap();
    }
    for n in 0..dice.roll(3) {
        let value = CellKey::Value {
            attribute: "región".into(),
            value: dice.line(),
        };
        let noun = Finding {
            key: dice.key("f", n),
            synopsis: dice.maybe_text(),
            row: CellKey::Code(dice.pick(told.codes)),
            column: dice.maybe(&[0, 1]).map(|n| {
                if n == 0 {
                    CellKey::Phase(told.phase)
                } else {
                    value
                }
            }),
            text: dice.text(5),
            quotations: dice.maybe(told.quotations).into_iter().collect(),
            contrary: dice.maybe(told.quotations).into_iter().collect(),
            author: dice.maybe(told.coders),
            note: dice.maybe_text(),
            position: dice.position(n),
        };
        writer.put(dice.id::<FindingId>(), &noun).unwrap();
    }
    let mut on: Vec<Option<Reference>> = vec![None, Some(told.phase.into())];
    on.extend(told.codes.iter().map(|id| Some((*id).into())));
    on.extend(told.actors.iter().map(|id| Some((*id).into())));
    on.extend(told.sources.iter().map(|id| Some((*id).into())));
    on.extend(told.events.iter().map(|id| Some((*id).into())));
    on.extend(told.quotations.iter().map(|id| Some((*id).into())));
    on.extend(told.codings.iter().map(|id| Some((*id).into())));
    for n in 0..dice.roll(6) {
        let memo = Memo {
            on: dice.pick(&on),
            title: dice.text(2),
            kind: dice.text(1),
            text: dice.text(9),
            author: dice.maybe(told.coders),
            key: dice.key("memo", n / 2),
        };
        writer
            .put(dice.id::<ayni_model::id::MemoId>(), &memo)
            .unwrap();
    }
    let synopsis = Synopsis {
        name: dice.pick(&["table-4", "two words"]).into(),
        declaration: dice.text(9),
    };
    writer
        .put(dice.id::<ayni_model::id::SynopsisId>(), &synopsis)
        .unwrap();
    let acceptance = Acceptance {
        diagnostic: "claims-conflict".into(),
        place: "source:x".into(),
        reason: dice.text(2),
        by: dice.maybe(told.coders),
    };
    writer
        .put(dice.id::<ayni_model::id::AcceptanceId>(), &acceptance)
        .unwrap();
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench.project().dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(seed: u64) -> Result<(), TestCaseError> {
    let (_place, path) = project(seed);
    let first = Workbench::open(&path, Mode::Write, Box::new(Counting::from(10))).unwrap();
    let mut out = MemoryFolder::default();
    first
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let again = Workbench::in_memory_from_plain(&out, Box::new(Counting::from(10)), &mut |_| ());
    let (again, _) = again.map_err(|problem| TestCaseError::fail(problem.message))?;
    let (before, after) = (dump(&first), dump(&again));
    for (a, b) in before.lines().zip(after.lines()) {
        prop_assert_eq!(a, b);
    }
    prop_assert_eq!(before.lines().count(), after.lines().count());
    let mut second = MemoryFolder::default();
    again
        .export_plain(&mut second, ExportOptions::default())
        .unwrap();
    for (path, bytes) in &out.files {
        let other = second
            .files
            .get(path)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        prop_assert_eq!(
            Some(String::from_utf8_lossy(bytes).into_owned()),
            other,
            "{}",
            path
        );
    }
    prop_assert!(out == second);
    prop_assert!(again.project().count_of(Kind::Project) == 1);
    Ok(())
}

/// Counting without the trait in scope.
trait CountOf {
    fn count_of(&self, kind: Kind) -> u64;
}

impl CountOf for Project {
    fn count_of(&self, kind: Kind) -> u64 {
        use ayni_store::Reader as _;
        self.count(kind).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn out_and_in_again_is_equal_and_a_second_export_is_the_first(seed in any::<u64>()) {
        check(seed)?;
    }
}

#[test]
fn most_of_what_is_made_by_chance_stands_in_tables() {
    let mut sum = (0, 0, 0, 0, 0, 0);
    for seed in 0..60 {
        let (_place, path) = project(seed * 7_919 + 3);
        let workbench = Workbench::open(&path, Mode::Read, Box::new(Counting::from(10))).unwrap();
        let mut out = MemoryFolder::default();
        let report = workbench
            .export_plain(&mut out, ExportOptions::default())
            .unwrap();
        let corrected = out
            .files
            .keys()
            .filter(|path| path.starts_with("texts/"))
            .count() as u64;
        sum.0 += report.sources;
        sum.1 += report.quotations;
        sum.2 += report.codings;
        sum.3 += report.records;
        sum.4 += corrected;
        sum.5 += report.further;
    }
    let (sources, quotations, codings, records, corrected, further) = sum;
    assert!(sources > 60 && quotations > 100 && codings > 150, "{sum:?}");
    assert!(records > 400 && corrected > 20, "{sum:?}");
    assert!(further > 10 && further < records, "{sum:?}");
}
