//! The report of an import, as the page has it.

use ayni_model::positions::{Convention, LineEnds, Reason, Score, Unit};
use ayni_workbench::foreign::{
    Report,
    report::{
        Brought, Count, Counted, Drifted, Example, Fate, Fates, Merged, Noticed, Overwritten,
        Renamed,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

/// What an import did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportOut {
    /// The file, as it was called.
    file: String,
    /// The reader that read it: `refi-project`, `qualcoder` …
    program: String,
    /// Who wrote the file, as it says itself.
    origin: String,
    /// What the project was called.
    name: Option<String>,
    /// How many of each kind there are, and what became of them.
    counts: Vec<KindCount>,
    /// How many levels the tree of codes has.
    depth: u64,
    /// What became of the places of codings.
    codings: FatesOut,
    /// What became of the places of selections, coded or not.
    selections: FatesOut,
    /// Passages that do not stand where the file says, or nowhere.
    drifted: Vec<DriftedOut>,
    /// How many more there were.
    more_drifted: u64,
    /// Sources with a text, and what their positions count.
    sources: Vec<CountedOut>,
    /// How many more there were; none that is in doubt.
    more_sources: u64,
    /// What a person should know of the reading.
    notices: Vec<NoticeOut>,
    /// Things that have another name here.
    renamed: Vec<RenamedOut>,
    /// How many more there were.
    more_renamed: u64,
    /// What it did to the records that the project had, by noun.
    merged: Vec<MergedNounOut>,
    /// Fields that have another value than before.
    overwritten: Vec<OverwrittenOut>,
    /// How many more there were.
    more_overwritten: u64,
    /// Records that an earlier import of the same project brought and that the file has no more: `NOUN:NAME`.
    absent: Vec<String>,
    /// How many more there were.
    more_absent: u64,
    /// What came of it; absent in reports that were kept before it was counted.
    brought: Option<BroughtOut>,
    /// The step, by which it can be taken back.
    step: Option<i64>,
}

/// What the project has by a file that it did not have.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BroughtOut {
    /// Sources, each further transcript of a recording one of them.
    sources: u64,
    codes: u64,
    codings: u64,
    /// Members, actors, attributes, groups and memos.
    others: u64,
    /// Fields of records of before that have another value.
    values: u64,
}

/// How many of a kind there are in a file, and what became of them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KindCount {
    /// The kind: `user`, `code`, `text`, `pdf`, `coding` …
    what: String,
    /// How many the file has.
    there: u64,
    /// How many became something here.
    came: u64,
    /// How many are only kept word for word.
    kept: u64,
}

/// What became of places in texts.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FatesOut {
    exact: u64,
    /// The words stand elsewhere.
    reanchored: u64,
    /// The words stand in several places.
    ambiguous: u64,
    /// The place is not in the text.
    lost: u64,
    /// What the positions count is not confirmed.
    uncertain: u64,
}

/// A passage that does not stand where the file says.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DriftedOut {
    source: String,
    /// `exact`, `reanchored`, `ambiguous`, `lost` or `uncertain`.
    fate: &'static str,
    /// Why it is lost: `outside`, `within-character`, `reversed`, `empty`, `no-text`, `words`.
    why: Option<String>,
    /// Start and end as the file has them.
    said: [i64; 2],
    /// Start and end in code points, where it stands now.
    now: Option<[u32; 2]>,
    /// Its words, cut short.
    words: String,
    /// How many codings it has.
    codings: u64,
}

/// A source with a text, and what its positions count.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CountedOut {
    source: String,
    /// Its key here.
    key: String,
    convention: ConventionOut,
    /// Whether it needs no look of a person.
    certain: bool,
    /// Why the convention was taken: `known`, `all-agree`, `bounds`, `words`, `edges`, `contradicted`, `confirmed`, `usual`.
    reason: &'static str,
    selections: usize,
    /// How well each convention fits that was weighed.
    scores: Vec<ScoreOut>,
    /// The first passages of a source in doubt, under each convention.
    examples: Vec<DoubtExampleOut>,
}

/// How positions count.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct ConventionOut {
    /// `code-points`, `utf16` or `bytes`.
    unit: &'static str,
    /// What a line end of two characters counts: `as-stored` or `as-one`.
    line_ends: &'static str,
}

/// How well a convention fits.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ScoreOut {
    convention: ConventionOut,
    /// Selections that cannot be under it.
    impossible: usize,
    /// Selections whose words are what the file says.
    words: usize,
    /// Selections that begin and end between words.
    edges: usize,
}

/// A passage as each convention has it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DoubtExampleOut {
    /// Start and end as the file has them.
    said: [i64; 2],
    /// The name that the file gives it.
    name: Option<String>,
    /// In the order of the scores: what stands before, the words, what stands after.
    words: Vec<Option<WordsOut>>,
}

/// Words in their place.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WordsOut {
    before: String,
    words: String,
    after: String,
}

/// What a person should know of the reading.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoticeOut {
    /// The kind, by its word: `repeated-id` …
    what: String,
    /// What was seen.
    seen: String,
    place: Option<String>,
    count: u64,
}

/// A thing that has another name here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RenamedOut {
    noun: String,
    from: String,
    to: String,
}

/// What an import did to the records of one noun.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MergedNounOut {
    noun: String,
    added: u64,
    changed: u64,
    same: u64,
    /// Records of which the project's own, later state was kept.
    ours: u64,
    /// Records that an earlier import of the same project brought and that the file has no more.
    absent: u64,
}

/// A field that has another value than before.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OverwrittenOut {
    record: String,
    field: String,
    before: Option<String>,
    after: Option<String>,
    /// Whether somebody had changed it here.
    own: bool,
}

/// Turns a list.
fn each<A, B: From<A>>(list: Vec<A>) -> Vec<B> {
    list.into_iter().map(B::from).collect()
}

impl From<Report> for ReportOut {
    fn from(report: Report) -> Self {
        Self {
            file: report.file,
            program: report.program,
            origin: report.origin,
            name: report.name,
            counts: each(report.counts),
            depth: report.depth,
            codings: report.codings.into(),
            selections: report.selections.into(),
            drifted: each(report.drifted),
            more_drifted: report.more_drifted,
            sources: each(report.sources),
            more_sources: report.more_sources,
            notices: each(report.notices),
            renamed: each(report.renamed),
            more_renamed: report.more_renamed,
            merged: each(report.merged),
            overwritten: each(report.overwritten),
            more_overwritten: report.more_overwritten,
            absent: report.absent,
            more_absent: report.more_absent,
            brought: report.brought.map(BroughtOut::from),
            step: report.step,
        }
    }
}

impl From<Brought> for BroughtOut {
    fn from(brought: Brought) -> Self {
        Self {
            sources: brought.sources,
            codes: brought.codes,
            codings: brought.codings,
            others: brought.others,
            values: brought.values,
        }
    }
}

impl From<Count> for KindCount {
    fn from(count: Count) -> Self {
        let Count {
            what,
            there,
            came,
            kept,
        } = count;
        Self {
            what,
            there,
            came,
            kept,
        }
    }
}

impl From<Fates> for FatesOut {
    fn from(fates: Fates) -> Self {
        Self {
            exact: fates.exact,
            reanchored: fates.reanchored,
            ambiguous: fates.ambiguous,
            lost: fates.lost,
            uncertain: fates.uncertain,
        }
    }
}

impl From<Drifted> for DriftedOut {
    fn from(drifted: Drifted) -> Self {
        Self {
            source: drifted.source,
            fate: match drifted.fate {
                Fate::Exact => "exact",
                Fate::Reanchored => "reanchored",
                Fate::Ambiguous => "ambiguous",
                Fate::Lost => "lost",
                Fate::Uncertain => "uncertain",
            },
            why: drifted.why,
            said: drifted.said.into(),
            now: drifted.now.map(Into::into),
            words: drifted.words,
            codings: drifted.codings,
        }
    }
}

impl From<Counted> for CountedOut {
    fn from(counted: Counted) -> Self {
        let positions = counted.positions;
        Self {
            source: counted.source,
            key: counted.key,
            convention: positions.convention.into(),
            certain: positions.certain,
            reason: reason_word(positions.reason),
            selections: positions.selections,
            scores: each(positions.scores),
            examples: each(counted.examples),
        }
    }
}

/// Returns the word of why a convention was taken.
pub(crate) const fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::Known => "known",
        Reason::AllAgree => "all-agree",
        Reason::Bounds => "bounds",
        Reason::Words => "words",
        Reason::Edges => "edges",
        Reason::Contradicted => "contradicted",
        Reason::Confirmed => "confirmed",
        Reason::Usual => "usual",
    }
}

impl From<Score> for ScoreOut {
    fn from(score: Score) -> Self {
        Self {
            convention: score.convention.into(),
            impossible: score.impossible,
            words: score.words,
            edges: score.edges,
        }
    }
}

impl From<Convention> for ConventionOut {
    fn from(convention: Convention) -> Self {
        Self {
            unit: match convention.unit {
                Unit::CodePoints => "code-points",
                Unit::Utf16 => "utf16",
                Unit::Bytes => "bytes",
            },
            line_ends: match convention.line_ends {
                LineEnds::AsStored => "as-stored",
                LineEnds::AsOne => "as-one",
            },
        }
    }
}

impl From<Example> for DoubtExampleOut {
    fn from(example: Example) -> Self {
        let words = example.words.into_iter().map(|words| {
            words.map(|(before, words, after)| WordsOut {
                before,
                words,
                after,
            })
        });
        Self {
            said: example.said.into(),
            name: example.name,
            words: words.collect(),
        }
    }
}

impl From<Noticed> for NoticeOut {
    fn from(noticed: Noticed) -> Self {
        Self {
            what: noticed.what,
            seen: noticed.seen,
            place: noticed.place,
            count: noticed.count,
        }
    }
}

impl From<Renamed> for RenamedOut {
    fn from(renamed: Renamed) -> Self {
        Self {
            noun: renamed.noun,
            from: renamed.from,
            to: renamed.to,
        }
    }
}

impl From<Merged> for MergedNounOut {
    fn from(merged: Merged) -> Self {
        Self {
            noun: merged.noun,
            added: merged.added,
            changed: merged.changed,
            same: merged.same,
            ours: merged.ours,
            absent: merged.absent,
        }
    }
}

impl From<Overwritten> for OverwrittenOut {
    fn from(field: Overwritten) -> Self {
        Self {
            record: field.record,
            field: field.field,
            before: field.before,
            after: field.after,
            own: field.own,
        }
    }
}
