//! "X has made the following statement on Y:": whoever issues it says what the next paragraphs tell.
//!
//! Not for: "X said:" and its like, of which the verb is a cue by itself (`cue`).

use super::cue::{Cue, Finder, Whose};
use super::lexicon::Takes;

/// What the rule is called.
const RULE: &str = "speech:following";

impl Finder<'_, '_, '_> {
    /// The cue of a sentence that ends with a colon and announces a statement.
    pub(super) fn following(&self) -> Option<Cue> {
        let (a, s) = (self.sources.a, &self.sources.a.sentence);
        if s.surface(s.len().saturating_sub(1)) != ":" {
            return None;
        }
        let words = self.sources.lexicon;
        let following = (1..s.len()).find(|&i| matches!(s.lower(i), "following" | "this"))?;
        a.chunk(following).filter(|c| words.papers.has(s.lemma(c.head)))?;
        let verb = (following.saturating_sub(4)..following)
            .rev()
            .find(|&i| s.tag(i).is_verb() && words.issuing.has(s.lemma(i)))?;
        let mention = self.subject_left(verb, self.group(verb))?;
        let cue = Self::plain(verb, Takes::Clause, Whose::Mention(Box::new(mention)), None, None, RULE);
        Some(Cue { leads_on: true, ..cue })
    }
}
