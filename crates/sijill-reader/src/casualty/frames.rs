//! The first reading: frames over the parse. Who is the victim follows the tree alone.

use sijill_claim::Modality;
use sijill_language::{Label, Tag};

use super::hit::{Hit, Voice, is_negated, voice};
use super::verbs::Trigger;
use crate::analysis::Analysed;
use crate::lexicon::{Frame, Lexicon};
use crate::people::{People, people_at};

/// All that the parse tells of harm.
pub(crate) fn hits(a: &Analysed<'_>, lexicon: &Lexicon, triggers: &[Trigger]) -> Vec<Hit> {
    let mut found = Vec::new();
    for trigger in triggers {
        verb(a, lexicon, trigger, &mut found);
    }
    nouns(a, lexicon, &mut found);
    found
}

fn verb(a: &Analysed<'_>, lexicon: &Lexicon, trigger: &Trigger, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let v = trigger.token;
    let (voice, _) = voice(a, v);
    let (heads, rule, before): (Vec<usize>, _, _) = match trigger.frame {
        Frame::Intransitive => (subject(a, v).into_iter().collect(), "frame: subject of a verb of dying", true),
        Frame::Lives => (lives(a, v).into_iter().collect(), "frame: lives claimed", false),
        Frame::Transitive { passive_only } => match voice {
            Voice::Passive => (subject(a, v).into_iter().collect(), "frame: passive subject", true),
            Voice::Reduced if s.label(v) == Label::Acl => (s.head(v).into_iter().collect(), "frame: participle on its noun", true),
            Voice::Reduced if s.child(v, Label::Dobj).is_none() => {
                (subject(a, v).into_iter().collect(), "frame: participle", true)
            }
            _ if passive_only => return,
            _ => (object(a, v).into_iter().collect(), "frame: object", false),
        },
    };
    if is_negated(a, v) {
        return;
    }
    for head in heads {
        for conjunct in s.conjuncts(head) {
            if let Some(people) = people_at(a, lexicon, conjunct) {
                if voice == Voice::Unreal && !people.counted {
                    continue;
                }
                let modality = if voice == Voice::Unreal { Modality::Possible } else { Modality::Asserted };
                found.push(Hit { anchor: v, harm: trigger.harm, people, modality, rule, part: false, before });
            }
        }
    }
}

/// The subject, or that of the verb it is joined to.
pub(crate) fn subject(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut v = verb;
    for _ in 0..4 {
        if let Some(subject) = s.children_by(v, &[Label::Nsubjpass, Label::Nsubj]).next_back() {
            return relative(a, subject, v);
        }
        match s.label(v) {
            Label::Conj | Label::Xcomp | Label::Auxpass | Label::Aux => v = s.head(v)?,
            Label::Acl | Label::Relcl => return s.head(v),
            _ => return None,
        }
    }
    None
}

/// "people who were killed": the pronoun stands for the noun that the clause hangs on.
fn relative(a: &Analysed<'_>, subject: usize, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    if matches!(s.lower(subject), "who" | "that" | "which" | "whom") && s.label(verb) == Label::Relcl {
        return s.head(verb);
    }
    Some(subject)
}

fn object(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    if let Some(object) = s.child(verb, Label::Dobj) {
        return Some(object);
    }
    // "killed and wounded 20 people": the object hangs on the last verb.
    s.children_by(verb, &[Label::Conj]).filter(|&c| s.tag(c).is_verb()).find_map(|c| {
        let object = s.child(c, Label::Dobj)?;
        (c <= verb + 4).then_some(object)
    })
}

/// "claimed 12 lives", "cost the lives of 12 people".
fn lives(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let object = a.sentence.child(verb, Label::Dobj)?;
    matches!(a.sentence.lemma(object), "life" | "lives").then_some(object)
}

/// "the deaths of 293 civilians", "25 deaths", "bodies of six men".
fn nouns(a: &Analysed<'_>, lexicon: &Lexicon, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    for n in 0..s.len() {
        let tag = s.tag(n);
        if !(tag == Tag::NN || tag == Tag::NNS) {
            continue;
        }
        let Some(noun) = lexicon.nouns.get(s.lemma(n)) else { continue };
        let of = s
            .children_by(n, &[Label::Prep])
            .filter(|&p| s.lower(p) == "of")
            .filter_map(|p| s.child(p, Label::Pobj))
            .next();
        if let Some(object) = of {
            for conjunct in s.conjuncts(object) {
                if let Some(people) = people_at(a, lexicon, conjunct).filter(|p| !p.pronoun) {
                    found.push(hit(n, noun.harm, people, "frame: noun of harm with its victims"));
                }
            }
        }
    }
}

fn hit(anchor: usize, harm: sijill_claim::Harm, people: People, rule: &'static str) -> Hit {
    Hit { anchor, harm, people, modality: Modality::Asserted, rule, part: false, before: false }
}
