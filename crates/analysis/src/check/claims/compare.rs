//! Holding two statements against each other.

use std::collections::BTreeMap;

use ayni_model::{
    actor::ActorKind,
    value::Doubtful,
    when::{Answer, When},
};

use crate::{
    index::{Index, find},
    study::{Ix, NONE},
    words::fold,
};

/// What comes of holding two statements against each other; the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// Both can be right.
    Agrees,
    /// They differ in what at least one of them doubts.
    Unclear,
    /// They cannot both be right.
    Conflict,
}

/// A statement, ready to be compared.
#[derive(Debug, Clone)]
pub(super) enum Said {
    /// Nothing that could be wrong.
    Nothing,
    /// A date.
    When(When),
    /// A word.
    Word { word: String, doubt: bool },
    /// A named actor, with the organisations that it is or belongs to.
    Actor {
        belongs: Vec<Ix>,
        fields: Fields,
        doubt: bool,
    },
    /// An actor by its fields.
    Description { fields: Fields, doubt: bool },
}

/// The fields by which actors are compared. One that is not given says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    organisation_kind: Vec<Doubtful>,
    country: Vec<Doubtful>,
}

/// Returns the statement that it is this actor.
pub(super) fn actor(index: &Index<'_>, actor: Ix, doubt: bool) -> Said {
    let one = index.actor(actor);
    let above = match one.kind {
        // At whatever time: an office that was held once is enough to agree.
        ActorKind::Person => index.organisations(actor, None),
        ActorKind::Organisation | ActorKind::Site => Vec::new(),
    };
    let parent = find(&index.actors, one.parent);
    let mut belongs: Vec<Ix> = vec![actor];
    belongs.extend(above.iter().map(|(organisation, _)| *organisation));
    belongs.extend((parent != NONE && one.kind == ActorKind::Person).then_some(parent));
    let described: Vec<Ix> = if one.kind == ActorKind::Person {
        belongs[1..].to_vec()
    } else {
        vec![actor]
    };
    let words = |of: &dyn Fn(Ix) -> Option<Doubtful>| -> Vec<Doubtful> {
        described
            .iter()
            .filter_map(|organisation| of(*organisation))
            .collect()
    };
    let kind = |organisation: Ix| {
        index
            .actor(organisation)
            .organisation_kind
            .as_ref()
            .map(|word| Doubtful {
                word: word.clone(),
                doubt: false,
            })
    };
    let country = match &one.country {
        Some(own) => vec![own.clone()],
        None => words(&|organisation| index.actor(organisation).country.clone()),
    };
    let fields = Fields {
        organisation_kind: words(&kind),
        country,
    };
    Said::Actor {
        belongs,
        fields,
        doubt,
    }
}

/// Returns the statement that it is an actor of that description. Other fields than the kind of
/// organisation and the country are words for the reader and are not compared.
pub(super) fn description(attributes: &BTreeMap<String, String>, doubt: bool) -> Said {
    let field = |name: &str| {
        attributes
            .get(name)
            .and_then(|text| text.parse().ok())
            .into_iter()
            .collect()
    };
    let fields = Fields {
        organisation_kind: field("organisation_kind"),
        country: field("country"),
    };
    Said::Description { fields, doubt }
}

/// Holds two statements against each other.
pub(super) fn compare(one: &Said, two: &Said) -> Agreement {
    match (one, two) {
        (Said::When(a), Said::When(b)) => dates(a, b),
        (Said::Word { word: a, doubt: x }, Said::Word { word: b, doubt: y }) => {
            differ(fold(a) != fold(b), *x || *y)
        }
        (
            Said::Actor {
                belongs: a,
                doubt: x,
                ..
            },
            Said::Actor {
                belongs: b,
                doubt: y,
                ..
            },
        ) => differ(!(a.contains(&b[0]) || b.contains(&a[0])), *x || *y),
        (
            Said::Actor {
                fields: a,
                doubt: x,
                ..
            }
            | Said::Description {
                fields: a,
                doubt: x,
            },
            Said::Actor {
                fields: b,
                doubt: y,
                ..
            }
            | Said::Description {
                fields: b,
                doubt: y,
            },
        ) => field(&a.organisation_kind, &b.organisation_kind, *x || *y).max(field(
            &a.country,
            &b.country,
            *x || *y,
        )),
        // Statements of different sorts say nothing of each other.
        _ => Agreement::Agrees,
    }
}

fn differ(differ: bool, doubt: bool) -> Agreement {
    match (differ, doubt) {
        (false, _) => Agreement::Agrees,
        (true, true) => Agreement::Unclear,
        (true, false) => Agreement::Conflict,
    }
}

/// A field agrees if some value of one side is a value of the other; one that is not given says
/// nothing.
fn field(one: &[Doubtful], two: &[Doubtful], doubt: bool) -> Agreement {
    one.iter()
        .flat_map(|a| {
            two.iter()
                .map(move |b| differ(fold(&a.word) != fold(&b.word), doubt || a.doubt || b.doubt))
        })
        .min()
        .unwrap_or(Agreement::Agrees)
}

/// Dates conflict if they share no day, however their imprecision is filled; imprecision alone is
/// never unclear.
fn dates(one: &When, two: &When) -> Agreement {
    let apart = one.before(two) == Answer::Yes || two.before(one) == Answer::Yes;
    let doubt = |when: &When| when.as_str().contains(['?', '%']);
    differ(apart, doubt(one) || doubt(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_conflict_only_if_they_share_no_day() {
        let table = [
            ("2004/2008", "2005-08-30", Agreement::Agrees),
            ("2005", "2005-11", Agreement::Agrees),
            ("2001~", "2002", Agreement::Agrees),
            ("2005-08-30", "2008-01-29/2008-03-18", Agreement::Conflict),
            ("2000/2008", "1990/2018", Agreement::Agrees),
            ("2001?", "2005", Agreement::Unclear),
        ];
        for (a, b, agreement) in table {
            assert_eq!(
                dates(&a.parse().unwrap(), &b.parse().unwrap()),
                agreement,
                "{a} and {b}"
            );
        }
    }

    #[test]
    fn doubt_turns_a_difference_into_a_question() {
        let words = |word: &str| vec![word.parse::<Doubtful>().unwrap()];
        assert_eq!(field(&words("PE"), &words("pe"), false), Agreement::Agrees);
        assert_eq!(
            field(&words("PE?"), &words("CL"), false),
            Agreement::Unclear
        );
        assert_eq!(field(&words("PE"), &words("CL"), true), Agreement::Unclear);
        assert_eq!(
            field(&words("PE"), &words("CL"), false),
            Agreement::Conflict
        );
        assert_eq!(
            field(&[], &words("CL"), false),
            Agreement::Agrees,
            "unknown says nothing"
        );
    }
}
