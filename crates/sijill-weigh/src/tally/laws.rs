#![expect(clippy::unwrap_used, reason = "tests")]
//! The laws of tallies, against the bounds of the cells that the claims cover, laid out one by one.

use std::sync::LazyLock;

use proptest::prelude::*;
use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};
use sijill_gazetteer::Gazetteer;
use sijill_record::question::{ClaimRow, PlaceRow, Standing};
use sijill_record::views::ReviewState;

use super::{Question, Weigher};
use crate::bound::{Cover, Problem};
use crate::cause::Families;
use crate::ledger::Ledger;
use crate::line::Line;
use crate::terrain::{Node, Terrain};

/// A claim in the small world of these tests: the city or one of its two districts, three days, three sorts of people.
#[derive(Debug, Clone, Copy)]
struct Made {
    place: usize,
    days: (i32, i32),
    status: Option<VictimStatus>,
    total: bool,
    low: u64,
    open: bool,
}

fn made() -> impl Strategy<Value = Made> {
    let status = prop_oneof![
        2 => Just(None),
        2 => Just(Some(VictimStatus::Civilian)),
        1 => Just(Some(VictimStatus::Combatant))
    ];
    (0usize..3, 0i32..3, 0i32..3, status, any::<bool>(), 0u64..6, any::<bool>()).prop_map(
        |(place, from, length, status, total, low, open)| Made {
            place,
            days: (from, (from + length).min(2)),
            status,
            total,
            low,
            open,
        },
    )
}

/// The city and its two districts; the gazetteer is opened once.
static PLACES: LazyLock<(Terrain, Vec<Node>)> = LazyLock::new(|| {
    let gazetteer = Gazetteer::embedded().unwrap();
    let mut terrain = Terrain::default();
    let add = |name: &&str| {
        let place = gazetteer.best(name, None).unwrap();
        let row = PlaceRow {
            name: (*name).to_owned(),
            id: Some(gazetteer.id(place.index)),
            at: Some((place.lat, place.lon)),
            country: Some("SY".to_owned()),
            radius_km: Some(place.radius_km),
        };
        terrain.add(&gazetteer, &row)
    };
    let nodes = ["Aleppo", "Sukkari", "Sakhour"].iter().map(add).collect();
    terrain.settle();
    (terrain, nodes)
});

/// The ledger of made claims: each incident has one claim.
fn ledger(made: &[Made]) -> (Ledger, Vec<Node>) {
    let (terrain, nodes) = PLACES.clone();
    let mut ledger = Ledger::default();
    ledger.terrain = terrain;
    for (number, one) in (0..).zip(made) {
        ledger.lines.push(Line {
            row: ClaimRow { number, version: None },
            report: number,
            published: Some(one.days.1),
            kind: Kind::Casualty,
            harm: Some(Harm::Killed),
            status: one.status,
            side: 0,
            modality: Modality::Asserted,
            scope: Some(if one.total { Scope::Period } else { Scope::Incident }),
            low: Some(one.low),
            high: (!one.open).then_some(one.low),
            best: Some(one.low),
            start: Some(one.days.0),
            end: Some(one.days.1),
            node: Some(nodes[one.place]),
            confidence: 930,
            state: ReviewState::Unreviewed,
            cause: 0,
            families: Families::default(),
            perpetrator: 0,
            names: 0,
            what: 0,
            source: 0,
            whole: None,
            from: 0,
            to: 10,
            earlier: false,
            occurrence: 0,
            group: false,
        });
        ledger.incidents.push(number);
        ledger.families.push(u32::try_from(number).unwrap());
        ledger.publishers.push(0);
    }
    (ledger, nodes)
}

/// The cells that a claim covers: place (the districts, and the rest of the city), day, people.
fn cells(one: &Made) -> Vec<u32> {
    let mut cells = Vec::new();
    for place in 0..3u32 {
        for day in 0..3 {
            for people in 0..3u32 {
                let there = one.place == 0 || one.place == place as usize;
                let then = one.days.0 <= day && day <= one.days.1;
                let of = match one.status {
                    None => true,
                    Some(VictimStatus::Civilian) => people == 0,
                    Some(VictimStatus::Combatant) => people == 1,
                };
                if there && then && of {
                    cells.push((place * 3 + day.cast_unsigned()) * 3 + people);
                }
            }
        }
    }
    cells
}

fn killed() -> Question {
    Question { harms: vec![Harm::Killed], ..Question::default() }
}

fn floor_of(made: &[Made]) -> (u64, Vec<u64>) {
    let (ledger, _) = ledger(made);
    let standing = Standing::default();
    let tally = Weigher::new(&ledger, &standing).tally(&killed());
    assert!(tally.floor.exact);
    (tally.floor.value, tally.floor.grounds)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(std::env::var("SIJILL_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(256)))]

    #[test]
    fn the_floor_is_the_least_total_of_the_cells(made in prop::collection::vec(made(), 0..9)) {
        let covers = made.iter().map(|one| Cover { cells: cells(one), low: one.low, high: None }).collect();
        let all: Vec<u32> = (0..27).collect();
        let least = Problem::new(27, covers).unwrap().floor(&all);
        prop_assert_eq!(floor_of(&made).0, least.value);
    }

    #[test]
    fn the_grounds_alone_give_the_floor_and_none_can_be_spared(made in prop::collection::vec(made(), 0..9)) {
        let (floor, grounds) = floor_of(&made);
        let kept: Vec<Made> = grounds.iter().map(|at| made[*at as usize]).collect();
        prop_assert_eq!(floor_of(&kept).0, floor);
        for spared in 0..kept.len() {
            let mut fewer = kept.clone();
            fewer.remove(spared);
            prop_assert!(floor_of(&fewer).0 < floor);
        }
    }

    #[test]
    fn order_of_arrival_changes_nothing(made in prop::collection::vec(made(), 0..9), turn in 0usize..9) {
        let mut turned = made.clone();
        turned.reverse();
        turned.rotate_left(turn.min(made.len()));
        prop_assert_eq!(floor_of(&turned).0, floor_of(&made).0);
    }

    #[test]
    fn one_claim_more_never_lowers_the_floor_nor_raises_the_ceiling(
        made in prop::collection::vec(made(), 0..9),
        more in made(),
    ) {
        let ask = |made: &[Made]| {
            let (ledger, nodes) = ledger(made);
            let standing = Standing::default();
            let question = Question {
                places: Some(ledger.within(&nodes[..1])),
                roots: nodes[..1].to_vec(),
                from: Some(0),
                to: Some(2),
                ..killed()
            };
            let tally = Weigher::new(&ledger, &standing).tally(&question);
            (tally.floor.value, tally.ceiling.map(|ceiling| ceiling.value))
        };
        let before = ask(&made);
        let mut with = made.clone();
        with.push(more);
        let after = ask(&with);
        prop_assert!(after.0 >= before.0);
        if let Some(ceiling) = before.1 {
            prop_assert!(after.1.is_some_and(|now| now <= ceiling));
        }
    }

    #[test]
    fn claims_placed_one_by_one_are_where_all_at_once_puts_them(made in prop::collection::vec(made(), 1..12)) {
        let (mut at_once, _) = ledger(&made);
        at_once.gather();
        let (mut one_by_one, _) = ledger(&made);
        let lines = std::mem::take(&mut one_by_one.lines);
        one_by_one.incidents.clear();
        let mut placing = one_by_one.placing();
        for line in lines {
            one_by_one.lines.push(line);
            one_by_one.place_last(&mut placing);
        }
        prop_assert_eq!(one_by_one.incidents, at_once.incidents);
    }

    #[test]
    fn a_whole_has_at_least_its_disjoint_parts(made in prop::collection::vec(made(), 0..9)) {
        let (ledger, nodes) = ledger(&made);
        let standing = Standing::default();
        let weigher = Weigher::new(&ledger, &standing);
        let whole = weigher.tally(&killed()).floor.value;
        let of = |roots: &[Node]| {
            let question = Question { places: Some(ledger.within(roots)), roots: roots.to_vec(), ..killed() };
            weigher.tally(&question).floor.value
        };
        prop_assert!(of(&nodes[1..2]) + of(&nodes[2..3]) <= whole);
        let by_day: u64 = (0..3)
            .map(|day| weigher.tally(&Question { from: Some(day), to: Some(day), ..killed() }).floor.value)
            .sum();
        prop_assert!(by_day <= whole);
    }
}
