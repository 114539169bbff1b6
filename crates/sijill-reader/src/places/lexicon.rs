//! The words beside names of places: `lexicon/en/places.toml`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_gazetteer::PlaceKind;

use crate::classes::Class;
use crate::words::WordSet;

const SOURCE: &str = include_str!("../../../../lexicon/en/places.toml");

/// What a word behind a name says that the place is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TypeWord {
    pub(super) kind: PlaceKind,
    pub(super) generic: bool,
}

/// Which part of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bearing {
    /// Degrees clockwise from north.
    Degrees(f64),
    /// The middle.
    Central,
}

/// Everything of the file, for looking up.
#[derive(Debug, Default)]
pub(super) struct Words {
    types: FxHashMap<String, TypeWord>,
    bearings: FxHashMap<String, Bearing>,
    pub(super) strong: WordSet,
    pub(super) weak: WordSet,
    pub(super) near: WordSet,
    pub(super) organisations: WordSet,
    pub(super) outlets: WordSet,
    pub(super) before: WordSet,
    pub(super) titles: WordSet,
    pub(super) speaks: WordSet,
    pub(super) hyphened: WordSet,
    pub(super) back: FxHashMap<String, Back>,
    pub(super) quarters: WordSet,
    pub(super) halves: WordSet,
    pub(super) kilometres: WordSet,
    pub(super) miles: WordSet,
    pub(super) ordinary: WordSet,
    pub(super) breaks: WordSet,
    pub(super) qualifiers: WordSet,
    pub(super) given: WordSet,
    pub(super) bodies: WordSet,
    pub(super) parts: Class,
    pub(super) compounds: Class,
    pub(super) bases: Class,
    pub(super) grounds: Class,
    pub(super) deeds: Class,
    pub(super) spoken: Class,
    pub(super) initials: Class,
    pub(super) aimed: Class,
    pub(super) papers: Class,
    pub(super) dwellers: Class,
    pub(super) lands: Class,
    pub(super) movers: Class,
    pub(super) moved: Class,
}

/// What a noun points back at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Back {
    /// A city, town or village.
    City,
    /// A first-level division.
    Division,
    /// A stretch of land by its noun ("the region", "the valley"): one that was told so, else no known one.
    Land,
    /// The capital of the country, or a city told before.
    Capital,
    /// A place that has the noun in its name or was told to be of that sort.
    Sort,
    /// A building, a base or a camp.
    Site,
    /// Whatever place was told last.
    Area,
    /// The country that the report is about; only a side of it.
    Country,
    /// Parts of the city told last, or a side of it.
    Quarters,
    /// A side of a place that was told by that side before ("the east").
    Side,
}

#[derive(Debug, Deserialize)]
struct File {
    #[serde(rename = "type")]
    types: Vec<TypeEntry>,
    bearings: FxHashMap<String, Vec<String>>,
    prepositions: FxHashMap<String, Vec<String>>,
    organisations: FxHashMap<String, Vec<String>>,
    titles: List,
    speaks: FxHashMap<String, Vec<String>>,
    back: FxHashMap<String, Vec<String>>,
    units: FxHashMap<String, Vec<String>>,
    ordinary: List,
    breaks: List,
    qualifiers: List,
    given: List,
    parts: Class,
    compounds: Class,
    bases: Class,
    grounds: Class,
    deeds: Class,
    spoken: Class,
    initials: Class,
    aimed: Class,
    papers: Class,
    dwellers: Class,
    lands: Class,
    movers: Class,
    moved: Class,
}

#[derive(Debug, Deserialize)]
struct TypeEntry {
    kind: String,
    #[serde(default)]
    generic: bool,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct List {
    words: Vec<String>,
}

impl Words {
    /// Read once for the whole process; a test holds the file to its form, so that an empty list never stands in.
    pub(super) fn english() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Self::parse(SOURCE).unwrap_or_default())
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut words = Self::default();
        for entry in file.types {
            let Some(kind) = PlaceKind::from_name(&entry.kind) else { continue };
            let word = TypeWord { kind, generic: entry.generic };
            words.types.extend(entry.words.into_iter().map(|w| (w, word)));
        }
        for (degrees, list) in file.bearings {
            let bearing = match degrees.parse::<f64>() {
                Ok(degrees) => Bearing::Degrees(degrees),
                Err(_) if degrees == "central" => Bearing::Central,
                Err(_) => continue,
            };
            words.bearings.extend(list.into_iter().map(|w| (w, bearing)));
        }
        let set = |map: &FxHashMap<String, Vec<String>>, key: &str| -> WordSet {
            map.get(key).map(|l| l.iter().cloned().collect()).unwrap_or_default()
        };
        words.strong = set(&file.prepositions, "strong");
        words.weak = set(&file.prepositions, "weak");
        words.near = set(&file.prepositions, "near");
        words.organisations = set(&file.organisations, "words");
        words.outlets = set(&file.organisations, "outlets");
        words.before = set(&file.organisations, "before");
        words.bodies = set(&file.organisations, "capitalised");
        words.speaks = set(&file.speaks, "words");
        words.hyphened = set(&file.speaks, "hyphened");
        words.kilometres = set(&file.units, "kilometres");
        words.miles = set(&file.units, "miles");
        words.quarters = set(&file.back, "quarters");
        words.halves = set(&file.back, "halves");
        for (key, back) in [
            ("city", Back::City),
            ("division", Back::Division),
            ("land", Back::Land),
            ("capital", Back::Capital),
            ("country", Back::Country),
            ("sort", Back::Sort),
            ("site", Back::Site),
            ("area", Back::Area),
        ] {
            words.back.extend(set(&file.back, key).iter().map(|w| (w.clone(), back)));
        }
        words.titles = file.titles.words.into_iter().collect();
        words.ordinary = file.ordinary.words.into_iter().collect();
        words.breaks = file.breaks.words.into_iter().collect();
        words.qualifiers = file.qualifiers.words.into_iter().collect();
        words.given = file.given.words.into_iter().collect();
        words.parts = file.parts;
        words.compounds = file.compounds;
        words.bases = file.bases;
        words.grounds = file.grounds;
        words.deeds = file.deeds;
        words.spoken = file.spoken;
        words.initials = file.initials;
        words.aimed = file.aimed;
        words.papers = file.papers;
        words.dwellers = file.dwellers;
        words.lands = file.lands;
        words.movers = file.movers;
        words.moved = file.moved;
        Ok(words)
    }

    /// The type that a word or several in lower case tell.
    pub(super) fn kind(&self, lower: &str) -> Option<TypeWord> {
        self.types.get(lower).copied()
    }

    /// True for words that tell a bearing.
    pub(super) fn bearings_has(&self, lower: &str) -> bool {
        self.bearings.contains_key(lower)
    }

    /// The bearing that a word in lower case tells.
    pub(super) fn bearing(&self, lower: &str) -> Option<Bearing> {
        self.bearings.get(lower).copied()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

    use super::*;
    use crate::classes::testing::{keep_their_examples, lower};

    #[test]
    fn classes_keep_their_examples() {
        let w = Words::parse(SOURCE).unwrap();
        keep_their_examples(&[
            ("parts", &w.parts, lower),
            ("compounds", &w.compounds, lower),
            ("spoken", &w.spoken, lower),
            ("aimed", &w.aimed, lower),
            ("papers", &w.papers, lower),
            ("dwellers", &w.dwellers, lower),
            ("lands", &w.lands, lower),
            ("movers", &w.movers, lower),
            ("moved", &w.moved, lower),
            ("initials", &w.initials, |class, a, i| {
                let capitals = a.sentence.surface(i).chars().all(|c| c.is_uppercase() || c == '.');
                capitals && class.has(a.sentence.lower(i))
            }),
        ]);
    }

    #[test]
    fn the_file_is_of_its_form_and_no_list_is_empty() {
        let w = Words::parse(SOURCE).unwrap();
        for (name, set) in [
            ("strong", &w.strong),
            ("weak", &w.weak),
            ("near", &w.near),
            ("organisations", &w.organisations),
            ("outlets", &w.outlets),
            ("before", &w.before),
            ("titles", &w.titles),
            ("speaks", &w.speaks),
            ("hyphened", &w.hyphened),
            ("quarters", &w.quarters),
            ("halves", &w.halves),
            ("kilometres", &w.kilometres),
            ("miles", &w.miles),
            ("ordinary", &w.ordinary),
            ("breaks", &w.breaks),
            ("qualifiers", &w.qualifiers),
            ("given", &w.given),
            ("bodies", &w.bodies),
        ] {
            assert!(!set.is_empty(), "{name}");
            assert!(set.iter().all(|word| word.to_lowercase() == *word), "{name} is in lower case");
        }
        assert_eq!(w.kind("refugee camp").map(|t| t.kind), Some(PlaceKind::Camp));
        assert_eq!(w.bearing("northeastern"), Some(Bearing::Degrees(45.0)));
        assert_eq!(w.bearing("central"), Some(Bearing::Central));
        assert_eq!(w.back.get("province"), Some(&Back::Division));
    }
}
