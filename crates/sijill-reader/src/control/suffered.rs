//! Attacks told by those who suffer them ("Patrols have been the target of several attacks"), by how long they last ("The
//! offensive entered its second week"), and by what they are part of ("The raids were part of a campaign to retake Dura").

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::lexicon::ControlLexicon;
use super::support::{after, places};
use super::target::{Target, targets};
use super::told::{is_attack, is_of_arms, whose};
use super::{Found, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, phrase, subject};
use crate::draft::Draft;
use crate::party::{Force, force, goes_by_initials, party};

/// Reads one verb; true where it told of such an attack.
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
    befell(a, lexicon, clause, drafts);
    lasts_long(a, lexicon, clause, drafts);
    drafts.len() > before
}

/// "The base has been the target of repeated attacks", "UN patrols were the object of several ambushes".
fn befell(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let suffers =
        |n: &usize| matches!(s.lemma(*n), "subject" | "target" | "object" | "scene" | "site" | "victim");
    let what = s.child(clause.verb, Label::Attr).filter(|_| clause.lemma == "be").filter(suffers);
    let attack = what.and_then(|w| after(a, w, &["of"]).into_iter().find(|&n| is_attack(a, lexicon, n)));
    let (Some(attack), Some(who)) = (attack, subject(a, clause.verb)) else { return };
    let by = after(a, attack, &["by", "from"]).into_iter().next();
    if by.is_some_and(|n| !force(a, n).acts() && a.date_at(n).is_none()) {
        return;
    }
    let place = targets(a, lexicon, &[who], false)
        .into_iter()
        .find(|t| t.sure > 0.8 && (t.place.is_some() || is_of_arms(a, lexicon, attack)));
    let men = || {
        let armed = force(a, who) == Force::Armed
            && (s.tag(who).is_plural() || super::host::is_host(a, lexicon, who));
        armed.then(|| Target { words: phrase(a, who), noun: who, kind: who, place: None, sure: 1.0 })
    };
    // "Members of UNTAC have been the target of several attacks"
    let members = || {
        let of = after(a, who, &["of"]).into_iter().find(|&n| goes_by_initials(a, n))?;
        let several =
            s.tag(attack).is_plural() && matches!(s.lemma(who), "member" | "personnel" | "unit" | "patrol");
        (several && by.is_none() && !lexicon.moves.helpers.has(s.lower(of))).then(|| Target {
            words: phrase(a, who),
            noun: who,
            kind: who,
            place: None,
            sure: 1.0,
        })
    };
    let Some(target) = place.or_else(men).or_else(members) else { return };
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: whose(a, attack),
        against: party(a, who).filter(|_| force(a, who) == Force::Armed),
        targets: vec![target],
        rule: "control: the target of attacks",
        confidence: 0.65,
    };
    push(a, lexicon, found, drafts);
}

/// "The offensive against Dura entered its second week", "The fighting is in its fifth day".
fn lasts_long(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let counted = |n: usize| {
        matches!(s.lemma(n), "day" | "week" | "month" | "year" | "night" | "hour")
            && a.chunk(n).is_some_and(|c| {
                (c.first..c.head).any(|i| crate::chunk::is_ordinal(s.lower(i)) || s.lower(i) == "second")
            })
    };
    let reaches = match clause.lemma.as_str() {
        "enter" | "reach" => clause.things.iter().any(|&t| counted(t)),
        "be" | "go" => complements(a, clause.verb)
            .iter()
            .any(|(w, _, n)| matches!(w.as_str(), "in" | "into") && counted(*n)),
        _ => false,
    };
    let Some(noun) = subject(a, clause.verb).filter(|_| reaches && s.tag(clause.verb) != Tag::VB) else {
        return;
    };
    if !is_attack(a, lexicon, noun) {
        return;
    }
    let actor = whose(a, noun);
    let named = |t: &Target| (t.place.is_some() || lexicon.is_place(s.lemma(t.kind))) && !counted(t.noun);
    let found: Vec<Target> = places(a, lexicon, clause, noun).into_iter().filter(named).collect();
    let of_arms = is_of_arms(a, lexicon, noun);
    if !of_arms && (found.is_empty() || actor.is_none()) || found.is_empty() && actor.is_none() {
        return;
    }
    let targets = found.into_iter().map(|t| Target { sure: t.sure.max(0.9), ..t }).collect();
    let (action, rule) = (ControlAction::Offensive, "control: an attack lasts");
    push(a, lexicon, Found { clause, action, actor, against: None, targets, rule, confidence: 0.7 }, drafts);
}
