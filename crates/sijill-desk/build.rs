//! Gives the program its reader's version: the digest of all that decides what the reader makes of a text.

use std::fs;
use std::path::{Path, PathBuf};

/// What the reader is made of, from the repository's root.
const PARTS: &[&str] = &[
    "lexicon",
    "crates/sijill-claim/src",
    "crates/sijill-language/src",
    "crates/sijill-gazetteer/src",
    "crates/sijill-gazetteer/data",
    "crates/sijill-reader/src",
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for part in PARTS {
        let folder = root.join(part);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        gather(&folder, &mut files);
        files.sort();
        for file in files {
            let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let bytes = fs::read(&file).unwrap_or_default();
            for byte in name.bytes().chain(bytes) {
                // FNV-1a: short, and the same everywhere. It tells versions apart; it protects nothing.
                digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    println!("cargo::rustc-env=SIJILL_READER={:08x}", digest >> 32);
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.push(path);
        }
    }
}
