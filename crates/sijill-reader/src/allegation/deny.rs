//! Denials: "X denied A", and what only says so in other words: "X said it targets only fighters", "had no role in it".

use sijill_claim::{Allegation, Modality, Party, Role, Source};
use sijill_language::{Label, Tag};

use super::{Scene, deed, speaker};
use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::party::{Force, force, is_warring, names_a_force};
use crate::speech::{SpeechFrame, Takes};

/// The denial of one frame that denies.
pub(super) fn denied(scene: &Scene<'_, '_>, frame: usize) -> Option<Draft> {
    let f = scene.frames.get(frame)?;
    let a = scene.analysed.get(f.sentence)?;
    let s = &a.sentence;
    let dismissed = f.takes == Takes::Manner && is_dismissal(scene, a, f.cue.1)
        || matches!(f.takes, Takes::Clause | Takes::Person) && is_exclamation(scene, a, f);
    if f.takes != Takes::Deny && !dismissed {
        return None;
    }
    let verb = f.cue.1;
    let region = f.content.iter().find(|r| r.sentence == f.sentence);
    let (first, last) = region.map_or((verb, verb), |r| (r.first, r.last));
    // "denied using gas and also denied the reports of deaths": two denials.
    let next = (first + 1..last).find(|&i| {
        let then = (i + 1..i + 3).find(|&k| s.tag(k) != Tag::RB);
        s.tag(i) == Tag::CC
            && then.is_some_and(|k| {
                let again = matches!(s.lemma(k), "deny" | "reject" | "dismiss" | "refute" | "accuse");
                s.tag(k).is_verb() && (again || s.head(k) == Some(verb) && s.label(k) == Label::Conj)
            })
    });
    let last = next.map_or(last, |i| i - 1);
    if f.takes == Takes::Deny && first > verb && answers_nothing(scene, a, verb, first, last) {
        return None;
    }
    let chain = scene.owners.chain(scene.frames, frame);
    let mut against = speaker(&chain);
    if against.is_empty() {
        against = f.source_head.and_then(|h| super::named(a, h)).into_iter().collect();
    }
    // "disputed parts of that account" answers no accusation of oneself.
    let account = (verb + 1..s.len().min(verb + 6)).any(|i| s.lemma(i) == "account");
    let rejects = matches!(s.lemma(verb), "reject" | "dismiss" | "deny" | "call" | "describe");
    let party = chain.first().is_some_and(|source| source.role == Role::Government);
    if account && !(rejects && (party || speaks_for_a_force(a, f))) {
        return None;
    }
    let accusation = a.chunk(first).filter(|c| scene.lexicon.allegation.nouns.contains(s.lemma(c.head)));
    let of = match accusation {
        Some(c) if matches!(s.lower(c.last + 1), "of" | "that") && c.last + 2 <= last => {
            deed(a, c.last + 2, last)
        }
        Some(_) => None,
        None if dismissed => None,
        // "dissociated his men from the attack"
        None if matches!(s.lemma(verb), "dissociate" | "disassociate" | "distance") => {
            (first..last).find(|&i| s.lower(i) == "from").and_then(|from| deed(a, from + 1, last))
        }
        None => region.and_then(|_| deed(a, first, last)),
    };
    let allegation = Allegation { against, of: of.into_iter().collect(), denies: None };
    let quote = (f.cue.0.min(first), last.max(verb));
    Some(scene.draft(a, quote, verb, allegation, (Modality::Denied, chain), "allegation:deny"))
}

/// "called the allegations baseless".
fn is_dismissal(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let about = a.chunk(verb + 1).is_some_and(|c| {
        scene.lexicon.allegation.strong.contains(s.lemma(c.head)) || s.lemma(c.head) == "claim"
    });
    about && (verb + 2..s.len().min(verb + 16)).any(|i| scene.lexicon.allegation.untrue.has(s.lower(i)))
}

/// "“Pure invention,” retorted the commander": no more than that, of somebody who speaks for a party.
fn is_exclamation(scene: &Scene<'_, '_>, a: &Analysed<'_>, frame: &SpeechFrame) -> bool {
    let s = &a.sentence;
    let Some(region) = frame.content.iter().find(|r| r.sentence == a.index) else { return false };
    let short = region.last < region.first + 6 && frame.content.len() == 1;
    let negated =
        (region.first..=region.last).any(|i| matches!(s.lower(i), "no" | "not" | "n't" | "n’t" | "never"));
    // "the talks were a farce" is no answer to an accusation.
    let of_another = (region.first..=region.last).any(|i| {
        a.is_finite(i)
            && subject_of(a, i).is_some_and(|t| {
                !matches!(s.lower(t), "it" | "that" | "this" | "these" | "those" | "they")
                    && !scene.lexicon.allegation.nouns.contains(s.lemma(t))
            })
    });
    short
        && !negated
        && !of_another
        && (region.first..=region.last).any(|i| scene.lexicon.allegation.untrue.has(s.lower(i)))
        && speaks_for_a_force(a, frame)
}

/// True where whoever speaks is of a force: "a rebel commander", "the army's spokesman", "an official of the militia".
fn speaks_for_a_force(a: &Analysed<'_>, frame: &SpeechFrame) -> bool {
    let s = &a.sentence;
    let arms = |source: &Source| matches!(source.role, Role::Military | Role::ArmedGroup);
    // "a company spokesman" speaks for no force; "the movement's" does.
    let warring = |i: usize| {
        (is_warring(s.lower(i)) || is_warring(s.lemma(i))) && s.lemma(i) != "company"
            || names_a_force(s.words(i, i))
    };
    frame.chain.first().is_some_and(arms)
        || frame.source_head.and_then(|head| a.chunk(head)).is_some_and(|chunk| {
            let beside = matches!(s.lower(chunk.last + 1), "of" | "for");
            let of = a.chunk(chunk.last + 2).filter(|_| beside).map(|c| c.head);
            (chunk.first..=chunk.last).chain(of).any(warring)
        })
}

/// "denied that the town had fallen", "denied that it would take part": no accusation is answered.
fn answers_nothing(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize, first: usize, last: usize) -> bool {
    let s = &a.sentence;
    if s.tag(first) == Tag::VBG
        || scene.lexicon.allegation.denial_nouns.contains(a.chunk(first).map_or("", |c| s.lemma(c.head)))
    {
        return false;
    }
    // "denied reports that it would take part"
    let noun = |i: usize| scene.lexicon.allegation.nouns.contains(s.lower(i).trim_end_matches('s'));
    let reports = (first + 1..last.min(first + 6)).find(|&i| s.lower(i) == "that" && noun(i - 1));
    let (first, that) = reports.map_or((first, false), |t| (t + 1, true));
    let that = that || s.lower(verb + 1) == "that" || a.chunk(first).is_some_and(|c| a.is_finite(c.last + 1));
    if !that {
        return false;
    }
    let future = (first..=last.min(first + 14)).find(|&i| a.is_finite(i)).is_some_and(|i| {
        let open = matches!(s.lower(i), "may" | "might" | "could") && s.lower(i + 1) != "have";
        s.tag(i) == Tag::MD && (open || matches!(s.lower(i), "will" | "would" | "wo"))
    });
    // "denied that there are any talks"
    let exist = (first..=last.min(first + 8)).any(|i| {
        matches!(s.lemma(i), "talk" | "negotiation" | "contact" | "ceasefire" | "truce" | "dialogue")
            && s.tag(i).is_noun()
    });
    if s.lower(first) == "there" && exist {
        return true;
    }
    let Some(main) = (first..=last.min(first + 20))
        .find(|&i| s.tag(i).is_verb() && !matches!(s.lemma(i), "be" | "have" | "do"))
    else {
        return future;
    };
    // "that its soldiers had been killed": its own loss.
    let own = s.tag(first) == Tag::PRPS
        && (first..main).any(|i| s.lemma(i) == "be")
        && s.tag(main) == Tag::VBN
        && !matches!(s.lemma(main), "involve" | "implicate" | "use" | "deploy");
    // "that its soldiers took part in the killings"
    let took_part = s.lemma(main) == "take" && s.lower(main + 1) == "part";
    future || own || !took_part && scene.lexicon.allegation.suffered.contains(s.lemma(main))
}

/// Denials that their sentence only tells in other words, within what somebody says.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for i in 0..s.len() {
        let own = claim_of_innocence(scene, a, i);
        let Some(first) = own.or_else(|| men_or_movement(scene, a, i)) else { continue };
        let holding = scene.owners.at(a.index, i);
        let Some(&frame) = holding.first() else { continue };
        // "the movement had not fired them": a denial only of somebody who speaks for it.
        let theirs = |f: &SpeechFrame| {
            scene
                .analysed
                .get(f.sentence)
                .is_some_and(|by| speaks_for_a_force(by, f) && is_its_own(scene, a, i, by, f))
        };
        // "Nobody in Kigali is arming anyone," an official said.
        let official = |f: &SpeechFrame| {
            f.chain.first().is_some_and(|source| matches!(source.role, Role::Government | Role::Military))
        };
        let nobody = matches!(s.lower(i), "nobody" | "no") && scene.frames.get(frame).is_some_and(official);
        if own.is_none() && !nobody && !scene.frames.get(frame).is_some_and(theirs) {
            continue;
        }
        let chain = scene.owners.chain(scene.frames, frame);
        let region = scene
            .frames
            .get(frame)
            .and_then(|f| f.content.iter().find(|r| r.sentence == a.index && r.first <= i && i <= r.last));
        let first = region.map_or(first, |r| first.max(r.first));
        let last = region.map_or(i, |r| r.last).min(first + super::LONGEST);
        // "its soldiers": whoever speaks.
        let own_men = |t: usize| a.chunk(t).is_some_and(|c| s.tag(c.first) == Tag::PRPS);
        let subject =
            subject_of(a, i).filter(|&t| force(a, t) == Force::Armed && s.tag(t) != Tag::PRP && !own_men(t));
        let mut against: Vec<Party> = subject.and_then(|t| super::named(a, t)).into_iter().collect();
        if against.is_empty() {
            against = speaker(&chain);
        }
        let allegation = Allegation { against, of: Vec::new(), denies: None };
        found.push(scene.draft(
            a,
            (first, last),
            i,
            allegation,
            (Modality::Denied, chain),
            "allegation:innocence",
        ));
        if found.len() > 8 {
            break;
        }
    }
    found
}

/// "The movement had not fired them", "None of my men was there", "Not one shell has been fired by us": where it begins.
fn men_or_movement(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<usize> {
    let s = &a.sentence;
    let ours = |at: usize| matches!(s.lower(at), "my" | "our" | "us" | "ours");
    // "Nobody in Kigali is arming anyone"
    let nobody = s.lower(i) == "nobody" || s.lower(i) == "no" && s.lower(i + 1) == "one";
    if nobody && s.lower(i + if s.lower(i) == "no" { 2 } else { 1 }) == "in" {
        let wrongs = (i + 3..s.len().min(i + 10)).any(|v| {
            s.tag(v) == Tag::VBG
                && (scene.lexicon.allegation.targeting.contains(s.lemma(v))
                    || matches!(
                        s.lemma(v),
                        "arm"
                            | "sabotage"
                            | "support"
                            | "back"
                            | "fund"
                            | "try"
                            | "supply"
                            | "send"
                            | "train"
                            | "help"
                    ))
        });
        return wrongs.then_some(i);
    }
    if s.lower(i) == "none" && s.lower(i + 1) == "of" {
        // "none of its members took part in the fighting"
        let theirs = matches!(s.lower(i + 2), "its" | "his" | "their")
            && (i + 4..s.len().min(i + 7)).any(|v| {
                scene.lexicon.allegation.targeting.contains(s.lemma(v))
                    || matches!(
                        (s.lemma(v), s.lower(v + 1)),
                        ("take", "part") | ("be", "involved" | "present" | "there")
                    )
                    || matches!(s.lemma(v), "participate")
            });
        return (ours(i + 2) || theirs).then_some(i);
    }
    if !s.tag(i).is_verb() || !scene.lexicon.allegation.targeting.contains(s.lemma(i)) {
        return None;
    }
    // "by us"
    let not_one = (i.saturating_sub(8)..i).find(|&at| matches!(s.lower(at), "not" | "no"));
    if s.lower(i + 1) == "by" && ours(i + 2) && not_one.is_some() {
        return not_one;
    }
    let subject = subject_of(a, i)?;
    let not = (i.saturating_sub(4)..i).any(|at| matches!(s.lower(at), "not" | "never" | "n't" | "n’t"));
    let the = a.chunk(subject).filter(|c| s.lower(c.first) == "the" && c.first + 1 == c.head)?;
    let body = matches!(force(a, subject), Force::Armed | Force::Soft) && s.tag(i) != Tag::VB;
    (not && body).then_some(the.first)
}

/// "the movement had not fired them": said by one of it, not "the rebels had not attacked" by the army's spokesman.
fn is_its_own(
    scene: &Scene<'_, '_>,
    a: &Analysed<'_>,
    verb: usize,
    by: &Analysed<'_>,
    frame: &SpeechFrame,
) -> bool {
    let s = &a.sentence;
    let Some(subject) = subject_of(a, verb).filter(|&t| matches!(force(a, t), Force::Armed | Force::Soft))
    else {
        return true;
    };
    let state =
        frame.chain.first().is_some_and(|source| matches!(source.role, Role::Military | Role::Government));
    let body = scene.lexicon.allegation.bodies.contains(s.lemma(subject));
    let speaker = frame.source_head.and_then(|head| by.chunk(head));
    let named = speaker
        .is_some_and(|chunk| (chunk.first..chunk.last + 6).any(|i| by.sentence.lemma(i) == s.lemma(subject)));
    named || body && !state
}

/// Where a claim of innocence whose main word is at `i` begins.
fn claim_of_innocence(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<usize> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let lemma = s.lemma(i);
    let near = |from: usize, to: usize, word: &str| (from..=to).any(|j| s.lower(j) == word);
    let subject = subject_of(a, i);
    let begin = subject.and_then(|t| a.chunk(t)).map(|c| c.first);
    // "they target only fighters", "the army had fired only on gunmen"
    if s.tag(i).is_verb() && words.targeting.contains(lemma) {
        let only = near(i + 1, i + 1, "only") || near(i.saturating_sub(1), i, "only");
        let not = (i.saturating_sub(4)..i).any(|j| matches!(s.lower(j), "not" | "never" | "n't" | "n’t"));
        let selfish = subject.is_some_and(|t| is_self(a, t));
        let not = not && !(i.saturating_sub(2)..i).any(|j| s.lower(j) == "to");
        let party = subject.is_some_and(|t| selfish || force(a, t) == Force::Armed);
        if only && party || not && selfish {
            return begin;
        }
        return None;
    }
    // "had no role in", "has nothing to do with"
    if lemma == "have" && subject.is_some_and(|t| is_self(a, t)) {
        let nothing = s.lower(i + 1) == "nothing" && s.lower(i + 2) == "to" && s.lower(i + 3) == "do";
        let no = s.lower(i + 1) == "no"
            && (i + 2..i + 5).any(|j| {
                matches!(
                    s.lemma(j),
                    "role" | "part" | "hand" | "involvement" | "link" | "connection" | "responsibility"
                )
            });
        return begin.filter(|_| nothing || no);
    }
    // "was not involved", "were not behind the attack", "is not responsible"
    if lemma == "be"
        && subject.is_some_and(|t| is_self(a, t))
        && matches!(s.lower(i + 1), "not" | "n't" | "n’t" | "never")
    {
        let next = i + 2;
        let next = if s.lower(next) == "been" { next + 1 } else { next };
        return begin.filter(|_| {
            matches!(s.lower(next), "involved" | "behind" | "responsible" | "to")
                && (s.lower(next) != "to" || s.lower(next + 1) == "blame")
        });
    }
    // "the allegations were baseless"
    if lemma == "be"
        && subject.is_some_and(|t| {
            words.strong.contains(s.lemma(t)) || s.lemma(t) == "claim" || s.lemma(t) == "report"
        })
    {
        return begin.filter(|_| (i + 1..i + 5).any(|j| words.untrue.has(s.lower(j))));
    }
    None
}

/// The subject of a verb, by the tree, else the phrase before its group.
pub(super) fn subject_of(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    if !s.tag(verb).is_verb() {
        return None;
    }
    let mut v = verb;
    for _ in 0..3 {
        if let Some(subject) = s.children_by(v, &[Label::Nsubj, Label::Nsubjpass]).next() {
            return Some(subject);
        }
        match s.label(v) {
            Label::Conj | Label::Xcomp | Label::Aux => v = s.head(v)?,
            _ => break,
        }
    }
    let floor = verb.saturating_sub(8);
    let group =
        (floor..verb).rev().find(|&i| !(matches!(s.tag(i), Tag::MD | Tag::RB) || s.tag(i).is_verb()))?;
    // "the armed forces, the LDF, have been": what stands between the commas only explains.
    let explains =
        |i: usize| a.chunk(i).filter(|k| s.label(k.head) == Label::Appos && s.tag(group) == Tag::Comma);
    if let Some(k) = group.checked_sub(1).and_then(explains) {
        return s.head(k.head).and_then(|h| a.chunk(h)).map(|c| c.head);
    }
    a.chunk(group).map(|c| c.head)
}

/// "it", "they", "its planes": whoever speaks.
fn is_self(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let chunk = a.chunk(token);
    // "They did not fire a single shot," a farmer said: within the marks others are meant.
    if a.quoted.get(token).copied().unwrap_or(false) {
        return matches!(s.lower(token), "we" | "i")
            || chunk.is_some_and(|c| matches!(s.lower(c.first), "our" | "my"));
    }
    matches!(s.lower(token), "it" | "they" | "he" | "she" | "we" | "i")
        || chunk.is_some_and(|c| matches!(s.lower(c.first), "its" | "their" | "our" | "his"))
}
