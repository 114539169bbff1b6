//! Displaced people told by a count alone: the homeless, "the number of displaced", those registered where they came to.

use serde::Deserialize;
use sijill_claim::{Displacement, DisplacementManner};
use sijill_language::{Label, Number, Tag};

use super::DisplacementLexicon;
use crate::analysis::Analysed;
use crate::classes::{CLASSES, Class};
use crate::clause::{clause, stance};
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::people::people_at;

/// From how many of a people on a country that hosts them shelters refugees.
const MANY: u64 = 1000;

/// The words for them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counted {
    pub(super) nature: Class,
    pub(super) amounts: Class,
    pub(super) comers: Class,
    pub(super) counts: Class,
    pub(super) people: Class,
    pub(super) survivors: Class,
    pub(super) takes_in: Class,
    pub(super) puts: Class,
    pub(super) stays: Class,
    pub(super) raises: Class,
    pub(super) goes: Class,
    pub(super) queues: Class,
    pub(super) queued: Class,
}

/// "left 500 people homeless", "some 2,000 villagers are homeless".
pub(super) fn homeless(a: &Analysed<'_>, lexicon: &Lexicon, words: &Counted, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    // "some 60,000 people remain displaced"
    let remains = matches!(s.lemma(token.wrapping_sub(1)), "remain" | "stay");
    // "left more than 2,000 families displaced"
    let left = || (token.saturating_sub(9)..token).any(|i| s.lemma(i) == "leave");
    let displaced = s.lower(token) == "displaced" && remains;
    let made = s.lower(token) == "displaced" && !remains && left();
    if s.lower(token) != "homeless" && !displaced && !made {
        return None;
    }
    let above = s.ancestors(token).take(3).find(|&v| s.tag(v).is_verb());
    let leaves = (token.saturating_sub(9)..token).rev().find(|&i| made && s.lemma(i) == "leave");
    let verb = if displaced { token - 1 } else { leaves.or(above)? };
    let c = clause(a, verb)?;
    let stance = stance(a, verb);
    if stance.unreal || stance.negated {
        return None;
    }
    let near = a.chunk(token.checked_sub(1)?).map(|k| k.head);
    let nouns = near.into_iter().chain(c.things.iter().copied()).chain(c.doer);
    // A flood's or a quake's homeless are another record's.
    let nature = |i: usize| words.nature.has(s.lemma(i));
    if (0..s.len()).any(nature) {
        return None;
    }
    let people = nouns
        .filter_map(|n| people_at(a, lexicon, n))
        .find(|p| p.counted && !p.unknown && p.last < token && p.figure.best.unwrap_or(p.figure.low) >= 10)?;
    let body = Body::Displacement(Displacement {
        figure: Some(people.figure),
        from: None,
        to: None,
        manner: Some(DisplacementManner::Fled),
    });
    let first = people.first.min(if c.things.is_empty() { people.first } else { verb });
    let mut draft = Draft::new(a.index, first, token, token, body, "displacement: homeless");
    draft.subject = people.head;
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    Some(draft)
}

/// "with millions of South Sudanese displaced", "leaving 30,000 villagers displaced", where the parser loses the participle.
pub(super) fn with_displaced(a: &Analysed<'_>, words: &Counted, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if s.lower(token) != "displaced" || s.tag(token + 1).is_noun() {
        return None;
    }
    let number = (token.saturating_sub(5)..token)
        .find_map(|i| a.count(i))
        .filter(|n| n.last < token && n.value.low >= 20)?;
    let led = number.first.checked_sub(1).filter(|&b| matches!(s.lower(b), "with" | "leaving"))?;
    let clear = (number.last + 1..token).all(|i| !a.is_finite(i) && s.lower(i) != ",");
    let nature = (0..s.len()).any(|i| s.tag(i).is_noun() && words.nature.has(s.lemma(i)));
    (clear && !nature && led < token).then(|| {
        let mut draft = draft(a, number, token, "displacement: with so many displaced");
        draft.first = number.first;
        draft
    })
}

/// "The number of displaced people has passed 700,000", "bringing to 19,000 the number of refugees".
pub(super) fn number_of(a: &Analysed<'_>, words: &Counted, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(s.lemma(token), "number" | "total" | "figure") || !s.tag(token).is_noun() {
        return None;
    }
    let of_them =
        (token + 1..s.len().min(token + 7)).take_while(|&i| !a.is_finite(i) || s.lower(i) == "displaced");
    let last = of_them.into_iter().find(|&i| {
        matches!(
            s.lower(i),
            "displaced" | "refugees" | "idps" | "evacuees" | "homeless" | "returnees" | "fleeing"
        )
    })?;
    let last = if s.tag(last + 1).is_noun() { last + 1 } else { last };
    let tells = |i: usize| words.amounts.has(s.lemma(i));
    let count = |from: usize, to: usize| {
        (from..to.min(s.len()))
            .find_map(|i| a.count(i))
            .filter(|n| n.value.low >= 10 && (from.min(n.first)..to).contains(&n.first))
    };
    let behind = (last + 1..s.len().min(last + 6)).find(|&i| tells(i)).and_then(|verb| {
        let clear = (last + 1..verb).all(|i| !matches!(s.lower(i), "," | ";"));
        clear.then(|| count(verb + 1, verb + 6)).flatten().map(|n| (verb, n))
    });
    let before = || {
        let verb = (token.saturating_sub(8)..token).rev().find(|&i| tells(i) && s.lemma(i) != "be")?;
        count(verb + 1, token).map(|n| (verb, n))
    };
    let at = || {
        let put =
            (token.saturating_sub(3)..token).rev().find(|&i| matches!(s.lemma(i), "put" | "estimate"))?;
        // "the number displaced from western Mosul since February at 434,000"
        let at = (last + 1..s.len().min(last + 9))
            .take_while(|&i| !matches!(s.lower(i), "," | ";"))
            .find(|&i| s.lower(i) == "at")?;
        count(at + 1, at + 4).map(|n| (put, n))
    };
    // "bringing the number of refugees in Chad to 260,000"
    let up_to = || {
        let put = (token.saturating_sub(3)..token).rev().find(|&i| words.raises.has(s.lemma(i)))?;
        let to = (last + 1..s.len().min(last + 9))
            .take_while(|&i| !matches!(s.lower(i), "," | ";") && !a.is_finite(i))
            .find(|&i| s.lower(i) == "to" && (i + 1..i + 4).any(|k| a.count(k).is_some()))?;
        count(to + 1, to + 4).map(|n| (put, n))
    };
    let (verb, number) = at().or(behind).or_else(before).or_else(up_to)?;
    let body = Body::Displacement(Displacement {
        figure: Some(crate::analysis::figure(number.value, number.words(s))),
        from: None,
        to: None,
        manner: Some(DisplacementManner::Fled),
    });
    let (first, end) = (token.min(verb).min(number.first), last.max(number.last));
    let mut draft = Draft::new(a.index, first, end, token, body, "displacement: number of displaced");
    draft.subject = token;
    draft.confidence = 0.75;
    Some(draft)
}

/// "has registered 2,300 arrivals", "hosts 4,000 refugees": people counted where they came to.
pub(super) fn registered(a: &Analysed<'_>, words: &Counted, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let came = words.comers.has(s.lower(token));
    // "2,460 people from the villages": only where comers are taken in. Of those "fleeing" the verb tells.
    let from = s.lower(token + 1) == "from";
    let number =
        (token.saturating_sub(3)..token).rev().find_map(|i| a.count(i)).filter(|n| n.value.low >= 10)?;
    let verb = (number.first.saturating_sub(6)..number.first).rev().find(|&i| s.tag(i).is_verb())?;
    // "received 40 civilians from the market blast": the hurt.
    let of_attack = a.chunk(token + 2).is_some_and(|c| CLASSES.attacks.has(s.lemma(c.head)));
    let hurt = of_attack || (number.first.saturating_sub(6)..verb).any(|i| CLASSES.wards.has(s.lemma(i)));
    let taken_in = from && !hurt && words.people.has(s.lower(token)) && words.takes_in.has(s.lemma(verb));
    // "Lydia shelters more than two million Carians": a people by its name.
    let whole = s.tag(token) == Tag::NNPS
        && number.value.low >= MANY
        && number.last + 1 == token
        && !s.tag(token + 1).is_noun()
        && matches!(s.lemma(verb), "shelter" | "host" | "house" | "accommodate");
    (taken_in || whole || came && words.counts.has(s.lemma(verb))).then(|| {
        let mut draft = draft(a, number, token, "displacement: people registered");
        draft.first = draft.first.min(verb);
        draft
    })
}

/// "There are now 80,000 refugees in the country".
pub(super) fn there_are(a: &Analysed<'_>, words: &Counted, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let there = matches!(s.lower(token + 1), "in" | "at" | "across" | "near" | "inside");
    if !words.comers.has(s.lower(token)) || !there {
        return None;
    }
    let number =
        (token.saturating_sub(3)..token).rev().find_map(|i| a.count(i)).filter(|n| n.value.low >= 20)?;
    let are = (number.first.saturating_sub(4)..number.first).rev().find(|&i| s.lemma(i) == "be")?;
    (s.lower(are.wrapping_sub(1)) == "there").then(|| draft(a, number, token, "displacement: so many there"))
}

/// "estimates the new arrivals at around 6,500".
pub(super) fn put(a: &Analysed<'_>, words: &Counted, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !words.comers.has(s.lower(token)) {
        return None;
    }
    let chunk = a.chunk(token).filter(|c| c.head == token && c.first > 0)?;
    let verb = chunk.first - 1;
    if !s.tag(verb).is_verb() || !words.puts.has(s.lemma(verb)) {
        return None;
    }
    let at = token + 1 + usize::from(matches!(s.lower(token + 1), "at" | "as"));
    let number = (at..at + 2).find_map(|i| a.count(i)).filter(|n| n.value.low >= 10 && n.first > token)?;
    let mut draft = draft(a, number, token, "displacement: arrivals put at a number");
    (draft.first, draft.last) = (chunk.first, number.last);
    Some(draft)
}

/// So many people, moved or come.
pub(super) fn draft(a: &Analysed<'_>, number: &Number, token: usize, rule: &'static str) -> Draft {
    let s = &a.sentence;
    let manner = if s.lower(token).starts_with("return") {
        DisplacementManner::Returned
    } else {
        DisplacementManner::Fled
    };
    let body = Body::Displacement(Displacement {
        figure: Some(crate::analysis::figure(number.value, number.words(s))),
        from: None,
        to: None,
        manner: Some(manner),
    });
    let mut draft = Draft::new(a.index, number.first, token, token, body, rule);
    draft.subject = token;
    draft.confidence = 0.7;
    draft
}

/// "50,000 displaced people live in camps".
pub(super) fn modifier(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(s.lower(token), "displaced" | "uprooted") {
        return None;
    }
    // "12,400 newly displaced people"
    let adverbs = (token.saturating_sub(2)..token).rev().take_while(|&i| s.tag(i) == Tag::RB).count();
    if adverbs > 0
        && let Some(number) = (token - adverbs).checked_sub(1).and_then(|i| a.count(i))
        && number.value.low >= 10
        && let Some(head) = a.chunk(token + 1).map(|c| c.head)
        && people_at(a, lexicon, head).is_some_and(|p| !p.unknown)
    {
        let mut draft = draft(a, number, head, "displacement: displaced people");
        draft.subject = head;
        return Some(draft);
    }
    // "already houses 16,000 displaced"
    if let Some(number) =
        token.checked_sub(1).and_then(|i| a.count(i)).filter(|n| n.last + 1 == token && n.value.low >= 10)
        && a.chunk(token).is_none_or(|c| c.head <= token)
        && !s.tag(token + 1).is_noun()
    {
        return Some(draft(a, number, token, "displacement: so many displaced"));
    }
    let chunk = a.chunk(token).filter(|c| token < c.head)?;
    let people = people_at(a, lexicon, chunk.head).filter(|p| p.counted && p.first < token && !p.unknown)?;
    let body = Body::Displacement(Displacement {
        figure: Some(people.figure),
        from: None,
        to: None,
        manner: Some(DisplacementManner::Fled),
    });
    let mut draft =
        Draft::new(a.index, people.first, people.last, token, body, "displacement: displaced people");
    draft.subject = people.head;
    draft.confidence = 0.7;
    Some(draft)
}

/// "residents", "survivors": those of whom a share is told.
fn is_populace(words: &DisplacementLexicon, word: &str) -> bool {
    words.counted.people.has(word) || words.counted.survivors.has(word)
}

/// "most of the [residents]", "nearly all [villagers]": of whom a share is told.
pub(super) fn share_of(a: &Analysed<'_>, words: &DisplacementLexicon, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let of = || {
        let of = s.children_by(noun, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
        s.child(of, Label::Pobj)
    };
    // "two thirds of the residents", "half of the hospital's staff"
    let told_of = |n: &usize| is_populace(words, s.lower(*n)) || words.words.workers.contains(s.lower(*n));
    if matches!(s.lower(noun), "thirds" | "quarters" | "fifths" | "tenths") {
        return of().filter(told_of);
    }
    // "a quarter of a million people": a number.
    if a.count(noun).is_some_and(|n| n.last > noun) {
        return None;
    }
    if words.words.shares.contains(s.lower(noun)) {
        return of().filter(told_of);
    }
    let chunk = a.chunk(noun)?;
    // "all 300 people", "half a million people": a number, and no share.
    let counts = |i: usize| {
        (chunk.first..=noun)
            .any(|k| a.count(k).is_some_and(|n| s.lower(i) == "all" || n.first <= i && i < n.last))
    };
    let told = (chunk.first..noun).any(|i| words.words.shares.contains(s.lower(i)) && !counts(i));
    (told && words.counted.people.has(s.lower(noun))).then_some(noun)
}
