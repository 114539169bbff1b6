//! Options of `sijill publication`.

use clap::{Args, Subcommand};
use sijill_desk::decide::publication::ProfileAsked;
use sijill_desk::filter::MomentOptions;

use super::decisions::DecideOptions;
use super::{RecordOptions, Told};

/// What `sijill publication` does.
#[derive(Debug, Subcommand)]
pub(crate) enum PublicationCommand {
    /// Shows what the public sees, and who decided so.
    Show(PublicationShowOptions),
    /// Changes what the public sees, and switches it on.
    Set(PublicationSetOptions),
    /// Switches it off: the public sees nothing.
    Off(PublicationOffOptions),
}

/// Options of `sijill publication show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sijill publication show
  sijill publication show --as-of 2026-01-31 --format json")]
pub(crate) struct PublicationShowOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) moment: MomentOptions,
    /// How to show it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill publication set`.
#[derive(Debug, Args)]
#[command(after_help = "\
The first time all is withheld that is not named: names of facilities, victims, sources and publishers, texts and
quotes; and places are told no more exactly than 50 km. The server's pages for the public, its files and its API
all pass through the same profile.

Examples:
  sijill publication set --places 25km --publishers shown --by Leila --reason \"For the annual report.\"
  sijill publication set --withhold-kind deployment,meeting --delay-days 30 --by Leila --reason \"Safety of sources.\"")]
pub(crate) struct PublicationSetOptions {
    #[command(flatten)]
    pub(crate) profile: ProfileAsked,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill publication off`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill publication off --by Leila --reason \"A name was found in a title.\"")]
pub(crate) struct PublicationOffOptions {
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}
