//! The control board as rows.

use crate::show::name;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use sijill_claim::Modality;
use sijill_weigh::board::At;
use sijill_weigh::board::control::{Change, ControlRow};
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::control::control;

use super::Ground;
use super::told::{Shown, days, each, ids, place, shown, some, word};

impl Shown for ControlRow {
    const CALLED: &'static str = "places";
    const HEAD: &'static [&'static str] =
        &["where", "status", "held by", "since", "says", "disputed", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["status", "holder", "side", "since", "says", "disputes", "wider", "changes"];
    const BY_PLACE: bool = true;
    const STANDS: bool = true;
    const KINDS: &'static [Kind] = &[Kind::Control];
    fn board(on: &Ground) -> Board<Self> {
        control(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn leave_from(&mut self, from: Date) {
        self.changes.retain(|change| change.day.is_some_and(|day| day >= from));
    }

    fn cells(&self) -> Vec<String> {
        let (holder, since, says) = held(self);
        vec![
            place(self.place.as_ref()),
            word(self.status),
            holder,
            since,
            some(says.into_iter()),
            some(self.disputes.iter().map(told)),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        let (holder, since, says) = held(self);
        let who = self.holder.as_ref().and_then(|holder| holder.who.as_ref());
        let wider = self.wider.as_ref().map(|wider| {
            let who = wider.who.as_ref().map(|who| who.name.as_str()).unwrap_or("?");
            format!("{}: {who} since {}", wider.place.name, shown(wider.since))
        });
        vec![
            word(self.status),
            holder,
            shown(who.and_then(|who| who.side.as_ref()).map(|side| side.name())),
            since,
            each(says.into_iter()),
            each(self.disputes.iter().map(told)),
            wider.unwrap_or_default(),
            each(self.changes.iter().map(dated)),
        ]
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        let held = self.holder.iter().flat_map(|holder| &holder.claims);
        let mut all: Vec<&Cited> =
            self.changes.iter().flat_map(|change| &change.claims).chain(held).collect();
        // Where the list of changes does not begin with the first, what is held now still rests on it.
        let mut seen = FxHashSet::default();
        all.retain(|cited| seen.insert(cited.claim.as_str()));
        all
    }
}

/// Whoever holds it, since when, and who says so.
fn held(row: &ControlRow) -> (String, String, Vec<String>) {
    match &row.holder {
        Some(holder) => {
            let who = holder.who.as_ref().map_or_else(|| "?".to_owned(), |who| who.name.clone());
            (who, shown(holder.since), holder.says.clone())
        }
        None => Default::default(),
    }
}

/// "rebels repel", "the army capture (denied)".
fn told(change: &Change) -> String {
    let who = change.actor.as_ref().map_or("?", |who| who.name.as_str());
    let action = name(change.action);
    if change.modality == Modality::Asserted {
        format!("{who}: {action}")
    } else {
        format!("{who}: {action} ({})", name(change.modality))
    }
}

fn dated(change: &Change) -> String {
    format!("{} {}", days(change.from, change.day), told(change)).trim_start().to_owned()
}
