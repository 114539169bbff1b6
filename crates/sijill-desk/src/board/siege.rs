//! The siege board as rows.

use crate::show::name;
use sijill_weigh::board::At;
use sijill_weigh::board::siege::{SiegeRow, Turn};
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::siege::siege;

use super::Ground;
use super::told::{Shown, bounds, by_source, each, ids, parties, place, shown, some, word};

impl Shown for SiegeRow {
    const CALLED: &'static str = "sieges";
    const HEAD: &'static [&'static str] =
        &["where", "status", "since", "access", "by", "people inside", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["status", "since", "access", "by", "low", "high", "best", "people", "turns"];
    const BY_PLACE: bool = true;
    const STANDS: bool = true;
    const KINDS: &'static [Kind] = &[Kind::Siege];
    fn board(on: &Ground) -> Board<Self> {
        siege(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn cells(&self) -> Vec<String> {
        vec![
            place(self.place.as_ref()),
            word(self.status),
            shown(self.since),
            word(self.access),
            parties(&self.by),
            some(self.people.iter().map(by_source)),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        let mut values = vec![word(self.status), shown(self.since), word(self.access), parties(&self.by)];
        values.extend(bounds(&self.people));
        values.push(each(self.people.iter().map(by_source)));
        values.push(each(self.turns.iter().map(told)));
        values
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        self.turns.iter().map(|turn| &turn.counted.cited).collect()
    }
}

fn told(turn: &Turn) -> String {
    format!("{} {} ({})", shown(turn.counted.day), word(turn.status), name(turn.modality))
}
