//! Memos: notes on anything.

use ayni_model::{
    actor::Tie,
    event::Event,
    id::MemoId,
    operation::Operation,
    record::{Kind, Reference},
    source::Source,
    study::{Finding, Memo, Phase, Synopsis},
};
use ayni_store::{Reader as _, milliseconds_of};

use crate::{
    Problem, ProblemKind, Workbench,
    ambient::moment,
    fields::{free_key, key_of, required},
};

/// What is to be set of a memo; what is not said stays.
#[derive(Debug, Clone, Default)]
pub struct MemoChange {
    /// What it is on; `Some(None)` for the project.
    pub on: Option<Option<Reference>>,
    /// Its title.
    pub title: Option<String>,
    /// Its kind; `note` where nothing is said.
    pub kind: Option<String>,
    /// Its text.
    pub text: Option<String>,
}

impl Workbench {
    /// Returns the memos on something, or all, by key.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn memos(&self, on: Option<Reference>) -> Result<Vec<(MemoId, Memo)>, Problem> {
        let mut memos = self.project.all::<Memo>()?;
        memos.retain(|(_, memo)| on.is_none() || memo.on == on);
        memos.sort_by(|(_, a), (_, b)| ayni_model::value::natural_order(&a.key, &b.key));
        Ok(memos)
    }

    /// Writes a memo, by key or title; it is made where there is none, and then needs a text.
    /// Returns its key and whether it is new.
    ///
    /// # Errors
    /// When a new one has no text.
    pub fn set_memo(
        &mut self,
        wanted: &str,
        change: &MemoChange,
    ) -> Result<(String, bool), Problem> {
        let (id, mut memo, made) = match self.find_memo(wanted) {
            Ok((id, memo)) => (id, memo, false),
            Err(problem) if problem.kind == ProblemKind::NotFound => {
                if change.text.is_none() {
                    return Err(problem.command("To write it, give its words with --text, --file FILE or --file - (standard input)."));
                }
                let all = self.project.all::<Memo>()?;
                let taken = |key: &str| all.iter().any(|(_, it)| it.key.eq_ignore_ascii_case(key));
                let memo = Memo {
                    on: None,
                    title: wanted.trim().to_owned(),
                    kind: "note".to_owned(),
                    text: String::new(),
                    author: self.member(),
                    made: Some(moment(self.ambient.now_ms())),
                    key: free_key(&key_of(wanted), &taken),
                };
                (self.mint(), memo, true)
            }
            Err(problem) => return Err(problem),
        };
        if let Some(on) = change.on {
            memo.on = on;
        }
        if let Some(title) = &change.title {
            memo.title = required("title", title.trim())?;
        }
        if let Some(kind) = &change.kind {
            memo.kind = required("kind", kind.trim())?;
        }
        if let Some(text) = &change.text {
            memo.text.clone_from(text);
        }
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &memo)?;
        writer.commit(&Operation::SetMemo { title: memo.title })?;
        Ok((memo.key, made))
    }

    /// Writes a new memo, also where another one has the title. Returns its key.
    ///
    /// # Errors
    /// When it has no title.
    pub fn add_memo(&mut self, title: &str, change: &MemoChange) -> Result<String, Problem> {
        let title = required("title", title.trim())?;
        let all = self.project.all::<Memo>()?;
        let taken = |key: &str| all.iter().any(|(_, it)| it.key.eq_ignore_ascii_case(key));
        let kind = change.kind.as_deref().unwrap_or("note");
        let memo = Memo {
            on: change.on.flatten(),
            key: free_key(&key_of(&title), &taken),
            kind: required("kind", kind.trim())?,
            text: change.text.clone().unwrap_or_default(),
            author: self.member(),
            made: Some(moment(self.ambient.now_ms())),
            title,
        };
        let id: MemoId = self.mint();
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &memo)?;
        writer.commit(&Operation::SetMemo { title: memo.title })?;
        Ok(memo.key)
    }

    /// Returns when a memo was written; of one that does not say it, when it came in.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn memo_made(&self, id: MemoId, memo: &Memo) -> Result<Option<String>, Problem> {
        if memo.made.is_some() {
            return Ok(memo.made.clone());
        }
        let life = self.project.history_of(id)?;
        let first = life.first();
        Ok(first.map(|change| moment(milliseconds_of(change.hlc))))
    }

    /// Takes a memo away.
    ///
    /// # Errors
    /// When there is none.
    pub fn remove_memo(&mut self, wanted: &str) -> Result<(), Problem> {
        let (id, memo) = self.find_memo(wanted)?;
        let said = self.said_of(id)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        for said in said {
            writer.remove(said)?;
        }
        writer.commit(&Operation::RemoveMemo { title: memo.title })?;
        Ok(())
    }

    /// Returns how a person names a thing: `source:interview-14`, `code:Employer > Takeover`.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn name_of(&self, thing: Reference) -> Result<String, Problem> {
        let project = &self.project;
        let id = thing.id;
        let name = match thing.kind {
            Kind::Source => project.get::<Source>(id.into())?.map(|it| it.key),
            Kind::Actor => Some(self.key_of_actor(id.into())?),
            Kind::Event => project.get::<Event>(id.into())?.map(|it| it.key),
            Kind::Tie => project.get::<Tie>(id.into())?.map(|it| it.key),
            Kind::Phase => project.get::<Phase>(id.into())?.map(|it| it.key),
            Kind::Finding => project.get::<Finding>(id.into())?.map(|it| it.key),
            Kind::Memo => project.get::<Memo>(id.into())?.map(|it| it.key),
            Kind::Synopsis => project.get::<Synopsis>(id.into())?.map(|it| it.name),
            Kind::Code => {
                let book = self.codebook()?;
                book.get(id.into()).map(|_| book.path(id.into()))
            }
            _ => None,
        };
        let name = name.unwrap_or_else(|| id.to_string());
        Ok(format!("{}:{name}", thing.kind.word()))
    }
}
