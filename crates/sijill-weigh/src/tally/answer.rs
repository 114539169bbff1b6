//! The answer to a question: floor, ceiling and the highest that is claimed, with what each rests on.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use sijill_claim::Scope;
use sijill_record::question::Standing;
use sijill_record::views::ReviewState;

use super::choose::{Question, Reach, Sides, days_of};
use super::contradiction::{Contradiction, contradictions};
use super::mask::Mask;
use super::origin::{Interest, Origins};
use super::part::{Apart, Claims, Part};
use super::replaced::replaced;
use super::unit::{Where, least, most, said};
use super::weave::Woven;
use super::{ceiling, unit};
use crate::bound::Way;
use crate::ledger::Ledger;
use crate::line::Line;

/// A bound with the claims that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    /// How many people.
    pub value: u64,
    /// The claims that it rests on, by their numbers.
    pub grounds: Vec<u64>,
    /// True where no closer bound in whole numbers follows from the claims.
    pub exact: bool,
}

/// Claims that do not count towards the bounds, by why not: by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// Whoever weighs the claims of a ledger: what every question needs, made once.
#[derive(Debug)]
pub struct Weigher<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) origins: Origins<'l>,
    pub(super) sides: Sides,
    pub(super) apart: Apart,
    /// For each claim which of the incidents that several tell of it is in; [`ALONE`] where it alone tells of its own.
    group_of: Vec<u32>,
    /// Positions of the claims of these incidents, and where each was.
    groups: Vec<(Vec<usize>, Where)>,
}

/// No more origins than these, those with the most claims, have a line of their own.
const MOST_LINES: usize = 1_000;

/// Which claims are looked at.
pub(super) enum Lines {
    /// All of the ledger.
    All,
    /// Those at these positions.
    These(Vec<usize>),
}

/// No incident that several claims tell of.
const ALONE: u32 = u32::MAX;

/// Claims that a question is about, sorted out.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Positions of the claims that count.
    pub(super) inside: Vec<usize>,
    pub(super) left_out: LeftOut,
    /// Totals that may reach beyond what is asked, for the ceiling.
    pub(super) around: Vec<usize>,
}

impl<'l> Weigher<'l> {
    /// Begins to weigh.
    #[must_use]
    pub fn new(ledger: &'l Ledger, standing: &'l Standing) -> Self {
        let mut group_of = vec![ALONE; ledger.lines.len()];
        let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
        let mut groups: Vec<(Vec<usize>, Where)> = Vec::new();
        for (at, (line, incident)) in ledger.lines.iter().zip(&ledger.incidents).enumerate() {
            if line.row.number == *incident {
                continue;
            }
            let number = *numbers.entry(*incident).or_insert_with(|| {
                let first = ledger.line_of(*incident);
                if let Some(first) = first {
                    group_of[first] = groups.len() as u32;
                }
                groups.push((first.into_iter().collect(), Where::default()));
                groups.len() as u32 - 1
            });
            group_of[at] = number;
            groups[number as usize].0.push(at);
        }
        for (members, place) in &mut groups {
            members.sort_unstable();
            *place = Where::of(ledger, members.iter().map(|at| &ledger.lines[*at]));
        }
        let sides = Sides::new(ledger);
        let apart = Apart::of(ledger, &sides);
        Self { ledger, origins: Origins::new(ledger, standing), sides, apart, group_of, groups }
    }

    /// The ledger.
    #[must_use]
    pub const fn ledger(&self) -> &'l Ledger {
        self.ledger
    }

    /// Origins of its claims.
    #[must_use]
    pub const fn origins(&self) -> &Origins<'l> {
        &self.origins
    }

    /// The answer to a question.
    #[must_use]
    pub fn tally(&self, question: &Question) -> Tally {
        let chosen = self.choose(question, Lines::All);
        self.answer(question, chosen)
    }

    /// The floor of a question alone: its value, and on how many claims it rests.
    #[must_use]
    pub fn bounds(&self, question: &Question) -> (u64, usize) {
        let parts = self.parts(question, &self.choose(question, Lines::All).inside);
        let woven = Woven::of(self.ledger, &parts, &self.apart);
        let sum = woven.sum(self.ledger, &parts, &self.apart, &|part| part.low);
        (sum.value, sum.grounds.iter().map(|part| parts[*part as usize].grounds.len()).sum())
    }

    /// Sorts out some lines.
    pub(super) fn choose(&self, question: &Question, lines: Lines) -> Chosen {
        let mut chosen = Chosen::default();
        let (ledger, sides) = (self.ledger, &self.sides);
        let (group_of, groups) = (&self.group_of, &self.groups);
        let sorted = |at: usize| -> Option<(usize, Reach, Reach, Reach)> {
            let line = &ledger.lines[at];
            let admitted = question.admits(line);
            if admitted == Reach::Outside {
                return None;
            }
            let place = match groups.get(group_of[at] as usize) {
                Some((_, place)) if line.scope != Some(Scope::Period) => *place,
                _ => Where { node: line.node, days: days_of(line) },
            };
            let reach = reach(ledger, question, place);
            let people = question.people(ledger, line, sides);
            (reach != Reach::Outside && people != Reach::Outside).then_some((at, admitted, people, reach))
        };
        let found: Vec<(usize, Reach, Reach, Reach)> = match lines {
            Lines::All => (0..ledger.lines.len()).into_par_iter().filter_map(sorted).collect(),
            Lines::These(lines) => lines.into_iter().filter_map(sorted).collect(),
        };
        for (at, admitted, people, reach) in found {
            let line = &ledger.lines[at];
            if !self.of_sources(question, line) {
                continue;
            }
            let capped = line.scope == Some(Scope::Period) && line.high.is_some();
            let list = match (reach, admitted) {
                (_, Reach::Unsure) => &mut chosen.left_out.unsure,
                (_, Reach::Replaced) => &mut chosen.left_out.replaced,
                (Reach::Unplaced, _) => &mut chosen.left_out.without_place,
                (Reach::Undated, _) => &mut chosen.left_out.without_day,
                _ if reach == Reach::Inside && people == Reach::Inside => {
                    chosen.inside.push(at);
                    continue;
                }
                (Reach::Beyond, _) => {
                    if capped {
                        chosen.around.push(at);
                    }
                    &mut chosen.left_out.beyond
                }
                _ => {
                    if capped {
                        chosen.around.push(at);
                    }
                    &mut chosen.left_out.untold
                }
            };
            list.push(line.row.number);
        }
        self.take_replaced(question, &mut chosen);
        for at in &chosen.inside {
            let line = &self.ledger.lines[*at];
            if question.only_highest(line) {
                chosen.left_out.hedged.push(line.row.number);
            }
        }
        chosen
    }

    fn of_sources(&self, question: &Question, line: &Line) -> bool {
        question.sources.is_empty() || {
            let origin = self.origins.name(self.origins.of(line)).to_lowercase();
            let name = self.ledger.source(line).map(|key| key.name.to_lowercase()).unwrap_or_default();
            question.sources.iter().any(|asked| origin.contains(asked) || name.contains(asked))
        }
    }

    fn take_replaced(&self, question: &Question, chosen: &mut Chosen) {
        let several = |at: &&usize| {
            let line = &self.ledger.lines[**at];
            line.scope == Some(Scope::Period) || self.group_of[**at] != ALONE
        };
        let counts = |at: &&usize| {
            let line = &self.ledger.lines[**at];
            line.modality != sijill_claim::Modality::Hedged || question.counting.hedged
        };
        let lines = chosen
            .inside
            .iter()
            .chain(&chosen.around)
            .filter(several)
            .filter(counts)
            .map(|at| (&self.ledger.lines[*at], self.ledger.incidents[*at]));
        let gone = replaced(self.ledger, &self.origins, lines);
        if gone.is_empty() {
            return;
        }
        chosen.inside.retain(|at| {
            let number = self.ledger.lines[*at].row.number;
            let stays = !gone.contains(&number);
            if !stays {
                chosen.left_out.replaced.push(number);
            }
            stays
        });
        chosen.around.retain(|at| !gone.contains(&self.ledger.lines[*at].row.number));
    }

    /// Where the incident was that the claim at a position tells of.
    pub(super) fn place_of(&self, at: usize) -> Where {
        match self.groups.get(self.group_of[at] as usize) {
            Some((_, place)) => *place,
            None => {
                let line = &self.ledger.lines[at];
                Where { node: line.node, days: days_of(line) }
            }
        }
    }

    /// Incidents and totals made of claims that count.
    pub(super) fn parts(&self, question: &Question, inside: &[usize]) -> Vec<Part> {
        let only_highest = |line: &Line| question.only_highest(line);
        let mut by_group: Vec<(u32, usize)> = Vec::new();
        let mut parts = Vec::with_capacity(inside.len());
        for at in inside {
            let line = &self.ledger.lines[*at];
            if line.scope == Some(Scope::Period) {
                parts.push(self.total(*at, only_highest(line)));
            } else if self.group_of[*at] != ALONE {
                by_group.push((self.group_of[*at], *at));
            } else {
                parts.push(self.incident(std::slice::from_ref(at), &only_highest));
            }
        }
        by_group.sort_unstable();
        for group in by_group.chunk_by(|one, other| one.0 == other.0) {
            let lines: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            parts.push(self.incident(&lines, &only_highest));
        }
        parts
    }

    fn total(&self, at: usize, only_highest: bool) -> Part {
        let line = &self.ledger.lines[at];
        let low = if only_highest { 0 } else { least(line) };
        let top = most(line);
        Part {
            node: line.node,
            days: days_of(line).unwrap_or((i32::MIN, i32::MAX)),
            mask: Mask::of(line),
            side: if self.sides.of(line).is_some() { line.side } else { 0 },
            incident: None,
            families: line.families,
            low,
            grounds: if low > 0 { Claims::One(at) } else { Claims::None },
            high: if only_highest { None } else { unit::cap(self.ledger, line) },
            high_ground: unit::cap(self.ledger, line).map(|_| at),
            top,
            top_grounds: Claims::One(at),
            claims: Claims::One(at),
        }
    }

    fn incident(&self, lines: &[usize], only_highest: &dyn Fn(&Line) -> bool) -> Part {
        let own = |at: &usize| &self.ledger.lines[*at];
        let first = lines.first().copied().unwrap_or_default();
        let (incident, place) = (self.ledger.incidents[first], self.place_of(first));
        let said = said(self.ledger, &self.sides, lines, only_highest);
        let masks = lines.iter().map(|at| Mask::of(own(at)));
        let mask = masks.reduce(Mask::and).unwrap_or(Mask::ALL);
        let told_side = self.sides.of(own(&first)).map_or(0, |_| own(&first).side);
        let side = if lines.iter().all(|at| own(at).side == told_side) { told_side } else { 0 };
        let caps = lines.iter().filter(|at| Mask::of(own(at)) == mask && !only_highest(own(at)));
        let cap = caps.filter_map(|at| unit::cap(self.ledger, own(at)).map(|high| (high, *at))).min();
        let families = lines.iter().map(|at| own(at).families).reduce(crate::cause::Families::and);
        Part {
            node: place.node,
            days: place.days.unwrap_or((i32::MIN, i32::MAX)),
            mask,
            side,
            incident: Some(incident),
            families: families.unwrap_or_default(),
            low: said.low,
            grounds: said.grounds,
            high: cap.map(|(high, _)| high),
            high_ground: cap.map(|(_, at)| at),
            top: said.top,
            top_grounds: said.top_grounds,
            claims: Claims::of(lines),
        }
    }

    /// The answer from claims that were sorted out.
    pub(super) fn answer(&self, question: &Question, chosen: Chosen) -> Tally {
        let parts = self.parts(question, &chosen.inside);
        let woven = Woven::of(self.ledger, &parts, &self.apart);
        let number = |at: &usize| self.ledger.lines[*at].row.number;
        let total = |figure: &dyn Fn(&Part) -> u64, grounds: &dyn Fn(&Part) -> Claims| {
            let sum = woven.sum(self.ledger, &parts, &self.apart, figure);
            let mut claims: Vec<usize> = Vec::with_capacity(sum.grounds.len());
            for part in &sum.grounds {
                claims.extend_from_slice(&grounds(&parts[*part as usize]));
            }
            claims.sort_unstable();
            claims.dedup();
            (sum.value, claims, sum.exact, sum.way)
        };
        let (floor, floor_at, exact, way) = total(&|part| part.low, &|part| part.grounds.clone());
        let (highest, highest_at, highest_exact, _) =
            total(&|part| part.top, &|part| part.top_grounds.clone());
        let accepted = |at: &&usize| {
            matches!(self.ledger.lines[**at].state, ReviewState::Accepted | ReviewState::Corrected)
        };
        let party =
            |at: &&usize| self.origins.interest(self.origins.of(&self.ledger.lines[**at])) == Interest::Party;
        let sources = self.source_lines(question, &chosen.inside);
        let mut chosen = chosen;
        for part in woven.aside() {
            let part = &parts[*part as usize];
            let list = if part.node.is_none() {
                &mut chosen.left_out.without_place
            } else {
                &mut chosen.left_out.without_day
            };
            list.extend(part.claims.iter().map(number));
        }
        let incidents = parts.iter().filter(|part| part.incident.is_some()).count();
        Tally {
            floor: Total { value: floor, grounds: floor_at.iter().map(number).collect(), exact },
            ceiling: ceiling::ceiling(self, question, &chosen),
            highest: Total {
                value: highest,
                grounds: highest_at.iter().map(number).collect(),
                exact: highest_exact,
            },
            floor_if_untold: self.if_untold(question),
            claims: chosen.inside.len(),
            incidents,
            totals: parts.len() - incidents,
            origins: sources.0,
            accepted_grounds: floor_at.iter().filter(accepted).count(),
            interested_grounds: floor_at.iter().filter(party).count(),
            crossing: way == Way::Crossing,
            sources: sources.1,
            contradictions: contradictions(self, &parts, &woven, &chosen.inside),
            left_out: chosen.left_out,
        }
    }

    /// The floor if everybody whose status is not told were of the one that is asked about.
    fn if_untold(&self, question: &Question) -> Option<u64> {
        if question.statuses.is_empty() || question.with_unknown {
            return None;
        }
        let wider = Question { with_unknown: true, ..question.clone() };
        let other = |line: &Line| line.status.is_some_and(|status| !question.statuses.contains(&status));
        let mut chosen = self.choose(&wider, Lines::All);
        chosen.inside.retain(|at| !other(&self.ledger.lines[*at]));
        let parts = self.parts(&wider, &chosen.inside);
        let woven = Woven::of(self.ledger, &parts, &self.apart);
        Some(woven.sum(self.ledger, &parts, &self.apart, &|part| part.low).value)
    }

    fn source_lines(&self, question: &Question, inside: &[usize]) -> (usize, Vec<SourceLine>) {
        let mut by_origin: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for at in inside {
            by_origin.entry(self.origins.of(&self.ledger.lines[*at])).or_default().push(*at);
        }
        let count = by_origin.len();
        let mut by_origin: Vec<(u32, Vec<usize>)> = by_origin.into_iter().collect();
        by_origin.sort_unstable_by_key(|(origin, lines)| (std::cmp::Reverse(lines.len()), *origin));
        by_origin.truncate(MOST_LINES);
        let line = |(origin, lines): (u32, Vec<usize>)| {
            let parts = self.parts(question, &lines);
            let woven = Woven::of(self.ledger, &parts, &self.apart);
            let sum =
                |figure: &dyn Fn(&Part) -> u64| woven.sum(self.ledger, &parts, &self.apart, figure).value;
            SourceLine {
                origin: self.origins.name(origin),
                interest: self.origins.interest(origin),
                claims: lines.len(),
                floor: sum(&|part| part.low),
                highest: sum(&|part| part.top),
            }
        };
        let mut lines: Vec<SourceLine> = by_origin.into_iter().map(line).collect();
        lines.sort_by(|a, b| {
            (b.floor, b.claims).cmp(&(a.floor, a.claims)).then_with(|| a.origin.cmp(&b.origin))
        });
        (count, lines)
    }

    /// Positions of the claims that count for a question, each once.
    #[must_use]
    pub fn counted(&self, question: &Question) -> FxHashSet<usize> {
        self.choose(question, Lines::All).inside.into_iter().collect()
    }
}

/// How what lies somewhere lies to what is asked.
fn reach(ledger: &Ledger, question: &Question, place: unit::Where) -> Reach {
    let there = match place.node {
        None if question.places.is_some() => Reach::Unplaced,
        None => Reach::Inside,
        Some(node) if question.holds(node) => Reach::Inside,
        Some(node) if question.touches(ledger, node) => Reach::Beyond,
        Some(_) => return Reach::Outside,
    };
    let then = match place.days {
        Some((start, end)) => question.days(start, end),
        None if question.from.is_some() || question.to.is_some() => Reach::Undated,
        None => Reach::Inside,
    };
    match (there, then) {
        (_, Reach::Outside) => Reach::Outside,
        (Reach::Unplaced, _) => Reach::Unplaced,
        (_, Reach::Undated) => Reach::Undated,
        (Reach::Inside, Reach::Inside) => Reach::Inside,
        _ => Reach::Beyond,
    }
}
