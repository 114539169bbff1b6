//! The agenda as rows.

use sijill_weigh::board::At;
use sijill_weigh::board::agenda::AgendaRow;
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::agenda::agenda;

use super::Ground;
use super::told::{Shown, days, each, ids, parties, place, shown, some, word};

impl Shown for AgendaRow {
    const CALLED: &'static str = "plans";
    const HEAD: &'static [&'static str] =
        &["days", "what", "parties", "where", "announced by", "state", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["from", "to", "kind", "what", "parties", "announced_by", "state", "told_by"];
    const TO_COME: bool = true;
    const KINDS: &'static [Kind] = &[Kind::Meeting, Kind::Agreement];
    fn board(on: &Ground) -> Board<Self> {
        agenda(&on.claims.items, &on.claims.terrain, on.as_of, on.heard)
    }

    fn cells(&self) -> Vec<String> {
        vec![
            days(self.from, self.day),
            short(&self.what),
            parties(&self.parties),
            place(self.place.as_ref()),
            some(self.says.iter().cloned()),
            word(Some(self.state)),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        vec![
            shown(self.from),
            shown(self.day),
            self.kind.name().to_owned(),
            self.what.clone(),
            parties(&self.parties),
            each(self.says.iter().cloned()),
            word(Some(self.state)),
            each(self.outcome.iter().map(|one| one.says.clone())),
        ]
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        self.claims.iter().chain(&self.outcome).collect()
    }
}

/// The beginning of what may be a whole sentence.
fn short(what: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = what.split_whitespace().collect();
    if words.len() > WORDS { format!("{}…", words[..WORDS].join(" ")) } else { words.join(" ") }
}
