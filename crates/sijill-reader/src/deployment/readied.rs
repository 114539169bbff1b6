//! Forces told by what they are ready for, take part in, or have been promised for: "a unit was on standby", "hundreds of soldiers
//! are involved in the operation in Mali", "the army is mobilising for an assault", "pledged eight tanks".

use sijill_claim::{DeploymentAction, Modality};
use sijill_language::Label;

use super::{DeploymentLexicon, foreign, is_military, make, sent, strength};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, stance};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{Force, force, is_warlike, party};
use crate::thing::Thing;

/// Whatever a clause tells of forces that stand ready, take part, come or are promised.
pub(super) fn told(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let draft = match c.lemma.as_str() {
        "be" | "stand" | "remain" | "stay" | "put" | "place" | "keep" => {
            on_standby(a, lexicon, c).or_else(|| on_the_way(a, lexicon, c))
        }
        "involve" | "engage" | "take" | "participate" | "serve" | "fight" | "join" => {
            takes_part(a, lexicon, c)
        }
        "mobilise" | "mobilize" | "muster" => mobilises(a, c),
        "pledge" | "promise" | "offer" => pledges(a, lexicon, c),
        "arrive" => arms_arrive(a, lexicon, c),
        _ => None,
    }?;
    let stance = stance(a, c.verb);
    (!stance.negated && !stance.unreal && !stance.attempted).then_some(draft)
}

/// Where a clause says that something is: by its complements.
fn somewhere(a: &Analysed<'_>, c: &Clause) -> Option<usize> {
    complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n).or_else(|| below(a, n)))
}

/// "the operation [in Mali]": where what a noun tells of is.
fn below(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let inner = s.children_by(noun, &[Label::Prep]).filter_map(|p| s.child(p, Label::Pobj));
    inner.into_iter().find_map(|n| place_of(a, n))
}

/// Who is meant by a clause: its subject, or what it is done to.
fn whom(c: &Clause) -> Option<usize> {
    let passive = c.voice != Voice::Active;
    c.things.first().copied().filter(|_| passive || c.lemma != "be").or(c.doer.filter(|_| !passive))
}

/// Soldiers and what they fight with: not any team, vehicle or mission.
fn is_of_war(a: &Analysed<'_>, lexicon: &DeploymentLexicon, kind: usize) -> bool {
    !lexicon.words.doubtful.contains(a.sentence.lemma(kind)) || is_military(a, kind)
}

/// "A commando unit was on standby off the coast", "two frigates have been placed on standby".
fn on_standby(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let ready = |i: usize| {
        matches!(s.lower(i), "standby" | "stand-by")
            || s.lower(i) == "stand" && s.lower(i + 1) == "-" && s.lower(i + 2) == "by"
    };
    let from = c.things.iter().copied().filter(|&t| t > c.verb).max().unwrap_or(c.verb);
    let at = (from + 1..from + 5).find(|&i| s.lower(i) == "on" && ready(i + 1))?;
    let (kind, what) = sent(a, lexicon, whom(c)?)?;
    let allied = foreign::is_foreign(a, kind) && is_warlike(a, c.verb);
    if !is_of_war(a, lexicon, kind) && !allied {
        return None;
    }
    let doer = c.doer.filter(|&d| d != what.head && force(a, d).acts()).and_then(|d| party(a, d));
    let mut draft = make(a, c, DeploymentAction::Sent, doer, &what, somewhere(a, c), 0.65);
    draft.last = draft.last.max(at + 1);
    Some(draft)
}

/// "More troops were on their way to the front", "Two battalions are en route to the capital".
fn on_the_way(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let way = |i: usize| {
        s.lower(i) == "on" && s.lower(i + 2) == "way" || s.lower(i) == "en" && s.lower(i + 1) == "route"
    };
    let at = (c.verb + 1..c.verb + 4).find(|&i| way(i)).filter(|_| c.lemma == "be")?;
    let to = (at + 2..at + 4).find(|&i| matches!(s.lower(i), "to" | "from"))?;
    let (kind, what) = sent(a, lexicon, c.doer?)?;
    let goal = a.chunk(to + 1).map(|k| k.head)?;
    let known = place_of(a, goal).is_some() || lexicon.words.goals.contains(s.lemma(goal));
    let many = s.tag(kind).is_plural() || s.lemma(kind) == "convoy" || what.figure.is_some();
    if !known || !many || s.lower(to) == "from" || !is_of_war(a, lexicon, kind) {
        return None;
    }
    let mut draft = make(a, c, DeploymentAction::Sent, None, &what, place_of(a, goal), 0.65);
    draft.last = draft.last.max(goal);
    Some(draft)
}

/// "Hundreds of French soldiers are involved in the operation in Mali", "took part in the campaign".
fn takes_part(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let fits = match c.lemma.as_str() {
        "involve" | "engage" => c.voice == Voice::Passive,
        "take" => s.lower(c.verb + 1) == "part",
        _ => c.voice == Voice::Active,
    };
    let deed = |n: usize| {
        matches!(
            s.lemma(n),
            "operation"
                | "mission"
                | "campaign"
                | "offensive"
                | "intervention"
                | "war"
                | "deployment"
                | "push"
        )
    };
    let near = |i: &usize| s.tag(*i).is_noun() && deed(*i);
    let at = (c.verb + 1..s.len().min(c.verb + 9)).take_while(|&i| s.lower(i) != ",").find(near);
    let noun = at.filter(|_| fits)?;
    let errand = (0..s.len()).any(|i| {
        matches!(s.lemma(i), "rescue" | "search" | "relief" | "drill" | "exercise" | "clean-up" | "election")
    });
    let who =
        if matches!(c.lemma.as_str(), "involve" | "engage") { c.things.first().copied() } else { c.doer };
    let (kind, men) = sent(a, lexicon, who.filter(|&w| w < c.verb)?)?;
    let soldiers = lexicon.words.serving.contains(s.lemma(kind)) && force(a, kind).acts();
    let many = men.figure.as_ref().is_some_and(|f| f.low >= strength::FEWEST);
    let place = below(a, noun).or_else(|| somewhere(a, c));
    if errand || !soldiers || !many || place.is_none() {
        return None;
    }
    Some(make(a, c, DeploymentAction::Sent, None, &men, place, 0.65))
}

/// "The army was mobilising for an assault on the south": who gets ready, for what only arms do.
fn mobilises(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let doer =
        c.doer.filter(|&d| c.things.is_empty() && c.voice == Voice::Active && force(a, d) == Force::Armed)?;
    let war = |n: usize| {
        matches!(
            s.lemma(n),
            "war"
                | "assault"
                | "attack"
                | "offensive"
                | "invasion"
                | "battle"
                | "operation"
                | "push"
                | "border"
                | "frontier"
                | "front"
        )
    };
    let ends = complements(a, c.verb);
    let place = ends.iter().find_map(|&(_, _, n)| place_of(a, n).or_else(|| below(a, n)));
    let aim = ends.iter().any(|(w, _, n)| {
        matches!(w.as_str(), "for" | "against" | "along" | "near" | "on" | "at" | "around")
            && (war(*n) || place_of(a, *n).is_some())
    });
    let chunk = a.chunk(doer)?;
    let first =
        if matches!(s.lower(chunk.first), "the" | "a" | "an") { chunk.first + 1 } else { chunk.first };
    let what = Thing {
        words: (chunk.first, chunk.last),
        head: doer,
        what: s.words(first.min(doer), doer).to_owned(),
        figure: None,
    };
    aim.then(|| make(a, c, DeploymentAction::Sent, party(a, doer), &what, place, 0.6))
}

/// "Norway has pledged eight tanks", "offered 500 peacekeepers".
fn pledges(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let (kind, what) = c.things.iter().find_map(|&t| sent(a, lexicon, t))?;
    let counted = what.figure.is_some();
    if !counted || !is_of_war(a, lexicon, kind) || matches!(s.lemma(kind), "officer" | "man") {
        return None;
    }
    let doer = c.doer.filter(|&d| place_of(a, d).is_some() || force(a, d).acts()).and_then(|d| party(a, d));
    let mut draft = make(a, c, DeploymentAction::Sent, doer, &what, somewhere(a, c), 0.65);
    if draft.modality == Modality::Asserted {
        draft.modality = Modality::Planned;
    }
    Some(draft)
}

/// "The first howitzers arrived in the valley on Friday": weapons that come.
fn arms_arrive(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let doer = c.doer.filter(|_| c.voice == Voice::Active && c.things.is_empty())?;
    let (kind, what) = sent(a, lexicon, doer)?;
    let arms = matches!(
        s.lemma(kind),
        "tank"
            | "howitzer"
            | "launcher"
            | "missile"
            | "artillery"
            | "gunship"
            | "warplane"
            | "ammunition"
            | "munition"
            | "weapon"
            | "interceptor"
    );
    let place = somewhere(a, c);
    (arms && place.is_some() && s.tag(kind).is_plural())
        .then(|| make(a, c, DeploymentAction::Sent, None, &what, place, 0.65))
}
