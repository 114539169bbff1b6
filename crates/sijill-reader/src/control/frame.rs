//! What the words around a verb of control make of it: orders to withdraw, tidings that are denied, what only could have been.

use sijill_claim::{Control, ControlAction, Modality};
use sijill_language::{Label, Tag};

use super::lexicon::ControlLexicon;
use crate::analysis::Analysed;
use crate::clause::{Clause, Stance, complements, reach};

/// "The garrison was ordered to withdraw": the order, by which it is told.
pub(super) fn order(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    action: ControlAction,
) -> Option<usize> {
    let s = &a.sentence;
    if action != ControlAction::Withdraw || s.tag(clause.verb) != Tag::VB {
        return None;
    }
    let order = s.head(clause.verb).filter(|&h| h < clause.verb && lexicon.moves.orders.has(s.lemma(h)))?;
    let passive = s.label(order) == Label::Acomp || s.child(order, Label::Auxpass).is_some();
    passive.then_some(order)
}

/// "was told to pull back, but stayed", "to withdraw, but the order was revoked": an order that nobody followed.
pub(super) fn is_unheeded(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    action: ControlAction,
) -> bool {
    let s = &a.sentence;
    let mut after = clause.verb + 1..s.len();
    let but = |i: usize| matches!(s.lower(i), "but" | "yet" | "although" | "though");
    let not = |i: usize| (i + 1..i + 6).any(|k| matches!(s.lower(k), "not" | "n't" | "never" | "none"));
    order(a, lexicon, clause, action).is_some()
        && after.any(|i| lexicon.moves.unheeded.has(s.lemma(i)) || but(i) && not(i))
}

/// "The garrison was ordered to withdraw": the first word of the order's clause.
pub(super) fn begins(a: &Analysed<'_>, order: usize) -> usize {
    let s = &a.sentence;
    let verb = s.head(order).filter(|_| s.label(order) == Label::Acomp).unwrap_or(order);
    let mut own = s.children_by(verb, &[Label::Nsubj, Label::Nsubjpass]);
    let helper = s.child(verb, Label::Auxpass).unwrap_or(verb);
    own.next().map_or(helper, |n| reach(a, n, &[Label::Relcl, Label::Punct]).0).min(order)
}

/// "The town, which rebels took in May, was retaken by the army": by others, or on another day.
pub(super) fn is_told_apart(a: &Analysed<'_>, one: (&Control, usize), other: (&Control, usize)) -> bool {
    let s = &a.sentence;
    if !s.tag(one.1).is_verb() || !s.tag(other.1).is_verb() {
        return false;
    }
    let named = |c: &Control| c.actor.as_ref().map(|p| p.name.to_lowercase()).filter(|n| !is_pronoun(n));
    let others = match (named(one.0), named(other.0)) {
        (Some(x), Some(y)) => !x.contains(&y) && !y.contains(&x),
        _ => false,
    };
    let day = |verb: usize| {
        let led = complements(a, verb).into_iter().map(|c| c.2).find(|&n| a.date_at(n).is_some());
        led.or_else(|| s.children_by(verb, &[Label::Npadvmod]).find(|&n| a.date_at(n).is_some()))
    };
    let days = matches!((day(one.1), day(other.1)), (Some(x), Some(y)) if x != y);
    let relative = [one.1, other.1].iter().any(|&v| s.label(v) == Label::Relcl);
    relative && (others || days)
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "it" | "they" | "he" | "she" | "we" | "who" | "which" | "that")
}

/// "will leave once the town is taken": not yet come about.
pub(super) fn is_awaited(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let opens = |w: usize| matches!(s.lower(w), "once" | "until" | "till" | "unless" | "when");
    let present = |i: usize| matches!(s.tag(i), Tag::VBZ | Tag::VBP);
    s.children_by(verb, &[Label::Mark, Label::Advmod]).any(opens)
        && (present(verb) || s.children_by(verb, &[Label::Aux, Label::Auxpass]).any(present))
}

/// "debunked the claim that the town had fallen": denied. "reports that the town had fallen": hedged.
pub(super) fn tidings(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    verb: usize,
    modality: Modality,
) -> Modality {
    let s = &a.sentence;
    let that = s.children_by(verb, &[Label::Mark]).any(|m| s.lower(m) == "that");
    // "There were rumours that", hung on the verb
    let noun = s.head(verb).and_then(|h| {
        if s.lemma(h) == "be" && s.label(verb) == Label::Ccomp { s.child(h, Label::Attr) } else { Some(h) }
    });
    let clausal =
        matches!(s.label(verb), Label::Acl | Label::Ccomp) && noun.is_some_and(|n| s.tag(n).is_noun());
    let Some(noun) = noun.filter(|&n| that && clausal && lexicon.moves.tidings.has(s.lemma(n))) else {
        return modality;
    };
    // "Claims that the town had fallen were false"
    let untrue = || {
        let be = s.head(noun).filter(|&v| s.lemma(v) == "be" && s.label(noun) == Label::Nsubj);
        be.and_then(|v| s.child(v, Label::Acomp)).is_some_and(|w| lexicon.moves.untrue.has(s.lower(w)))
    };
    if is_denied(a, lexicon, noun) || untrue() {
        return Modality::Denied;
    }
    let doubtful = s.lemma(noun) != "news" && modality == Modality::Asserted;
    if doubtful { Modality::Hedged } else { modality }
}

/// "The army denied that the town had fallen", "denied having lost the hill": that somebody took, holds or left it is denied.
pub(super) fn denied(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    action: ControlAction,
    stance: Stance,
) -> Stance {
    let s = &a.sentence;
    let v = clause.verb;
    let told = matches!(action, ControlAction::Capture | ControlAction::Withdraw | ControlAction::Hold);
    let below = s.label(v) == Label::Ccomp && !matches!(s.tag(v), Tag::VB)
        || s.label(v) == Label::Xcomp && s.tag(v) == Tag::VBG;
    let denies =
        s.head(v).is_some_and(|h| h < v && lexicon.moves.denials.has(s.lemma(h)) && s.tag(h).is_verb());
    let doubted = s.children_by(v, &[Label::Aux]).any(|x| s.tag(x) == Tag::MD);
    if told && below && denies && !doubted && !stance.negated && !stance.attempted {
        return Stance { modality: Modality::Denied, unreal: false, ..stance };
    }
    stance
}

/// "denied the reports", "dismissed as lies the claims": what is denied is the noun itself, not what it stands beside.
fn is_denied(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let mut at = noun;
    for _ in 0..4 {
        let Some(up) = s.head(at).filter(|&up| up != at) else { return false };
        let below = match s.label(at) {
            Label::Dobj | Label::Nsubjpass | Label::Attr | Label::Ccomp | Label::Oprd => true,
            // "denied the reports and claims that"
            Label::Conj | Label::Appos => s.tag(up).is_noun(),
            // "the truth of reports that", "dismissed as rumours reports that"
            Label::Pobj => matches!(s.lower(up), "of" | "as"),
            Label::Prep => s.tag(up).is_noun() || s.lower(at) == "as",
            _ => false,
        };
        if !below {
            return false;
        }
        if lexicon.moves.denials.has(s.lemma(up)) {
            return true;
        }
        at = up;
    }
    false
}
