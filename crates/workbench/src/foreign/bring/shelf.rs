//! What the project had before, and how what comes in meets it.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::NoticeKind;
use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    coding::{Coding, Quotation},
    id::{CodeId, NounId, RecordId},
    import::Verbatim,
    record::{Change, Fields, Kind, Noun},
    source::{Source, Voice},
    study::{Attribute, Member, Memo},
};
use ayni_store::{Left, Reader as _, Writer};
use serde_json::Value as Json;

use super::{Bring, codes::colour, is_same};
use crate::{
    Problem,
    foreign::{
        ACT,
        definition::PARTS,
        report::{Brought, Merged},
    },
};

/// What acts wrote of a record, and whether the file that comes in is of this program.
pub(super) struct Life {
    acts: Vec<(String, Fields)>,
    ours: bool,
}

impl Life {
    /// Tells whether a field had a value and has had another since: then the file is a copy of before.
    ///
    /// Where imports wrote the later one, another program may have gone back to what it had, and that is new.
    /// Only copies of this program come from several people, each without what the others changed.
    pub(super) fn had(&self, name: &str, theirs: &Json) -> bool {
        let values = self
            .acts
            .iter()
            .enumerate()
            .filter_map(|(n, (act, fields))| {
                // What the first act did not say was not there.
                let absent = (n == 0).then_some(&Json::Null);
                Some((act, fields.get(name).or(absent)?))
            });
        let values: Vec<(&String, &Json)> = values.collect();
        let Some(((last, _), before)) = values.split_last() else {
            return false;
        };
        let was_there = before
            .iter()
            .any(|(_, value)| says_same(name, value, theirs));
        was_there && (self.ours || *last != ACT)
    }

    /// Tells whether a field had words at some time.
    pub(super) fn ever_had(&self, name: &str) -> bool {
        let mut acts = self.acts.iter();
        acts.any(|(_, fields)| fields.get(name).is_some_and(Json::is_string))
    }
}

/// The records of a noun that the project has.
#[derive(Debug)]
pub(super) struct Shelf<T: Noun> {
    pub(super) live: BTreeMap<T::Id, T>,
    /// Those that the journal knows and that are gone.
    pub(super) gone: BTreeSet<RecordId>,
}

impl<T: Noun> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            live: BTreeMap::new(),
            gone: BTreeSet::new(),
        }
    }
}

impl<T: Noun> Shelf<T> {
    fn load(writer: &Writer<'_>) -> Result<Self, Problem> {
        let live: BTreeMap<T::Id, T> = writer.all::<T>()?.into_iter().collect();
        let mut gone = writer.known(T::Id::KIND)?;
        for id in live.keys() {
            gone.remove(&(*id).into());
        }
        Ok(Self { live, gone })
    }
}

/// The records that the project has, of the nouns that come in.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    pub(super) members: Shelf<Member>,
    pub(super) attributes: Shelf<Attribute>,
    pub(super) sources: Shelf<Source>,
    pub(super) voices: Shelf<Voice>,
    pub(super) actors: Shelf<Actor>,
    pub(super) codes: Shelf<Code>,
    pub(super) groups: Shelf<CodeGroup>,
    pub(super) quotations: Shelf<Quotation>,
    pub(super) codings: Shelf<Coding>,
    pub(super) memos: Shelf<Memo>,
    pub(super) verbatims: Shelf<Verbatim>,
}

impl Shelves {
    pub(super) fn load(writer: &Writer<'_>) -> Result<Self, Problem> {
        Ok(Self {
            members: Shelf::load(writer)?,
            attributes: Shelf::load(writer)?,
            sources: Shelf::load(writer)?,
            voices: Shelf::load(writer)?,
            actors: Shelf::load(writer)?,
            codes: Shelf::load(writer)?,
            groups: Shelf::load(writer)?,
            quotations: Shelf::load(writer)?,
            codings: Shelf::load(writer)?,
            memos: Shelf::load(writer)?,
            verbatims: Shelf::load(writer)?,
        })
    }

    /// Tells whether there is nothing that could be met.
    pub(super) fn are_empty(&self) -> bool {
        let nobody = self.members.live.is_empty() && self.actors.live.is_empty();
        let coded = self.sources.live.is_empty() && self.codes.live.is_empty();
        let named = self.attributes.live.is_empty() && self.groups.live.is_empty();
        nobody && coded && named && self.memos.live.is_empty()
    }
}

/// Tells whether a value says nothing.
fn is_blank(value: &serde_json::Value) -> bool {
    value.as_str().is_some_and(|it| it.trim().is_empty())
}

/// Tells whether two values of a field are the same: a colour may be written in capitals.
fn says_same(field: &str, a: &Json, b: &Json) -> bool {
    let one = |value: &Json| colour(value.as_str());
    a == b || field == "colour" && one(a).is_some_and(|a| Some(a) == one(b))
}

/// Leaves out words that differ from ours only in how their accents are written.
fn leave_form<T: Noun>(theirs: &mut Fields, ours: &T) {
    let accented = |value: &Json| value.as_str().is_some_and(|it| !it.is_ascii());
    if !theirs.values().any(accented) {
        return;
    }
    let ours = ours.fields();
    theirs.retain(|name, theirs| {
        let both = theirs.as_str().zip(ours.get(name).and_then(Json::as_str));
        !both.is_some_and(|(theirs, ours)| is_same(theirs, ours))
    });
}

/// A noun that has a shelf.
pub(super) trait Shelved: Noun + PartialEq {
    fn shelf(shelves: &Shelves) -> &Shelf<Self>;

    /// Makes a record that the project does not have.
    fn make(writer: &mut Writer<'_>, id: Self::Id, noun: &Self) -> Result<(), Problem> {
        Ok(writer.put(id, noun)?)
    }
}

macro_rules! shelved {
    ($($noun:ty = $shelf:ident $(, $make:ident)?;)*) => {$(
        impl Shelved for $noun {
            fn shelf(shelves: &Shelves) -> &Shelf<Self> {
                &shelves.$shelf
            }
            $(fn make(writer: &mut Writer<'_>, id: Self::Id, noun: &Self) -> Result<(), Problem> {
                Ok(writer.$make(id, noun)?)
            })?
        }
    )*};
}

shelved! {
    Member = members;
    Attribute = attributes;
    Source = sources;
    Voice = voices;
    Actor = actors;
    Code = codes;
    CodeGroup = groups;
    Quotation = quotations, add_quotation;
    Coding = codings, add_coding;
    Memo = memos;
    Verbatim = verbatims;
}

/// Counts per noun of what met what.
#[derive(Debug, Default)]
pub(super) struct Met {
    nouns: BTreeMap<Kind, [u64; 5]>,
    /// What came, of a file that joins a project.
    pub(super) came: BTreeSet<RecordId>,
    /// The codes whose rules the file has, in one text with what they mean.
    pub(super) told_apart: BTreeSet<CodeId>,
}

/// How a record that came in met those of before.
#[derive(Debug, Clone, Copy)]
enum Meeting {
    Added,
    Changed,
    Same,
    Ours,
    Absent,
}

impl Met {
    pub(super) fn absent(&mut self, kind: Kind) {
        self.count(kind, Meeting::Absent);
    }

    fn count(&mut self, kind: Kind, meeting: Meeting) {
        self.nouns.entry(kind).or_default()[meeting as usize] += 1;
    }

    /// Returns what came that was not there.
    pub(super) fn brought(&self) -> Brought {
        let added = |kind: Kind| {
            self.nouns
                .get(&kind)
                .map_or(0, |it| it[Meeting::Added as usize])
        };
        let others = [
            Kind::Member,
            Kind::Actor,
            Kind::Attribute,
            Kind::CodeGroup,
            Kind::Memo,
        ];
        Brought {
            sources: added(Kind::Source),
            codes: added(Kind::Code),
            codings: added(Kind::Coding),
            others: others.map(added).iter().sum(),
            values: 0,
        }
    }

    pub(super) fn report(&self) -> Vec<Merged> {
        let shown = |kind: &Kind| !matches!(kind, Kind::Verbatim);
        let nouns = self.nouns.iter().filter(|(kind, _)| shown(kind));
        nouns
            .map(|(kind, [added, changed, same, ours, absent])| Merged {
                noun: kind.word().to_owned(),
                added: *added,
                changed: *changed,
                same: *same,
                ours: *ours,
                absent: *absent,
            })
            .collect()
    }
}

impl Bring<'_, '_> {
    /// Tells that something of the file is a record of here, which stays as it is.
    pub(super) fn met_same(&mut self, kind: Kind, id: RecordId) {
        self.met.came.insert(id);
        self.met.count(kind, Meeting::Same);
    }

    /// Tells that the file may speak of a record of here, of which nothing is said otherwise.
    pub(super) fn meets(&mut self, id: impl Into<RecordId>) {
        self.met.came.insert(id.into());
    }

    /// Puts a record that came in: made where there is none, changed in those fields that the other
    /// program changed since it came in last. What was changed here since then, and not there, stays;
    /// so does what was removed here.
    pub(super) fn settle<T: Shelved>(&mut self, id: T::Id, noun: &T) -> Result<(), Problem> {
        let kind = T::Id::KIND;
        // Of quotations and codings there may be very many, and readers tell theirs apart.
        if !matches!(kind, Kind::Quotation | Kind::Coding) {
            self.kinds.insert(id.into(), kind);
        }
        if !self.fresh {
            self.met.came.insert(id.into());
        }
        let Some(ours) = T::shelf(&self.shelves).live.get(&id) else {
            if self.removed::<T>(id)? {
                self.met.count(kind, Meeting::Ours);
                return Ok(());
            }
            self.met.count(kind, Meeting::Added);
            return T::make(&mut self.writer, id, noun);
        };
        if ours == noun {
            self.met.count(kind, Meeting::Same);
            return Ok(());
        }
        let Some(mut change) = noun.put_over(ours, id) else {
            self.met.count(kind, Meeting::Same);
            return Ok(());
        };
        // Its place in a list is the project's own.
        change.fields.remove("position");
        change.fields.remove("key");
        if kind == Kind::Code {
            let ours = ours.fields();
            let other = |name: &str, theirs: &Json| {
                let said = ours.get(name);
                !said.is_some_and(|said| says_same(name, said, theirs))
            };
            change.fields.retain(|name, theirs| other(name, theirs));
        }
        // The labels of voices stand in layouts as well.
        if kind != Kind::Voice {
            leave_form(&mut change.fields, ours);
        }
        if change.fields.is_empty() {
            self.met.count(kind, Meeting::Same);
            return Ok(());
        }
        self.keep_ours(&mut change)?;
        if change.fields.is_empty() {
            self.met.count(kind, Meeting::Ours);
            return Ok(());
        }
        self.met.count(kind, Meeting::Changed);
        Ok(self.writer.change(&change)?)
    }

    /// Returns what imports said of a record before, those that still stand. One that met it said at least
    /// what it was.
    pub(super) fn said_before(&self, id: RecordId) -> Result<Option<Left>, Problem> {
        Ok(match self.became.since(id) {
            Some(since) => self.writer.left_since(id, ACT, since)?,
            None => self.writer.left_by(id, ACT)?,
        })
    }

    /// Leaves out the fields in which the other program has what it had when it came in last, those that
    /// are empty there and always were, and those in which it has what was replaced here since.
    pub(super) fn keep_ours(&self, change: &mut Change) -> Result<(), Problem> {
        match self.said_before(change.id)? {
            // A text with all that a code means says what there is none of.
            None if change.kind == Kind::Code
                && self.met.told_apart.contains(&CodeId::from(change.id)) =>
            {
                let said = |name: &String| name == "definition" || PARTS.contains(&name.as_str());
                let fields = &mut change.fields;
                fields.retain(|name, theirs| !theirs.is_null() || said(name));
            }
            None => change.fields.retain(|_, theirs| !theirs.is_null()),
            Some(base) => change.fields.retain(|name, theirs| match theirs.is_null() {
                true => base.written.get(name).is_some_and(|said| !is_blank(said)),
                false => {
                    let said = base.fields.get(name);
                    !said.is_some_and(|said| says_same(name, said, theirs))
                }
            }),
        }
        // What is kept of a file is as that file has it.
        if change.fields.is_empty() || change.kind == Kind::Verbatim {
            return Ok(());
        }
        let life = self.life(change.id)?;
        change.fields.retain(|name, theirs| !life.had(name, theirs));
        Ok(())
    }

    /// Returns what became of the values of a record here.
    pub(super) fn life(&self, id: RecordId) -> Result<Life, Problem> {
        Ok(Life {
            acts: self.writer.standing(id)?,
            ours: self.is_ours(),
        })
    }

    /// Leaves a record as it is here, of which the file says what it said before.
    pub(super) fn keep_own<T: Shelved>(&mut self, id: T::Id, noun: &T) -> Result<(), Problem> {
        self.met.came.insert(id.into());
        let same = T::shelf(&self.shelves).live.get(&id) == Some(noun);
        let meeting = if same { Meeting::Same } else { Meeting::Ours };
        self.met.count(T::Id::KIND, meeting);
        Ok(())
    }

    /// Tells whether something of the file was removed here. Then it counts as ours, and what needs it is
    /// left out.
    pub(super) fn stays_removed<T: Shelved>(
        &mut self,
        of_file: RecordId,
        id: T::Id,
    ) -> Result<bool, Problem> {
        if T::shelf(&self.shelves).live.contains_key(&id) || !self.removed::<T>(id)? {
            return Ok(false);
        }
        self.met.count(T::Id::KIND, Meeting::Ours);
        self.removed.insert(of_file);
        Ok(true)
    }

    /// Leaves something out that needs what was removed here.
    pub(super) fn leave_out(&mut self, of_file: RecordId, seen: &str) {
        self.removed.insert(of_file);
        self.note_that(NoticeKind::NeedsRemoved, seen);
    }

    /// Counts a name of something that did not come: because it was removed here, or is not in the file.
    pub(super) fn lacks(&mut self, of_file: RecordId, element: &str) {
        let why = match self.removed.contains(&of_file) {
            true => NoticeKind::NeedsRemoved,
            false => NoticeKind::Dangling,
        };
        self.note_that(why, element);
    }

    /// Tells whether a record was here, brought in or made, and was removed. What an undo took away was not.
    pub(super) fn removed<T: Shelved>(&self, id: T::Id) -> Result<bool, Problem> {
        let gone = T::shelf(&self.shelves).gone.contains(&id.into());
        Ok(gone && self.writer.was_made(id.into())?)
    }
}
