//! The gazetteer: the embedded data, the lexicon's lists and a user's own places under one set of numbers.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::base::{Base, LOOSE};
use crate::keys::{Keys, Words};
use crate::{
    CountryCode, GazetteerError, NewPlace, Place, PlaceIndex, PlaceKind, kilometres, lists, loose, normalise,
};

const GEONAMES: &str = "GeoNames";
const DEEPEST: usize = 8;

/// Names to places. Made once and shared; every method only reads.
#[derive(Debug)]
pub struct Gazetteer {
    base: Base,
    /// Places outside the embedded table; the first has the number `base.len()`.
    listed: Vec<Listed>,
    keys: Keys,
    countries: FxHashMap<CountryCode, u32>,
    alpha3: FxHashMap<String, CountryCode>,
    divisions: Vec<Option<u32>>,
    demonyms: FxHashMap<String, CountryCode>,
    governments: FxHashMap<String, CountryCode>,
    capitals: FxHashMap<CountryCode, String>,
    /// Made when it is first asked for.
    ids: OnceLock<Ids>,
}

/// Places by their identifiers.
#[derive(Debug)]
struct Ids {
    geonames: FxHashMap<u32, u32>,
    listed: FxHashMap<String, u32>,
}

#[derive(Debug)]
struct Listed {
    place: NewPlace,
    within: Option<u32>,
}

/// A place that a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub place: PlaceIndex,
    /// How the name fits.
    pub fit: Fit,
}

/// How a name fits a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is the main name.
    Main,
    /// It is another name.
    Other,
    /// It sounds like one of the names.
    Sound,
}

impl Gazetteer {
    /// With what is embedded.
    ///
    /// # Errors
    /// Where the embedded data or a list of the lexicon is broken, which the tests rule out.
    pub fn embedded() -> Result<Self, GazetteerError> {
        Self::with_added(Vec::new())
    }

    /// With a user's own places besides.
    ///
    /// # Errors
    /// As [`Gazetteer::embedded`].
    pub fn with_added(added: Vec<NewPlace>) -> Result<Self, GazetteerError> {
        let base = Base::embedded()?;
        let mut gazetteer = Self {
            divisions: vec![None; base.divisions()],
            base,
            listed: Vec::new(),
            keys: Keys::default(),
            countries: FxHashMap::default(),
            alpha3: FxHashMap::default(),
            demonyms: FxHashMap::default(),
            governments: FxHashMap::default(),
            capitals: FxHashMap::default(),
            ids: OnceLock::new(),
        };
        gazetteer.add_countries()?;
        gazetteer.add_divisions()?;
        let first = gazetteer.listed.len();
        for place in lists::overlay()?.into_iter().chain(added) {
            gazetteer.add(place, None);
        }
        for i in first..gazetteer.listed.len() {
            gazetteer.listed[i].within = gazetteer.container_of(i);
        }
        Ok(gazetteer)
    }

    fn add(&mut self, place: NewPlace, within: Option<u32>) -> u32 {
        let number = u32::try_from(self.base.len() + self.listed.len()).unwrap_or(u32::MAX);
        self.keys.add(&place.name, number, false);
        for alias in &place.aliases {
            self.keys.add(alias, number, true);
        }
        self.listed.push(Listed { place, within });
        number
    }

    fn add_countries(&mut self) -> Result<(), GazetteerError> {
        let mut known = FxHashMap::default();
        for i in 0..self.base.countries() {
            if let Some(c) = u8::try_from(i).ok().and_then(|i| self.base.country_at(i)) {
                self.alpha3.insert(c.alpha3.to_owned(), c.code);
                known.insert(c.code, c);
            }
        }
        for names in lists::countries()? {
            let Some((code, base)) = CountryCode::new(&names.code).and_then(|c| Some((c, known.get(&c)?)))
            else {
                let (file, name, code) = ("countries.toml".to_owned(), names.name, names.code);
                return Err(GazetteerError::Country { file, name, code });
            };
            for word in names.demonyms {
                self.demonyms.entry(normalise(&word)).or_insert(code);
                self.demonyms.entry(word.to_lowercase()).or_insert(code);
            }
            if let Some(capital) = names.governments.first() {
                self.capitals.insert(code, capital.clone());
            }
            for word in names.governments {
                self.governments.entry(normalise(&word)).or_insert(code);
            }
            let place = NewPlace {
                id: format!("iso:{code}"),
                name: names.name,
                aliases: names.aliases,
                kind: PlaceKind::Country,
                lat: base.lat,
                lon: base.lon,
                country: Some(code),
                within: None,
                population: base.population,
                radius_km: base.radius_km,
                source: "the middle of its places in GeoNames".to_owned(),
            };
            self.alpha3.insert(names.alpha3, code);
            let number = self.add(place, None);
            self.countries.insert(code, number);
        }
        Ok(())
    }

    fn add_divisions(&mut self) -> Result<(), GazetteerError> {
        let mut rows: FxHashMap<(CountryCode, &'static str), usize> = FxHashMap::default();
        for i in 0..self.base.divisions() {
            if let Some(d) = self.base.division_at(u32::try_from(i).unwrap_or(u32::MAX))
                && let Some(country) = self.base.country_at(d.country)
            {
                rows.insert((country.code, d.code), i);
            }
        }
        for list in lists::divisions()? {
            let unknown = |name: String| GazetteerError::List {
                file: "divisions.toml".to_owned(),
                message: format!("{} has no division with the code {name}.", list.country),
            };
            let code = CountryCode::new(&list.country).ok_or_else(|| unknown(String::new()))?;
            for (key, names) in &list.names {
                let row = rows
                    .get(&(code, key.get(..8).unwrap_or(key)))
                    .copied()
                    .ok_or_else(|| unknown(key.clone()))?;
                let Some(mut base) = self.base.division_at(u32::try_from(row).unwrap_or(u32::MAX)) else {
                    continue;
                };
                if let Some(middle) = list.middles.get(key) {
                    (base.lat, base.lon, base.radius_km) = *middle;
                }
                let mut names = names.iter().cloned();
                let Some(name) = names.next() else { continue };
                let mut aliases: Vec<String> = names.collect();
                for n in std::iter::once(name.clone()).chain(aliases.clone()) {
                    aliases.push(format!("{n} {}", list.word));
                }
                let place = NewPlace {
                    id: format!("gn:{code}.{key}"),
                    name,
                    aliases,
                    kind: PlaceKind::Division,
                    lat: base.lat,
                    lon: base.lon,
                    country: Some(code),
                    within: None,
                    population: base.population,
                    radius_km: base.radius_km,
                    source: "the middle of its places in GeoNames".to_owned(),
                };
                let within = self.countries.get(&code).copied();
                self.divisions[row] = Some(self.add(place, within));
            }
        }
        Ok(())
    }

    /// Finds what the list's `within` means: the narrowest place of that name that the entry lies in.
    fn container_of(&self, i: usize) -> Option<u32> {
        let entry = &self.listed[i].place;
        let own = u32::try_from(self.base.len() + i).unwrap_or(u32::MAX);
        let country = entry.country.and_then(|c| self.countries.get(&c).copied());
        let Some(within) = entry.within.as_deref() else { return country };
        let (name, code) =
            within.split_once('|').map_or((within, entry.country), |(n, c)| (n, CountryCode::new(c)));
        self.candidates(name)
            .filter(|c| c.place.0 != own && c.fit != Fit::Sound)
            .map(|c| (self.place(c.place), c.fit))
            .filter(|(p, _)| code.is_none() || p.country.is_none() || p.country == code)
            .min_by(|(a, fit_a), (b, fit_b)| {
                let key = |p: &Place<'_>, fit: Fit| {
                    let out = kilometres((p.lat, p.lon), (entry.lat, entry.lon)) > p.radius_km * 1.3 + 5.0;
                    let small = p.radius_km < entry.radius_km;
                    (out, small, fit, (p.radius_km * 10.0) as u64)
                };
                key(a, *fit_a).cmp(&key(b, *fit_b))
            })
            .map(|(p, _)| p.index.0)
            .or(country)
    }

    /// Everything that a name can mean: by its spelling first, and by its sound where no spelling fits.
    pub fn candidates(&self, name: &str) -> impl Iterator<Item = Candidate> + use<> {
        let key = normalise(name);
        let mut found = self.spelt(&key);
        if found.is_empty() {
            let bare = key.strip_prefix("al ").map_or_else(|| format!("al {key}"), str::to_owned);
            found = self.spelt(&bare);
            found.iter_mut().for_each(|c| c.fit = Fit::Other);
        }
        if found.is_empty()
            && let Some(sound) = loose(&key)
        {
            found = self.spelt(&format!("{LOOSE}{sound}"));
            found.iter_mut().for_each(|c| c.fit = Fit::Sound);
        }
        found.into_iter()
    }

    fn spelt(&self, key: &str) -> Vec<Candidate> {
        let fit = |other| if other { Fit::Other } else { Fit::Main };
        let listed = self.keys.named(key).iter().copied();
        listed
            .chain(self.base.named(key))
            .map(|(n, o)| Candidate { place: PlaceIndex(n), fit: fit(o) })
            .collect()
    }

    /// How many of the words, from the first, are the longest name that is known by its spelling. A hyphen may be a
    /// word of its own.
    #[must_use]
    pub fn longest(&self, words: &[&str]) -> Option<usize> {
        let words = Words::of(words);
        let listed = self.keys.longest(&words.key, &words.ends);
        let base = self.base.longest(&words.key, &words.ends);
        listed.max(base).and_then(|n| words.counts.get(n - 1).copied())
    }

    /// What is known of a place.
    #[must_use]
    pub fn place(&self, index: PlaceIndex) -> Place<'_> {
        let Some(i) = (index.0 as usize).checked_sub(self.base.len()) else { return self.base_place(index) };
        let Some(listed) = self.listed.get(i) else { return self.base_place(PlaceIndex(0)) };
        let p = &listed.place;
        Place {
            index,
            name: &p.name,
            kind: p.kind,
            lat: p.lat,
            lon: p.lon,
            country: p.country,
            division: self.division_above(index),
            within: listed.within.map(PlaceIndex),
            population: p.population,
            radius_km: p.radius_km,
            source: &p.source,
        }
    }

    fn base_place(&self, index: PlaceIndex) -> Place<'_> {
        let (lat, lon) = self.base.position(index.0);
        let country = self.base.country(index.0);
        let population = self.base.population(index.0);
        let division = self.divisions.get(self.base.division(index.0) as usize).copied().flatten();
        let above = division.or_else(|| country.and_then(|c| self.countries.get(&c).copied()));
        Place {
            index,
            name: self.base.name(index.0),
            kind: PlaceKind::City,
            lat,
            lon,
            country,
            division: division.map(PlaceIndex),
            within: above.map(PlaceIndex),
            population,
            radius_km: (0.008 * f64::from(population).sqrt()).clamp(1.0, 30.0),
            source: GEONAMES,
        }
    }

    /// The place's identifier, which stays the same from version to version.
    #[must_use]
    pub fn id(&self, index: PlaceIndex) -> String {
        match (index.0 as usize).checked_sub(self.base.len()) {
            None => format!("gn:{}", self.base.geoname(index.0)),
            Some(i) => self.listed.get(i).map_or_else(String::new, |l| l.place.id.clone()),
        }
    }

    /// The place of an identifier. The first question takes some milliseconds, further ones none worth counting.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<PlaceIndex> {
        let ids = self.ids.get_or_init(|| self.all_ids());
        let geoname = id.strip_prefix("gn:").and_then(|number| number.parse().ok());
        let found = geoname.and_then(|number: u32| ids.geonames.get(&number)).or_else(|| ids.listed.get(id));
        found.map(|index| PlaceIndex(*index))
    }

    fn all_ids(&self) -> Ids {
        let base = u32::try_from(self.base.len()).unwrap_or(u32::MAX);
        let geonames = (0..base).map(|index| (self.base.geoname(index), index)).collect();
        let mut listed = FxHashMap::default();
        for (place, index) in self.listed.iter().zip(base..) {
            // Of two lists that give the same identifier, the first one counts.
            listed.entry(place.place.id.clone()).or_insert(index);
        }
        Ids { geonames, listed }
    }

    /// Other names of a listed place; GeoNames' other names lead to a place, but not back.
    #[must_use]
    pub fn aliases(&self, index: PlaceIndex) -> &[String] {
        let listed = (index.0 as usize).checked_sub(self.base.len()).and_then(|i| self.listed.get(i));
        listed.map_or(&[], |l| &l.place.aliases)
    }

    /// Countries, divisions, the overlay and added places, in this order.
    pub fn listed(&self) -> impl Iterator<Item = Place<'_>> {
        (self.base.len()..self.base.len() + self.listed.len())
            .map(|i| self.place(PlaceIndex(u32::try_from(i).unwrap_or(u32::MAX))))
    }

    /// Cities, towns and villages of GeoNames.
    pub fn cities(&self) -> impl Iterator<Item = Place<'_>> {
        (0..u32::try_from(self.base.len()).unwrap_or(u32::MAX))
            .map(|index| self.base_place(PlaceIndex(index)))
    }

    /// The country itself as a place.
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<Place<'_>> {
        self.countries.get(&code).map(|n| self.place(PlaceIndex(*n)))
    }

    /// A country's code from its alpha-2 or alpha-3 code or its name.
    #[must_use]
    pub fn country_code(&self, text: &str) -> Option<CountryCode> {
        let text = text.trim();
        let upper = text.to_uppercase();
        CountryCode::new(&upper)
            .filter(|c| self.countries.contains_key(c))
            .or_else(|| self.alpha3.get(&upper).copied())
            .or_else(|| {
                let places = self.candidates(text).map(|c| self.place(c.place));
                places.into_iter().find(|p| p.kind == PlaceKind::Country).and_then(|p| p.country)
            })
    }

    /// The seat of a country's government.
    #[must_use]
    pub fn capital(&self, code: CountryCode) -> Option<Place<'_>> {
        self.capitals.get(&code).and_then(|name| self.best(name, Some(code)))
    }

    /// The country that a word tells people and things of: "Syrian", "Iraqis".
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<CountryCode> {
        self.demonyms.get(word).or_else(|| self.demonyms.get(&normalise(word))).copied()
    }

    /// [`Gazetteer::demonym`] of a word that is in lower case already; takes no time worth counting.
    #[must_use]
    pub fn demonym_of_lower(&self, word: &str) -> Option<CountryCode> {
        self.demonyms.get(word).copied()
    }

    /// The country whose government the name of a city can stand for: "Moscow".
    #[must_use]
    pub fn government(&self, name: &str) -> Option<CountryCode> {
        self.governments.get(&normalise(name)).copied()
    }

    fn division_above(&self, index: PlaceIndex) -> Option<PlaceIndex> {
        self.above(index).find(|p| self.kind(*p) == PlaceKind::Division)
    }

    fn kind(&self, index: PlaceIndex) -> PlaceKind {
        let listed = (index.0 as usize).checked_sub(self.base.len()).and_then(|i| self.listed.get(i));
        listed.map_or(PlaceKind::City, |l| l.place.kind)
    }

    fn parent(&self, index: PlaceIndex) -> Option<PlaceIndex> {
        match (index.0 as usize).checked_sub(self.base.len()) {
            None => self.base_place(index).within,
            Some(i) => self.listed.get(i).and_then(|l| l.within).map(PlaceIndex),
        }
    }

    /// What contains the place, from the narrowest to the country; not the place itself.
    pub fn above(&self, index: PlaceIndex) -> impl Iterator<Item = PlaceIndex> + '_ {
        std::iter::successors(self.parent(index), |p| self.parent(*p)).take(DEEPEST)
    }

    /// True where `inner` lies in `outer` by the lists, or by its circle where `outer` is no country or division and no
    /// part of a city: the circles of a city's halves overlap.
    #[must_use]
    pub fn contains(&self, outer: PlaceIndex, inner: PlaceIndex) -> bool {
        if outer == inner || self.above(inner).any(|p| p == outer) {
            return true;
        }
        let (o, i) = (self.place(outer), self.place(inner));
        match o.kind {
            PlaceKind::Country => i.country.is_some() && i.country == o.country,
            PlaceKind::Division if i.division.is_some() => false,
            PlaceKind::Region if o.within.is_some_and(|p| self.kind(p) == PlaceKind::City) => false,
            _ => i.radius_km <= o.radius_km && self.distance_km(outer, inner) <= o.radius_km,
        }
    }

    /// Distance between two places' points.
    #[must_use]
    pub fn distance_km(&self, a: PlaceIndex, b: PlaceIndex) -> f64 {
        let (a, b) = (self.place(a), self.place(b));
        kilometres((a.lat, a.lon), (b.lat, b.lon))
    }
}
