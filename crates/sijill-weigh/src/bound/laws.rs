//! The laws of bounds, held against a solver that tries every assignment.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::family::{Family, Sense};
use super::grid::Grid;
use super::program::Program;
use super::search::search;
use super::settle::settle_by;
use super::*;
use proptest::prelude::*;

/// All assignments of up to `most` people to each cell.
fn assignments(cells: u32, most: u64) -> impl Iterator<Item = Vec<u64>> {
    let base = most + 1;
    (0..base.pow(cells)).map(move |number| (0..cells).map(|cell| number / base.pow(cell) % base).collect())
}

fn sum(amounts: &[u64], cells: &[u32]) -> u64 {
    cells.iter().map(|&cell| amounts[cell as usize]).sum()
}

fn most(covers: &[Cover]) -> u64 {
    covers.iter().map(|cover| cover.low.max(cover.high.unwrap_or_default())).max().unwrap_or_default()
}

fn brute_floor(cells: u32, covers: &[Cover], asked: &[u32]) -> u64 {
    let inside: Vec<&Cover> =
        covers.iter().filter(|cover| cover.cells.iter().all(|cell| asked.contains(cell))).collect();
    assignments(cells, most(covers))
        .filter(|amounts| inside.iter().all(|cover| sum(amounts, &cover.cells) >= cover.low))
        .map(|amounts| sum(&amounts, asked))
        .min()
        .unwrap()
}

fn brute_ceiling(cells: u32, covers: &[Cover], asked: &[u32]) -> Option<u64> {
    let capped = |cell: &u32| covers.iter().any(|cover| cover.high.is_some() && cover.cells.contains(cell));
    if !asked.iter().all(capped) {
        return None;
    }
    let holds = |amounts: &Vec<u64>| {
        covers.iter().all(|cover| cover.high.is_none_or(|high| sum(amounts, &cover.cells) <= high))
    };
    assignments(cells, most(covers)).filter(holds).map(|amounts| sum(&amounts, asked)).max()
}

fn brute_feasible(cells: u32, covers: &[Cover]) -> bool {
    assignments(cells, most(covers)).any(|amounts| {
        covers.iter().all(|cover| {
            let sum = sum(&amounts, &cover.cells);
            sum >= cover.low && cover.high.is_none_or(|high| sum <= high)
        })
    })
}

fn of(covers: &[Cover], chosen: &[u32]) -> Vec<Cover> {
    chosen.iter().map(|&position| covers[position as usize].clone()).collect()
}

fn without(chosen: &[u32], one: u32) -> Vec<u32> {
    chosen.iter().copied().filter(|other| *other != one).collect()
}

/// A set of cells from the bits of a number.
fn cells_of(bits: u32, cells: u32) -> Vec<u32> {
    (0..cells).filter(|cell| bits >> cell & 1 == 1).collect()
}

const CELLS: u32 = 5;

fn cover(cells: impl Strategy<Value = Vec<u32>>) -> impl Strategy<Value = Cover> {
    (cells, 0_u64..5, prop::option::of(0_u64..5)).prop_map(|(cells, low, high)| Cover { cells, low, high })
}

fn crossing() -> impl Strategy<Value = Vec<Cover>> {
    prop::collection::vec(cover((1_u32..1 << CELLS).prop_map(|bits| cells_of(bits, CELLS))), 0..7)
}

/// Covers that are nodes of one tree over five cells.
fn nested() -> impl Strategy<Value = Vec<Cover>> {
    let nodes: Vec<Vec<u32>> =
        vec![vec![0, 1, 2, 3, 4], vec![0, 1, 2], vec![3, 4], vec![0, 1], vec![0], vec![1], vec![2], vec![4]];
    prop::collection::vec(cover(prop::sample::select(nodes)), 0..7)
}

fn either() -> impl Strategy<Value = Vec<Cover>> {
    prop_oneof![2 => crossing(), 1 => nested()]
}

fn asked() -> impl Strategy<Value = Vec<u32>> {
    (0_u32..1 << CELLS).prop_map(|bits| cells_of(bits, CELLS))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bounds_are_those_of_trying_everything(covers in either(), asked in asked()) {
        let problem = Problem::new(CELLS, covers.clone()).unwrap();
        let floor = problem.floor(&asked);
        prop_assert_eq!(floor.value, brute_floor(CELLS, &covers, &asked));
        prop_assert!(floor.exact);
        let ceiling = problem.ceiling(&asked);
        prop_assert_eq!(ceiling.as_ref().map(|bound| bound.value), brute_ceiling(CELLS, &covers, &asked));
        prop_assert!(ceiling.is_none_or(|bound| bound.exact));
    }

    #[test]
    fn grounds_alone_give_the_bound_and_none_can_be_spared(covers in either(), asked in asked()) {
        let problem = Problem::new(CELLS, covers.clone()).unwrap();
        let floor = problem.floor(&asked);
        prop_assert_eq!(brute_floor(CELLS, &of(&covers, &floor.grounds), &asked), floor.value);
        for &ground in &floor.grounds {
            let fewer = of(&covers, &without(&floor.grounds, ground));
            prop_assert!(brute_floor(CELLS, &fewer, &asked) < floor.value);
        }
        if let Some(ceiling) = problem.ceiling(&asked) {
            let alone = brute_ceiling(CELLS, &of(&covers, &ceiling.grounds), &asked);
            prop_assert_eq!(alone, Some(ceiling.value));
            for &ground in &ceiling.grounds {
                let fewer = of(&covers, &without(&ceiling.grounds, ground));
                prop_assert!(brute_ceiling(CELLS, &fewer, &asked).is_none_or(|value| value > ceiling.value));
            }
        }
    }

    #[test]
    fn one_more_cover_never_widens_and_order_changes_nothing(
        covers in either(),
        more in cover((1_u32..1 << CELLS).prop_map(|bits| cells_of(bits, CELLS))),
        asked in asked(),
        turn in 0_usize..7,
    ) {
        let before = Problem::new(CELLS, covers.clone()).unwrap();
        let mut turned = covers.clone();
        turned.rotate_left(turn.min(covers.len()));
        turned.reverse();
        let same = Problem::new(CELLS, turned).unwrap();
        prop_assert_eq!(before.floor(&asked).value, same.floor(&asked).value);
        let value = |problem: &Problem| problem.ceiling(&asked).map(|bound| bound.value);
        prop_assert_eq!(value(&before), value(&same));
        let after = Problem::new(CELLS, [covers, vec![more]].concat()).unwrap();
        prop_assert!(after.floor(&asked).value >= before.floor(&asked).value);
        prop_assert!(value(&before).is_none_or(|old| value(&after).is_some_and(|new| new <= old)));
    }

    #[test]
    fn a_whole_is_no_less_than_its_parts(covers in either(), asked in asked(), part in asked()) {
        let problem = Problem::new(CELLS, covers).unwrap();
        let (one, other): (Vec<u32>, Vec<u32>) = asked.iter().partition(|cell| part.contains(cell));
        prop_assert!(problem.floor(&asked).value >= problem.floor(&one).value + problem.floor(&other).value);
    }

    #[test]
    fn pass_and_program_agree_where_covers_nest(covers in nested(), asked in asked()) {
        let problem = Problem::new(CELLS, covers).unwrap();
        let floor = Family::floor(&problem, &asked, |_| true);
        let ceiling = Family::ceiling(&problem, &asked, |_| true);
        for family in [Some(floor), ceiling].into_iter().flatten() {
            let (pass, program) = (settle_by(&family, true), settle_by(&family, false));
            prop_assert_eq!((pass.value, pass.exact), (program.value, program.exact));
            prop_assert_eq!(pass.way, Way::Nested);
        }
    }

    #[test]
    fn contradictions_are_such_and_minimal_and_found_if_there_are_any(covers in either()) {
        let problem = Problem::new(CELLS, covers.clone()).unwrap();
        let found = problem.contradictions();
        prop_assert_eq!(found.is_empty(), brute_feasible(CELLS, &covers));
        for set in &found {
            prop_assert!(!brute_feasible(CELLS, &of(&covers, set)));
            for &cover in set {
                prop_assert!(brute_feasible(CELLS, &of(&covers, &without(set, cover))));
            }
        }
        prop_assert!(found.is_sorted() && found.windows(2).all(|pair| pair[0] != pair[1]));
    }
}

/// Many covers of few of twelve cells: more than can be tried, and enough for rows to be added round after round.
fn many() -> impl Strategy<Value = Vec<Cover>> {
    let cells = prop::collection::vec(0_u32..12, 1..5);
    let cover = (cells, 0_u64..40, prop::option::of(0_u64..40));
    prop::collection::vec(cover.prop_map(|(cells, low, high)| Cover { cells, low, high }), 8..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn rounds_and_a_search_of_all_at_once_agree(covers in many()) {
        let asked: Vec<u32> = (0..12).collect();
        let problem = Problem::new(12, covers.clone()).unwrap();
        let families = [Some(Family::floor(&problem, &asked, |_| true)), Family::ceiling(&problem, &asked, |_| true)];
        for family in families.into_iter().flatten() {
            let settled = settle_by(&family, true);
            prop_assert!(settled.exact);
            let cost = i128::try_from(settled.value).unwrap() * family.sense.cost();
            let program = Program::of(&Grid::of(&family, |_| 0));
            let found = search(&program, None, |point| point.iter().map(|amount| amount.round() as u64).collect());
            let best = found.best.map(|amounts| program.total(&amounts));
            prop_assert!(found.least <= cost && best.is_none_or(|best| best >= cost));
            let alone = |grounds: &[u32]| {
                let problem = Problem::new(12, of(&covers, grounds)).unwrap();
                match family.sense {
                    Sense::Floor => Some(problem.floor(&asked).value),
                    Sense::Ceiling => problem.ceiling(&asked).map(|bound| bound.value),
                }
            };
            let value = u64::try_from(settled.value).ok();
            prop_assert_eq!(alone(&settled.grounds), value);
            for &ground in &settled.grounds {
                prop_assert_ne!(alone(&without(&settled.grounds, ground)), value);
            }
        }
        let holds = |chosen: &[u32]| Problem::new(12, of(&covers, chosen)).unwrap().contradictions().is_empty();
        for set in problem.contradictions() {
            prop_assert!(!holds(&set) && set.iter().all(|&cover| holds(&without(&set, cover))));
        }
    }
}
