//! Figures as people write them: "20", "10-12", "at least 20".

use sijill_claim::Figure;

/// A figure as a person writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount(pub Figure);

/// By the conventions of readings: "more than 16" is 17 and more, written 16.
///
/// # Errors
/// A sentence, where it is none.
pub fn amount(words: &str) -> Result<Amount, String> {
    let wrong = || {
        format!(
            "“{words}” is no figure: write 20, 10-12, \">16\", \"more than 16\", \"at least 16\", \"up to 40\" or \"about 20\""
        )
    };
    let plain = words.trim().to_lowercase();
    let of = |low: u64, high: Option<u64>, best: u64, approx: bool| {
        Ok(Amount(Figure { low, high, best: Some(best), words: words.trim().to_owned(), approx }))
    };
    let after = |beginnings: &[&str]| beginnings.iter().find_map(|start| number(plain.strip_prefix(start)?));
    if let Some(n) = number(&plain) {
        return of(n, Some(n), n, false);
    }
    if let Some(n) = after(&[">=", "≥", "at least "]) {
        return of(n, None, n, false);
    }
    if let Some(n) = after(&[">", "more than ", "over "]) {
        return of(n.checked_add(1).ok_or_else(wrong)?, None, n, false);
    }
    if let Some(n) = after(&["<=", "≤", "up to ", "at most "]) {
        return of(0, Some(n), n, false);
    }
    if let Some(n) = after(&["~", "about ", "around "]) {
        return of(n, Some(n), n, true);
    }
    let both = plain
        .strip_prefix("between ")
        .map_or_else(|| plain.split_once(['-', '–']), |rest| rest.split_once(" and "));
    let both = both.or_else(|| plain.split_once(" to "));
    match both.and_then(|(low, high)| Some((number(low)?, number(high)?))) {
        Some((low, high)) if low <= high => of(low, Some(high), low + (high - low) / 2, false),
        _ => Err(wrong()),
    }
}

/// Digits, with or without commas between the thousands.
fn number(words: &str) -> Option<u64> {
    let words = words.trim();
    let groups: Vec<&str> = words.split(',').collect();
    let honest = groups.iter().all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()))
        && (groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    if honest { groups.concat().parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn figures_are_what_the_words_commit_to() {
        for (words, low, high, best, approx) in [
            ("20", 20, Some(20), 20, false),
            ("1,200", 1200, Some(1200), 1200, false),
            ("10-12", 10, Some(12), 11, false),
            ("10 – 13", 10, Some(13), 11, false),
            ("between 10 and 12", 10, Some(12), 11, false),
            ("10 to 12", 10, Some(12), 11, false),
            (">16", 17, None, 16, false),
            ("More than 16", 17, None, 16, false),
            (">= 16", 16, None, 16, false),
            ("at least 16", 16, None, 16, false),
            ("up to 40", 0, Some(40), 40, false),
            ("about 20", 20, Some(20), 20, true),
        ] {
            let figure = amount(words).unwrap().0;
            assert_eq!(
                (figure.low, figure.high, figure.best, figure.approx),
                (low, high, Some(best), approx),
                "{words}"
            );
        }
        for words in [
            "",
            "many",
            "12-10",
            "-3",
            "1,2",
            "12,",
            "3.5",
            "18446744073709551616",
            ">18446744073709551615",
            "10 and 12",
        ] {
            assert!(amount(words).is_err(), "{words}");
        }
    }
}
