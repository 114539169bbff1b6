//! Ground that somebody brings under his control, and risings that are put down.

use sijill_claim::ControlAction;
use sijill_language::Tag;

use super::lexicon::ControlLexicon;
use super::support::after;
use super::target::targets;
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements};
use crate::draft::Draft;
use crate::party::{is_warlike, party, side_within};

/// Reads one verb; true where it told of such a thing.
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
    brought(a, lexicon, clause, drafts);
    put_down(a, lexicon, clause, drafts);
    drafts.len() > before
}

/// "The rebels brought the valley under their control", "an offensive that brought the coast under army control".
fn brought(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    if !matches!(clause.lemma.as_str(), "bring" | "put" | "place") {
        return;
    }
    let under =
        complements(a, clause.verb).into_iter().find(|(w, _, n)| w == "under" && s.lemma(*n) == "control");
    let Some((_, _, control)) = under else { return };
    let (doer, fit) = actor(a, lexicon, clause.doer);
    let offensive = clause.doer.is_some_and(|d| super::told::is_attack(a, lexicon, d));
    let fits = match fit {
        Fit::Armed => true,
        Fit::Soft | Fit::Pronoun => is_warlike(a, clause.verb),
        _ => offensive,
    };
    let mut places = targets(a, lexicon, &clause.things, fit == Fit::Armed);
    places.retain(|t| t.place.is_some() || !lexicon.is_ambiguous(s.lemma(t.kind)));
    if !fits || places.is_empty() {
        return;
    }
    let whose = || clause.doer.filter(|_| offensive).and_then(|d| super::told::whose(a, d));
    let actor = side_within(a, control).or(doer.filter(|_| !offensive)).or_else(whose);
    let (action, rule) = (ControlAction::Capture, "control: brought under control");
    push(
        a,
        lexicon,
        Found { clause, action, actor, against: None, targets: places, rule, confidence: 0.8 },
        drafts,
    );
}

/// "In 1972 the army put down a rising in the north": beaten by arms.
fn put_down(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let beats = match clause.lemma.as_str() {
        "put" => {
            s.lower(clause.verb + 1) == "down" || clause.things.iter().any(|&t| s.lower(t + 1) == "down")
        }
        lemma => matches!(lemma, "crush" | "quell" | "suppress" | "quash" | "smash"),
    };
    let rising = |&t: &usize| {
        matches!(
            s.lemma(t),
            "uprising" | "revolt" | "rebellion" | "mutiny" | "insurrection" | "insurgency" | "rising"
        )
    };
    let Some(noun) = clause.things.iter().copied().find(|t| beats && rising(t)) else { return };
    let (actor, fit) = actor(a, lexicon, clause.doer);
    let mut at = after(a, noun, &["in", "at", "near", "around", "across", "of"]);
    at.extend(complements(a, clause.verb).into_iter().filter(|(w, ..)| w == "in" || w == "at").map(|c| c.2));
    let places: Vec<_> =
        targets(a, lexicon, &at, false).into_iter().filter(|t| t.place.is_some()).take(1).collect();
    let fits = fit == Fit::Armed || fit == Fit::Soft && (is_warlike(a, clause.verb) || !places.is_empty());
    if !fits || s.tag(clause.verb) == Tag::VB {
        return;
    }
    let against = side_within(a, noun).or_else(|| {
        after(a, noun, &["by", "of"])
            .into_iter()
            .find_map(|n| crate::party::force(a, n).acts().then(|| party(a, n)).flatten())
    });
    let (action, rule) = (ControlAction::Repel, "control: a rising put down");
    push(
        a,
        lexicon,
        Found { clause, action, actor, against, targets: places, rule, confidence: 0.7 },
        drafts,
    );
}
