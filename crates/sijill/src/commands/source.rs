//! `sijill source`: what people know of sources, and which of them are one.

use rustc_hash::FxHashSet;
use serde_json::json;
use sijill_desk::show::name;
use sijill_record::RecordError;
use sijill_record::payload::{Payload, SourceAdded, SourceChanged, SourceKey, SourceUnmerged, SourcesMerged};
use sijill_record::question::{Asked, source_id};

use crate::arguments::{
    AliasOptions, DecideOptions, MergeOptions, NameOptions, NewSourceOptions, SetOptions, SourceCommand,
    Told, UnmergeOptions,
};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::aside::say;

pub(crate) fn run(command: &SourceCommand) -> Result<Ended, CommandError> {
    match command {
        SourceCommand::Add(options) => add(options),
        SourceCommand::Name(options) => rename(options),
        SourceCommand::Alias(options) => alias(options),
        SourceCommand::Set(options) => set(options),
        SourceCommand::Merge(options) => merge(options),
        SourceCommand::Unmerge(options) => unmerge(options),
    }
}

/// A decision on a source, and a sentence that tells of it.
struct Decision {
    payload: Payload,
    source: SourceKey,
    sentence: String,
}

/// Works a decision out as the record stands, and keeps it.
fn decide(
    options: &DecideOptions,
    make: impl FnOnce(&Asked<'_>) -> Result<Decision, CommandError>,
) -> Result<Ended, CommandError> {
    let mut deciding = Deciding::begun(&options.record, &options.act)?;
    let Decision { payload, source, sentence } = make(&deciding.record.ask()?)?;
    let entry = deciding.record.decide(payload)?;
    deciding.commit()?;
    let id = source_id(&source);
    match options.format {
        Told::Text => print(&format!("{sentence} ({id}, e{entry})\n"))?,
        Told::Json => {
            let asked = deciding.record.ask()?;
            let facts = asked.standing.facts(&source);
            let into = asked.standing.merged.get(&source).map(source_id);
            print_json(&json!({
                "entry": format!("e{entry}"),
                "source": id,
                "key": source,
                "name": facts.name.as_ref().unwrap_or(&source.name),
                "aliases": facts.aliases,
                "type": facts.source_type.unwrap_or(source.source_type),
                "role": facts.role.unwrap_or(source.role),
                "side": facts.side,
                "grade": facts.grade,
                "merged_into": into,
            }))?;
        }
    }
    Ok(Ended::Well)
}

fn refused<T>(sentence: String) -> Result<T, CommandError> {
    Err(RecordError::Refused(sentence).into())
}

/// The source of these words; where it was merged, the one that it belongs to, since that is the one that is told of.
fn head(asked: &Asked<'_>, words: &str) -> Result<SourceKey, CommandError> {
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

fn unchanged(source: SourceKey, options: &DecideOptions) -> SourceChanged {
    SourceChanged {
        source,
        name: None,
        aliases: Vec::new(),
        not_aliases: Vec::new(),
        source_type: None,
        role: None,
        side: None,
        grade: None,
        by: options.by.clone(),
        reason: options.reason.clone(),
    }
}

fn add(options: &NewSourceOptions) -> Result<Ended, CommandError> {
    let NewSourceOptions { name, source_type, role, of, decide: common } = options;
    decide(common, |asked| {
        let source = SourceKey { name: name.clone(), source_type: *source_type, role: *role, of: of.clone() };
        if asked.one_source(&source_id(&source)).is_ok() {
            return refused(format!("The record has the source “{name}” already ({}).", source_id(&source)));
        }
        let payload =
            SourceAdded { source: source.clone(), by: common.by.clone(), reason: common.reason.clone() };
        Ok(Decision {
            payload: payload.into(), source, sentence: format!("The source “{name}” is added.")
        })
    })
}

fn rename(options: &NameOptions) -> Result<Ended, CommandError> {
    let NameOptions { source, name, decide: common } = options;
    decide(common, |asked| {
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
        let payload = SourceChanged { name: Some(name.clone()), ..unchanged(key.clone(), common) };
        let sentence = format!("“{before}” is called “{name}” from now on.");
        Ok(Decision { payload: payload.into(), source: key, sentence })
    })
}

fn alias(options: &AliasOptions) -> Result<Ended, CommandError> {
    let AliasOptions { source, names, remove, decide: common } = options;
    decide(common, |asked| {
        let key = head(asked, source)?;
        let facts = asked.standing.facts(&key);
        let own = called(asked, &key);
        let mut seen = FxHashSet::default();
        let names: Vec<String> = names.iter().filter(|name| seen.insert(*name)).cloned().collect();
        for name in &names {
            let is_alias = facts.aliases.contains(name);
            if *remove && *name == key.name {
                return refused(format!("“{name}” is the name that reports use; it cannot be taken away."));
            }
            if *remove && !is_alias {
                return refused(format!("“{name}” is no alias of “{own}”."));
            }
            if !*remove && (is_alias || *name == own || *name == key.name) {
                return refused(format!("“{own}” has the name “{name}” already."));
            }
        }
        let told = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        let mut payload = unchanged(key.clone(), common);
        let sentence = if *remove {
            payload.not_aliases = names;
            format!("“{own}” is not called {told} any more.")
        } else {
            payload.aliases = names;
            format!("“{own}” is also called {told}.")
        };
        Ok(Decision { payload: payload.into(), source: key, sentence })
    })
}

fn set(options: &SetOptions) -> Result<Ended, CommandError> {
    let SetOptions { source, source_type, role, side, grade, decide: common } = options;
    decide(common, |asked| {
        let key = head(asked, source)?;
        let own = called(asked, &key);
        let facts = asked.standing.facts(&key);
        let side = side.as_ref().map(|side| side.trim().to_owned());
        let mut told = Vec::new();
        if let Some(kind) = source_type {
            told.push(format!("type {}", name(kind)));
        }
        if let Some(role) = role {
            told.push(format!("role {}", name(role)));
        }
        match side.as_deref() {
            Some("") if facts.side.is_none() => {
                return refused(format!("“{own}” has no side that could be taken back."));
            }
            Some("") => told.push("no side".to_owned()),
            Some(side) => told.push(format!("side {side}")),
            None => {}
        }
        let grade = grade.map(sijill_record::payload::Grade::from);
        if let Some(grade) = grade {
            told.push(format!("grade {}", name(grade)));
        }
        let payload = SourceChanged {
            source_type: *source_type,
            role: *role,
            side,
            grade,
            ..unchanged(key.clone(), common)
        };
        Ok(Decision {
            payload: payload.into(),
            source: key,
            sentence: format!("“{own}” has: {}.", told.join(", ")),
        })
    })
}

fn merge(options: &MergeOptions) -> Result<Ended, CommandError> {
    let MergeOptions { sources, into, decide: common } = options;
    decide(common, |asked| {
        let into = asked.one_source(into)?;
        let mut keys: Vec<SourceKey> = Vec::new();
        for words in sources {
            let key = asked.one_source(words)?;
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let told = keys.iter().map(|key| format!("“{}”", called(asked, key))).collect::<Vec<_>>().join(", ");
        let verb = if keys.len() == 1 { "belongs" } else { "belong" };
        let sentence = format!("{told} {verb} to “{}” from now on.", called(asked, &into));
        let payload = SourcesMerged {
            into: into.clone(),
            sources: keys,
            by: common.by.clone(),
            reason: common.reason.clone(),
        };
        Ok(Decision { payload: payload.into(), source: into, sentence })
    })
}

fn unmerge(options: &UnmergeOptions) -> Result<Ended, CommandError> {
    let UnmergeOptions { source, decide: common } = options;
    decide(common, |asked| {
        let key = asked.one_source(source)?;
        let payload =
            SourceUnmerged { source: key.clone(), by: common.by.clone(), reason: common.reason.clone() };
        let sentence = format!("“{}” stands by itself again.", called(asked, &key));
        Ok(Decision { payload: payload.into(), source: key, sentence })
    })
}
