//! The tree over the entries against what was signed: the record's own checkpoint, and those that people kept.

use std::convert::Infallible;

use super::entries::Range;
use super::fault::{About, Faults, Place};
use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::key::PublicKey;
use crate::payload::RecordCreated;
use crate::record::State;
use crate::tree::hash_over;

/// The leaves that are there, from the first on.
pub(super) struct Tree {
    leaves: Vec<Hash>,
    runs: Vec<Hash>,
    created: Option<RecordCreated>,
    /// Entries before the first that is missing.
    whole: u64,
    size: u64,
}

impl Tree {
    pub(super) fn of(ranges: Vec<Range>, size: u64) -> Self {
        let mut tree = Self { leaves: Vec::new(), runs: Vec::new(), created: None, whole: 0, size };
        let mut broken = false;
        for mut range in ranges {
            broken |= range.start != tree.leaves.len() as u64;
            if !broken && range.broken {
                // A leaf that is not there is told by a digest of nothing but zeros.
                let there = range
                    .leaves
                    .iter()
                    .position(|leaf| *leaf == Hash::default())
                    .unwrap_or(range.leaves.len());
                tree.whole = range.start + there as u64;
                broken = true;
            }
            tree.leaves.append(&mut range.leaves);
            tree.runs.append(&mut range.runs);
            tree.created = tree.created.or(range.created);
            if !broken {
                tree.whole = tree.leaves.len() as u64;
            }
        }
        tree
    }

    fn over(&self, start: u64, end: u64) -> Hash {
        let leaf = &mut |at: u64| Ok(self.leaves.get(at as usize).copied().unwrap_or_default());
        let run = &mut |at: u64| Ok(self.runs.get(at as usize).copied().unwrap_or_default());
        match hash_over::<Infallible>(start, end, leaf, run) {
            Ok(hash) => hash,
            Err(never) => match never {},
        }
    }

    /// The root over the first `size` leaves, where they are all there.
    pub(super) fn root(&self, size: u64) -> Option<Hash> {
        match size {
            0 => Some(Hash::of(b"")),
            _ if size <= self.whole => Some(self.over(0, size)),
            _ => None,
        }
    }

    /// The hashes of the whole subtrees of the first `size` leaves.
    fn edge(&self, size: u64) -> Option<Vec<Hash>> {
        let (mut hashes, mut start) = (Vec::new(), 0);
        if size > self.whole {
            return None;
        }
        for bit in (0..64).rev().filter(|bit| size >> bit & 1 == 1) {
            hashes.push(self.over(start, start + (1 << bit)));
            start += 1 << bit;
        }
        Some(hashes)
    }
}

/// What the check of signatures gives.
pub(super) struct Signed {
    pub(super) key: String,
    pub(super) kept: usize,
}

impl Signed {
    pub(super) fn check(state: Option<&State>, tree: &Tree, kept: &[String], faults: &mut Faults) -> Self {
        let created = tree.created.as_ref();
        if let (Some(state), Some(created)) = (state, created)
            && (state.key != created.key || state.origin != created.origin)
        {
            let sentence = format!(
                "The record calls itself {} with the key {}, but was created as {} with the key {}.",
                state.origin, state.key, created.origin, created.key
            );
            faults.tell(Place::Log, About::Log, sentence);
        }
        // The first entry is under the root, and so the better witness.
        let (origin, words) = match (created, state) {
            (Some(created), _) => (created.origin.clone(), created.key.clone()),
            (None, Some(state)) => (state.origin.clone(), state.key.clone()),
            (None, None) => (String::new(), String::new()),
        };
        let key = match PublicKey::parse(&words) {
            Ok(key) => key,
            Err(error) => {
                faults.tell(Place::Log, About::Log, format!("The record's key cannot be read. {error}"));
                return Self { key: words, kept: 0 };
            }
        };
        if let Some(state) = state {
            check_own(state, tree, &key, &origin, faults);
        }
        let mut signed = Self { key: words, kept: 0 };
        for note in kept {
            match check_kept(note, tree, &key, &origin) {
                Ok(()) => signed.kept += 1,
                Err(sentence) => faults.tell(Place::Log, About::Checkpoint, sentence),
            }
        }
        signed
    }
}

fn check_own(state: &State, tree: &Tree, key: &PublicKey, origin: &str, faults: &mut Faults) {
    let mut wrong = |sentence: String| faults.tell(Place::Log, About::Checkpoint, sentence);
    match Checkpoint::open(&state.checkpoint, key) {
        Err(error) => wrong(error.to_string()),
        Ok(own) if own.origin != origin => {
            wrong(format!("The record's checkpoint is one of {}, not of {origin}.", own.origin))
        }
        Ok(own) if own.size != state.size => {
            wrong(format!(
                "The record's checkpoint speaks of {} entries, but the record of {}.",
                own.size, state.size
            ));
        }
        Ok(own) => {
            if let Some(root) = tree.root(own.size)
                && root != own.root
            {
                wrong(format!(
                    "The log is not the one that was signed: the root over its {} entries is {root}, and the checkpoint says {}.",
                    own.size, own.root
                ));
            }
        }
    }
    if let Some(edge) = tree.edge(state.size)
        && edge != state.edge
    {
        faults.tell(
            Place::Log,
            About::Log,
            "The hashes at the edge of the tree, to which new entries are added, are not those of the log.",
        );
    }
}

/// What is wrong between the log and a checkpoint that a person kept.
fn check_kept(note: &str, tree: &Tree, key: &PublicKey, origin: &str) -> Result<(), String> {
    let kept =
        Checkpoint::open(note, key).map_err(|error| format!("A kept checkpoint is of no use. {error}"))?;
    if kept.origin != origin {
        return Err(format!("A kept checkpoint is one of {}, not of {origin}.", kept.origin));
    }
    if kept.size > tree.size {
        let (has, from) = (tree.size, tree.size);
        return Err(format!(
            "The log has {has} entries, but the checkpoint speaks of {}: entries from e{from} on are missing.",
            kept.size
        ));
    }
    match tree.root(kept.size) {
        Some(root) if root == kept.root => Ok(()),
        Some(_) => Err(format!(
            "The first {} entries are not those that the kept checkpoint was made of: the log was rewritten.",
            kept.size
        )),
        None => Err(format!(
            "Whether the log holds what the kept checkpoint of {} entries was made of cannot be told, for entries are missing.",
            kept.size
        )),
    }
}
