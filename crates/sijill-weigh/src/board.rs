//! Boards: standing views of what is claimed, each of one kind of thing. They set claims beside each other and decide nothing.
//!
//! A board is a pure function from claims to rows. Every claim of the board's kind stands in exactly one row; what names no
//! place, or no day, is counted apart and stands in a row that says so. A claim that is hedged, possible, planned, alleged
//! or denied is shown as that, and never as a fact.

pub mod agenda;
pub mod agreements;
pub mod allegations;
pub mod control;
pub mod deployments;
pub mod displacement;
pub mod facilities;
pub mod party;
pub mod siege;
#[cfg(test)]
mod testing;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Figure, Kind, Modality};

use crate::said::{Cited, Said};
use crate::terrain::{Node, Terrain};

/// A claim with its place.
#[derive(Debug, Clone)]
pub struct Item {
    /// The claim.
    pub said: Said,
    /// Where, in the terrain that the board is given.
    pub node: Option<Node>,
}

/// The rows of a board, and how many of its claims lack what places them.
#[derive(Debug, Clone, PartialEq)]
pub struct Board<R> {
    /// The rows, in an order that does not depend on the order of the claims.
    pub rows: Vec<R>,
    /// Claims that name no place.
    pub without_place: usize,
    /// Claims without a day, of reports without a day of publication.
    pub undated: usize,
}

impl<R> Board<R> {
    fn of(rows: Vec<R>, items: &[&Item]) -> Self {
        Self {
            rows,
            without_place: items.iter().filter(|item| item.node.is_none()).count(),
            undated: items.iter().filter(|item| item.said.day().is_none()).count(),
        }
    }
}

/// A place as a row shows it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct At {
    /// Its name.
    pub name: String,
    /// The gazetteer's identifier, where it knows the place.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

impl At {
    fn of(terrain: &Terrain, node: Node) -> Self {
        let spot = terrain.spot(node);
        Self {
            name: spot.name.clone(),
            id: spot.kind.is_some().then(|| spot.key.clone()),
            country: spot.country.clone(),
            lat: spot.at.map(|(lat, _)| lat),
            lon: spot.at.map(|(_, lon)| lon),
        }
    }
}

/// A figure by whoever says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counted {
    /// Who says it, and through whom.
    pub says: String,
    /// How many; absent where no number is told.
    pub figure: Option<Figure>,
    /// Of which day.
    pub day: Option<Date>,
    /// The claim.
    pub cited: Cited,
}

impl Counted {
    fn of(item: &Item, figure: Option<&Figure>) -> Self {
        let said = &item.said;
        Self { says: said.says(), figure: figure.cloned(), day: said.day(), cited: said.cited() }
    }
}

/// Where a row stands among others: by place, and then in time.
type Sorted = (Option<(String, String)>, Option<Date>, u64);

fn sorted(terrain: &Terrain, item: &Item) -> Sorted {
    let place = item.node.map(|node| (terrain.spot(node).name.clone(), terrain.spot(node).key.clone()));
    (place, item.said.day(), item.said.number)
}

/// The claims of a kind in the order of their days, and of the record on one day. Undated ones come first: nobody knows
/// that they are news.
fn of_kind(items: &[Item], kind: Kind) -> Vec<&Item> {
    let mut found: Vec<&Item> = items.iter().filter(|item| item.said.claim.kind == kind).collect();
    in_time(&mut found);
    found
}

fn in_time(items: &mut [&Item]) {
    items.sort_by_key(|item| (item.said.day(), item.said.number));
}

/// Claims by what they have in common, places in the order of their names and those without a place last.
fn by_place<'i>(terrain: &Terrain, items: &[&'i Item]) -> Vec<(Option<Node>, Vec<&'i Item>)> {
    let mut lists: FxHashMap<Option<Node>, Vec<&Item>> = FxHashMap::default();
    for item in items {
        lists.entry(item.node).or_default().push(item);
    }
    let mut found: Vec<(Option<Node>, Vec<&Item>)> = lists.into_iter().collect();
    found.sort_by_key(|(node, _)| {
        (node.is_none(), node.map(|node| (terrain.spot(node).name.clone(), terrain.spot(node).key.clone())))
    });
    found
}

/// The country that a claim is about, as far as its place tells.
fn country(terrain: &Terrain, node: Option<Node>) -> Option<&str> {
    node.and_then(|node| terrain.spot(node).country.as_deref())
}

const fn is_asserted(item: &Item) -> bool {
    matches!(item.said.claim.modality, Modality::Asserted)
}

/// True where a claim is of a day up to this one, or of none.
fn until(item: &Item, as_of: Date) -> bool {
    item.said.day().is_none_or(|day| day <= as_of)
}

/// Days from one to another, the sooner first.
fn days_between(one: Date, other: Date) -> i32 {
    one.duration_until(other).as_hours().abs().try_into().map_or(i32::MAX, |hours: i32| hours / 24)
}

/// True where two days are so near each other, or neither is known.
fn near(one: Option<Date>, other: Option<Date>, days: i32) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => days_between(one, other) <= days,
        (one, other) => one.is_none() && other.is_none(),
    }
}
