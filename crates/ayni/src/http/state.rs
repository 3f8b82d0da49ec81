//! What the routes share: the open project, who may ask, and what changed.

use std::{
    cell::Cell,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use ayni_store::Mode;
use ayni_workbench::{
    Problem, Workbench,
    ambient::{Machine, secret},
};
use tokio::sync::broadcast;

use super::{
    Serve,
    answer::{Refused, Written},
    api::exports::Leaving,
    api::history::Step,
    api::imports::Waiting as WaitingProject,
    api::search::Kept,
    api::uploads::Upload,
};

/// How many questions are answered at a time.
const READERS: usize = 3;

/// How often the file is looked at for changes that somebody else made.
const LOOK: Duration = Duration::from_millis(500);

/// The open project and those who ask.
pub(crate) struct App {
    /// What opens the page; shown to nobody but the person who started the program.
    pub(crate) token: String,
    /// What a browser has that showed the token.
    pub(crate) session: String,
    /// The port, which is part of every name of the host.
    pub(crate) port: u16,
    /// The project file.
    pub(crate) path: PathBuf,
    /// A folder with the page, in place of the one that the program holds.
    pub(crate) page: Option<PathBuf>,
    /// Files that were read and not yet brought in.
    pub(crate) uploads: Mutex<BTreeMap<String, Upload>>,
    /// Projects of other programs that were looked at and not yet brought in, by their order.
    pub(crate) projects: Mutex<Vec<Arc<WaitingProject>>>,
    /// The project as it was written last for another program, and not yet let go.
    pub(crate) leaving: Mutex<Option<Arc<Leaving>>>,
    /// The search that was asked last, with its hits.
    pub(crate) found: Mutex<Option<Arc<Kept>>>,
    writer: Mutex<Workbench>,
    readers: Vec<Mutex<Workbench>>,
    changes: broadcast::Sender<Told>,
    told: Mutex<i64>,
}

/// What the windows are told.
#[derive(Debug, Clone)]
pub(crate) enum Told {
    /// The project has changed.
    Changed(Changed),
    /// Long work goes on.
    Progress(Progress),
    /// The program ends.
    End,
}

/// That the project has changed, for other windows.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Changed {
    /// The position of the journal.
    pub(crate) position: i64,
    /// What was done last.
    pub(crate) step: Option<Step>,
}

/// How far long work is.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Progress {
    /// What whoever asked for it calls it.
    work: String,
    /// What is being done: sources, codings, index …
    step: &'static str,
    done: u64,
    /// How much there is of that; 0 where it is not known.
    total: u64,
}

/// Long work that a window follows, and that is given up when the window no longer waits for it.
pub(crate) struct Work {
    name: Option<String>,
    changes: broadcast::Sender<Told>,
    given_up: Arc<AtomicBool>,
    /// The step and how much of it was told last.
    told: Cell<(&'static str, u64)>,
}

/// Whoever waits for long work; dropped with the request, it gives the work up.
pub(crate) struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How many times a window is told how far one step is: as often as a bar is seen to grow.
const TELL: u64 = 50;

impl Work {
    fn new(name: Option<String>, changes: broadcast::Sender<Told>) -> (Self, Waiting) {
        let given_up = Arc::new(AtomicBool::new(false));
        let work = Self {
            name,
            changes,
            given_up: given_up.clone(),
            told: Cell::new(("", 0)),
        };
        (work, Waiting(given_up))
    }

    /// Tells how far it is, not more often than a bar is seen to grow.
    pub(crate) fn at(&self, step: &'static str, done: u64, total: u64) {
        let Some(work) = &self.name else { return };
        let (last_step, last_done) = self.told.get();
        if step == last_step && done < last_done + (total / TELL).max(1) {
            return;
        }
        self.told.set((step, done));
        // Nobody may be listening.
        drop(self.changes.send(Told::Progress(Progress {
            work: work.clone(),
            step,
            done,
            total,
        })));
    }

    /// Tells whether nobody waits for it any longer.
    pub(crate) fn given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }
}

impl App {
    /// Opens a project for the page.
    pub(crate) fn open(path: &Path, port: u16, options: &Serve) -> Result<Self, Problem> {
        let mut writer = Workbench::open(path, Mode::Write, Box::new(Machine))?;
        if let Some(key) = &options.member {
            let member = writer.member_by_key(key)?;
            writer.work_as(member);
        }
        let reader = || {
            writer
                .another(Mode::Read, Box::new(Machine))
                .map(Mutex::new)
        };
        let readers = (0..READERS).map(|_| reader()).collect::<Result<_, _>>()?;
        let told = writer.project().position()?;
        Ok(Self {
            token: secret(),
            session: secret(),
            port,
            path: path.to_owned(),
            page: options.page.clone(),
            uploads: Mutex::default(),
            projects: Mutex::default(),
            leaving: Mutex::default(),
            found: Mutex::default(),
            writer: Mutex::new(writer),
            readers,
            changes: broadcast::Sender::new(64),
            told: Mutex::new(told),
        })
    }

    /// Returns what happens from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Told> {
        self.changes.subscribe()
    }

    /// Lets the windows go, as the program ends: who listens would keep it waiting.
    pub(crate) fn end(&self) {
        // Their files go with them.
        for project in hold(&self.projects).drain(..) {
            project.give_up();
        }
        drop(hold(&self.leaving).take());
        // Nobody may be listening.
        drop(self.changes.send(Told::End));
    }

    /// Begins long work that a window calls by a name.
    pub(crate) fn work(&self, name: Option<String>) -> (Work, Waiting) {
        Work::new(name, self.changes.clone())
    }

    /// Answers a question, beside others.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Workbench) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Refused> {
        let app = self.clone();
        let answer = tokio::task::spawn_blocking(move || question(&app.reader()));
        answer
            .await
            .map_err(Refused::broken_off)?
            .map_err(Into::into)
    }

    /// Does one act and says what can be taken back.
    pub(crate) async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        member: Option<String>,
        act: impl FnOnce(&mut Workbench) -> Result<T, Problem> + Send + 'static,
    ) -> Result<Written<T>, Refused> {
        let app = self.clone();
        let answer = tokio::task::spawn_blocking(move || app.act(member.as_deref(), act));
        answer
            .await
            .map_err(Refused::broken_off)?
            .map_err(Into::into)
    }

    fn act<T>(
        &self,
        member: Option<&str>,
        act: impl FnOnce(&mut Workbench) -> Result<T, Problem>,
    ) -> Result<Written<T>, Problem> {
        let mut bench = hold(&self.writer);
        if let Some(key) = member {
            let member = bench.member_by_key(key)?;
            bench.work_as(member);
        }
        bench.hold()?;
        let before = bench.project().position()?;
        let result = act(&mut bench);
        bench.let_go()?;
        let result = result?;
        let position = bench.project().position()?;
        let step = match position > before {
            true => Step::last(&bench)?,
            false => None,
        };
        drop(bench);
        self.tell(position, step.clone());
        Ok(Written {
            result,
            position,
            step,
        })
    }

    /// Tells other windows, once per position.
    fn tell(&self, position: i64, step: Option<Step>) {
        let mut told = hold(&self.told);
        if position > *told {
            *told = position;
            // Nobody may be listening.
            drop(self.changes.send(Told::Changed(Changed { position, step })));
        }
    }

    /// Tells what another command or window wrote to the file.
    fn look(&self) -> Result<(), Problem> {
        let (position, step) = {
            let bench = self.reader();
            let position = bench.project().position()?;
            if position <= *hold(&self.told) {
                return Ok(());
            }
            (position, Step::last(&bench)?)
        };
        self.tell(position, step);
        Ok(())
    }

    /// Returns a reader that nobody uses, or waits for the first.
    fn reader(&self) -> MutexGuard<'_, Workbench> {
        let free = self
            .readers
            .iter()
            .find_map(|reader| reader.try_lock().ok());
        free.unwrap_or_else(|| hold(&self.readers[0]))
    }
}

/// Locks; what a thread that broke off left behind is whole, because writes are transactions.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Looks at the file from time to time, as long as the program runs.
pub(crate) fn watch(app: &Arc<App>) {
    let app: Weak<App> = Arc::downgrade(app);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(LOOK).await;
            let Some(app) = app.upgrade() else { return };
            // A file that cannot be read now is looked at again.
            drop(tokio::task::spawn_blocking(move || app.look()).await);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_given_up_when_nobody_waits_for_it() {
        let (work, waiting) = Work::new(None, broadcast::Sender::new(1));
        assert!(!work.given_up());
        drop(waiting);
        assert!(work.given_up());
    }

    #[test]
    fn a_window_is_told_as_often_as_a_bar_is_seen_to_grow() {
        let changes = broadcast::Sender::new(256);
        let mut window = changes.subscribe();
        let (work, _waiting) = Work::new(Some("import".to_owned()), changes);
        for done in 0..=100_000 {
            work.at("sources", done, 100_000);
        }
        work.at("index", 0, 0);
        let mut told = Vec::new();
        while let Ok(Told::Progress(at)) = window.try_recv() {
            told.push((at.step, at.done));
        }
        assert_eq!(told.len() as u64, TELL + 2);
        assert_eq!((told[0], told[1]), (("sources", 0), ("sources", 2_000)));
        assert_eq!(told.last(), Some(&("index", 0)));
    }
}
