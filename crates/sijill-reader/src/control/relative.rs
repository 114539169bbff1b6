//! What a verb of control is done to, where a relative clause parts them.

use sijill_language::{Label, Tag};

use super::lexicon::{ControlLexicon, Object};
use super::target::target;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, subject};
use crate::party::{Force, force, goes_by_initials};

fn is_relative(word: &str) -> bool {
    matches!(word, "which" | "that" | "whom")
}

/// "the post, which the rebels seized in May", "the hill they captured": done to the noun that the clause hangs on.
pub(super) fn antecedent(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<Clause> {
    let s = &a.sentence;
    let relative = s.label(clause.verb) == Label::Relcl && clause.voice == Voice::Active;
    if !relative || !clause.things.iter().all(|&t| is_relative(s.lower(t))) {
        return None;
    }
    let doer = clause.own_subject.filter(|&d| d < clause.verb && !is_relative(s.lower(d)))?;
    let nearest = s.head(clause.verb).filter(|&n| n < doer && s.tag(n).is_noun())?;
    // "the post at Marduk, which": the post.
    let upper = s
        .head(nearest)
        .filter(|&p| {
            s.label(nearest) == Label::Pobj && matches!(s.lower(p), "at" | "in" | "near" | "on" | "of")
        })
        .and_then(|p| s.head(p))
        .filter(|&n| s.tag(n).is_noun() && lexicon.is_place(s.lemma(n)));
    let thing = upper.unwrap_or(nearest);
    // "on Saturday, when rebels moved in", "the town where they attacked"
    let adverbs = s.children_by(clause.verb, &[Label::Advmod]).any(|w| s.tag(w) == Tag::WRB);
    let takes = lexicon.verbs(&clause.lemma).any(|v| v.object == Object::Place && v.prepositions.is_empty());
    if adverbs || !takes || target(a, lexicon, thing, false).is_none() {
        return None;
    }
    let doer = stands_for(a, doer, thing).unwrap_or(doer);
    Some(Clause { doer: Some(doer), things: vec![thing], ..clause.clone() })
}

/// "The militia holds the post, which it took in May": the militia.
fn stands_for(a: &Analysed<'_>, pronoun: usize, thing: usize) -> Option<usize> {
    let s = &a.sentence;
    let plural = match s.lower(pronoun) {
        "it" => false,
        "they" => true,
        _ => return None,
    };
    let verb = s.ancestors(thing).take(8).find(|&v| s.tag(v).is_verb())?;
    let subject = subject(a, verb).filter(|&n| n < thing)?;
    let fits =
        force(a, subject).acts() || goes_by_initials(a, subject) && force(a, subject) == Force::Unknown;
    (s.tag(subject).is_plural() == plural && fits).then_some(subject)
}

/// "Gunmen who tried to enter the town were repelled": the gunmen, where the parser takes the town for what was repelled.
pub(super) fn parted(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<Clause> {
    let s = &a.sentence;
    let armed = |n: usize| force(a, n).acts() || lexicon.is_assailant(a, n);
    let repels = lexicon.verbs(&clause.lemma).any(|v| v.object == Object::Force);
    if clause.voice != Voice::Passive || !repels || clause.things.iter().any(|&t| armed(t)) {
        return None;
    }
    let who = (clause.verb.saturating_sub(18)..clause.verb)
        .rev()
        .find(|&i| matches!(s.lower(i), "who" | "that"))?;
    let commas = (who..clause.verb).any(|i| matches!(s.lower(i), "," | ";"));
    // "gunmen mounted on trucks who": the gunmen, not what they ride on.
    let noun = (who.saturating_sub(9)..who)
        .rev()
        .take_while(|&i| !matches!(s.lower(i), "," | ";"))
        .find(|&i| a.chunk(i).is_some_and(|c| c.head == i) && armed(i))?;
    let things = std::iter::once(noun).chain(clause.things.iter().copied()).collect();
    (!commas).then(|| Clause { things, own_subject: Some(noun), parsed: false, ..clause.clone() })
}

/// "as soldiers, aided by tanks, pushed into the town": they push, whatever the parser joins the verb to.
pub(super) fn interrupted(a: &Analysed<'_>, clause: &Clause) -> Option<Clause> {
    let s = &a.sentence;
    let far =
        clause.own_subject.is_none() && s.label(clause.verb) == Label::Conj && clause.voice == Voice::Active;
    let closes = clause.verb.checked_sub(1).filter(|&i| far && s.lower(i) == ",")?;
    let opens = (closes.saturating_sub(14)..closes).rev().find(|&i| s.lower(i) == ",")?;
    let noun = opens.checked_sub(1).and_then(|i| a.chunk(i)).filter(|c| c.last + 1 == opens)?.head;
    let aside = matches!(s.tag(opens + 1), Tag::VBN | Tag::VBG)
        && (s.head(opens + 1) == Some(noun) || s.head(noun).is_some_and(|h| s.lower(h) == "as"));
    (aside && force(a, noun) == Force::Armed && clause.doer != Some(noun)).then(|| Clause {
        doer: Some(noun),
        own_subject: Some(noun),
        ..clause.clone()
    })
}

/// "Their positions were overrun during the night": a participle that the tagger takes for an adverb.
pub(super) fn overrun(a: &Analysed<'_>, token: usize) -> Option<Clause> {
    let s = &a.sentence;
    let be = token
        .checked_sub(1)
        .filter(|&b| s.lower(token) == "overrun" && matches!(s.lemma(b), "be" | "have"))?;
    if s.tag(token).is_verb() {
        return None;
    }
    if s.lemma(be) == "have" {
        return had_overrun(a, be, token);
    }
    let subject = subject(a, be)?;
    let by = (s.lower(token + 1) == "by").then(|| a.chunk(token + 2)).flatten().map(|c| c.head);
    Some(Clause {
        verb: token,
        lemma: "overrun".to_owned(),
        voice: Voice::Passive,
        doer: by.filter(|&n| a.date_at(n).is_none()),
        things: s.conjuncts(subject),
        own_subject: Some(subject),
        parsed: false,
    })
}

/// "The rebels had overrun all the posts": a participle that the tagger takes for a part of the posts.
fn had_overrun(a: &Analysed<'_>, have: usize, token: usize) -> Option<Clause> {
    let s = &a.sentence;
    let before = || have.checked_sub(1).and_then(|i| a.chunk(i)).map(|c| c.head);
    let doer = subject(a, have).or_else(before)?;
    let mut things: Vec<usize> = s.children_by(have, &[Label::Dobj]).flat_map(|t| s.conjuncts(t)).collect();
    if things.is_empty() {
        let next = token + 1 + usize::from(matches!(s.lower(token + 1), "all" | "both" | "half"));
        things.extend(a.chunk(next).or_else(|| a.chunk(token + 1)).map(|c| c.head));
    }
    let beyond = things.first().is_some_and(|&t| t > token);
    beyond.then(|| Clause {
        verb: token,
        lemma: "overrun".to_owned(),
        voice: Voice::Active,
        doer: Some(doer),
        things,
        own_subject: Some(doer),
        parsed: false,
    })
}

/// "Rebels fighting for the capital pushed into the port": the rebels, where the parser hangs the verb on the capital.
pub(super) fn described(a: &Analysed<'_>, clause: &Clause) -> Option<Clause> {
    let s = &a.sentence;
    let v = clause.verb;
    let astray = matches!(s.label(v), Label::Acl | Label::Relcl)
        && s.tag(v) == Tag::VBD
        && clause.voice != Voice::Passive;
    let own = s.children_by(v, &[Label::Nsubj, Label::Nsubjpass]).next().is_none();
    let by = s.child(v, Label::Agent).is_none();
    let root = s.ancestors(v).take(8).last().filter(|&r| astray && own && by && s.label(r) == Label::Root)?;
    let part = s
        .children_by(root, &[Label::Acl])
        .find(|&p| root < p && p < v && matches!(s.tag(p), Tag::VBG | Tag::VBN))?;
    let whole =
        s.tag(root).is_noun() && force(a, root) == Force::Armed && s.ancestors(v).take(8).any(|x| x == part);
    let things = s.children_by(v, &[Label::Dobj]).flat_map(|t| s.conjuncts(t)).collect();
    whole.then(|| Clause {
        voice: Voice::Active,
        doer: Some(root),
        own_subject: Some(root),
        things,
        ..clause.clone()
    })
}
