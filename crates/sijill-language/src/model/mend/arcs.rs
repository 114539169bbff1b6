//! Arcs that cannot be.

use super::apart;
use super::asides::{between_dashes, day_behind};
use super::participles::{perfect, reduced, reduced_beside};
use super::particles;
use super::subjects::{described_subject, lost_subject, two_subjects};
use super::{LISTS, clauses, going_on, is, lost, plain, says, undergone};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token, lemma};

pub(super) const SUBJECTS: [Label; 2] = [Label::Nsubj, Label::Nsubjpass];

/// Arcs that cannot be.
pub(in crate::model) fn arcs(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc]) {
    for verb in 1..arcs.len() {
        // First, since what it mends is often no verb yet.
        perfect(tokens, tags, arcs, verb);
        apart::helped(tokens, tags, arcs, verb);
        apart::passive(tokens, tags, arcs, verb);
        apart::joined(tags, arcs, verb);
        if !tags[verb].is_verb() {
            continue;
        }
        particles::object(tokens, tags, arcs, verb);
        going_on::numbering(tokens, tags, arcs, verb);
        plain::left(tokens, tags, arcs, verb);
        plain::helped(tokens, tags, arcs, verb);
        between_dashes(tokens, arcs, verb);
        reduced_beside(tags, arcs, verb);
        described_subject(tags, arcs, verb);
        denied_deed(tokens, tags, arcs, verb);
        subject_of_helper(arcs, verb);
        behind_comma(tags, arcs, verb);
        counted_subject(tags, arcs, verb);
        plain_past(tags, arcs, verb);
        reduced(tokens, tags, arcs, verb);
        lost_root(tokens, tags, arcs, verb);
        progressive(tokens, tags, arcs, verb);
        series(tokens, tags, arcs, verb);
        caused(tokens, tags, arcs, verb);
        nearer_noun(tags, arcs, verb);
        garden_path(tags, arcs, verb);
        own_object(tags, arcs, verb);
        numbered_object(tokens, arcs, verb);
        relative(tags, arcs, verb);
        interpolated(tags, arcs, verb);
        speaker_behind_comma(tokens, tags, arcs, verb);
        fixed_preposition(tokens, tags, arcs, verb);
        clauses::told_that(tokens, arcs, verb);
        clauses::object_of_relative(tags, arcs, verb);
        clauses::relative_object(tokens, tags, arcs, verb);
        clauses::infinitive_over(tokens, tags, arcs, verb);
        clauses::quoted_predicate(tags, arcs, verb);
        clauses::behind_but(tokens, tags, arcs, verb);
        undergone::mend(tokens, tags, arcs, verb);
        match subjects(tags, arcs, verb).as_slice() {
            [] if !told_object(tokens, tags, arcs, verb) => lost_subject(tags, arcs, verb),
            [first, second] if !lost_object(tags, arcs, *second) => {
                two_subjects(tags, arcs, *first, *second);
            }
            _ => {}
        }
    }
    for conjunction in 1..arcs.len() {
        joined_apart(tags, arcs, conjunction);
        lost::subject(tokens, tags, arcs, conjunction);
        day_behind(tokens, tags, arcs, conjunction);
    }
}

/// "between the army and the rebels": what "and" joins hangs on what it hangs on.
fn joined_apart(tags: &[Tag], arcs: &mut [Arc], conjunction: usize) {
    let Arc { head, label } = arcs[conjunction];
    if label != Label::Cc || head >= conjunction || !tags[head].is_noun() {
        return;
    }
    let inside = |i: &usize| {
        tags[*i].is_noun()
            || matches!(tags[*i], Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::POS | Tag::Hyphen)
    };
    let phrase: Vec<usize> = (conjunction + 1..arcs.len()).take_while(inside).collect();
    let above = |i: &&usize| {
        let Arc { head: other, label } = arcs[**i];
        label == Label::Conj && other < head && tags[**i].is_noun() && tags[other].is_noun()
    };
    if let Some(&noun) = phrase.iter().find(above) {
        rehang(arcs, noun, head, Label::Conj);
    }
}

/// "Villagers trudged over the hills": a participle with a subject and no helper is no participle.
fn plain_past(tags: &mut [Tag], arcs: &[Arc], verb: usize) {
    if tags[verb] != Tag::VBN || !matches!(arcs[verb].label, Label::Root | Label::Ccomp) {
        return;
    }
    let child = |label: Label| (0..arcs.len()).any(|i| hangs(arcs, i, verb, label));
    if child(Label::Nsubj)
        && !child(Label::Aux)
        && !child(Label::Auxpass)
        && !child(Label::Nsubjpass)
        && !child(Label::Agent)
    {
        tags[verb] = Tag::VBD;
    }
}

/// "At least 10 Marines and a number of soldiers died": a past form without an object describes no noun, and a sentence that has
/// one has its verb.
fn lost_root(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    if tags[verb] != Tag::VBD || arcs[verb].label != Label::Acl || !LISTS.intransitive.holds(tokens, verb) {
        return;
    }
    let mut top = arcs[verb].head;
    for _ in 0..arcs.len() {
        if arcs[top].head == top {
            break;
        }
        top = arcs[top].head;
    }
    if top < verb && tags[top].is_noun() && arcs[top].label == Label::Root {
        arcs[verb] = Arc { head: verb, label: Label::Root };
        rehang(arcs, top, verb, Label::Nsubj);
    }
}

/// "two of the clinics were still seeing patients": behind a form of "be" a participle describes nothing.
fn progressive(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: object, label } = arcs[verb];
    if tags[verb] != Tag::VBG || label != Label::Amod || object <= verb || !tags[object].is_noun() {
        return;
    }
    let helper = (0..verb).rev().find(|&i| tags[i] != Tag::RB);
    let helper = helper.filter(|&h| {
        ["is", "are", "was", "were", "be", "been"].iter().any(|form| is(tokens, h, form))
            && arcs[h].head == verb
    });
    let Some(helper) = helper else { return };
    let above = arcs[object];
    let was_root = above.head == object;
    if was_root {
        arcs[verb] = Arc { head: verb, label: Label::Root };
    } else {
        rehang(arcs, verb, above.head, above.label);
    }
    if arcs[verb].head == object {
        return;
    }
    rehang(arcs, object, verb, Label::Dobj);
    for i in 0..helper {
        if arcs[i].head == object && (tags[i].is_noun() || tags[i] == Tag::CD || tags[i] == Tag::PRP) {
            rehang(arcs, i, verb, Label::Nsubj);
        }
    }
}

/// "have forced 38,000 people to flee": what somebody is made to do tells of him, and of what made him.
fn caused(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: noun, label } = arcs[verb];
    let told = matches!(label, Label::Relcl | Label::Acl) && tags[verb] == Tag::VB && noun < verb;
    let to = verb > 0 && tags[verb - 1] == Tag::TO;
    if !told || !to || !tags[noun].is_noun() || arcs[noun].label != Label::Dobj {
        return;
    }
    let cause = arcs[noun].head;
    let causes = tokens
        .get(cause)
        .is_some_and(|token| LISTS.causing.words.contains(lemma(&token.lower, tags[cause]).as_str()));
    if causes && cause < noun {
        rehang(arcs, verb, cause, Label::Ccomp);
        rehang(arcs, noun, verb, Label::Nsubj);
    }
}

/// "killed 18 people, injured at least 11 and burned 70 houses": behind a comma and before a number, the same people's next deed.
fn series(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: noun, label } = arcs[verb];
    let amount = tags.get(verb + 1) == Some(&Tag::CD) || LISTS.amounts.holds(tokens, verb + 1);
    if tags[verb] != Tag::VBN
        || label != Label::Acl
        || noun >= verb
        || tags[verb - 1] != Tag::Comma
        || !amount
    {
        return;
    }
    let Some(before) = (0..noun).rev().find(|&i| tags[i].is_verb()).filter(|&i| tags[i] == Tag::VBD) else {
        return;
    };
    let active =
        (0..before).any(|i| hangs(arcs, i, before, Label::Nsubj)) || arcs[before].label == Label::Conj;
    if !active || !hangs(arcs, noun, before, Label::Dobj) {
        return;
    }
    tags[verb] = Tag::VBD;
    rehang(arcs, verb, before, Label::Conj);
    let object = (verb + 1..tags.len().min(verb + 7))
        .find(|&i| arcs[i].head == verb && (tags[i].is_noun() || tags[i] == Tag::CD));
    if let Some(object) = object {
        rehang(arcs, object, verb, Label::Dobj);
    }
}

/// "37 persons dead and 47 others injured": where the first of two is told to be something of its own, the participle is of the
/// second alone.
fn nearer_noun(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: first, label } = arcs[verb];
    let second = verb - 1;
    if tags[verb] != Tag::VBN
        || label != Label::Acl
        || first >= second
        || !hangs(arcs, second, first, Label::Conj)
    {
        return;
    }
    let own = tags.get(first + 1).is_some_and(|tag| matches!(tag, Tag::JJ | Tag::VBN))
        && arcs[first + 1].head == first;
    if own {
        rehang(arcs, verb, second, Label::Acl);
    }
}

/// "The road past the school remains closed": what stands right behind a preposition that has no noun is the preposition's.
fn lost_object(tags: &[Tag], arcs: &mut [Arc], subject: usize) -> bool {
    let before = (0..subject)
        .rev()
        .find(|&i| !matches!(tags[i], Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS) && !tags[i].is_noun());
    // "The man who shot the victims was identified": what stands right behind a verb that has no object is its object.
    // "A deal to evacuate the wounded was reached": as much behind an infinitive that a noun has.
    let aim = |v: usize| arcs[v].label == Label::Acl && tags[v] == Tag::VB && v > 0 && tags[v - 1] == Tag::TO;
    let told = before.filter(|&v| tags[v].is_verb() && (arcs[v].label == Label::Relcl || aim(v)));
    if let Some(verb) = told
        && !(0..arcs.len()).any(|i| hangs(arcs, i, verb, Label::Dobj) || hangs(arcs, i, verb, Label::Auxpass))
        && matches!(tags[verb], Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VB)
    {
        rehang(arcs, subject, verb, Label::Dobj);
        return true;
    }
    let Some(preposition) = before.filter(|&p| tags[p] == Tag::IN && arcs[p].label == Label::Prep) else {
        return false;
    };
    if (0..arcs.len()).any(|i| hangs(arcs, i, preposition, Label::Pobj)) {
        return false;
    }
    rehang(arcs, subject, preposition, Label::Pobj);
    true
}

/// "Only 12 of the hospitals still function": no number counts a verb; it is its subject.
fn counted_subject(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    if subjects(tags, arcs, verb).is_empty()
        && let Some(number) = (0..verb).find(|&i| tags[i] == Tag::CD && hangs(arcs, i, verb, Label::Nummod))
    {
        rehang(arcs, number, verb, Label::Nsubj);
    }
}

/// "The army denied having shelled the camp": a verb of denying helps no other; what is denied hangs on it.
fn denied_deed(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let denies = |i: &usize| {
        hangs(arcs, *i, verb, Label::Aux)
            && tags[*i].is_verb()
            && lemma(&tokens[*i].lower, tags[*i]) == "deny"
            && tags.get(*i + 1) == Some(&Tag::VBG)
    };
    let Some(deny) = (0..verb).find(denies) else { return };
    let before: Vec<usize> = (0..deny).filter(|&i| arcs[i].head == verb && i != verb).collect();
    let Arc { head, label } = arcs[verb];
    arcs[deny] = Arc { head: if head == verb { deny } else { head }, label };
    arcs[verb] = Arc { head: deny, label: Label::Xcomp };
    for i in before {
        let label = arcs[i].label;
        arcs[i] = Arc { head: deny, label };
    }
}

/// "The town remains encircled": the subject of a helper is that of its verb.
fn subject_of_helper(arcs: &mut [Arc], verb: usize) {
    let helps = |i: &usize| hangs(arcs, *i, verb, Label::Auxpass);
    let Some(helper) = (0..verb).find(helps) else { return };
    if let Some(subject) = (0..helper).find(|&i| hangs(arcs, i, helper, Label::Nsubj)) {
        rehang(arcs, subject, verb, Label::Nsubjpass);
    }
}

/// "hospitals, which are short of supplies": nothing hangs on a comma.
fn behind_comma(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head, label } = arcs[verb];
    let mark = matches!(tags[head], Tag::Comma | Tag::Hyphen | Tag::OpenBracket) && head < verb;
    if label == Label::Relcl
        && mark
        && let Some(noun) = (0..head).rev().take(4).find(|&i| tags[i].is_noun())
    {
        rehang(arcs, verb, noun, Label::Relcl);
    }
}

/// The nouns before a verb that are its subjects, pronouns too.
fn subjects(tags: &[Tag], arcs: &[Arc], verb: usize) -> Vec<usize> {
    let is_subject =
        |i: &usize| arcs[*i].head == verb && SUBJECTS.contains(&arcs[*i].label) && tags[*i] != Tag::Comma;
    (0..verb).filter(is_subject).collect()
}

/// Hangs a word elsewhere, but never under itself: a tree stays a tree.
pub(super) fn rehang(arcs: &mut [Arc], i: usize, head: usize, label: Label) {
    let mut above = head;
    for _ in 0..arcs.len() {
        if above == i {
            return;
        }
        match arcs.get(above) {
            Some(arc) if arc.head != above => above = arc.head,
            _ => break,
        }
    }
    arcs[i] = Arc { head, label };
}

pub(super) fn hangs(arcs: &[Arc], i: usize, on: usize, label: Label) -> bool {
    arcs[i].head == on && arcs[i].label == label && i != on
}

/// "adding the camp was only taken after dark": what stands between a verb of saying and a verb with a helper is no object of
/// the one but the subject of the other.
fn told_object(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) -> bool {
    let helper = |i: &usize| arcs[*i].head == verb && matches!(arcs[*i].label, Label::Aux | Label::Auxpass);
    let Some(first) = (0..verb).find(helper).filter(|&i| i > 0 && tags[i] != Tag::TO) else { return false };
    let object = first - 1;
    let Arc { head: teller, label } = arcs[object];
    let told =
        tags[object].is_noun() && label == Label::Dobj && teller < object && says(tokens, tags, teller);
    if !told {
        return false;
    }
    let passive = (first..verb).any(|i| hangs(arcs, i, verb, Label::Auxpass));
    rehang(arcs, verb, teller, Label::Ccomp);
    rehang(arcs, object, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
    true
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
        rehang(arcs, speaker, verb, Label::Nsubj);
        rehang(arcs, first, if helps { arcs[told].head } else { told }, arcs[first].label);
    }
}

/// "took the hill, the Observatory for Human Rights said": all between the last comma and the verb is whoever says it.
fn speaker_behind_comma(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let ends = tags.get(verb + 1).is_none_or(|t| matches!(t, Tag::Comma | Tag::Stop));
    if !ends || !says(tokens, tags, verb) || !matches!(tags[verb], Tag::VBD | Tag::VBZ) {
        return;
    }
    let Some(comma) = tags[..verb].iter().rposition(|t| *t == Tag::Comma) else { return };
    let told = &tags[comma + 1..verb];
    let Some(first) = told.iter().position(|t| matches!(t, Tag::IN)).map(|p| comma + 1 + p) else { return };
    let plain = first > comma + 1
        && tags[first - 1].is_noun()
        && !told.iter().any(|t| t.is_verb() || matches!(t, Tag::CC | Tag::WDT | Tag::WP));
    let apart = plain && arcs[first - 1].head <= comma;
    let inner = (first + 1..verb).find(|&n| hangs(arcs, n, verb, Label::Nsubj));
    if let Some(inner) = inner.filter(|_| apart) {
        rehang(arcs, first - 1, verb, Label::Nsubj);
        rehang(arcs, first, first - 1, Label::Prep);
        rehang(arcs, inner, first, Label::Pobj);
    }
}

/// "blamed the raid on mercenaries": they were blamed, it was no raid on them.
fn fixed_preposition(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Some(token) = tokens.get(verb) else { return };
    // Most verbs are none of these, and their dictionary form is not looked for.
    let may_be = |own: &String| own.get(..3).is_some_and(|start| token.lower.starts_with(start));
    if !LISTS.fixed.prepositions.keys().any(may_be) {
        return;
    }
    let lemma = lemma(&token.lower, tags[verb]);
    let Some(own) = LISTS.fixed.prepositions.get(lemma.as_str()) else { return };
    for i in verb + 1..arcs.len().min(verb + 16) {
        let object = arcs[i].head;
        let of_object = object > verb && object < i && hangs(arcs, object, verb, Label::Dobj);
        if arcs[i].label == Label::Prep && of_object && is(tokens, i, own) {
            rehang(arcs, i, verb, arcs[i].label);
            return;
        }
    }
}

/// "Two men riding a motorbike gunned down a teacher, the police said": what has an object of its own behind a particle
/// describes no motorbike; it is what the men did.
fn garden_path(tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    if tags[verb] != Tag::VBN || arcs[verb].label != Label::Acl || tags.get(verb + 1) != Some(&Tag::RP) {
        return;
    }
    let object = (verb + 2..tags.len().min(verb + 8))
        .take_while(|&i| {
            tags[i].is_noun() || matches!(tags[i], Tag::DT | Tag::JJ | Tag::CD | Tag::PRP | Tag::PRPS)
        })
        .find(|&i| {
            arcs[i].head == verb && matches!(arcs[i].label, Label::Dobj | Label::Npadvmod | Label::Oprd)
        });
    let mut doer = arcs[verb].head;
    let leads = |arcs: &[Arc], i: usize| matches!(arcs[i].label, Label::Nsubj | Label::Ccomp);
    while doer < verb && !leads(arcs, doer) && arcs[doer].head != doer {
        doer = arcs[doer].head;
    }
    let Some(object) = object.filter(|_| doer < verb && tags[doer].is_noun() && leads(arcs, doer)) else {
        return;
    };
    let says = arcs[doer].head;
    if says <= object {
        return;
    }
    tags[verb] = Tag::VBD;
    // First away from what it hung on, so that the doer can hang on it.
    rehang(arcs, verb, says, Label::Ccomp);
    rehang(arcs, doer, verb, Label::Nsubj);
    rehang(arcs, object, verb, Label::Dobj);
}

/// "kills nine, hurts 16": nothing hangs on a comma, and what follows a second verb is its own object, not the first one's.
fn own_object(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let next = (verb + 1..tags.len()).find(|&i| tags[i].is_verb()).unwrap_or(tags.len());
    let has_object = |arcs: &[Arc], of: usize| (of + 1..arcs.len()).any(|i| hangs(arcs, i, of, Label::Dobj));
    if next < tags.len() && hangs(arcs, next, verb, Label::Conj) && !has_object(arcs, next) {
        let after = (next + 1..tags.len()).find(|&i| tags[i].is_verb()).unwrap_or(tags.len());
        if let Some(object) = (next + 1..after).find(|&i| hangs(arcs, i, verb, Label::Dobj))
            && tags[next + 1..object].iter().all(|tag| !matches!(tag, Tag::Comma | Tag::IN))
        {
            rehang(arcs, object, next, arcs[object].label);
        }
    }
    if has_object(arcs, verb) {
        return;
    }
    let orphan = (verb + 1..next).find(|&i| {
        let mark =
            tags.get(arcs[i].head).is_some_and(|tag| matches!(tag, Tag::Comma | Tag::Stop | Tag::Colon));
        mark && (tags[i].is_noun() || matches!(tags[i], Tag::CD | Tag::PRP))
    });
    if let Some(orphan) =
        orphan.filter(|&i| tags[verb + 1..i].iter().all(|t| !matches!(t, Tag::Comma | Tag::IN)))
    {
        rehang(arcs, orphan, verb, Label::Dobj);
    }
}

/// "captured Point 771": what bears a number as its name is no measure.
fn numbered_object(tokens: &[Token], arcs: &mut [Arc], verb: usize) {
    let next = verb + 1;
    let object = (next + 1..arcs.len()).any(|i| hangs(arcs, i, verb, Label::Dobj));
    if !object
        && next < arcs.len()
        && hangs(arcs, next, verb, Label::Npadvmod)
        && LISTS.numbered.holds(tokens, next)
    {
        rehang(arcs, next, verb, Label::Dobj);
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
        rehang(arcs, verb, noun, Label::Relcl);
    }
}
