//! What a comma sets off from a clause with "which": it goes on with the sentence before it.

use super::arcs::{hangs, rehang};
use crate::date::words::{month, weekday};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// "opened its drive to retake the town, which fell in May, [on] 3 September": of the drive, since the clause has its day.
pub(super) fn day_behind(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], preposition: usize) {
    let led = preposition > 2
        && tags[preposition] == Tag::IN
        && tags[preposition - 1] == Tag::Comma
        && arcs[preposition].label == Label::Prep
        && is_day(tokens, preposition + 1);
    let Some(opens) =
        (1..preposition).rev().find(|&i| matches!(tags[i], Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB))
    else {
        return;
    };
    // One day each: none but what stands right before the comma is the clause's.
    let dated = (opens + 1..preposition - 1)
        .any(|i| tags[i] == Tag::IN && (i + 3..=i + 5).contains(&(preposition + 1)) && is_day(tokens, i + 1));
    if !led || !dated || tags[opens - 1] != Tag::Comma {
        return;
    }
    let clause = arcs[opens].head;
    let inside = ancestors(arcs, preposition).any(|up| up == clause);
    if clause <= opens || !inside || arcs[clause].label != Label::Relcl {
        return;
    }
    // "opened its drive to retake the town": of the drive, since what was to come of it has no day yet.
    let above: Vec<usize> =
        ancestors(arcs, clause).filter(|&up| tags[up].is_verb() && up < opens).take(2).collect();
    let verb = match *above.as_slice() {
        [aim, drive] if tags[aim] == Tag::VB => drive,
        [verb, ..] => verb,
        [] => return,
    };
    rehang(arcs, preposition, verb, Label::Prep);
}

/// "The city — home to a million people — has been under siege": what stands between dashes is beside the subject.
pub(super) fn between_dashes(tokens: &[Token], arcs: &mut [Arc], verb: usize) {
    let dash = |i: &usize| tokens.get(*i).is_some_and(|t| matches!(t.lower.as_str(), "—" | "–" | "--"));
    let Some(beside) = (1..verb).rev().find(|&i| hangs(arcs, i, verb, Label::Nsubj)) else { return };
    let Some(subject) = (0..beside).find(|&i| hangs(arcs, i, beside, Label::Nsubj)) else { return };
    let Some(opens) = (subject + 1..beside).rev().find(dash) else { return };
    let Some(ends) = (beside + 1..verb).rev().find(dash) else { return };
    rehang(arcs, subject, verb, Label::Nsubj);
    rehang(arcs, beside, subject, Label::Appos);
    rehang(arcs, opens, subject, Label::Punct);
    rehang(arcs, ends, subject, Label::Punct);
}

/// True where a day or a month begins within two words.
fn is_day(tokens: &[Token], at: usize) -> bool {
    tokens.iter().skip(at).take(2).any(|t| {
        let year = t.lower.len() == 4 && t.lower.bytes().all(|b| b.is_ascii_digit());
        year || month(&t.lower).is_some() || weekday(&t.lower).is_some()
    })
}

fn ancestors(arcs: &[Arc], from: usize) -> impl Iterator<Item = usize> {
    let mut at = from;
    std::iter::from_fn(move || {
        let up = arcs.get(at)?.head;
        let on = up != at;
        at = up;
        on.then_some(up)
    })
    .take(arcs.len())
}
