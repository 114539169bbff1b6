//! What an id or a name means.

use sijill_record::RecordError;
use sijill_record::question::{Asked, Subject};

use crate::ask::places::zone;
use crate::error::AnswerError;

/// What can be opened, and has a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A thing that the record itself knows.
    Of(Subject),
    /// The incident across reports that a claim tells of.
    Incident(u64),
}

/// The thing of an id or name: r12, c34, i34, r12.i1, e7, a source's id or name, a zone's name, a feed's address. `source:`
/// and `zone:` before a name tell which is meant.
///
/// # Errors
/// Where the record has nothing of the id or name.
pub fn thing(asked: &Asked<'_>, words: &str) -> Result<Thing, AnswerError> {
    let words = words.trim();
    match words.strip_prefix('i').and_then(number) {
        Some(claim) => Ok(Thing::Incident(claim)),
        None => subject(asked, words).map(Thing::Of),
    }
}

fn subject(asked: &Asked<'_>, words: &str) -> Result<Subject, AnswerError> {
    if let Some(name) = words.strip_prefix("zone:") {
        return Ok(Subject::Zone(zone(asked, name)?.name.clone()));
    }
    if let Some(name) = words.strip_prefix("source:") {
        return Ok(Subject::Source(asked.one_source(name)?));
    }
    if let Some(subject) = numbered(words) {
        return Ok(subject);
    }
    if let Some(subject) = of_report(asked, words)? {
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
        (Err(RecordError::Unknown(_)), None) => Err(AnswerError::NoSubject(words.to_owned())),
        (Err(error), _) => Err(error.into()),
    }
}

fn numbered(words: &str) -> Option<Subject> {
    let mut chars = words.chars();
    let letter = chars.next()?;
    let number = number(chars.as_str())?;
    match letter {
        'r' => Some(Subject::Report(number)),
        'c' => Some(Subject::Claim(number)),
        'e' => Some(Subject::Entry(number)),
        _ => None,
    }
}

fn number(digits: &str) -> Option<u64> {
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| all_digits)
}

/// r12.i1: an incident as a report's reading has it. Of an erased report nothing is left but that it was erased.
fn of_report(asked: &Asked<'_>, words: &str) -> Result<Option<Subject>, AnswerError> {
    let Some((report, id)) = words.split_once('.') else { return Ok(None) };
    let (Some(report), Some(_)) =
        (report.strip_prefix('r').and_then(number), id.strip_prefix('i').and_then(number))
    else {
        return Ok(None);
    };
    let full = asked.full_report(report)?;
    if full.row.erased.is_some() {
        return Ok(Some(Subject::Report(report)));
    }
    let made = full.reading.iter().flat_map(|(_, made)| &made.incidents);
    let found = made.zip(&full.incidents).find(|(incident, _)| incident.id == id);
    let unknown = || RecordError::Unknown(format!("incident {words}"));
    Ok(Some(Subject::Incident(*found.ok_or_else(unknown)?.1)))
}
