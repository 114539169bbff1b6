//! Which allegation a denial answers.

use rustc_hash::FxHashMap;
use sijill_claim::{Allegation, Modality};

use crate::draft::{Body, Draft};

/// Sentences back that a denial without a common word may reach.
const REACH: usize = 3;
/// How many allegations before a denial are looked at.
const MOST: usize = 32;

/// Pairs of positions in the list: a denial, and the allegation that it answers.
pub(crate) fn answers(drafts: &[Draft]) -> Vec<(usize, usize)> {
    let mut alleged: Vec<usize> = (0..drafts.len())
        .filter(|&i| allegation(&drafts[i]).is_some() && drafts[i].modality == Modality::Alleged)
        .collect();
    alleged.sort_by_key(|&i| (drafts[i].sentence, drafts[i].first));
    let mut found: FxHashMap<usize, usize> = FxHashMap::default();
    for (i, denial) in drafts.iter().enumerate() {
        let Some(body) = allegation(denial).filter(|_| denial.modality == Modality::Denied) else { continue };
        let upto = alleged
            .partition_point(|&k| (drafts[k].sentence, drafts[k].first) <= (denial.sentence, denial.first));
        let before = alleged[upto.saturating_sub(MOST)..upto].iter().rev();
        let behind = alleged[upto..].iter().take(4);
        let best = before.chain(behind).copied().filter_map(|k| Some((score(denial, body, &drafts[k])?, k)));
        // The first of the best: the nearest before.
        if let Some((_, k)) =
            best.fold(
                None,
                |best: Option<(u32, usize)>, next| {
                    if best.is_none_or(|b| next.0 > b.0) { Some(next) } else { best }
                },
            )
        {
            found.insert(i, k);
        }
    }
    let mut pairs: Vec<(usize, usize)> = found.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

fn score(denial: &Draft, body: &Allegation, other: &Draft) -> Option<u32> {
    let alleged = allegation(other)?;
    let same = body
        .against
        .iter()
        .any(|p| alleged.against.iter().any(|q| p.id.is_some() && p.id == q.id || shares(&p.name, &q.name)));
    let deeds = body.of.iter().any(|p| alleged.of.iter().any(|q| shares(p, q)));
    let near = denial.sentence >= other.sentence && denial.sentence - other.sentence <= REACH;
    let points = 4 * u32::from(same) + 2 * u32::from(deeds) + u32::from(near);
    (points > 0).then_some(points)
}

fn shares(a: &str, b: &str) -> bool {
    let long = |s: &str| {
        s.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 3)
            .map(|w| w.chars().take(5).collect::<String>())
            .collect::<Vec<_>>()
    };
    let theirs = long(b);
    long(a).iter().any(|w| theirs.contains(w))
}

const fn allegation(draft: &Draft) -> Option<&Allegation> {
    match &draft.body {
        Body::Allegation(allegation) => Some(allegation),
        _ => None,
    }
}
