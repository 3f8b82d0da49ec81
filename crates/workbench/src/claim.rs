//! Claims: what one source says of something.

use ayni_model::{
    claim::{Claim, ClaimValue},
    id::{ActorId, ClaimId, SourceId},
    operation::Operation,
    record::{Kind, Reference},
    study::{Attribute, AttributeOf},
    value::{Doubtful, ValueType},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    actor::actor_kind,
    fields::{country, list, required, status},
    sentence,
};

/// A claim to be.
#[derive(Debug, Clone)]
pub struct NewClaim {
    /// What it is about: a source, an actor or an event.
    pub subject: Reference,
    /// The attribute.
    pub attribute: String,
    /// The value as a person writes it.
    pub value: String,
    /// The source that says so.
    pub according_to: SourceId,
    /// Where in that source.
    pub locator: Option<String>,
    /// The words that say so.
    pub quote: Option<String>,
    /// A short remark.
    pub note: Option<String>,
}

impl Workbench {
    /// Returns the claims on something, or all, in their order.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn claims(&self, subject: Option<Reference>) -> Result<Vec<(ClaimId, Claim)>, Problem> {
        let mut claims = self.project.all::<Claim>()?;
        claims.retain(|(_, claim)| subject.is_none_or(|subject| claim.subject == subject));
        claims.sort_by_key(|(_, claim)| claim.position);
        Ok(claims)
    }

    /// Notes what a source says of something. The value is held to what the field or attribute itself
    /// may be.
    ///
    /// # Errors
    /// When the value makes no sense for the attribute, or names an actor that is not there.
    pub fn add_claim(&mut self, new: &NewClaim) -> Result<ClaimId, Problem> {
        if !matches!(new.subject.kind, Kind::Source | Kind::Actor | Kind::Event) {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "claim-about",
                    "a claim is about a source, an actor or an event"
                ),
            )
            .command("Write source:KEY, actor:KEY or event:KEY."));
        }
        let attribute = required("attribute", new.attribute.trim())?;
        let claims = self.project.all::<Claim>()?;
        let claim = Claim {
            subject: new.subject,
            value: self.claim_value(new.subject.kind, &attribute, &new.value)?,
            attribute: attribute.clone(),
            according_to: new.according_to,
            locator: new.locator.clone(),
            quote: new.quote.clone(),
            note: new.note.clone(),
            position: claims
                .iter()
                .map(|(_, it)| it.position + 1)
                .max()
                .unwrap_or(0),
        };
        let id: ClaimId = self.mint();
        let subject = self.name_of(new.subject)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &claim)?;
        writer.commit(&Operation::AddClaim { subject, attribute })?;
        Ok(id)
    }

    /// Takes a claim away.
    ///
    /// # Errors
    /// When there is none.
    pub fn remove_claim(&mut self, id: ClaimId) -> Result<(), Problem> {
        let claim: Claim = self.project.get(id)?.ok_or_else(|| {
            let message = sentence!("no-claim", "there is no claim {id}", id = id.to_string());
            Problem::new(ProblemKind::NotFound, message)
                .command("See their ids with: ayni claim list")
        })?;
        let subject = self.name_of(claim.subject)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemoveClaim {
            subject,
            attribute: claim.attribute,
        })?;
        Ok(())
    }

    fn claim_value(
        &self,
        subject: Kind,
        attribute: &str,
        text: &str,
    ) -> Result<ClaimValue, Problem> {
        let of = AttributeOf::of_subject(subject);
        let defined = self.project.all::<Attribute>()?.into_iter();
        let value_type = defined
            .map(|(_, defined)| defined)
            .find(|defined| defined.of == of && defined.name == attribute)
            .map(|defined| defined.value_type);
        let text = required("value", text.trim())?;
        let value = read_value(attribute, value_type.as_ref(), &text, |actor| {
            Ok(self.find_actor(actor)?.0)
        })?;
        checked(subject, attribute, value_type.as_ref(), value)
    }

    /// Returns a claim's value as a person writes it.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn print_claim_value(&self, value: &ClaimValue) -> Result<String, Problem> {
        let mark = |doubt: &bool| if *doubt { "?" } else { "" };
        Ok(match value {
            ClaimValue::Actor { actor, doubt } => {
                format!("{}{}", self.key_of_actor(*actor)?, mark(doubt))
            }
            ClaimValue::Description { attributes, doubt } => {
                let parts: Vec<String> = attributes
                    .iter()
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect();
                format!("{{{}}}{}", parts.join("; "), mark(doubt))
            }
            ClaimValue::When { when } => when.to_string(),
            ClaimValue::Word { word, doubt } => format!("{word}{}", mark(doubt)),
        })
    }
}

/// Reads the value of a claim, as files and commands have it: a date for `when` and for attributes of
/// that type; for `informant` an actor, or a description of one in braces; else a word. A `?` at its
/// end is doubt.
///
/// # Errors
/// When it makes no sense for the attribute, or names an actor that is not there.
pub(crate) fn read_value(
    attribute: &str,
    value_type: Option<&ValueType>,
    text: &str,
    actor: impl FnOnce(&str) -> Result<ActorId, Problem>,
) -> Result<ClaimValue, Problem> {
    if attribute == "when" || value_type == Some(&ValueType::When) {
        return Ok(ClaimValue::When {
            when: text.parse()?,
        });
    }
    let Doubtful { word, doubt } = text.parse()?;
    if attribute != "informant" {
        return Ok(ClaimValue::Word { word, doubt });
    }
    let inner = word
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    match inner {
        None => Ok(ClaimValue::Actor {
            actor: actor(&word)?,
            doubt,
        }),
        Some(inner) => Ok(ClaimValue::Description {
            attributes: list(inner).map(described).collect::<Result<_, _>>()?,
            doubt,
        }),
    }
}

/// Holds a value that is typed to the same rule as the field or attribute that it is about.
fn checked(
    subject: Kind,
    attribute: &str,
    value_type: Option<&ValueType>,
    value: ClaimValue,
) -> Result<ClaimValue, Problem> {
    Ok(match value {
        ClaimValue::Word { word, doubt } => {
            let word = match (subject, attribute, value_type) {
                (_, "country", _) => country_code(&word)?,
                (Kind::Actor, "kind", _) => actor_kind(&word)?.word().to_owned(),
                (Kind::Event, "status", _) => status(&word)?.word().to_owned(),
                (_, _, Some(value_type)) => value_type
                    .parse(&word)
                    .map_err(|error| Problem::from(error).about(attribute))?
                    .to_string(),
                (_, _, None) => word,
            };
            ClaimValue::Word { word, doubt }
        }
        ClaimValue::Description {
            mut attributes,
            doubt,
        } => {
            if let Some(country) = attributes.get_mut("country") {
                *country = country_code(country)?;
            }
            ClaimValue::Description { attributes, doubt }
        }
        ClaimValue::Actor { .. } | ClaimValue::When { .. } => value,
    })
}

fn country_code(word: &str) -> Result<String, Problem> {
    Ok(country(word)?.map_or_else(String::new, |country| country.to_string()))
}

fn described(pair: &str) -> Result<(String, String), Problem> {
    match pair.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(Problem::new(
            ProblemKind::Invalid,
            sentence!(
                "describes-nothing",
                "{pair:?} describes nothing; write {{organisation_kind=local union; country=PE}}",
                pair = pair,
            ),
        )),
    }
}
