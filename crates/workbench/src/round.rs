//! Rounds: named moments of the codebook, and the codebook as it was at a moment.

pub(crate) mod kept;

use ayni_analysis::codebook_diff::{CodeChange, codebook_diff};
use ayni_formats::{
    Format,
    write::{Grid, GridCell, GridRow, grid},
};
use ayni_model::{
    codebook::{Code, CodeLife, Round},
    id::{CodeId, RoundId},
    operation::Operation,
    source::ContentHash,
    when::When,
};
use ayni_store::{Reader as _, milliseconds_of};

use crate::{
    Problem, ProblemKind, Workbench, ambient::moment, code::Codebook, fields::required, sentence,
    source::unwritable,
};

/// A moment of the codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    at: i64,
    /// What a round has kept of it.
    codebook: Option<ContentHash>,
}

impl Moment {
    /// Returns the reading of the project's clock.
    #[must_use]
    pub const fn at(self) -> i64 {
        self.at
    }

    const fn of_journal(at: i64) -> Self {
        Self { at, codebook: None }
    }
}

impl Workbench {
    /// Returns the rounds by their moment.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn rounds(&self) -> Result<Vec<Round>, Problem> {
        let rounds = self.project.all::<Round>()?.into_iter();
        let mut rounds: Vec<Round> = rounds.map(|(_, round)| round).collect();
        rounds.sort_by(|a, b| (a.at, &a.name).cmp(&(b.at, &b.name)));
        Ok(rounds)
    }

    /// Names the present state of the codebook.
    ///
    /// # Errors
    /// When there is a round by that name.
    pub fn name_round(&mut self, name: &str) -> Result<(), Problem> {
        let name = required("name", name.trim())?;
        let lower = name.to_lowercase();
        if self
            .rounds()?
            .iter()
            .any(|round| round.name.to_lowercase() == lower)
        {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "round-exists",
                    "there is a round {name:?} already",
                    name = name
                ),
            )
            .hint(sentence!(
                "round-stays",
                "A round stays where it was named; choose another name.",
            )));
        }
        let at = self.project.now()?;
        let codes = kept::write(self.project.all()?)?;
        let id: RoundId = self.mint();
        let mut writer = self.project.begin(self.stamp())?;
        let round = Round {
            name: name.clone(),
            at,
            codebook: Some(writer.put_blob(&codes)?),
        };
        writer.put(id, &round)?;
        writer.commit(&Operation::NameRound { round: name })?;
        Ok(())
    }

    /// Finds a moment of the project's clock: `now`, the name of a round, the number of a step of
    /// the history (`step 12`, or only `12` up to three digits), or a date, the end of which is
    /// meant, in UTC.
    ///
    /// # Errors
    /// When it is none of these, or the project did not exist yet: a round that an earlier version wrote
    /// into a folder has its moment, and the journal of then stayed where the folder was written from.
    pub fn find_moment(&self, wanted: &str) -> Result<Moment, Problem> {
        let wanted = wanted.trim();
        let rounds = self.project.all::<Round>()?;
        let lower = wanted.to_lowercase();
        if let Some((id, round)) = rounds
            .iter()
            .find(|(_, round)| round.name.to_lowercase() == lower)
        {
            return self.moment_of_round(*id, round);
        }
        if lower == "now" {
            return Ok(Moment::of_journal(self.project.now()?));
        }
        let number = lower.strip_prefix("step").map(str::trim);
        let number = number.or((lower.len() < 4).then_some(lower.as_str()));
        let step = number.and_then(|number| number.parse::<i64>().ok());
        let entries = self.project.history(0, u64::MAX)?;
        if let Some(step) = step {
            let found = entries.iter().find(|entry| entry.entry == step);
            let found = found.map(|entry| Moment::of_journal(entry.hlc));
            return found.ok_or_else(|| {
                let message = sentence!(
                    "no-step",
                    "the history has no step {step}",
                    step = step.to_string()
                );
                Problem::new(ProblemKind::NotFound, message).command("See: ayni history")
            });
        }
        let Ok(when) = wanted.parse::<When>() else {
            let names = rounds.iter().map(|(_, round)| round.name.as_str());
            return Err(Problem::not_found("round", wanted, names).hint(sentence!(
                "write-a-moment",
                "Write the name of a round, a date (2026-11-23), step 12, or now.",
            )));
        };
        // Moments are written in UTC to the second, so that their days compare as text.
        let last_day = when.bounds().1.map(|date| date.to_string());
        let by_then = |hlc: i64| {
            last_day
                .as_deref()
                .is_none_or(|day| moment(milliseconds_of(hlc)).get(..10) <= Some(day))
        };
        let found = entries.iter().find(|entry| by_then(entry.hlc));
        let found = found.map(|entry| Moment::of_journal(entry.hlc));
        found.ok_or_else(|| {
            Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "project-is-younger",
                    "the project is younger than {moment}",
                    moment = wanted
                ),
            )
        })
    }

    /// Returns the moment of a round, if the round or the journal knows the codebook of then.
    fn moment_of_round(&self, id: RoundId, round: &Round) -> Result<Moment, Problem> {
        let (at, codebook) = (round.at, round.codebook);
        if codebook.is_some() {
            return Ok(Moment { at, codebook });
        }
        let life = self.project.history_of(id)?;
        if let Some(first) = life.first()
            && let Operation::ImportPlain { folder, .. } = &first.operation
            && first.hlc > round.at
        {
            let message = sentence!(
                "codebook-of-round-elsewhere",
                "the codebook of {round:?} is not in this project: the round came with the folder {folder}, \
                 which says when it was ({moment}) and not what the codebook was then",
                moment = moment(milliseconds_of(round.at)),
                folder = folder,
                round = round.name,
            );
            return Err(Problem::new(ProblemKind::NotFound, message).hint(sentence!(
                "ask-other-project",
                "Ask the project that the folder was written from; its journal has it.",
            )));
        }
        Ok(Moment::of_journal(at))
    }

    /// Returns the codebook as it was at a moment.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn codebook_at(&self, moment: Moment) -> Result<Codebook, Problem> {
        let codes = match moment.codebook {
            Some(hash) => {
                let codes = kept::read(&self.project.blob(hash)?);
                codes.map_err(|why| {
                    let message = sentence!("kept-codebook-damaged", "{why}", why = why);
                    Problem::new(ProblemKind::Store, message)
                })?
            }
            None => self.project.all_at(moment.at)?,
        };
        Ok(Codebook::new(codes))
    }

    /// Returns what changed in the codebook between two moments.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn codebook_changes(
        &self,
        before: Moment,
        after: Moment,
    ) -> Result<Vec<CodeChange>, Problem> {
        let list = |book: Codebook| -> Vec<(CodeId, Code)> {
            book.iter().map(|(id, code)| (id, code.clone())).collect()
        };
        let before = list(self.codebook_at(before)?);
        Ok(codebook_diff(&before, &list(self.codebook_at(after)?)))
    }

    /// Writes the codebook as it is, or as it was at a moment.
    ///
    /// # Errors
    /// When there is no such writer.
    pub fn export_codebook(&self, at: Option<Moment>, format: Format) -> Result<Vec<u8>, Problem> {
        let book = match at {
            Some(at) => self.codebook_at(at)?,
            None => self.codebook()?,
        };
        let project = self.project.all::<ayni_model::study::Project>()?;
        let name = project
            .first()
            .map_or("", |(_, project)| project.name.as_str());
        // Counts are of today; they would say something else beside an older codebook.
        let counts = if at.is_none() {
            Some(self.coding_counts()?)
        } else {
            None
        };
        let mut headers: Vec<&str> = vec!["definition", "include", "exclude", "example", "status"];
        if counts.is_some() {
            headers.push("codings");
        }
        let rows = book.iter().map(|(id, code)| {
            let words = |words: &Option<String>| cell(words.clone().unwrap_or_default());
            let mut cells = vec![
                words(&code.definition),
                words(&code.include),
                words(&code.exclude),
                words(&code.example),
                cell(status(&book, &code.life)),
            ];
            if let Some(counts) = &counts {
                let count = counts.get(&id).copied().unwrap_or(0);
                cells.push(GridCell {
                    number: u32::try_from(count).ok().map(f64::from),
                    ..cell(count.to_string())
                });
            }
            GridRow {
                header: vec![book.path(id).as_str().into()],
                cells,
            }
        });
        let table = Grid {
            title: format!("Codebook: {name}"),
            caption: at.map(|it| format!("As of {}", moment(milliseconds_of(it.at)))),
            row_headers: vec!["code".to_owned()],
            column_headers: headers.into_iter().map(str::to_owned).collect(),
            rows: rows.collect(),
            ..Grid::default()
        };
        grid(&table, format).map_err(unwritable)
    }
}

fn cell(text: String) -> GridCell {
    GridCell {
        text,
        ..GridCell::default()
    }
}

/// Returns where a code is in its life, as plain files have it.
fn status(book: &Codebook, life: &CodeLife) -> String {
    match life {
        CodeLife::Active => "active".to_owned(),
        CodeLife::Proposed => "proposed".to_owned(),
        CodeLife::Retired { .. } => "retired".to_owned(),
        CodeLife::Merged { into, .. } => format!("merged into {}", book.path(*into)),
    }
}
