//! Going through rows of a view part by part, reading a column only where the columns before it left something.

use std::cell::RefCell;
use std::rc::Rc;

use crate::column::Values;
use crate::record::RecordError;
use crate::views::{Column, Reading};

/// A part of a view while its rows are being told apart.
pub(super) struct Part<'v, 'r> {
    views: &'v Reading<'r>,
    number: u32,
    /// Rows of the part that passed so far.
    pub(super) rows: Vec<u16>,
    /// What was read of it: a column is often filtered and then ordered by.
    read: RefCell<Vec<(Column, Rc<Values>)>>,
}

impl<'v, 'r> Part<'v, 'r> {
    /// All rows of a part, as many as the view has there.
    pub(super) fn all(views: &'v Reading<'r>, view: crate::views::View, number: u32) -> Self {
        let first = u64::from(number) * crate::column::ROWS;
        let count = views.count(view).saturating_sub(first).min(crate::column::ROWS);
        Self { views, number, rows: (0..count as u16).collect(), read: RefCell::default() }
    }

    fn column(&self, column: Column) -> Result<Rc<Values>, RecordError> {
        if let Some((_, values)) = self.read.borrow().iter().find(|(read, _)| *read == column) {
            return Ok(Rc::clone(values));
        }
        let values = Rc::new(self.views.part(column, self.number)?);
        self.read.borrow_mut().push((column, Rc::clone(&values)));
        Ok(values)
    }

    /// Keeps the rows whose number in a column passes.
    pub(super) fn keep(&mut self, column: Column, test: impl Fn(i64) -> bool) -> Result<(), RecordError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        if let Values::Numbers(values) = &*self.column(column)? {
            self.rows.retain(|row| values.get(usize::from(*row)).is_some_and(|value| test(*value)));
        }
        Ok(())
    }

    /// Keeps the rows whose numbers in two columns pass.
    pub(super) fn keep_both(
        &mut self,
        one: Column,
        other: Column,
        test: impl Fn(i64, i64) -> bool,
    ) -> Result<(), RecordError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let (one, other) = (self.column(one)?, self.column(other)?);
        self.rows.retain(|row| test(one.number(usize::from(*row)), other.number(usize::from(*row))));
        Ok(())
    }

    /// The numbers of a column at the rows that are left.
    pub(super) fn values(&self, column: Column) -> Result<Vec<i64>, RecordError> {
        if self.rows.is_empty() {
            return Ok(Vec::new());
        }
        let values = self.column(column)?;
        Ok(self.rows.iter().map(|row| values.number(usize::from(*row))).collect())
    }

    /// The rows that are left, counted over the whole view.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u64> + '_ {
        let first = u64::from(self.number) * crate::column::ROWS;
        self.rows.iter().map(move |row| first + u64::from(*row))
    }
}
