//! Parts of a toll: "including three children", "six of them women", "among the dead were two nurses".

use sijill_claim::{Harm, Modality};

use super::flat::{by_number, extend_right, left, right};
use super::hit::{Hit, voice};
use super::identified::identified;
use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};
use sijill_language::{Number, Tag};

/// The parts that a sentence counts of the people already found in it, or of a toll told before it.
pub(crate) fn parts(a: &Analysed<'_>, lexicon: &Lexicon, whole: &[Hit]) -> Vec<Hit> {
    let mut found = Vec::new();
    made_up_of(a, lexicon, whole, &mut found);
    for token in 0..a.sentence.len() {
        including(a, lexicon, token, whole, &mut found);
        behind_colon(a, lexicon, token, whole, &mut found);
        of_them(a, lexicon, token, whole, &mut found);
        among(a, lexicon, token, &mut found);
        among_counted(a, lexicon, token, whole, &mut found);
        identified(a, lexicon, token, &mut found);
        of_the_dead(a, lexicon, token, &mut found);
        // "two of the dead were unarmed, one of them a farmer"
        if whole.is_empty() && a.sentence.lower(token) == "of" {
            let told = found.clone();
            of_them(a, lexicon, token, &told, &mut found);
        }
    }
    by_place(a, whole, &mut found);
    if whole.is_empty() && found.is_empty() {
        told_before(a, lexicon, &mut found);
    }
    found
}

/// By which the document layer knows a part of people whom another sentence counted.
pub(crate) const TOLD_BEFORE: &str = "part: of those told before";

/// "Eighteen of them were fighters", "Two were soldiers": what befell them was told before.
fn told_before(a: &Analysed<'_>, lexicon: &Lexicon, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let Some(number) = a.numbers.iter().find(|n| n.first <= 3 && a.count(n.first).is_some()) else { return };
    // "of them" may have gone into the number.
    let of = if s.lower(number.last) == "of" { number.last } else { number.last + 1 };
    let of_them = s.lower(of) == "of" && s.lower(of + 1) == "them";
    let alone =
        !of_them && number.value.best.is_some() && a.chunk(number.last).is_none_or(|c| c.head == number.last);
    let be = if of_them { of + 2 } else { number.last + 1 };
    if !(of_them || alone) || !matches!(s.lower(be), "were" | "was" | "are") {
        return;
    }
    let at = if s.tag(be + 1) == Tag::RB { be + 2 } else { be + 1 };
    let kind = a.chunk(at).filter(|c| c.first == at).and_then(|c| people_at(a, lexicon, c.head));
    if let Some(kind) = kind.filter(|k| !k.counted && !k.pronoun && !k.unknown && !k.named) {
        let figure = crate::analysis::figure(number.value, s.words(number.first, number.last));
        let people = People { first: number.first, figure, counted: true, ..kind };
        let anchor = people.head;
        found.push(Hit {
            anchor,
            harm: Harm::Killed,
            people,
            modality: Modality::Asserted,
            rule: TOLD_BEFORE,
            part: true,
        });
    }
}

/// "shot dead 14 protesters in three towns: [nine] in Myingyan, [four] in Mandalay and [one] in Monywa": two places at the
/// least, and no more people than the whole.
fn by_place(a: &Analysed<'_>, whole: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    // "12 of them in Douma"
    let behind = |n: &Number| n.last + if s.lower(n.last + 1) == "of" { 3 } else { 1 };
    let placed = |n: &Number| {
        let at = behind(n);
        let there = matches!(s.lower(at), "in" | "at" | "near" | "outside")
            && (at + 1..at + 3).any(|i| a.place_at(i).is_some());
        // "23 of them this month"
        let then = at == n.last + 3 && (at..at + 2).any(|i| a.date_at(i).is_some());
        (there || then) && a.count(n.first).is_some()
    };
    let mut items: Vec<&Number> = a.numbers.iter().filter(|n| placed(n)).collect();
    let Some(&first) = items.first() else { return };
    let Some(all) = latest(whole, first.first) else { return };
    // "…, 12 in Douma, and wounded five in Homs": a verb begins something else.
    let end = (first.first..s.len()).find(|&i| s.tag(i).is_verb()).unwrap_or(s.len());
    let of_other = |n: &Number| {
        whole.iter().any(|h| h.harm != all.harm && h.people.first <= n.first && n.last <= h.people.last)
    };
    items.retain(|n| n.last < end && !of_other(n));
    let told = s.lower(first.first.wrapping_sub(1));
    let amounts: u64 = items.iter().filter_map(|n| n.value.best).sum();
    let fits = all.people.figure.best.is_some_and(|w| amounts <= w);
    // "…, more than 100 of them at Arlo"
    let alone = behind(first) == first.last + 3 && s.lower(first.last + 2) == "them";
    if items.len() < if alone { 1 } else { 2 }
        || !matches!(told, ":" | "-" | "--" | "," | "(" | "\u{2013}" | "\u{2014}")
        || !fits
    {
        return;
    }
    for number in items {
        let figure = crate::analysis::figure(number.value, s.words(number.first, number.last));
        let people = People {
            first: number.first,
            last: number.last,
            head: number.last,
            figure,
            counted: true,
            ..all.people.clone()
        };
        found.push(part(all, people, "part: by place"));
    }
}

/// "Of the 61 people killed, [44] were herders and [nine] were guards": what a count that opens the sentence is made up of.
fn made_up_of(a: &Analysed<'_>, lexicon: &Lexicon, whole: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lower(0) != "of" || !matches!(s.lower(1), "the" | "those") {
        return;
    }
    let Some(all) = whole.iter().filter(|h| h.people.counted).min_by_key(|h| h.people.first) else { return };
    if all.people.first > 3 {
        return;
    }
    for number in &a.numbers {
        let be = number.last + 1;
        let told = number.first > all.people.last && a.count(number.first).is_some();
        if !told || !matches!(s.lower(be), "were" | "was" | "are") {
            continue;
        }
        let kind = a.chunk(be + 1).filter(|c| c.first == be + 1).and_then(|c| people_at(a, lexicon, c.head));
        let less = number.value.best.is_some_and(|n| all.people.figure.best.is_some_and(|w| n <= w));
        if let Some(kind) = kind.filter(|k| less && !k.counted && !k.pronoun && !k.unknown) {
            let figure = crate::analysis::figure(number.value, s.words(number.first, number.last));
            let people = People { first: number.first, head: number.last, figure, counted: true, ..kind };
            found.push(part(all, people, "part: made up of"));
        }
    }
}

fn latest(whole: &[Hit], token: usize) -> Option<&Hit> {
    whole
        .iter()
        .filter(|h| h.people.last < token && h.people.figure.best != Some(0))
        .max_by_key(|h| (h.people.last, h.anchor))
}

/// "killed by three men, [one of them a policeman]": of those who did it.
fn is_of_doer(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let at = (token.saturating_sub(2)..token).rev().find(|&i| !matches!(s.lower(i), "," | "(" | "-" | "--"));
    let Some(chunk) = at.and_then(|i| a.chunk(i)) else { return false };
    let first = a.number(chunk.first).map_or(chunk.first, |n| n.first.min(chunk.first));
    s.lower(first.wrapping_sub(1)) == "by"
}

fn part(whole: &Hit, people: People, rule: &'static str) -> Hit {
    Hit { anchor: whole.anchor, harm: whole.harm, people, modality: whole.modality, rule, part: true }
}

fn including(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, all: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let after = match (s.lower(token), s.lower(token + 1)) {
        ("including" | "comprising", _) => token + 1,
        ("among", "them" | "whom") => token + 2,
        // "12 people, which included four children"
        ("which" | "who", "included" | "includes" | "include") => token + 2,
        _ => return,
    };
    let Some(whole) = latest(all, token).filter(|_| !is_of_doer(a, token)) else { return };
    // "killed 12 guards of a convoy, which included four ministers": of the convoy.
    let own = whole.people.last.max(whole.anchor) + 1;
    if matches!(s.lower(token), "which" | "who") && (own..token).any(|i| s.lower(i) != ",") {
        return;
    }
    // "has risen to 53, [six children] among them"
    let closed =
        matches!(s.lower(after), "," | "." | ";" | "and" | ")" | "were" | "was" | "have") || after >= s.len();
    let before =
        token.checked_sub(1).and_then(|i| a.chunk(i)).filter(|_| closed && s.lower(token) == "among");
    if let Some(people) = before.and_then(|c| people_at(a, lexicon, c.head)).filter(|p| {
        matches!(s.lower(p.first.wrapping_sub(1)), "," | "(" | "-" | "--" | "and")
            && (p.counted || p.figure.best == Some(1))
    }) {
        let Some(whole) = latest(all, people.first) else { return };
        found.push(part(whole, people, "part: among them"));
        return;
    }
    // "17 bodies, including those of five children"
    let after = if s.lower(after) == "those" && s.lower(after + 1) == "of" { after + 2 } else { after };
    let start = if matches!(s.lower(after), "at" | "some") { after } else { skip_adverbs(a, after) };
    if in_states(a, lexicon, start, all, found) {
        return;
    }
    for people in list_at(a, lexicon, start) {
        let less = match (people.figure.best, whole.people.figure.best) {
            (Some(p), Some(w)) => p <= w,
            _ => true,
        };
        if (people.counted || people.figure.best == Some(1)) && less && !people.pronoun {
            found.push(part(whole, people, "part: including"));
        }
    }
}

/// "eleven people were killed in the blast: [eight soldiers] and [three civilians]": a list that adds up to the whole.
fn behind_colon(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, all: &[Hit], found: &mut Vec<Hit>) {
    if !matches!(a.sentence.surface(token), ":" | "\u{2013}" | "\u{2014}" | "--") {
        return;
    }
    let Some(whole) = latest(all, token).filter(|h| h.people.counted) else { return };
    let list = list_at(a, lexicon, token + 1);
    let told = |p: &People| p.figure.best.filter(|_| !p.pronoun && (p.counted || p.figure.best == Some(1)));
    let sum: Option<u64> = list.iter().map(told).sum();
    if list.len() > 1 && sum.is_some() && sum == whole.people.figure.best {
        // "in Kabul on Monday – three men and two women"
        let behind = |p: People| People { first: p.first.max(token + 1), ..p };
        found.extend(list.into_iter().map(|people| part(whole, behind(people), "part: behind a colon")));
    }
}

/// "1,093 killed and 5,762 wounded, among them [106 civilians] dead and [294] hurt": each of those who were harmed so.
fn in_states(a: &Analysed<'_>, lexicon: &Lexicon, from: usize, all: &[Hit], found: &mut Vec<Hit>) -> bool {
    let s = &a.sentence;
    let mut at = from;
    let mut any = false;
    while let Some(number) = a.count(at) {
        let last = a.chunk(number.last).map_or(number.last, |c| c.last.max(number.last));
        let state = (number.last + 1..=last + 1)
            .find_map(|i| lexicon.states.get(s.lower(i)).map(|&harm| (i, harm)).filter(|_| i > number.last));
        let Some((state, harm)) = state else { break };
        let told = all.iter().filter(|h| h.people.last < from && h.harm == harm);
        let less = |h: &&Hit| h.people.figure.best.zip(number.value.best).is_none_or(|(w, p)| p <= w);
        let Some(whole) = told.filter(less).max_by_key(|h| h.people.last) else { break };
        let people = people_at(a, lexicon, number.last)
            .filter(|p| p.counted && p.last < state)
            .unwrap_or_else(|| by_number(a, number));
        found.push(part(whole, people, "part: including"));
        any = true;
        at = state + if matches!(s.lower(state + 1), "and" | ",") { 2 } else { break };
    }
    any
}

fn skip_adverbs(a: &Analysed<'_>, mut token: usize) -> usize {
    while matches!(a.sentence.tag(token), sijill_language::Tag::RB) && a.number(token).is_none() {
        token += 1;
    }
    token
}

fn list_at(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Vec<People> {
    let start = a
        .number(token)
        .map_or(token, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(token));
    match people_at(a, lexicon, start) {
        Some(first) => extend_right(a, lexicon, first),
        None => Vec::new(),
    }
}

/// "six of them children", "three of whom were women".
fn of_them(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, whole: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lower(token) != "of"
        || !matches!(s.lower(token + 1), "them" | "whom" | "which")
            && (s.lower(token + 1) != "those" || s.tag(token + 2).is_verb())
    {
        return;
    }
    // "of whom nine were children", "nine of whom were children"
    let behind = a.count(token + 2).filter(|n| n.first == token + 2 && s.lower(token + 1) == "whom");
    let Some(number) = behind.or_else(|| token.checked_sub(1).and_then(|i| a.count(i))) else { return };
    let token = if behind.is_some() { number.last.saturating_sub(1) } else { token };
    let Some(whole) = latest(whole, number.first).filter(|_| !is_of_doer(a, number.first)) else { return };
    let mut after = token + 2;
    while matches!(s.lower(after), "was" | "were" | "are" | "is" | "the" | "only") {
        after += 1;
    }
    // "12 of them critically"
    let gravely = matches!(
        s.lower(after),
        "critically" | "seriously" | "severely" | "gravely" | "badly" | "grievously" | "slightly" | "lightly"
    );
    if gravely && whole.harm == Harm::Injured && after == token + 2 && number.value.best.is_some() {
        let end =
            if matches!(s.lower(after + 1), "wounded" | "injured" | "hurt") { after + 1 } else { after };
        let bare = by_number(a, number);
        let people =
            People { last: end, status: whole.people.status, side: whole.people.side.clone(), ..bare };
        found.push(part(whole, people, "part: of them, gravely"));
        return;
    }
    let Some(kind) = a.chunk(after).and_then(|c| people_at(a, lexicon, c.head)) else { return };
    // "600 Palestinians, 100 of which are civilians", no "attacks, nine of which killed police"
    if s.lower(token + 1) == "which" && !matches!(s.lower(after - 1), "are" | "were") {
        return;
    }
    // "1,013 killed (of whom [287 children])"
    if kind.counted && behind.is_some() && kind.first == number.first {
        found.push(part(whole, kind, "part: of them"));
        return;
    }
    if kind.counted {
        return;
    }
    let figure = crate::analysis::figure(number.value, s.words(number.first, number.last));
    let people = People { first: number.first, head: number.last, figure, counted: true, ..kind };
    found.push(part(whole, people, "part: of them"));
}

/// "Nine of the dead were soldiers", "Some 165 of the victims were buried": a number of those told before.
fn of_the_dead(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lower(token) != "of" || !matches!(s.lower(token + 1), "the" | "those") {
        return;
    }
    let harm = match s.lower(token + 2) {
        "dead" | "killed" | "victims" | "fatalities" | "slain" => Harm::Killed,
        "wounded" | "injured" => Harm::Injured,
        _ => return,
    };
    let Some(number) = token.checked_sub(1).and_then(|i| a.count(i)).filter(|n| n.value.best.is_some())
    else {
        return;
    };
    // "two of the dead in Sabari were herders"
    let place = matches!(s.lower(token + 3), "in" | "at" | "near" | "from" | "on")
        .then(|| a.chunk(token + 4))
        .flatten();
    let verb_at = place.map_or(token + 3, |c| c.last + 1);
    // "400 of those killed have been children"
    let helped = usize::from(s.lower(verb_at) == "have" && s.lower(verb_at + 1) == "been");
    let be = helped > 0 || matches!(s.lower(verb_at), "were" | "was" | "are" | "is");
    // Whoever is named by what follows is told by it.
    if (verb_at + 1..verb_at + 4)
        .any(|i| matches!(s.lower(i), "identified" | "named") && s.lower(i + 1) == "as")
    {
        return;
    }
    let verb = a.is_finite(verb_at) || a.is_finite(verb_at + 1);
    let died = (verb_at..verb_at + 4)
        .take_while(|&i| s.tag(i).is_verb() || s.tag(i) == sijill_language::Tag::RB || s.lower(i) == "since")
        .any(|i| matches!(s.lemma(i), "die" | "succumb"));
    if !verb || died && harm == Harm::Injured {
        return;
    }
    let kind = if be {
        let at = verb_at + 1 + helped;
        a.chunk(at).and_then(|c| people_at(a, lexicon, c.head)).filter(|p| !p.counted && !p.pronoun)
    } else {
        None
    };
    let bare = by_number(a, number);
    let people = match kind {
        Some(kind) => {
            People { first: number.first, head: number.last, figure: bare.figure, counted: true, ..kind }
        }
        None => People { last: token + 2, ..bare },
    };
    found.push(Hit {
        anchor: token,
        harm,
        people,
        modality: Modality::Asserted,
        rule: "part: of the dead",
        part: true,
    });
}

/// "40 boys were among 51 people killed", "Among the 17 dead were five women and a baby": of those counted with them.
fn among_counted(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, whole: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if !matches!(s.lower(token), "among" | "amongst") {
        return;
    }
    let counted = |h: &&Hit| {
        let from = a.number(h.people.first).map_or(h.people.first, |n| n.first.min(h.people.first));
        h.people.counted && token < from && from <= token + 3 && (token + 1..from).all(|i| !a.is_finite(i))
    };
    let Some(hit) = whole.iter().find(counted) else { return };
    let be = |i: usize| matches!(s.lower(i), "were" | "was" | "are" | "is");
    let list = if token.checked_sub(1).is_some_and(be) {
        let (_, first) = voice(a, token - 1);
        left(a, lexicon, first.min(token - 1))
    } else {
        let end = hit.people.last.max(hit.anchor);
        let Some(verb) = (end + 1..end + 8)
            .take_while(|&i| !matches!(s.lower(i), "," | ";" | "."))
            .find(|&i| be(i) && !s.tag(i + 1).is_verb())
        else {
            return;
        };
        right(a, lexicon, verb + 1)
    };
    for people in list {
        let fits = people.figure.best.zip(hit.people.figure.best).is_none_or(|(part, all)| part < all);
        if (people.counted || people.figure.best == Some(1)) && fits && !people.pronoun {
            found.push(part(hit, people, "part: among those counted"));
        }
    }
}

/// "Two children were among the dead", "Among the wounded were three nurses", "The dead included a judge".
fn among(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let harm = |i: usize| match s.lower(i) {
        "dead" | "killed" | "victims" | "fatalities" | "slain" | "casualties" => Some(Harm::Killed),
        "wounded" | "injured" => Some(Harm::Injured),
        _ => None,
    };
    let people = match (s.lower(token), s.lower(token + 1), harm(token + 2)) {
        ("among" | "amongst", "the" | "those", Some(harm)) => {
            let mut verb = token.wrapping_sub(1);
            while matches!(s.lower(verb), "also" | "reportedly" | "," | "both") {
                verb = verb.wrapping_sub(1);
            }
            if matches!(s.lower(verb), "was" | "were" | "are" | "is" | "be" | "being") {
                let (_, first) = voice(a, verb);
                Some((harm, left(a, lexicon, first.min(verb))))
            } else if matches!(s.lower(token + 3), "were" | "was" | "are" | "is") {
                Some((harm, right(a, lexicon, token + 4)))
            } else {
                None
            }
        }
        ("the" | "those", _, _)
            if matches!(s.lower(token + 2), "include" | "included" | "includes" | "including") =>
        {
            harm(token + 1).map(|harm| (harm, right(a, lexicon, token + 3)))
        }
        _ => None,
    };
    if let Some((harm, list)) = people {
        for people in list {
            if people.counted || people.figure.best == Some(1) {
                found.push(Hit {
                    anchor: token,
                    harm,
                    people,
                    modality: Modality::Asserted,
                    rule: "part: among the dead",
                    part: true,
                });
            }
        }
    }
}
