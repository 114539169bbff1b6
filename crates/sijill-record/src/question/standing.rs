//! What people had decided of sources, zones, feeds and reports by a moment: their entries, gone through in order.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_claim::{Role, SourceType};

use crate::entry::PayloadError;
use crate::library::{Library, LibraryError};
use crate::payload::{
    FeedAdded, Grade, IncidentsJudged, MappingRemembered, Payload, PublicationSet, SourceKey, ZoneSet,
};
use crate::record::RecordError;
use crate::views::{Reading, deed};

/// What people know of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceFacts {
    /// Its name, where it was given another than reports use.
    pub name: Option<String>,
    /// Further names.
    pub aliases: Vec<String>,
    /// What sort, where that was changed.
    pub source_type: Option<SourceType>,
    /// What it does, where that was changed.
    pub role: Option<Role>,
    /// The side that it has an interest in.
    pub side: Option<String>,
    /// How reliable it is held to be.
    pub grade: Option<Grade>,
}

/// Decisions that hold at a moment.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Of sources.
    pub sources: FxHashMap<SourceKey, SourceFacts>,
    /// Which source another one belongs to.
    pub merged: FxHashMap<SourceKey, SourceKey>,
    /// Zones by their names, each with the entry that set it.
    pub zones: BTreeMap<String, (u64, ZoneSet)>,
    /// Feeds by their addresses.
    pub feeds: BTreeMap<String, FeedAdded>,
    /// Mappings of tables, in the order in which they were given.
    pub mappings: Vec<MappingRemembered>,
    /// Withdrawn reports, each with the entry that withdrew it.
    pub withdrawn: BTreeMap<u64, u64>,
    /// Decisions on incidents, each with its entry, in the order in which they were made.
    pub judged: Vec<(u64, IncidentsJudged)>,
    /// What the public sees, with the entry that set it.
    pub publication: Option<(u64, PublicationSet)>,
    /// Entries that no longer count.
    pub undone: FxHashSet<u64>,
}

impl Standing {
    pub(super) fn at(views: &Reading<'_>, library: &Library<'_>, size: u64) -> Result<Self, RecordError> {
        let entries = views.numbers(deed::ENTRY)?;
        let kinds = views.numbers(deed::KIND)?;
        let mut payloads = Vec::new();
        for (entry, kind) in entries.into_iter().zip(kinds) {
            let entry = entry.unsigned_abs();
            let kind =
                usize::try_from(kind).ok().and_then(|k| Payload::KINDS.get(k)).copied().unwrap_or_default();
            // Captures and confirmations are many and decide nothing.
            if entry >= size
                || kind == "capture made"
                || kind == "reading confirmed"
                || kind == "record created"
            {
                continue;
            }
            match library.payload(entry) {
                Ok(payload) => payloads.push((entry, payload)),
                Err(LibraryError::Payload(PayloadError::Erased(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut standing = Self::default();
        standing.undone.extend(payloads.iter().filter_map(|(_, payload)| match payload {
            Payload::DecisionUndone(of) => Some(of.entry),
            _ => None,
        }));
        for (entry, payload) in payloads {
            if !standing.undone.contains(&entry) {
                standing.take_in(entry, payload);
            }
        }
        Ok(standing)
    }

    fn take_in(&mut self, entry: u64, payload: Payload) {
        match payload {
            Payload::SourceChanged(changed) => {
                let facts = self.sources.entry(changed.source.clone()).or_default();
                if let Some(name) = changed.name {
                    let old = facts.name.replace(name).unwrap_or(changed.source.name);
                    facts.aliases.push(old);
                }
                facts.aliases.extend(changed.aliases);
                facts.aliases.retain(|alias| {
                    !changed.not_aliases.contains(alias) && facts.name.as_ref() != Some(alias)
                });
                let mut seen = FxHashSet::default();
                facts.aliases.retain(|alias| seen.insert(alias.clone()));
                facts.source_type = changed.source_type.or(facts.source_type);
                facts.role = changed.role.or(facts.role);
                facts.grade = changed.grade.or(facts.grade);
                if let Some(side) = changed.side {
                    facts.side = Some(side).filter(|side| !side.is_empty());
                }
            }
            Payload::SourcesMerged(merged) => {
                for source in merged.sources {
                    self.merged.insert(source, merged.into.clone());
                }
            }
            Payload::SourceUnmerged(unmerged) => {
                self.merged.remove(&unmerged.source);
            }
            Payload::ZoneSet(zone) => {
                self.zones.insert(zone.name.clone(), (entry, zone));
            }
            Payload::ZoneRemoved(removed) => {
                self.zones.remove(&removed.name);
            }
            Payload::FeedAdded(feed) => {
                self.feeds.insert(feed.address.clone(), feed);
            }
            Payload::FeedRemoved(removed) => {
                self.feeds.remove(&removed.address);
            }
            Payload::IncidentsJudged(judged) => self.judged.push((entry, judged)),
            Payload::MappingRemembered(mapping) => self.mappings.push(mapping),
            Payload::PublicationSet(set) => self.publication = Some((entry, set)),
            Payload::ReportWithdrawn(withdrawn) => {
                self.withdrawn.entry(withdrawn.report).or_insert(entry);
            }
            _ => {}
        }
    }

    /// The source that a source belongs to: itself where it was merged into none.
    #[must_use]
    pub fn head_of<'s>(&'s self, key: &'s SourceKey) -> &'s SourceKey {
        let mut at = key;
        // Merges may form chains; a circle of them ends where it began.
        for _ in 0..self.merged.len() {
            match self.merged.get(at) {
                Some(next) if next != key => at = next,
                _ => break,
            }
        }
        at
    }

    /// What is known of a source.
    #[must_use]
    pub fn facts(&self, key: &SourceKey) -> SourceFacts {
        self.sources.get(key).cloned().unwrap_or_default()
    }
}
