//! What reports say together: incidents across reports, independent origins, bounds with their grounds, boards.
//!
//! The door is [`Ledger`](ledger::Ledger), which holds a record's claims as they weigh against each other; tallies and
//! incidents are asked of it, boards of the claims themselves. For: whoever wants to know what can be said from many
//! claims. Not for: reading texts, keeping claims, or showing answers. Nothing here touches disk, clock or network.

pub mod board;
pub mod bound;
pub mod cause;
pub mod copies;
pub mod grade;
pub mod group;
pub mod incident;
pub mod ledger;
pub mod line;
pub mod said;
pub mod side;
pub mod tally;
pub mod terrain;
