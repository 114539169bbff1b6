//! Sources and places: each name once, found again by its digest.

use sijill_claim::{Place, Role, Source, SourceType};

use super::{Cell, View, ViewError, Views, letters, source, space};
use crate::column::NONE;
use crate::hash::Hash;
use crate::payload::SourceKey;
use crate::store::Store;

/// Every sort of source, in the order of its number.
pub const TYPES: [SourceType; 4] =
    [SourceType::Person, SourceType::Organisation, SourceType::Outlet, SourceType::Unnamed];

/// Every role, in the order of its number.
pub const ROLES: [Role; 11] = [
    Role::Monitor,
    Role::Rescuer,
    Role::Medical,
    Role::Government,
    Role::Military,
    Role::ArmedGroup,
    Role::Un,
    Role::Ngo,
    Role::Witness,
    Role::Media,
    Role::Other,
];

/// The number of a value in a list; [`NONE`] where it is not in it.
pub fn code<T: PartialEq>(list: &[T], value: &T) -> i64 {
    list.iter().position(|one| one == value).map_or(NONE, |at| at as i64)
}

/// The value of a number in a list.
#[must_use]
pub fn decoded<T: Copy>(list: &[T], number: i64) -> Option<T> {
    usize::try_from(number).ok().and_then(|at| list.get(at)).copied()
}

impl SourceKey {
    /// The key of a source as a claim names it.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        Self {
            name: source.name.clone(),
            source_type: source.source_type,
            role: source.role,
            of: source.of.clone(),
        }
    }

    /// The key of a publisher.
    #[must_use]
    pub fn publisher(name: &str) -> Self {
        Self { name: name.to_owned(), source_type: SourceType::Outlet, role: Role::Media, of: None }
    }

    /// First bytes of its digest, by which it is found and, in hexadecimal, called.
    #[must_use]
    pub fn key(&self) -> i64 {
        let (kind, role) = (code(&TYPES, &self.source_type), code(&ROLES, &self.role));
        let of = self.of.as_deref().unwrap_or_default();
        Hash::of(format!("{kind}\u{1f}{role}\u{1f}{}\u{1f}{of}", self.name).as_bytes()).key()
    }
}

impl Views {
    /// The source of a key, made where it is new.
    pub(crate) fn source(
        &mut self,
        store: &dyn Store,
        key: &SourceKey,
        entry: u64,
    ) -> Result<u64, ViewError> {
        if let Some(&number) = self.sources.get(key) {
            return Ok(number);
        }
        let digest = key.key();
        for number in self.look_up(store, space::SOURCE, digest)? {
            if self.source_key(store, number)? == *key {
                self.sources.insert(key.clone(), number);
                return Ok(number);
            }
        }
        let cells = [
            Cell::from(key.name.as_str()),
            Cell::Number(code(&TYPES, &key.source_type)),
            Cell::Number(code(&ROLES, &key.role)),
            Cell::from(key.of.as_deref().unwrap_or_default()),
            Cell::Number(digest),
            Cell::from(entry),
        ];
        let number = self.push(store, View::Source, cells)?;
        self.look_under(space::SOURCE, digest, number);
        self.sources.insert(key.clone(), number);
        Ok(number)
    }

    fn source_key(&mut self, store: &dyn Store, number: u64) -> Result<SourceKey, ViewError> {
        let of = self.text(store, source::OF, number)?;
        Ok(SourceKey {
            name: self.text(store, source::NAME, number)?,
            source_type: decoded(&TYPES, self.number(store, source::TYPE, number)?)
                .unwrap_or(SourceType::Unnamed),
            role: decoded(&ROLES, self.number(store, source::ROLE, number)?).unwrap_or(Role::Other),
            of: (!of.is_empty()).then_some(of),
        })
    }

    /// The place as a view has it, made where it is new.
    pub(crate) fn place(&mut self, store: &dyn Store, place: &Place) -> Result<u64, ViewError> {
        let millionths = |degrees: Option<f64>| degrees.map_or(NONE, |d| (d * 1e6).round() as i64);
        let metres = place.radius_km.map_or(NONE, |km| (km * 1000.0).round() as i64);
        let (lat, lon) = (millionths(place.lat), millionths(place.lon));
        let country = letters(place.country.as_deref());
        let id = place.id.as_deref().unwrap_or_default();
        let key = place_key(&place.name, id, [lat, lon, country, metres]);
        if let Some(&number) = self.places.get(&key) {
            return Ok(number);
        }
        for number in self.look_up(store, space::PLACE, key)? {
            let same = self.text(store, super::place::NAME, number)? == place.name
                && self.text(store, super::place::ID, number)? == id
                && self.number(store, super::place::LAT, number)? == lat
                && self.number(store, super::place::LON, number)? == lon;
            if same {
                self.places.insert(key, number);
                return Ok(number);
            }
        }
        let cells = [
            Cell::from(place.name.as_str()),
            Cell::from(id),
            Cell::Number(lat),
            Cell::Number(lon),
            Cell::Number(country),
            Cell::Number(metres),
        ];
        let number = self.push(store, View::Place, cells)?;
        self.look_under(space::PLACE, key, number);
        self.places.insert(key, number);
        Ok(number)
    }

    /// The key under which a place is found.
    pub(super) fn place_key(&mut self, store: &dyn Store, number: u64) -> Result<i64, ViewError> {
        use super::place;
        let name = self.text(store, place::NAME, number)?;
        let id = self.text(store, place::ID, number)?;
        let numbers = [
            self.number(store, place::LAT, number)?,
            self.number(store, place::LON, number)?,
            self.number(store, place::COUNTRY, number)?,
            self.number(store, place::RADIUS, number)?,
        ];
        Ok(place_key(&name, &id, numbers))
    }
}

/// The key of a place by which it is found.
pub(crate) fn place_key(name: &str, id: &str, [lat, lon, country, metres]: [i64; 4]) -> i64 {
    Hash::of(format!("{name}\u{1f}{id}\u{1f}{lat}\u{1f}{lon}\u{1f}{country}\u{1f}{metres}").as_bytes()).key()
}
