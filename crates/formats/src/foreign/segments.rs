//! Tables of coded segments and of codes, as programs export them: passages, whose texts are not in them.
//!
//! Of Taguette the highlights (`id,document,tag,content`) and the codebook
//! (`tag,parent,description,number of highlights`, of which earlier versions lack some), of MAXQDA the
//! list of coded segments (`Document name`, `Code`, `Segment` and more), as csv or as workbook.
//!
//! A table gives documents without their texts, and passages that say their words and no position:
//! whoever has the texts finds them there. Columns that have no place are counted.

mod codebook;
mod columns;
mod gather;
#[cfg(test)]
mod tests;

use ayni_model::id::{RecordId, Uuid};

use super::{Head, Made, Notice, NoticeKind, Piece, Program};
use crate::{Evidence, Loss, LossKind, Place, ReadOptions, Refusal, RefusalKind, table};
use columns::{Column, Columns};

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentsKind {
    /// Taguette's table of highlights: a row per highlight and tag.
    TaguetteHighlights,
    /// Taguette's table of tags.
    TaguetteCodebook,
    /// MAXQDA's table of coded segments: a row per segment and code.
    Maxqda,
}

impl SegmentsKind {
    const ALL: [Self; 3] = [
        Self::TaguetteHighlights,
        Self::TaguetteCodebook,
        Self::Maxqda,
    ];

    /// Returns the columns without which a table is none of the kind.
    const fn needs(self) -> &'static [Column] {
        match self {
            Self::TaguetteHighlights => &[Column::Document, Column::Code, Column::Words],
            Self::TaguetteCodebook => &[Column::Code, Column::Description],
            Self::Maxqda => &[Column::Document, Column::Code, Column::Words],
        }
    }

    const fn origin(self) -> &'static str {
        match self {
            Self::TaguetteHighlights => "Taguette, table of highlights",
            Self::TaguetteCodebook => "Taguette, table of tags",
            Self::Maxqda => "MAXQDA, table of coded segments",
        }
    }
}

/// Tells what a table is by the names of its columns, upper or lower case; nothing when it is none of
/// these.
#[must_use]
pub fn kind(columns: &[String]) -> Option<SegmentsKind> {
    SegmentsKind::ALL.into_iter().find(|kind| {
        let found = Columns::find(*kind, columns);
        kind.needs().iter().all(|need| found.has(*need))
    })
}

/// Reads a table of coded segments or of codes: the head, users, codes, the documents in the order in
/// which the table names them, and of groups of documents the sets.
///
/// # Errors
/// A [`Refusal`] when it is no table, or one of other columns; and what `give` returns.
pub fn read<E: From<Refusal>>(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let (table, encoding, losses) = table::decoded(name, bytes, options)?;
    let kind = kind(&table.columns).ok_or_else(|| refusal(name, &table.columns))?;
    let columns = Columns::find(kind, &table.columns);
    give(Piece::Head(Head {
        program: Program::Segments,
        origin: kind.origin().to_owned(),
        name: None,
        description: None,
        id: None,
        made: Made::default(),
    }))?;
    match kind {
        SegmentsKind::TaguetteCodebook => codebook::give(&columns, &table.rows, give)?,
        SegmentsKind::TaguetteHighlights | SegmentsKind::Maxqda => {
            gather::give(kind, &columns, &table.rows, give)?;
        }
    }
    if let Some(encoding) = encoding.filter(|it| it.evidence == Evidence::Guessed) {
        give(Piece::Notice(Notice {
            what: NoticeKind::GuessedEncoding,
            seen: name.to_owned(),
            place: Some(encoding.name),
            count: 1,
        }))?;
    }
    for notice in columns.left_out(&table) {
        give(Piece::Notice(notice))?;
    }
    losses
        .into_iter()
        .try_for_each(|loss| give(Piece::Notice(lost(name, loss))))
}

fn lost(name: &str, loss: Loss) -> Notice {
    let (what, seen) = match loss.kind {
        LossKind::Undecodable => (NoticeKind::Undecodable, name.to_owned()),
        kind => (NoticeKind::LeftOut, kind.to_string()),
    };
    Notice {
        what,
        seen,
        place: loss.place,
        count: loss.count,
    }
}

fn refusal(name: &str, columns: &[String]) -> Refusal {
    /// So many names of columns stand in a message.
    const SHOWN: usize = 20;
    let mut shown: Vec<String> = columns
        .iter()
        .take(SHOWN)
        .map(|column| column.chars().take(40).collect())
        .collect();
    if columns.len() > SHOWN {
        shown.push("…".to_owned());
    }
    RefusalKind::OtherColumns { columns: shown }.at(name, Place::Whole)
}

/// The identity in which Taguette itself names its tags when it exports a codebook as `.qdc`, so that a
/// tag is the same whichever way it comes.
const TAGUETTE: RecordId =
    RecordId::new(Uuid::from_u128(0x51b2_b2b7_27eb_4ecb_9d56_e75b_0a04_96c2));

/// The identity in which everything else gets one.
const TABLE: RecordId = RecordId::new(Uuid::from_u128(0x7a5b_1f0e_93c4_4d2a_8e61_c0d9_5f27_3b84));

/// Returns the identity of a noun of some names.
fn identity(noun: &str, names: &[&str]) -> RecordId {
    let of_noun = TABLE.derived(noun);
    names.iter().fold(of_noun, |id, name| id.derived(name))
}
