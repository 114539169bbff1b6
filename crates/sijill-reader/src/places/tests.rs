//! What must be found and what must not, in sentences of our own.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should say where")]

use std::sync::OnceLock;

use sijill_gazetteer::{CountryCode, Gazetteer, kilometres};
use sijill_language::{Sentence, sentences, tokens};

use super::mention::Role;
use super::{PlaceMention, main_place, place_mentions, resolve_places};

fn gazetteer() -> &'static Gazetteer {
    static ONE: OnceLock<Gazetteer> = OnceLock::new();
    ONE.get_or_init(|| Gazetteer::embedded().expect("the embedded lists are whole"))
}

/// The report's sentences, untagged, and their mentions with places.
fn read<'t>(text: &'t str, country: Option<&str>) -> Vec<(Sentence<'t>, Vec<PlaceMention>)> {
    let g = gazetteer();
    let mut all: Vec<(Sentence<'t>, Vec<PlaceMention>)> = sentences(text)
        .iter()
        .map(|r| Sentence::new(text, r.span, tokens(text, r.span)))
        .map(|s| (s.clone(), place_mentions(&s, g)))
        .collect();
    let mut report: Vec<(&Sentence<'_>, &mut [PlaceMention])> =
        all.iter_mut().map(|(s, m)| (&*s, m.as_mut_slice())).collect();
    resolve_places(&mut report, g, country.and_then(CountryCode::new));
    all
}

fn locations(text: &str, country: Option<&str>) -> Vec<String> {
    let read = read(text, country);
    let all = read.iter().flat_map(|(_, m)| m).filter(|m| m.is_location() && m.back.is_none());
    all.map(|m| m.name.clone()).collect()
}

fn first(text: &str, country: Option<&str>) -> sijill_claim::Place {
    let read = read(text, country);
    read.iter().flat_map(|(_, m)| m).find_map(|m| m.place.clone()).expect("a place")
}

fn main(text: &str, country: Option<&str>) -> Option<sijill_claim::Place> {
    let read = read(text, country);
    let report: Vec<(&Sentence<'_>, &[PlaceMention])> = read.iter().map(|(s, m)| (s, m.as_slice())).collect();
    main_place(&report, None, country.and_then(CountryCode::new))
}

fn off(place: &sijill_claim::Place, lat: f64, lon: f64) -> f64 {
    kilometres((place.lat.unwrap(), place.lon.unwrap()), (lat, lon))
}

#[test]
fn names_with_their_parts_and_sorts() {
    for (text, expected) in [
        ("Shells fell on houses in east Aleppo.", "east Aleppo"),
        ("Three farmers died in northern Idlib.", "northern Idlib"),
        ("Two people died in Yarmouk camp.", "Yarmouk camp"),
        ("The clinic stands on the outskirts of Mosul.", "Mosul"),
        ("They hold parts of Taiz.", "Taiz"),
        ("A blast shook the village of Qarbala Wusta.", "Qarbala Wusta"),
        ("It happened in rebel-held areas of Daraa.", "Daraa"),
        ("Guns fired in Deir ez-Zor on Monday.", "Deir ez-Zor"),
        ("Bombs fell on Sana'a airport.", "Sana'a airport"),
    ] {
        assert_eq!(locations(text, None), [expected], "{text}");
    }
}

#[test]
fn words_that_are_no_places() {
    for text in [
        "Of twelve men, five lived.",
        "Reading the list took an hour.",
        "General Hassan Hama told reporters.",
        "Mobile phones were down on Saturday.",
        "The Aleppo Media Centre posted a film.",
        "An Iran-backed militia came.",
        "The Syrian and Iraqi armies fought.",
        "Al Jazeera showed it.",
        "the talks went on in may and march.",
        "He was with the Islamic State in Iraq.",
    ] {
        assert_eq!(locations(text, None), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn words_that_only_say_what_a_place_is_are_no_names() {
    for text in [
        "A doctor at the Turkish Hospital counted the wounded.",
        "Six people died near the French Hospital on Monday.",
        "Shells fell near the Kuwaiti Camp at dawn.",
        "Two people were killed at the Hospital.",
    ] {
        assert_eq!(locations(text, None), Vec::<String>::new(), "{text}");
    }
    assert_eq!(locations("Six people died near Kindi Hospital on Monday.", None), ["Kindi Hospital"]);
    assert_eq!(locations("Two people died in Yarmouk camp.", None), ["Yarmouk camp"]);
}

#[test]
fn governments_speak_by_the_names_of_places() {
    let read = read("Moscow said its jets were elsewhere. Two men died in Moscow.", None);
    let roles: Vec<Role> = read.iter().flat_map(|(_, m)| m).map(|m| m.role).collect();
    assert_eq!(roles, [Role::Government, Role::Location]);
}

#[test]
fn containers_decide_homonyms() {
    let tripoli = first("A bomb went off in Tripoli, Lebanon.", None);
    assert_eq!(tripoli.country.as_deref(), Some("LB"));
    let tripoli = first("A bomb went off in the Libyan city of Tripoli.", None);
    assert_eq!(tripoli.country.as_deref(), Some("LY"));
    let tripoli = first("A bomb went off in Tripoli.", Some("LB"));
    assert_eq!(tripoli.country.as_deref(), Some("LB"));
}

#[test]
fn distances_and_bearings_move_the_point() {
    let north = first("They were shot 40 km north of Mosul.", None);
    assert!((off(&north, 36.335, 43.119) - 40.0).abs() < 1.0);
    assert!(north.lat.unwrap() > 36.335 && north.id.is_none());
    let miles = first("It fell 10 miles (16 km) from Raqqa.", None);
    assert!(miles.radius_km.unwrap() > 16.0);
    let unknown = first("A market in Qarbala Wusta, about 30 km south of Mosul, was hit.", None);
    assert_eq!(unknown.name, "Qarbala Wusta");
    assert!(unknown.id.is_none() && unknown.lat.unwrap() < 36.2);
}

#[test]
fn an_unknown_village_is_about_where_its_container_is() {
    let place = first("Raiders burnt the village of Qarbala Wusta in Borno state.", Some("NG"));
    assert_eq!(
        (place.name.as_str(), place.country.as_deref(), place.id),
        ("Qarbala Wusta", Some("NG"), None)
    );
    assert!(place.radius_km.unwrap() > 50.0);
}

#[test]
fn nouns_point_back() {
    let read = read("Planes struck Raqqa. Four people died in the city.", None);
    let back = read[1].1.first().and_then(|m| m.place.clone()).expect("the city");
    assert_eq!(back.name, "Raqqa");
    let capital = main("Five people died in the Iraqi capital.", None).expect("a capital");
    assert_eq!(capital.name, "Baghdad");
}

#[test]
fn the_main_place_is_the_finest_where_it_happened() {
    let place =
        main("Gunmen killed five people in Damboa, Borno state, police in Maiduguri said.", Some("NG"))
            .unwrap();
    assert_eq!(place.name, "Damboa");
    let place = main(
        "A bomb killed nine in Iraq. The blast hit a market in Baquba, officials in Baghdad said.",
        Some("IQ"),
    )
    .unwrap();
    assert_eq!(place.name, "Baquba");
    assert!(main("Nobody knows where.", None).is_none());
}

#[test]
fn hostile_sentences_take_linear_time() {
    let long = "Aleppo Mosul in Al ".repeat(5000);
    let read = read(&long, None);
    assert!(!read.is_empty());
    let nested = "X in ".repeat(10_000);
    let _ = self::read(&nested, None);
}

/// The place that the last sentence's words at `words` point back at.
fn pointed(text: &str, words: &str) -> Option<String> {
    let read = read(text, None);
    let (_, mentions) = read.last()?;
    mentions
        .iter()
        .find(|m| m.back.is_some() && m.name.ends_with(words))
        .and_then(|m| Some(m.place.clone()?.name))
}

#[test]
fn words_point_back_at_what_was_told() {
    for (text, words, expected) in [
        ("Troops took Yarmouk camp. Rebels retook the camp.", "camp", Some("Yarmouk camp")),
        ("Rebels fled the camp.", "camp", None),
        (
            "Shells fell in eastern Aleppo. Four bakeries in the east have closed.",
            "east",
            Some("eastern Aleppo"),
        ),
        ("Four bakeries in the east have closed.", "east", None),
        (
            "Rockets fell on western Aleppo. Four bakeries in the east have closed.",
            "east",
            Some("east Aleppo"),
        ),
        ("Shells fell on Aleppo. Rockets hit western districts.", "districts", Some("western Aleppo")),
        ("Shells fell on Aleppo. People fled from the neighbourhoods.", "neighbourhoods", Some("Aleppo")),
        ("Shells fell on Mosul. Troops hold the eastern half of the city.", "city", Some("eastern Mosul")),
        (
            "Shells fell on Mosul. Troops hold the city's western districts.",
            "districts",
            Some("western Mosul"),
        ),
        ("Shells fell on Mosul. Troops left the city.", "city", Some("Mosul")),
        (
            "Troops took Mosul University. They entered the compound on Friday.",
            "compound",
            Some("Mosul University"),
        ),
    ] {
        assert_eq!(pointed(text, words).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_side_of_the_country_is_told_by_its_name() {
    let read =
        read("Violence in the country's southern provinces grows, officials in Thailand said.", Some("TH"));
    let place = read[0].1.iter().find(|m| m.back.is_some()).and_then(|m| m.place.clone()).unwrap();
    assert_eq!((place.name.as_str(), place.country.as_deref()), ("southern Thailand", Some("TH")));
}

#[test]
fn outlets_committees_and_persons_are_no_places() {
    for text in [
        "A guard told Meridian Wire that two lorries burned.",
        "The International Committee of the Red Cross said that two lorries burned.",
        "Two volunteers, Adnan Jawish and Samer Tello, were injured by a second shell.",
        "The UK-based Observatory counted two lorries.",
    ] {
        let text = format!("Shells fell on Homs. {text}");
        let read = read(&text, Some("SY"));
        let told: Vec<_> = read[1].1.iter().filter(|m| m.is_location() && m.place.is_some()).collect();
        assert!(told.is_empty(), "{text}: {told:#?}");
    }
}

#[test]
fn a_district_is_of_the_city_that_the_report_is_about() {
    let text = "Shells fell on Sakhour district in Aleppo. Rockets hit the Hanano district and the Shaar district of Aleppo. A school in the Shahba district burned.";
    let read = read(text, None);
    let shahba =
        read[2].1.iter().find(|m| m.name.starts_with("Shahba")).and_then(|m| m.place.clone()).unwrap();
    assert!(off(&shahba, 36.2, 37.16) < 40.0, "{shahba:?}");
}

#[test]
fn a_side_of_a_city_is_the_place_that_the_gazetteer_has_for_it() {
    for (text, id) in [
        (
            "Shells fell on Aleppo. Four bakeries in the east of the city have closed.",
            "sijill:sy-eastern-aleppo",
        ),
        (
            "Rockets fell on eastern Aleppo. Four bakeries in the west have closed.",
            "sijill:sy-western-aleppo",
        ),
    ] {
        let read = read(text, None);
        let place = read[1].1.iter().find_map(|m| m.place.clone()).unwrap();
        assert_eq!(place.id.as_deref(), Some(id), "{text}");
    }
    let read = read("Shells fell on houses in the east of Aleppo.", None);
    let place = read[0].1.iter().find_map(|m| m.place.clone()).unwrap();
    assert_eq!(place.id.as_deref(), Some("sijill:sy-eastern-aleppo"));
}

#[test]
fn what_people_and_parties_are_called_after_is_no_place() {
    for text in [
        "Mario Lima was killed by soldiers.",
        "Two students, Hugo Perez and Luis Mendoza, were taken away.",
        "Police blamed Colonel Evaristo Franklin Quijada.",
        "Fighters of the Kurdistan Workers' Party spoke.",
    ] {
        assert_eq!(locations(text, None), Vec::<String>::new(), "{text}");
    }
    assert_eq!(locations("Two students were killed in Lima.", None), ["Lima"]);
    assert_eq!(locations("Two guards died in Mendoza on Monday.", None), ["Mendoza"]);
}
