//! Tallies: how many people, at least and at most, of what is asked; with the claims that each bound rests on.
//!
//! Cells are (place, day, victims' status and side, harm), refined by incident. Claims of one incident bound that incident
//! (`unit`); running totals bound all that lies in their places and days; what lies in what makes a tree, and
//! where totals cross, a linear program (`weave`). The rules are told in `docs/weighing.md`.

mod answer;
mod ceiling;
mod choose;
mod chosen;
mod contradiction;
mod fold;
#[cfg(test)]
mod laws;
mod mask;
mod origin;
mod part;
mod parts;
mod replaced;
mod rows;
mod unit;
mod weave;
mod weigher;

pub use answer::{LeftOut, SourceLine, Tally, Total};
pub use choose::{Counting, Question, Reach};
pub use contradiction::Contradiction;
pub use fold::{Fold, Folded, Preset, Rule};
pub use mask::Status;
pub use origin::{Interest, OriginNumber, Origins, origin_of};
pub use rows::{By, Row, Zone, rows};
pub use weigher::Weigher;
