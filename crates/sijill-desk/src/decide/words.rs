//! Filters as one would give them again: they are kept with a decision that chose its claims by them.

use std::fmt::Write as _;

use serde::Serialize;

use crate::filter::ClaimFilters;
use crate::show::name;

/// The filters as one would give them again; nothing where none was given. Kept with the decision.
pub fn words(filters: &ClaimFilters) -> String {
    let ClaimFilters { such, days, places, country, reports, withdrawn } = filters;
    let mut out = Words(String::new());
    out.names("kind", &such.kind);
    out.names("harm", &such.harm);
    out.names("status", &such.status);
    out.names("modality", &such.modality);
    out.names("scope", &such.scope);
    out.names("review", &such.review);
    out.one("min-confidence", such.min_confidence);
    out.one("max-confidence", such.max_confidence);
    out.one("min-figure", such.min_figure);
    out.one("max-figure", such.max_figure);
    out.one("source", such.source.as_ref());
    out.one("quote", such.quote.as_ref());
    out.one("from", days.from);
    out.one("to", days.to);
    out.one("place", places.place.as_ref());
    out.one("near", places.near.as_ref());
    out.one("within", places.within);
    out.one("box", places.within_box);
    out.one("zone", places.zone.as_ref());
    out.one("country", country.as_ref());
    out.one("publisher", reports.publisher.as_ref());
    out.names("report", &reports.report.iter().map(|n| format!("r{n}")).collect::<Vec<_>>());
    out.one("text", reports.text.as_ref());
    if *withdrawn {
        out.flag("withdrawn");
    }
    out.0
}

struct Words(String);

impl Words {
    fn flag(&mut self, option: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        let _ = write!(self.0, "--{option}");
    }

    fn one(&mut self, option: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.flag(option);
            let _ = write!(self.0, " {}", quoted(&value.to_string()));
        }
    }

    fn names(&mut self, option: &str, values: &[impl Serialize]) {
        if !values.is_empty() {
            let names: Vec<String> = values.iter().map(|value| name(value).replace(' ', "-")).collect();
            self.one(option, Some(names.join(",")));
        }
    }
}

/// As a shell takes it for one word.
pub fn quoted(words: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.,:/+@%".contains(c);
    if !words.is_empty() && words.chars().all(plain) {
        words.to_owned()
    } else {
        format!("'{}'", words.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{PlaceFilters, ReportFilters, SuchClaims};

    #[test]
    fn filters_are_told_as_they_were_given() {
        let filters = ClaimFilters {
            such: SuchClaims {
                harm: vec![sijill_claim::Harm::Killed, sijill_claim::Harm::Injured],
                min_confidence: Some(0.5),
                ..SuchClaims::default()
            },
            places: PlaceFilters { place: Some("Sheikh Sa'eed".to_owned()), ..PlaceFilters::default() },
            reports: ReportFilters { report: vec![1, 12], ..ReportFilters::default() },
            withdrawn: true,
            ..ClaimFilters::default()
        };
        assert_eq!(
            words(&filters),
            "--harm killed,injured --min-confidence 0.5 --place 'Sheikh Sa'\\''eed' --report r1,r12 --withdrawn"
        );
        assert_eq!(words(&ClaimFilters::default()), "");
    }
}
