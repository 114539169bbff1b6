//! An incident across reports, opened: what is claimed of it, by whom, in which words, and what people decided.

pub mod explain;

use crate::show::{Look, Sheet, period, place, what};
use rustc_hash::FxHashSet;
use serde_json::{Value, json};
use sijill_record::question::{Asked, Event, Subject};
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;

use super::Opened;
use super::claim::state_words;
use crate::ask::across::{AcrossTold, DaysTold, OriginTold, RangeTold, grade_word};
use crate::ask::across_teller::AcrossTeller;
use crate::ask::alleged::{About, Alleged, CHOSEN};
use crate::ask::claim_rows::ClaimTold;
use crate::ask::of_incident::{IncidentId, line_of};
use crate::ask::short::counted;
use crate::ask::weighed::Ledgers;
use crate::error::AnswerError;
use crate::told as tell;

pub(super) fn open(
    asked: &Asked<'_>,
    ledgers: Ledgers<'_>,
    claim: u64,
    origin: &str,
    look: Look,
) -> Result<Opened, AnswerError> {
    let ledger = ledgers()?;
    let incident = incident(asked, &ledger, claim)?;
    let (told, about) = AcrossTeller::new(asked, &ledger, origin)?.told_with(&incident)?;
    let (events, carried) = entries(asked, &ledger, &incident)?;
    let decisions: Vec<&Event> = events.iter().filter(|event| event.kind != "reading made").collect();

    let mut sheet = Sheet::new(look);
    head(&mut sheet, &told);
    claims(&mut sheet, &told);
    said_to_have_done_it(&mut sheet, &told);
    alleged(&mut sheet, &about);
    victims(&mut sheet, &told);
    let mut json = json_of(&told, &about)?;
    if look.explain {
        let explained = explain::explained(&ledger, &incident);
        explained.page(&mut sheet);
        explained.json(&mut json);
    }
    if !decisions.is_empty() {
        sheet.section("Decisions");
        for event in &decisions {
            tell::event(&mut sheet, asked, event, &carried)?;
        }
    }
    json["decisions"] =
        decisions.iter().map(|event| tell::json(asked, event, &carried)).collect::<Result<_, _>>()?;
    Ok(Opened { page: sheet, json })
}

/// What happened to an incident's claims, with the numbers that they had.
///
/// # Errors
/// Where the claim is of no incident, or the record cannot be read.
pub fn history(
    asked: &Asked<'_>,
    ledgers: Ledgers<'_>,
    claim: u64,
) -> Result<(Vec<Event>, Vec<u64>), AnswerError> {
    let ledger = ledgers()?;
    match incident(asked, &ledger, claim) {
        Ok(incident) => entries(asked, &ledger, &incident),
        // What was erased has a history still.
        Err(error) if super::erased::is_erased(&error) => {
            Ok((asked.history(&Subject::Claim(claim))?, vec![claim]))
        }
        Err(error) => Err(error),
    }
}

/// The incident that a claim tells of.
///
/// # Errors
/// Where the claim is of no incident.
pub fn incident(asked: &Asked<'_>, ledger: &Ledger, claim: u64) -> Result<Incident, AnswerError> {
    let at = line_of(asked, ledger, IncidentId::of(claim))?;
    let found = ledger.incident_of(ledger.lines[at].row.number);
    found.ok_or_else(|| sijill_record::RecordError::Unknown(format!("incident i{claim}")).into())
}

/// The entries about an incident's claims, in the order of the log, with the numbers that the claims had.
///
/// # Errors
/// Where the record cannot be read.
pub fn entries(
    asked: &Asked<'_>,
    ledger: &Ledger,
    incident: &Incident,
) -> Result<(Vec<Event>, Vec<u64>), AnswerError> {
    let (mut events, mut carried) = (Vec::new(), Vec::new());
    let numbers: Vec<u64> = incident.lines.iter().map(|at| ledger.lines[*at].row.number).collect();
    for number in &numbers {
        events.extend(asked.history(&Subject::Claim(*number))?);
        carried.extend(asked.carried_from(*number)?);
    }
    for judged in &ledger.judged {
        if judged.claims.iter().chain(&judged.others).any(|claim| numbers.contains(claim)) {
            events.push(asked.event(judged.entry)?);
        }
    }
    events.sort_by_key(|event| event.entry);
    events.dedup_by_key(|event| event.entry);
    Ok((events, carried))
}

fn head(sheet: &mut Sheet, told: &AcrossTold) {
    sheet.head(&told.id);
    for (label, range) in [("killed", told.killed), ("injured", told.injured)] {
        sheet.field(label, &range.map(in_words).unwrap_or_default());
    }
    sheet.field("when", &told.when.map(DaysTold::words).unwrap_or_default());
    sheet.field("where", &told.place.as_ref().map(place).unwrap_or_default());
    sheet.field("cause", &told.cause.join(", "));
    sheet.field("by", &told.by_words().join(", "));
    let reports = counted(told.reports.len() as u64, "report");
    sheet.field("claims", &format!("{} in {reports}: {}", told.claims.len(), told.reports.join(", ")));
    let origin = |origin: &OriginTold| {
        if origin.party { format!("{} (a party)", origin.name) } else { origin.name.clone() }
    };
    let names: Vec<String> = told.origins.iter().map(origin).collect();
    sheet.field("origins", &format!("{}: {}", told.origins.len(), names.join("; ")));
    sheet.field("grade", &format!("{}. {}", grade_word(told.graded.grade), told.graded.reason));
}

/// "at least 12; 20 by the highest claim".
fn in_words(range: RangeTold) -> String {
    let open = if range.open { " or more" } else { "" };
    if range.low == range.most {
        format!("{}{open}", range.low)
    } else {
        format!("at least {}; by the highest claim {}{open}", range.low, range.most)
    }
}

fn claims(sheet: &mut Sheet, told: &AcrossTold) {
    sheet.section("Claims");
    for one in &told.full {
        claim(sheet, one, None);
    }
}

/// A claim with its source, days, place, report, review and words.
fn claim(sheet: &mut Sheet, one: &ClaimTold, because: Option<&str>) {
    let put_as = match one.claim.modality {
        sijill_claim::Modality::Asserted => String::new(),
        modality => format!(", {}", crate::show::name(modality)),
    };
    sheet.field(&one.id, &format!("{}, {}{put_as}", one.claim.kind.name(), what(&one.claim)));
    let when = one.claim.when.as_ref().map(period).unwrap_or_default();
    let at = one.claim.place.as_ref().map(|place| place.name.clone()).unwrap_or_default();
    let state = state_words(one.review, one.decision.as_deref());
    let parts = [one.said_by(), when, at, one.report.clone(), state];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    sheet.field("", &parts.join(" · "));
    sheet.field("", because.unwrap_or_default());
    sheet.field("", &format!("“{}”", words(&one.claim.quote)));
}

fn words(quote: &str) -> String {
    quote.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said_to_have_done_it(sheet: &mut Sheet, told: &AcrossTold) {
    if told.by.is_empty() {
        return;
    }
    sheet.section("Said to have done it");
    for by in &told.by {
        let mut seen = FxHashSet::default();
        let says = told.full.iter().filter(|one| by.claims.contains(&one.id)).map(ClaimTold::said_by);
        let says: Vec<String> = says.filter(|source| seen.insert(source.clone())).collect();
        sheet.paragraph(&format!("{}, by {} ({})", by.name, says.join("; "), by.claims.join(", ")), 0);
    }
}

fn alleged(sheet: &mut Sheet, about: &About) {
    for (title, list) in [("Accusations", &about.accusations), ("Denials", &about.denials)] {
        if list.is_empty() {
            continue;
        }
        sheet.section(title);
        sheet.paragraph(CHOSEN, 0);
        for one in list {
            claim(sheet, &one.told, Some(one.because));
        }
    }
}

/// Victims by name, with the claims that name them.
pub fn named(told: &AcrossTold) -> Vec<(String, Vec<&str>)> {
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    for one in &told.full {
        for victim in one.claim.casualty.iter().flat_map(|casualty| &casualty.victims.names) {
            let age = victim.age.map(|age| format!(" ({age})")).unwrap_or_default();
            let name = format!("{}{age}", victim.name);
            match found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, claims)) => claims.push(&one.id),
                None => found.push((name, vec![&one.id])),
            }
        }
    }
    found
}

fn victims(sheet: &mut Sheet, told: &AcrossTold) {
    let names = named(told);
    if names.is_empty() {
        return;
    }
    sheet.section("Victims by name");
    for (name, claims) in names {
        sheet.paragraph(&format!("{name}, {}", claims.join(", ")), 0);
    }
}

fn json_of(told: &AcrossTold, about: &About) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(told)?;
    let with_source = |told: &ClaimTold| {
        let mut inside = told.inside()?;
        inside["source"] = json!(told.said_by());
        Ok::<Value, serde_json::Error>(inside)
    };
    value["claims"] = Value::Array(told.full.iter().map(with_source).collect::<Result<_, _>>()?);
    let alleged = |list: &[Alleged]| {
        let told = list.iter().map(|one| {
            let mut inside = with_source(&one.told)?;
            inside["because"] = json!(one.because);
            Ok::<Value, serde_json::Error>(inside)
        });
        told.collect::<Result<Vec<_>, _>>().map(Value::Array)
    };
    value["accusations"] = alleged(&about.accusations)?;
    value["denials"] = alleged(&about.denials)?;
    let victims = named(told).into_iter().map(|(name, claims)| json!({"name": name, "claims": claims}));
    value["victims"] = Value::Array(victims.collect());
    Ok(value)
}
