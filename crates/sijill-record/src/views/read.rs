//! Reading views without changing them: a column part by part, or one cell.

use super::{Column, VIEWS, View, ViewError, deed, place_of};
use crate::column::{NONE, ROWS, Values};
use crate::payload::Payload;
use crate::store::Store;

/// The views of a store as they stand.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'s> {
    /// The store.
    pub store: &'s dyn Store,
    /// How many rows each view has.
    pub rows: [u64; VIEWS.len()],
}

impl Reading<'_> {
    /// How many rows a view has.
    #[must_use]
    pub const fn count(&self, view: View) -> u64 {
        self.rows[view as usize]
    }

    /// How many parts its columns have.
    #[must_use]
    pub fn parts(&self, view: View) -> u32 {
        u32::try_from(self.count(view).div_ceil(ROWS)).unwrap_or(u32::MAX)
    }

    /// A part of a column.
    ///
    /// # Errors
    /// [`ViewError`] where it is missing or damaged.
    pub fn part(&self, column: Column, number: u32) -> Result<Values, ViewError> {
        let bytes = self.store.part(column.id(), number)?;
        Ok(Values::unpack(column.holds, column.id(), number, bytes.as_deref().unwrap_or_default())?)
    }

    /// A number of a row.
    ///
    /// # Errors
    /// [`ViewError`] where it is missing or damaged.
    pub fn number(&self, column: Column, row: u64) -> Result<i64, ViewError> {
        let (part, at) = place_of(row);
        Ok(self.part(column, part)?.number(at))
    }

    /// Words of a row.
    ///
    /// # Errors
    /// [`ViewError`] where they are missing or damaged.
    pub fn words(&self, column: Column, row: u64) -> Result<String, ViewError> {
        let (part, at) = place_of(row);
        Ok(self.part(column, part)?.words(at).to_owned())
    }

    /// A whole column of numbers.
    ///
    /// # Errors
    /// [`ViewError`] where a part is missing or damaged.
    pub fn numbers(&self, column: Column) -> Result<Vec<i64>, ViewError> {
        // A count that was altered must not ask for more memory than there is.
        let mut all = Vec::with_capacity(self.count(column.view).min(1 << 20) as usize);
        self.each_part(column, &mut |values| {
            if let Values::Numbers(mut numbers) = values {
                all.append(&mut numbers);
            }
        })?;
        Ok(all)
    }

    /// A whole column of words.
    ///
    /// # Errors
    /// [`ViewError`] where a part is missing or damaged.
    pub fn texts(&self, column: Column) -> Result<Vec<String>, ViewError> {
        let mut all = Vec::new();
        self.each_part(column, &mut |values| {
            if let Values::Words(mut words) = values {
                all.append(&mut words);
            }
        })?;
        Ok(all)
    }

    fn each_part(&self, column: Column, take: &mut dyn FnMut(Values)) -> Result<(), ViewError> {
        let (mut expected, mut wrong) = (0u32, None);
        self.store.parts(column.id(), 0, &mut |number, bytes| {
            let values = if number == expected {
                Values::unpack(column.holds, column.id(), number, bytes)
            } else {
                Values::unpack(column.holds, column.id(), expected, b"")
            };
            expected += 1;
            match values {
                Ok(values) => take(values),
                Err(error) => wrong = Some(error),
            }
            wrong.is_none()
        })?;
        if let Some(error) = wrong {
            return Err(error.into());
        }
        if expected != self.parts(column.view) {
            Values::unpack(column.holds, column.id(), expected, b"")?;
        }
        Ok(())
    }
}

/// The entries of a kind among those that are neither reports nor readings nor reviews, in their order.
///
/// # Errors
/// [`ViewError`] where the view is damaged.
pub fn deeds(store: &dyn Store, rows: [u64; VIEWS.len()], kind: &str) -> Result<Vec<u64>, ViewError> {
    let reading = Reading { store, rows };
    let Some(code) = Payload::KINDS.iter().position(|k| *k == kind) else { return Ok(Vec::new()) };
    let kinds = reading.numbers(deed::KIND)?;
    let mut found = Vec::new();
    if kinds.contains(&(code as i64)) {
        let entries = reading.numbers(deed::ENTRY)?;
        let wanted = kinds.iter().zip(entries).filter(|(k, entry)| **k == code as i64 && *entry != NONE);
        found.extend(wanted.map(|(_, entry)| entry.unsigned_abs()));
    }
    Ok(found)
}
