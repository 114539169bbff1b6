//! Confidence: from the strength of a claim's words to the share of such claims that a person agreed with. Not for: the
//! strength itself, which each kind's rules give.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use sijill_claim::Kind;

use crate::lexicon::{LexiconError, parse};

/// For each kind, from which strength up which share.
type Table = FxHashMap<String, Vec<(f64, f64)>>;

fn file() -> Result<Table, LexiconError> {
    parse("confidence.toml", include_str!("../../../lexicon/en/confidence.toml"))
}

/// Empty where the file was changed and is no longer of its form, which a test would tell.
static TABLE: LazyLock<Table> = LazyLock::new(|| file().unwrap_or_default());

/// How sure a claim of a kind is whose words are so strong.
pub(crate) fn calibrated(kind: Kind, strength: f64) -> f64 {
    let rows = TABLE.get(kind.name()).map_or(&[][..], Vec::as_slice);
    rows.iter().rev().find(|(from, _)| *from <= strength).map_or(strength, |&(_, share)| share)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_kind_has_rows_that_rise_in_strength() {
        let table = file().unwrap();
        for kind in Kind::ALL {
            let rows = &table[kind.name()];
            assert!(rows.first().is_some_and(|(from, _)| *from <= 0.0), "{kind:?}");
            assert!(rows.windows(2).all(|w| w[0].0 < w[1].0), "{kind:?}");
            assert!(rows.iter().all(|(_, share)| (0.0..1.0).contains(share)), "{kind:?}");
        }
    }
}
