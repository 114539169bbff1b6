//! Options of `sijill zone`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::super::{RecordOptions, country};
use super::DecideOptions;
use sijill_desk::filter::MomentOptions;
use sijill_desk::filter::values::said;

/// What `sijill zone` does.
#[derive(Debug, Subcommand)]
pub(crate) enum ZoneCommand {
    /// Names a set of places, or draws its outline; a zone of that name is replaced.
    Set(ZoneSetOptions),
    /// Takes a name back.
    Remove(ZoneRemoveOptions),
    /// Lists the zones.
    List(ZoneListOptions),
}

/// Options of `sijill zone set`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("extent").required(true).multiple(true).args(["places", "outline"]))]
#[command(after_help = "\
A place belongs to the zone with all that lies in it, and so does what lies within the outline.
The outline is GeoJSON: a Polygon or MultiPolygon, a Feature, or a collection of them.

Examples:
  sijill zone set \"East Aleppo\" --place \"Sheikh Saeed\" --place Sakhour --by Leila --reason \"For the bulletin.\"
  sijill zone set \"The Ghouta\" --outline ghouta.geojson --by Leila --reason \"Drawn after the UN's map.\"
  sijill claims --zone \"East Aleppo\" --harm killed")]
pub(crate) struct ZoneSetOptions {
    /// Its name.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    /// A place that belongs to it; may be repeated. A comma tells places of one name apart: "Tripoli, Lebanon".
    #[arg(long = "place", value_name = "PLACE", value_parser = said)]
    pub(crate) places: Vec<String>,
    /// The country that the places are in, as an ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, requires = "places")]
    pub(crate) country: Option<String>,
    /// Its outline as GeoJSON; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) outline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill zone remove`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill zone remove \"East Aleppo\" --by Leila --reason \"Two zones now.\"")]
pub(crate) struct ZoneRemoveOptions {
    /// Its name.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill zone list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sijill zone list
  sijill zone list --format geojson > zones.geojson")]
pub(crate) struct ZoneListOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) moment: MomentOptions,
    /// How to show them.
    #[arg(short, long, value_enum, default_value_t = ZoneForm::Text)]
    pub(crate) format: ZoneForm,
}

/// Forms of a list of zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ZoneForm {
    /// A line for each, with its places.
    Text,
    /// A JSON array.
    Json,
    /// A GeoJSON FeatureCollection: outlines, and points for places.
    Geojson,
}
