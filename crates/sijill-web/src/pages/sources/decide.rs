//! What people decide on a source: `POST /sources/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;
use sijill_desk::decide::Why;
use sijill_desk::decide::source::{FactsAsked, SourceDecision, alias, merge, rename, set, unmerge};
use sijill_desk::{AnswerError, aside};
use sijill_record::question::{Asked, source_id};

use super::super::sign;
use crate::http::{Failure, Posted};
use crate::server::App;

/// What a form asks.
#[derive(Debug)]
enum Deed {
    Rename(String),
    Alias(Vec<String>),
    NotAlias(Vec<String>),
    Set(FactsAsked),
    /// It belongs to another one.
    Into(String),
    /// Others belong to it.
    With(Vec<String>),
    Unmerge(String),
}

impl Deed {
    fn of(posted: &Posted) -> Result<Self, Failure> {
        let several = |name: &str| {
            let all: Vec<String> = posted
                .all(name)
                .flat_map(str::lines)
                .map(str::trim)
                .filter(|one| !one.is_empty())
                .map(str::to_owned)
                .collect();
            if all.is_empty() { posted.needed(name).map(|_| all) } else { Ok(all) }
        };
        Ok(match posted.needed("do")? {
            "rename" => Self::Rename(posted.needed("name")?.to_owned()),
            "alias" => Self::Alias(several("alias")?),
            "not-alias" => Self::NotAlias(several("alias")?),
            "set" => Self::Set(facts(posted)?),
            "into" => Self::Into(posted.needed("into")?.to_owned()),
            "with" => Self::With(several("source")?),
            "unmerge" => Self::Unmerge(posted.needed("source")?.to_owned()),
            other => {
                return Err(Failure::Wrong(format!("“{other}” is nothing that can be decided on a source.")));
            }
        })
    }

    fn made(&self, asked: &Asked<'_>, id: &str, why: &Why) -> Result<SourceDecision, AnswerError> {
        match self {
            Self::Rename(name) => rename(asked, id, name, why),
            Self::Alias(names) => alias(asked, id, names, false, why),
            Self::NotAlias(names) => alias(asked, id, names, true, why),
            Self::Set(facts) => set(asked, id, &changed(asked, id, facts)?, why),
            Self::Into(other) => merge(asked, &[id.to_owned()], other, why),
            Self::With(others) => merge(asked, others, id, why),
            Self::Unmerge(source) => unmerge(asked, source, why),
        }
    }
}

/// What the form says of the source.
fn facts(posted: &Posted) -> Result<FactsAsked, Failure> {
    const OWN: [&str; 6] = ["do", "by", "reason", "back", "no-side", "side"];
    let mut facts: FactsAsked = posted.asked(&OWN)?;
    facts.side = posted.field("side").map(str::to_owned);
    if posted.field("no-side").is_some() {
        facts.side = Some(String::new());
    }
    Ok(facts)
}

/// What of it is new: a form sends all of its fields, and what is as it was is not decided again.
fn changed(asked: &Asked<'_>, id: &str, facts: &FactsAsked) -> Result<FactsAsked, AnswerError> {
    let key = asked.one_source(id)?;
    let head = asked.standing.head_of(&key);
    let known = asked.standing.facts(head);
    let (kind, role) = (known.source_type.unwrap_or(head.source_type), known.role.unwrap_or(head.role));
    let before = known.side.unwrap_or_default();
    Ok(FactsAsked {
        source_type: facts.source_type.filter(|one| *one != kind),
        role: facts.role.filter(|one| *one != role),
        side: facts.side.clone().filter(|side| side.trim() != before),
        grade: facts.grade.filter(|grade| Some((*grade).into()) != known.grade),
    })
}

/// `POST /sources/{id}`.
pub(super) async fn decide(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match decided(&app, &id, &posted).await {
        Ok((to, entry)) => sign::told(&app, &posted, &to, &[entry]),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn decided(app: &App, id: &str, posted: &Posted) -> Result<(String, u64), Failure> {
    let deed = Deed::of(posted)?;
    let why = sign::why(posted)?;
    let id = id.to_owned();
    let written = app.write(move |record| {
        let (made, _) = aside::heard(|| deed.made(&record.ask()?, &id, &why));
        let made = made?;
        let source = source_id(&made.source);
        Ok((record.decide(made.payload)?, source))
    });
    let (entry, source) = written.await?.value;
    Ok((posted.back(&format!("/sources/{source}")), entry))
}
