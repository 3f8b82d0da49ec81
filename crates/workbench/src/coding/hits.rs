//! Searching, and coding what was found.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    fold::{Token, composed, expand_query, near_hits, phrase_hits, phrase_hits_exact, tokens},
    id::{CodeId, CodingId, MemberId, QuotationId, RevisionId, SourceId},
    layout::Layout,
    operation::Operation,
    source::Source,
    text::{Span, TextIndex, sentences_around},
};
use ayni_store::{Match, Reader as _, Segment, StoreError};

use crate::{
    Problem, ProblemKind, Workbench,
    ambient::moment,
    coding::{
        many::{Coded, Given},
        nobody_codes, text_missing,
    },
    sentence,
};

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The words.
    pub words: String,
    /// Within so many words of each other, instead of one after the other.
    pub near: Option<u32>,
    /// All of them somewhere in one paragraph.
    pub all: bool,
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

/// How much of the text around a hit is coded with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// The words alone.
    #[default]
    Words,
    /// The sentences that they stand in.
    Sentence,
    /// The paragraph, without the name of who speaks.
    Paragraph,
    /// All that is said until somebody else speaks; the paragraph where nobody is named.
    Turn,
}

impl Extent {
    /// The words that the page uses.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Words, "words"),
        (Self::Sentence, "sentence"),
        (Self::Paragraph, "paragraph"),
        (Self::Turn, "turn"),
    ];
}

/// Which hits of a search are meant, and how much around them.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Only these; all where absent.
    pub only: Option<BTreeSet<(SourceId, Span)>>,
    /// Not these.
    pub without: BTreeSet<(SourceId, Span)>,
    /// How much of the text around them.
    pub extent: Extent,
}

/// What coding some hits would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// Passages; hits that lie in one sentence, paragraph or turn are one.
    pub passages: u64,
    /// In how many sources.
    pub sources: u64,
    /// How many of them the coder gave the code already.
    pub already: u64,
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
        let found = self
            .project
            .search(&query(search), within, offset, limit)
            .map_err(|error| match error {
                // What was asked in its own words: the index was given its parts.
                StoreError::Query { why, .. } => StoreError::Query {
                    seen: search.words.clone(),
                    why,
                },
                other => other,
            })?;
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
        let coded = self.code_chosen_hits(search, &Chosen::default(), &Given::Code(code))?;
        Ok(coded.changed)
    }

    /// Says what coding some hits of a search would do, without doing it.
    ///
    /// # Errors
    /// When there is nothing to look for.
    pub fn coming_codings(
        &self,
        search: &Search,
        chosen: &Chosen,
        code: Option<CodeId>,
        coder: Option<MemberId>,
    ) -> Result<Coming, Problem> {
        let passages = self.passages_of_hits(search, chosen)?;
        let mut coming = Coming {
            passages: 0,
            sources: passages.len() as u64,
            already: 0,
        };
        for (source, spans) in &passages {
            coming.passages += spans.len() as u64;
            let (Some(code), Some(coder)) = (code, coder) else {
                continue;
            };
            let marks = self.marks_of(*source, code, coder)?;
            let taken = spans.iter().filter(|span| marks.has_code(**span)).count();
            coming.already += taken as u64;
        }
        Ok(coming)
    }

    /// Gives a code to some hits of a search, with as much of the text around them as is wanted, as one
    /// step. Passages that have it already are passed over.
    ///
    /// # Errors
    /// When the code is closed, or there is nothing new to code.
    pub fn code_chosen_hits(
        &mut self,
        search: &Search,
        chosen: &Chosen,
        code: &Given,
    ) -> Result<Coded, Problem> {
        let (code, path, drafts) = self.given(code)?;
        let Some(coder) = self.member() else {
            return Err(nobody_codes());
        };
        let mut new: Vec<(QuotationId, Option<Quotation>, CodingId)> = Vec::new();
        let mut left = 0;
        for (source, spans) in self.passages_of_hits(search, chosen)? {
            let marks = self.marks_of(source, code, coder)?;
            for span in spans {
                if marks.has_code(span) {
                    left += 1;
                    continue;
                }
                let existing = marks.quotations.get(&span).copied();
                let quotation = Quotation {
                    source,
                    at: Anchor::Exact {
                        revision: marks.revision,
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
                sentence!(
                    "nothing-new-to-code",
                    "there is nothing new to code for {words:?}",
                    words = search.words,
                ),
            ));
        }
        let count = new.len() as u64;
        let made = Some(moment(self.ambient.now_ms()));
        let operation = Operation::CodeHits {
            code: path,
            phrase: search.words.clone(),
            count,
        };
        let mut writer = self.project.begin(self.stamp())?;
        for (id, code) in &drafts {
            writer.put(*id, code)?;
        }
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
        Ok(Coded {
            changed: count,
            left,
        })
    }

    /// Returns the passages that chosen hits of a search stand for, each once, by source.
    fn passages_of_hits(
        &self,
        search: &Search,
        chosen: &Chosen,
    ) -> Result<BTreeMap<SourceId, BTreeSet<Span>>, Problem> {
        let all = self.search(&Search {
            offset: 0,
            limit: u64::from(u32::MAX),
            ..search.clone()
        })?;
        let mut layouts: BTreeMap<SourceId, Layout> = BTreeMap::new();
        let mut passages: BTreeMap<SourceId, BTreeSet<Span>> = BTreeMap::new();
        for hit in &all.hits {
            for span in &hit.spans {
                let place = Span::new(hit.start + span.start().0, hit.start + span.end().0)?;
                let key = (hit.source, place);
                if chosen.without.contains(&key)
                    || chosen
                        .only
                        .as_ref()
                        .is_some_and(|only| !only.contains(&key))
                {
                    continue;
                }
                let passage = if chosen.extent == Extent::Words {
                    place
                } else {
                    let layout = match layouts.entry(hit.source) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(new) => new.insert(self.source_text(hit.source)?.layout),
                    };
                    extended(hit, place, layout, chosen.extent)
                };
                passages.entry(hit.source).or_default().insert(passage);
            }
        }
        Ok(passages)
    }

    /// Returns what is marked in a source, and where the code was given by the coder.
    fn marks_of(&self, source: SourceId, code: CodeId, coder: MemberId) -> Result<Marks, Problem> {
        let noun = self.project.get::<Source>(source)?;
        let revision = noun
            .and_then(|source| source.revision)
            .ok_or_else(text_missing)?;
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
        Ok(Marks {
            revision,
            quotations,
            done,
        })
    }
}

/// What is marked in a source, read once for all hits in it.
struct Marks {
    revision: RevisionId,
    quotations: BTreeMap<Span, QuotationId>,
    /// Those that have the code by the coder already.
    done: BTreeSet<QuotationId>,
}

impl Marks {
    /// Tells whether just this passage has the code by the coder.
    fn has_code(&self, span: Span) -> bool {
        let quotation = self.quotations.get(&span);
        quotation.is_some_and(|id| self.done.contains(id))
    }
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
        None if search.all => Match::All(words()),
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
        None if search.all => each_word(search, &segment.text, &words),
        None if search.prefix => prefix_hits(search, &segment.text),
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

/// Returns where any of the words stands, if each of them does.
fn each_word(search: &Search, text: &str, words: &[&str]) -> Vec<Span> {
    let mut spans = Vec::new();
    // Between letters and blanks nothing of a word is lost: each is looked for as it was written.
    let written = tokens(&search.words).zip(words).map(|(token, folded)| {
        let index = TextIndex::new(&search.words);
        (index.slice(token.span).unwrap_or_default(), *folded)
    });
    for (written, folded) in written {
        let found = if search.exact {
            phrase_hits_exact(text, written)
        } else {
            phrase_hits(text, &[folded])
        };
        if found.is_empty() {
            return Vec::new();
        }
        spans.extend(found);
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Returns where the words follow one another and the last one is the beginning of a word.
fn prefix_hits(search: &Search, text: &str) -> Vec<Span> {
    let (wanted, there): (Vec<_>, Vec<_>) =
        (tokens(&search.words).collect(), tokens(text).collect());
    let (phrase, index) = (TextIndex::new(&search.words), TextIndex::new(text));
    let Some(last) = wanted.len().checked_sub(1) else {
        return Vec::new();
    };
    let written = |words: Option<&str>| composed(words.unwrap_or_default());
    let is = |at: usize, word: &Token| {
        let one = &wanted[at];
        let same = |a: &str, b: &str| if at == last { a.starts_with(b) } else { a == b };
        same(&word.folded, &one.folded)
            && (!search.exact
                || same(
                    &written(index.slice(word.span)),
                    &written(phrase.slice(one.span)),
                ))
    };
    let ends = |words: &[Token]| {
        let (first, end) = (words.first()?, words.last()?);
        Span::new(first.span.start().0, end.span.end().0).ok()
    };
    there
        .windows(wanted.len())
        .filter(|words| words.iter().enumerate().all(|(at, word)| is(at, word)))
        .filter_map(ends)
        .collect()
}

/// Returns as much around a hit as is wanted; never less than the hit.
fn extended(hit: &Hit, place: Span, layout: &Layout, extent: Extent) -> Span {
    let end = hit.start + TextIndex::new(&hit.text).len().0;
    let paragraph = Span::new(hit.start, end).unwrap_or(place);
    let turn = layout.turn_at(place.start()).map(|turn| turn.span);
    // A paragraph may begin with the name of who speaks.
    let paragraph = turn
        .filter(|turn| turn.contains(place))
        .and_then(|turn| turn.intersection(paragraph))
        .unwrap_or(paragraph);
    match extent {
        Extent::Words => place,
        Extent::Paragraph => trimmed(hit, paragraph),
        Extent::Turn => turn
            .filter(|turn| turn.contains(place))
            .unwrap_or_else(|| trimmed(hit, paragraph)),
        Extent::Sentence => {
            let index = TextIndex::new(&hit.text);
            let within =
                |span: Span| Span::new(span.start().0 - hit.start, span.end().0 - hit.start).ok();
            let around = || {
                let inner = within(paragraph)?;
                let words = index.slice(inner)?;
                let at = within(place)?;
                let shift = inner.start().0;
                let at = Span::new(at.start().0 - shift, at.end().0 - shift).ok()?;
                let found = sentences_around(words, at);
                let from = hit.start + shift;
                Span::new(from + found.start().0, from + found.end().0).ok()
            };
            around().unwrap_or(place)
        }
    }
}

/// Returns a span of a paragraph without the blanks at its ends.
fn trimmed(hit: &Hit, span: Span) -> Span {
    let inner = Span::new(span.start().0 - hit.start, span.end().0 - hit.start).ok();
    let words = inner.and_then(|inner| TextIndex::new(&hit.text).slice(inner).map(str::to_owned));
    let Some(words) = words else { return span };
    let count = |words: &str| u32::try_from(words.chars().count()).unwrap_or(0);
    let (before, after) = (
        count(&words) - count(words.trim_start()),
        count(&words) - count(words.trim_end()),
    );
    Span::new(span.start().0 + before, span.end().0 - after).unwrap_or(span)
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
