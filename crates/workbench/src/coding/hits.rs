//! Searching, and coding what was found.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    fold::{expand_query, near_hits, phrase_hits, phrase_hits_exact, tokens},
    id::{CodeId, CodingId, MemberId, QuotationId, RevisionId, SourceId},
    operation::Operation,
    source::Source,
    text::{Span, TextIndex},
};
use ayni_store::{Match, Reader as _, Segment};

use crate::{Problem, ProblemKind, Workbench, ambient::moment};

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The words.
    pub words: String,
    /// Within so many words of each other, instead of one after the other.
    pub near: Option<u32>,
    /// Words that begin so.
    pub prefix: bool,
    /// Case and accents count.
    pub exact: bool,
    /// Only in these sources.
    pub within: Vec<SourceId>,
    /// How many paragraphs to pass over.
    pub offset: u64,
    /// How many paragraphs to show.
    pub limit: u64,
}

/// A paragraph with the places where it was hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The source.
    pub source: SourceId,
    /// Its key.
    pub key: String,
    /// Where the paragraph starts, in code points of the source.
    pub start: u32,
    /// The paragraph.
    pub text: String,
    /// The hits in it, in code points of the paragraph.
    pub spans: Vec<Span>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Paragraphs in all.
    pub total: u64,
    /// Those that were asked for.
    pub hits: Vec<Hit>,
}

impl Workbench {
    /// Finds words in all current texts.
    ///
    /// # Errors
    /// When there is nothing to look for.
    pub fn search(&self, search: &Search) -> Result<Preview, Problem> {
        // Whether accents and case agree is only known once the words are seen.
        let (offset, limit) = if search.exact {
            (0, u64::from(u32::MAX))
        } else {
            (search.offset, search.limit)
        };
        let within = Some(search.within.as_slice()).filter(|within| !within.is_empty());
        let found = self.project.search(&query(search), within, offset, limit)?;
        // Only the sources of the page are read, not all of them.
        let mut keys = BTreeMap::new();
        for segment in &found.segments {
            if !keys.contains_key(&segment.source)
                && let Some(source) = self.project.get::<Source>(segment.source)?
            {
                keys.insert(segment.source, source.key);
            }
        }
        let mut hits: Vec<Hit> = found
            .segments
            .into_iter()
            .map(|segment| {
                let spans = spans(search, &segment);
                let key = keys.get(&segment.source).cloned().unwrap_or_default();
                Hit {
                    source: segment.source,
                    key,
                    start: segment.start,
                    text: segment.text,
                    spans,
                }
            })
            .collect();
        if !search.exact {
            return Ok(Preview {
                total: found.total,
                hits,
            });
        }
        hits.retain(|hit| !hit.spans.is_empty());
        let total = hits.len() as u64;
        let page = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let hits = hits
            .into_iter()
            .skip(page(search.offset))
            .take(page(search.limit))
            .collect();
        Ok(Preview { total, hits })
    }

    /// Gives a code to every hit of a search, as one step; passages that have it already are passed
    /// over. Returns how many codings were made.
    ///
    /// # Errors
    /// When the code is closed, or nothing is found.
    pub fn code_hits(&mut self, search: &Search, code: CodeId) -> Result<u64, Problem> {
        let book = self.codebook()?;
        self.refuse_closed(code)?;
        let Some(coder) = self.member() else {
            return Err(
                Problem::new(ProblemKind::Invalid, "nobody is named who codes")
                    .hint("Add a member: ayni member add KEY"),
            );
        };
        let all = self.search(&Search {
            offset: 0,
            limit: u64::from(u32::MAX),
            ..search.clone()
        })?;
        let mut new: Vec<(QuotationId, Option<Quotation>, CodingId)> = Vec::new();
        let mut sources: BTreeMap<SourceId, Coded> = BTreeMap::new();
        for hit in &all.hits {
            let coded = match sources.entry(hit.source) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.coded(hit.source, code, coder)?),
            };
            for span in &hit.spans {
                let span = Span::new(hit.start + span.start().0, hit.start + span.end().0)?;
                let existing = coded.quotations.get(&span).copied();
                if existing.is_some_and(|id| coded.done.contains(&id)) {
                    continue;
                }
                let quotation = Quotation {
                    source: hit.source,
                    at: Anchor::Exact {
                        revision: coded.revision,
                        span,
                    },
                    label: None,
                };
                let made = existing.is_none().then_some(quotation);
                new.push((existing.unwrap_or_else(|| self.mint()), made, self.mint()));
            }
        }
        if new.is_empty() {
            return Err(Problem::new(
                ProblemKind::NotFound,
                format!("there is nothing new to code for {:?}", search.words),
            ));
        }
        let count = new.len() as u64;
        let made = Some(moment(self.ambient.now_ms()));
        let operation = Operation::CodeHits {
            code: book.path(code),
            phrase: search.words.clone(),
            count,
        };
        let mut writer = self.project.begin(self.stamp())?;
        for (quotation, noun, coding) in new {
            if let Some(noun) = noun {
                writer.add_quotation(quotation, &noun)?;
            }
            let noun = Coding {
                quotation,
                code,
                coder,
                stance: Stance::Supports,
                made: made.clone(),
                note: None,
            };
            writer.add_coding(coding, &noun)?;
        }
        writer.commit(&operation)?;
        Ok(count)
    }

    /// Returns what is marked in a source, and where the code was given by the coder.
    fn coded(&self, source: SourceId, code: CodeId, coder: MemberId) -> Result<Coded, Problem> {
        let noun = self.project.get::<Source>(source)?;
        let revision = noun.and_then(|source| source.revision).ok_or_else(|| {
            Problem::new(ProblemKind::Store, "a text is missing; run: ayni doctor")
        })?;
        let mut quotations = BTreeMap::new();
        for (id, quotation) in self.project.referring::<Quotation>("source", source)? {
            if let Some((_, span)) = quotation.at.place() {
                // The first where a merge of two copies left two.
                quotations.entry(span).or_insert(id);
            }
        }
        let codings = self.project.codings_of(source)?.into_iter();
        let done = codings
            .map(|(_, coding)| coding)
            .filter(|coding| coding.code == code && coding.coder == coder)
            .map(|coding| coding.quotation)
            .collect();
        Ok(Coded {
            revision,
            quotations,
            done,
        })
    }
}

/// What is marked in a source, read once for all hits in it.
struct Coded {
    revision: RevisionId,
    quotations: BTreeMap<Span, QuotationId>,
    /// Those that have the code by the coder already.
    done: BTreeSet<QuotationId>,
}

fn query(search: &Search) -> Match {
    let words = || {
        tokens(&search.words)
            .map(|token| token.folded)
            .collect::<Vec<_>>()
    };
    match search.near {
        Some(distance) => Match::Near {
            words: words(),
            distance,
        },
        None if search.prefix => Match::Prefix(search.words.clone()),
        None => Match::AnyPhrase(
            spellings(&search.words)
                .into_iter()
                .map(|words| words.join(" "))
                .collect(),
        ),
    }
}

fn spans(search: &Search, segment: &Segment) -> Vec<Span> {
    let words: Vec<String> = tokens(&search.words).map(|token| token.folded).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match search.near {
        Some(distance) => near_hits(&segment.text, &words, distance),
        None if search.prefix => prefix_hits(&segment.text, words.last().unwrap_or(&"")),
        None if search.exact => phrase_hits_exact(&segment.text, &search.words),
        None => {
            let all = spellings(&search.words);
            let hits = |phrase: &Vec<String>| {
                phrase_hits(
                    &segment.text,
                    &phrase.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            };
            let mut spans: Vec<Span> = all.iter().flat_map(hits).collect();
            spans.sort_unstable();
            spans.dedup();
            spans
        }
    }
}

/// Returns the ways to spell a phrase, word by word folded: œ is written oe by some and is one letter
/// to the index. At most sixteen, so that a long phrase cannot multiply without end.
fn spellings(phrase: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for token in tokens(phrase) {
        let mut ways = expand_query(&token.folded);
        ways.truncate(if all.len() < 8 { 2 } else { 1 });
        all = all
            .into_iter()
            .flat_map(|begun| {
                ways.iter()
                    .map(move |way| {
                        begun
                            .iter()
                            .cloned()
                            .chain([way.clone()])
                            .collect::<Vec<_>>()
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    all
}

fn prefix_hits(text: &str, prefix: &str) -> Vec<Span> {
    tokens(text)
        .filter(|token| token.folded.starts_with(prefix))
        .map(|token| token.span)
        .collect()
}

impl Hit {
    /// Returns the words before, in and after a hit, at most so many code points on each side.
    #[must_use]
    pub fn in_context(&self, hit: Span, around: u32) -> (String, String, String) {
        let index = TextIndex::new(&self.text);
        let end = index.len().0;
        let slice = |start: u32, end: u32| {
            Span::new(start, end)
                .ok()
                .and_then(|span| index.slice(span))
                .unwrap_or_default()
                .to_owned()
        };
        (
            slice(hit.start().0.saturating_sub(around), hit.start().0),
            slice(hit.start().0, hit.end().0),
            slice(hit.end().0, (hit.end().0 + around).min(end)),
        )
    }
}
