//! Boards of people and forces on the move: deployments and displacement. Each source's number stands beside the others.

use sijill_weigh::board::deployments::DeploymentRow;
use sijill_weigh::board::displacement::DisplacementRow;

use super::cells::{Cell, Laid, counted, days, value};
use crate::words::Words;

impl Laid for DeploymentRow {
    const NAME: &'static str = "deployments";
    const CELLS: &'static [&'static str] =
        &["boards.who", "boards.action", "boards.what", "boards.where", "boards.days", "boards.numbers"];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        vec![
            Cell::parties(self.actor.as_ref()),
            Cell::of(value(words, self.action)),
            Cell::of(self.what.clone()),
            Cell::place(words, self.place.as_ref()),
            Cell::of(days(self.from, self.day)),
            Cell::all(self.claims.iter().map(|one| counted(words, one))),
        ]
    }
}

impl Laid for DisplacementRow {
    const NAME: &'static str = "displacement";
    const CELLS: &'static [&'static str] =
        &["boards.where", "boards.days", "boards.manner", "boards.whence", "boards.whither", "boards.people"];

    fn cells(&self, words: &Words) -> Vec<Cell> {
        vec![
            Cell::place(words, self.place.as_ref()),
            Cell::of(days(self.first_day, self.day)),
            Cell::of(value(words, self.manner)),
            Cell::of(self.from.clone().unwrap_or_default()),
            Cell::of(self.to.clone().unwrap_or_default()),
            Cell::all(self.people.iter().map(|one| counted(words, one))),
        ]
    }
}
