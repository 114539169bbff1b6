//! Attacks told by their own nouns: "The Battle of Dura was fought between", "The second attack targeted an outpost near".

use sijill_claim::{Control, ControlAction};
use sijill_language::{Label, Tag};

use super::lexicon::ControlLexicon;
use super::target::{Target, locative, targets};
use super::{Found, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, stance};
use crate::draft::{Body, Draft};
use crate::party::{force, side_within};

/// "The Battle of Dura was fought between the army and the rebels", "took place on 3 May".
pub(super) fn battle(a: &Analysed<'_>, noun: usize) -> Option<Draft> {
    let s = &a.sentence;
    let name = a.chunk(noun + 2).filter(|c| c.first == noun + 2)?;
    let titled = s.surface(noun) == "Battle" && s.lower(noun + 1) == "of" && s.tag(name.first).is_proper();
    let told = |v: usize| {
        (name.last..s.len()).any(|i| a.date_at(i).is_some())
            || complements(a, v).iter().any(|&(_, _, n)| force(a, n).acts())
    };
    let verb = s.head(noun).filter(|&v| {
        titled
            && told(v)
            && v > name.last
            && matches!(s.label(noun), Label::Nsubj | Label::Nsubjpass)
            && is_fought(a, v)
    })?;
    let stance = stance(a, verb);
    if stance.negated || stance.unreal {
        return None;
    }
    let (first, last) = extent(a, clause(a, verb)?, None);
    let first = a.chunk(noun).map_or(first, |c| first.min(c.first));
    let body = Body::Control(Control { actor: None, against: None, action: ControlAction::Offensive });
    let mut draft = Draft::new(a.index, first, last, verb, body, "control: a battle of its name");
    draft.subject = name.head;
    draft.place_mention = a.place_at(name.head);
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    Some(draft)
}

/// "was fought", "took place", "raged".
fn is_fought(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    match s.lemma(verb) {
        "fight" => s.child(verb, Label::Auxpass).is_some(),
        "take" => s.tag(verb) == Tag::VBD && s.lower(verb + 1) == "place",
        "rage" | "pit" | "erupt" => s.tag(verb) == Tag::VBD,
        _ => false,
    }
}

/// "The second attack, on Sunday, targeted an army outpost near the village of Tazalit".
pub(super) fn aimed(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    let s = &a.sentence;
    let blow = |n: &usize| {
        matches!(s.lemma(*n), "attack" | "raid" | "assault" | "ambush")
            || matches!(s.lemma(*n), "airstrike" | "shelling" | "bombardment")
            || s.lemma(*n) == "strike"
                && (clause.lemma == "target" || super::told::is_of_arms(a, lexicon, *n))
    };
    let aims = matches!(clause.lemma.as_str(), "target" | "hit" | "strike" | "pound" | "rock" | "batter")
        && clause.voice == Voice::Active;
    let told = s.label(clause.verb) != Label::Relcl && matches!(s.tag(clause.verb), Tag::VBD | Tag::VBN);
    let Some(noun) = clause.doer.filter(blow).filter(|_| aims && told) else { return false };
    // "The cyber attack", "a police raid"
    let otherwise = s
        .children_by(noun, &[Label::Amod, Label::Compound])
        .any(|w| lexicon.launch.peaceful.has(s.lower(w)) || lexicon.launch.policing.has(s.lower(w)));
    // What serves is told as a facility's harm.
    let serves =
        |t: &Target| matches!(s.lemma(t.kind), "hospital" | "school" | "university" | "college" | "academy");
    // "The attack hit a market": what was damaged
    let posted = |t: &Target| {
        let before = t.kind.checked_sub(1).map(|i| format!("{} {}", s.lower(i), s.lemma(t.kind)));
        clause.lemma == "target"
            || matches!(
                s.lemma(t.kind),
                "village"
                    | "town"
                    | "city"
                    | "camp"
                    | "post"
                    | "position"
                    | "suburb"
                    | "district"
                    | "neighbourhood"
                    | "neighborhood"
                    | "quarter"
                    | "outskirts"
                    | "capital"
                    | "airport"
                    | "port"
            )
            || t.place.is_some_and(|p| a.place_at(t.noun) == Some(p)) && s.tag(t.noun).is_proper()
            || lexicon.is_strongpoint(s.lemma(t.kind))
            || before.is_some_and(|words| lexicon.is_strongpoint(&words))
    };
    let found: Vec<Target> = targets(a, lexicon, &clause.things, false)
        .into_iter()
        .filter(|t| !serves(t) && posted(t))
        .map(|t| Target { place: t.place.or_else(|| locative(a, clause.verb, t.noun)), ..t })
        .filter(|t| t.place.is_some() || is_called(a, clause))
        .take(1)
        .collect();
    if otherwise || found.is_empty() || is_contest(a, lexicon) {
        return false;
    }
    let targets = found.into_iter().map(|t| Target { sure: t.sure.max(0.8), ..t }).collect();
    let (actor, action) = (side_within(a, noun), ControlAction::Offensive);
    let rule = "control: an attack's aim";
    push(a, lexicon, Found { clause, action, actor, against: None, targets, rule, confidence: 0.75 }, drafts);
    true
}

/// "near the village of Tazalit": a name that no list holds, behind the verb.
fn is_called(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    (clause.verb + 1..s.len().min(clause.verb + 14)).take_while(|&i| s.lower(i) != ",").any(|i| {
        matches!(s.lower(i), "village" | "town" | "city" | "district")
            && s.lower(i + 1) == "of"
            && s.tag(i + 2).is_proper()
    })
}
