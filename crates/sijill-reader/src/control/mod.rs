//! Control claims: who takes, holds, loses or attacks a place.
//!
//! For: verbs and nouns of the lexicon over the parse, helped by the order of words where the parse gives no object. Not
//! for: casualties of the same attack (`casualty`), hospitals (`facility`), sieges (`siege`).

mod attack;
mod battle;
mod brought;
mod clash;
mod deeds;
mod fits;
mod frame;
mod host;
mod lexicon;
mod movement;
mod nouns;
mod people;
mod placed;
mod relative;
mod retreat;
mod ships;
mod stands;
mod strikes;
mod suffered;
mod support;
mod target;
#[cfg(test)]
mod tests;
mod told;
mod verbs;

use sijill_claim::{Control, ControlAction, Modality, Party};
use sijill_language::{Label, Tag};

pub(crate) use lexicon::ControlLexicon;
pub(crate) use target::place_of;

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{Clause, Stance, clause, could_have, extent, stance};
use crate::draft::{Body, Draft, Reading};
use crate::party::{Force, force, party};
use target::{Target, locative};

/// Drafts less sure than this are left out.
const LEAST: f64 = 0.5;

/// All control claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &ControlLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for token in 0..s.len() {
        if let Some(clause) = clause(a, token) {
            if !support::read(a, lexicon, clause, &mut found) {
                let hidden = relative::antecedent(a, lexicon, clause)
                    .or_else(|| relative::interrupted(a, clause))
                    .or_else(|| relative::parted(a, lexicon, clause))
                    .or_else(|| relative::described(a, clause));
                let clause = hidden.as_ref().unwrap_or(clause);
                let before = found.len();
                verbs::read(a, lexicon, clause, &mut found);
                if found.len() == before {
                    strikes::read(a, lexicon, clause, &mut found);
                }
                if found.len() == before {
                    host::read(a, lexicon, clause, &mut found);
                }
                if found.len() == before {
                    people::read(a, lexicon, clause, &mut found);
                }
                if found.len() == before {
                    stands::read(a, lexicon, clause, &mut found);
                }
                if found.len() == before && s.tag(token).is_noun() {
                    found.extend(told::mentioned(a, lexicon, token));
                }
            }
        } else if let Some(clause) = relative::overrun(a, token) {
            verbs::read(a, lexicon, &clause, &mut found);
        } else if s.tag(token).is_noun() {
            nouns::read(a, lexicon, token, &mut found);
            found.extend(battle::battle(a, token));
            found.extend(retreat::told(a, lexicon, token));
            found.extend(told::mentioned(a, lexicon, token));
        }
    }
    nouns::states(a, lexicon, &mut found);
    host::operations(a, lexicon, &mut found);
    found.retain(|d| d.confidence >= LEAST);
    distinct(a, found)
}

/// One claim for each place and action where several words of the sentence tell the same.
fn distinct(a: &Analysed<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let same = kept.iter().any(|k| match (&k.body, &draft.body) {
            (Body::Control(one), Body::Control(other)) => {
                let again = one.action == other.action || other.action == ControlAction::Offensive;
                let told = again && !frame::is_told_apart(a, (one, k.anchor), (other, draft.anchor));
                k.subject == draft.subject && (k.anchor == draft.anchor || told)
            }
            _ => false,
        });
        if !same {
            kept.push(draft);
        }
    }
    kept
}

/// Where several armed words stand in a sentence, weak verbs are surer.
fn is_contest(a: &Analysed<'_>, lexicon: &ControlLexicon) -> bool {
    (0..a.sentence.len().min(400)).any(|i| lexicon.is_contest(a.sentence.lemma(i)))
}

/// What a clause and its targets say.
struct Found<'f> {
    clause: &'f Clause,
    action: ControlAction,
    actor: Option<Party>,
    against: Option<Party>,
    targets: Vec<Target>,
    rule: &'static str,
    confidence: f64,
}

/// Makes the drafts of one clause: the first place with the whole clause, each further one with its own words.
fn push(a: &Analysed<'_>, lexicon: &ControlLexicon, found: Found<'_>, drafts: &mut Vec<Draft>) {
    let Found { clause, action, actor, against, targets, rule, confidence } = found;
    let could = could_have(a, clause.verb) && action != ControlAction::Offensive;
    // "Peacekeepers rolled into the town": sent there (`deployment`).
    let keeps = action == ControlAction::Advance
        && clause.doer.is_some_and(|d| crate::allegiance::are_peacekeepers(a, d));
    if keeps || could || frame::is_awaited(a, clause.verb) || frame::is_unheeded(a, lexicon, clause, action) {
        return;
    }
    // "walked out of the bar": nobody's ground.
    let venue = |t: &Target| {
        matches!(a.sentence.lemma(t.kind), "cafe" | "café" | "bar" | "nightclub" | "supermarket")
    };
    if action != ControlAction::Offensive && !targets.is_empty() && targets.iter().all(venue) {
        return;
    }
    let order = frame::order(a, lexicon, clause, action);
    let stance = frame::denied(a, lexicon, clause, action, stance(a, order.unwrap_or(clause.verb)));
    let Some((action, modality)) = put(action, stance) else { return };
    let modality = frame::tidings(a, lexicon, clause.verb, modality);
    // "forces seeking to advance": towards nothing that is told.
    if stance.attempted && targets.is_empty() && a.sentence.tag(clause.verb) == Tag::VB {
        return;
    }
    let body = || Body::Control(Control { actor: actor.clone(), against: against.clone(), action });
    let reading = if clause.parsed { Reading::Both } else { Reading::Flat };
    let begin = |first: usize| order.map_or(first, |o| frame::begins(a, o).min(first));
    let mut make = |words: (usize, usize), target: Option<&Target>, sure: f64| {
        let mut draft = Draft::new(a.index, words.0, words.1, clause.verb, body(), rule);
        draft.modality = modality;
        draft.reading = reading;
        draft.confidence = confidence * sure;
        if let Some(target) = target {
            draft.subject = target.noun;
            if confidence > 0.8 {
                draft.confidence = confidence * sure.max(0.65);
            }
            draft.place_mention = target.place.or_else(|| locative(a, clause.verb, target.noun));
            if draft.place_mention.is_some() {
                // "a market in the town": named by where it is.
                draft.confidence = confidence * sure.max(0.75);
            }
        } else {
            draft.place_mention = locative(a, clause.verb, clause.verb);
        }
        drafts.push(draft);
    };
    if targets.is_empty() {
        let (first, last) = extent(a, clause, None);
        make((begin(first), last), None, 1.0);
        return;
    }
    let passive = clause.things.iter().any(|&t| t < clause.verb);
    let whole = if passive { targets.len() - 1 } else { 0 };
    for (i, target) in targets.iter().enumerate() {
        let words = if i == whole {
            let upto = targets.get(i + 1).map(|_| target.words.1).filter(|_| !passive);
            let (first, last) = extent(a, clause, upto);
            if passive && i > 0 {
                (first.max(target.words.0), last)
            } else {
                (begin(first), last.max(target.words.1.min(last.max(clause.verb))))
            }
        } else {
            target.words
        };
        make(words, Some(target), target.sure);
    }
}

/// What becomes of an action by the way it is put; nothing where nothing is claimed.
fn put(action: ControlAction, stance: Stance) -> Option<(ControlAction, Modality)> {
    if stance.unreal {
        return None;
    }
    if stance.attempted
        && matches!(action, ControlAction::Capture | ControlAction::Advance | ControlAction::Offensive)
    {
        return Some((ControlAction::Offensive, stance.modality));
    }
    if stance.negated {
        // "have not taken the town": no claim of anybody's control is made.
        return None;
    }
    Some((action, stance.modality))
}

/// Who acts, and how well that fits: armed, a pronoun, nobody named, an unknown name.
fn actor(a: &Analysed<'_>, lexicon: &ControlLexicon, doer: Option<usize>) -> (Option<Party>, Fit) {
    let Some(doer) = doer else { return (None, Fit::Nobody) };
    // "were driven out by noon"
    if a.chunk(doer).is_none_or(|c| c.first == doer || a.sentence.lower(doer.wrapping_sub(1)) == "the")
        && lexicon.moves.hours.has(a.sentence.lower(doer))
        && a.sentence.label(doer) == Label::Pobj
    {
        return (None, Fit::Nobody);
    }
    if let Some(before) = host::before_counter(a, doer) {
        return (Some(before), Fit::Armed);
    }
    // "most of the rebels", parsed as most
    let doer = host::inner_force(a, doer).unwrap_or(doer);
    let doer = match force(a, doer) {
        Force::Pronoun => armed_speaker(a, doer).unwrap_or(doer),
        _ => doer,
    };
    if let Some(side) = sided_speaker(a, doer) {
        return (Some(side), Fit::Armed);
    }
    // "Deadly Tornadoes hit the town"
    let weather = matches!(a.sentence.lemma(doer), "tornado" | "typhoon" | "hurricane" | "cyclone");
    if weather && !host::bears_arms(a, lexicon, doer) {
        return (None, Fit::Weapon);
    }
    let fit = match force(a, doer) {
        Force::Armed => Fit::Armed,
        Force::Soft => Fit::Soft,
        Force::Pronoun => Fit::Pronoun,
        Force::Weapon => return (None, Fit::Weapon),
        Force::Unknown | Force::Other if host::bears_arms(a, lexicon, doer) => Fit::Armed,
        Force::Unknown => Fit::Unknown,
        Force::Other => Fit::Other,
    };
    (party(a, doer), fit)
}

/// "The army said it had taken the town": the armed people who say so of themselves, for whom the pronoun stands.
fn armed_speaker(a: &Analysed<'_>, pronoun: usize) -> Option<usize> {
    let s = &a.sentence;
    if !matches!(s.lower(pronoun), "it" | "they" | "we") {
        return None;
    }
    let says = |&v: &usize| s.tag(v).is_verb() && CLASSES.reporting.has(s.lemma(v));
    let verb = s.ancestors(pronoun).take(6).find(says).filter(|&v| v < pronoun)?;
    let speaker = s.child(verb, Label::Nsubj)?;
    // "A spokesman for the army said it had"
    let of = s.children_by(speaker, &[Label::Prep]).filter(|&p| matches!(s.lower(p), "for" | "of" | "from"));
    let mut whose = of.filter_map(|p| s.child(p, Label::Pobj)).chain(s.child(speaker, Label::Poss));
    let plural = s.lower(pronoun) != "it";
    let armed = |n: usize| {
        force(a, n) == Force::Armed && (s.tag(n).is_plural() || !plural || s.lower(pronoun) == "we")
    };
    if armed(speaker) {
        return Some(speaker);
    }
    whose.find(|&n| s.lower(pronoun) != "they" && force(a, n) == Force::Armed)
}

/// "The rebel spokesman said they were holding the town": the rebels.
fn sided_speaker(a: &Analysed<'_>, pronoun: usize) -> Option<Party> {
    let s = &a.sentence;
    if !matches!(s.lower(pronoun), "they" | "we") || s.label(pronoun) != Label::Nsubj {
        return None;
    }
    let says = |&v: &usize| s.tag(v).is_verb() && CLASSES.reporting.has(s.lemma(v));
    let verb = s.ancestors(pronoun).take(6).find(says).filter(|&v| v < pronoun)?;
    let speaker = s.child(verb, Label::Nsubj)?;
    let chunk = a.chunk(speaker)?;
    let role = |i: usize| {
        matches!(s.lower(i), "spokesman" | "spokeswoman" | "spokesperson" | "commander" | "leader")
    };
    let irregular = |i: usize| {
        matches!(s.lower(i), "rebel" | "insurgent" | "guerrilla" | "militia" | "opposition" | "separatist")
    };
    let at = (chunk.first.saturating_sub(3)..=chunk.head).find(|&i| role(i))?;
    let side = (at.saturating_sub(3)..at).find(|&i| irregular(i))?;
    let name = s.words(side, side).to_owned();
    Some(Party { id: None, words: name.clone(), name })
}

/// How well a doer fits a verb of arms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Armed,
    Soft,
    Pronoun,
    Nobody,
    Unknown,
    Weapon,
    Other,
}
