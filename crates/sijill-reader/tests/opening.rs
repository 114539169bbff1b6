//! What a report opens with and goes on with: its first day behind what is told in passing, days of documents, chronicles and logs,
//! and places by what they are. One case a family, in our words.
//!
//! Not for: what stands beside a claim in its own sentence (`beside.rs`).
#![expect(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

mod kit;

use kit::{claim, read};
use sijill_claim::{Claim, Kind};

/// First and last day and the place's name, "-" for what is not told.
fn told(claim: &Claim) -> (String, String, String) {
    let day = |d: Option<jiff::civil::Date>| d.map_or_else(|| "-".to_owned(), |d| d.to_string());
    let when = claim.when.as_ref();
    (
        day(when.and_then(|w| w.start)),
        day(when.and_then(|w| w.end)),
        claim.place.as_ref().map_or_else(|| "-".to_owned(), |p| p.name.clone()),
    )
}

fn check(published: &str, text: &str, expected: &[(Kind, &str, &str, &str, &str)]) {
    let reading = read(published, text);
    for (kind, words, start, end, place) in expected {
        let (from, until, at) = told(claim(&reading, *kind, words));
        assert_eq!((from.as_str(), until.as_str(), at.as_str()), (*start, *end, *place), "{words}: {text}");
    }
}

#[test]
fn the_first_day_holds_again_behind_what_is_told_in_passing() {
    let text = "At least 31 people have been killed in an attack by rebels on a town in northern Mali, the government says.\n\n\
        Men in pick-up trucks entered Tessalit-Adar, in Kidal region, before dawn on Tuesday, shooting traders and burning stalls.\n\n\
        It is the worst attack in the region since last April, when 60 people were killed in Gossi, near the border with Burkina Faso.\n\n\
        A week of mourning began on Wednesday.\n\n\
        Health minister Amadou Keita said 14 people had also been wounded.\n\n\
        The rebels first went to the market, where they burned two lorries, a trader said.\n\n\
        More than 900 people have fled to Gao since the attack, the UN says.";
    let (day, end) = ("2015-09-08", "2015-09-10");
    check(
        "2015-09-10",
        text,
        &[
            (Kind::Casualty, "31 people", day, day, "northern Mali"),
            (Kind::Casualty, "60 people", "2015-04-01", "2015-04-30", "Gossi"),
            (Kind::Casualty, "14 people", day, day, "northern Mali"),
            (Kind::Damage, "two lorries", day, day, "northern Mali"),
            (Kind::Displacement, "900 people", day, end, "Gao"),
        ],
    );
}

#[test]
fn another_occurrence_ends_it() {
    let text = "Gunmen killed five traders in Gao on Tuesday.\n\n\
        On 20 July gunmen attacked a school in Menaka, killing 20 pupils.\n\n\
        Thirteen teachers were hurt.";
    check("2015-09-10", text, &[(Kind::Casualty, "Thirteen teachers", "2015-07-20", "2015-07-20", "Menaka")]);
}

#[test]
fn the_day_of_a_condemned_attack_and_of_one_told_again() {
    let text = "The minister has condemned Friday's terrorist attack on a market in Baidoa, southern Somalia.\n\n\
        I condemn the appalling attack on the market, in which at least 12 people lost their lives.";
    check("2019-07-14", text, &[(Kind::Casualty, "12 people", "2019-07-12", "2019-07-12", "Baidoa")]);
    let text = "A trade union leader has been murdered in northern Honduras.\n\n\
        Rosa Maldonado, 51, was shot dead outside her home in Tocoa on Sunday evening, police said.";
    check(
        "2019-06-25",
        text,
        &[(Kind::Casualty, "trade union leader", "2019-06-23", "2019-06-23", "northern Honduras")],
    );
}

#[test]
fn days_that_are_not_of_what_is_told() {
    for (published, text, words, kind, start, end) in [
        // Of what somebody gave out.
        (
            "2019-01-05",
            "Fighters attacked a base in Gajiram on Thursday, killing 20 soldiers. In a statement on Friday, the army said troops killed 13 insurgents.",
            "13 insurgents",
            Kind::Casualty,
            "2019-01-03",
            "2019-01-03",
        ),
        // Of a thing that is called by a day.
        (
            "2018-11-08",
            "Shelling killed four people in Taiz on Tuesday. Fighters entered the 22 May hospital and took its roof.",
            "22 May hospital",
            Kind::Control,
            "2018-11-06",
            "2018-11-06",
        ),
        // Of a clause about the town.
        (
            "2002-04-05",
            "In Chipindo, a town retaken from the rebels last year, at least 200 people have died of hunger since January.",
            "200 people",
            Kind::Casualty,
            "2002-01-01",
            "2002-04-05",
        ),
        // Of what is counted back to.
        (
            "2017-12-05",
            "Militants overran a base near Jalalaqsi early Tuesday. The attack came a day after an airstrike near Buale, in the Juba region, killed four militants.",
            "four militants",
            Kind::Casualty,
            "2017-12-04",
            "2017-12-04",
        ),
        (
            "2011-04-27",
            "The army had captured Kilinochchi in September 1996, two months after the Tigers overran the base at Mullaitivu, where 1,200 soldiers died.",
            "1,200 soldiers",
            Kind::Casualty,
            "1996-07-01",
            "1996-07-31",
        ),
        // A month of fighting told in the sentence before.
        (
            "2011-04-27",
            "The neighbours fought for four days in February near the Nam Heung bridge. At least 10 people died.",
            "10 people",
            Kind::Casualty,
            "2011-02-01",
            "2011-02-28",
        ),
        // An ordinal day of the fighting is no day.
        (
            "2011-04-27",
            "Troops shelled the town on Tuesday, the fifth day of fighting, killing a villager.",
            "a villager",
            Kind::Casualty,
            "2011-04-26",
            "2011-04-26",
        ),
    ] {
        let reading = read(published, text);
        let (from, until, _) = told(claim(&reading, kind, words));
        assert_eq!((from.as_str(), until.as_str()), (start, end), "{text}");
    }
}

#[test]
fn lines_of_chronicles_and_entries_of_logs() {
    let text = "2003 March - Rebels seize the town of Bria, killing 12 people.\n\n2006 October - Rebels seize the town of Birao.\n\n\
        2013 24 March - Rebels attack the town of Sibut, killing 30 people.";
    check(
        "2014-03-05",
        text,
        &[
            (Kind::Casualty, "12 people", "2003-03-01", "2003-03-31", "Bria"),
            (Kind::Control, "Birao", "2006-10-01", "2006-10-31", "Birao"),
            (Kind::Casualty, "30 people", "2013-03-24", "2013-03-24", "Sibut"),
        ],
    );
    let text = "Sunday 17 July\n\nA ship came under fire off Zliten and two sailors were hurt.\n\nMonday 18 July\n\n\
        Overnight, helicopters attacked a checkpoint at Al Khums, killing three soldiers.";
    check("2011-07-25", text, &[(Kind::Casualty, "three soldiers", "2011-07-17", "2011-07-18", "Al Khums")]);
}

#[test]
fn places_by_what_they_are() {
    for (text, words, kind, place) in [
        (
            "Two people were killed in the Karamat Pir neighbourhood on Tuesday.",
            "Two people",
            Kind::Casualty,
            "Karamat Pir neighbourhood",
        ),
        ("Two people were killed in Jamal Street on Tuesday.", "Two people", Kind::Casualty, "Jamal Street"),
        ("Two people were killed along Highway 9 on Tuesday.", "Two people", Kind::Casualty, "Highway 9"),
        (
            "Two rounds hit a school in the Karamat Point diplomatic quarter, killing 14 people.",
            "14 people",
            Kind::Casualty,
            "Karamat Point diplomatic quarter",
        ),
        (
            "Three residents of Markaba were wounded on Tuesday by rockets.",
            "Three residents",
            Kind::Casualty,
            "Markaba",
        ),
        (
            "At least 40 people have been killed in the county since 2012.",
            "40 people",
            Kind::Casualty,
            "the county",
        ),
        (
            "He said 71 teachers had been killed in the three southernmost provinces since January 2004.",
            "71 teachers",
            Kind::Casualty,
            "the three southernmost provinces",
        ),
        (
            "The government rushed two battalions to Bariire after the raid.",
            "two battalions",
            Kind::Deployment,
            "Bariire",
        ),
        (
            "A bomb killed five people in Kumba on Monday. Residents blamed separatists for the attack.",
            "blamed separatists",
            Kind::Allegation,
            "Kumba",
        ),
        (
            "Six soldiers died. I condemn the attack on Diallangou on Friday, in which at least 34 people were murdered.",
            "34 people",
            Kind::Casualty,
            "Diallangou",
        ),
        (
            "In July 2003 rebels attacked the capital, Bujumbura; at least 170 people were killed.",
            "attacked the capital",
            Kind::Control,
            "Bujumbura",
        ),
        (
            "Peacekeepers hold the junction at Masiaka, and last Wednesday they drove the rebels out of Rogberi.",
            "drove the rebels",
            Kind::Control,
            "Rogberi",
        ),
        (
            "Troops left Kilo and withdrew to Paranthan, leaving the town to the rebels.",
            "leaving the town",
            Kind::Control,
            "Kilo",
        ),
        (
            "In the southern Hebron hills, Yehuda Biton, a father of five from Kiryat Arba, was killed by gunmen.",
            "Yehuda Biton",
            Kind::Casualty,
            "southern Hebron hills",
        ),
        (
            "Rebels battling for Liberia's capital pushed into the city centre, and mortar fire killed 43 people.",
            "43 people",
            Kind::Casualty,
            "Monrovia",
        ),
    ] {
        let reading = read("2016-10-04", text);
        assert_eq!(told(claim(&reading, kind, words)).2, place, "{text}");
    }
}

#[test]
fn names_of_people_and_of_countries_are_no_such_places() {
    for (text, words, place) in [
        (
            "Two men were killed in the Central African republic on Monday.",
            "Two men",
            "Central African republic",
        ),
        (
            "The head of the National Union of Road Transport Workers was killed in Ado-Ekiti on Monday.",
            "The head",
            "Ado-Ekiti",
        ),
        ("Twelve people were killed in Moyale Town on Monday.", "Twelve people", "Moyale"),
    ] {
        let reading = read("2016-10-04", text);
        let at = told(claim(&reading, Kind::Casualty, words)).2;
        assert!(!at.contains("Transport") && !at.starts_with("the "), "{at}: {text}");
        assert!(at.contains(place) || place.contains(&at) || at == "-", "{at}: {text}");
    }
}

#[test]
fn who_says_it_behind_another_clause() {
    let reading = read(
        "2016-10-04",
        "Rebels pushed across a bridge before troops drove them back, and hospital workers said mortar fire had killed 43 people.",
    );
    let source = claim(&reading, Kind::Casualty, "43 people").attribution.first().unwrap().name.clone();
    assert_eq!(source, "hospital workers");
    let reading = read(
        "2016-10-04",
        "Troops shelled the region 74 times on Monday, killing three civilians.\n\nThe governor, Andrii Koval, said this on television.",
    );
    let source = claim(&reading, Kind::Casualty, "three civilians").attribution.first().unwrap().name.clone();
    assert_eq!(source, "Andrii Koval");
}

#[test]
fn a_name_told_once_to_be_a_place_is_one_again() {
    let text = "Rebels seized the village of Kerbo in Borno state on Sunday, killing six soldiers. Kerbo was retaken on Monday.";
    check("2016-10-04", text, &[(Kind::Control, "was retaken", "2016-10-03", "2016-10-03", "Kerbo")]);
    let text = "Rebels seized the village of Kerbo in Borno state on Sunday. John Kerbo, a trader, was killed in Gao on Monday.";
    check("2016-10-04", text, &[(Kind::Casualty, "John Kerbo", "2016-10-03", "2016-10-03", "Gao")]);
}

#[test]
fn totals_of_a_war_are_of_the_part_of_the_country_that_it_is_in() {
    let text = "Soldiers killed 12 rebels in Indonesia's Aceh province on Monday, the army said.\n\n\
        The army began its drive in Aceh on May 19. At least 12,000 people have died in the conflict since 1976.";
    check(
        "2003-07-15",
        text,
        &[(Kind::Casualty, "12,000 people", "1976-01-01", "2003-07-15", "Aceh province")],
    );
    let text = "Soldiers killed 12 rebels in Indonesia's Aceh province on Monday, the army said.\n\n\
        The army began its drive in Aceh on May 19.\n\n\
        There is war in parts of Indonesia. At least 12,000 people have died in the conflict since 1976.";
    let reading = read("2003-07-15", text);
    assert_eq!(told(claim(&reading, Kind::Casualty, "12,000 people")).2, "Indonesia");
}

#[test]
fn the_first_day_of_a_text_is_no_day_of_its_publication() {
    let text = "On 29 July 2016 the front ambushed a patrol near Buco-Zau, killing nine soldiers. On 14 August armed men killed two workers.";
    let reading = kit::read_undated(text);
    assert_eq!(told(claim(&reading, Kind::Casualty, "two workers")).0, "2016-08-14");
}

#[test]
fn what_a_review_of_these_rules_found() {
    // A chronicle's line counts from its own days.
    let text = "2014 May - Fighting in Donetsk kills 40 people. In June, 49 soldiers die at Luhansk.\n\n\
        3 May 2015: Six people were killed in Slavyansk. On 2 May 42 people had died in Odessa.\n\n\
        9 May 2015: Seven people were killed in Mariupol.";
    check(
        "2016-10-04",
        text,
        &[
            (Kind::Casualty, "49 soldiers", "2014-06-01", "2014-06-30", "Luhansk"),
            (Kind::Casualty, "42 people", "2015-05-02", "2015-05-02", "Odessa"),
            (Kind::Casualty, "Seven people", "2015-05-09", "2015-05-09", "Mariupol"),
        ],
    );
    // Where troops are sent, nothing else need have happened.
    let text =
        "Fighting began in Goma on Sunday. The UN deployed 300 peacekeepers. Nine civilians were wounded.";
    check("2016-10-04", text, &[(Kind::Casualty, "Nine civilians", "2016-10-02", "2016-10-02", "Goma")]);
    // A year told in passing does not end the report's day.
    let text =
        "Rebels shelled Avdiivka on Friday. In 2014 the town was held by rebels. Nine people were wounded.";
    check("2016-10-04", text, &[(Kind::Casualty, "Nine people", "2016-09-30", "2016-09-30", "Avdiivka")]);
    let text = "Officials in Gaza said six people were killed in the Strip on Monday.";
    check("2016-10-04", text, &[(Kind::Casualty, "six people", "2016-10-03", "2016-10-03", "Gaza")]);
    // Somebody who is called like a village.
    let text = "Soldiers raided the village of Karim on Monday. Karim was killed in the raid.";
    check("2016-10-04", text, &[(Kind::Casualty, "Karim was killed", "2016-10-03", "2016-10-03", "Karim")]);
    // The day is no part of who did it.
    let reading = read("2016-10-04", "On 14 February 2016 armed men raided Gao and killed six traders.");
    let perpetrator =
        claim(&reading, Kind::Casualty, "six traders").perpetrator.as_ref().unwrap().name.clone();
    assert_eq!(perpetrator, "armed men");
}

#[test]
fn totals_are_counted_over_their_own_days() {
    // What has been done since the day that the sentence before counts from.
    check(
        "2024-03-05",
        "Since November 2023, the rebels have raided dozens of villages in Borno. They have burnt two clinics and killed four nurses.",
        &[(Kind::Casualty, "four nurses", "2023-11-01", "2024-03-05", "Borno")],
    );
    // Until when they were counted.
    check(
        "2016-05-20",
        "As of 12 May, 600 people had been killed in Taiz.",
        &[(Kind::Casualty, "600 people", "-", "2016-05-12", "Taiz")],
    );
    // Where the two sides met is not where people died.
    check(
        "2000-11-12",
        "Fighting went on in Aceh. Both sides signed a truce in Geneva on 2 June, but the violence has continued, killing at least 227 people since then.",
        &[(Kind::Casualty, "227 people", "2000-06-02", "2000-11-12", "Indonesia")],
    );
}

#[test]
fn a_report_called_by_its_country_is_of_it() {
    check(
        "2023-12-01",
        "Timor-Leste\n\nIndonesian troops landed in December 1975. Militias killed about 1,400 villagers.",
        &[(Kind::Casualty, "1,400 villagers", "-", "-", "Timor-Leste")],
    );
}
