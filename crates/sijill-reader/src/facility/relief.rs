//! Relief that is given, and relief that stops: "the agency is feeding 40,000 displaced people", "the charity has suspended its work".

use sijill_claim::{Facility, FacilityStatus, Figure, Modality};
use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::party::is_warlike;
use crate::people::people_at;

/// Whatever a verb tells of those who bring relief.
pub(super) fn told(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let lemma = s.lemma(token);
    let helps = matches!(lemma, "feed" | "help" | "assist" | "aid" | "reach" | "shelter");
    let gives = matches!(lemma, "distribute" | "deliver" | "provide" | "supply" | "hand" | "bring");
    let stops = matches!(lemma, "suspend" | "halt" | "stop" | "pause" | "cease" | "curtail" | "discontinue");
    if !(helps || gives || stops) || !s.tag(token).is_verb() {
        return None;
    }
    let c = clause(a, token).filter(|c| c.voice == Voice::Active)?;
    c.doer.filter(|&d| d < token && is_agency(a, d))?;
    let told = stance(a, token);
    if told.negated
        || told.unreal
        || told.attempted
        || told.modality != Modality::Asserted
        || s.tag(token) == Tag::VB
    {
        return None;
    }
    if stops {
        let work = |t: &usize| {
            matches!(
                s.lemma(*t),
                "work"
                    | "operation"
                    | "activity"
                    | "service"
                    | "delivery"
                    | "distribution"
                    | "programme"
                    | "program"
                    | "mission"
                    | "project"
            )
        };
        let place = complements(a, token).into_iter().find_map(|(_, _, n)| place_of(a, n));
        return (c.things.iter().any(work) && is_warlike(a, token))
            .then(|| make(a, c, FacilityStatus::Closed, None, place));
    }
    let given = |t: &usize| {
        matches!(
            s.lemma(*t),
            "food"
                | "water"
                | "shelter"
                | "medicine"
                | "aid"
                | "supply"
                | "supplies"
                | "blanket"
                | "tent"
                | "assistance"
                | "relief"
                | "ration"
                | "parcel"
                | "kit"
                | "care"
                | "meal"
                | "flour"
        )
    };
    if gives && !c.things.iter().any(given) {
        return None;
    }
    let ends = complements(a, token)
        .into_iter()
        .filter(|(w, ..)| matches!(w.as_str(), "to" | "for" | "among"))
        .map(|x| x.2);
    let inner = c.things.iter().flat_map(|&t| {
        s.children_by(t, &[Label::Prep])
            .filter(|&p| matches!(s.lower(p), "to" | "for"))
            .filter_map(|p| s.child(p, Label::Pobj))
    });
    let whom: Vec<usize> = if helps { c.things.clone() } else { ends.chain(inner).collect() };
    let (noun, people) = whom.into_iter().find_map(|n| people_at(a, lexicon, n).map(|p| (n, p)))?;
    let uprooted = |i: usize| {
        matches!(
            s.lemma(i),
            "displaced"
                | "refugee"
                | "displace"
                | "civilian"
                | "evacuee"
                | "wounded"
                | "uprooted"
                | "besieged"
        )
    };
    let of_war = (token..s.len().min(noun + 8)).any(uprooted) || is_warlike(a, token);
    let many = people.counted && people.figure.low >= 20;
    if !(of_war && many || uprooted(noun)) || people.unknown {
        return None;
    }
    let figure = people.counted.then(|| people.figure.clone());
    let place = complements(a, token).into_iter().find_map(|(_, _, n)| place_of(a, n));
    let mut draft = make(a, c, FacilityStatus::Functioning, figure, place);
    draft.last = draft.last.max(people.last);
    Some(draft)
}

/// "the World Food Programme", "UNICEF", "the Red Cross", "aid agencies", "the relief agency".
fn is_agency(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(doer) else { return false };
    let mut words = chunk.first..=chunk.last;
    let helpers = |i: usize| {
        matches!(
            s.lower(i),
            "unicef"
                | "unhcr"
                | "wfp"
                | "icrc"
                | "msf"
                | "iom"
                | "unrwa"
                | "ocha"
                | "oxfam"
                | "borders"
                | "frontières"
                | "crescent"
                | "humanitarian"
                | "relief"
        ) || s.surface(i) == "Cross"
    };
    let kind = matches!(
        s.lemma(chunk.head),
        "agency" | "charity" | "organisation" | "organization" | "ngo" | "programme" | "program" | "group"
    );
    let aid = |i: usize| matches!(s.lower(i), "aid" | "food" | "refugee" | "un" | "medical" | "nations");
    let charity = s.lemma(chunk.head) == "charity";
    words.any(helpers) || charity || kind && (chunk.first..chunk.head).any(aid)
}

fn make(
    a: &Analysed<'_>,
    c: &Clause,
    status: FacilityStatus,
    figure: Option<Figure>,
    place: Option<usize>,
) -> Draft {
    let (first, last) = extent(a, c, None);
    let body = Body::Facility(Facility {
        facility_type: "aid".to_owned(),
        names: Vec::new(),
        status: vec![status],
        figure,
        of: None,
    });
    let mut draft = Draft::new(a.index, first, last, c.verb, body, "facility: relief given");
    draft.subject = c.verb;
    draft.place_mention = place;
    draft.confidence = 0.6;
    draft
}
