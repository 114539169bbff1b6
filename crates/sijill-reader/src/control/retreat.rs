//! Withdrawals told by their noun: "made a tactical retreat from Dura", "following the withdrawal of the rebels to the west".

use sijill_claim::{Control, ControlAction};
use sijill_language::Label;

use super::lexicon::ControlLexicon;
use super::support::after;
use super::target::{Target, locative, targets};
use super::{Fit, Found, actor, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, phrase, reach};
use crate::draft::{Body, Draft};
use crate::party::{Force, force, is_irregular, party, side_within};

const FROM: [&str; 5] = ["from", "out", "to", "towards", "toward"];

/// "The guerrillas made a tactical retreat from Dura".
pub(super) fn made(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    let s = &a.sentence;
    if !lexicon.moves.makes.has(&clause.lemma) || clause.voice != Voice::Active {
        return false;
    }
    let leaving = |n: &usize| lexicon.moves.leaving.has(s.lemma(*n));
    let Some(noun) = clause.things.iter().copied().find(leaving) else { return false };
    // "completed the withdrawal of 500 troops": told as a deployment.
    let of_others = s.children_by(noun, &[Label::Prep]).any(|p| s.lower(p) == "of");
    let (party, fit) = actor(a, lexicon, clause.doer);
    let places = from(a, lexicon, clause.verb, noun, fit == Fit::Armed || fit == Fit::Pronoun);
    let fits = match fit {
        Fit::Armed => true,
        Fit::Soft | Fit::Pronoun => !places.is_empty(),
        _ => false,
    };
    if of_others || !fits {
        return false;
    }
    let found = Found {
        clause,
        action: ControlAction::Withdraw,
        actor: party,
        against: None,
        targets: places.into_iter().map(|t| Target { sure: t.sure.max(0.9), ..t }).collect(),
        rule: "control: made a withdrawal",
        confidence: 0.75,
    };
    push(a, lexicon, found, drafts);
    true
}

/// Where somebody withdraws from, else where to.
fn from(a: &Analysed<'_>, lexicon: &ControlLexicon, verb: usize, noun: usize, names: bool) -> Vec<Target> {
    let mut nouns = after(a, noun, &["from"]);
    if nouns.is_empty() {
        let behind = complements(a, verb).into_iter().filter(|(w, ..)| FROM.contains(&w.as_str()));
        nouns.extend(behind.map(|(_, _, n)| n));
    }
    if nouns.is_empty() {
        nouns = after(a, noun, &FROM);
    }
    targets(a, lexicon, &nouns, names).into_iter().take(1).collect()
}

/// "The road was cut following the withdrawal of rebel fighters towards the west", "The rebels' retreat from Dura began".
pub(super) fn told(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !lexicon.moves.leaving.has(s.lemma(noun)) || s.tag(noun).is_proper() {
        return None;
    }
    let of = s.children_by(noun, &[Label::Prep]).filter(|&p| matches!(s.lower(p), "of" | "by"));
    let who = of
        .filter_map(|p| s.child(p, Label::Pobj))
        .chain(s.child(noun, Label::Poss))
        .find(|&n| force(a, n).acts())?;
    let armed = force(a, who) == Force::Armed || side_within(a, who).is_some();
    // Troops of a state whose withdrawal is told are withdrawn: a deployment.
    let counted = a.chunk(who).is_some_and(|c| (c.first..=c.head).any(|i| a.count(i).is_some()));
    if !armed || counted || !is_irregular(a, who) && !has_side(a, who) {
        return None;
    }
    let above = s.head(noun)?;
    let behind = lexicon.moves.behind.has(s.lower(above)) && s.label(noun) == Label::Pobj;
    let begun = s.label(noun) == Label::Nsubj
        && matches!(s.lemma(above), "begin" | "start" | "continue" | "end" | "follow" | "leave")
        && crate::clause::stance(a, above).modality == sijill_claim::Modality::Asserted
        && !crate::clause::stance(a, above).negated;
    if !behind && !begun {
        return None;
    }
    let ways = [noun, who].into_iter().flat_map(|n| FROM.map(|w| after(a, n, &[w]))).flatten();
    let place = targets(a, lexicon, &ways.collect::<Vec<_>>(), false).into_iter().next();
    let to_side = [noun, who].iter().any(|&n| !after(a, n, &FROM).is_empty());
    if place.is_none() && !to_side {
        return None;
    }
    let body =
        Body::Control(Control { actor: party(a, who), against: None, action: ControlAction::Withdraw });
    let first = phrase(a, noun).0;
    let last = reach(a, noun, &[Label::Relcl, Label::Conj, Label::Cc, Label::Punct]).1;
    let mut draft = Draft::new(a.index, first, last, noun, body, "control: a withdrawal told");
    draft.subject = place.map_or(noun, |t| t.noun);
    draft.place_mention = place.and_then(|t| t.place.or_else(|| locative(a, noun, t.noun)));
    draft.confidence = 0.65;
    Some(draft)
}

/// "government forces", "rebel factions": whose they are is told by a side.
fn has_side(a: &Analysed<'_>, who: usize) -> bool {
    let s = &a.sentence;
    a.chunk(who).is_some_and(|c| {
        (c.first..c.head).any(|i| {
            matches!(
                s.lower(i),
                "government"
                    | "regime"
                    | "opposition"
                    | "rebel"
                    | "insurgent"
                    | "jihadist"
                    | "jihadi"
                    | "militant"
            )
        })
    })
}
