//! Who says it: each cue of speech with its source and the words that it covers, and what that makes of claims.
//!
//! The doors are [`frames`], which reads the cues, and [`attribute`], which hands each claim its chain of sources and
//! its modality. Not for: what is claimed (the kinds' own folders).

mod after;
mod aired;
mod around;
mod attribute;
mod cast;
mod content;
mod cue;
mod following;
mod governs;
mod lexicon;
mod mention;
mod modality;
mod named;
mod names;
mod passive;
mod runs;
mod settle;
mod subject;
#[cfg(test)]
pub(crate) mod tests;
mod turns;
mod whose;

use sijill_claim::{Modality, Source};

use crate::analysis::Analysed;

pub(crate) use attribute::{Owners, attribute};
pub(crate) use lexicon::{SpeechLexicon, Takes};

/// A stretch of one sentence: first and last token, both inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    /// Which sentence, among those analysed.
    pub(crate) sentence: usize,
    /// First token.
    pub(crate) first: usize,
    /// Last token, inside.
    pub(crate) last: usize,
}

/// Somebody says something.
#[derive(Debug, Clone)]
pub(crate) struct SpeechFrame {
    /// The sentence of the cue.
    pub(crate) sentence: usize,
    /// First and last token of the cue.
    pub(crate) cue: (usize, usize),
    /// What the cue governs.
    pub(crate) takes: Takes,
    /// The noun of the source, where it stands in the cue's sentence.
    pub(crate) source_head: Option<usize>,
    /// From whoever asserts to whoever passed it on; empty where nobody is named, or the publisher itself.
    pub(crate) chain: Vec<Source>,
    /// What is said.
    pub(crate) content: Vec<Region>,
    /// How the cue puts it.
    pub(crate) modality: Option<Modality>,
    /// True where the content is a thing that the cue takes for granted: "blamed the army for the raid that killed two".
    pub(crate) granted: bool,
    /// Nothing of the content stands in the cue's own sentence: "X told the paper:".
    pub(crate) leads_on: bool,
    /// What made the frame.
    pub(crate) rule: &'static str,
}

/// Who a noun names as a source, by its own words; nobody for a pronoun.
pub(crate) fn source_at(lexicon: &SpeechLexicon, a: &Analysed<'_>, token: usize) -> Option<Source> {
    let mention = mention::Sources { a, lexicon }.mention(token, false)?;
    (mention.form != mention::Form::Pronoun).then_some(mention.source)
}

/// The frames of a report, in the order of the text.
pub(crate) fn frames(
    lexicon: &SpeechLexicon,
    analysed: &[Analysed<'_>],
    publisher: Option<&str>,
) -> Vec<SpeechFrame> {
    let runs = runs::Runs::find(analysed);
    let turns = turns::Turns::find(analysed, &lexicon.askers);
    let mut cast = cast::Cast::new(publisher);
    let mut frames = Vec::new();
    for (index, a) in analysed.iter().enumerate() {
        let sources = mention::Sources { a, lexicon };
        let cues = cue::Finder { index, sources: &sources, runs: &runs, turn: turns.at(index) }.cues();
        settle::settle(index, &sources, cues, &mut cast, &mut frames);
    }
    whose::extend(&mut frames, &runs, analysed);
    frames
}
