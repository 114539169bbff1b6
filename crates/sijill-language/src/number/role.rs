//! What a number is the number of, told by the words beside it.

use super::NumberRole;
use super::cardinal::{Core, Form};
use super::phrase::View;

/// Where a mention stands. Piece indexes are inclusive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) start: usize,
    pub(crate) core: Core,
    pub(crate) core_last: usize,
    pub(crate) last: usize,
    pub(crate) second: Option<Core>,
    pub(crate) bounded: bool,
}

impl Shape {
    pub(crate) fn digits(&self) -> usize {
        self.core.digits
    }

    pub(crate) fn value(&self) -> u64 {
        self.core.value()
    }
}

impl View<'_, '_> {
    pub(crate) fn role(&self, shape: &Shape) -> NumberRole {
        if shape.core.form == Form::Share {
            return NumberRole::Fraction;
        }
        self.label(shape)
            .or_else(|| self.age(shape))
            .or_else(|| self.clock(shape))
            .or_else(|| self.day(shape))
            .or_else(|| self.unit(shape))
            .or_else(|| self.year(shape))
            .or_else(|| self.name(shape))
            .or_else(|| self.rate(shape))
            .unwrap_or(match shape.core.form {
                Form::Ordinal => NumberRole::Ordinal,
                Form::Decimal => NumberRole::Rate,
                _ => NumberRole::Count,
            })
    }

    pub(crate) fn word_before(&self, i: usize) -> &str {
        self.before(i).map_or("", |b| self.text(b))
    }
}
