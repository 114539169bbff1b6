//! The compacted GeoNames data: opened in place, nothing copied.
//!
//! Layout of `places.bin` (little-endian), written by `sijill-gazetteer-build`:
//! magic, then for each of five sections its length in bytes, then the sections: places (20 bytes each), divisions
//! (24), countries (20), lists of places that share a key, names.

use fst::Map;

use crate::CountryCode;

/// First bytes of `places.bin`; the last one is the layout's version.
pub const MAGIC: &[u8; 8] = b"SIJILGZ1";
/// Bytes of one place.
pub const PLACE_BYTES: usize = 20;
/// Bytes of one division.
pub const DIVISION_BYTES: usize = 24;
/// Bytes of one country.
pub const COUNTRY_BYTES: usize = 20;
/// Marks a listed place whose key is not its main name.
pub const OTHER_NAME: u32 = 1 << 23;
/// Marks a value of the map that points into the lists, in place of a place.
pub const LISTED: u64 = 1 << 40;
/// Stands before a loose key.
pub const LOOSE: char = '~';

/// Why the data cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Too short, or another layout.
    #[error("The gazetteer's data file is not of the layout that this version reads; build it again.")]
    Layout,
    /// The map of names is broken.
    #[error("The gazetteer's map of names cannot be opened: {0}")]
    Names(#[from] fst::Error),
}

/// Everything that is embedded.
#[derive(Debug)]
pub(crate) struct Base {
    names: Map<&'static [u8]>,
    places: &'static [u8],
    divisions: &'static [u8],
    countries: &'static [u8],
    lists: &'static [u8],
    texts: &'static [u8],
}

/// A first-level division: its code and what its places tell of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BaseDivision {
    pub(crate) country: u8,
    pub(crate) code: &'static str,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) radius_km: f64,
    pub(crate) population: u32,
}

/// A country: its codes and what its places tell of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BaseCountry {
    pub(crate) code: CountryCode,
    pub(crate) alpha3: &'static str,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) radius_km: f64,
    pub(crate) population: u32,
}

impl Base {
    pub(crate) fn embedded() -> Result<Self, DataError> {
        Self::open(include_bytes!("../data/names.fst"), include_bytes!("../data/places.bin"))
    }

    fn open(names: &'static [u8], data: &'static [u8]) -> Result<Self, DataError> {
        let mut rest = data.strip_prefix(MAGIC.as_slice()).ok_or(DataError::Layout)?;
        let mut lengths = [0usize; 5];
        for length in &mut lengths {
            let (head, tail) = rest.split_first_chunk::<4>().ok_or(DataError::Layout)?;
            *length = u32::from_le_bytes(*head) as usize;
            rest = tail;
        }
        let mut sections = [&[] as &[u8]; 5];
        for (section, length) in sections.iter_mut().zip(lengths) {
            (*section, rest) = rest.split_at_checked(length).ok_or(DataError::Layout)?;
        }
        let [places, divisions, countries, lists, texts] = sections;
        Ok(Self { names: Map::new(names)?, places, divisions, countries, lists, texts })
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len() / PLACE_BYTES
    }

    fn record(&self, index: u32) -> &'static [u8] {
        let start = index as usize * PLACE_BYTES;
        self.places.get(start..start + PLACE_BYTES).unwrap_or(&[0; PLACE_BYTES])
    }

    /// GeoNames' number.
    pub(crate) fn geoname(&self, index: u32) -> u32 {
        number(self.record(index), 0, 4)
    }

    pub(crate) fn position(&self, index: u32) -> (f64, f64) {
        let record = self.record(index);
        (f64::from(number(record, 4, 3)) / 1e4 - 90.0, f64::from(number(record, 7, 3)) / 1e4 - 180.0)
    }

    /// To the nearest hundred from 100,000 up.
    pub(crate) fn population(&self, index: u32) -> u32 {
        let stored = number(self.record(index), 10, 3);
        if stored < 100_000 { stored } else { (stored - 100_000) * 100 + 100_000 }
    }

    /// Index of the division, which leads to the country.
    pub(crate) fn division(&self, index: u32) -> u32 {
        number(self.record(index), 13, 2)
    }

    pub(crate) fn country(&self, index: u32) -> Option<CountryCode> {
        self.country_at(self.division_at(self.division(index))?.country).map(|c| c.code)
    }

    pub(crate) fn name(&self, index: u32) -> &'static str {
        let record = self.record(index);
        self.text(number(record, 15, 3) as usize, number(record, 18, 1) as usize)
    }

    fn text(&self, at: usize, length: usize) -> &'static str {
        self.texts.get(at..at + length).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }

    pub(crate) fn divisions(&self) -> usize {
        self.divisions.len() / DIVISION_BYTES
    }

    pub(crate) fn division_at(&self, index: u32) -> Option<BaseDivision> {
        let start = index as usize * DIVISION_BYTES;
        let r = self.divisions.get(start..start + DIVISION_BYTES)?;
        Some(BaseDivision {
            country: r[0],
            code: std::str::from_utf8(r.get(1..9)?).unwrap_or("").trim_end_matches('\0'),
            lat: f64::from(number(r, 9, 3)) / 1e4 - 90.0,
            lon: f64::from(number(r, 12, 3)) / 1e4 - 180.0,
            radius_km: f64::from(number(r, 15, 2)),
            population: number(r, 17, 4),
        })
    }

    pub(crate) fn countries(&self) -> usize {
        self.countries.len() / COUNTRY_BYTES
    }

    pub(crate) fn country_at(&self, index: u8) -> Option<BaseCountry> {
        let start = usize::from(index) * COUNTRY_BYTES;
        let r = self.countries.get(start..start + COUNTRY_BYTES)?;
        Some(BaseCountry {
            code: CountryCode::new(std::str::from_utf8(r.get(0..2)?).ok()?)?,
            alpha3: std::str::from_utf8(r.get(2..5)?).ok()?,
            lat: f64::from(number(r, 5, 3)) / 1e4 - 90.0,
            lon: f64::from(number(r, 8, 3)) / 1e4 - 180.0,
            radius_km: f64::from(number(r, 11, 2)),
            population: number(r, 13, 4),
        })
    }

    /// Places of this key, each with whether the key is one of its other names.
    pub(crate) fn named(&self, key: &str) -> Named {
        self.names.get(key).map_or(Named::default(), |value| self.listed(value))
    }

    fn listed(&self, value: u64) -> Named {
        if value & LISTED == 0 {
            return Named { one: u32::try_from(value).ok(), rest: &[] };
        }
        let at = usize::try_from(value & (LISTED - 1)).unwrap_or(usize::MAX);
        let count = self.lists.get(at..).map_or(0, |l| number(l, 0, 2)) as usize;
        Named { one: None, rest: self.lists.get(at + 2..at + 2 + count * 3).unwrap_or(&[]) }
    }

    /// How many of the words that `ends` delimits in `key`, from the left, are a name.
    pub(crate) fn longest(&self, key: &str, ends: &[usize]) -> Option<usize> {
        let fst = self.names.as_fst();
        let mut node = fst.root();
        let mut found = None;
        let mut word = 0;
        for (i, byte) in key.bytes().enumerate() {
            let Some(transition) = node.find_input(byte) else { return found };
            node = fst.node(node.transition(transition).addr);
            if ends.get(word) == Some(&(i + 1)) {
                word += 1;
                if node.is_final() {
                    found = Some(word);
                }
            }
        }
        found
    }
}

/// Places that share a key.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Named {
    one: Option<u32>,
    rest: &'static [u8],
}

impl Iterator for Named {
    type Item = (u32, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = if let Some(one) = self.one.take() {
            one
        } else {
            let (head, tail) = self.rest.split_at_checked(3)?;
            self.rest = tail;
            number(head, 0, 3)
        };
        Some((entry & !OTHER_NAME, entry & OTHER_NAME != 0))
    }
}

fn number(bytes: &[u8], at: usize, width: usize) -> u32 {
    let slice = bytes.get(at..at + width).unwrap_or(&[]);
    slice.iter().rev().fold(0, |sum, b| (sum << 8) | u32::from(*b))
}
