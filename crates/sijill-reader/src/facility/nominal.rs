//! Facility claims without a verb of their own: "an attack on a school", "for lack of operating theatres".

use sijill_claim::{Facility, FacilityStatus, Figure, Modality};
use sijill_language::{Label, Tag};

use super::lexicon::FacilityLexicon;
use super::noun::{Named, named};
use super::{Told, push};
use crate::analysis::Analysed;
use crate::clause::{Voice, clause, complements, extent, phrase, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;

/// "the bombing of a hospital", "an air strike on a school".
pub(super) fn attack(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &FacilityLexicon,
    token: usize,
    found: &mut Vec<Draft>,
) {
    let s = &a.sentence;
    if !s.tag(token).is_noun() {
        return;
    }
    let attacks = &words.words.attacks;
    let two = || {
        let before = token.checked_sub(1);
        before.is_some_and(|b| attacks.contains(&format!("{} {}", s.lower(b), s.lemma(token))))
    };
    if !(attacks.contains(s.lemma(token)) || two()) {
        return;
    }
    let preps = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| matches!(s.lower(p), "on" | "of" | "at" | "against" | "near" | "outside"));
    let ends: Vec<usize> = preps
        .filter(|&p| !matches!(s.lower(p), "near" | "outside"))
        .flat_map(|p| s.children_by(p, &[Label::Pobj]).collect::<Vec<_>>())
        .collect();
    let by_order = || {
        let next = token + 1;
        matches!(s.lower(next), "on" | "of" | "against")
            .then(|| a.chunk(next + 1))
            .flatten()
            .map(|c| c.head)
            .into_iter()
            .collect()
    };
    let ends: Vec<usize> = if ends.is_empty() { by_order() } else { ends };
    for end in ends.into_iter().take(10).flat_map(|e| s.conjuncts(e)) {
        let Some(facility) = named(a, words, end).filter(|f| f.sort != "aid") else { continue };
        let definite = a.chunk(token).is_some_and(|c| matches!(s.lower(c.first), "the" | "this" | "that"));
        let known = matches!(s.lower(a.chunk(end).map_or(end, |c| c.first)), "the" | "this" | "that")
            && facility.names.is_empty();
        let unreal = s.ancestors(token).take(3).any(|h| words.unreal.has(s.lemma(h)));
        let plural = facility.figure.is_none() && s.tag(facility.noun).is_plural();
        let reported = is_reported(a, token);
        if definite && known || unreal || plural && !reported && !is_heavy(a, token) {
            continue;
        }
        let words = phrase(a, token);
        let told = Told {
            status: FacilityStatus::Attacked,
            words,
            verb: token,
            modality: if reported { Modality::Hedged } else { Modality::Asserted },
            confidence: 0.6,
            rule: "facility: attack on",
        };
        push(a, lexicon, facility, told, found);
    }
}

/// "There were reports of [shelling] of hospitals".
fn is_reported(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let first = a.chunk(token).map_or(token, |k| k.first);
    let of = first.checked_sub(1).filter(|&b| s.lower(b) == "of");
    of.and_then(|of| of.checked_sub(1))
        .is_some_and(|b| matches!(s.lower(b), "reports" | "accounts" | "report"))
        && !s
            .ancestors(token)
            .take(5)
            .any(|h| matches!(s.lemma(h), "deny" | "reject" | "dismiss" | "investigate"))
}

/// "the repeated [bombing] of schools", "the [shelling] of hospitals went on": told as having come about.
fn is_heavy(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let first = a.chunk(token).map_or(token, |k| k.first);
    let often = (first..token).any(|i| {
        matches!(
            s.lower(i),
            "repeated" | "continued" | "systematic" | "relentless" | "ongoing" | "daily" | "continuing"
        )
    });
    let lasts = s.head(token).is_some_and(|v| {
        s.tag(v).is_verb()
            && s.label(token) == Label::Nsubj
            && matches!(s.lemma(v), "continue" | "go" | "intensify" | "resume" | "kill" | "leave")
    });
    often || lasts
}

/// "kept working at the Dura hospital despite regular [shelling]": what befell it stands beside who works there.
pub(super) fn despite(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &FacilityLexicon,
    token: usize,
    found: &mut Vec<Draft>,
) {
    let s = &a.sentence;
    let blow = s.tag(token).is_noun()
        && matches!(
            s.lemma(token),
            "shelling" | "bombardment" | "bombing" | "strike" | "attack" | "airstrike" | "raid"
        );
    let Some(lead) = s.head(token).filter(|&p| blow && s.label(token) == Label::Pobj && p < token) else {
        return;
    };
    // "despite criticism and attacks on its policies": of whom nothing more is told.
    let aimed = s.children_by(token, &[Label::Prep]).any(|p| matches!(s.lower(p), "on" | "of" | "against"));
    if !matches!(s.lower(lead), "despite" | "amid" | "under") || aimed {
        return;
    }
    let Some(verb) = s.ancestors(lead).take(3).find(|&v| s.tag(v).is_verb()) else { return };
    let works = matches!(
        s.lemma(verb),
        "work"
            | "operate"
            | "function"
            | "treat"
            | "run"
            | "remain"
            | "stay"
            | "continue"
            | "keep"
            | "serve"
            | "carry"
    );
    let told = stance(a, verb);
    if !works || told.negated || told.unreal {
        return;
    }
    // "had carried on working at the hospital"
    let at = (verb..lead)
        .filter(|&i| matches!(s.lower(i), "at" | "in"))
        .filter_map(|i| a.chunk(i + 1))
        .map(|k| k.head)
        .collect::<Vec<_>>();
    let subject = s.child(verb, Label::Nsubj);
    let Some(facility) =
        at.into_iter().chain(subject).find_map(|n| named(a, words, n).filter(|f| f.sort != "aid"))
    else {
        return;
    };
    let told = Told {
        status: FacilityStatus::Attacked,
        words: phrase(a, token),
        verb: token,
        modality: told.modality,
        confidence: 0.6,
        rule: "facility: despite shelling",
    };
    push(a, lexicon, facility, told, found);
}

/// "forced the closure of 11 health centres": closed, so many.
pub(super) fn closure(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &FacilityLexicon,
    token: usize,
    found: &mut Vec<Draft>,
) {
    let s = &a.sentence;
    if !words.closures.has(s.lemma(token)) || !s.tag(token).is_noun() || s.lower(token + 1) != "of" {
        return;
    }
    let Some(verb) = s.head(token).filter(|&h| words.bringing.has(s.lemma(h)) && s.tag(h).is_verb()) else {
        return;
    };
    let stance = stance(a, verb);
    let end = a.chunk(token + 2).map_or(token + 2, |c| c.head);
    // "ordered the closure of all schools", "of schools in the district"
    let all = |end: usize| {
        (token + 2..=end).any(|i| matches!(s.lower(i), "all" | "every"))
            || s.tag(end).is_plural() && s.children_by(end, &[Label::Prep]).any(|p| s.lower(p) == "in")
            || s.lemma(verb) == "order" && s.tag(end).is_plural()
    };
    let known = |f: &Named| f.sort != "aid" && (f.figure.is_some() || all(end));
    let Some(facility) = named(a, words, end).filter(known) else {
        return;
    };
    if stance.negated || stance.unreal || stance.attempted {
        return;
    }
    let told = Told {
        status: FacilityStatus::Closed,
        words: (phrase(a, token).0, phrase(a, end).1),
        verb: token,
        // What is ordered is still to come.
        modality: if s.lemma(verb) == "order" { Modality::Planned } else { stance.modality },
        confidence: 0.7,
        rule: "facility: closure",
    };
    push(a, lexicon, facility, told, found);
}

/// "Classes have been suspended in the village of Dura", "where lessons were cancelled": its schools are closed.
pub(super) fn lessons(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let stopped =
        matches!(s.lemma(token), "suspend" | "cancel" | "halt" | "interrupt") && s.tag(token).is_verb();
    let Some(c) = clause(a, token).filter(|c| stopped && c.voice == Voice::Passive) else { return };
    let taught = |n: &usize| matches!(s.lower(*n), "classes" | "lessons" | "schooling" | "teaching");
    let Some(noun) = c.things.iter().copied().find(taught) else { return };
    let stance = stance(a, token);
    let apart =
        a.chunk(noun).is_some_and(|k| k.first + 1 < noun || matches!(s.tag(k.first), Tag::NN | Tag::NNP));
    if stance.negated || stance.unreal || apart || found.iter().any(|d| d.anchor == token) {
        return;
    }
    let spot = complements(a, token).into_iter().find(|(w, ..)| matches!(w.as_str(), "in" | "at" | "across"));
    let there = spot.filter(|(_, _, n)| place_of(a, *n).is_some() && a.date_at(*n).is_none());
    let where_told = s.label(token) == Label::Relcl
        && s.children_by(token, &[Label::Advmod]).any(|w| s.lower(w) == "where");
    if there.is_none() && !where_told {
        return;
    }
    let (first, last) = extent(a, c, None);
    let facility = Named {
        noun,
        sort: "school".to_owned(),
        names: Vec::new(),
        figure: None,
        of: None,
        none: false,
        working: false,
    };
    let told = Told {
        status: FacilityStatus::Closed,
        words: (first.max(noun.min(first + 3)), last),
        verb: token,
        modality: stance.modality,
        confidence: 0.65,
        rule: "facility: lessons suspended",
    };
    push(a, lexicon, facility, told, found);
}

/// "Doctors operate on floors for lack of theatres", "there are no beds": short of supplies.
pub(super) fn shortage(a: &Analysed<'_>, words: &FacilityLexicon, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let lemma = s.lemma(token);
    let supply =
        |i: usize| words.words.supplies.contains(s.lemma(i)) || words.words.supplies.contains(s.lower(i));
    let wanting = match s.lower(token) {
        "lack" | "shortage" | "want" | "absence" | "scarcity" | "shortages" if s.lower(token + 1) == "of" => {
            Some(token + 2)
        }
        "no" | "insufficient" if matches!(s.lemma(token.wrapping_sub(1)), "be" | "have") => Some(token + 1),
        "enough" if matches!(s.lower(token.wrapping_sub(1)), "not" | "n't") => Some(token + 1),
        _ => None,
    };
    let floor = lemma == "floor" && (token.saturating_sub(3)..token).any(|i| s.lower(i) == "on");
    let medical =
        |i: usize| words.words.medical.contains(s.lemma(i)) || words.words.medical.contains(s.lower(i));
    let wants = wanting.is_some_and(|from| {
        let chunk = a.chunk(from);
        let last = chunk.map_or(from, |c| c.last).min(from + 6);
        (from..=last).any(supply)
    });
    if !(wants || floor) || !(0..token.min(400)).any(medical) {
        return;
    }
    // The clause that is short, and the reason with it.
    let by_tree = s.ancestors(token).take(12).find(|&i| {
        s.tag(i).is_verb() && (clause(a, i).is_some_and(|c| c.doer.is_some_and(medical)) || medical(i))
    });
    let by_tree = by_tree.filter(|&v| v < token || s.label(v) == Label::Root);
    let by_order = || {
        (0..token)
            .rev()
            .take(20)
            .find(|&i| a.is_finite(i) && (i + 1..token).chain(i.saturating_sub(3)..i + 1).any(medical))
    };
    let Some(verb) = by_tree.or_else(by_order) else { return };
    let span = clause(a, verb).map_or((verb, verb), |c| extent(a, c, None));
    let last = span.1.max(wanting.filter(|_| wants).and_then(|w| a.chunk(w)).map_or(token, |c| c.last));
    let first = if by_tree.is_some() { span.0 } else { span.0.min(start(a, verb)) };
    let short = FacilityStatus::ShortOfSupplies;
    for draft in found.iter_mut() {
        if let Body::Facility(f) = &mut draft.body
            && draft.first <= last
            && first <= draft.last
        {
            if !f.status.contains(&short) {
                f.status.push(short);
            }
            return;
        }
    }
    let facility =
        (first..=last.min(first + 80)).find_map(|i| named(a, words, i).filter(|f| f.sort != "aid"));
    let (sort, names, figure, of): (String, Vec<String>, Option<Figure>, Option<u64>) = match facility {
        Some(Named { sort, names, figure, of, .. }) => (sort, names, figure, of),
        None => ("hospital".to_owned(), Vec::new(), None, None),
    };
    let body = Body::Facility(Facility { facility_type: sort, names, status: vec![short], figure, of });
    let mut draft = Draft::new(a.index, first, last, verb, body, "facility: care without means");
    draft.confidence = 0.7;
    found.push(draft);
}

/// Where the words before a verb begin: after the last mark.
fn start(a: &Analysed<'_>, verb: usize) -> usize {
    let mark = |i: &usize| {
        matches!(
            a.sentence.tag(*i),
            Tag::Comma | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote | Tag::CC | Tag::Stop
        )
    };
    (0..verb).rev().take(12).take_while(|i| !mark(i)).last().unwrap_or(verb)
}
