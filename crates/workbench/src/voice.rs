//! Voices: who speaks under which label.

use ayni_model::{
    id::{ActorId, SourceId, VoiceId},
    operation::Operation,
    source::{Voice, VoiceRole},
};
use ayni_store::Reader as _;

use crate::{Problem, Workbench, fields::one_of};

/// A voice with its share of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceLine {
    /// The label as it stands in the text.
    pub label: String,
    /// What the voice is; nothing where nobody has said anything about the label.
    pub voice: Option<Voice>,
    /// How many turns it has in the text that is shown.
    pub turns: usize,
    /// How many code points it speaks.
    pub code_points: u32,
}

impl Workbench {
    /// Returns the voices of a source: those of the text in their order, then those that were named
    /// and are not in the text.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn voices(&self, source: SourceId) -> Result<Vec<VoiceLine>, Problem> {
        let turns = match self.source(source)?.revision {
            Some(_) => self.source_text(source)?.layout.turns,
            None => Vec::new(),
        };
        let mut lines: Vec<VoiceLine> = Vec::new();
        for turn in turns {
            let at = lines.iter().position(|line| line.label == turn.speaker);
            let at = at.unwrap_or_else(|| {
                lines.push(VoiceLine {
                    label: turn.speaker.clone(),
                    voice: None,
                    turns: 0,
                    code_points: 0,
                });
                lines.len() - 1
            });
            lines[at].turns += 1;
            lines[at].code_points += turn.span.len();
        }
        for (_, voice) in self.project.referring::<Voice>("source", source)? {
            match lines.iter_mut().find(|line| line.label == voice.label) {
                Some(line) => line.voice = Some(voice),
                None => lines.push(VoiceLine {
                    label: voice.label.clone(),
                    voice: Some(voice),
                    turns: 0,
                    code_points: 0,
                }),
            }
        }
        Ok(lines)
    }

    /// Says who speaks under a label of a source, and as what. What is not said stays.
    ///
    /// # Errors
    /// When the source has no such label, or there is no such role.
    pub fn set_voice(
        &mut self,
        source: SourceId,
        label: &str,
        actor: Option<Option<ActorId>>,
        role: Option<&str>,
    ) -> Result<(), Problem> {
        let key = self.source(source)?.key;
        let lines = self.voices(source)?;
        if !lines.iter().any(|line| line.label == label) {
            let labels = lines.iter().map(|line| line.label.as_str());
            return Err(Problem::not_found("voice", label, labels)
                .command(format!("See the voices with: ayni voice list {key}")));
        }
        let known = self.project.referring::<Voice>("source", source)?;
        let known = known.into_iter().find(|(_, voice)| voice.label == label);
        let (id, mut voice): (VoiceId, Voice) = known.unwrap_or_else(|| {
            let voice = Voice {
                source,
                label: label.to_owned(),
                actor: None,
                role: VoiceRole::of_label(label),
            };
            (self.mint(), voice)
        });
        if let Some(actor) = actor {
            voice.actor = actor;
        }
        if let Some(role) = role {
            let roles = [
                VoiceRole::Informant,
                VoiceRole::Interviewer,
                VoiceRole::Other,
            ];
            voice.role = one_of("role", role, roles.map(|role| (role.word(), role)))?;
        }
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &voice)?;
        writer.commit(&Operation::SetVoice {
            source: key,
            label: label.to_owned(),
        })?;
        Ok(())
    }
}
