//! Fighting between sides: "Clashes broke out in Dura between the army and rebels", "Rebels clashed with soldiers near Dura".

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::fits::loaded;
use super::lexicon::ControlLexicon;
use super::support::{after, is_described};
use super::target::{Target, targets};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{Clause, Voice, complements, subject};
use crate::draft::Draft;
use crate::party::{Force, force, is_warlike, party};

const AT: [&str; 10] = ["in", "at", "near", "around", "outside", "along", "inside", "on", "across", "within"];

/// Reads one verb; true where it tells of a fight.
pub(super) fn read(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    if is_contest(a, lexicon) || is_unrest(a, lexicon) || is_aside(a, clause) {
        return false;
    }
    let before = drafts.len();
    broke_out(a, lexicon, clause, drafts);
    if drafts.len() == before {
        fought(a, lexicon, clause, drafts);
    }
    drafts.len() > before
}

/// "between police and protesters": no war.
fn is_unrest(a: &Analysed<'_>, lexicon: &ControlLexicon) -> bool {
    let s = &a.sentence;
    (0..s.len().min(400)).any(|i| lexicon.launch.rioters.has(s.lemma(i)))
}

/// "since the fighting erupted", "which erupted in May": told only to say when, or which.
pub(super) fn is_aside(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    let dates = |w: usize| {
        matches!(
            s.lower(w),
            "since" | "before" | "until" | "till" | "after" | "when" | "whenever" | "if" | "where" | "once"
        )
    };
    matches!(s.label(clause.verb), Label::Relcl | Label::Acl | Label::Csubj)
        || s.children_by(clause.verb, &[Label::Mark, Label::Advmod]).any(dates)
}

/// "a new wave of fighting": the fighting; not "a legal battle".
fn fight(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let launch = &lexicon.launch;
    let is_fight = |n: usize| {
        launch.fights.has(s.lemma(n))
            || launch.fights.has(s.lower(n))
            // "an exchange of fire"
            || s.lemma(n) == "exchange" && loaded(a, n).is_some_and(|of| matches!(s.lemma(of), "fire" | "gunfire"))
    };
    let noun = if is_fight(noun) { noun } else { loaded(a, noun).filter(|&n| is_fight(n))? };
    let peaceful = is_described(a, noun, &launch.peaceful) || is_described(a, noun, &launch.quarrels);
    (!peaceful && !s.tag(noun).is_proper()).then_some(noun)
}

/// "between the army and rebels", "with the rebels": those who fight, wherever the parser hung them.
fn sides(a: &Analysed<'_>, verb: usize, noun: usize) -> Vec<usize> {
    let s = &a.sentence;
    let leads = |i: usize| matches!(s.lower(i), "between" | "among" | "with" | "against");
    let end = (verb + 1..s.len()).find(|&i| a.is_finite(i) || s.lower(i) == ";").unwrap_or(s.len());
    (noun.min(verb)..end)
        .filter(|&i| leads(i))
        .filter_map(|i| s.child(i, Label::Pobj).or_else(|| a.chunk(i + 1).map(|c| c.head)))
        .flat_map(|n| s.conjuncts(n))
        .collect()
}

/// Where they fight: a place with a name, or one of the places that war is about.
fn ground(a: &Analysed<'_>, lexicon: &ControlLexicon, nouns: &[usize]) -> Option<Target> {
    let s = &a.sentence;
    let plain = |t: &Target| lexicon.is_place(s.lemma(t.kind)) && !lexicon.is_ambiguous(s.lemma(t.kind));
    targets(a, lexicon, nouns, false).into_iter().find(|t| t.place.is_some() || plain(t))
}

/// "raged in and around Dura": two prepositions for one place.
fn in_and_around(a: &Analysed<'_>, lexicon: &ControlLexicon, verb: usize) -> Option<Target> {
    let s = &a.sentence;
    let around = (verb + 1..s.len().min(verb + 8))
        .find(|&i| s.lower(i) == "and" && AT.contains(&s.lower(i - 1)) && AT.contains(&s.lower(i + 1)))?;
    ground(a, lexicon, &[a.chunk(around + 2)?.head])
}

/// "Heavy fighting broke out in Dura on Friday", "Clashes between the army and rebels continued".
fn broke_out(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let (s, v) = (&a.sentence, clause.verb);
    let told = match clause.voice {
        Voice::Active if clause.lemma == "take" => s.lower(v + 1) == "place",
        Voice::Active if clause.lemma == "break" => s.lower(v + 1) == "out",
        // "The battle lasted a week", "The fighting entered its second day"
        Voice::Active if matches!(clause.lemma.as_str(), "last" | "enter" | "reach") => {
            clause.things.iter().all(|&t| matches!(s.lemma(t), "day" | "week" | "month" | "hour" | "year"))
        }
        Voice::Active => clause.things.is_empty() && lexicon.launch.breaks_out.has(&clause.lemma),
        Voice::Passive => matches!(clause.lemma.as_str(), "report" | "renew" | "fight"),
        Voice::Participle => false,
    };
    // "There were clashes between the army and rebels near Dura"
    let there = (clause.lemma == "be" && s.child(v, Label::Expl).is_some())
        .then(|| s.child(v, Label::Attr))
        .flatten();
    let noun = there.or_else(|| subject(a, v).filter(|_| told)).and_then(|n| fight(a, lexicon, n));
    let none = |n: usize| {
        let first = a.chunk(n).map_or(n, |c| c.first);
        matches!(s.lower(first), "no" | "little")
            || there.is_some() && (n..s.len().min(n + 4)).any(|i| matches!(s.lower(i), "ahead" | "expected"))
    };
    let Some(noun) = noun.filter(|&n| !none(n)) else { return };
    let sides = sides(a, v, noun);
    let armed: Vec<usize> = sides.iter().copied().filter(|&n| force(a, n) == Force::Armed).collect();
    let mut at = after(a, noun, &AT);
    at.extend(complements(a, v).into_iter().filter(|(w, ..)| AT.contains(&w.as_str())).map(|c| c.2));
    at.extend(sides.iter().flat_map(|&n| after(a, n, &AT)));
    let place = ground(a, lexicon, &at).or_else(|| in_and_around(a, lexicon, v));
    // "Clashes" may be of any sort, "fighting" is of arms.
    let street = s.children_by(noun, &[Label::Compound, Label::Amod]).any(|w| {
        matches!(
            s.lower(w),
            "sporadic"
                | "intermittent"
                | "fierce"
                | "deadly"
                | "heavy"
                | "intense"
                | "street"
                | "gun"
                | "tank"
                | "artillery"
                | "armed"
                | "house-to-house"
                | "running"
        )
    });
    // "along the front line near Dura"
    let front =
        (0..s.len()).any(|i| matches!(s.lower(i), "front" | "frontline" | "front-line" | "frontlines"));
    let of_arms = street || front || !matches!(s.lemma(noun), "clash" | "battle") || is_warlike(a, noun);
    // "On 4 June fighting erupted again": at the place that the report tells of.
    let anew = matches!(s.lower(noun), "fighting" | "hostilities")
        && matches!(
            clause.lemma.as_str(),
            "break" | "erupt" | "resume" | "flare" | "restart" | "intensify" | "renew"
        )
        && (0..s.len()).any(|i| a.date_at(i).is_some());
    let fits = if sides.is_empty() {
        of_arms && (place.is_some() || anew)
    } else {
        !armed.is_empty() || anew && of_arms
    };
    if !fits {
        return;
    }
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: armed.first().and_then(|&n| party(a, n)),
        against: armed.get(1).and_then(|&n| party(a, n)),
        targets: place.into_iter().map(|t| Target { sure: 1.0, ..t }).collect(),
        rule: "control: fighting",
        confidence: 0.65,
    };
    push(a, lexicon, found, drafts);
}

/// "Rebels clashed with the army near Dura", "Soldiers exchanged fire with gunmen", "Both forces engaged in heavy fighting".
fn fought(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let (s, v) = (&a.sentence, clause.verb);
    let behind = complements(a, v);
    let into = || {
        let mut fights = behind.iter().filter(|(w, ..)| w == "in").map(|c| c.2);
        fights.find_map(|n| fight(a, lexicon, n))
    };
    let fire = |t: usize| matches!(s.lemma(t), "fire" | "gunfire");
    let noun = match clause.lemma.as_str() {
        "engage" | "lock" => into(),
        "exchange" | "trade" => {
            clause.things.iter().copied().find(|&t| fire(t) || fire(a.chunk(t).map_or(t, |k| k.head)))
        }
        lemma if CLASSES.fighting.has(lemma) => Some(v),
        _ => None,
    };
    let Some(noun) = noun.filter(|_| is_told_now(a, clause)) else { return };
    if behind.iter().any(|(w, ..)| matches!(w.as_str(), "alongside" | "over" | "about")) {
        return;
    }
    let doer = if clause.lemma == "lock" { clause.own_subject } else { clause.doer };
    let (party_of, fit) = actor(a, lexicon, doer);
    let against = behind.iter().filter(|(w, ..)| matches!(w.as_str(), "with" | "against")).map(|c| c.2);
    let own = clause.things.iter().copied().filter(|_| noun == v);
    let inside = (noun != v).then(|| after(a, noun, &["with", "against"])).into_iter().flatten();
    let others: Vec<usize> = against.chain(own).chain(inside).collect();
    let foe = others.iter().copied().find(|&n| force(a, n) == Force::Armed);
    let mut at: Vec<usize> =
        behind.iter().filter(|(w, ..)| AT.contains(&w.as_str()) || w == "for").map(|c| c.2).collect();
    at.extend(after(a, noun, &AT));
    at.extend(others.iter().flat_map(|&n| after(a, n, &AT)));
    let place = ground(a, lexicon, &at);
    // "fought a blaze in Dura": no foe.
    if foe.is_none() && noun == v && !clause.things.is_empty() {
        return;
    }
    let fits = match fit {
        Fit::Armed => foe.is_some() || place.is_some() || noun != v && doer.is_some_and(|d| are_two(a, d)),
        // "Government and militia forces engaged in heavy fighting"
        Fit::Soft if noun != v && doer.is_some_and(|d| are_two(a, d)) => {
            s.conjuncts(doer.unwrap_or(v)).iter().any(|&n| force(a, n) == Force::Armed)
        }
        Fit::Soft => foe.is_some() && (place.is_some() || is_warlike(a, v)),
        _ => false,
    };
    if !fits {
        return;
    }
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: party_of,
        against: foe.and_then(|n| party(a, n)),
        targets: place.into_iter().map(|t| Target { sure: 1.0, ..t }).collect(),
        rule: "control: they fought",
        confidence: 0.65,
    };
    push(a, lexicon, found, drafts);
}

/// "Army and militia forces", "the army and the rebels": two sides in one phrase.
fn are_two(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    let joined = s.conjuncts(doer).len() > 1;
    let sided = a
        .chunk(doer)
        .is_some_and(|c| s.tag(c.head).is_plural() && (c.first..c.head).any(|i| s.lower(i) == "and"));
    joined || sided
}

/// "clashed", "were battling", not "have fought the government for years", "to fight the rebels".
fn is_told_now(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    let helped =
        |word: &str| s.children_by(clause.verb, &[Label::Aux, Label::Auxpass]).any(|x| s.lemma(x) == word);
    let perfect = helped("have");
    let below = matches!(s.label(clause.verb), Label::Xcomp | Label::Pcomp);
    match s.tag(clause.verb) {
        Tag::VBD => !below,
        Tag::VBN => !perfect && !below && (helped("be") || clause.lemma == "lock"),
        Tag::VBG => helped("be") && !perfect && !below,
        _ => false,
    }
}
