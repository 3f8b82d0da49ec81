//! Rows of passages, gathered by document.

use std::collections::BTreeMap;

use ayni_model::id::RecordId;

use super::{
    SegmentsKind, TAGUETTE,
    columns::{Column, Columns},
    identity,
};
use crate::foreign::{
    At, Code, Coding, Made, Media, Notice, NoticeKind, Piece, Selection, Set, Source, User, Words,
};
use crate::table::Row;

/// Gives users, codes, documents and groups of documents.
pub(super) fn give<E>(
    kind: SegmentsKind,
    columns: &Columns,
    rows: &[Row],
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let mut gathered = Gathered::default();
    for row in rows {
        gathered.row(kind, columns, row);
    }
    let pieces = gathered.users.into_iter().map(Piece::User);
    let pieces = pieces.chain(gathered.codes.into_iter().map(Piece::Code));
    let sources = gathered.sources.into_iter();
    let pieces = pieces.chain(sources.map(|source| Piece::Source(Box::new(source))));
    let pieces = pieces.chain(gathered.groups.into_iter().map(Piece::Set));
    let notices = gathered.notices.into_values();
    pieces.chain(notices.map(Piece::Notice)).try_for_each(give)
}

#[derive(Default)]
struct Gathered {
    users: Vec<User>,
    codes: Vec<Code>,
    sources: Vec<Source>,
    groups: Vec<Set>,
    notices: BTreeMap<(NoticeKind, &'static str), Notice>,
    /// Where users, codes, sources and groups are in their lists.
    places: BTreeMap<RecordId, usize>,
    /// Where the passages that a row may be about are among the selections of their source.
    passages: BTreeMap<RecordId, Vec<usize>>,
    /// How often one user gave one code to passages that cannot be told apart.
    times: BTreeMap<RecordId, usize>,
}

impl Gathered {
    fn row(&mut self, kind: SegmentsKind, columns: &Columns, row: &Row) {
        let document = columns.word(row, Column::Document);
        if document.is_empty() {
            return self.notice(NoticeKind::LeftOut, "rows without a document", row);
        }
        let place = self.source(columns.word(row, Column::Group), document);
        let code = self.code(kind, columns, row);
        let by = self.user(columns.word(row, Column::By));
        let passage = passage(columns, row);
        let Some(source) = self.sources.get_mut(place) else {
            return;
        };
        let key = passage.name(source.id);
        let places = self.passages.entry(key).or_default();
        // One code is given to one passage once: the same again is about another passage of the same
        // words, unless the table says by a number which passage it is.
        let coding = coded(key, code, by);
        let times = self.times.entry(coding).or_default();
        let place = match places.get(*times) {
            Some(place) => *place,
            None if passage.numbered && *times > 0 => {
                return self.notice(NoticeKind::RepeatedId, "rows that say the same twice", row);
            }
            None => {
                let id = key.derived(&places.len().to_string());
                places.push(source.selections.len());
                source.selections.push(passage.selection(id));
                source.selections.len() - 1
            }
        };
        *times += 1;
        if let (Some(code), Some(selection)) = (code, source.selections.get_mut(place)) {
            selection.codings.push(Coding {
                id: coded(selection.id, Some(code), by),
                code,
                by,
                at: filled(columns.word(row, Column::At)),
                note: filled(columns.word(row, Column::Comment)),
                notes: Vec::new(),
            });
        } else if let Some(note) = filled(columns.word(row, Column::Comment))
            && let Some(selection) = source.selections.get_mut(place)
        {
            selection.description = Some(note);
        }
        self.positions(columns, row);
    }

    /// Counts positions that are no numbers of paragraphs, such as pages and times.
    fn positions(&mut self, columns: &Columns, row: &Row) {
        for column in [Column::Begin, Column::End] {
            let written = columns.word(row, column);
            if !written.is_empty() && written.parse::<i64>().is_err() {
                self.notice(NoticeKind::LeftOut, "positions that are no paragraphs", row);
            }
        }
    }

    /// Returns where a document is, and puts it into its group.
    fn source(&mut self, group: &str, document: &str) -> usize {
        let id = identity("source", &[group, document]);
        let place = *self.places.entry(id).or_insert(self.sources.len());
        if place == self.sources.len() {
            self.sources.push(Source {
                id,
                name: document.to_owned(),
                media: Media::Text,
                text: None,
                transcribed: false,
                file: None,
                attached: Vec::new(),
                elsewhere: None,
                description: None,
                selections: Vec::new(),
                codings: Vec::new(),
                codings_of_text: 0,
                values: Vec::new(),
                notes: Vec::new(),
                made: Made::default(),
                verbatim: None,
            });
            if !group.is_empty() {
                self.member(group, id);
            }
        }
        place
    }

    fn member(&mut self, group: &str, source: RecordId) {
        let id = identity("group", &[group]);
        let place = *self.places.entry(id).or_insert(self.groups.len());
        if place == self.groups.len() {
            self.groups.push(Set {
                id,
                name: group.to_owned(),
                description: None,
                codes: Vec::new(),
                sources: Vec::new(),
                notes: Vec::new(),
            });
        }
        if let Some(set) = self.groups.get_mut(place) {
            set.sources.push(source);
        }
    }

    fn user(&mut self, name: &str) -> Option<RecordId> {
        let name = filled(name)?;
        let id = identity("user", &[&name]);
        self.places.entry(id).or_insert_with(|| {
            self.users.push(User {
                id,
                name: Some(name),
                login: None,
            });
            self.users.len() - 1
        });
        Some(id)
    }

    /// Returns the code of a row, with those above it made.
    fn code(&mut self, kind: SegmentsKind, columns: &Columns, row: &Row) -> Option<RecordId> {
        let written = columns.word(row, Column::Code);
        if written.is_empty() {
            return None;
        }
        if kind == SegmentsKind::TaguetteHighlights {
            let id = TAGUETTE.derived(written);
            self.new_code(id, None, written);
            return Some(id);
        }
        let mut above = None;
        for name in levels(written) {
            let id = match above {
                None => identity("code", &[name]),
                Some(above) => RecordId::derived(above, name),
            };
            self.new_code(id, above, name);
            above = Some(id);
        }
        let colour = columns.word(row, Column::Colour);
        let place = above.and_then(|id| self.places.get(&id));
        if colour.starts_with('#')
            && let Some(code) = place.and_then(|place| self.codes.get_mut(*place))
        {
            code.colour.get_or_insert_with(|| colour.to_owned());
        }
        above
    }

    fn new_code(&mut self, id: RecordId, parent: Option<RecordId>, name: &str) {
        self.places.entry(id).or_insert_with(|| {
            self.codes.push(Code {
                id,
                parent,
                name: name.to_owned(),
                codable: true,
                colour: None,
                description: None,
                notes: Vec::new(),
                made: Made::default(),
            });
            self.codes.len() - 1
        });
    }

    fn notice(&mut self, what: NoticeKind, seen: &'static str, row: &Row) {
        let notice = self.notices.entry((what, seen)).or_insert_with(|| Notice {
            what,
            seen: seen.to_owned(),
            place: Some(format!("line {}", row.line)),
            count: 0,
        });
        notice.count += 1;
    }
}

/// Returns the names of a code and those above it, from the top: `A\B`, in later versions of MAXQDA
/// `A > B`.
fn levels(written: &str) -> Vec<&str> {
    let parts = written.split('\\').flat_map(|part| part.split(" > "));
    let names: Vec<&str> = parts
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() || names.len() > LEVELS {
        vec![written]
    } else {
        names
    }
}

/// What has more levels is no code of MAXQDA, which allows ten, but a name with strokes in it.
const LEVELS: usize = 64;

/// Returns the identity of a coding of something.
fn coded(of: RecordId, code: Option<RecordId>, by: Option<RecordId>) -> RecordId {
    let written = |id: Option<RecordId>| id.map_or_else(String::new, |id| id.to_string());
    of.derived(&written(code)).derived(&written(by))
}

fn filled(word: &str) -> Option<String> {
    (!word.is_empty()).then(|| word.to_owned())
}

/// What a row says of its passage.
struct Passage<'r> {
    id: &'r str,
    begin: &'r str,
    end: &'r str,
    words: &'r str,
    /// Whether the table numbers its passages.
    numbered: bool,
}

fn passage<'r>(columns: &Columns, row: &'r Row) -> Passage<'r> {
    let id = columns.word(row, Column::Id);
    Passage {
        id,
        begin: columns.word(row, Column::Begin),
        end: columns.word(row, Column::End),
        words: columns.cell(row, Column::Words),
        numbered: !id.is_empty(),
    }
}

impl Passage<'_> {
    /// Returns the identity of what cannot be told from it.
    fn name(&self, source: RecordId) -> RecordId {
        if self.numbered {
            return source.derived("numbered").derived(self.id);
        }
        let named = source.derived("passage");
        let named = named.derived(self.begin).derived(self.end);
        named.derived(self.words)
    }

    fn selection(&self, id: RecordId) -> Selection {
        let number = |written: &str| written.parse::<i64>().ok();
        Selection {
            id,
            at: At::Unknown,
            original: number(self.begin).zip(number(self.end)),
            words: if self.words.trim().is_empty() {
                Words::Unsaid
            } else {
                Words::Said(self.words.to_owned())
            },
            description: None,
            codings: Vec::new(),
            notes: Vec::new(),
            made: Made::default(),
        }
    }
}
