//! Attacks on armed people where they stand, on people who are together, and of two sides on each other.

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::host::is_host;
use super::lexicon::ControlLexicon;
use super::target::{Target, locative};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, phrase};
use crate::draft::Draft;
use crate::party::{Force, force, is_single, is_warlike, is_warring, names_a_force, party, side_within};

/// Reads a verb of attack of which no place was told.
pub(super) fn read(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    if is_contest(a, lexicon) || clause.voice == Voice::Participle {
        return;
    }
    let before = drafts.len();
    attacked(a, lexicon, clause, drafts);
    if drafts.len() == before {
        each_other(a, lexicon, clause, drafts);
    }
}

/// "Rebels attacked a unit of the 4th Brigade", "A patrol was fired on near Dura", "Gunmen attacked a wedding in Dura".
fn attacked(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let next = s.lower(clause.verb + 1);
    let fired =
        clause.lemma == "fire" && clause.voice == Voice::Passive && matches!(next, "on" | "upon" | "at");
    let assails =
        lexicon.moves.assails.has(&clause.lemma) || matches!(clause.lemma.as_str(), "board" | "hijack");
    if !fired && !assails && !lexicon.moves.strikes.has(&clause.lemma) {
        return;
    }
    let things: Vec<usize> = clause.things.iter().map(|&t| one_of(a, t)).collect();
    // "in nearby Dura", though no list holds it
    let near = |noun: usize| {
        let mut behind =
            (noun + 1..s.len().min(noun + 9)).take_while(|&i| !a.is_finite(i) && s.lower(i) != ",");
        behind.any(|i| {
            let name = if s.lower(i + 1) == "nearby" { i + 2 } else { i + 1 };
            matches!(s.lower(i), "in" | "at" | "near" | "outside" | "around")
                && s.tag(name).is_proper()
                && a.date_at(name).is_none()
        })
    };
    let called = || {
        complements(a, clause.verb).into_iter().any(|(w, _, n)| {
            matches!(w.as_str(), "in" | "at" | "near" | "outside" | "around")
                && s.tag(n).is_proper()
                && a.date_at(n).is_none()
        })
    };
    let place = |noun: usize| locative(a, clause.verb, noun).is_some() || called() || near(noun);
    let (_, fit) = actor(a, lexicon, clause.doer);
    let by_arms = fit == Fit::Armed;
    let ships =
        matches!(clause.lemma.as_str(), "attack" | "target" | "raid" | "assault" | "board" | "hijack");
    if let Some(noun) = super::ships::done_to(a, lexicon, clause)
        .filter(|_| ships && by_arms && clause.voice != Voice::Participle)
    {
        if place(noun) || a.places.iter().any(|p| p.first > clause.verb) {
            push_people(a, lexicon, clause, noun, drafts);
        }
        return;
    }
    // "Aircraft struck two ISIS tactical units"
    let unit = |n: usize| {
        is_unit(a, lexicon, n)
            && (fired
                || assails
                || matches!(fit, Fit::Armed | Fit::Soft) && !s.lower(n).starts_with("soldier"))
    };
    let body = |&n: &usize| {
        (fired || assails) && (is_host(a, lexicon, n) || by_arms && super::host::is_convoy(a, n) && place(n))
            || unit(n)
    };
    if let Some(noun) = things.iter().copied().find(body) {
        // "A patrol was attacked with automatic fire"
        let under_fire = fit == Fit::Nobody && is_host(a, lexicon, noun) && is_warlike(a, clause.verb);
        let told =
            by_arms || under_fire || matches!(fit, Fit::Nobody | Fit::Soft | Fit::Unknown) && place(noun);
        let nobody = clause.doer.is_none() && clause.voice == Voice::Active;
        if told && !nobody {
            push_people(a, lexicon, clause, noun, drafts);
        }
        return;
    }
    let they = fit == Fit::Pronoun
        && clause.lemma == "attack"
        && clause.doer.is_some_and(|d| matches!(s.lower(d), "they" | "we"));
    let foe = |&n: &usize| clause.lemma != "intercept" && super::told::is_foe(a, n);
    if let Some(noun) = things.iter().copied().find(foe) {
        let by_planes = fit == Fit::Soft && place(noun) && crate::party::is_irregular(a, noun);
        if by_arms || they || by_planes {
            push_people(a, lexicon, clause, noun, drafts);
        }
        return;
    }
    let crowd = |&n: &usize| is_crowd(a, lexicon, n);
    let Some(noun) = things.iter().copied().find(crowd).filter(|_| assails) else { return };
    // "A suicide bomber attacked a demonstration in Dura"
    let alone = fit == Fit::Soft && clause.doer.is_some_and(|d| is_single(a, d));
    if (by_arms || alone) && clause.lemma != "ambush" && place(noun) {
        push_people(a, lexicon, clause, noun, drafts);
    }
}

/// "one of its patrols": the patrols.
fn one_of(a: &Analysed<'_>, noun: usize) -> usize {
    let s = &a.sentence;
    let part = a.number(noun).is_some() || matches!(s.lower(noun), "some" | "several" | "many" | "group");
    let of = s.children_by(noun, &[Label::Prep]).find(|&p| part && s.lower(p) == "of");
    of.and_then(|p| s.child(p, Label::Pobj)).unwrap_or(noun)
}

/// "a unit of the 4th Brigade", "government soldiers": troops, and not "two retired soldiers".
fn is_unit(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(noun) else { return false };
    let lemma = s.lemma(chunk.head);
    if !lexicon.moves.units.has(lemma) && !lexicon.moves.units.has(s.lower(chunk.head)) {
        return false;
    }
    let apart = (chunk.first..chunk.head).any(|i| {
        matches!(
            s.lower(i),
            "retired" | "former" | "off-duty" | "wounded" | "housing" | "medical" | "two" | "three"
        )
    });
    let of = s.children_by(noun, &[Label::Prep]).filter(|&p| matches!(s.lower(p), "of" | "from"));
    let of_arms = of.filter_map(|p| s.child(p, Label::Pobj)).any(|n| force(a, n) == Force::Armed);
    let men = matches!(
        lemma,
        "soldier" | "troop" | "trooper" | "marine" | "peacekeeper" | "paratrooper" | "gendarme"
    );
    let sided = (chunk.first..chunk.head).any(|i| is_warring(s.lower(i)) || names_a_force(s.surface(i)));
    !apart && (men && s.tag(chunk.head).is_plural() || !men && (of_arms || sided))
}

/// "a wedding", "Muslims", "villagers": people who are together.
fn is_crowd(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(noun) else { return false };
    let lemma = s.lemma(chunk.head);
    let one = lemma.strip_suffix('s').unwrap_or(lemma).to_lowercase();
    let held = |word: &str| lexicon.moves.crowds.has(word);
    let gathered = matches!(
        lemma,
        "meeting"
            | "wedding"
            | "funeral"
            | "ceremony"
            | "rally"
            | "procession"
            | "gathering"
            | "congregation"
    );
    (held(lemma) || held(one.as_str())) && (gathered || s.tag(chunk.head).is_plural())
}

/// A claim of an attack with people as what is attacked.
fn push_people(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    noun: usize,
    drafts: &mut Vec<Draft>,
) {
    let (doer, fit) = actor(a, lexicon, clause.doer);
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: doer.filter(|_| !matches!(fit, Fit::Weapon | Fit::Other)),
        against: side_within(a, noun).or_else(|| party(a, noun).filter(|_| force(a, noun).acts())),
        targets: vec![Target { words: phrase(a, noun), noun, kind: noun, place: None, sure: 1.0 }],
        rule: "control: people attacked",
        confidence: 0.7,
    };
    push(a, lexicon, found, drafts);
}

/// "Malian and Songhai troops shelled each other across the river": both attack.
fn each_other(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let v = clause.verb;
    let at = if matches!(s.lower(v + 1), "on" | "at") { v + 2 } else { v + 1 };
    let mutual = matches!((s.lower(at), s.lower(at + 1)), ("each", "other") | ("one", "another"));
    let arms = matches!(
        clause.lemma.as_str(),
        "shell" | "bombard" | "bomb" | "fire" | "attack" | "mortar" | "pound" | "rocket"
    );
    let Some(doer) = clause.doer.filter(|_| mutual && arms && clause.voice == Voice::Active) else { return };
    let plural = s.tag(doer).is_plural() || s.conjuncts(doer).len() > 1;
    let (party, fit) = actor(a, lexicon, Some(doer));
    if plural && matches!(fit, Fit::Armed | Fit::Soft) && s.tag(v) != Tag::VB {
        let found = Found {
            clause,
            action: ControlAction::Offensive,
            actor: party,
            against: None,
            targets: Vec::new(),
            rule: "control: attacked each other",
            confidence: 0.75,
        };
        push(a, lexicon, found, drafts);
    }
}
