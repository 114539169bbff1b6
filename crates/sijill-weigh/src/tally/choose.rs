//! What is asked of a tally, and which claims count for it.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};
use sijill_record::views::ReviewState;

use super::mask::Mask;
use crate::ledger::Ledger;
use crate::line::Line;
use crate::side::Side;
use crate::terrain::Node;

/// Which claims count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// Only those that a person accepted or corrected.
    pub only_accepted: bool,
    /// Of those that nobody has looked at, only these: confidence in thousandths.
    pub min_confidence: u16,
    /// "Reportedly", "feared dead": such claims raise a floor too, not only the highest number.
    pub hedged: bool,
}

impl Default for Counting {
    fn default() -> Self {
        Self { only_accepted: false, min_confidence: 500, hedged: false }
    }
}

/// A question to the ledger: how many people.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Places that are asked about, by their nodes; everywhere where this is absent.
    pub places: Option<FxHashSet<Node>>,
    /// Of these the ones that lie in none of the others.
    pub roots: Vec<Node>,
    /// First day, counted from 1970.
    pub from: Option<i32>,
    /// Last day.
    pub to: Option<i32>,
    /// Harms.
    pub harms: Vec<Harm>,
    /// Statuses; all where there are none.
    pub statuses: Vec<VictimStatus>,
    /// The victims' side.
    pub side: Option<Side>,
    /// All causes of a claim are among these; any where there are none.
    pub causes: Vec<String>,
    /// Sources by their names or those they speak for, in small letters; any where there are none.
    pub sources: Vec<String>,
    /// Which claims count.
    pub counting: Counting,
    /// Everybody whose status is not told is taken for one of those asked about.
    pub with_unknown: bool,
}

/// Why a claim does not count towards a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// It counts.
    Inside,
    /// Some of what it counts may lie outside what is asked.
    Beyond,
    /// It tells no place.
    Unplaced,
    /// It tells no days.
    Undated,
    /// It counts people of whatever status, or without a cause or side, where one is asked for.
    Untold,
    /// It is about something else.
    Outside,
    /// It is put as possible, or hedged.
    Hedged,
    /// The reader was not sure enough, and nobody has looked.
    Unsure,
    /// A later figure of the same source took its place.
    Replaced,
}

impl Question {
    /// The same question with everybody whose status is not told taken for one of those asked about; nothing where no status
    /// is asked about, or they are so already.
    pub(crate) fn with_untold(&self) -> Option<Self> {
        let narrower = !self.statuses.is_empty() && !self.with_unknown;
        narrower.then(|| Self { with_unknown: true, ..self.clone() })
    }

    /// The people that are asked about.
    pub(crate) fn mask(&self) -> Mask {
        let mask = Mask::asked(&self.harms, &self.statuses);
        if self.with_unknown { mask.of_any_status() } else { mask }
    }

    /// True where a place lies in what is asked; everything does where no place is asked.
    pub(crate) fn holds(&self, node: Node) -> bool {
        self.places.as_ref().is_none_or(|places| places.contains(&node))
    }

    /// True where a place may have people in what is asked: it lies there, or some of that lies in it.
    pub(crate) fn touches(&self, ledger: &Ledger, node: Node) -> bool {
        self.holds(node) || self.roots.iter().any(|root| ledger.terrain.holds(node, *root))
    }

    /// True for claims that the question can be about at all, and that count.
    pub(crate) fn admits(&self, line: &Line) -> Reach {
        if line.kind != Kind::Casualty || line.harm.is_none() || line.low.is_none() && line.best.is_none() {
            return Reach::Outside;
        }
        match line.modality {
            Modality::Denied | Modality::Planned | Modality::Possible => return Reach::Outside,
            Modality::Asserted | Modality::Alleged | Modality::Hedged => {}
        }
        let accepted = matches!(line.state, ReviewState::Accepted | ReviewState::Corrected);
        let sure = !self.counting.only_accepted && line.confidence >= self.counting.min_confidence;
        if line.state == ReviewState::Unsure || !accepted && !sure {
            return Reach::Unsure;
        }
        if line.earlier { Reach::Replaced } else { Reach::Inside }
    }

    /// True where a claim only raises the highest number.
    pub(crate) fn only_highest(&self, line: &Line) -> bool {
        line.modality == Modality::Hedged && !self.counting.hedged
    }

    /// Where days lie to what is asked.
    pub(crate) fn days(&self, start: i32, end: i32) -> Reach {
        let (from, to) = (self.from.unwrap_or(i32::MIN), self.to.unwrap_or(i32::MAX));
        if end < from || start > to {
            Reach::Outside
        } else if start >= from && end <= to {
            Reach::Inside
        } else {
            Reach::Beyond
        }
    }

    /// Whether the people that a claim counts are those asked about.
    pub(crate) fn people(&self, ledger: &Ledger, line: &Line, sides: &Sides) -> Reach {
        let (own, asked) = (Mask::of(line), self.mask());
        if !own.meets(asked) {
            return Reach::Outside;
        }
        if let Some(side) = &self.side {
            match sides.of(line) {
                Some(own) if own == side || own.same(side) => {}
                Some(own) if own.apart(side) => return Reach::Outside,
                // "Syrian soldiers" may be the government's, and "terrorists" rebels.
                Some(_) | None => return Reach::Untold,
            }
        }
        if !self.causes.is_empty() {
            let mut causes = ledger.causes(line).peekable();
            if causes.peek().is_none() {
                return Reach::Untold;
            }
            if !causes.all(|cause| self.causes.iter().any(|asked| asked == cause)) {
                return Reach::Outside;
            }
        }
        if own.within(asked) { Reach::Inside } else { Reach::Untold }
    }
}

/// The sides of victims, by the terms that tell them.
#[derive(Debug, Default)]
pub(crate) struct Sides(FxHashMap<u32, Option<Side>>);

impl Sides {
    /// The sides of all lines.
    pub(crate) fn new(ledger: &Ledger) -> Self {
        let mut sides: FxHashMap<u32, Option<Side>> = FxHashMap::default();
        for line in ledger.lines.iter().filter(|line| line.side != 0) {
            sides.entry(line.side).or_insert_with(|| crate::side::side_of(ledger.terms.words(line.side)));
        }
        Self(sides)
    }

    /// Pairs of words that tell of sides of which nobody can be of both, the lower number first.
    pub(crate) fn apart(&self) -> FxHashSet<(u32, u32)> {
        let known: Vec<(u32, &Side)> =
            self.0.iter().filter_map(|(term, side)| Some((*term, side.as_ref()?))).collect();
        let mut apart = FxHashSet::default();
        for (one, side) in &known {
            let others = known.iter().filter(|(other, theirs)| other > one && side.apart(theirs));
            apart.extend(others.map(|(other, _)| (*one, *other)));
        }
        apart
    }

    pub(crate) fn of(&self, line: &Line) -> Option<&Side> {
        self.0.get(&line.side).and_then(Option::as_ref)
    }
}

/// The days that a claim speaks of, as wide as they may be. Nothing where it does not tell.
pub(crate) fn days_of(line: &Line) -> Option<(i32, i32)> {
    match (line.start, line.end) {
        (Some(start), Some(end)) => Some((start, end.max(start))),
        // A total up to a day, or from a day on until it was told.
        (None, Some(end)) if line.scope == Some(Scope::Period) => Some((i32::MIN, end)),
        (Some(start), None) => line.published.filter(|day| *day >= start).map(|day| (start, day)),
        (None, None) if line.scope == Some(Scope::Period) => line.published.map(|day| (i32::MIN, day)),
        _ => None,
    }
}
