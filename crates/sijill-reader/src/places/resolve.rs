//! Gives the mentions of a whole report their places: all names together, then parts, distances and unknown names.

use sijill_claim::Place;
use sijill_gazetteer::{Context, CountryCode, Gazetteer, Named, PlaceIndex, PlaceKind, moved, normalise};
use sijill_language::Sentence;

use super::crowd::{far_namesakes, foreign_aliases};
use super::lexicon::Back;
use super::main_place::is_fled_to;
use super::mention::{Part, PlaceMention, Role};
use super::told::{Sorted, Told, city_of, pointed_at};

/// A distance that is not told: "north of the city".
const SOME_WAY_KM: f64 = 15.0;
/// A city of this many people tells what country a report is about.
const WELL_KNOWN: u32 = 100_000;

/// How much a dateline counts beside a city that the text names.
const FILED_THERE: f64 = 2.5;

/// Fills [`PlaceMention::place`] of every mention. `country` is what the report is given as being about.
pub(crate) fn resolve_places(
    report: &mut [(&Sentence<'_>, &mut [PlaceMention])],
    gazetteer: &Gazetteer,
    country: Option<CountryCode>,
) {
    let mut context = Context { country, leanings: leanings(report, gazetteer) };
    let mut offsets = Vec::new();
    let mut names = Vec::new();
    for (_, mentions) in report.iter() {
        offsets.push(names.len());
        let base = names.len();
        names.extend(mentions.iter().map(|m| named(gazetteer, m, base)));
    }
    let mut chosen = gazetteer.choose(&names, &context);
    let filed: Vec<bool> =
        report.iter().flat_map(|(_, mentions)| mentions.iter().map(|m| m.role == Role::Dateline)).collect();
    if country.is_none() && lean_on(gazetteer, &chosen, &filed, &mut context) {
        chosen = gazetteer.choose(&names, &context);
    }
    far_namesakes(report, gazetteer, &offsets, &mut chosen);
    foreign_aliases(report, gazetteer, &offsets, &context, &mut chosen);
    let mut told = Told {
        settled: Vec::new(),
        division: None,
        last: None,
        last_is_near: false,
        sorts: Vec::new(),
        unlisted: Vec::new(),
    };
    let mut end = 0;
    for ((sentence, mentions), base) in report.iter_mut().zip(offsets) {
        let gap = sentence.text.get(end..sentence.span.start()).unwrap_or("");
        if gap.contains('\n') {
            told.last_is_near = false;
            told.settled.iter_mut().for_each(|s| s.near = false);
            told.sorts.iter_mut().for_each(|s| s.near = false);
        }
        end = sentence.span.end();
        let picks: Vec<Option<PlaceIndex>> =
            (0..mentions.len()).map(|i| chosen.get(base + i).copied().flatten()).collect();
        place_sentence(gazetteer, &context, sentence, mentions, &picks, &mut told);
        // "Residents of Arlo left for Dura. The town's schools had closed": Arlo's.
        for reached in mentions.iter().filter(|m| is_fled_to(sentence, m)).filter_map(|m| m.place.as_ref()) {
            told.settled.iter_mut().filter(|s| s.is_at(reached)).for_each(|s| s.near = false);
        }
    }
}

/// Leans on the countries of the well-known places chosen, where the report gives none; true where that changed anything.
/// Most of all on that of a dateline's city: a report is mostly of the country that it was filed in.
fn lean_on(
    gazetteer: &Gazetteer,
    chosen: &[Option<PlaceIndex>],
    filed: &[bool],
    context: &mut Context,
) -> bool {
    let before = context.leanings.iter().map(|l| l.1).sum::<f64>();
    for (index, filed) in chosen.iter().zip(filed).filter_map(|(c, f)| c.map(|c| (c, *f))) {
        let index = &index;
        let place = gazetteer.place(*index);
        let known = place.source != "GeoNames" || place.population >= WELL_KNOWN;
        if let Some(code) = place.country.filter(|_| known && place.kind != PlaceKind::Country) {
            add(&mut context.leanings, code, if filed { FILED_THERE } else { 1.0 });
        }
    }
    context.leanings.iter().map(|l| l.1).sum::<f64>() > before
}

fn add(leanings: &mut Vec<(CountryCode, f64)>, code: CountryCode, weight: f64) {
    match leanings.iter().position(|(c, _)| *c == code) {
        Some(at) => leanings[at].1 += weight,
        None => leanings.push((code, weight)),
    }
}

fn named(gazetteer: &Gazetteer, m: &PlaceMention, base: usize) -> Named {
    let mut candidates = m.candidates.clone();
    let of_country = |c: &sijill_gazetteer::Candidate| gazetteer.place(c.place).kind == PlaceKind::Country;
    if let Some(country) = m.country.filter(|_| !candidates.iter().any(of_country)) {
        let home: Vec<_> = candidates
            .iter()
            .copied()
            .filter(|c| gazetteer.place(c.place).country == Some(country))
            .collect();
        if !home.is_empty() {
            candidates = home;
        }
    }
    Named { candidates, inside: m.inside.map(|i| base + i), kind: m.kind }
}

/// Countries that the report names or whose people and things it names.
fn leanings(
    report: &[(&Sentence<'_>, &mut [PlaceMention])],
    gazetteer: &Gazetteer,
) -> Vec<(CountryCode, f64)> {
    let mut found: Vec<(CountryCode, f64)> = Vec::new();
    let mut lean = |code: CountryCode, weight: f64| add(&mut found, code, weight);
    for (i, (s, mentions)) in report.iter().enumerate() {
        let weight = if i == 0 { 2.0 } else { 1.0 };
        for token in 0..s.len() {
            if s.surface(token).chars().next().is_some_and(char::is_uppercase)
                && let Some(code) = gazetteer.demonym_of_lower(s.lower(token))
                && !is_of_elsewhere(s, token)
            {
                lean(code, if code.as_str() == "US" { weight * 0.4 } else { weight });
            }
        }
        for m in mentions.iter() {
            let countries = m
                .candidates
                .iter()
                .map(|c| gazetteer.place(c.place))
                .filter(|p| p.kind == PlaceKind::Country);
            for code in countries.filter_map(|p| p.country).take(1) {
                lean(code, weight * if m.is_location() { 1.5 } else { 0.5 });
            }
        }
    }
    found
}

/// "Russian-installed officials", "Saudi-led strikes": who is behind it, which is mostly not where it is.
fn is_of_elsewhere(s: &Sentence<'_>, token: usize) -> bool {
    let with = s.lower(token + 2);
    s.lower(token + 1) == "-"
        && (with.len() > 3 && with.ends_with("ed")
            || matches!(with, "led" | "held" | "run" | "made" | "built" | "born"))
}

fn place_sentence(
    gazetteer: &Gazetteer,
    context: &Context,
    sentence: &Sentence<'_>,
    mentions: &mut [PlaceMention],
    picks: &[Option<PlaceIndex>],
    told: &mut Told,
) {
    let home = home(context);
    for (mention, pick) in mentions.iter_mut().zip(picks) {
        if let Some(pick) = pick {
            mention.place = Some(known(gazetteer, mention, *pick));
            if mention.strength < 3 && mention.is_location() && speaks_abroad(gazetteer, mention, *pick, home)
            {
                mention.role = Role::Government;
            } else if mention.is_location()
                && mention.strength < 2
                && is_far_city(gazetteer, mention, *pick, home)
            {
                mention.role = Role::Part;
            }
        }
    }
    for i in 0..mentions.len() {
        // "Red Cross", "Samer Tello": a part of another name that is no place itself tells none.
        let part = matches!(mentions[i].role, Role::Part | Role::Origin);
        // Nor does a known name that fits nowhere and that nothing is said to be in: a person's, mostly.
        let unsaid = mentions[i].strength == 0 || mentions[i].strength == 1 && told.last.is_some();
        let idle = unsaid && mentions[i].kind.is_none() && !mentions[i].candidates.is_empty();
        if mentions[i].place.is_none() && mentions[i].back.is_none() && !part && !idle {
            let again =
                told.unlisted.iter().find(|p| p.name == mentions[i].name && mentions[i].shift.is_none());
            let place = again.cloned().unwrap_or_else(|| unknown(gazetteer, context, mentions, i, told));
            if again.is_none() && mentions[i].candidates.is_empty() {
                told.unlisted.push(place.clone());
            }
            mentions[i].place = Some(place);
        }
    }
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&i| mentions[i].first);
    for i in order {
        if let Some(back) = mentions[i].back {
            let named = mentions[i].beside.and_then(|j| mentions.get(j)).and_then(|m| m.place.clone());
            mentions[i].place = named
                .or_else(|| pointed_at(gazetteer, &mentions[i], mentions[i].country.or(home), back, told));
            if back == Back::Capital
                && let Some(place) = &mentions[i].place
            {
                told.settle_capital(place);
            }
            if let (Back::City | Back::Country, Part::Side(bearing), Some(place)) =
                (back, mentions[i].part, &mentions[i].place)
            {
                let kind = if back == Back::City { PlaceKind::City } else { PlaceKind::Country };
                told.keep(Sorted { place: place.clone(), kind: Some(kind), side: Some(bearing), near: true });
            }
            continue;
        }
        let m = &mentions[i];
        let Some(place) = &m.place else { continue };
        let pick = picks.get(i).copied().flatten();
        let kind = pick.map(|p| gazetteer.place(p).kind);
        let city = pick.filter(|_| matches!(kind, Some(PlaceKind::City | PlaceKind::Village)));
        if m.role == Role::Dateline
            && told.city().is_none()
            && home.is_some_and(|h| place.country.as_deref() == Some(h.as_str()))
            && let Some(p) = city
        {
            told.settle(city_of(gazetteer, m, p), Some(gazetteer.place(p).population), m);
        }
        if m.role != Role::Location {
            continue;
        }
        // "cut the road to Sanaa": far from what is told of.
        let road = m.first >= 2
            && sentence.lower(m.first - 1) == "to"
            && matches!(sentence.lower(m.first - 2), "road" | "highway");
        if road {
            continue;
        }
        if let Some(city) = city {
            told.settle(city_of(gazetteer, m, city), Some(gazetteer.place(city).population), m);
        } else if pick.is_none()
            && (matches!(m.kind, Some(PlaceKind::City | PlaceKind::Village))
                || m.kind.is_none() && m.strength >= 2)
        {
            // "the town of Muadhamiya", "in Muadhamiya", of which no list tells: "the town" is that all the same.
            told.settle(place.clone(), None, m);
        }
        // "withdrew to Paranthan, leaving the town": nothing that "the town" is.
        if is_fled_to(sentence, m)
            && let Some(last) = told.settled.last_mut().filter(|s| s.is_at(place))
        {
            last.near = false;
        }
        if kind == Some(PlaceKind::Division) {
            told.division = Some(place.clone());
        }
        if kind != Some(PlaceKind::Country) && place.lat.is_some() {
            told.last = Some(place.clone());
            told.last_is_near = true;
            let side = if let Part::Side(bearing) = m.part { Some(bearing) } else { None };
            told.keep(Sorted { place: place.clone(), kind: m.kind.or(kind), side, near: true });
        }
    }
}

/// A place that the gazetteer knows, with its part or distance.
fn known(gazetteer: &Gazetteer, m: &PlaceMention, index: PlaceIndex) -> Place {
    // "eastern Aleppo" may be a place of its own in Aleppo.
    let own = matches!(m.part, Part::Side(_)).then(|| part_of(gazetteer, m, index)).flatten();
    let index = own.unwrap_or(index);
    let p = gazetteer.place(index);
    let (mut lat, mut lon, mut radius) = (p.lat, p.lon, p.radius_km);
    let mut exact = !m.of_candidate;
    match m.part {
        Part::Whole => {}
        Part::Middle => radius *= 0.5,
        Part::Near => radius += 10.0,
        Part::Side(bearing) => {
            (lat, lon) = moved((lat, lon), radius * 0.5, bearing);
            radius *= 0.6;
            exact = own.is_some() || names_part(gazetteer, m, index);
            if exact {
                (lat, lon, radius) = (p.lat, p.lon, p.radius_km);
            }
        }
    }
    if let Some(shift) = m.shift {
        exact = false;
        match (shift.km, shift.bearing) {
            (km, Some(bearing)) => {
                let away = km.unwrap_or(SOME_WAY_KM + radius * 0.5);
                (lat, lon) = moved((lat, lon), away, bearing);
                radius = if km.is_some() { 3.0 + away * 0.25 } else { away };
            }
            (Some(km), None) => radius += km,
            (None, None) => {}
        }
    }
    if m.of_candidate {
        radius = radius.max(3.0);
    }
    Place {
        name: m.name.clone(),
        id: (exact && m.part != Part::Near).then(|| gazetteer.id(index)),
        lat: Some(rounded(lat)),
        lon: Some(rounded(lon)),
        country: p.country.map(|c| c.to_string()),
        radius_km: Some((radius * 10.0).round() / 10.0),
    }
}

/// The place of the whole name that the gazetteer has in the one that was picked.
fn part_of(gazetteer: &Gazetteer, m: &PlaceMention, whole: PlaceIndex) -> Option<PlaceIndex> {
    // "the east of Aleppo" is called "east Aleppo".
    let turned = m.name.split_once(" of ").map(|(side, city)| format!("{side} {city}"));
    let names = std::iter::once(m.name.as_str()).chain(turned.as_deref());
    let mut named = names.flat_map(|name| gazetteer.candidates(name)).map(|candidate| candidate.place);
    named.find(|place| *place != whole && gazetteer.above(*place).any(|above| above == whole))
}

/// True where the gazetteer's own name has the side in it ("Eastern Ghouta", "South Sudan").
fn names_part(gazetteer: &Gazetteer, m: &PlaceMention, index: PlaceIndex) -> bool {
    normalise(gazetteer.place(index).name) == normalise(&m.name)
}

/// A name that the gazetteer does not know: beside or inside what the words say, else about where the report is.
fn unknown(
    gazetteer: &Gazetteer,
    context: &Context,
    mentions: &[PlaceMention],
    i: usize,
    told: &Told,
) -> Place {
    let m = &mentions[i];
    let mut place = Place { name: m.name.clone(), ..Place::default() };
    let stated = m.beside.or(m.inside).and_then(|j| mentions.get(j)).and_then(|o| o.place.as_ref());
    let near = stated.cloned().or_else(|| around(mentions, i)).or_else(|| told.last.clone());
    if let Some(near) = near {
        place.country = near.country;
        (place.lat, place.lon, place.radius_km) = (near.lat, near.lon, near.radius_km);
        if stated.is_none() {
            place.radius_km = place.radius_km.map(|r| r.max(40.0));
        }
        return place;
    }
    let country = m.country.or_else(|| home(context));
    if let Some(home) = country.and_then(|c| gazetteer.country(c)) {
        place.country = home.country.map(|c| c.to_string());
        place.radius_km = Some(home.radius_km);
    }
    place
}

/// The nearest other place of the same sentence that is known.
fn around(mentions: &[PlaceMention], i: usize) -> Option<Place> {
    let here = mentions[i].first;
    let others = mentions
        .iter()
        .enumerate()
        .filter(|(j, o)| *j != i && matches!(o.role, Role::Location | Role::Reference) && o.back.is_none());
    let known = others.filter_map(|(_, o)| {
        o.place.as_ref().filter(|p| p.id.is_some() || p.lat.is_some()).map(|p| (o.first.abs_diff(here), p))
    });
    known.min_by_key(|(distance, _)| *distance).map(|(_, p)| p.clone())
}

/// The country that the report is about: given, or named most.
fn home(context: &Context) -> Option<CountryCode> {
    context.country.or_else(|| context.leanings.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|l| l.0))
}

/// A city abroad that nothing is said to be in is more likely a person, a paper or a team.
fn is_far_city(
    gazetteer: &Gazetteer,
    m: &PlaceMention,
    index: PlaceIndex,
    home: Option<CountryCode>,
) -> bool {
    let place = gazetteer.place(index);
    home.is_some()
        && place.country != home
        && place.kind == PlaceKind::City
        && m.inside.is_none()
        && place.source == "GeoNames"
}

/// A country abroad, or its capital, that nothing is said to be in: its government.
fn speaks_abroad(
    gazetteer: &Gazetteer,
    m: &PlaceMention,
    index: PlaceIndex,
    home: Option<CountryCode>,
) -> bool {
    let place = gazetteer.place(index);
    let abroad = home.is_some() && place.country.is_some() && place.country != home;
    let seat = place.kind == PlaceKind::Country
        || gazetteer.government(place.name).is_some_and(|c| place.country == Some(c));
    abroad && seat && m.part == Part::Whole && m.shift.is_none() && m.kind.is_none()
}

pub(super) fn rounded(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}
