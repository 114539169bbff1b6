//! Gatherings held, begun or attended: "will hold a special session", "talks open in Geneva", "the meeting to be held next week".

use sijill_claim::MeetingType;
use sijill_language::{Label, Tag};

use super::office::is_in_office;
use super::period::is_period;
use super::{Told, Words, has_day, parties_of, place};
use crate::agreement::parties::is_somebody;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, extent};

/// What the rule of meetings to come is called.
pub(super) const TO_BE: &str = "meeting: to be held";

/// "will hold a special session", "talks open in", "attended a summit in".
pub(super) fn by_gathering(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let lemma = s.lemma(c.verb);
    let gathering = |t: usize| {
        let here = |t: usize| {
            s.tag(t).is_noun()
                && w.gatherings.contains(s.lemma(t))
                && (s.lemma(t) != "talk" || s.tag(t).is_plural())
                && !is_inner(a, t)
        };
        // "a new round of talks".
        here(t)
            || matches!(s.lemma(t), "round" | "series" | "phase" | "day")
                && s.children_by(t, &[Label::Prep])
                    .filter(|&p| s.lower(p) == "of")
                    .filter_map(|p| s.child(p, Label::Pobj))
                    .any(here)
    };
    // "the meeting to be held next week"
    let to_be = s.head(c.verb).filter(|_| {
        matches!(s.label(c.verb), Label::Relcl | Label::Acl)
            && s.children_by(c.verb, &[Label::Aux]).any(|x| s.lower(x) == "to")
            && s.child(c.verb, Label::Auxpass).is_some()
    });
    let held = c.things.iter().copied().chain(to_be).find(|&t| w.hold.contains(lemma) && gathering(t));
    let occurs = || {
        // "the talks between the factions, which are due to begin in Cairo"
        let of_parties = |d: usize| {
            let over = s.head(d).filter(|_| s.label(d) == Label::Pobj)?;
            s.head(over).filter(|&n| matches!(s.lower(over), "between" | "with" | "of") && gathering(n))
        };
        let set = c.things.first().copied().filter(|_| {
            c.voice == Voice::Passive
                && matches!(lemma, "set" | "schedule" | "plan")
                && s.lower(c.verb + 1) == "for"
        });
        // "There will be a meeting in Djibouti on 4 March"
        let there = s
            .children_by(c.verb, &[Label::Attr, Label::Nsubj])
            .find(|&n| lemma == "be" && n > c.verb && s.child(c.verb, Label::Expl).is_some() && gathering(n));
        if there.is_some() {
            return there;
        }
        let doer = c.doer.map(|d| of_parties(d).unwrap_or(d)).or(set);
        let doer = doer.filter(|&d| w.occur.contains(lemma) && gathering(d))?;
        let light = matches!(lemma, "take" | "be");
        let fits =
            !light || lemma == "take" && s.lower(c.verb + 1) == "place" || lemma == "be" && copula_sets(a, c);
        fits.then_some(doer)
    };
    let attended = || {
        let inside = c.things.iter().copied().filter(|_| matches!(lemma, "attend" | "join"));
        let after = complements(a, c.verb)
            .into_iter()
            .filter(|(p, ..)| matches!(p.as_str(), "to" | "at" | "for" | "in" | "part in"))
            .map(|(_, _, n)| n);
        let all: Vec<usize> = inside.chain(after).filter(|&t| gathering(t)).collect();
        all.into_iter().next().filter(|_| {
            let who = c.doer.or_else(|| c.things.first().copied().filter(|_| c.voice == Voice::Passive));
            // "is in Geneva for talks"
            let there = lemma == "be" && place(a, c, None).is_some();
            (w.attend.contains(lemma) || there)
                && who.is_some_and(|d| is_somebody(a, d) || s.lower(d) == "it")
        })
    };
    let noun = held.or_else(occurs).or_else(attended)?;
    let somebody = c.voice != Voice::Active
        || held.is_none()
        || c.doer.is_some_and(|d| is_somebody(a, d) || a.place_at(d).is_some());
    let parties = parties_of(a, c, Some(noun));
    let set = place(a, c, Some(noun)).is_some()
        || has_day(a, c)
        // "held a two-hour meeting with the general"
        || held.is_some()
            && matches!(lemma, "hold" | "have" | "host" | "chair")
            && s.lemma(noun) == "meeting" && parties.len() > 1 && s.lower(noun + 1) == "with"
        || to_be.is_some() && has_week(a, c)
        || held.is_some() && is_urgent(a, w, c, noun);
    let talks = matches!(s.lemma(noun), "talk" | "talks" | "negotiation" | "negotiations");
    if !somebody || !set || talks && is_period(a, c) {
        return None;
    }
    Some(Told {
        sort: MeetingType::Talks,
        parties,
        noun: Some(noun),
        rule: if to_be.is_some() { TO_BE } else { "meeting: gathering" },
        confidence: 0.8,
    })
}

/// "talks about trade", "a news conference", "a training session": other gatherings.
pub(super) fn is_inner(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    a.chunk(noun).is_some_and(|k| {
        (k.first..noun).any(|i| {
            matches!(
                s.lower(i),
                "news"
                    | "press"
                    | "training"
                    | "trade"
                    | "contract"
                    | "transfer"
                    | "budget"
                    | "pay"
                    | "cabinet"
                    | "campaign"
                    | "town"
                    | "court"
                    | "election"
                    | "party"
                    | "annual"
                    | "academic"
                    | "board"
                    | "recording"
                    | "practice"
                    | "video"
            )
        })
    })
}

/// "The talks are in Geneva on Monday", "the meeting is due on Friday".
fn copula_sets(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    s.children_by(c.verb, &[Label::Acomp, Label::Prep, Label::Attr]).any(|x| {
        matches!(s.lower(x), "due" | "scheduled" | "set" | "planned")
            || matches!(s.lower(x), "in" | "on") && s.tag(x) == Tag::IN
    })
}

/// "The cabinet held an emergency session", "chaired a crisis meeting of his cabinet".
fn is_urgent(a: &Analysed<'_>, w: &Words, c: &Clause, noun: usize) -> bool {
    let s = &a.sentence;
    let urgent = |i: usize| matches!(s.lower(i), "emergency" | "crisis" | "extraordinary" | "urgent");
    let body = |d: usize| {
        is_in_office(a, w, d)
            || matches!(s.lemma(d), "cabinet" | "council" | "parliament" | "government" | "assembly")
    };
    a.chunk(noun).is_some_and(|k| (k.first..noun).any(urgent)) && c.doer.is_some_and(body)
}

/// "next week": as near as plans are told.
pub(super) fn has_week(a: &Analysed<'_>, c: &Clause) -> bool {
    let (first, last) = extent(a, c, None);
    let mut dates = a.dates.iter().filter(|d| d.first <= last && first <= d.last);
    dates.any(|d| {
        let days = d.start.zip(d.end).and_then(|(start, end)| end.since(start).ok());
        days.is_some_and(|span| span.get_days() <= 8)
    })
}
