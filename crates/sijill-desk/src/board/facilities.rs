//! The facilities board as rows.

use crate::show::name;
use sijill_claim::Modality;
use sijill_weigh::board::At;
use sijill_weigh::board::facilities::{Count, FacilityRow, Standing};
use sijill_weigh::said::Cited;

use sijill_claim::Kind;
use sijill_weigh::board::Board;
use sijill_weigh::board::facilities::facilities;

use super::Ground;
use super::told::{Shown, each, ids, place, shown, some};

impl Shown for FacilityRow {
    const CALLED: &'static str = "facilities";
    const HEAD: &'static [&'static str] =
        &["where", "facility", "last said", "on", "counts as told", "attacks", "claims"];
    const COLUMNS: &'static [&'static str] = &[
        "type",
        "name",
        "status",
        "status_day",
        "functioning_low",
        "functioning_high",
        "functioning_day",
        "counts",
        "attack_days",
        "attack_claims",
    ];
    const BY_PLACE: bool = true;
    const STANDS: bool = true;
    const KINDS: &'static [Kind] = &[Kind::Facility];
    fn board(on: &Ground) -> Board<Self> {
        facilities(&on.claims.items, &on.claims.terrain, on.as_of)
    }

    fn cells(&self) -> Vec<String> {
        let latest = self.status.as_ref();
        vec![
            place(self.place.as_ref()),
            self.name.clone().unwrap_or_else(|| self.facility_type.clone()),
            latest.map(status).unwrap_or_default(),
            shown(latest.and_then(|standing| standing.day)),
            some(self.counts.iter().map(count)),
            attacks(self),
            ids(&self.cited()),
        ]
    }

    fn values(&self) -> Vec<String> {
        let (latest, works) = (self.status.as_ref(), self.functioning.as_ref());
        vec![
            self.facility_type.clone(),
            self.name.clone().unwrap_or_default(),
            latest.map(status).unwrap_or_default(),
            shown(latest.and_then(|standing| standing.day)),
            shown(works.map(|count| count.figure.low)),
            shown(works.and_then(|count| count.figure.high)),
            shown(works.and_then(|count| count.standing.day)),
            each(self.counts.iter().map(|one| format!("{} {}", shown(one.standing.day), count(one)))),
            each(self.attack_days.iter().map(ToString::to_string)),
            self.attack_claims.to_string(),
        ]
    }

    fn place(&self) -> Option<&At> {
        self.place.as_ref()
    }

    fn cited(&self) -> Vec<&Cited> {
        let counted = self.counts.iter().map(|count| &count.standing.cited);
        self.standings.iter().map(|standing| &standing.cited).chain(counted).collect()
    }
}

/// "damaged, out of service", "attacked (denied)".
fn status(standing: &Standing) -> String {
    let words = standing.status.iter().map(name).collect::<Vec<_>>().join(", ");
    if standing.modality == Modality::Asserted {
        words
    } else {
        format!("{words} ({})", name(standing.modality))
    }
}

/// "four of the last eight: damaged".
fn count(count: &Count) -> String {
    format!("{}: {}", count.told, status(&count.standing))
}

/// "on 3 days", with the number of claims where that is another.
fn attacks(row: &FacilityRow) -> String {
    match (row.attack_days.len(), row.attack_claims) {
        (_, 0) => String::new(),
        (1, 1) => "1 day".to_owned(),
        (1, claims) => format!("1 day, {claims} claims"),
        (days, claims) if days == claims => format!("{days} days"),
        (days, claims) => format!("{days} days, {claims} claims"),
    }
}
