//! Amounts that are no plain cardinal: vague words, bare plurals, halves and shares of a whole.

use super::amount::Amount;
use super::cardinal::{Core, Form};
use super::lexicon::{Numeral, Vague, flag};
use super::phrase::View;
use super::pieces::Kind;

impl View<'_, '_> {
    /// "half a dozen", "half a million", "half-million", "a quarter of a million".
    pub(crate) fn half(&self, i: usize) -> Option<Core> {
        if self.text(i) != "half" {
            return self.quarters(i);
        }
        let mut at = i + 1;
        while at < i + 4 && (self.dash(at) || matches!(self.text(at), "a" | "an")) {
            at += 1;
        }
        let Numeral::Scale(by) = self.entry(at).numeral else { return None };
        Some(Core { scale: by, ..Core::new(i, at, Amount::exact(by / 2), Form::Cardinal) })
    }

    /// "a quarter of a million", "three-quarters of a million".
    fn quarters(&self, i: usize) -> Option<Core> {
        let above = match self.text(i) {
            "a" | "one" => 1,
            "three" => 3,
            _ => return None,
        };
        let at = i + 1 + usize::from(self.dash(i + 1));
        let quarter = matches!(self.text(at), "quarter" | "quarters") && self.text(at + 1) == "of";
        let Numeral::Scale(by) = self.entry(at + 3).numeral else { return None };
        let whole = quarter && matches!(self.text(at + 2), "a" | "one") && by >= 1000;
        whole.then(|| Core {
            scale: by,
            ..Core::new(i, at + 3, Amount::exact(by / 4 * above), Form::Cardinal)
        })
    }

    /// "two thirds", "a quarter of", "half of".
    pub(crate) fn share(&self, i: usize) -> Option<Core> {
        let of = |at: usize| matches!(self.text(at), "of" | "the" | "its" | "their" | "his" | "her");
        if self.text(i) == "half" {
            return of(i + 1).then(|| Core::new(i, i, Amount::exact(1), Form::Share));
        }
        let article = matches!(self.text(i), "a" | "an");
        let above = match self.entry(i).numeral {
            Numeral::Small(n) if n > 0 => n,
            _ if article => 1,
            _ => return None,
        };
        let at = i + 1 + usize::from(self.dash(i + 1));
        let below = match self.text(at) {
            "quarter" | "quarters" => 4,
            "half" | "halves" => 2,
            "second" | "seconds" => return None,
            word => match self.lexicon.word(word.strip_suffix('s').unwrap_or(word)).numeral {
                Numeral::Ordinal(n) => n,
                _ => return None,
            },
        };
        let plain = self.text(at).ends_with('s') || self.text(at + 1) == "of";
        let value = if article { below } else { above };
        plain.then(|| Core::new(i, at, Amount::exact(value), Form::Share))
    }

    /// "dozens", "tens of thousands", "hundreds of thousands".
    pub(crate) fn plural(&self, i: usize) -> Option<Core> {
        let Numeral::Plural(floor, _) = self.entry(i).numeral else { return None };
        if self.text(i + 1) == "of"
            && let Numeral::Plural(_, by) = self.entry(i + 2).numeral.whole_scale()
        {
            let amount = Amount::vague(floor.saturating_mul(by));
            return Some(Core { scale: by, ..Core::new(i, i + 2, amount, Form::Cardinal) });
        }
        let bare = match self.text(i) {
            "tens" => self.text(i + 1) == "of",
            "scores" => {
                matches!(
                    self.text(i + 1),
                    "of" | "more"
                        | "were"
                        | "are"
                        | "have"
                        | "had"
                        | "others"
                        | "dead"
                        | "missing"
                        | "killed"
                        | "injured"
                        | "wounded"
                        | "hurt"
                        | "displaced"
                        | "arrested"
                        | "abducted"
                        | "sustained"
                        | "suffered"
                        | "fled"
                        | "died"
                        | "perished"
                        | "remain"
                        | "remained"
                ) || self.is_object(i)
                    || (self.tag(i + 1).is_some_and(crate::Tag::is_plural)
                        && !self.tag(i).is_some_and(crate::Tag::is_verb))
            }
            _ => true,
        };
        bare.then(|| Core::new(i, i, Amount::vague(floor), Form::Cardinal))
    }

    /// "wounding scores.", "killed scores in": what an action is done to, with nothing behind it.
    fn is_object(&self, i: usize) -> bool {
        let harmed = i.checked_sub(1).is_some_and(|b| {
            [
                "killing",
                "wounding",
                "injuring",
                "killed",
                "wounded",
                "injured",
                "displacing",
                "displaced",
                "maiming",
            ]
            .contains(&self.text(b))
        });
        let next = self.text(i + 1);
        let ends = next.is_empty() || self.pieces.get(i + 1).is_some_and(|p| p.kind == Kind::Mark);
        harmed && (ends || matches!(next, "in" | "on" | "at" | "and" | "when" | "during" | "near"))
    }

    pub(crate) fn vague(&self, i: usize) -> Option<Core> {
        if !self.entry(i).has(flag::STARTS_VAGUE) {
            return None;
        }
        let found = self.lexicon.vague(self.text(i)).iter().find(|v| self.reads(i, &v.words))?;
        let ends_in_of = found.words.last().is_some_and(|w| w == "of");
        let end = i + found.words.len() - 1;
        if found.multiplies
            && let Numeral::Plural(_, by) = self.entry(end + 1).numeral.whole_scale()
        {
            let amount = Amount::vague(found.floor.saturating_mul(by));
            return Some(Core { scale: by, ..Core::new(i, end + 1, amount, Form::Cardinal) });
        }
        if self.is_numeric(end + 1) || !self.vague_fits(i, end, found) {
            return None;
        }
        let amount = if found.exact { Amount::exact(found.floor) } else { Amount::vague(found.floor) };
        Some(Core::new(i, end - usize::from(ends_in_of), amount, Form::Cardinal))
    }

    /// Keeps out the words' other uses: "no longer", "how many", "both Russia and Iran".
    pub(crate) fn vague_fits(&self, i: usize, end: usize, found: &Vague) -> bool {
        let next = self.text(end + 1);
        let before = i.checked_sub(1).map_or("", |b| self.text(b));
        let ends = next.is_empty() || self.pieces.get(end + 1).is_some_and(|p| p.kind == Kind::Mark);
        match found.words.first().map(String::as_str) {
            Some("no") if found.words.len() == 1 => {
                let other = matches!(
                    next,
                    "longer"
                        | "matter"
                        | "doubt"
                        | "way"
                        | "idea"
                        | "later"
                        | "less"
                        | "fewer"
                        | "more"
                        | "one"
                        | "sooner"
                        | "better"
                        | "choice"
                        | "need"
                        | "sense"
                        | "sign"
                        | "reason"
                        | "evidence"
                        | "comment"
                        | "wonder"
                        | "plans"
                        | "and"
                        | "or"
                        | "that"
                        | "it"
                        | "we"
                        | "i"
                        | "he"
                        | "they"
                        | "she"
                        | "the"
                        | "such"
                        | "different"
                );
                !ends && !other && self.tag(i).is_none_or(|t| !matches!(t, crate::Tag::UH))
            }
            Some("some") => {
                next == "of"
                    || (1..=3).any(|k| self.tag(end + k).is_some_and(crate::Tag::is_plural))
                    || matches!(next, "were" | "others" | "people")
            }
            Some("many") => !matches!(before, "how" | "as" | "so" | "too" | "not") || next == "as",
            Some("both") => {
                !self.is_capital(end + 1)
                    && !(1..=6).any(|k| self.text(end + k) == "and")
                    && !matches!(next, "sides" | "in" | "by" | "to" | "the")
            }
            Some("twin" | "various") => !self.is_capital(i) || i == 0,
            Some("none") => next != "the",
            _ => true,
        }
    }
}

impl Numeral {
    /// "thousands", "thousand": what multiplies whole numbers ("several dozen", but not "several tens").
    fn whole_scale(self) -> Self {
        match self {
            Self::Scale(by) => Self::Plural(by, by),
            Self::Plural(_, by) if by != 20 && by != 10 => self,
            _ => Self::None,
        }
    }
}
