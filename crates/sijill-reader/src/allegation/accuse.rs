//! "X accused Y of A", "X blamed Y for A", "X blamed A on Y", "X holds Y responsible", "X alleged that Y did A": from the
//! cues that accuse.

use sijill_claim::{Allegation, Modality, Source};
use sijill_language::{Label, Sentence, Tag};

use super::{Scene, deed, deeds};
use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::party::{Force, force};
use crate::speech::{Takes, source_at};

/// The allegation of one frame that accuses.
pub(super) fn accused(scene: &Scene<'_, '_>, frame: usize) -> Option<Draft> {
    let f = scene.frames.get(frame)?;
    let a = scene.analysed.get(f.sentence)?;
    let verb = f.cue.1;
    let last = f.content.iter().filter(|r| r.sentence == f.sentence && r.first > verb).map(|r| r.last).max();
    let last = last.unwrap_or_else(|| a.sentence.len().saturating_sub(1));
    let (allegation, first) = match f.takes {
        Takes::Accuse => accuse(scene, a, verb, f.cue.0, last)?,
        Takes::Blame => blame(scene, a, verb, f.cue.0, last)?,
        Takes::Clause | Takes::Person
            if f.modality == Some(Modality::Alleged) || a.sentence.lemma(verb) == "complain" =>
        {
            alleged(scene, a, verb, last)?
        }
        _ => return None,
    };
    let chain = match beside(scene, a, verb, f.cue.0) {
        Some(source) => vec![source],
        None => scene.owners.chain(scene.frames, frame),
    };
    let anchor = verb;
    Some(scene.draft(
        a,
        (first, last.max(verb)),
        anchor,
        allegation,
        (Modality::Alleged, chain),
        "allegation:accuse",
    ))
}

/// "Fighting went on, with [both sides] accusing each other of shelling": who does it stands right before.
fn beside(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize, group: usize) -> Option<Source> {
    let s = &a.sentence;
    let noun =
        group.checked_sub(1).and_then(|b| a.chunk(b)).filter(|k| s.tag(verb) == Tag::VBG && k.first > 0)?;
    let led = s.lower(noun.first - 1) == "with" && noun.last + 1 == group;
    source_at(scene.lexicon, a, noun.head).filter(|_| led)
}

/// "alleged that soldiers ignored several calls": armed people and their doing.
fn alleged(scene: &Scene<'_, '_>, a: &Analysed<'_>, cue: usize, last: usize) -> Option<(Allegation, usize)> {
    let s = &a.sentence;
    let verb = (cue + 1..=last.min(cue + 30))
        .find(|&i| s.head(i) == Some(cue) && s.label(i) == Label::Ccomp && s.tag(i).is_verb())?;
    let subject = super::deny::subject_of(a, verb)?;
    let passive = s.child(verb, Label::Nsubjpass).is_some();
    // "alleged that he was fired upon": by whom is not told.
    let ill_used = matches!(
        s.lemma(verb),
        "fire" | "shoot" | "beat" | "torture" | "attack" | "target" | "shell" | "bomb"
    ) && s.tag(subject) == Tag::PRP
        && (subject..=verb + 1).all(|i| !matches!(s.lower(i), "dead" | "not"))
        && s.lower(verb + 1) != "dead"
        && (s.lemma(verb) != "fire" || matches!(s.lower(verb + 1), "upon" | "on" | "at"));
    if passive && ill_used && subject > cue {
        let by = (verb + 1..=last).find(|&i| s.lower(i) == "by").and_then(|i| a.chunk(i + 1));
        let by = by.filter(|k| matches!(force(a, k.head), Force::Armed | Force::Soft));
        let against = by.map(|k| scene.parties(a, k.first, k.last)).unwrap_or_default();
        let of = deed(a, verb, last).into_iter().collect();
        return Some((Allegation { against, of, denies: None }, subject));
    }
    let who = |n: usize| scene.can_be_accused(a, n) || matches!(s.lower(n), "he" | "she" | "they");
    let misdeed = || who(subject) && deeds::misdeed(scene, a, verb).is_some();
    let armed = matches!(force(a, subject), Force::Armed | Force::Soft);
    if passive || subject <= cue || !(armed || misdeed()) {
        return None;
    }
    let against = scene.parties(a, a.chunk(subject)?.first, verb - 1);
    Some((
        Allegation { against, of: deed(a, verb, last).into_iter().collect(), denies: None },
        a.chunk(subject)?.first,
    ))
}

fn accuse(
    scene: &Scene<'_, '_>,
    a: &Analysed<'_>,
    verb: usize,
    group: usize,
    last: usize,
) -> Option<(Allegation, usize)> {
    let s = &a.sentence;
    let Some(of) = (verb + 1..=last).find(|&i| s.lower(i) == "of" && !part_of_name(a, i, verb)) else {
        let against = a
            .chunk(verb + 1)
            .filter(|c| scene.can_be_accused(a, c.head))
            .map(|c| scene.parties(a, c.first, last))?;
        return Some((Allegation { against, of: Vec::new(), denies: None }, group));
    };
    let passive = of == verb + 1 || matches!(s.lower(verb + 1), "by");
    let (against, first) = if passive {
        let subject = sufferer(a, verb, group)?;
        let chunk = a.chunk(subject)?;
        (scene.parties(a, chunk.first, group.saturating_sub(1).min(chunk.last)), group)
    } else {
        (scene.parties(a, verb + 1, of - 1), group)
    };
    Some((Allegation { against, of: deed(a, of + 1, last).into_iter().collect(), denies: None }, first))
}

/// "accused the government of Syria of torture": the first "of" may belong to the accused's name.
fn part_of_name(a: &Analysed<'_>, of: usize, verb: usize) -> bool {
    let s = &a.sentence;
    if of == verb + 1 {
        return false;
    }
    let names = a.chunk(of + 1).is_some_and(|c| {
        c.first == of + 1
            && (s.tag(c.head).is_proper()
                || matches!(s.lemma(c.head), "defence" | "defense" | "health" | "state" | "interior"))
    });
    let another = (of + 2..(of + 9).min(s.len())).any(|i| s.lower(i) == "of");
    names && another
}

/// The subject of "was accused", or the noun that "accused of" stands behind.
fn sufferer(a: &Analysed<'_>, verb: usize, group: usize) -> Option<usize> {
    let s = &a.sentence;
    // "an officer who has been accused of looting": whom "who" stands for.
    let relative = |n: usize| matches!(s.tag(n), Tag::WP | Tag::WDT);
    let subject = s
        .children_by(verb, &[Label::Nsubjpass, Label::Nsubj])
        .find(|&n| n < verb)
        .and_then(|n| if relative(n) { antecedent(a, verb, n) } else { Some(n) });
    let above = || s.head(verb).filter(|&h| h < verb && a.chunk(h).is_some());
    let before = || (group.saturating_sub(6)..group).rev().find_map(|i| a.chunk(i).map(|c| c.head));
    let conjoined = || {
        s.head(verb)
            .filter(|_| s.label(verb) == Label::Conj)
            .and_then(|h| s.children_by(h, &[Label::Nsubjpass, Label::Nsubj]).next())
    };
    subject.or_else(conjoined).or_else(above).or_else(before)
}

/// Whom a relative pronoun stands for: what its clause hangs on, or the phrase before it.
fn antecedent(a: &Analysed<'_>, verb: usize, who: usize) -> Option<usize> {
    let s = &a.sentence;
    let above = s.head(verb).filter(|&h| h < who && s.label(verb) == Label::Relcl && s.tag(h).is_noun());
    above.or_else(|| (who.saturating_sub(3)..who).rev().find_map(|t| a.chunk(t)).map(|k| k.head))
}

/// "blamed him for it", "blamed it on him", "attributed it to him".
fn links(s: &Sentence<'_>, verb: usize, i: usize) -> bool {
    match s.lemma(verb) {
        "attribute" | "ascribe" => s.lower(i) == "to",
        _ => matches!(s.lower(i), "for" | "on" | "over"),
    }
}

/// "[a car bomb] that police blamed on the rebels", "[the attack] was blamed on them": what is laid at somebody's door.
fn blamed(a: &Analysed<'_>, verb: usize, group: usize) -> Option<String> {
    let s = &a.sentence;
    let passive = (group..verb).any(|i| s.lemma(i) == "be");
    let noun = if passive {
        s.children_by(verb, &[Label::Nsubjpass, Label::Nsubj]).find(|&n| n < verb)
    } else {
        s.head(verb).filter(|&h| h < verb && matches!(s.label(verb), Label::Relcl | Label::Acl))
    };
    let chunk = a.chunk(noun.filter(|&n| s.tag(n).is_noun())?)?;
    deed(a, chunk.first, chunk.last)
}

fn blame(
    scene: &Scene<'_, '_>,
    a: &Analysed<'_>,
    verb: usize,
    group: usize,
    last: usize,
) -> Option<(Allegation, usize)> {
    let s = &a.sentence;
    let link = (verb + 1..=last.min(verb + 30))
        .find(|&i| links(s, verb, i) && !(verb + 1..i).any(|j| a.is_finite(j)));
    let passive =
        link == Some(verb + 1) && s.lower(verb + 1) == "for" || (group..verb).any(|i| s.lemma(i) == "be");
    let mut allegation = Allegation::default();
    match link.map(|l| (l, s.lower(l))) {
        Some((on, "on" | "to")) => {
            // "blamed the attack on “Baathists”": the marks stand before whom it names.
            let on = on + usize::from(a.chunk(on + 1).is_none() && a.chunk(on + 2).is_some());
            allegation.against = scene.parties(a, on + 1, last.min(on + 12));
            // "attributed the fever to malaria"
            let to = s.lower(on) == "to";
            let capital = |i: usize| s.surface(i).starts_with(char::is_uppercase);
            // "to the Northern movement"
            let party = a
                .chunk(on + 1)
                .filter(|c| !to || (c.first..=c.head).any(capital) || force(a, c.head) == Force::Armed);
            let bodies = &scene.lexicon.allegation.bodies;
            let party = party.is_some_and(|c| {
                scene.can_be_accused(a, c.head)
                    || bodies.contains(s.lemma(c.head))
                    || (c.first..c.head).any(|i| s.tag(i) == Tag::POS)
            });
            if !party {
                return None;
            }
            allegation.of = if on > verb + 1 {
                deed(a, verb + 1, on - 1).into_iter().collect()
            } else {
                blamed(a, verb, group).into_iter().collect()
            };
        }
        Some((link, _)) if passive => {
            allegation.against =
                sufferer(a, verb, group).and_then(|t| super::named(a, t)).into_iter().collect();
            allegation.of = deed(a, link + 1, last).into_iter().collect();
        }
        Some((link, _)) => {
            // "blamed each other for the shelling"
            let mutual = matches!(
                (s.lower(verb + 1), s.lower(verb + 2)),
                ("each", "other") | ("one", "another") | ("the", "other")
            );
            if mutual {
                allegation.of = deed(a, link + 1, last).into_iter().collect();
                return Some((allegation, group));
            }
            if !a.chunk(verb + 1).is_some_and(|c| scene.can_be_accused(a, c.head)) {
                return None;
            }
            allegation.against = scene.parties(a, verb + 1, link - 1);
            allegation.of = deed(a, link + 1, last).into_iter().collect();
        }
        None => {
            let chunk = a.chunk(verb + 1).filter(|c| scene.can_be_accused(a, c.head))?;
            allegation.against = scene.parties(a, chunk.first, chunk.last);
        }
    }
    allegation.against.retain(|p| {
        !matches!(p.name.as_str(), "himself" | "herself" | "themselves" | "itself" | "each other")
    });
    (!allegation.against.is_empty()).then_some((allegation, group))
}
