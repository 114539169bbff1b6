//! A ledger of a record at a moment: from what lies on the shelf, and from the readings that came since.

use std::rc::Rc;

use sijill_claim::Kind;
use sijill_gazetteer::Gazetteer;
use sijill_record::RecordError;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::ReadingMade;
use sijill_record::question::{Asked, ClaimQuestion, Facts};
use sijill_record::views::ReviewState;

use super::extra::{Extra, Terms, written};
use super::texts::Texts;
use super::{Ledger, shelf};
use crate::copies::Sketch;
use crate::group::Judged;
use crate::terrain::Terrain;

/// What is kept of a ledger from one time to the next, by the numbers of claims and reports.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// What the incidents were made with: another reader's places may be others.
    pub knowledge: String,
    /// Entries of the record that are taken in.
    pub size: u64,
    /// Readings that are taken in.
    pub readings: u64,
    /// What each claim has besides its facts.
    pub extras: Vec<Extra>,
    /// The first claim of its incident, counted from 1; 0 where it was of none.
    pub incidents: Vec<u32>,
    /// The words.
    pub terms: Terms,
    /// For each report the first one whose text it prints.
    pub families: Vec<u32>,
    /// The sketch of each report's text; nothing where none was needed.
    pub sketches: Option<Vec<Option<Sketch>>>,
    /// Claims that decisions on incidents were of.
    pub judged: Vec<u64>,
    /// The entries of these decisions.
    pub decisions: Vec<u64>,
    /// What lay on the shelf before.
    pub(super) before: shelf::Before,
}

/// Kinds whose claims weigh against each other.
const KINDS: [Kind; 3] = [Kind::Casualty, Kind::Damage, Kind::Facility];

/// Claims whose facts are in memory at once: those of all are a fifth of a gigabyte for a million.
const AT_ONCE: usize = 1 << 17;

impl Ledger {
    /// The ledger of a record at a moment, and what is to be kept of it. `knowledge` names what the readings were made with.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn open(
        asked: &Asked<'_>,
        gazetteer: &Gazetteer,
        knowledge: &str,
    ) -> Result<(Self, Kept), RecordError> {
        let mut kept = shelf::read(asked.store(), knowledge)?;
        kept.take_in(asked)?;
        let mut ledger = Self { places: asked.places()?, ..Self::default() };
        let mut terrain = Terrain::default();
        ledger.nodes = ledger.places.iter().map(|place| terrain.add(gazetteer, place)).collect();
        terrain.settle();
        ledger.terrain = terrain;
        ledger.terms = kept.terms.clone();
        for publisher in asked.publishers()? {
            let term = publisher.map_or(0, |key| ledger.terms.number(&written(&key)));
            ledger.publishers.push(term);
        }
        let rows = asked.claims(&ClaimQuestion { kinds: KINDS.to_vec(), ..ClaimQuestion::default() })?.rows;
        let mut fresh = Vec::new();
        ledger.lines.reserve(rows.len());
        for some in rows.chunks(AT_ONCE) {
            let facts = asked.facts(some)?;
            fresh.extend(facts.iter().filter(|one| one.since >= kept.size).map(|one| one.row.number));
            ledger.take(asked, &kept, &facts)?;
        }
        ledger.lines.sort_unstable_by_key(|line| line.row.number);
        drop(rows);
        ledger.judged = judged(asked)?;
        ledger.families = kept.families.clone();
        let all = kept.size > asked.size || kept.before.is_empty();
        ledger.incidents = ledger
            .lines
            .iter()
            .map(|line| {
                let known = kept.incidents.get(line.row.number as usize).copied().filter(|of| *of > 0);
                known.map_or(line.row.number, |of| u64::from(of) - 1)
            })
            .collect();
        if all {
            ledger.gather();
        } else {
            let changed = ledger.changed(&kept, fresh);
            if !changed.is_empty() {
                ledger.gather_around(&changed);
            }
        }
        kept.update(asked, &ledger, knowledge);
        Ok((ledger, kept))
    }

    fn take(&mut self, asked: &Asked<'_>, kept: &Kept, facts: &[Facts]) -> Result<(), RecordError> {
        for one in facts.iter().filter(|one| one.state != ReviewState::Rejected) {
            let number = one.row.number;
            let mut extra = kept.extras.get(number as usize).copied().unwrap_or_default();
            if one.state == ReviewState::Corrected {
                // A correction may be of anything.
                let full = asked.full(one.row)?;
                extra =
                    Extra::of(&full.claim, &full.reading.claims, &full.reading.incidents, &mut self.terms);
            }
            let line = self.line(one, extra);
            self.lines.push(line);
        }
        Ok(())
    }

    /// Positions of the lines that are new or others since the ledger was kept, or that were together with one that is gone.
    fn changed(&self, kept: &Kept, fresh: Vec<u64>) -> Vec<u32> {
        let known = |claim: u64| kept.incidents.get(claim as usize).copied().unwrap_or(0);
        let mut changed = fresh;
        let turned = self.lines.iter().filter(|l| l.is_of_incident() != (known(l.row.number) > 0));
        changed.extend(turned.map(|line| line.row.number));
        let decisions: Vec<u64> = self.judged.iter().map(|judged| judged.entry).collect();
        if decisions != kept.decisions {
            changed.extend(&kept.judged);
            changed.extend(self.judged.iter().flat_map(|j| j.claims.iter().chain(&j.others)));
        }
        // Incidents that lost a claim.
        let mut lost: Vec<u32> = (0..kept.incidents.len() as u64)
            .filter(|claim| known(*claim) > 0 && self.line_of(*claim).is_none())
            .map(known)
            .collect();
        lost.sort_unstable();
        lost.dedup();
        let mut positions: Vec<u32> = changed.iter().filter_map(|claim| self.position(*claim)).collect();
        if !lost.is_empty() {
            let mates = self.lines.iter().zip(0..).filter(|(line, _)| {
                let of = known(line.row.number);
                of > 0 && lost.binary_search(&of).is_ok()
            });
            positions.extend(mates.map(|(_, position)| position));
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    fn position(&self, claim: u64) -> Option<u32> {
        self.line_of(claim).and_then(|at| u32::try_from(at).ok())
    }
}

/// Decisions on incidents, with the claims that they are of now.
fn judged(asked: &Asked<'_>) -> Result<Vec<Judged>, RecordError> {
    let mut all = Vec::new();
    for (entry, judged) in &asked.standing.judged {
        let mut lost = 0;
        let mut now = |anchors: &[sijill_record::payload::Anchor]| -> Result<Vec<u64>, RecordError> {
            let mut claims = Vec::new();
            for anchor in anchors {
                match asked.anchored(anchor)? {
                    Some(claim) => claims.push(claim),
                    None => lost += 1,
                }
            }
            Ok(claims)
        };
        let (claims, others) = (now(&judged.claims)?, now(&judged.others)?);
        all.push(Judged { entry: *entry, verdict: judged.verdict, claims, others, lost });
    }
    Ok(all)
}

/// A reading by its entry; nothing where it was erased.
pub(super) fn reading(asked: &Asked<'_>, entry: u64) -> Result<Option<Rc<ReadingMade>>, RecordError> {
    match asked.library().reading(entry) {
        Ok(made) => Ok(Some(made)),
        Err(LibraryError::Payload(PayloadError::Erased(_))) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Kept {
    /// Takes in the readings that came since.
    fn take_in(&mut self, asked: &Asked<'_>) -> Result<(), RecordError> {
        let rows = asked.readings_from(self.readings)?;
        self.readings = self.readings.max(asked.readings());
        if rows.is_empty() {
            return Ok(());
        }
        let kept = shelf::sketches(asked.store(), self.families.len())?;
        let mut texts = Texts::new(asked, kept.unwrap_or_default(), &self.families)?;
        for row in rows {
            let until = |claims: u64| usize::try_from(row.claim + claims).unwrap_or(usize::MAX);
            self.extras.resize(until(0), Extra::default());
            if let Some(made) = reading(asked, row.entry)? {
                for claim in &made.claims {
                    let extra = Extra::of(claim, &made.claims, &made.incidents, &mut self.terms);
                    self.extras.push(extra);
                }
                texts.add(row.report, row.entry, &made.text)?;
            }
            self.extras.resize(until(row.claims), Extra::default());
        }
        (self.families, self.sketches) = texts.families();
        Ok(())
    }

    fn update(&mut self, asked: &Asked<'_>, ledger: &Ledger, knowledge: &str) {
        self.knowledge = knowledge.to_owned();
        self.size = asked.size;
        let mut incidents = vec![0; self.extras.len()];
        for (line, incident) in ledger.lines.iter().zip(&ledger.incidents) {
            if line.is_of_incident()
                && let Some(slot) = incidents.get_mut(line.row.number as usize)
            {
                *slot = u32::try_from(incident + 1).unwrap_or(0);
            }
        }
        self.incidents = incidents;
        self.decisions = ledger.judged.iter().map(|judged| judged.entry).collect();
        self.judged = ledger.judged.iter().flat_map(|j| j.claims.iter().chain(&j.others)).copied().collect();
    }
}
