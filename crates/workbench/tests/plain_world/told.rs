//! What is said of a project made by chance: quotations, codings, findings, memos.

use ayni_model::{
    actor::{Status, Tie},
    claim::{Claim, ClaimValue},
    coding::{Anchor, Coding, Quotation, Stance},
    event::{Commitment, CommitmentLife, Participation},
    id::{
        ActorId, CodeId, CodingId, EventId, FindingId, MemberId, QuotationId, RevisionId, SourceId,
    },
    record::Reference,
    study::{Acceptance, CellKey, Finding, Memo, Synopsis},
    text::{Span, TextIndex},
};
use ayni_store::Writer;

use super::Dice;

pub(crate) fn code_text(
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

pub(crate) struct Told<'a> {
    pub(crate) coders: &'a [MemberId],
    pub(crate) codes: &'a [CodeId],
    pub(crate) actors: &'a [ActorId],
    pub(crate) sources: &'a [SourceId],
    pub(crate) events: &'a [EventId],
    pub(crate) quotations: &'a [QuotationId],
    pub(crate) codings: &'a [CodingId],
    pub(crate) phase: ayni_model::id::PhaseId,
}

pub(crate) fn tell(dice: &mut Dice, writer: &mut Writer<'_>, told: Told<'_>) {
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
            made: dice
                .maybe(&["2009-02-02T09:07:00Z", "2009-02", "yesterday"])
                .map(str::to_owned),
            key: dice.key("memo", n / 2),
        };
        writer
            .put(dice.id::<ayni_model::id::MemoId>(), &memo)
            .unwrap();
    }
    let synopsis = Synopsis {
        name: dice.pick(&["table-4", "two words"]).into(),
        // A table, a table that is called otherwise than its file, and no table.
        declaration: match dice.roll(3) {
            0 => "name = \"table-4\"\nrows = [\"code\"]\n".to_owned(),
            1 => "name = \"table-5\"\nrows = [\"code\"]\n".to_owned(),
            _ => dice.text(9),
        },
    };
    writer
        .put(dice.id::<ayni_model::id::SynopsisId>(), &synopsis)
        .unwrap();
    let acceptance = Acceptance {
        diagnostic: "claims-conflict".into(),
        place: "source:x".into(),
        reason: dice.text(2),
        by: dice.maybe(told.coders),
        said: dice.maybe_text(),
    };
    writer
        .put(dice.id::<ayni_model::id::AcceptanceId>(), &acceptance)
        .unwrap();
}
