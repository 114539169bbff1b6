//! The order of words alone, for sentences whose parse went wrong: an agreement with a verb of the lexicon right behind or
//! right before it.

use sijill_claim::{Agreement, AgreementAction, Modality};
use sijill_language::{Label, Tag, lemma};

use super::lexicon::{AgreementLexicon, Role, Verb};
use super::noun::{Named, named};
use super::{Ranked, duration, parties};
use crate::analysis::Analysed;
use crate::clause::clause;
use crate::draft::{Body, Draft, Reading};
use crate::meeting;

/// Furthest that the verb stands behind its agreement.
const AHEAD: usize = 16;

/// Reads one noun; what the tree tells of it goes before.
pub(super) fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, noun: usize, found: &mut Vec<Ranked>) {
    let Some(met) = named(a, lexicon, noun, (noun, noun)).filter(|m| m.sure && m.noun == noun) else {
        return;
    };
    let Some((entry, verb, passive)) = behind(a, lexicon, &met).or_else(|| ahead(a, lexicon, &met)) else {
        return;
    };
    // "has ruled out talks until it calls a truce"
    let condition = verb < noun && super::is_background(a, verb);
    if condition || does_something(a, entry, verb) {
        return;
    }
    let Some(modality) = put(a, verb, passive) else { return };
    // Talks held or begun at a set place are a meeting.
    if met.sort == "talks"
        && entry.action == AgreementAction::InForce
        && clause(a, verb).is_some_and(|c| meeting::is_set(a, c, noun))
    {
        return;
    }
    let s = &a.sentence;
    let chunk = a.chunk(noun);
    let start = chunk.map_or(noun, |c| c.first);
    if start > 0
        && matches!(s.lower(start - 1), "since" | "until" | "before" | "if" | "unless")
        && !is_dated_end(a, start - 1, verb)
    {
        return;
    }
    let (first, last) = if verb > noun {
        (start, end(a, verb))
    } else {
        let before = (0..verb).rev().take(8).find_map(|i| a.chunk(i).filter(|_| a.date_at(i).is_none()));
        (before.map_or(verb, |c| c.first), end(a, noun))
    };
    let mut who = Vec::new();
    if first < verb && verb < noun {
        parties::add(a, a.chunk(first).map_or(first, |c| c.head), &mut who);
    }
    parties::of_noun(a, noun, &mut who);
    let (age, term) = duration::durations(a, noun);
    let agreement =
        Agreement { agreement_type: met.sort, parties: who, action: Some(entry.action), age, term };
    let mut draft =
        Draft::new(a.index, first, last, verb, Body::Agreement(agreement), "agreement: order of words");
    draft.subject = noun;
    draft.modality = modality;
    draft.reading = Reading::Flat;
    draft.confidence = if s.tag(verb).is_verb() { 0.65 } else { 0.55 };
    found.push(Ranked { rank: if verb > noun { 1 } else { 3 }, draft });
}

/// "The truce held and was extended by five days": where the tagger saw an adjective behind "was".
pub(super) fn second(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    if s.label(token) != Label::Acomp || s.tag(token).is_verb() || !s.lower(token).ends_with("ed") {
        return;
    }
    let Some(be) = s.head(token).filter(|&h| s.lemma(h) == "be" && s.label(h) == Label::Conj) else { return };
    let Some(doer) = clause(a, be).and_then(|c| c.doer) else { return };
    let Some(met) = named(a, lexicon, doer, (doer, doer)).filter(|m| m.sure) else { return };
    let fits = |e: &&Verb| e.role == Role::Object && stands(a, e, token, &met);
    let Some(entry) = lexicon.verbs(&verb_lemma(a, lexicon, token)).find(fits) else { return };
    let Some(modality) = put(a, token, true) else { return };
    let mut who = Vec::new();
    parties::of_noun(a, met.noun, &mut who);
    let agreement = Agreement {
        agreement_type: met.sort,
        parties: who,
        action: Some(entry.action),
        age: None,
        term: None,
    };
    let mut draft =
        Draft::new(a.index, be, end(a, token), token, Body::Agreement(agreement), "agreement: said second");
    draft.subject = met.noun;
    draft.modality = modality;
    draft.confidence = 0.6;
    found.push(Ranked { rank: 0, draft });
}

/// The dictionary form of a verb that the tagger may have taken for something else.
fn verb_lemma(a: &Analysed<'_>, lexicon: &AgreementLexicon, i: usize) -> String {
    let s = &a.sentence;
    let found =
        if s.tag(i).is_verb() { s.lemma(i).to_owned() } else { lemma(s.lower(i), Tag::VBD).to_string() };
    // "abided": whether an "e" was cut off with the ending cannot be seen.
    let longer = format!("{found}e");
    if lexicon.verbs(&found).next().is_none() && lexicon.verbs(&longer).next().is_some() {
        longer
    } else {
        found
    }
}

fn may_be_verb(a: &Analysed<'_>, i: usize) -> bool {
    let s = &a.sentence;
    let tag = s.tag(i);
    tag.is_verb() || s.lower(i).ends_with("ed") && (tag.is_adjective() || matches!(tag, Tag::RB | Tag::NN))
}

/// "the truce … fell apart", "was voted down".
fn behind<'l>(
    a: &Analysed<'_>,
    lexicon: &'l AgreementLexicon,
    met: &Named,
) -> Option<(&'l Verb, usize, bool)> {
    let s = &a.sentence;
    let mut passive = false;
    let mut modified = false;
    let mut from = met.noun + 1;
    // "a draft, which asked for monitors, was voted down": the clause goes on behind the second comma.
    if s.tag(from) == Tag::Comma && matches!(s.tag(from + 1), Tag::WDT | Tag::WP) {
        from = (from + 2..s.len().min(from + 2 * AHEAD)).find(|&i| s.tag(i) == Tag::Comma)? + 1;
    }
    for i in from..s.len().min(from + AHEAD) {
        let lower = s.lower(i);
        if matches!(s.tag(i), Tag::Comma | Tag::Colon | Tag::Stop | Tag::WDT | Tag::WP | Tag::WRB)
            || matches!(lower, "that" | "but" | "while" | "if" | "because" | "after" | "before" | "when")
        {
            return None;
        }
        if matches!(lower, "was" | "were" | "been" | "being" | "is" | "are" | "be") {
            passive = true;
            continue;
        }
        if s.tag(i) == Tag::MD
            || matches!(s.lemma(i), "have" | "do") && s.tag(i).is_verb()
            || lower == "to" && passive
            || matches!(s.tag(i), Tag::RB) && !lower.ends_with("ed")
        {
            continue;
        }
        if !may_be_verb(a, i) {
            passive = false;
            continue;
        }
        let lemma = verb_lemma(a, lexicon, i);
        let role = if passive && lower != "holding" { Role::Object } else { Role::Subject };
        let fits = |e: &&Verb| {
            (e.role == role || passive && s.tag(i) == Tag::VBG && e.role == Role::Subject)
                && stands(a, e, i, met)
        };
        if let Some(entry) = lexicon.verbs(&lemma).find(fits) {
            return Some((entry, i, passive));
        }
        // A participle that only says whose agreement it is: "agreed to by", "brokered by".
        let participle = !passive
            && !modified
            && (i + 1..i + 4).any(|j| matches!(s.lower(j), "by" | "between" | "in" | "on" | "last"));
        if !participle {
            return None;
        }
        modified = true;
    }
    None
}

/// "adopted a resolution", "abided by the truce".
fn ahead<'l>(
    a: &Analysed<'_>,
    lexicon: &'l AgreementLexicon,
    met: &Named,
) -> Option<(&'l Verb, usize, bool)> {
    let s = &a.sentence;
    let start = a.chunk(met.noun).map_or(met.noun, |c| c.first);
    let before = start.checked_sub(1)?;
    let (verb, preposition) = if matches!(s.tag(before), Tag::IN | Tag::TO) {
        (before.checked_sub(1)?, Some(s.lower(before)))
    } else {
        (before, None)
    };
    let preceded = verb.checked_sub(1)?;
    if !may_be_verb(a, verb)
        || matches!(s.tag(preceded), Tag::DT | Tag::PRPS | Tag::JJ | Tag::IN) && a.date_at(preceded).is_none()
    {
        return None;
    }
    let fits = |e: &&Verb| match (e.role, preposition) {
        (Role::Object, None) => stands(a, e, verb, met) && !(e.new && super::is_known(a, start)),
        (Role::After, Some(p)) => e.prepositions.iter().any(|x| x == p) && stands(a, e, verb, met),
        _ => false,
    };
    let told = matches!(s.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP) || s.lower(verb).ends_with("ed");
    lexicon.verbs(&verb_lemma(a, lexicon, verb)).find(fits).filter(|_| told).map(|e| (e, verb, false))
}

/// "Hundreds died before a ceasefire was agreed on 10 May": with a day of its own, it is told.
fn is_dated_end(a: &Analysed<'_>, mark: usize, verb: usize) -> bool {
    let s = &a.sentence;
    let last = end(a, verb);
    let dated = a.dates.iter().any(|d| verb < d.first && d.last <= last);
    let past = s.tag(verb) == Tag::VBD || matches!(s.lower(verb.wrapping_sub(1)), "was" | "were");
    let over = (mark.saturating_sub(12)..mark).rev().find(|&i| s.tag(i).is_verb());
    matches!(s.lower(mark), "before" | "until") && dated && past && over.is_some_and(|v| super::is_told(a, v))
}

/// "The accord ended the war": what it did, and not what became of it.
fn does_something(a: &Analysed<'_>, entry: &Verb, verb: usize) -> bool {
    let s = &a.sentence;
    let object = s.child(verb, Label::Dobj).filter(|&o| o > verb && a.date_at(o).is_none());
    entry.role == Role::Subject
        && entry.needs.is_empty()
        && object.is_some_and(|o| !super::is_span_of_time(a, o))
}

fn stands(a: &Analysed<'_>, entry: &Verb, verb: usize, met: &Named) -> bool {
    let s = &a.sentence;
    let follows = |words: &[String], within: usize| {
        words.is_empty()
            || (verb + 1..s.len().min(verb + within)).any(|i| words.iter().any(|w| w == s.lower(i)))
    };
    follows(&entry.particles, 3)
        && follows(&entry.needs, 4)
        && super::is_to_an_end(a, entry, verb)
        && (entry.types.is_empty() || entry.types.contains(&met.sort))
}

/// How the helpers before the verb put it; nothing where nothing is claimed.
fn put(a: &Analysed<'_>, verb: usize, passive: bool) -> Option<Modality> {
    let s = &a.sentence;
    let mut modality = Modality::Asserted;
    for i in (verb.saturating_sub(6)..verb).rev() {
        match s.lower(i) {
            "not" | "never" | "n't" | "no" | "without" | "failed" | "if" | "unless" | "since" => return None,
            "will" | "would" | "shall" | "must" | "should" => modality = Modality::Planned,
            "could" | "may" | "might" | "can" => modality = Modality::Possible,
            "to" if i + 1 == verb || passive => {
                let due = matches!(
                    s.lower(i.wrapping_sub(1)),
                    "is" | "was"
                        | "are"
                        | "were"
                        | "due"
                        | "set"
                        | "expected"
                        | "scheduled"
                        | "about"
                        | "planned"
                );
                if !due {
                    return None;
                }
                modality = Modality::Planned;
            }
            _ if s.tag(i).is_noun() => break,
            _ => {}
        }
    }
    Some(modality)
}

/// The end of the words: before the next mark, link or finite verb.
fn end(a: &Analysed<'_>, from: usize) -> usize {
    let s = &a.sentence;
    (from + 1..s.len().min(from + 9))
        .take_while(|&i| {
            !matches!(
                s.tag(i),
                Tag::Comma | Tag::Colon | Tag::Stop | Tag::CC | Tag::WDT | Tag::WP | Tag::CloseQuote
            ) && !a.is_finite(i)
        })
        .last()
        .unwrap_or(from)
}
