//! The allegations board as rows.

use sijill_weigh::board::At;
use sijill_weigh::board::allegations::AllegationRow;
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::allegations::allegations;

use super::Ground;
use super::told::{Shown, each, ids, parties, shown, some, word};

impl Shown for AllegationRow {
    const CALLED: &'static str = "allegations";
    const HEAD: &'static [&'static str] = &["day", "by", "against", "of", "denied by", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["day", "accuser", "against", "of", "denied_by", "denied_on", "denial_of", "matched"];
    const KINDS: &'static [Kind] = &[Kind::Allegation];
    fn board(on: &Ground) -> Board<Self> {
        allegations(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn cells(&self) -> Vec<String> {
        vec![
            shown(self.day),
            self.accuser.clone().unwrap_or_else(|| "–".to_owned()),
            parties(&self.against),
            self.of.join("; "),
            some(self.denials.iter().map(|denial| denial.says.clone())),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        vec![
            shown(self.day),
            self.accuser.clone().unwrap_or_default(),
            parties(&self.against),
            self.of.join("; "),
            each(self.denials.iter().map(|denial| denial.says.clone())),
            each(self.denials.iter().map(|denial| shown(denial.day))),
            each(self.denials.iter().flat_map(|denial| denial.of.iter().cloned())),
            each(self.denials.iter().map(|denial| word(Some(denial.matched)))),
        ]
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        self.claims.iter().chain(self.denials.iter().map(|denial| &denial.cited)).collect()
    }
}
