//! Options of `sijill review`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use sijill_claim::{Figure, Harm};
use sijill_record::views::HARMS;

use super::super::{country, date};
use super::{DecideOptions, claim, entry, said};
use sijill_desk::filter::ClaimFilters;
use sijill_desk::filter::values::one_of;

/// What `sijill review` does.
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// The claims say what the words say.
    #[command(after_help = JUDGED)]
    Accept(Box<JudgeOptions>),
    /// A claim says it with changes; what the reader read is kept beside them.
    Correct(Box<CorrectOptions>),
    /// The claims do not say what the words say.
    #[command(after_help = JUDGED)]
    Reject(Box<JudgeOptions>),
    /// One cannot tell; somebody else should look.
    #[command(after_help = JUDGED)]
    Unsure(Box<JudgeOptions>),
    /// Takes a decision back; what stood before it stands again.
    Undo(UndoOptions),
}

const JUDGED: &str = "\
Claims are named (c34), or chosen by the filters that `sijill claims` has. With filters you see
first how many they are and what some of them say, and are asked to go on; --yes goes on without
asking, --dry-run ends there. Claims that a person has decided on already are then left as they
are, unless --again is given. Each decision is an entry of its own; none overwrites an earlier one.

Examples:
  sijill review accept c34 c35 --by Leila --reason \"Read against the bulletin.\"
  sijill review reject --source \"state media\" --kind control --by Leila \\
      --reason \"No place is named.\" --dry-run
      what would be rejected
  sijill review accept --min-confidence 0.95 --report r12 --by Leila --reason \"Checked a sample of 50.\"
  sijill review undo --by Leila --reason \"The wrong report.\"

Exit status: 0 if it was decided, 1 if it could not be, 2 if the command was wrong or nobody said yes.";

/// Options of `sijill review accept`, `reject` and `unsure`.
#[derive(Debug, Args)]
pub(crate) struct JudgeOptions {
    /// The claims, such as c34.
    #[arg(value_name = "cN", value_parser = claim)]
    pub(crate) claims: Vec<u64>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
    #[command(flatten)]
    pub(crate) filters: ClaimFilters,
    /// Goes on without asking.
    #[arg(short, long, help_heading = "Many at once")]
    pub(crate) yes: bool,
    /// Says what would be decided, and decides nothing.
    #[arg(long, help_heading = "Many at once")]
    pub(crate) dry_run: bool,
    /// Decides anew on claims that a person has decided on already.
    #[arg(long, help_heading = "Many at once")]
    pub(crate) again: bool,
}

/// Options of `sijill review correct`.
#[derive(Debug, Args)]
#[command(after_help = "\
Members are those that `sijill read --format json` shows, with dots between them. A value is taken
as JSON where it is JSON, and otherwise as words; null says that it is not known. What is not
named stays as it is, an earlier correction included. What was said, where and how surely the
reader was (id, span, quote, confidence) cannot be corrected.

Figures: 20, 10-12, \">16\" or \"more than 16\" (17 or more), \"at least 16\", \"up to 40\", \"about 20\".

Examples:
  sijill review correct c34 --figure \"at least 20\" --by Leila --reason \"The bulletin says so.\"
  sijill review correct c34 --from 2016-10-03 --to 2016-10-03 --by Leila --reason \"It was Monday.\"
  sijill review correct c34 --place \"Sheikh Saeed\" --status civilian --by Leila --reason \"As named below.\"
  sijill review correct c34 --source \"Civil Defence\" --by Leila --reason \"They say it, not the agency.\"
  sijill review correct c34 --set casualty.victims.side=null --set modality=hedged \\
      --by Leila --reason \"Reportedly.\"
  sijill review correct c34 --patch changes.json --by Leila --reason \"See the note.\"
      a JSON merge patch (RFC 7396)")]
pub(crate) struct CorrectOptions {
    /// The claim, such as c34.
    #[arg(value_name = "cN", value_parser = claim)]
    pub(crate) claim: u64,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
    /// A member and its value, such as casualty.figure.low=20; may be repeated.
    #[arg(long, value_name = "MEMBER=VALUE", value_parser = member, help_heading = "What changes")]
    pub(crate) set: Vec<(Vec<String>, String)>,
    /// A JSON merge patch on the claim; `-` is standard input.
    #[arg(long, value_name = "FILE", help_heading = "What changes")]
    pub(crate) patch: Option<PathBuf>,
    /// The figure.
    #[arg(long, value_name = "FIGURE", value_parser = amount, allow_hyphen_values = true, help_heading = "What changes")]
    pub(crate) figure: Option<Amount>,
    /// Of a casualty, the harm.
    #[arg(long, value_name = "HARM", value_parser = one_of(&HARMS), help_heading = "What changes")]
    pub(crate) harm: Option<Harm>,
    /// Of a casualty, the victims' status.
    #[arg(long, value_enum, value_name = "STATUS", help_heading = "What changes")]
    pub(crate) status: Option<StatusName>,
    /// The first day.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What changes")]
    pub(crate) from: Option<Date>,
    /// The last day.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What changes")]
    pub(crate) to: Option<Date>,
    /// The place, found by the gazetteer. A comma tells places of one name apart: "Tripoli, Lebanon".
    #[arg(long, value_name = "NAME", value_parser = said, help_heading = "What changes")]
    pub(crate) place: Option<String>,
    /// The country that the place is in, as an ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, requires = "place", help_heading = "What changes")]
    pub(crate) country: Option<String>,
    /// Whoever says it: a source of the record, by name or id.
    #[arg(long, value_name = "NAME|ID", value_parser = said, help_heading = "What changes")]
    pub(crate) source: Option<String>,
    /// Says what would change, and changes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// The status of victims, or that it is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatusName {
    /// Not taking part in the fighting.
    Civilian,
    /// Soldiers, fighters, militants.
    Combatant,
    /// The words do not tell.
    Unknown,
}

/// Options of `sijill review undo`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without an entry, the last decision of the person that --by names is taken back: a review, or a
decision on a source, a zone or a withdrawal. `sijill history` shows the entries of a thing. A
decision on many claims at once may lie in several entries; undoing one of them undoes them all,
unless --only is given. Decisions that came after the undone one keep their force.

Examples:
  sijill review undo --by Leila --reason \"A slip.\"
  sijill review undo e57 e60 --by Omar --reason \"The source has withdrawn its bulletin.\"")]
pub(crate) struct UndoOptions {
    /// The entries of the decisions, such as e57.
    #[arg(value_name = "eN", value_parser = entry)]
    pub(crate) entries: Vec<u64>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
    /// Undoes just the entries named.
    #[arg(long, requires = "entries")]
    pub(crate) only: bool,
}

fn member(words: &str) -> Result<(Vec<String>, String), String> {
    let wrong = || format!("“{words}” is no MEMBER=VALUE, such as casualty.figure.low=20");
    let (path, value) = words.split_once('=').ok_or_else(wrong)?;
    let path: Vec<String> = path.split('.').map(|name| name.trim().to_owned()).collect();
    if path.iter().any(String::is_empty) { Err(wrong()) } else { Ok((path, value.trim().to_owned())) }
}

/// A figure as a person writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount(pub(crate) Figure);

/// By the conventions of readings: "more than 16" is 17 and more, written 16.
fn amount(words: &str) -> Result<Amount, String> {
    let wrong = || {
        format!(
            "“{words}” is no figure: write 20, 10-12, \">16\", \"more than 16\", \"at least 16\", \"up to 40\" or \"about 20\""
        )
    };
    let plain = words.trim().to_lowercase();
    let of = |low: u64, high: Option<u64>, best: u64, approx: bool| {
        Ok(Amount(Figure { low, high, best: Some(best), words: words.trim().to_owned(), approx }))
    };
    let after = |beginnings: &[&str]| beginnings.iter().find_map(|start| number(plain.strip_prefix(start)?));
    if let Some(n) = number(&plain) {
        return of(n, Some(n), n, false);
    }
    if let Some(n) = after(&[">=", "≥", "at least "]) {
        return of(n, None, n, false);
    }
    if let Some(n) = after(&[">", "more than ", "over "]) {
        return of(n.checked_add(1).ok_or_else(wrong)?, None, n, false);
    }
    if let Some(n) = after(&["<=", "≤", "up to ", "at most "]) {
        return of(0, Some(n), n, false);
    }
    if let Some(n) = after(&["~", "about ", "around "]) {
        return of(n, Some(n), n, true);
    }
    let both = plain
        .strip_prefix("between ")
        .map_or_else(|| plain.split_once(['-', '–']), |rest| rest.split_once(" and "));
    let both = both.or_else(|| plain.split_once(" to "));
    match both.and_then(|(low, high)| Some((number(low)?, number(high)?))) {
        Some((low, high)) if low <= high => of(low, Some(high), low + (high - low) / 2, false),
        _ => Err(wrong()),
    }
}

/// Digits, with or without commas between the thousands.
fn number(words: &str) -> Option<u64> {
    let words = words.trim();
    let groups: Vec<&str> = words.split(',').collect();
    let honest = groups.iter().all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()))
        && (groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    if honest { groups.concat().parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn figures_are_what_the_words_commit_to() {
        for (words, low, high, best, approx) in [
            ("20", 20, Some(20), 20, false),
            ("1,200", 1200, Some(1200), 1200, false),
            ("10-12", 10, Some(12), 11, false),
            ("10 – 13", 10, Some(13), 11, false),
            ("between 10 and 12", 10, Some(12), 11, false),
            ("10 to 12", 10, Some(12), 11, false),
            (">16", 17, None, 16, false),
            ("More than 16", 17, None, 16, false),
            (">= 16", 16, None, 16, false),
            ("at least 16", 16, None, 16, false),
            ("up to 40", 0, Some(40), 40, false),
            ("about 20", 20, Some(20), 20, true),
        ] {
            let figure = amount(words).unwrap().0;
            assert_eq!(
                (figure.low, figure.high, figure.best, figure.approx),
                (low, high, Some(best), approx),
                "{words}"
            );
        }
        for words in [
            "",
            "many",
            "12-10",
            "-3",
            "1,2",
            "12,",
            "3.5",
            "18446744073709551616",
            ">18446744073709551615",
            "10 and 12",
        ] {
            assert!(amount(words).is_err(), "{words}");
        }
    }

    #[test]
    fn members_are_paths_with_a_value() {
        let (path, value) = member("casualty.figure.low=20").unwrap();
        assert_eq!((path.join("/").as_str(), value.as_str()), ("casualty/figure/low", "20"));
        assert_eq!(member("where.name=a=b").unwrap().1, "a=b");
        for words in ["", "modality", "=3", "a..b=3", ".a=3"] {
            assert!(member(words).is_err(), "{words}");
        }
    }
}
