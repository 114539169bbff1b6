//! What the reader learnt from reports that people wrote who had seen neither it nor its texts: one case a family, in our words.
//!
//! Not for: verbs and nouns, which keep their examples in `lexicon/`.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

mod kit;

use kit::{claim, read};
use sijill_claim::{Claim, Kind, Scope, VictimStatus};

fn day(claim: &Claim) -> Option<String> {
    claim.when.as_ref().and_then(|w| w.start).map(|d| d.to_string())
}

fn place(claim: &Claim) -> Option<&str> {
    claim.place.as_ref().map(|p| p.name.as_str())
}

fn speakers(claim: &Claim) -> Vec<&str> {
    claim.attribution.iter().map(|s| s.name.as_str()).collect()
}

#[test]
fn people_are_counted_with_their_kin_and_their_men() {
    for (text, killed, status) in [
        ("A shell killed a father and his daughter in Dura.", 2, VictimStatus::Civilian),
        ("The raid killed a cell leader and three fighters.", 4, VictimStatus::Combatant),
        ("A couple and their four daughters died in the shelling.", 6, VictimStatus::Civilian),
    ] {
        let reading = read("2016-10-04", text);
        let told: Vec<_> = reading.claims.iter().filter_map(|c| c.casualty.as_ref()).collect();
        assert_eq!(told.len(), 1, "{text}");
        let figure = told[0].figure.as_ref().and_then(|f| f.best);
        assert_eq!((figure, told[0].victims.status), (Some(killed), Some(status)), "{text}");
    }
    // Policemen are no kin of the tourist.
    let reading = read("2016-10-04", "Gunmen killed four policemen and a tourist in Dura.");
    assert_eq!(reading.claims.iter().filter(|c| c.casualty.is_some()).count(), 2);
}

#[test]
fn the_items_of_a_list_are_of_the_day_of_what_sums_them_up() {
    let text = "Coalition forces conducted 12 strikes in Syria and Iraq on Sept. 8, the press desk announced today.\n\n\
        Near Raqqa, two strikes destroyed a truck and killed three fighters.\n\n\
        In other violence on Tuesday:\n\n\
        - Gunmen shot dead a teacher in Baquba.\n\n\
        - A bomb killed two soldiers in Mosul.\n";
    let reading = read("2017-09-13", text);
    assert_eq!(day(claim(&reading, Kind::Casualty, "three fighters")).as_deref(), Some("2017-09-08"));
    assert_eq!(day(claim(&reading, Kind::Casualty, "a teacher")).as_deref(), Some("2017-09-12"));
    assert_eq!(day(claim(&reading, Kind::Casualty, "two soldiers")).as_deref(), Some("2017-09-12"));
}

#[test]
fn a_day_that_heads_a_line_is_the_lines() {
    let reading =
        read("2012-09-08", "Sept. 6: A bomb struck a police lorry near Dura. One policeman was killed.");
    assert_eq!(day(claim(&reading, Kind::Casualty, "One policeman")).as_deref(), Some("2012-09-06"));
}

#[test]
fn in_a_log_a_day_stands_over_its_paragraph() {
    let text = "Friday 3 November - a drone watched gunmen at Goma. Two gunmen were killed by a missile.\n\n\
        Sunday 5 November - soldiers were fired on at a river. Four soldiers were wounded.";
    let reading = read("2017-11-14", text);
    let (dead, hurt) =
        (claim(&reading, Kind::Casualty, "Two gunmen"), claim(&reading, Kind::Casualty, "Four soldiers"));
    assert_eq!(day(dead).as_deref(), Some("2017-11-03"));
    assert_eq!(day(hurt).as_deref(), Some("2017-11-05"));
    assert!(dead.place.is_some());
    // The log tells of one place alone, so the other entry is of it, too.
    assert_eq!(hurt.place.as_ref().map(|p| &p.name), dead.place.as_ref().map(|p| &p.name));
    let two = format!("{text}\n\nTuesday 7 November - a mine killed a nurse in Bukavu.");
    let reading = read("2017-11-14", &two);
    assert!(claim(&reading, Kind::Casualty, "Four soldiers").place.is_none());
}

#[test]
fn part_of_the_dead_is_no_repeat_of_them() {
    let text = "Gunmen killed 10 people in Goma, including his mother and several other relatives.";
    let reading = read("2016-10-04", text);
    assert!(claim(&reading, Kind::Casualty, "his mother").casualty.as_ref().unwrap().part_of.is_some());
}

#[test]
fn a_real_figure_is_of_the_dead_where_the_sentence_tells_of_them() {
    let text = "Elders said 20 people had died, but families say the real figure is more than 40.";
    let figure = |c: &Claim| c.casualty.as_ref().and_then(|c| c.figure.as_ref()?.best);
    let reading = read("2016-10-04", text);
    assert_eq!(figure(claim(&reading, Kind::Casualty, "the real figure")), Some(40));
    let fled = read("2016-10-04", "About 300 families fled Goma, but the real figure is 500.");
    assert!(fled.claims.iter().all(|c| c.casualty.is_none()));
}

#[test]
fn those_who_lost_their_lives_are_not_the_rebels_of_the_bomb() {
    let text = "Two soldiers and a villager lost their lives when rebels set off a bomb near Gwoza.";
    let reading = read("2016-10-04", text);
    assert_eq!(
        claim(&reading, Kind::Casualty, "Two soldiers")
            .casualty
            .as_ref()
            .and_then(|c| c.figure.as_ref()?.best),
        Some(2)
    );
    assert!(reading.claims.iter().all(|c| !c.quote.starts_with("lost their lives")));
}

#[test]
fn a_history_keeps_the_year_that_it_began_with() {
    let text = "The battle of Dura was fought on 14 and 15 December 2014 between the army and the rebels.\n\n\
        The garrison was commanded from 2013 by a native of Arlo.\n\n\
        On the morning of 15 December the rebels captured the base and killed 31 soldiers.";
    let reading = read("2019-05-14", text);
    assert_eq!(day(claim(&reading, Kind::Casualty, "31 soldiers")).as_deref(), Some("2014-12-15"));
}

#[test]
fn how_long_a_siege_has_lasted_is_not_the_year_of_what_follows() {
    let text = "Government troops have besieged the suburb since 2013. Two missiles hit the hospital on 9 January, killing three nurses.";
    assert_eq!(
        day(claim(&read("2018-02-04", text), Kind::Casualty, "three nurses")).as_deref(),
        Some("2018-01-09")
    );
}

#[test]
fn where_somebody_comes_from_or_is_treated_is_not_where_it_happened() {
    let text = "A bomb in Kirkuk killed a labourer from Karbala on Monday. Two of the wounded died on the way to Mosul.";
    let reading = read("2016-10-04", text);
    assert_eq!(place(claim(&reading, Kind::Casualty, "a labourer")), Some("Kirkuk"));
    assert_eq!(place(claim(&reading, Kind::Casualty, "Two of the wounded")), Some("Kirkuk"));
}

#[test]
fn an_alias_of_a_town_far_away_is_not_meant() {
    let text = "BAMAKO, Mali - Militants killed 11 soldiers near Boni in Mali on Friday, the Malian army said in Bamako. Gao was quiet.";
    let reading = read("2018-11-03", text);
    let place = claim(&reading, Kind::Casualty, "11 soldiers").place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.country.as_deref()), ("Boni", Some("ML")));
    let text = "Shells killed six people in Aleppo in Syria, the Syrian army said. The council is to meet in New York on Friday.";
    let reading = read("2016-10-04", text);
    assert_eq!(place_country(claim(&reading, Kind::Meeting, "New York")), Some("US"));
}

fn place_country(claim: &Claim) -> Option<&str> {
    claim.place.as_ref()?.country.as_deref()
}

#[test]
fn a_statement_is_its_makers_to_its_end() {
    let text = "Foreign Secretary Helen Marsh has made the following statement on the hostages:\n\n\
        Gunmen abducted seven engineers in Bauchi on 16 February.\n\n\
        A watchman was killed in that raid.";
    let reading = read("2014-09-22", text);
    assert_eq!(speakers(claim(&reading, Kind::Casualty, "seven engineers")), ["Helen Marsh"]);
    assert_eq!(speakers(claim(&reading, Kind::Casualty, "A watchman")), ["Helen Marsh"]);
}

#[test]
fn who_is_named_behind_is_named() {
    for (text, name) in [
        (
            "One of them, a teacher who gave her name as Umm Khaled, said shells had killed two children.",
            "Umm Khaled",
        ),
        (
            "A resident who asked to be identified only as Hassan said shells had killed two children.",
            "Hassan",
        ),
        ("Shells killed two children, said the man, who goes by the name Abu Yazan.", "Abu Yazan"),
    ] {
        let reading = read("2016-10-04", text);
        assert_eq!(speakers(claim(&reading, Kind::Casualty, "two children")), [name], "{text}");
    }
}

#[test]
fn joint_officials_say_what_stands_before_them() {
    let text = "A car bomb killed 14 people in Baghdad on Tuesday, security and medical officials said, as troops moved on Tikrit.";
    let reading = read("2013-09-11", text);
    assert_eq!(speakers(claim(&reading, Kind::Casualty, "14 people")), ["medical officials"]);
}

#[test]
fn initials_of_a_group_are_no_verb() {
    let reading = read("2017-05-08", "IS still holds the old quarter of Mosul, the army said.");
    let control = claim(&reading, Kind::Control, "holds").control.as_ref().unwrap();
    assert_eq!(control.actor.as_ref().map(|p| p.name.as_str()), Some("IS"));
}

#[test]
fn what_a_second_reader_of_the_rules_found_misread() {
    // None of these is such a claim.
    for (kind, text) in [
        (
            Kind::Control,
            "There was war. About 400 people, fearing the guns of the rebels, fled the village of Marduk.",
        ),
        (Kind::Control, "Peacekeepers rode through Bangui on patrol after the fighting."),
        (
            Kind::Control,
            "The army held a house in the village. Rebels say the army took it seriously when they complained.",
        ),
        (Kind::Control, "Demand slows as we head through the second quarter of the war."),
        (Kind::Casualty, "The army captured Hill 105 near Ghazni on Monday."),
        (Kind::Casualty, "The statue of two soldiers was blown to bits by rebels in Mosul on Sunday."),
        (Kind::Damage, "Army helicopters landed on a road near Kabul after the fighting."),
        (Kind::Damage, "Government troops fell on a village in Darfur and killed 14 people."),
        (
            Kind::Displacement,
            "Two hundred passengers were evacuated from a plane in Brussels after a bombing hoax by militants.",
        ),
        (Kind::Allegation, "The general pinned medals on the soldiers who fought the rebels."),
        (
            Kind::Siege,
            "Manchester kept Liverpool under siege for half an hour, in a battle watched by soldiers.",
        ),
    ] {
        let reading = read("2016-10-04", text);
        let made: Vec<_> = reading.claims.iter().filter(|c| c.kind == kind).map(|c| &c.quote).collect();
        assert!(made.is_empty(), "{text}: {made:?}");
    }
    for (text, figures) in [
        ("Twelve gunmen and two police officers were killed on Friday, the army said.", [12, 2]),
        ("Fifteen Taliban and four Afghan policemen were killed in Ghazni.", [15, 4]),
        ("Four terrorists, one soldier killed in Waziristan operation by the army", [4, 1]),
        ("Nineteen people lost their lives and 31 sustained injuries in the twin bombings.", [19, 31]),
        ("Five civilians, among them a child, dead in shelling of Taiz.", [5, 1]),
        ("The army lost four men and the rebels two.", [4, 2]),
        // A report in the present tense, whose first sentence is no headline of what follows.
        ("A car bomb in Hurriya kills 8. Gunmen kill three men in Dura.", [8, 3]),
        ("A car bomb in Hurriya kills 8. In Dura, 23 bodies were found.", [8, 23]),
    ] {
        let reading = read("2016-10-04", text);
        let told = reading.claims.iter().filter_map(|c| c.casualty.as_ref()?.figure.as_ref()?.best);
        assert_eq!(told.collect::<Vec<_>>(), figures, "{text}");
    }
    for (text, figure) in [
        ("Six lives were lost in the raid by rebels.", 6),
        ("Three lives have been claimed by the fighting in Jos, where rebels hold the town.", 3),
    ] {
        let reading = read("2016-10-04", text);
        let told = reading.claims.iter().filter_map(|c| c.casualty.as_ref()?.figure.as_ref()?.best);
        assert_eq!(told.collect::<Vec<_>>(), [figure], "{text}");
    }
    let all = |text: &str, words: &str| {
        let reading = read("2016-10-04", text);
        let claim = claim(&reading, Kind::Displacement, words).displacement.clone().unwrap();
        claim.figure.and_then(|f| f.best)
    };
    assert_eq!(all("Half a million people have fled the fighting in Rakhine.", "fled"), Some(500_000));
    assert_eq!(
        all("All 1,200 residents fled the village on Monday after rebels attacked.", "fled"),
        Some(1200)
    );
    assert_eq!(
        all("Half of the 1,200 residents fled the village on Monday after rebels attacked.", "fled"),
        None
    );
    let reading = read("2016-10-04", "A suicide bomber died and 14 others were wounded in Kabul.");
    let hurt = claim(&reading, Kind::Casualty, "14 others").casualty.as_ref().unwrap();
    assert_eq!(hurt.victims.status, None);
    let reading = read("2016-10-04", "Five militants were killed and three others wounded by the army.");
    let hurt = claim(&reading, Kind::Casualty, "three others").casualty.as_ref().unwrap();
    assert_eq!(hurt.victims.status, Some(VictimStatus::Combatant));
    let deadliest =
        "It was the deadliest attack by rebels since August, when 22 farmers were killed near Kukawa.";
    let reading = read("2016-10-04", deadliest);
    let earlier = claim(&reading, Kind::Casualty, "22 farmers").casualty.as_ref().unwrap();
    assert_eq!(earlier.scope, Scope::Incident);
    let reading = read(
        "2016-10-04",
        "Rebels attacked Sake on Sunday. Officials in Goma condemned it. Four civilians were killed there.",
    );
    assert_eq!(place(claim(&reading, Kind::Casualty, "Four civilians")), Some("Sake"));
    let reading = read(
        "2016-10-04",
        "Police are investigating the killing of two men by rebels in Nairobi on Thursday.",
    );
    assert_eq!(day(claim(&reading, Kind::Casualty, "two men")).as_deref(), Some("2016-09-29"));
}

/// Plain reports, written by others, whose figures the reader had wrong or did not have.
#[test]
fn plain_reports_have_the_figures_that_anybody_would_read() {
    let cases: [(&str, &[u64]); 69] = [
        // Ages are no dead.
        (
            "The bodies of 11 villagers, the oldest 40 and the youngest 14, were found after soldiers passed.",
            &[11],
        ),
        ("A nurse, 34, who lived in the camp, was killed in the raid by rebels.", &[1]),
        ("Their daughter, 12, who was riding on the same motorcycle, was wounded by gunmen.", &[1]),
        ("A man of about 30 was shot dead by rebels.", &[1]),
        ("The bomber, a boy of about 14, also died when his explosives went off.", &[1]),
        // Nor is the figure that somebody gives, or what another verb has.
        ("Police first gave the figure of 52 killed in the attack.", &[52]),
        (
            "Rescuers have recovered 14 bodies, and nine people are still missing after the shelling.",
            &[14, 9],
        ),
        ("A bomb went off, leaving five shoppers dead and 11 with burns and shrapnel wounds.", &[5, 11]),
        ("None of the nine people injured in the shooting is in danger.", &[9]),
        ("None of the three survived the ambush.", &[3]),
        ("All but two of the 14 fishermen were shot dead by gunmen.", &[12]),
        ("Two couples were shot dead at a checkpoint.", &[4]),
        ("A score of people were hurt in clashes between rebels and police.", &[20]),
        // Said once for two.
        ("Six soldiers were killed on Sunday and two more on Monday.", &[6, 2]),
        ("A bomb killed three in one village and six in the other.", &[3, 6]),
        ("The army killed 30 militants, losing three of its own.", &[30, 3]),
        ("A strike killed 16 pupils aged 7 to 12 and two of their teachers.", &[18]),
        ("Snipers killed four people in Taiz on Saturday, three on Sunday and two on Monday.", &[4, 3, 2]),
        ("Two policemen were killed in Kirkuk and in Tikrit four.", &[2, 4]),
        ("In January its fighters killed 20 people at the port, and in February a further nine.", &[20, 9]),
        ("Nine people died at the scene and the other two on the way to hospital.", &[9, 2]),
        ("Fighting with rebels claimed 27 lives, 16 on one side and 11 on the other.", &[27, 16, 11]),
        ("Five people were killed by rebels in Zilan and three others in nearby Mifa.", &[5, 3]),
        ("Five shopkeepers were killed and two passers-by wounded as gunmen opened fire.", &[5, 2]),
        // Whom the words stand apart from.
        ("A student waiting for a bus was shot dead and two passers-by were injured.", &[1, 2]),
        ("Three brothers who ran a shop in Dura and a customer were shot dead.", &[4]),
        ("Killed in the clash were an army sergeant and two PKK fighters.", &[1, 2]),
        ("The gang wants money for each of the 17 missionaries it has kidnapped.", &[17]),
        ("Maoists dragged a farmer out of his house and slit his throat.", &[1]),
        ("Rebels slit the throats of a pastor and eight of his parishioners.", &[9]),
        ("A shell claimed the lives of a grandmother, her daughter-in-law and three children.", &[5]),
        ("The raid by rebels cost eight inhabitants their lives.", &[8]),
        ("A shell killed a husband and wife in their garden.", &[2]),
        ("A barangay captain and his 19-year-old son were killed by gunmen.", &[2]),
        ("A shell killed a farmer, his daughter-in-law and two children.", &[4]),
        ("Rebels have beheaded two men and shot two others.", &[2, 2]),
        ("Fighters shot two people and cut the throats of seven more.", &[2, 7]),
        // Other words for it.
        ("Seven villagers were burned in their huts by the raiders.", &[7]),
        ("Three villagers were found in a shallow grave; soldiers had passed.", &[3]),
        ("A mother and her three daughters were buried alive when shells hit the cave.", &[4]),
        ("A blogger was hacked to death; three students are in custody.", &[1, 3]),
        ("Civilian deaths in the war came to 312 in April, up from 287 in March.", &[312]),
        ("Deaths from the shelling now total 25.", &[25]),
        ("A sixth corpse was recovered from a creek.", &[1]),
        ("A locksmith was shot dead by rebels.", &[1]),
        ("A man was shot in both knees by masked gunmen.", &[1]),
        // Headlines.
        ("Eighteen perish as Boko Haram raids village", &[18]),
        ("Buddhist schoolteacher hacked to death at Lama", &[1]),
        ("Christian priest gunned down in Mosul", &[1]),
        // By name.
        ("Gunmen killed economist Luis Medina three weeks ago.", &[1]),
        ("The rebels killed union treasurer Nicolas Rueda.", &[1]),
        ("Two youths shot to death retired navy officer Genaro Ruiz, who was being shaved.", &[1]),
        ("The first to die was radio reporter Renato Paz, 28, shot by rebels.", &[1]),
        ("Two nurses are still in the hands of the guerrillas.", &[2]),
        ("The dead were identified as Father Tomas Lind, a Franciscan born in Oslo, and Crispin Sara.", &[2]),
        ("Two of his children, Sonia, 9, and Rigoberto, 3, were killed by a shell.", &[2]),
        // Who some of them were, and who was told one by one.
        ("Twelve soldiers and three civilians, one of them a child, were killed.", &[12, 3, 1]),
        ("The victims, a baker and his mother-in-law, were found shot dead.", &[2]),
        // Those who are held, and those whom a clause tells of.
        ("Police made 60 arrests after the riot.", &[60]),
        ("No arrests have been made over the massacre.", &[]),
        ("The court issued a warrant for the arrest of two generals over the massacre.", &[]),
        (
            "Police have arrested six men over the murder of Carlos Meza, 52, who was shot dead at home.",
            &[6, 1],
        ),
        ("The army still holds 19 rebels.", &[19]),
        // And what is none of these.
        ("Rebels put to death in the square", &[]),
        ("Gunmen made off with about 2,000 head of cattle.", &[]),
        ("A pilot shot down over the front was seen on television with soldiers.", &[]),
        ("Two men had their hands tied by the rebels.", &[]),
        ("The oldest three pupils fled from the rebels.", &[]),
        ("A day after one of the worst raids, and a day before the talks, two rebels were killed.", &[2]),
    ];
    for (text, figures) in cases {
        let reading = read("2016-10-04", text);
        let told = reading.claims.iter().filter_map(|c| c.casualty.as_ref()?.figure.as_ref()?.best);
        assert_eq!(told.collect::<Vec<_>>(), figures, "{text}");
    }
    let sides =
        read("2016-10-04", "Fighting with rebels claimed 27 lives, 16 on one side and 11 on the other.");
    for part in &sides.claims[1..] {
        assert_eq!(part.casualty.as_ref().unwrap().part_of.as_deref(), Some("c1"));
    }
    let days = read("2016-10-04", "Six soldiers were killed on Sunday and two more on Monday.");
    assert_eq!(day(&days.claims[1]).as_deref(), Some("2016-10-03"));
    let months =
        read("2016-10-04", "In September, 80 civilians were killed in the war, up from 20 in August.");
    assert_eq!(day(&months.claims[0]).as_deref(), Some("2016-09-01"));
    let tikrit = read("2016-10-04", "Two policemen were killed in Kirkuk and in Tikrit four.");
    assert_eq!(place(&tikrit.claims[1]), Some("Tikrit"));
    let agency = read("2016-10-04", "Nine soldiers were killed in an attack, Dogan agency reported.");
    assert_eq!(place(&agency.claims[0]), None);
    let plant = "Six engineers were killed by masked gunmen, Foreign Minister Karim Haddad said on Monday.";
    assert_eq!(speakers(&read("2016-10-04", plant).claims[0]), ["Karim Haddad"]);
    let corrected =
        "The council has corrected an earlier toll of 14, saying 12 people had died in the shelling.";
    let told: Vec<_> = read("2016-10-04", corrected).claims.into_iter().filter_map(|c| c.casualty).collect();
    assert_eq!(told.iter().map(|c| c.earlier).collect::<Vec<_>>(), [true, false]);
}

/// Sums of what different people counted, and of two occurrences, are nobody's figure.
#[test]
fn nothing_is_added_up_that_is_not_of_one_occurrence() {
    for (text, killed, injured) in [
        (
            "Fighting has left 37 people dead, a monitor said. About 50 people were wounded, it said. The ministry gave \
             other figures, saying more than 30 people had died and nearly 100 others had been injured.",
            Some(37),
            Some(100),
        ),
        (
            "A roadside bomb killed four soldiers near Kirkuk on Wednesday and wounded five. Hours later, jets bombed \
             hideouts in the mountains and killed five militants.",
            Some(4),
            Some(5),
        ),
        (
            "A suicide attack in Kabul left 12 people dead and 27 wounded, the ministry said. The two previous ones \
             killed 41 people.",
            Some(12),
            Some(27),
        ),
        (
            "A car bomb killed 14 people outside a restaurant, medics said. In January 2016 the group's fighters killed \
             some 20 people at a hotel.",
            Some(14),
            None,
        ),
    ] {
        let reading = read("2016-10-04", text);
        let main = &reading.incidents[0];
        let best = |toll: Option<sijill_claim::Toll>| toll.and_then(|t| t.best);
        assert_eq!((best(main.killed), best(main.injured)), (killed, injured), "{text}");
    }
}

/// What a reviewer of those rules had them invent, or lose.
#[test]
fn rules_for_plain_reports_invent_nobody() {
    let cases: [(&str, &[u64]); 16] = [
        ("None of the 200 villagers live there since the attack by rebels.", &[]),
        ("None of the 15 prisoners escaped after the attack by rebels.", &[]),
        ("None of the 12 residents who lived there was hurt in the attack by rebels.", &[0]),
        ("Three suspects are not in custody after the raid.", &[]),
        ("An international body found that rebels had killed 20 people.", &[20]),
        ("A monitoring body recovered on Tuesday three corpses after the raid.", &[3]),
        ("Shelling killed 20 people in Kirkuk and in Tikrit four cows.", &[20]),
        ("Two policemen were killed in Kirkuk and in Tikrit four soldiers.", &[2, 4]),
        ("Two boys were found alive in a well after the raid.", &[]),
        ("Two men were burned inside the car but survived the attack by rebels.", &[]),
        ("Rebels killed the oldest three and wounded two women.", &[3, 2]),
        ("Soldiers prevented the arrest of two men after the raid.", &[]),
        ("About 20,000 people are in the hands of the rebels in Mosul.", &[]),
        ("Two soldiers are in the hands of the rebels after the raid.", &[2]),
        ("Troops killed nine rebels and arrested four.", &[9, 4]),
        ("Rebels shot dead two men and abducted three in the raid.", &[2, 3]),
    ];
    for (text, figures) in cases {
        let reading = read("2016-10-04", text);
        let told = reading.claims.iter().filter_map(|c| c.casualty.as_ref()?.figure.as_ref()?.best);
        assert_eq!(told.collect::<Vec<_>>(), figures, "{text}");
    }
    let twice =
        "Rebels said they killed 60 soldiers in Dura. The rebels later said that 70 soldiers were killed.";
    let toll = read("2016-10-04", twice).incidents[0].killed;
    assert_eq!(toll.and_then(|t| t.best), Some(70), "a group may correct itself");
    let loyal = read("2016-10-04", "Gunmen loyal to a local warlord killed nine farmers.");
    let who = loyal.claims[0].perpetrator.as_ref().map(|p| p.name.as_str());
    assert_eq!(who, Some("Gunmen loyal to a local warlord"));
}

#[test]
fn what_meets_denies_and_closes_is_told_behind_asides_too() {
    for (text, kind) in [
        ("The clinic in Dura, which rebels used as a store, has run out of drugs.", Kind::Facility),
        ("The main hospital was badly damaged and is not functioning.", Kind::Facility),
        ("The hospital had been moved to a school at Dura.", Kind::Facility),
        ("The Houthis deny that they receive weapons from Iran.", Kind::Allegation),
        ("The government dismissed reports that its men had killed civilians.", Kind::Allegation),
        ("Villagers said that troops at the school did nothing to stop the killing.", Kind::Allegation),
        ("Lavrov will discuss the war with President Diallo.", Kind::Meeting),
        ("Regional leaders are due to discuss the war in Nairobi on 17 August.", Kind::Meeting),
        ("The prime minister has invited the rebels for talks.", Kind::Agreement),
        ("The truce, agreed to in Geneva on Saturday, has frayed.", Kind::Agreement),
    ] {
        let reading = read("2016-10-04", &format!("Six soldiers were killed in Dura.\n\n{text}"));
        assert!(reading.claims.iter().any(|c| c.kind == kind), "{text} {:?}", reading.claims);
    }
    for text in [
        "The wounded were evacuated to the hospital.",
        "The school took a hit in the polls.",
        "Residents said the council did nothing to stop the noise.",
        "The rebels said they had planned the raid for months.",
        "Historians attribute the fall of the city to the plague.",
        "The president discussed his book with a reader.",
    ] {
        let reading = read("2016-10-04", &format!("Six soldiers were killed in Dura.\n\n{text}"));
        let told = [Kind::Facility, Kind::Allegation, Kind::Meeting, Kind::Agreement];
        assert!(!reading.claims.iter().any(|c| told.contains(&c.kind)), "{text} {:?}", reading.claims);
    }
}
