//! Which figure belongs to which harm, and which is a part of another, where a sentence tells several.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::sync::LazyLock;

use jiff::civil::date;
use sijill_claim::{Document, Harm, Kind, Reading};
use sijill_reader::{Options, Reader};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the reader is whole"));

fn read(text: &str) -> Reading {
    let document = Document { published: Some(date(2024, 6, 20)), ..Document::default() };
    let reading = READER.read(&document, text, Options::default());
    for claim in &reading.claims {
        let quote: String = text.chars().skip(claim.span.start()).take(claim.span.len()).collect();
        assert_eq!(claim.quote, quote, "the quote of {} is not the text at its span", claim.id);
    }
    reading
}

/// Harm, lowest figure, and whether it is a part of another.
fn told(text: &str) -> Vec<(Harm, u64, bool)> {
    let reading = read(text);
    let casualties = reading.claims.iter().filter_map(|c| c.casualty.as_ref());
    casualties.map(|c| (c.harm, c.figure.as_ref().map_or(0, |f| f.low), c.part_of.is_some())).collect()
}

#[test]
fn each_verb_of_a_headline_has_its_own_number() {
    for (text, killed, injured) in [
        ("Bomb kills nine, hurts 16", 9, 16),
        ("Gunmen kill four, injure two in Port Harcourt", 4, 2),
        ("Car bomb kills at least 20, injures dozens", 20, 24),
        ("Attack kills dozens, wounds hundreds", 24, 200),
        ("Shelling kills five civilians, wounds 14", 5, 14),
        ("A bomb killed nine, wounded 16 and destroyed a bus.", 9, 16),
    ] {
        assert_eq!(told(text), [(Harm::Killed, killed, false), (Harm::Injured, injured, false)], "{text}");
    }
    assert_eq!(told("They killed and wounded 12 people."), [(Harm::Casualties, 12, false)]);
}

#[test]
fn what_is_told_by_place_is_a_part() {
    use Harm::{Injured, Killed};
    assert_eq!(
        told(
            "Soldiers shot dead 14 protesters in three towns: nine in Myingyan, four in Mandalay and one in Monywa."
        ),
        [(Killed, 14, false), (Killed, 9, true), (Killed, 4, true), (Killed, 1, true)]
    );
    assert_eq!(
        told("Air strikes killed 23 people, 12 of them in Douma, eight in Harasta and three in Saqba."),
        [(Killed, 23, false), (Killed, 12, true), (Killed, 8, true), (Killed, 3, true)]
    );
    // What follows a verb of its own is none.
    assert_eq!(
        told("Air strikes killed 23 people on Monday, 12 in Douma, and wounded five in Homs."),
        [(Killed, 23, false), (Injured, 5, false)]
    );
}

#[test]
fn parts_are_of_those_who_were_harmed_so() {
    use Harm::{Injured, Killed};
    assert_eq!(
        told(
            "Police said 1,093 people had been killed and 50 wounded, among them 106 civilians dead and 29 hurt."
        ),
        [(Killed, 1093, false), (Injured, 50, false), (Killed, 106, true), (Injured, 29, true)]
    );
}

#[test]
fn rows_and_survivors_are_told() {
    use Harm::{Injured, Killed};
    assert_eq!(
        told("Deaths: 49 civilians and 15 soldiers (government figures)."),
        [(Killed, 49, false), (Killed, 15, false)]
    );
    assert_eq!(
        told("The pilot was killed and the driver escaped with burns."),
        [(Killed, 1, false), (Injured, 1, false)]
    );
    assert_eq!(told("The driver escaped with the money after two men were killed."), [(Killed, 2, false)]);
    assert_eq!(
        told("Gunmen killed a teacher, Ana Diaz; a nurse, Luisa Vega; and two farmers."),
        [(Killed, 4, false)]
    );
}

#[test]
fn what_lasts_is_no_headline_that_is_told_again() {
    let held = |text: &str| read(text).claims.iter().filter(|c| c.kind == Kind::Control).count();
    assert_eq!(held("Rebels captured Aleppo. The army holds Homs."), 2);
    assert_eq!(held("Rebels withdrew from Aleppo. The army controls half of the city."), 2);
}

#[test]
fn a_day_that_is_counted_back_is_of_what_follows_alone() {
    let reading = read("Two days after seven people were killed in Homs, a bomb killed four in Hama.");
    let day = |words: &str| {
        let claim = reading.claims.iter().find(|c| c.quote.contains(words)).unwrap();
        claim.when.as_ref().and_then(|w| w.start)
    };
    assert!(day("seven").is_some());
    assert_eq!(day("four"), None);
}

#[test]
fn a_group_speaks_under_its_own_name() {
    let reading = read("A rebel group, the Northern Shield Brigade, said that two men were killed.");
    let names: Vec<&str> =
        reading.claims.iter().flat_map(|c| &c.attribution).map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Northern Shield Brigade"]);
}
