//! Sources as rows of an answer: as reports name them, with what people know of them.

use crate::show::name;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Role, SourceType};
use sijill_record::payload::{Grade, SourceKey};
use sijill_record::question::{SourceRow, source_id};

use super::claim_rows::link;
use super::report_rows::shown;
use super::row::Row;

/// A source of an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceTold {
    /// Its id: s and digits.
    pub id: String,
    /// The same, under a name that no other record has: ORIGIN#id.
    pub link: String,
    /// The name that it goes by.
    pub name: String,
    /// Its further names.
    pub aliases: Vec<String>,
    /// What sort of source.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// What it does in the conflict.
    pub role: Role,
    /// The organisation that it speaks for.
    pub of: Option<String>,
    /// The side that it has an interest in.
    pub side: Option<String>,
    /// How reliable it is.
    pub grade: Option<Grade>,
    /// How many claims are attributed to it.
    pub claims: u64,
    /// As reports name it.
    pub named: SourceKey,
    /// The sources that belong to it.
    pub merged: Vec<Named>,
    /// The source that it belongs to.
    pub into: Option<Named>,
    /// The entry that names it first.
    pub entry: String,
}

/// Another source, as reports name it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Named {
    /// Its id: s and digits.
    pub id: String,
    /// What tells it from other sources.
    #[serde(flatten)]
    pub key: SourceKey,
}

impl Named {
    fn new(key: &SourceKey) -> Self {
        Self { id: source_id(key), key: key.clone() }
    }
}

impl SourceTold {
    /// A source as a row; `origin` is the record's name.
    pub fn new(row: &SourceRow, origin: &str) -> Self {
        Self {
            link: link(origin, &row.id),
            id: row.id.clone(),
            name: row.name().to_owned(),
            aliases: row.facts.aliases.clone(),
            source_type: row.facts.source_type.unwrap_or(row.key.source_type),
            role: row.facts.role.unwrap_or(row.key.role),
            of: row.key.of.clone(),
            side: row.facts.side.clone(),
            grade: row.facts.grade,
            claims: row.claims,
            named: row.key.clone(),
            merged: row.merged.iter().map(Named::new).collect(),
            into: row.into.as_ref().map(Named::new),
            entry: format!("e{}", row.entry),
        }
    }
}

impl Row for SourceTold {
    const CALLED: &'static str = "sources";
    const HEAD: &'static [&'static str] =
        &["id", "name", "also", "type", "role", "of", "side", "grade", "claims"];

    fn cells(&self) -> Vec<String> {
        let merged = self.merged.iter().map(|one| &one.key.name).filter(|other| **other != self.name);
        let mut also: Vec<&str> = self.aliases.iter().chain(merged).map(String::as_str).collect();
        also.dedup();
        vec![
            self.id.clone(),
            self.name.clone(),
            also.join(", "),
            name(self.source_type),
            name(self.role),
            self.of.clone().unwrap_or_default(),
            self.side.clone().unwrap_or_default(),
            self.grade.map(name).unwrap_or_default(),
            self.claims.to_string(),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec![
            "id",
            "link",
            "name",
            "aliases",
            "type",
            "role",
            "of",
            "side",
            "grade",
            "claims",
            "named",
            "named_type",
            "named_role",
            "merged",
            "into",
            "entry",
        ]
    }

    fn values(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.link.clone(),
            self.name.clone(),
            self.aliases.join("; "),
            name(self.source_type),
            name(self.role),
            self.of.clone().unwrap_or_default(),
            self.side.clone().unwrap_or_default(),
            self.grade.map(name).unwrap_or_default(),
            self.claims.to_string(),
            self.named.name.clone(),
            name(self.named.source_type),
            name(self.named.role),
            self.merged.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join("; "),
            shown(self.into.as_ref().map(|one| one.id.as_str())),
            self.entry.clone(),
        ]
    }

    fn id(&self) -> &str {
        &self.id
    }
}
