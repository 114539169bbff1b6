//! A line of the ledger: a claim as it weighs against others, in numbers.

use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};
use sijill_record::question::ClaimRow;
use sijill_record::views::ReviewState;

use crate::cause::Families;
use crate::terrain::Node;

/// Words of the ledger by their number; nothing has number 0.
pub type Term = u32;

/// A claim as it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The claim.
    pub row: ClaimRow,
    /// Its report's number.
    pub report: u64,
    /// The day of publication, counted from 1970.
    pub published: Option<i32>,
    /// What sort of claim.
    pub kind: Kind,
    /// Of a casualty, the harm.
    pub harm: Option<Harm>,
    /// Of a casualty, the victims' status.
    pub status: Option<VictimStatus>,
    /// Of a casualty, the side that the victims belonged to, as told.
    pub side: Term,
    /// How it is put.
    pub modality: Modality,
    /// Of a casualty, whether it counts one occurrence.
    pub scope: Option<Scope>,
    /// The least of its figure.
    pub low: Option<u64>,
    /// The most of its figure.
    pub high: Option<u64>,
    /// Its figure as written.
    pub best: Option<u64>,
    /// Its first day, counted from 1970.
    pub start: Option<i32>,
    /// Its last day.
    pub end: Option<i32>,
    /// Its place.
    pub node: Option<Node>,
    /// Confidence, in thousandths.
    pub confidence: u16,
    /// What people decided.
    pub state: ReviewState,
    /// Its causes, as told.
    pub cause: Term,
    /// The families of its causes.
    pub families: Families,
    /// Whoever is said to have done it.
    pub perpetrator: Term,
    /// The names of victims.
    pub names: Term,
    /// What was damaged, or which facility.
    pub what: Term,
    /// Who asserts it; nothing where that is the report's publisher.
    pub source: Term,
    /// The claim of which it counts a part.
    pub whole: Option<u64>,
    /// Where its words begin in the report's text, in code points.
    pub from: u32,
    /// Where they end.
    pub to: u32,
    /// True where the words give its figure as an earlier one that no longer holds.
    pub earlier: bool,
    /// Which of the occurrences that its report tells of; 0 where the reader put it to none.
    pub occurrence: u32,
    /// True where it counts a group among the victims, and so says nothing of how many there were at most.
    pub group: bool,
}

impl Line {
    /// Its first and last day, where both are known.
    #[must_use]
    pub fn days(&self) -> Option<(i32, i32)> {
        self.start.zip(self.end)
    }

    /// The number that stands for its figure: as written, else the least.
    #[must_use]
    pub fn figure(&self) -> Option<u64> {
        self.best.or(self.low)
    }

    /// True for claims that tell of one occurrence that harmed somebody or something.
    #[must_use]
    pub fn is_of_incident(&self) -> bool {
        let told = matches!(self.modality, Modality::Asserted | Modality::Hedged | Modality::Alleged);
        told && self.state != ReviewState::Rejected
            && match self.kind {
                Kind::Casualty => {
                    self.scope != Some(Scope::Period)
                        && matches!(
                            self.harm,
                            Some(
                                Harm::Killed
                                    | Harm::Injured
                                    | Harm::Casualties
                                    | Harm::Missing
                                    | Harm::Abducted
                                    | Harm::Detained
                            )
                        )
                }
                Kind::Damage => true,
                Kind::Facility => self.what != 0,
                _ => false,
            }
    }

    /// How many code points lie between its words and another claim's of the same report.
    #[must_use]
    pub fn gap(&self, other: &Self) -> u32 {
        if self.from <= other.from {
            other.from.saturating_sub(self.to)
        } else {
            self.from.saturating_sub(other.to)
        }
    }
}
