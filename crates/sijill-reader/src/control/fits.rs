//! How well a doer and a place fit a verb of control: acronyms of armed people, a leader's men, captives, things bombed.

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::lexicon::{ControlLexicon, Verb};
use super::target::{Target, targets};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements};
use crate::party::{Force, force};

/// "his men still held", "the town is now held".
pub(super) fn is_still(a: &Analysed<'_>, verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|i| matches!(a.sentence.lower(i), "still" | "now"))
}

/// "his men", "our boys".
pub(super) fn are_his_men(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    matches!(s.lower(doer), "men" | "boys" | "lads" | "comrades")
        && a.chunk(doer).is_some_and(|c| s.tag(c.first) == Tag::PRPS)
}

/// "our partners", "its allies".
pub(super) fn are_allies(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    matches!(s.lower(doer), "partners" | "allies" | "comrades" | "friends")
        && a.chunk(doer).is_some_and(|c| s.tag(c.first) == Tag::PRPS)
}

/// "the RUF", "the ARBiH": armed people by their initials, not those who help.
pub(super) fn is_armed_acronym(a: &Analysed<'_>, lexicon: &ControlLexicon, doer: usize) -> bool {
    let name = a.sentence.surface(doer);
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals > 2 && capitals + 1 >= name.chars().count() && !lexicon.moves.helpers.has(a.sentence.lower(doer))
}

/// "The army withdrew, and the RUF entered the town": another verb of the sentence tells of ground lost or taken.
pub(super) fn moves_elsewhere(a: &Analysed<'_>, lexicon: &ControlLexicon, verb: usize) -> bool {
    let s = &a.sentence;
    (0..s.len()).filter(|&i| i != verb && s.tag(i).is_verb()).any(|i| {
        matches!(s.lemma(i), "withdraw" | "retreat")
            || lexicon.verbs(s.lemma(i)).any(|v| v.strong && v.action == ControlAction::Capture)
    })
}

/// "Rocha was captured by marines near the town of Dura": a man, since where is told too.
pub(super) fn is_captive(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, t: &Target) -> bool {
    let s = &a.sentence;
    let bare = s.surface(t.kind).starts_with(char::is_uppercase)
        && t.kind == t.noun
        && a.chunk(t.kind).is_none_or(|c| c.first + 1 >= c.head);
    let taken = clause.voice == Voice::Passive
        && matches!(clause.lemma.as_str(), "capture" | "seize" | "hold" | "take");
    let unknown = t.place.is_none() && t.sure < 0.5;
    bare && taken
        && complements(a, clause.verb).into_iter().any(|(w, _, n)| {
            let settled = matches!(s.lemma(n), "town" | "village" | "city" | "port" | "camp" | "airport");
            let near = matches!(w.as_str(), "near" | "outside");
            let at = near || matches!(w.as_str(), "in" | "at" | "on");
            at && (unknown && (a.place_at(n).is_some() || lexicon.is_place(s.lemma(n))) || near && settled)
        })
}

/// "Warplanes bombed three bridges": things hit (`damage`), not a place attacked.
pub(super) fn is_bombed_thing(a: &Analysed<'_>, clause: &Clause, entry: &Verb, t: &Target) -> bool {
    let s = &a.sentence;
    let from_afar = entry.action == ControlAction::Offensive
        && matches!(
            clause.lemma.as_str(),
            "bomb" | "shell" | "bombard" | "strafe" | "hit" | "strike" | "rocket"
        );
    let built = matches!(
        s.lemma(t.kind),
        "bridge"
            | "tunnel"
            | "building"
            | "warehouse"
            | "depot"
            | "factory"
            | "hotel"
            | "mosque"
            | "church"
            | "tower"
    );
    from_afar
        && built
        && t.place.is_none()
        && a.chunk(t.kind).is_some_and(|c| (c.first..c.head).any(|i| a.number(i).is_some()))
}

/// "hit a mine", "hit over 300 targets": no place.
pub(super) fn is_mine_or_tally(a: &Analysed<'_>, clause: &Clause, t: &Target) -> bool {
    if !matches!(clause.lemma.as_str(), "hit" | "strike") || t.place.is_some() {
        return false;
    }
    let counted = a.chunk(t.kind).is_some_and(|c| (c.first..c.head).any(|i| a.number(i).is_some()));
    match a.sentence.lemma(t.kind) {
        "mine" => true,
        "target" => counted,
        _ => false,
    }
}

/// "dozens of rockets": the rockets.
pub(super) fn loaded(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let of = s.children_by(noun, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
    s.child(of, Label::Pobj)
}

/// "Helicopters covered troops advancing into the town": told by what covers them.
pub(super) fn is_backed(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    s.label(clause.verb) == Label::Acl
        && s.head(clause.verb)
            .filter(|&n| s.label(n) == Label::Dobj && force(a, n) == Force::Armed)
            .and_then(|n| s.head(n))
            .is_some_and(|v| matches!(s.lemma(v), "support" | "cover" | "back" | "assist" | "aid" | "help"))
}

/// "The group controls the countryside", "The movement holds most of the north": ground that only arms hold.
pub(super) fn is_ground(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, t: &Target) -> bool {
    let s = &a.sentence;
    let body = clause.doer.is_some_and(|d| lexicon.moves.holders.has(s.lemma(d)));
    let bare = a.chunk(t.kind).is_none_or(|c| c.last == t.kind);
    let holds = matches!(clause.lemma.as_str(), "hold" | "control" | "occupy")
        && s.child(clause.verb, Label::Oprd).is_none()
        && (clause.lemma != "occupy" || matches!(s.tag(clause.verb), Tag::VBZ | Tag::VBP));
    // "Moscow controls almost 20% of the country"
    let share = || {
        let first = clause.verb.min(t.words.0);
        (first..=t.kind)
            .any(|i| matches!(s.lower(i), "%" | "percent" | "cent" | "third" | "half" | "quarter"))
    };
    let state = clause.doer.and_then(|d| crate::party::party(a, d)).and_then(|p| p.id);
    let state = state.is_some_and(|id| id.len() == 2) && share();
    // "Serbs, who hold some 60 percent of the country"
    let people =
        clause.doer.is_some_and(|d| s.tag(d).is_plural() && s.surface(d).starts_with(char::is_uppercase))
            && share();
    if people
        && holds
        && (t.place.is_some() || matches!(s.lemma(t.kind), "country" | "republic" | "territory" | "land"))
    {
        return true;
    }
    let ground = lexicon.moves.ground.has(s.lemma(t.kind)) || state && s.lemma(t.kind) == "country";
    (body || state) && bare && holds && (ground || state && t.place.is_some())
}

/// "Japan", "Chad": a state by its name.
pub(super) fn is_state(a: &Analysed<'_>, doer: usize) -> bool {
    let id = crate::party::party(a, doer).and_then(|p| p.id);
    a.sentence.tag(doer).is_proper() && id.is_some_and(|id| id.len() == 2)
}

/// "after pushing forward", "insurgents crossing the border": told beside something else.
pub(super) fn is_background(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    if is_backed(a, clause) {
        return false;
    }
    let progressive =
        s.head(clause.verb).is_some_and(|h| s.lemma(h) == "be" && h < clause.verb && h + 4 > clause.verb);
    let helped = s.children_by(clause.verb, &[Label::Aux]).any(|x| s.lemma(x) == "be");
    !progressive
        && !helped
        && s.tag(clause.verb) == Tag::VBG
        && matches!(s.label(clause.verb), Label::Acl | Label::Pcomp | Label::Advcl)
}

/// "Some units had left": of an army, more than one.
pub(super) fn are_units(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    s.lower(doer) == "units" && a.chunk(doer).is_some_and(|c| (c.first..c.head).all(|i| !s.tag(i).is_noun()))
}

/// "Residents fought off the attackers": those who live there.
pub(super) fn are_locals(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    s.tag(doer).is_plural()
        && matches!(s.lemma(doer), "resident" | "villager" | "local" | "inhabitant" | "civilian" | "farmer")
}

/// Places after one of the entry's prepositions.
pub(super) fn after(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    entry: &Verb,
    names: bool,
) -> Vec<Target> {
    let s = &a.sentence;
    let wanted = |word: &str| entry.prepositions.iter().any(|p| p == word);
    let behind: Vec<(String, usize, usize)> =
        complements(a, clause.verb).into_iter().filter(|(word, ..)| wanted(word)).collect();
    // "advanced on the town to the south of Dura": on the town.
    let rank = |word: &str| entry.prepositions.iter().position(|p| p == word);
    let tells = |n: usize| !targets(a, lexicon, &[n], names).is_empty();
    let best = behind.iter().filter(|c| tells(c.2)).min_by_key(|c| (rank(&c.0), c.1)).map(|c| c.1);
    let kept = behind.iter().filter(|c| best.is_none_or(|prep| c.1 == prep));
    let mut nouns: Vec<usize> = kept.map(|c| c.2).collect();
    if nouns.is_empty() {
        // "fired dozens of rockets at the town", hung on the rockets
        let load = clause.things.iter().filter_map(|&t| loaded(a, t));
        let behind = load.flat_map(|n| s.children_by(n, &[Label::Prep])).filter(|&p| wanted(s.lower(p)));
        nouns.extend(behind.filter_map(|p| s.child(p, Label::Pobj)));
    }
    // "pushed across a bridge into the port": the port.
    let into = |p: &str| matches!(p, "into" | "back into" | "deeper into");
    let goals: Vec<usize> =
        complements(a, clause.verb).into_iter().filter(|(w, ..)| into(w) && wanted(w)).map(|c| c.2).collect();
    let crossed =
        complements(a, clause.verb).iter().any(|(w, ..)| matches!(w.as_str(), "across" | "through"));
    if crossed && !goals.is_empty() {
        nouns.retain(|n| goals.contains(n));
    }
    targets(a, lexicon, &nouns, names)
}

/// "were killed by unknown gunmen who attacked a village": the doers of a passive, told of for the first time.
pub(super) fn by_new_doers(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    let v = clause.verb;
    let doers = s.head(v).filter(|_| s.label(v) == Label::Relcl && s.tag(v) == Tag::VBD);
    let by = doers.and_then(|n| s.head(n)).is_some_and(|p| s.label(p) == Label::Agent);
    let known =
        doers.and_then(|n| a.chunk(n)).is_some_and(|c| matches!(s.lower(c.first), "the" | "those" | "these"));
    // "A bomber who attacked a base was a deserter"
    let one = doers
        .and_then(|n| a.chunk(n))
        .is_some_and(|c| matches!(s.lower(c.first), "a" | "an") && force(a, c.head).acts());
    (by || one) && !known
}

/// "He occupied", "General Diaz seized": by his men.
pub(super) fn is_leader(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    let takes = matches!(
        clause.lemma.as_str(),
        "occupy" | "seize" | "capture" | "overrun" | "retake" | "recapture" | "conquer"
    );
    takes
        && clause.voice == Voice::Active
        && clause.doer.is_some_and(|d| {
            let titled = |i: usize| {
                matches!(
                    s.lemma(i).to_lowercase().as_str(),
                    "general" | "commander" | "colonel" | "warlord" | "major"
                )
            };
            matches!(s.lower(d), "he" | "she") || a.chunk(d).is_some_and(|c| (c.first..=c.head).any(titled))
        })
}

/// "the town of Tarin", "the island of Anjara".
pub(super) fn is_named_town(a: &Analysed<'_>, lexicon: &ControlLexicon, t: &Target) -> bool {
    let s = &a.sentence;
    let settled =
        matches!(s.lemma(t.noun), "town" | "city" | "village" | "island" | "province" | "district" | "port");
    settled
        && lexicon.is_place(s.lemma(t.noun))
        && s.lower(t.noun + 1) == "of"
        && s.tag(t.noun + 2).is_proper()
}
