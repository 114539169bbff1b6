//! The embedded gazetteer: its lists hold together, known names resolve, homonyms resolve by context.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should say where")]

use std::{collections::BTreeSet, sync::OnceLock};

use sijill_gazetteer::{Context, CountryCode, Gazetteer, Named, PlaceKind, kilometres};

fn gazetteer() -> &'static Gazetteer {
    static ONE: OnceLock<Gazetteer> = OnceLock::new();
    ONE.get_or_init(|| Gazetteer::embedded().expect("the embedded lists are whole"))
}

fn code(text: &str) -> Option<CountryCode> {
    CountryCode::new(text)
}

#[test]
fn every_listed_place_lies_inside_its_container() {
    let g = gazetteer();
    let mut outside = Vec::new();
    for place in g.listed().filter(|p| !matches!(p.kind, PlaceKind::Country | PlaceKind::Division)) {
        let Some(within) = place.within.map(|w| g.place(w)) else { continue };
        let km = kilometres((place.lat, place.lon), (within.lat, within.lon));
        let allowed = within.radius_km * 1.5 + 15.0 + place.radius_km;
        if km > allowed {
            outside.push(format!("{} is {km:.0} km from {} (allowed {allowed:.0})", place.name, within.name));
        }
        if place.country.is_some() && within.country.is_some() && place.country != within.country {
            outside.push(format!("{} lies in another country than {}", place.name, within.name));
        }
    }
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}

#[test]
fn every_listed_place_has_an_honest_circle_and_a_source() {
    for place in gazetteer().listed() {
        assert!(
            (-90.0..=90.0).contains(&place.lat) && (-180.0..=180.0).contains(&place.lon),
            "{}",
            place.name
        );
        assert!(place.radius_km > 0.0, "{} has no radius", place.name);
        assert!(!place.source.is_empty(), "{} has no source", place.name);
    }
}

#[test]
fn every_container_that_is_named_is_found() {
    let g = gazetteer();
    let lost: Vec<&str> = g
        .listed()
        .filter(|p| !matches!(p.kind, PlaceKind::Country) && p.country.is_some() && p.within.is_none())
        .map(|p| p.name)
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn identifiers_are_unique_among_countries_and_divisions() {
    let g = gazetteer();
    let mut seen = BTreeSet::new();
    for place in g.listed().filter(|p| matches!(p.kind, PlaceKind::Country | PlaceKind::Division)) {
        assert!(seen.insert(g.id(place.index)), "{} twice", g.id(place.index));
    }
}

#[test]
fn known_names_resolve_with_their_country() {
    let g = gazetteer();
    for (name, country, lat, lon, km) in [
        ("Aleppo", "SY", 36.2, 37.16, 10.0),
        ("Mosul", "IQ", 36.34, 43.13, 15.0),
        ("Tripoli", "LY", 32.88, 13.19, 20.0),
        ("Tripoli", "LB", 34.43, 35.84, 10.0),
        ("Hama", "SY", 35.13, 36.75, 15.0),
        ("Homs", "SY", 34.73, 36.71, 10.0),
        ("Aden", "YE", 12.78, 45.04, 25.0),
        ("al-Bab", "SY", 36.37, 37.51, 10.0),
        ("Maiduguri", "NG", 11.84, 13.15, 10.0),
        ("Anbar", "IQ", 32.9, 42.0, 200.0),
        ("Kandahar", "AF", 31.6, 65.7, 30.0),
        ("North Kivu", "CD", -0.8, 29.0, 120.0),
        ("Benghazi", "LY", 32.1, 20.1, 20.0),
        ("Tuz Khurmatu", "IQ", 34.89, 44.63, 10.0),
    ] {
        let place = g.best(name, code(country)).unwrap_or_else(|| panic_with(name));
        assert_eq!(place.country, code(country), "{name}");
        let off = kilometres((place.lat, place.lon), (lat, lon));
        assert!(off <= km, "{name} is {off:.0} km off");
    }
}

#[expect(clippy::panic, reason = "a test that cannot go on should say where")]
fn panic_with(name: &str) -> ! {
    panic!("{name} is not found")
}

#[test]
fn homonyms_follow_the_other_places_of_the_report() {
    let g = gazetteer();
    let named = |name: &str| Named { candidates: g.candidates(name).collect(), ..Named::default() };
    for (names, first) in [
        (["Tripoli", "Misrata", "Benghazi"], "LY"),
        (["Tripoli", "Beirut", "Sidon"], "LB"),
        (["Bab", "Aleppo", "Manbij"], "SY"),
        (["Hit", "Ramadi", "Fallujah"], "IQ"),
        (["Tartus", "Latakia", "Homs"], "SY"),
        (["Beni", "Goma", "Bunia"], "CD"),
    ] {
        let names: Vec<Named> = names.iter().map(|n| named(n)).collect();
        let chosen = g.choose(&names, &Context::default());
        let place = g.place(chosen.first().copied().flatten().expect("chosen"));
        assert_eq!(place.country, code(first));
    }
}

#[test]
fn a_stated_container_decides() {
    let g = gazetteer();
    let inner = Named { candidates: g.candidates("Basra").collect(), inside: Some(1), kind: None };
    let outer = Named { candidates: g.candidates("Pakistan").collect(), ..Named::default() };
    let chosen = g.choose(&[inner, outer], &Context::default());
    assert_eq!(g.place(chosen[0].expect("chosen")).country, code("PK"));
}

#[test]
fn a_small_place_abroad_is_not_meant() {
    let g = gazetteer();
    assert!(g.best("Basra", code("NG")).is_none_or(|p| p.country != code("PK")));
}

#[test]
fn containment_and_division() {
    let g = gazetteer();
    let aleppo = g.best("Aleppo", code("SY")).unwrap();
    let syria = g.country(code("SY").unwrap()).unwrap();
    assert!(g.contains(syria.index, aleppo.index));
    assert!(!g.contains(aleppo.index, syria.index));
    assert_eq!(aleppo.division.map(|d| g.place(d).name), Some("Aleppo"));
    let idlib = g.best("Idlib", code("SY")).unwrap();
    assert!(!g.contains(aleppo.index, idlib.index));
}

#[test]
fn longest_takes_the_whole_name_and_no_more() {
    let g = gazetteer();
    for (words, longest) in [
        (&["Deir", "al", "-", "Zor", "was"][..], Some(4)),
        (&["South", "Sudan", "said"], Some(2)),
        (&["Tuz", "Khurmatu", ","], Some(2)),
        (&["Syria", "'s", "north"], Some(1)),
        (&["Xyzzyq", "town"], None),
        (&[], None),
    ] {
        assert_eq!(g.longest(words), longest, "{words:?}");
    }
}

#[test]
fn demonyms_governments_and_codes() {
    let g = gazetteer();
    assert_eq!(g.demonym("Syrian"), code("SY"));
    assert_eq!(g.demonym("Nigeriens"), code("NE"));
    assert_eq!(g.demonym("table"), None);
    assert_eq!(g.government("Moscow"), code("RU"));
    assert_eq!(g.country_code("NGA"), code("NG"));
    assert_eq!(g.country_code("sy"), code("SY"));
    assert_eq!(g.country_code("Iraq"), code("IQ"));
    assert_eq!(g.country_code("QQQ"), None);
}

#[test]
fn find_ranks_by_nearness_where_asked() {
    let g = gazetteer();
    let beirut = g.best("Beirut", None).unwrap();
    let near = g.find("Tripoli", Some(beirut.index), None);
    assert_eq!(near.first().and_then(|f| f.place.country), code("LB"));
    assert!(near.windows(2).all(|w| w[0].distance_km <= w[1].distance_km));
    assert!(g.find("Tripoli", None, code("LY")).iter().all(|f| f.place.country == code("LY")));
}

#[test]
fn added_places_are_found_and_hang_in_their_container() {
    let text =
        "name,lat,lon,country,within,kind,aliases\nBustan Test,36.19,37.17,SY,Aleppo,district,Orchard Test\n";
    let g = Gazetteer::with_added(sijill_gazetteer::parse_csv(text).unwrap()).unwrap();
    let found = g.best("Orchard Test", None).unwrap();
    assert_eq!((found.name, found.kind), ("Bustan Test", PlaceKind::District));
    assert_eq!(found.within.map(|w| g.place(w).name), Some("Aleppo"));
}

#[test]
fn a_hostile_list_of_words_is_cheap() {
    let g = gazetteer();
    let words = vec!["Al"; 10_000];
    for start in 0..words.len() {
        let _ = g.longest(&words[start..]);
    }
    let long = "a".repeat(1_000_000);
    assert_eq!(g.candidates(&long).count(), 0);
}

#[test]
fn every_identifier_leads_back_to_its_place() {
    let g = gazetteer();
    let mut seen = BTreeSet::new();
    for place in g.listed() {
        let id = g.id(place.index);
        if seen.insert(id.clone()) {
            assert_eq!(g.by_id(&id), Some(place.index), "{id}");
        }
    }
    for name in ["Aleppo", "Kharkiv", "Sanaa", "Goma"] {
        let place = g.best(name, None).unwrap();
        assert_eq!(g.by_id(&g.id(place.index)), Some(place.index), "{name}");
    }
    for id in ["", "gn:", "gn:0", "gn:x", "170063", "iso:QQ"] {
        assert_eq!(g.by_id(id), None, "{id}");
    }
}
