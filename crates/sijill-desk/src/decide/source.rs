//! What people know of sources, and which of them are one.

use clap::{Args, ValueEnum};
use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Role, SourceType};
use sijill_record::payload::{
    Grade, Payload, SourceAdded, SourceChanged, SourceKey, SourceUnmerged, SourcesMerged,
};
use sijill_record::question::{Asked, source_id};
use sijill_record::views::{ROLES, TYPES};

use super::{Why, refused};
use crate::aside::say;
use crate::error::AnswerError;
use crate::filter::values::one_of;
use crate::show::name as name_of;

/// What is known of a source; what is absent stays as it is.
#[derive(Debug, Clone, Default, Args)]
pub struct FactsAsked {
    /// What sort of source.
    #[arg(long = "type", value_name = "TYPE", value_parser = one_of(&TYPES))]
    pub source_type: Option<SourceType>,
    /// What it does in the conflict.
    #[arg(long, value_name = "ROLE", value_parser = one_of(&ROLES))]
    pub role: Option<Role>,
    /// The side that it has an interest in; an empty one takes it back.
    #[arg(long, value_name = "NAME")]
    pub side: Option<String>,
    /// How reliable it is.
    #[arg(long, value_enum, value_name = "GRADE", ignore_case = true)]
    pub grade: Option<GradeName>,
}

/// A grade, with what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub enum GradeName {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

impl From<GradeName> for Grade {
    fn from(name: GradeName) -> Self {
        match name {
            GradeName::A => Self::A,
            GradeName::B => Self::B,
            GradeName::C => Self::C,
            GradeName::D => Self::D,
            GradeName::E => Self::E,
            GradeName::F => Self::F,
        }
    }
}

/// A decision on a source, and a sentence that tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceDecision {
    /// As the record keeps it.
    pub payload: Payload,
    /// The source that it is on.
    pub source: SourceKey,
    /// What it comes to.
    pub sentence: String,
}

/// A source after a decision on it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SourceDecided {
    /// The entry of the decision: "e57".
    pub entry: String,
    /// The source's id: s and digits.
    pub source: String,
    /// What tells it from other sources.
    pub key: SourceKey,
    /// The name that it goes by.
    pub name: String,
    /// Its further names.
    pub aliases: Vec<String>,
    /// What sort of source.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// What it does in the conflict.
    pub role: Role,
    /// The side that it has an interest in.
    pub side: Option<String>,
    /// How reliable it is.
    pub grade: Option<Grade>,
    /// The source that it belongs to, by its id.
    pub merged_into: Option<String>,
}

impl SourceDecision {
    /// How the source stands once the decision is an entry.
    pub fn told(&self, entry: u64, asked: &Asked<'_>) -> SourceDecided {
        let source = &self.source;
        let facts = asked.standing.facts(source);
        SourceDecided {
            entry: format!("e{entry}"),
            source: source_id(source),
            key: source.clone(),
            name: facts.name.unwrap_or_else(|| source.name.clone()),
            aliases: facts.aliases.into_iter().collect(),
            source_type: facts.source_type.unwrap_or(source.source_type),
            role: facts.role.unwrap_or(source.role),
            side: facts.side,
            grade: facts.grade,
            merged_into: asked.standing.merged.get(source).map(source_id),
        }
    }
}

/// A source that no report has named yet.
///
/// # Errors
/// Where the record has it.
pub fn add(asked: &Asked<'_>, source: SourceKey, why: &Why) -> Result<SourceDecision, AnswerError> {
    let name = &source.name;
    if asked.one_source(&source_id(&source)).is_ok() {
        return refused(format!("The record has the source “{name}” already ({}).", source_id(&source)));
    }
    let sentence = format!("The source “{name}” is added.");
    let payload = SourceAdded { source: source.clone(), by: why.by.clone(), reason: why.reason.clone() };
    Ok(SourceDecision { payload: payload.into(), source, sentence })
}

/// Another name for a source; the old one stays as an alias.
///
/// # Errors
/// Where there is no such source, or it has the name.
pub fn rename(asked: &Asked<'_>, source: &str, name: &str, why: &Why) -> Result<SourceDecision, AnswerError> {
    let key = head(asked, source)?;
    let before = called(asked, &key);
    if before == *name {
        return refused(format!("The source is called “{name}” already."));
    }
    if let Ok(other) = asked.one_source(name)
        && asked.standing.head_of(&other) != &key
    {
        say(&format!(
            "Another source is called “{name}” ({}). If they are one, `sijill source merge` says so.",
            source_id(&other)
        ));
    }
    let payload = SourceChanged { name: Some(name.to_owned()), ..unchanged(key.clone(), why) };
    let sentence = format!("“{before}” is called “{name}” from now on.");
    Ok(SourceDecision { payload: payload.into(), source: key, sentence })
}

/// Further names for a source, or names that it does not have after all.
///
/// # Errors
/// Where there is no such source, it has a name already, or a name that is to go is not its own.
pub fn alias(
    asked: &Asked<'_>,
    source: &str,
    names: &[String],
    remove: bool,
    why: &Why,
) -> Result<SourceDecision, AnswerError> {
    let key = head(asked, source)?;
    let facts = asked.standing.facts(&key);
    let own = called(asked, &key);
    let mut seen = FxHashSet::default();
    let names: Vec<String> = names.iter().filter(|name| seen.insert(*name)).cloned().collect();
    if names.is_empty() {
        return Err(AnswerError::Wrong("Say which names.".to_owned()));
    }
    for name in &names {
        let is_alias = facts.aliases.contains(name);
        if remove && *name == key.name {
            return refused(format!("“{name}” is the name that reports use; it cannot be taken away."));
        }
        if remove && !is_alias {
            return refused(format!("“{name}” is no alias of “{own}”."));
        }
        if !remove && (is_alias || *name == own || *name == key.name) {
            return refused(format!("“{own}” has the name “{name}” already."));
        }
    }
    let told = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let mut payload = unchanged(key.clone(), why);
    let sentence = if remove {
        payload.not_aliases = names;
        format!("“{own}” is not called {told} any more.")
    } else {
        payload.aliases = names;
        format!("“{own}” is also called {told}.")
    };
    Ok(SourceDecision { payload: payload.into(), source: key, sentence })
}

/// What is known of a source: its type, role, side and grade.
///
/// # Errors
/// Where there is no such source, nothing is said of it, or a side is taken back that it does not have.
pub fn set(
    asked: &Asked<'_>,
    source: &str,
    known: &FactsAsked,
    why: &Why,
) -> Result<SourceDecision, AnswerError> {
    let FactsAsked { source_type, role, side, grade } = known;
    let key = head(asked, source)?;
    let own = called(asked, &key);
    let facts = asked.standing.facts(&key);
    let side = side.as_ref().map(|side| side.trim().to_owned());
    let mut told = Vec::new();
    if let Some(kind) = source_type {
        told.push(format!("type {}", name_of(kind)));
    }
    if let Some(role) = role {
        told.push(format!("role {}", name_of(role)));
    }
    match side.as_deref() {
        Some("") if facts.side.is_none() => {
            return refused(format!("“{own}” has no side that could be taken back."));
        }
        Some("") => told.push("no side".to_owned()),
        Some(side) => told.push(format!("side {side}")),
        None => {}
    }
    let grade = grade.map(Grade::from);
    if let Some(grade) = grade {
        told.push(format!("grade {}", name_of(grade)));
    }
    if told.is_empty() {
        return Err(AnswerError::Wrong(
            "Say what is known of it: a type, a role, a side or a grade.".to_owned(),
        ));
    }
    let payload =
        SourceChanged { source_type: *source_type, role: *role, side, grade, ..unchanged(key.clone(), why) };
    let sentence = format!("“{own}” has: {}.", told.join(", "));
    Ok(SourceDecision { payload: payload.into(), source: key, sentence })
}

/// Sources belong to another one: claims keep the names that their reports use, and questions find them under one.
///
/// # Errors
/// Where there is no such source.
pub fn merge(
    asked: &Asked<'_>,
    sources: &[String],
    into: &str,
    why: &Why,
) -> Result<SourceDecision, AnswerError> {
    let into = asked.one_source(into)?;
    let mut keys: Vec<SourceKey> = Vec::new();
    for words in sources {
        let key = asked.one_source(words)?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        return Err(AnswerError::Wrong("Say which sources belong to it.".to_owned()));
    }
    let told = keys.iter().map(|key| format!("“{}”", called(asked, key))).collect::<Vec<_>>().join(", ");
    let verb = if keys.len() == 1 { "belongs" } else { "belong" };
    let sentence = format!("{told} {verb} to “{}” from now on.", called(asked, &into));
    let payload =
        SourcesMerged { into: into.clone(), sources: keys, by: why.by.clone(), reason: why.reason.clone() };
    Ok(SourceDecision { payload: payload.into(), source: into, sentence })
}

/// A source that was merged stands by itself again.
///
/// # Errors
/// Where there is no such source.
pub fn unmerge(asked: &Asked<'_>, source: &str, why: &Why) -> Result<SourceDecision, AnswerError> {
    let key = asked.one_source(source)?;
    let payload = SourceUnmerged { source: key.clone(), by: why.by.clone(), reason: why.reason.clone() };
    let sentence = format!("“{}” stands by itself again.", called(asked, &key));
    Ok(SourceDecision { payload: payload.into(), source: key, sentence })
}

/// The source of these words; where it was merged, the one that it belongs to, since that is the one that is told of.
fn head(asked: &Asked<'_>, words: &str) -> Result<SourceKey, AnswerError> {
    let key = asked.one_source(words)?;
    let head = asked.standing.head_of(&key).clone();
    if head != key {
        say(&format!("“{}” was merged into “{}”: it is decided of that.", key.name, called(asked, &head)));
    }
    Ok(head)
}

/// The name that a source goes by.
fn called(asked: &Asked<'_>, key: &SourceKey) -> String {
    asked.standing.facts(key).name.unwrap_or_else(|| key.name.clone())
}

fn unchanged(source: SourceKey, why: &Why) -> SourceChanged {
    SourceChanged {
        source,
        name: None,
        aliases: Vec::new(),
        not_aliases: Vec::new(),
        source_type: None,
        role: None,
        side: None,
        grade: None,
        by: why.by.clone(),
        reason: why.reason.clone(),
    }
}
