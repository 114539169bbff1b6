//! One file a command.

pub(crate) mod add;
pub(crate) mod checkpoint;
pub(crate) mod claims;
pub(crate) mod completions;
pub(crate) mod dump;
pub(crate) mod erase;
pub(crate) mod feed;
pub(crate) mod gazetteer;
pub(crate) mod history;
pub(crate) mod incidents;
pub(crate) mod init;
pub(crate) mod load;
pub(crate) mod prove;
pub(crate) mod read;
pub(crate) mod reference;
pub(crate) mod reports;
pub(crate) mod reread;
pub(crate) mod review;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod source;
pub(crate) mod sources;
pub(crate) mod verify;
pub(crate) mod verify_proof;
pub(crate) mod withdraw;
pub(crate) mod zone;
