//! Which people a claim counts, as bits: by harm, by status, by side.

use sijill_claim::{Harm, VictimStatus};

use crate::line::Line;
use crate::side::Side;

/// Status of victims in a question.
pub type Status = VictimStatus;

/// People of some harms, statuses and sides. A claim that does not tell a status may be of any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Mask {
    /// A bit for each harm that a person can have suffered.
    harm: u8,
    /// Civilians, combatants, others.
    status: u8,
}

const KILLED: u8 = 1;
const INJURED: u8 = 2;
/// Civilians, combatants and others.
const ANYBODY: u8 = 7;

impl Mask {
    /// Everybody.
    pub(crate) const ALL: Self = Self { harm: u8::MAX, status: ANYBODY };

    /// The people that a claim counts.
    pub(crate) fn of(line: &Line) -> Self {
        Self { harm: line.harm.map_or(0, harm), status: line.status.map_or(ANYBODY, status) }
    }

    /// The people of some harms and statuses; all statuses where none is named.
    pub(crate) fn asked(harms: &[Harm], statuses: &[VictimStatus]) -> Self {
        Self {
            harm: harms.iter().fold(0, |bits, one| bits | harm(*one)),
            status: if statuses.is_empty() {
                ANYBODY
            } else {
                statuses.iter().fold(0, |bits, one| bits | status(*one))
            },
        }
    }

    /// The same people, of whatever status.
    pub(crate) const fn of_any_status(self) -> Self {
        Self { status: ANYBODY, ..self }
    }

    /// The people of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self { harm: self.harm | other.harm, status: self.status | other.status }
    }

    /// True where all of these people are among the others.
    pub(crate) const fn within(self, other: Self) -> bool {
        self.harm & !other.harm == 0 && self.status & !other.status == 0
    }

    /// True where some may be of both.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.harm & other.harm != 0 && self.status & other.status != 0
    }

    /// These people without those of another status.
    pub(crate) const fn without_status_of(self, other: Self) -> Self {
        Self { harm: self.harm, status: self.status & !other.status }
    }

    /// True where nobody is left.
    pub(crate) const fn is_nobody(self) -> bool {
        self.harm == 0 || self.status == 0
    }

    /// The single kinds of people in it: one harm and one status each.
    pub(crate) fn atoms(self) -> impl Iterator<Item = Self> {
        let bits = |bits: u8| (0..8).map(|at| 1 << at).filter(move |bit| bits & bit != 0);
        bits(self.harm).flat_map(move |harm| bits(self.status).map(move |status| Self { harm, status }))
    }
}

const fn harm(harm: Harm) -> u8 {
    match harm {
        Harm::Killed => KILLED,
        Harm::Injured => INJURED,
        Harm::Casualties => KILLED | INJURED,
        Harm::Missing => 4,
        Harm::Abducted => 8,
        Harm::Detained => 16,
        Harm::Displaced => 32,
        Harm::Besieged => 64,
    }
}

const fn status(status: VictimStatus) -> u8 {
    match status {
        VictimStatus::Civilian => 1,
        VictimStatus::Combatant => 2,
    }
}

/// True where the victims of two claims are known to be of different sides.
pub(crate) fn sides_apart(one: Option<&Side>, other: Option<&Side>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.apart(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_told_in_general_may_be_anybody() {
        let asked = |harm: &[Harm], status: &[VictimStatus]| Mask::asked(harm, status);
        let civilians = asked(&[Harm::Killed], &[VictimStatus::Civilian]);
        let anybody = asked(&[Harm::Killed], &[]);
        let casualties = asked(&[Harm::Casualties], &[]);
        assert!(civilians.within(anybody) && !anybody.within(civilians) && anybody.meets(civilians));
        assert!(anybody.within(casualties) && !casualties.within(anybody));
        assert_eq!(casualties.atoms().count(), 6);
        assert!(anybody.without_status_of(anybody).is_nobody());
        assert_eq!(anybody.without_status_of(civilians).atoms().count(), 2);
    }
}
