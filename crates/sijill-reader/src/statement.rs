//! Statements: what somebody is reported to say that is no claim of another kind.

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::draft::{Body, Draft};
use crate::speech::{SpeechFrame, Takes, attribute};

/// Shortest statement, in words.
const SHORTEST: usize = 3;

/// One statement for each stretch of content that holds no other claim, with its sources.
pub(crate) fn drafts(analysed: &[Analysed<'_>], frames: &[SpeechFrame], others: &[Draft]) -> Vec<Draft> {
    let mut taken: Vec<Vec<(usize, usize)>> = vec![Vec::new(); analysed.len()];
    for draft in others {
        if let Some(list) = taken.get_mut(draft.sentence) {
            list.push((draft.first, draft.last));
        }
    }
    let mut cues: Vec<Vec<usize>> = vec![Vec::new(); analysed.len()];
    for frame in frames {
        if let Some(list) = cues.get_mut(frame.sentence) {
            list.push(frame.cue.0);
        }
    }
    let mut found = Vec::new();
    for frame in frames.iter().filter(|f| !matches!(f.takes, Takes::Accuse | Takes::Blame | Takes::Deny)) {
        for region in &frame.content {
            let Some(a) = analysed.get(region.sentence) else { continue };
            // A cue within: the inner frame tells the statement. Others within: they are the claim.
            let inner = cues[region.sentence].iter().any(|&c| region.first <= c && c <= region.last);
            let (first, last) = (region.first, region.last.min(a.sentence.len().saturating_sub(1)));
            let overlaps = taken[region.sentence].iter().take(64).any(|&(f, l)| f <= last && first <= l);
            if inner || overlaps || last < first {
                continue;
            }
            let (first, last) = trimmed(a, first, last);
            let clause = (first..=last)
                .find(|&i| a.is_finite(i))
                .or_else(|| (first..=last).find(|&i| a.sentence.tag(i).is_verb()));
            let clause = clause.or_else(|| (first..=last).find(|&i| a.sentence.lower(i) == "responsibility"));
            let Some(anchor) = clause.filter(|_| last + 1 >= first + SHORTEST) else { continue };
            taken[region.sentence].push((first, last));
            let root = root_of(a, first, last).unwrap_or(anchor);
            found.push(Draft::new(region.sentence, first, last, root, Body::Statement, "statement"));
        }
    }
    attribute(&mut found, analysed, frames);
    found
}

/// The verb that the stretch hangs on.
fn root_of(a: &Analysed<'_>, first: usize, last: usize) -> Option<usize> {
    let s = &a.sentence;
    (first..=last).find(|&i| s.tag(i).is_verb() && s.head(i).is_none_or(|h| h < first || h > last))
}

/// Without marks at either end.
fn trimmed(a: &Analysed<'_>, mut first: usize, mut last: usize) -> (usize, usize) {
    let s = &a.sentence;
    let mark = |i: usize| {
        matches!(s.tag(i), Tag::Comma | Tag::Stop | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote)
            || s.surface(i) == "\""
    };
    while first < last && mark(first) {
        first += 1;
    }
    while last > first && mark(last) {
        last -= 1;
    }
    (first, last)
}
