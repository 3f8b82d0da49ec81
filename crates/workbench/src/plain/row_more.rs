//! Rows of the tables that hang on others: voices, participations, claims, findings, acceptances.

use ayni_model::{
    claim::{Claim, ClaimValue},
    event::Participation,
    record::Kind,
    source::{Voice, VoiceRole},
    study::{Acceptance, AttributeOf, Finding},
};

use super::{
    names::Names,
    problems::Why,
    row::{Row, cell, set},
    sheet::Cells,
};
use crate::{Problem, ProblemKind, Sentence, claim::read_value};

const ROLES: [(&str, VoiceRole); 3] = [
    ("informant", VoiceRole::Informant),
    ("interviewer", VoiceRole::Interviewer),
    ("other", VoiceRole::Other),
];

impl Row for Voice {
    const STEM: &'static str = "voices";
    const COLUMNS: &'static [&'static str] = &["source", "label", "actor", "role"];
    const ABOUT: &'static str = "source and label";
    const ONCE: bool = true;

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, _: u32) -> Option<Self> {
        let source = cells.must_refer("source", &names.sources);
        cells.required("label")?;
        let label = cells.text("label")?;
        let mut noun = Self {
            source: source?,
            label,
            actor: before.as_ref().and_then(|before| before.actor),
            role: before.map(|before| before.role).unwrap_or_default(),
        };
        set!(cells, noun.actor, cells.refer("actor", &names.actors));
        set!(
            cells,
            noun.role,
            cells.one_of("role", &ROLES).unwrap_or_default()
        );
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let actor = match self.actor {
            Some(actor) => names.actors.key(actor)?,
            None => "",
        };
        Some(vec![
            names.sources.key(self.source)?.to_owned(),
            self.label.clone(),
            actor.to_owned(),
            self.role.word().to_owned(),
        ])
    }

    fn about(&self) -> Option<Vec<String>> {
        Some(vec![self.source.to_string(), self.label.clone()])
    }
}

impl Row for Participation {
    const STEM: &'static str = "participations";
    const COLUMNS: &'static [&'static str] = &["event", "actor", "role", "note"];
    const ABOUT: &'static str = "event, actor and role";

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let event = cells.must_refer("event", &names.events);
        let actor = cells.must_refer("actor", &names.actors);
        let role = cells.required("role")?.to_owned();
        let mut noun = Self {
            event: event?,
            actor: actor?,
            role,
            note: before.and_then(|before| before.note),
            position,
        };
        set!(cells, noun.note, cells.text("note"));
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        Some(vec![
            names.events.key(self.event)?.to_owned(),
            names.actors.key(self.actor)?.to_owned(),
            self.role.clone(),
            cell(self.note.as_ref()),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn about(&self) -> Option<Vec<String>> {
        let (event, actor) = (self.event.to_string(), self.actor.to_string());
        Some(vec![event, actor, self.role.clone()])
    }
}

impl Row for Claim {
    const STEM: &'static str = "claims";
    const COLUMNS: &'static [&'static str] = &[
        "subject",
        "attribute",
        "value",
        "according_to",
        "locator",
        "quote",
        "note",
    ];
    const ABOUT: &'static str = "subject, attribute, value, source and locator";

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let subject = cells
            .required("subject")
            .and_then(|text| cells.found("subject", names.reference(text)));
        let according_to = cells.must_refer("according_to", &names.sources);
        let attribute = cells.required("attribute")?.to_owned();
        let value = cells.required("value")?;
        let subject = subject?;
        let value = cells.found("value", claim_value(value, subject.kind, &attribute, names));
        let mut noun = Self {
            subject,
            attribute,
            value: value?,
            according_to: according_to?,
            locator: before.as_ref().and_then(|before| before.locator.clone()),
            quote: before.as_ref().and_then(|before| before.quote.clone()),
            note: before.and_then(|before| before.note),
            position,
        };
        set!(cells, noun.locator, cells.text("locator"));
        set!(cells, noun.quote, cells.text("quote"));
        set!(cells, noun.note, cells.text("note"));
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        Some(vec![
            names.reference_text(&self.subject),
            self.attribute.clone(),
            value_text(&self.value, names)?,
            names.sources.key(self.according_to)?.to_owned(),
            cell(self.locator.as_ref()),
            cell(self.quote.as_ref()),
            cell(self.note.as_ref()),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn about(&self) -> Option<Vec<String>> {
        Some(vec![
            self.subject.to_string(),
            self.attribute.clone(),
            serde_json::to_string(&self.value).ok()?,
            self.according_to.to_string(),
            serde_json::to_string(&self.locator).ok()?,
        ])
    }
}

/// Reads what a claim says, by the attribute that it is about.
fn claim_value(
    text: &str,
    subject: Kind,
    attribute: &str,
    names: &Names,
) -> Result<ClaimValue, Why> {
    let of = AttributeOf::of_subject(subject);
    let value_type = names.attributes.get(&(of, attribute.to_owned()));
    let mut unknown = None;
    let actor = |key: &str| {
        names.actors.find(key).map_err(|why| {
            let message = Sentence::foreign(why.to_string());
            let problem = Problem::new(ProblemKind::NotFound, message);
            unknown = Some(why);
            problem
        })
    };
    let value = read_value(attribute, value_type, text, actor);
    value.map_err(|problem| unknown.unwrap_or(Why::Said(problem.message.to_string())))
}

/// Writes what a claim says; nothing when it names an actor that has no key.
pub(crate) fn value_text(value: &ClaimValue, names: &Names) -> Option<String> {
    let mark = |doubt: &bool| if *doubt { "?" } else { "" };
    Some(match value {
        ClaimValue::Actor { actor, doubt } => {
            format!("{}{}", names.actors.key(*actor)?, mark(doubt))
        }
        ClaimValue::Description { attributes, doubt } => {
            let pairs: Vec<String> = attributes
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            format!("{{{}}}{}", pairs.join("; "), mark(doubt))
        }
        ClaimValue::When { when } => when.to_string(),
        ClaimValue::Word { word, doubt } => format!("{word}{}", mark(doubt)),
    })
}

impl Row for Finding {
    const STEM: &'static str = "findings";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "synopsis",
        "row",
        "column",
        "text",
        "quotations",
        "contrary",
        "author",
        "note",
    ];

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let key = cells.required("key")?.to_owned();
        let row = match &before {
            Some(before) if !cells.has("row") => Some(before.row.clone()),
            _ => cells
                .required("row")
                .and_then(|text| cells.found("row", names.cell(text))),
        };
        let text = match &before {
            Some(before) if !cells.has("text") => Some(before.text.clone()),
            _ => {
                cells.required("text")?;
                cells.text("text")
            }
        };
        let (row, text) = (row?, text?);
        let mut noun = before.unwrap_or_else(|| Self {
            key: key.clone(),
            synopsis: None,
            row: row.clone(),
            column: None,
            text: String::new(),
            quotations: Vec::new(),
            contrary: Vec::new(),
            author: None,
            note: None,
            position,
        });
        (noun.key, noun.row, noun.text, noun.position) = (key, row, text, position);
        set!(cells, noun.synopsis, cells.text("synopsis"));
        if cells.has("column") {
            let text = cells.word("column");
            noun.column = (!text.is_empty())
                .then(|| cells.found("column", names.cell(text)))
                .flatten();
        }
        let passages = |column| {
            let passage = |text| cells.found(column, names.passage(text));
            cells.list(column).filter_map(passage).collect()
        };
        set!(cells, noun.quotations, passages("quotations"));
        set!(cells, noun.contrary, passages("contrary"));
        set!(cells, noun.author, cells.refer("author", &names.members));
        set!(cells, noun.note, cells.text("note"));
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let author = match self.author {
            Some(author) => names.members.key(author)?,
            None => "",
        };
        let passages = |ids: &[ayni_model::id::QuotationId]| {
            let texts: Vec<String> = ids.iter().map(|id| names.passage_text(*id)).collect();
            texts.join("; ")
        };
        Some(vec![
            self.key.clone(),
            cell(self.synopsis.as_ref()),
            names.cell_text(&self.row),
            self.column
                .as_ref()
                .map(|column| names.cell_text(column))
                .unwrap_or_default(),
            self.text.clone(),
            passages(&self.quotations),
            passages(&self.contrary),
            author.to_owned(),
            cell(self.note.as_ref()),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }
}

impl Row for Acceptance {
    const STEM: &'static str = "acceptances";
    const COLUMNS: &'static [&'static str] = &["diagnostic", "place", "reason", "by", "said"];
    const ABOUT: &'static str = "diagnostic and place";
    const ONCE: bool = true;

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, _: u32) -> Option<Self> {
        let diagnostic = cells.required("diagnostic")?.to_owned();
        let place = cells.required("place")?.to_owned();
        cells.required("reason")?;
        let (by, said) = before.map_or((None, None), |before| (before.by, before.said));
        let mut noun = Self {
            diagnostic,
            place,
            reason: cells.text("reason")?,
            by,
            said,
        };
        set!(cells, noun.by, cells.refer("by", &names.members));
        set!(cells, noun.said, cells.text("said"));
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let by = match self.by {
            Some(by) => names.members.key(by)?,
            None => "",
        };
        Some(vec![
            self.diagnostic.clone(),
            self.place.clone(),
            self.reason.clone(),
            by.to_owned(),
            cell(self.said.as_ref()),
        ])
    }

    fn about(&self) -> Option<Vec<String>> {
        Some(vec![self.diagnostic.clone(), self.place.clone()])
    }
}
