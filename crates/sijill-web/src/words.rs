//! Words of the interface: a folder a language, under `words/`, with a file an area: `title` in `claims.toml` is
//! `claims.title`. What reports say is never translated.

use std::sync::OnceLock;

use rust_embed::RustEmbed;
use rustc_hash::FxHashMap;
use serde::Serialize;
use sijill_desk::show::{Tongue, Turn, filled, name};

/// Languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    /// English.
    English,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// The code of ISO 639-1.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// In which direction it is written.
    pub(crate) const fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
            Self::Arabic => "rtl",
        }
    }

    /// What it calls itself.
    pub(crate) const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "العربية",
        }
    }

    /// The language of a code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The first of the languages that a browser asks for that there is; English otherwise.
    pub(crate) fn preferred(accepted: &str) -> Self {
        let mut wanted: Vec<(f64, &str)> = accepted
            .split(',')
            .filter_map(|part| {
                let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                Some((weight.trim().parse().ok()?, tag.trim().split('-').next()?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.into_iter().find_map(|(_, code)| Self::of(code)).unwrap_or(Self::English)
    }

    /// The words that the scripts show.
    const fn of_scripts(self) -> &'static str {
        match self {
            Self::English => include_str!("../../../web/src/words.en.json"),
            Self::Arabic => include_str!("../../../web/src/words.ar.json"),
        }
    }
}

/// Areas of all languages.
#[derive(RustEmbed)]
#[folder = "words/"]
struct Areas;

/// The words of a language.
#[derive(Debug)]
pub(crate) struct Words {
    /// Which language.
    pub(crate) language: Language,
    words: FxHashMap<String, String>,
}

impl Words {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static ALL: OnceLock<Vec<Words>> = OnceLock::new();
        let all = ALL.get_or_init(|| Language::ALL.into_iter().map(Words::read).collect());
        let at = Language::ALL.iter().position(|known| *known == language).unwrap_or(0);
        &all[at]
    }

    fn read(language: Language) -> Self {
        let mut words = FxHashMap::default();
        for path in Areas::iter() {
            let own = path.strip_prefix(language.code()).and_then(|rest| rest.strip_prefix('/'));
            let Some(area) = own.and_then(|name| name.strip_suffix(".toml")) else { continue };
            let file = Areas::get(&path).map(|file| file.data).unwrap_or_default();
            let table: toml::Table = String::from_utf8_lossy(&file).parse().unwrap_or_default();
            for (key, value) in table {
                if let Some(value) = value.as_str() {
                    words.insert(format!("{area}.{key}"), value.to_owned());
                }
            }
        }
        let own: FxHashMap<String, String> = serde_json::from_str(language.of_scripts()).unwrap_or_default();
        words.extend(own.into_iter().map(|(key, value)| (format!("script.{key}"), value)));
        Self { language, words }
    }

    /// The words under a key; the key itself where there are none, which a test forbids.
    pub(crate) fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words under a key, with `{}` in them replaced in turn.
    pub(crate) fn with(&self, key: &str, values: &[&str]) -> String {
        filled(self.t(key), values)
    }

    /// A number of things: the catalogue has a form for one, for two, for few (3 to 10) and for many, as Arabic needs them;
    /// where a language lacks one, that for many stands.
    pub(crate) fn count(&self, key: &str, number: u64) -> String {
        let last = number % 100;
        let form = match number {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ if (3..=10).contains(&last) => "few",
            _ => "many",
        };
        let of_form = self.words.get(&format!("{key}-{form}"));
        let words = of_form.or_else(|| self.words.get(&format!("{key}-many"))).map_or(key, String::as_str);
        words.replace("{}", &grouped(number))
    }

    /// What a value of the record is called: "killed", "civilian", "accepted". Under `value.` in the catalogue.
    pub(crate) fn value(&self, value: impl Serialize) -> String {
        self.value_named(&name(value))
    }

    /// The same by the name that the value has in JSON.
    pub(crate) fn value_named(&self, name: &str) -> String {
        self.words
            .get(&format!("value.{}", name.replace(' ', "-")))
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    }

    /// The words that scripts show, as a JSON object: they stand with the scripts.
    pub(crate) const fn of_scripts(&self) -> &'static str {
        self.language.of_scripts()
    }

    #[cfg(test)]
    pub(crate) fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

/// Claims are summed up by `summary.` in the catalogue.
impl Tongue for Words {
    fn value(&self, name: &str) -> String {
        self.value_named(name)
    }

    fn turn(&self, turn: Turn) -> &str {
        self.words.get(&format!("summary.{}", turn.key())).map_or(turn.english(), String::as_str)
    }
}

/// Digits in groups of three.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_browser_says_the_language() {
        for (accepted, language) in [
            ("ar-SY,ar;q=0.9,en;q=0.8", Language::Arabic),
            ("en-GB", Language::English),
            ("fr, ar;q=0.5, en;q=0.4", Language::Arabic),
            ("de", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::preferred(accepted), language, "{accepted}");
        }
    }

    /// A file that cannot be read would be a file without words.
    #[test]
    fn every_file_is_toml() {
        for path in Areas::iter() {
            let file = Areas::get(&path).unwrap();
            let table: Result<toml::Table, _> = String::from_utf8_lossy(&file.data).parse();
            let table = table.unwrap_or_else(|error| panic!("{path}: {error}"));
            assert!(table.values().all(toml::Value::is_str), "{path} has more than words");
        }
    }

    #[test]
    fn both_catalogues_have_the_same_keys() {
        let (english, arabic) = (Words::of(Language::English), Words::of(Language::Arabic));
        let plural = |key: &str| key.ends_with("-two") || key.ends_with("-few") || key.ends_with("-zero");
        let lacking = |one: &Words, other: &Words| -> Vec<String> {
            one.keys().filter(|key| !plural(key) && !other.has(key)).map(str::to_owned).collect()
        };
        assert_eq!(lacking(english, arabic), Vec::<String>::new(), "not in words/ar");
        assert_eq!(lacking(arabic, english), Vec::<String>::new(), "not in words/en");
        assert!(english.keys().count() > 20);
    }

    /// In English they are the command line's, and every language puts in as much as it does.
    #[test]
    fn claims_are_summed_up_in_each_language() {
        for language in Language::ALL {
            let words = Words::of(language);
            for turn in Turn::ALL {
                let own = words.words.get(&format!("summary.{}", turn.key())).unwrap();
                let blanks = |pattern: &str| pattern.matches("{}").count();
                assert_eq!(blanks(own), blanks(turn.english()), "{own}");
                assert!(language != Language::English || own == turn.english(), "{own}");
            }
        }
        assert_eq!(Words::of(Language::Arabic).said(Turn::AtLeast, &["12"]), "12 على الأقل");
    }

    /// Keys stand in the code as `t("…")`, `with("…"` or `count("…"`.
    #[test]
    fn every_key_that_is_used_is_in_the_catalogue() {
        let words = Words::of(Language::English);
        let mut missing = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["src", "templates"] {
            walk(&root.join(folder), &mut |text| {
                for (call, plural) in [(".t(\"", false), (".with(\"", false), (".count(\"", true)] {
                    for part in text.split(call).skip(1) {
                        let key = part.split('"').next().unwrap_or_default();
                        let known = if plural { words.has(&format!("{key}-many")) } else { words.has(key) };
                        let is_key = key.contains('.') && !key.contains(['{', ' ', '/']);
                        if is_key && !known && !missing.contains(&key.to_owned()) {
                            missing.push(key.to_owned());
                        }
                    }
                }
            });
        }
        assert_eq!(missing, Vec::<String>::new());
    }

    fn walk(folder: &Path, each: &mut dyn FnMut(&str)) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, each);
            } else if path.extension().is_some_and(|e| e == "html" || e == "rs") {
                each(&fs::read_to_string(&path).unwrap());
            }
        }
    }
}
