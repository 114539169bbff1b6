//! The displacement board as rows.

use sijill_weigh::board::At;
use sijill_weigh::board::displacement::DisplacementRow;
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::displacement::displacement;

use super::Ground;
use super::told::{Shown, bounds, by_source, days, each, ids, place, shown, some, word};

impl Shown for DisplacementRow {
    const CALLED: &'static str = "displacements";
    const HEAD: &'static [&'static str] = &["where", "days", "how", "from", "to", "people", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["first_day", "day", "manner", "from", "to", "modality", "low", "high", "best", "people"];
    const BY_PLACE: bool = true;
    const KINDS: &'static [Kind] = &[Kind::Displacement];
    fn board(on: &Ground) -> Board<Self> {
        displacement(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn cells(&self) -> Vec<String> {
        vec![
            place(self.place.as_ref()),
            days(self.first_day, self.day),
            word(self.manner),
            shown(self.from.as_ref()),
            shown(self.to.as_ref()),
            some(self.people.iter().map(by_source)),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        let mut values = vec![
            shown(self.first_day),
            shown(self.day),
            word(self.manner),
            shown(self.from.as_ref()),
            shown(self.to.as_ref()),
            each(self.people.iter().map(|one| word(Some(one.cited.modality)))),
        ];
        values.extend(bounds(&self.people));
        values.push(each(self.people.iter().map(by_source)));
        values
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        self.people.iter().map(|one| &one.cited).collect()
    }
}
