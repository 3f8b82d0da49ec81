//! Taking a source away.

use ayni_model::{
    coding::Quotation,
    id::{CodingId, SourceId},
    operation::Operation,
    record::Reference,
    source::{Revision, Voice},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, cited, sentence};

impl Workbench {
    /// Takes a source away with its text, its voices, its quotations and their codings, and with what other
    /// programs said of it.
    ///
    /// Returns how many codings went.
    ///
    /// # Errors
    /// When something cites it or one of its quotations (named), or it has codings and
    /// `with_codings` is not set.
    pub fn remove_source(&mut self, id: SourceId, with_codings: bool) -> Result<u64, Problem> {
        let source = self.source(id)?;
        let quotations = self.project.referring::<Quotation>("source", id)?;
        let codings = self.project.codings_of(id)?.into_iter();
        let codings: Vec<CodingId> = codings.map(|(coding, _)| coding).collect();
        let mut things = vec![Reference::from(id)];
        things.extend(
            quotations
                .iter()
                .map(|(quotation, _)| Reference::from(*quotation)),
        );
        things.extend(codings.iter().map(|coding| Reference::from(*coding)));
        let citing = cited::by_what(&self.project, &things)?;
        cited::refuse("source", &source.key, &citing)?;
        let count = codings.len() as u64;
        if count > 0 && !with_codings {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "source-has-codings",
                    "{source} has {count} codings",
                    source = source.key,
                    count = count,
                ),
            )
            .command("Add --with-codings to remove them too; undo brings all back."));
        }
        let voices = self.project.referring::<Voice>("source", id)?;
        let revisions = self.project.referring::<Revision>("source", id)?;
        let said = self.said_of(id)?;
        let mut writer = self.project.begin(self.stamp())?;
        for coding in codings {
            writer.remove(coding)?;
        }
        for (quotation, _) in quotations {
            writer.remove(quotation)?;
        }
        for (voice, _) in voices {
            writer.remove(voice)?;
        }
        writer.remove(id)?;
        for (revision, _) in revisions {
            writer.remove(revision)?;
        }
        for said in said {
            writer.remove(said)?;
        }
        writer.commit(&Operation::RemoveSource {
            source: source.key,
            codings: count,
        })?;
        Ok(count)
    }
}
