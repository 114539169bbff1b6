//! Proofs that stand alone: entries of the log with what ties them to a signed checkpoint, in one file that anybody can
//! check with this program, with another one, or by hand.
//!
//! Not for: the whole record at once (`archive.rs`).

mod check;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

pub use check::{ProofError, ProofVerified, ProvedBlob, ProvedEntry, verify_proof};

use crate::column::NONE;
use crate::hash::Hash;
use crate::library::LibraryError;
use crate::line::Line;
use crate::record::{Record, RecordError};
use crate::tree::{hash_over, inclusion};
use crate::views::{Reading, View, custody, reading, report, signed, space, version};

/// The first line of a proof of inclusion.
pub(crate) const TLOG_PROOF: &str = "c2sp.org/tlog-proof@v1";
/// What a proof file calls itself.
pub(crate) const FORMAT: &str = "sijill-proof/1";

/// A proof file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProofFile {
    /// What sort of file it is.
    pub format: String,
    /// The key that the checkpoints in it are signed with. Whoever checks the file should have it from elsewhere.
    pub verifier_key: String,
    /// The entries, each with its proof.
    pub entries: Vec<Line>,
    /// Bytes that the entries name, in base64, by their digests.
    #[serde(default)]
    pub blobs: BTreeMap<Hash, String>,
}

impl ProofFile {
    /// The file's text.
    ///
    /// # Errors
    /// None that a proof made by this program has.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl Record {
    /// Proves that an entry is in the log.
    ///
    /// # Errors
    /// Where there is none or the record cannot be read.
    pub fn prove_entry(&self, number: u64) -> Result<ProofFile, RecordError> {
        self.proof_of(&BTreeSet::from([number]))
    }

    /// Proves a report: that it was added, when and how it was received, how it is read now, and what was decided on its
    /// claims. `with_bytes` puts its bytes beside.
    ///
    /// # Errors
    /// Where there is none or the record cannot be read.
    pub fn prove_report(&self, number: u64, with_bytes: bool) -> Result<ProofFile, RecordError> {
        self.state().check_views(self.store())?;
        let views = Reading { store: self.store(), rows: self.state().rows };
        if number >= views.count(View::Report) {
            return Err(RecordError::Unknown(format!("report r{number}")));
        }
        let mut entries = BTreeSet::new();
        let mut take = |entry: i64| entries.extend(u64::try_from(entry));
        take(views.number(report::ENTRY, number)?);
        take(views.number(report::ERASED, number)?);
        for row in self.store().lookup(space::CUSTODY, signed(number))? {
            take(views.number(custody::ENTRY, row)?);
        }
        if let Ok(of) = u64::try_from(views.number(report::READING, number)?) {
            take(views.number(reading::ENTRY, of)?);
            let first = views.number(reading::CLAIM, of)?;
            for claim in first..first.saturating_add(views.number(reading::CLAIMS, of)?) {
                for row in self.store().lookup(space::VERSION, claim)? {
                    // A decision, the correction that holds beside it, and whatever entry brought it about or undid it.
                    for column in [version::DECISION, version::CORRECTION, version::FROM] {
                        take(views.number(column, row)?);
                    }
                }
            }
        }
        let mut proof = self.proof_of(&entries)?;
        let blob = views.number(report::BLOB, number)?;
        if with_bytes
            && views.number(report::ERASED, number)? == NONE
            && let Ok(blob) = u64::try_from(blob)
        {
            let bytes = self.library()?.blob(blob)?;
            proof.blobs.insert(Hash::of(&bytes), STANDARD.encode(&bytes));
        }
        Ok(proof)
    }

    fn proof_of(&self, entries: &BTreeSet<u64>) -> Result<ProofFile, RecordError> {
        let library = self.library()?;
        let mut lines = Vec::with_capacity(entries.len());
        for &number in entries {
            if number >= self.state().size {
                return Err(RecordError::Unknown(format!("entry e{number}")));
            }
            let mut line =
                Line::of(library.entry(number)?).map_err(|error| RecordError::Refused(error.to_string()))?;
            line.proof = Some(self.inclusion_of(number)?);
            lines.push(line);
        }
        let verifier_key = self.state().key.clone();
        Ok(ProofFile { format: FORMAT.to_owned(), verifier_key, entries: lines, blobs: BTreeMap::new() })
    }

    /// The proof that an entry is under the record's checkpoint, in the C2SP's `tlog-proof` form.
    ///
    /// # Errors
    /// Where there is no such entry or the record cannot be read.
    pub fn inclusion_of(&self, number: u64) -> Result<String, RecordError> {
        let leaf = &mut |at| self.store().leaf(at)?.ok_or(RecordError::Library(LibraryError::NoEntry(at)));
        let run = &mut |at| {
            let missing =
                || RecordError::Refused(format!("The record has lost a hash over entries (run {at})."));
            self.store().run(at)?.ok_or_else(missing)
        };
        let hashes =
            inclusion(number, self.state().size, &mut |start, end| hash_over(start, end, leaf, run))?;
        let mut text = format!("{TLOG_PROOF}\nindex {number}\n");
        for hash in hashes {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{}", hash.base64());
        }
        text.push('\n');
        text.push_str(&self.state().checkpoint);
        Ok(text)
    }
}
