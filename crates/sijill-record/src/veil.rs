//! What is withheld from whoever asks. A record that is asked through a veil gives nothing out that has not passed it:
//! claims, readings, reports and places come altered, and there is no history, no custody and no bytes.
//!
//! What is withheld, and what stands in its place, is not known here: whoever opens the record for others says so.

use std::fmt::Debug;

use jiff::civil::Date;
use sijill_claim::Kind;

use crate::payload::{ReadingMade, ReportAdded};
use crate::question::PlaceRow;

/// What is withheld.
pub trait Veil: Debug + Send + Sync {
    /// True where a report is as if it were not there. Days are those of publication.
    fn withholds_report(&self, number: u64, published: Option<Date>) -> bool;
    /// True where claims of a kind are as if they were not there.
    fn withholds_kind(&self, kind: Kind) -> bool;
    /// True where claims can be found by their words or those of their report, by publishers or by sources: nothing that is
    /// withheld is to be found out by asking for it.
    fn lets_search(&self) -> bool;
    /// Takes out of a reading what is withheld; claims and incidents keep their places in it. What was added is the report
    /// as it is, with what might stand in its words.
    fn reading(&self, reading: &mut ReadingMade, added: Option<&ReportAdded>);
    /// What is told of a report; nothing where none of it is.
    fn report(&self, added: ReportAdded) -> Option<ReportAdded>;
    /// A place as it is told.
    fn place(&self, place: &PlaceRow) -> PlaceRow;
}
