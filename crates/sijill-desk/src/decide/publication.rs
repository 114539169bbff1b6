//! What the public may see is decided: a profile is changed, and kept in the log.

use clap::{Args, ValueEnum};
use sijill_claim::Kind;
use sijill_record::Record;
use sijill_record::payload::{PlacesShown, Profile, PublicationSet};

use super::Why;
use crate::error::AnswerError;
use crate::filter::values::{one_of, report};

/// Kilometres to which places may be blurred.
const KILOMETRES: std::ops::RangeInclusive<u32> = 1..=1000;

/// Whether the public sees something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Seen {
    /// The public sees it.
    Shown,
    /// The public does not.
    Withheld,
}

/// What is changed of a profile; what is not named stays as it is.
#[derive(Debug, Clone, Default, Args)]
pub struct ProfileAsked {
    /// How exactly places are told: `exact`, `country`, or no more exactly than so many kilometres, such as `25km`.
    #[arg(long, value_name = "HOW", value_parser = places, help_heading = "What the public sees")]
    pub places: Option<PlacesShown>,
    /// Names of hospitals, schools and other facilities.
    #[arg(long, value_enum, value_name = "SEEN", help_heading = "What the public sees")]
    pub facilities: Option<Seen>,
    /// Names and ages of victims.
    #[arg(long, value_enum, value_name = "SEEN", help_heading = "What the public sees")]
    pub victims: Option<Seen>,
    /// Names of sources; what they do is told in any case.
    #[arg(long, value_enum, value_name = "SEEN", help_heading = "What the public sees")]
    pub sources: Option<Seen>,
    /// Publishers, titles and addresses of reports.
    #[arg(long, value_enum, value_name = "SEEN", help_heading = "What the public sees")]
    pub publishers: Option<Seen>,
    /// Texts of reports, as long as nothing that is withheld stands in them.
    #[arg(long, value_enum, value_name = "SEEN", help_heading = "What the public sees")]
    pub texts: Option<Seen>,
    /// The words of claims, as long as nothing that is withheld stands in them.
    #[arg(long, value_enum, value_name = "SEEN", help_heading = "What the public sees")]
    pub quotes: Option<Seen>,
    /// Whether texts and words are behind a click, since they may be hard to read.
    #[arg(long, value_name = "YES", value_parser = clap::builder::BoolishValueParser::new(), help_heading = "What the public sees")]
    pub behind_click: Option<bool>,
    /// Kinds of claims that are withheld, instead of those before; may be repeated.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = one_of(&Kind::ALL), help_heading = "What the public sees")]
    pub withhold_kind: Vec<Kind>,
    /// No kind of claims is withheld.
    #[arg(long, conflicts_with = "withhold_kind", help_heading = "What the public sees")]
    pub all_kinds: bool,
    /// Reports that are withheld, instead of those before; may be repeated.
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = report, help_heading = "What the public sees")]
    pub withhold_report: Vec<u64>,
    /// No report is withheld.
    #[arg(long, conflicts_with = "withhold_report", help_heading = "What the public sees")]
    pub all_reports: bool,
    /// Answers are of the record as it stood so many days ago, without what was published since.
    #[arg(long, value_name = "DAYS", help_heading = "What the public sees")]
    pub delay_days: Option<u32>,
}

/// How exactly places are told.
///
/// # Errors
/// A sentence, where the words say nothing of it.
pub fn places(words: &str) -> Result<PlacesShown, String> {
    let number = words.trim().trim_end_matches("km").trim();
    match words.trim() {
        "exact" => Ok(PlacesShown::Exact),
        "country" => Ok(PlacesShown::Country),
        _ => match number.parse() {
            Ok(km) if KILOMETRES.contains(&km) => Ok(PlacesShown::Within(km)),
            _ => Err(format!(
                "write exact, country, or kilometres from {} to {}, such as 25km",
                KILOMETRES.start(),
                KILOMETRES.end()
            )),
        },
    }
}

/// How exactly places are told, as [`places`] reads it.
#[must_use]
pub fn places_words(places: PlacesShown) -> String {
    match places {
        PlacesShown::Exact => "exact".to_owned(),
        PlacesShown::Within(km) => format!("{km}km"),
        PlacesShown::Country => "country".to_owned(),
    }
}

/// The profile that holds.
#[must_use]
pub fn present(record: &sijill_record::question::Asked<'_>) -> Profile {
    record.standing.publication.as_ref().map(|(_, set)| set.profile.clone()).unwrap_or_default()
}

/// A profile with what is asked, switched on.
#[must_use]
pub fn changed(before: &Profile, asked: &ProfileAsked) -> Profile {
    let seen = |asked: Option<Seen>, before: bool| asked.map_or(before, |seen| seen == Seen::Shown);
    let mut kinds = asked.withhold_kind.clone();
    if kinds.is_empty() && !asked.all_kinds {
        kinds.clone_from(&before.kinds_withheld);
    }
    let mut reports = asked.withhold_report.clone();
    if reports.is_empty() && !asked.all_reports {
        reports.clone_from(&before.reports_withheld);
    }
    reports.sort_unstable();
    reports.dedup();
    kinds.sort_unstable();
    kinds.dedup();
    Profile {
        on: true,
        places: asked.places.unwrap_or(before.places),
        facilities: seen(asked.facilities, before.facilities),
        victims: seen(asked.victims, before.victims),
        sources: seen(asked.sources, before.sources),
        publishers: seen(asked.publishers, before.publishers),
        texts: seen(asked.texts, before.texts),
        quotes: seen(asked.quotes, before.quotes),
        behind_click: asked.behind_click.unwrap_or(before.behind_click),
        kinds_withheld: kinds,
        reports_withheld: reports,
        delay_days: asked.delay_days.unwrap_or(before.delay_days),
    }
}

/// Stages a profile; the entry that holds it.
///
/// # Errors
/// Where the profile is the one that holds, or withholds a report that is not there.
pub fn set(record: &mut Record, profile: Profile, why: &Why) -> Result<u64, AnswerError> {
    if present(&record.ask()?) == profile {
        return super::refused("The public sees just that already; nothing was changed.".to_owned());
    }
    let set = PublicationSet { profile, by: why.by.clone(), reason: why.reason.clone() };
    Ok(record.decide(set.into())?)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn what_is_not_named_stays() {
        let before = Profile { quotes: true, kinds_withheld: vec![Kind::Siege], ..Profile::default() };
        let asked =
            ProfileAsked { victims: Some(Seen::Shown), delay_days: Some(30), ..ProfileAsked::default() };
        let after = changed(&before, &asked);
        assert!(after.on && after.victims && after.quotes && after.delay_days == 30);
        assert_eq!(after.kinds_withheld, [Kind::Siege]);
        let none = changed(&before, &ProfileAsked { all_kinds: true, ..ProfileAsked::default() });
        assert!(none.kinds_withheld.is_empty());
    }

    #[test]
    fn places_are_read_as_they_are_written() {
        for places_shown in [PlacesShown::Exact, PlacesShown::Within(25), PlacesShown::Country] {
            assert_eq!(places(&places_words(places_shown)).unwrap(), places_shown);
        }
        for wrong in ["", "0km", "25 miles", "-5", "1001"] {
            assert!(places(wrong).is_err(), "{wrong}");
        }
    }
}
