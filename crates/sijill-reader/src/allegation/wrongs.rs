//! Wrongs told by a noun or by an order, within what somebody says: "a campaign of rape and murder", "documented torture by soldiers",
//! "the commander had ordered his men to shoot everyone", "named the captain as the man who ordered the raid", "called it genocide".
//!
//! Not for: wrongs with a verb of their own (`deeds`, `guilt`), nor charges of a court (`charged`).

use sijill_claim::{Allegation, Modality, Party, Source};
use sijill_language::{Label, Tag};

use super::deny::subject_of;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::clause::stance;
use crate::draft::Draft;
use crate::party::{Force, force};
use crate::speech::{Takes, source_at};

/// How far the object of an order stands behind its verb, in tokens.
const NEAR: usize = 7;

/// The wrongs that a sentence tells in these ways.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    (0..a.sentence.len())
        .filter_map(|i| {
            campaign(scene, a, i)
                .or_else(|| documented(scene, a, i))
                .or_else(|| ordered(scene, a, i))
                .or_else(|| named_as(scene, a, i))
                .or_else(|| called(scene, a, i))
        })
        .take(8)
        .collect()
}

/// Where what somebody says about a token ends; nothing where nobody says it, or where it is denied.
pub(super) fn said_until(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<(usize, Vec<Source>)> {
    let &frame = scene.owners.at(a.index, i).first()?;
    let frame = scene.frames.get(frame)?;
    if !matches!(frame.takes, Takes::Clause | Takes::Person | Takes::Count | Takes::Manner) {
        return None;
    }
    let region = frame.content.iter().find(|r| r.sentence == a.index && r.first <= i && i <= r.last)?;
    Some((region.last, scene.chain_at(a, i)))
}

/// The last word of the wrongs that stand from a token on: "rape, plunder and murder"; nothing where none is grave.
pub(super) fn wrongs(scene: &Scene<'_, '_>, a: &Analysed<'_>, from: usize) -> Option<(usize, Vec<String>)> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let lower = |t: usize| s.lower(t);
    let (mut at, mut last, mut list, mut skipped) = (from, None, Vec::new(), 0);
    while at < s.len() && skipped < 3 {
        let length = words.committed_at(lower, at).or_else(|| words.grave.has(s.lemma(at)).then_some(1));
        if let Some(length) = length {
            list.push(s.words(at, at + length - 1).to_owned());
            (last, skipped) = (Some(at + length - 1), 0);
            at += length;
            continue;
        }
        let passes = matches!(s.tag(at), Tag::Comma | Tag::CC | Tag::JJ | Tag::OpenQuote | Tag::CloseQuote)
            || matches!(s.lower(at), "including" | "mass" | "other" | "as" | "well" | "systematic");
        if !passes {
            break;
        }
        skipped += 1;
        at += 1;
    }
    last.map(|last| (last, list))
}

/// "a campaign of rape and murder against the villagers", "a pattern of torture by the police".
fn campaign(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    if !(s.tag(i).is_noun() && words.campaigns.has(s.lemma(i)) && s.lower(i + 1) == "of") {
        return None;
    }
    let (last, list) = wrongs(scene, a, i + 2)?;
    let (end, chain) = said_until(scene, a, i)?;
    let verb = s.ancestors(i).take(3).find(|&v| s.tag(v).is_verb());
    if verb.is_some_and(|v| {
        let told = stance(a, v);
        told.negated || told.unreal
    }) {
        return None;
    }
    let by = (last + 1..last + 4).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
    let doer = verb
        .filter(|&v| words.waging.has(s.lemma(v)))
        .and_then(|v| subject_of(a, v))
        .filter(|&n| n < i && scene.can_be_accused(a, n) && s.tag(n) != Tag::PRP)
        .and_then(|n| a.chunk(n));
    let by = by.filter(|k| scene.can_be_accused(a, k.head)).or(doer);
    let against = by.map(|k| scene.parties(a, k.first, k.last)).unwrap_or_default();
    let first = a.chunk(i).map_or(i, |k| k.first);
    let allegation = Allegation { against, of: list, denies: None };
    let last = end.max(last);
    Some(scene.draft(a, (first, last), i, allegation, (Modality::Alleged, chain), "allegation:campaign"))
}

/// "The report documents torture and rape by soldiers".
fn documented(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    if !(s.tag(i).is_verb() && words.documenting.has(s.lemma(i))) {
        return None;
    }
    let (last, list) = (i + 1..i + 5).take_while(|&t| !a.is_finite(t)).find_map(|t| wrongs(scene, a, t))?;
    let told = stance(a, i);
    let by = (last + 1..last + 3).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1))?;
    let accused = scene.can_be_accused(a, by.head) && force(a, by.head) != Force::Pronoun;
    let who = subject_of(a, i).filter(|&n| n < i)?;
    let chain: Vec<Source> = match source_at(scene.lexicon, a, who) {
        Some(source) => vec![source],
        None => scene.chain_at(a, i),
    };
    if !accused || told.negated || told.unreal {
        return None;
    }
    let first = a.chunk(who).map_or(who, |k| k.first);
    let against = scene.parties(a, by.first, by.last);
    let allegation = Allegation { against, of: list, denies: None };
    Some(scene.draft(a, (first, by.last), i, allegation, (Modality::Alleged, chain), "allegation:documented"))
}

/// "the commander gave an order to shoot everyone", "they had been ordered to kill all the men": of civilians, or of all.
fn ordered(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let noun = matches!(s.lower(i), "order" | "orders" | "instructions" | "command") && s.tag(i).is_noun();
    // "was ordered", where the tagger sees an adjective.
    let adjective = matches!(s.lower(i), "ordered" | "instructed")
        && s.tag(i).is_adjective()
        && s.lemma(i.wrapping_sub(1)) == "be";
    let verb = adjective
        || s.tag(i).is_verb() && matches!(s.lemma(i), "order" | "instruct" | "tell" | "command" | "direct");
    if !(noun || verb) {
        return None;
    }
    let to = (i + 1..s.len().min(i + NEAR)).take_while(|&t| !a.is_finite(t)).find(|&t| s.lower(t) == "to")?;
    let done = (to + 1..to + 3)
        .find(|&t| !matches!(s.tag(t), Tag::OpenQuote | Tag::CloseQuote | Tag::RB) && s.lower(t) != "'")?;
    let deeds = &scene.lexicon.allegation;
    if !deeds.ordered.has(s.lemma(done)) {
        return None;
    }
    let always = matches!(
        s.lemma(done),
        "massacre" | "exterminate" | "rape" | "torture" | "behead" | "slaughter" | "murder"
    );
    let victim = (done + 1..s.len().min(done + NEAR))
        .take_while(|&t| !matches!(s.tag(t), Tag::Stop | Tag::Comma))
        .any(|t| {
            matches!(
                s.lower(t),
                "all"
                    | "everyone"
                    | "everybody"
                    | "anyone"
                    | "anybody"
                    | "anything"
                    | "what"
                    | "whoever"
                    | "every"
            ) || deeds.helpless.has(s.lower(t))
        });
    if !always && !victim {
        return None;
    }
    let (end, chain) = said_until(scene, a, i)?;
    let main = if noun {
        (i.saturating_sub(5)..i).rev().find(|&v| {
            s.tag(v).is_verb() && matches!(s.lemma(v), "give" | "issue" | "receive" | "get" | "have")
        })?
    } else {
        i - usize::from(adjective)
    };
    let told = stance(a, main);
    if told.negated || told.unreal || told.attempted || told.modality == Modality::Planned {
        return None;
    }
    let suffers = adjective
        || matches!(s.lemma(main), "receive" | "get" | "have")
        || s.children_by(main, &[Label::Auxpass]).next().is_some()
        || s.tag(main) == Tag::VBN && (main.saturating_sub(3)..main).any(|t| s.lemma(t) == "be");
    let subject = subject_of(a, main).filter(|&n| n < main)?;
    let chunk = a.chunk(subject)?;
    // "police told residents to kill all lights"
    let people = s.tag(subject) == Tag::PRP
        || scene.can_be_accused(a, subject)
        || deeds.commanders.has(s.lemma(subject));
    let own = matches!(s.lower(subject), "it" | "we" | "i") && !suffers;
    if !people || own {
        return None;
    }
    let against: Vec<Party> = if suffers {
        let by = (i + 1..to).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
        by.map(|k| scene.parties(a, k.first, k.last)).unwrap_or_default()
    } else if s.tag(subject) == Tag::PRP {
        Vec::new()
    } else {
        alias(a, chunk.last, main).map_or_else(|| scene.parties(a, chunk.first, chunk.last), |p| vec![p])
    };
    let allegation = Allegation { against, of: deed(a, done, end).into_iter().collect(), denies: None };
    let quote = (chunk.first, end.max(done));
    Some(scene.draft(a, quote, main, allegation, (Modality::Alleged, chain), "allegation:ordered"))
}

/// "the commander, whom he named as Colonel Diaz, gave": his name.
fn alias(a: &Analysed<'_>, last: usize, verb: usize) -> Option<Party> {
    let s = &a.sentence;
    let whom = (last + 1..verb).find(|&t| matches!(s.lower(t), "whom" | "who" | "identified" | "named"))?;
    let at = (whom..verb).find(|&t| s.lower(t) == "as")?;
    let chunk = a.chunk(at + 1).filter(|k| k.last < verb && s.tag(k.head).is_proper())?;
    Some(Party::named(s.words(chunk.first, chunk.last)))
}

/// "named the captain as the man who ordered the killings", "was identified as the commander behind the massacre".
fn named_as(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !(s.tag(i).is_verb() && matches!(s.lemma(i), "name" | "identify" | "cite" | "single")) {
        return None;
    }
    let at = (i + 1..s.len().min(i + 12)).take_while(|&t| !a.is_finite(t)).find(|&t| s.lower(t) == "as")?;
    let role = a.chunk(at + 1)?;
    let who = role.last + 1;
    let words = &scene.lexicon.allegation;
    let by_deed = matches!(s.lower(who), "who" | "that")
        && (who + 1..who + 4)
            .find(|&v| s.tag(v).is_verb() && !matches!(s.lemma(v), "have" | "be"))
            .is_some_and(|v| {
                let object = (v + 1..s.len().min(v + 6))
                    .any(|t| words.about.contains(s.lemma(t)) || matches!(s.lemma(t), "order" | "killings"));
                words.leading.has(s.lemma(v)) && object
            });
    let behind = matches!(s.lower(who), "behind" | "responsible")
        && (who + 1..s.len().min(who + 6)).any(|t| words.about.contains(s.lemma(t)));
    if !(by_deed || behind) {
        return None;
    }
    let told = stance(a, i);
    let passive = s.children_by(i, &[Label::Auxpass]).next().is_some()
        || (i.saturating_sub(3)..i).any(|t| s.lemma(t) == "be");
    let subject = subject_of(a, i).filter(|&n| n < i)?;
    let accused = if passive { a.chunk(subject)? } else { a.chunk(i + 1)? };
    if told.negated || told.unreal || accused.last >= at {
        return None;
    }
    let chain: Vec<Source> = match source_at(scene.lexicon, a, subject).filter(|_| !passive) {
        Some(source) => vec![source],
        None => scene.chain_at(a, i),
    };
    let end = (who + 1..s.len().min(who + 16))
        .take_while(|&t| !matches!(s.tag(t), Tag::Stop | Tag::Comma))
        .last()
        .unwrap_or(who);
    let against = scene.parties(a, accused.first, accused.last);
    let of = (by_deed || behind).then(|| deed(a, who + 1, end)).flatten();
    let allegation = Allegation { against, of: of.into_iter().collect(), denies: None };
    let first = a.chunk(subject).map_or(subject, |k| k.first);
    Some(scene.draft(a, (first, end), i, allegation, (Modality::Alleged, chain), "allegation:named as"))
}

/// "The envoy called the killings genocide", "described the campaign as ethnic cleansing".
fn called(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    if !(s.tag(i).is_verb() && words.calling.has(s.lemma(i))) {
        return None;
    }
    let object = a.chunk(i + 1).filter(|k| k.first == i + 1)?;
    let at = object.last + 1;
    let at = at + usize::from(s.lower(at) == "as");
    // "called the raid a massacre", "called it genocide": the parser may see one phrase.
    let near = at + if s.lower(at + 1) == "act" { 5 } else { 3 };
    let from = (i + 2..near).find(|&t| {
        words.labels.has(s.lower(t))
            || s.lower(t) == "ethnic" && s.lower(t + 1) == "cleansing"
            || matches!(
                (s.lower(t), s.lower(t + 1)),
                ("war", "crime" | "crimes") | ("crimes", "against") | ("state", "terrorism")
            )
    })?;
    let last = (from..from + 5)
        .take_while(|&t| s.tag(t).is_noun() || matches!(s.lower(t), "against" | "ethnic" | "war"))
        .last()?;
    let told = stance(a, i);
    let who = subject_of(a, i).filter(|&n| n < i)?;
    let source = source_at(scene.lexicon, a, who)?;
    if told.negated || told.unreal || !matches!(told.modality, Modality::Asserted | Modality::Alleged) {
        return None;
    }
    let owner =
        (object.first..object.head).rev().find(|&t| s.tag(t) == Tag::POS).and_then(|p| p.checked_sub(1));
    let against: Vec<Party> =
        owner.filter(|&o| scene.can_be_accused(a, o)).and_then(|o| super::named(a, o)).into_iter().collect();
    let first = a.chunk(who).map_or(who, |k| k.first);
    let allegation = Allegation { against, of: vec![s.words(from, last).to_owned()], denies: None };
    Some(scene.draft(a, (first, last), i, allegation, (Modality::Alleged, vec![source]), "allegation:called"))
}
