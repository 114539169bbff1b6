//! Boards of what parties say to and of each other: agreements, allegations, and what is to come.

use sijill_weigh::board::agenda::AgendaRow;
use sijill_weigh::board::agreements::{AgreementRow, Turn as Life};
use sijill_weigh::board::allegations::{AllegationRow, Denial, Matched};

use super::cells::{Cell, Item, Laid, Turn, days, put, value};
use crate::words::Words;

impl Laid for AgreementRow {
    const NAME: &'static str = "agreements";
    const CELLS: &'static [&'static str] = &[
        "boards.agreement",
        "boards.parties",
        "boards.status",
        "boards.began",
        "boards.where",
        "boards.claimed-since",
    ];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        let ends = self.term_ends.map(|day| words.with("boards.to-run-out", &[&day.to_string()]));
        let beside = [days(None, self.state_day), ends.unwrap_or_default()].join(" ").trim().to_owned();
        let state = Item { words: value(words, self.state), beside, ..Item::default() };
        let since = self.since.iter().flat_map(|since| {
            since.claims.iter().map(|kind| Item {
                words: format!("{} {}", words.value(kind.kind), kind.count),
                ..Item::default()
            })
        });
        vec![
            Cell::of(words.value_named(&self.agreement_type)),
            Cell::parties(&self.parties),
            Cell::all(Some(state).filter(|state| !state.words.is_empty())),
            Cell::of(days(None, self.began)),
            Cell::place(words, self.place.as_ref()),
            Cell::all(since),
        ]
    }

    fn turns(&self, words: &Words) -> Vec<Turn> {
        let turn = |life: &Life| Turn {
            day: days(None, life.day),
            words: life
                .action
                .map_or_else(|| words.t("boards.spoken-of").to_owned(), |action| words.value(action)),
            put: put(words, life.modality),
            cited: life.claims.clone(),
        };
        self.life.iter().map(turn).collect()
    }
}

impl Laid for AllegationRow {
    const NAME: &'static str = "allegations";
    const CELLS: &'static [&'static str] =
        &["boards.day", "boards.accuser", "boards.against", "boards.of", "boards.where", "boards.denials"];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        let accuser = self.accuser.clone().unwrap_or_else(|| words.t("boards.only-denied").to_owned());
        let denial = |denial: &Denial| {
            let matched = match denial.matched {
                Matched::Report => words.t("boards.in-the-report"),
                Matched::Subject => words.t("boards.of-the-same"),
                Matched::Nothing => "",
            };
            Item {
                words: denial.says.clone(),
                beside: [days(None, denial.day), denial.of.join("; "), matched.to_owned()]
                    .iter()
                    .filter(|part| !part.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" · "),
                disputes: true,
                cited: vec![denial.cited.clone()],
            }
        };
        vec![
            Cell::of(days(None, self.day)),
            Cell::cited(accuser, &self.claims),
            Cell::parties(&self.against),
            Cell::of(self.of.join("; ")),
            Cell::place(words, self.place.as_ref()),
            Cell::all(self.denials.iter().map(denial)),
        ]
    }
}

impl Laid for AgendaRow {
    const NAME: &'static str = "agenda";
    const CELLS: &'static [&'static str] = &[
        "boards.days",
        "boards.what",
        "boards.parties",
        "boards.where",
        "boards.announced-by",
        "boards.status",
        "boards.outcome",
    ];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        let outcome = self.outcome.iter().map(|cited| Item {
            words: cited.says.clone(),
            cited: vec![cited.clone()],
            ..Item::default()
        });
        vec![
            Cell::of(days(self.from, self.day)),
            Cell::cited(self.what.clone(), &self.claims),
            Cell::parties(&self.parties),
            Cell::place(words, self.place.as_ref()),
            Cell::all(self.says.iter().map(|says| Item { words: says.clone(), ..Item::default() })),
            Cell::of(words.value(self.state)),
            Cell::all(outcome),
        ]
    }

    fn group(&self, words: &Words) -> String {
        words.value(self.state)
    }
}
