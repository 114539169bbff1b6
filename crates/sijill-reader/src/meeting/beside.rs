//! Meetings told beside what was said or done there: "during talks in Amman with the envoy", "began the day with a call with his
//! counterpart", "on a visit to Goma, the minister said". Whom, where or when must be told.

use sijill_claim::{Meeting, MeetingType, Modality, Party};
use sijill_language::{Label, Tag};

use super::Words;
use super::office::is_in_office;
use crate::agreement::parties::{self, is_somebody};
use crate::analysis::Analysed;
use crate::clause::{clause, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};

/// What the rule is called; what it reads gives way to a meeting told by the verb.
pub(crate) const BESIDE: &str = "meeting: beside";

/// Furthest that whom, where and when stand behind the noun, in tokens.
const REACH: usize = 16;

/// Reads one noun.
pub(super) fn beside(a: &Analysed<'_>, w: &Words, token: usize) -> Option<Draft> {
    visit(a, w, token).or_else(|| gathering(a, w, token))
}

/// Without what lies inside a meeting that a verb tells, or hangs on that verb.
pub(super) fn settle(a: &Analysed<'_>, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let told: Vec<(usize, usize, usize)> = found
        .iter()
        .filter(|d| d.rules.first() != Some(&BESIDE))
        .map(|d| (d.first, d.last, d.anchor))
        .collect();
    found.retain(|d| {
        let over = s.ancestors(d.anchor).find(|&v| s.tag(v).is_verb());
        d.rules.first() != Some(&BESIDE)
            || told.iter().all(|&(first, last, verb)| {
                Some(verb) != over && verb != d.anchor && (last < d.first || d.last < first)
            })
    });
}

/// "during talks in Amman with the envoy", "after a phone call with the emir".
fn gathering(a: &Analysed<'_>, w: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let chunk = a.chunk(token).filter(|k| k.head == token)?;
    let sort = sort_of(a, w, chunk.first, token)?;
    let led = chunk.first.checked_sub(1).filter(|_| s.label(token) == Label::Pobj)?;
    let (met, who) = met(a, token);
    // "raised its offer during talks with the union"
    let civil = |n: usize| {
        matches!(
            s.lemma(n),
            "union"
                | "firm"
                | "company"
                | "club"
                | "bank"
                | "team"
                | "investor"
                | "shareholder"
                | "employer"
                | "fan"
        ) && !(s.tag(n).is_proper() && n > 0 && s.tag(n - 1).is_proper())
    };
    if met.iter().any(|&n| civil(n)) {
        return None;
    }
    let end = end(a, token);
    let verb = s.ancestors(token).find(|&v| s.tag(v).is_verb())?;
    let ahead = s.lower(led) == "of" && s.lower(led.wrapping_sub(1)) == "ahead";
    let begins = s.lower(led) == "with"
        && matches!(s.lemma(verb), "begin" | "start" | "open" | "end" | "conclude" | "close")
        && s.children_by(verb, &[Label::Dobj, Label::Npadvmod]).any(|o| {
            matches!(s.lemma(o), "day" | "week" | "morning" | "evening" | "visit" | "trip" | "tour")
        });
    let there = matches!(s.lower(led), "at" | "after" | "following" | "during" | "in" | "through");
    if !(there || ahead || begins) || is_hit(a, verb) || told_apart(a, verb, led, s.lower(led)) {
        return None;
    }
    let place = place_behind(a, token, end);
    let site = (token + 1..end).any(|i| matches!(s.lower(i), "at" | "in") && is_venue(a, w, i + 1));
    let own_day = a.dates.iter().any(|d| token < d.first && d.first <= end);
    let day = own_day || matches!(s.lower(led), "during" | "at" | "in") && clause_has_day(a, verb);
    let office = met.iter().any(|&n| is_known(a, w, n));
    let with = !met.is_empty() && (place.is_some() || site || day || begins);
    let council = place.is_some()
        && matches!(s.lemma(token), "summit" | "meeting" | "conference")
        && matches!(s.lower(led), "at" | "after" | "following" | "during")
        && (s.lemma(token) == "summit" || (chunk.first..token).any(|i| s.tag(i).is_proper()));
    let close = office && s.lower(led) != "through" && !ahead;
    let talks = s.tag(token).is_plural() || s.lemma(token) == "summit";
    let set = talks && own_day && place.is_some() && !matches!(s.lower(led), "after" | "following");
    if !(with || close || council || set) {
        return None;
    }
    let put = stance(a, verb);
    let planned =
        ahead || put.modality == Modality::Planned && matches!(s.lower(led), "at" | "during" | "in");
    let body = Body::Meeting(Meeting { parties: who, meeting_type: sort });
    draft(a, token, (chunk.first, end), body, place, planned)
}

/// A meeting, or a call; no news conference, no meeting of shareholders.
fn sort_of(a: &Analysed<'_>, w: &Words, first: usize, token: usize) -> Option<MeetingType> {
    let s = &a.sentence;
    if !s.tag(token).is_noun() || super::is_inner(a, token) {
        return None;
    }
    let lemma = s.lemma(token);
    let phoned = (first..token).any(|i| w.lines.contains(s.lower(i)));
    if matches!(lemma, "call" | "conversation") {
        return (phoned || s.lower(token + 1) == "with").then_some(MeetingType::Call);
    }
    let several = matches!(lemma, "talk" | "negotiation" | "discussion" | "consultation");
    let open = matches!(lemma, "session" | "gathering" | "conference");
    let fits = w.gatherings.contains(lemma) && (!several || s.tag(token).is_plural()) && !open;
    fits.then_some(if phoned { MeetingType::Call } else { MeetingType::Talks })
}

/// The nouns behind "with" and "between", and those parties by name.
fn met(a: &Analysed<'_>, token: usize) -> (Vec<usize>, Vec<Party>) {
    let s = &a.sentence;
    let (mut met, mut who) = (Vec::new(), Vec::new());
    for i in token + 1..end(a, token) {
        let side = matches!(s.lower(i), "with" | "between" | "among");
        let near = a.chunk(i + 1).filter(|k| k.first == i + 1).map(|k| k.head);
        // "with [the military and government] officials"
        let whom = near.into_iter().chain(s.child(i, Label::Pobj)).find(|&n| side && is_somebody(a, n));
        if let Some(whom) = whom {
            met.push(whom);
            parties::add(a, whom, &mut who);
        }
    }
    parties::of_noun(a, token, &mut who);
    (met, who)
}

/// Someone in office, or a person by name: no "them", no "the rebels".
fn is_known(a: &Analysed<'_>, w: &Words, noun: usize) -> bool {
    let s = &a.sentence;
    is_in_office(a, w, noun)
        || s.tag(noun).is_proper()
            && a.place_at(noun).is_none()
            && a.chunk(noun).is_some_and(|k| k.first < k.head && w.address_titles.contains(s.lower(k.first)))
}

/// Of whom, where and when: the words right behind the noun.
fn end(a: &Analysed<'_>, token: usize) -> usize {
    let s = &a.sentence;
    (token + 1..s.len().min(token + REACH))
        .take_while(|&i| {
            !a.is_finite(i)
                && !matches!(
                    s.tag(i),
                    Tag::Comma | Tag::Stop | Tag::Colon | Tag::WDT | Tag::WP | Tag::WRB | Tag::TO | Tag::VBG
                )
        })
        .last()
        .unwrap_or(token)
}

fn place_behind(a: &Analysed<'_>, token: usize, end: usize) -> Option<usize> {
    let s = &a.sentence;
    (token + 1..end)
        .filter(|&i| matches!(s.lower(i), "in" | "at") && s.tag(i) == Tag::IN)
        .find_map(|i| place_of(a, a.chunk(i + 1).map_or(i + 1, |k| k.head)))
        .filter(|&p| a.places.get(p).is_some_and(crate::places::PlaceMention::is_location))
}

/// "the presidential palace", "his office": where those in office meet.
pub(super) fn is_venue(a: &Analysed<'_>, w: &Words, first: usize) -> bool {
    let s = &a.sentence;
    a.chunk(first).is_some_and(|k| {
        k.first == first && (w.venues.contains(s.lemma(k.head)) || w.venues.contains(s.lower(k.head)))
    })
}

/// "On Wednesday, the minister called for calm during talks with the envoy": the day of its verb.
fn clause_has_day(a: &Analysed<'_>, verb: usize) -> bool {
    let Some(c) = clause(a, verb) else { return false };
    let (first, last) = extent(a, c, None);
    let fronted = first.saturating_sub(5);
    a.dates.iter().any(|d| fronted <= d.first && d.last <= last && d.start == d.end && d.start.is_some())
}

/// "A bomb went off at a meeting": whom it hit.
fn is_hit(a: &Analysed<'_>, verb: usize) -> bool {
    matches!(
        a.sentence.lemma(verb),
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
            | "arrest"
            | "die"
    )
}

/// True where it did not come about: "failed in talks with", "will not speak at the meeting with".
fn told_apart(a: &Analysed<'_>, verb: usize, led: usize, word: &str) -> bool {
    let put = stance(a, verb);
    let engaged =
        matches!(a.sentence.lemma(verb), "engage" | "involve" | "lock" | "be" | "fail" | "participate");
    put.unreal && word != "after" || put.negated && word == "at" || engaged && word == "in" && verb < led
}

/// "On a visit to Goma, the minister said", "the president's visit to Goma".
fn visit(a: &Analysed<'_>, w: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let chunk = a.chunk(token).filter(|k| k.head == token && s.tag(token).is_noun())?;
    if !matches!(s.lemma(token), "visit" | "trip" | "tour") {
        return None;
    }
    let end = end(a, token);
    let to = (token + 1..=end + 1).find(|&i| matches!(s.lower(i), "to" | "of"))?;
    let place = place_of(a, a.chunk(to + 1).map_or(to + 1, |k| k.head))
        .filter(|&p| a.places.get(p).is_some_and(crate::places::PlaceMention::is_location))?;
    let led = chunk.first.checked_sub(1).map_or("", |i| s.lower(i));
    let ahead = matches!(led, "before") || led == "of" && s.lower(chunk.first.wrapping_sub(2)) == "ahead";
    let mut who = Vec::new();
    let owner = (chunk.first..token).rev().find(|&i| s.tag(i) == Tag::POS).and_then(|p| p.checked_sub(1));
    let by = (token + 1..to.max(end))
        .find(|&i| s.lower(i) == "by")
        .map(|i| a.chunk(i + 1).map_or(i + 1, |k| k.head));
    let owned = owner.filter(|&o| (chunk.first..=o).any(|i| w.statesmen.contains(s.lemma(i))));
    let guest = owned.or_else(|| by.filter(|&n| is_in_office(a, w, n))).or_else(|| {
        let there = matches!(led, "during" | "on" | "after" | "following");
        let verbs = s.ancestors(token).filter(|&v| s.tag(v).is_verb()).take(3);
        let mut doers = verbs.filter_map(|v| clause(a, v)).filter_map(|c| c.doer);
        doers.find(|&d| there && is_in_office(a, w, d))
    })?;
    parties::add(a, guest, &mut who);
    let verb = s.ancestors(token).find(|&v| s.tag(v).is_verb());
    let off = verb.is_some_and(|v| {
        stance(a, v).unreal
            || matches!(
                s.lemma(v),
                "cancel" | "postpone" | "delay" | "plan" | "rule" | "propose" | "announce"
            )
    });
    if off {
        return None;
    }
    let planned = ahead || verb.is_some_and(|v| stance(a, v).modality == Modality::Planned);
    let body = Body::Meeting(Meeting { parties: who, meeting_type: MeetingType::Visit });
    draft(a, token, (chunk.first, end.max(to + 1)), body, Some(place), planned)
}

fn draft(
    a: &Analysed<'_>,
    token: usize,
    (first, last): (usize, usize),
    body: Body,
    place: Option<usize>,
    planned: bool,
) -> Option<Draft> {
    let s = &a.sentence;
    let last = last.min(s.len().checked_sub(1)?);
    let mut draft = Draft::new(a.index, first, last, token, body, BESIDE);
    draft.place_mention = place;
    draft.modality = if planned { Modality::Planned } else { Modality::Asserted };
    draft.confidence = 0.55;
    Some(draft)
}
