//! Many new passages, whose rows wait for one another: the tables are those of passages put one by one, and
//! whoever asks meanwhile is answered as if nothing waited.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;

use ayni_model::{
    codebook::CodeGroup,
    coding::{Anchor, Coding, Quotation, Region, Stance},
    id::{CodeId, CodingId, QuotationId, RecordId},
    record::Kind,
    text::Span,
};
use ayni_store::{Project, Reader as _, Writer};

use common::{ana, code, dump, genesis, import, put_source, stamp};

/// More than go together, and no multiple of it.
const PASSAGES: u128 = 53;
const TEXT: &str =
    "Nadie salió del pozo. 😀 Nobody left the pit, and nobody spoke of it for a week.";

/// Returns the identity of a number: as random ones do, they come in no order.
fn id<I: From<RecordId>>(number: u128) -> I {
    common::id(number.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

fn project() -> Project {
    Project::in_memory(&genesis(), stamp(1)).unwrap()
}

/// Puts what passages name: a source with its text, and codes.
fn put_study(writer: &mut Writer<'_>) {
    for n in 20..23 {
        let code = code(&format!("code {n}"));
        writer.put(id::<CodeId>(n), &code).unwrap();
    }
    put_source(writer, id(10), id(11), TEXT);
}

/// Passages of every sort: with a place, lost, and of the whole source; with a name and without one.
fn quotation(n: u128) -> (QuotationId, Quotation) {
    let start = u32::try_from(n).unwrap();
    let at = match n % 5 {
        0 => Anchor::Lost {
            was: format!("words {n}"),
            last: None,
        },
        1 => Anchor::Region { of: Region::Whole },
        _ => Anchor::Exact {
            revision: id(11),
            span: Span::new(start, start + 9).unwrap(),
        },
    };
    let quotation = Quotation {
        source: id(10),
        at,
        label: n.is_multiple_of(2).then(|| format!("name {n} \"ñ\"")),
    };
    (id(1_000 + n), quotation)
}

fn coding(n: u128, more: u128) -> (CodingId, Coding) {
    let coding = Coding {
        quotation: id(1_000 + n),
        code: id(20 + n % 3),
        coder: ana(),
        stance: match n % 4 {
            0 => Stance::Contrary,
            _ => Stance::Supports,
        },
        made: n
            .is_multiple_of(3)
            .then(|| "2024-05-06T07:08:09Z".to_owned()),
        note: n.is_multiple_of(7).then(|| format!("note {n}")),
    };
    (id(2_000 + 2 * n + more), coding)
}

fn commit(writer: Writer<'_>) {
    writer.commit(&import()).unwrap();
}

/// Makes all passages; after each of them `ask` may ask the writer.
fn made(ask: impl Fn(&mut Writer<'_>, u128)) -> Project {
    let mut project = project();
    let mut writer = project.begin(stamp(2)).unwrap();
    put_study(&mut writer);
    for n in 0..PASSAGES {
        let (id, noun) = quotation(n);
        writer.add_quotation(id, &noun).unwrap();
        for more in 0..n % 3 {
            let (id, noun) = coding(n, more);
            writer.add_coding(id, &noun).unwrap();
        }
        ask(&mut writer, n);
    }
    commit(writer);
    let health = project.doctor().unwrap();
    assert!(health.is_good(), "{health:?}");
    project
}

#[test]
fn many_passages_are_what_they_are_one_by_one() {
    let mut one_by_one = project();
    let mut writer = one_by_one.begin(stamp(2)).unwrap();
    put_study(&mut writer);
    for n in 0..PASSAGES {
        let (id, noun) = quotation(n);
        writer.put(id, &noun).unwrap();
        for more in 0..n % 3 {
            let (id, noun) = coding(n, more);
            writer.put(id, &noun).unwrap();
        }
    }
    commit(writer);
    let many = made(|_, _| {});
    assert_eq!(dump(&many), dump(&one_by_one));
    assert_eq!(
        many.count(Kind::Quotation).unwrap(),
        u64::try_from(PASSAGES).unwrap()
    );
}

#[test]
fn what_waits_is_there_for_whoever_asks() {
    let plain = dump(&made(|_, _| {}));
    let codings = |n: u128| (0..=n).map(|n| n % 3).sum::<u128>();
    let asked = made(|writer, n| match n % 6 {
        0 => {
            let (id, noun) = quotation(n);
            assert_eq!(writer.get(id).unwrap(), Some(noun));
        }
        1 => {
            let all = writer.quotations_of(id(10)).unwrap();
            let expected: Vec<_> = (0..=n).map(quotation).collect();
            assert_eq!(all, expected);
        }
        2 => {
            let all = writer.codings_of(id(10)).unwrap();
            assert_eq!(all.len() as u128, codings(n));
            assert_eq!(all.last().unwrap(), &coding(n, 1));
        }
        3 => {
            let touched = writer.touched().unwrap();
            let expected = BTreeMap::from([
                (Kind::Source, 1),
                (Kind::Code, 3),
                (Kind::Revision, 1),
                (Kind::Quotation, u64::try_from(n + 1).unwrap()),
                (Kind::Coding, u64::try_from(codings(n)).unwrap()),
            ]);
            assert_eq!(touched.made, expected);
        }
        4 => {
            let known = writer.known(Kind::Quotation).unwrap();
            assert_eq!(known.len() as u128, n + 1);
            let named = writer.referring::<Coding>("quotation", quotation(n).0);
            assert_eq!(named.unwrap().len() as u128, n % 3);
            assert_eq!(writer.count(Kind::Coding).unwrap() as u128, codings(n));
        }
        _ => {
            // Said again, and in the other way, it is the same; by another name it is not.
            let (id, noun) = quotation(n);
            writer.add_quotation(id, &noun).unwrap();
            writer.put(id, &noun).unwrap();
            let (id, noun) = coding(n, 1);
            writer.add_coding(id, &noun).unwrap();
        }
    });
    assert_eq!(dump(&asked), plain);
}

#[test]
fn what_waits_is_changed_and_removed_as_what_is_written() {
    let project = made(|writer, n| {
        let (id, mut noun) = quotation(n);
        match n % 4 {
            0 => {
                noun.label = Some("another".into());
                writer.put(id, &noun).unwrap();
            }
            1 => {
                let (coding, _) = coding(n, 0);
                if n % 3 > 0 {
                    writer.remove(coding).unwrap();
                }
            }
            2 => {
                let refused = writer.put(
                    RecordId::from(id).into(),
                    &CodeGroup {
                        name: "no group".into(),
                        codes: Vec::<CodeId>::new(),
                        position: 0,
                    },
                );
                assert!(refused.is_err(), "one identity is not that of two things");
            }
            _ => {}
        }
    });
    let renamed = project.all::<Quotation>().unwrap().into_iter();
    let renamed = renamed.filter(|(_, it)| it.label.as_deref() == Some("another"));
    assert_eq!(renamed.count() as u128, PASSAGES.div_ceil(4));
    let all = (0..PASSAGES).map(|n| n % 3).sum::<u128>();
    let removed = (0..PASSAGES).filter(|n| n % 4 == 1 && n % 3 > 0).count() as u128;
    assert_eq!(
        u128::from(project.count(Kind::Coding).unwrap()),
        all - removed
    );
}

#[test]
fn what_waits_when_all_is_taken_back_is_nowhere() {
    let mut project = project();
    let before = dump(&project);
    let mut writer = project.begin(stamp(2)).unwrap();
    put_study(&mut writer);
    for n in 0..PASSAGES {
        let (id, noun) = quotation(n);
        writer.add_quotation(id, &noun).unwrap();
    }
    drop(writer);
    assert_eq!(dump(&project), before);
    assert_eq!(project.count(Kind::Quotation).unwrap(), 0);
}
