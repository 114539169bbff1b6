//! An entry to what it changes in the views. Live additions and the making anew of all views go through this one way.

use std::rc::Rc;

use sijill_claim::Claim;

use super::{Cell, View, ViewError, Views, deed};
use crate::payload::{Blank, ClaimsReviewed, Payload, SourceKey};
use crate::store::Store;

/// What earlier entries, and those of the batch in hand, say.
pub trait Past {
    /// A review by its entry.
    ///
    /// # Errors
    /// Where it cannot be had.
    fn review(&self, entry: u64) -> Result<Rc<ClaimsReviewed>, ViewError>;
    /// A claim as its reading has it, by the reading's entry and its index there.
    ///
    /// # Errors
    /// Where it cannot be had.
    fn claim(&self, entry: u64, index: u64) -> Result<Claim, ViewError>;
    /// The review that an entry holds, where it holds one.
    ///
    /// # Errors
    /// Where the entry cannot be read.
    fn review_if_any(&self, entry: u64) -> Result<Option<Rc<ClaimsReviewed>>, ViewError>;
    /// The source that an entry added, where it added one.
    ///
    /// # Errors
    /// Where the entry cannot be read.
    fn source_added(&self, entry: u64) -> Result<Option<SourceKey>, ViewError>;
    /// True unless a later entry undid this one.
    fn still(&self, entry: u64) -> bool;
}

/// An entry on its way into the views.
#[derive(Debug, Clone, Copy)]
pub struct Applied<'a> {
    /// Its number.
    pub number: u64,
    /// Its kind.
    pub kind: &'a str,
    /// What it says; nothing where that was erased.
    pub payload: Option<&'a Payload>,
    /// For an erased entry: what is still known of it.
    pub blank: Blank,
    /// For a report: the number of its bytes.
    pub blob: Option<u64>,
}

impl Views {
    /// Takes an entry in.
    ///
    /// # Errors
    /// [`ViewError`] where a view is damaged or the entry speaks of what is not there.
    pub fn apply(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        applied: Applied<'_>,
    ) -> Result<(), ViewError> {
        let Applied { number, kind, payload, blank, blob } = applied;
        match payload {
            Some(Payload::ReportAdded(added)) => {
                self.add_report(store, number, blob, Some(added))?;
            }
            Some(Payload::CustodyAdded(added)) => self.add_custody(store, number, Some(added.number))?,
            Some(Payload::ReadingMade(made)) => {
                self.add_reading(store, past, number, made)?;
            }
            Some(Payload::ClaimsReviewed(review)) => self.review(store, past, number, review)?,
            Some(payload) => {
                self.add_deed(store, number, kind)?;
                match payload {
                    Payload::DecisionUndone(undone) => {
                        if let Some(review) = past.review_if_any(undone.entry)? {
                            self.unreview(store, past, number, &review, &|entry| {
                                entry != undone.entry && past.still(entry)
                            })?;
                        }
                    }
                    Payload::SourceAdded(added) => {
                        self.source(store, &added.source, number)?;
                    }
                    Payload::PayloadErased(erased) => self.erase(store, past, number, erased)?,
                    _ => {}
                }
            }
            None => match kind {
                "report added" => {
                    let report = self.add_report(store, number, blob, None)?;
                    self.set(store, super::report::ERASED, report, number)?;
                }
                "custody added" => self.add_custody(store, number, blank.report)?,
                "reading made" => self.add_blank_reading(store, number, &blank)?,
                "claims reviewed" => {}
                _ => self.add_deed(store, number, kind)?,
            },
        }
        Ok(())
    }

    fn add_deed(&mut self, store: &dyn Store, number: u64, kind: &str) -> Result<(), ViewError> {
        debug_assert_eq!(deed::ALL.len(), 2);
        let kind = Payload::KINDS.iter().position(|k| *k == kind).unwrap_or(Payload::KINDS.len());
        self.push(store, View::Deed, [Cell::from(number), Cell::from(kind as u64)])?;
        Ok(())
    }

    /// The words of a reading's report, to be found; only a report's first reading brings them.
    pub(crate) fn find_by(&mut self, report: u64, title: Option<&str>, text: &str) {
        self.add_words(report, title, text);
    }

    /// The reading that a report has now.
    ///
    /// # Errors
    /// [`ViewError`] where a view is damaged.
    pub fn reading_of(&mut self, store: &dyn Store, report: u64) -> Result<Option<u64>, ViewError> {
        Ok(u64::try_from(self.number(store, super::report::READING, report)?).ok())
    }

    /// The number of the first claim of a reading.
    ///
    /// # Errors
    /// [`ViewError`] where a view is damaged.
    pub fn first_claim(&mut self, store: &dyn Store, reading: u64) -> Result<u64, ViewError> {
        Ok(self.number(store, super::reading::CLAIM, reading)?.unsigned_abs())
    }

    /// The report that has these bytes, by their digest.
    ///
    /// # Errors
    /// [`ViewError`] where the store cannot be read.
    pub fn blobs_under(&mut self, store: &dyn Store, key: i64) -> Result<Vec<u64>, ViewError> {
        self.look_up(store, super::space::BLOB, key)
    }

    /// Lets a blob be found by its digest.
    pub fn note_blob(&mut self, key: i64, number: u64) {
        self.look_under(super::space::BLOB, key, number);
    }
}
