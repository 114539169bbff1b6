//! What `sijill add` says: a line for each report that is in the record for good, failures, and the sum.

use std::io::{self, BufWriter, Stdout, Write as _};

use sijill_desk::receive::{Item, Line, Place, ReportReceived, unread_in};
use sijill_record::Record;

use crate::arguments::{AddOptions, Told};
use crate::errors::CommandError;
use crate::progress::Progress;

/// Says it, and counts.
pub(super) struct Teller {
    out: BufWriter<Stdout>,
    format: Told,
    quiet: bool,
    dry_run: bool,
    progress: Progress,
    added: u64,
    known: u64,
    claims: u64,
    passed: u64,
    failed: u64,
}

impl Teller {
    pub(super) fn new(options: &AddOptions) -> Self {
        Self {
            out: BufWriter::new(io::stdout()),
            format: options.format,
            quiet: options.quiet,
            dry_run: options.dry_run,
            progress: Progress::new(),
            added: 0,
            known: 0,
            claims: 0,
            passed: 0,
            failed: 0,
        }
    }

    pub(super) const fn failed(&self) -> bool {
        self.failed > 0
    }

    pub(super) fn tell(&mut self, lines: &[Line]) -> Result<(), CommandError> {
        for line in lines {
            match line {
                Line::Added { added, place, unread } => {
                    self.one(Some(added.report), added.known, added.claims, place)?;
                    if let Some(language) = unread.as_ref().filter(|_| !added.known) {
                        self.aside(&format!("{}: {}", place.words(), unread_in(language)))?;
                    }
                }
                Line::Erased(path) => {
                    self.failed += 1;
                    self.aside(&was_erased(path))?;
                }
                Line::Failed(why) => {
                    self.failed += 1;
                    self.aside(why)?;
                }
                Line::Passed => self.passed += 1,
                Line::Note(note) => self.aside(note)?,
            }
            self.progress.one_more();
        }
        self.out.flush()?;
        Ok(())
    }

    /// For a dry run: what would be added.
    pub(super) fn would_be(&mut self, record: &mut Record, batch: Vec<Item>) -> Result<(), CommandError> {
        for item in batch {
            match item {
                Item::Read(report) => {
                    let place = Place::of(&report.received);
                    let report_number = record.report_of(&place.sha256)?;
                    let claims = report.reading.as_ref().map_or(0, |r| r.claims.len() as u64);
                    self.one(report_number, report_number.is_some(), claims, &place)?;
                }
                Item::Capture(asked, false) => {
                    self.tell(&[Line::Failed(format!("{}: {}", asked.address, asked.reason))])?;
                }
                Item::Capture(_, true) => {}
                Item::Erased(path) => self.tell(&[Line::Erased(path)])?,
                Item::Failed(why) => self.tell(&[Line::Failed(why)])?,
                Item::Passed => self.passed += 1,
                Item::Note(note) => self.aside(&note)?,
            }
        }
        self.out.flush()?;
        Ok(())
    }

    fn one(
        &mut self,
        report: Option<u64>,
        known: bool,
        claims: u64,
        place: &Place,
    ) -> Result<(), CommandError> {
        self.claims += claims;
        if known {
            self.known += 1;
        } else {
            self.added += 1;
        }
        if self.quiet {
            return Ok(());
        }
        let report = report.map(|r| format!("r{r}"));
        match self.format {
            Told::Json => {
                let line = ReportReceived { report, known, claims, place: place.clone() };
                serde_json::to_writer(&mut self.out, &line)?;
                writeln!(self.out)?;
            }
            Told::Text => {
                let report = report.unwrap_or_else(|| "new".to_owned());
                let words: String = place.words().chars().filter(|c| !c.is_control()).collect();
                match (known, claims) {
                    (true, _) => writeln!(self.out, "{report}  there already  {words}")?,
                    (false, 1) => writeln!(self.out, "{report}  1 claim  {words}")?,
                    (false, _) => writeln!(self.out, "{report}  {claims} claims  {words}")?,
                }
            }
        }
        Ok(())
    }

    /// A message, after whatever output stands before it.
    fn aside(&mut self, words: &str) -> Result<(), CommandError> {
        self.out.flush()?;
        self.progress.aside(|| {
            // Nobody may be listening there; what was added matters more.
            let _ = writeln!(io::stderr(), "sijill: {words}");
        });
        Ok(())
    }

    /// The sum.
    pub(super) fn end(&mut self) -> Result<(), CommandError> {
        self.progress.end();
        let Self { added, known, claims, passed, failed, .. } = *self;
        let verb = if self.dry_run { "would be added" } else { "added" };
        let mut parts = vec![format!("{} {verb} with {}", many(added, "report"), many(claims, "claim"))];
        if known > 0 {
            parts.push(format!("{known} there already (a line of custody each)"));
        }
        if passed > 0 {
            parts.push(format!("{passed} passed over, from the same place before"));
        }
        if failed > 0 {
            parts.push(format!("{failed} could not be added"));
        }
        self.aside(&format!("{}.", parts.join("; ")))
    }
}

/// What somebody erased is not brought back without a word.
fn was_erased(path: &str) -> String {
    format!(
        "{path}: these bytes were erased from the record, and were not added again. --erased-again adds them all the same."
    )
}

fn many(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
