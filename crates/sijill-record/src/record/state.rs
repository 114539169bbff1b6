//! What a record says of itself: its name, its key, how far it goes. It is written with each commit.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::RecordError;
use crate::checkpoint::Checkpoint;
use crate::column::checksum;
use crate::hash::Hash;
use crate::key::SecretKey;
use crate::store::Store;
use crate::tree::Edge;
use crate::views::{VERSION, VIEWS};

/// The state of a record after a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Its name, the origin of its checkpoints.
    pub origin: String,
    /// The public key that its checkpoints are signed with.
    pub key: String,
    /// How many entries it has.
    pub size: u64,
    /// When the last one was recorded.
    pub time: Timestamp,
    /// The right edge of the tree.
    pub edge: Vec<Hash>,
    /// How many blobs it has.
    pub blobs: u64,
    /// Rows of each view.
    pub rows: [u64; VIEWS.len()],
    /// Version of the views; 0 while they are made anew.
    pub views: u32,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// Checksum of the dictionary that its bytes are coded with.
    pub dictionary: u32,
}

impl State {
    pub(super) fn new(origin: &str, key: &SecretKey, time: Timestamp, dictionary: &[u8]) -> Self {
        Self {
            origin: origin.to_owned(),
            key: key.public().to_string(),
            size: 0,
            time,
            edge: Vec::new(),
            blobs: 0,
            rows: [0; VIEWS.len()],
            views: VERSION,
            checkpoint: String::new(),
            dictionary: checksum(0, 0, dictionary),
        }
    }

    /// Reads what [`State::write`] wrote; nothing where it was altered.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (json, sum) = bytes.split_last_chunk::<4>()?;
        if u32::from_le_bytes(*sum) != checksum(0, 0, json) {
            return None;
        }
        serde_json::from_slice(json).ok()
    }

    /// As bytes, with a checksum.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        // A struct of numbers and words has a JSON form.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        let sum = checksum(0, 0, &bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Option<Hash> {
        Edge::new(self.size, self.edge.clone()).map(|edge| edge.root())
    }

    /// Signs the checkpoint of this state.
    pub(super) fn sign(&mut self, key: &SecretKey) -> Result<(), RecordError> {
        let given = key.public().to_string();
        if given != self.key {
            return Err(RecordError::Key { given, own: self.key.clone() });
        }
        let root = self.root().ok_or_else(|| RecordError::State(self.origin.clone()))?;
        self.checkpoint = Checkpoint { origin: self.origin.clone(), size: self.size, root }.sign(key);
        Ok(())
    }

    /// # Errors
    /// [`RecordError::Views`] where the views have to be made anew before they are used.
    pub fn check_views(&self, store: &dyn Store) -> Result<(), RecordError> {
        if self.views == VERSION { Ok(()) } else { Err(RecordError::Views(store.place())) }
    }
}
