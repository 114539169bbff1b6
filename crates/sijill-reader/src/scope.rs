//! Scope: whether a casualty figure counts one occurrence or accumulates (convention 4 of the reading).

use sijill_claim::Scope;
use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::draft::Draft;

/// Decides each casualty draft's scope from its words and days; parts take that of their whole.
pub(crate) fn decide(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for draft in drafts.iter_mut() {
        let accumulates = draft.casualty().is_some() && accumulates(&analysed[draft.sentence], draft);
        if let Some(casualty) = draft.casualty_mut()
            && accumulates
        {
            casualty.scope = Scope::Period;
            draft.rules.push("the words show accumulation");
        }
    }
    for i in 0..drafts.len() {
        let whole = drafts[i].part_of.and_then(|w| drafts.get(w)).and_then(Draft::casualty).map(|c| c.scope);
        if let (Some(scope), Some(casualty)) = (whole, drafts[i].casualty_mut()) {
            casualty.scope = scope;
        }
    }
}

fn accumulates(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let long = draft.when.as_ref().is_some_and(|w| match (w.start, w.end) {
        (Some(start), Some(end)) => start.until(end).is_ok_and(|span| span.get_days() >= 2),
        _ => false,
    });
    let lower = |i: usize| s.lower(i);
    let clause_first = (0..draft.first).rev().take_while(|&i| !matches!(lower(i), ";" | "but" | "while")).last().unwrap_or(draft.first);
    let clause_last = (draft.last..s.len()).take_while(|&i| !matches!(lower(i), ";" | "but" | "while")).last().unwrap_or(draft.last);
    let near_first = draft.first.saturating_sub(14).max(clause_first);
    // What another finite verb tells ("in a conflict that has left 66 dead") is not this claim's.
    let other_verb = (draft.last + 1..s.len()).find(|&i| a.is_finite(i)).unwrap_or(s.len());
    let near_last = (draft.last + 14).min(clause_last).min(other_verb.saturating_sub(1)).max(draft.last);
    for i in near_first..=near_last {
        match lower(i) {
            "since" if s.tag(i) == Tag::IN && follows_time(a, i + 1) => return true,
            "so" if lower(i + 1) == "far" => return true,
            "in" if matches!(lower(i + 1), "total" | "all") && !s.tag(i + 2).is_noun() => return true,
            "altogether" => return true,
            "separate" | "various" | "successive" if s.tag(i + 1).is_plural() || s.tag(i + 2).is_plural() => return true,
            "campaign" | "war" | "insurgency" | "conflict" | "uprising" | "rebellion" | "crackdown" | "unrest" => {
                // The war itself as what kills or the frame of the count; "war crimes", "war-torn" are not.
                let governed = matches!(lower(i.wrapping_sub(2)), "in" | "during" | "by" | "of" | "from" | "throughout")
                    || matches!(lower(i.wrapping_sub(1)), "in" | "during" | "by" | "the" | "throughout")
                        && (i < draft.anchor && i + 6 >= draft.anchor);
                if governed && !s.tag(i + 1).is_noun() && s.lower(i + 1) != "-" {
                    return true;
                }
            }
            "operation" | "offensive" => {
                let whole = matches!(lower(i.wrapping_sub(1)), "the" | "week" | "month" | "long" | "this")
                    && (matches!(lower(i.wrapping_sub(2)), "in" | "during" | "of") || i < draft.anchor && i + 3 >= draft.anchor);
                if whole {
                    return true;
                }
            }
            "years" | "decade" | "decades" | "months" | "weeks"
                if matches!(lower(i.wrapping_sub(1)), "of" | "past" | "last" | "recent" | "two" | "three" | "four" | "five" | "six")
                    && (near_first..i).any(|k| matches!(lower(k), "in" | "over" | "during" | "for" | "of")) =>
            {
                return long || lower(i.wrapping_sub(1)) != "of";
            }
            _ => {}
        }
    }
    long && !single_occurrence(a, draft)
}

fn follows_time(a: &Analysed<'_>, i: usize) -> bool {
    let s = &a.sentence;
    a.date_at(i).is_some() || a.date_at(i + 1).is_some() || s.tag(i).is_noun() || matches!(s.tag(i), Tag::DT | Tag::CD | Tag::RB) || s.tag(i) == Tag::VBG
}

/// "a car bomb killed five last week": one occurrence at an unknown day of a longer period.
fn single_occurrence(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let words = draft.when.as_ref().map_or("", |w| w.words.as_str()).to_lowercase();
    let vague_day = words.starts_with("last ") || words.starts_with("in ") && !words.contains("past") || words.starts_with("early") || words.contains("ago");
    let one = (0..draft.anchor).any(|i| matches!(s.lower(i), "a" | "an" | "the")) || draft.casualty().and_then(|c| c.figure.as_ref()).is_some_and(|f| f.best == Some(1));
    vague_day && one
}
