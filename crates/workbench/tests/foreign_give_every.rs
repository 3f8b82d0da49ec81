//! Whatever can be said in a project goes out to other programs, or is told before it does not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use ayni_model::{
    actor::{Actor, ActorKind, Status, Tie},
    agreement::{Agreement, Jurisdiction, Provision, Says},
    claim::{Claim, ClaimValue},
    codebook::{Code, CodeGroup, CodeLife, Round},
    coding::{Anchor, Coding, Quotation, Region, Stance},
    event::{Commitment, CommitmentLife, Event, Participation},
    id::{ActorId, CodeId, NounId, QuotationId, RecordId, RevisionId, SourceId, Uuid, VoiceId},
    layout::{Layout, Turn},
    operation::Operation,
    record::{Change, Fields, Kind, Noun, Reference},
    source::{Attributes, OriginalFile, Revision, Source, SourceKind, Voice, VoiceRole as Role},
    study::{
        Acceptance, Attribute, AttributeOf, CellKey, Finding, Member, Memo, Phase,
        Project as ProjectNoun, Space, Synopsis,
    },
    text::Span,
    value::ValueType,
};
use ayni_store::{Genesis, Hashed, Mode, Project, Reader as _, Stamp};
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    foreign::{Given, Options},
};
use foreign_common::{bring, give};
use serde_json::Value as Json;

const TEXT: &str = "ANA: We were told.\nEVA: Nobody told us.";

/// How many values a field is tried with, but for the one that says nothing.
const WORLDS: usize = 8;

/// Nouns that are none of a person's words: a file has one space; a text is compared with its source, and
/// earlier ones are told (`foreign_give_told.rs`); what files said goes out in the elements that they became.
const NOT_SAID: [Kind; 4] = [Kind::Space, Kind::Revision, Kind::Import, Kind::Verbatim];

/// Fields that are made anew where the file comes in: short names, from the names; the place in a list, from the
/// order; how the bytes of a text were read.
const MADE_ANEW: [&str; 4] = ["key", "position", "revision", "layout"];

/// Moments, the first of which other programs can read.
const MADE: [&str; 3] = ["2009-02-02T09:07:00Z", "2009-02-02", "yesterday"];

fn id<I: From<RecordId>>(number: u128) -> I {
    RecordId::new(Uuid::from_u128(number)).into()
}

/// Returns one of several values, the last where there are no more.
fn one<T: Clone>(of: &[T], world: usize) -> T {
    of[world.min(of.len() - 1)].clone()
}

fn maybe(text: &str, world: usize) -> Option<String> {
    (world > 0).then(|| text.to_owned())
}

/// The records of a project.
type Records = BTreeMap<(Kind, RecordId), Fields>;

fn add<T: Noun>(records: &mut Records, number: u128, noun: &T) {
    let own: T::Id = id(number);
    records.insert((T::Id::KIND, own.into()), noun.fields());
}

fn file(path: &str, format: &str) -> OriginalFile {
    OriginalFile {
        path: path.to_owned(),
        hash: Hashed::new(TEXT).hash(),
        format: format.to_owned(),
        encoding: None,
        guessed: false,
    }
}

/// Returns every record, in a world in which each field says something else; in world 0 as little as may be.
fn records(world: usize) -> Records {
    let mut all = Records::new();
    sources(&mut all, world);
    people(&mut all, world);
    codes(&mut all, world);
    memos(&mut all, world);
    told(&mut all);
    all
}

fn sources(all: &mut Records, world: usize) {
    for (number, position) in [(10, 0), (11, 1)] {
        let noun = Source {
            key: format!("source-{number}"),
            name: format!("source {number}{}", one(&["", " b"], world)),
            kind: SourceKind(one(&["other", "interview"], world).to_owned()),
            language: maybe("es", world),
            when: maybe("2005-11", world).map(|it| it.parse().unwrap()),
            place: maybe("Lima", world).map(|it| it.parse().unwrap()),
            country: maybe("PE?", world).map(|it| it.parse().unwrap()),
            informants: one(&[vec![], vec![id(20)]], world),
            register: maybe("number 1-77", world).map(|it| it.parse().unwrap()),
            file: Some(file(
                &format!("{number}.txt"),
                one(&["txt", "html", "srt"], world),
            )),
            revision: Some(id(number + 100)),
            note: maybe("Heard twice.", world),
            position,
            attributes: said("town", world),
        };
        add(all, number, &noun);
        let label = "ANA".to_owned();
        let voice = Voice {
            source: id(number),
            label,
            actor: (world > 0).then(|| id(20)),
            role: one(&[Role::Informant, Role::Interviewer, Role::Other], world),
        };
        add(all, number + 200, &voice);
    }
    let span = Span::new(5, 12).unwrap();
    let region = |of| Anchor::Region { of };
    let places = [
        Anchor::Exact {
            revision: id(110),
            span,
        },
        Anchor::Exact {
            revision: id(110),
            span: Span::new(0, 3).unwrap(),
        },
        region(Region::Whole),
        Anchor::Lost {
            was: "gone".to_owned(),
            last: None,
        },
    ];
    for number in [30, 31] {
        let noun = Quotation {
            source: id(10),
            at: one(&places, world),
            label: maybe("l. 3", world),
        };
        add(all, number, &noun);
    }
    for number in [40, 41] {
        let noun = Coding {
            quotation: one(&[id(number - 10), id(71 - number)], world),
            code: one(&[id(number + 10), id(52)], world),
            coder: one(&[id(60), id(61)], world),
            stance: one(&[Stance::Supports, Stance::Contrary], world),
            made: world.checked_sub(1).map(|at| one(&MADE, at).to_owned()),
            note: maybe("Why?", world),
        };
        add(all, number, &noun);
    }
}

fn said(name: &str, world: usize) -> Attributes {
    let values = maybe("Lima", world).map(|value| (name.to_owned(), value));
    Attributes(values.into_iter().collect())
}

fn people(all: &mut Records, world: usize) {
    for (number, position) in [(60, 0), (61, 1)] {
        let noun = Member {
            key: format!("member-{number}"),
            name: format!("Member {number}{}", one(&["", " b"], world)),
            position,
        };
        add(all, number, &noun);
    }
    for (number, position) in [(20, 0), (21, 1)] {
        let kinds = [ActorKind::Person, ActorKind::Organisation, ActorKind::Site];
        let noun = Actor {
            key: format!("actor-{number}"),
            name: format!("Actor {number}{}", one(&["", " b"], world)),
            kind: one(&kinds, world),
            organisation_kind: maybe("union", world),
            country: maybe("PE", world).map(|it| it.parse().unwrap()),
            place: maybe("Lima", world).map(|it| it.parse().unwrap()),
            parent: (world > 0).then(|| id(22)),
            when: maybe("2005", world).map(|it| it.parse().unwrap()),
            note: maybe("Works there.", world),
            position,
            attributes: said("since", world),
        };
        add(all, number, &noun);
    }
    let plain = Actor {
        attributes: Attributes::default(),
        ..Actor::from_fields(records_of_actor()).unwrap()
    };
    add(all, 22, &plain);
    for (number, name, of, position) in [
        (70, "town", AttributeOf::Source, 0),
        (71, "since", AttributeOf::Actor, 1),
    ] {
        let attribute = Attribute {
            of,
            name: name.to_owned(),
            value_type: ValueType::Text,
            description: None,
            position,
        };
        add(all, number, &attribute);
    }
    let types = [
        ValueType::Text,
        ValueType::Choice(vec!["a".to_owned()]),
        ValueType::Integer,
        ValueType::Number,
        ValueType::Boolean,
        ValueType::When,
    ];
    let of = [AttributeOf::Source, AttributeOf::Actor, AttributeOf::Event];
    let attribute = Attribute {
        of: one(&of, world),
        name: format!("wave{}", one(&["", " b"], world)),
        value_type: one(&types, world),
        description: maybe("Which year.", world),
        position: 2,
    };
    add(all, 72, &attribute);
    let project = ProjectNoun {
        name: one(&["Case", "Case b"], world).to_owned(),
        description: maybe("A study.", world),
        language: maybe("es", world),
    };
    add(all, 1, &project);
}

fn records_of_actor() -> Fields {
    let words = r#"{"key": "mine", "name": "Mine", "kind": "person", "position": 2}"#;
    serde_json::from_str(words).unwrap()
}

fn codes(all: &mut Records, world: usize) {
    let lives = [
        CodeLife::Active,
        CodeLife::Proposed,
        CodeLife::Retired {
            reason: "unused".to_owned(),
        },
        CodeLife::Merged {
            into: id(52),
            reason: "the same".to_owned(),
        },
    ];
    for (number, position) in [(50, 0), (51, 1)] {
        let noun = Code {
            name: format!("Code {number}{}", one(&["", " b"], world))
                .parse()
                .unwrap(),
            parent: (world > 0).then(|| id(52)),
            definition: maybe("What it means.", world),
            include: maybe("When said.", world),
            exclude: maybe("Jokes.", world),
            example: maybe("“Closed.”", world),
            colour: maybe("#102030", world),
            life: one(&lives, world),
            origin: maybe("material", world),
            note: maybe("Look again.", world),
            position,
        };
        add(all, number, &noun);
    }
    let mut third = Code::named("Third".parse().unwrap());
    third.position = 2;
    add(all, 52, &third);
    let group = CodeGroup {
        name: one(&["Group", "Group b"], world).to_owned(),
        codes: one(&[vec![id(50)], vec![id(50), id(52)]], world),
        position: 0,
    };
    add(all, 80, &group);
}

fn memos(all: &mut Records, world: usize) {
    let on: [Option<Reference>; 8] = [
        None,
        Some(Reference::from(id::<CodeId>(50))),
        Some(Reference::from(id::<SourceId>(10))),
        Some(Reference::from(id::<QuotationId>(30))),
        Some(Reference::from(id::<ayni_model::id::CodingId>(40))),
        Some(Reference::from(id::<ActorId>(20))),
        Some(Reference::from(id::<ayni_model::id::CodeGroupId>(80))),
        Some(Reference::from(id::<ayni_model::id::EventId>(91))),
    ];
    let memo = Memo {
        on: one(&on, world),
        title: one(&["Seen", "Seen b"], world).to_owned(),
        kind: one(&["note", "theory"], world).to_owned(),
        text: one(&["Something.", "Something else."], world).to_owned(),
        author: (world > 0).then(|| id(60)),
        made: world.checked_sub(1).map(|at| one(&MADE, at).to_owned()),
        key: "seen".to_owned(),
    };
    add(all, 85, &memo);
}

/// What is told as a whole: there is no place for it, whatever it says.
fn told(all: &mut Records) {
    let when = || "2005".parse::<ayni_model::when::When>().unwrap();
    let (source, actor) = (id(10), id(20));
    let phase = Phase {
        key: "phase".to_owned(),
        name: "Phase".to_owned(),
        when: vec![when()].try_into().unwrap(),
        description: None,
        position: 0,
    };
    add(all, 90, &phase);
    let event = Event {
        key: "strike".to_owned(),
        name: "Strike".to_owned(),
        kind: "strike".to_owned(),
        when: None,
        place: None,
        country: None,
        status: Status::default(),
        source: None,
        part_of: None,
        note: None,
        position: 0,
        attributes: Attributes::default(),
    };
    add(all, 91, &event);
    let tie = Tie {
        key: "tie".to_owned(),
        from: actor,
        kind: "owns".to_owned(),
        to: id(21),
        when: None,
        status: Status::default(),
        source: None,
        note: None,
        position: 0,
    };
    add(all, 92, &tie);
    let participation = Participation {
        event: id(91),
        actor,
        role: "host".to_owned(),
        note: None,
        position: 0,
    };
    add(all, 93, &participation);
    let commitment = Commitment {
        event: id(91),
        by: actor,
        what: "to stay".to_owned(),
        due: None,
        life: CommitmentLife::Open,
    };
    add(all, 94, &commitment);
    let claim = Claim {
        subject: Reference::from(actor),
        attribute: "country".to_owned(),
        value: ClaimValue::When { when: when() },
        according_to: source,
        locator: None,
        quote: None,
        note: None,
        position: 0,
    };
    add(all, 95, &claim);
    let agreement = Agreement {
        source,
        parties: vec![actor, id(21)].try_into().unwrap(),
        sites: vec![],
        when: when(),
        jurisdiction: Jurisdiction("PE".to_owned()),
    };
    add(all, 96, &agreement);
    let provision = Provision {
        agreement: id(96),
        variable: "pay".to_owned(),
        says: Says::Silent,
        quotation: None,
    };
    add(all, 97, &provision);
    let finding = Finding {
        key: "finding".to_owned(),
        synopsis: None,
        row: CellKey::Code(id(50)),
        column: None,
        text: "They say so.".to_owned(),
        quotations: vec![],
        contrary: vec![],
        author: None,
        note: None,
        position: 0,
    };
    add(all, 98, &finding);
    let synopsis = Synopsis {
        name: "table".to_owned(),
        declaration: "rows = code".to_owned(),
    };
    add(all, 99, &synopsis);
    let acceptance = Acceptance {
        diagnostic: "C001".to_owned(),
        place: "code".to_owned(),
        reason: "known".to_owned(),
        by: None,
        said: None,
    };
    add(all, 100, &acceptance);
    let round = Round {
        name: "first".to_owned(),
        at: 1,
        codebook: None,
    };
    add(all, 101, &round);
}

/// Makes the project of world 0.
fn made(folder: &Path, plain: &Records) -> PathBuf {
    let path = folder.join("p.ayni");
    let member: Vec<_> = [60, 61]
        .map(|number| {
            let own: ayni_model::id::MemberId = id(number);
            let fields = &plain[&(Kind::Member, own.into())];
            (own, Member::from_fields(fields.clone()).unwrap())
        })
        .into();
    let own: ayni_model::id::ProjectId = id(1);
    let project = plain[&(Kind::Project, own.into())].clone();
    let genesis = Genesis {
        project: (own, ProjectNoun::from_fields(project).unwrap()),
        replica: id(2),
        space: (
            id(3),
            Space {
                name: "space".to_owned(),
            },
        ),
        members: member,
    };
    let stamp = |now_ms| Stamp {
        now_ms,
        member: None,
    };
    let mut project = Project::create(&path, &genesis, stamp(1)).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    let text = writer.put_blob(TEXT.as_bytes()).unwrap();
    let turn = |start, end, speaker: &str| Turn {
        span: Span::new(start, end).unwrap(),
        speaker: speaker.to_owned(),
    };
    let layout = Layout {
        turns: vec![turn(5, 18, "ANA"), turn(24, 39, "EVA")],
        ..Layout::default()
    };
    let layout = writer.put_layout(&layout).unwrap();
    for number in [10, 11] {
        let revision = Revision {
            source: id(number),
            parent: None,
            text,
            layout,
            code_points: 39,
            words: 8,
            reason: None,
        };
        writer
            .put(id::<RevisionId>(number + 100), &revision)
            .unwrap();
    }
    for ((kind, id), fields) in plain {
        if !matches!(kind, Kind::Member | Kind::Project) {
            let (kind, id, fields) = (*kind, *id, fields.clone());
            writer.change(&Change { kind, id, fields }).unwrap();
        }
    }
    writer
        .commit(&Operation::AddCode { code: "x".into() })
        .unwrap();
    path
}

fn set(path: &Path, kind: Kind, id: RecordId, field: &str, value: &Json) {
    let mut project = Project::open(path, Mode::Write).unwrap();
    let mut writer = project
        .begin(Stamp {
            now_ms: 3,
            member: None,
        })
        .unwrap();
    let fields = [(field.to_owned(), value.clone())].into();
    writer.change(&Change { kind, id, fields }).unwrap();
    writer
        .commit(&Operation::AddCode { code: "x".into() })
        .unwrap();
}

/// Gives the project and brings it in anew: what was told, and the records that came.
fn there_and_back(path: &Path) -> (Given, Workbench) {
    let bench = Workbench::open(path, Mode::Read, Box::new(Counting::from(10))).unwrap();
    let out = path.with_extension("qdpx");
    let given = give(&bench, &out);
    (given, bring(&out, &Options::default()).0)
}

fn field_of<T: Noun>(bench: &Workbench, id: RecordId, field: &str) -> Option<Json> {
    let noun = bench.project().get::<T>(id.into()).unwrap()?;
    Some(noun.fields().get(field).cloned().unwrap_or(Json::Null))
}

/// Returns what a field says; nothing where the record is not there.
fn says(bench: &Workbench, kind: Kind, id: RecordId, field: &str) -> Option<Json> {
    match kind {
        Kind::Project => {
            let all = bench.project().all::<ProjectNoun>().unwrap();
            let fields = all[0].1.fields();
            Some(fields.get(field).cloned().unwrap_or(Json::Null))
        }
        Kind::Member => field_of::<Member>(bench, id, field),
        Kind::Attribute => field_of::<Attribute>(bench, id, field),
        Kind::Source => field_of::<Source>(bench, id, field),
        // A voice is that of its source and label.
        Kind::Voice => {
            let source: SourceId = self::id(id.bytes()[15].wrapping_sub(200).into());
            let own: VoiceId = RecordId::from(source).derived("voice ANA").into();
            field_of::<Voice>(bench, own.into(), field)
        }
        Kind::Actor => field_of::<Actor>(bench, id, field),
        Kind::Code => field_of::<Code>(bench, id, field),
        Kind::CodeGroup => field_of::<CodeGroup>(bench, id, field),
        Kind::Quotation => {
            // What is of a source as a whole is one for each source.
            let whole = RecordId::from(self::id::<SourceId>(10)).derived("whole");
            let found = field_of::<Quotation>(bench, id, field);
            let found = found.or_else(|| field_of::<Quotation>(bench, whole, field));
            found.map(place)
        }
        Kind::Coding => field_of::<Coding>(bench, id, field),
        Kind::Memo => field_of::<Memo>(bench, id, field),
        _ => None,
    }
}

/// Of a place in a text, where it is: in which state of which text, is of the project.
fn place(at: Json) -> Json {
    let anchor: Option<Anchor> = serde_json::from_value(at.clone()).ok();
    match anchor.and_then(|it| it.place()) {
        Some((_, span)) => serde_json::to_value(span).unwrap(),
        None => at,
    }
}

#[test]
fn whatever_is_said_goes_out_or_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let plain = records(0);
    let kinds: BTreeSet<Kind> = plain.keys().map(|(kind, _)| *kind).collect();
    for kind in Kind::ALL.iter().filter(|kind| !NOT_SAID.contains(kind)) {
        assert!(kinds.contains(kind), "no {} is tried", kind.word());
    }
    let path = made(folder.path(), &plain);
    let (least, back) = there_and_back(&path);
    let there = |kind, id| says(&back, kind, id, "name").is_some();
    let mut lost = Vec::new();
    let absent: BTreeSet<(Kind, RecordId)> = plain
        .keys()
        .filter(|(kind, id)| !there(*kind, *id))
        .copied()
        .collect();
    for (kind, id) in &absent {
        let word = match kind {
            Kind::Member => "member who coded nothing",
            kind => kind.word(),
        };
        if !least.left.contains_key(word) {
            lost.push(format!("{} {id}", kind.word()));
        }
    }
    let mut tried = BTreeSet::new();
    for world in 1..WORLDS {
        let mut all = records(world);
        all.retain(|record, _| !absent.contains(record));
        for ((kind, id), full) in all {
            let before = &plain[&(kind, id)];
            for (field, value) in full.iter().filter(|(field, value)| {
                !MADE_ANEW.contains(&field.as_str()) && before.get(*field) != Some(value)
            }) {
                if !tried.insert((kind, field.clone(), value.to_string())) {
                    continue;
                }
                set(&path, kind, id, field, value);
                let (given, back) = there_and_back(&path);
                let value = if kind == Kind::Quotation {
                    place(value.clone())
                } else {
                    value.clone()
                };
                let came = says(&back, kind, id, field);
                let told = given.left != least.left || given.mended != least.mended;
                if came.as_ref() != Some(&value) && !told {
                    lost.push(format!("{} {field}: {value} is {came:?}", kind.word()));
                }
                set(
                    &path,
                    kind,
                    id,
                    field,
                    before.get(field).unwrap_or(&Json::Null),
                );
            }
        }
    }
    assert!(tried.len() > 70, "{}", tried.len());
    assert!(
        lost.is_empty(),
        "neither given nor told:\n{}",
        lost.join("\n")
    );
}
