//! Breaking off by Ctrl-C.

use std::{
    ops::ControlFlow,
    process::exit,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// What a shell says of a program that ended by SIGINT: 128 and its number.
pub(super) const INTERRUPTED: u8 = 130;

/// Whether somebody pressed Ctrl-C. The first time asks the work to stop where nothing is left half done; the
/// second time ends the program at once.
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupt {
    asked: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on. Where the system does not allow that, Ctrl-C ends the program as it always does.
    pub(super) fn listen() -> Self {
        let interrupt = Self::default();
        let asked = Arc::clone(&interrupt.asked);
        let listening = ctrlc::set_handler(move || {
            if asked.swap(true, Ordering::Relaxed) {
                exit(INTERRUPTED.into());
            }
        });
        drop(listening);
        interrupt
    }

    /// Says whether the work goes on.
    pub(super) fn goes_on(&self) -> ControlFlow<()> {
        match self.asked.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}
