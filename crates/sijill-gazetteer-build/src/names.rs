//! Which names of a place are kept, and the map from keys to places.

use std::collections::{BTreeMap, BTreeSet};

use sijill_gazetteer::layout::{LISTED, LOOSE, OTHER_NAME};
use sijill_gazetteer::{loose, normalise};

use crate::source::City;

/// Countries whose names reach English by transliteration, for which loose keys are kept.
const TRANSLITERATED: &str = "SY IQ YE LY EG LB JO PS IL SD SS SO AF PK IR TR TD ML NE BF NG MR DZ TN MA SA AE OM KW BH QA ET ER \
                              DJ KE CF CM CD UA RU BY GE AM AZ KZ UZ TM KG TJ IN BD MM LK NP EH XK RS BA AL MK";

/// Elsewhere, places with fewer people than this keep their main name only.
const SMALL: u32 = 5000;

/// Keys to places.
#[derive(Debug, Default)]
pub(crate) struct Index {
    keys: BTreeMap<String, BTreeMap<u32, bool>>,
}

impl Index {
    /// Of places in the order of the table.
    pub(crate) fn of(cities: &[City]) -> Self {
        let transliterated: BTreeSet<&str> = TRANSLITERATED.split_whitespace().collect();
        let mut index = Self::default();
        for (number, city) in (0u32..).zip(cities) {
            let main = normalise(&city.name);
            index.add(&main, number, false);
            let mut alternatives = BTreeSet::new();
            let transliterated = transliterated.contains(city.countrycode.as_str());
            let small = !transliterated && city.population < SMALL;
            for name in city.alternatenames.iter().filter(|n| !small && is_kept(n)) {
                let key = normalise(name);
                if !key.is_empty() && key != main && key.len() <= 60 {
                    alternatives.insert(key);
                }
            }
            if transliterated {
                let sounds: BTreeSet<String> =
                    std::iter::once(&main).chain(&alternatives).filter_map(|k| loose(k)).collect();
                for sound in sounds {
                    index.add(&format!("{LOOSE}{sound}"), number, true);
                }
            }
            for key in &alternatives {
                index.add(key, number, true);
            }
        }
        index
    }

    fn add(&mut self, key: &str, number: u32, other: bool) {
        let flag = self.keys.entry(key.to_owned()).or_default().entry(number).or_insert(other);
        *flag &= other;
    }

    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The map's bytes and the lists' bytes.
    pub(crate) fn write(&self) -> Result<(Vec<u8>, Vec<u8>), fst::Error> {
        let mut map = fst::MapBuilder::memory();
        let mut lists = Vec::new();
        for (key, places) in &self.keys {
            let entries: Vec<u32> =
                places.iter().map(|(n, other)| if *other { n | OTHER_NAME } else { *n }).collect();
            let value = if let [one] = entries.as_slice() {
                u64::from(*one)
            } else {
                let at = lists.len() as u64;
                let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
                lists.extend_from_slice(&count.to_le_bytes());
                for entry in entries.iter().take(usize::from(count)) {
                    lists.extend_from_slice(&entry.to_le_bytes()[..3]);
                }
                LISTED | at
            };
            map.insert(key, value)?;
        }
        Ok((map.into_inner()?, lists))
    }
}

/// Names in Latin, Arabic or Cyrillic letters; no airport codes; no machine transliterations of other scripts, which the
/// source writes in lower case.
fn is_kept(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let known = letters.all(|c| {
        matches!(c, '\u{0}'..='\u{2ff}' | '\u{400}'..='\u{52f}' | '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb50}'..='\u{fdff}')
    });
    let code = name.len() <= 4 && name.chars().all(|c| c.is_ascii_uppercase());
    let first = name.chars().find(|c| c.is_alphabetic());
    let article = ["al-", "al ", "el-", "ash-", "as-", "ar-", "an-", "ad-", "at-", "az-"]
        .iter()
        .any(|a| name.starts_with(a));
    let lower = first.is_none_or(|c| c.is_lowercase() && c < '\u{600}') && !article;
    known && !code && !lower
}
