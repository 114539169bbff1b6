//! Meetings told in passing: "after meeting with the president on Monday", "at the meeting of the league in Cairo on 4 May", "Talks
//! in Doha on Tuesday brought no result". Each with a day of its own.

use sijill_claim::{Meeting, MeetingType, Modality};
use sijill_language::{Label, Tag};

use super::Words;
use crate::agreement::parties;
use crate::analysis::Analysed;
use crate::clause::{Clause, phrase, stance};
use crate::draft::{Body, Draft};

/// "said after meeting with the president on Monday": it took place.
pub(super) fn after_meeting(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let after = s.lower(c.verb.wrapping_sub(1));
    matches!(c.lemma.as_str(), "meet" | "visit" | "tour")
        && matches!(after, "after" | "following" | "upon")
        && s.label(c.verb) == Label::Pcomp
}

/// "at the meeting of the league in Cairo on 4 May", "after a meeting with the president on Monday".
pub(super) fn in_passing(a: &Analysed<'_>, w: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !s.tag(token).is_noun()
        || !w.gatherings.contains(s.lemma(token))
        || matches!(s.lemma(token), "talk" | "negotiation" | "discussion" | "consultation")
            && !s.tag(token).is_plural()
        || matches!(s.lemma(token), "session" | "gathering")
        || super::is_inner(a, token)
    {
        return None;
    }
    let chunk = a.chunk(token).filter(|c| c.head == token)?;
    let before = chunk.first.checked_sub(1).map_or("", |i| s.lower(i));
    let led =
        matches!(before, "at" | "after" | "following" | "during" | "in") && s.label(token) == Label::Pobj;
    let subject = s.label(token) == Label::Nsubj;
    // Of whom, where and when: what stands right behind it.
    let end = (token + 1..s.len().min(token + 14))
        .take_while(|&i| {
            !a.is_finite(i)
                && !matches!(
                    s.tag(i),
                    Tag::Comma | Tag::Stop | Tag::Colon | Tag::WDT | Tag::WP | Tag::TO | Tag::VBG
                )
        })
        .last()?;
    let day = a.dates.iter().find(|d| token < d.first && d.first <= end && d.start == d.end)?;
    let last = day.last.max(token);
    let own = (token + 1..=last.min(end)).all(|i| !s.tag(i).is_verb() || a.date_at(i).is_some());
    let mut who = Vec::new();
    parties::of_noun(a, token, &mut who);
    let place = (token + 1..=last).find_map(|i| {
        a.place_at(i).filter(|_| (token + 1..i).rev().take(3).any(|p| matches!(s.lower(p), "in" | "at")))
    });
    let place = place.filter(|&p| a.places.get(p).is_some_and(crate::places::PlaceMention::is_location));
    let club = (token + 1..=last).any(|i| {
        matches!(
            s.lemma(i),
            "club" | "company" | "shareholder" | "board" | "team" | "investor" | "fan" | "player"
        )
    });
    // "The meeting on Monday was delayed": whose and where must be told.
    if !own || club || !(led && (place.is_some() || !who.is_empty()) || subject && place.is_some()) {
        return None;
    }
    // What the verb of the sentence tells of it, or whether it took place at all.
    let verb = s.ancestors(token).find(|&v| s.tag(v).is_verb())?;
    let told = subject
        && (w.occur.contains(s.lemma(verb))
            || matches!(s.lemma(verb), "cancel" | "postpone" | "fail" | "collapse" | "end" | "break"));
    let put = stance(a, verb);
    // "killed nine people at a meeting of elders in Dura on Monday": whom it hit.
    let hit = matches!(
        s.lemma(verb),
        "explode"
            | "attack"
            | "bomb"
            | "detonate"
            | "kill"
            | "fire"
            | "hit"
            | "target"
            | "strike"
            | "shoot"
            | "wound"
            | "injure"
            | "storm"
            | "go"
            | "burst"
    );
    if told || hit || put.unreal || put.negated && led {
        return None;
    }
    let ahead =
        put.modality == Modality::Planned || s.ancestors(token).take(4).any(|v| s.lemma(v) == "expect");
    let planned = before == "at" && ahead;
    let words = phrase(a, token);
    let body = Body::Meeting(Meeting { parties: who, meeting_type: MeetingType::Talks });
    let mut draft =
        Draft::new(a.index, words.0, last.max(words.1.min(end)), token, body, "meeting: in passing");
    draft.place_mention = place;
    draft.modality = if planned { Modality::Planned } else { Modality::Asserted };
    draft.confidence = 0.6;
    Some(draft)
}
