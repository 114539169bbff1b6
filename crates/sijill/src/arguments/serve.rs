//! Options of `sijill serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::record::{ActOptions, RecordOptions};

/// Options of `sijill serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without accounts the server listens on this machine alone, and whoever sits at it may do everything.
Any other address is refused until there is an administrator (`sijill account add`), and then people
log in. Nothing is public until an administrator switches it on, under People.

Speak TLS with --certificate and --certificate-key, or stand behind a proxy that does and say
--behind-proxy; without either, other machines are not listened to.

Stop it with Ctrl-C: what was acknowledged is in the record, and answers under way are finished.

Examples:
  sijill serve
      the record.sijill of this folder, at http://127.0.0.1:8080
  sijill serve --record aleppo.sijill --listen 127.0.0.1:0
      at any free port; the address is printed
  sijill serve --listen 0.0.0.0:443 --certificate chain.pem --certificate-key key.pem
      for a team
  sijill serve --tiles https://tiles.example.org/{z}/{x}/{y}.png
      with streets on the map, from your own server of tiles")]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) act: ActOptions,
    /// Where to listen.
    #[arg(short, long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", env = "SIJILL_LISTEN")]
    pub(crate) listen: SocketAddr,
    /// The certificate with its chain, in PEM.
    #[arg(long, value_name = "FILE", requires = "certificate_key", help_heading = "TLS")]
    pub(crate) certificate: Option<PathBuf>,
    /// The certificate's key, in PEM.
    #[arg(long, value_name = "FILE", requires = "certificate", help_heading = "TLS")]
    pub(crate) certificate_key: Option<PathBuf>,
    /// A proxy before the server speaks TLS and sets X-Forwarded-For.
    #[arg(long, conflicts_with = "certificate", help_heading = "TLS")]
    pub(crate) behind_proxy: bool,
    /// Streets for the map: an address with {z}, {x} and {y}, or of a PMTiles file. The map is complete without.
    #[arg(long, value_name = "ADDRESS", env = "SIJILL_TILES")]
    pub(crate) tiles: Option<String>,
    /// Megabytes of an upload at most.
    #[arg(long, value_name = "NUMBER", default_value_t = 64)]
    pub(crate) most_upload: usize,
    /// Threads that answer questions [default: one for each core, two at least].
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
}
