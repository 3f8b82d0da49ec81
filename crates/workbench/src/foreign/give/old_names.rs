//! Names that something had before, in what is no name: what is known to be made of one does not go out, and where
//! else one stands is told.

use std::collections::BTreeMap;

use ayni_formats::foreign::{VariableValue, history_with_names};
use ayni_model::{
    id::{MemoId, RecordId, SourceId},
    source::Source,
    study::Memo,
};
use ayni_store::{Match, Reader as _};
use serde_json::Value as Json;

use super::{Give, load::AttributeKind};
use crate::{
    Problem,
    foreign::{ACT, FILENAME, HISTORY, definition, names_file},
};

/// As many names are looked for at a time.
const AT_ONCE: usize = 100;

impl Give<'_> {
    /// Returns the attributes of a source as values, but those that say what its file was called where it is called
    /// otherwise here.
    pub(super) fn source_values(
        &mut self,
        id: SourceId,
        noun: &Source,
    ) -> Result<Vec<VariableValue>, Problem> {
        let own = RecordId::from(id);
        let (all, kind) = (&noun.attributes.0, AttributeKind::Source);
        let renamed = self.earlier.is_renamed(own);
        if all.is_empty() || !renamed && self.earlier.written().is_empty() {
            return Ok(self.loaded.values(kind, all));
        }
        let said = match renamed && all.contains_key(FILENAME) {
            true => self.project.left_by(own, ACT)?,
            false => None,
        };
        let came = |field: &str| said.as_ref()?.written.get(field).and_then(Json::as_str);
        let renamed = came("name").is_some_and(|name| name != noun.name);
        let mut shown = all.clone();
        shown.retain(|name, value| {
            let as_it_came = || came(&format!("a:{name}")) == Some(value);
            let of_file = name == FILENAME && renamed && as_it_came();
            let hides = of_file || names_file(value) && self.earlier.tells(value);
            if hides && self.hidden.insert((own, name.clone())) {
                self.given.leave("file name that says a name", 1);
            }
            !hides
        });
        Ok(self.loaded.values(kind, &shown))
    }

    /// Returns the text of a memo as it goes out: that of a history that came in says by whom something was done,
    /// by the names that people have now.
    pub(super) fn memo_text(&self, id: MemoId, memo: &Memo) -> Result<String, Problem> {
        let people = self.earlier.people();
        if memo.kind != HISTORY || people.is_empty() {
            return Ok(memo.text.clone());
        }
        let said = self.project.left_by(id.into(), ACT)?;
        let came = said.is_some_and(|said| said.written.get("kind") == Some(&HISTORY.into()));
        Ok(match came {
            true => history_with_names(&memo.text, people),
            false => memo.text.clone(),
        })
    }

    /// Tells where a name stands that a source, an actor or a member had before, in words that go as they are.
    pub(super) fn tell_old_names(&mut self) -> Result<(), Problem> {
        if self.earlier.written().is_empty() {
            return Ok(());
        }
        let loaded = &self.loaded;
        let says = |words: &str| self.earlier.tells(words);
        let said = |words: &Option<String>| words.as_deref().is_some_and(says);
        let codes = loaded.codes.values();
        let codes = codes.filter(|it| {
            says(it.name.as_str()) || definition::join(it).as_deref().is_some_and(says)
        });
        let sources = loaded.sources.iter().filter(|(id, it)| {
            let shown = |name: &String| !self.hidden.contains(&((*id).into(), name.clone()));
            let mut values = it.attributes.0.iter();
            says(&it.name) || said(&it.note) || values.any(|(name, it)| says(it) && shown(name))
        });
        let cases = loaded.actors.values().filter(|it| {
            let mut values = it.attributes.0.values();
            says(&it.name) || said(&it.note) || values.any(|it| says(it))
        });
        let attributes = loaded.attributes.iter();
        let attributes = attributes.filter(|(_, it)| says(&it.name) || said(&it.description));
        let groups = loaded.groups.iter().filter(|(_, it)| says(&it.name));
        let mut memos = loaded.remarks.values().filter(|it| says(it)).count();
        memos += self.coding_notes.iter().filter(|it| says(&it.text)).count();
        for (id, memo) in &loaded.notes {
            memos += usize::from(says(&memo.title) || says(&self.memo_text(*id, memo)?));
        }
        let project = &loaded.project;
        let project = says(&project.name) || said(&project.description);
        let counts = [
            ("text", self.texts_with_old_names()?),
            ("memo", memos),
            ("code", codes.count()),
            ("source", sources.count()),
            ("case", cases.count()),
            ("attribute", attributes.count()),
            ("code group", groups.count()),
            ("project", usize::from(project)),
        ];
        let told = counts.into_iter().filter(|(_, count)| *count > 0);
        let told: BTreeMap<String, u64> = told
            .map(|(what, count)| (what.to_owned(), count as u64))
            .collect();
        self.given.old_names = told;
        Ok(())
    }

    /// Counts the sources in whose texts such a name stands; the index of words knows it.
    fn texts_with_old_names(&self) -> Result<usize, Problem> {
        let names: Vec<String> = self.earlier.written().iter().cloned().collect();
        let mut sources = std::collections::BTreeSet::new();
        for some in names.chunks(AT_ONCE) {
            let found = self
                .project
                .sources_with(&Match::AnyPhrase(some.to_vec()))?;
            sources.extend(found);
        }
        Ok(sources.len())
    }
}
