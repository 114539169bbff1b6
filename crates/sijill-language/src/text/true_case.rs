//! Text in capitals, and headlines with a capital on every word, to text in the letters that news would use, byte for byte of
//! the same length. Not for: text that has small letters where news has them.

use super::chars::{char_at, char_before, is_blank, lower, slice};
use super::known::is_ordinary;
use super::sentences::{RawSentence, SentenceKind};
use super::tokens::tokens;
use super::words::WORDS;
use crate::Token;

/// Fewest words of a sentence in capitals among others.
const FEWEST_WORDS: usize = 4;

/// Of the words of a headline that news would write small, so many at least have a capital, and so many in ten.
const FEWEST_CAPITALS: usize = 3;
const CAPITALS_IN_TEN: usize = 9;

/// The text with those of its sentences that stand in capitals, or have one on every word, set in small letters, names and
/// beginnings excepted; nothing where there are none. Each byte offset means the same place in both.
#[must_use]
pub fn true_case(text: &str, sentences: &[RawSentence]) -> Option<String> {
    let whole = may_be_shouted(text) && Count::of(text).is_shouted(2);
    let mut changed: Option<Vec<u8>> = None;
    for sentence in sentences {
        let words = sentence.span.of(text).unwrap_or("");
        let shouted = || may_be_shouted(words) && Count::of(words).is_shouted(FEWEST_WORDS);
        if whole && Count::of(words).large > 0 || shouted() {
            let bytes = changed.get_or_insert_with(|| text.as_bytes().to_vec());
            recase(text, &tokens(text, sentence.span), false, bytes);
            continue;
        }
        let headline = sentence.kind == SentenceKind::Heading
            || sentences.len() == 1 && !words.trim_end().ends_with(['.', '!', '?', '"', '\u{201d}']);
        if !headline {
            continue;
        }
        let tokens = tokens(text, sentence.span);
        if is_title_case(text, &tokens) {
            let bytes = changed.get_or_insert_with(|| text.as_bytes().to_vec());
            recase(text, &tokens, true, bytes);
        }
    }
    changed.and_then(|bytes| String::from_utf8(bytes).ok())
}

/// False where the plain letters alone show that a text is not in capitals: much cheaper than to look at each character.
fn may_be_shouted(text: &str) -> bool {
    let many = |is: fn(&u8) -> bool| text.bytes().filter(is).count();
    let small = many(u8::is_ascii_lowercase);
    small == 0 || many(|b| b.is_ascii_uppercase() || !b.is_ascii()) > 4 * small
}

/// How many letters and words there are.
#[derive(Default)]
struct Count {
    large: usize,
    small: usize,
    words: usize,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        let mut inside = false;
        for c in text.chars() {
            count.large += usize::from(c.is_uppercase());
            count.small += usize::from(c.is_lowercase());
            count.words += usize::from(!inside && c.is_alphabetic());
            inside = !is_blank(c) && (inside || c.is_alphabetic());
        }
        count
    }

    const fn is_shouted(&self, words: usize) -> bool {
        self.words >= words && self.large > 4 * self.small
    }
}

/// "Airstrikes Kill Nine Near Border Town": the words that news would write small have capitals.
fn is_title_case(text: &str, tokens: &[Token]) -> bool {
    let led = tokens.iter().skip(1).any(|t| {
        matches!(
            t.lower.as_str(),
            "in" | "at"
                | "on"
                | "near"
                | "of"
                | "for"
                | "as"
                | "by"
                | "to"
                | "the"
                | "from"
                | "with"
                | "after"
        ) && char_at(text, t.span.start()).is_some_and(char::is_uppercase)
    });
    // "Western Rescue Corps, Wednesday 21 September" is a letterhead.
    let told = tokens.iter().any(|t| WORDS.headlines.contains(t.lower.as_str()));
    if !told {
        return false;
    }
    let (mut large, mut small) = (0, 0);
    for token in tokens.iter().skip(1).filter(|t| t.lower.len() > 3 && is_ordinary(&t.lower)) {
        match char_at(text, token.span.start()) {
            Some(c) if c.is_uppercase() => large += 1,
            _ => small += 1,
        }
    }
    large + usize::from(led) >= FEWEST_CAPITALS && large * 10 >= (large + small) * CAPITALS_IN_TEN
}

/// Sets the letters of a sentence.
fn recase(text: &str, tokens: &[Token], titled: bool, bytes: &mut [u8]) {
    let mut opens = true;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let name = name_of_words(text, tokens, at);
        if name > 0 {
            for (k, word) in tokens[at..at + name].iter().enumerate() {
                let link =
                    matches!(word.lower.as_str(), "of" | "the" | "and" | "without") && !(opens && k == 0);
                if link {
                    small(text, word.span.start(), word.span.end(), bytes);
                } else {
                    capitalise(text, word, bytes);
                }
            }
            (opens, at) = (false, at + name);
            continue;
        }
        let surface = slice(text, token.span.start(), token.span.end());
        if surface.chars().any(char::is_alphabetic) {
            match case(tokens, at, surface, titled) {
                Case::Keep => {}
                Case::Capital => capitalise(text, token, bytes),
                Case::Small if opens => capitalise(text, token, bytes),
                Case::Small => small(text, token.span.start(), token.span.end(), bytes),
            }
            opens = false;
        } else if surface.bytes().any(|byte| byte.is_ascii_digit()) {
            opens = false;
        }
        at += 1;
    }
}

enum Case {
    Keep,
    Capital,
    Small,
}

/// The letters that a word takes inside a sentence.
fn case(tokens: &[Token], at: usize, surface: &str, titled: bool) -> Case {
    let token = &tokens[at];
    let word = token.lower.as_str();
    // "U.S.", "IS" and "ISIL" of a headline that is not in capitals; "A" and "I" are words.
    if titled && surface.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return Case::Keep;
    }
    let is_clitic = word.starts_with('\'') || word == "n't";
    if is_clitic {
        return Case::Small;
    }
    // "DOUGLAS P. HARLAN": the first letter of a name.
    let initial = surface.len() == 1
        && !matches!(word, "a" | "i")
        && surface.bytes().all(|b| b.is_ascii_uppercase())
        && tokens.get(at + 1).is_some_and(|t| t.lower == "." && !t.spaced)
        && tokens.get(at + 2).is_some();
    if initial {
        return Case::Keep;
    }
    if let Some(short) = word.strip_suffix('.')
        && let Some(class) = WORDS.abbreviation(short)
    {
        return if class.needs_capital() { Case::Capital } else { Case::Small };
    }
    if surface.contains('.') || surface.bytes().any(|byte| byte.is_ascii_digit()) {
        let ordinal = ["1st", "2nd", "3rd", "th"].iter().any(|ending| word.ends_with(ending));
        return if ordinal { Case::Small } else { Case::Keep };
    }
    if WORDS.units.contains(word) && at > 0 && tokens[at - 1].lower.ends_with(|c: char| c.is_ascii_digit()) {
        return Case::Small;
    }
    if is_initials(token, word) && !WORDS.titles.contains(word) {
        return Case::Keep;
    }
    if word == "i" || is_month_here(tokens, at) {
        return Case::Capital;
    }
    if WORDS.titles.contains(word) {
        let names = tokens.get(at + 1).is_some_and(|next| {
            let next = next.lower.as_str();
            next.starts_with(char::is_alphabetic) && !is_ordinary(next) && !WORDS.acronyms.contains(next)
        });
        return if names { Case::Capital } else { Case::Small };
    }
    if is_ordinary(word) { Case::Small } else { Case::Capital }
}

/// True for an acronym: one of the list, or a word that cannot be spoken.
fn is_initials(token: &Token, word: &str) -> bool {
    let spoken = word.bytes().any(|b| b"aeiouy".contains(&b)) || !word.is_ascii() || is_ordinary(word);
    WORDS.acronyms.contains(word) || token.span.len() > 1 && !spoken
}

/// "May" and "March" beside a number or behind a preposition of time.
fn is_month_here(tokens: &[Token], at: usize) -> bool {
    if !matches!(tokens[at].lower.as_str(), "may" | "march" | "august") {
        return false;
    }
    let is_number =
        |token: Option<&Token>| token.is_some_and(|t| t.lower.starts_with(|c: char| c.is_ascii_digit()));
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    is_number(tokens.get(at + 1))
        || is_number(before)
        || before.is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "in" | "since" | "until" | "of" | "last" | "next" | "early" | "late" | "mid"
            )
        })
}

/// How many tokens a name of several ordinary words takes here.
fn name_of_words(text: &str, tokens: &[Token], at: usize) -> usize {
    let Some(names) = WORDS.names.get(tokens[at].lower.as_str()) else { return 0 };
    let fits = |name: &&Vec<String>| {
        name.iter().enumerate().all(|(i, word)| tokens.get(at + i).is_some_and(|token| token.lower == *word))
    };
    let is_word = !matches!(char_before(text, tokens[at].span.start()), Some('-'));
    if is_word { names.iter().filter(fits).map(Vec::len).max().unwrap_or(0) } else { 0 }
}

/// Makes all letters of a word small but the first of each of its parts.
fn capitalise(text: &str, token: &Token, bytes: &mut [u8]) {
    let (start, end) = (token.span.start(), token.span.end());
    let mut from = start;
    for part in slice(text, start, end).split('-') {
        let to = from + part.len();
        let particle = to < end && WORDS.particles.contains(lower(part).as_str());
        let first = if particle { 0 } else { char_at(text, from).map_or(0, char::len_utf8) };
        small(text, (from + first).min(to), to, bytes);
        from = to + 1;
    }
}

/// Makes letters small where that keeps their length.
fn small(text: &str, start: usize, end: usize, bytes: &mut [u8]) {
    let mut at = start;
    for c in slice(text, start, end).chars() {
        let width = c.len_utf8();
        let mut letters = c.to_lowercase();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && letter.len_utf8() == width
            && let Some(place) = bytes.get_mut(at..at + width)
        {
            letter.encode_utf8(place);
        }
        at += width;
    }
}

#[cfg(test)]
mod tests {
    use super::super::sentences::sentences;
    use super::*;

    fn cased(text: &str) -> String {
        true_case(text, &sentences(text)).unwrap_or_default()
    }

    #[test]
    fn capitals_become_news() {
        let cases = [
            (
                "12 CIVILIANS WERE KILLED IN ALEPPO, THE UN SAID",
                "12 civilians were killed in Aleppo, the UN said",
            ),
            ("A MAN WAS KILLED. THE MOVEMENT SAID SO.", "A man was killed. The movement said so."),
            ("THE WHITE HELMETS SAID FOUR HOUSES WERE HIT.", "The White Helmets said four houses were hit."),
            (
                "PRESIDENT HADDAD MET ABU AL-NAHR'S BROTHER IN MAY.",
                "President Haddad met Abu al-Nahr's brother in May.",
            ),
            (
                "YPG FIGHTERS DIDN'T LEAVE THE U.S. BASE AT 9 P.M. ON 5 MARCH",
                "YPG fighters didn't leave the U.S. base at 9 p.m. on 5 March",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(cased(text), expected);
        }
    }

    #[test]
    fn a_headline_with_capitals_on_every_word_becomes_news() {
        let cases = [
            ("Bomb Kills Three Near Border Crossing", "Bomb kills three near border crossing"),
            ("Bomb Kills 3 In Rally", "Bomb kills 3 in rally"),
            (
                "Airstrikes Hit Rebel Town, Killing At Least 2, UN Says",
                "Airstrikes hit rebel town, killing at least 2, UN says",
            ),
            (
                "Gunmen Attack Army Base in Borno, Officials Say",
                "Gunmen attack army base in Borno, officials say",
            ),
        ];
        for (text, expected) in cases {
            let text = format!("{text}\n\nThe raid began at dawn.");
            assert_eq!(cased(&text), format!("{expected}\n\nThe raid began at dawn."));
        }
        for text in [
            "Army retakes the town of Bessa\n\nThe raid began at dawn.",
            "Free Syrian Army\n\nIt is an army.",
            "Western Countryside Rescue Corps, Wednesday 21 September\n\nThe raid began at dawn.",
        ] {
            assert_eq!(cased(text), "");
        }
    }

    #[test]
    fn a_line_in_capitals_among_others_is_set_and_the_others_stay() {
        let text = "FOUR KILLED IN STRIKE ON MARKET\n\nFour people died in Homs, the SOHR said.";
        assert_eq!(
            cased(text),
            "Four killed in strike on market\n\nFour people died in Homs, the SOHR said."
        );
        for text in ["Four people died in Homs, the SOHR said. NATO, UN, EU.", ""] {
            assert_eq!(true_case(text, &sentences(text)), None);
        }
    }
}
