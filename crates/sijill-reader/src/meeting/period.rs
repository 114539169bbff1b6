//! Talks that began in some month or year: talks as such (`agreement`), with no day of theirs.

use sijill_claim::Modality;
use sijill_language::DateMention;

use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, extent, stance};

/// "Talks began in Maputo in July 1990": as such, and no day of theirs.
pub(super) fn is_period(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let (first, last) = extent(a, c, None);
    let mut dates = a.dates.iter().filter(|d| d.first <= last && first <= d.last).peekable();
    let begins = matches!(s.lemma(c.verb), "begin" | "start" | "open" | "commence");
    let some = begins && c.voice == Voice::Active && c.things.is_empty() && dates.peek().is_some();
    some && stance(a, c.verb).modality == Modality::Asserted && dates.all(is_long)
}

/// A month, a year, or several.
fn is_long(date: &DateMention) -> bool {
    let days = date.start.zip(date.end).and_then(|(start, end)| end.since(start).ok());
    days.is_some_and(|span| span.get_days() > 20)
}
