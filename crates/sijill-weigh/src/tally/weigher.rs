//! Whoever weighs the claims of a ledger: from a question to its answer.

use rustc_hash::FxHashMap;
use sijill_record::question::Standing;
use sijill_record::views::ReviewState;

use super::answer::{SourceLine, Tally, Total};
use super::ceiling;
use super::choose::{Question, Sides, days_of};
use super::chosen::{Chosen, Lines};
use super::contradiction::contradictions;
use super::origin::{Interest, OriginNumber, Origins};
use super::part::{Apart, Claims, Part};
use super::unit::Where;
use super::weave::Woven;
use crate::bound::Way;
use crate::ledger::Ledger;
use crate::line::Line;

/// No more origins than these, those with the most claims, have a line of their own.
const MOST_LINES: usize = 1_000;

/// No incident that several claims tell of.
pub(super) const ALONE: u32 = u32::MAX;

/// Whoever weighs the claims of a ledger: what every question needs, made once.
#[derive(Debug)]
pub struct Weigher<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) origins: Origins<'l>,
    pub(super) sides: Sides,
    pub(super) apart: Apart,
    /// For each claim which of the incidents that several tell of it is in; [`ALONE`] where it alone tells of its own.
    pub(super) group_of: Vec<u32>,
    /// Positions of the claims of these incidents, and where each was.
    pub(super) groups: Vec<(Vec<usize>, Where)>,
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
        self.weighed(question, Lines::All)
    }

    /// The floor of a question alone: its value, and on how many claims it rests.
    #[must_use]
    pub fn floor(&self, question: &Question) -> (u64, usize) {
        let parts = self.parts(question, &self.choose(question, Lines::All).inside);
        let sum = self.woven(&parts).sum(&|part| part.low);
        (sum.value, sum.grounds.iter().map(|part| parts[*part as usize].grounds.len()).sum())
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

    /// Parts laid into each other.
    pub(super) fn woven<'w>(&'w self, parts: &'w [Part]) -> Woven<'w> {
        Woven::of(self.ledger, parts, &self.apart)
    }

    /// The answer from some claims.
    pub(super) fn weighed(&self, question: &Question, lines: Lines<'_>) -> Tally {
        let mut chosen = self.choose(question, lines);
        let parts = self.parts(question, &chosen.inside);
        let woven = self.woven(&parts);
        let number = |at: &usize| self.ledger.lines[*at].row.number;
        let total = |figure: &dyn Fn(&Part) -> u64, grounds: &dyn Fn(&Part) -> Claims| {
            let sum = woven.sum(figure);
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
        self.take_aside(&woven, &mut chosen);
        let (origins, sources) = self.source_lines(question, &chosen.inside);
        let aside = woven.aside().count();
        let incidents = parts.iter().filter(|part| part.incident.is_some()).count() - aside;
        Tally {
            floor: Total { value: floor, grounds: floor_at.iter().map(number).collect(), exact },
            ceiling: ceiling::ceiling(self, question, &chosen),
            highest: Total {
                value: highest,
                grounds: highest_at.iter().map(number).collect(),
                exact: highest_exact,
            },
            floor_if_untold: self.if_untold(question, lines),
            claims: chosen.inside.len(),
            incidents,
            totals: parts.len() - aside - incidents,
            origins,
            accepted_grounds: floor_at.iter().filter(accepted).count(),
            interested_grounds: floor_at.iter().filter(party).count(),
            crossing: way == Way::Crossing,
            sources,
            contradictions: contradictions(self, &parts, &woven, &chosen.inside),
            left_out: chosen.left_out,
        }
    }

    /// Claims of incidents that stand aside do not count: they are told among those without a place or day.
    fn take_aside(&self, woven: &Woven<'_>, chosen: &mut Chosen) {
        let mut gone: Vec<usize> = Vec::new();
        for part in woven.aside() {
            let list = if part.node.is_none() {
                &mut chosen.left_out.without_place
            } else {
                &mut chosen.left_out.without_day
            };
            list.extend(part.claims.iter().map(|at| self.ledger.lines[*at].row.number));
            gone.extend(part.claims.iter());
        }
        gone.sort_unstable();
        chosen.inside.retain(|at| gone.binary_search(at).is_err());
    }

    /// The floor if everybody whose status is not told were of the one that is asked about.
    fn if_untold(&self, question: &Question, lines: Lines<'_>) -> Option<u64> {
        let wider = question.with_untold()?;
        let other = |line: &Line| line.status.is_some_and(|status| !question.statuses.contains(&status));
        let mut chosen = self.choose(&wider, lines);
        chosen.inside.retain(|at| !other(&self.ledger.lines[*at]));
        let parts = self.parts(&wider, &chosen.inside);
        Some(self.woven(&parts).sum(&|part| part.low).value)
    }

    fn source_lines(&self, question: &Question, inside: &[usize]) -> (usize, Vec<SourceLine>) {
        let mut by_origin = self.by_origin(inside);
        let count = by_origin.len();
        by_origin.sort_unstable_by_key(|(origin, lines)| (std::cmp::Reverse(lines.len()), *origin));
        by_origin.truncate(MOST_LINES);
        let line = |(origin, lines): (OriginNumber, Vec<usize>)| {
            let parts = self.parts(question, &lines);
            let woven = self.woven(&parts);
            SourceLine {
                origin: self.origins.name(origin),
                interest: self.origins.interest(origin),
                claims: lines.len(),
                floor: woven.sum(&|part| part.low).value,
                highest: woven.sum(&|part| part.top).value,
            }
        };
        let mut lines: Vec<SourceLine> = by_origin.into_iter().map(line).collect();
        lines.sort_by(|a, b| {
            (b.floor, b.claims).cmp(&(a.floor, a.claims)).then_with(|| a.origin.cmp(&b.origin))
        });
        (count, lines)
    }

    /// Claims by their origins.
    pub(super) fn by_origin(&self, lines: &[usize]) -> Vec<(OriginNumber, Vec<usize>)> {
        let mut by_origin: FxHashMap<OriginNumber, Vec<usize>> = FxHashMap::default();
        for at in lines {
            by_origin.entry(self.origins.of(&self.ledger.lines[*at])).or_default().push(*at);
        }
        by_origin.into_iter().collect()
    }
}
