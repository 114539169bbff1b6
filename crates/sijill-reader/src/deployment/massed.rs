//! Forces told by how thick they are on the ground, by being seen there, or by whom they join: "an increased presence of soldiers in
//! the valley", "a build-up of tanks along the border", "Tanks were seen in the streets", "joined the 900 peacekeepers there".

use sijill_claim::{DeploymentAction, Modality};
use sijill_language::{Label, Tag};

use super::foreign::is_foreign;
use super::{DeploymentLexicon, Draft, draft, is_military, make, moving, sent, strength};
use crate::allegiance::are_peacekeepers;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, phrase, reach, stance};
use crate::control::place_of;
use crate::party::{Force, force, is_irregular, party};
use crate::thing::{Thing, thing};

/// Whatever a clause tells of forces that join others, are seen, are called in or patrol.
pub(super) fn told(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    joined(a, lexicon, c)
        .or_else(|| seen(a, lexicon, c))
        .or_else(|| called(a, lexicon, c))
        .or_else(|| patrols(a, lexicon, c))
}

/// "They joined the nearly 900 Nigerian soldiers there": those who were there already.
fn joined(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "join" | "reinforce" | "relieve") || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer.filter(|&d| d < c.verb)?;
    let comes = s.lower(doer) == "they"
        || lexicon.words.contingents.contains(s.lemma(doer))
        || sent(a, lexicon, doer)
            .is_some_and(|(kind, _)| is_soldiery(a, lexicon, kind) && s.tag(kind).is_plural());
    let (kind, men) = c.things.iter().find_map(|&t| sent(a, lexicon, t))?;
    let many = men.figure.as_ref().is_some_and(|f| f.best.unwrap_or(f.low) >= strength::FEWEST);
    let regular = !is_irregular(a, kind) || are_peacekeepers(a, kind) || is_foreign(a, kind);
    // "joined 300 soldiers in an attack on the town"
    let ends = complements(a, c.verb);
    let deed = ends.iter().any(|(_, _, n)| {
        matches!(
            s.lemma(*n),
            "attack"
                | "assault"
                | "battle"
                | "fight"
                | "fighting"
                | "offensive"
                | "operation"
                | "race"
                | "parade"
        )
    });
    let stance = stance(a, c.verb);
    if !comes || !many || !regular || deed || !is_soldiery(a, lexicon, kind) {
        return None;
    }
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let place = ends.iter().find_map(|&(_, _, n)| place_of(a, n));
    Some(make(a, c, DeploymentAction::Sent, None, &men, place, 0.65))
}

/// "soldiers", "troops", "African Union forces", "peacekeepers".
fn is_soldiery(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let serve = lexicon.words.serving.contains(s.lemma(noun))
        && !matches!(s.lemma(noun), "man" | "men" | "officer" | "police" | "trainer" | "instructor");
    serve || s.lower(noun) == "forces" && force(a, noun).acts()
}

/// "Tanks and mortars were seen inside the exclusion zone": what is seen where it is to be.
fn seen(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !lexicon.words.sights.contains(&c.lemma) || c.voice != Voice::Passive {
        return None;
    }
    let &what = c.things.first()?;
    let (kind, things) = sent(a, lexicon, what)?;
    let heavy = moving::is_heavy(a, kind) || lexicon.words.heavy.contains(s.lemma(kind));
    let troops = matches!(s.lower(kind), "troops" | "soldiers" | "reinforcements");
    let stance = stance(a, c.verb);
    if !(heavy || troops) || !s.tag(kind).is_plural() || stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    // "were seen entering the town", "seen firing": what they do is told.
    let does =
        s.children_by(c.verb, &[Label::Xcomp, Label::Advcl, Label::Ccomp, Label::Acl]).next().is_some()
            || s.tag(c.verb + 1) == Tag::VBG;
    let ends = complements(a, c.verb);
    let there = ends.iter().any(|(w, _, n)| {
        matches!(
            w.as_str(),
            "in" | "on" | "inside" | "within" | "near" | "outside" | "around" | "along" | "at"
        ) && a.date_at(*n).is_none()
            && (strength::is_somewhere(a, lexicon, *n) || s.lemma(*n) == "zone")
    });
    if does || !there {
        return None;
    }
    let place = ends.iter().find_map(|&(_, _, n)| place_of(a, n));
    let mut found = make(a, c, DeploymentAction::Sent, None, &things, place, 0.6);
    if c.lemma == "report" && found.modality == Modality::Asserted {
        found.modality = Modality::Hedged;
    }
    Some(found)
}

/// "The government called in the army to quell the riots", "The army has been called out", "were pressed into service".
fn called(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let near = |word: &str| (c.verb + 1..c.verb + 3).any(|i| s.lower(i) == word);
    let idiom = match c.lemma.as_str() {
        "send" => s.lower(c.verb + 1) == "in" && c.things.is_empty(),
        "call" | "order" | "bring" => near("in") || near("out") || near("up") && c.lemma == "call",
        "press" => near("into") && (c.verb + 1..c.verb + 4).any(|i| s.lower(i) == "service"),
        _ => false,
    };
    if !idiom || c.voice == Voice::Participle {
        return None;
    }
    // "called in the army": the particle, and no place behind it.
    let led = || {
        let ends = complements(a, c.verb).into_iter();
        ends.into_iter()
            .find(|(w, p, _)| matches!(w.as_str(), "in" | "out") && *p == c.verb + 1)
            .map(|(.., n)| n)
    };
    let what = c.things.first().copied().or_else(led)?;
    let placed = complements(a, c.verb).iter().any(|(w, p, n)| {
        w == "in" && *p == c.verb + 1 && !c.things.contains(n) && s.lower(what) != s.lower(*n)
    });
    let whole = matches!(s.lemma(what), "army" | "military" | "guard" | "navy");
    let things = sent(a, lexicon, what).filter(|(kind, _)| {
        whole && (s.lemma(*kind) != "guard" || s.tag(*kind).is_proper())
            || is_soldiery(a, lexicon, *kind) && s.tag(*kind).is_plural()
            || lexicon.words.heavy.contains(s.lemma(*kind))
            || s.lemma(*kind) == "reinforcement"
            || near("up") && matches!(s.lemma(*kind), "reservist" | "reserve" | "conscript")
            || c.lemma == "press" && (lexicon.words.craft.contains(s.lemma(*kind)) || is_military(a, *kind))
    });
    let (_, things) = things.filter(|_| !placed)?;
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let place = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
    let actor = c.doer.filter(|&d| force(a, d).acts() && !c.things.contains(&d)).and_then(|d| party(a, d));
    Some(make(a, c, DeploymentAction::Sent, actor, &things, place, 0.65))
}

/// "Security forces patrolled the city in armoured cars", "Troops were patrolling the streets of the capital".
fn patrols(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if c.lemma != "patrol" || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer.filter(|&d| d < c.verb)?;
    let (kind, men) = sent(a, lexicon, doer)?;
    let soldiers = is_soldiery(a, lexicon, kind)
        || moving::is_heavy(a, kind)
        || lexicon.words.heavy.contains(s.lemma(kind))
        || matches!(s.lemma(kind), "army" | "military" | "police")
            && a.chunk(kind).is_some_and(|k| {
                (k.first..k.head).any(|i| matches!(s.lower(i), "army" | "riot" | "military" | "armed"))
            });
    let helped =
        s.tag(c.verb) != Tag::VBG || s.children_by(c.verb, &[Label::Aux]).any(|x| s.lemma(x) == "be");
    let stance = stance(a, c.verb);
    if !soldiers || is_irregular(a, kind) || !helped || stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let ends = complements(a, c.verb);
    let over = c.things.iter().copied().chain(ends.iter().map(|&(_, _, n)| n));
    let over: Vec<usize> = over.filter(|&n| a.date_at(n).is_none()).collect();
    let place = over.iter().find_map(|&n| place_of(a, n));
    let ground = over.iter().any(|&n| strength::is_somewhere(a, lexicon, n));
    ground.then(|| make(a, c, DeploymentAction::Sent, None, &men, place, 0.65))
}

/// "an increased presence of soldiers in the valley", "a heavy army presence", "a build-up of tanks along the border".
pub(super) fn presence(a: &Analysed<'_>, lexicon: &DeploymentLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !s.tag(token).is_noun() && !is_build_up(a, token) {
        return None;
    }
    let lemma = if is_build_up(a, token) { "buildup" } else { s.lemma(token) };
    let rises = matches!(lemma, "buildup" | "massing" | "influx" | "concentration");
    if !rises && lemma != "presence" {
        return None;
    }
    let start = if is_build_up(a, token) { token.saturating_sub(2) } else { token };
    // "a heavy police and army presence", two phrases for the parser
    let describes = |i: &usize| {
        s.tag(*i).is_noun() || matches!(s.tag(*i), Tag::JJ | Tag::CC | Tag::DT | Tag::PRPS | Tag::VBN)
    };
    let first = (start.saturating_sub(6)..start).rev().take_while(describes).last().unwrap_or(start);
    // "presence of soldiers"; the parser may hang "of" on "build".
    let of = (s.lower(token + 1) == "of").then(|| a.chunk(token + 2)).flatten().map(|k| k.head);
    let known = |n: usize| {
        sent(a, lexicon, n).filter(|(kind, men)| {
            (s.tag(*kind).is_plural() || men.figure.is_some() || s.lemma(*kind) == "police")
                && (is_soldiery(a, lexicon, *kind)
                    || moving::is_heavy(a, *kind)
                    || lexicon.words.heavy.contains(s.lemma(*kind))
                    || force(a, *kind) == Force::Armed)
        })
    };
    let armed = |i: usize| matches!(s.lower(i), "military" | "army" | "troop" | "naval" | "armed");
    let within = (first..start).find(|&i| armed(i));
    let verb = s.ancestors(token).find(|&v| s.tag(v).is_verb());
    let things = match of {
        Some(of) => known(of)?.1,
        // "The army increased its presence in the valley"
        None => {
            let own = verb
                .and_then(|v| clause(a, v))
                .and_then(|c| c.doer)
                .filter(|&d| s.lower(first) == "its" && force(a, d) == Force::Armed && !is_irregular(a, d));
            let whose = within.or(own)?;
            Thing { what: s.words(whose, whose).to_owned(), figure: None, ..thing(a, token)? }
        }
    };
    let thick = (first..start).any(|i| lexicon.words.thick.contains(s.lower(i)));
    let raised = verb.is_some_and(|v| {
        let object = s.head(token) == Some(v);
        object
            && (lexicon.words.grows.contains(s.lemma(v)) || matches!(s.lemma(v), "beef" | "step" | "build"))
    });
    if !(rises || thick || raised) || s.head(token).is_some_and(|h| lexicon.words.wishes.contains(s.lemma(h)))
    {
        return None;
    }
    let put = verb.map(|v| stance(a, v));
    if put.is_some_and(|p| p.negated || p.unreal || p.attempted) {
        return None;
    }
    let end = reach(a, token, &[Label::Relcl, Label::Acl, Label::Punct, Label::Advcl]).1;
    let last = phrase(a, token).1.max(end).max(things.words.1.min(things.head + 1)).max(things.head);
    let mut found = draft(a, (first, last), token, DeploymentAction::Sent, None, &things);
    found.modality = put.map_or(Modality::Asserted, |p| p.modality);
    let spots = complements(a, token).into_iter().chain(verb.map(|v| complements(a, v)).unwrap_or_default());
    found.place_mention = spots
        .filter(|(w, ..)| matches!(w.as_str(), "in" | "on" | "along" | "near" | "at" | "around" | "across"))
        .find_map(|(_, _, n)| place_of(a, n));
    found.confidence = 0.6;
    Some(found)
}

/// "build-up", three words for the tagger: its last.
fn is_build_up(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    token > 1 && s.lower(token) == "up" && s.lower(token - 1) == "-" && s.lower(token - 2) == "build"
        || s.lower(token) == "buildup"
}
