//! Claims: what one source says of something.

use std::collections::BTreeMap;

use ayni_model::{
    claim::{Claim, ClaimValue},
    id::{ClaimId, SourceId},
    operation::Operation,
    record::{Kind, Reference},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, fields::required};

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

    /// Notes what a source says of something.
    ///
    /// # Errors
    /// When the value makes no sense for the attribute, or names an actor that is not there.
    pub fn add_claim(&mut self, new: &NewClaim) -> Result<ClaimId, Problem> {
        if !matches!(new.subject.kind, Kind::Source | Kind::Actor | Kind::Event) {
            return Err(Problem::new(
                ProblemKind::Invalid,
                "a claim is about a source, an actor or an event",
            )
            .hint("Write source:KEY, actor:KEY or event:KEY."));
        }
        let attribute = required("attribute", new.attribute.trim())?;
        let claims = self.project.all::<Claim>()?;
        let claim = Claim {
            subject: new.subject,
            value: self.claim_value(&attribute, &new.value)?,
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
            Problem::new(ProblemKind::NotFound, format!("there is no claim {id}"))
                .hint("See their ids with: ayni claim list")
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

    /// Reads the value of a claim, as `claims.csv` has it.
    fn claim_value(&self, attribute: &str, text: &str) -> Result<ClaimValue, Problem> {
        let text = required("value", text.trim())?;
        if attribute == "when" {
            return Ok(ClaimValue::When {
                when: text.parse()?,
            });
        }
        let (word, doubt) = match text.strip_suffix('?') {
            Some(word) => (word.trim_end(), true),
            None => (text.as_str(), false),
        };
        let inner = word
            .strip_prefix('{')
            .and_then(|word| word.strip_suffix('}'));
        if let Some(inner) = inner {
            let mut attributes = BTreeMap::new();
            for part in crate::fields::list(inner) {
                let assignment: crate::fields::Assignment = part.parse()?;
                attributes.insert(assignment.field, assignment.value);
            }
            return Ok(ClaimValue::Description { attributes, doubt });
        }
        if attribute == "informant" {
            let actor = self.find_actor(word)?.0;
            return Ok(ClaimValue::Actor { actor, doubt });
        }
        Ok(ClaimValue::Word {
            word: required("value", word)?,
            doubt,
        })
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
