//! Who stands where: the last town that somebody holds, troops that stay in one.

use sijill_claim::{Control, ControlAction, Party};
use sijill_language::{Label, Tag};

use super::lexicon::ControlLexicon;
use super::target::{Target, place_of, target};
use super::{Fit, actor, is_contest};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, extent, phrase, reach, stance};
use crate::draft::{Body, Draft};
use crate::party::Force;

/// Reads what a clause says of who stands where.
pub(super) fn read(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    if is_contest(a, lexicon) {
        return;
    }
    drafts.extend(last_held(a, lexicon, clause));
    drafts.extend(stays(a, lexicon, clause));
}

/// "It is the only town on the coast still held by the army", "Dura is one of the few towns that the rebels still hold".
fn last_held(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let holds = matches!(clause.lemma.as_str(), "hold" | "control");
    let behind = matches!(s.label(clause.verb), Label::Acl | Label::Relcl)
        || s.label(clause.verb) == Label::Advcl && s.tag(clause.verb) == Tag::VBN;
    let mut above = s.ancestors(clause.verb).take(6);
    let be = above.find(|&v| holds && behind && s.lemma(v) == "be" && s.tag(v).is_verb())?;
    let what = s.child(be, Label::Attr).filter(|&n| n > be && n < clause.verb)?;
    let which = if a.number(what).is_some() || s.lower(what) == "one" {
        let of = s.children_by(what, &[Label::Prep]).find(|&p| s.lower(p) == "of");
        of.and_then(|of| s.child(of, Label::Pobj)).unwrap_or(what)
    } else {
        what
    };
    let chunk = a.chunk(which)?;
    let alone = (chunk.first..=chunk.head).chain([what]).any(|i| lexicon.moves.remaining.has(s.lower(i)));
    let ground = lexicon.moves.ground.has(s.lemma(chunk.head))
        || lexicon.is_strongpoint(s.lemma(chunk.head))
        || lexicon.is_place(s.lemma(chunk.head)) && !lexicon.is_ambiguous(s.lemma(chunk.head))
        || s.lower(chunk.head) == "one";
    if !alone || !ground || stance(a, clause.verb).negated || stance(a, be).negated || stance(a, be).unreal {
        return None;
    }
    let holder = match clause.voice {
        Voice::Active => clause.own_subject.or(clause.doer)?,
        _ => clause.doer?,
    };
    let (party, fit) = actor(a, lexicon, Some(holder));
    if !matches!(fit, Fit::Armed | Fit::Soft) {
        return None;
    }
    let subject = s.child(be, Label::Nsubj)?;
    let place = place_of(a, subject).or_else(|| target(a, lexicon, which, false).and_then(|t| t.place));
    let first = reach(a, subject, &[Label::Relcl, Label::Punct]).0;
    let last = extent(a, clause, None).1.max(clause.verb);
    Some(draft(a, (first, last), clause.verb, (party, subject, place), "control: the last that is held"))
}

/// "The troops would stay in the town until May": they hold it; not "remained in hospital", "remain in Mali".
fn stays(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let still = clause.lemma == "be" && s.lower(clause.verb + 1) == "still";
    if !lexicon.moves.stays.has(&clause.lemma) && !still
        || clause.voice != Voice::Active
        || !clause.things.is_empty()
    {
        return None;
    }
    let doer = clause.own_subject.filter(|&d| crate::party::force(a, d) == Force::Armed)?;
    // "Marines stay in the city for Fleet Week"
    if complements(a, clause.verb).iter().any(|(w, ..)| w == "for")
        && !crate::party::is_warlike(a, clause.verb)
    {
        return None;
    }
    let chunk = a.chunk(doer).filter(|c| s.tag(c.head).is_plural())?;
    let counted = (chunk.first..=chunk.head).any(|i| a.count(i).is_some());
    let body = matches!(
        s.lemma(chunk.head),
        "troop" | "force" | "soldier" | "rebel" | "fighter" | "militiaman" | "marine"
    ) || matches!(s.lower(chunk.head), "troops" | "forces" | "marines");
    let in_place = complements(a, clause.verb)
        .into_iter()
        .find(|(w, p, _)| w == "in" && *p == clause.verb + 1 + usize::from(still))?;
    let noun = in_place.2;
    let town =
        matches!(
            s.lemma(noun),
            "town"
                | "city"
                | "village"
                | "district"
                | "suburb"
                | "neighbourhood"
                | "neighborhood"
                | "quarter"
                | "enclave"
        ) && a.chunk(noun).is_some_and(|c| matches!(s.tag(c.first), Tag::DT | Tag::PRPS) && c.last == c.head);
    let stance = stance(a, clause.verb);
    if counted || !body || !town || stance.negated || stance.unreal {
        return None;
    }
    let (party, _) = actor(a, lexicon, Some(doer));
    let words = extent(a, clause, None);
    let mut found = draft(a, words, clause.verb, (party, noun, place_of(a, noun)), "control: troops stay");
    found.modality = stance.modality;
    found.confidence = 0.65;
    Some(found)
}

/// A claim that somebody holds a place.
fn draft(
    a: &Analysed<'_>,
    words: (usize, usize),
    verb: usize,
    (actor, subject, place): (Option<Party>, usize, Option<usize>),
    rule: &'static str,
) -> Draft {
    let body = Body::Control(Control { actor, against: None, action: ControlAction::Hold });
    let mut draft = Draft::new(a.index, words.0, words.1, verb, body, rule);
    draft.subject = subject;
    draft.place_mention = place;
    draft.confidence = 0.75;
    draft
}

/// "the north", "the south-east of the country": ground by where it lies, where it is held or taken.
pub(super) fn quarter(a: &Analysed<'_>, noun: usize) -> Option<Target> {
    let s = &a.sentence;
    let side = matches!(
        s.lower(noun),
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "interior"
    );
    let chunk = a.chunk(noun).filter(|c| side && c.head == noun && s.lower(c.first) == "the")?;
    let place = place_of(a, noun);
    Some(Target { words: phrase(a, noun), noun, kind: noun, place, sure: 0.9 }).filter(|_| chunk.last == noun)
}
