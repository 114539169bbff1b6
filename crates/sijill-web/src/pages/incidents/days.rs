//! Incidents over time: the floors of those that begin in one day, week, month or year, on top of each other.
//!
//! Not for: how many died on a day, which a tally tells: incidents may be the same, and running totals are not in here.

use jiff::civil::Date;
use sijill_desk::ask::across_teller::days as dates;
use sijill_weigh::incident::Incident;

use crate::draw::bars::{Bar, Frame, chart};
use crate::words::{Language, Words, grouped};

/// No chart has more bars.
const MOST: usize = 400;

/// How long the time of a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Day,
    Week,
    Month,
    Year,
}

/// Incidents over time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::pages) struct Over {
    bars: Vec<Sum>,
    /// Incidents without a day.
    undated: usize,
    /// Incidents that count nobody killed.
    uncounted: usize,
    /// Incidents before the first bar.
    before: usize,
}

/// What begins within one bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum {
    from: Date,
    to: Date,
    floor: u64,
    highest: u64,
    incidents: usize,
}

/// Lays incidents out over time.
pub(in crate::pages) fn over(incidents: &[&Incident]) -> Over {
    let mut told: Vec<(Date, u64, u64)> = Vec::new();
    let mut over = Over::default();
    for incident in incidents {
        let day = incident.days.and_then(dates).map(|days| days.start);
        match (day, incident.killed) {
            (Some(day), Some(killed)) => told.push((day, killed.low, killed.most.max(killed.low))),
            (None, _) => over.undated += 1,
            (_, None) => over.uncounted += 1,
        }
    }
    told.sort_unstable_by_key(|(day, ..)| *day);
    let (Some((first, ..)), Some((last, ..))) = (told.first().copied(), told.last().copied()) else {
        return over;
    };
    let step = Step::over(first, last);
    let mut bars = frames(step, first, last);
    if bars.len() > MOST {
        bars.drain(..bars.len() - MOST);
    }
    let mut at = 0;
    for (day, floor, highest) in told {
        while bars.get(at).is_some_and(|bar| bar.to < day) {
            at += 1;
        }
        match bars.get_mut(at).filter(|bar| bar.from <= day) {
            Some(bar) => {
                bar.floor = bar.floor.saturating_add(floor);
                bar.highest = bar.highest.saturating_add(highest);
                bar.incidents += 1;
            }
            None => over.before += 1,
        }
    }
    over.bars = bars;
    over
}

/// Empty bars from the first day to the last.
fn frames(step: Step, first: Date, last: Date) -> Vec<Sum> {
    let mut bars = Vec::new();
    let mut from = step.begin(first);
    loop {
        let next = step.next(from);
        let to = next.and_then(|next| next.yesterday().ok()).unwrap_or(last);
        bars.push(Sum { from, to, floor: 0, highest: 0, incidents: 0 });
        match next.filter(|next| *next <= last) {
            Some(next) => from = next,
            None => return bars,
        }
    }
}

impl Step {
    fn over(first: Date, last: Date) -> Self {
        let days = first.duration_until(last).as_hours() / 24;
        match days {
            ..=120 => Self::Day,
            121..=1_000 => Self::Week,
            1_001..=12_000 => Self::Month,
            _ => Self::Year,
        }
    }

    fn begin(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                let since = day.weekday().to_monday_zero_offset();
                jiff::Span::new().try_days(since).ok().and_then(|s| day.checked_sub(s).ok()).unwrap_or(day)
            }
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        }
    }

    fn next(self, from: Date) -> Option<Date> {
        let span = jiff::Span::new();
        let span = match self {
            Self::Day => span.try_days(1),
            Self::Week => span.try_days(7),
            Self::Month => span.try_months(1),
            Self::Year => span.try_years(1),
        };
        from.checked_add(span.ok()?).ok()
    }
}

impl Over {
    /// As a chart; nothing where no incident has a day and counts those killed.
    pub(in crate::pages) fn chart(&self, words: &Words) -> String {
        if self.bars.is_empty() {
            return String::new();
        }
        let bar = |sum: &Sum| {
            let days = if sum.from == sum.to {
                sum.from.to_string()
            } else {
                format!("{} – {}", sum.from, sum.to)
            };
            let count = words.count("incidents.number", sum.incidents as u64);
            let said =
                words.with("incidents.bar", &[&days, &grouped(sum.floor), &grouped(sum.highest), &count]);
            Bar { from: sum.from, to: sum.to, floor: sum.floor, highest: sum.highest, said }
        };
        let bars: Vec<Bar> = self.bars.iter().map(bar).collect();
        chart(&bars, Frame { label: words.t("incidents.chart"), rtl: words.language == Language::Arabic })
    }

    /// What is not in the chart.
    pub(in crate::pages) fn note(&self, words: &Words) -> String {
        let parts = [
            ("incidents.undated", self.undated),
            ("incidents.uncounted", self.uncounted),
            ("incidents.before-chart", self.before),
        ];
        let said = parts.into_iter().filter(|(_, number)| *number > 0);
        said.map(|(key, number)| words.count(key, number as u64)).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use sijill_weigh::incident::Range;

    use super::*;

    fn incident(day: Option<i32>, killed: Option<(u64, u64)>) -> Incident {
        Incident {
            number: 0,
            lines: Vec::new(),
            killed: killed.map(|(low, most)| Range { low, most, open: false }),
            injured: None,
            days: day.map(|day| (day, day + 1)),
            node: None,
        }
    }

    fn of(all: &[Incident]) -> Over {
        over(&all.iter().collect::<Vec<_>>())
    }

    #[test]
    fn incidents_of_one_day_stand_on_top_of_each_other() {
        let found = of(&[
            incident(Some(17_000), Some((3, 5))),
            incident(Some(17_002), Some((1, 1))),
            incident(Some(17_000), Some((2, 9))),
            incident(None, Some((50, 50))),
            incident(Some(17_001), None),
        ]);
        let sums: Vec<_> = found.bars.iter().map(|bar| (bar.floor, bar.highest, bar.incidents)).collect();
        assert_eq!(sums, [(5, 14, 2), (0, 0, 0), (1, 1, 1)]);
        assert_eq!((found.undated, found.uncounted, found.before), (1, 1, 0));
    }

    #[test]
    fn every_incident_is_in_one_bar_whatever_the_step() {
        for span in [0, 100, 300, 5_000, 60_000, 2_000_000] {
            let all: Vec<Incident> =
                (0..=20).map(|n| incident(Some(10_000 + span / 20 * n), Some((1, 2)))).collect();
            let found = of(&all);
            let counted: usize = found.bars.iter().map(|bar| bar.incidents).sum();
            assert_eq!(counted + found.before, 21, "{span}");
            assert!(found.bars.len() <= MOST, "{span}");
            assert!(found.bars.windows(2).all(|two| two[0].to < two[1].from), "{span}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday = Date::constant(2016, 10, 3);
        assert_eq!(Step::Week.begin(Date::constant(2016, 10, 9)), monday);
        assert_eq!(Step::Week.begin(monday), monday);
    }

    #[test]
    fn nothing_dated_makes_no_chart() {
        let found = of(&[incident(None, None)]);
        assert_eq!(found.chart(Words::of(Language::English)), "");
        assert_eq!(found.undated, 1);
    }
}
