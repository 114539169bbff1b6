//! Whether to try again, and after which pause.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use super::FetchLimits;
use super::exchange::Answer;
use super::failure::Failure;

/// The pause before the next try, or nothing where none is worth it.
pub(super) fn pause(limits: &FetchLimits, tries: u32, outcome: &Result<Answer, Failure>) -> Option<Duration> {
    let asked = match outcome {
        Ok(answer) if matches!(answer.http.status, 429 | 500..=599) => {
            answer.retry_after.as_deref().and_then(|words| asked_for(words, Timestamp::now()))
        }
        Err(failure) if failure.again => None,
        _ => return None,
    };
    let doubled = limits.pause.saturating_mul(2u32.saturating_pow(tries.saturating_sub(1)));
    Some(asked.unwrap_or(doubled).min(limits.longest_pause))
}

/// `Retry-After` is a number of seconds or a date.
fn asked_for(words: &str, now: Timestamp) -> Option<Duration> {
    let words = words.trim();
    if let Ok(seconds) = words.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let then = DateTimeParser::new().relaxed_weekday(true).parse_timestamp(words).ok()?;
    Some(Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn what_the_server_asks_for_is_understood() {
        let now: Timestamp = "2016-10-04T08:00:00Z".parse().unwrap();
        for (words, seconds) in [
            ("0", Some(0)),
            (" 120 ", Some(120)),
            ("Tue, 04 Oct 2016 08:01:30 GMT", Some(90)),
            ("Tue, 04 Oct 2016 07:00:00 GMT", Some(0)),
            ("soon", None),
            ("-5", None),
            ("", None),
        ] {
            assert_eq!(asked_for(words, now).map(|d| d.as_secs()), seconds, "{words}");
        }
    }

    #[test]
    fn pauses_double_up_to_the_longest() {
        let limits = FetchLimits::default();
        let seconds = |tries| {
            let failure = Failure { again: true, ..Failure::of(String::new()) };
            pause(&limits, tries, &Err(failure)).unwrap().as_secs()
        };
        assert_eq!([1, 2, 3, 5, 6, 99].map(seconds), [1, 2, 4, 16, 30, 30]);
        assert_eq!(pause(&limits, 1, &Err(Failure::of(String::new()))), None);
    }
}
