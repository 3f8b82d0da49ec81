//! What the routes share: the open project, who may ask, and what changed.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
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
    api::history::Step,
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
    /// The search that was asked last, with its hits.
    pub(crate) found: Mutex<Option<Arc<Kept>>>,
    writer: Mutex<Workbench>,
    readers: Vec<Mutex<Workbench>>,
    changes: broadcast::Sender<Changed>,
    told: Mutex<i64>,
}

/// That the project has changed, for other windows.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Changed {
    /// The position of the journal.
    pub(crate) position: i64,
    /// What was done last.
    pub(crate) step: Option<Step>,
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
            found: Mutex::default(),
            writer: Mutex::new(writer),
            readers,
            changes: broadcast::Sender::new(64),
            told: Mutex::new(told),
        })
    }

    /// Returns what happens from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Changed> {
        self.changes.subscribe()
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
            drop(self.changes.send(Changed { position, step }));
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
