//! Places no more exactly than a profile tells them: by the narrowest place around that is large enough, and by the cell of
//! a grid in place of the point.

use sijill_gazetteer::{CountryCode, Gazetteer, PlaceIndex, PlaceKind};
use sijill_record::payload::{PlacesShown, Profile};
use sijill_record::question::PlaceRow;
use sijill_weigh::terrain::Spot;

/// Kilometres of a degree of latitude.
const DEGREE_KM: f64 = 111.195;

/// A place as it is told.
pub(super) fn told(profile: &Profile, gazetteer: &Gazetteer, place: &PlaceRow) -> PlaceRow {
    let index = place.id.as_deref().and_then(|id| gazetteer.by_id(id));
    let is_facility = index.is_some_and(|index| is_facility(gazetteer.place(index).kind));
    let least_km = match profile.places {
        PlacesShown::Exact if profile.facilities || !is_facility => return place.clone(),
        PlacesShown::Exact => 0.0,
        PlacesShown::Within(km) => f64::from(km),
        PlacesShown::Country => f64::INFINITY,
    };
    let country = || {
        let code = place.country.as_deref().and_then(CountryCode::new);
        code.and_then(|code| gazetteer.country(code)).map(|country| country.index)
    };
    let large = |index: &PlaceIndex| {
        let known = gazetteer.place(*index);
        let is_large = known.radius_km >= least_km && (profile.facilities || !self::is_facility(known.kind));
        is_large || known.kind == PlaceKind::Country
    };
    let own = index.filter(large);
    let around = index.and_then(|index| gazetteer.above(index).find(large)).or_else(country);
    let Some(index) = own.or(around) else {
        return PlaceRow {
            name: String::new(),
            id: None,
            at: None,
            country: place.country.clone(),
            radius_km: None,
        };
    };
    let known = gazetteer.place(index);
    let mut told = PlaceRow {
        name: known.name.to_owned(),
        id: Some(gazetteer.id(index)),
        at: Some((known.lat, known.lon)),
        country: known.country.map(|code| code.as_str().to_owned()).or_else(|| place.country.clone()),
        radius_km: Some(known.radius_km),
    };
    if let PlacesShown::Within(km) = profile.places
        && own.is_none()
        && let Some(at) = place.at
    {
        told.at = Some(cell(at, f64::from(km.max(1))));
        told.radius_km = Some(f64::from(km.max(1)));
    }
    told
}

/// A place of a ledger as it is told.
pub(super) fn spot(profile: &Profile, gazetteer: &Gazetteer, spot: &Spot) -> Spot {
    let row = PlaceRow {
        name: spot.name.clone(),
        id: spot.kind.map(|_| spot.key.clone()),
        at: spot.at,
        country: spot.country.clone(),
        radius_km: Some(spot.radius_km),
    };
    let told = told(profile, gazetteer, &row);
    if told == row {
        return spot.clone();
    }
    let index = told.id.as_deref().and_then(|id| gazetteer.by_id(id));
    Spot {
        key: told.id.unwrap_or_default(),
        name: told.name,
        kind: index.map(|index| gazetteer.place(index).kind),
        at: told.at,
        radius_km: told.radius_km.unwrap_or_default(),
        country: told.country,
        parent: spot.parent,
    }
}

const fn is_facility(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Hospital | PlaceKind::Facility)
}

/// The middle of the cell of a grid that a point lies in; no point of the cell is further from it than so many kilometres.
/// The grid is the same for all points and at all times, so that nothing is learnt from asking twice.
fn cell((lat, lon): (f64, f64), km: f64) -> (f64, f64) {
    let side = km * std::f64::consts::SQRT_2 / DEGREE_KM;
    let middle = |degrees: f64, side: f64| ((degrees / side).floor() + 0.5) * side;
    let north = middle(lat, side).clamp(-90.0, 90.0);
    // Measured at the edge that is nearer to the equator, where the cell is widest.
    let edge = (north.abs() - side / 2.0).clamp(0.0, 89.0);
    let east = middle(lon, side / edge.to_radians().cos());
    let east = if east > 180.0 {
        east - 360.0
    } else if east < -180.0 {
        east + 360.0
    } else {
        east
    };
    ((north * 1e4).round() / 1e4, (east * 1e4).round() / 1e4)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;
    use sijill_gazetteer::kilometres;

    use super::*;

    fn row(gazetteer: &Gazetteer, name: &str) -> PlaceRow {
        let place = gazetteer.best(name, None).unwrap();
        PlaceRow {
            name: name.to_owned(),
            id: Some(gazetteer.id(place.index)),
            at: Some((place.lat, place.lon)),
            country: place.country.map(|code| code.as_str().to_owned()),
            radius_km: Some(place.radius_km),
        }
    }

    #[test]
    fn a_district_is_told_by_what_is_large_enough_around_it() {
        let gazetteer = crate::places::gazetteer().unwrap();
        let sukkari = row(&gazetteer, "Sukkari");
        let of = |places| Profile { places, facilities: true, ..Profile::default() };
        assert_eq!(told(&of(PlacesShown::Exact), &gazetteer, &sukkari), sukkari);
        let near = told(&of(PlacesShown::Within(30)), &gazetteer, &sukkari);
        assert!(near.id != sukkari.id && near.at != sukkari.at && near.radius_km == Some(30.0), "{near:?}");
        let index = gazetteer.by_id(near.id.as_deref().unwrap()).unwrap();
        assert!(
            gazetteer.place(index).radius_km >= 30.0 || gazetteer.place(index).kind == PlaceKind::Country
        );
        let country = told(&of(PlacesShown::Country), &gazetteer, &sukkari);
        assert_eq!(country.id, row(&gazetteer, "Syria").id);
        let unknown = PlaceRow { id: None, name: "the old mill".to_owned(), ..sukkari };
        let near = told(&of(PlacesShown::Within(30)), &gazetteer, &unknown);
        assert!(near.name == "Syria" && near.at != unknown.at, "{near:?}");
    }

    #[test]
    fn what_is_told_is_told_once_more_as_it_is() {
        let gazetteer = crate::places::gazetteer().unwrap();
        for places in [PlacesShown::Within(5), PlacesShown::Within(60), PlacesShown::Country] {
            let profile = Profile { places, ..Profile::default() };
            for name in ["Sukkari", "Aleppo", "Idlib", "Kyiv", "Khartoum"] {
                let once = told(&profile, &gazetteer, &row(&gazetteer, name));
                assert_eq!(told(&profile, &gazetteer, &once).id, once.id, "{name} {places:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_point_is_further_from_the_middle_of_its_cell(lat in -80.0..80.0_f64, lon in -180.0..180.0_f64, km in 1..300_u32) {
            let km = f64::from(km);
            let middle = cell((lat, lon), km);
            prop_assert!(kilometres((lat, lon), middle) <= km * 1.02 + 0.02, "{middle:?}");
            prop_assert_eq!(cell((lat, lon), km), middle);
        }
    }
}
