//! Which nouns tell of an agreement, and of what type: "a week-old ceasefire", "direct talks", "a peace deal", and "it" or
//! "the deal" where the words before told of one.

use sijill_language::{Label, Tag};

use super::lexicon::AgreementLexicon;
use crate::analysis::Analysed;
use crate::party::is_irregular;

/// How far back, in bytes of the report, the words are searched for what "it" and "the deal" mean.
const BACK: usize = 320;

/// An agreement that a noun phrase names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The noun.
    pub(super) noun: usize,
    /// Its type.
    pub(super) sort: String,
    /// True where the noun alone, or with what stands in its phrase, says so.
    pub(super) sure: bool,
}

/// The agreement that the phrase of a token names; `clause` gives the tokens in which words of war may vouch for it.
pub(super) fn named(
    a: &Analysed<'_>,
    lexicon: &AgreementLexicon,
    token: usize,
    clause: (usize, usize),
) -> Option<Named> {
    let s = &a.sentence;
    if s.tag(token) == Tag::PRP {
        return pronoun(a, lexicon, token);
    }
    let noun = contained(a, lexicon, token);
    let chunk = a.chunk(noun);
    let first = chunk.map_or(noun, |c| c.first);
    let modifiers = || (first..noun).filter(|&i| s.tag(i) != Tag::DT);
    let lemma = s.lemma(noun);
    let is_noun = s.tag(noun).is_noun();
    if !is_noun || modifiers().any(|i| lexicon.is_peaceful(s.lower(i))) {
        return None;
    }
    let found = |sort: &str, sure: bool| Some(Named { noun, sort: sort.to_owned(), sure });
    let ceased = s.lower(noun.wrapping_sub(2)) == "cease"
        || s.lower(noun.wrapping_sub(1)) == "cease" && !s.tag(noun.wrapping_sub(1)).is_verb();
    // "The calm is over", where a truce was told of
    let calm =
        lemma == "calm" && matches!(s.lower(first), "the" | "this") && before(a, lexicon, 4 * BACK).is_some();
    if calm {
        return found("truce", false);
    }
    if s.lower(noun) == "unscr" {
        return found("resolution", true);
    }
    if lemma == "fire" && ceased
        || lemma == "cessation"
        || lemma == "regime" && of(a, noun, "calm")
        || lexicon.halts.has(lemma) && is_of_fighting(a, noun)
    {
        return found("ceasefire", true);
    }
    if let Some(sort) = lexicon.strong(lemma).or_else(|| lexicon.strong(s.lower(noun))) {
        return match lemma {
            "talk" | "negotiation" if !s.tag(noun).is_plural() => None,
            // "talks on trade"
            "talk" | "negotiation" if is_on_peaceful_matters(a, lexicon, noun, clause) => None,
            "pause" | "lull" => is_truce(a, lexicon, noun, first).then(|| found(sort, true)).flatten(),
            "resolution" => is_council(a, lexicon, noun).then(|| found(sort, true)).flatten(),
            _ => found(sort, true),
        };
    }
    if is_bare_round(a, noun, first) && talks_before(a) {
        return found("talks", false);
    }
    let sort = lexicon.weak(lemma).or_else(|| lexicon.weak(s.lower(noun).trim_end_matches('s')))?;
    let shared = |i: usize| s.lower(i) == "sharing" && s.lower(i.wrapping_sub(2)) == "power";
    let kind = modifiers()
        .find(|&i| lexicon.is_kind(s.lower(i)) || lexicon.strong(s.lemma(i)).is_some() || shared(i));
    if sort == "resolution" {
        return (kind.is_some() || is_council(a, lexicon, noun)).then(|| found(sort, true)).flatten();
    }
    if let Some(kind) = kind {
        let sort = match lexicon.strong(s.lemma(kind)) {
            Some(strong) if sort != "talks" => strong.to_owned(),
            _ => format!("{} {}", s.lower(kind), if sort == "agreement" { "deal" } else { sort }),
        };
        return found(&sort, true);
    }
    // "the Lusaka Accord": ended a war, by its name.
    let accord = |i: usize| {
        s.tag(i).is_proper()
            && lexicon.accords.has(s.lower(i))
            && s.tag(i + 1) != Tag::POS
            && (s.lower(i) != "friday" || s.lower(i.wrapping_sub(1)) == "good")
    };
    // "the Oslo agreement on whaling": of something else.
    let mut on = s.children_by(noun, &[Label::Prep]).map(|p| s.lower(p));
    let alone = on.all(|p| matches!(p, "of" | "in" | "between" | "by"));
    // "the treaty of Algiers"
    let of_town = s.lower(noun + 1) == "of" && accord(noun + 2);
    if matches!(sort, "agreement" | "treaty") && alone && ((first..noun).any(accord) || of_town) {
        return found(sort, true);
    }
    // "in exchange for peace": only of those who are held.
    if sort == "exchange" {
        return None;
    }
    let (low, high) = s.edges(noun);
    let vouches = |i: usize| i != noun && lexicon.is_conflict(s.lemma(i));
    let inside = (low..=high.min(low + 60)).any(vouches);
    if inside {
        return found(sort, true);
    }
    let general = matches!(sort, "plan" | "proposal" | "settlement" | "talks");
    if !general && (clause.0..=clause.1.max(clause.0 + 25).min(clause.0 + 60)).any(vouches) {
        return found(sort, false);
    }
    let definite = matches!(s.lower(first), "the" | "this" | "that");
    let bare = first + 1 == noun && s.children_by(noun, &[Label::Prep]).next().is_none();
    // "earlier agreements, in 1991 and 1994": others of the sort that was told of.
    let another = (first.saturating_sub(1)..noun)
        .any(|i| matches!(s.lower(i), "earlier" | "previous" | "past" | "prior"))
        && matches!(sort, "agreement" | "deal");
    if (definite && bare || another) && sort != "talks" {
        // "The accord", "the pact": hardly of anything else in a report of a war.
        let back = if another || matches!(lemma, "accord" | "pact") { 4 * BACK } else { BACK };
        return before(a, lexicon, back).map(|sort| Named { noun, sort, sure: false });
    }
    None
}

/// "A previous round collapsed": with nothing behind it that says of what.
fn is_bare_round(a: &Analysed<'_>, noun: usize, first: usize) -> bool {
    let s = &a.sentence;
    let order = |i: usize| {
        matches!(
            s.lower(i),
            "previous"
                | "last"
                | "latest"
                | "earlier"
                | "next"
                | "new"
                | "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "final"
                | "fresh"
        )
    };
    s.lemma(noun) == "round"
        && (first..noun).all(|i| order(i) || s.tag(i) == Tag::DT)
        && (first..noun).any(order)
        && s.lower(noun + 1) != "of"
}

/// Whether the words just before told of talks.
fn talks_before(a: &Analysed<'_>) -> bool {
    text_before(a, BACK).is_some_and(|text| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|w| matches!(*w, "talks" | "negotiations")).count() > 0
    })
}

/// "talks on trade", "negotiations over a loan"; not of those who fight, nor "peace talks on oil".
fn is_on_peaceful_matters(
    a: &Analysed<'_>,
    lexicon: &AgreementLexicon,
    noun: usize,
    clause: (usize, usize),
) -> bool {
    let s = &a.sentence;
    if is_of_war(a, lexicon, noun, clause) {
        return false;
    }
    // "Pay talks", where the tagger saw a verb.
    noun.checked_sub(1).is_some_and(|b| lexicon.is_peaceful(s.lower(b)))
        || matches!(s.lower(noun + 1), "on" | "over" | "about")
            && a.chunk(noun + 2).is_some_and(|k| (k.first..=k.head).any(|i| lexicon.is_peaceful(s.lemma(i))))
}

/// "peace talks", "The insurgents broke off talks", "talks on trade and the war".
fn is_of_war(a: &Analysed<'_>, lexicon: &AgreementLexicon, noun: usize, clause: (usize, usize)) -> bool {
    let s = &a.sentence;
    let first = a.chunk(noun).map_or(noun, |k| k.first);
    let named = (first..noun).any(|i| matches!(s.lower(i), "peace" | "ceasefire" | "truce" | "disarmament"));
    let general = |i: usize| {
        matches!(s.lemma(i), "opposition" | "regime" | "rival" | "side" | "tribe" | "gang" | "broker")
    };
    let beside = (noun + 1..s.len().min(noun + 12))
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ",")
        .any(|i| lexicon.is_conflict(s.lemma(i)) && !general(i));
    let last = clause.1.min(clause.0 + 60).min(s.len().saturating_sub(1));
    let fought = (clause.0..=last).any(|i| s.tag(i).is_noun() && is_irregular(a, i));
    named || beside || fought
}

/// "a round of [talks]", "all [talks]".
fn contained(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize) -> usize {
    let s = &a.sentence;
    // "the announcement of a continuation of the truce"
    let mut inner = token;
    for _ in 0..3 {
        if !lexicon.is_container(s.lemma(inner)) {
            break;
        }
        let of = s.children_by(inner, &[Label::Prep]).find(|&p| s.lower(p) == "of");
        // "the announcement today of a renewal"
        let late = (inner + 2).min(s.len());
        let late = (s.lower(late) == "of" && s.tag(inner + 1) != Tag::IN && a.date_at(inner + 1).is_some())
            .then(|| a.chunk(late + 1).map(|k| k.head))
            .flatten();
        let Some(next) = of.and_then(|p| s.child(p, Label::Pobj)).or(late) else { break };
        inner = next;
    }
    inner
}

fn of(a: &Analysed<'_>, noun: usize, word: &str) -> bool {
    let s = &a.sentence;
    s.lower(noun + 1) == "of" && s.lower(noun + 2) == word
}

/// "a halt in the fighting", "a suspension of hostilities".
fn is_of_fighting(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let behind = noun + 2 + usize::from(s.lower(noun + 2) == "the");
    matches!(s.lower(noun + 1), "in" | "to" | "of") && matches!(s.lower(behind), "fighting" | "hostilities")
}

/// A pause in fighting: "an 11-hour pause", "a humanitarian pause", "the pause".
fn is_truce(a: &Analysed<'_>, lexicon: &AgreementLexicon, noun: usize, first: usize) -> bool {
    let s = &a.sentence;
    let modified = (first..noun).any(|i| lexicon.pauses.has(s.lower(i)));
    let definite = matches!(s.lower(first), "the" | "this")
        && first + 1 == noun
        && s.children_by(noun, &[Label::Prep]).next().is_none();
    let of_war = matches!(s.lower(noun + 1), "in")
        && matches!(
            s.lower(noun + 2),
            "fighting" | "hostilities" | "bombing" | "shelling" | "strikes" | "air" | "the"
        );
    modified || definite || of_war
}

/// A resolution of those who settle wars, not of a town council.
fn is_council(a: &Analysed<'_>, lexicon: &AgreementLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    (0..s.len().min(400)).any(|i| {
        lexicon.councils.has(s.lower(i))
            || s.lower(i) == "security" && s.lower(i + 1) == "council"
            || s.lower(i) == "general" && s.lower(i + 1) == "assembly"
    }) || s.lower(noun) == "resolution"
        && (a.number(noun + 1).is_some() || s.lower(noun.wrapping_sub(1)) == "draft")
}

/// "It" where the words just before told of an agreement.
fn pronoun(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize) -> Option<Named> {
    let s = &a.sentence;
    if s.lower(token) != "it" {
        return None;
    }
    let nouns = (0..token.min(200)).rev().filter(|&i| {
        matches!(s.tag(i), Tag::NN) && a.date_at(i).is_none() && a.chunk(i).is_some_and(|c| c.head == i)
    });
    let mut other = false;
    for noun in nouns {
        if let Some(sort) = lexicon.strong(s.lemma(noun)) {
            return Some(Named { noun: token, sort: sort.to_owned(), sure: false });
        }
        // "signed a peace accord in May, but it fell apart"
        if !other && let Some(met) = named(a, lexicon, noun, (noun, noun)).filter(|met| met.sure) {
            return Some(Named { noun: token, sort: met.sort, sure: false });
        }
        other = true;
    }
    if other {
        return None;
    }
    let sort = before(a, lexicon, BACK)?;
    Some(Named { noun: token, sort, sure: false })
}

/// So many bytes of the text before the sentence, in lower case.
fn text_before(a: &Analysed<'_>, back: usize) -> Option<String> {
    let s = &a.sentence;
    let end = s.span.start();
    let mut start = end.saturating_sub(back);
    while start < end && !s.text.is_char_boundary(start) {
        start += 1;
    }
    Some(s.text.get(start..end)?.to_lowercase())
}

/// The type of the agreement that the text just before the sentence told of last.
fn before(a: &Analysed<'_>, lexicon: &AgreementLexicon, back: usize) -> Option<String> {
    let text = text_before(a, back)?;
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    words.iter().enumerate().rev().find_map(|(i, word)| {
        let previous = i.checked_sub(1).and_then(|p| words.get(p)).copied().unwrap_or("");
        if matches!(*word, "pause" | "lull" | "resolution" | "talk" | "talks" | "negotiations") {
            return matches!(previous, "humanitarian" | "hour" | "day").then(|| "truce".to_owned());
        }
        if let Some(sort) = lexicon.strong(word) {
            return Some(sort.to_owned());
        }
        let weak = lexicon.weak(word).filter(|w| matches!(*w, "deal" | "agreement"))?;
        lexicon
            .is_kind(previous)
            .then(|| format!("{previous} {}", if weak == "agreement" { "deal" } else { weak }))
    })
}
