//! Which language a text is in, and whether that one is read.

use whatlang::{Lang, Script, detect};

/// A language by its code and its English name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-1 where there is one, otherwise ISO 639-3.
    pub code: String,
    /// Its English name.
    pub name: String,
}

/// Letters that a guess needs; shorter texts are taken to be English.
const ENOUGH: usize = 40;
/// Letters from which a guess stands even between languages that share theirs.
const MANY: usize = 300;
/// Most of the text that is looked at.
const SAMPLE: usize = 20_000;

/// ISO 639-3 codes and ISO 639-1 codes of the languages that can be told apart.
#[rustfmt::skip]
const SHORT_CODES: &[(&str, &str)] = &[
    ("afr", "af"), ("aka", "ak"), ("amh", "am"), ("ara", "ar"), ("aze", "az"), ("bel", "be"), ("ben", "bn"),
    ("bul", "bg"), ("cat", "ca"), ("ces", "cs"), ("cmn", "zh"), ("cym", "cy"), ("dan", "da"), ("deu", "de"),
    ("ell", "el"), ("eng", "en"), ("epo", "eo"), ("est", "et"), ("fin", "fi"), ("fra", "fr"), ("guj", "gu"),
    ("heb", "he"), ("hin", "hi"), ("hrv", "hr"), ("hun", "hu"), ("hye", "hy"), ("ind", "id"), ("ita", "it"),
    ("jav", "jv"), ("jpn", "ja"), ("kan", "kn"), ("kat", "ka"), ("khm", "km"), ("kor", "ko"), ("lat", "la"),
    ("lav", "lv"), ("lit", "lt"), ("mal", "ml"), ("mar", "mr"), ("mkd", "mk"), ("mya", "my"), ("nep", "ne"),
    ("nld", "nl"), ("nob", "nb"), ("ori", "or"), ("pan", "pa"), ("pes", "fa"), ("pol", "pl"), ("por", "pt"),
    ("ron", "ro"), ("rus", "ru"), ("sin", "si"), ("slk", "sk"), ("slv", "sl"), ("sna", "sn"), ("spa", "es"),
    ("srp", "sr"), ("swe", "sv"), ("tam", "ta"), ("tel", "te"), ("tgl", "tl"), ("tha", "th"), ("tuk", "tk"),
    ("tur", "tr"), ("ukr", "uk"), ("urd", "ur"), ("uzb", "uz"), ("vie", "vi"), ("yid", "yi"), ("zul", "zu"),
];

impl Language {
    fn of(lang: Lang) -> Self {
        let long = lang.code();
        let code = SHORT_CODES.iter().find(|(l, _)| *l == long).map_or(long, |(_, short)| short);
        Self { code: code.to_owned(), name: lang.eng_name().to_owned() }
    }

    /// The language that a code names: two letters, three, or with a region ("en-GB").
    #[must_use]
    pub fn named(code: &str) -> Self {
        let code = code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
        let long =
            SHORT_CODES.iter().find(|(_, short)| *short == code).map_or(code.as_str(), |(long, _)| long);
        match Lang::from_code(long) {
            Some(lang) => Self::of(lang),
            None => Self { name: format!("a language with the code “{code}”"), code },
        }
    }

    /// True for the languages that the reader knows.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.code == "en"
    }
}

/// Little words that nearly every English sentence has some of, and other languages in Latin letters hardly ever.
fn is_english(word: &[u8]) -> bool {
    matches!(
        word,
        b"the"
            | b"and"
            | b"that"
            | b"with"
            | b"were"
            | b"from"
            | b"which"
            | b"their"
            | b"they"
            | b"said"
            | b"this"
            | b"who"
            | b"would"
            | b"been"
            | b"his"
            | b"she"
            | b"you"
            | b"your"
            | b"about"
            | b"into"
            | b"after"
            | b"before"
            | b"because"
            | b"could"
            | b"should"
            | b"when"
            | b"where"
            | b"what"
            | b"more"
            | b"than"
            | b"there"
            | b"these"
            | b"those"
            | b"being"
            | b"while"
            | b"through"
    )
}

/// Little words that English shares with some, but that show a short text to be English sooner than a guess by letters.
fn is_shared(word: &[u8]) -> bool {
    matches!(word, b"of" | b"to" | b"by" | b"has")
}

/// Longest of these words.
const LITTLE: usize = 7;
/// Words that are looked at for them.
const FIRST_WORDS: usize = 120;

/// One plainly English word in so many shows a text to be English.
const SPARSE: usize = 14;

/// How many words of the beginning there are, how many of them are plainly English, how many may be; no further
/// than is needed to know.
fn little_words(text: &str) -> (usize, usize, usize) {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(FIRST_WORDS);
    let (mut all, mut english, mut shared) = (0, 0, 0);
    for word in words {
        all += 1;
        let mut letters = [0u8; LITTLE];
        let Some(small) = letters.get_mut(..word.len()) else { continue };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        english += usize::from(is_english(small));
        shared += usize::from(is_shared(small));
        if english * SPARSE >= FIRST_WORDS {
            break;
        }
    }
    (all, english, shared)
}

/// The language of a text; English where the text is too short or too mixed to tell.
#[must_use]
pub fn language_of(text: &str) -> Language {
    let cut = (SAMPLE..).find(|&at| text.is_char_boundary(at.min(text.len()))).unwrap_or(0).min(text.len());
    let sample = text.get(..cut).unwrap_or(text);
    // Much faster than to weigh all languages, and right for nearly everything that is read.
    let (all, english, shared) = little_words(sample);
    if english >= 2 && english * SPARSE >= all {
        return Language::of(Lang::Eng);
    }
    // A short text in plain letters with so much as one of these words is not worth the weighing.
    let plain = sample.len() < 2 * MANY && !sample.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    if plain && (english >= 1 && (english + shared) * 16 >= all || (english + shared) * 12 >= all) {
        return Language::of(Lang::Eng);
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).take(MANY).count();
    let found = if letters < ENOUGH { None } else { detect(sample) }.filter(|info| {
        let by_letters_alone = info.script() == Script::Latin && letters < MANY;
        info.is_reliable() && !(by_letters_alone && (english + shared) * 12 >= all)
    });
    Language::of(found.map_or(Lang::Eng, |info| info.lang()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (text, code, name) in [
            (
                "Five people were killed on Tuesday when shells fell on a market, rescuers said.",
                "en",
                "English",
            ),
            ("قتل خمسة مدنيين في قصف على حي السكري في مدينة حلب يوم الثلاثاء", "ar", "Arabic"),
            (
                "Пять человек погибли во вторник при обстреле рынка, сообщили спасатели города.",
                "ru",
                "Russian",
            ),
            (
                "Cinq personnes ont été tuées mardi par des obus tombés sur un marché, selon les secours.",
                "fr",
                "French",
            ),
            (
                "Salı günü pazar yerine düşen havan topları nedeniyle beş kişi hayatını kaybetti.",
                "tr",
                "Turkish",
            ),
        ] {
            let found = language_of(text);
            assert_eq!((found.code.as_str(), found.name.as_str()), (code, name));
        }
    }

    #[test]
    fn languages_that_borrow_english_words_stay_themselves() {
        for (text, code) in [
            (
                "De minister zei dat hij had besloten om over een week weer in het land te zijn, als er niet meer gevochten werd. Het leger is nog in de stad en er was geen water of brood voor de mensen die er wonen.",
                "nl",
            ),
            (
                "Ministeren sagde at han ikke have set soldaterne, og at der for en uge siden var kampe i byen. De fleste huse er for længst forladt, og der er hverken vand eller brød til dem der bor der.",
                "da",
            ),
            (
                "Der Minister war am Montag in der Stadt, und er will also erst in der nächsten Woche wieder über die Toten reden. Die Soldaten waren an allen Brücken, und das Wasser war knapp.",
                "de",
            ),
            (
                "Menteri mengatakan bahwa tentara masih berada di kota itu dan bahwa tidak ada air atau roti bagi warga yang tinggal di sana sejak hari Senin, ketika pasar terbakar.",
                "id",
            ),
        ] {
            assert_eq!(language_of(text).code, code, "{text}");
        }
    }

    #[test]
    fn a_short_text_is_taken_to_be_english() {
        for text in [
            "",
            "293",
            "Kafr Nabl: 5",
            "Aleppo, Idlib, Homs",
            "Comments on plan to raise pensions cause concern in provinces, officials confirm.",
        ] {
            assert!(language_of(text).is_read(), "{text}");
        }
    }

    #[test]
    fn codes_with_a_region_name_their_language() {
        assert!(Language::named("en-GB").is_read());
        assert!(Language::named("eng").is_read());
        assert_eq!(Language::named("AR").name, "Arabic");
        assert!(!Language::named("tlh").is_read());
    }
}
