//! The agreements board as rows.

use crate::show::name;
use sijill_claim::Modality;
use sijill_weigh::board::At;
use sijill_weigh::board::agreements::{AgreementRow, Turn};
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::agreements::agreements;

use super::Ground;
use super::told::{Shown, each, ids, parties, shown, some, word};

impl Shown for AgreementRow {
    const CALLED: &'static str = "agreements";
    const HEAD: &'static [&'static str] =
        &["agreement", "parties", "state", "life", "claimed since", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["type", "parties", "state", "state_day", "began", "term_ends", "life", "claimed_since"];
    const STANDS: bool = true;
    const KINDS: &'static [Kind] = &[];
    fn board(on: &Ground) -> Board<Self> {
        agreements(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.agreement_type.clone(),
            parties(&self.parties),
            state(self),
            each(self.life.iter().map(told)),
            some(since(self)),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        vec![
            self.agreement_type.clone(),
            parties(&self.parties),
            word(self.state),
            shown(self.state_day),
            shown(self.began),
            shown(self.term_ends),
            each(self.life.iter().map(told)),
            each(since(self)),
        ]
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        self.life.iter().flat_map(|turn| &turn.claims).collect()
    }
}

/// "2016-09-19 collapsed", "2016-10-04 proposed (planned)".
fn told(turn: &Turn) -> String {
    let words = format!("{} {}", shown(turn.day), word(turn.action));
    if turn.modality == Modality::Asserted { words } else { format!("{words} ({})", name(turn.modality)) }
}

/// "12 casualty", "3 control".
fn since(row: &AgreementRow) -> impl Iterator<Item = String> {
    let claims = row.since.iter().flat_map(|since| &since.claims);
    claims.map(|kind| format!("{} {}", kind.count, kind.kind.name()))
}

/// "in force (to 2016-10-21)".
fn state(row: &AgreementRow) -> String {
    match row.term_ends {
        Some(end) => format!("{} (to {end})", word(row.state)).trim_start().to_owned(),
        None => word(row.state),
    }
}
