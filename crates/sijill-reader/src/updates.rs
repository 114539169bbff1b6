//! Earlier tolls: marks casualty claims whose figure the words give as one that a later figure replaced
//! (`lexicon/en/updates.toml`).
//!
//! Not for: which figure an incident has in the end (`incident`).

use serde::{Deserialize, Deserializer};
use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::Draft;
use crate::lexicon::{LexiconError, parse};

/// How many sentences before and behind another figure is looked for that shows this one to be replaced.
const NEAR: usize = 3;

/// The words of `updates.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Updates {
    account: Vec<Entry>,
    adverb: Vec<Entry>,
    from: Vec<Entry>,
    stood: Vec<Entry>,
    dated: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    adjectives: Vec<String>,
    nouns: Vec<String>,
    #[serde(deserialize_with = "cut")]
    adverbs: Vec<Vec<String>>,
    verbs: Vec<String>,
    #[serde(deserialize_with = "cut")]
    phrases: Vec<Vec<String>>,
    had: bool,
    /// At the front of its clause the verb may come after who said it.
    front: bool,
    weak: bool,
    r#match: Vec<String>,
    no: Vec<String>,
}

/// Expressions, each as its words.
fn cut<'d, D: Deserializer<'d>>(file: D) -> Result<Vec<Vec<String>>, D::Error> {
    let expressions = Vec::<String>::deserialize(file)?;
    Ok(expressions.iter().map(|e| e.split(' ').map(str::to_owned).collect()).collect())
}

impl Updates {
    /// The English words that the program carries.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where the file was changed and is no longer of its form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        parse("updates.toml", include_str!("../../../lexicon/en/updates.toml"))
    }

    /// Marks the casualty drafts whose figure is an earlier one.
    pub(crate) fn mark(&self, drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
        let found: Vec<Option<bool>> =
            drafts.iter().map(|d| self.earlier(d, &analysed[d.sentence])).collect();
        for i in 0..drafts.len() {
            let Some(weak) = found[i] else { continue };
            if weak && !is_replaced(drafts, &found, i) {
                continue;
            }
            if let Some(casualty) = drafts[i].casualty_mut() {
                casualty.earlier = true;
                drafts[i].rules.push("the words give an earlier figure");
            }
        }
    }

    /// Whether the words give the draft's figure as an earlier one; true inside where that alone is not enough.
    fn earlier(&self, draft: &Draft, a: &Analysed<'_>) -> Option<bool> {
        draft.casualty()?.figure.as_ref()?.best?;
        let words = Words { a, figure: figure_at(a, draft), start: clause_start(a, figure_at(a, draft)) };
        let told = self.account.iter().filter(|e| words.account(e));
        let told = told.chain(self.adverb.iter().filter(|e| words.adverb(e)));
        let told = told.chain(self.from.iter().filter(|e| words.from(e)));
        let told = told.chain(self.stood.iter().filter(|e| words.stood(e)));
        told.chain(self.dated.iter().filter(|e| words.dated(e))).map(|e| e.weak).min()
    }
}

/// The first token of the number, or of the phrase, that is the draft's figure.
pub(crate) fn figure_at(a: &Analysed<'_>, draft: &Draft) -> usize {
    let chunk = a.chunk(draft.subject);
    let number =
        a.count(draft.subject).or_else(|| chunk.and_then(|c| (c.first..=c.last).find_map(|i| a.count(i))));
    number.map_or(chunk.map_or(draft.subject, |c| c.first), |n| n.first)
}

/// Where the words begin that can bear on a figure: behind the last break before it.
fn clause_start(a: &Analysed<'_>, figure: usize) -> usize {
    let s = &a.sentence;
    let breaks = |i: &usize| matches!(s.lower(*i), ";" | ":" | "but" | "while" | "whereas" | "although");
    (figure.saturating_sub(40)..figure).rev().find(breaks).map_or(figure.saturating_sub(40), |i| i + 1)
}

/// True where a claim beside this one gives another figure of the same harm, which is not marked itself.
fn is_replaced(drafts: &[Draft], found: &[Option<bool>], i: usize) -> bool {
    let told = |d: &Draft| d.casualty().map(|c| (c.harm, c.scope, c.figure.as_ref().and_then(|f| f.best)));
    let Some((harm, scope, Some(best))) = told(&drafts[i]) else { return false };
    let near = |d: &Draft| d.sentence.abs_diff(drafts[i].sentence) <= NEAR;
    let other = |k: usize| {
        k != i
            && found[k].is_none()
            && drafts[k].part_of.is_none()
            && near(&drafts[k])
            && told(&drafts[k])
                .is_some_and(|(h, s, b)| h == harm && s == scope && b.is_some_and(|b| b != best))
    };
    let from = i.saturating_sub(24);
    (from..drafts.len().min(i + 24)).any(other)
}

/// A sentence with the figure that is looked at.
struct Words<'s, 't> {
    a: &'s Analysed<'t>,
    figure: usize,
    start: usize,
}

impl Words<'_, '_> {
    /// "corrected an earlier toll of 14, saying [12] had died": the word at a token was said of another figure, which another
    /// verb told.
    fn is_of_another(&self, token: usize) -> bool {
        let s = &self.a.sentence;
        let tells = |i: &usize| s.tag(*i).is_verb() && tells_figures(s.lemma(*i));
        (token..self.figure)
            .rev()
            .find(tells)
            .is_some_and(|verb| (token..verb).any(|i| self.a.count(i).is_some()))
    }

    /// "An earlier report said", "our previous bulletin gave", "an earlier count of".
    fn account(&self, entry: &Entry) -> bool {
        let s = &self.a.sentence;
        (self.start..self.figure).any(|i| {
            entry.adjectives.iter().any(|w| w == s.lower(i))
                && !self.is_of_another(i)
                && (i + 1 == self.figure || self.noun_after(i, entry).is_some_and(|n| self.tells(n)))
        })
    }

    /// The noun of telling in the phrase of an adjective, over names ("an earlier Lakeside report").
    fn noun_after(&self, i: usize, entry: &Entry) -> Option<usize> {
        let s = &self.a.sentence;
        let last = (i + 5).min(self.figure);
        let inside = |k: &usize| (i + 1..*k).all(|m| s.tag(m).is_noun() || s.tag(m) == Tag::JJ);
        (i + 1..last).filter(inside).find(|&k| entry.nouns.iter().any(|n| n == s.lemma(k)))
    }

    /// A verb of telling, "of" or a copula stands between the noun and the figure, and no other account.
    fn tells(&self, noun: usize) -> bool {
        let s = &self.a.sentence;
        let verb = (noun + 1..self.figure)
            .find(|&i| tells_figures(s.lemma(i)) || matches!(s.lemma(i), "be" | "stand" | "have" | "show"));
        // "corrected an earlier toll, saying 12": another one's words.
        let own = |v: usize| s.tag(v) != Tag::VBG || s.lower(v - 1) != ",";
        verb.is_some_and(own) || s.lower(noun + 1) == "of"
    }

    /// "had first reported", "initially said".
    fn adverb(&self, entry: &Entry) -> bool {
        let s = &self.a.sentence;
        (self.start..self.figure).any(|i| {
            let here = |adverb: &&Vec<String>| adverb.iter().enumerate().all(|(k, w)| s.lower(i + k) == w);
            let said = entry.adverbs.iter().find(here).map(|adverb| i + adverb.len());
            let had = |from: usize| (from.saturating_sub(2)..from).any(|k| s.lower(k) == "had");
            said.filter(|_| !self.is_of_another(i)).is_some_and(|at| {
                let verb = at < self.figure && s.tag(at).is_verb() && tells_figures(s.lemma(at));
                // "Earlier, officials had said"
                let front = entry.front
                    && (i == 0 || i == self.start)
                    && (at..self.figure.min(at + 9))
                        .find(|&k| self.a.is_finite(k) || s.tag(k).is_verb())
                        .is_some_and(|k| s.lower(k) == "had" || tells_figures(s.lemma(k)))
                    && (at..self.figure).any(|k| s.tag(k).is_verb() && tells_figures(s.lemma(k)));
                let behind = entry.had && i > 0 && s.tag(i - 1).is_verb() && tells_figures(s.lemma(i - 1));
                (verb && (!entry.had || had(i))) || behind && had(i - 1) || front
            })
        })
    }

    /// "raised the toll from 9", "down from 20".
    fn from(&self, entry: &Entry) -> bool {
        let s = &self.a.sentence;
        self.figure > 0
            && s.lower(self.figure - 1) == "from"
            && (self.figure.saturating_sub(8)..self.figure - 1)
                .any(|i| entry.verbs.iter().any(|v| v == s.lemma(i) || v == s.lower(i)))
    }

    /// "had stood at".
    fn stood(&self, entry: &Entry) -> bool {
        let s = &self.a.sentence;
        entry.phrases.iter().any(|phrase| {
            let from = self.figure.checked_sub(phrase.len());
            from.is_some_and(|from| phrase.iter().enumerate().all(|(k, word)| s.lower(from + k) == word))
        })
    }

    /// "our bulletin of Tuesday spoke of", "bulletin no. 60 gave", "Monday's count was".
    fn dated(&self, entry: &Entry) -> bool {
        let s = &self.a.sentence;
        (self.start..self.figure).any(|i| {
            if !entry.nouns.iter().any(|n| n == s.lemma(i)) {
                return false;
            }
            let verb = (i + 1..self.figure).find(|&k| self.a.is_finite(k));
            let past = verb.is_some_and(|v| {
                s.tag(v) == Tag::VBD
                    && (tells_figures(s.lemma(v)) || matches!(s.lemma(v), "be" | "stand" | "have"))
            });
            let behind = self.a.dates.iter().any(|d| i < d.first && d.first <= i + 2 && d.last < self.figure);
            let before =
                self.a.dates.iter().any(|d| d.last + 2 == i && matches!(s.lower(i - 1), "'s" | "’s"));
            let numbered = matches!(s.lower(i + 1), "no" | "no." | "number" | "nr" | "nr.");
            past && (behind || before || numbered)
        })
    }
}

/// Verbs that give figures.
fn tells_figures(lemma: &str) -> bool {
    CLASSES.giving_figures.has(lemma)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at once")]

    use jiff::civil::date;
    use sijill_claim::Document;

    use super::*;
    use crate::testing::report;
    use crate::{Options, Reader};

    #[test]
    fn entries_mark_their_examples_and_nothing_of_their_counterexamples() {
        let reader = Reader::new().unwrap();
        let updates = Updates::english().unwrap();
        let document = Document { published: Some(date(2016, 10, 4)), ..Document::default() };
        let earlier = |text: &str| {
            let reading = reader.read(&document, text, Options::default());
            reading.claims.iter().filter_map(|c| c.casualty.as_ref()).any(|c| c.earlier)
        };
        let mut wrong = Vec::new();
        let forms = [&updates.account, &updates.adverb, &updates.from, &updates.stood, &updates.dated];
        for entry in forms.into_iter().flatten() {
            assert!(!entry.r#match.is_empty() && !entry.no.is_empty(), "an entry has no examples: {entry:?}");
            wrong.extend(
                entry.r#match.iter().filter(|t| !earlier(t)).map(|t| format!("must be earlier: {t}")),
            );
            wrong.extend(entry.no.iter().filter(|t| earlier(t)).map(|t| format!("must not be earlier: {t}")));
        }
        report(&wrong, 0);
    }
}
