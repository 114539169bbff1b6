//! `sijill review correct`: what changes in one claim, shown before and after.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value, json};
use sijill_claim::{Claim, Figure, Kind};
use sijill_record::RecordError;
use sijill_record::payload::Verdict;
use sijill_record::question::Asked;

use crate::arguments::{CorrectOptions, StatusName, Told};
use crate::deciding::{Deciding, json_of, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::claim_rows;
use sijill_desk::ask::places::place_in;

/// A member that changes.
#[derive(Serialize)]
struct Changed {
    member: String,
    before: Value,
    after: Value,
}

/// What is needed to read a person's words: the claim, and the ids of its reading.
struct Context {
    claim: Claim,
    first: u64,
    reading: Vec<Claim>,
}

pub(super) fn run(options: &CorrectOptions) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    // Standard input and the gazetteer may take their time; others need not wait for that.
    let patch = options.patch.as_deref().map(json_of).transpose()?;
    let place = options.place.as_deref().map(|name| place(name, options.country.as_deref())).transpose()?;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let (context, changes) = {
        let asked = deciding.record.ask()?;
        let context = Context::of(&asked, options.claim)?;
        let changes = changes(options, &asked, &context, patch, place)?;
        (context, changes)
    };
    let change = deciding.record.change(options.claim, &changes)?;
    let told = |claim: &Claim| {
        serde_json::to_value(claim_rows::numbered(claim.clone(), context.first, &context.reading))
    };
    let mut changed = Vec::new();
    differences(&told(&change.before)?, &told(&change.after)?, "", &mut changed);
    if changed.is_empty() {
        return Err(RecordError::Refused(format!(
            "The claim c{} says so already; nothing would change.",
            options.claim
        ))
        .into());
    }
    let mut entry = None;
    if !options.dry_run {
        let patch = Some(change.patch);
        let entries = deciding.record.review(
            &[options.claim],
            Verdict::Correct,
            patch,
            None,
            &decide.by,
            &decide.reason,
        )?;
        entry = entries.first().map(|e| format!("e{e}"));
        deciding.commit()?;
    }
    tell(options, entry, &changed)?;
    Ok(Ended::Well)
}

impl Context {
    fn of(asked: &Asked<'_>, number: u64) -> Result<Self, CommandError> {
        let full = asked.full(asked.claim_row(number)?)?;
        Ok(Self {
            claim: full.claim,
            first: asked.first_of_reading(number)?,
            reading: full.reading.claims.clone(),
        })
    }
}

fn wrong(sentence: String) -> CommandError {
    CommandError::Wrong(sentence)
}

/// What the options say, as one merge patch on the claim as it holds.
fn changes(
    options: &CorrectOptions,
    asked: &Asked<'_>,
    context: &Context,
    patch: Option<Value>,
    place: Option<Value>,
) -> Result<Map<String, Value>, CommandError> {
    let mut changes = match patch {
        None => Map::new(),
        Some(Value::Object(patch)) => patch,
        Some(_) => return Err(wrong("A merge patch of a claim is a JSON object.".to_owned())),
    };
    let claim = &context.claim;
    let as_is = serde_json::to_value(claim)?;
    for (path, words) in &options.set {
        set(&mut changes, path, value_of(&as_is, path, words))?;
    }
    let mut put = |path: &[&str], value: Value| {
        let path: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
        set(&mut changes, &path, value)
    };
    if let Some(amount) = &options.figure {
        put(&[counting(claim.kind)?, "figure"], figure(claim, &amount.0)?)?;
    }
    if options.harm.is_some() || options.status.is_some() {
        if claim.kind != Kind::Casualty {
            let kind = claim.kind.name();
            return Err(wrong(format!(
                "c{} is a claim of the kind {kind}; only casualties have a harm and a status.",
                options.claim
            )));
        }
        if let Some(harm) = options.harm {
            put(&["casualty", "harm"], serde_json::to_value(harm)?)?;
        }
        match options.status {
            Some(StatusName::Civilian) => put(&["casualty", "victims", "status"], json!("civilian"))?,
            Some(StatusName::Combatant) => put(&["casualty", "victims", "status"], json!("combatant"))?,
            Some(StatusName::Unknown) => put(&["casualty", "victims", "status"], Value::Null)?,
            None => {}
        }
    }
    if options.from.is_some() || options.to.is_some() {
        if claim.when.is_none() {
            // The words that tell the days are the report's, and here it has none.
            put(&["when", "words"], json!(""))?;
        }
        for (member, day) in [("start", options.from), ("end", options.to)] {
            if let Some(day) = day {
                put(&["when", member], json!(day))?;
            }
        }
    }
    if let Some(place) = place {
        put(&["where"], place)?;
    }
    if let Some(name) = &options.source {
        let key = asked.one_source(name)?;
        let mut hop = json!({"name": key.name, "type": key.source_type, "role": key.role});
        if let (Some(of), Value::Object(hop)) = (key.of, &mut hop) {
            hop.insert("of".to_owned(), json!(of));
        }
        put(&["attribution"], json!([hop]))?;
    }
    if changes.is_empty() {
        return Err(wrong("Say what changes: --figure, --place, --set MEMBER=VALUE and so on; `sijill help review correct` tells the rest.".to_owned()));
    }
    localise(&mut changes, context)?;
    Ok(changes)
}

/// The member in which claims of a kind have their figure.
fn counting(kind: Kind) -> Result<&'static str, CommandError> {
    match kind {
        Kind::Casualty
        | Kind::Damage
        | Kind::Facility
        | Kind::Siege
        | Kind::Displacement
        | Kind::Deployment => Ok(kind.name()),
        other => Err(wrong(format!("A claim of the kind {} has no figure.", other.name()))),
    }
}

/// A figure with the report's words, where it has some.
fn figure(claim: &Claim, amount: &Figure) -> Result<Value, CommandError> {
    let words = sijill_record::views::figure(claim).map(|figure| figure.words.clone()).unwrap_or_default();
    let mut value = serde_json::to_value(Figure { words, ..amount.clone() })?;
    if let Value::Object(members) = &mut value {
        // Absent, it would leave an earlier "about" as it was.
        members.entry("approx").or_insert(json!(false));
    }
    Ok(value)
}

/// A place of the gazetteer as claims have it.
fn place(name: &str, country: Option<&str>) -> Result<Value, CommandError> {
    let gazetteer = sijill_desk::places::gazetteer()?;
    let index = place_in(&gazetteer, name, country)?;
    let place = gazetteer.place(index);
    Ok(json!({
        "name": place.name,
        "id": gazetteer.id(index),
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country.map(|code| code.as_str().to_owned()),
        "radius_km": place.radius_km,
    }))
}

/// A value as JSON where it is JSON, otherwise as words. What is words in the claim stays words.
fn value_of(claim: &Value, path: &[String], words: &str) -> Value {
    let at = path.iter().try_fold(claim, |value, name| value.get(name));
    match serde_json::from_str(words) {
        Ok(Value::Number(_) | Value::Bool(_)) if at.is_some_and(Value::is_string) => json!(words),
        Ok(value) => value,
        Err(_) => json!(words),
    }
}

/// Puts a value into a patch, under what is in it already.
fn set(patch: &mut Map<String, Value>, path: &[String], value: Value) -> Result<(), CommandError> {
    let Some((last, above)) = path.split_last() else { return Ok(()) };
    let mut at = patch;
    for name in above {
        let inner = at.entry(name.clone()).or_insert_with(|| Value::Object(Map::new()));
        if !inner.is_object() {
            *inner = Value::Object(Map::new());
        }
        match inner {
            Value::Object(inner) => at = inner,
            _ => return Err(wrong(format!("“{}” is no member that has members.", path.join(".")))),
        }
    }
    at.insert(last.clone(), value);
    Ok(())
}

/// Claims that a claim names are called by the record's numbers; in the claim itself they bear the ids of its reading.
fn localise(changes: &mut Map<String, Value>, context: &Context) -> Result<(), CommandError> {
    for (kind, member) in [("casualty", "part_of"), ("allegation", "denies")] {
        let Some(Value::String(id)) = changes.get_mut(kind).and_then(|kind| kind.get_mut(member)) else {
            continue;
        };
        let number = id.strip_prefix('c').and_then(|digits| digits.parse::<u64>().ok());
        let at = number
            .and_then(|number| number.checked_sub(context.first))
            .and_then(|at| usize::try_from(at).ok());
        match at.and_then(|at| context.reading.get(at)) {
            Some(claim) if claim.id != context.claim.id => id.clone_from(&claim.id),
            Some(_) => return Err(wrong(format!("{kind}.{member} cannot name the claim itself."))),
            None => {
                return Err(wrong(format!(
                    "{kind}.{member} names a claim of the same report by its number; “{id}” is none."
                )));
            }
        }
    }
    Ok(())
}

/// The members in which two values differ, the innermost ones.
fn differences(before: &Value, after: &Value, at: &str, changed: &mut Vec<Changed>) {
    let inner = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let gone = old.keys().filter(|name| !new.contains_key(*name));
            for name in new.keys().chain(gone) {
                let value = |of: &Map<String, Value>| of.get(name).cloned().unwrap_or_default();
                differences(&value(old), &value(new), &inner(name), changed);
            }
        }
        (Value::Null, Value::Object(new)) if !new.is_empty() => {
            for (name, value) in new {
                differences(&Value::Null, value, &inner(name), changed);
            }
        }
        (before, after) if before != after => {
            changed.push(Changed { member: at.to_owned(), before: before.clone(), after: after.clone() });
        }
        _ => {}
    }
}

fn tell(options: &CorrectOptions, entry: Option<String>, changed: &[Changed]) -> Result<(), CommandError> {
    if options.decide.format == Told::Json {
        return print_json(&json!({
            "claim": format!("c{}", options.claim),
            "dry_run": options.dry_run,
            "entry": entry,
            "changes": changed,
        }));
    }
    let words = |value: &Value| match value {
        Value::Null => "nothing".to_owned(),
        Value::String(words) => format!("“{words}”"),
        other => other.to_string(),
    };
    let mut out = match entry {
        Some(entry) => {
            format!("c{} is corrected ({entry}); what the reader read is kept beside it.\n", options.claim)
        }
        None => format!("c{} would be corrected:\n", options.claim),
    };
    let longest = changed.iter().map(|one| one.member.chars().count()).max().unwrap_or(0);
    for Changed { member, before, after } in changed {
        let _ = writeln!(out, "  {member:longest$}  {} → {}", words(before), words(after));
    }
    print(&out)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn values_are_json_or_words() {
        let claim = json!({"quote": "x", "casualty": {"figure": {"low": 3, "words": "three"}}});
        let path = |words: &str| words.split('.').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(value_of(&claim, &path("casualty.figure.low"), "20"), json!(20));
        assert_eq!(value_of(&claim, &path("casualty.figure.words"), "20"), json!("20"));
        assert_eq!(value_of(&claim, &path("casualty.figure.words"), "null"), Value::Null);
        assert_eq!(value_of(&claim, &path("when.start"), "2016-10-03"), json!("2016-10-03"));
        assert_eq!(value_of(&claim, &path("cause"), "[\"bomb\"]"), json!(["bomb"]));
    }

    #[test]
    fn later_changes_stand_above_earlier_ones() {
        let mut patch = Map::new();
        for (path, value) in
            [("a.b", json!(1)), ("a.c", json!(2)), ("a.b", json!(3)), ("d", json!("x")), ("d.e", json!(4))]
        {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            set(&mut patch, &path, value).unwrap();
        }
        assert_eq!(Value::Object(patch), json!({"a": {"b": 3, "c": 2}, "d": {"e": 4}}));
    }

    #[test]
    fn differences_are_told_member_by_member() {
        let mut changed = Vec::new();
        differences(
            &json!({"a": {"b": 1, "c": 2}, "d": null, "e": [1]}),
            &json!({"a": {"b": 1, "c": 3}, "d": {"f": 1, "g": null}, "e": [2], "h": "x"}),
            "",
            &mut changed,
        );
        let mut members: Vec<&str> = changed.iter().map(|one| one.member.as_str()).collect();
        members.sort_unstable();
        assert_eq!(members, ["a.c", "d.f", "e", "h"]);
    }
}
