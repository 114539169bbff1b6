//! What a record remembers of tables: which column was taken for what.

use sijill_intake::Mapping;
use sijill_record::Record;
use sijill_record::payload::MappingRemembered;

use crate::error::AnswerError;

/// The mappings that the record remembers, the last one of a shape standing for it.
///
/// # Errors
/// Where the record cannot be read.
pub fn known_mappings(record: &Record) -> Result<Vec<Mapping>, AnswerError> {
    let mut known = Vec::new();
    for remembered in record.ask()?.standing.mappings.into_iter().rev() {
        known.push(serde_json::from_value(remembered.mapping)?);
    }
    Ok(known)
}

/// Lets the record know how a table was read: the names of its columns, which stand in no row, and what each was taken for.
///
/// # Errors
/// Where it cannot be written.
pub fn remember(record: &mut Record, mapping: &Mapping, by: Option<&str>) -> Result<(), AnswerError> {
    let remembered = MappingRemembered { mapping: serde_json::to_value(mapping)?, by: by.map(str::to_owned) };
    record.decide(remembered.into())?;
    Ok(())
}
