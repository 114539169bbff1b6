//! Verbs that say little, with nouns that say all: "launched an offensive on", "took full control of".

use sijill_claim::{ControlAction, Party};
use sijill_language::Label;

use super::lexicon::ControlLexicon;
use super::target::{Target, targets};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::classes::Class;
use crate::clause::{Clause, Voice, complements};
use crate::draft::Draft;
use crate::party::{Force, force, is_warlike, side_within};

/// Reads one verb with its noun; true where it was such a pair, claim or none.
pub(crate) fn read(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    control(a, lexicon, clause, drafts)
        || launch(a, lexicon, clause, drafts)
        || super::deeds::read(a, lexicon, clause, drafts)
        || super::retreat::made(a, lexicon, clause, drafts)
        || begins(a, lexicon, clause, drafts)
        || super::battle::aimed(a, lexicon, clause, drafts)
        || super::brought::read(a, lexicon, clause, drafts)
        || super::suffered::read(a, lexicon, clause, drafts)
        || super::told::lasts(a, lexicon, clause, drafts)
        || super::told::prepared(a, lexicon, clause, drafts)
        || super::clash::read(a, lexicon, clause, drafts)
}

/// "took control of the town".
fn control(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) -> bool {
    let s = &a.sentence;
    let Some(action) = lexicon.control(&clause.lemma) else { return false };
    let Some(noun) = clause.things.iter().copied().find(|&t| matches!(s.lemma(t), "control" | "charge"))
    else {
        return false;
    };
    let mut nouns = after(a, noun, &["of", "over"]);
    if nouns.is_empty() {
        nouns = complements(a, clause.verb)
            .into_iter()
            .filter(|(w, ..)| matches!(w.as_str(), "of" | "over"))
            .map(|(_, _, n)| n)
            .collect();
    }
    let (party, fit) = actor(a, lexicon, clause.doer);
    // "a campaign to win control of the town": told only as its aim.
    if fit == Fit::Nobody && s.tag(clause.verb) == sijill_language::Tag::VB {
        return true;
    }
    // "The government took charge of the hospital after a strike"
    if s.lemma(noun) == "charge" && fit != Fit::Armed {
        return false;
    }
    // "Colonel Diaz seized control of Tarin in a coup"
    let coup = || {
        (0..s.len()).any(|i| {
            matches!(s.lemma(i), "coup" | "putsch" | "rebellion" | "revolt" | "offensive" | "battle")
        })
    };
    let by_coup = matches!(fit, Fit::Unknown | Fit::Soft) && clause.lemma == "seize" && coup();
    let mut places = targets(a, lexicon, &nouns, matches!(fit, Fit::Armed | Fit::Pronoun) || by_coup);
    if by_coup {
        places.iter_mut().for_each(|t| t.sure = t.sure.max(0.9));
    }
    let doubtful = |t: &Target| lexicon.is_ambiguous(s.lemma(t.noun)) && t.place.is_none();
    places.retain(|t| match fit {
        Fit::Armed => true,
        Fit::Soft => !doubtful(t) && (action == ControlAction::Capture || is_warlike(a, clause.verb)),
        Fit::Pronoun | Fit::Nobody | Fit::Unknown => {
            !doubtful(t)
                && (t.place.is_some()
                    || is_warlike(a, clause.verb)
                    || by_coup
                    || lexicon.is_place(s.lemma(t.kind))
                    || t.sure >= 0.8)
        }
        Fit::Weapon | Fit::Other => false,
    });
    if !places.is_empty() && (fit == Fit::Armed || !is_contest(a, lexicon)) {
        let confidence = if fit == Fit::Armed { 0.95 } else { 0.7 };
        push(
            a,
            lexicon,
            Found {
                clause,
                action,
                actor: party,
                against: None,
                targets: places,
                rule: "control: control of a place",
                confidence,
            },
            drafts,
        );
    }
    true
}

/// "took part in an attack on the town", "participated in a raid": what was shared in.
fn taken_part(a: &Analysed<'_>, clause: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let part = clause.things.iter().copied().find(|&t| clause.lemma == "take" && s.lemma(t) == "part");
    if part.is_none() && clause.lemma != "participate" {
        return None;
    }
    let inside = part.and_then(|part| after(a, part, &["in"]).into_iter().next());
    inside.or_else(|| complements(a, clause.verb).into_iter().find(|(w, ..)| w == "in").map(|(_, _, n)| n))
}

/// "launched an assault on the town", "an operation executed by soldiers".
fn launch(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) -> bool {
    let s = &a.sentence;
    let shared = taken_part(a, clause).filter(|&n| lexicon.is_support_noun(s.lemma(n)));
    let action = lexicon.support(&clause.lemma).or_else(|| shared.map(|_| ControlAction::Offensive));
    let Some(action) = action else { return false };
    // "carried out a further series of airstrikes"
    let inner = |t: usize| {
        let several = matches!(
            s.lemma(t),
            "series"
                | "string"
                | "wave"
                | "number"
                | "round"
                | "spate"
                | "type"
                | "kind"
                | "sort"
                | "pair"
                | "couple"
        ) || a.count(t).is_some();
        let of = s.children_by(t, &[Label::Prep]).find(|&p| several && s.lower(p) == "of");
        of.and_then(|of| s.child(of, Label::Pobj)).unwrap_or(t)
    };
    let thing = clause.things.iter().map(|&t| inner(t)).find(|&t| lexicon.is_support_noun(s.lemma(t)));
    let thing = shared.or(thing).or_else(|| so_called(a, lexicon, clause));
    let Some(noun) = thing.or_else(|| told_by(a, lexicon, clause)) else { return false };
    // "made advances in the old town", "made a phone campaign"
    if clause.lemma == "make"
        && !matches!(s.lemma(noun), "attack" | "assault" | "raid" | "incursion" | "counterattack")
    {
        return false;
    }
    let doer = super::verbs::helped(a, clause.verb).or(clause.doer);
    let (mut party, mut fit) = actor(a, lexicon, doer);
    if let Some(side) = side_within(a, noun).or_else(|| owner(a, noun)).filter(|_| party.is_none()) {
        party = Some(side);
        fit = Fit::Armed;
    }
    // "what it calls an anti-terror operation"
    let against = |i: usize| {
        matches!(s.lower(i), "terror" | "terrorist" | "terrorism" | "insurgency" | "counterinsurgency")
    };
    let hunted = thing.is_some_and(|n| {
        s.lower(clause.verb + 1) == "what" && n.saturating_sub(4) < n && (n.saturating_sub(4)..n).any(against)
    });
    let military = hunted || is_described(a, noun, &lexicon.launch.military);
    let weak = lexicon.launch.weak.has(s.lemma(noun));
    let peaceful = is_described(a, noun, &lexicon.launch.peaceful);
    if peaceful || fit != Fit::Armed && lexicon.launch.armed.has(s.lemma(noun)) {
        return false;
    }
    let mut places = places(a, lexicon, clause, noun);
    let ships = super::ships::attacked(a, lexicon, noun);
    if let Some(ships) = ships {
        places = vec![ships];
    }
    let enemy = after(a, noun, &["against", "on"]).into_iter().find(|&n| {
        force(a, n) == Force::Armed || fit == Fit::Armed && super::fits::is_armed_acronym(a, lexicon, n)
    });
    // "Rebels carried out an attack at Tarin", of which no list knows
    if places.is_empty() && fit == Fit::Armed && weak {
        let at = after(a, noun, &["on", "at", "near", "against"]);
        places = targets(a, lexicon, &at, true)
            .into_iter()
            .take(1)
            .map(|t| Target { sure: t.sure.max(0.7), ..t })
            .collect();
    }
    // "its men had carried out an attack on the camp", "carried out its attacks in Dura"
    let own = s.child(noun, Label::Poss).is_some_and(|w| matches!(s.lower(w), "its" | "their"));
    let his_men = clause.doer.is_some_and(|d| super::fits::are_his_men(a, d))
        || clause.doer.is_some_and(|d| matches!(s.lemma(d), "enemy" | "occupier"))
        || own && places.iter().any(|t| t.place.is_some());
    // "it resumed its attacks on 2 February"
    let again = matches!(clause.lemma.as_str(), "resume" | "renew")
        && (own || fit == Fit::Armed)
        && matches!(s.lemma(noun), "attack" | "raid" | "assault" | "offensive" | "strike" | "bombardment")
        && after(a, noun, &["on", "against"]).iter().all(|&n| a.date_at(n).is_some());
    let by_air =
        enemy.is_some() && (s.lemma(noun) == "airstrike" || s.lemma(noun) == "strike" && !places.is_empty());
    let fits = match fit {
        Fit::Armed => !weak || military || !places.is_empty() || enemy.is_some() || again,
        Fit::Soft => !weak || military || !places.is_empty() && (is_warlike(a, noun) || his_men),
        Fit::Pronoun => {
            let war = is_warlike(a, noun) || lexicon.tells_of_harm(a) || own;
            again || military || !places.is_empty() && (!weak || war)
        }
        Fit::Nobody if clause.voice == Voice::Active => false,
        Fit::Nobody if places.is_empty() => {
            !weak && clause.voice == Voice::Passive && is_set_going(a, lexicon, clause, noun)
        }
        Fit::Nobody => !weak || military || is_struck(a, lexicon, noun, &places),
        Fit::Unknown => (!weak || military) && !places.is_empty() || by_air,
        Fit::Weapon | Fit::Other => false,
    };
    if fits {
        let confidence = match fit {
            Fit::Armed if !places.is_empty() => 0.9,
            Fit::Soft if !places.is_empty() => 0.75,
            _ => 0.65,
        };
        push(
            a,
            lexicon,
            Found {
                clause,
                action,
                actor: party,
                against: enemy.and_then(|n| crate::party::party(a, n)),
                targets: places,
                rule: "control: an attack launched",
                confidence,
            },
            drafts,
        );
    }
    fits
}

/// "has begun what officials called a clearance operation in the hills": what somebody calls it.
fn so_called(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let what = clause.verb + 1;
    if s.lower(what) != "what" {
        return None;
    }
    let calls = |i: &usize| matches!(s.lemma(*i), "call" | "describe" | "term" | "dub" | "label" | "say");
    let call = (what + 1..s.len().min(what + 6)).find(calls)?;
    let attack = |i: &usize| s.tag(*i).is_noun() && lexicon.is_support_noun(s.lemma(*i));
    (call + 1..s.len().min(call + 9)).take_while(|&i| s.lower(i) != ",").find(attack)
}

/// "The assault was resumed at noon": one of war, though no place is told.
fn is_set_going(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, noun: usize) -> bool {
    let (s, launch) = (&a.sentence, &lexicon.launch);
    let mut before = s.children_by(noun, &[Label::Amod, Label::Compound]);
    launch.sets_going.has(&clause.lemma)
        && before.all(|w| launch.which.has(s.lower(w)) || launch.military.has(s.lower(w)))
        && !is_contest(a, lexicon)
}

/// "raids were carried out on the airfield": by nobody named, on what is an army's or where the sentence tells of war.
fn is_struck(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize, places: &[Target]) -> bool {
    let s = &a.sentence;
    matches!(s.lemma(noun), "strike" | "raid" | "attack" | "bombing" | "bombardment")
        && places.iter().any(|t| {
            let before = |i: usize| format!("{} {}", s.lower(i), s.lemma(t.kind));
            lexicon.is_strongpoint(s.lemma(t.kind))
                || t.kind.checked_sub(1).is_some_and(|i| lexicon.is_strongpoint(&before(i)))
                || t.words.0 <= t.kind && (t.words.0..=t.words.1).any(|i| lexicon.is_strongpoint(s.lemma(i)))
        })
}

pub(super) fn is_described(a: &Analysed<'_>, noun: usize, words: &Class) -> bool {
    let s = &a.sentence;
    s.children_by(noun, &[Label::Amod, Label::Compound]).any(|c| words.has(s.lower(c)))
}

/// "an offensive that the coalition launched": the noun before a clause that tells of it.
fn told_by(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let object = |&t: &usize| !matches!(s.lower(t), "that" | "which");
    if !matches!(s.label(clause.verb), Label::Relcl | Label::Acl)
        || clause.voice != Voice::Active
        || clause.things.iter().any(object)
    {
        return None;
    }
    s.head(clause.verb).filter(|&n| lexicon.is_support_noun(s.lemma(n)) && n < clause.verb)
}

/// "The assault on the town began before dawn".
fn begins(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) -> bool {
    let s = &a.sentence;
    if !lexicon.launch.onset.has(&clause.lemma) || clause.voice != Voice::Active || !clause.things.is_empty()
    {
        return false;
    }
    let Some(noun) = clause.doer.filter(|&n| lexicon.is_support_noun(s.lemma(n))) else { return false };
    if is_described(a, noun, &lexicon.launch.peaceful) || is_contest(a, lexicon) {
        return false;
    }
    let party = side_within(a, noun).or_else(|| owner(a, noun));
    let targets = places(a, lexicon, clause, noun);
    let weak = lexicon.launch.weak.has(s.lemma(noun)) || lexicon.launch.armed.has(s.lemma(noun));
    let military = is_described(a, noun, &lexicon.launch.military);
    let told = !targets.is_empty() && (party.is_some() || is_warlike(a, noun));
    // "The attack on the army base began at dusk": what is an army's is attacked by arms.
    let shelled = || matches!(s.lemma(noun), "bombardment") && targets.iter().any(|t| t.place.is_some());
    let at_arms = is_struck(a, lexicon, noun, &targets) || shelled();
    if weak && !military && !at_arms && (!told || party.is_none()) {
        return false;
    }
    let confidence = if party.is_some() || told { 0.8 } else { 0.6 };
    push(
        a,
        lexicon,
        Found {
            clause,
            action: ControlAction::Offensive,
            actor: party,
            against: None,
            targets,
            rule: "control: an attack begins",
            confidence,
        },
        drafts,
    );
    true
}

/// "their assault", "the army's offensive".
pub(super) fn owner(a: &Analysed<'_>, noun: usize) -> Option<Party> {
    crate::party::party(a, a.sentence.child(noun, Label::Poss)?)
}

/// The place of an attack: after the noun, after the verb, or in its aim ("to retake the town").
pub(super) fn places(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    noun: usize,
) -> Vec<Target> {
    let s = &a.sentence;
    const AT: [&str; 8] = ["on", "against", "into", "in", "at", "near", "towards", "of"];
    let mut nouns = after(a, noun, &AT);
    nouns.extend(
        complements(a, clause.verb).into_iter().filter(|(w, ..)| AT.contains(&w.as_str())).map(|(_, _, n)| n),
    );
    for aim in s
        .children_by(noun, &[Label::Acl, Label::Advcl])
        .chain(s.children_by(clause.verb, &[Label::Advcl, Label::Xcomp]))
    {
        nouns.extend(s.children_by(aim, &[Label::Dobj]).flat_map(|n| s.conjuncts(n)));
    }
    nouns.sort_unstable();
    nouns.dedup();
    let found = targets(a, lexicon, &nouns, false);
    // "In the north, raids were carried out on the airfield": the airfield.
    let first = found.iter().find(|t| t.noun > noun).or(found.first()).copied();
    let found: Vec<Target> = first.into_iter().collect();
    if found.is_empty() { named_after(a, lexicon, noun).into_iter().collect() } else { found }
}

pub(super) fn after(a: &Analysed<'_>, noun: usize, words: &[&str]) -> Vec<usize> {
    let s = &a.sentence;
    let by_tree: Vec<usize> = s
        .children_by(noun, &[Label::Prep])
        .filter(|&p| words.contains(&s.lower(p)))
        .filter_map(|p| s.child(p, Label::Pobj))
        .flat_map(|n| s.conjuncts(n))
        .collect();
    if by_tree.is_empty() && words.contains(&s.lower(noun + 1)) {
        return a.chunk(noun + 2).map(|c| c.head).into_iter().collect();
    }
    by_tree
}

/// The first named place soon after the noun, before a comma: "an assault to retake all of the town".
pub(super) fn named_after(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<Target> {
    let s = &a.sentence;
    (noun + 1..s.len().min(noun + 10))
        .take_while(|&i| !matches!(s.lower(i), "," | ";" | "and" | "but" | "after" | "as" | "while"))
        .find(|&i| a.place_at(i).is_some())
        .and_then(|i| super::target::target(a, lexicon, a.chunk(i).map_or(i, |c| c.head), false))
        .filter(|t| t.place.is_some())
}
