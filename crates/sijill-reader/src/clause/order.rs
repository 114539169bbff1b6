//! What the order of words alone tells of a verb, where the tagger or the parser went astray.

use sijill_language::{Label, Tag, lemma};

use super::{Clause, DEPTH, Voice, subject};
use crate::analysis::Analysed;

/// A past tense that the tagger took for an adjective: "The troops advanced on", "they had entered the".
pub(super) fn clause_by_order(a: &Analysed<'_>, verb: usize) -> Option<Clause> {
    let s = &a.sentence;
    let tag = s.tag(verb);
    let odd =
        tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBD | Tag::PDT | Tag::NN | Tag::NNS | Tag::IN);
    if !odd
        || tag == Tag::NNS && s.lower(verb).ends_with('s')
        || !s.surface(verb).starts_with(char::is_lowercase)
    {
        return None;
    }
    let past = lemma(s.lower(verb), Tag::VBD);
    if past.as_str() == s.lower(verb) {
        return None;
    }
    let opens =
        matches!(s.tag(verb + 1), Tag::DT | Tag::PRPS | Tag::PRP | Tag::NNP | Tag::IN | Tag::TO | Tag::RP)
            && !matches!(s.lower(verb + 1), "of" | "by" | "that" | "than");
    let mut helper = verb.saturating_sub(1);
    while helper > 0 && matches!(s.tag(helper), Tag::RB | Tag::RBR) {
        helper -= 1;
    }
    let perfect = helper < verb && matches!(s.lower(helper), "have" | "has" | "had");
    let be = ["is", "are", "was", "were", "been", "being", "be"];
    if helper < verb && be.contains(&s.lower(helper)) && tag.is_adjective() && s.lower(verb).ends_with("ed") {
        return passive_by_order(a, verb, past.to_string());
    }
    let joined = verb > 0 && s.lower(verb - 1) == "and";
    let doer = if joined {
        let first = (0..verb.saturating_sub(1)).rev().take(20).find(|&i| matches!(s.tag(i), Tag::VBD));
        first.and_then(|v| subject(a, v).or_else(|| subject_by_order(a, v)))
    } else {
        subject_by_order(a, verb)
    };
    if !(opens || perfect)
        || doer.is_none()
        || !(perfect || joined || s.tag(verb + 1) != Tag::IN || tag.is_adjective())
    {
        return None;
    }
    let things: Vec<usize> = object_by_order(a, verb).into_iter().collect();
    let own_subject = doer.filter(|_| !joined);
    Some(Clause {
        verb,
        lemma: past.to_string(),
        voice: Voice::Active,
        doer,
        things,
        own_subject,
        parsed: false,
    })
}

/// "was badly damaged", tagged as an adjective.
fn passive_by_order(a: &Analysed<'_>, verb: usize, lemma: String) -> Option<Clause> {
    let s = &a.sentence;
    let own = subject_by_order(a, verb);
    let thing = subject(a, verb).or(own)?;
    let by = (s.lower(verb + 1) == "by").then(|| a.chunk(verb + 2)).flatten();
    Some(Clause {
        verb,
        lemma,
        voice: Voice::Passive,
        doer: by.map(|c| c.head),
        things: s.conjuncts(thing).into_iter().filter(|&t| !s.tag(t).is_verb()).collect(),
        own_subject: own.filter(|&o| o == thing),
        parsed: false,
    })
}

/// The first helper of a verb: the "had" of "had not yet taken".
pub(super) fn verb_group(a: &Analysed<'_>, verb: usize) -> usize {
    let s = &a.sentence;
    let mut first = verb;
    for i in (verb.saturating_sub(6)..verb).rev() {
        let helper = s.tag(i) == Tag::MD
            || matches!(s.lemma(i), "have" | "be" | "'ve" | "'s" | "'re") && s.tag(i).is_verb();
        if helper {
            first = i;
        } else if !matches!(s.tag(i), Tag::RB | Tag::RBR) {
            break;
        }
    }
    first
}

/// The phrase that ends where the verb and its helpers begin.
pub(super) fn subject_by_order(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut before = verb_group(a, verb).checked_sub(1)?;
    while before > 0 && matches!(s.tag(before), Tag::RB | Tag::RBR) {
        before -= 1;
    }
    // "the government in January 2009 invited": a day between them.
    if let Some(day) = a.date_at(before).and_then(|d| a.dates.get(d))
        && a.chunk(before).is_none_or(|c| a.date_at(c.first).is_some())
    {
        before = day.first.checked_sub(1)?;
        if matches!(s.lower(before), "in" | "on" | "by" | ",") {
            before = before.checked_sub(1)?;
        }
    }
    let chunk = a.chunk(before)?;
    let head = chunk.head.min(before);
    if let Some(clause_subject) = after_conjunction(a, head) {
        return Some(clause_subject);
    }
    // "dozens of families": the number is the head.
    if let Some(number) =
        chunk.first.checked_sub(1).and_then(|p| a.number(p)).filter(|n| n.last + 1 == chunk.first)
    {
        return Some(number.core.1);
    }
    let after_preposition = chunk
        .first
        .checked_sub(1)
        .is_some_and(|p| matches!(s.tag(p), Tag::IN | Tag::TO) && a.number(p).is_none());
    // "on Thursday rebels attacked": the day went into their phrase.
    let led_by_day = a.date_at(chunk.first).is_some() && a.date_at(head).is_none();
    // "in the Dura Mountains opposition fighters have retaken the pass": the place went into their phrase.
    let led_by_place = after_preposition
        && s.tag(head) == Tag::NNS
        && a.places.iter().any(|p| chunk.first <= p.first && p.first <= chunk.first + 1 && p.last + 1 < head)
        && (chunk.first..head).any(|i| crate::party::is_warring(s.lower(i)));
    ((!after_preposition || led_by_day || led_by_place) && a.date_at(head).is_none()).then_some(head)
}

/// "since the city in the north was taken": a conjunction that the parser took for a preposition.
fn after_conjunction(a: &Analysed<'_>, last: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut noun = last;
    for _ in 0..DEPTH {
        let prep = s.head(noun).filter(|&p| p < noun && s.label(noun) == Label::Pobj)?;
        if matches!(s.lower(prep), "since" | "after" | "before" | "until" | "as" | "till") {
            return Some(noun);
        }
        noun = s.head(prep).filter(|&n| s.tag(n).is_noun() && n < prep)?;
    }
    None
}

/// "the people trapped there", where the parser hung the participle elsewhere: the noun right before it.
pub(super) fn noun_before(a: &Analysed<'_>, participle: usize) -> Option<usize> {
    let chunk = a.chunk(participle.checked_sub(1)?)?;
    (chunk.last + 1 == participle && a.date_at(chunk.head).is_none()).then_some(chunk.head)
}

/// "captured and looted the town", "shelled, stormed and then took it": an object that stands behind the last of the verbs
/// alone belongs to each.
pub(super) fn object_of_next(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut verb = verb;
    for _ in 0..DEPTH {
        let next = (verb + 1..verb + 5)
            .find(|&i| !matches!(s.tag(i), Tag::CC | Tag::Comma | Tag::RB | Tag::RP))
            .filter(|&i| i > verb + 1 && s.tag(i) == s.tag(verb) && s.tag(i).is_verb())?;
        if !(verb + 1..next).any(|i| matches!(s.tag(i), Tag::CC | Tag::Comma)) {
            return None;
        }
        if let Some(object) = s.child(next, Label::Dobj) {
            return Some(object);
        }
        verb = next;
    }
    None
}

/// The phrase that follows an active verb at once.
pub(super) fn object_by_order(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut next = verb + 1;
    let particle = |i: usize| {
        matches!(s.tag(i), Tag::RB | Tag::RP) || s.lower(verb).starts_with("invit") && s.lower(i) == "in"
    };
    while particle(next) && next < verb + 3 && a.number(next).is_none() {
        next += 1;
    }
    // "most of the town", "about 1,000 men", "dozens of lorries".
    let last = a.number(next).filter(|n| n.first == next).map(|n| n.last);
    let noun = match last {
        Some(last) => (next..=last + 1).find(|&i| a.chunk(i).is_some_and(|c| c.head > last)).unwrap_or(last),
        None if matches!(s.lower(next), "most" | "all" | "half" | "part" | "much")
            && s.lower(next + 1) == "of" =>
        {
            next + 2
        }
        None => next,
    };
    let noun = if s.lower(noun) == "of" { noun + 1 } else { noun };
    let chunk = a.chunk(noun).filter(|c| c.first <= noun && (c.first >= verb || last.is_some()))?;
    (!a.is_finite(chunk.last + 1) && a.date_at(chunk.head).is_none() && chunk.head > verb)
        .then_some(chunk.head)
}
