//! What `sijill feed poll` says: a line for each new report and one for each feed; failures go to standard error.

use std::io::{self, BufWriter, Stdout, Write as _};

use serde::Serialize;
use sijill_desk::show::visible;
use sijill_record::payload::CaptureMade;

use crate::arguments::{FeedPollOptions, Told};
use crate::errors::CommandError;
use crate::progress::Progress;
use sijill_desk::aside::say;
use sijill_desk::ask::short::counted;

/// What came of polling one feed.
#[derive(Debug, Default, Serialize)]
pub(super) struct Polled {
    pub(super) feed: String,
    pub(super) status: String,
    pub(super) reason: String,
    /// Reports that are new.
    pub(super) new: u64,
    /// Items that the record has.
    pub(super) known: u64,
    /// Items that were erased from the record and are not taken in again.
    pub(super) erased: u64,
    /// Items of which no report came.
    pub(super) failed: u64,
}

/// A report of an item.
#[derive(Debug, Serialize)]
pub(super) struct ItemLine {
    /// Its number; nothing in a dry run.
    pub(super) report: Option<String>,
    pub(super) known: bool,
    pub(super) claims: u64,
    pub(super) feed: String,
    pub(super) item: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
}

pub(super) struct Teller {
    out: BufWriter<Stdout>,
    format: Told,
    quiet: bool,
    dry_run: bool,
    progress: Progress,
}

impl Teller {
    pub(super) fn new(options: &FeedPollOptions) -> Self {
        Self {
            out: BufWriter::new(io::stdout()),
            format: options.common.format,
            quiet: options.quiet,
            dry_run: options.dry_run,
            progress: Progress::new(),
        }
    }

    pub(super) fn item(&mut self, line: &ItemLine) -> Result<(), CommandError> {
        self.progress.one_more();
        if self.quiet {
            return Ok(());
        }
        if self.format == Told::Json {
            serde_json::to_writer(&mut self.out, line)?;
            writeln!(self.out)?;
            return Ok(());
        }
        let report = line.report.as_deref().unwrap_or("new");
        let what = if line.known { "there already".to_owned() } else { counted(line.claims, "claim") };
        let title = line.title.as_deref().unwrap_or(&line.item);
        writeln!(self.out, "{report}  {what}  {}", visible(title))?;
        Ok(())
    }

    /// Says now what stands so far.
    pub(super) fn flush(&mut self) -> Result<(), CommandError> {
        Ok(self.out.flush()?)
    }

    /// Something that went wrong, after whatever stands before it.
    pub(super) fn failure(&mut self, sentence: &str) -> Result<(), CommandError> {
        self.out.flush()?;
        self.progress.aside(|| say(sentence));
        Ok(())
    }

    pub(super) fn feed(&mut self, polled: &Polled) -> Result<(), CommandError> {
        if self.format == Told::Json {
            serde_json::to_writer(&mut self.out, polled)?;
            writeln!(self.out)?;
            return self.flush();
        }
        let mut parts = vec![format!("{} new", polled.new)];
        for (count, what) in
            [(polled.known, "there already"), (polled.erased, "erased before"), (polled.failed, "failed")]
        {
            if count > 0 {
                parts.push(format!("{count} {what}"));
            }
        }
        match polled.status.as_str() {
            "fetched" => {
                let verb = if self.dry_run { " (nothing was added)" } else { "" };
                writeln!(self.out, "{}: {}{verb}", polled.feed, parts.join(", "))?;
            }
            "unchanged" => writeln!(self.out, "{}: unchanged", polled.feed)?,
            status => {
                let advice = if status == "gone" {
                    format!(" `sijill feed remove {}` follows it no more.", polled.feed)
                } else {
                    String::new()
                };
                self.failure(&format!("{}: {status}. {}{advice}", polled.feed, polled.reason))?;
            }
        }
        self.flush()
    }

    pub(super) fn end(&mut self) -> Result<(), CommandError> {
        self.progress.end();
        self.flush()
    }
}

impl Polled {
    pub(super) fn of(feed: &str, capture: &CaptureMade) -> Self {
        Self {
            feed: feed.to_owned(),
            status: capture.status.clone(),
            reason: capture.reason.clone(),
            ..Self::default()
        }
    }

    /// True where the feed or one of its items failed.
    pub(super) fn is_failure(&self) -> bool {
        self.failed > 0 || !matches!(self.status.as_str(), "fetched" | "unchanged")
    }
}
