//! Bars by day, week or month, each from the floor to the highest claim. The brush of the live pages reads them.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{number, text};
use crate::words::grouped;

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Its first day.
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) to: Date,
    /// At least.
    pub(crate) floor: u64,
    /// The highest claim.
    pub(crate) highest: u64,
    /// What is said of it.
    pub(crate) said: String,
}

/// What stands around the bars.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'w> {
    /// What it shows, for those who do not see it.
    pub(crate) label: &'w str,
    /// True where one reads from right to left: time then goes to the left.
    pub(crate) rtl: bool,
}

const WIDE: f64 = 800.0;
/// Where bars begin below the top, and where they stand.
const TOP: f64 = 16.0;
const GROUND: f64 = 160.0;
const HIGH: f64 = GROUND - TOP;

/// A chart of bars in the order of their days.
pub(crate) fn chart(bars: &[Bar], frame: Frame<'_>) -> String {
    let most = bars.iter().map(|bar| bar.highest.max(bar.floor)).max().unwrap_or(0).max(1);
    let step = WIDE / bars.len().max(1) as f64;
    let gap = if step > 6.0 { 1.0 } else { 0.0 };
    let left = |at: usize| {
        let from_start = at as f64 * step;
        gap + if frame.rtl { WIDE - from_start - step } else { from_start }
    };
    let wide = number((step - 2.0 * gap).min(60.0));
    let mut out = format!(
        r#"<svg viewBox="0 0 800 180" role="img" aria-label="{}"><line class="axis" x1="0" x2="800" y1="{GROUND}" y2="{GROUND}"/>"#,
        text(frame.label)
    );
    for (at, bar) in bars.iter().enumerate() {
        let x = number(left(at));
        let end = bar.highest.max(bar.floor);
        let (high, low) = (HIGH * end as f64 / most as f64, HIGH * bar.floor as f64 / most as f64);
        let last = if bar.from == bar.to { String::new() } else { format!(r#" data-day-end="{}""#, bar.to) };
        // Writing to memory does not fail.
        let _ = write!(
            out,
            r#"<rect class="highest" data-day="{}"{last} data-low="{}" data-high="{end}" x="{x}" y="{}" width="{wide}" height="{}"><title>{}</title></rect>"#,
            bar.from,
            bar.floor,
            number(GROUND - high),
            number(high),
            text(&bar.said),
        );
        if bar.floor > 0 {
            let _ = write!(
                out,
                r#"<rect class="floor" x="{x}" y="{}" width="{wide}" height="{}"/>"#,
                number(GROUND - low),
                number(low)
            );
        }
    }
    scale(&mut out, bars, most, frame.rtl);
    out.push_str("</svg>");
    out
}

/// The greatest number, and the first and last day.
fn scale(out: &mut String, bars: &[Bar], most: u64, rtl: bool) {
    let (start, end) = if rtl { ("800", "0") } else { ("0", "800") };
    // Digits go from left to right in either direction, and so do the anchors.
    let mut say = |x: &str, y: &str, anchor: &str, words: &str| {
        let _ = write!(
            out,
            r#"<text class="axis-text" x="{x}" y="{y}" text-anchor="{anchor}" direction="ltr">{}</text>"#,
            text(words)
        );
    };
    let (at_start, at_end) = if rtl { ("end", "start") } else { ("start", "end") };
    say(start, "10", at_start, &grouped(most));
    if let (Some(first), Some(last)) = (bars.first(), bars.last()) {
        say(start, "176", at_start, &first.from.to_string());
        if last.to != first.from {
            say(end, "176", at_end, &last.to.to_string());
        }
        if let Some(middle) = bars.get(bars.len() / 2).filter(|_| bars.len() >= 8) {
            say("400", "176", "middle", &middle.from.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(day: i8, floor: u64, highest: u64) -> Bar {
        let day = Date::constant(2016, 10, day);
        Bar { from: day, to: day, floor, highest, said: format!("{day}: {floor}") }
    }

    fn frame(rtl: bool) -> Frame<'static> {
        Frame { label: "killed", rtl }
    }

    #[test]
    fn the_greatest_bar_fills_the_height() {
        let drawn = chart(&[bar(1, 2, 10), bar(2, 0, 5)], frame(false));
        assert!(
            drawn.contains(r#"data-day="2016-10-01" data-low="2" data-high="10" x="1" y="16""#),
            "{drawn}"
        );
        assert!(
            drawn.contains(r#"data-day="2016-10-02" data-low="0" data-high="5" x="401" y="88""#),
            "{drawn}"
        );
        assert_eq!(drawn.matches(r#"class="floor""#).count(), 1);
        assert_eq!(drawn.matches("<title>").count(), 2);
    }

    #[test]
    fn time_goes_to_the_left_where_one_reads_so() {
        let drawn = chart(&[bar(1, 1, 1), bar(2, 1, 1)], frame(true));
        assert!(drawn.contains(r#"data-day="2016-10-01" data-low="1" data-high="1" x="401""#), "{drawn}");
        assert!(drawn.contains(r#"data-day="2016-10-02" data-low="1" data-high="1" x="1""#), "{drawn}");
    }

    #[test]
    fn longer_bars_say_their_last_day() {
        let week = Bar { to: Date::constant(2016, 10, 7), ..bar(1, 1, 2) };
        assert!(chart(&[week], frame(false)).contains(r#"data-day-end="2016-10-07""#));
    }

    #[test]
    fn what_is_said_is_no_markup() {
        let hostile = Bar { said: "</title><script>x</script>".to_owned(), ..bar(1, 1, 2) };
        let drawn = chart(&[hostile], Frame { label: "\" onload=\"x", rtl: false });
        assert!(!drawn.contains("<script") && !drawn.contains("\" onload"), "{drawn}");
        assert!(!drawn.contains("style="), "{drawn}");
    }

    #[test]
    fn nothing_and_no_deaths_are_drawn_too() {
        assert!(chart(&[], frame(false)).ends_with("</svg>"));
        assert!(chart(&[bar(1, 0, 0)], frame(false)).contains(r#"y="160""#));
    }
}
