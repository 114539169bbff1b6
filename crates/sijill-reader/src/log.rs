//! Reports that go on day by day, each paragraph under its day: "Friday 10 November - a lorry was driven at a checkpoint…", or
//! several under a line that is nothing but a day. What a paragraph tells is of its day, and not where the one before was.

use sijill_claim::Period;
use sijill_language::{SentenceKind, Tag};

use crate::analysis::Analysed;
use crate::dated::period;

/// An entry of a log.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Its first sentence.
    pub(crate) first: usize,
    pub(crate) day: Period,
    /// Whether it is a line of a chronicle, all of which is of its day.
    pub(crate) chronicle: bool,
}

/// The entry that each sentence stands in; `labels` are the days of a chronicle's lines, by their paragraphs. A report with one such paragraph, or one such line, is no log.
pub(crate) fn entries(analysed: &[Analysed<'_>], labels: &[(usize, Period)]) -> Vec<Option<Entry>> {
    let mut told: Vec<Option<Entry>> = Vec::with_capacity(analysed.len());
    let mut count = 0;
    let mut under: Option<Period> = None;
    for (k, a) in analysed.iter().enumerate() {
        let before = k.checked_sub(1).filter(|&b| analysed[b].paragraph == a.paragraph);
        if before.is_none()
            && let Some(day) = line(a)
        {
            // "Friday 14 February. In the early hours a drone …": the day of its own paragraph alone.
            let goes_on = analysed.get(k + 1).is_some_and(|next| next.paragraph == a.paragraph);
            told.push(goes_on.then(|| Entry { first: k, day: day.clone(), chronicle: false }));
            under = (!goes_on).then_some(day);
            count += 1;
            continue;
        }
        if a.kind == SentenceKind::Heading {
            under = None;
        }
        let of_chronicle = labels.iter().find(|(paragraph, _)| *paragraph == a.paragraph);
        let labelled = || {
            let chronicle = of_chronicle.is_some();
            let day = of_chronicle.map(|(_, day)| day.clone()).or_else(|| label(a))?;
            Some(Entry { first: k, day, chronicle })
        };
        let entry = match before {
            Some(b) => told[b].clone(),
            None => labelled().or_else(|| under.clone().map(|day| Entry { first: k, day, chronicle: false })),
        };
        count += usize::from(before.is_none() && labelled().is_some());
        told.push(entry);
    }
    if count < 2 {
        told.fill(None);
    }
    told
}

/// "March 13", "Thursday, 13 March 2025:": a line that is nothing but a day.
fn line(a: &Analysed<'_>) -> Option<Period> {
    let s = &a.sentence;
    let told = |i: usize| {
        a.date_at(i).is_some()
            || matches!(s.tag(i), Tag::Comma | Tag::Colon | Tag::Stop | Tag::Hyphen)
            || matches!(s.surface(i), "(" | ")" | "[" | "]")
    };
    // "Night of 17 to 18 February"
    let one = a
        .dates
        .iter()
        .position(|d| d.days().is_some_and(|d| d.start.until(d.end).is_ok_and(|s| s.get_days() <= 1)))?;
    (s.len() <= 10 && a.dates.len() <= 2 && (0..s.len()).all(told)).then(|| period(a, one)).flatten()
}

/// "Friday 10 November - ", "Sept. 5: ": the one day before a colon or a dash that a paragraph opens with.
fn label(a: &Analysed<'_>) -> Option<Period> {
    // "2006 October-December - ": the line of a chronicle.
    let year = a.sentence.lower(0);
    let chronicle = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let first =
        a.dates.first().filter(|d| d.first == 0 && d.start.is_some() && (d.start == d.end || chronicle))?;
    matches!(a.sentence.surface(first.last + 1), ":" | "-" | "–" | "—" | "--").then(|| period(a, 0)).flatten()
}
