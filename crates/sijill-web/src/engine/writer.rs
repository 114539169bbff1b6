//! The one thread that writes to the record. What it acknowledged is in the log for good.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use sijill_desk::ask::weighed;
use sijill_desk::desk::{self, Act};
use sijill_desk::{AnswerError, aside};
use sijill_record::Record;
use sijill_record::key::SecretKey;
use tokio::sync::oneshot;

use super::keeper::Keeper;

/// Decisions that may wait.
const WAITING: usize = 64;
/// How long whoever writes waits until it counts.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long it is waited for others to let the record go.
const ALONE: Duration = Duration::from_secs(10);

/// What came of a deed.
#[derive(Debug)]
pub(crate) struct Written<T> {
    /// What it gave.
    pub(crate) value: T,
}

type Job = Box<dyn FnOnce(&mut Open) + Send>;

struct Open {
    path: std::path::PathBuf,
    act: Act,
    record: Option<(Record, SecretKey)>,
}

/// The thread that writes.
#[derive(Debug)]
pub(crate) struct Writer {
    send: Mutex<Option<SyncSender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    keeper: Arc<Keeper>,
}

impl Writer {
    pub(crate) fn start(path: std::path::PathBuf, act: Act, keeper: &Arc<Keeper>) -> std::io::Result<Self> {
        let (send, receive): (SyncSender<Job>, Receiver<Job>) = sync_channel(WAITING);
        let thread = thread::Builder::new().name("writes".to_owned()).spawn(move || {
            let mut open = Open { path, act, record: None };
            while let Ok(job) = receive.recv() {
                job(&mut open);
            }
            if let Some((record, _)) = &mut open.record {
                // What lies on the shelf only saves time.
                let _ = weighed::keep(record);
            }
        })?;
        Ok(Self {
            send: Mutex::new(Some(send)),
            thread: Mutex::new(Some(thread)),
            keeper: Arc::clone(keeper),
        })
    }

    /// Does something to the record, commits it, and waits until questions see it. What fails leaves nothing behind.
    pub(crate) async fn write<T, F>(&self, deed: F) -> Result<Written<T>, AnswerError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Record) -> Result<T, AnswerError> + Send + 'static,
    {
        self.done(deed, false).await
    }

    /// The same while nobody else holds the record open: what is erased then leaves the files of the record, too.
    pub(crate) async fn write_alone<T, F>(&self, deed: F) -> Result<Written<T>, AnswerError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Record) -> Result<T, AnswerError> + Send + 'static,
    {
        self.done(deed, true).await
    }

    async fn done<T, F>(&self, deed: F, alone: bool) -> Result<Written<T>, AnswerError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Record) -> Result<T, AnswerError> + Send + 'static,
    {
        let recess = Arc::clone(self.keeper.recess());
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |open| {
            let _called = alone.then(|| recess.call(ALONE));
            let (done, asides) = aside::heard(|| {
                catch_unwind(AssertUnwindSafe(|| open.done(deed))).unwrap_or_else(|_| {
                    open.record = None;
                    Err(AnswerError::Wrong(
                        "Something went wrong while writing; nothing was written.".to_owned(),
                    ))
                })
            });
            // Whoever asked may have gone; what was done is done.
            for aside in asides {
                crate::server::log(&aside);
            }
            let _ = tell.send(done);
        });
        let stopped = || AnswerError::Wrong("The server is being stopped; nothing was written.".to_owned());
        let send = self.send.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(stopped)?;
        // Where the queue is full this waits, off the threads that serve.
        tokio::task::spawn_blocking(move || send.send(job))
            .await
            .map_err(|_| stopped())?
            .map_err(|_| stopped())?;
        let (value, size) = told.await.map_err(|_| stopped())??;
        let keeper = Arc::clone(&self.keeper);
        let _ = tokio::task::spawn_blocking(move || keeper.reach(size, PATIENCE)).await;
        Ok(Written { value })
    }

    /// Ends the thread, once all that waits is written.
    pub(crate) fn stop(&self) {
        self.send.lock().unwrap_or_else(PoisonError::into_inner).take();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Open {
    fn done<T>(
        &mut self,
        deed: impl FnOnce(&mut Record) -> Result<T, AnswerError>,
    ) -> Result<(T, u64), AnswerError> {
        let (record, key) = match &mut self.record {
            Some(open) => open,
            closed => closed.insert(desk::to_write(&self.path, &self.act)?),
        };
        record.begin(desk::now(), false)?;
        match deed(record) {
            Ok(value) => {
                let committed = record.commit(key)?;
                desk::witness(record, &committed);
                Ok((value, committed.size))
            }
            Err(error) => {
                record.abandon()?;
                Err(error)
            }
        }
    }
}
