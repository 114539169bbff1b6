//! What can go wrong with the gazetteer's own files.

use crate::DataError;

/// Why a gazetteer cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// The embedded data.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A list in the lexicon.
    #[error("The list of places {file} cannot be read: {message}")]
    List {
        /// Which file.
        file: String,
        /// What the parser says.
        message: String,
    },
    /// A kind of place that is none.
    #[error("In {file}, {name} has the kind {kind:?}, which is none that the gazetteer knows.")]
    Kind {
        /// Which file.
        file: String,
        /// Which entry.
        name: String,
        /// What stands there.
        kind: String,
    },
    /// A country that is none.
    #[error("In {file}, {name} has the country {code:?}, which is no ISO 3166-1 alpha-2 code.")]
    Country {
        /// Which file.
        file: String,
        /// Which entry.
        name: String,
        /// What stands there.
        code: String,
    },
}
