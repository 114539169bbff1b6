//! Those in office who are to discuss a war, with whom, where or when.

use sijill_claim::{MeetingType, Modality};
use sijill_language::{Label, Tag};

use super::office::is_in_office;
use super::{Told, Words, has_day, parties_of, place};
use crate::agreement::parties::is_somebody;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, extent, stance};

/// "will discuss", "is to discuss".
fn coming_at_all(a: &Analysed<'_>, c: &Clause) -> bool {
    stance(a, c.verb).modality == Modality::Planned
}

/// "was expected to discuss the deal in the capital with his counterpart".
pub(super) fn by_discussion(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    if s.lemma(c.verb) != "discuss" || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer.filter(|&d| is_somebody(a, d))?;
    let with = complements(a, c.verb).into_iter().any(|(word, _, n)| word == "with" && is_somebody(a, n));
    let council = matches!(s.lemma(doer), "council" | "assembly" | "group" | "league" | "summit");
    // "met to discuss", "a meeting when they are to discuss": told by the meeting.
    let own = c.own_subject.is_some() || s.label(c.verb) == Label::Xcomp;
    let peaceful = c.things.iter().any(|&t| w.peaceful.contains(s.lemma(t)));
    // "is due to discuss the war with his counterpart next week"
    let coming = || {
        let (first, last) = extent(a, c, None);
        stance(a, c.verb).modality == Modality::Planned
            && a.dates.iter().any(|d| d.first <= last && first <= d.last)
    };
    let set = place(a, c, None).is_some() || has_day(a, c) || coming();
    // "The regional leaders are due to discuss the crisis in Arlo on 17 August"
    // "I shall discuss the crisis with our French partners in Brussels on 26 February"
    let partners = |n: usize| {
        matches!(
            s.lemma(n),
            "partner" | "counterpart" | "colleague" | "ally" | "leader" | "minister" | "official"
        )
    };
    let spoken = complements(a, c.verb).into_iter().any(|(word, _, n)| word == "with" && partners(n));
    let known = |n: usize| {
        spoken && s.tag(n) == Tag::PRP
            || is_in_office(a, w, n)
            || s.tag(n).is_proper()
            || w.envoys.contains(s.lemma(n))
    };
    let due = || known(doer) && coming() && place(a, c, None).is_some();
    // "President Diallo discussed the war with King Hassan": both in office, and named.
    let two = || {
        let named = |n: usize| a.chunk(n).is_some_and(|k| s.tag(k.head).is_proper() && k.first < k.head);
        let other = complements(a, c.verb)
            .into_iter()
            .any(|(word, _, n)| word == "with" && is_in_office(a, w, n) && named(n));
        let told = matches!(s.tag(c.verb), Tag::VBD | Tag::VBN) || coming_at_all(a, c);
        other && told && known(doer)
    };
    let told = set && (with || council) || with && two() || due();
    (own && !peaceful && told).then(|| Told {
        sort: MeetingType::Talks,
        parties: parties_of(a, c, None),
        noun: None,
        rule: "meeting: discuss",
        confidence: 0.75,
    })
}

/// "The generals briefed the president on the raid on Monday": those in office who are told.
pub(super) fn by_briefing(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let office = |n: usize| {
        is_in_office(a, w, n) || matches!(s.lemma(n), "cabinet" | "council" | "parliament" | "congress")
    };
    let told = c.things.iter().any(|&t| office(t))
        || complements(a, c.verb).into_iter().any(|(word, _, n)| word == "to" && office(n));
    let doer = c.doer.filter(|&d| is_somebody(a, d) || s.tag(d).is_plural())?;
    let past = matches!(s.tag(c.verb), Tag::VBD | Tag::VBN) || coming_at_all(a, c);
    let dated = {
        let (first, last) = extent(a, c, None);
        a.dates.iter().any(|d| first.saturating_sub(6) <= d.first && d.last <= last)
    };
    let fits = s.lemma(c.verb) == "brief" && told && past && dated && doer < c.verb;
    fits.then(|| Told {
        sort: MeetingType::Talks,
        parties: parties_of(a, c, None),
        noun: None,
        rule: "meeting: briefing",
        confidence: 0.6,
    })
}
