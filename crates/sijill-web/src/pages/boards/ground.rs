//! Boards of places: who holds them, how their facilities stand, and who besieges them.

use sijill_weigh::board::control::{Change, ControlRow};
use sijill_weigh::board::facilities::{Count, FacilityRow, Standing};
use sijill_weigh::board::siege::SiegeRow;

use super::cells::{Cell, Item, Laid, Turn, counted, days, party, put, value};
use crate::words::Words;

impl Laid for ControlRow {
    const NAME: &'static str = "control";
    const CELLS: &'static [&'static str] = &[
        "boards.where",
        "boards.status",
        "boards.held-by",
        "boards.since",
        "boards.says",
        "boards.disputed-by",
        "boards.wider",
    ];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        let holder = self.holder.as_ref();
        let who = holder.and_then(|holder| holder.who.as_ref());
        let held = match (holder, who) {
            (Some(holder), Some(who)) => Item { cited: holder.claims.clone(), ..party(who) },
            (Some(holder), None) => Item {
                words: words.t("boards.not-told").to_owned(),
                cited: holder.claims.clone(),
                ..Item::default()
            },
            (None, _) => Item::default(),
        };
        let says = holder.map(|holder| holder.says.clone()).unwrap_or_default();
        let wider = self.wider.as_ref().map(|wider| {
            let who = wider.who.as_ref().map_or(words.t("boards.not-told"), |who| who.name.as_str());
            let since = wider.since.map(|day| day.to_string()).unwrap_or_default();
            Item { words: format!("{}: {who}", wider.place.name), beside: since, ..Item::default() }
        });
        vec![
            Cell::place(words, self.place.as_ref()),
            Cell::of(value(words, self.status)),
            Cell::all(Some(held).filter(|item| !item.words.is_empty())),
            Cell::of(days(None, holder.and_then(|holder| holder.since))),
            Cell::all(says.into_iter().map(|words| Item { words, ..Item::default() })),
            Cell::all(self.disputes.iter().map(|change| Item {
                words: acted(words, change),
                beside:
                    [days(change.from, change.day), put(words, change.modality)].join(" ").trim().to_owned(),
                disputes: true,
                cited: change.claims.clone(),
            })),
            Cell::all(wider),
        ]
    }

    fn turns(&self, words: &Words) -> Vec<Turn> {
        let turn = |change: &Change| Turn {
            day: days(change.from, change.day),
            words: acted(words, change),
            put: put(words, change.modality),
            cited: change.claims.clone(),
        };
        self.changes.iter().map(turn).collect()
    }
}

/// "the army: captured, from the rebels".
fn acted(words: &Words, change: &Change) -> String {
    let who = change.actor.as_ref().map_or(words.t("boards.not-told"), |who| who.name.as_str());
    let done = words.value(change.action);
    match &change.against {
        Some(against) => words.with("boards.acted-against", &[who, &done, &against.name]),
        None => words.with("boards.acted", &[who, &done]),
    }
}

impl Laid for FacilityRow {
    const NAME: &'static str = "facilities";
    const CELLS: &'static [&'static str] = &[
        "boards.where",
        "boards.facility",
        "boards.last-said",
        "boards.working",
        "boards.counts",
        "boards.attack-days",
    ];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        let sort = words.value_named(&self.facility_type);
        let facility = match &self.name {
            Some(name) => Item { words: name.clone(), beside: sort, ..Item::default() },
            None => Item { words: sort, ..Item::default() },
        };
        let last = self.status.as_ref().map(|standing| said(words, standing));
        let count = |count: &Count| Item {
            words: count.told.clone(),
            beside: [days(None, count.standing.day), count.standing.says.clone()].join(" ").trim().to_owned(),
            cited: vec![count.standing.cited.clone()],
            ..Item::default()
        };
        let attacks: Vec<String> = self.attack_days.iter().map(ToString::to_string).collect();
        let told = if self.attack_claims == 0 {
            String::new()
        } else {
            words.count("boards.attack-claims", self.attack_claims as u64)
        };
        vec![
            Cell::place(words, self.place.as_ref()),
            Cell::all([facility]),
            Cell::all(last),
            Cell::all(self.functioning.as_ref().map(count)),
            Cell::all(self.counts.iter().map(count)),
            Cell::all(
                Some(Item { words: attacks.join(", "), beside: told, ..Item::default() })
                    .filter(|item| !item.words.is_empty() || !item.beside.is_empty()),
            ),
        ]
    }

    fn turns(&self, words: &Words) -> Vec<Turn> {
        let turn = |standing: &Standing| Turn {
            day: days(None, standing.day),
            words: format!("{} ({})", statuses(words, standing), standing.says),
            put: put(words, standing.modality),
            cited: vec![standing.cited.clone()],
        };
        self.standings.iter().map(turn).collect()
    }
}

fn statuses(words: &Words, standing: &Standing) -> String {
    standing.status.iter().map(|status| words.value(status)).collect::<Vec<_>>().join(", ")
}

fn said(words: &Words, standing: &Standing) -> Item {
    Item {
        words: statuses(words, standing),
        beside: [days(None, standing.day), standing.says.clone(), put(words, standing.modality)]
            .join(" ")
            .trim()
            .to_owned(),
        cited: vec![standing.cited.clone()],
        ..Item::default()
    }
}

impl Laid for SiegeRow {
    const NAME: &'static str = "siege";
    const CELLS: &'static [&'static str] = &[
        "boards.where",
        "boards.status",
        "boards.since",
        "boards.access",
        "boards.besieged-by",
        "boards.people-inside",
    ];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        vec![
            Cell::place(words, self.place.as_ref()),
            Cell::of(value(words, self.status)),
            Cell::of(days(None, self.since)),
            Cell::of(value(words, self.access)),
            Cell::parties(&self.by),
            Cell::all(self.people.iter().map(|one| counted(words, one))),
        ]
    }

    fn turns(&self, words: &Words) -> Vec<Turn> {
        let turn = |turn: &sijill_weigh::board::siege::Turn| {
            let by = turn.actor.as_ref().map(|who| who.name.clone());
            let figure = turn.counted.figure.as_ref().map(sijill_desk::show::figure);
            let status = Some(value(words, turn.status)).filter(|status| !status.is_empty());
            let parts: Vec<String> = [status, by, figure].into_iter().flatten().collect();
            Turn {
                day: days(None, turn.counted.day),
                words: format!("{} ({})", parts.join(", "), turn.counted.says),
                put: put(words, turn.modality),
                cited: vec![turn.counted.cited.clone()],
            }
        };
        self.turns.iter().map(turn).collect()
    }
}
