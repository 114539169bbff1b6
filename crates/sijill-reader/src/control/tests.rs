#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::{Control, ControlAction, Modality};

use super::{ControlLexicon, drafts};
use crate::classes::testing::{keep_their_examples, lemma, lower};
use crate::draft::{Body, Draft};
use crate::testing::{analysed, report};

fn read(text: &str) -> Vec<(Control, Draft, String)> {
    let lexicon = ControlLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &lexicon)
        .into_iter()
        .filter_map(|d| match d.body.clone() {
            Body::Control(c) => Some((c, d.clone(), a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let lexicon = ControlLexicon::english().unwrap();
    let mut wrong = Vec::new();
    for entry in lexicon.examples() {
        for text in &entry.matching {
            if !read(text).iter().any(|(c, ..)| c.action == entry.action) {
                wrong.push(format!("not {:?}: {text}", entry.action));
            }
        }
        for text in &entry.no {
            for (c, _, words) in read(text) {
                wrong.push(format!("{:?} {words:?}: {text}", c.action));
            }
        }
    }
    report(&wrong, 0);
}

#[test]
fn what_falls_apart_is_taken_by_nobody() {
    assert!(read("The truce between Aleppo and Moscow steadily fell apart.").is_empty());
    assert!(read("After the shelling Homs fell silent.").is_empty());
    assert_eq!(read("Homs fell to the rebels.").first().map(|f| f.0.action), Some(ControlAction::Capture));
}

#[test]
fn each_place_of_a_list_is_a_claim_with_its_own_words() {
    let found =
        read("Government troops captured the village of Marduk and the nearby Salih hospital on Monday.");
    let words: Vec<&str> = found.iter().map(|(.., w)| w.as_str()).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(words[0].starts_with("Government troops captured the village of Marduk"), "{words:?}");
    assert!(words[1].starts_with("the nearby Salih hospital"), "{words:?}");
}

#[test]
fn trying_is_an_offensive_and_a_plan_is_planned() {
    let found = read("Soldiers tried to seize the airport on Sunday.");
    assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Offensive));
    let found = read("The rebels will withdraw from the district on Monday.");
    assert_eq!(
        found.first().map(|f| (f.0.action, f.1.modality)),
        Some((ControlAction::Withdraw, Modality::Planned))
    );
    assert!(read("The army has not captured the town.").is_empty());
    let found = read("The ministry denied that the army had captured the town.");
    assert_eq!(found.first().map(|f| f.1.modality), Some(Modality::Denied));
}

#[test]
fn attacks_begin_and_places_come_under_fire() {
    for text in [
        "The assault on Marduk started before dawn, the army said.",
        "The army's offensive began on Monday.",
        "The war stems from an offensive that the rebels launched in December.",
        "The city of Marduk came under artillery fire on Tuesday.",
        "The airport was under attack by rebels for a third day.",
    ] {
        let action = read(text).first().map(|f| f.0.action);
        assert_eq!(action, Some(ControlAction::Offensive), "{text}");
    }
    for text in [
        "The charm offensive began on Monday.",
        "A campaign for the army's pensions began in the city.",
        "The minister came under fire from the press.",
        "The town came under pressure.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn armed_people_say_it_of_themselves() {
    let found = read("A spokesman for the Libyan National Army said it had taken Heisha and two hills.");
    assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Capture));
    assert!(read("The newspaper said it had taken Heisha as a headline.").is_empty());
}

#[test]
fn parties_are_named_without_their_article() {
    let (control, ..) = read("The Syrian army captured the hilltop from rebels on Friday.").remove(0);
    let actor = control.actor.unwrap();
    assert_eq!((actor.name.as_str(), actor.id.as_deref()), ("Syrian army", Some("SY")));
    assert_eq!(control.against.map(|p| p.name).as_deref(), Some("rebels"));
}

#[test]
fn a_long_hostile_sentence_is_read_in_time() {
    let text = "rebels captured the town and ".repeat(2500);
    let _ = read(&text);
    let text = "The town of the town of ".repeat(2000);
    let _ = read(&text);
}

#[test]
fn classes_keep_their_examples() {
    let words = ControlLexicon::english().unwrap();
    keep_their_examples(&[
        ("military", &words.launch.military, lower),
        ("weak", &words.launch.weak, lemma),
        ("armed", &words.launch.armed, lemma),
        ("onset", &words.launch.onset, lemma),
        ("fire", &words.fire, lemma),
        ("assailants", &words.assailants, lemma),
        ("peaceful", &words.launch.peaceful, lower),
        ("policing", &words.launch.policing, lower),
        ("gains", &words.gains, lemma),
        ("unreal", &words.unreal, lemma),
        ("sets_going", &words.launch.sets_going, lemma),
        ("which", &words.launch.which, lower),
        ("fights", &words.launch.fights, |class, a, i| {
            class.has(a.sentence.lemma(i)) || class.has(a.sentence.lower(i))
        }),
        ("quarrels", &words.launch.quarrels, lower),
        ("rioters", &words.launch.rioters, lemma),
        ("breaks_out", &words.launch.breaks_out, lemma),
        ("lasts", &words.launch.lasts, lemma),
        ("airborne", &words.launch.airborne, lower),
        ("readies", &words.launch.readies, lemma),
        ("tells", &words.launch.tells, lemma),
        ("leads", &words.launch.leads, lemma),
        ("strikes", &words.moves.strikes, lemma),
        ("retreats", &words.moves.retreats, lemma),
        ("hosts", &words.moves.hosts, lemma),
        ("gatherings", &words.moves.gatherings, lemma),
        ("halts", &words.moves.halts, lemma),
        ("orders", &words.moves.orders, lemma),
        ("unheeded", &words.moves.unheeded, lemma),
        ("captivity", &words.moves.captivity, lemma),
        ("tidings", &words.moves.tidings, lemma),
        ("denials", &words.moves.denials, lemma),
        ("untrue", &words.moves.untrue, lower),
        ("bearers", &words.moves.bearers, lemma),
        ("craft", &words.moves.craft, lemma),
        ("hours", &words.moves.hours, lower),
        ("units", &words.moves.units, lemma),
        ("crowds", &words.moves.crowds, |class, a, i| {
            class.has(a.sentence.lemma(i)) || class.has(a.sentence.lower(i).trim_end_matches('s'))
        }),
        ("ships", &words.moves.ships, lemma),
        ("assails", &words.moves.assails, lemma),
        ("holders", &words.moves.holders, lemma),
        ("ground", &words.moves.ground, lemma),
        ("remaining", &words.moves.remaining, lower),
        ("stays", &words.moves.stays, lemma),
        ("leaving", &words.moves.leaving, lemma),
        ("makes", &words.moves.makes, lemma),
        ("behind", &words.moves.behind, lower),
        ("answers", &words.launch.answers, lemma),
        ("joins", &words.launch.joins, lemma),
        ("errands", &words.launch.errands, lemma),
    ]);
}

#[test]
fn whoever_is_in_possession_holds() {
    for text in ["The rebels were now in possession of the airport.", "The army is in control of the hill."] {
        let found = read(text);
        assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Hold), "{text}");
    }
    assert!(read("Two men were found in possession of the drug.").is_empty());
}

/// The actions that a sentence tells of, in its order.
fn actions(text: &str) -> Vec<ControlAction> {
    read(text).into_iter().map(|f| f.0.action).collect()
}

fn all_tell(action: ControlAction, texts: &[&str]) {
    let wrong: Vec<&&str> = texts.iter().filter(|t| !actions(t).contains(&action)).collect();
    assert!(wrong.is_empty(), "not {action:?}: {wrong:?}");
}

fn none_tell(texts: &[&str]) {
    let wrong: Vec<_> =
        texts.iter().map(|t| (t, actions(t))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn lines_of_fortifications_are_taken() {
    let taken = [
        "Commandos overran three rows of dugouts in an hour.",
        "Nepali soldiers retook the outer ring of trenches.",
        "The rebels overran a line of outposts.",
        "Nine frontier posts were overrun.",
        "Their positions were overrun during the night.",
        "Paratroopers captured the polytechnic campus on the northern edge of the city.",
    ];
    all_tell(ControlAction::Capture, &taken);
    none_tell(&["Rebels took a row of seats at the table.", "He was overrun with work."]);
}

#[test]
fn a_relative_clause_tells_what_was_taken() {
    let found = read("The rebels hold the customs post at Marduk, which they took on 6 May.");
    let told: Vec<_> =
        found.iter().map(|f| (f.0.action, f.0.actor.as_ref().map(|p| p.name.as_str()))).collect();
    assert_eq!(told, [(ControlAction::Hold, Some("rebels")), (ControlAction::Capture, Some("rebels"))]);
    all_tell(ControlAction::Capture, &["The town, which militants seized in May, is quiet."]);
    none_tell(&[
        "The weapons, which the army seized in May, were shown to reporters.",
        "The soldiers that the rebels captured at the base were freed.",
        "The hall, which the army rented in May, is large.",
        "The prize, which the rebels won in May, is small.",
    ]);
}

#[test]
fn columns_are_halted_and_ambushed() {
    let halted = [
        "A supply column was halted two miles short of the bridge.",
        "The reinforcements were stopped outside the village by machine-gun fire.",
    ];
    all_tell(ControlAction::Repel, &halted);
    let ambushed = [
        "A convoy of soldiers was ambushed near Gao.",
        "The army's rearguard was ambushed on a forest road.",
        "Guerrillas ambushed a patrol outside the village.",
        "Government aircraft struck a gathering of insurgent commanders near Marduk.",
    ];
    all_tell(ControlAction::Offensive, &ambushed);
    none_tell(&[
        "The convoy of aid lorries was halted two miles short of the camp by soldiers.",
        "The refugee column was stopped by police at the border.",
        "Rebels ambushed a bus near the village, killing nine passengers.",
        "The reporters ambushed the minister outside parliament.",
        "Warplanes struck a wedding gathering, killing 30 civilians.",
        "The patrol was stopped by a fallen tree.",
        "The patrol hit a mine.",
    ]);
}

#[test]
fn whoever_is_ordered_to_withdraw_withdraws() {
    all_tell(
        ControlAction::Withdraw,
        &[
            "The brigade was ordered to withdraw before dawn.",
            "The militants were forced to retreat with heavy losses.",
            "Most of the fighters had slipped away across the river before dawn.",
            "The outpost was abandoned by the soldiers.",
        ],
    );
    none_tell(&[
        "The team was ordered to withdraw from the tournament.",
        "The soldiers were ordered to pay a fine.",
    ]);
}

#[test]
fn those_beaten_back_by_an_hour_are_beaten_by_nobody_named() {
    let found = read("Rebels entered the town at night but were driven out by noon.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1].0.action, ControlAction::Repel);
    assert!(found[1].0.actor.is_none());
    all_tell(
        ControlAction::Repel,
        &[
            "Gunmen who tried to infiltrate Gamboru were repelled by soldiers.",
            "Militants riding on lorries who attempted to enter Bara on Friday were repelled by troops.",
        ],
    );
}

#[test]
fn operations_and_strikes_of_nobody_named_are_offensives() {
    all_tell(
        ControlAction::Offensive,
        &[
            "Overnight, raids were carried out on Tivat airfield.",
            "The assault was resumed at noon.",
            "Operation Heron was a ground offensive by the Omani army and its allies in Dhofar.",
            "Tribal combatants attacked an outpost of the army.",
            "Tornado GR4s attacked a militant camp.",
            "The base came under mortar and rocket fire.",
        ],
    );
    none_tell(&[
        "A legal assault was launched on Monday.",
        "Attacks were carried out by students against the plan.",
        "The campaign was a drive by the army against malaria in the north.",
        "The army was a force for good in the valley.",
    ]);
}

#[test]
fn what_only_could_have_been_or_is_denied_is_not_asserted() {
    none_tell(&["The army could have taken the town."]);
    let modality = |text: &str| read(text).first().map(|f| f.1.modality);
    let denied = Some(Modality::Denied);
    assert_eq!(
        modality("Officials debunked the claim that the town of Bakara has fallen to the rebels."),
        denied
    );
    assert_eq!(modality("Claims that rebels have taken the airport are false."), denied);
    let rumour = modality("There were rumours that the rebels had entered the capital.");
    assert_eq!(rumour, Some(Modality::Hedged));
}

#[test]
fn who_pushes_is_known_across_an_aside() {
    let found = read(
        "The talks stalled as government troops, aided by local militias, pushed deeper into the west of the island.",
    );
    assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Advance));
    let actor = found.first().and_then(|f| f.0.actor.as_ref()).map(|p| p.name.as_str());
    assert_eq!(actor, Some("government troops"));
}

#[test]
fn the_pronoun_of_a_speaker_is_the_speaker() {
    let found = read("The army said it had captured the town of Marduk.");
    assert_eq!(found.first().and_then(|f| f.0.actor.as_ref()).map(|p| p.name.as_str()), Some("army"));
}

#[test]
fn battles_and_attacks_are_told_by_their_own_nouns() {
    for text in [
        "The Battle of Dura was fought between the Marian army and the rebels from 3 to 9 May 2001.",
        "The Battle of Mirda took place on 19 July 1972.",
        "The second attack, on Sunday, targeted an army outpost near the village of Tazal.",
        "The first raid, before dawn, struck a gendarmerie post in Homs.",
        "The Marda massacre was an attack by the FNL on a refugee camp near Homs on 13 August 2004.",
        "The raid was an attack by the Western Liberation Army (WLA) on the town of Dura.",
        "The army launched an operation against militants in May 2013.",
        "Africom conducted three airstrikes against militants in the vicinity of Homs.",
        "The militia responded by firing dozens of rockets at Homs.",
    ] {
        let action = read(text).first().map(|f| f.0.action);
        assert_eq!(action, Some(ControlAction::Offensive), "{text}");
    }
    for text in [
        "The Battle of the Sexes was fought between two players in 1973.",
        "The Battle of Ideas was fought between two parties in parliament.",
        "The Battle of Homs is taught at school.",
        "A cyber attack targeted a power plant in Homs.",
        "The first attack targeted the minister.",
        "The speech was an attack by the minister on the press.",
        "The navy launched an operation against smugglers.",
    ] {
        assert!(read(text).is_empty(), "{text}");
    }
}

#[test]
fn those_who_hold_retake_and_enter_may_be_told_by_other_words() {
    for (text, action) in [
        ("He said his men still held the bridge at Homs.", ControlAction::Hold),
        ("Every road out of the town is held by our partners.", ControlAction::Hold),
        ("Police said officers had retaken the neighbourhood of Bel Air.", ControlAction::Capture),
        ("The insurgents have overrun the barracks.", ControlAction::Capture),
        ("He said that the rebels had overrun all the checkpoints.", ControlAction::Capture),
        ("The rebels broke through the defences of the town.", ControlAction::Advance),
        ("Helicopters covered troops advancing into the district of Homs.", ControlAction::Advance),
        ("The VRS withdrew from Homs during the night.", ControlAction::Withdraw),
    ] {
        assert_eq!(read(text).first().map(|f| f.0.action), Some(action), "{text}");
    }
    let both = read("The army withdrew from Homs, and the RUF entered the town the next day.");
    assert_eq!(both.len(), 2, "{both:?}");
    for text in [
        "His men still held the rope.",
        "Every seat in the hall is held by our members.",
        "The IMF withdrew from Homs.",
        "The officers had retaken the exam.",
        "The costs had overrun the budget.",
    ] {
        assert!(read(text).is_empty(), "{text}");
    }
}

#[test]
fn what_is_awaited_recalled_or_done_to_a_man_or_a_thing_is_no_control() {
    for text in [
        "The troops will leave once the town is taken.",
        "The rebels will stay until the town is captured.",
        "Forty shops were looted after the fall of the city.",
        "Rocha was captured by marines near the town of Homs in May.",
        "Warplanes bombed three bridges on the road.",
    ] {
        assert!(read(text).is_empty(), "{text}");
    }
    assert!(!read("When the town was captured by rebels, 40 people fled.").is_empty());
}

#[test]
fn a_place_taken_and_taken_back_is_two_claims() {
    for text in [
        "The town of Dura, which the rebels seized in May, was recaptured by the army on Monday.",
        "The airport, which the militia captured last month, was retaken on Friday by government troops.",
    ] {
        assert_eq!(actions(text), [ControlAction::Capture, ControlAction::Capture], "{text}");
    }
}

#[test]
fn only_what_is_denied_itself_is_denied() {
    let modality = |text: &str| read(text).first().map(|f| f.1.modality);
    for text in [
        "The president dismissed two generals after reports that rebels had captured Homs.",
        "The assembly rejected the budget after claims that the militia had attacked the village.",
    ] {
        assert_eq!(modality(text), Some(Modality::Hedged), "{text}");
    }
    let dismissed = "The ministry dismissed reports that rebels had captured Homs.";
    assert_eq!(modality(dismissed), Some(Modality::Denied));
}

#[test]
fn what_could_have_been_struck_is_possible() {
    let found = read("The army could have hit the market by accident, the inquiry said.");
    assert!(found.iter().all(|f| f.1.modality == Modality::Possible));
    none_tell(&[
        "The army could have attacked the town but turned back.",
        "The rebels could have hit the airport if they had wanted to.",
    ]);
}

#[test]
fn an_order_to_withdraw_is_told_with_the_order_and_only_where_it_stands() {
    let found = read("The battalion was ordered to withdraw from Homs on Friday.");
    assert_eq!(
        found.first().map(|f| f.2.as_str()),
        Some("The battalion was ordered to withdraw from Homs on Friday")
    );
    none_tell(&[
        "The battalion was ordered to withdraw but refused.",
        "Soldiers were ordered to withdraw from Homs on Monday but the order was revoked.",
        "The battalion was ordered to withdraw but did not.",
    ]);
}

#[test]
fn prisoners_who_break_out_do_not_withdraw() {
    none_tell(&[
        "Nine militants broke out of the police station in Homs.",
        "Rebel fighters broke out of the barracks where they were detained.",
    ]);
    all_tell(ControlAction::Withdraw, &["The surrounded troops broke out of Homs on Monday."]);
}

#[test]
fn whoever_is_merely_stopped_is_not_repelled() {
    none_tell(&[
        "Two enemy bombers were intercepted by navy fighters off the coast.",
        "Rebels were intercepted by soldiers with 40 grenades.",
        "Scores of militants were stopped by troops at the frontier.",
        "UN patrols were blocked by government soldiers on Monday.",
    ]);
    all_tell(ControlAction::Repel, &["The rebels were stopped by the army short of Homs."]);
}

#[test]
fn operations_without_a_foe_and_storms_are_no_offensives() {
    none_tell(&[
        "Operation Shelter was a military operation by army troops in Homs to fight cholera.",
        "Operation Beacon is a military operation by the army in Damascus.",
        "The exercise was a military operation of the army in Homs.",
        "Deadly Tornadoes hit the town of Homs on Sunday.",
    ]);
}

mod families;
