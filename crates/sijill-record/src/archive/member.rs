//! Reading an archive member by member: only plain files, in the order in which they must stand, none of them longer than
//! is believed.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use tar::{Archive, Entries, EntryType};

use super::ArchiveError;

/// Bytes of what stands before the entries.
const MOST_SHORT: u64 = 1 << 20;
/// Bytes of one entry's line, and of a blob whose length no entry tells.
pub(super) const MOST_LINE: u64 = 1 << 28;
/// Bytes after the end of the members.
const MOST_REST: u64 = 1 << 20;

type Unpacked<'r> = GzDecoder<BufReader<&'r mut dyn Read>>;

/// An archive that is read.
pub(super) struct Members<'a, 'r> {
    entries: Entries<'a, Unpacked<'r>>,
    /// The member that was looked at but not taken.
    next: Option<Member<'a, 'r>>,
}

/// A member.
pub(super) struct Member<'a, 'r> {
    pub(super) path: String,
    pub(super) size: u64,
    pub(super) content: tar::Entry<'a, Unpacked<'r>>,
}

/// Opens the archive within a stream.
pub(super) fn unpacked(from: &mut dyn Read) -> Archive<Unpacked<'_>> {
    Archive::new(GzDecoder::new(BufReader::with_capacity(1 << 16, from)))
}

/// Reads to the end, so that the checksum of the whole is compared.
pub(super) fn finish(archive: Archive<Unpacked<'_>>) -> Result<(), ArchiveError> {
    let mut rest = archive.into_inner();
    let read =
        std::io::copy(&mut (&mut rest).take(MOST_REST), &mut std::io::sink()).map_err(ArchiveError::Read)?;
    if read == MOST_REST {
        return Err(ArchiveError::Form("something follows its end".to_owned()));
    }
    Ok(())
}

impl<'a, 'r> Members<'a, 'r> {
    pub(super) fn of(archive: &'a mut Archive<Unpacked<'r>>) -> Result<Self, ArchiveError> {
        // Long names and the like would be gathered in memory, and no member has any.
        Ok(Self { entries: archive.entries().map_err(ArchiveError::Read)?.raw(true), next: None })
    }

    /// The next member; nothing at the end.
    pub(super) fn take(&mut self) -> Result<Option<Member<'a, 'r>>, ArchiveError> {
        if let Some(member) = self.next.take() {
            return Ok(Some(member));
        }
        let Some(content) = self.entries.next() else { return Ok(None) };
        let content = content.map_err(ArchiveError::Read)?;
        let path = String::from_utf8_lossy(&content.path_bytes()).into_owned();
        if content.header().entry_type() != EntryType::Regular {
            return Err(ArchiveError::Form(format!("“{}” is no plain file", shown(&path))));
        }
        let size = content.header().entry_size().map_err(ArchiveError::Read)?;
        Ok(Some(Member { path, size, content }))
    }

    /// The next member, where it is the one that must come; otherwise it waits.
    pub(super) fn take_if(&mut self, path: &str) -> Result<Option<Member<'a, 'r>>, ArchiveError> {
        match self.take()? {
            Some(member) if member.path == path => Ok(Some(member)),
            other => {
                self.next = other;
                Ok(None)
            }
        }
    }

    /// The text of a member that must come next.
    pub(super) fn text(&mut self, path: &str) -> Result<String, ArchiveError> {
        let Some(member) = self.take_if(path)? else {
            return Err(ArchiveError::Form(format!("“{path}” is not where it belongs")));
        };
        if member.size > MOST_SHORT {
            return Err(ArchiveError::Form(format!("“{path}” is absurdly long")));
        }
        let mut text = String::new();
        let mut content = member.content;
        content.read_to_string(&mut text).map_err(ArchiveError::Read)?;
        Ok(text)
    }
}

/// A path as a message shows it.
pub(super) fn shown(path: &str) -> String {
    path.chars().filter(|c| !c.is_control()).take(100).collect()
}

/// The next line, without its end; nothing where there are no more.
pub(super) fn line(from: &mut dyn BufRead, into: &mut Vec<u8>) -> Result<bool, ArchiveError> {
    into.clear();
    let read = from.take(MOST_LINE).read_until(b'\n', into).map_err(ArchiveError::Read)?;
    if into.last() == Some(&b'\n') {
        into.pop();
    } else if read as u64 == MOST_LINE {
        return Err(ArchiveError::Form("a line of its entries is absurdly long".to_owned()));
    }
    Ok(read > 0)
}
