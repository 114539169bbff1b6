//! Armed people as what is attacked: columns halted and ambushed, meetings struck; and operations by their names.

use sijill_claim::{Control, ControlAction, Party};
use sijill_language::{Label, Tag};

use super::fits::is_armed_acronym;
use super::lexicon::ControlLexicon;
use super::target::{Target, targets};

use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, phrase};
use crate::draft::{Body, Draft};
use crate::party::{Force, force, is_warring, named, names_a_force, party, side_within};

/// "combatants", "two Typhoons", "Tornado GR4s": those who bear arms besides the actors' own nouns.
pub(super) fn bears_arms(a: &Analysed<'_>, lexicon: &ControlLexicon, doer: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(doer) else { return false };
    let (lemma, surface) = (s.lemma(chunk.head), s.surface(chunk.head));
    // "two Typhoons", "RAF Typhoons", not "deadly Typhoons"
    let counted = |i: usize| {
        let capital = i > 0 && s.surface(i).starts_with(char::is_uppercase);
        s.tag(i) == Tag::CD || capital || names_a_force(s.surface(i)) || is_warring(s.lower(i))
    };
    // "Navy Lynxes", "RAF Jaguars": tagged as names
    let lower = s.lower(chunk.head);
    let single = lower.strip_suffix('s').filter(|_| s.tag(chunk.head).is_proper()).unwrap_or(lemma);
    let plural = s.tag(chunk.head).is_plural() || single != lower;
    let craft = (lexicon.moves.craft.has(lemma) || lexicon.moves.craft.has(single))
        && surface.starts_with(char::is_uppercase)
        && ((chunk.first..chunk.head).any(counted) || side_within(a, chunk.head).is_some())
        && plural;
    // "GR4s", "FA-18s"
    let coded = surface.starts_with(char::is_uppercase)
        && surface.strip_suffix('s').is_some_and(|code| code.ends_with(|c: char| c.is_ascii_digit()));
    let words = || (chunk.first..chunk.head).map(|i| s.lower(i));
    // "the air component", "armoured vehicles"
    let arm = matches!(lemma, "component" | "wing" | "fleet" | "arm")
        && words().any(|w| w == "air" || w == "naval")
        || lemma == "vehicle"
            && s.tag(chunk.head).is_plural()
            && words().any(|w| matches!(w, "armoured" | "armored" | "fighting"));
    // "Typhoons dropped bombs on"
    let bombs = || {
        let loads = ["bomb", "missile", "sortie", "munition", "rocket", "cannon"];
        s.tag(chunk.head).is_plural() && (0..s.len()).any(|i| loads.contains(&s.lemma(i)))
    };
    let bare =
        chunk.head == 0 && (lexicon.moves.craft.has(lemma) || lexicon.moves.craft.has(single)) && bombs();
    craft || bare || coded || arm || s.tag(chunk.head).is_plural() && lexicon.moves.bearers.has(lemma)
}

/// "The garrison counter-attacked and retook": the garrison, where the tagger makes one noun of "garrison counter".
pub(super) fn before_counter(a: &Analysed<'_>, doer: usize) -> Option<Party> {
    let s = &a.sentence;
    if s.lower(doer) != "counter" || !matches!(s.lower(doer + 1), "-" | "attacked") {
        return None;
    }
    let chunk = a.chunk(doer).filter(|c| c.first < doer)?;
    let last = doer - 1;
    let warring = is_warring(s.lemma(last)) || names_a_force(s.surface(last));
    let first =
        if s.tag(chunk.first) == Tag::DT && chunk.first < last { chunk.first + 1 } else { chunk.first };
    let name = s.words(first, last);
    let id = named(name).and_then(|p| p.id);
    warring.then(|| Party { name: name.to_owned(), id, words: s.words(chunk.first, last).to_owned() })
}

/// "most of the rebels": the rebels.
pub(super) fn inner_force(a: &Analysed<'_>, doer: usize) -> Option<usize> {
    let s = &a.sentence;
    let part = matches!(
        s.lower(doer),
        "most"
            | "all"
            | "some"
            | "many"
            | "half"
            | "part"
            | "bulk"
            | "rest"
            | "remainder"
            | "last"
            | "first"
            | "remnants"
    );
    let of = s.children_by(doer, &[Label::Prep]).find(|&p| part && s.lower(p) == "of")?;
    let whole = s.child(of, Label::Pobj)?;
    // "The last of its defenders"
    let defends = s.lemma(whole) == "defender" && matches!(s.lower(doer), "last" | "first" | "most");
    (force(a, whole) == Force::Armed || defends).then_some(whole)
}

/// Reads a verb that is done to armed people on their way or at their meetings.
pub(super) fn read(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    if is_contest(a, lexicon) {
        return;
    }
    halted(a, lexicon, clause, drafts);
    ambushed(a, lexicon, clause, drafts);
    struck(a, lexicon, clause, drafts);
}

/// A claim with armed people as what it is done to.
fn push_host(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    (clause, noun, action, rule): (&Clause, usize, ControlAction, &'static str),
    drafts: &mut Vec<Draft>,
) {
    let (doer, fit) = actor(a, lexicon, clause.doer);
    let actor = doer.filter(|_| !matches!(fit, Fit::Weapon | Fit::Other));
    let target = Target { words: phrase(a, noun), noun, kind: noun, place: None, sure: 1.0 };
    let against = party(a, noun);
    push(
        a,
        lexicon,
        Found { clause, action, actor, against, targets: vec![target], rule, confidence: 0.75 },
        drafts,
    );
}

/// "a relief column", "the army's vanguard", "a military convoy", "soldiers": armed people together.
pub(super) fn is_host(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(noun) else { return false };
    let of = s
        .children_by(noun, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj));
    if let Some(of) = of
        && lexicon.moves.hosts.has(s.lemma(noun))
    {
        // "a column of rebel vehicles"
        let sided = side_within(a, of).is_some() && s.lemma(noun) != "convoy";
        return sided || force(a, of).acts() || s.lemma(noun) == "patrol" && is_armed_acronym(a, lexicon, of);
    }
    let marked = side_within(a, noun).is_some()
        || (chunk.first..chunk.head).any(|i| {
            matches!(
                s.lower(i),
                "military" | "army" | "police" | "armoured" | "armored" | "peacekeeping" | "security"
            )
        });
    let own = matches!(
        s.lemma(noun),
        "column" | "vanguard" | "spearhead" | "rearguard" | "patrol" | "reinforcement"
    );
    let peaceful = (chunk.first..chunk.head).any(|i| {
        matches!(
            s.lower(i),
            "aid" | "refugee" | "medical" | "food" | "humanitarian" | "commercial" | "civilian" | "newspaper"
        )
    });
    !peaceful && lexicon.moves.hosts.has(s.lemma(noun)) && (own || marked)
}

/// "Gunmen ambushed a convoy near Tarin": whoever travels in it, if no aid.
pub(super) fn is_convoy(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let aid = |i: usize| {
        matches!(s.lower(i), "aid" | "refugee" | "medical" | "food" | "humanitarian" | "civilian" | "wedding")
    };
    s.lemma(noun) == "convoy" && a.chunk(noun).is_some_and(|c| !(c.first..c.head).any(aid))
}

/// "A supply column was halted two miles short of the bridge", "was stopped by mines".
fn halted(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    if clause.voice != Voice::Passive || !lexicon.moves.halts.has(&clause.lemma) {
        return;
    }
    let armed = |n: usize| is_host(a, lexicon, n) || force(a, n) == Force::Armed && s.tag(n).is_plural();
    let Some(noun) = clause.things.iter().copied().find(|&n| armed(n)) else { return };
    let (_, fit) = actor(a, lexicon, clause.doer);
    let near = || {
        (clause.verb + 1..s.len().min(clause.verb + 14))
            .take_while(|&i| !a.is_finite(i) && !matches!(s.lower(i), "," | ";"))
    };
    // "stopped outside the village by machine-gun fire", hung on the village
    let by = near().find(|&i| s.lower(i) == "by").and_then(|i| s.child(i, Label::Pobj)).map(|n| force(a, n));
    let short = near().any(|i| s.lower(i) == "short" && s.lower(i + 1) == "of");
    let fire = fit == Fit::Weapon || by == Some(Force::Weapon);
    let beaten = fit == Fit::Armed || by == Some(Force::Armed);
    if is_let_through(a, noun) {
        return;
    }
    if short || fire || beaten && is_on_the_march(a, noun) {
        push_host(a, lexicon, (clause, noun, ControlAction::Repel, "control: a march halted"), drafts);
    }
}

/// "a relief column", "as they advanced on the town": on its way to fight.
fn is_on_the_march(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let column = matches!(s.lemma(noun), "column" | "vanguard" | "spearhead" | "reinforcement");
    column
        || (0..s.len()).any(|i| {
            matches!(
                s.lemma(i),
                "advance" | "advancing" | "attack" | "assault" | "march" | "thrust" | "offensive" | "storm"
            )
        })
}

/// "peacekeepers", "UN patrols", "two bombers": their way is barred, and no attack is beaten off.
fn is_let_through(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let barred = |i: usize| {
        matches!(s.lower(i), "un" | "u.n." | "osce" | "peacekeeping" | "monitoring")
            || matches!(
                s.lemma(i),
                "peacekeeper"
                    | "monitor"
                    | "observer"
                    | "bomber"
                    | "jet"
                    | "plane"
                    | "warplane"
                    | "aircraft"
                    | "helicopter"
                    | "drone"
                    | "ship"
                    | "vessel"
                    | "boat"
                    | "warship"
                    | "submarine"
            )
    };
    a.chunk(noun).is_some_and(|c| (c.first..=c.last).any(barred))
}

/// "The rearguard was ambushed on a forest road", "Rebels ambushed a military convoy".
fn ambushed(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    if clause.lemma != "ambush" || clause.voice == Voice::Participle {
        return;
    }
    let s = &a.sentence;
    let (_, fit) = actor(a, lexicon, clause.doer);
    // "A convoy was ambushed near Dura", by nobody told
    let unknown = fit == Fit::Nobody && clause.voice == Voice::Passive;
    let whose = |n: usize| a.chunk(n).is_some_and(|k| s.lower(k.first) == "whose");
    let host =
        |&n: &usize| is_host(a, lexicon, n) || (fit == Fit::Armed || unknown && !whose(n)) && is_convoy(a, n);
    let Some(noun) = clause.things.iter().copied().find(host) else { return };
    if !matches!(fit, Fit::Weapon | Fit::Other) {
        push_host(a, lexicon, (clause, noun, ControlAction::Offensive, "control: an ambush"), drafts);
    }
}

/// "A jet struck a gathering of insurgent commanders".
fn struck(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let strikes = lexicon.verbs(&clause.lemma).any(|v| v.action == ControlAction::Offensive);
    if !strikes || clause.voice == Voice::Participle {
        return;
    }
    // "rebel leaders", not "Shiite leaders"
    let sided = |n: usize| {
        let led = matches!(s.lemma(n), "leader" | "chief" | "commander" | "operative" | "officer" | "member");
        let warring = |i: usize| {
            is_warring(s.lower(i))
                && !matches!(
                    s.lower(i),
                    "shiite" | "shia" | "sunni" | "kurdish" | "government" | "opposition"
                )
                || names_a_force(s.surface(i))
        };
        (led || lexicon.moves.gatherings.has(s.lemma(n)))
            && a.chunk(n).is_some_and(|c| (c.first..c.head).any(warring))
    };
    let of_armed = |n: usize| {
        let of = s.children_by(n, &[Label::Prep]).find(|&p| s.lower(p) == "of");
        let whose = of.and_then(|p| s.child(p, Label::Pobj));
        whose.is_some_and(|w| force(a, w) == Force::Armed || sided(w)) || sided(n)
    };
    let met = |&n: &usize| lexicon.moves.gatherings.has(s.lemma(n)) && of_armed(n);
    let Some(noun) = clause.things.iter().copied().find(met) else { return };
    let (_, fit) = actor(a, lexicon, clause.doer);
    if matches!(fit, Fit::Armed | Fit::Soft) {
        push_host(
            a,
            lexicon,
            (clause, noun, ControlAction::Offensive, "control: a gathering struck"),
            drafts,
        );
    }
}

/// "Operation Heron was a joint offensive of the army and the militia in the upper valley".
pub(super) fn operations(a: &Analysed<'_>, lexicon: &ControlLexicon, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    for be in (0..s.len()).filter(|&i| s.lemma(i) == "be") {
        if matches!(s.tag(be), Tag::VBD | Tag::VBZ)
            && let Some(noun) = s.child(be, Label::Attr).filter(|&n| lexicon.is_support_noun(s.lemma(n)))
        {
            drafts.extend(operation(a, lexicon, be, noun));
        }
    }
}

fn operation(a: &Analysed<'_>, lexicon: &ControlLexicon, be: usize, noun: usize) -> Option<Draft> {
    let s = &a.sentence;
    let launch = &lexicon.launch;
    let mut before = s.children_by(noun, &[Label::Amod, Label::Compound]);
    let military = before.any(|w| launch.military.has(s.lower(w)));
    let peaceful =
        s.children_by(noun, &[Label::Amod, Label::Compound]).any(|w| launch.peaceful.has(s.lower(w)));
    let denied = s.child(be, Label::Neg).is_some();
    let drill = crate::clause::subject(a, be)
        .is_some_and(|n| matches!(s.lemma(n), "exercise" | "drill" | "manoeuvre" | "maneuver"));
    let aims = || {
        s.children_by(noun, &[Label::Acl, Label::Relcl, Label::Advcl]).any(|v| {
            lexicon
                .verbs(s.lemma(v))
                .any(|e| matches!(e.action, ControlAction::Capture | ControlAction::Offensive))
        })
    };
    if drill {
        return None;
    }
    let weak = !military && (launch.weak.has(s.lemma(noun)) || launch.armed.has(s.lemma(noun)));
    // "The massacre was an attack by the army on a camp": by whom tells what attack it was.
    let attack = matches!(s.lemma(noun), "attack" | "raid");
    if denied || peaceful || weak && !attack {
        return None;
    }
    let mut below = complements(a, noun);
    below.extend(complements(a, be));
    for n in below.iter().map(|c| c.2).collect::<Vec<_>>() {
        // "an offensive by the army against the town", hung on the army
        below.extend(complements(a, n));
        // "by the Western Liberation Army (WLA) on the town", hung on the initials
        below.extend(s.children_by(n, &[Label::Appos]).flat_map(|x| complements(a, x)));
    }
    let below = below.into_iter();
    let below: Vec<(String, usize)> = below.map(|(word, _, n)| (word, n)).collect();
    let by = |(word, n): &(String, usize)| {
        let acronym = word == "by" && is_armed_acronym(a, lexicon, *n);
        matches!(word.as_str(), "of" | "by") && (force(a, *n).acts() || acronym) && a.chunk(*n).is_some()
    };
    // "a military operation by the army in the capital": a watch as well as an attack.
    let plain = matches!(s.lemma(noun), "operation" | "campaign" | "drive" | "sweep" | "mission" | "phase");
    let foe = |(word, n): &(String, usize)| {
        matches!(word.as_str(), "against" | "on")
            && (force(a, *n).acts() || a.place_at(*n).is_some() || is_armed_acronym(a, lexicon, *n))
    };
    let doer = below.iter().find(|c| by(c)).map(|(_, n)| *n)?;
    // "of the French army and the local militia": two bodies of arms together.
    let armies = s.conjuncts(doer).into_iter().filter(|&n| force(a, n) == Force::Armed).count();
    let together = armies > 1 && s.child(noun, Label::Acl).is_none();
    if plain && !together && !below.iter().any(foe) && !aims() {
        return None;
    }
    if weak && !(force(a, doer) == Force::Armed || is_armed_acronym(a, lexicon, doer)) {
        return None;
    }
    let at: Vec<usize> = below
        .iter()
        .filter(|(word, _)| matches!(word.as_str(), "in" | "on" | "against" | "at" | "near" | "around"))
        .map(|(_, n)| *n)
        .collect();
    let place = targets(a, lexicon, &at, false).into_iter().find(|t| t.place.is_some() || t.sure > 0.8)?;
    let actor = party(a, doer);
    let body = Body::Control(Control { actor, against: None, action: ControlAction::Offensive });
    let words = phrase(a, noun);
    let last = words.1.max(place.words.1);
    let mut draft = Draft::new(a.index, words.0, last, be, body, "control: an operation of its name");
    draft.subject = place.noun;
    draft.place_mention = place.place;
    draft.confidence = 0.7;
    Some(draft)
}
