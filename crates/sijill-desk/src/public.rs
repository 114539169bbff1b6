//! What the public sees: a publication profile at work. It is a veil over the record, so that whatever is asked through it —
//! claims, reports, incidents, boards, tallies, maps — is withheld in one place, and nobody can forget to.
//!
//! For: whoever opens a record for others. Not for: setting the profile, which is an entry like any other.

mod scrub;
mod spots;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sijill_claim::Kind;
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::{PlacesShown, Profile, ReadingMade, ReportAdded};
use sijill_record::question::PlaceRow;
use sijill_record::veil::Veil;
use sijill_weigh::ledger::Ledger;

/// A profile at work.
#[derive(Debug)]
pub struct Public {
    profile: Profile,
    gazetteer: Arc<Gazetteer>,
    /// Reports published on this day or later are withheld.
    since: Option<Date>,
}

impl Public {
    /// What a profile lets through at a time.
    #[must_use]
    pub fn new(profile: Profile, gazetteer: Arc<Gazetteer>, now: Timestamp) -> Self {
        let since = Self::moment(&profile, now).map(|time| time.to_zoned(jiff::tz::TimeZone::UTC).date());
        Self { profile, gazetteer, since }
    }

    /// The moment that answers are of, where they are of the past.
    #[must_use]
    pub fn moment(profile: &Profile, now: Timestamp) -> Option<Timestamp> {
        let seconds = i64::from(profile.delay_days).checked_mul(86_400).filter(|seconds| *seconds > 0)?;
        // A delay that reaches before all time is one of all time.
        Some(now.checked_sub(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MIN))
    }

    /// The profile.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// True where a place can be asked for: it is told as it is.
    #[must_use]
    pub fn tells(&self, place: &PlaceRow) -> bool {
        spots::told(&self.profile, &self.gazetteer, place).id == place.id
    }

    /// The claims as they weigh, as the public sees them: no kind that is withheld, no place but as it is told, no names of
    /// origins where those are withheld.
    #[must_use]
    pub fn ledger(&self, ledger: &Ledger) -> Ledger {
        let mut ledger = ledger.without(|line| self.withholds_kind(line.kind));
        ledger.terrain.retell(|spot| spots::spot(&self.profile, &self.gazetteer, spot));
        ledger.unnamed = !self.profile.sources || !self.profile.publishers;
        ledger
    }
}

impl Veil for Public {
    fn withholds_report(&self, number: u64, published: Option<Date>) -> bool {
        let since = || self.since.zip(published).is_some_and(|(since, published)| published >= since);
        self.profile.reports_withheld.contains(&number) || since()
    }

    fn withholds_kind(&self, kind: Kind) -> bool {
        self.profile.kinds_withheld.contains(&kind)
    }

    fn lets_search(&self) -> bool {
        let Profile { places, facilities, victims, sources, publishers, texts, quotes, .. } = &self.profile;
        *places == PlacesShown::Exact
            && [facilities, victims, sources, publishers, texts, quotes].into_iter().all(|shown| *shown)
    }

    fn reading(&self, reading: &mut ReadingMade, added: Option<&ReportAdded>) {
        scrub::reading(&self.profile, &self.gazetteer, reading, added);
    }

    fn report(&self, mut added: ReportAdded) -> Option<ReportAdded> {
        if !self.profile.publishers {
            return None;
        }
        // How it came here, and through whom, is nobody's business.
        added.by = None;
        added.document.name.clear();
        added.custody = sijill_intake::Custody::default();
        Some(added)
    }

    fn place(&self, place: &PlaceRow) -> PlaceRow {
        spots::told(&self.profile, &self.gazetteer, place)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn at(day: &str) -> Timestamp {
        format!("{day}T12:00:00Z").parse().unwrap()
    }

    #[test]
    fn what_was_published_within_the_delay_is_withheld() {
        let profile = Profile { delay_days: 30, reports_withheld: vec![7], ..Profile::default() };
        let gazetteer = crate::places::gazetteer().unwrap();
        let public = Public::new(profile, gazetteer, at("2026-03-31"));
        let day = |words: &str| Some(words.parse().unwrap());
        assert!(
            public.withholds_report(1, day("2026-03-01")) && public.withholds_report(1, day("2026-03-30"))
        );
        assert!(!public.withholds_report(1, day("2026-02-28")) && !public.withholds_report(1, None));
        assert!(public.withholds_report(7, day("2020-01-01")));
    }

    #[test]
    fn without_a_delay_answers_are_of_now() {
        assert_eq!(Public::moment(&Profile::default(), at("2026-03-31")), None);
        let long = Profile { delay_days: u32::MAX, ..Profile::default() };
        assert_eq!(Public::moment(&long, at("2026-03-31")), Some(Timestamp::MIN));
    }
}
