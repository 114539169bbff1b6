//! Reports that are all about one city or country: what names there do not mean.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_gazetteer::{Context, Fit, Gazetteer, PlaceIndex, PlaceKind, kilometres, normalise};
use sijill_language::Sentence;

use super::mention::PlaceMention;

/// So many other names within so many kilometres make a report one about a city; more names than the last are not looked at.
const CROWD: usize = 3;
const CITY_KM: f64 = 30.0;
const MOST_POINTS: usize = 200;

/// "The Karam district" of a report that is all about one city is no village of that name far away: where several other
/// names lie about one city and none about the namesake, the district is left to where the report is.
pub(super) fn far_namesakes(
    report: &[(&Sentence<'_>, &mut [PlaceMention])],
    gazetteer: &Gazetteer,
    offsets: &[usize],
    chosen: &mut [Option<PlaceIndex>],
) {
    let points: Vec<(PlaceIndex, f64, f64)> = chosen
        .iter()
        .flatten()
        .map(|&index| (index, gazetteer.place(index)))
        .filter(|(_, p)| !matches!(p.kind, PlaceKind::Country | PlaceKind::Division))
        .take(MOST_POINTS)
        .map(|(index, p)| (index, p.lat, p.lon))
        .collect();
    let about = |at: (f64, f64), not: PlaceIndex| {
        points.iter().filter(|(i, lat, lon)| *i != not && kilometres(at, (*lat, *lon)) < CITY_KM).count()
    };
    let crowd = points.iter().map(|&(i, lat, lon)| about((lat, lon), i)).max().unwrap_or(0);
    if crowd < CROWD {
        return;
    }
    for ((_, mentions), &base) in report.iter().zip(offsets) {
        for (m, slot) in mentions.iter().zip(base..) {
            let Some(index) = chosen.get(slot).copied().flatten() else { continue };
            let place = gazetteer.place(index);
            let town = matches!(place.kind, PlaceKind::City | PlaceKind::Village);
            let district = m.kind == Some(PlaceKind::District) && m.inside.is_none() && m.country.is_none();
            if town && district && about((place.lat, place.lon), index) == 0 {
                chosen[slot] = None;
            }
        }
    }
}

/// How much a report speaks of countries before a name of elsewhere is doubted, and how much of the other country alone is too
/// little to keep it.
const SURE: f64 = 3.0;
const LITTLE: f64 = 1.0;

/// "Boni" of a report on Mali is not Bonn, which some call so: another name of a town in a country that the report speaks of nowhere
/// else is left to where the report is.
pub(super) fn foreign_aliases(
    report: &[(&Sentence<'_>, &mut [PlaceMention])],
    gazetteer: &Gazetteer,
    offsets: &[usize],
    context: &Context,
    chosen: &mut [Option<PlaceIndex>],
) {
    let all: f64 = context.leanings.iter().map(|l| l.1).sum();
    if all < SURE || context.country.is_some() {
        return;
    }
    // How many different places of each country the report tells of.
    let mut told: FxHashMap<sijill_gazetteer::CountryCode, usize> = FxHashMap::default();
    let different: FxHashSet<PlaceIndex> = chosen.iter().copied().flatten().collect();
    for country in different.into_iter().filter_map(|index| gazetteer.place(index).country) {
        *told.entry(country).or_default() += 1;
    }
    for ((_, mentions), &base) in report.iter().zip(offsets) {
        for (m, slot) in mentions.iter().zip(base..) {
            let Some(index) = chosen.get(slot).copied().flatten() else { continue };
            let place = gazetteer.place(index);
            let town = matches!(place.kind, PlaceKind::City | PlaceKind::Village);
            let alias = m.candidates.iter().any(|c| c.place == index && c.fit != Fit::Main)
                && !shares_a_word(place.name, &m.name);
            let Some(country) = place.country.filter(|_| town && alias && m.inside.is_none()) else {
                continue;
            };
            let leaning: f64 = context.leanings.iter().filter(|l| l.0 == country).map(|l| l.1).sum();
            let beside = told.get(&country).is_some_and(|&n| n > 1);
            if !beside && leaning <= LITTLE {
                chosen[slot] = None;
            }
        }
    }
}

/// "New York" of New York City, "Hague" of The Hague: no other name, but a part of it.
fn shares_a_word(main: &str, told: &str) -> bool {
    let (main, told) = (normalise(main), normalise(told));
    told.split(' ').any(|word| word.len() > 2 && main.split(' ').any(|other| other == word))
}
