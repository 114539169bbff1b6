//! Options of `sijill board`.

use clap::{Args, Subcommand};
use sijill_desk::filter::BoardAsked;

use super::questions::AnswerOptions;
use super::record::RecordOptions;

/// Which board.
#[derive(Debug, Subcommand)]
pub(crate) enum BoardCommand {
    /// For each place: who claims to hold it since when, who disputes it, and what was claimed of it.
    ///
    /// A place is held, contested, attacked, or left by whoever held it. A party is one whatever it is called: the army,
    /// government forces and the regime are one side.
    #[command(after_help = "\
With --from, changes are those from that day on, at places with one; who holds a place may rest on
earlier claims.

Examples:
  sijill board control --place Aleppo --to 2016-10-04
      how it stood on that day
  sijill board control --zone \"eastern districts\" --format geojson > map.geojson")]
    Control(Box<BoardOptions>),
    /// Hospitals, schools, aid and the like: how they stand, attacks, and counts as they are told.
    #[command(after_help = "\
Attacks are the days on which one is told, each once; counts such as “four of the last eight” are
never added up.

Examples:
  sijill board facilities --place Aleppo --from 2016-09-19 --to 2016-10-04
  sijill board facilities --country SY --format csv > facilities.csv")]
    Facilities(Box<BoardOptions>),
    /// For each place: how a siege stands, who besieges, and how many people are inside by whose count.
    #[command(after_help = "Example:\n  sijill board siege --country SY --to 2016-10-04")]
    Siege(Box<BoardOptions>),
    /// A ledger of ceasefires, talks and deals: their parties, their life, and what was claimed since they ended.
    #[command(after_help = "\
What was claimed since is the number of claims of each kind, of days after the end and of the same
country; `sijill claims` lists them.

Example:
  sijill board agreements --country SY --from 2016-09-01 --to 2016-10-04")]
    Agreements(Box<BoardOptions>),
    /// Who sent or withdrew what, how many, where, and when.
    #[command(after_help = "Example:\n  sijill board deployments --from 2016-10-01 --format json")]
    Deployments(Box<BoardOptions>),
    /// Accusations, each with its denials.
    #[command(after_help = "\
A denial stands with the accusation that it answers: that of its own report, or one that was made
against whoever denies, of the same, in the 30 days before. Other denials have rows of their own.

Example:
  sijill board allegations --from 2016-09-01 --format json")]
    Allegations(Box<BoardOptions>),
    /// People who fled, were brought out, driven out or went back, with each source's figure beside the others.
    #[command(after_help = "Example:\n  sijill board displacement --place Aleppo --from 2016-11-26")]
    Displacement(Box<BoardOptions>),
    /// Meetings, and what else is planned or possible: announced, possible, confirmed or lapsed by later reports.
    #[command(after_help = "\
A plan is confirmed by a later report that tells of it, at about its day and by its parties, as a
fact. It lapsed where its day is more than two days past and the record has later reports, but none
of it; it is open where no day is told.

Example:
  sijill board agenda --to 2016-10-04
      what was to come on that day")]
    Agenda(Box<BoardOptions>),
}

/// Options of every board.
#[derive(Debug, Args)]
pub(crate) struct BoardOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) asked: BoardAsked,
    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}
