//! What did it, and who: causes and perpetrators of a harm, from the clause that tells it.

use sijill_claim::Party;
use sijill_language::{Label, Tag};

use crate::allegiance::end_with_allegiance;
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;

/// Causes that say little; taken only where nothing better is told.
const WEAK: [&str; 7] = ["attack", "strike", "raid", "assault", "ambush", "shrapnel", "encounter"];

/// A cause phrase of the sentence.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    first: usize,
    last: usize,
    name: String,
}

/// Causes and perpetrator of a harm told by `anchor` over the tokens `first..=last`.
pub(crate) fn of_harm(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    anchor: usize,
    first: usize,
    last: usize,
) -> (Vec<String>, Option<Party>) {
    let all = phrases(a, lexicon);
    let mut causes = choose(a, all, anchor, first, last);
    // "Strikes destroyed two car bombs", "came under fire, and a bomb wrecked a truck": what the verb's own subject is.
    if let Some(own) = super_subject(a, anchor)
        .and_then(|subject| all.iter().find(|f| f.first <= subject && subject <= f.last))
        .filter(|own| own.last < anchor && !causes.contains(&own.name) && own.name != "shrapnel")
    {
        causes = vec![own.name.clone()];
    }
    // "shelled the town, killing 12": what the verb that it hangs on did.
    let above = || {
        let s = &a.sentence;
        let own = s.children_by(anchor, &[Label::Nsubj, Label::Nsubjpass]).next().is_some();
        let hangs = s.tag(anchor) == Tag::VBG && matches!(s.label(anchor), Label::Advcl | Label::Conj)
            || s.tag(anchor).is_verb() && s.label(anchor) == Label::Conj && !own;
        s.head(anchor).filter(|&up| hangs && s.tag(up).is_verb() && up < anchor)
    };
    if causes.is_empty() {
        let verbs = std::iter::once(anchor).chain(above());
        let did = |v: usize| {
            // "blew himself up beside a queue, killing seven"
            let s = &a.sentence;
            let himself =
                s.lemma(v) == "blow" && matches!(s.lower(v + 1), "himself" | "herself" | "themselves");
            himself
                .then(|| "suicide bombing".to_owned())
                .or_else(|| lexicon.cause_verbs.get(s.lemma(v)).cloned())
        };
        causes.extend(verbs.filter_map(did).take(1));
    }
    (causes, perpetrator(a, lexicon, anchor))
}

/// True where the sentence has nouns for causes, and no verb alone.
pub(crate) fn is_named(a: &Analysed<'_>, lexicon: &Lexicon, causes: &[String]) -> bool {
    causes.iter().all(|name| phrases(a, lexicon).iter().any(|f| f.name == *name))
}

/// The first cause that a sentence names that says more than "attack"; nothing where it names several.
pub(crate) fn of_sentence(a: &Analysed<'_>, lexicon: &Lexicon) -> Option<String> {
    let mut all = phrases(a, lexicon).iter().filter(|f| !WEAK.contains(&f.name.as_str()));
    let first = all.next()?;
    all.all(|f| f.name == first.name).then(|| first.name.clone())
}

/// Every phrase of the sentence that names a cause, longest first at each place. Each harm of the sentence asks for them.
fn phrases<'a>(a: &'a Analysed<'_>, lexicon: &Lexicon) -> &'a [Found] {
    a.cause_phrases.get_or_init(|| find(a, lexicon))
}

fn find(a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let s = &a.sentence;
    let mut found = Vec::new();
    let mut i = 0;
    let begins = |i: usize| {
        lexicon.cause_beginnings.contains(s.lower(i)) || lexicon.cause_beginnings.contains(s.lemma(i))
    };
    while i < s.len() {
        if !begins(i) {
            i += 1;
            continue;
        }
        let mut best = None;
        let mut phrase = String::new();
        for j in i..s.len().min(i + 4) {
            if j > i {
                phrase.push(if s.tokens[j].spaced { ' ' } else { '-' });
            }
            let tail = phrase.len();
            phrase.push_str(s.lemma(j));
            // "Rebel shells hit": a plural that the tagger takes for a verb, before the verb.
            let plural = matches!(s.tag(j), Tag::VBZ | Tag::VBP | Tag::VB)
                && (a.is_finite(j + 1) || s.tag(j + 1) == Tag::VBN);
            if (s.tag(j).is_noun() || plural) && lexicon.causes.contains_key(phrase.as_str()) {
                best = Some((j, phrase.clone()));
            }
            phrase.truncate(tail);
            phrase.push_str(s.lower(j));
            // "Shelling killed", "air strikes and shelling": a noun that looks like a participle.
            let gerund = s.tag(j) == Tag::VBG
                && !matches!(s.tag(j + 1), Tag::DT | Tag::NNP | Tag::PRPS | Tag::NNS | Tag::PRP);
            if (s.tag(j).is_noun() || gerund) && lexicon.causes.contains_key(phrase.as_str()) {
                best = Some((j, phrase.clone()));
            }
            if s.lower(j) == "-" {
                phrase.truncate(tail.saturating_sub(1));
            }
        }
        // "fighting positions", "a car bomb factory": what only says which thing it is.
        let modifies = |j: usize| {
            s.tag(j + 1).is_noun()
                && !s.tag(j + 1).is_proper()
                && a.chunk(j).is_some_and(|c| c.head > j)
                && !is_of_cause(a, lexicon, j + 1)
        };
        match best.filter(|(j, _)| !modifies(*j)) {
            Some((j, phrase)) => {
                found.push(Found { first: i, last: j, name: shortest(lexicon, &phrase) });
                i = j + 1;
            }
            None => i += 1,
        }
    }
    found
}

/// "the bomb attack", "the mine blast", "mortar fire": behind a cause, a noun that tells of a harm too.
fn is_of_cause(a: &Analysed<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let lemma = s.lemma(noun);
    lexicon.causes.contains_key(lemma)
        || lexicon.cause_beginnings.contains(lemma)
        || lexicon.nouns.contains_key(lemma)
        || lexicon.tolls.contains_key(lemma)
        || lexicon.people.contains_key(lemma)
        || CLASSES.beside_causes.has(lemma)
}

/// The war or the unrest that a running total counts the dead of.
pub(crate) fn of_total(a: &Analysed<'_>) -> Option<String> {
    let s = &a.sentence;
    (0..s.len())
        .find(|&i| s.tag(i).is_noun() && CLASSES.unrest.has(s.lemma(i)) && !s.tag(i + 1).is_noun())
        .map(|i| s.lemma(i).to_owned())
}

/// The text's noun in its shortest form; machines that strike stand for the strike.
fn shortest(lexicon: &Lexicon, phrase: &str) -> String {
    let by_class = phrase.contains("airstrike")
        || phrase.contains("air-")
        || phrase.ends_with("jet")
        || phrase.ends_with("warplane")
        || phrase.ends_with("bomber")
        || phrase.ends_with("attacker");
    match lexicon.causes.get(phrase) {
        Some(name) if by_class => name.clone(),
        _ => phrase.to_owned(),
    }
}

fn choose(a: &Analysed<'_>, all: &[Found], anchor: usize, first: usize, last: usize) -> Vec<String> {
    let s = &a.sentence;
    // "destroyed 40 mines": what it was done to, not what did it.
    let undone = |f: &Found| {
        // "destroyed 11 positions, four car bombs and a mortar"
        let mut first = f.last;
        while matches!(s.label(first), Label::Conj | Label::Appos)
            && let Some(up) = s.head(first).filter(|&up| up < first)
        {
            first = up;
        }
        let done_to = matches!(s.label(first), Label::Dobj | Label::Nsubjpass);
        done_to && s.head(first) == Some(anchor) && matches!(s.lemma(anchor), "destroy" | "damage" | "wreck")
    };
    let rank = |f: &Found| -> Option<i32> {
        if undone(f) {
            return None;
        }
        let weak = if WEAK.contains(&f.name.as_str()) { 8 } else { 0 };
        let before = s.lower(f.first.wrapping_sub(1));
        let governor = (f.first.saturating_sub(4)..f.first)
            .rev()
            .find(|&i| matches!(s.tag(i), Tag::IN | Tag::TO))
            .map_or("", |i| s.lower(i));
        if f.first > last || f.first > anchor {
            let between = (anchor.max(last) + 1..f.first).filter(|&i| a.is_finite(i)).count();
            let when = (anchor + 1..f.first).any(|i| matches!(s.lower(i), "when" | "after" | "as"));
            // "killing 11, and a bomber struck a market": what did something else.
            let acts = s.label(f.last) == Label::Nsubj
                && s.head(f.last).is_some_and(|verb| verb > f.last && a.is_finite(verb));
            if acts && !when && (anchor.max(last) + 1..f.first).any(|i| s.tag(i) == Tag::CC) {
                return None;
            }
            let linked = matches!(governor, "by" | "in" | "from" | "of" | "during" | "under" | "with" | "to")
                || before == "by";
            return match (between, linked || when) {
                (0, true) => Some(1 + weak),
                (_, _) if when && between <= 1 => Some(2 + weak),
                (0, false) => Some(5 + weak),
                _ => None,
            };
        }
        if f.last < first.min(anchor) {
            let between = (f.last + 1..first.min(anchor)).filter(|&i| a.is_finite(i)).count();
            let gap = i32::try_from(first.min(anchor) - f.last).unwrap_or(99);
            return match between {
                0 if gap <= 12 => Some(weak),
                0 => Some(3 + weak),
                1 => Some(4 + weak),
                _ => None,
            };
        }
        Some(weak)
    };
    let best = all.iter().filter_map(|f| rank(f).map(|r| (r, f))).min_by_key(|(r, f)| (*r, f.first));
    let Some((_, best)) = best else { return Vec::new() };
    let mut names = vec![best.name.clone()];
    // "air strikes and shelling" are two causes.
    for other in all {
        let (left, right) = if other.first > best.last { (best, other) } else { (other, best) };
        let joined = right.first > left.last
            && (left.last + 1..right.first)
                .all(|i| matches!(s.lower(i), "and" | "," | "or" | "rebel" | "heavy"));
        if joined && other.first != best.first && !names.contains(&other.name) {
            names.push(other.name.clone());
        }
    }
    names
}

/// Whoever did it: the active subject or the one after "by".
fn perpetrator(a: &Analysed<'_>, lexicon: &Lexicon, anchor: usize) -> Option<Party> {
    let s = &a.sentence;
    let agent = s.child(anchor, Label::Agent).and_then(|by| s.child(by, Label::Pobj));
    let passive = s.child(anchor, Label::Nsubjpass).is_some() || s.child(anchor, Label::Auxpass).is_some();
    let subject = if passive { None } else { super_subject(a, anchor) };
    let who = agent.or(subject)?;
    let lemma = s.lemma(who);
    let chunk = a.chunk(who)?;
    // "Bulldozers were used to raze the huts": a tool, whosever it is.
    let tool = s.head(anchor).is_some_and(|h| h < anchor && s.lower(h) == "used");
    if agent.is_none() && tool {
        return shooter(a, chunk.first, chunk.head);
    }
    if lexicon.causes.contains_key(lemma)
        || lexicon.tolls.contains_key(lemma)
        || lexicon.nouns.contains_key(lemma)
        || a.number(who).is_some()
    {
        return shooter(a, chunk.first, chunk.head);
    }
    let proper = s.tag(who).is_proper();
    let known = lexicon.people.contains_key(lemma) || CLASSES.bodies.has(lemma);
    // "gunmen loyal to a warlord"
    let end = Some(end_with_allegiance(a, chunk)).filter(|&end| end > chunk.last).unwrap_or(chunk.head);
    (proper || known).then(|| party(a, chunk.first, end))
}

fn super_subject(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut v = verb;
    for _ in 0..3 {
        if let Some(subject) = s.child(v, Label::Nsubj) {
            return Some(subject);
        }
        if !matches!(s.label(v), Label::Conj | Label::Advcl | Label::Xcomp) {
            return None;
        }
        v = s.head(v)?;
    }
    None
}

/// "rebel shelling", "Russian air strikes": the modifier says who.
fn shooter(a: &Analysed<'_>, first: usize, head: usize) -> Option<Party> {
    let s = &a.sentence;
    let side = |i: usize| CLASSES.sides.has(s.lower(i)) || s.tag(i).is_proper();
    let from = (first..head).find(|&i| side(i))?;
    let to = (from..head).take_while(|&i| side(i)).last()?;
    Some(party(a, from, to))
}

fn party(a: &Analysed<'_>, first: usize, last: usize) -> Party {
    let s = &a.sentence;
    let words = s.words(first, last).to_owned();
    let mut from = first;
    // "The next day soldiers surrounded the block"
    let day = a.dates.iter().find(|d| d.first <= first + 1 && first <= d.last && d.last < last);
    if let Some(day) = day {
        from = day.last + 1;
    }
    while from < last && matches!(s.tag(from), Tag::DT | Tag::PRPS | Tag::CD) {
        from += 1;
    }
    Party { name: s.words(from, last).to_owned(), id: None, words }
}
