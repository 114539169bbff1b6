//! The figures of a tally as they are shown: the whole as one band, its rows and its sources on one scale, days as a chart.

use jiff::civil::Date;
use sijill_desk::ask::tally_told::TallyAnswer;
use sijill_desk::filter::TallyAsked;
use sijill_record::views::date;
use sijill_weigh::tally::{By, Folded, Interest, Row, Tally};

use crate::draw::band::Band;
use crate::draw::bars::{Bar, Frame, chart as drawn};
use crate::http::Context;
use crate::words::{Language, Words, grouped};

/// More bars than these are not drawn.
const MOST_BARS: usize = 800;

/// The whole answer.
pub(super) struct Whole {
    pub(super) floor: String,
    pub(super) highest: String,
    pub(super) ceiling: Option<String>,
    pub(super) band: String,
    /// "At least 128 killed, as claimed".
    pub(super) sentence: String,
    /// What else is to be said of the bounds.
    pub(super) notes: Vec<String>,
    /// On how much it rests.
    pub(super) rests: String,
    /// How many grounds there are, and of them accepted and told by parties.
    pub(super) grounds: usize,
    pub(super) accepted: usize,
    pub(super) interested: usize,
    /// True where no claim counts at all.
    pub(super) empty: bool,
}

impl Whole {
    pub(super) fn of(words: &Words, answer: &TallyAnswer<'_>) -> Self {
        let tally = &answer.tally;
        let (floor, highest) = (grouped(tally.floor.value), grouped(tally.highest.value));
        let harms: Vec<String> = answer.question.harms.iter().map(|harm| words.value(harm)).collect();
        let harms = harms.join(words.t("tally.or"));
        let best = answer.folded.as_ref().and_then(|folded| folded.best);
        let band = Band { best, ..Band::new(tally.floor.value, tally.highest.value) };
        let mut notes = Vec::new();
        if !tally.floor.exact || !tally.highest.exact {
            notes.push(words.t("tally.not-exact").to_owned());
        }
        if tally.crossing {
            notes.push(words.t("tally.crossing").to_owned());
        }
        if let Some(untold) = tally.floor_if_untold.filter(|untold| *untold != tally.floor.value) {
            let of: Vec<String> = answer.question.statuses.iter().map(|status| words.value(status)).collect();
            notes.push(words.with("tally.if-untold", &[&grouped(untold), &of.join(words.t("tally.or"))]));
        }
        let counted = |key: &str, number: usize| words.count(key, number as u64);
        Self {
            sentence: words.with("tally.sentence", &[&floor, &harms]),
            band: band.drawn(band.end(), &words.with("tally.band", &[&floor, &highest])),
            ceiling: tally.ceiling.as_ref().map(|ceiling| grouped(ceiling.value)),
            rests: words.with(
                "tally.rests",
                &[
                    &counted("tally.claims-number", tally.claims),
                    &counted("tally.origins-number", tally.origins),
                    &counted("tally.incidents-number", tally.incidents),
                    &counted("tally.totals-number", tally.totals),
                ],
            ),
            grounds: tally.floor.grounds.len(),
            accepted: tally.accepted_grounds,
            interested: tally.interested_grounds,
            empty: tally.claims == 0,
            floor,
            highest,
            notes,
        }
    }
}

/// A row of a tally.
pub(super) struct RowShown {
    pub(super) of: String,
    /// The tally of the row by itself; empty where no address asks it.
    pub(super) address: String,
    pub(super) floor: String,
    pub(super) ceiling: String,
    pub(super) highest: String,
    pub(super) folded: String,
    pub(super) band: String,
    pub(super) claims: usize,
    pub(super) origins: usize,
}

/// The rows with their bands on one scale.
pub(super) fn rows<'r>(
    context: &Context,
    options: &TallyAsked,
    rows: impl Iterator<Item = &'r Row> + Clone,
) -> Vec<RowShown> {
    let Some(by) = options.by else { return Vec::new() };
    let words = context.words;
    let most = rows.clone().map(|row| row.tally.highest.value.max(row.tally.floor.value)).max().unwrap_or(0);
    let number = |number: Option<u64>| number.map(grouped).unwrap_or_default();
    rows.map(|row| {
        let tally = &row.tally;
        let (floor, highest) = (grouped(tally.floor.value), grouped(tally.highest.value));
        let best = row.folded.as_ref().and_then(|folded| folded.best);
        let band = Band { best, ..Band::new(tally.floor.value, tally.highest.value) };
        RowShown {
            of: called(words, by, &row.of),
            address: narrower(context, by, row),
            band: band.drawn(most, &words.with("tally.band", &[&floor, &highest])),
            ceiling: number(tally.ceiling.as_ref().map(|ceiling| ceiling.value)),
            folded: row.folded.as_ref().map(folded_words).unwrap_or_default(),
            claims: tally.claims,
            origins: tally.origins,
            floor,
            highest,
        }
    })
    .collect()
}

fn called(words: &Words, by: By, of: &str) -> String {
    match (by, of) {
        (By::Status | By::Cause, "not told") => words.t("tally.not-told").to_owned(),
        (By::Status, status) => words.value_named(status),
        _ => of.to_owned(),
    }
}

/// The address of a row's own tally. Names with commas cannot be told from several.
fn narrower(context: &Context, by: By, row: &Row) -> String {
    let day = |day: Option<i32>| day.and_then(|day| date(i64::from(day))).map(|day| day.to_string());
    let single = |name: &str| {
        let plain = row.of != "not told" && !row.of.contains(',') && !row.of.is_empty();
        if plain { context.with(&[(name, &row.of), ("by", "")]) } else { String::new() }
    };
    match by {
        By::Day | By::Week | By::Month => {
            let next = match by {
                By::Day => "source",
                _ => "day",
            };
            match day(row.from).zip(day(row.to)) {
                Some((from, to)) => context.with(&[("from", &from), ("to", &to), ("by", next)]),
                None => String::new(),
            }
        }
        // A comma in a place's name tells places of one name apart.
        By::Place => context.with(&[("place", &row.of), ("zone", ""), ("by", "place")]),
        By::Zone => context.with(&[("zone", &row.of), ("by", "place")]),
        By::Source => single("sources"),
        By::Status => single("status"),
        By::Cause => single("cause"),
    }
}

/// Days as a chart; true where there are too many to be drawn.
pub(super) fn chart(words: &Words, by: Option<By>, rows: &[Row]) -> (String, bool) {
    if !matches!(by, Some(By::Day | By::Week | By::Month)) || rows.is_empty() {
        return (String::new(), false);
    }
    if rows.len() > MOST_BARS {
        return (String::new(), true);
    }
    let day = |day: Option<i32>| -> Option<Date> { date(i64::from(day?)) };
    let bar = |row: &Row| {
        let (floor, highest) = (row.tally.floor.value, row.tally.highest.value);
        let said = words.with("tally.bar", &[&row.of, &grouped(floor), &grouped(highest)]);
        Some(Bar { from: day(row.from)?, to: day(row.to)?, floor, highest, said })
    };
    let bars: Vec<Bar> = rows.iter().filter_map(bar).collect();
    let frame = Frame { label: words.t("tally.chart"), rtl: words.language == Language::Arabic };
    (drawn(&bars, frame), false)
}

/// A source by itself.
pub(super) struct SourceShown {
    pub(super) name: String,
    pub(super) party: bool,
    pub(super) claims: usize,
    pub(super) floor: String,
    pub(super) highest: String,
    pub(super) band: String,
    /// The tally of its claims alone.
    pub(super) address: String,
}

/// Some of the origins, each by its claims alone.
pub(super) fn sources(context: &Context, tally: &Tally, skip: usize, limit: usize) -> Vec<SourceShown> {
    let most = tally.sources.iter().map(|line| line.highest.max(line.floor)).max().unwrap_or(0);
    let source = |line: &sijill_weigh::tally::SourceLine| {
        let (floor, highest) = (grouped(line.floor), grouped(line.highest));
        let said = context.words.with("tally.band", &[&floor, &highest]);
        SourceShown {
            name: line.origin.clone(),
            party: line.interest == Interest::Party,
            claims: line.claims,
            band: Band::new(line.floor, line.highest).drawn(most, &said),
            address: if line.origin.contains(',') || line.origin.is_empty() {
                String::new()
            } else {
                context.with(&[("sources", &line.origin), ("view", ""), ("after", "")])
            },
            floor,
            highest,
        }
    };
    tally.sources.iter().skip(skip).take(limit).map(source).collect()
}

/// One figure, by a rule.
pub(super) struct FoldedShown {
    pub(super) digits: String,
    pub(super) parts: String,
    pub(super) left_out: String,
    pub(super) how: Vec<String>,
}

impl FoldedShown {
    pub(super) fn of(words: &Words, folded: &Folded) -> Self {
        Self {
            digits: folded_words(folded),
            parts: words.count("tally.parts", folded.parts as u64),
            left_out: words.count("tally.parts-left", folded.left_out as u64),
            how: folded.how.clone(),
        }
    }
}

/// "12", "10–14", "10–12–14".
fn folded_words(folded: &Folded) -> String {
    let all = [folded.low, folded.best, folded.high];
    let mut told: Vec<String> = all.into_iter().flatten().map(grouped).collect();
    told.dedup();
    told.join("–")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_figures_are_told_as_far_as_the_rule_gives_them() {
        let folded = |low, best, high| {
            folded_words(&Folded { low, best, high, parts: 1, left_out: 0, how: Vec::new() })
        };
        assert_eq!(folded(None, Some(12), None), "12");
        assert_eq!(folded(Some(1_000), None, Some(1_400)), "1,000–1,400");
        assert_eq!(folded(Some(10), Some(10), Some(14)), "10–14");
    }

    #[test]
    fn what_is_not_told_is_named_in_the_language() {
        let words = Words::of(Language::English);
        assert_eq!(called(words, By::Status, "civilian"), words.value_named("civilian"));
        assert_eq!(called(words, By::Cause, "not told"), words.t("tally.not-told"));
        assert_eq!(called(words, By::Place, "Harra"), "Harra");
    }
}
