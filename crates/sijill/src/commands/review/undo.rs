//! `sijill review undo`: a decision is taken back, and what stood before it stands again.

use std::fmt::Write as _;

use serde::Serialize;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::{ClaimsReviewed, Payload};
use sijill_record::question::{Asked, ClaimQuestion, Event};
use sijill_record::{MOST_CLAIMS, RecordError};

use crate::arguments::{Told, UndoOptions};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;
use sijill_desk::ask::short::listed;

/// Claims of which it is told how they stand now.
const SHOWN: usize = 20;

/// A decision that was undone.
#[derive(Serialize)]
struct Undone {
    entry: String,
    undone_by: String,
    kind: String,
    by: Option<String>,
    reason: Option<String>,
    #[serde(skip)]
    claims: Vec<u64>,
}

pub(super) fn run(options: &UndoOptions) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let events = {
        let asked = deciding.record.ask()?;
        if options.entries.is_empty() {
            vec![last_of(&asked, &decide.by)?]
        } else {
            named(&asked, &options.entries)?
        }
    };
    let events = if options.only { events } else { with_parts(&deciding.record.ask()?, events)? };
    let mut undone = Vec::new();
    for event in events {
        let entry = deciding.record.undo(event.entry, &decide.by, &decide.reason)?;
        let payload = event.payload.as_ref();
        undone.push(Undone {
            entry: format!("e{}", event.entry),
            undone_by: format!("e{entry}"),
            kind: event.kind,
            by: payload.and_then(Payload::by).map(str::to_owned),
            reason: payload.and_then(Payload::reason).map(str::to_owned),
            claims: match event.payload {
                Some(Payload::ClaimsReviewed(review)) => review.claims,
                _ => Vec::new(),
            },
        });
    }
    deciding.commit()?;
    tell(options, &deciding.record.ask()?, &undone)?;
    Ok(Ended::Well)
}

/// The entries that are named, each once.
fn named(asked: &Asked<'_>, entries: &[u64]) -> Result<Vec<Event>, CommandError> {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    entries.dedup();
    Ok(entries.into_iter().map(|entry| asked.event(entry)).collect::<Result<_, _>>()?)
}

/// The last decision of a person that can be undone and was not.
fn last_of(asked: &Asked<'_>, by: &str) -> Result<Event, CommandError> {
    for entry in (0..asked.size).rev() {
        if asked.standing.undone.contains(&entry) || !may_be_decision(asked, entry)? {
            continue;
        }
        let payload = match asked.library().payload(entry) {
            Ok(payload) => payload,
            Err(LibraryError::Payload(PayloadError::Erased(_))) => continue,
            Err(error) => return Err(RecordError::from(error).into()),
        };
        let decides = !matches!(
            payload,
            Payload::FeedAdded(_) | Payload::FeedRemoved(_) | Payload::MappingRemembered(_)
        );
        if decides && payload.can_be_undone() && payload.by() == Some(by) {
            return Ok(asked.event(entry)?);
        }
    }
    Err(RecordError::Refused(format!(
        "{by} has made no decision that can be undone; name an entry, such as e57."
    ))
    .into())
}

/// Reports and readings are most of a log; they are not opened for this.
fn may_be_decision(asked: &Asked<'_>, entry: u64) -> Result<bool, RecordError> {
    let stored = asked.store().entry(entry)?;
    Ok(stored.is_some_and(|stored| {
        !matches!(stored.kind.as_str(), "report added" | "reading made" | "capture made" | "custody added")
    }))
}

/// Decisions on many claims lie in several entries, one after the other; each is undone with the others.
fn with_parts(asked: &Asked<'_>, events: Vec<Event>) -> Result<Vec<Event>, CommandError> {
    let mut all: Vec<Event> = Vec::new();
    for event in events {
        let mut parts = vec![event.clone()];
        let mut at = event.clone();
        while let Some(before) = at.entry.checked_sub(1) {
            let before = asked.event(before)?;
            if !is_followed(&before, &at) {
                break;
            }
            at = before.clone();
            parts.push(before);
        }
        at = event;
        while at.entry + 1 < asked.size {
            let after = asked.event(at.entry + 1)?;
            if !is_followed(&at, &after) {
                break;
            }
            at = after.clone();
            parts.push(after);
        }
        // A part that was undone alone stays so.
        let named = parts[0].entry;
        all.extend(parts.into_iter().filter(|part| !part.undone || part.entry == named));
    }
    all.sort_by_key(|event| event.entry);
    all.dedup_by_key(|event| event.entry);
    Ok(all)
}

/// True where two entries are parts of one decision, the first one full.
fn is_followed(one: &Event, next: &Event) -> bool {
    let (Some(Payload::ClaimsReviewed(first)), Some(Payload::ClaimsReviewed(second))) =
        (&one.payload, &next.payload)
    else {
        return false;
    };
    let of = |review: &ClaimsReviewed| {
        (review.chosen.clone(), review.by.clone(), review.reason.clone(), review.verdict)
    };
    first.claims.len() == MOST_CLAIMS
        && of(first) == of(second)
        && one.recorded == next.recorded
        && first.claims.last() < second.claims.first()
}

fn tell(options: &UndoOptions, asked: &Asked<'_>, undone: &[Undone]) -> Result<(), CommandError> {
    let numbers: Vec<u64> = undone.iter().flat_map(|one| &one.claims).copied().take(SHOWN).collect();
    let mut now = Vec::new();
    if !numbers.is_empty() {
        // Claims of readings that were replaced or erased do not hold any more.
        let question = ClaimQuestion { numbers, withdrawn: true, ..ClaimQuestion::default() };
        for row in asked.claims(&question)?.rows {
            now.push((row.number, asked.decided(row)?.0));
        }
    }
    if options.decide.format == Told::Json {
        let claims: Vec<_> = now
            .iter()
            .map(|(claim, state)| serde_json::json!({"claim": format!("c{claim}"), "review": state}))
            .collect();
        let count: usize = undone.iter().map(|one| one.claims.len()).sum();
        return print_json(&serde_json::json!({"undone": undone, "count": count, "claims": claims}));
    }
    let mut out = String::new();
    for one in undone {
        let by = one.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let reason = one.reason.as_ref().map(|reason| format!(": “{reason}”")).unwrap_or_default();
        let claims = match one.claims.len() as u64 {
            0 => String::new(),
            count => format!(", {}", counted(count, "claim")),
        };
        let _ =
            writeln!(out, "{} ({}{claims}{by}{reason}) is undone ({}).", one.entry, one.kind, one.undone_by);
    }
    let mut by_state: Vec<(sijill_record::views::ReviewState, Vec<u64>)> = Vec::new();
    for (claim, state) in now {
        match by_state.iter_mut().find(|(s, _)| *s == state) {
            Some((_, claims)) => claims.push(claim),
            None => by_state.push((state, vec![claim])),
        }
    }
    let all: usize = undone.iter().map(|one| one.claims.len()).sum();
    if all > SHOWN {
        let _ = writeln!(out, "The first {SHOWN} of its claims:");
    }
    for (state, claims) in by_state {
        let _ = writeln!(out, "Now {}: {}.", state.name(), listed('c', &claims));
    }
    print(&out)
}
