//! Long work: how far it is, and how to stop it.

use crate::error::LeesideError;
use leeside::vault::backup::Progress as Bytes;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};

/// What long work does at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WorkStage {
    /// It has not begun.
    Waiting,
    /// A key is made from words. That takes its time, on purpose, and cannot be cut short: a stop is
    /// heeded right after it.
    Key,
    /// A file is written.
    Writing,
    /// A file is read.
    Reading,
    /// It has ended.
    Done,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct WorkProgress {
    /// What it does.
    pub stage: WorkStage,
    /// Bytes of content written or read in this stage so far.
    pub bytes: u64,
}

/// One piece of long work: give it to the call, ask it from another thread how far it is, and stop
/// it if the person wants to. Locking stops it too.
#[derive(Debug, Default, uniffi::Object)]
pub struct LongWork {
    stopped: AtomicBool,
    stage: AtomicU8,
    bytes: AtomicU64,
}

const STAGES: [WorkStage; 5] = [
    WorkStage::Waiting,
    WorkStage::Key,
    WorkStage::Writing,
    WorkStage::Reading,
    WorkStage::Done,
];

#[uniffi::export]
impl LongWork {
    /// A piece of work that has not begun.
    #[uniffi::constructor]
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    /// Stops it. The call that does it gives `Cancelled`, and what it made is gone.
    ///
    /// # Errors
    /// None.
    pub fn cancel(&self) -> Result<(), LeesideError> {
        self.stopped.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// How far it is.
    ///
    /// # Errors
    /// None.
    pub fn progress(&self) -> Result<WorkProgress, LeesideError> {
        let stage = usize::from(self.stage.load(Ordering::Relaxed));
        Ok(WorkProgress {
            stage: STAGES.get(stage).copied().unwrap_or(WorkStage::Done),
            bytes: self.bytes.load(Ordering::Relaxed),
        })
    }
}

impl LongWork {
    /// The next stage begins, unless it was stopped.
    pub(crate) fn stage(&self, stage: WorkStage) -> Result<(), LeesideError> {
        self.stage.store(stage as u8, Ordering::Relaxed);
        self.bytes.store(0, Ordering::Relaxed);
        if self.is_stopped() && stage != WorkStage::Done {
            return Err(LeesideError::Cancelled);
        }
        Ok(())
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// What the core calls while it writes or reads.
    pub(crate) fn watch(&self, progress: Bytes) -> ControlFlow<()> {
        self.bytes.store(progress.bytes, Ordering::Relaxed);
        if self.is_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_is_told_as_it_is() {
        let work = LongWork::default();
        for stage in STAGES {
            assert_eq!(work.stage(stage), Ok(()));
            assert_eq!(work.progress(), Ok(WorkProgress { stage, bytes: 0 }));
        }
    }

    #[test]
    fn a_stop_is_heeded_at_the_next_stage_and_while_bytes_move() {
        let work = LongWork::default();
        assert_eq!(work.watch(Bytes { bytes: 7 }), ControlFlow::Continue(()));
        assert_eq!(work.progress().map(|p| p.bytes), Ok(7));
        assert_eq!(work.cancel(), Ok(()));
        assert_eq!(work.watch(Bytes { bytes: 9 }), ControlFlow::Break(()));
        assert_eq!(work.stage(WorkStage::Writing), Err(LeesideError::Cancelled));
        assert_eq!(work.stage(WorkStage::Done), Ok(()));
    }
}
