//! Charges of a court or a prosecutor: "The general has been charged with war crimes", "indicted two commanders for genocide", "is
//! suspected of planting the bomb".

use sijill_claim::{Allegation, Modality};
use sijill_language::{Label, Tag};

use super::deny::subject_of;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::speech::source_at;

/// The charges that the verbs of a sentence tell.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    (0..a.sentence.len())
        .filter_map(|i| {
            charged(scene, a, i)
                .or_else(|| facing(scene, a, i))
                .or_else(|| suspected(scene, a, i))
                .or_else(|| suspects(scene, a, i))
        })
        .take(8)
        .collect()
}

/// "The tribunal has charged the general with war crimes".
fn charged(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    // "was indicted", where the tagger sees an adjective.
    let adjective = matches!(s.lower(i), "indicted" | "charged") && s.tag(i).is_adjective();
    if !(s.tag(i).is_verb() && matches!(s.lemma(i), "charge" | "indict") || adjective) {
        return None;
    }
    let lower = |t: usize| s.lower(t);
    // "charged with using nerve gas"
    let wrong_at = |t: usize| {
        let words = &scene.lexicon.allegation;
        words.committed_at(lower, t).or_else(|| words.used_at(lower, t))
    };
    let led = (i + 1..s.len().min(i + 16))
        .take_while(|&t| !a.is_finite(t))
        .filter(|&t| matches!(s.lower(t), "with" | "for" | "of" | "on" | "over"));
    let wrong = led.into_iter().find_map(|t| {
        // "charged with rape": any court's business.
        let common =
            |w: usize| matches!(s.lower(w), "rape" | "looting" | "plunder" | "discrimination" | "abuses");
        let at = (t + 1..t + 5).find(|&w| !common(w) && wrong_at(w).is_some())?;
        let length = wrong_at(at)?;
        Some((t, at + length - 1))
    })?;
    let (link, mut last) = wrong;
    if s.lower(last + 1) == "and"
        && let Some(more) = scene.lexicon.allegation.committed_at(lower, last + 2)
    {
        last += 1 + more;
    }
    // "The prosecutor may charge him": not done.
    let open = (i.saturating_sub(4)..i).any(|t| {
        matches!(s.lower(t), "not" | "never" | "n't" | "may" | "might" | "could" | "would" | "should" | "to")
    });
    let helper = (i.saturating_sub(3)..i).rev().find(|&t| s.lemma(t) == "be");
    let passive = (adjective || s.tag(i) == Tag::VBN) && helper.is_some();
    let reduced = !passive && s.tag(i) == Tag::VBN && matches!(s.label(i), Label::Acl | Label::Relcl);
    let accused = if passive {
        subject_of(a, if adjective { helper? } else { i })?
    } else if reduced {
        s.head(i)?
    } else {
        a.chunk(i + 1).or_else(|| a.chunk(i + 2)).map(|c| c.head).filter(|&h| h < link)?
    };
    if open || accused == i || adjective && !passive {
        return None;
    }
    let chunk = a.chunk(accused)?;
    let against = scene.parties(a, chunk.first, chunk.last.max(accused));
    let court = if passive || reduced {
        (i + 1..link).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1)).map(|c| c.head)
    } else {
        subject_of(a, i).filter(|&t| t < i)
    };
    let chain = match court.and_then(|t| source_at(scene.lexicon, a, t)) {
        Some(source) => vec![source],
        None => scene.chain_at(a, i),
    };
    let first =
        if passive || reduced { chunk.first } else { court.and_then(|t| a.chunk(t)).map_or(i, |c| c.first) };
    let of = deed(a, link + 1, last).into_iter().collect();
    let allegation = Allegation { against, of, denies: None };
    Some(scene.draft(a, (first, last), i, allegation, (Modality::Alleged, chain), "allegation:charged"))
}

/// "The rebels are suspected of planting the bomb": of a deed, and by whomever.
fn suspected(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let passive = s.lower(i) == "suspected"
        && s.lower(i + 1) == "of"
        && (i.saturating_sub(3)..i).any(|t| s.lemma(t) == "be")
        && !(i.saturating_sub(3)..i).any(|t| matches!(s.lower(t), "not" | "never"));
    let done = (i + 2..i + 5).find(|&t| {
        s.tag(t) == Tag::VBG && !matches!(s.lemma(t), "have" | "be" | "suffer" | "carry" | "need")
            || s.lower(t) == "carrying" && s.lower(t + 1) == "out"
    })?;
    let subject = subject_of(a, i).filter(|&t| passive && t < i && scene.can_be_accused(a, t))?;
    let chunk = a.chunk(subject)?;
    let end = (done + 1..s.len().min(done + 14))
        .take_while(|&t| !matches!(s.tag(t), Tag::Comma | Tag::Stop | Tag::Colon) && !a.is_finite(t))
        .last()
        .unwrap_or(done);
    let allegation = Allegation {
        against: scene.parties(a, chunk.first, chunk.last),
        of: deed(a, i + 2, end).into_iter().collect(),
        denies: None,
    };
    let put = (Modality::Alleged, scene.chain_at(a, i));
    Some(scene.draft(a, (chunk.first, end), i, allegation, put, "allegation:suspected"))
}

/// "The court issued an arrest warrant for the general over war crimes".
fn warranted(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let lower = |t: usize| s.lower(t);
    let verb = (i.saturating_sub(5)..i).rev().find(|&t| s.tag(t).is_verb() && s.lemma(t) == "issue")?;
    let accused = a.chunk(i + 2).filter(|k| scene.can_be_accused(a, k.head))?;
    let at = (accused.last + 1..s.len().min(accused.last + 10))
        .find(|&t| scene.lexicon.allegation.committed_at(lower, t).is_some())?;
    let last = at + scene.lexicon.allegation.committed_at(lower, at)? - 1;
    let told = crate::clause::stance(a, verb);
    if told.negated || told.unreal || told.modality == Modality::Planned {
        return None;
    }
    let court = subject_of(a, verb).filter(|&t| t < verb);
    let chain = court.and_then(|t| source_at(scene.lexicon, a, t)).into_iter().collect();
    let first = court.and_then(|t| a.chunk(t)).map_or(verb, |k| k.first);
    let allegation = Allegation {
        against: scene.parties(a, accused.first, accused.last),
        of: vec![s.words(at, last).to_owned()],
        denies: None,
    };
    Some(scene.draft(a, (first, last), verb, allegation, (Modality::Alleged, chain), "allegation:warrant"))
}

/// "Western states suspect Lydia of supplying the missiles".
fn suspects(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.tag(i).is_verb() && s.lemma(i) == "suspect" && s.tag(i) != Tag::VBN;
    let accused = a.chunk(i + 1).filter(|k| verb && scene.can_be_accused(a, k.head))?;
    let of = accused.last + 1;
    let done = (s.lower(of) == "of" && s.tag(of + 1) == Tag::VBG).then_some(of + 1)?;
    let who = subject_of(a, i).filter(|&n| n < i)?;
    let source = source_at(scene.lexicon, a, who)?;
    let told = crate::clause::stance(a, i);
    if told.negated || told.unreal {
        return None;
    }
    let end = (done + 1..s.len().min(done + 14))
        .take_while(|&t| !matches!(s.tag(t), Tag::Comma | Tag::Stop | Tag::Colon) && !a.is_finite(t))
        .last()
        .unwrap_or(done);
    let allegation = Allegation {
        against: scene.parties(a, accused.first, accused.last),
        of: deed(a, done, end).into_iter().collect(),
        denies: None,
    };
    let first = a.chunk(who).map_or(who, |k| k.first);
    Some(scene.draft(
        a,
        (first, end),
        i,
        allegation,
        (Modality::Alleged, vec![source]),
        "allegation:suspects",
    ))
}

/// "The general faces charges of war crimes", "is on trial for genocide", "is wanted for war crimes": before a court, by whomever.
fn facing(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let lower = |t: usize| s.lower(t);
    // Where the court's word ends, and the verb that has the accused as its subject.
    let (verb, link) = match s.lower(i) {
        "charges" if s.lower(i + 1) == "of" => {
            let verb = (i.saturating_sub(4)..i)
                .rev()
                .find(|&t| s.tag(t).is_verb() && matches!(s.lemma(t), "face" | "answer" | "deny"))?;
            (verb, i + 1)
        }
        "trial" if s.lower(i + 1) == "for" && s.lower(i.wrapping_sub(1)) == "on" => {
            let verb = (i.saturating_sub(4)..i).rev().find(|&t| s.tag(t).is_verb())?;
            (verb, i + 1)
        }
        // "issued an arrest warrant for the general over war crimes"
        "warrant" | "warrants" if s.lower(i + 1) == "for" => return warranted(scene, a, i),
        "wanted" | "prosecuted" | "tried" if s.lower(i + 1) == "for" => {
            let be = (i.saturating_sub(3)..i).rev().find(|&t| s.lemma(t) == "be")?;
            (if s.tag(i).is_verb() { i } else { be }, i + 1)
        }
        _ => return None,
    };
    let denied = s.lemma(verb) == "deny"
        || (verb.saturating_sub(3)..i)
            .any(|t| matches!(s.lower(t), "not" | "never" | "could" | "may" | "might" | "should"));
    let at = (link + 1..link + 4).find(|&w| scene.lexicon.allegation.committed_at(lower, w).is_some())?;
    let last = at + scene.lexicon.allegation.committed_at(lower, at)? - 1;
    let grave = !matches!(s.lower(at), "rape" | "looting" | "plunder" | "discrimination" | "abuses");
    let subject = subject_of(a, verb).filter(|&t| t < verb && grave && !denied)?;
    if !(scene.can_be_accused(a, subject) || matches!(s.lower(subject), "he" | "she" | "they")) {
        return None;
    }
    let chunk = a.chunk(subject)?;
    let allegation = Allegation {
        against: scene.parties(a, chunk.first, chunk.last),
        of: deed(a, link + 1, last).into_iter().collect(),
        denies: None,
    };
    let put = (Modality::Alleged, scene.chain_at(a, i));
    Some(scene.draft(a, (chunk.first, last), verb, allegation, put, "allegation:before a court"))
}
