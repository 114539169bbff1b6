//! The custody of a report's bytes: every receipt, as the Berkeley Protocol asks for it.

use crate::show::{Sheet, name};
use serde::Serialize;
use serde_json::Value;
use sijill_record::question::Receipt;

/// Tells of receipts.
pub(super) fn told(sheet: &mut Sheet, receipts: &[Receipt]) {
    sheet.section("Custody");
    for (i, receipt) in receipts.iter().enumerate() {
        if i > 0 {
            sheet.blank();
        }
        let custody = &receipt.custody;
        sheet.field("received", &format!("{} (e{})", receipt.recorded, receipt.entry));
        sheet.field("how", &name(custody.how));
        sheet.field("from", &custody.from);
        sheet.field("part", custody.part.as_deref().unwrap_or_default());
        if let Some(container) = &custody.container {
            let sha256 =
                container.sha256.as_deref().map(|sha256| format!(", SHA-256 {sha256}")).unwrap_or_default();
            sheet.field("in", &format!("{}{sha256}", container.name));
        }
        let time = |time: Option<jiff::Timestamp>| time.map(|time| time.to_string()).unwrap_or_default();
        sheet.field("retrieved", &time(custody.retrieved));
        sheet.field("file changed", &time(custody.modified));
        sheet.field("address", custody.url.as_deref().unwrap_or_default());
        if let Some(http) = &custody.http {
            let etag = http.etag.as_deref().map(|etag| format!(", ETag {etag}")).unwrap_or_default();
            let modified = http
                .last_modified
                .as_deref()
                .map(|time| format!(", last modified {time}"))
                .unwrap_or_default();
            sheet.field("server said", &format!("{}{etag}{modified}", http.status));
        }
        sheet.field("added by", receipt.by.as_deref().unwrap_or_default());
    }
}

#[derive(Serialize)]
struct Told<'r> {
    entry: String,
    recorded: jiff::Timestamp,
    by: Option<&'r str>,
    #[serde(flatten)]
    custody: Value,
}

/// Receipts as JSON.
pub(super) fn json(receipts: &[Receipt]) -> Result<Value, serde_json::Error> {
    let told = receipts.iter().map(|receipt| {
        serde_json::to_value(Told {
            entry: format!("e{}", receipt.entry),
            recorded: receipt.recorded,
            by: receipt.by.as_deref(),
            custody: serde_json::to_value(&receipt.custody)?,
        })
    });
    told.collect::<Result<Vec<_>, _>>().map(Value::Array)
}
