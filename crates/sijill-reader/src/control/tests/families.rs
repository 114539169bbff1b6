//! Families of sentences about who attacks, takes and leaves what, with those near them that tell of none.

use sijill_claim::ControlAction;

use super::{all_tell, none_tell};

#[test]
fn who_suffers_attacks_and_how_long_they_last() {
    all_tell(
        ControlAction::Offensive,
        &[
            "UN patrols near Homs have been the target of repeated attacks since March.",
            "The army's offensive in Homs entered its second week.",
            "The assault on Homs was in its fifth day.",
            "The raids were part of a rebel campaign to retake Homs.",
            "Families fled during the aerial bombardment of Homs.",
            "There were fierce clashes between soldiers and rebels near Homs.",
            "On 3 June 1995 fighting erupted again.",
            "Rebel fighters attacked again at dawn.",
            "A bomber who attacked an army base in Homs was a deserter.",
        ],
    );
    none_tell(&[
        "The senator has been the target of attacks in Homs.",
        "The festival in Homs entered its second week.",
        "There was no fighting in Homs.",
        "The team attacked again.",
    ]);
}

#[test]
fn ships_are_attacked_where_they_sail() {
    all_tell(
        ControlAction::Offensive,
        &[
            "Rebels have targeted dozens of merchant vessels with drones in the Black Sea.",
            "The militia launched attacks on ships near Tartus.",
            "Pirates attacked a tanker in the Black Sea.",
        ],
    );
    none_tell(&["Pirates watched a tanker in the Black Sea.", "The critics attacked the ship's owner."]);
}

#[test]
fn ground_is_brought_under_control_and_risings_are_put_down() {
    all_tell(
        ControlAction::Capture,
        &[
            "The rebels brought the town of Homs under their control.",
            "An offensive brought most of Homs under government control.",
            "The army's offensive has captured three villages near Homs.",
            "General Dar seized the town of Homs.",
        ],
    );
    all_tell(ControlAction::Repel, &["In 1982 the army put down a revolt in Homs."]);
    none_tell(&[
        "The crew brought the fire in Homs under control.",
        "The party put down a revolt by its deputies.",
    ]);
}

#[test]
fn peoples_and_states_act_by_arms() {
    all_tell(
        ControlAction::Advance,
        &["The Germans advanced on Homs.", "The French entered Homs on Monday."],
    );
    all_tell(
        ControlAction::Capture,
        &["The British captured Homs in 1941.", "The Serbs captured the town of Homs."],
    );
    none_tell(&["The British voted on Monday.", "The Germans advanced to the final in Homs."]);
}

#[test]
fn bombs_are_set_off_in_buildings_and_fronts_are_opened() {
    all_tell(
        ControlAction::Offensive,
        &[
            "Guerrillas set off a bomb in the offices of the ruling party in Homs.",
            "The rebels opened a new front near Homs.",
            "Gunmen burst into the town hall of Homs.",
            "Government artillery opened up on Homs.",
        ],
    );
    none_tell(&["The firm opened a new front in Homs.", "Police set off the device in a field."]);
}

#[test]
fn what_is_told_to_somebody_describes_nobody() {
    all_tell(
        ControlAction::Offensive,
        &["Residents told the newspaper that militiamen attacked the village of Homs."],
    );
}

#[test]
fn what_falls_what_is_stopped_and_who_is_helped() {
    all_tell(
        ControlAction::Offensive,
        &[
            "Missiles rained down on Homs overnight.",
            "A suicide bomber drove a lorry into an army base near Homs.",
            "A grenade attack on a police post in Homs was reported on Monday.",
            "There were six attacks on oil pipelines near Homs.",
            "The army has begun what officials called a clearance operation in the north of Homs.",
            "The mission supported the army in attacking the town of Homs.",
            "Government soldiers fired a barrage of missiles across the country.",
            "A convoy carrying the governor was ambushed near Homs.",
        ],
    );
    all_tell(
        ControlAction::Repel,
        &[
            "Air strikes halted the rebels' advance on Homs.",
            "The army blunted the rebel offensive near Homs.",
            "The counter-attack drove the rebels out of Homs.",
            "The garrison held off the attack on Homs for two days.",
        ],
    );
    none_tell(&[
        "Rain fell on the city of Homs.",
        "The mayor drove a bus into the stadium in Homs.",
        "The team held off a late attack in Homs.",
        "The party has begun what officials called a recruitment drive in Homs.",
        "The navy fired a salvo of missiles into the sea.",
        "The strategy helped the firm in attacking the market.",
    ]);
}
