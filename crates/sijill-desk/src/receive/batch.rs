//! How much is read before it is shown or written: enough for many threads to share, little enough to hold.

use sijill_intake::{Piece, Pieces};

/// Pieces of a batch at most.
pub const PIECES: usize = 512;
/// Bytes after which a batch is full.
const BYTES: u64 = 16_000_000;

/// The next pieces, `most` at the most; none at the end.
pub fn next(pieces: &mut Pieces, most: usize) -> Vec<Piece> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < BYTES {
        let Some(piece) = pieces.next() else { break };
        bytes += piece.weight();
        batch.push(piece);
    }
    batch
}
