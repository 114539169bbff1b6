//! Whose a quotation is when it runs on: over sentences, after its cue, into the next paragraphs.

use sijill_language::{SentenceKind, Tag};

use super::named::LABEL;
use super::runs::Runs;
use super::turns::is_of_the_speaker;
use super::{Region, SpeechFrame};
use crate::analysis::Analysed;

/// Shortest quotation that can stand for itself, in words.
const SHORTEST: usize = 4;

/// Lengthens the frames' content over the quotations that go on with it, and over what a colon leads to.
pub(super) fn extend(frames: &mut [SpeechFrame], runs: &Runs, analysed: &[Analysed<'_>]) {
    let mut owner: Vec<Option<usize>> = vec![None; runs.all.len()];
    for (f, frame) in frames.iter_mut().enumerate() {
        let inside = runs.at(frame.sentence, frame.cue.0);
        let mut more: Vec<Region> = Vec::new();
        for region in &frame.content {
            for token in [region.first, region.last] {
                let Some(run) = runs.at(region.sentence, token).filter(|&r| Some(r) != inside) else {
                    continue;
                };
                if owner[run].is_none() {
                    owner[run] = Some(f);
                    more.extend(runs.all[run].parts.iter().filter(|p| p.sentence != frame.sentence));
                }
            }
        }
        frame.content.extend(more);
    }
    behind(frames, runs, &mut owner, analysed);
    alone(frames, runs, &mut owner, analysed);
    led_on(frames, runs, &owner, analysed);
    said_so(frames, analysed);
}

/// "Troops shelled the region 74 times. The governor said this on a broadcast": of the sentence before, where nobody else says it.
fn said_so(frames: &mut [SpeechFrame], analysed: &[Analysed<'_>]) {
    let mut told: Vec<(usize, Region)> = Vec::new();
    for (f, frame) in frames.iter().enumerate() {
        let Some(a) = analysed.get(frame.sentence) else { continue };
        let this = frame.cue.1 + 1;
        let alone = a.sentence.lower(this) == "this"
            && matches!(
                a.sentence.tag(this + 1),
                Tag::IN | Tag::TO | Tag::Comma | Tag::Stop | Tag::RB | Tag::VBG
            );
        let Some(before) = frame.sentence.checked_sub(1).and_then(|k| analysed.get(k)).filter(|_| alone)
        else {
            continue;
        };
        let last = before.sentence.len().saturating_sub(1);
        let taken = frames.iter().any(|other| other.content.iter().any(|r| r.sentence == before.index));
        if !taken && before.kind == SentenceKind::Body {
            told.push((f, Region { sentence: before.index, first: 0, last }));
        }
    }
    for (f, region) in told {
        if let Some(frame) = frames.get_mut(f) {
            frame.content.push(region);
        }
    }
}

/// "“Who fired the shells?” The mayor said.": a sentence of nothing but source and cue says whose the quotation before it is.
fn behind(frames: &mut [SpeechFrame], runs: &Runs, owner: &mut [Option<usize>], analysed: &[Analysed<'_>]) {
    for (f, frame) in frames.iter_mut().enumerate() {
        let Some(a) = analysed.get(frame.sentence) else { continue };
        let bare = frame.content.is_empty() && frame.cue.0 <= 6 && frame.cue.1 + 3 >= a.sentence.len();
        let Some(before) = frame.sentence.checked_sub(1).filter(|_| bare).and_then(|i| analysed.get(i))
        else {
            continue;
        };
        let end = before.sentence.len();
        let run = (end.saturating_sub(3)..end).rev().find_map(|t| runs.at(before.index, t));
        if let Some(run) = run.filter(|&r| before.paragraph == a.paragraph && owner[r].is_none()) {
            owner[run] = Some(f);
            frame.content.extend(runs.all[run].parts.iter().copied());
        }
    }
}

/// Quotations that no cue of their own sentence claims: they go on with what was quoted, or told of, just before.
fn alone(frames: &mut [SpeechFrame], runs: &Runs, owner: &mut [Option<usize>], analysed: &[Analysed<'_>]) {
    // The last frame up to each sentence, and the run that ended last before.
    let mut last_run: Option<usize> = None;
    let mut next_frame = 0;
    for r in 0..runs.all.len() {
        let Some(&begin) = runs.all[r].parts.first() else { continue };
        while next_frame < frames.len() && frames[next_frame].sentence < begin.sentence {
            next_frame += 1;
        }
        let whole = begin.first <= 1 && runs.all[r].length >= SHORTEST;
        if owner[r].is_none() && whole && !covered(frames, next_frame, begin) {
            let by_run = last_run.filter(|&l| {
                let end = runs.all[l].parts.last().map_or(0, |p| p.sentence);
                near(analysed, end, begin.sentence, 1)
            });
            let by_run = by_run.and_then(|l| owner[l]);
            let by_frame = next_frame.checked_sub(1).filter(|&f| {
                let frame = &frames[f];
                let own = !frame.chain.is_empty() && frame.source_head.is_some();
                own && near(analysed, frame.sentence, begin.sentence, 1)
            });
            // The nearer of the two.
            let found = match (by_run, by_frame) {
                (Some(a), Some(b)) => {
                    Some(if frames[b].sentence > frames[a].sentence && !within(frames, b, a) { b } else { a })
                }
                (a, b) => a.or(b),
            };
            if let Some(f) = found {
                owner[r] = Some(f);
                let parts = runs.all[r].parts.clone();
                frames[f].content.extend(parts);
            }
        }
        if runs.all[r].length >= SHORTEST {
            last_run = Some(r);
        }
    }
}

/// True where a frame's cue stands in the content of another.
fn within(frames: &[SpeechFrame], inner: usize, outer: usize) -> bool {
    let (sentence, at) = (frames[inner].sentence, frames[inner].cue.0);
    frames[outer]
        .content
        .iter()
        .rev()
        .take(4)
        .any(|r| r.sentence == sentence && r.first <= at && at <= r.last)
}

/// True where a cue of the run's own sentence covers its beginning.
fn covered(frames: &[SpeechFrame], from: usize, begin: Region) -> bool {
    frames.iter().skip(from).take_while(|f| f.sentence == begin.sentence).any(|f| {
        f.content
            .iter()
            .any(|r| r.sentence == begin.sentence && r.first <= begin.first && begin.first <= r.last)
    })
}

/// True where two sentences lie at most one apart, in one paragraph or two that follow each other.
fn near(analysed: &[Analysed<'_>], before: usize, after: usize, apart: usize) -> bool {
    after.saturating_sub(before) <= apart
        && match (analysed.get(before), analysed.get(after)) {
            (Some(a), Some(b)) => b.paragraph.saturating_sub(a.paragraph) <= 1,
            _ => false,
        }
}

/// A paragraph with "I" or "we": behind the last turn of an interview, whoever does not speak of himself may be the reporter.
fn tells_of_itself(analysed: &[Analysed<'_>], paragraph: usize) -> bool {
    let own = |a: &&Analysed<'_>| (0..a.sentence.len()).any(|i| is_of_the_speaker(a, i));
    analysed.iter().filter(|a| a.paragraph == paragraph).any(|a| own(&a))
}

/// "SENIOR OFFICIAL: Good afternoon. We…", the only speaker of a report: the last paragraph in which he speaks of himself.
fn one_speaker(frames: &[SpeechFrame], analysed: &[Analysed<'_>]) -> Option<usize> {
    let mut labels = frames.iter().filter(|f| {
        f.rule == LABEL && analysed.get(f.sentence).is_some_and(|a| a.kind != SentenceKind::Heading)
    });
    let from = labels.next().filter(|f| !f.chain.is_empty()).and_then(|f| analysed.get(f.sentence))?;
    if labels.next().is_some() {
        return None;
    }
    let own = |a: &Analysed<'_>| (0..a.sentence.len()).any(|i| is_of_the_speaker(a, i));
    let mut own: Vec<usize> =
        analysed.iter().filter(|a| a.paragraph > from.paragraph && own(a)).map(|a| a.paragraph).collect();
    own.dedup();
    own.last().copied().filter(|_| own.len() >= 2)
}

/// "X said in a statement:" and paragraphs without marks: they are X's up to the next that leads on, bullets up to the last.
fn led_on(frames: &mut [SpeechFrame], runs: &Runs, owner: &[Option<usize>], analysed: &[Analysed<'_>]) {
    // One speaker alone: as far as what he says tells of itself.
    let alone = one_speaker(frames, analysed);
    let labels = frames
        .iter()
        .filter(|f| {
            f.rule == LABEL && analysed.get(f.sentence).is_some_and(|a| a.kind != SentenceKind::Heading)
        })
        .count();
    let leads: Vec<usize> = (0..frames.len())
        .filter(|&f| {
            let frame = &frames[f];
            let label = frame.rule == LABEL
                && analysed.get(frame.sentence).is_some_and(|a| a.kind != SentenceKind::Heading);
            label
                || frame.leads_on
                    && analysed
                        .get(frame.sentence)
                        .is_some_and(|a| a.sentence.surface(a.sentence.len().saturating_sub(1)) == ":")
        })
        .collect();
    // Whoever is asked goes on to the end.
    let interview = leads.iter().any(|&f| frames[f].rule == LABEL && frames[f].chain.is_empty());
    for (n, &f) in leads.iter().enumerate() {
        let from = frames[f].sentence + 1;
        let label = !frames[f].leads_on;
        let stop = leads.get(n + 1).map_or(analysed.len(), |&g| frames[g].sentence);
        let Some(first) = analysed.get(from).filter(|_| from < stop) else { continue };
        if runs.at(from, 0).or_else(|| runs.at(from, 1)).is_some() {
            let run = runs.at(from, 0).or_else(|| runs.at(from, 1));
            if let Some(run) = run.filter(|&r| owner[r].is_none()) {
                let parts = runs.all[run].parts.clone();
                frames[f].content.extend(parts);
            }
            continue;
        }
        let bullets = first.kind == SentenceKind::Bullet;
        let here = analysed[frames[f].sentence].paragraph;
        let only_here = first.paragraph == here && !label || label && labels < 2 && alone.is_none();
        let mut more = Vec::new();
        for a in analysed.iter().take(stop).skip(from) {
            if bullets && a.kind != SentenceKind::Bullet
                || only_here && a.paragraph != here
                || label
                    && !interview
                    && n + 1 == leads.len()
                    && a.paragraph != here
                    && !alone
                        .map_or_else(|| tells_of_itself(analysed, a.paragraph), |last| a.paragraph <= last)
                || a.kind == SentenceKind::Heading
            {
                break;
            }
            if !a.sentence.is_empty() {
                more.push(Region { sentence: a.index, first: 0, last: a.sentence.len() - 1 });
            }
        }
        frames[f].content.extend(more);
    }
}
