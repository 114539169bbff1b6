//! Allegations and their denials: who accuses whom of what, and who answers.
//!
//! Reads over the frames of speech, since both are acts of speech. Not for: harm or damage told within an accusation
//! (their own kinds read those; `speech::attribute` marks them as alleged).

mod accuse;
mod answer;
mod breaches;
mod censured;
mod charged;
mod cleft;
mod deeds;
mod deny;
mod guilt;
mod ill_use;
mod lexicon;
mod link;
mod nominal;
#[cfg(test)]
mod tests;
mod wrongs;

use sijill_claim::{Allegation, Modality, Party, Source};
use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::draft::{Body, Draft};
use crate::party::{Force, force, party};
use crate::speech::{Owners, SpeechFrame, SpeechLexicon};

pub(crate) use lexicon::AllegationLexicon;
pub(crate) use link::answers;

/// Longest words of what somebody is accused of, in tokens.
const LONGEST: usize = 40;

/// What the rules of one report share.
struct Scene<'a, 't> {
    lexicon: &'a SpeechLexicon,
    analysed: &'a [Analysed<'t>],
    frames: &'a [SpeechFrame],
    owners: &'a Owners,
}

/// The allegations and denials of a report, each with its attribution and modality.
pub(crate) fn drafts(
    lexicon: &SpeechLexicon,
    analysed: &[Analysed<'_>],
    frames: &[SpeechFrame],
) -> Vec<Draft> {
    let owners = Owners::new(analysed, frames);
    let scene = Scene { lexicon, analysed, frames, owners: &owners };
    let mut found: Vec<Draft> = Vec::new();
    for f in 0..frames.len() {
        let draft = accuse::accused(&scene, f).or_else(|| deny::denied(&scene, f));
        found.extend(draft);
    }
    let answers: Vec<Draft> = analysed.iter().flat_map(|a| answer::told(&scene, a, &found)).collect();
    // "which Damascus denies, and vowed revenge": one denial, whatever the frame takes for what is denied.
    found.retain(|d| !answers.iter().any(|e| e.sentence == d.sentence && e.anchor == d.anchor));
    found.extend(answers);
    let mut seen: Vec<Vec<(usize, usize)>> = vec![Vec::new(); analysed.len()];
    for draft in &found {
        seen[draft.sentence].push((draft.first, draft.last));
    }
    for a in analysed {
        let told = deny::told(&scene, a).into_iter().chain(guilt::told(&scene, a));
        let laid = deeds::told(&scene, a).into_iter().chain(charged::told(&scene, a));
        let others = cleft::told(&scene, a).into_iter().chain(wrongs::told(&scene, a));
        let done = if scene.is_hot(a) { rarer(&scene, a) } else { Vec::new() };
        for draft in told.chain(laid).chain(others).chain(breaches::told(&scene, a)).chain(done) {
            let list = &mut seen[a.index];
            if !list.iter().take(16).any(|&(f, l)| f <= draft.last && draft.first <= l) {
                list.push((draft.first, draft.last));
                found.push(draft);
            }
        }
    }
    found.sort_by_key(|d| (d.sentence, d.first));
    found
}

/// What the rules of nouns, of censure and of ill use find.
fn rarer(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    let mut found = nominal::told(scene, a);
    found.extend(censured::told(scene, a));
    found.extend(ill_use::told(scene, a));
    found
}

impl Scene<'_, '_> {
    /// True where a sentence has a word that those rules read.
    fn is_hot(&self, a: &Analysed<'_>) -> bool {
        let (s, hot) = (&a.sentence, &self.lexicon.allegation.hot);
        (0..s.len()).any(|i| {
            hot.contains(s.lemma(i))
                || s.tag(i) == Tag::RB && hot.contains(s.lower(i))
                || s.lower(i) == "alleged"
        })
    }

    fn draft(
        &self,
        a: &Analysed<'_>,
        quote: (usize, usize),
        anchor: usize,
        allegation: Allegation,
        put: (Modality, Vec<Source>),
        rule: &'static str,
    ) -> Draft {
        let mut draft = Draft::new(a.index, quote.0, quote.1, anchor, Body::Allegation(allegation), rule);
        (draft.modality, draft.attribution) = put;
        draft
    }

    /// The chain of those who say what stands at a token.
    fn chain_at(&self, a: &Analysed<'_>, token: usize) -> Vec<Source> {
        self.owners.at(a.index, token).first().map(|&f| self.owners.chain(self.frames, f)).unwrap_or_default()
    }

    /// The parties joined by "and" from one token to another.
    fn parties(&self, a: &Analysed<'_>, first: usize, last: usize) -> Vec<Party> {
        let mut found: Vec<Party> = Vec::new();
        let mut at = first;
        while at <= last && found.len() < 8 {
            let Some(chunk) = a.chunk(at).filter(|c| c.first >= at) else {
                let joins = matches!(a.sentence.tag(at), Tag::CC | Tag::Comma)
                    || matches!(a.sentence.lower(at), "both" | "either");
                if found.is_empty() || joins {
                    at += 1;
                    continue;
                }
                break;
            };
            found.extend(named(a, chunk.head));
            at = chunk.last + 1;
        }
        found
    }

    /// True for what can be accused: a force, a state, a body, a person; no thing.
    fn can_be_accused(&self, a: &Analysed<'_>, token: usize) -> bool {
        let s = &a.sentence;
        let head = a.chunk(token).map_or(token, |c| c.head);
        matches!(force(a, head), Force::Armed | Force::Unknown | Force::Pronoun)
            || a.place_at(head).is_some()
            || self.lexicon.people.contains_key(s.lemma(head))
            || self.lexicon.bodies.contains_key(s.lemma(head))
            || s.tag(head).is_proper()
            || s.tag(head) == Tag::NNS
                && ["ers", "ors", "ists", "men", "ants", "ents", "ees", "gangs", "bandits"]
                    .iter()
                    .any(|end| s.lower(head).ends_with(end))
    }
}

/// The party of a phrase; where it owns what the phrase is about ("Russia's rejection"), the owner.
fn named(a: &Analysed<'_>, head: usize) -> Option<Party> {
    let s = &a.sentence;
    let chunk = a.chunk(head)?;
    let first = (chunk.first..=chunk.head).find(|&i| !matches!(s.tag(i), Tag::DT | Tag::PDT | Tag::PRPS))?;
    let owner = (first..chunk.head).rev().find(|&i| s.tag(i) == Tag::POS).and_then(|p| p.checked_sub(1));
    match owner.filter(|&o| o >= first) {
        Some(owner) => {
            Some(Party { id: party(a, head).and_then(|p| p.id), ..Party::named(s.words(first, owner)) })
        }
        None => party(a, head),
    }
}

/// The party that a source speaks for.
fn speaker(chain: &[Source]) -> Vec<Party> {
    chain.first().map(|s| Party::named(s.of.clone().unwrap_or_else(|| s.name.clone()))).into_iter().collect()
}

/// A stretch as words, up to the comma or conjunction that ends it, within reach.
fn deed(a: &Analysed<'_>, first: usize, last: usize) -> Option<String> {
    let s = &a.sentence;
    let last = last.min(first + LONGEST);
    let end = (first..=last).find(|&i| {
        s.surface(i) == ";"
            || answer::opens(a, i).is_some()
            || s.tag(i) == Tag::Comma
                && matches!(s.tag(i + 1), Tag::IN | Tag::WDT | Tag::WP | Tag::VBG | Tag::CC)
                && a.is_finite(i + 2)
    });
    let end = end.map_or(last, |e| e.saturating_sub(1).max(first));
    let words = s.words(first, end).trim_matches(|c: char| matches!(c, '“' | '”' | '"' | ',' | '.' | ' '));
    // "denied it": what, was told before.
    let pronoun = first == end && matches!(a.sentence.tag(first), Tag::PRP | Tag::DT);
    (!words.is_empty() && !pronoun).then(|| words.to_owned())
}
