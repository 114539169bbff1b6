//! The answer to a question, as it is told.

use schemars::JsonSchema;
use serde::Serialize;

use super::contradiction::Contradiction;
use super::origin::Interest;

/// A bound with the claims that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "TallyTotal")]
pub struct Total {
    /// How many people.
    pub value: u64,
    /// The claims that it rests on, by their numbers.
    pub grounds: Vec<u64>,
    /// True where no closer bound in whole numbers follows from the claims.
    pub exact: bool,
}

/// Claims that do not count towards the bounds, by why not: by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Some of what they count may lie outside the places or days asked about.
    pub beyond: Vec<u64>,
    /// They tell no place, and one is asked about.
    pub without_place: Vec<u64>,
    /// They tell no day, and days are asked about.
    pub without_day: Vec<u64>,
    /// They do not tell the status, side or cause that is asked about.
    pub untold: Vec<u64>,
    /// They are hedged: they raise only the highest number.
    pub hedged: Vec<u64>,
    /// The reader was not sure enough and nobody has looked, or somebody could not tell.
    pub unsure: Vec<u64>,
    /// A later figure of the same source took their place.
    pub replaced: Vec<u64>,
}

/// What one origin says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceLine {
    /// Its name.
    pub origin: String,
    /// Whether it is a party.
    pub interest: Interest,
    /// How many of its claims count.
    pub claims: usize,
    /// At least so many, by its claims alone.
    pub floor: u64,
    /// The highest that it claims.
    pub highest: u64,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// The least total that contradicts no claim's least.
    pub floor: Total,
    /// The greatest total that the claims allow; nothing where it is open.
    pub ceiling: Option<Total>,
    /// The least total if every claim's highest number were right.
    pub highest: Total,
    /// Where a status is asked about: the floor if all whose status is not told were of it.
    pub floor_if_untold: Option<u64>,
    /// How many claims count.
    pub claims: usize,
    /// How many incidents and running totals they tell of.
    pub incidents: usize,
    /// Running totals among them.
    pub totals: usize,
    /// How many independent origins they have.
    pub origins: usize,
    /// How many of the floor's grounds a person has accepted.
    pub accepted_grounds: usize,
    /// How many of the floor's grounds come from parties alone.
    pub interested_grounds: usize,
    /// True where covers cross, so that a linear program was solved.
    pub crossing: bool,
    /// What each origin says, the highest floor first; of very many those with the most claims.
    pub sources: Vec<SourceLine>,
    /// Claims that cannot all hold.
    pub contradictions: Vec<Contradiction>,
    /// Claims that do not count.
    pub left_out: LeftOut,
}
