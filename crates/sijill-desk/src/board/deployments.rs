//! The deployments board as rows.

use sijill_weigh::board::At;
use sijill_weigh::board::deployments::DeploymentRow;
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::deployments::deployments;

use super::Ground;
use super::told::{Shown, bounds, by_source, days, each, ids, place, shown, some, word};

impl Shown for DeploymentRow {
    const CALLED: &'static str = "deployments";
    const HEAD: &'static [&'static str] = &["days", "by", "what", "put as", "where", "how many", "claims"];
    const COLUMNS: &'static [&'static str] =
        &["from", "to", "actor", "side", "what", "action", "modality", "low", "high", "best", "figures"];
    const KINDS: &'static [Kind] = &[Kind::Deployment];
    fn board(on: &Ground) -> Board<Self> {
        deployments(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn cells(&self) -> Vec<String> {
        let action = match ways(self).as_str() {
            "asserted" => word(self.action),
            ways => format!("{} ({ways})", word(self.action)),
        };
        vec![
            days(self.from, self.day),
            actor(self),
            self.what.clone(),
            action,
            place(self.place.as_ref()),
            some(self.claims.iter().map(by_source)),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        let side = self.actor.as_ref().and_then(|who| who.side.as_ref());
        let mut values = vec![
            shown(self.from),
            shown(self.day),
            actor(self),
            shown(side.map(|side| side.name())),
            self.what.clone(),
            word(self.action),
            ways(self),
        ];
        values.extend(bounds(&self.claims));
        values.push(each(self.claims.iter().map(by_source)));
        values
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        self.claims.iter().map(|one| &one.cited).collect()
    }
}

fn actor(row: &DeploymentRow) -> String {
    row.actor.as_ref().map(|who| who.name.clone()).unwrap_or_default()
}

/// How the claims put it.
fn ways(row: &DeploymentRow) -> String {
    each(row.claims.iter().map(|one| word(Some(one.cited.modality))))
}
