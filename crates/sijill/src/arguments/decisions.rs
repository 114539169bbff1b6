//! Options of the commands by which people decide. What several of them take is declared once.

mod incident;
mod of_reports;
mod of_sources;
mod review;
mod zone;

use clap::Args;

pub(crate) use incident::{HoldOptions, IncidentCommand, IncidentListOptions, JoinOptions, SplitOptions};
pub(crate) use of_reports::{EraseOptions, RereadOptions, WithdrawOptions};
pub(crate) use of_sources::{
    AliasOptions, MergeOptions, NameOptions, NewSourceOptions, SetOptions, SourceCommand, UnmergeOptions,
};
pub(crate) use review::{CorrectOptions, JudgeOptions, ReviewCommand, StatusName, UndoOptions};
pub(crate) use zone::{ZoneCommand, ZoneForm, ZoneListOptions, ZoneRemoveOptions, ZoneSetOptions};

use super::RecordOptions;
use super::record::{ActOptions, Told};

/// Whoever decides, why, and on which record.
#[derive(Debug, Clone, Args)]
pub(crate) struct DecideOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) act: ActOptions,
    /// Whoever decides; also from SIJILL_BY.
    #[arg(long, value_name = "NAME", env = "SIJILL_BY", hide_env = true, value_parser = said, help_heading = "The decision")]
    pub(crate) by: String,
    /// Why; it is kept with the decision for good.
    #[arg(long, value_name = "TEXT", value_parser = said, help_heading = "The decision")]
    pub(crate) reason: String,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Words that say something.
pub(crate) fn said(words: &str) -> Result<String, String> {
    match words.trim() {
        "" => Err("it must say something".to_owned()),
        words => Ok(words.to_owned()),
    }
}

/// The number of a thing that is called by a letter and a number.
fn numbered(words: &str, letter: char, what: &str) -> Result<u64, String> {
    words
        .strip_prefix(letter)
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| format!("“{words}” is no {what}: write {letter} and its number, such as {letter}12"))
}

fn claim(words: &str) -> Result<u64, String> {
    numbered(words, 'c', "claim")
}

fn report(words: &str) -> Result<u64, String> {
    numbered(words, 'r', "report")
}

fn entry(words: &str) -> Result<u64, String> {
    numbered(words, 'e', "entry")
}
