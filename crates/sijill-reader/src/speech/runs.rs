//! Quotations as runs: from the opening mark to the closing one, over sentences and paragraphs.
//!
//! Not for: whose they are (`whose`). Linear: one pass; marks within marks belong to the outer run.

use crate::analysis::Analysed;

use super::Region;

/// One quotation.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// What stands between the marks, sentence by sentence.
    pub(super) parts: Vec<Region>,
    /// Tokens in all.
    pub(super) length: usize,
}

/// The quotations of a report, and for each token the one that it stands in.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) all: Vec<Run>,
    of: Vec<Vec<Option<u32>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Turns,
    SingleOpens,
    SingleCloses,
}

impl Runs {
    pub(super) fn find(analysed: &[Analysed<'_>]) -> Self {
        let mut runs = Self::default();
        // The open run, and whether single marks opened it.
        let mut open: Option<(u32, bool)> = None;
        for (i, a) in analysed.iter().enumerate() {
            let s = &a.sentence;
            let new_paragraph = i > 0 && analysed[i - 1].paragraph != a.paragraph;
            let mut of = vec![None; s.len()];
            if new_paragraph && open.is_some() {
                let goes_on = matches!(mark(a, 0), Some(Mark::Opens | Mark::Turns))
                    && open.is_some_and(|(_, single)| !single)
                    || mark(a, 0) == Some(Mark::SingleOpens) && open.is_some_and(|(_, single)| single);
                if !goes_on {
                    open = None;
                }
            } else if i > 0 && !new_paragraph && !follows(&analysed[i - 1], a) {
                // A sentence between was not analysed: take the marks' state from there.
                let quoted = a.quoted.first().copied().unwrap_or(false);
                if !quoted {
                    open = None;
                } else if open.is_none() {
                    open = Some((runs.begin(), false));
                }
            }
            for (t, slot) in of.iter_mut().enumerate() {
                match mark(a, t) {
                    Some(Mark::Opens) if open.is_none() => open = Some((runs.begin(), false)),
                    Some(Mark::SingleOpens) if open.is_none() && closes_again(a, t) => {
                        open = Some((runs.begin(), true))
                    }
                    Some(Mark::Closes) if open.is_some_and(|(_, single)| !single) => open = None,
                    Some(Mark::SingleCloses) if open.is_some_and(|(_, single)| single) => open = None,
                    Some(Mark::Turns) => {
                        let reopens = t == 0 && new_paragraph && open.is_some();
                        if !reopens {
                            open = match open {
                                Some((_, false)) => None,
                                Some(single) => Some(single),
                                None => Some((runs.begin(), false)),
                            };
                        }
                    }
                    Some(_) => {}
                    None => {
                        if let Some((run, _)) = open {
                            *slot = Some(run);
                            runs.add(run, i, t);
                        }
                    }
                }
            }
            runs.of.push(of);
        }
        runs
    }

    /// The quotation that a token stands in.
    pub(super) fn at(&self, sentence: usize, token: usize) -> Option<usize> {
        self.of.get(sentence)?.get(token).copied().flatten().map(|r| r as usize)
    }

    /// First and last token, in one sentence, of the quotation that a token stands in.
    pub(super) fn part(&self, sentence: usize, token: usize) -> Option<(usize, usize)> {
        let parts = &self.all.get(self.at(sentence, token)?)?.parts;
        let at = parts.partition_point(|p| p.sentence < sentence);
        parts.get(at).filter(|p| p.sentence == sentence).map(|p| (p.first, p.last))
    }

    fn begin(&mut self) -> u32 {
        self.all.push(Run::default());
        u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
    }

    fn add(&mut self, run: u32, sentence: usize, token: usize) {
        let Some(run) = self.all.get_mut(run as usize) else { return };
        run.length += 1;
        match run.parts.last_mut() {
            Some(part) if part.sentence == sentence => part.last = token,
            _ => run.parts.push(Region { sentence, first: token, last: token }),
        }
    }
}

/// True for a quotation mark of any kind.
pub(super) fn is_mark(a: &Analysed<'_>, token: usize) -> bool {
    mark(a, token).is_some()
}

fn mark(a: &Analysed<'_>, token: usize) -> Option<Mark> {
    let s = &a.sentence;
    match s.surface(token) {
        "“" | "``" | "«" | "„" => Some(Mark::Opens),
        "”" | "»" => Some(Mark::Closes),
        "\"" | "''" => Some(Mark::Turns),
        "‘" => Some(Mark::SingleOpens),
        "’" | "'" => {
            let spaced = s.tokens.get(token).is_some_and(|t| t.spaced);
            let next_spaced = s.tokens.get(token + 1).is_none_or(|t| t.spaced);
            if s.surface(token) == "'" && (spaced || token == 0) && !next_spaced {
                Some(Mark::SingleOpens)
            } else {
                Some(Mark::SingleCloses)
            }
        }
        _ => None,
    }
}

/// A single mark opens only where one in the same sentence closes: the rest are apostrophes. Looks a bounded way ahead.
fn closes_again(a: &Analysed<'_>, token: usize) -> bool {
    let end = a.sentence.len().min(token + 80);
    (token + 1..end).any(|t| mark(a, t) == Some(Mark::SingleCloses))
}

/// True where nothing but blanks lies between two sentences.
fn follows(before: &Analysed<'_>, after: &Analysed<'_>) -> bool {
    let text = after.sentence.text;
    let (from, to) = (before.sentence.span.end(), after.sentence.span.start());
    text.get(from.min(to)..to).is_some_and(|gap| gap.trim().is_empty())
}
