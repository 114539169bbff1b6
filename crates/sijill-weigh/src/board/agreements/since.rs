//! What was claimed after an agreement ended.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::Kind;

use crate::board::{Item, country, until};
use crate::terrain::Terrain;

/// What was claimed after the end of an agreement, of days up to that of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Since {
    /// The day of the end; what is of that day is not counted.
    pub day: Date,
    /// The country that is counted; nothing where it is not known, and all claims are.
    pub country: Option<String>,
    /// Claims of each kind.
    pub claims: Vec<KindCount>,
}

/// How many claims of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindCount {
    /// Which kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
}

/// The first days of all claims up to a day, in order, by country and kind; those of every country stand under none.
pub(super) struct After<'t>(FxHashMap<(Option<&'t str>, Kind), Vec<Date>>);

impl<'t> After<'t> {
    pub(super) fn of(items: &[Item], terrain: &'t Terrain, as_of: Date) -> Self {
        let mut days: FxHashMap<(Option<&str>, Kind), Vec<Date>> = FxHashMap::default();
        for item in items.iter().filter(|item| until(item, as_of)) {
            let Some(first) = item.said.first_day() else { continue };
            let kind = item.said.claim.kind;
            days.entry((None, kind)).or_default().push(first);
            if let Some(country) = country(terrain, item.node) {
                days.entry((Some(country), kind)).or_default().push(first);
            }
        }
        days.values_mut().for_each(|days| days.sort_unstable());
        Self(days)
    }

    /// The claims of days after one, in a country where it is known.
    pub(super) fn since(&self, day: Date, country: Option<&str>) -> Since {
        let count = |kind: Kind| {
            let days = self.0.get(&(country, kind)).map_or([].as_slice(), Vec::as_slice);
            KindCount { kind, count: days.len() - days.partition_point(|first| *first <= day) }
        };
        let claims = Kind::ALL.into_iter().map(count).filter(|kind| kind.count > 0).collect();
        Since { day, country: country.map(str::to_owned), claims }
    }
}
