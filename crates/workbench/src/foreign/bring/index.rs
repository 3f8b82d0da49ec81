//! What the project has, by what something of the file may meet it by when it has another identity.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    fold::composed,
    id::{ActorId, AttributeId, CodeGroupId, MemberId, SourceId, VoiceId},
    record::Noun,
    source::ContentHash,
};

use super::{
    attributes::AttributeKind,
    shelf::{Shelf, Shelves},
};

/// Returns the last part of a path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Returns a name without its extension, where it has the look of one.
pub(super) fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty() && extension.len() <= 5 && !extension.contains(' ') =>
        {
            stem
        }
        _ => name,
    }
}

/// Returns a name in the form in which names are compared: accents may be written on their letters or behind them,
/// as a Mac does in the names of files.
pub(super) fn form(name: &str) -> String {
    match name.is_ascii() {
        true => name.to_owned(),
        false => composed(name),
    }
}

/// Tells whether two names are the same, however their accents are written.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    a == b || (!a.is_ascii() && form(a) == form(b))
}

/// Returns the records of a shelf as they follow one another here.
fn in_order<T: Noun>(shelf: &Shelf<T>, position: impl Fn(&T) -> u32) -> Vec<(&T::Id, &T)> {
    let mut all: Vec<(&T::Id, &T)> = shelf.live.iter().collect();
    all.sort_by_key(|(_, noun)| position(noun));
    all
}

/// Records by the [`form`] of their names and keys, and by their files; of several, the first, where there is one.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) member_names: BTreeMap<String, Vec<MemberId>>,
    pub(super) member_keys: BTreeMap<String, MemberId>,
    pub(super) actors: BTreeMap<String, Vec<ActorId>>,
    pub(super) groups: BTreeMap<String, CodeGroupId>,
    pub(super) attributes: BTreeMap<(AttributeKind, String), AttributeId>,
    pub(super) files: BTreeMap<ContentHash, Vec<SourceId>>,
    pub(super) source_names: BTreeMap<String, Vec<SourceId>>,
    pub(super) source_keys: BTreeMap<String, SourceId>,
    /// Sources by [`stem`] of their names and of those of their files, in small letters.
    pub(super) source_stems: BTreeMap<String, BTreeSet<SourceId>>,
    /// The voices of a source.
    pub(super) voices: BTreeMap<SourceId, Vec<VoiceId>>,
}

impl Index {
    pub(super) fn of(shelves: &Shelves) -> Self {
        let mut index = Self::default();
        for (id, it) in in_order(&shelves.members, |it| it.position) {
            let names = &mut index.member_names;
            names.entry(form(&it.name)).or_default().push(*id);
            index.member_keys.entry(form(&it.key)).or_insert(*id);
        }
        for (id, it) in in_order(&shelves.actors, |it| it.position) {
            index.actors.entry(form(&it.name)).or_default().push(*id);
        }
        for (id, it) in in_order(&shelves.groups, |it| it.position) {
            index.groups.entry(form(&it.name)).or_insert(*id);
        }
        for (id, it) in in_order(&shelves.attributes, |it| it.position) {
            if let Some(kind) = AttributeKind::from(it.of) {
                let name = (kind, form(&it.name));
                index.attributes.entry(name).or_insert(*id);
            }
        }
        for (id, it) in in_order(&shelves.sources, |it| it.position) {
            if let Some(file) = &it.file {
                index.files.entry(file.hash).or_default().push(*id);
            }
            let file = it.file.as_ref().map(|file| file.path.as_str());
            for name in [Some(it.name.as_str()), file].into_iter().flatten() {
                let stem = form(&stem(last(name)).to_lowercase());
                index.source_stems.entry(stem).or_default().insert(*id);
            }
            index
                .source_names
                .entry(form(&it.name))
                .or_default()
                .push(*id);
            index.source_keys.entry(form(&it.key)).or_insert(*id);
        }
        for (id, it) in &shelves.voices.live {
            index.voices.entry(it.source).or_default().push(*id);
        }
        index
    }
}
