//! How far long work has come, on standard error, where a person is watching and the output goes elsewhere.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

/// Shorter work needs no bar.
const LONG: Duration = Duration::from_millis(700);

pub(crate) struct Progress {
    started: Instant,
    watched: bool,
    reports: u64,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { started: Instant::now(), watched, reports: 0, bar: None }
    }

    /// For work that prints nothing until its end.
    pub(crate) fn of_quiet_work() -> Self {
        Self { started: Instant::now(), watched: io::stderr().is_terminal(), reports: 0, bar: None }
    }

    pub(crate) fn one_more(&mut self) {
        self.reports += 1;
        if !self.watched || self.started.elapsed() < LONG {
            return;
        }
        let bar = self.bar.get_or_insert_with(ProgressBar::new_spinner);
        let each_second = per_second(self.reports, self.started.elapsed());
        bar.set_message(format!("{} reports read, {each_second} a second", self.reports));
        bar.tick();
    }

    /// A new count of something else than reports.
    pub(crate) fn count(&mut self, done: u64, what: &str) {
        if !self.watched || self.started.elapsed() < LONG {
            return;
        }
        let bar = self.bar.get_or_insert_with(ProgressBar::new_spinner);
        bar.set_message(format!("{done} {what}"));
        bar.tick();
    }

    /// Does something that writes to standard error, with the bar out of the way.
    pub(crate) fn aside(&self, work: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(work),
            None => work(),
        }
    }

    pub(crate) fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn per_second(reports: u64, elapsed: Duration) -> u128 {
    u128::from(reports) * 1000 / elapsed.as_millis().max(1)
}
