//! Forces told by where they are, with no verb of sending: "There are now 900 soldiers in the country", and what becomes of them:
//! "… and they will leave once the port is safe".

use sijill_claim::{DeploymentAction, Modality};
use sijill_language::{Label, Tag};

use super::strength::{FEWEST, is_posted};
use super::{Body, Deployment, DeploymentLexicon, Draft, is_military, make, moving};
use crate::analysis::Analysed;
use crate::clause::{Clause, stance};
use crate::control::place_of;
use crate::thing::{Thing, thing};

/// Furthest that "they" stands behind those it means.
const NEAR: usize = 6;

/// "There are now 900 Kenyan soldiers and 300 peacekeepers in the country": one claim for each sort.
pub(super) fn there_are(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Vec<Draft> {
    let s = &a.sentence;
    let there = s.child(c.verb, Label::Expl).is_some_and(|t| s.lower(t) == "there");
    let first = s.child(c.verb, Label::Attr).or_else(|| s.child(c.verb, Label::Dobj));
    let Some(first) = first.filter(|_| there && c.lemma == "be") else {
        return Vec::new();
    };
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return Vec::new();
    }
    let sorts = s.conjuncts(first);
    let leads = |of: usize| s.children_by(of, &[Label::Prep]).collect::<Vec<_>>();
    let spots = sorts.iter().copied().chain([c.verb]).flat_map(leads);
    let ends = spots
        .filter(|&p| matches!(s.lower(p), "in" | "on" | "across"))
        .filter_map(|p| s.child(p, Label::Pobj));
    let Some(land) = ends.into_iter().find(|&n| sorts.iter().all(|&w| is_posted(a, lexicon, c, w, n))) else {
        return Vec::new();
    };
    // "soldiers in the province killed by mines": what befell them.
    let end = a.chunk(land).map_or(land, |k| k.last);
    if matches!(s.tag(end + 1), Tag::VBN | Tag::VBD | Tag::VBG) {
        return Vec::new();
    }
    let sent = |&noun: &usize| {
        let chunk = a.chunk(noun)?;
        let told_of = s.children_by(noun, &[Label::Acl, Label::Relcl]).next().is_some();
        let hurt = (chunk.first..chunk.head).any(|i| {
            matches!(s.tag(i), Tag::VBN | Tag::JJ)
                && matches!(s.lower(i), "wounded" | "injured" | "dead" | "captured" | "missing" | "sick")
        });
        let number = (chunk.first..chunk.head).find_map(|i| a.count(i))?;
        let serves =
            lexicon.words.serving.contains(s.lemma(noun)) || lexicon.words.serving.contains(s.lower(noun));
        let many = number.value.best.unwrap_or(number.value.low) >= FEWEST;
        let men = thing(a, noun).filter(|men| men.figure.is_some() && serves && many && !told_of && !hurt)?;
        Some(Thing { words: (men.words.0.min(number.first), men.words.1), ..men })
    };
    let men: Vec<Thing> = sorts.iter().filter_map(sent).collect();
    let several = men.len() > 1;
    let each = men.into_iter().enumerate().map(|(at, men)| {
        let place = place_of(a, land);
        let mut found = make(a, c, DeploymentAction::Sent, None, &men, place, 0.75);
        if several {
            let from = found.first;
            (found.first, found.last) = men.words;
            if at == 0 {
                found.first = found.first.min(from);
            }
        }
        found.last = found.last.max(men.head);
        found
    });
    each.collect()
}

/// "About 200 paratroopers are in the north, and they will leave once the port is safe": those just told of.
pub(super) fn they_leave(a: &Analysed<'_>, c: &Clause, found: &[Draft]) -> Option<Draft> {
    let s = &a.sentence;
    let home = matches!(s.lower(c.verb + 1), "home" | "out");
    let leaves = match c.lemma.as_str() {
        "leave" | "depart" | "withdraw" => c.things.is_empty(),
        "go" | "return" | "come" | "pull" => home,
        _ => false,
    };
    let they = c.own_subject.filter(|&d| leaves && s.lower(d) == "they" && d < c.verb)?;
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.modality != Modality::Planned {
        return None;
    }
    let before = found.iter().rev().find(|d| d.subject < they && d.anchor < they)?;
    let from = before.last.min(they);
    let clear = (from + 1..they).all(|i| !s.tag(i).is_noun() || s.lower(i) == "that");
    let Body::Deployment(Deployment { what, action: Some(DeploymentAction::Sent), .. }) = &before.body else {
        return None;
    };
    (clear && they - from <= NEAR).then(|| {
        let men = Thing { words: (they, they), head: they, what: what.clone(), figure: None };
        let mut leaving = make(a, c, DeploymentAction::Withdrawn, None, &men, before.place_mention, 0.65);
        leaving.first = they;
        leaving
    })
}

/// "250 police officers to Baidoa", "400 policemen to the valley": so many that they are no delegation.
pub(super) fn is_police(
    a: &Analysed<'_>,
    lexicon: &DeploymentLexicon,
    sent: &Thing,
    goals: &[usize],
) -> bool {
    let s = &a.sentence;
    let police = (sent.words.0..=sent.words.1).any(|i| matches!(s.lower(i), "police" | "policemen"));
    let many = sent.figure.as_ref().is_some_and(|f| f.best.unwrap_or(f.low) >= FEWEST);
    let goal = |&n: &usize| {
        s.tag(n).is_proper() && a.date_at(n).is_none() || lexicon.words.goals.contains(s.lemma(n))
    };
    // "Extra police were deployed around the parliament", "Riot police were sent to the town"
    let riot = moving::is_fresh(a, sent.head) || is_military(a, sent.head);
    police && (many || riot) && goals.iter().any(goal)
}

/// "Three companies of the BSF have been rushed to the area": a force known by its initials.
pub(super) fn is_unit(a: &Analysed<'_>, c: &Clause, head: usize) -> bool {
    let s = &a.sentence;
    let rushed = matches!(
        c.lemma.as_str(),
        "deploy" | "dispatch" | "send" | "rush" | "airlift" | "fly" | "induct" | "station" | "redeploy"
    );
    let of = s.children_by(head, &[Label::Prep]).find(|&p| s.lower(p) == "of");
    rushed
        && s.lemma(head) == "company"
        && of.and_then(|p| s.child(p, Label::Pobj)).is_some_and(|n| crate::party::goes_by_initials(a, n))
}
