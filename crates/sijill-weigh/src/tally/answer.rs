//! The answer to a question: floor, ceiling and the highest that is claimed, with what each rests on.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use sijill_claim::Scope;
use sijill_record::question::Standing;
use sijill_record::views::ReviewState;

use super::choose::{Question, Reach, Sides, days_of};
use super::contradiction::{Contradiction, contradictions};
use super::mask::Mask;
use super::origin::{Interest, Origins};
use super::part::{Apart, Part};
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
    /// What each origin says, those with the most claims first.
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
    /// Positions of the claims of each incident that has several.
    members: FxHashMap<u64, Vec<usize>>,
}

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
        let mut members: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, (line, incident)) in ledger.lines.iter().zip(&ledger.incidents).enumerate() {
            if line.row.number != *incident {
                members.entry(*incident).or_default().push(at);
            }
        }
        for (incident, list) in &mut members {
            list.extend(ledger.line_of(*incident));
            list.sort_unstable();
        }
        Self {
            ledger,
            origins: Origins::new(ledger, standing),
            sides: Sides::new(ledger),
            apart: Apart::of(ledger),
            members,
        }
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
        let chosen = self.choose(question, 0..self.ledger.lines.len());
        self.answer(question, chosen)
    }

    /// Sorts out some lines.
    pub(super) fn choose(&self, question: &Question, lines: impl Iterator<Item = usize>) -> Chosen {
        let mut chosen = Chosen::default();
        let mut incidents: FxHashMap<u64, Reach> = FxHashMap::default();
        for at in lines {
            let line = &self.ledger.lines[at];
            let number = line.row.number;
            let admitted = question.admits(line);
            if admitted == Reach::Outside || !self.of_sources(question, line) {
                continue;
            }
            let people = question.people(self.ledger, line, &self.sides);
            if people == Reach::Outside {
                continue;
            }
            let period = line.scope == Some(Scope::Period);
            let reach = if period {
                reach(self.ledger, question, Where { node: line.node, days: days_of(line) })
            } else if let Some(members) = self.members.get(&self.ledger.incidents[at]) {
                *incidents
                    .entry(self.ledger.incidents[at])
                    .or_insert_with(|| reach(self.ledger, question, self.place_of(members)))
            } else {
                reach(self.ledger, question, Where { node: line.node, days: days_of(line) })
            };
            let list = match (reach, admitted) {
                (Reach::Outside, _) => continue,
                (_, Reach::Unsure) => &mut chosen.left_out.unsure,
                (_, Reach::Replaced) => &mut chosen.left_out.replaced,
                (Reach::Unplaced, _) => &mut chosen.left_out.without_place,
                (Reach::Undated, _) => &mut chosen.left_out.without_day,
                (Reach::Beyond, _) => {
                    if period && line.high.is_some() {
                        chosen.around.push(at);
                    }
                    &mut chosen.left_out.beyond
                }
                _ if people == Reach::Untold => {
                    if period && line.high.is_some() {
                        chosen.around.push(at);
                    }
                    &mut chosen.left_out.untold
                }
                _ => {
                    chosen.inside.push(at);
                    continue;
                }
            };
            list.push(number);
        }
        self.take_replaced(&mut chosen);
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

    fn take_replaced(&self, chosen: &mut Chosen) {
        let several = |at: &&usize| {
            let line = &self.ledger.lines[**at];
            line.scope == Some(Scope::Period) || self.members.contains_key(&self.ledger.incidents[**at])
        };
        let lines = chosen
            .inside
            .iter()
            .chain(&chosen.around)
            .filter(several)
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

    /// Positions of the claims of an incident of which one stands at a position.
    pub(super) fn claims_of(&self, incident: u64, at: usize) -> Vec<usize> {
        self.members.get(&incident).cloned().unwrap_or_else(|| vec![at])
    }

    /// Where an incident was, by all of its claims.
    fn place_of(&self, members: &[usize]) -> Where {
        Where::of(self.ledger, members.iter().map(|at| &self.ledger.lines[*at]))
    }

    /// Incidents and totals made of claims that count.
    pub(super) fn parts(&self, question: &Question, inside: &[usize]) -> Vec<Part> {
        let only_highest = |line: &Line| question.only_highest(line);
        let mut by_incident: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        let mut parts = Vec::with_capacity(inside.len());
        for at in inside {
            let line = &self.ledger.lines[*at];
            if line.scope == Some(Scope::Period) {
                parts.push(self.total(*at, only_highest(line)));
            } else if self.members.contains_key(&self.ledger.incidents[*at]) {
                by_incident.entry(self.ledger.incidents[*at]).or_default().push(*at);
            } else {
                parts.push(self.incident(line.row.number, std::slice::from_ref(at), &only_highest));
            }
        }
        let mut incidents: Vec<(u64, Vec<usize>)> = by_incident.into_iter().collect();
        incidents.sort_unstable();
        parts
            .extend(incidents.iter().map(|(incident, lines)| self.incident(*incident, lines, &only_highest)));
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
            incident: None,
            families: line.families,
            low,
            grounds: if low > 0 { vec![at] } else { Vec::new() },
            high: if only_highest { None } else { line.high },
            high_ground: line.high.map(|_| at),
            top,
            top_grounds: vec![at],
            told: Vec::new(),
        }
    }

    fn incident(&self, incident: u64, lines: &[usize], only_highest: &dyn Fn(&Line) -> bool) -> Part {
        let own = |at: &usize| &self.ledger.lines[*at];
        let place = match self.members.get(&incident) {
            Some(members) => self.place_of(members),
            None => Where::of(self.ledger, lines.iter().map(own)),
        };
        let said = said(self.ledger, &self.sides, lines, only_highest);
        let masks = lines.iter().map(|at| Mask::of(own(at)));
        let mask = masks.reduce(Mask::and).unwrap_or(Mask::ALL);
        let caps = lines.iter().filter(|at| Mask::of(own(at)) == mask && !only_highest(own(at)));
        let cap = caps.filter_map(|at| own(at).high.map(|high| (high, *at))).min();
        let mut told: Vec<(u64, u32)> = lines.iter().map(|at| (own(at).report, own(at).occurrence)).collect();
        told.sort_unstable();
        told.dedup();
        let families = lines.iter().map(|at| own(at).families).reduce(crate::cause::Families::and);
        Part {
            node: place.node,
            days: place.days.unwrap_or((i32::MIN, i32::MAX)),
            mask,
            incident: Some(incident),
            families: families.unwrap_or_default(),
            low: said.low,
            grounds: said.grounds,
            high: cap.map(|(high, _)| high),
            high_ground: cap.map(|(_, at)| at),
            top: said.top,
            top_grounds: said.top_grounds,
            told,
        }
    }

    /// The answer from claims that were sorted out.
    pub(super) fn answer(&self, question: &Question, chosen: Chosen) -> Tally {
        let parts = self.parts(question, &chosen.inside);
        let woven = Woven::of(self.ledger, &parts, &self.apart);
        let number = |at: &usize| self.ledger.lines[*at].row.number;
        let total = |figure: &dyn Fn(&Part) -> u64, grounds: &dyn Fn(&Part) -> Vec<usize>| {
            let sum = woven.sum(self.ledger, &parts, &self.apart, figure);
            let claims = sum.grounds.iter().flat_map(|part| grounds(&parts[*part as usize]));
            let mut claims: Vec<usize> = claims.collect();
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
            origins: sources.len(),
            accepted_grounds: floor_at.iter().filter(accepted).count(),
            interested_grounds: floor_at.iter().filter(party).count(),
            crossing: way == Way::Crossing,
            sources,
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
        let mut chosen = self.choose(&wider, 0..self.ledger.lines.len());
        chosen.inside.retain(|at| !other(&self.ledger.lines[*at]));
        let parts = self.parts(&wider, &chosen.inside);
        let woven = Woven::of(self.ledger, &parts, &self.apart);
        Some(woven.sum(self.ledger, &parts, &self.apart, &|part| part.low).value)
    }

    fn source_lines(&self, question: &Question, inside: &[usize]) -> Vec<SourceLine> {
        let mut by_origin: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for at in inside {
            by_origin.entry(self.origins.of(&self.ledger.lines[*at])).or_default().push(*at);
        }
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
            (b.claims, b.floor).cmp(&(a.claims, a.floor)).then_with(|| a.origin.cmp(&b.origin))
        });
        lines
    }

    /// Positions of the claims that count for a question, each once.
    #[must_use]
    pub fn counted(&self, question: &Question) -> FxHashSet<usize> {
        self.choose(question, 0..self.ledger.lines.len()).inside.into_iter().collect()
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
