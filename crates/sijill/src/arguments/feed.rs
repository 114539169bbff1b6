//! Options of `sijill feed`.

use clap::{Args, Subcommand};

use super::record::{ActOptions, Told};
use super::{RecordOptions, country};
use sijill_desk::filter::values::said;

/// What `sijill feed` does.
#[derive(Debug, Subcommand)]
pub(crate) enum FeedCommand {
    /// Adds a feed, to be polled from now on; one that is there already is changed.
    Add(FeedAddOptions),
    /// Lists the feeds, with what came of the last poll.
    List(FeedListOptions),
    /// Asks the feeds for what is new, and adds it.
    Poll(FeedPollOptions),
    /// Follows a feed no more; the reports that came of it stay.
    Remove(FeedRemoveOptions),
}

/// Options of `sijill feed add`.
#[derive(Debug, Args)]
#[command(after_help = "\
RSS, Atom and JSON Feed are understood. The feed is not asked for anything yet; `sijill feed poll`
does that.

Examples:
  sijill feed add https://example.org/news.xml --name \"Meridian Wire\" --country SY
  sijill feed add https://example.org/short.xml --follow
      its items are only summaries: the pages that they lead to are the reports")]
pub(crate) struct FeedAddOptions {
    /// Its address.
    #[arg(value_name = "URL", value_parser = address)]
    pub(crate) address: String,
    /// A name for it, for people.
    #[arg(long, value_name = "NAME", value_parser = said)]
    pub(crate) name: Option<String>,
    /// The country that its reports are about, as an ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country)]
    pub(crate) country: Option<String>,
    /// Fetches the pages that its items lead to; they are the reports then.
    #[arg(long)]
    pub(crate) follow: bool,
    #[command(flatten)]
    pub(crate) common: FeedOptions,
}

/// What adding, removing and polling share.
#[derive(Debug, Args)]
pub(crate) struct FeedOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) act: ActOptions,
    /// Whoever does it; also from SIJILL_BY.
    #[arg(long, value_name = "NAME", env = "SIJILL_BY", hide_env = true, value_parser = said)]
    pub(crate) by: Option<String>,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill feed list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sijill feed list
  sijill feed list --format json")]
pub(crate) struct FeedListOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// How to show them.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill feed remove`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill feed remove https://example.org/news.xml --by Leila --reason \"It is gone.\"")]
pub(crate) struct FeedRemoveOptions {
    /// Its address, or the name that it was given.
    #[arg(value_name = "URL", value_parser = said)]
    pub(crate) address: String,
    /// Why.
    #[arg(long, value_name = "TEXT", value_parser = said)]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) common: FeedOptions,
}

/// Options of `sijill feed poll`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each item that the record does not have yet becomes a report: the item itself, or with --follow of
`feed add` the page that it leads to. Items that are there already are passed over. Every time a
feed is asked, an entry tells what came of it: fetched, unchanged, gone, refused or failed. What is
kept are the exact bytes of the feed and of each report.

A feed that fails does not stop the others. A server is asked politely: one thing at a time, not
again for what has not changed, and with pauses where it says that it is busy.

Examples:
  sijill feed poll                                          all feeds
  sijill feed poll https://example.org/news.xml --dry-run   what would be added
  sijill feed poll --timeout 30 --format json

Exit status: 0 if all was well, 1 if a feed or an item failed, 2 if the command was wrong.")]
pub(crate) struct FeedPollOptions {
    /// Addresses or names of feeds [default: all].
    #[arg(value_name = "URL", value_parser = said)]
    pub(crate) feeds: Vec<String>,
    /// Says what would be added, and adds nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Tells of failures and of the sums only.
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Seconds for each feed or page, every try counted.
    #[arg(long, value_name = "SECONDS", default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) timeout: u64,
    /// Threads to read with [default: one for each core].
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) common: FeedOptions,
}

/// An address that can be kept: of the web, and without a password.
fn address(words: &str) -> Result<String, String> {
    let words = words.trim();
    let rest = words.strip_prefix("http://").or_else(|| words.strip_prefix("https://"));
    let Some(rest) = rest.filter(|rest| !rest.contains(char::is_whitespace)) else {
        return Err(format!("“{words}” is no address of a feed: it begins with http:// or https://"));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Err(
            "the address has a user name or a password in it, which would be kept: leave it out".to_owned()
        );
    }
    if host.is_empty() {
        return Err(format!("“{words}” names no host"));
    }
    Ok(words.split('#').next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_the_web_and_hold_no_secrets() {
        assert_eq!(
            address(" https://example.org/a.xml?b=1#c"),
            Ok("https://example.org/a.xml?b=1".to_owned())
        );
        for words in [
            "",
            "example.org",
            "ftp://example.org/a",
            "https://",
            "https:///a",
            "https://a b",
            "https://me:secret@example.org/",
        ] {
            assert!(address(words).is_err(), "{words}");
        }
        assert!(address("https://me:secret@example.org/").is_err_and(|told| !told.contains("secret")));
    }
}
