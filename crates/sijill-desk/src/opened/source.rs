//! A source, opened: its names, what people know of it, and its last claims.

use crate::show::{Look, Sheet, name, what};
use serde_json::Value;
use sijill_record::RecordError;
use sijill_record::payload::SourceKey;
use sijill_record::question::{Asked, ClaimQuestion, SourceQuestion, Window, source_id};

use super::Opened;
use crate::ask::claim_rows::{ClaimTeller, ClaimTold};
use crate::ask::row::Row as _;
use crate::ask::short;
use crate::ask::source_rows::{Named, SourceTold};
use crate::error::AnswerError;

/// So many of its claims are shown.
const LAST: usize = 10;

pub(super) fn open(
    asked: &Asked<'_>,
    key: &SourceKey,
    origin: &str,
    look: Look,
) -> Result<Opened, AnswerError> {
    let id = source_id(key);
    let found = asked.sources(&SourceQuestion { name: Some(id.clone()), ..SourceQuestion::default() })?;
    let row = found.rows.iter().find(|row| row.key == *key);
    let row = row.ok_or_else(|| RecordError::Unknown(format!("source “{}”", key.name)))?;
    let told = SourceTold::new(row, origin);
    let window = Window { skip: 0, limit: LAST };
    let question = ClaimQuestion { source: Some(id), reverse: true, window, ..ClaimQuestion::default() };
    let last = asked.claims(&question)?;
    let mut teller = ClaimTeller::new(asked, origin);
    let claims = last.rows.into_iter().map(|row| teller.told(row)).collect::<Result<Vec<_>, _>>()?;

    let mut sheet = Sheet::new(look);
    sheet.head(&told.id);
    sheet.title(&told.name);
    let as_named = as_named(key);
    if told.name != key.name || told.source_type != key.source_type || told.role != key.role {
        sheet.field("in reports", &as_named);
    }
    sheet.field("also", &told.aliases.join(", "));
    sheet.field("type", &name(told.source_type));
    sheet.field("role", &name(told.role));
    sheet.field("of", told.of.as_deref().unwrap_or_default());
    sheet.field("side", told.side.as_deref().unwrap_or_default());
    sheet.field("grade", &told.grade.map(name).unwrap_or_default());
    sheet.field("claims", &told.claims.to_string());
    let merged = |one: &Named| format!("{} ({})", as_named_with(&one.key), one.id);
    for one in &told.merged {
        sheet.field("merged with", &merged(one));
    }
    sheet.field("belongs to", &told.into.as_ref().map(merged).unwrap_or_default());
    sheet.field("first named", &told.entry);
    if !claims.is_empty() {
        sheet.section(if last.more { "Its last claims" } else { "Its claims" });
    }
    for one in &claims {
        let when = one.claim.when.as_ref().map(short::days).unwrap_or_default();
        let at = one.claim.place.as_ref().map(short::place).unwrap_or_default();
        let parts =
            [one.claim.kind.name().to_owned(), what(&one.claim), when, at, one.review.name().to_owned()];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        sheet.field(one.id(), &parts.join(" · "));
    }
    let mut json = serde_json::to_value(&told)?;
    json["last_claims"] = Value::Array(claims.iter().map(ClaimTold::inside).collect::<Result<_, _>>()?);
    Ok(Opened { page: sheet, json })
}

fn as_named(key: &SourceKey) -> String {
    as_named_with(key)
}

/// "Civil Defence of X, organisation, rescuer".
fn as_named_with(key: &SourceKey) -> String {
    let of = key.of.as_deref().map(|of| format!(" of {of}")).unwrap_or_default();
    format!("{}{of}, {}, {}", key.name, name(key.source_type), name(key.role))
}
