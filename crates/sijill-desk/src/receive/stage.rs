//! Items into a record.

use sijill_intake::Mapping;
use sijill_record::Record;

use super::item::{Item, Line, Place};
use super::mapping::remember;
use crate::error::AnswerError;

/// Stages items in a record that was begun, and says what came of each; it is true once the record commits. `remembered` are
/// the mappings of tables that the record has, and grow with it.
///
/// # Errors
/// Where the record cannot be read or an entry cannot be written.
pub fn stage(
    record: &mut Record,
    items: Vec<Item>,
    remembered: &mut Vec<Mapping>,
    by: Option<&str>,
) -> Result<Vec<Line>, AnswerError> {
    let mut lines = Vec::new();
    for item in items {
        match item {
            Item::Read(report) => {
                let place = Place::of(&report.received);
                let unread = report.received.report.unread_language.clone();
                let (addition, mapping) = report.addition(by);
                if let Some(mapping) = mapping.filter(|mapping| !remembered.contains(mapping)) {
                    remember(record, &mapping, by)?;
                    remembered.push(mapping);
                }
                let added = record.add(addition)?;
                lines.push(Line::Added { added, place, unread });
            }
            Item::Capture(capture, fetched) => {
                let failure = (!fetched).then(|| format!("{}: {}", capture.address, capture.reason));
                record.decide((*capture).into())?;
                lines.extend(failure.map(Line::Failed));
            }
            Item::Erased(path) => lines.push(Line::Erased(path)),
            Item::Failed(why) => lines.push(Line::Failed(why)),
            Item::Passed => lines.push(Line::Passed),
            Item::Note(note) => lines.push(Line::Note(note)),
        }
    }
    Ok(lines)
}
