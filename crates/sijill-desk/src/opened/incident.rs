//! An incident as one report tells it, opened: its figures, and the claims with the words that they rest on.

use crate::show::{Look, Sheet, figure_of, name, period, place, toll, what};
use serde_json::Value;
use sijill_record::question::Asked;

use super::Opened;
use super::claim::state_words;
use crate::ask::claim_rows::{ClaimTeller, ClaimTold};
use crate::ask::incident_rows::IncidentTeller;
use crate::error::AnswerError;

pub(super) fn open(asked: &Asked<'_>, number: u64, origin: &str, look: Look) -> Result<Opened, AnswerError> {
    let row = asked.incident(number)?;
    let numbers = row.claims.clone();
    let told = IncidentTeller::new(asked, origin).told(row)?;
    let mut teller = ClaimTeller::new(asked, origin);
    let claims =
        numbers.iter().map(|number| teller.told(asked.claim_row(*number)?)).collect::<Result<Vec<_>, _>>()?;

    let incident = &told.incident;
    let mut sheet = Sheet::new(look);
    sheet.head(&told.id);
    sheet.field("killed", &incident.killed.as_ref().map(toll).unwrap_or_default());
    sheet.field("", &range(&claims, "killed"));
    sheet.field("injured", &incident.injured.as_ref().map(toll).unwrap_or_default());
    sheet.field("", &range(&claims, "injured"));
    sheet.field("when", &incident.when.as_ref().map(period).unwrap_or_default());
    sheet.field("where", &incident.place.as_ref().map(place).unwrap_or_default());
    sheet.field("cause", &incident.cause.join(", "));
    sheet.field("by", incident.perpetrator.as_ref().map_or("", |party| &party.name));
    sheet.field("report", &format!("{} {}", told.report, told.title.as_deref().unwrap_or_default()));
    sheet.field("publisher", told.publisher.as_deref().unwrap_or_default());
    sheet.field("published", &told.published.map(|day| day.to_string()).unwrap_or_default());
    sheet.field("recorded", &format!("{} ({})", told.recorded, told.entry));
    if !claims.is_empty() {
        sheet.section("Claims");
    }
    for one in &claims {
        let state = state_words(one.review, one.decision.as_deref());
        sheet.field(&one.id, &format!("{}, {} · {state}", one.claim.kind.name(), what(&one.claim)));
        sheet.field("", &format!("“{}”", one.claim.quote));
    }
    let mut json = serde_json::to_value(&told)?;
    json["claims"] = Value::Array(claims.iter().map(ClaimTold::inside).collect::<Result<_, _>>()?);
    Ok(Opened { page: sheet, json })
}

/// Over which range the claims of one harm go, where they differ.
fn range(claims: &[ClaimTold], harm: &str) -> String {
    let of_harm =
        claims.iter().filter(|told| told.claim.casualty.as_ref().is_some_and(|c| name(c.harm) == harm));
    let figures: Vec<u64> =
        of_harm.filter_map(|told| figure_of(&told.claim)).map(|f| f.best.unwrap_or(f.low)).collect();
    match (figures.iter().min(), figures.iter().max()) {
        (Some(least), Some(most)) if least != most => format!("its claims say from {least} to {most}"),
        _ => String::new(),
    }
}
