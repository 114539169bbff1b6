//! What is wrong with a record, as sentences in the order in which a person should read them.

use serde::Serialize;

use crate::tree::RUN;

/// More faults than these are counted, not listed.
pub const MOST_FAULTS: usize = 100;

/// What a fault is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// An entry, by its number.
    Entry(u64),
    /// A report, by its number.
    Report(u64),
    /// Bytes that are kept, by the blob's number.
    Blob(u64),
    /// The log as a whole.
    Log,
    /// A checkpoint.
    Checkpoint,
    /// What is made of the log to answer questions.
    View,
    /// The file itself.
    File,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// With what.
    pub about: About,
    /// What is wrong, as a sentence.
    pub sentence: String,
}

/// Where a fault stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// What makes everything else unreadable.
    Before,
    /// With an entry.
    At(u64),
    /// After what is about single entries.
    Log,
    /// With bytes that no entry is known to name.
    Bytes,
    /// With the views.
    Views,
    /// With the file.
    File,
}

/// Faults on their way to the result.
#[derive(Debug, Default)]
pub(super) struct Faults {
    found: Vec<(Place, Fault)>,
    more: u64,
}

impl Faults {
    pub(super) fn tell(&mut self, place: Place, about: About, sentence: impl Into<String>) {
        // The first are wanted, and they may be found last: twice as many are held until there are too many.
        if self.found.len() >= 8 * MOST_FAULTS {
            self.found.sort_by_key(|(place, _)| *place);
            self.more += (self.found.len() - MOST_FAULTS) as u64;
            self.found.truncate(MOST_FAULTS);
        }
        self.found.push((place, Fault { about, sentence: sentence.into() }));
    }

    pub(super) fn entry(&mut self, number: u64, sentence: impl Into<String>) {
        self.tell(Place::At(number), About::Entry(number), sentence);
    }

    pub(super) fn append(&mut self, other: Self) {
        self.more += other.more;
        for (place, fault) in other.found {
            self.tell(place, fault.about, fault.sentence);
        }
    }

    /// True where something is told of entries of this run of leaves.
    pub(super) fn names_entry_of_run(&self, run: u64) -> bool {
        self.found.iter().any(|(place, _)| matches!(place, Place::At(n) if n / RUN == run))
    }

    /// True where nothing is told.
    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty() && self.more == 0
    }

    /// True where something is told of any entry.
    pub(super) fn names_entry(&self) -> bool {
        self.found.iter().any(|(_, fault)| matches!(fault.about, About::Entry(_)))
    }

    /// In order, at most [`MOST_FAULTS`], and how many more there are.
    pub(super) fn finish(mut self) -> (Vec<Fault>, u64) {
        self.found.sort_by_key(|(place, _)| *place);
        let more = self.more + self.found.len().saturating_sub(MOST_FAULTS) as u64;
        self.found.truncate(MOST_FAULTS);
        (self.found.into_iter().map(|(_, fault)| fault).collect(), more)
    }
}
