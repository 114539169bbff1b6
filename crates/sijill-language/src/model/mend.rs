//! What the tagger and the parser are known to get wrong, mended by rule: one family each, and only where English allows
//! nothing else. Not for: what could be either.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::parser::Arc;
use crate::{Label, Tag, Token, lemma};

#[derive(Deserialize, Default)]
struct Grammar {
    intransitive: List,
    plain: List,
    nouns: List,
    ly: List,
    plurals: List,
    fixed: Fixed,
}

/// Verbs with a preposition of their own.
#[derive(Deserialize, Default)]
struct Fixed {
    prepositions: FxHashMap<String, String>,
}

#[derive(Deserialize, Default)]
struct List {
    words: FxHashSet<String>,
}

impl List {
    fn holds(&self, tokens: &[Token], i: usize) -> bool {
        tokens.get(i).is_some_and(|token| self.words.contains(token.lower.as_str()))
    }
}

const GRAMMAR: &str = include_str!("../../../../lexicon/en/grammar.toml");

static LISTS: LazyLock<Grammar> = LazyLock::new(|| toml::from_str(GRAMMAR).unwrap_or_default());

/// Tags that cannot be: "to" before a plain verb is no preposition, what follows "had" no past but a participle, a past form no
/// plain one, and a verb without an object no participle that describes.
pub(super) fn tags(tokens: &[Token], tags: &mut [Tag]) {
    for i in 0..tags.len() {
        let next = tags.get(i + 1).copied();
        let mended = match tags[i] {
            Tag::IN if next == Some(Tag::VB) && is(tokens, i, "to") => Some(Tag::TO),
            Tag::VBN if LISTS.intransitive.holds(tokens, i) && !is_helped(tokens, tags, i) => Some(Tag::VBD),
            Tag::VBD if has_before(tokens, tags, i) && is_past(tokens, i) => Some(Tag::VBN),
            Tag::VB | Tag::VBP if is_past(tokens, i) && !LISTS.plain.holds(tokens, i) => {
                let asked = i > 0 && matches!(tags[i - 1], Tag::TO | Tag::MD);
                (!asked).then_some(if has_before(tokens, tags, i) { Tag::VBN } else { Tag::VBD })
            }
            tag if tag.is_verb() && is_adverb(tokens, i) => Some(Tag::RB),
            // "two of the injured later died"
            Tag::VBN | Tag::VBD if i > 0 && tags[i - 1] == Tag::DT && LISTS.nouns.holds(tokens, i) => {
                (next == Some(Tag::RB)).then_some(Tag::NNS)
            }
            Tag::VBZ if next == Some(Tag::Stop) && is_object(tokens, tags, i) => Some(Tag::NNS),
            // "a truce steadily fell apart"
            Tag::NN
                if next.is_some_and(Tag::is_verb)
                    && i > 0
                    && tags[i - 1].is_noun()
                    && is_adverb(tokens, i) =>
            {
                Some(Tag::RB)
            }
            // "Tripoli blamed the raid on them": no plural.
            Tag::NNS if i == 0 && is_no_plural(tokens, i) => Some(Tag::NNP),
            Tag::NN | Tag::JJ | Tag::CD => past_taken_for_another(tokens, tags, i),
            _ => None,
        };
        if let Some(tag) = mended {
            tags[i] = tag;
        }
    }
}

/// "The week-old truce collapsed.", "The observatory has counted 225": a past form that was taken for a noun, an adjective or a
/// number, though nothing follows that it could describe.
fn past_taken_for_another(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    if i == 0 || !ends(tokens, i, "ed") || LISTS.nouns.holds(tokens, i) || !is_past(tokens, i) {
        return None;
    }
    let helped = has_before(tokens, tags, i);
    // "has stopped working"
    let goes_on = helped && ends(tokens, i + 1, "ing");
    let describes = tags
        .get(i + 1)
        .is_some_and(|next| next.is_noun() || matches!(next, Tag::JJ | Tag::VBG | Tag::Hyphen | Tag::POS));
    if goes_on || helped && !describes {
        return Some(Tag::VBN);
    }
    if describes {
        return None;
    }
    if LISTS.intransitive.holds(tokens, i) {
        return Some(Tag::VBD);
    }
    let of_noun = matches!(tags[i - 1], Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::PRP);
    (of_noun && tags[i] != Tag::JJ).then_some(Tag::VBD)
}

/// "The agency suspended all aid convoys.": the last word of a sentence, with nothing between it and a verb but what stands
/// before a noun.
fn is_object(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let inside = |tag: &Tag| {
        tag.is_noun() || matches!(tag, Tag::DT | Tag::PDT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::Hyphen)
    };
    let Some(verb) = (0..i).rev().find(|&k| !inside(&tags[k])) else { return false };
    let says = ["say", "know", "think", "believe", "hope", "claim", "fear", "report", "warn", "feel", "mean"];
    let verb_says = tokens.get(verb).is_some_and(|t| says.contains(&lemma(&t.lower, tags[verb]).as_str()));
    tags[verb].is_verb() && !verb_says && i > verb + 1 && tags[i - 1] != Tag::Hyphen
}

/// True for the past form of a verb, which is not its plain form too ("put").
fn is_past(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        let letters = token.lower.as_str();
        letters.len() > 3
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && lemma(letters, Tag::VBD) != letters
    })
}

/// True where a form of "have" helps the verb, with no more than adverbs between.
fn has_before(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let helper = (0..i).rev().find(|&k| tags[k] != Tag::RB);
    helper.is_some_and(|k| ["have", "has", "had", "having", "'ve"].iter().any(|form| is(tokens, k, form)))
}

fn is_adverb(tokens: &[Token], i: usize) -> bool {
    ends(tokens, i, "ly") && !LISTS.ly.holds(tokens, i)
}

fn is_no_plural(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        let letters = token.lower.as_str();
        !letters.ends_with('s')
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && lemma(letters, Tag::NNS) == letters
            && !LISTS.plurals.holds(tokens, i)
    })
}

fn ends(tokens: &[Token], i: usize, ending: &str) -> bool {
    tokens.get(i).is_some_and(|token| token.lower.len() > 3 && token.lower.ends_with(ending))
}

fn is(tokens: &[Token], i: usize, word: &str) -> bool {
    tokens.get(i).is_some_and(|token| token.lower == word)
}

/// True where a form of "have", "be" or "get" stands before the verb, or another participle that shares one with it.
fn is_helped(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    for k in (0..i).rev() {
        let Some(token) = tokens.get(k) else { return false };
        let helps = matches!(
            token.lower.as_str(),
            "have"
                | "has"
                | "had"
                | "having"
                | "'ve"
                | "'d"
                | "'s"
                | "is"
                | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "being"
                | "get"
                | "got"
                | "gets"
        );
        if helps || tags[k] == Tag::VBN {
            return true;
        }
        // Adverbs, pronouns and conjunctions may stand between ("had also", "have they", "had left or").
        if !matches!(tags[k], Tag::RB | Tag::PRP | Tag::CC | Tag::Comma) {
            return false;
        }
    }
    false
}

const SUBJECTS: [Label; 2] = [Label::Nsubj, Label::Nsubjpass];

/// Arcs that cannot be.
pub(super) fn arcs(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc]) {
    for verb in 1..arcs.len() {
        if !tags[verb].is_verb() {
            continue;
        }
        relative(tags, arcs, verb);
        interpolated(tags, arcs, verb);
        fixed_preposition(tokens, tags, arcs, verb);
        match subjects(tags, arcs, verb).as_slice() {
            [] => lost_subject(tags, arcs, verb),
            [first, second] => two_subjects(tags, arcs, *first, *second),
            _ => {}
        }
    }
}

/// The nouns before a verb that are its subjects, pronouns too.
fn subjects(tags: &[Tag], arcs: &[Arc], verb: usize) -> Vec<usize> {
    let is_subject =
        |i: &usize| arcs[*i].head == verb && SUBJECTS.contains(&arcs[*i].label) && tags[*i] != Tag::Comma;
    (0..verb).filter(is_subject).collect()
}

fn hangs(arcs: &[Arc], i: usize, on: usize, label: Label) -> bool {
    arcs[i].head == on && arcs[i].label == label && i != on
}

/// A noun is no second part of a verb, and no verb is without its subject: "Ten were killed, and two tanks and a truck were
/// destroyed", "In addition to the 14 tanks, three guns were destroyed".
fn lost_subject(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let passive = (0..verb).any(|i| hangs(arcs, i, verb, Label::Auxpass));
    let finite = passive
        || matches!(tags[verb], Tag::VBD | Tag::VBP | Tag::VBZ)
        || (0..verb).any(|i| hangs(arcs, i, verb, Label::Aux) && tags[i] != Tag::TO);
    if !finite {
        return;
    }
    let Arc { head, label } = arcs[verb];
    let noun = if label == Label::Conj && head < verb && tags[head].is_verb() {
        let joined = (head + 1..verb).any(|i| hangs(arcs, i, head, Label::Cc));
        (head + 1..verb).find(|&i| joined && tags[i].is_noun() && hangs(arcs, i, head, Label::Conj))
    } else if label == Label::Root && passive {
        let opens = tags[0] == Tag::IN && arcs[0].label == Label::Prep;
        (1..verb).find(|&i| {
            let Arc { head, label } = arcs[i];
            let added = opens && matches!(label, Label::Appos | Label::Conj) && tags[i].is_noun();
            added && head < i && tags[head..i].contains(&Tag::Comma) && !tags[head..i].contains(&Tag::CC)
        })
    } else {
        None
    };
    if let Some(noun) = noun {
        arcs[noun] = Arc { head: verb, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
        // What is joined to it, or to what it was joined to, is on its list.
        for other in noun + 1..verb {
            let joined = matches!(arcs[other].label, Label::Appos | Label::Conj) && arcs[other].head <= noun;
            if joined && tags[other].is_noun() {
                arcs[other] = Arc { head: noun, label: Label::Conj };
            }
        }
    }
}

/// A verb has one subject; where two nouns before it are joined by a comma or "and", they are one list.
fn two_subjects(tags: &[Tag], arcs: &mut [Arc], first: usize, second: usize) {
    let joined = tags[first + 1..second].iter().any(|tag| matches!(tag, Tag::Comma | Tag::CC));
    if joined && tags[first].is_noun() && tags[second].is_noun() && arcs[first].label == arcs[second].label {
        arcs[second] = Arc { head: first, label: Label::Conj };
    }
}

/// "The soldiers, the mayor said, burned the market": the mayor is no second subject, and what he said is of the soldiers.
fn interpolated(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let speaker = verb - 1;
    let ends = tags.get(verb + 1) == Some(&Tag::Comma);
    if !ends || !tags[speaker].is_noun() || !matches!(tags[verb], Tag::VBD | Tag::VBZ) {
        return;
    }
    let first = match arcs[speaker] {
        Arc { head, label: Label::Conj | Label::Appos } if head < speaker => Some(head),
        Arc { head, label: Label::Nsubj } if head == verb => {
            (0..speaker).find(|&i| hangs(arcs, i, verb, Label::Nsubj))
        }
        _ => None,
    };
    let Some(first) = first.filter(|&first| hangs(arcs, first, verb, Label::Nsubj)) else { return };
    let between = &tags[first + 1..speaker];
    let comma = between.contains(&Tag::Comma) && !between.iter().any(|t| *t == Tag::CC || t.is_verb());
    let next = (verb + 2..tags.len()).find(|&i| !matches!(tags[i], Tag::RB | Tag::MD));
    if let Some(told) = next.filter(|&n| comma && tags[n].is_verb()) {
        let helps = matches!(arcs[told].label, Label::Aux | Label::Auxpass);
        arcs[speaker] = Arc { head: verb, label: Label::Nsubj };
        arcs[first].head = if helps { arcs[told].head } else { told };
    }
}

/// "blamed the raid on mercenaries": they were blamed, it was no raid on them.
fn fixed_preposition(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Some(token) = tokens.get(verb) else { return };
    let lemma = lemma(&token.lower, tags[verb]);
    let Some(own) = LISTS.fixed.prepositions.get(lemma.as_str()) else { return };
    for i in verb + 1..arcs.len().min(verb + 16) {
        let object = arcs[i].head;
        let of_object = object > verb && object < i && hangs(arcs, object, verb, Label::Dobj);
        if arcs[i].label == Label::Prep && of_object && is(tokens, i, own) {
            arcs[i].head = verb;
            return;
        }
    }
}

/// What "who" is the subject of tells of the noun before it: "people across the country who have been forced to flee".
fn relative(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let who =
        (1..verb).find(|&i| tags[i] == Tag::WP && arcs[i].head == verb && SUBJECTS.contains(&arcs[i].label));
    let Some(who) = who.filter(|&w| tags[w - 1].is_noun()) else { return };
    if matches!(arcs[verb].label, Label::Ccomp | Label::Advcl | Label::Conj) && arcs[verb].head < who {
        let mut noun = who - 1;
        // "people across Iraq who": a place is no "who".
        while tags[noun] == Tag::NNP && arcs[noun].label == Label::Pobj {
            let preposition = arcs[noun].head;
            let above = arcs.get(preposition).map_or(noun, |arc| arc.head);
            if above >= noun || !tags[above].is_noun() {
                break;
            }
            noun = above;
        }
        arcs[verb] = Arc { head: noun, label: Label::Relcl };
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]
    use sijill_claim::ByteSpan;

    use super::*;
    use crate::model::Model;
    use crate::{Sentence, tokens};

    fn mended(text: &str, given: &[Tag]) -> Vec<Tag> {
        let mut given = given.to_vec();
        tags(&tokens(text, ByteSpan::new(0, text.len()).unwrap()), &mut given);
        given
    }

    #[test]
    fn to_before_a_verb_is_no_preposition() {
        use Tag::{IN, JJ, NNP, TO, VB};
        assert_eq!(mended("due to meet", &[JJ, IN, VB]), [JJ, TO, VB]);
        assert_eq!(mended("due to Paris", &[JJ, IN, NNP]), [JJ, IN, NNP]);
    }

    #[test]
    fn what_takes_no_object_describes_nothing() {
        use Tag::{CC, IN, NN, NNS, RB, VBD, VBN, VBP};
        assert_eq!(mended("people fled from", &[NNS, VBN, IN]), [NNS, VBD, IN]);
        assert_eq!(mended("people have fled", &[NNS, VBP, VBN]), [NNS, VBP, VBN]);
        assert_eq!(mended("had also died", &[VBD, RB, VBN]), [VBD, RB, VBN]);
        assert_eq!(mended("had left or died", &[VBD, VBN, CC, VBN]), [VBD, VBN, CC, VBN]);
        assert_eq!(mended("people killed in", &[NNS, VBN, IN]), [NNS, VBN, IN]);
        assert_eq!(mended("a bomb exploded", &[Tag::DT, NN, VBN]), [Tag::DT, NN, VBD]);
    }

    #[test]
    fn a_noun_joined_to_a_verb_is_the_next_verbs_subject() {
        use Tag::{CC, NNS, VBD, VBN};
        let tags = [NNS, VBD, VBN, CC, NNS, VBD, VBN];
        let arc = |head, label| Arc { head, label };
        let given = [
            arc(2, Label::Nsubjpass),
            arc(2, Label::Auxpass),
            arc(2, Label::Root),
            arc(2, Label::Cc),
            arc(2, Label::Conj),
            arc(6, Label::Auxpass),
            arc(2, Label::Conj),
        ];
        let mut mended = given;
        arcs(&[], &tags, &mut mended);
        assert_eq!(mended[4], arc(6, Label::Nsubjpass));
        // Where the verb has its subject, nothing is changed.
        let mut whole = given;
        whole[5] = arc(6, Label::Nsubjpass);
        arcs(&[], &tags, &mut whole);
        assert_eq!(whole[4], given[4]);
    }

    fn read(text: &str) -> Sentence<'_> {
        Model::embedded().unwrap().analyse(text, ByteSpan::new(0, text.len()).unwrap())
    }

    /// The word, what it hangs on, and how.
    fn hanging(text: &str, word: &str) -> String {
        let s = read(text);
        let i = (0..s.len()).find(|&i| s.surface(i) == word).unwrap();
        format!("{} {} {}", s.tag(i).name(), s.label(i).name(), s.head(i).map_or("-", |h| s.surface(h)))
    }

    #[test]
    fn past_forms_are_past_forms() {
        for (text, word, tag) in [
            ("The attack came hours after the week-old ceasefire collapsed.", "collapsed", "VBD"),
            ("The observatory has counted 225 civilians killed.", "counted", "VBN"),
            ("The town's hospital has stopped working.", "stopped", "VBN"),
            ("The army retook most of the mountain on Sunday.", "retook", "VBD"),
            ("He said that the army had repelled the attack.", "repelled", "VBN"),
            ("The agency suspended all aid convoys.", "convoys", "NNS"),
            ("A truce steadily fell apart.", "steadily", "RB"),
            // Nouns and plain forms stay.
            ("The hatred went on.", "hatred", "NN"),
            ("Shells wound five people.", "five", "CD"),
            ("They rely on smugglers.", "rely", "VBP"),
            ("The agency reports.", "reports", "VBZ"),
            ("Tripoli blamed the raid on mercenaries.", "Tripoli", "NNP"),
            ("Police blamed the raid on mercenaries.", "Police", "NNS"),
        ] {
            assert!(hanging(text, word).starts_with(tag), "{text}: {}", hanging(text, word));
        }
    }

    #[test]
    fn what_was_torn_apart_hangs_together() {
        for (text, word, arc) in [
            ("The soldiers, the mayor said, burned the market.", "mayor", "NN nsubj said"),
            ("The soldiers, the mayor said, burned the market.", "soldiers", "NNS nsubj burned"),
            ("Tripoli blamed the raid on mercenaries.", "on", "IN prep blamed"),
            (
                "In addition to the 14 tanks, three guns and two lorries were destroyed.",
                "guns",
                "NNS nsubjpass destroyed",
            ),
            ("Aid went to people across Iraq who have been forced to flee.", "forced", "VBN relcl people"),
        ] {
            assert_eq!(hanging(text, word), arc, "{text}");
        }
    }
}
