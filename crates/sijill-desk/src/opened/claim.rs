//! A claim, opened: its words in their paragraph, what it says, what the reader said, what people decided, and its report.

use crate::show::{Look, Sheet, slots};
use serde_json::json;
use sijill_record::question::{Asked, Event, Subject};
use sijill_record::views::ReviewState;

use super::{Opened, custody};
use crate::ask::claim_rows::ClaimTeller;
use crate::error::AnswerError;
use crate::told as tell;

pub(super) fn open(asked: &Asked<'_>, number: u64, origin: &str, look: Look) -> Result<Opened, AnswerError> {
    let row = asked.claim_row(number)?;
    let told = ClaimTeller::new(asked, origin).told(row)?;
    let full = asked.full(row)?;
    let report = asked.full_report(full.report)?;
    let superseded = asked.replaced(number)?;
    let about = asked.carried_from(number)?;
    let decisions: Vec<Event> = asked
        .history(&Subject::Claim(number))?
        .into_iter()
        .filter(|event| event.kind != "reading made")
        .collect();

    let mut sheet = Sheet::new(look);
    sheet.head(&told.id);
    sheet.words(&full.reading.text, &told.claim);
    sheet.blank();
    for (label, value) in slots(&told.claim, true) {
        sheet.field(label, &value);
    }
    sheet.field("review", &state_words(told.review, told.decision.as_deref()));
    if let Some(replaced) = &superseded {
        let next = replaced.next.map_or_else(
            || "no claim of the later reading carries it on".to_owned(),
            |next| format!("c{next} carries it on"),
        );
        sheet.field("replaced", &format!("by a later reading (e{}); {next}", replaced.entry));
    }
    if let Some(read) = &told.as_read {
        sheet.section("As the reader read it");
        for (label, value) in slots(read, false) {
            sheet.field(label, &value);
        }
    }
    if !decisions.is_empty() {
        sheet.section("Decisions");
        for event in &decisions {
            tell::event(&mut sheet, asked, event, &about)?;
        }
    }
    sheet.section("Report");
    sheet.field("report", &told.report);
    sheet.field("title", told.title.as_deref().unwrap_or_default());
    sheet.field("publisher", told.publisher.as_deref().unwrap_or_default());
    sheet.field("published", &told.published.map_or_else(|| "not known".to_owned(), |day| day.to_string()));
    sheet.field("retrieved", &told.retrieved.map_or_else(|| "not known".to_owned(), |time| time.to_string()));
    sheet.field("recorded", &told.recorded.to_string());
    if let Some(added) = &report.row.added {
        sheet.field("SHA-256", &added.report.sha256.to_string());
    }
    if report.row.withdrawn {
        sheet.field("withdrawn", "nothing of this report counts");
    }
    sheet.field(
        "read",
        &format!("by reader {} from {} ({})", full.reading.reader, full.reading.extractor, told.entry),
    );
    custody::told(&mut sheet, &report.receipts);

    let mut value = serde_json::to_value(&told)?;
    value["withdrawn"] = json!(report.row.withdrawn);
    value["decisions"] =
        decisions.iter().map(|event| tell::json(asked, event, &about)).collect::<Result<_, _>>()?;
    value["custody"] = custody::json(&report.receipts)?;
    value["sha256"] = json!(report.row.added.as_ref().map(|added| added.report.sha256));
    value["reader"] = json!(full.reading.reader);
    value["extractor"] = json!(full.reading.extractor);
    if let Some(replaced) = superseded {
        value["replaced"] = json!({"entry": format!("e{}", replaced.entry), "next": replaced.next.map(|next| format!("c{next}"))});
    }
    Ok(Opened { page: sheet, json: value })
}

/// "accepted (e45)".
pub(super) fn state_words(state: ReviewState, decision: Option<&str>) -> String {
    match decision {
        Some(entry) => format!("{} ({entry})", state.name()),
        None => state.name().to_owned(),
    }
}
