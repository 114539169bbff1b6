//! Which claims of a ledger count for a question, and why the others do not.

use rayon::prelude::*;
use sijill_claim::Scope;

use super::answer::LeftOut;
use super::choose::{Question, Reach, days_of};
use super::replaced::replaced;
use super::unit::Where;
use super::weigher::{ALONE, Weigher};
use crate::ledger::Ledger;
use crate::line::Line;

/// Which claims are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lines<'p> {
    /// All of the ledger.
    All,
    /// Those at these positions.
    These(&'p [usize]),
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

impl Weigher<'_> {
    /// Sorts out some lines.
    pub(super) fn choose(&self, question: &Question, lines: Lines<'_>) -> Chosen {
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
            Lines::These(lines) => lines.iter().copied().filter_map(sorted).collect(),
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
            !question.only_highest(line)
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
}

/// How what lies somewhere lies to what is asked.
fn reach(ledger: &Ledger, question: &Question, place: Where) -> Reach {
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
