//! The turns of a debate or an interview: paragraphs that open with whoever speaks and a colon.
//!
//! Only where the whole report is one: lists of the dead or of towns have the same marks ("Anna Weir: killed by a shell.").

use std::collections::HashSet;

use sijill_language::{SentenceKind, Tag, may_stand_in_name};

use crate::analysis::Analysed;
use crate::chunk::is_calendar;
use crate::classes::Class;

/// Furthest that a speaker's name and office reach, in tokens.
const REACH: usize = 30;
/// Longest name, in words.
const LONGEST_NAME: usize = 6;

/// Who opens a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// The colon behind.
    pub(super) colon: usize,
    /// First and last word of the speaker's name; none for "Q:" and "Interviewer:".
    pub(super) name: Option<(usize, usize)>,
    /// First and last word of the office that stands before the name: "The Minister for Roads (Anna Weir):".
    pub(super) office: Option<(usize, usize)>,
}

/// The turns of a report, by the sentence that each opens with.
#[derive(Debug, Default)]
pub(super) struct Turns(Vec<Option<Turn>>);

impl Turns {
    pub(super) fn find(analysed: &[Analysed<'_>], askers: &Class) -> Self {
        let turns: Vec<Option<Turn>> =
            analysed.iter().map(|a| opens(analysed, a).then(|| turn(a, askers)).flatten()).collect();
        let mut names = HashSet::new();
        let (mut again, mut own) = (false, 0);
        for (a, turn) in analysed.iter().zip(&turns) {
            let Some(turn) = turn else { continue };
            again |= !names.insert(turn.name.map(|(_, last)| a.sentence.lower(last)));
            let words = turn.colon + 1..a.sentence.len();
            own += usize::from(words.clone().any(|i| is_of_the_speaker(a, i)));
        }
        let asks = analysed.iter().zip(&turns).any(|(a, turn)| turn.is_some() && asks(analysed, a.index));
        let spoken = names.len() >= 2 && (own >= 2 || own >= 1 && (again || asks));
        if spoken { Self(turns) } else { Self::default() }
    }

    /// Whose turn a sentence opens.
    pub(super) fn at(&self, sentence: usize) -> Option<Turn> {
        self.0.get(sentence).copied().flatten()
    }
}

/// True for the first sentence of a paragraph, or the one behind its number.
fn opens(analysed: &[Analysed<'_>], a: &Analysed<'_>) -> bool {
    let before = a.index.checked_sub(1).and_then(|i| analysed.get(i));
    let numbered = |b: &Analysed<'_>| {
        b.sentence.len() <= 2 && b.sentence.tag(0) == Tag::CD && {
            let former = b.index.checked_sub(1).and_then(|i| analysed.get(i));
            former.is_none_or(|f| f.paragraph != b.paragraph)
        }
    };
    a.kind != SentenceKind::Heading && before.is_none_or(|b| b.paragraph != a.paragraph || numbered(b))
}

/// "I", "my", "we": nobody's list says so.
pub(super) fn is_of_the_speaker(a: &Analysed<'_>, i: usize) -> bool {
    let own = matches!(a.sentence.lower(i), "i" | "we" | "my" | "our" | "me" | "us");
    own && matches!(a.sentence.tag(i), Tag::PRP | Tag::PRPS) && !a.quoted.get(i).copied().unwrap_or(false)
}

/// True where the paragraph of a sentence ends with a question.
fn asks(analysed: &[Analysed<'_>], at: usize) -> bool {
    let paragraph = analysed.get(at).map(|a| a.paragraph);
    let last = analysed.iter().skip(at).take_while(|a| Some(a.paragraph) == paragraph).last();
    last.is_some_and(|a| a.sentence.surface(a.sentence.len().saturating_sub(1)) == "?")
}

fn turn(a: &Analysed<'_>, askers: &Class) -> Option<Turn> {
    let s = &a.sentence;
    let colon = (1..s.len().min(REACH)).find(|&i| s.surface(i) == ":").filter(|&c| c + 1 < s.len())?;
    // "5. Anna Weir:"
    let first = (0..colon).find(|&i| !matches!(s.tag(i), Tag::CD | Tag::Stop))?;
    if (first..colon)
        .any(|i| s.tag(i).is_verb() && a.is_finite(i) && s.surface(i).starts_with(char::is_lowercase))
    {
        return None;
    }
    let bracket = (first..colon).find(|&i| s.surface(i) == "(");
    let end = bracket.unwrap_or(colon);
    let asker = end == first + 1 && askers.has(s.lower(first));
    if asker {
        return Some(Turn { colon, name: None, office: None });
    }
    if let Some(name) = personal(a, first, end) {
        return Some(Turn { colon, name: Some(name), office: None });
    }
    // "The Minister of State, Office of Roads (Anna Weir):"
    let open = bracket?;
    let close = (open + 1..colon).find(|&i| s.surface(i) == ")")?;
    let name = personal(a, open + 1, close).filter(|_| close - open > 2 && close + 1 == colon)?;
    (open > first).then(|| Turn { colon, name: Some(name), office: Some((first, open - 1)) })
}

/// The tokens, where they are the name of a person.
fn personal(a: &Analysed<'_>, first: usize, end: usize) -> Option<(usize, usize)> {
    let s = &a.sentence;
    let name = |i: usize| {
        let surface = s.surface(i);
        surface.starts_with(char::is_uppercase) && s.tag(i) != Tag::DT && !is_calendar(s.lower(i))
            || surface == "."
            || may_stand_in_name(s.lower(i))
    };
    let fits = first < end && end - first <= LONGEST_NAME && (first..end).all(name);
    let last = end.checked_sub(1)?;
    (fits && (first..end).all(|i| a.place_at(i).is_none())).then_some((first, last))
}
