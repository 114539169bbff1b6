//! Claims for the tests of boards.
#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;
use jiff::civil::Date;
use sijill_claim::{Claim, Kind, Modality, Party, Period, Role, Source, SourceType, TextSpan};
use sijill_gazetteer::Gazetteer;
use sijill_record::question::PlaceRow;
use sijill_record::views::ReviewState;

use super::Item;
use crate::said::Said;
use crate::terrain::{Node, Terrain};

pub(super) fn day(words: &str) -> Date {
    words.parse().unwrap()
}

pub(super) fn party(name: &str) -> Option<Party> {
    Some(Party::named(name))
}

pub(super) fn parties(names: &[&str]) -> Vec<Party> {
    names.iter().map(|name| Party::named(*name)).collect()
}

pub(super) fn claim(kind: Kind, modality: Modality, quote: &str) -> Claim {
    let empty = serde_json::json!({"id": "c1", "kind": kind, "span": TextSpan::default(), "quote": quote, "attribution": [],
        "modality": modality, "when": null, "where": null, "confidence": 0.9});
    serde_json::from_value(empty).unwrap()
}

pub(super) fn spoken(name: &str, of: Option<&str>) -> Source {
    let source_type = if of.is_some() { SourceType::Unnamed } else { SourceType::Organisation };
    Source { name: name.to_owned(), source_type, of: of.map(str::to_owned), role: Role::Other }
}

/// A claim of a report of its own, published on a day; no day where the words are empty.
pub(super) fn said(number: u64, published: &str, claim: Claim) -> Said {
    Said {
        number,
        report: number,
        publisher: Some("Nile Courier".to_owned()),
        published: published.parse().ok(),
        recorded: Timestamp::UNIX_EPOCH,
        claim,
        state: ReviewState::Unreviewed,
        origin: String::new(),
    }
}

/// Claims with their places.
#[derive(Default)]
pub(super) struct Field {
    pub(super) terrain: Terrain,
    pub(super) items: Vec<Item>,
    gazetteer: Option<Gazetteer>,
}

impl Field {
    pub(super) fn node(&mut self, name: &str) -> Node {
        let gazetteer = self.gazetteer.get_or_insert_with(|| Gazetteer::embedded().unwrap());
        let found = gazetteer.best(name, None);
        let row = PlaceRow {
            name: name.to_owned(),
            id: found.map(|place| gazetteer.id(place.index)),
            at: found.map(|place| (place.lat, place.lon)),
            country: found.and_then(|place| place.country).map(|code| code.as_str().to_owned()),
            radius_km: None,
        };
        self.terrain.add(gazetteer, &row)
    }

    /// Adds a claim, numbered in order, of a report of that day; nowhere where the place is empty.
    pub(super) fn add(&mut self, place: &str, published: &str, claim: Claim) -> &mut Item {
        let node = (!place.is_empty()).then(|| self.node(place));
        let number = self.items.len() as u64 + 1;
        self.items.push(Item { said: said(number, published, claim), node });
        self.items.last_mut().unwrap()
    }

    /// The board, and a check that it is the same whatever the order of the claims.
    pub(super) fn board<B: PartialEq + std::fmt::Debug>(
        &self,
        board: impl Fn(&[Item], &Terrain, Date) -> B,
        as_of: &str,
    ) -> B {
        let made = board(&self.items, &self.terrain, day(as_of));
        let mut backwards = self.items.clone();
        backwards.reverse();
        assert_eq!(board(&backwards, &self.terrain, day(as_of)), made);
        made
    }
}

pub(super) fn on(mut claim: Claim, from: &str, to: &str) -> Claim {
    claim.when = Some(Period { start: from.parse().ok(), end: to.parse().ok(), words: String::new() });
    claim
}

pub(super) fn by(mut claim: Claim, source: &str) -> Claim {
    claim.attribution = vec![spoken(source, None)];
    claim
}
