//! Texts made to be slow or large: time grows as the text does, and nothing overflows.

use std::time::{Duration, Instant};

use crate::kit::{file, read, read_piped};

/// Reads a text three times, and says how long the quickest took: machines are shared.
fn time(text: &str) -> Duration {
    let one = || {
        let start = Instant::now();
        read_piped([], text).fine();
        start.elapsed()
    };
    one().min(one()).min(one())
}

/// Four times the text may take at most eight times as long; the start of the program is taken off. A busy machine gets three
/// tries: what grows as the square of the text fails all of them.
fn is_linear(name: &str, make: impl Fn(usize) -> String, size: usize) {
    let (less, more) = (make(size), make(size * 4));
    let tries: Vec<(Duration, Duration)> = std::iter::repeat_with(|| {
        let idle = time("Five people were killed.");
        let small = time(&less).saturating_sub(idle).max(Duration::from_millis(20));
        (small, time(&more).saturating_sub(idle))
    })
    .take(3)
    .scan(false, |done, (small, large)| {
        let goes_on = !*done;
        *done = large < small * 8;
        goes_on.then_some((small, large))
    })
    .collect();
    let fine = tries.last().is_some_and(|&(small, large)| large < small * 8);
    assert!(fine, "{name}: {size} and four times as much took {tries:?}");
}

#[test]
fn a_sentence_of_10_000_words_takes_linear_time() {
    let words = ["five", "soldiers", "and", "killed", "six", "civilians", "in", "Aleppo", "on", "Tuesday"];
    let one = |count: usize| words.iter().cycle().take(count).copied().collect::<Vec<_>>().join(" ") + ".";
    is_linear("words", one, 10_000);
    is_linear("a list", |count| "Five, ".repeat(count) + "were killed.", 10_000);
    is_linear("clauses", |count| "who said that ".repeat(count / 3) + "five people were killed.", 10_000);
    is_linear("one word", |count| "killed ".repeat(count), 10_000);
}

#[test]
fn nested_quotes_take_linear_time() {
    is_linear("opening quotes", |count| "“".repeat(count) + " five people were killed.", 25_000);
    is_linear(
        "pairs of quotes",
        |count| format!("{}five people were killed{}.", "“".repeat(count), "”".repeat(count)),
        25_000,
    );
    is_linear("straight quotes", |count| "\"' ".repeat(count) + "five people were killed.", 25_000);
    is_linear(
        "brackets",
        |count| format!("{}five people were killed{}.", "(".repeat(count), ")".repeat(count)),
        25_000,
    );
}

#[test]
fn a_long_report_takes_linear_time() {
    let sentence =
        "At least 16 people were killed and 32 wounded in Aleppo on Tuesday, the Civil Defence said. ";
    is_linear("sentences", |count| sentence.repeat(count), 500);
    is_linear("paragraphs", |count| format!("{sentence}\n\n").repeat(count), 500);
    is_linear("numbers", |count| "1,234 ".repeat(count) + "were killed.", 5_000);
    is_linear("one long word", |count| "a".repeat(count), 250_000);
}

#[test]
fn nested_elements_do_not_stop_the_intake() {
    for element in ["div", "b", "table", "blockquote"] {
        let depth = 20_000;
        let page = format!(
            "<html><body>{}<p>At least five people were killed on Tuesday in the city.</p>{}</body></html>",
            format!("<{element}>").repeat(depth),
            format!("</{element}>").repeat(depth)
        );
        let (_folder, path) = file("page.html", page);
        let start = Instant::now();
        let run = read([&path]);
        assert!(run.status == 0 || run.err.contains("is no ordinary page"), "{}", run.err);
        assert!(start.elapsed() < Duration::from_secs(20), "{element} took {:?}", start.elapsed());
    }
}
