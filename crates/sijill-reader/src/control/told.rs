//! Attacks that are told of by their noun, beside a verb that says little: "Constant shelling of Dura continues", "The report
//! describes raids on three villages", "Rebel attacks on posts near Dura led to"; and those that somebody prepares.

use sijill_claim::{Control, ControlAction, Modality, Party};
use sijill_language::{Label, Tag};

use super::clash::is_aside;
use super::lexicon::ControlLexicon;
use super::support::{after, is_described, named_after, owner, places};
use super::target::{Target, targets};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, phrase, reach, stance};
use crate::draft::{Body, Draft};
use crate::party::{Force, force, party, side_within};

/// A noun of attack: "offensive", "shelling".
pub(super) fn is_attack(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let lemma = s.lemma(noun);
    let named = lexicon.is_support_noun(lemma) || matches!(lemma, "shelling" | "barrage" | "bombardment");
    let otherwise =
        is_described(a, noun, &lexicon.launch.peaceful) || is_described(a, noun, &lexicon.launch.policing);
    named && s.tag(noun).is_noun() && !s.tag(noun).is_proper() && !otherwise
}

/// Whose attack it is: "rebel attacks", "the army's raids", "attacks by militiamen".
pub(super) fn whose(a: &Analysed<'_>, noun: usize) -> Option<Party> {
    let armed = |n: &usize| force(a, *n).acts();
    side_within(a, noun)
        .or_else(|| a.sentence.child(noun, Label::Poss).filter(armed).and_then(|_| owner(a, noun)))
        .or_else(|| after(a, noun, &["by"]).into_iter().find(armed).and_then(|n| party(a, n)))
}

/// True for what is an attack by arms whoever is told to do it: "shelling", "an air raid", "an offensive".
pub(super) fn is_of_arms(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let launch = &lexicon.launch;
    let lemma = a.sentence.lemma(noun);
    let weak =
        (launch.weak.has(lemma) || launch.armed.has(lemma)) && !matches!(lemma, "bombardment" | "airstrike");
    !weak || is_described(a, noun, &launch.military) || is_described(a, noun, &launch.airborne)
}

/// "Constant shelling of Dura continues", "Rebel attacks in the hills intensified", "The offensive on Dura launched in May".
pub(super) fn lasts(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    let goes_on = lexicon.launch.lasts.has(&clause.lemma)
        && clause.voice == Voice::Active
        && clause.things.is_empty()
        && !is_aside(a, clause)
        && !is_contest(a, lexicon);
    let Some(noun) = clause.doer.filter(|&n| goes_on && is_attack(a, lexicon, n)) else { return false };
    let party = whose(a, noun);
    let named = |t: &Target| t.place.is_some() || lexicon.is_place(a.sentence.lemma(t.kind));
    let found: Vec<Target> = places(a, lexicon, clause, noun).into_iter().filter(named).collect();
    if found.is_empty() || party.is_none() && !is_of_arms(a, lexicon, noun) {
        return false;
    }
    let targets = found.into_iter().map(|t| Target { sure: t.sure.max(0.9), ..t }).collect();
    let (action, rule) = (ControlAction::Offensive, "control: an attack goes on");
    push(
        a,
        lexicon,
        Found { clause, action, actor: party, against: None, targets, rule, confidence: 0.7 },
        drafts,
    );
    true
}

/// "The army is preparing for an offensive in the hills", "Rebels planned an assault on Dura".
pub(super) fn prepared(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    let s = &a.sentence;
    if !lexicon.launch.readies.has(&clause.lemma) || clause.voice != Voice::Active || is_contest(a, lexicon) {
        return false;
    }
    let fore = complements(a, clause.verb).into_iter().filter(|(w, ..)| w == "for").map(|c| c.2);
    let noun = fore.chain(clause.things.iter().copied()).find(|&n| is_attack(a, lexicon, n));
    let Some(noun) = noun else { return false };
    let (party, fit) = actor(a, lexicon, clause.doer);
    let found = places(a, lexicon, clause, noun);
    let plain = matches!(s.lemma(noun), "operation" | "campaign" | "phase" | "push" | "drive" | "sweep")
        && !is_described(a, noun, &lexicon.launch.military)
        && !is_described(a, noun, &lexicon.launch.airborne);
    if fit != Fit::Armed || found.is_empty() || plain {
        return false;
    }
    let before = drafts.len();
    let targets = found.into_iter().map(|t| Target { sure: t.sure.max(0.9), ..t }).collect();
    let (action, rule) = (ControlAction::Offensive, "control: an attack prepared");
    push(
        a,
        lexicon,
        Found { clause, action, actor: party, against: None, targets, rule, confidence: 0.7 },
        drafts,
    );
    for draft in drafts.iter_mut().skip(before).filter(|d| d.modality == Modality::Asserted) {
        draft.modality = Modality::Planned;
    }
    drafts.len() > before
}

/// "The report describes attacks on the villages of Dura and Arlo", "Rebel attacks on posts near Dura led to a crackdown".
pub(super) fn mentioned(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !is_attack(a, lexicon, noun) || is_contest(a, lexicon) || a.chunk(noun).is_none_or(|c| c.head != noun)
    {
        return None;
    }
    let verb = governor(a, lexicon, noun)?;
    let told = stance(a, verb);
    let opening = s.tag(verb) == Tag::VBG && s.label(verb) == Label::Advcl && s.label(noun) == Label::Pobj;
    let past = opening
        || !matches!(s.tag(verb), Tag::VB | Tag::VBG)
        || s.children_by(verb, &[Label::Aux]).next().is_some();
    if told.negated || told.unreal || told.modality == Modality::Planned || !past {
        return None;
    }
    let actor = whose(a, noun);
    const AT: [&str; 8] = ["on", "against", "of", "into", "in", "at", "near", "around"];
    let found = targets(a, lexicon, &after(a, noun, &AT), false).into_iter().next();
    let ships = || super::ships::attacked(a, lexicon, noun).filter(|_| actor.is_some());
    // "A second attack occurred in the village of Dura"
    let beside = || {
        let at =
            complements(a, verb).into_iter().filter(|(w, ..)| matches!(w.as_str(), "in" | "at" | "near"));
        let nouns: Vec<usize> = at.filter(|_| occurs(a, verb)).map(|c| c.2).collect();
        targets(a, lexicon, &nouns, false).into_iter().next()
    };
    let place = found.or_else(ships).or_else(|| named_after(a, lexicon, noun)).or_else(beside)?;
    let posted = |n: usize| {
        let two = n.checked_sub(1).map(|i| format!("{} {}", s.lower(i), s.lemma(n)));
        lexicon.is_strongpoint(s.lemma(n))
            || two.is_some_and(|two| lexicon.is_strongpoint(&two))
            || matches!(s.lemma(n), "pipeline" | "pylon" | "railway" | "oilfield" | "convoy" | "refinery")
            // "a UN post"
            || matches!(s.lemma(n), "post" | "position")
                && (actor.is_some() || is_of_arms(a, lexicon, noun))
    };
    let settled = super::ships::is_ship(a, lexicon, place.kind)
        || posted(place.kind)
        || [place.kind, place.noun].iter().any(|&n| {
            matches!(
                s.lemma(n),
                "village"
                    | "town"
                    | "city"
                    | "camp"
                    | "district"
                    | "base"
                    | "barracks"
                    | "suburb"
                    | "neighbourhood"
            )
        });
    // "an attack in Dura" may be anything; one on a village, or by soldiers, is not.
    let fits = place.place.is_some() && (actor.is_some() || is_of_arms(a, lexicon, noun)) || settled;
    if !fits {
        return None;
    }
    let body = Body::Control(Control { actor, against: None, action: ControlAction::Offensive });
    let first = phrase(a, noun).0;
    let last = reach(a, noun, &[Label::Relcl, Label::Cc, Label::Punct]).1.max(place.words.1.max(place.noun));
    let mut draft = Draft::new(a.index, first, last, noun, body, "control: an attack told of");
    draft.subject = place.noun;
    draft.place_mention = place.place;
    draft.modality = told.modality;
    draft.confidence = 0.6;
    Some(draft)
}

/// The verb that tells of an attack: "describes raids on", "began with an air raid on", "raids on posts led to".
fn governor(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let launch = &lexicon.launch;
    let above = s.head(noun)?;
    match s.label(noun) {
        Label::Dobj if launch.tells.has(s.lemma(above)) && s.tag(above).is_verb() => Some(above),
        Label::Nsubj if launch.leads.has(s.lemma(above)) && s.tag(above).is_verb() => Some(above),
        Label::Nsubj if occurs(a, above) => Some(above),
        // "A grenade attack on a post near Dura was reported on Monday"
        Label::Nsubjpass
            if matches!(
                s.lemma(above),
                "report" | "record" | "document" | "claim" | "blame" | "attribute"
            ) =>
        {
            Some(above)
        }
        // "fled during the aerial bombardment of the coast"
        Label::Pobj if s.lower(above) == "during" => {
            let blow = matches!(s.lemma(noun), "shelling" | "bombardment" | "bombing");
            let behind = blow && matches!(s.lower(noun + 1), "of" | "by");
            s.head(above).filter(|&v| behind && s.tag(v).is_verb())
        }
        // "There were also attacks on villages near Dura"
        Label::Attr | Label::Dobj if s.lemma(above) == "be" && s.child(above, Label::Expl).is_some() => {
            let first = a.chunk(noun).map_or(noun, |c| c.first);
            Some(above).filter(|_| !matches!(s.lower(first), "no" | "little"))
        }
        // "were part of a campaign to retake the town"
        Label::Pobj if s.lower(above) == "of" => {
            let part = s.head(above).filter(|&n| s.lemma(n) == "part" && s.label(n) == Label::Attr);
            part.and_then(|n| s.head(n)).filter(|&v| s.lemma(v) == "be")
        }
        Label::Pobj if s.lower(above) == "with" => {
            s.head(above).filter(|&v| matches!(s.lemma(v), "begin" | "start" | "open" | "culminate"))
        }
        _ => None,
    }
}

/// "occurred", "took place".
fn occurs(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    matches!(s.lemma(verb), "occur" | "happen") || s.lemma(verb) == "take" && s.lower(verb + 1) == "place"
}

/// True where armed people are what a noun phrase names, more than one of them: "Kurdish fighters", "the militia".
pub(super) fn is_foe(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let counted = a.chunk(noun).is_none_or(|c| (c.first..=c.head).any(|i| a.count(i).is_some()));
    // "Serbian police"
    let police = s.lower(noun) == "police" && side_before(a, noun);
    (force(a, noun) == Force::Armed || police)
        && !counted
        && !crate::party::is_single(a, noun)
        && s.tag(noun).is_noun()
}

/// "Serbian police", "government police".
fn side_before(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    a.chunk(noun).is_some_and(|c| (c.first..c.head).any(|i| s.tag(i).is_adjective() || s.tag(i).is_noun()))
}
