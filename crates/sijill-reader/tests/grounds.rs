//! Who attacks, holds and leaves, who is sent, and what state hospitals and schools are in: one case a family, in our words.
//!
//! Not for: verbs and nouns, which keep their examples in `lexicon/`.

mod kit;

use kit::{claim, read};
use sijill_claim::{Claim, ControlAction, DeploymentAction, FacilityStatus, Kind, Modality};

/// The claims of a sentence in a report of war.
fn told(text: &str) -> Vec<Claim> {
    read("2016-10-04", &format!("Six soldiers were killed in the valley. {text}")).claims
}

/// What a sentence says of who attacks, holds, takes and leaves, with how it is put.
fn controls(text: &str) -> Vec<(ControlAction, Modality)> {
    let claims = told(text).into_iter();
    claims.filter_map(|c| c.control.as_ref().map(|k| (k.action, c.modality))).collect()
}

fn deployments(text: &str) -> Vec<(DeploymentAction, Modality)> {
    let claims = told(text).into_iter();
    claims.filter_map(|c| c.deployment.as_ref().and_then(|d| d.action).map(|a| (a, c.modality))).collect()
}

fn facilities(text: &str) -> Vec<(FacilityStatus, Modality)> {
    let claims = told(text).into_iter();
    let one = |c: Claim| c.facility.as_ref().and_then(|f| f.status.first().copied()).map(|s| (s, c.modality));
    claims.filter_map(one).collect()
}

fn asserted(action: ControlAction) -> Vec<(ControlAction, Modality)> {
    vec![(action, Modality::Asserted)]
}

#[test]
fn troops_convoys_and_crowds_are_attacked_where_they_are() {
    for text in [
        "Members of the Western Front of the ELN attacked a unit of the Ninth Brigade.",
        "Two of their patrols were fired on in the port district of Bouake.",
        "A UN patrol came under fire near Bukavu on Thursday.",
        "Masked men with rifles attacked a wedding in the village of Dura.",
        "Congolese and Rwandan forces shelled each other across the border on Sunday.",
        "Two RAF Tornados attacked a command post at Brega.",
        "About 40 rebel fighters opened fire on a police station in Goma.",
    ] {
        assert_eq!(controls(text), asserted(ControlAction::Offensive), "{text}");
    }
    for text in [
        "Members of the club attacked a unit of the company for its costs.",
        "Bees attacked a funeral procession in Goma.",
        "The two leaders attacked each other in speeches.",
        "Fans of the two clubs pelted each other with bottles.",
        "The bishop attacked the wedding of a priest in Kampala.",
    ] {
        assert_eq!(controls(text), [], "{text}");
    }
}

#[test]
fn blows_in_answer_and_operations_by_their_names_are_attacks() {
    for text in [
        "Turkish jets hit back with raids on the hills around Afrin.",
        "The army answered with air strikes on rebel positions near Taiz.",
        "In May the army launched Operation Iron Hand in South Waziristan.",
        "The government launched Operation Heron, meant to open a road to the port of Kismayo.",
        "She took part in the raid on the police post at Lokori.",
        "The attack on the army base at Bosso began in the evening.",
        "The bombardment of Grozny began on 22 December.",
    ] {
        assert_eq!(controls(text), asserted(ControlAction::Offensive), "{text}");
    }
    for text in [
        "The minister hit back with a statement on the budget.",
        "The charity launched Operation Warm Winter in Kabul.",
        "The government launched Operation Clean City in Lagos.",
        "The navy launched Operation Safe Passage to rescue migrants.",
        "She took part in the peace talks in Geneva.",
    ] {
        assert_eq!(controls(text), [], "{text}");
    }
}

#[test]
fn what_is_still_held_is_told() {
    for text in [
        "It is the only town on the coast still held by the rebels.",
        "Mopti is one of the few towns that the government still holds.",
        "The movement still controls much of the countryside around Herat.",
        "The movement still holds large parts of the south.",
        "The rebels now hold fewer than three square miles of the old town.",
    ] {
        assert_eq!(controls(text), asserted(ControlAction::Hold), "{text}");
    }
    let reading = read(
        "2016-10-04",
        "Six soldiers died. Mopti is the only town in the region still held by the rebels.",
    );
    let held = claim(&reading, Kind::Control, "still held by the rebels");
    assert_eq!(held.place.as_ref().map(|p| p.name.as_str()), Some("Mopti"));
    let stay = "The forces would stay in the town until May.";
    assert_eq!(controls(stay), [(ControlAction::Hold, Modality::Planned)]);
    for text in [
        "It is the last hotel in the town still owned by the family.",
        "The group controls three factories and a port.",
        "The company controls large parts of the market.",
        "The soldiers stayed in hospital for two days.",
        "The fans would remain in the city until Sunday.",
    ] {
        assert_eq!(controls(text), [], "{text}");
    }
}

#[test]
fn the_fall_of_a_town_may_be_denied() {
    let text = "The ministry on Sunday denied that the base had fallen.";
    assert_eq!(controls(text), [(ControlAction::Capture, Modality::Denied)]);
    for text in
        ["The bank denied that its shares had fallen.", "The army denied that it had shelled the village."]
    {
        assert_eq!(controls(text), [], "{text}");
    }
}

#[test]
fn withdrawals_are_told_by_their_noun() {
    for text in [
        "The guerrillas made a tactical retreat from Lokori.",
        "Following the withdrawal of government forces to the west, the road was cut.",
        "The withdrawal of rebel fighters from the town began on Friday.",
        "Several units have already left the cities of Bor and Malakal.",
    ] {
        assert!(controls(text).contains(&(ControlAction::Withdraw, Modality::Asserted)), "{text}");
    }
    for text in [
        "They demanded the withdrawal of government forces from the town.",
        "The firm made a tactical withdrawal from the Indian market.",
        "The monks began a retreat in the mountains.",
        "The rebels want the withdrawal of the army from the province.",
    ] {
        assert_eq!(controls(text), [], "{text}");
        assert_eq!(deployments(text), [], "{text}");
    }
}

#[test]
fn lines_under_a_date_or_a_label_are_read() {
    for (text, action) in [
        ("2011 May - Vanda rebels storm Bouake.", ControlAction::Offensive),
        ("1997 May - Rebels take Kinshasa.", ControlAction::Capture),
        ("Rebels of the Northern Front (NF) capture Goma.", ControlAction::Capture),
        (
            "Hama province: The brigades launched an attack on regime positions at Morek.",
            ControlAction::Offensive,
        ),
    ] {
        assert_eq!(controls(text), asserted(action), "{text}");
        assert_eq!(told(text).iter().filter(|c| c.casualty.is_some()).count(), 1, "{text}");
    }
    let text = "Care: Just four of the seven hospitals in Nyala are still working.";
    assert_eq!(facilities(text), [(FacilityStatus::Functioning, Modality::Asserted)]);
}

#[test]
fn subjects_are_found_behind_what_parts_them_from_their_verb() {
    for (text, action) in [
        (
            "The raid came as Libyan fighters trained by the coalition advanced towards the port of Brega.",
            ControlAction::Advance,
        ),
        (
            "Rebels fighting for the province pushed into the port of Bouake, and doctors said nine people had died.",
            ControlAction::Advance,
        ),
        (
            "On Sunday two Harriers flying from a frigate attacked a rebel post at Zliten.",
            ControlAction::Offensive,
        ),
        (
            "The gunmen, believed to belong to the Heron Brigade, later attacked the town of Bor.",
            ControlAction::Offensive,
        ),
    ] {
        assert_eq!(controls(text), asserted(action), "{text}");
    }
}

#[test]
fn attackers_are_known_by_what_is_held_of_them() {
    for text in [
        "Gunmen suspected to be members of the sect stormed the town of Bama on Saturday.",
        "Armed men said to be loyal to the rebel leader attacked Bor on Wednesday.",
        "Seven people died when persons believed to be members of the militia attacked the town.",
        "Seven people were killed by unknown gunmen who attacked a village in Kaduna State.",
        "The ELN's Eastern Front on Tuesday attacked a police checkpoint in Arauca.",
        "Four resistance groups attacked a police outpost in the valley.",
    ] {
        let found = controls(text);
        assert_eq!(found.iter().map(|c| c.0).collect::<Vec<_>>(), [ControlAction::Offensive], "{text}");
    }
    for text in [
        "Critics said to be close to the minister attacked the budget.",
        "Seven people who attacked the plan left.",
    ] {
        assert_eq!(controls(text), [], "{text}");
    }
}

#[test]
fn what_was_taken_or_lost_is_told_by_nouns_too() {
    for text in [
        "The Ukrainian army reported the recapture of a village on Sunday.",
        "The loss of the town of Bor to the rebels cut the road.",
        "The base had itself been captured by the rebels.",
    ] {
        assert_eq!(controls(text), asserted(ControlAction::Capture), "{text}");
    }
    let share = "Moscow controls almost 20% of Ukraine's territory.";
    assert_eq!(controls(share), asserted(ControlAction::Hold));
    assert_eq!(controls("The company reported the recovery of the market."), []);
}

#[test]
fn forces_are_sent_with_what_carries_them() {
    let sent = (DeploymentAction::Sent, Modality::Asserted);
    let planned = (DeploymentAction::Sent, Modality::Planned);
    for (text, told) in [
        ("Rome has ordered two destroyers carrying 300 soldiers to the Mediterranean.", sent),
        ("A convoy of 40 armoured vehicles entered through the northern crossing on Sunday.", sent),
        ("Three warships are on their way to the Gulf.", sent),
        ("The council would send a team of ceasefire monitors within days.", planned),
        ("We will send another 30 to Bangui in June to train the army.", planned),
        ("Up to 3,000 troops will be deployed in the coming weeks.", planned),
        ("About 300 peacekeepers rolled into the eastern town of Kailahun late on Friday.", sent),
        ("The mission has 350 military observers in Angola.", sent),
        ("Another 600 Bangladeshi soldiers arrived about the same time at Bouake.", sent),
        ("Ministers said three brigades, some 4,000 soldiers, would be sent to Abidjan by May.", planned),
    ] {
        assert_eq!(deployments(text), [told], "{text}");
    }
    for text in [
        "The company ordered two ships carrying grain to Odesa.",
        "A convoy of 12 trucks of potatoes crossed the border.",
        "A UN aid convoy entered the valley on Monday.",
        "The soldiers were flown to hospital in Nairobi.",
        "Three tankers are on their way to the Gulf.",
        "The federation will send a further 20 to the games in Tokyo.",
        "The ministry called on the world to send monitors to Goma.",
    ] {
        assert_eq!(deployments(text), [], "{text}");
    }
}

#[test]
fn hospitals_and_schools_are_told_by_lists_orders_and_names() {
    let attacked = (FacilityStatus::Attacked, Modality::Asserted);
    let list = "They hit flats, a clinic in Orikhiv and three schools in Huliaipole district.";
    assert_eq!(facilities(list), [attacked, attacked]);
    for (text, status, modality) in [
        (
            "The governor ordered the closure of all schools in Bamako on Tuesday.",
            FacilityStatus::Closed,
            Modality::Planned,
        ),
        (
            "Al-Noor, the largest surgical hospital, remains open.",
            FacilityStatus::Functioning,
            Modality::Asserted,
        ),
        (
            "Only two of the 11 clinics in the valley have electricity.",
            FacilityStatus::Functioning,
            Modality::Asserted,
        ),
        ("Schools in the town will open as usual on Monday.", FacilityStatus::Functioning, Modality::Planned),
        (
            "Classes have been suspended in the village of La Playa.",
            FacilityStatus::Closed,
            Modality::Asserted,
        ),
        (
            "The shelling put the only hospital in Ariha out of service.",
            FacilityStatus::OutOfService,
            Modality::Asserted,
        ),
    ] {
        assert_eq!(facilities(text), [(status, modality)], "{text}");
    }
    for text in [
        "The minister ordered a review of all schools in the district.",
        "The school opened in 1920.",
        "Yoga classes have been suspended in the village.",
        "Only one of the nine hotels has a pool.",
        "The museum will open as usual on Sunday.",
    ] {
        assert_eq!(facilities(text), [], "{text}");
    }
}
