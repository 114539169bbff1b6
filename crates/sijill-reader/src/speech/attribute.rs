//! Hands each draft its chain of sources and its modality: from the innermost frame whose content holds it, outwards.
//!
//! Linear: regions are swept once per sentence with a stack.

use sijill_claim::{Kind, Modality, Source};

use super::settle::{LONGEST_CHAIN, join};
use super::{SpeechFrame, modality};
use crate::analysis::Analysed;
use crate::draft::Draft;

/// Furthest that frames are followed outwards.
const DEPTH: usize = 8;

/// One region in the sweep.
#[derive(Debug, Clone, Copy)]
struct Cover {
    first: usize,
    last: usize,
    frame: usize,
    /// The region that it lies in.
    below: Option<usize>,
}

/// For each token of each sentence, the innermost frame whose content holds it.
#[derive(Debug)]
pub(crate) struct Owners {
    covers: Vec<Vec<Cover>>,
    top: Vec<Vec<Option<u32>>>,
}

impl Owners {
    /// Sweeps the frames' regions.
    pub(crate) fn new(analysed: &[Analysed<'_>], frames: &[SpeechFrame]) -> Self {
        let mut covers: Vec<Vec<Cover>> = vec![Vec::new(); analysed.len()];
        for (f, frame) in frames.iter().enumerate() {
            for region in &frame.content {
                if let Some(list) = covers.get_mut(region.sentence) {
                    list.push(Cover { first: region.first, last: region.last, frame: f, below: None });
                }
            }
        }
        let mut top = Vec::with_capacity(analysed.len());
        for (list, a) in covers.iter_mut().zip(analysed) {
            list.sort_by_key(|c| {
                (c.first, std::cmp::Reverse(c.last), std::cmp::Reverse(frames[c.frame].cue.0))
            });
            let mut stack: Vec<usize> = Vec::new();
            let mut next = 0;
            let mut tokens = vec![None; if list.is_empty() { 0 } else { a.sentence.len() }];
            for (t, slot) in tokens.iter_mut().enumerate() {
                while stack.last().is_some_and(|&c| list[c].last < t) {
                    stack.pop();
                }
                while next < list.len() && list[next].first <= t {
                    if list[next].last >= t {
                        list[next].below = stack.last().copied();
                        stack.push(next);
                    }
                    next += 1;
                }
                *slot = stack.last().and_then(|&c| u32::try_from(c).ok());
            }
            top.push(tokens);
        }
        Self { covers, top }
    }

    /// The frames that hold a token, the innermost first.
    pub(crate) fn at(&self, sentence: usize, token: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let Some(list) = self.covers.get(sentence) else { return found };
        let mut next =
            self.top.get(sentence).and_then(|t| t.get(token)).copied().flatten().map(|c| c as usize);
        while let Some(cover) = next.and_then(|c| list.get(c)).filter(|_| found.len() < DEPTH) {
            if cover.first <= token && token <= cover.last && !found.contains(&cover.frame) {
                found.push(cover.frame);
            }
            next = cover.below;
        }
        found
    }

    /// The chain of a frame and of those in whose content it stands.
    pub(crate) fn chain(&self, frames: &[SpeechFrame], frame: usize) -> Vec<Source> {
        let mut chain = Vec::new();
        let mut at = Some(frame);
        let mut seen = Vec::new();
        while let Some(f) = at.filter(|f| !seen.contains(f) && seen.len() < LONGEST_CHAIN) {
            seen.push(f);
            join(&mut chain, &frames[f].chain);
            at = self.at(frames[f].sentence, frames[f].cue.0).into_iter().find(|outer| !seen.contains(outer));
        }
        chain
    }
}

/// The verb beside which a meeting is told in passing.
fn beside_verb(a: &Analysed<'_>, draft: &Draft) -> Option<usize> {
    let s = &a.sentence;
    let beside = draft.rules.first() == Some(&crate::meeting::BESIDE);
    s.ancestors(draft.anchor).find(|&v| s.tag(v).is_verb()).filter(|_| beside)
}

/// Fills in who says each draft, and how it is put.
pub(crate) fn attribute(drafts: &mut [Draft], analysed: &[Analysed<'_>], frames: &[SpeechFrame]) {
    let owners = Owners::new(analysed, frames);
    for draft in drafts {
        let Some(a) = analysed.get(draft.sentence) else { continue };
        // Allegations know who makes them and how from their own rules.
        if draft.body.kind() == Kind::Allegation {
            continue;
        }
        let mut holding = owners.at(draft.sentence, draft.anchor);
        if holding.is_empty() {
            holding = owners.at(draft.sentence, draft.first);
        }
        let own = draft.body.kind() == Kind::Statement;
        // "He repeated it during talks with the envoy": that he met him is the report's own word.
        let beside = beside_verb(a, draft);
        let about = |f: usize| frames[f].sentence == draft.sentence && beside == Some(frames[f].cue.1);
        let frame = holding.iter().copied().find(|&f| (own || !frames[f].granted) && !about(f));
        if let Some(f) = frame {
            draft.attribution = owners.chain(frames, f);
            draft.rules.push(frames[f].rule);
        }
        if draft.modality != Modality::Asserted {
            continue;
        }
        // "denied that it had fallen; on Monday it said that 12 were missing": what another clause does to its own words.
        let apart = |f: usize| {
            frames[f].sentence == draft.sentence
                && Some(f) != frame
                && (frames[f].cue.1..draft.anchor).any(|i| a.sentence.lower(i) == ";")
        };
        let by_cue = holding
            .iter()
            .filter(|&&f| (own || !frames[f].granted) && !apart(f) && !about(f))
            .find_map(|&f| frames[f].modality);
        if let Some(found) = by_cue.or_else(|| modality::of(a, draft)) {
            draft.modality = found;
        }
    }
}
