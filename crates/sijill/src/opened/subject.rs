//! What an id or a name means.

use sijill_record::RecordError;
use sijill_record::question::{Asked, Subject};

use crate::ask::places::zone;
use crate::errors::CommandError;

/// The thing of an id or name: r12, c34, i5, e7, a source's id or name, a zone's name, a feed's address. `source:` and
/// `zone:` before a name tell which is meant.
pub(crate) fn subject(asked: &Asked<'_>, words: &str) -> Result<Subject, CommandError> {
    let words = words.trim();
    if let Some(name) = words.strip_prefix("zone:") {
        return Ok(Subject::Zone(zone(asked, name)?.name.clone()));
    }
    if let Some(name) = words.strip_prefix("source:") {
        return Ok(Subject::Source(asked.one_source(name)?));
    }
    if let Some(subject) = numbered(words) {
        return Ok(subject);
    }
    let feed = asked.standing.feeds.contains_key(words) || words.contains("://");
    if feed {
        return Ok(Subject::Feed(words.to_owned()));
    }
    let zone = zone(asked, words).ok().map(|zone| zone.name.clone());
    match (asked.one_source(words), zone) {
        (Ok(_), Some(zone)) => Err(RecordError::Refused(format!(
            "“{zone}” is a source and a zone: write “source:{zone}” or “zone:{zone}”."
        ))
        .into()),
        (Ok(key), None) => Ok(Subject::Source(key)),
        (Err(RecordError::Unknown(_)), Some(zone)) => Ok(Subject::Zone(zone)),
        (Err(RecordError::Unknown(_)), None) => Err(CommandError::NoSubject(words.to_owned())),
        (Err(error), _) => Err(error.into()),
    }
}

fn numbered(words: &str) -> Option<Subject> {
    let mut chars = words.chars();
    let letter = chars.next()?;
    let digits = chars.as_str();
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| all_digits)?;
    match letter {
        'r' => Some(Subject::Report(number)),
        'c' => Some(Subject::Claim(number)),
        'i' => Some(Subject::Incident(number)),
        'e' => Some(Subject::Entry(number)),
        _ => None,
    }
}
