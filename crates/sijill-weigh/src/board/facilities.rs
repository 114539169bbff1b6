//! The facilities board: hospitals, schools, aid and the like by place, how they stand by day, attacks, and counts as told.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{FacilityStatus, Figure, Kind, Modality};

use super::party::plain;
use super::{At, Board, Item, is_asserted, of_kind, sorted, until};
use crate::said::Cited;
use crate::terrain::{Node, Terrain};

/// Two places of one facility are no farther from each other.
const NEAR_KM: f64 = 15.0;

/// A facility, or those of one sort at one place that are told without a name.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FacilityRow {
    /// The place; nothing where the claims name none.
    pub place: Option<At>,
    /// What sort: "hospital", "school", "aid".
    #[serde(rename = "type")]
    pub facility_type: String,
    /// Its name, where it is told.
    pub name: Option<String>,
    /// How it is last said to stand: the latest that is asserted up to the day of the board.
    pub status: Option<Standing>,
    /// The latest count of those that work.
    pub functioning: Option<Count>,
    /// Days on which it is said to have been attacked, damaged or destroyed, each once.
    pub attack_days: Vec<Date>,
    /// How many claims say so.
    pub attack_claims: usize,
    /// Counts as they are told, the latest first. They are never added up.
    pub counts: Vec<Count>,
    /// Everything that is said of how it stands, the latest first; counts stand above only.
    pub standings: Vec<Standing>,
}

/// How a facility is said to stand.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "FacilityStanding")]
pub struct Standing {
    /// Of which day.
    pub day: Option<Date>,
    /// What is said.
    pub status: Vec<FacilityStatus>,
    /// Who says it.
    pub says: String,
    /// How it is put.
    pub modality: Modality,
    /// The claim.
    pub cited: Cited,
}

/// A count of facilities.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "FacilityCount")]
pub struct Count {
    /// As it is told: "four of the last eight".
    pub told: String,
    /// How many.
    pub figure: Figure,
    /// Out of how many.
    pub of: Option<u64>,
    /// Of which day, who says so, and the claim.
    #[serde(flatten)]
    pub standing: Standing,
}

struct Group<'i> {
    node: Option<Node>,
    sort: &'i str,
    name: Option<String>,
    items: Vec<&'i Item>,
}

/// What facilities have in common that may be one: sort, name, and the place of those without a name.
type Alike<'i> = (&'i str, Option<String>, Option<Node>);

/// The facilities board.
#[must_use]
pub fn facilities(items: &[Item], terrain: &Terrain, as_of: Date) -> Board<FacilityRow> {
    let items = of_kind(items, Kind::Facility);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: FxHashMap<Alike<'_>, Vec<usize>> = FxHashMap::default();
    for item in &items {
        let Some(facility) = &item.said.claim.facility else { continue };
        let sort = facility.facility_type.as_str();
        let name = facility.names.first().map(|name| bare(name, sort));
        let of_place = item.node.filter(|_| name.is_none());
        let alike = known.entry((sort, name.clone(), of_place)).or_default();
        let found = alike.iter().copied().find(|at| may_be_one(terrain, groups[*at].node, item.node));
        let Some(at) = found else {
            alike.push(groups.len());
            groups.push(Group { node: item.node, sort, name, items: vec![item] });
            continue;
        };
        let group = &mut groups[at];
        // A place on the map tells more than a name that the gazetteer does not know.
        let better = |node: Node| terrain.spot(node).at.is_some();
        if !group.node.is_some_and(better) && item.node.is_some_and(better) {
            group.node = item.node;
        }
        group.items.push(item);
    }
    groups.sort_by_key(|group| {
        let first = group.items.first().map(|item| sorted(terrain, item).2);
        let place = group.node.map(|node| (terrain.spot(node).name.clone(), terrain.spot(node).key.clone()));
        (place.is_none(), place, group.sort, group.name.clone(), first)
    });
    let rows = groups.iter().map(|group| row(group, terrain, as_of)).collect();
    Board::of(rows, &items)
}

/// A name without the word for what it is: "the M10 hospital" is "M10".
fn bare(name: &str, sort: &str) -> String {
    let name = plain(name);
    let words: Vec<&str> = name.split(' ').filter(|word| *word != sort).collect();
    if words.is_empty() { name } else { words.join(" ") }
}

fn may_be_one(terrain: &Terrain, one: Option<Node>, other: Option<Node>) -> bool {
    let Some((one, other)) = one.zip(other) else { return true };
    let unknown = |node: Node| terrain.spot(node).at.is_none();
    let country = |node: Node| terrain.spot(node).country.as_deref();
    let (here, there) = (country(one), country(other));
    terrain.comparable(one, other)
        || terrain.distance_km(one, other).is_some_and(|km| km <= NEAR_KM)
        || (unknown(one) || unknown(other)) && (here.is_none() || there.is_none() || here == there)
}

fn row(group: &Group<'_>, terrain: &Terrain, as_of: Date) -> FacilityRow {
    let mut made = FacilityRow {
        place: group.node.map(|node| At::of(terrain, node)),
        facility_type: group.sort.to_owned(),
        name: group.items.iter().find_map(|item| item.said.claim.facility.as_ref()?.names.first().cloned()),
        status: None,
        functioning: None,
        attack_days: Vec::new(),
        attack_claims: 0,
        counts: Vec::new(),
        standings: Vec::new(),
    };
    for item in group.items.iter().rev() {
        let Some(facility) = &item.said.claim.facility else { continue };
        let standing = Standing {
            day: item.said.day(),
            status: facility.status.clone(),
            says: item.said.says(),
            modality: item.said.claim.modality,
            cited: item.said.cited(),
        };
        let counts = is_asserted(item) && until(item, as_of);
        if counts && facility.status.iter().any(is_attack) {
            made.attack_claims += 1;
            made.attack_days.extend(standing.day.filter(|day| !made.attack_days.contains(day)));
        }
        match facility.figure.as_ref().filter(|figure| facility.of.is_some() || figure.high != Some(1)) {
            Some(figure) => {
                let told = told(&item.said.claim.quote, figure, facility.of);
                let count = Count { told, figure: figure.clone(), of: facility.of, standing };
                let works = facility.status.contains(&FacilityStatus::Functioning);
                if counts && works && made.functioning.is_none() {
                    made.functioning = Some(count.clone());
                }
                made.counts.push(count);
            }
            None => {
                if counts && made.status.is_none() {
                    made.status = Some(standing.clone());
                }
                made.standings.push(standing);
            }
        }
    }
    made.attack_days.sort_unstable();
    made
}

const fn is_attack(status: &FacilityStatus) -> bool {
    matches!(status, FacilityStatus::Attacked | FacilityStatus::Damaged | FacilityStatus::Destroyed)
}

/// A count in the words of its claim: "four of the last eight", "Eight".
fn told(quote: &str, figure: &Figure, of: Option<u64>) -> String {
    let Some(of) = of else { return figure.words.clone() };
    let short = format!("{} of {of}", figure.words);
    let Some((_, rest)) = quote.split_once(figure.words.as_str()) else { return short };
    let mut words = vec![figure.words.as_str()];
    for word in rest.split_whitespace().take(6) {
        words.push(word);
        let small = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let number = NUMBERS.iter().position(|name| *name == small).map(|at| at as u64 + 1);
        if number.or_else(|| small.parse().ok()) == Some(of) {
            return words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
        }
    }
    short
}

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

#[cfg(test)]
mod tests;
