//! `sijill verify-proof`: what a proof proves.

use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sijill_record::entry::time_words;
use sijill_record::proof::{ProofVerified, verify_proof};

use crate::arguments::{Told, VerifyProofOptions};
use crate::errors::{CommandError, Ended};
use sijill_desk::desk;

/// No proof of a report is larger.
const MOST: u64 = 400_000_000;

pub(crate) fn run(options: &VerifyProofOptions) -> Result<Ended, CommandError> {
    let key = options.public_key.as_deref().map(desk::public_key).transpose()?;
    let path = options.file.display().to_string();
    let text = text_of(&options.file)?;
    let verified = verify_proof(&text, key.as_ref()).map_err(|cause| CommandError::Proof { path, cause })?;
    let mut out = io::stdout().lock();
    match options.format {
        Told::Text => out.write_all(words(&verified).as_bytes())?,
        Told::Json => writeln!(
            out,
            "{}",
            serde_json::json!({
                "origin": verified.origin,
                "size": verified.size,
                "root": verified.root.base64(),
                "public_key": verified.key,
                "key_given": verified.key_given,
                "entries": verified.entries,
                "blobs": verified.blobs,
            })
        )?,
    }
    Ok(Ended::Well)
}

fn text_of(path: &Path) -> Result<String, CommandError> {
    let unreadable = |cause| CommandError::Unreadable { path: path.display().to_string(), cause };
    let mut text = String::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().take(MOST).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).map_err(unreadable)?.take(MOST).read_to_string(&mut text)
    };
    read.map_err(unreadable)?;
    Ok(text)
}

fn words(verified: &ProofVerified) -> String {
    let mut out = format!(
        "The proof holds: all of it is in the record {} as it was at {} entries.\n",
        verified.origin, verified.size
    );
    for entry in &verified.entries {
        let gone = if entry.payload.is_none() { ", erased since" } else { "" };
        out.push_str(&format!("  e{}  {}  {}{gone}\n", entry.number, time_words(entry.time), entry.kind));
    }
    for blob in &verified.blobs {
        out.push_str(&format!(
            "  {} bytes with SHA-256 {}, named in e{}\n",
            blob.size, blob.sha256, blob.entry
        ));
    }
    if verified.key_given {
        out.push_str(&format!("Signed with the key that you gave, {}.\n", verified.key));
    } else {
        out.push_str(&format!(
            "It was checked by the key that it carries, {}: compare that with the one that the record's keepers publish, or give \
             theirs with --public-key.\n",
            verified.key
        ));
    }
    out
}
