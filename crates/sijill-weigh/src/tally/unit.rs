//! An incident as a tally counts it: what its claims say together of the people that are asked about.

use sijill_claim::Scope;

use super::choose::Sides;
use super::mask::{Mask, sides_apart};
use super::part::Claims;
use crate::bound::{Cover, Problem};
use crate::ledger::Ledger;
use crate::line::Line;
use crate::terrain::Node;

/// Within so many code points two groups are told in one breath: "four policemen and a tourist".
const BREATH: u32 = 25;

/// Where and when an incident was, as narrow as its claims tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) node: Option<Node>,
    pub(super) days: Option<(i32, i32)>,
}

impl Where {
    /// The place and days of an incident's claims: they tell of one occurrence, so the narrowest place that most go with and
    /// the days that all have in common hold for all; where they have none in common, all of their days.
    pub(super) fn of<'l>(ledger: &Ledger, lines: impl Iterator<Item = &'l Line> + Clone) -> Self {
        let node = ledger.narrowest(&lines.clone().collect::<Vec<_>>());
        let days = lines.filter_map(super::choose::days_of);
        let common = days.clone().reduce(|(f, t), (g, u)| (f.max(g), t.min(u)));
        let days = match common {
            Some((from, to)) if from <= to => common,
            _ => days.reduce(|(f, t), (g, u)| (f.min(g), t.max(u))),
        };
        Self { node, days }
    }
}

/// What an incident's claims say together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// At least so many.
    pub(super) low: u64,
    /// The claims, by their positions, that this rests on.
    pub(super) grounds: Claims,
    /// The highest that is claimed.
    pub(super) top: u64,
    /// The claims that this rests on.
    pub(super) top_grounds: Claims,
}

/// What a claim says at least.
pub(super) fn least(line: &Line) -> u64 {
    line.low.unwrap_or(0)
}

/// What a claim says at most. One that counts a group, or a part of another of the same place and days, says nothing of
/// all.
pub(super) fn cap(ledger: &Ledger, line: &Line) -> Option<u64> {
    let of_all = !line.group
        && line.whole.is_none_or(|whole| {
            ledger.line_of(whole).map(|at| &ledger.lines[at]).is_some_and(|whole| {
                line.scope == Some(Scope::Period)
                    && (whole.node != line.node || whole.start != line.start || whole.end != line.end)
            })
        });
    line.high.filter(|_| of_all)
}

/// The highest number that a claim speaks of.
pub(super) fn most(line: &Line) -> u64 {
    [line.low, line.best, line.high].into_iter().flatten().max().unwrap_or(0)
}

/// What the claims of one incident say of the people asked about. All are within these; those for which `only_highest` is
/// true raise nothing but the highest number.
pub(super) fn said(
    ledger: &Ledger,
    sides: &Sides,
    lines: &[usize],
    only_highest: &dyn Fn(&Line) -> bool,
) -> Said {
    let line = |at: &usize| &ledger.lines[*at];
    if let [only] = lines {
        let (low, top) = (if only_highest(line(only)) { 0 } else { least(line(only)) }, most(line(only)));
        let grounds = |figure| if figure > 0 { Claims::One(*only) } else { Claims::None };
        return Said { low, grounds: grounds(low), top, top_grounds: grounds(top) };
    }
    let sure = |at: &usize| !only_highest(line(at));
    let masks: Vec<Mask> = lines.iter().map(|at| apart_in_one_breath(ledger, *at, lines)).collect();
    let one_kind = masks.windows(2).all(|pair| pair[0] == pair[1]);
    let one_side = !lines
        .iter()
        .enumerate()
        .any(|(nth, a)| lines[..nth].iter().any(|b| sides_apart(sides.of(line(a)), sides.of(line(b)))));
    if one_kind && one_side {
        let best = |figure: fn(&Line) -> u64, counts: &dyn Fn(&usize) -> bool| {
            let counting = lines.iter().filter(|at| counts(at));
            let best =
                counting.max_by_key(|at| (figure(line(at)), accepted(line(at)), std::cmp::Reverse(**at)));
            best.filter(|at| figure(line(at)) > 0)
                .map_or((0, Claims::None), |at| (figure(line(at)), Claims::One(*at)))
        };
        let ((low, grounds), (top, top_grounds)) = (best(least, &sure), best(most, &|_| true));
        return Said { low, grounds, top, top_grounds };
    }
    let kinds = Kinds::of(ledger, sides, lines, &masks);
    let bound = |figure: fn(&Line) -> u64, counts: &dyn Fn(&usize) -> bool| {
        let counting: Vec<usize> = (0..lines.len()).filter(|nth| counts(&lines[*nth])).collect();
        let covers = counting.iter().map(|nth| Cover {
            cells: kinds.cells(*nth),
            low: figure(line(&lines[*nth])),
            high: None,
        });
        let problem = Problem::new(kinds.count(), covers.collect());
        problem.map_or((0, Claims::None), |problem| {
            let all: Vec<u32> = (0..kinds.count()).collect();
            let bound = problem.floor(&all);
            let grounds: Vec<usize> = bound.grounds.iter().map(|at| lines[counting[*at as usize]]).collect();
            (bound.value, Claims::of(&grounds))
        })
    };
    let ((low, grounds), (top, top_grounds)) = (bound(least, &sure), bound(most, &|_| true));
    Said { low, grounds, top, top_grounds }
}

fn accepted(line: &Line) -> bool {
    use sijill_record::views::ReviewState::{Accepted, Corrected};
    matches!(line.state, Accepted | Corrected)
}

/// Whom a claim counts. One that tells no status, in one breath with one that does, is of other people than that.
fn apart_in_one_breath(ledger: &Ledger, at: usize, lines: &[usize]) -> Mask {
    let own = &ledger.lines[at];
    let mask = Mask::of(own);
    if own.status.is_some() || own.scope == Some(Scope::Period) {
        return mask;
    }
    let beside = lines.iter().map(|other| &ledger.lines[*other]).filter(|other| {
        other.report == own.report
            && other.status.is_some()
            && other.harm == own.harm
            && other.source == own.source
            && other.row != own.row
            && other.whole != Some(own.row.number)
            && own.whole != Some(other.row.number)
            && own.gap(other) <= BREATH
    });
    let apart = beside.fold(mask, |mask, other| mask.without_status_of(Mask::of(other)));
    if apart.is_nobody() { mask } else { apart }
}

/// The kinds of people among an incident's victims: by harm, status and, where sides are told apart, by side.
struct Kinds {
    atoms: Vec<Mask>,
    /// How many sides are told, and one for whoever is of none of them.
    sides: usize,
    masks: Vec<Mask>,
    of: Vec<Option<usize>>,
}

impl Kinds {
    fn of(ledger: &Ledger, sides: &Sides, lines: &[usize], masks: &[Mask]) -> Self {
        let mut atoms: Vec<Mask> = masks.iter().flat_map(|mask| mask.atoms()).collect();
        atoms.sort_unstable();
        atoms.dedup();
        // Sides that may be the same people share a place.
        let mut classes: Vec<&crate::side::Side> = Vec::new();
        let of = lines
            .iter()
            .map(|at| {
                let side = sides.of(&ledger.lines[*at])?;
                let known = classes.iter().position(|class| !class.apart(side));
                Some(known.unwrap_or_else(|| {
                    classes.push(side);
                    classes.len() - 1
                }))
            })
            .collect();
        Self { atoms, sides: classes.len() + 1, masks: masks.to_vec(), of }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.atoms.len() * self.sides).unwrap_or(0)
    }

    /// The cells of a claim.
    fn cells(&self, nth: usize) -> Vec<u32> {
        let mut cells = Vec::new();
        for (at, atom) in self.atoms.iter().enumerate().filter(|(_, atom)| atom.within(self.masks[nth])) {
            debug_assert!(!atom.is_nobody());
            for side in 0..self.sides {
                if self.of[nth].is_none_or(|own| own == side) {
                    cells.push(u32::try_from(at * self.sides + side).unwrap_or(0));
                }
            }
        }
        cells
    }
}
