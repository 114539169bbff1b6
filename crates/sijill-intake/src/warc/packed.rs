//! WACZ: a ZIP with web archives in it, read where they lie, without unpacking.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::archive::Archive;
use crate::many::Many;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::start::Shared;
use crate::{IntakeError, Limits};

/// A ZIP of web archives, half read.
pub(crate) struct Packed {
    origin: Arc<Origin>,
    limits: Limits,
    /// Those still to come, the last first.
    members: Vec<Member>,
    open: Option<Archive>,
    passed_over: u64,
}

/// A web archive within the ZIP.
#[derive(Debug)]
struct Member {
    name: String,
    at: u64,
    size: u64,
    how: CompressionMethod,
}

trait Place: Read + Seek + Send {}
impl<T: Read + Seek + Send> Place for T {}

impl Packed {
    /// Of a stream so much is held as of a workbook, since its directory stands at its end.
    pub(crate) fn read(
        origin: Origin,
        stream: Box<dyn BufRead + Send>,
        limits: Limits,
    ) -> Result<Self, IntakeError> {
        let unreadable =
            |origin: &Origin, cause| IntakeError::Unreadable { path: origin.shown.clone(), cause };
        let origin = if origin.path().is_some() {
            origin
        } else {
            let bytes = origin.read(stream, limits.workbook)?;
            origin.holding(Arc::new(bytes))
        };
        let place = open(&origin).map_err(|cause| unreadable(&origin, cause))?;
        let bad =
            |cause: &str| IntakeError::BadArchive { path: origin.shown.clone(), cause: cause.to_owned() };
        let mut members = members(BufReader::new(place))
            .ok_or_else(|| bad("its directory cannot be read, and it may break off before its end"))?;
        if members.is_empty() {
            return Err(bad("there is no web archive in it"));
        }
        members.reverse();
        Ok(Self { origin: Arc::new(origin), limits, members, open: None, passed_over: 0 })
    }

    fn begin(&self, member: Member) -> io::Result<Archive> {
        let Member { name, at, size, how } = member;
        let mut place = open(&self.origin)?;
        place.seek(SeekFrom::Start(at))?;
        let stored = BufReader::new(place.take(size));
        let (mut stream, size): (Box<dyn BufRead + Send>, _) = match how {
            CompressionMethod::Stored => (Box::new(stored), Some(size)),
            CompressionMethod::Deflated => (Box::new(BufReader::new(DeflateDecoder::new(stored))), None),
            _ => return Err(io::Error::other(format!("{name} is compressed in a way that is not read"))),
        };
        let within = format!("{name}, ");
        let compressed = stream.fill_buf()?.starts_with(b"\x1f\x8b");
        Ok(if compressed {
            Archive::of_members(Arc::clone(&self.origin), within, stream, self.limits)
        } else {
            Archive::of_records(Arc::clone(&self.origin), within, stream, size, self.limits)
        })
    }
}

fn open(origin: &Origin) -> io::Result<Box<dyn Place>> {
    match (origin.path(), &origin.bytes) {
        (Some(path), _) => Ok(Box::new(File::open(PathBuf::from(path))?)),
        (None, bytes) => Ok(Box::new(Cursor::new(Shared(bytes.clone().unwrap_or_default())))),
    }
}

/// The web archives in a ZIP, in the order of its directory.
fn members(place: impl Read + Seek) -> Option<Vec<Member>> {
    let mut zip = ZipArchive::new(place).ok()?;
    let mut members = Vec::new();
    for index in 0..zip.len() {
        let Ok(file) = zip.by_index_raw(index) else { continue };
        let Ok(name) = file.name().map(|name| name.into_owned()) else { continue };
        let is_warc = name.ends_with(".warc.gz") || name.ends_with(".warc");
        if !is_warc || !name.starts_with("archive/") || file.encrypted() {
            continue;
        }
        let Some(at) = file.data_start() else { continue };
        members.push(Member { name, at, size: file.compressed_size(), how: file.compression() });
    }
    Some(members)
}

impl Many for Packed {
    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(archive) = &mut self.open {
                let piece = archive.next();
                if piece.is_some() {
                    return piece;
                }
                self.passed_over += archive.passed_over().0;
                self.open = None;
            }
            let member = self.members.pop()?;
            match self.begin(member) {
                Ok(archive) => self.open = Some(archive),
                Err(cause) => {
                    let path = self.origin.shown.clone();
                    return Some(Piece::failed(IntakeError::Unreadable { path, cause }));
                }
            }
        }
    }

    fn passed_over(&self) -> (u64, &'static str) {
        (self.passed_over, "archived record")
    }
}
