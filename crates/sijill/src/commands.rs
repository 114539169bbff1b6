//! One file a command.

pub(crate) mod completions;
pub(crate) mod gazetteer;
pub(crate) mod read;
pub(crate) mod schema;
