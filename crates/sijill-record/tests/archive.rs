//! Archives that somebody made up or altered: a clear error, and no file left.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use std::io::{Read as _, Write as _};

use common::{add, create, key, path_in, with};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sijill_record::archive::{ArchiveError, dump, load};
use sijill_record::key::SecretKey;
use tar::{Builder, EntryType, Header};

type Members = Vec<(String, Vec<u8>, EntryType)>;

fn archive() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let mut record = create(&path_in(&folder));
    add(&mut record, &[0, 1, 2, 3], 2, 1);
    with(&mut record, 2, |r| r.erase(2, &[], "Nour", "asked for").unwrap());
    let mut bytes = Vec::new();
    dump(&record, "test", &mut bytes, &mut |_| {}).unwrap();
    bytes
}

fn members(archive: &[u8]) -> Members {
    let mut tar = tar::Archive::new(GzDecoder::new(archive));
    let entries = tar.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (String::from_utf8(entry.path_bytes().to_vec()).unwrap(), bytes, EntryType::Regular)
    });
    entries.collect()
}

fn packed(members: &Members) -> Vec<u8> {
    let mut tar = Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (path, bytes, kind) in members {
        let mut header = Header::new_ustar();
        header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(*kind);
        header.set_mode(0o644);
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        tar.append(&header, &bytes[..]).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap()
}

/// The error of loading; nothing is left in the folder.
fn refused(archive: &[u8]) -> ArchiveError {
    let folder = tempfile::tempdir().unwrap();
    let error = load(&mut &archive[..], &folder.path().join("record"), None, &mut |_| {}).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{error}");
    error
}

fn changed(change: impl FnOnce(&mut Members)) -> ArchiveError {
    let mut members = members(&archive());
    change(&mut members);
    refused(&packed(&members))
}

fn replaced(bytes: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    *bytes = text.replacen(from, to, 1).into_bytes();
}

#[test]
fn an_archive_loads_once_and_over_nothing() {
    let bytes = archive();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record");
    let mut steps = 0;
    let loaded = load(&mut &bytes[..], &path, Some(&key().public()), &mut |done| steps = done).unwrap();
    assert!(steps >= loaded.size * 3, "{steps}");
    assert!(
        load(&mut &bytes[..], &path, None, &mut |_| {}).unwrap_err().to_string().contains("there already")
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    common::clean(&path);
    let other = SecretKey::from_seed("sijill.example/tests", [9; 32]).unwrap().public();
    let error = load(&mut &bytes[..], &folder.path().join("other"), Some(&other), &mut |_| {}).unwrap_err();
    assert!(matches!(error, ArchiveError::OtherKey { .. }));
}

#[test]
fn what_was_altered_is_told() {
    assert!(matches!(changed(|m| replaced(&mut m[2].1, "Nour", "Noor")), ArchiveError::Altered));
    assert!(matches!(
        changed(|m| replaced(&mut m[2].1, "\"number\":1,", "\"number\":2,")),
        ArchiveError::Entry { number: 1, .. }
    ));
    assert!(matches!(changed(|m| replaced(&mut m[0].1, "\"size\":", "\"size\":1")), ArchiveError::Form(_)));
    assert!(matches!(
        changed(|m| replaced(&mut m[0].1, "\"format\":1", "\"format\":2")),
        ArchiveError::Newer(2)
    ));
    assert!(matches!(changed(|m| replaced(&mut m[1].1, "\n10\n", "\n11\n")), ArchiveError::Checkpoint(_)));
    assert!(matches!(changed(|m| m[3].1[0] ^= 1), ArchiveError::Blob(_)));
    assert!(matches!(changed(|m| m[3].1.push(0)), ArchiveError::Size { .. }));
    let last_line = |m: &mut Members| {
        let lines: Vec<&[u8]> = m[2].1.split_inclusive(|b| *b == b'\n').collect();
        m[2].1 = lines[..lines.len() - 1].concat();
    };
    assert!(matches!(changed(last_line), ArchiveError::Short { .. }));
}

#[test]
fn what_is_missing_or_out_of_place_is_told() {
    for at in 0..3 {
        changed(|m| drop(m.remove(at)));
        changed(|m| m.swap(at, at + 1));
    }
    assert!(matches!(changed(|m| drop(m.pop())), ArchiveError::Missing(_)));
    assert!(matches!(changed(|m| m.push(m[3].clone())), ArchiveError::Unnamed(_)));
    for path in ["../../etc/passwd", "/etc/passwd", "blobs/../x", "notes.txt", "entries/00000001.jsonl"] {
        assert!(
            matches!(
                changed(|m| m.push((path.to_owned(), b"x".to_vec(), EntryType::Regular))),
                ArchiveError::Form(_)
            ),
            "{path}"
        );
    }
    for kind in [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Directory,
        EntryType::GNULongName,
        EntryType::XHeader,
    ] {
        assert!(
            matches!(
                changed(|m| m.insert(3, ("blobs/aa".to_owned(), b"x".to_vec(), kind))),
                ArchiveError::Form(_)
            ),
            "{kind:?}"
        );
    }
}

#[test]
fn an_archive_that_was_cut_short_or_swells_is_told() {
    let bytes = archive();
    for cut in (0..bytes.len()).step_by(bytes.len() / 40) {
        refused(&bytes[..cut]);
    }
    let mut flipped = bytes.clone();
    let last = flipped.len() - 6;
    flipped[last] ^= 1;
    refused(&flipped);
    refused(b"");
    refused(&b"no archive at all, but long enough to be one".repeat(50));
    // A member of a length that it does not have, and one that swells.
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    let mut header = Header::new_ustar();
    header.set_path("sijill-dump.json").unwrap();
    header.set_entry_type(EntryType::Regular);
    header.set_size(1 << 40);
    header.set_cksum();
    bomb.write_all(header.as_bytes()).unwrap();
    for _ in 0..64 {
        bomb.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    assert!(matches!(refused(&bomb.finish().unwrap()), ArchiveError::Form(_)));
}
