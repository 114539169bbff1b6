//! What changes in one claim, shown before and after; what the reader read is kept beside it.

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sijill_claim::{Claim, Figure, Harm, Kind};
use sijill_record::payload::Verdict;
use sijill_record::question::Asked;
use sijill_record::views::HARMS;
use sijill_record::{Change, Record};

use super::amount::{Amount, amount};
use super::{Why, refused};
use crate::ask::claim_rows;
use crate::ask::places::place_in;
use crate::error::AnswerError;
use crate::filter::values::{country, date, one_of, said};

/// What is to be otherwise in a claim.
#[derive(Debug, Clone, Default, Args)]
pub struct CorrectAsked {
    /// A member and its value, such as casualty.figure.low=20; may be repeated.
    #[arg(long, value_name = "MEMBER=VALUE", value_parser = member, help_heading = "What changes")]
    pub set: Vec<(Vec<String>, String)>,
    /// The figure.
    #[arg(long, value_name = "FIGURE", value_parser = amount, allow_hyphen_values = true, help_heading = "What changes")]
    pub figure: Option<Amount>,
    /// Of a casualty, the harm.
    #[arg(long, value_name = "HARM", value_parser = one_of(&HARMS), help_heading = "What changes")]
    pub harm: Option<Harm>,
    /// Of a casualty, the victims' status.
    #[arg(long, value_enum, value_name = "STATUS", help_heading = "What changes")]
    pub status: Option<StatusName>,
    /// The first day.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What changes")]
    pub from: Option<Date>,
    /// The last day.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What changes")]
    pub to: Option<Date>,
    /// The place, found by the gazetteer. A comma tells places of one name apart: "Tripoli, Lebanon".
    #[arg(long, value_name = "NAME", value_parser = said, help_heading = "What changes")]
    pub place: Option<String>,
    /// The country that the place is in, as an ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, requires = "place", help_heading = "What changes")]
    pub country: Option<String>,
    /// Whoever says it: a source of the record, by name or id.
    #[arg(long, value_name = "NAME|ID", value_parser = said, help_heading = "What changes")]
    pub source: Option<String>,
}

/// The status of victims, or that it is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusName {
    /// Not taking part in the fighting.
    Civilian,
    /// Soldiers, fighters, militants.
    Combatant,
    /// The words do not tell.
    Unknown,
}

/// A correction with all that is not of the record: whoever makes one need not keep others from writing for it.
#[derive(Debug, Clone)]
pub struct Correction<'a> {
    asked: &'a CorrectAsked,
    patch: Option<Value>,
    place: Option<Value>,
}

/// A member that changes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Changed {
    /// Which member: "casualty.figure.low".
    pub member: String,
    /// As it holds.
    pub before: Value,
    /// As it is said to be.
    pub after: Value,
}

/// What is needed to read a person's words: the claim, and the ids of its reading.
struct Context {
    number: u64,
    claim: Claim,
    first: u64,
    reading: Vec<Claim>,
}

impl<'a> Correction<'a> {
    /// What is asked, with its place found in the gazetteer. `patch` is a JSON merge patch (RFC 7396) that goes before all else.
    ///
    /// # Errors
    /// Where no place bears the name.
    pub fn of(asked: &'a CorrectAsked, patch: Option<Value>) -> Result<Self, AnswerError> {
        let place = asked.place.as_deref().map(|name| place(name, asked.country.as_deref())).transpose()?;
        Ok(Self { asked, patch, place })
    }
}

/// Works a correction out and stages nothing: the change, and the members in which the claim then differs.
///
/// # Errors
/// Where there is no such claim, nothing would change, or what comes of it is no claim.
pub fn corrected(
    record: &mut Record,
    claim: u64,
    correction: &Correction<'_>,
) -> Result<(Change, Vec<Changed>), AnswerError> {
    let (context, changes) = {
        let asked = record.ask()?;
        let context = Context::of(&asked, claim)?;
        let changes = changes(&asked, &context, correction)?;
        (context, changes)
    };
    let change = record.change(claim, &changes)?;
    let told = |claim: &Claim| {
        serde_json::to_value(claim_rows::numbered(claim.clone(), context.first, &context.reading))
    };
    let mut changed = Vec::new();
    differences(&told(&change.before)?, &told(&change.after)?, "", &mut changed);
    if changed.is_empty() {
        return refused(format!("The claim c{claim} says so already; nothing would change."));
    }
    Ok((change, changed))
}

/// Stages a correction that was worked out. Gives its entry.
///
/// # Errors
/// Where the claim is not there any more.
pub fn keep(record: &mut Record, claim: u64, change: Change, why: &Why) -> Result<Option<u64>, AnswerError> {
    let patch = Some(change.patch);
    let entries = record.review(&[claim], Verdict::Correct, patch, None, &why.by, &why.reason)?;
    Ok(entries.first().copied())
}

impl Context {
    fn of(asked: &Asked<'_>, number: u64) -> Result<Self, AnswerError> {
        let full = asked.full(asked.claim_row(number)?)?;
        Ok(Self {
            number,
            claim: full.claim,
            first: asked.first_of_reading(number)?,
            reading: full.reading.claims.clone(),
        })
    }
}

fn wrong(sentence: String) -> AnswerError {
    AnswerError::Wrong(sentence)
}

/// What the options say, as one merge patch on the claim as it holds.
fn changes(
    asked: &Asked<'_>,
    context: &Context,
    correction: &Correction<'_>,
) -> Result<Map<String, Value>, AnswerError> {
    let Correction { asked: options, patch, place } = correction;
    let mut changes = match patch {
        None => Map::new(),
        Some(Value::Object(patch)) => patch.clone(),
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
                context.number
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
        put(&["where"], place.clone())?;
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
fn counting(kind: Kind) -> Result<&'static str, AnswerError> {
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
fn figure(claim: &Claim, amount: &Figure) -> Result<Value, AnswerError> {
    let words = sijill_record::views::figure(claim).map(|figure| figure.words.clone()).unwrap_or_default();
    let mut value = serde_json::to_value(Figure { words, ..amount.clone() })?;
    if let Value::Object(members) = &mut value {
        // Absent, it would leave an earlier "about" as it was.
        members.entry("approx").or_insert(json!(false));
    }
    Ok(value)
}

/// A place of the gazetteer as claims have it.
fn place(name: &str, country: Option<&str>) -> Result<Value, AnswerError> {
    let gazetteer = crate::places::gazetteer()?;
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
fn set(patch: &mut Map<String, Value>, path: &[String], value: Value) -> Result<(), AnswerError> {
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
fn localise(changes: &mut Map<String, Value>, context: &Context) -> Result<(), AnswerError> {
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

fn member(words: &str) -> Result<(Vec<String>, String), String> {
    let wrong = || format!("“{words}” is no MEMBER=VALUE, such as casualty.figure.low=20");
    let (path, value) = words.split_once('=').ok_or_else(wrong)?;
    let path: Vec<String> = path.split('.').map(|name| name.trim().to_owned()).collect();
    if path.iter().any(String::is_empty) { Err(wrong()) } else { Ok((path, value.trim().to_owned())) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn members_are_paths_with_a_value() {
        let (path, value) = member("casualty.figure.low=20").unwrap();
        assert_eq!((path.join("/").as_str(), value.as_str()), ("casualty/figure/low", "20"));
        assert_eq!(member("where.name=a=b").unwrap().1, "a=b");
        for words in ["", "modality", "=3", "a..b=3", ".a=3"] {
            assert!(member(words).is_err(), "{words}");
        }
    }

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
