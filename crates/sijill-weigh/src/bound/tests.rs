//! Bounds of problems made by hand.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;

fn low(cells: &[u32], low: u64) -> Cover {
    Cover { cells: cells.to_vec(), low, high: None }
}

fn high(cells: &[u32], high: u64) -> Cover {
    Cover { cells: cells.to_vec(), low: 0, high: Some(high) }
}

#[test]
fn people_are_not_halved() {
    let pairs = [[0, 1], [1, 2], [0, 2]];
    let problem = Problem::new(3, pairs.map(|pair| low(&pair, 1)).to_vec()).unwrap();
    let bound = Bound { value: 2, grounds: vec![0, 1, 2], exact: true, way: Way::Crossing };
    assert_eq!(problem.floor(&[0, 1, 2]), bound);
    let problem = Problem::new(3, pairs.map(|pair| high(&pair, 1)).to_vec()).unwrap();
    assert_eq!(problem.ceiling(&[0, 1, 2]), Some(Bound { value: 1, ..bound }));
    let mut covers = pairs.map(|pair| low(&pair, 1)).to_vec();
    covers.push(high(&[0, 1, 2], 1));
    assert_eq!(Problem::new(3, covers).unwrap().contradictions(), [[0, 1, 2, 3]]);
}

#[test]
fn many_odd_rings_are_each_rounded_by_themselves() {
    // Rings of five covers, two neighbours sharing a cell, all under one cover that says little.
    let rings = 40;
    let ring = |ring: u32| (0..5).map(move |place| low(&[ring * 5 + place, ring * 5 + (place + 1) % 5], 1));
    let mut covers: Vec<Cover> = (0..rings).flat_map(ring).collect();
    covers.push(low(&(0..rings * 5).collect::<Vec<_>>(), 7));
    let problem = Problem::new(rings * 5, covers).unwrap();
    let bound = problem.floor(&(0..rings * 5).collect::<Vec<_>>());
    assert_eq!((bound.value, bound.exact, bound.grounds.len()), (3 * 40, true, 5 * 40));
}

#[test]
fn hostile_figures_neither_panic_nor_wrap() {
    let most = u64::MAX;
    let covers = vec![low(&[0, 1], most), low(&[1, 2], most), low(&[0, 2], most - 1), low(&[3], most)];
    let problem = Problem::new(4, covers).unwrap();
    assert_eq!(problem.floor(&[3]).value, most);
    let crossing = problem.floor(&[0, 1, 2]);
    assert!(crossing.value >= most && !crossing.exact);
    let all = problem.floor(&[0, 1, 2, 3]);
    assert_eq!((all.value, all.exact), (most, false));
    let caps = vec![high(&[0, 1], most), high(&[1, 2], most), high(&[0, 2], 3), low(&[0, 1, 2], 9)];
    let problem = Problem::new(3, caps).unwrap();
    assert!(problem.ceiling(&[0, 1, 2]).is_none_or(|bound| bound.value >= most));
    assert!(problem.contradictions().is_empty());
}

#[test]
fn nothing_is_asked_and_nothing_is_known() {
    let empty = Problem::default();
    let nothing = Bound { value: 0, grounds: Vec::new(), exact: true, way: Way::Nested };
    assert_eq!((empty.floor(&[]), empty.ceiling(&[])), (nothing.clone(), Some(nothing.clone())));
    assert_eq!((empty.floor(&[3]), empty.ceiling(&[3])), (nothing.clone(), None));
    let problem = Problem::new(2, vec![low(&[1, 0, 1], 4)]).unwrap();
    assert_eq!(problem.covers()[0].cells, [0, 1]);
    assert_eq!(problem.floor(&[0]), nothing, "its people may be in the other cell");
    assert_eq!(problem.floor(&[1, 0]).value, 4);
    assert!(problem.contradictions().is_empty());
    assert_eq!(Problem::new(2, vec![low(&[], 1)]).unwrap_err(), BoundError::Empty { cover: 0 });
    assert!(Problem::new(2, vec![low(&[2], 1)]).is_err());
}
