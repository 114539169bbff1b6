//! Where pieces come from: a file as it was named, or a stream; and the custody that follows from it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{Container, Custody, IntakeError, Receipt};

/// Larger files are not read a second time only to be hashed.
const HASHED: u64 = 64_000_000;

/// A file or a stream that gives one report or many.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    /// As messages name it: the path as given.
    pub(crate) shown: String,
    /// As its reports name it: the name of the file.
    pub(crate) name: String,
    /// By which way it came.
    how: Receipt,
    /// Nothing for a stream, and for what was handed over.
    path: Option<PathBuf>,
    modified: Option<Timestamp>,
    /// True where the reports are what comes out of it, not what stands in it.
    compressed: bool,
    /// All of it, where that is held anyway.
    pub(crate) bytes: Option<Arc<Vec<u8>>>,
    sha256: OnceLock<Option<String>>,
}

impl Origin {
    pub(crate) fn file(path: &Path) -> Self {
        let shown = path.display().to_string();
        let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
        let modified = fs::metadata(path).and_then(|data| data.modified()).ok();
        let modified = modified.and_then(|time| Timestamp::try_from(time).ok());
        Self { shown, name, path: Some(path.to_owned()), modified, ..Self::default() }
    }

    pub(crate) fn stream(shown: &str) -> Self {
        Self { how: Receipt::Stream, shown: shown.to_owned(), name: shown.to_owned(), ..Self::default() }
    }

    /// Bytes that somebody handed over under a name.
    pub(crate) fn handed(name: &str, bytes: &[u8], how: Receipt) -> Self {
        let sha256 = OnceLock::from(Some(hex(&Sha256::digest(bytes))));
        Self { how, shown: name.to_owned(), name: name.to_owned(), sha256, ..Self::default() }
    }

    /// Keeps all of the bytes, since the evidence is made from them.
    pub(crate) fn holding(self, bytes: Arc<Vec<u8>>) -> Self {
        Self { bytes: Some(bytes), ..self }
    }

    /// Says that the reports are compressed in it.
    pub(crate) fn compressed(self) -> Self {
        Self { compressed: true, ..self }
    }

    /// Bytes of all of it, where that is known beforehand.
    pub(crate) fn size(&self) -> Option<u64> {
        let data = fs::metadata(self.path.as_ref()?).ok()?;
        data.is_file().then_some(data.len())
    }

    /// Reads all of it, or nothing where its size says that it is too long.
    pub(crate) fn read(&self, stream: impl Read, most: usize) -> Result<Vec<u8>, IntakeError> {
        let too_long = || IntakeError::TooLong { path: self.shown.clone(), most };
        // What is compressed has another size than what comes out.
        if !self.compressed && self.size().is_some_and(|size| size > most as u64) {
            return Err(too_long());
        }
        let mut bytes = Vec::new();
        match stream.take(most as u64 + 1).read_to_end(&mut bytes) {
            Err(cause) => Err(IntakeError::Unreadable { path: self.shown.clone(), cause }),
            Ok(length) if length > most => Err(too_long()),
            Ok(_) => Ok(bytes),
        }
    }

    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The custody of all of it.
    pub(crate) fn whole(&self) -> Custody {
        Custody {
            how: self.how,
            from: self.shown.clone(),
            container: self.compressed.then(|| self.container()),
            modified: self.modified,
            ..Custody::default()
        }
    }

    /// The custody of a part.
    pub(crate) fn part(&self, part: String) -> Custody {
        let container = self.how == Receipt::File || self.bytes.is_some();
        Custody { part: Some(part), container: container.then(|| self.container()), ..self.whole() }
    }

    /// Without its hash, which is filled in by whoever needs it.
    fn container(&self) -> Container {
        Container { name: self.name.clone(), sha256: None }
    }

    /// Lower-case hexadecimal SHA-256 of all of it, computed once, where that is cheap.
    pub(crate) fn sha256(&self) -> Option<String> {
        self.sha256
            .get_or_init(|| match (&self.bytes, &self.path) {
                (Some(bytes), _) => Some(hex(&Sha256::digest(bytes.as_slice()))),
                (None, Some(path)) => hash_of_file(path).ok().flatten(),
                (None, None) => None,
            })
            .clone()
    }
}

fn hash_of_file(path: &Path) -> io::Result<Option<String>> {
    let mut file = File::open(path)?;
    let data = file.metadata()?;
    if !data.is_file() || data.len() > HASHED {
        return Ok(None);
    }
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(Some(hex(&hash.finalize()))),
            length => hash.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
