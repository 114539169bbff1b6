//! A report as a table: one row for each claim.

use comfy_table::{ContentArrangement, Table, presets::UTF8_HORIZONTAL_ONLY};
use sijill_claim::Reading;

use super::slots::what;
use super::words::{chain, name, period, place};

/// The table of one report, under its name.
#[must_use]
pub fn table(reading: &Reading, width: u16) -> String {
    let document = &reading.document;
    let mut out = format!(
        "{}\n",
        document
            .title
            .as_deref()
            .map_or_else(|| document.name.clone(), |t| format!("{} – {t}", document.name))
    );
    for note in &reading.notes {
        out.push_str(&format!("Note: {note}\n"));
    }
    if reading.claims.is_empty() {
        out.push_str("No claims.\n\n");
        return out;
    }
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    table.set_header(["id", "claim", "what", "said by", "put as", "when", "where", "cause", "sure"]);
    for claim in &reading.claims {
        table.add_row([
            claim.id.clone(),
            claim.kind.name().to_owned(),
            visible(&what(claim)),
            visible(&chain(&claim.attribution)),
            name(claim.modality),
            visible(&claim.when.as_ref().map(period).unwrap_or_default()),
            visible(&claim.place.as_ref().map(place).unwrap_or_default()),
            visible(&claim.cause.join(", ")),
            format!("{:.2}", claim.confidence),
        ]);
    }
    out.push_str(&table.to_string());
    out.push_str("\n\n");
    out
}

/// Words of a report on one line, without what would move the cursor or turn the writing round.
#[must_use]
pub fn visible(words: &str) -> String {
    let shown = |c: char| if c.is_whitespace() { ' ' } else { c };
    words.chars().map(shown).filter(|c| !c.is_control() && !super::marks::turns(*c)).collect()
}
