#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::{Deployment, DeploymentAction};

use super::{DeploymentLexicon, drafts};
use crate::draft::Body;
use crate::testing::{analysed, report};

fn read(text: &str) -> Vec<(Deployment, String)> {
    let words = DeploymentLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Deployment(x) => Some((x, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for (action, matching, no) in DeploymentLexicon::english().unwrap().examples {
        for text in &matching {
            let found = read(text);
            if found.len() != 1 || found[0].0.action != Some(action) {
                wrong.push(format!("not one of {action:?}: {text} {found:?}"));
            }
        }
        for text in &no {
            wrong.extend(read(text).into_iter().map(|(d, w)| format!("{:?} {w:?}: {text}", d.what)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn what_is_sent_is_told_without_its_number() {
    let (sent, _) = read("The kingdom has sent two more frigates to the port.").remove(0);
    assert_eq!(sent.what, "frigates");
    assert_eq!(sent.figure.unwrap().best, Some(2));
}

#[test]
fn forces_are_told_by_their_strength_and_where_they_serve() {
    for (text, best) in [
        ("The mission now numbers 6,400 troops.", 6400),
        ("The garrison numbered about 600 men.", 600),
        ("KFOR, the force in the province, now numbers 42,000 soldiers.", 42000),
        ("The force is made up of 2,200 soldiers from four countries.", 2200),
        ("The mission has only 7,000 of the 18,000 troops it was promised.", 7000),
        ("Around 700 Danish personnel are already serving in the country.", 700),
        ("More than 3,000 Ethiopian soldiers remain in Somalia.", 3000),
        ("About 1,400 foreign peacekeepers are in the country.", 1400),
        ("The number of foreign troops in the country has risen to 14,000.", 14000),
        ("The government has increased its force in Niger to 800 soldiers.", 800),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text} {found:?}");
        assert_eq!(found[0].0.action, Some(DeploymentAction::Sent), "{text}");
        assert_eq!(found[0].0.figure.as_ref().unwrap().best, Some(best), "{text}");
    }
    for text in [
        "The first of them, about 400 soldiers, left Helmand province in July.",
        "The kingdom plans to cut its force from 9,800 to 5,500 troops.",
        "The number of foreign troops in the country will be cut to 3,500 by January.",
        "Most of the troops were pulled back from the border in April.",
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text} {found:?}");
        assert_eq!(found[0].0.action, Some(DeploymentAction::Withdrawn), "{text}");
    }
    let found = read(
        "The bulk of the battalion was withdrawn from the valley and replaced by a company of reservists.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn those_who_are_at_work_hurt_or_held_are_not_sent() {
    for text in [
        "The hospital now numbers 300 beds.",
        "The town numbers 6,000 people.",
        "The brigade counts 30 dead.",
        "The club has only 7 of the 18 players it was promised.",
        "Some 200 police were on the streets.",
        "At least 20 police officers were at the scene.",
        "More than 20 soldiers remain in hospital.",
        "Seven soldiers remain missing in the province.",
        "Two soldiers serving in the province were killed.",
        "The number of peacekeepers killed in the country has risen to 30.",
        "Some 60 soldiers were in the camp when it was attacked.",
        "About 50 soldiers stayed in the village overnight.",
        "The commander was replaced by a general.",
        "The jets flew no missions over the province.",
    ] {
        assert_eq!(read(text).len(), 0, "{text} {:?}", read(text));
    }
}

#[test]
fn forces_that_are_somewhere_are_told_and_what_becomes_of_them() {
    for (text, figures) in [
        (
            "There are now 900 Kenyan soldiers and more than 3,000 Burundian peacekeepers in the country.",
            vec![Some(900), Some(3000)],
        ),
        ("There are about 2,500 American troops in Iraq.", vec![Some(2500)]),
        ("There were then 45,000 Syrian troops in Lebanon.", vec![Some(45000)]),
        ("The kingdom now has 600 Sudanese soldiers on the island.", vec![Some(600)]),
        ("The ministry will send 250 police officers to Qasrawa next week.", vec![Some(250)]),
        ("Four companies of the BSF have been rushed to the area.", vec![Some(4)]),
        (
            "About 200 paratroopers are in northern Somalia, and they will leave once the port is safe.",
            vec![Some(200), None],
        ),
    ] {
        let found: Vec<_> = read(text).into_iter().map(|(d, _)| d.figure.and_then(|f| f.best)).collect();
        assert_eq!(found, figures, "{text}");
    }
    for text in [
        "There were 40 soldiers in the convoy.",
        "There are 12 soldiers in the country.",
        "There were 40 soldiers in the province killed by mines.",
        "There were 200 soldiers in the village when the rebels struck.",
        "There should be 4,000 troops in the country.",
        "There are no troops in the area.",
        "The union sent 30 officers to Qasrawa for a course.",
        "Three companies have been moved to the tax haven.",
    ] {
        assert_eq!(read(text).len(), 0, "{text} {:?}", read(text));
    }
    let villagers = read("About 400 soldiers are in the valley, and the villagers said they will leave.");
    assert!(villagers.iter().all(|(d, _)| d.action == Some(DeploymentAction::Sent)), "{villagers:?}");
}

#[test]
fn losses_and_those_in_custody_or_on_leave_are_no_deployment() {
    for text in [
        "Heavy losses cut the brigade to 300 men.",
        "Desertions have reduced the garrison to 500 soldiers.",
        "The bombing has cut the force to about 1,000 men.",
        "The Islamic State's force in Raqqa has fallen to 2,000 men.",
        "Police said the force would be cut to 900 officers under the budget.",
        "The number of soldiers in custody rose to 5,000.",
        "The number of soldiers on trial rose to 45.",
        "The number of soldiers with cholera in the camp rose to 60.",
        "Some 30 soldiers were on their way home on leave when their bus hit a mine.",
        "About 40 police officers were on their way to a wedding when the bomb exploded.",
        "The rebels set ablaze the police office, a health post and two trucks.",
    ] {
        assert_eq!(read(text).len(), 0, "{text} {:?}", read(text));
    }
    for text in [
        "Most of the 4,000 peacekeepers left the province in June.",
        "Half of the 200 peacekeepers left Goma on Friday.",
    ] {
        assert!(read(text).iter().all(|(d, _)| d.figure.is_none()), "{text} {:?}", read(text));
    }
}

#[test]
fn troops_of_another_state_are_told_by_who_they_are() {
    for (text, action) in [
        ("Kenyan troops arrived in Mogadishu.", DeploymentAction::Sent),
        ("Troops from Botswana and Zambia have begun to arrive in Mogadishu.", DeploymentAction::Sent),
        ("UN peacekeepers left at the end of 2006.", DeploymentAction::Withdrawn),
        ("A training team of 90 will go to Mogadishu in May.", DeploymentAction::Sent),
        ("Chadian soldiers returned home in June.", DeploymentAction::Withdrawn),
        ("British forces will be withdrawn next month.", DeploymentAction::Withdrawn),
        ("The pull-out of UN troops began in June.", DeploymentAction::Withdrawn),
        ("The arrival of 500 Kenyan soldiers was announced on Monday.", DeploymentAction::Sent),
        ("The army brought in heavy artillery.", DeploymentAction::Sent),
        ("Ruritania massed troops on the border.", DeploymentAction::Sent),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text} {found:?}");
        assert_eq!(found[0].0.action, Some(action), "{text}");
    }
    for text in [
        "Kenyan runners arrived in Mogadishu for the race.",
        "French troops did not arrive in time.",
        "When Kenyan troops arrived in Mogadishu, the market was closed.",
        "A British soldier arrived in Mogadishu to see his family.",
        "Foreign soldiers are buried in Mogadishu.",
        "A team of 11 arrived in Mogadishu for the match.",
        "Kenyan troops left their rifles in the camp.",
        "The soldiers arrived at the hospital on Monday.",
        "The arrival of the soldiers' families pleased them.",
        "The army brought in a new rule for soldiers.",
        "British soldiers were invited to the wedding.",
        "The alliance is about deploying allied forces for common goals.",
    ] {
        let found = read(text);
        assert!(found.is_empty(), "{text} {found:?}");
    }
}

#[test]
fn forces_called_up_put_on_the_streets_and_foreseen() {
    for text in [
        "The army called up 16,000 more reservists.",
        "The army put 5,000 soldiers on the streets.",
        "The army sent in reinforcements.",
        "The air force scrambled two fighter jets.",
        "Extra police were deployed around the parliament.",
        "Kenya began pulling out its troops on Tuesday.",
        "Kenya massed troops near the border.",
        "The plan foresees a joint force being deployed for a period of six months at Mogadishu airport.",
        "The force would include a 200-strong police unit.",
    ] {
        assert_eq!(read(text).len(), 1, "{text} {:?}", read(text));
    }
    for text in [
        "The army put 5,000 soldiers on alert.",
        "The club called up two players.",
        "The firm sent in an offer.",
        "Firefighters were deployed in the forest.",
        "Kenya began pulling out of the talks on Tuesday.",
    ] {
        assert!(read(text).is_empty(), "{text} {:?}", read(text));
    }
}

#[test]
fn forces_that_stand_ready_take_part_or_are_promised() {
    for text in [
        "Two warships are on standby off the coast of Somalia.",
        "A battalion of paratroopers was placed on standby for Somalia.",
        "More troops were on their way to Mogadishu.",
        "Hundreds of French soldiers are involved in the operation in Mali.",
        "The Ethiopian army was mobilising for an assault on Eritrea.",
        "Norway has pledged eight tanks.",
        "The first howitzers arrived in Mali on Friday.",
        "The minister discussed plans to send 300 soldiers to Haiti.",
        "The tanks that Poland is supplying to Ukraine will come in May.",
        "The tanks it is supplying to Ukraine will come in May.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}");
    }
    for text in [
        "The singer was on standby for the show.",
        "Two ambulances were on standby at the stadium.",
        "Hundreds of students took part in the campaign in Ohio.",
        "The opposition is mobilising for an election.",
        "The firm pledged 200 jobs.",
        "The tanks that the farmers use hold water.",
    ] {
        assert!(read(text).is_empty(), "{text}");
    }
}
