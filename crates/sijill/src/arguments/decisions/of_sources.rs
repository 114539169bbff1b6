//! Options of `sijill source`.

use clap::{Args, Subcommand};
use sijill_claim::{Role, SourceType};
use sijill_record::views::{ROLES, TYPES};

use super::DecideOptions;
use sijill_desk::decide::source::FactsAsked;
use sijill_desk::filter::values::{one_of, said};

/// What `sijill source` does.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
A source is called by its name, an alias or its id (s and digits, as `sijill sources` lists them).
Sources that differ in name, type, role or whom they speak for are different until a person merges
them. `sijill show SOURCE` opens one, `sijill history SOURCE` tells what was decided of it.")]
pub(crate) enum SourceCommand {
    /// Adds a source that no report has named yet.
    Add(NewSourceOptions),
    /// Gives a source another name; the old one stays as an alias.
    Name(NameOptions),
    /// Gives a source further names, in any script, or takes them away.
    Alias(AliasOptions),
    /// Says what is known of a source: its type, role, side and grade.
    Set(SetOptions),
    /// Says that sources are one and the same; nothing is lost, and `unmerge` takes it back.
    Merge(MergeOptions),
    /// Lets a source that was merged stand by itself again.
    Unmerge(UnmergeOptions),
}

/// Options of `sijill source add`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill source add \"Northern Hospitals Network\" --type organisation --role medical \\
      --by Leila --reason \"They send us their lists.\"")]
pub(crate) struct NewSourceOptions {
    /// Its name.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    /// What sort of source.
    #[arg(long = "type", value_name = "TYPE", value_parser = one_of(&TYPES))]
    pub(crate) source_type: SourceType,
    /// What it does in the conflict.
    #[arg(long, value_name = "ROLE", value_parser = one_of(&ROLES))]
    pub(crate) role: Role,
    /// The organisation that it speaks for.
    #[arg(long, value_name = "NAME", value_parser = said)]
    pub(crate) of: Option<String>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill source name`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill source name \"White Helmets\" \"Civil Defence\" --by Leila --reason \"Their own name.\"")]
pub(crate) struct NameOptions {
    /// The source.
    #[arg(value_name = "SOURCE", value_parser = said)]
    pub(crate) source: String,
    /// Its name from now on.
    #[arg(value_name = "NEWNAME", value_parser = said)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill source alias`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sijill source alias \"Civil Defence\" \"الدفاع المدني\" \"White Helmets\" --by Leila --reason \"Same body.\"
  sijill source alias \"Civil Defence\" \"Fire Brigade\" --remove --by Leila --reason \"Another body.\"")]
pub(crate) struct AliasOptions {
    /// The source.
    #[arg(value_name = "SOURCE", value_parser = said)]
    pub(crate) source: String,
    /// Further names.
    #[arg(value_name = "NAME", required = true, value_parser = said)]
    pub(crate) names: Vec<String>,
    /// Takes the names away.
    #[arg(long)]
    pub(crate) remove: bool,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill source set`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("facts").required(true).multiple(true).args(["source_type", "role", "side", "grade"]))]
#[command(after_help = "\
Grades say how reliable a source is, in the Admiralty's sense, whatever it says this time:
  A  completely reliable: no doubt of its authenticity, trustworthiness or competence; it was
     always right
  B  usually reliable: minor doubts; it was right most of the time
  C  fairly reliable: doubts; it was right before
  D  not usually reliable: significant doubts; it was right now and then
  E  unreliable: no trust; it was wrong before
  F  cannot be judged: nothing is known of it yet. F is no worse than E, but unknown.

A side is whoever the source has an interest in: such a source is shown as an interested party.

Examples:
  sijill source set \"Civil Defence\" --grade B --by Leila --reason \"Twelve of thirteen tolls held.\"
  sijill source set \"State News Agency\" --side government --role media --by Leila --reason \"State-owned.\"
  sijill source set \"State News Agency\" --side \"\" --by Leila --reason \"Sold.\"     takes the side back")]
pub(crate) struct SetOptions {
    /// The source.
    #[arg(value_name = "SOURCE", value_parser = said)]
    pub(crate) source: String,
    #[command(flatten)]
    pub(crate) known: FactsAsked,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill source merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Claims keep the names that their reports use; questions find the sources under one.

Example:
  sijill source merge \"White Helmets\" s3f21c0de9a4b17c2 --into \"Civil Defence\" \\
      --by Leila --reason \"Names of one body.\"")]
pub(crate) struct MergeOptions {
    /// The sources that belong to another one.
    #[arg(value_name = "SOURCE", required = true, value_parser = said)]
    pub(crate) sources: Vec<String>,
    /// The source that they belong to.
    #[arg(long, value_name = "SOURCE", value_parser = said)]
    pub(crate) into: String,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill source unmerge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill source unmerge \"White Helmets\" --by Leila --reason \"Another group in the south.\"")]
pub(crate) struct UnmergeOptions {
    /// The source.
    #[arg(value_name = "SOURCE", value_parser = said)]
    pub(crate) source: String,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}
