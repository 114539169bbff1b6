//! Denials that hang on the accusation itself: "…, which the army denied", "…, a charge that the group rejects", "…, which its
//! commander called an invention".
//!
//! Not for: denials with words of their own (`deny`).

use sijill_claim::{Allegation, Modality, Party, Role, Source, SourceType};
use sijill_language::{Label, Tag};

use super::{Scene, speaker};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::{Body, Draft};
use crate::speech::source_at;

/// How far a denial reaches, in tokens.
const LONGEST: usize = 14;

/// Where words begin that only say that the accusation before a comma is denied: the comma, and what stands behind "which", "a
/// charge that" or "something".
pub(super) fn opens(a: &Analysed<'_>, comma: usize) -> Option<usize> {
    let s = &a.sentence;
    if s.tag(comma) != Tag::Comma {
        return None;
    }
    let next = comma + 1;
    if matches!(s.lower(next), "which" | "something") {
        return Some(next + 1 + usize::from(s.lower(next + 1) == "that" || s.lower(next + 1) == "which"));
    }
    let article = usize::from(matches!(s.lower(next), "a" | "an" | "the"));
    let noun = next + article;
    let named = CLASSES.accusations.has(s.lemma(noun)) && s.tag(noun).is_noun();
    let that = usize::from(matches!(s.lower(noun + 1), "that" | "which"));
    named.then_some(noun + 1 + that)
}

/// The verb that denies what stands before, with nothing of its own behind: "which the army denied".
fn denies(scene: &Scene<'_, '_>, a: &Analysed<'_>, from: usize, accused: bool) -> Option<usize> {
    let s = &a.sentence;
    let verb = (from..s.len().min(from + LONGEST)).find(|&i| a.is_finite(i) && s.tag(i).is_verb())?;
    // "which the army has repeatedly denied"
    let verb = (verb..s.len().min(verb + 4))
        .take_while(|&i| s.tag(i).is_verb() || s.tag(i) == Tag::RB)
        .filter(|&i| s.tag(i).is_verb())
        .last()?;
    let subject = verb > from;
    let bare = matches!(
        s.tag(verb + 1),
        Tag::Stop | Tag::Comma | Tag::CC | Tag::CloseQuote | Tag::CloseBracket | Tag::RB
    ) || verb + 1 >= s.len()
        || matches!(s.lower(verb + 1), ";" | "in" | "on" | "[");
    let untrue = || (verb + 1..verb + 6).any(|i| scene.lexicon.allegation.untrue.has(s.lower(i)));
    // "…, a plan which the army rejected", "…, a claim that residents disputed": where nobody is accused, no charge is denied.
    let charge = accused || s.lemma(verb) == "deny";
    let denied = CLASSES.denying.has(s.lemma(verb)) && bare && charge
        || matches!(s.lemma(verb), "call" | "describe" | "dismiss" | "reject" | "brand" | "label")
            && untrue();
    (subject && denied).then_some(verb)
}

/// "Caria says that Lydia struck first, but Lydia denies this": a denial of what was just told, in one word.
fn in_a_word(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    let denies = s.tag(verb).is_verb() && matches!(s.lemma(verb), "deny" | "reject" | "refute" | "dispute");
    let this = matches!(s.lower(verb + 1), "this" | "that" | "it") && denies;
    let ends = verb + 2 >= s.len()
        || matches!(s.tag(verb + 2), Tag::Stop | Tag::Comma | Tag::CC | Tag::CloseQuote)
        || s.surface(verb + 2) == ";";
    if !this || !ends || s.lemma(verb) != "deny" && s.lower(verb + 1) == "it" {
        return None;
    }
    let not = (verb.saturating_sub(3)..verb)
        .any(|t| matches!(s.lower(t), "not" | "n't" | "n’t" | "never" | "to" | "could" | "cannot"));
    let subject = super::deny::subject_of(a, verb).filter(|&n| n < verb && !not && s.tag(n) != Tag::PRP)?;
    if !scene.can_be_accused(a, subject) {
        return None;
    }
    let source = source_at(scene.lexicon, a, subject)?;
    let first = a.chunk(subject).map_or(subject, |k| k.first);
    let against = super::named(a, subject).into_iter().collect();
    let allegation = Allegation { against, of: Vec::new(), denies: None };
    let put = (Modality::Denied, vec![source]);
    Some(scene.draft(a, (first, verb + 1), verb, allegation, put, "allegation:answer"))
}

/// Whoever is called by a party's name before a token, as a source.
fn called(scene: &Scene<'_, '_>, a: &Analysed<'_>, party: &Party, before: usize) -> Source {
    let same = |source: &Source| source.name == party.name || party.name.ends_with(&source.name);
    let named = a.chunks.iter().take_while(|k| k.first < before);
    named.filter_map(|k| source_at(scene.lexicon, a, k.head)).find(same).unwrap_or_else(|| Source {
        name: party.name.clone(),
        source_type: SourceType::Organisation,
        of: None,
        role: Role::Other,
    })
}

/// The denials behind the accusations of one sentence.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>, accusations: &[Draft]) -> Vec<Draft> {
    let s = &a.sentence;
    let told = |i: usize| accusations.iter().any(|d| d.sentence == a.index && d.anchor == i);
    let mut found: Vec<Draft> =
        (1..s.len()).filter(|&i| !told(i)).filter_map(|i| in_a_word(scene, a, i)).take(4).collect();
    for comma in 1..s.len() {
        let Some(from) = opens(a, comma) else { continue };
        let accused = accusations
            .iter()
            .filter(|d| d.sentence == a.index && d.first < comma && d.modality == Modality::Alleged)
            .find_map(|d| match &d.body {
                Body::Allegation(allegation) => allegation.against.first(),
                _ => None,
            });
        let Some(verb) = denies(scene, a, from, accused.is_some()) else { continue };
        let subject = s.child(verb, Label::Nsubj).filter(|&i| (from..verb).contains(&i));
        let subject = subject.or_else(|| a.chunk(from).map(|c| c.head).filter(|&head| head < verb));
        let Some(subject) = subject else { continue };
        let pronoun = matches!(s.tag(subject), Tag::PRP);
        // "which they deny": whoever is accused.
        let source = source_at(scene.lexicon, a, subject).filter(|_| !pronoun);
        if source.is_none() && !(pronoun && accused.is_some()) {
            continue;
        }
        // "a charge they reject": those who are accused say so.
        let by_accused = || accused.map(|party| called(scene, a, party, comma));
        let chain: Vec<_> = source.or_else(by_accused).into_iter().collect();
        let mut against: Vec<Party> = speaker(&chain);
        if pronoun {
            against = accused.cloned().into_iter().collect();
        }
        let allegation = Allegation { against, of: Vec::new(), denies: None };
        let put = (Modality::Denied, chain);
        found.push(scene.draft(a, (comma + 1, verb), verb, allegation, put, "allegation:answer"));
    }
    found
}
