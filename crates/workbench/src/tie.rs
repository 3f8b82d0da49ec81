//! Ties: relations between two actors over a time.

use ayni_model::{
    actor::{Status, Tie},
    id::{ActorId, TieId},
    operation::Operation,
    when::{Answer, When},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    actor::was_there,
    cited,
    fields::{
        Assignment, Set, check_key, free_key, key_of, optional, position, required, status, words,
    },
    sentence,
};

/// Which ties are asked for.
#[derive(Debug, Clone, Default)]
pub struct TieFilter {
    /// That held then.
    pub at: Option<When>,
    /// From or to this actor.
    pub of: Option<ActorId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// Those too that are only rumoured or announced, were dropped or refuted.
    pub all: bool,
}

impl Workbench {
    /// Returns the ties that are asked for, in their order. Asked for a time, a rumour is no tie, and
    /// one whose dates do not settle it is marked as possible.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn ties(&self, filter: &TieFilter) -> Result<Vec<(TieId, Tie, Answer)>, Problem> {
        let mut ties = Vec::new();
        for (id, tie) in self.project.all::<Tie>()? {
            let meant = filter.of.is_none_or(|of| tie.from == of || tie.to == of)
                && filter
                    .kind
                    .as_ref()
                    .is_none_or(|kind| tie.kind.eq_ignore_ascii_case(kind))
                && (filter.all || filter.at.is_none() || tie.status.holds());
            let answer = match &filter.at {
                Some(at) => was_there(tie.when.as_ref(), at),
                None => Answer::Yes,
            };
            if meant && answer > Answer::No {
                ties.push((id, tie, answer));
            }
        }
        ties.sort_by(|(_, a, _), (_, b, _)| (a.position, &a.key).cmp(&(b.position, &b.key)));
        Ok(ties)
    }

    /// Adds a tie. Without a key it gets one of its ends and kind.
    ///
    /// # Errors
    /// When there is a tie with the key, or a value is not of its type.
    pub fn add_tie(
        &mut self,
        from: ActorId,
        kind: &str,
        to: ActorId,
        fields: &[Assignment],
    ) -> Result<String, Problem> {
        let all = self.project.all::<Tie>()?;
        let taken = |key: &str| all.iter().any(|(_, tie)| tie.key.eq_ignore_ascii_case(key));
        let key = match fields.iter().find(|it| it.field == "key") {
            Some(Assignment { value, .. }) if taken(value) => {
                return Err(Problem::new(
                    ProblemKind::Exists,
                    sentence!("tie-exists", "there is a tie {key:?} already", key = value),
                ));
            }
            Some(Assignment { value, .. }) => value.clone(),
            None => {
                let name = format!(
                    "{} {kind} {}",
                    self.key_of_actor(from)?,
                    self.key_of_actor(to)?
                );
                free_key(&key_of(&name), &taken)
            }
        };
        check_key(&key)?;
        let mut tie = Tie {
            key: key.clone(),
            from,
            kind: required("kind", kind.trim())?,
            to,
            when: None,
            status: Status::default(),
            source: None,
            note: None,
            position: all.iter().map(|(_, it)| it.position + 1).max().unwrap_or(0),
        };
        for assignment in fields {
            self.assign_tie(&mut tie, assignment)?;
        }
        let id: TieId = self.mint();
        self.put_tie(id, &tie)?;
        Ok(key)
    }

    /// Sets fields of a tie.
    ///
    /// # Errors
    /// When a value is not of its type, or names something that is not there.
    pub fn set_tie(&mut self, key: &str, fields: &[Assignment]) -> Result<Set, Problem> {
        let (id, mut tie) = self.find_tie(key)?;
        for assignment in fields {
            self.assign_tie(&mut tie, assignment)?;
        }
        let twin = self.project.all::<Tie>()?;
        if twin
            .iter()
            .any(|(other, it)| *other != id && it.key == tie.key)
        {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "tie-exists",
                    "there is a tie {key:?} already",
                    key = tie.key
                ),
            ));
        }
        self.put_tie(id, &tie)?;
        Ok(Set::default())
    }

    /// Takes a tie away.
    ///
    /// # Errors
    /// When a memo is on it.
    pub fn remove_tie(&mut self, key: &str) -> Result<(), Problem> {
        let (id, tie) = self.find_tie(key)?;
        let citing = cited::by_what(&self.project, &[id.into()])?;
        cited::refuse("tie", &tie.key, &citing)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemoveTie { tie: tie.key })?;
        Ok(())
    }

    fn assign_tie(
        &self,
        tie: &mut Tie,
        Assignment { field, value }: &Assignment,
    ) -> Result<(), Problem> {
        match field.as_str() {
            "key" => {
                check_key(value)?;
                tie.key.clone_from(value);
            }
            "from" => tie.from = self.find_actor(value)?.0,
            "kind" => tie.kind = required(field, value)?,
            "to" => tie.to = self.find_actor(value)?.0,
            "when" => tie.when = optional(field, value)?,
            "status" => tie.status = status(value)?,
            "source" if value.is_empty() => tie.source = None,
            "source" => tie.source = Some(self.find_source(value)?.0),
            "note" => tie.note = words(value),
            "position" => tie.position = position(value)?,
            other => {
                let fields = [
                    "key", "from", "kind", "to", "when", "status", "source", "note",
                ];
                return Err(Problem::not_found("field of a tie", other, fields)
                    .command(format!("A tie has: {}", fields.join(", "))));
            }
        }
        Ok(())
    }

    fn put_tie(&mut self, id: TieId, tie: &Tie) -> Result<(), Problem> {
        if tie.from == tie.to {
            let actor = self.key_of_actor(tie.to)?;
            let message = sentence!(
                "tie-of-one",
                "a tie binds two actors, and both its ends are {actor}",
                actor = actor
            );
            return Err(Problem::new(ProblemKind::Invalid, message).about("to"));
        }
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, tie)?;
        writer.commit(&Operation::SetTie {
            tie: tie.key.clone(),
        })?;
        Ok(())
    }

    /// Returns the key of an actor, or its id where it is not there (yet).
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn key_of_actor(&self, id: ActorId) -> Result<String, Problem> {
        let actor: Option<ayni_model::actor::Actor> = self.project.get(id)?;
        Ok(actor.map_or_else(|| id.to_string(), |actor| actor.key))
    }
}
