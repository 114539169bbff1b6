//! Things on fire: "eight lorries on fire", "set two cars ablaze", "a church was set alight".

use sijill_claim::{Damage, DamageExtent};
use sijill_language::{Label, Tag};

use super::DamageLexicon;
use super::things::at_least;
use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::clause::{Voice, clause};
use crate::draft::{Body, Draft};
use crate::thing::thing;

/// "eight lorries on fire", "set two cars ablaze", "set fire to a shop".
pub(super) fn on_fire(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let word = matches!(s.lower(token), "ablaze" | "alight");
    let ablaze = word || token > 0 && s.lower(token - 1) == "on" && s.label(token) == Label::Pobj;
    let set_fire = s.lower(token) == "fire"
        && s.lower(token + 1) == "to"
        && s.head(token).is_some_and(|h| s.lemma(h) == "set");
    // "set ablaze at least 45 houses": the thing behind.
    let behind = word && s.lemma(token.wrapping_sub(1)) == "set";
    let next = a.count(token + 1).map_or(token + 1, |n| n.last);
    let opens =
        matches!(s.tag(next), Tag::DT | Tag::PDT | Tag::PRPS | Tag::JJ | Tag::JJR | Tag::JJS | Tag::IN)
            && !matches!(s.lower(next), "by" | "on" | "in" | "after" | "during" | "when");
    let after = if behind {
        a.chunk(next).or_else(|| a.chunk(next + 1).filter(|_| opens)).map(|c| c.head)
    } else {
        None
    };
    let set_fire = set_fire || after.is_some();
    let noun = if let Some(after) = after {
        Some(after)
    } else if set_fire {
        // "set fire to the village's clinic"
        let first = heap(a, token + 2).or_else(|| a.chunk(token + 2));
        let owned = first.filter(|c| s.tag(c.last + 1) == Tag::POS).and_then(|c| a.chunk(c.last + 2));
        owned.or(first).map(|c| c.head)
    } else if ablaze {
        let mut edge = if word { token } else { token - 1 };
        // "were set on fire"
        while edge > 1
            && (s.lower(edge - 1) == "set"
                || matches!(s.lemma(edge - 1), "be" | "have")
                || s.tag(edge - 1) == Tag::RB)
        {
            edge -= 1;
        }
        let beside = edge.checked_sub(1).and_then(|b| a.chunk(b)).map(|c| c.head).filter(|&h| h + 1 == edge);
        // "setting a shop in Arlo ablaze": over where it stands.
        let over = beside.filter(|&h| s.label(h) == Label::Pobj).and_then(|h| s.head(h));
        let set = (edge.saturating_sub(9)..edge).any(|i| s.lemma(i) == "set");
        let stands = over.filter(|&p| set && matches!(s.lower(p), "in" | "at" | "on" | "near" | "outside"));
        stands.and_then(|p| s.head(p)).filter(|&n| s.tag(n).is_noun()).or(beside)
    } else {
        None
    };
    // "were looted and set ablaze": what was done before it, was done to the same.
    let same = || {
        let set = token.checked_sub(1).filter(|&v| word && s.lower(v) == "set" && s.tag(v).is_verb())?;
        let c = clause(a, set).filter(|c| c.voice == Voice::Passive)?;
        let inherited = c.things.first().copied().filter(|&t| t < set);
        inherited.or_else(|| {
            let over = s.ancestors(set).take(3).find(|&v| s.child(v, Label::Auxpass).is_some())?;
            s.child(over, Label::Nsubjpass)
        })
    };
    let Some(noun) = noun.or_else(same) else { return };
    // "the house of his brother was set on fire"
    let noun = s
        .head(noun)
        .filter(|&of| s.label(noun) == Label::Pobj && s.lower(of) == "of")
        .and_then(|of| s.head(of))
        .filter(|&whole| s.tag(whole).is_noun())
        .unwrap_or(noun);
    // "two buses and a lorry were set ablaze": each of them.
    let first = if s.label(noun) == Label::Conj { s.head(noun).unwrap_or(noun) } else { noun };
    let listed = (first..first + 16)
        .filter(|&i| i == noun || i == first || s.label(i) == Label::Conj && s.head(i) == Some(first));
    for one in listed.filter(|&i| (i < token) == (noun < token) && s.tag(i).is_noun()) {
        found.extend(burnt(a, lexicon, token, one, set_fire));
    }
    // "set fire to a school, two shops and four homes", where the parse breaks off.
    let mut last = a.chunk(noun).map_or(noun, |c| c.last);
    for _ in 0..6 {
        let joins = usize::from(s.lower(last + 1) == ",")
            + usize::from(s.lower(last + 1 + usize::from(s.lower(last + 1) == ",")) == "and");
        let next = a.chunk(last + 1 + joins).filter(|c| set_fire && joins > 0 && c.first == last + 1 + joins);
        let Some(next) = next.filter(|c| !(c.last + 1..c.last + 3).any(|i| a.is_finite(i))) else { break };
        if found.iter().all(|d| d.subject != next.head) {
            let more = burnt(a, lexicon, token, next.head, true);
            found.extend(more.map(|draft| Draft { first: next.first, ..draft }));
        }
        last = next.last;
    }
}

/// One of the things that burn.
fn burnt(
    a: &Analysed<'_>,
    lexicon: &DamageLexicon,
    token: usize,
    noun: usize,
    set_fire: bool,
) -> Option<Draft> {
    let s = &a.sentence;
    let thing = thing(a, noun)?;
    let lemma = s.lemma(thing.head);
    // "its ambulance set on fire", "the vehicles were set alight"
    let set_on = s.lower(token) == "fire"
        && s.lower(token.wrapping_sub(1)) == "on"
        && (token.saturating_sub(4)..token).any(|i| s.lower(i) == "set");
    let set_fire = set_fire || set_on;
    let set_fire =
        set_fire || matches!(s.lower(token), "ablaze" | "alight") && s.lemma(token.wrapping_sub(1)) == "set";
    // "set the power lines ablaze"
    let between =
        (token.saturating_sub(9)..thing.words.0).rev().take_while(|&i| !matches!(s.lower(i), "," | ";"));
    let set_fire = set_fire
        || matches!(s.lower(token), "ablaze" | "alight") && between.into_iter().any(|i| s.lemma(i) == "set");
    if !lexicon.words.things.contains(lemma) || thing.figure.is_none() && !set_fire {
        return None;
    }
    let (first, last) = if set_fire && thing.head > token {
        (token.saturating_sub(1), thing.words.1)
    } else {
        (thing.words.0, token)
    };
    let extent = Some(if set_fire { DamageExtent::Destroyed } else { DamageExtent::Damaged });
    let what = thing.what.trim_start_matches("ablaze ").trim_start_matches("alight ").to_owned();
    let body =
        Body::Damage(Damage { what, figure: thing.figure.clone().or_else(|| at_least(a, &thing)), extent });
    let mut draft = Draft::new(a.index, first, last, token, body, "damage: on fire");
    draft.subject = thing.head;
    draft.confidence = 0.75;
    Some(draft)
}

/// "set fire to more than 40 houses": the houses behind their number.
fn heap(a: &Analysed<'_>, first: usize) -> Option<Chunk> {
    let s = &a.sentence;
    let number = (first..first + 3).find_map(|i| a.count(i))?;
    let lead = (first..number.last).all(|i| {
        a.count(i).is_some()
            || matches!(s.lower(i), "more" | "than" | "about" | "some" | "at" | "least" | "around" | "over")
    });
    let chunk = a.chunk(number.last + 1).or_else(|| a.chunk(number.last))?;
    (lead && chunk.head > number.last && s.lower(number.last + 1) != "of").then_some(chunk)
}
