//! `sijill serve`: the record in a browser.

use std::io::{self, Write as _};
use std::thread::available_parallelism;

use sijill_web::{Config, Server, Tiles, Tls};

use crate::arguments::ServeOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &ServeOptions) -> Result<Ended, CommandError> {
    let threads = options.jobs.map_or_else(|| available_parallelism().map_or(2, usize::from), usize::from);
    let tls = match (&options.certificate, &options.certificate_key) {
        (Some(certificate), Some(key)) => Some(Tls { certificate: certificate.clone(), key: key.clone() }),
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let server = Server::open(Config {
        record: options.record.path(),
        act: options.act.act(),
        address: options.listen,
        tls,
        behind_proxy: options.behind_proxy,
        tiles: options.tiles.clone().map(|address| Tiles { address }),
        most_upload: options.most_upload << 20,
        threads: threads.max(2),
    })?;
    server.run(|address| {
        let mut out = io::stdout();
        // Whoever started it may not listen; it serves all the same.
        let _ = writeln!(out, "{scheme}://{address}/").and_then(|()| out.flush());
    })?;
    Ok(Ended::Well)
}
