//! Threads that answer questions, each at a seat of its own. A question that panics is one that fails; the thread goes on.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use sijill_desk::{AnswerError, ask};
use sijill_gazetteer::Gazetteer;
use sijill_record::veil::Veil;
use tokio::sync::oneshot;

use super::keeper::Snapshot;
use super::recess::Recess;
use super::seat::Seat;

/// Questions that may wait; more are told to come back.
const WAITING: usize = 512;
/// How long a thread waits for a question before it looks whether there is a newer snapshot.
const LOOK: Duration = Duration::from_secs(1);
/// Stack of a thread.
const STACK: usize = 8 << 20;

/// Gives the snapshot of now.
pub(crate) type Current = Arc<dyn Fn() -> Arc<Snapshot> + Send + Sync>;
type Job = Box<dyn FnOnce(&Seat<'_>) + Send>;
/// What is told to questions while the record cannot be opened.
type Refusal = Box<dyn FnOnce(AnswerError) + Send>;

/// Why a question was not answered.
#[derive(Debug)]
pub(crate) enum Busy {
    /// Too many wait.
    Full,
    /// The server stops.
    Stopped,
    /// It panicked, with these words.
    Panicked(String),
    /// The record could not be opened.
    Closed(AnswerError),
}

/// Threads that answer.
#[derive(Debug)]
pub(crate) struct Pool {
    queue: Arc<Queue>,
}

#[derive(Default)]
struct Queue {
    jobs: Mutex<Jobs>,
    more: Condvar,
}

impl std::fmt::Debug for Queue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Queue")
    }
}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<(Job, Refusal)>,
    stopped: bool,
}

impl Pool {
    /// Starts so many threads.
    pub(crate) fn start(
        threads: usize,
        path: &Path,
        current: Current,
        gazetteer: &Arc<Gazetteer>,
        recess: &Arc<Recess>,
    ) -> std::io::Result<Self> {
        let queue = Arc::new(Queue::default());
        for number in 0..threads.max(1) {
            let queue = Arc::clone(&queue);
            let worker = Worker {
                path: path.to_owned(),
                current: Arc::clone(&current),
                gazetteer: Arc::clone(gazetteer),
                recess: Arc::clone(recess),
            };
            thread::Builder::new()
                .name(format!("answers-{number}"))
                .stack_size(STACK)
                .spawn(move || while worker.serve(&queue) {})?;
        }
        Ok(Self { queue })
    }

    /// Has a question answered.
    pub(crate) async fn ask<T, F>(&self, question: F) -> Result<T, Busy>
    where
        T: Send + 'static,
        F: FnOnce(&Seat<'_>) -> T + Send + 'static,
    {
        let (tell, told) = oneshot::channel::<Result<T, Busy>>();
        let tell = Arc::new(Mutex::new(Some(tell)));
        let refuse = Arc::clone(&tell);
        let job: Job = Box::new(move |seat| {
            let answer = catch_unwind(AssertUnwindSafe(|| question(seat)))
                .map_err(|panic| Busy::Panicked(words(&*panic)));
            send(&tell, answer);
        });
        let refusal: Refusal = Box::new(move |error| send(&refuse, Err(Busy::Closed(error))));
        {
            let mut jobs = self.queue.lock();
            if jobs.stopped {
                return Err(Busy::Stopped);
            }
            if jobs.waiting.len() >= WAITING {
                return Err(Busy::Full);
            }
            jobs.waiting.push_back((job, refusal));
        }
        self.queue.more.notify_one();
        told.await.unwrap_or(Err(Busy::Stopped))
    }

    /// Ends the threads, once what waits is answered.
    pub(crate) fn stop(&self) {
        self.queue.lock().stopped = true;
        self.queue.more.notify_all();
    }
}

type Tell<T> = Arc<Mutex<Option<oneshot::Sender<Result<T, Busy>>>>>;

fn send<T>(tell: &Tell<T>, answer: Result<T, Busy>) {
    if let Some(tell) = tell.lock().unwrap_or_else(PoisonError::into_inner).take() {
        // Whoever asked may have gone.
        let _ = tell.send(answer);
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()))
        .unwrap_or_else(|| "no words".to_owned())
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Next {
    Job(Job, Refusal),
    Nothing,
    Over,
}

struct Worker {
    path: PathBuf,
    current: Current,
    gazetteer: Arc<Gazetteer>,
    recess: Arc<Recess>,
}

impl Worker {
    /// Serves one snapshot, until there is a newer one; false where it is over.
    fn serve(&self, queue: &Queue) -> bool {
        let snapshot = (self.current)();
        match self.seated(&snapshot, queue) {
            Ok(goes_on) => goes_on,
            Err(error) => match self.next(queue, None) {
                Next::Job(_, refusal) => {
                    refusal(error);
                    true
                }
                Next::Nothing => true,
                Next::Over => false,
            },
        }
    }

    fn seated(&self, snapshot: &Arc<Snapshot>, queue: &Queue) -> Result<bool, AnswerError> {
        // The first to come, so that it is the last to go: the record is closed by then.
        let _sits = self.recess.sit();
        let record = ask::held(&self.path)?;
        // Whoever sits there sees what the snapshot is for, whatever they ask.
        let record = match &snapshot.veil {
            Some(veil) => record.veiled(Arc::clone(veil) as Arc<dyn Veil>),
            None => record,
        };
        let asked = record.ask_at(snapshot.size)?;
        let seat = Seat::new(&record, &asked, snapshot, &self.gazetteer);
        loop {
            match self.next(queue, Some(snapshot.number)) {
                Next::Job(job, _) => job(&seat),
                Next::Nothing if self.recess.is_called() => return Ok(true),
                Next::Nothing if (self.current)().number != snapshot.number => return Ok(true),
                Next::Nothing => {}
                Next::Over => return Ok(false),
            }
        }
    }

    /// The next question. Nothing where there is none for a while, or a newer snapshot than this one.
    fn next(&self, queue: &Queue, snapshot: Option<u64>) -> Next {
        let mut jobs = queue.lock();
        loop {
            if snapshot.is_some_and(|number| number != (self.current)().number) || self.recess.is_called() {
                return Next::Nothing;
            }
            if let Some((job, refusal)) = jobs.waiting.pop_front() {
                return Next::Job(job, refusal);
            }
            if jobs.stopped {
                return Next::Over;
            }
            let (left, waited) = queue.more.wait_timeout(jobs, LOOK).unwrap_or_else(PoisonError::into_inner);
            jobs = left;
            if waited.timed_out() && jobs.waiting.is_empty() {
                return if jobs.stopped { Next::Over } else { Next::Nothing };
            }
        }
    }
}
