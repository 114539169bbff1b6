//! Inputs that hold several reports, read one after the other.

use crate::piece::Piece;

/// Something half read that goes on giving pieces.
pub(crate) trait Many: Send {
    /// The next piece, or nothing at the end; it is not asked again after that.
    fn next(&mut self) -> Option<Piece>;

    /// What was passed over since it is no report, as a count and the word for one of them.
    fn passed_over(&self) -> (u64, &'static str) {
        (0, "")
    }
}
