//! What lists have in common: how much is shown at once, cursors, sorting, filters that are set.

use sijill_record::question::Window;

use super::chrome::Link;
use crate::http::{Context, Failure, Form};

/// Rows of a page.
const ROWS: usize = 50;
/// Rows of an answer of the API, where not told otherwise; and at most.
const API: usize = 100;
const MOST: usize = 1_000;

/// Which rows of an answer are shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    /// Rows that are passed over.
    pub(crate) skip: usize,
    /// Rows at most.
    pub(crate) limit: usize,
}

impl Shown {
    /// What the address asks: `limit`, and `after`, a cursor that an earlier answer gave. Files are whole where they do not
    /// say otherwise.
    pub(crate) fn of(context: &Context) -> Result<Self, Failure> {
        let number = |name: &str| match context.member(name) {
            None => Ok(None),
            Some(words) => words
                .parse::<usize>()
                .map(Some)
                .map_err(|_| Failure::Wrong(format!("“{words}” is no number; “{name}” needs one."))),
        };
        let usual = match (context.form, context.api) {
            (Form::Page, _) => ROWS,
            (Form::Json, true) => API,
            _ => usize::MAX,
        };
        let most = if context.api && context.form == Form::Json { MOST } else { usize::MAX };
        let limit = number("limit")?.unwrap_or(usual).clamp(1, most);
        Ok(Self { skip: number("after")?.unwrap_or(0), limit })
    }

    /// As questions take it.
    pub(crate) const fn window(self) -> Window {
        Window { skip: self.skip, limit: self.limit }
    }

    /// The cursor of the next rows, where there are more.
    pub(crate) fn next(self, more: bool) -> Option<String> {
        more.then(|| self.skip.saturating_add(self.limit).to_string())
    }
}

/// Links between the pages of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pager {
    /// The rows before.
    pub(crate) before: String,
    /// The rows after.
    pub(crate) after: String,
    /// The first and last row that is shown, counted from 1.
    pub(crate) from: usize,
    /// The last.
    pub(crate) to: usize,
}

impl Pager {
    /// Of an answer of so many rows.
    pub(crate) fn new(context: &Context, shown: Shown, rows: usize, more: bool) -> Self {
        let at = |skip: usize| {
            let address = context.with(&[]);
            let joint = if address.contains('?') { '&' } else { '?' };
            if skip == 0 { address } else { format!("{address}{joint}after={skip}") }
        };
        Self {
            before: if shown.skip == 0 { String::new() } else { at(shown.skip.saturating_sub(shown.limit)) },
            after: if more { at(shown.skip + shown.limit) } else { String::new() },
            from: shown.skip + 1,
            to: shown.skip + rows,
        }
    }
}

/// A choice of a select field.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// What the address says.
    pub(crate) value: String,
    /// What the page says.
    pub(crate) words: String,
    /// True where it is chosen.
    pub(crate) chosen: bool,
}

/// The choices of a member of the address, by their names in JSON.
pub(crate) fn choices<T: serde::Serialize + Copy>(
    context: &Context,
    member: &str,
    values: &[T],
) -> Vec<Choice> {
    values
        .iter()
        .map(|value| {
            let name = sijill_desk::show::name(value).replace(' ', "-");
            Choice {
                words: context.words.value_named(&name),
                chosen: context
                    .all(member)
                    .any(|chosen| chosen.split(',').any(|one| one.replace(' ', "-") == name)),
                value: name,
            }
        })
        .collect()
}

/// The head of a column that sorts: a click sorts by it, another one the other way round.
pub(crate) fn sorted(context: &Context, column: &str, order: &str, descending_first: bool) -> Link {
    let now = context.member("sort") == Some(order);
    let reversed = context.member("reverse").is_some();
    let reverse = if now { !reversed } else { descending_first };
    Link {
        address: context.with(&[("sort", order), ("reverse", if reverse { "on" } else { "" })]),
        words: column.to_owned(),
        current: now,
    }
}
