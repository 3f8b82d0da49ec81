//! Marking passages and giving them codes.

use ayni_model::{
    codebook::Code,
    coding::{Anchor, Coding, Quotation, Stance},
    find_quote::{Found, QuoteFinder},
    id::{CodeId, CodingId, QuotationId, SourceId},
    operation::{Operation, excerpt},
    source::Source,
    text::{CodePoint, Span, TextIndex},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench, ambient::moment, code::NewCode, coding::nobody_codes, sentence,
};

/// Where a passage stands: as a person says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// From here to there, in code points, end exclusive.
    At(Span),
    /// These words; near a position where they stand more than once.
    Words {
        /// The words.
        words: String,
        /// The position, in code points.
        near: Option<u32>,
    },
}

/// What was marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The quotation: a new one, or the one that stood there already.
    pub quotation: QuotationId,
    /// The codings that were made, one per code; those that existed are not made again.
    pub codings: Vec<CodingId>,
    /// The span.
    pub span: Span,
    /// The words.
    pub words: String,
}

impl Workbench {
    /// Gives codes to a passage of a source, as one step. Without a code the passage is only marked.
    ///
    /// # Errors
    /// When the source has no text, the place is not in it, or a code is closed.
    pub fn code_passage(
        &mut self,
        source: SourceId,
        place: &Place,
        codes: &[CodeId],
        stance: Stance,
        note: Option<&str>,
    ) -> Result<Marked, Problem> {
        // One act reads the codes it names and those above them, not the codebook.
        for code in codes {
            self.refuse_closed(*code)?;
        }
        self.mark(source, place, codes, (&[], ""), stance, note)
    }

    /// Makes a code and gives it to a passage, as one step: what a name that is not in the codebook
    /// means while one reads.
    ///
    /// # Errors
    /// As [`Workbench::code_passage`] and [`Workbench::add_code`].
    pub fn code_passage_anew(
        &mut self,
        source: SourceId,
        place: &Place,
        new: &NewCode,
        stance: Stance,
        note: Option<&str>,
    ) -> Result<(CodeId, Marked), Problem> {
        let (code, drafts) = self.draft_code(new)?;
        let drafted = (drafts.as_slice(), new.path.as_str());
        let marked = self.mark(source, place, &[code], drafted, stance, note)?;
        Ok((code, marked))
    }

    /// Marks a passage with codes, some of which are put in the same step.
    fn mark(
        &mut self,
        source: SourceId,
        place: &Place,
        codes: &[CodeId],
        (drafts, drafted_path): (&[(CodeId, Code)], &str),
        stance: Stance,
        note: Option<&str>,
    ) -> Result<Marked, Problem> {
        let (key, revision, span, words) = self.locate(source, place)?;
        let Some(coder) = self.member() else {
            return Err(nobody_codes());
        };
        let existing = self.quotation_at(source, span)?;
        let taken = match existing {
            Some(id) => self.project.referring::<Coding>("quotation", id)?,
            None => Vec::new(),
        };
        let quotation = existing.unwrap_or_else(|| self.mint());
        let wanted: Vec<CodeId> = codes
            .iter()
            .copied()
            .filter(|code| {
                !taken
                    .iter()
                    .any(|(_, coding)| coding.code == *code && coding.coder == coder)
            })
            .collect();
        if wanted.is_empty() && (existing.is_some() || !codes.is_empty()) {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "is-marked-so",
                    "“{words}” is marked so already",
                    words = excerpt(&words),
                ),
            ));
        }
        let ids: Vec<CodingId> = wanted.iter().map(|_| self.mint()).collect();
        let made = Some(moment(self.ambient.now_ms()));
        let operation = match wanted.as_slice() {
            [] => Operation::AddQuotation {
                source: key,
                words: excerpt(&words),
            },
            codes => {
                let drafted = |code: &CodeId| drafts.iter().any(|(id, _)| id == code);
                let path = |code: &CodeId| match drafted(code) {
                    true => Ok(drafted_path.to_owned()),
                    false => self.code_path(*code),
                };
                let paths = codes.iter().map(path).collect::<Result<Vec<_>, _>>()?;
                Operation::AddCoding {
                    code: paths.join("”, “"),
                    source: key,
                    words: excerpt(&words),
                }
            }
        };
        let mut writer = self.project.begin(self.stamp())?;
        for (id, code) in drafts {
            writer.put(*id, code)?;
        }
        if existing.is_none() {
            let at = Anchor::Exact { revision, span };
            writer.add_quotation(
                quotation,
                &Quotation {
                    source,
                    at,
                    label: None,
                },
            )?;
        }
        for (id, code) in ids.iter().zip(&wanted) {
            let coding = Coding {
                quotation,
                code: *code,
                coder,
                stance,
                made: made.clone(),
                note: note.map(str::to_owned),
            };
            writer.add_coding(*id, &coding)?;
        }
        writer.commit(&operation)?;
        Ok(Marked {
            quotation,
            codings: ids,
            span,
            words,
        })
    }

    /// Returns the key of a source, its revision, and the span and words of a place in it.
    pub(crate) fn locate(
        &self,
        source: SourceId,
        place: &Place,
    ) -> Result<(String, ayni_model::id::RevisionId, Span, String), Problem> {
        let noun: Source = self.project.get(source)?.ok_or_else(|| {
            Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "no-source-id",
                    "there is no source {id}",
                    id = source.to_string(),
                ),
            )
        })?;
        let revision = noun.revision.ok_or_else(|| {
            Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "not-collected",
                    "{source} has no text: it is known, not collected",
                    source = noun.key,
                ),
            )
            .hint(sentence!("bring-file-in", "Bring its file in."))
            .command("Import it with: ayni source import FILE")
        })?;
        let text = self.text_of_revision(revision)?;
        let index = TextIndex::new(&text);
        let span = match place {
            Place::At(span) => *span,
            Place::Words { words, near } => find(&index, words, *near, &noun.key)?,
        };
        let words = index.slice(span).ok_or_else(|| {
            Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "source-ends-before",
                    "{key} ends at {length}, before {end}",
                    key = noun.key,
                    length = index.len().0,
                    end = span.end().0,
                ),
            )
        })?;
        Ok((noun.key, revision, span, words.to_owned()))
    }

    /// Returns the quotation of a source that has exactly this span.
    pub(crate) fn quotation_at(
        &self,
        source: SourceId,
        span: Span,
    ) -> Result<Option<QuotationId>, Problem> {
        Ok(self.project.quotation_at(source, span)?)
    }
}

fn find(index: &TextIndex<'_>, words: &str, near: Option<u32>, key: &str) -> Result<Span, Problem> {
    match QuoteFinder::new(index).find(words, near.map(CodePoint)) {
        Found::Exact(span) | Found::Reanchored(span) => Ok(span),
        Found::Ambiguous { count, .. } => {
            let message = sentence!(
                "words-stand-often",
                "“{words}” stands {count} times in {key}",
                words = excerpt(words),
                count = count,
                key = key,
            );
            Err(Problem::new(ProblemKind::Ambiguous, message)
                .command("Give more words, or a position near it with --near N, or the place with --at START-END."))
        }
        Found::Lost => {
            let message = sentence!(
                "words-stand-nowhere",
                "“{words}” does not stand in {key}",
                words = excerpt(words),
                key = key,
            );
            Err(Problem::new(ProblemKind::NotFound, message)
                .command("Look at the text with: ayni source text SOURCE"))
        }
    }
}
