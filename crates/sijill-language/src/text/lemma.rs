//! The dictionary form of a word, from its letters and its tag. Exceptions and the list of known words lie in
//! `lexicon/en`; rules do the rest. Not for: the stems of words that are no forms of one another.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::known::is_known;
use crate::Tag;

type Table = FxHashMap<String, Vec<String>>;

#[derive(Deserialize, Default)]
struct Section {
    forms: Table,
    #[serde(default)]
    unchanged: Unchanged,
}

#[derive(Deserialize, Default)]
struct Unchanged {
    words: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Lemmas {
    nouns: Section,
    verbs: Section,
    adjectives: Section,
    clitics: Section,
}

/// Form to dictionary form.
struct Exceptions {
    forms: FxHashMap<String, CompactString>,
    unchanged: FxHashSet<String>,
}

impl From<Section> for Exceptions {
    fn from(section: Section) -> Self {
        let forms = section.forms.into_iter().flat_map(|(lemma, forms)| {
            let lemma = CompactString::from(lemma);
            forms.into_iter().map(move |form| (form, lemma.clone()))
        });
        Self { forms: forms.collect(), unchanged: section.unchanged.words.into_iter().collect() }
    }
}

struct Tables {
    nouns: Exceptions,
    verbs: Exceptions,
    adjectives: Exceptions,
    clitics: Exceptions,
}

const LEMMAS: &str = include_str!("../../../../lexicon/en/lemmas.toml");

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let lemmas: Lemmas = toml::from_str(LEMMAS).unwrap_or_default();
    Tables {
        nouns: lemmas.nouns.into(),
        verbs: lemmas.verbs.into(),
        adjectives: lemmas.adjectives.into(),
        clitics: lemmas.clitics.into(),
    }
});

/// The dictionary form of a word in lower case, as this part of speech: "shot" as a verb is "shoot". A word whose part of
/// speech is not known stays as it is.
#[must_use]
pub fn lemma(lower: &str, tag: Tag) -> CompactString {
    let tables = &*TABLES;
    match tag {
        Tag::NNS | Tag::NNPS => look_up(&tables.nouns, lower).unwrap_or_else(|| singular(lower)),
        Tag::VBD | Tag::VBN if lower == "'d" => CompactString::const_new("have"),
        Tag::VBD | Tag::VBN => look_up(&tables.verbs, lower).unwrap_or_else(|| without_ed(lower)),
        Tag::VBG => look_up(&tables.verbs, lower).unwrap_or_else(|| without_ing(lower)),
        Tag::VBZ => look_up(&tables.verbs, lower).unwrap_or_else(|| singular(lower)),
        Tag::VB | Tag::VBP => match lower {
            "am" | "are" | "'m" | "'re" => CompactString::const_new("be"),
            "'ve" => CompactString::const_new("have"),
            _ => lower.into(),
        },
        Tag::JJR | Tag::JJS | Tag::RBR | Tag::RBS => {
            look_up(&tables.adjectives, lower).unwrap_or_else(|| without_degree(lower))
        }
        Tag::MD | Tag::RB => look_up(&tables.clitics, lower).unwrap_or_else(|| lower.into()),
        _ => lower.into(),
    }
}

fn look_up(exceptions: &Exceptions, lower: &str) -> Option<CompactString> {
    if exceptions.unchanged.contains(lower) {
        return Some(lower.into());
    }
    exceptions.forms.get(lower).cloned()
}

/// A word without the plural's or the third person's ending.
fn singular(word: &str) -> CompactString {
    let Some(stem) = word.strip_suffix('s') else { return word.into() };
    if word.len() < 4
        || stem.ends_with(['s', 'u', '\''])
        || stem.ends_with("i") && !is_known(stem) && word.len() < 6
    {
        return word.into();
    }
    if is_known(stem) && !stem.ends_with("ie") {
        return stem.into();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        let whole = compact(&[stem, "ie"]);
        return if word.len() < 5 || is_known(&whole) { whole } else { compact(&[stem, "y"]) };
    }
    if let Some(stem) = word.strip_suffix("es")
        && (is_known(stem)
            || stem.ends_with("ss")
            || stem.ends_with("sh")
            || stem.ends_with("ch")
            || stem.ends_with(['x', 'z', 'o']))
        && !stem.ends_with("iz")
    {
        return stem.into();
    }
    stem.into()
}

/// A word without the ending of the past.
fn without_ed(word: &str) -> CompactString {
    if let Some(stem) = word.strip_suffix("ied") {
        return compact(&[stem, if word.len() < 5 { "ie" } else { "y" }]);
    }
    let Some(stem) = word.strip_suffix("ed").filter(|stem| has_vowel(stem)) else { return word.into() };
    if stem.ends_with('e') {
        // "freed", "agreed", but "proceed" and "bleed" taken for a past.
        let whole = compact(&[stem, "e"]);
        return if is_known(&whole) { whole } else { word.into() };
    }
    restored(stem)
}

/// A word without the ending of the present participle.
fn without_ing(word: &str) -> CompactString {
    match word.strip_suffix("ing").filter(|stem| has_vowel(stem) && stem.len() > 1) {
        Some(stem) => restored(stem),
        None => word.into(),
    }
}

/// A verb's stem with the letters that its ending took: "stopp" to "stop", "fir" to "fire".
fn restored(stem: &str) -> CompactString {
    let with_e = compact(&[stem, "e"]);
    let e_known = is_known(&with_e);
    let bytes = stem.as_bytes();
    let n = bytes.len();
    let doubled = n > 2 && bytes[n - 1] == bytes[n - 2] && is_consonant(bytes[n - 1]);
    if doubled {
        let single = stem.get(..n - 1).unwrap_or(stem);
        let keep = is_known(stem) || !is_known(single) && matches!(bytes[n - 1], b'l' | b's' | b'f' | b'z');
        return if keep { stem.into() } else { single.into() };
    }
    match (is_known(stem), e_known) {
        (_, true) => with_e,
        (true, false) => stem.into(),
        (false, false) if wants_e(bytes) => with_e,
        (false, false) => stem.into(),
    }
}

/// True where an unknown stem probably ended in "e".
fn wants_e(stem: &[u8]) -> bool {
    const ENDINGS: [&[u8]; 19] = [
        b"at", b"iz", b"is", b"us", b"ur", b"uc", b"ud", b"ag", b"v", b"rc", b"rg", b"dg", b"nc", b"ng",
        b"lg", b"ps", b"ns", b"u", b"ir",
    ];
    let n = stem.len();
    let short = n > 2 && is_consonant(stem[n - 1]) && !matches!(stem[n - 1], b'w' | b'x' | b'y');
    let one_vowel = stem.iter().filter(|&&b| is_vowel(b)).count() == 1 && n > 1 && is_vowel(stem[n - 2]);
    let ending = ENDINGS.iter().any(|ending| stem.ends_with(ending))
        && !stem.ends_with(b"eat")
        && !stem.ends_with(b"oat");
    ending || short && one_vowel
}

/// An adjective or adverb without the ending of its degree.
fn without_degree(word: &str) -> CompactString {
    let Some(stem) = word.strip_suffix("est").or_else(|| word.strip_suffix("er")) else { return word.into() };
    if let Some(stem) = stem.strip_suffix('i') {
        return compact(&[stem, "y"]);
    }
    if stem.len() < 3 || !has_vowel(stem) {
        return word.into();
    }
    restored(stem)
}

fn compact(parts: &[&str]) -> CompactString {
    parts.iter().copied().collect()
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

const fn is_consonant(byte: u8) -> bool {
    byte.is_ascii_lowercase() && !is_vowel(byte)
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|byte| is_vowel(byte) || byte == b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exceptions_can_be_read() {
        assert_eq!(
            toml::from_str::<Lemmas>(LEMMAS).map(|lemmas| lemmas.verbs.forms.len() > 100).ok(),
            Some(true)
        );
    }

    #[test]
    fn forms_lead_to_the_dictionary() {
        let cases = [
            (
                Tag::VBD,
                "shot fled struck said fell fired stopped planned charged seized wounded died carried freed shelled controlled",
                "shoot flee strike say fall fire stop plan charge seize wound die carry free shell control",
            ),
            (
                Tag::VBN,
                "killed slain injured abducted beheaded displaced hanged gunned burnt razed destroyed detonated torched besieged",
                "kill slay injure abduct behead displace hang gun burn raze destroy detonate torch besiege",
            ),
            (
                Tag::VBG,
                "killing wounding hitting dying fleeing firing bombing lying using leaving being controlling ambushing",
                "kill wound hit die flee fire bomb lie use leave be control ambush",
            ),
            (
                Tag::VBZ,
                "kills dies carries clashes goes says is has launches seizes",
                "kill die carry clash go say be have launch seize",
            ),
            (
                Tag::NNS,
                "children women people buses houses bodies clashes heroes forces lives wives casualties boxes troops police bases blasts corpses crises movies",
                "child woman people bus house body clash hero force life wife casualty box troop police basis blast corpse crisis movie",
            ),
            (Tag::JJS, "deadliest worst largest biggest heaviest most", "deadly bad large big heavy most"),
            (Tag::RB, "n't quickly", "not quickly"),
            (Tag::MD, "'ll ca wo would", "will can will would"),
            (Tag::VB, "saw leave found", "saw leave found"),
            (Tag::NN, "class bombing", "class bombing"),
            (Tag::NNPS, "syrians kurds", "syrian kurd"),
        ];
        for (tag, words, lemmas) in cases {
            for (word, expected) in words.split(' ').zip(lemmas.split(' ')) {
                assert_eq!(lemma(word, tag), expected, "{word} as {}", tag.name());
            }
        }
    }
}
