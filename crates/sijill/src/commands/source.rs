//! `sijill source`: what people know of sources, and which of them are one.

use sijill_desk::AnswerError;
use sijill_desk::decide::source::{self, SourceDecision};
use sijill_record::payload::SourceKey;
use sijill_record::question::{Asked, source_id};

use crate::arguments::{
    AliasOptions, DecideOptions, MergeOptions, NameOptions, NewSourceOptions, SetOptions, SourceCommand,
    Told, UnmergeOptions,
};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(command: &SourceCommand) -> Result<Ended, CommandError> {
    match command {
        SourceCommand::Add(NewSourceOptions { name, source_type, role, of, decide: common }) => {
            let (name, of) = (name.clone(), of.clone());
            let key = SourceKey { name, source_type: *source_type, role: *role, of };
            decide(common, |asked| source::add(asked, key, &common.why()))
        }
        SourceCommand::Name(NameOptions { source, name, decide: common }) => {
            decide(common, |asked| source::rename(asked, source, name, &common.why()))
        }
        SourceCommand::Alias(AliasOptions { source, names, remove, decide: common }) => {
            decide(common, |asked| source::alias(asked, source, names, *remove, &common.why()))
        }
        SourceCommand::Set(SetOptions { source, known, decide: common }) => {
            decide(common, |asked| source::set(asked, source, known, &common.why()))
        }
        SourceCommand::Merge(MergeOptions { sources, into, decide: common }) => {
            decide(common, |asked| source::merge(asked, sources, into, &common.why()))
        }
        SourceCommand::Unmerge(UnmergeOptions { source, decide: common }) => {
            decide(common, |asked| source::unmerge(asked, source, &common.why()))
        }
    }
}

/// Works a decision out as the record stands, and keeps it.
fn decide(
    options: &DecideOptions,
    make: impl FnOnce(&Asked<'_>) -> Result<SourceDecision, AnswerError>,
) -> Result<Ended, CommandError> {
    let mut deciding = Deciding::begun(&options.record, &options.act)?;
    let decision = make(&deciding.record.ask()?)?;
    let entry = deciding.record.decide(decision.payload.clone())?;
    deciding.commit()?;
    match options.format {
        Told::Text => {
            print(&format!("{} ({}, e{entry})\n", decision.sentence, source_id(&decision.source)))?;
        }
        Told::Json => print_json(&decision.told(entry, &deciding.record.ask()?))?,
    }
    Ok(Ended::Well)
}
