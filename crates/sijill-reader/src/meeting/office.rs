//! Meetings of those in office: who spoke to whom, who received whom, who is awaited.

use sijill_claim::{MeetingType, Party};
use sijill_language::{Label, Tag};

use super::gathering::has_week;
use super::{Told, Words, has_day, parties_of, place};
use crate::agreement::parties::{self, is_office};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, extent};
use crate::control::place_of;
use crate::party::{Force, force};

/// True for "Prime Minister Adan", "his Libyan counterpart"; not for "the envoy's plan".
pub(super) fn is_in_office(a: &Analysed<'_>, w: &Words, noun: usize) -> bool {
    let s = &a.sentence;
    a.chunk(noun).is_some_and(|k| {
        let own = (k.first..k.head).rev().take_while(|&i| s.tag(i) != Tag::POS);
        own.chain([k.head]).any(|i| w.statesmen.contains(s.lemma(i)))
    })
}

/// "The prime minister spoke to the president of Chad": between two in office.
pub(super) fn by_address(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    if !w.address.contains(s.lemma(c.verb)) || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer?;
    let to = complements(a, c.verb)
        .into_iter()
        .find(|(word, _, n)| matches!(word.as_str(), "to" | "with") && is_in_office(a, w, *n))
        .map(|(_, _, n)| n);
    let day = before_day(a, c).filter(|p| p.name.split(' ').any(|x| w.statesmen.contains(&x.to_lowercase())));
    // "I spoke to President Adan this morning": told by somebody in office.
    let named = |n: usize| a.chunk(n).is_some_and(|k| s.tag(k.head).is_proper() && k.first < k.head);
    let own = matches!(s.lower(doer), "i" | "he" | "she")
        && (day.is_some() || has_day(a, c) && to.is_some_and(|n| named(n) || s.lower(n + 1) == "of"));
    if to.is_none() && day.is_none() || !is_in_office(a, w, doer) && !own {
        return None;
    }
    let mut parties = parties_of(a, c, None);
    parties.extend(day.filter(|_| to.is_none()));
    Some(Told {
        sort: MeetingType::Call,
        parties,
        noun: None,
        rule: "meeting: a word between two in office",
        confidence: 0.7,
    })
}

/// "with Foreign Minister Adan yesterday": whoever is spoken to, where the parser took the day into the name.
pub(super) fn before_day(a: &Analysed<'_>, c: &Clause) -> Option<Party> {
    let s = &a.sentence;
    let (_, last) = extent(a, c, None);
    let after = (c.verb + 1..last).filter(|&i| matches!(s.lower(i), "with" | "to"));
    let lost = after.filter(|&i| s.child(i, Label::Pobj).is_none() && s.tag(i) != Tag::TO);
    let chunk = lost.filter_map(|i| a.chunk(i + 1).filter(|k| k.first == i + 1)).next()?;
    let end = (chunk.first..=chunk.last).rev().find(|&i| a.date_at(i).is_none())?;
    let day = a.date_at(end + 1).is_some();
    let first = chunk.first + usize::from(s.tag(chunk.first) == Tag::DT);
    let name = s.words(first.min(end), end).to_owned();
    (day && s.tag(end).is_proper()).then(|| Party { name: name.clone(), id: None, words: name })
}

/// "will receive his Libyan counterpart in Rome on 2 July".
pub(super) fn by_receiving(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    if !w.receive.contains(s.lemma(c.verb)) || c.voice != Voice::Active {
        return None;
    }
    // "She is to see her counterpart in Rome"
    let pronoun = |d: usize| matches!(s.lower(d), "he" | "she");
    c.doer.filter(|&d| is_in_office(a, w, d) || pronoun(d))?;
    let envoys = |t: usize| w.envoys.contains(s.lemma(t)) && s.lemma(c.verb) != "see";
    let &guest = c.things.iter().find(|&&t| is_in_office(a, w, t) || envoys(t))?;
    let received = s.lemma(c.verb) == "receive" && s.tag(guest) != Tag::PRP;
    (received || place(a, c, None).is_some() || has_day(a, c) || envoys(guest)).then(|| Told {
        sort: MeetingType::Visit,
        parties: parties_of(a, c, None),
        noun: None,
        rule: "meeting: received",
        confidence: 0.7,
    })
}

/// What the rule of those awaited is called.
pub(super) const AWAITED: &str = "meeting: awaited";

/// "A delegation is expected in the capital on Wednesday", "The envoy is due in Muscat on Saturday".
pub(super) fn awaited(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let adjective = s.lemma(c.verb) == "be" && w.awaited.contains(s.lower(c.verb + 1));
    let passive = c.voice == Voice::Passive && w.awaited.contains(s.lower(c.verb));
    if !(adjective || passive) {
        return None;
    }
    let behind = c.verb + 1 + usize::from(adjective);
    // "is due back in Arlo"
    let behind = behind + usize::from(s.lower(behind) == "back");
    let who = c.doer.or_else(|| c.things.first().copied()).filter(|&d| {
        let office = a.chunk(d).is_some_and(|k| (k.first..=k.head).any(|i| is_office(s.lemma(i))));
        // "Mr Kerry", "Ms Diallo"
        let person =
            s.tag(d).is_proper() && a.chunk(d).is_some_and(|k| w.address_titles.contains(s.lower(k.first)));
        let apart = s.children_by(d, &[Label::Appos]).any(|n| is_in_office(a, w, n));
        (office || person || apart || w.envoys.contains(s.lemma(d))) && force(a, d) != Force::Armed
    })?;
    let set = matches!(s.lower(behind), "in" | "at") && (has_day(a, c) || has_week(a, c));
    // "is due at a summit of the African Union"
    let chunk = a.chunk(behind + 1).filter(|k| k.first == behind + 1 && s.lower(behind) == "at");
    if let Some(noun) = chunk.map(|k| k.head).filter(|&n| is_gathering(a, w, n)) {
        let mut parties = Vec::new();
        parties::add(a, who, &mut parties);
        parties::of_noun(a, noun, &mut parties);
        return Some(Told {
            sort: MeetingType::Talks,
            parties,
            noun: Some(noun),
            rule: AWAITED,
            confidence: 0.75,
        });
    }
    // "due in court in Nairobi" is no visit.
    let named = a.chunk(behind + 1).map_or(behind + 1, |k| k.head);
    let spot = place_of(a, named).is_some()
        || place_of(a, behind + 1).is_some()
        || matches!(s.lower(named), "capital" | "city" | "town");
    let court = a.chunk(behind + 1).is_some_and(|k| (k.first..=k.last).any(|i| s.lower(i) == "court"));
    // "is expected in Geneva to meet Mr Lavrov": the meeting is told.
    let meets = s.children_by(c.verb, &[Label::Xcomp, Label::Advcl]).any(|v| w.meet.contains(s.lemma(v)));
    let mut parties = Vec::new();
    parties::add(a, who, &mut parties);
    (set && spot && !court && !meets).then_some(Told {
        sort: MeetingType::Visit,
        parties,
        noun: None,
        rule: AWAITED,
        confidence: 0.75,
    })
}

fn is_gathering(a: &Analysed<'_>, w: &Words, noun: usize) -> bool {
    let s = &a.sentence;
    w.gatherings.contains(s.lemma(noun)) && !super::is_inner(a, noun)
}
