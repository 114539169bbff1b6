//! What reading one report takes, shared by all threads: the intake, the reader, and how the reading is shown.

use std::io::{self, IsTerminal as _};

use sijill_claim::{Kind, Reading};
use sijill_desk::show::{self, Look};
use sijill_intake::{Intake, Piece, Report};
use sijill_reader::{Options, Reader};

use crate::arguments::{Colour, Format, ReadOptions};
use crate::errors::CommandError;
use sijill_desk::places;
use sijill_desk::receive::unread;

/// Columns where there is no terminal.
const COLUMNS: u16 = 100;

pub(crate) struct Work {
    pub(crate) intake: Intake,
    pub(crate) format: Format,
    reader: Reader,
    options: Options,
    kinds: Vec<Kind>,
    least: f64,
    look: Look,
    columns: u16,
}

/// What came of one piece.
pub(crate) struct Done {
    /// What goes to standard output.
    pub(crate) shown: Result<String, CommandError>,
    /// What goes to standard error, a sentence each.
    pub(crate) told: Vec<String>,
    /// True where no report came of it.
    pub(crate) failed: bool,
}

impl Work {
    pub(crate) fn new(options: &ReadOptions, intake: Intake) -> Result<Self, CommandError> {
        let terminal = io::stdout().is_terminal();
        let columns = options
            .width
            .unwrap_or_else(|| terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| width.0.max(40)));
        let colour = match options.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        Ok(Self {
            intake,
            format: options.format.unwrap_or(if terminal { Format::Page } else { Format::Jsonl }),
            reader: Reader::with_gazetteer(places::gazetteer()?)?,
            options: Options { explain: options.explain },
            kinds: Kind::ALL
                .into_iter()
                .filter(|kind| options.kind.iter().any(|name| name == kind.name()))
                .collect(),
            least: options.min_confidence.unwrap_or(0.0),
            look: Look { width: columns.into(), colour, explain: options.explain },
            columns,
        })
    }

    pub(crate) fn do_one(&self, piece: Piece) -> Done {
        match self.intake.report(piece) {
            Ok(report) => {
                let notes = notes(&report);
                let told = notes.iter().map(|note| format!("{}: {note}", report.path)).collect();
                Done { shown: self.show(&report, &self.read(&report, notes)), told, failed: false }
            }
            Err(error) => Done { shown: Ok(String::new()), told: vec![error.to_string()], failed: true },
        }
    }

    fn read(&self, report: &Report, notes: Vec<String>) -> Reading {
        let mut reading = match &report.unread_language {
            Some(_) => Reading { document: report.document.clone(), ..Reading::default() },
            None => self.reader.read(&report.document, &report.text, self.options),
        };
        reading.notes.splice(0..0, notes);
        self.choose(&mut reading);
        reading
    }

    /// Leaves out the claims that were not asked for; the incidents stay as the whole report tells them.
    fn choose(&self, reading: &mut Reading) {
        let all = reading.claims.len();
        reading.claims.retain(|claim| {
            (self.kinds.is_empty() || self.kinds.contains(&claim.kind)) && claim.confidence >= self.least
        });
        if reading.claims.len() < all {
            for incident in &mut reading.incidents {
                incident.claims.retain(|id| reading.claims.iter().any(|claim| claim.id == *id));
            }
        }
    }

    fn show(&self, report: &Report, reading: &Reading) -> Result<String, CommandError> {
        Ok(match self.format {
            Format::Page => show::page(&report.text, reading, self.look),
            Format::Table => show::table(reading, self.columns),
            Format::Json => show::object(reading)?,
            Format::Jsonl => show::line(reading)?,
            Format::Csv => show::rows(reading)?,
        })
    }
}

/// What a person should know of how a report was taken in.
fn notes(report: &Report) -> Vec<String> {
    report.notes.iter().cloned().chain(unread(report)).collect()
}
