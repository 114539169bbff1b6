//! From drafts to the public reading: spans in code points, identities, incidents.

use sijill_claim::{Claim, Document, Offsets, Reading};

use crate::allegation::answers;
use crate::analysis::Analysed;
use crate::confidence::calibrated;
use crate::draft::{Body, Draft};
use crate::incident::{self, Whereabouts};
use crate::read::{Options, words};

/// The reading of a document's drafts, in the order of the text.
pub(crate) fn reading(
    document: Document,
    text: &str,
    drafts: &[Draft],
    analysed: &[Analysed<'_>],
    notes: Vec<String>,
    whereabouts: Whereabouts<'_>,
    options: Options,
) -> Reading {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let span = |d: &Draft| analysed[d.sentence].sentence.span_of(d.first, d.last);
    order.sort_by_key(|&i| (span(&drafts[i]), drafts[i].body.kind(), i));
    let mut ids = vec![String::new(); drafts.len()];
    for (n, &i) in order.iter().enumerate() {
        ids[i] = format!("c{}", n + 1);
    }
    let answers = answers(drafts);
    let offsets = Offsets::new(text);
    let claims = order
        .iter()
        .map(|&i| {
            let draft = &drafts[i];
            let bytes = span(draft);
            let mut claim = claim(draft, options);
            claim.id.clone_from(&ids[i]);
            claim.span = offsets.to_text(bytes);
            words(text, bytes).clone_into(&mut claim.quote);
            if let Some(casualty) = &mut claim.casualty {
                casualty.part_of = draft.part_of.and_then(|w| ids.get(w)).cloned();
            }
            if let Some(allegation) = &mut claim.allegation {
                allegation.denies = answers
                    .binary_search_by_key(&i, |&(denial, _)| denial)
                    .ok()
                    .and_then(|at| ids.get(answers[at].1))
                    .cloned();
            }
            claim
        })
        .collect();
    let incidents = incident::incidents(drafts, analysed, &ids, whereabouts);
    Reading { document, claims, incidents, notes }
}

fn claim(draft: &Draft, options: Options) -> Claim {
    let mut claim = Claim {
        id: String::new(),
        kind: draft.body.kind(),
        span: sijill_claim::Span::at(0),
        quote: String::new(),
        attribution: draft.attribution.clone(),
        modality: draft.modality,
        when: draft.when.clone(),
        place: draft.place.clone(),
        casualty: None,
        damage: None,
        control: None,
        facility: None,
        siege: None,
        displacement: None,
        agreement: None,
        deployment: None,
        allegation: None,
        meeting: None,
        cause: draft.cause.clone(),
        perpetrator: draft.perpetrator.clone(),
        confidence: calibrated(draft.body.kind(), (draft.confidence * 100.0).round() / 100.0),
        rules: if options.explain {
            draft.rules.iter().map(|r| (*r).to_owned()).collect()
        } else {
            Vec::new()
        },
    };
    match &draft.body {
        Body::Casualty(b) => claim.casualty = Some(b.clone()),
        Body::Damage(b) => claim.damage = Some(b.clone()),
        Body::Control(b) => claim.control = Some(b.clone()),
        Body::Facility(b) => claim.facility = Some(b.clone()),
        Body::Siege(b) => claim.siege = Some(b.clone()),
        Body::Displacement(b) => claim.displacement = Some(b.clone()),
        Body::Agreement(b) => claim.agreement = Some(b.clone()),
        Body::Deployment(b) => claim.deployment = Some(b.clone()),
        Body::Allegation(b) => claim.allegation = Some(b.clone()),
        Body::Statement => {}
        Body::Meeting(b) => claim.meeting = Some(b.clone()),
    }
    claim
}
