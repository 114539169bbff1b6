//! Making all views anew from the log alone.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Record, RecordError, make};
use crate::library::Library;
use crate::payload::{Blank, Payload};
use crate::store::Batch;
use crate::views::{Applied, VERSION, VIEWS, Views, space};

/// Entries taken in before what they made is written.
const STEP: u64 = 4_000;

impl Record {
    /// Makes the views anew. `tell` hears how many entries were taken in. An interruption leaves views that say that they
    /// are unfinished, and the log as it was.
    ///
    /// # Errors
    /// Where the log cannot be read or the file cannot be written.
    pub fn rebuild(&mut self, tell: &mut dyn FnMut(u64)) -> Result<(), RecordError> {
        self.store.lock()?;
        self.refresh()?;
        self.state.views = 0;
        self.state.rows = [0; VIEWS.len()];
        let cleared =
            Batch { after: self.state.size, rebuild: true, state: self.state.write(), ..Batch::default() };
        self.store.append(&cleared)?;
        self.views = Views::new([0; VIEWS.len()]);
        let blanks = self.what_was_erased()?;
        self.undone = Some(FxHashSet::default());
        let reports = self.note_blobs()?;
        let mut from = 0;
        while from < self.state.size {
            from = self.take_in(from, &blanks, &reports)?;
            let mut batch = Batch { after: self.state.size, ..Batch::default() };
            self.views.flush(&mut batch)?;
            self.state.rows = self.views.rows();
            if from >= self.state.size {
                self.state.views = VERSION;
            }
            batch.state = self.state.write();
            self.store.append(&batch)?;
            tell(from);
        }
        self.undone = None;
        Ok(())
    }

    /// What is still known of erased entries.
    fn what_was_erased(&self) -> Result<FxHashMap<u64, Blank>, RecordError> {
        let library = Library::new(&*self.store)?;
        let mut entries = Vec::new();
        self.store.entries(0, &mut |entry| {
            if entry.kind == "payload erased" {
                entries.push(entry.number);
            }
            true
        })?;
        let mut blanks = FxHashMap::default();
        for entry in entries {
            if let Payload::PayloadErased(erased) = library.payload(entry)? {
                blanks.extend(erased.entries.into_iter().map(|blank| (blank.entry, blank)));
            }
        }
        Ok(blanks)
    }

    /// The blobs' look-ups; gives the blob of each report.
    fn note_blobs(&mut self) -> Result<FxHashMap<u64, u64>, RecordError> {
        let mut reports = FxHashMap::default();
        let mut keys = Vec::new();
        self.store.blobs(0, &mut |blob| {
            if blob.bytes.is_some() {
                keys.push((space::BLOB, blob.sha256.key(), blob.number));
            }
            if let Some(report) = blob.report {
                reports.insert(report, blob.number);
            }
            true
        })?;
        for (_, key, number) in keys {
            self.views.note_blob(key, number);
        }
        Ok(reports)
    }

    fn take_in(
        &mut self,
        from: u64,
        blanks: &FxHashMap<u64, Blank>,
        reports: &FxHashMap<u64, u64>,
    ) -> Result<u64, RecordError> {
        let library = Library::new(&*self.store)?;
        let nothing: FxHashMap<u64, Rc<Payload>> = FxHashMap::default();
        let until = (from + STEP).min(self.state.size);
        for number in from..until {
            let entry = library.entry(number)?;
            let payload = entry.sealed.is_some().then(|| entry.payload()).transpose()?;
            let is_report = entry.head.kind == "report added";
            let report = self.views.count(crate::views::View::Report);
            // What a later entry undid still counted until then: the set grows as the log is gone through.
            let undone = self.undone.take().unwrap_or_default();
            let past = make::Past { store: &*self.store, pending: &nothing, undone: &undone };
            let applied = Applied {
                number,
                kind: &entry.head.kind,
                payload: payload.as_ref(),
                blank: blanks.get(&number).copied().unwrap_or_default(),
                blob: if is_report { reports.get(&report).copied() } else { None },
            };
            self.views.apply(&*self.store, &past, applied)?;
            self.undone = Some(undone);
            if let Some(Payload::DecisionUndone(of)) = &payload
                && let Some(undone) = &mut self.undone
            {
                undone.insert(of.entry);
            }
            if let Some(Payload::ReadingMade(made)) = &payload
                && made.replaces.is_none()
            {
                let added =
                    self.views.number(&*self.store, crate::views::report::ENTRY, made.report)?.unsigned_abs();
                let title = title_of(&library, added)?;
                self.views.find_by(made.report, title.as_deref(), &made.text);
            }
        }
        Ok(until)
    }
}

/// The entry of a report, to its title.
fn title_of(library: &Library<'_>, entry: u64) -> Result<Option<String>, RecordError> {
    Ok(match library.payload(entry)? {
        Payload::ReportAdded(added) => added.document.title,
        _ => None,
    })
}
