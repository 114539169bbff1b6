//! Guilt told without a word of accusing: "X is guilty of A", "X used poison gas", "X could be behind it", "allegations
//! that X did A".
//!
//! Only within what somebody says, or where the words leave it open: a publisher's own plain word is no allegation.

use sijill_claim::{Allegation, Modality, Party};
use sijill_language::Tag;

use super::deny::subject_of;
use super::{Scene, deed, named};
use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::party::{Force, force};
use crate::speech::{Takes, source_at};

/// The allegations of a sentence that its verbs and nouns tell.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found: Vec<Draft> = Vec::new();
    for i in 0..s.len() {
        if found.len() > 8 {
            break;
        }
        if let Some(draft) = laid_on(scene, a, i) {
            found.push(draft);
            continue;
        }
        let Some((subject, first, last, of)) = guilt(scene, a, i) else { continue };
        let holding = scene.owners.at(a.index, i);
        let frame = holding.first().copied();
        let takes = frame.and_then(|f| scene.frames.get(f)).map(|f| f.takes);
        let open = (first..i).any(|j| matches!(s.lower(j), "could" | "may" | "might"))
            || (first..i).any(|j| matches!(s.lower(j), "believed" | "suspected" | "allegedly" | "thought"));
        let noun = s.tag(i).is_noun();
        let claimed = noun || subject.is_some_and(|n| is_claimed(scene, a, n));
        if frame.is_none() && !open && !claimed
            || takes.is_some_and(|t| matches!(t, Takes::Deny | Takes::Accuse | Takes::Blame))
        {
            continue;
        }
        // What somebody says of himself is no accusation.
        let who = s.lower(subject.unwrap_or(i));
        let quoted = a.quoted.get(i).copied().unwrap_or(false);
        let another = matches!(who, "they" | "he" | "she");
        if (matches!(who, "it" | "we" | "i") || another && !quoted) && frame.is_some() {
            continue;
        }
        let region = frame
            .and_then(|f| scene.frames.get(f))
            .and_then(|f| f.content.iter().find(|r| r.sentence == a.index && r.first <= i && i <= r.last));
        let last = region.map_or(last, |r| last.min(r.last)).max(i);
        let against: Vec<Party> =
            subject.filter(|_| !another).map(|t| joined(scene, a, t, i)).unwrap_or_default();
        let allegation = Allegation { against, of: of.into_iter().collect(), denies: None };
        found.push(scene.draft(
            a,
            (first.min(i), last),
            i,
            allegation,
            (Modality::Alleged, scene.chain_at(a, i)),
            "allegation:guilt",
        ));
    }
    found
}

/// "investigating claims that the army used gas", "amid reports the rebels had committed atrocities": what a noun claims.
fn is_claimed(scene: &Scene<'_, '_>, a: &Analysed<'_>, subject: usize) -> bool {
    let s = &a.sentence;
    let first = a.chunk(subject).map_or(subject, |k| k.first);
    let proof = |i: usize| matches!(s.lemma(i), "evidence" | "indication" | "proof" | "sign" | "suspicion");
    let noun = |i: usize| {
        s.tag(i).is_noun() && (scene.lexicon.allegation.nouns.contains(s.lemma(i)) || proof(i))
            // "Evidence suggests that the army used sarin"
            || matches!(s.lemma(i), "suggest" | "indicate" | "show" | "prove" | "point")
                && subject_of(a, i).is_some_and(proof)
    };
    let Some(before) = first.checked_sub(1) else { return false };
    let that = s.lower(before) == "that";
    let at = if that { before.checked_sub(1) } else { Some(before) };
    let denied =
        s.ancestors(before).take(3).any(|h| matches!(s.lemma(h), "deny" | "reject" | "dismiss" | "refute"));
    at.is_some_and(noun) && !denied
}

/// The subject with those joined to it.
fn joined(scene: &Scene<'_, '_>, a: &Analysed<'_>, subject: usize, verb: usize) -> Vec<Party> {
    let s = &a.sentence;
    let mut all: Vec<Party> =
        s.conjuncts(subject).into_iter().filter(|&t| t < verb).filter_map(|t| named(a, t)).collect();
    if all.is_empty() {
        all = a.chunk(subject).map(|c| scene.parties(a, c.first, c.last)).unwrap_or_default();
    }
    all
}

/// "put the blame on X", "pointed the finger at X", "suspicion fell on X": by whoever does so.
fn laid_on(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let laid = scene.lexicon.allegation.laid.get(s.lemma(i)).filter(|_| s.tag(i).is_noun())?;
    let verb =
        s.head(i).filter(|&v| s.tag(v).is_verb() && laid.verbs.iter().any(|word| word == s.lemma(v)))?;
    let behind = i.max(verb) + 1..s.len().min(i.max(verb) + 6);
    let at = behind.into_iter().find(|&k| laid.on.iter().any(|word| word == s.lower(k)))?;
    let met = a.chunk(at + 1).filter(|c| scene.can_be_accused(a, c.head))?;
    let against = scene.parties(a, met.first, met.last);
    let who = subject_of(a, verb).filter(|&n| n != i && n < verb);
    let chain = match who.and_then(|n| source_at(scene.lexicon, a, n)) {
        Some(source) => vec![source],
        None => scene.chain_at(a, i),
    };
    let first =
        who.map_or(verb.min(a.chunk(i).map_or(i, |c| c.first)), |n| a.chunk(n).map_or(n, |c| c.first));
    let allegation = Allegation { against, of: Vec::new(), denies: None };
    Some(scene.draft(
        a,
        (first, met.last),
        verb,
        allegation,
        (Modality::Alleged, chain),
        "allegation:laid on",
    ))
}

/// The last word of a misdeed for which somebody is responsible: "[arming] the rebels", "organising the [killings]", "what is
/// [happening]".
fn answerable(scene: &Scene<'_, '_>, a: &Analysed<'_>, at: usize) -> Option<usize> {
    let s = &a.sentence;
    if s.lower(at) == "what" {
        return (at + 1..at + 5).find(|&t| matches!(s.lemma(t), "happen" | "occur"));
    }
    let at = at + usize::from(s.tag(at) == Tag::RB);
    if s.tag(at) != Tag::VBG {
        return None;
    }
    let words = &scene.lexicon.allegation;
    // "responsible for training the recruits": an office.
    let office =
        matches!(s.lemma(at), "train" | "detain" | "support" | "supply" | "send" | "launch" | "allow");
    let about = || {
        let leads =
            words.leading.has(s.lemma(at)) || matches!(s.lemma(at), "coordinate" | "cause" | "create");
        (at + 1..s.len().min(at + 6)).find(|&t| words.about.contains(s.lemma(t))).filter(|_| leads)
    };
    if super::censured::is_misdeed(scene, a, at) && !office { Some(at) } else { about() }
}

/// Subject, first and last token, and the deed, of guilt whose main word is at `i`.
fn guilt(
    scene: &Scene<'_, '_>,
    a: &Analysed<'_>,
    i: usize,
) -> Option<(Option<usize>, usize, usize, Option<String>)> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let end = s.len().saturating_sub(1);
    let lower = |t: usize| s.lower(t);
    // "had crossed a line by using nerve gas": whoever crossed it.
    let above = |verb: usize| {
        let by = s.head(verb).filter(|&p| s.tag(verb) == Tag::VBG && matches!(s.lower(p), "by" | "for"))?;
        subject_of(a, s.head(by).filter(|&v| s.tag(v).is_verb())?)
    };
    let accused = |verb: usize| {
        let subject = subject_of(a, verb).or_else(|| above(verb))?;
        let begin = a.chunk(subject)?.first;
        scene.can_be_accused(a, subject).then_some((subject, begin))
    };
    if s.lemma(i) == "be" {
        let next = (i + 1..i + 4).find(|&j| !matches!(s.tag(j), Tag::RB) && s.lower(j) != "been")?;
        if (i + 1..next).any(|j| matches!(s.lower(j), "not" | "n't" | "n’t" | "never")) {
            return None;
        }
        let adjective =
            words.responsible.contains(s.lower(next)) && matches!(s.lower(next + 1), "for" | "of" | "in");
        // "said Russian jets were responsible"
        let alone =
            s.lower(next) == "responsible" && matches!(s.lower(next + 1), "." | "," | "”" | "\"" | "");
        if alone && let Some((subject, begin)) = accused(i) {
            let armed = matches!(force(a, subject), Force::Armed | Force::Weapon | Force::Soft);
            return armed.then_some((Some(subject), begin, next, None));
        }
        let behind = s.lower(next) == "behind";
        let blame = s.lower(next) == "to" && s.lower(next + 1) == "blame";
        if !(adjective || behind || blame) {
            return None;
        }
        // "responsible for organising the killings", "for what is happening in the province"
        if adjective && let Some(last) = answerable(scene, a, next + 2) {
            let (subject, begin) = accused(i)?;
            let end = (last..=end.max(last))
                .take_while(|&t| !matches!(s.tag(t), Tag::CloseQuote | Tag::Stop | Tag::Comma))
                .last()
                .unwrap_or(last);
            return Some((Some(subject), begin, end, deed(a, next + 2, end)));
        }
        let object = (next + if behind { 1 } else { 2 }..next + 5).find_map(|j| a.chunk(j));
        // "responsible for most of the rapes"
        let share = object.filter(|c| {
            matches!(s.lower(c.last + 1), "of")
                && matches!(
                    s.lower(c.head),
                    "most"
                        | "many"
                        | "some"
                        | "all"
                        | "half"
                        | "majority"
                        | "number"
                        | "several"
                        | "hundreds"
                        | "dozens"
                        | "scores"
                )
        });
        let object = share.and_then(|c| a.chunk(c.last + 2)).or(object);
        if behind && !object.is_some_and(|c| words.about.contains(s.lemma(c.head))) {
            return None;
        }
        let guilty = adjective && s.lower(next) != "responsible" && s.lower(next) != "accountable";
        if adjective
            && !guilty
            && !object.is_some_and(|c| {
                words.about.contains(s.lemma(c.head)) || words.committed_at(lower, c.first).is_some()
            })
        {
            return None;
        }
        let (subject, begin) = accused(i)?;
        let of = object.and_then(|c| deed(a, c.first, end));
        return Some((Some(subject), begin, end, of));
    }
    let wrong_after = |from: usize, used: bool| {
        (from..(from + 4).min(s.len())).find_map(|j| {
            let length = if used { words.used_at(lower, j) } else { words.committed_at(lower, j) };
            length.map(|n| (j, j + n - 1))
        })
    };
    if s.tag(i).is_verb() {
        let used = matches!(s.lemma(i), "use" | "fire" | "drop" | "deploy" | "make" | "employ");
        let carried = s.lemma(i) == "carry" && s.lower(i + 1) == "out"
            || s.lemma(i) == "engage" && s.lower(i + 1) == "in";
        let committed =
            carried || matches!(s.lemma(i), "commit" | "perpetrate" | "practise" | "practice" | "conduct");
        if !(used || committed) {
            return None;
        }
        let (_, last) = wrong_after(i + 1 + usize::from(carried), used)?;
        let (subject, begin) = accused(i)?;
        return Some((Some(subject), begin, last.max(i), deed(a, i + 1, last)));
    }
    // "allegations that X had done A", "allegations of A"
    if s.tag(i).is_noun() && words.strong.contains(s.lemma(i)) && s.lemma(i) != "charge" {
        if s.lower(i + 1) == "that" {
            let verb = (i + 2..s.len().min(i + 20)).find(|&j| s.tag(j).is_verb())?;
            let (subject, _) = accused(verb)?;
            let end = (verb..=end).find(|&j| s.tag(j) == Tag::Comma).map_or(end, |c| c - 1);
            return Some((Some(subject), i, end, deed(a, verb, end)));
        }
        if s.lower(i + 1) == "of" {
            let (from, to) = wrong_after(i + 2, true).or_else(|| wrong_after(i + 2, false))?;
            return Some((None, i, to, deed(a, from, to)));
        }
    }
    None
}
