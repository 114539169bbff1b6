//! Meeting claims: calls, visits, and talks at a set place or day, held or planned.
//!
//! Not for: talks as such (`agreement`), crowds that gather, what was said there (`statement`).

mod beside;
mod discussion;
mod gathering;
mod office;
mod passing;
mod period;
#[cfg(test)]
mod tests;
mod visit;

use serde::Deserialize;
use sijill_claim::{Meeting, MeetingType, Modality, Party};
use sijill_language::{Label, Tag};

use crate::agreement::parties::{self, is_office, is_somebody};
use crate::agreement::widened;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, phrase, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft, Reading};
use crate::lexicon::{LexiconError, parse};
use crate::party::{Force, force};
use crate::words::WordSet;
pub(crate) use beside::BESIDE;
use beside::{beside, is_venue};
use discussion::{by_briefing, by_discussion};
use gathering::{by_gathering, is_inner};
use office::{AWAITED, awaited, before_day, by_address, by_receiving, is_in_office};
use passing::{after_meeting, in_passing};
use period::is_period;
use visit::by_visit;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    gatherings: WordSet,
    meet: WordSet,
    hold: WordSet,
    occur: WordSet,
    attend: WordSet,
    visit: WordSet,
    call: WordSet,
    address: WordSet,
    receive: WordSet,
    statesmen: WordSet,
    own_ends: WordSet,
    peaceful: WordSet,
    trips: WordSet,
    pairs: WordSet,
    awaited: WordSet,
    envoys: WordSet,
    address_titles: WordSet,
    pay: WordSet,
    speak: WordSet,
    lines: WordSet,
    crowd: WordSet,
    guests: WordSet,
    venues: WordSet,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
struct Example {
    r#type: MeetingType,
    r#match: Vec<String>,
    no: Vec<String>,
}

/// Words of meetings, from `lexicon/en/meeting.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingLexicon {
    words: Words,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    example: Vec<Example>,
}

impl MeetingLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        parse("meeting.toml", include_str!("../../../../lexicon/en/meeting.toml"))
    }
}

/// What a verb told.
struct Told {
    sort: MeetingType,
    parties: Vec<Party>,
    noun: Option<usize>,
    rule: &'static str,
    confidence: f64,
}

/// All meeting claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &MeetingLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let w = &lexicon.words;
    let mut found: Vec<Draft> = Vec::new();
    for token in 0..s.len() {
        if !s.tag(token).is_verb() {
            found.extend(in_passing(a, w, token).or_else(|| beside(a, w, token)));
            continue;
        }
        let Some(c) = clause(a, token) else { continue };
        let told = by_call(a, w, c)
            .or_else(|| by_meeting(a, w, c))
            .or_else(|| by_gathering(a, w, c))
            .or_else(|| by_visit(a, w, c))
            .or_else(|| by_address(a, w, c).or_else(|| by_receiving(a, w, c)))
            .or_else(|| awaited(a, w, c))
            .or_else(|| by_discussion(a, w, c))
            .or_else(|| by_briefing(a, w, c));
        if let Some(told) = told.and_then(|told| not_on_a_visit(a, c, told, &mut found)) {
            push(a, w, c, told, &mut found);
        }
    }
    beside::settle(a, &mut found);
    found
}

/// "visited the town on Monday and met the governor": one visit, and whom it was paid to.
fn not_on_a_visit(a: &Analysed<'_>, c: &Clause, told: Told, found: &mut [Draft]) -> Option<Told> {
    let s = &a.sentence;
    let joined = s.head(c.verb).filter(|_| s.label(c.verb) == Label::Conj && told.sort == MeetingType::Talks);
    let (_, last) = extent(a, c, None);
    let own = a.dates.iter().any(|d| c.verb < d.first && d.first <= last);
    // "visited Ankara and met the envoys in Istanbul"
    let spot = place(a, c, told.noun).filter(|&p| a.places.get(p).is_some_and(|p| p.first > c.verb));
    let here = |d: &Draft| !own && (spot.is_none() || spot == d.place_mention);
    for draft in found.iter_mut().filter(|d| Some(d.anchor) == joined && here(d)) {
        if let Body::Meeting(visit) = &mut draft.body
            && visit.meeting_type == MeetingType::Visit
        {
            draft.last = draft.last.max(last);
            for party in told.parties {
                if visit.parties.iter().all(|p| p.name != party.name) {
                    visit.parties.push(party);
                }
            }
            return None;
        }
    }
    Some(told)
}

fn push(a: &Analysed<'_>, w: &Words, c: &Clause, told: Told, found: &mut Vec<Draft>) {
    let stance = stance(a, c.verb);
    // "the meeting to be held next week"
    let to_be = told.rule == gathering::TO_BE;
    if stance.negated || !to_be && (stance.unreal || stance.attempted) {
        return;
    }
    // "was visiting the town when", "visiting troops": told beside something else.
    let s = &a.sentence;
    let helped = s
        .children_by(c.verb, &[Label::Aux])
        .any(|x| matches!(s.lower(x), "is" | "are" | "will" | "would" | "be"))
        || sits_down(a, w, c);
    if s.tag(c.verb) == Tag::VBG && !helped && !after_meeting(a, c) {
        return;
    }
    let (first, mut last) = widened(a, c, extent(a, c, None));
    if let Some(noun) = told.noun {
        last = last.max(phrase(a, noun).1);
    }
    let again = found.iter().any(|d| d.first <= first && last <= d.last || d.anchor == c.verb);
    if again {
        return;
    }
    let body = Body::Meeting(Meeting { parties: told.parties, meeting_type: told.sort });
    let mut draft = Draft::new(a.index, first, last, c.verb, body, told.rule);
    // "is expected in the capital": nothing but a plan.
    let planned = told.rule == AWAITED || to_be;
    let awaited = planned
        || c.voice == Voice::Passive && matches!(s.lemma(c.verb), "expect" | "schedule" | "plan" | "set");
    draft.modality =
        if awaited && stance.modality == Modality::Asserted { Modality::Planned } else { stance.modality };
    draft.place_mention = place(a, c, told.noun);
    draft.reading = if c.parsed { Reading::Both } else { Reading::Flat };
    draft.confidence = told.confidence;
    found.push(draft);
}

/// "At the time, the president was receiving the Chilean premier", "The cabinet was meeting in emergency session".
fn sits_down(a: &Analysed<'_>, w: &Words, c: &Clause) -> bool {
    let s = &a.sentence;
    let was = s.children_by(c.verb, &[Label::Aux]).any(|x| matches!(s.lower(x), "was" | "were"));
    let office =
        |d: usize| is_in_office(a, w, d) || matches!(s.lemma(d), "cabinet" | "council" | "parliament");
    was && matches!(s.lemma(c.verb), "receive" | "meet" | "host") && c.doer.is_some_and(office)
}

/// "met in emergency session", "met at the presidential palace".
fn in_session(a: &Analysed<'_>, w: &Words, c: &Clause) -> bool {
    let s = &a.sentence;
    complements(a, c.verb).iter().any(|&(ref word, preposition, n)| {
        word == "in" && s.lemma(n) == "session" || word == "at" && is_venue(a, w, preposition + 1)
    })
}

/// True where the talks of a clause are held or begun at a set place or on a set day.
pub(crate) fn is_set(a: &Analysed<'_>, c: &Clause, noun: usize) -> bool {
    let s = &a.sentence;
    let occurs = matches!(
        s.lemma(c.verb),
        "hold"
            | "begin"
            | "start"
            | "open"
            | "conduct"
            | "have"
            | "launch"
            | "take"
            | "convene"
            | "host"
            | "resume"
            | "restart"
            | "reopen"
    );
    occurs && !is_period(a, c) && (place(a, c, Some(noun)).is_some() || has_day(a, c))
}

fn has_day(a: &Analysed<'_>, c: &Clause) -> bool {
    let (first, last) = extent(a, c, None);
    a.dates.iter().any(|d| d.first <= last && first <= d.last && d.start == d.end)
}

/// Where it is: behind a preposition of the verb, of its noun, or the place visited.
fn place(a: &Analysed<'_>, c: &Clause, noun: Option<usize>) -> Option<usize> {
    let s = &a.sentence;
    let spatial = |w: &str| matches!(w, "in" | "at" | "to" | "outside" | "near");
    let location = |p: &usize| a.places.get(*p).is_some_and(crate::places::PlaceMention::is_location);
    let by_verb = complements(a, c.verb)
        .into_iter()
        .filter(|(w, ..)| spatial(w))
        .find_map(|(_, _, n)| place_of(a, n).filter(location));
    let by_noun = || {
        let noun = noun?;
        let preps = s.children_by(noun, &[Label::Prep]).filter(|&p| spatial(s.lower(p)));
        let after =
            preps.filter_map(|p| s.child(p, Label::Pobj)).find_map(|n| place_of(a, n).filter(location));
        // "the Geneva talks".
        after.or_else(|| {
            a.chunk(noun).and_then(|k| {
                a.places.iter().position(|p| k.first <= p.first && p.last < noun && p.is_location())
            })
        })
    };
    let visited = || c.things.iter().find_map(|&t| place_of(a, t).filter(|_| s.lemma(c.verb) == "visit"));
    // "face to face in Jeddah"
    let faced = || {
        let face = complements(a, c.verb).into_iter().map(|(_, _, n)| n).find(|&n| s.lower(n) == "face")?;
        let preps = s.children_by(face, &[Label::Prep]).filter(|&p| spatial(s.lower(p)));
        preps.filter_map(|p| s.child(p, Label::Pobj)).find_map(|n| place_of(a, n).filter(location))
    };
    // "for two hours in Sochi", "with his counterpart, Mr Diallo, in Bangui"
    let further = || {
        let meets = matches!(s.lemma(c.verb), "meet" | "discuss" | "confer" | "sit" | "hold");
        let last = extent(a, c, None).1;
        let clause = (c.verb + 1..last).take_while(|&i| meets && !a.is_finite(i));
        clause
            .filter(|&i| matches!(s.lower(i), "in" | "at") && s.tag(i) == Tag::IN)
            // "hold talks on a bill after the shooting in Goma": too far, and of something else.
            .filter(|&i| {
                s.lemma(c.verb) != "hold" || (c.verb + 1..i).any(|w| s.lower(w) == "with") && i < c.verb + 15
            })
            .find_map(|i| place_of(a, a.chunk(i + 1).map_or(i + 1, |k| k.head)).filter(location))
    };
    by_verb.or_else(faced).or_else(visited).or_else(by_noun).or_else(further)
}

/// "Fighters from the east and from the west met near the mosque": they joined up.
fn is_link_up(a: &Analysed<'_>, c: &Clause) -> bool {
    let fighters = |d: usize| {
        force(a, d) == Force::Armed
            && matches!(a.sentence.lemma(d), "fighter" | "troop" | "soldier" | "unit" | "column")
    };
    // "met in Bangui to sign a truce", "met for talks", "met with officials"
    let talks = complements(a, c.verb).iter().any(|(word, ..)| matches!(word.as_str(), "with" | "for"))
        || a.sentence
            .children_by(c.verb, &[sijill_language::Label::Advcl, sijill_language::Label::Xcomp])
            .any(|v| a.sentence.tag(v) == sijill_language::Tag::VB);
    !talks && c.things.is_empty() && c.doer.is_some_and(fighters)
}

/// "spoke by telephone", "phoned", "had a phone call with".
fn by_call(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let lemma = s.lemma(c.verb);
    // "The two men spoke by telephone"
    let two = |d: usize| {
        let first = a.chunk(d).map_or(d, |k| k.first);
        (first..=d).any(|i| w.pairs.contains(s.lower(i)))
            && matches!(s.lemma(d), "man" | "leader" | "side" | "two" | "both")
    };
    let doer = c.doer.filter(|&d| is_somebody(a, d) || two(d));
    let line = |i: usize| w.lines.contains(s.lower(i));
    let (first, last) = extent(a, c, None);
    // "had a call with the premier"
    let with_office = |t: usize| {
        s.lemma(t) == "call"
            && s.lower(t + 1) == "with"
            && a.chunk(t + 2).is_some_and(|k| k.first == t + 2 && is_in_office(a, w, k.head))
    };
    let conversation = c.things.iter().copied().find(|&t| {
        matches!(s.lemma(t), "call" | "conversation" | "talk")
            && a.chunk(t).is_some_and(|k| (k.first..t).any(line))
            || with_office(t)
    });
    let by_line = (c.verb + 1..=last.min(c.verb + 20)).filter(|_| w.speak.contains(lemma)).find(|&i| {
        let before = s.lower(i.wrapping_sub(1));
        line(i)
            && (matches!(before, "by" | "the" | "via" | "over" | "on")
                || matches!(s.lower(i + 1), "call" | "conversation"))
    });
    let spoken = by_line.is_some();
    let phoned = w.call.contains(lemma) && c.things.iter().any(|&t| is_somebody(a, t));
    let held =
        conversation.is_some() && matches!(lemma, "have" | "hold" | "make" | "place" | "take" | "receive");
    if doer.is_none() || first > last || !(spoken || phoned || held) {
        return None;
    }
    let mut parties = parties_of(a, c, conversation);
    parties.extend(before_day(a, c).filter(|p| parties.len() < 2 && p.name.contains(' ')));
    for end in by_line.into_iter().flat_map(|i| [i, i + 1]) {
        parties::of_noun(a, end, &mut parties);
    }
    // "A resident told us by telephone": whoever is asked by the press is no party.
    let told_to_press = parties.len() < 2 && !s.tag(doer?).is_plural();
    (!told_to_press || held).then_some(Told {
        sort: MeetingType::Call,
        parties,
        noun: conversation,
        rule: "meeting: call",
        confidence: 0.85,
    })
}

/// "will meet in Vienna", "met the president on Monday".
fn by_meeting(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let sits = s.lemma(c.verb) == "sit" && s.lower(c.verb + 1) == "down";
    if !(w.meet.contains(s.lemma(c.verb)) || sits) || c.voice != Voice::Active {
        return None;
    }
    // "The two are to meet again in Havana"
    let pair = |d: usize| {
        let set = stance(a, c.verb).modality == Modality::Planned || has_day(a, c);
        set && w.pairs.contains(s.lower(d)) && (s.lower(d) == "both" || d > 0 && s.lower(d - 1) == "the")
    };
    let doer = c.doer.filter(|&d| (is_somebody(a, d) || pair(d)) && !is_link_up(a, c))?;
    // "met face to face"
    let faced = |t: usize| s.lower(t) == "face" && s.lower(t + 1) == "to";
    // "We met survivors of the massacre": told by those in office.
    let hosts = matches!(s.lower(doer), "i" | "we")
        || is_in_office(a, w, doer)
        || matches!(
            s.lemma(doer),
            "general" | "commander" | "colonel" | "mayor" | "chief" | "bishop" | "delegation"
        );
    if c.things.iter().filter(|&&t| !faced(t)).any(|&t| {
        w.crowd.contains(s.lemma(t))
            || !is_somebody(a, t)
                && a.place_at(t).is_none()
                && a.date_at(t).is_none()
                && !(hosts && w.guests.contains(s.lemma(t)))
    }) {
        return None;
    }
    if w.crowd.contains(s.lemma(doer)) && s.lemma(doer) != "opposition" {
        return None;
    }
    // "met with resistance".
    let received = |n: usize| w.guests.contains(s.lemma(n)) && hosts;
    if complements(a, c.verb)
        .iter()
        .any(|&(ref word, _, n)| word == "with" && !is_somebody(a, n) && !received(n))
    {
        return None;
    }
    let parties = parties_of(a, c, None);
    let set = place(a, c, None).is_some() || has_day(a, c) || in_session(a, w, c);
    let named = parties.len() > 1;
    if !(set || named) || s.lemma(c.verb) != "meet" && !is_office(s.lemma(doer)) && !s.tag(doer).is_proper() {
        return None;
    }
    let confidence = if set { 0.9 } else { 0.6 };
    Some(Told { sort: MeetingType::Talks, parties, noun: None, rule: "meeting: meet", confidence })
}

fn parties_of(a: &Analysed<'_>, c: &Clause, noun: Option<usize>) -> Vec<Party> {
    let mut who = Vec::new();
    if let Some(doer) = c.doer {
        of(a, doer, &mut who);
    }
    for &thing in c.things.iter().take(20).filter(|&&t| Some(t) != noun) {
        parties::add(a, thing, &mut who);
    }
    for (word, _, n) in complements(a, c.verb) {
        if matches!(word.as_str(), "with" | "to" | "between") && a.place_at(n).is_none_or(|_| word != "to") {
            parties::add(a, n, &mut who);
        }
    }
    if let Some(noun) = noun {
        parties::of_noun(a, noun, &mut who);
    }
    who
}

/// "The foreign ministers of Russia and Turkey": the states that they speak for; else whoever is named.
fn of(a: &Analysed<'_>, doer: usize, who: &mut Vec<Party>) {
    let s = &a.sentence;
    let several = s.tag(doer).is_plural() && is_office(s.lemma(doer));
    let of = s
        .children_by(doer, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj));
    if let Some(of) = of.filter(|&n| several && s.tag(n).is_proper()) {
        parties::add(a, of, who);
        return;
    }
    parties::add(a, doer, who);
}
