//! Attacks told by what falls or strikes, with nobody as the doer: "Missiles rained down on Dura", "Air strikes halted the rebels'
//! advance on Dura"; and bombers who drive what they ride in into a place.

use sijill_claim::ControlAction;
use sijill_language::Label;

use super::lexicon::ControlLexicon;
use super::support::{after, is_described};
use super::target::{Target, targets};
use super::told::{is_of_arms, whose};
use super::{Found, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements};
use crate::draft::Draft;
use crate::party::{Force, force, party, side_within};

/// Reads one verb; true where weapons or a bomber told of an attack by it.
pub(super) fn read(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    if clause.voice != Voice::Active || is_contest(a, lexicon) {
        return false;
    }
    let before = drafts.len();
    match clause.lemma.as_str() {
        "rain" | "fall" | "land" | "slam" | "crash" | "pour" | "plunge" => fallen(a, lexicon, clause, drafts),
        "halt" | "stop" | "check" | "blunt" | "stem" | "slow" | "stall" | "repel" | "repulse" | "contain" => {
            held_up(a, lexicon, clause, drafts);
        }
        "drive" | "ram" | "steer" | "plough" | "plow" => driven(a, lexicon, clause, drafts),
        _ => {}
    }
    if drafts.len() == before && matches!(clause.lemma.as_str(), "crash" | "slam") {
        driven(a, lexicon, clause, drafts);
    }
    drafts.len() > before
}

/// "Missiles rained down on Dura", "Dozens of rockets fell on the town": what is shot at a place where people live.
fn fallen(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    // "fell on the town, killing three": told by what it cost.
    if (0..s.len()).any(|i| matches!(s.lemma(i), "kill" | "wound" | "injure" | "die")) {
        return;
    }
    let shot = |n: usize| {
        matches!(
            s.lemma(n),
            "missile" | "rocket" | "shell" | "bomb" | "mortar" | "projectile" | "drone" | "shellfire"
        ) && s.tag(n).is_plural()
    };
    let counted = |n: usize| a.chunk(n).map_or(n, |k| k.head);
    let Some(doer) = clause
        .doer
        .filter(|&d| clause.things.is_empty() && (shot(d) || shot(counted(d)) || of(a, d).is_some_and(shot)))
    else {
        return;
    };
    let on = complements(a, clause.verb)
        .into_iter()
        .filter(|(w, ..)| matches!(w.rsplit(' ').next(), Some("on" | "upon" | "over" | "onto")));
    let nouns: Vec<usize> = on.map(|c| c.2).collect();
    let settled = |t: &Target| {
        t.place.is_some()
            || matches!(s.lemma(t.kind), "town" | "city" | "village" | "camp" | "capital" | "suburb")
    };
    let found: Vec<Target> = targets(a, lexicon, &nouns, false).into_iter().filter(settled).collect();
    if found.is_empty() {
        return;
    }
    let targets = found.into_iter().map(|t| Target { sure: t.sure.max(0.8), ..t }).collect();
    let (action, rule) = (ControlAction::Offensive, "control: what fell on a place");
    let actor = side_within(a, doer);
    push(a, lexicon, Found { clause, action, actor, against: None, targets, rule, confidence: 0.7 }, drafts);
}

/// "dozens [of rockets]".
fn of(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let of = s.children_by(noun, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
    s.child(of, Label::Pobj)
}

/// "Air strikes halted the rebels' advance on Dura": an attack that was stopped by another.
fn held_up(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let blow = |d: &usize| {
        matches!(
            s.lemma(*d),
            "airstrike"
                | "shelling"
                | "bombardment"
                | "gunship"
                | "warplane"
                | "jet"
                | "artillery"
                | "firepower"
        ) || matches!(s.lemma(*d), "strike" | "raid" | "attack" | "bombing" | "fire")
            && (is_described(a, *d, &lexicon.launch.military)
                || is_described(a, *d, &lexicon.launch.airborne)
                || is_of_arms(a, lexicon, *d))
    };
    let Some(doer) = clause.doer.filter(blow) else { return };
    let attack = |n: usize| {
        lexicon.is_attack(s.lemma(n))
            || matches!(s.lemma(n), "advance" | "push" | "offensive" | "march" | "thrust")
    };
    let Some(thing) = clause.things.iter().copied().find(|&t| attack(t)) else { return };
    let owner = s.child(thing, Label::Poss).filter(|&n| force(a, n) == Force::Armed);
    let against =
        side_within(a, thing).or_else(|| owner.and_then(|n| party(a, n))).or_else(|| whose(a, thing));
    if against.is_none() {
        return;
    }
    let at = after(a, thing, &["on", "to", "towards", "toward", "near", "in", "into", "against"]);
    let behind = complements(a, clause.verb)
        .into_iter()
        .filter(|(w, ..)| {
            matches!(w.as_str(), "on" | "near" | "in" | "at" | "outside" | "towards" | "toward" | "to")
        })
        .map(|c| c.2);
    let nouns: Vec<usize> = at.into_iter().chain(behind).collect();
    let targets = targets(a, lexicon, &nouns, false).into_iter().take(1).collect();
    let (action, rule) = (ControlAction::Repel, "control: an advance stopped by fire");
    let actor = side_within(a, doer);
    push(a, lexicon, Found { clause, action, actor, against, targets, rule, confidence: 0.75 }, drafts);
}

/// "A suicide bomber drove a lorry into an army base near Dura".
fn driven(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let bomber = |d: &usize| {
        let chunk = a.chunk(*d);
        let suicide = chunk.is_some_and(|k| (k.first..k.head).any(|i| s.lower(i) == "suicide"));
        matches!(s.lemma(*d), "bomber") || suicide || force(a, *d) == Force::Armed
    };
    let Some(doer) = clause.doer.filter(bomber) else { return };
    let ridden = |t: &usize| {
        matches!(
            s.lemma(*t),
            "car"
                | "truck"
                | "lorry"
                | "vehicle"
                | "van"
                | "minibus"
                | "bus"
                | "tanker"
                | "motorcycle"
                | "motorbike"
                | "ambulance"
                | "jeep"
                | "pickup"
                | "boat"
                | "humvee"
                | "tractor"
        )
    };
    if !clause.things.iter().any(ridden) {
        return;
    }
    let into = complements(a, clause.verb)
        .into_iter()
        .filter(|(w, ..)| matches!(w.rsplit(' ').next(), Some("into" | "at" | "against")));
    let nouns: Vec<usize> = into.map(|c| c.2).filter(|n| !ridden(n)).collect();
    let targets: Vec<Target> = targets(a, lexicon, &nouns, false)
        .into_iter()
        .map(|t| Target { sure: t.sure.max(0.85), ..t })
        .take(1)
        .collect();
    if targets.is_empty() {
        return;
    }
    let (action, rule) = (ControlAction::Offensive, "control: a bomber's ride");
    let actor = party(a, doer).filter(|_| force(a, doer) == Force::Armed);
    push(a, lexicon, Found { clause, action, actor, against: None, targets, rule, confidence: 0.7 }, drafts);
}
