//! How a server is run.

use std::net::SocketAddr;
use std::path::PathBuf;

use sijill_desk::desk::Act;

/// How a server is run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The record's file.
    pub record: PathBuf,
    /// With which key it is written to.
    pub act: Act,
    /// Where it listens.
    pub address: SocketAddr,
    /// Certificate and key, where it speaks TLS itself.
    pub tls: Option<Tls>,
    /// It stands behind a proxy that speaks TLS: the client's address is the last one of `X-Forwarded-For`, and cookies are
    /// for TLS only.
    pub behind_proxy: bool,
    /// Streets and the like for the map, from elsewhere.
    pub tiles: Option<Tiles>,
    /// Bytes of an upload at most.
    pub most_upload: usize,
    /// Threads that answer questions.
    pub threads: usize,
}

/// Files of TLS.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The certificate with its chain, in PEM.
    pub certificate: PathBuf,
    /// Its key, in PEM.
    pub key: PathBuf,
}

/// Where the map gets streets from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// An address with {z}, {x} and {y}, or that of a PMTiles file.
    pub address: String,
}
