//! Nouns of taking ("the capture of the town by rebels") and states ("the town is under rebel control").

use sijill_claim::{Control, ControlAction, Party};
use sijill_language::{Label, Tag};

use super::lexicon::ControlLexicon;
use super::target::{locative, targets};
use crate::analysis::Analysed;
use crate::clause::{clause, extent, phrase, reach, stance};
use crate::draft::{Body, Draft};
use crate::party::{Force, force, party, side_within};

/// Reads one noun.
pub(crate) fn read(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let Some(action) = lexicon.taking(s.lemma(noun)) else { return };
    if s.tag(noun).is_proper() || a.chunk(noun).is_none_or(|c| c.head != noun) {
        return;
    }
    let of = |n: usize, words: &[&str]| -> Vec<usize> {
        s.children_by(n, &[Label::Prep, Label::Agent])
            .filter(|&p| words.contains(&s.lower(p)))
            .filter_map(|p| s.child(p, Label::Pobj))
            .flat_map(|p| s.conjuncts(p))
            .collect()
    };
    let by = of(noun, &["by", "to"])
        .into_iter()
        .find(|&n| matches!(force(a, n), Force::Armed | Force::Soft | Force::Unknown));
    let fall = s.lemma(noun) == "fall";
    let mut taken = of(noun, &["of"]);
    if taken.is_empty()
        && let Some(by) = by
    {
        // "the retaking by soldiers of the town": the parser hangs the place on the soldiers.
        taken = of(by, &["of"]);
    }
    // "The army reported the recapture of a village": its own.
    let teller = || {
        let tells = |v: &usize| {
            matches!(
                s.lemma(*v),
                "claim" | "report" | "announce" | "confirm" | "declare" | "celebrate" | "hail"
            )
        };
        let verb = s.head(noun).filter(|v| s.label(noun) == Label::Dobj && tells(v))?;
        crate::clause::subject(a, verb).filter(|&n| force(a, n).acts())
    };
    let by = by.or_else(teller);
    let subject_only = by.is_none() && s.label(noun) == Label::Nsubj && s.child(noun, Label::Agent).is_none();
    let mut places = targets(a, lexicon, &taken, false);
    // A list of names after "towns" or "including" names places, known or not.
    let named = places.iter().any(|t| t.place.is_some()) || places.len() > 1;
    places.retain(|t| t.sure > 0.6 && (named || by.is_some() && !fall));
    if places.is_empty() || is_unreal(a, lexicon, noun) {
        return;
    }
    let marks_time = s.head(noun).is_some_and(|h| matches!(s.lower(h), "since" | "before" | "until"));
    // "burned after the capture of the town": by nobody, of a place told before
    let nameless = || {
        places
            .iter()
            .all(|t| t.words.0 <= t.words.1 && !(t.words.0..=t.words.1).any(|i| s.tag(i).is_proper()))
    };
    let recalls = by.is_none() && s.head(noun).is_some_and(|h| s.lower(h) == "after") && nameless();
    if subject_only || marks_time || recalls {
        return;
    }
    let actor = by.and_then(|b| party(a, b)).or_else(|| side_within(a, noun)).or_else(|| owner(a, noun));
    let confidence = if actor.is_some() { 0.75 } else { 0.6 };
    let whole = phrase(a, noun);
    let several = places.len() > 1;
    for (i, place) in places.iter().enumerate() {
        let words = if i > 0 {
            place.words
        } else if several {
            (whole.0, place.words.1)
        } else {
            (
                whole.0,
                reach(a, noun, &[Label::Relcl, Label::Conj, Label::Cc, Label::Punct]).1.max(place.words.1),
            )
        };
        let body = Body::Control(Control { actor: actor.clone(), against: None, action });
        let mut draft = Draft::new(a.index, words.0, words.1, noun, body, "control: noun of taking");
        draft.subject = place.noun;
        draft.place_mention = place.place.or_else(|| locative(a, noun, place.noun));
        draft.confidence = confidence;
        drafts.push(draft);
    }
}

fn owner(a: &Analysed<'_>, noun: usize) -> Option<Party> {
    let poss = a.sentence.child(noun, Label::Poss)?;
    force(a, poss).acts().then(|| party(a, poss)).flatten()
}

/// "to prevent the fall of the town", "after years of occupation of": not told as having happened.
fn is_unreal(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    s.ancestors(noun).take(3).any(|h| lexicon.unreal.has(s.lemma(h)))
}

/// "which is still under IS control", by the order of words: an acronym may be tagged as a verb.
fn under_control(a: &Analysed<'_>, lexicon: &ControlLexicon, under: usize, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let Some(control) = (under + 2..under + 5).find(|&i| s.lower(i) == "control") else { return };
    let holder = s.words(under + 1, control - 1);
    let Some(holder) = crate::party::named(holder) else { return };
    let Some(be) = (under.saturating_sub(3)..under)
        .rev()
        .find(|&i| matches!(s.lower(i), "is" | "are" | "remains" | "remain" | "was" | "were"))
    else {
        return;
    };
    let mut before = be;
    if be > 1 && matches!(s.lower(be - 1), "which" | "that") {
        before -= 1;
    }
    if before > 0 && s.lower(before - 1) == "," {
        before -= 1;
    }
    let Some(place) = before
        .checked_sub(1)
        .and_then(|i| a.chunk(i))
        .and_then(|c| targets(a, lexicon, &[c.head], false).into_iter().next())
    else {
        return;
    };
    let body = Body::Control(Control { actor: Some(holder), against: None, action: ControlAction::Hold });
    let mut draft = Draft::new(a.index, place.words.0, control, under, body, "control: under control");
    draft.subject = place.noun;
    draft.place_mention = place.place;
    draft.confidence = 0.8;
    drafts.push(draft);
}

/// "The town came under artillery fire from the hills".
fn under_fire(a: &Analysed<'_>, lexicon: &ControlLexicon, under: usize, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(under + 1) else { return };
    // "under mortar and rocket fire"
    let joined =
        Some(chunk.last + 1).filter(|&i| s.tag(i) == Tag::CC).and_then(|i| a.chunk(i + 1)).map(|c| c.head);
    let Some(fire) = [Some(chunk.head), joined].into_iter().flatten().find(|&n| lexicon.fire.has(s.lemma(n)))
    else {
        return;
    };
    let verb = (under.saturating_sub(4)..under).rev().find(|&i| s.tag(i).is_verb());
    let Some(verb) = verb.filter(|&v| matches!(s.lemma(v), "come" | "be" | "remain" | "fall" | "stay"))
    else {
        return;
    };
    let Some(subject) = crate::clause::subject(a, verb) else { return };
    let place = targets(a, lexicon, &s.conjuncts(subject), false).into_iter().find(|t| t.sure > 0.4);
    // "A patrol came under fire near Dura"
    let host = || {
        let men = |n: usize| force(a, n) == Force::Armed && s.tag(n).is_plural() && s.tag(n).is_noun();
        let noun = Some(subject)
            .filter(|&n| super::host::is_host(a, lexicon, n) || men(n) && !is_blamed(a, fire))?;
        Some(super::target::Target { words: phrase(a, noun), noun, kind: noun, place: None, sure: 1.0 })
    };
    let place = place.or_else(host);
    let (Some(place), stance) = (place, stance(a, verb)) else { return };
    if stance.negated || stance.unreal {
        return;
    }
    let from = (fire + 1..fire + 3).find(|&i| matches!(s.lower(i), "from" | "by"));
    let party_from =
        from.and_then(|i| a.chunk(i + 1)).filter(|c| force(a, c.head).acts()).and_then(|c| party(a, c.head));
    let actor = party_from.or_else(|| side_within(a, fire));
    let words = clause(a, verb).map_or((verb, fire), |c| extent(a, c, None));
    let body = Body::Control(Control { actor, against: None, action: ControlAction::Offensive });
    let mut draft = Draft::new(a.index, words.0, words.1.max(fire), verb, body, "control: under fire");
    draft.subject = place.noun;
    draft.place_mention = place.place.or_else(|| locative(a, verb, place.noun));
    draft.modality = stance.modality;
    draft.confidence = 0.8;
    drafts.push(draft);
}

/// "came under fire for its handling of the case", "from lawmakers": in words.
fn is_blamed(a: &Analysed<'_>, fire: usize) -> bool {
    let s = &a.sentence;
    match s.lower(fire + 1) {
        "for" | "over" => true,
        "from" | "by" => a.chunk(fire + 2).is_some_and(|c| {
            let n = c.head;
            s.tag(n).is_noun() && !force(a, n).acts() && a.place_at(n).is_none() && s.tag(n).is_plural()
        }),
        _ => false,
    }
}

/// "is under rebel control", "is in the hands of militants", "remains in control of the town", "in possession of the hill".
pub(crate) fn states(a: &Analysed<'_>, lexicon: &ControlLexicon, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    for noun in 0..s.len() {
        if s.lower(noun) == "under" {
            under_control(a, lexicon, noun, drafts);
            under_fire(a, lexicon, noun, drafts);
        }
        if !matches!(s.lemma(noun), "control" | "hand" | "possession") || s.label(noun) != Label::Pobj {
            continue;
        }
        let Some(prep) = s.head(noun) else { continue };
        // "is back in control of": the parser hangs it on the adverb.
        let above = s.head(prep).and_then(|up| if s.tag(up) == Tag::RB { s.head(up) } else { Some(up) });
        let Some(verb) = above.filter(|&v| s.tag(v).is_verb()) else { continue };
        let under = match s.lower(prep) {
            "under" => s.lemma(noun) == "control",
            "in" | "into" => false,
            _ => continue,
        };
        if !matches!(
            s.lemma(verb),
            "be" | "have" | "remain" | "stay" | "come" | "fall" | "pass" | "bring" | "lie"
        ) {
            continue;
        }
        let of: Vec<usize> = s
            .children_by(noun, &[Label::Prep])
            .filter(|&p| matches!(s.lower(p), "of" | "over"))
            .filter_map(|p| s.child(p, Label::Pobj))
            .collect();
        let Some(subject) = crate::clause::subject(a, verb) else { continue };
        let in_control = !under && matches!(s.lemma(noun), "control" | "possession");
        let (holder, places) = if in_control {
            (force(a, subject).acts().then(|| party(a, subject)).flatten(), targets(a, lexicon, &of, true))
        } else {
            let by_of = of
                .iter()
                .copied()
                .find(|&n| matches!(force(a, n), Force::Armed | Force::Soft | Force::Unknown))
                .and_then(|n| party(a, n));
            // "is in the army's hands"
            let by_whose = || {
                let whose = s.child(noun, Label::Poss).filter(|&w| force(a, w).acts())?;
                party(a, whose)
            };
            (
                by_of.or_else(by_whose).or_else(|| side_within(a, noun)),
                targets(a, lexicon, &s.conjuncts(subject), true),
            )
        };
        let Some(holder) = holder else { continue };
        let least = 0.4;
        let Some(place) = places.into_iter().find(|t| t.sure >= least) else { continue };
        let stance = stance(a, verb);
        if stance.negated || stance.unreal {
            continue;
        }
        let changes = matches!(s.lemma(verb), "come" | "fall" | "pass" | "bring");
        let action = if changes { ControlAction::Capture } else { ControlAction::Hold };
        let words = clause(a, verb).map_or((prep, noun), |c| extent(a, c, None));
        let relative = s.label(verb) == Label::Relcl && words.0 > place.noun;
        let first = if relative { phrase(a, place.noun).0 } else { words.0 };
        let body = Body::Control(Control { actor: Some(holder), against: None, action });
        let mut draft =
            Draft::new(a.index, first, words.1.max(noun), verb, body, "control: state of a place");
        draft.subject = place.noun;
        draft.place_mention = place.place.or_else(|| locative(a, verb, place.noun));
        draft.modality = stance.modality;
        draft.confidence = 0.85;
        // "the majority of the province is under rebel control": once, with all its words.
        drafts.retain(|d| d.last != draft.last || d.first <= draft.first || d.body != draft.body);
        drafts.push(draft);
    }
}
