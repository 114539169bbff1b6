//! A report, opened: what is known of it, its custody, and its text with its claims.

use crate::show::{Look, Sheet, Slot};
use serde_json::{Value, json};
use sijill_claim::{Claim, Incident, Reading};
use sijill_record::RecordError;
use sijill_record::hash::Hash;
use sijill_record::question::{Asked, FullReport};
use sijill_record::views::ReviewState;
use sijill_weigh::ledger::Ledger;

use super::{Opened, custody, erased};
use crate::ask::claim_rows::{ClaimTeller, ClaimTold, number_of};
use crate::ask::incident_rows::id_in;
use crate::ask::report_rows::ReportTold;
use crate::ask::short::counted;
use crate::ask::weighed::Ledgers;
use crate::error::AnswerError;

pub(super) fn open(
    asked: &Asked<'_>,
    ledgers: Ledgers<'_>,
    number: u64,
    origin: &str,
    look: Look,
) -> Result<Opened, AnswerError> {
    let full = asked.full_report(number)?;
    if let Some(entry) = full.row.erased {
        return Ok(erased::told(&format!("r{number}"), &asked.erasure(entry)?, look));
    }
    let mut teller = ClaimTeller::new(asked, origin);
    let claims = full.claims.iter().map(|row| teller.told(*row)).collect::<Result<Vec<_>, _>>()?;
    let incidents = incidents(&full);
    let told = ReportTold::new(full.row.clone(), origin);
    let mut sheet = Sheet::new(look);
    head(&mut sheet, &told, &full, &claims);
    let copy_of = copy_of(&*ledgers()?, number);
    if let Some(other) = copy_of {
        sheet.field("copy of", &format!("r{other}: it prints the text of that report"));
    }
    if let Some(entry) = asked.standing.withdrawn.get(&number) {
        let event = asked.event(*entry)?;
        let (by, why) = event.payload.as_ref().map_or((None, None), |p| (p.by(), p.reason()));
        let words = format!(
            "by {}, {} (e{entry}): {}",
            by.unwrap_or("nobody named"),
            event.recorded,
            why.unwrap_or_default()
        );
        sheet.field("withdrawn", &words);
    }
    custody::told(&mut sheet, &full.receipts);
    sheet.blank();
    if let Some((_, made)) = &full.reading {
        sheet.head("text");
        let reading = Reading {
            claims: claims.iter().map(|told| told.claim.clone()).collect(),
            incidents: incidents.clone(),
            ..Reading::default()
        };
        sheet.text(&made.text, &reading, &|claim| more(&claims, claim));
    }
    let mut json = json(told, &full, &claims, &incidents)?;
    json["copy_of"] = json!(copy_of.map(|other| format!("r{other}")));
    Ok(Opened { page: sheet, json })
}

fn head(sheet: &mut Sheet, told: &ReportTold, full: &FullReport, claims: &[ClaimTold]) {
    sheet.head(&told.id);
    sheet.title(told.title.as_ref().or(told.name.as_ref()).or(told.from.as_ref()).map_or("", String::as_str));
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    sheet.field("publisher", &words(&told.publisher));
    let days = claims.iter().filter_map(|told| told.claim.when.as_ref());
    let days: Vec<_> = days.flat_map(|when| [when.start, when.end]).flatten().collect();
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        let until = if first == last { String::new() } else { format!(" to {last}") };
        sheet.field("tells of", &format!("{first}{until}"));
    }
    sheet.field("published", &told.published.map_or_else(|| "not known".to_owned(), |day| day.to_string()));
    sheet.field("retrieved", &told.retrieved.map_or_else(|| "not known".to_owned(), |time| time.to_string()));
    sheet.field("recorded", &format!("{} ({})", told.recorded, told.entry));
    sheet.field("address", &words(&told.url));
    sheet.field("language", &words(&told.language));
    sheet.field("country", &words(&told.country));
    sheet.field("document", &words(&told.document));
    let bytes = told.bytes.unwrap_or_default();
    sheet.field("bytes", &format!("{}, {}", counted(bytes, "byte"), words(&told.media)));
    sheet.field("SHA-256", &words(&told.sha256));
    if let Some(whole) = full.row.added.as_ref().and_then(|added| added.whole.as_ref()) {
        let size = counted(whole.size, "byte");
        sheet.field("whole file", &format!("{size}, {}, SHA-256 {}", whole.media, whole.sha256));
    }
    if let Some((entry, made)) = &full.reading {
        let read = format!(
            "by reader {} from {} (e{entry}): {}",
            made.reader,
            made.extractor,
            counted(told.claims, "claim")
        );
        sheet.field("read", &read);
    }
    let added = full.row.added.iter().flat_map(|added| &added.notes);
    let read = full.reading.iter().flat_map(|(_, made)| &made.notes);
    for note in added.chain(read) {
        sheet.field("note", note);
    }
}

/// The first report whose text a report prints, where that is another's.
pub fn copy_of(ledger: &Ledger, number: u64) -> Option<u64> {
    let family = usize::try_from(number).ok().and_then(|report| ledger.families.get(report)).copied();
    family.map(u64::from).filter(|first| *first != number)
}

/// What people decided, as slots of a claim on the page.
fn more(claims: &[ClaimTold], claim: &Claim) -> Vec<Slot> {
    let Some(told) = claims.iter().find(|told| told.id == claim.id) else { return Vec::new() };
    match told.review {
        ReviewState::Unreviewed => Vec::new(),
        state => vec![("review", super::claim::state_words(state, told.decision.as_deref()))],
    }
}

/// The incidents of a report, called as they are in the record.
fn incidents(full: &FullReport) -> Vec<Incident> {
    let Some((_, made)) = &full.reading else { return Vec::new() };
    let first = full.claims.first().map_or(0, |row| row.number);
    let numbered = |incident: &Incident| {
        let mut incident = incident.clone();
        incident.id = id_in(full.row.number, &incident);
        incident.claims.iter_mut().for_each(|id| *id = number_of(id, first, &made.claims));
        incident
    };
    made.incidents.iter().map(numbered).collect()
}

fn json(
    told: ReportTold,
    full: &FullReport,
    claims: &[ClaimTold],
    incidents: &[Incident],
) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(told)?;
    value["custody"] = custody::json(&full.receipts)?;
    if let Some((entry, made)) = &full.reading {
        value["reading"] = json!({
            "entry": format!("e{entry}"),
            "reader": made.reader,
            "extractor": made.extractor,
            "notes": made.notes,
            "text": made.text,
            "claims": claims.iter().map(ClaimTold::inside).collect::<Result<Vec<_>, _>>()?,
            "incidents": incidents,
        });
    }
    if let Some(added) = &full.row.added {
        value["notes"] = json!(added.notes);
        value["program"] = json!(added.program);
        if let Some(whole) = &added.whole {
            value["whole"] = serde_json::to_value(whole)?;
        }
    }
    Ok(value)
}

/// The exact bytes of a report.
///
/// # Errors
/// Where there is no such report, or it was erased.
pub fn bytes(asked: &Asked<'_>, number: u64) -> Result<std::rc::Rc<[u8]>, AnswerError> {
    let full = asked.full_report(number)?;
    if let Some(entry) = full.row.erased {
        return Err(RecordError::Refused(format!(
            "The bytes of r{number} were erased: e{entry} says by whom and why."
        ))
        .into());
    }
    let unknown = || RecordError::Unknown(format!("bytes of report r{number}"));
    let bytes = asked.library().blob(full.blob.ok_or_else(unknown)?).map_err(RecordError::from)?;
    if full.row.added.is_none_or(|added| added.report.sha256 != Hash::of(&bytes)) {
        return Err(RecordError::Refused(format!(
            "The bytes of r{number} were altered since they were received: say `sijill verify`."
        ))
        .into());
    }
    Ok(bytes)
}
