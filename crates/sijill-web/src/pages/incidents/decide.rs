//! People's decisions on which claims tell of the same incident: what would become of the figures is shown before anything is
//! written, and what was written can be undone.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use clap::{Args, ValueEnum};
use sijill_desk::AnswerError;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::of_incident::IncidentId;
use sijill_desk::ask::weighed;
use sijill_desk::decide::Why;
use sijill_desk::decide::incident::{IncidentDecision, hold, merge, split};
use sijill_desk::decide::undo::undone;
use sijill_desk::filter::values;
use sijill_record::payload::Payload;
use sijill_record::question::Asked;
use sijill_record::{Record, RecordError};
use sijill_weigh::ledger::Ledger;

use super::rows::{Line, lines};
use crate::engine::Seat;
use crate::http::posted::numbered;
use crate::http::{Context, Failure, Posted, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::sign;
use crate::server::App;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deed {
    /// It is one with others.
    Merge,
    /// Some of its claims tell of another one.
    Split,
    /// Nobody can tell whether it is one with another.
    Hold,
}

/// A decision as the form sends it.
#[derive(Debug, Clone, Args)]
struct Decision {
    /// What is decided.
    #[arg(long, value_enum)]
    what: Deed,
    /// The other incidents.
    #[arg(long, value_delimiter = ',', value_parser = values::incident)]
    with: Vec<IncidentId>,
    /// The claims that tell of another one.
    #[arg(long, value_delimiter = ',', value_parser = values::claim)]
    claim: Vec<u64>,
}

#[derive(Template)]
#[template(path = "incident_decide.html")]
struct PreviewPage {
    c: Chrome,
    id: String,
    what: &'static str,
    with: Vec<String>,
    claims: Vec<String>,
    sentence: String,
    before: Vec<Line>,
    after: Vec<Line>,
}

impl Decision {
    /// Worked out as the record stands.
    fn made(
        &self,
        asked: &Asked<'_>,
        ledger: &Ledger,
        incident: IncidentId,
        why: &Why,
    ) -> Result<IncidentDecision, AnswerError> {
        match self.what {
            Deed::Merge => {
                let all: Vec<IncidentId> =
                    std::iter::once(incident).chain(self.with.iter().copied()).collect();
                if all.len() < 2 {
                    return refuse("Say which other incident it is one with, such as i12.");
                }
                merge(asked, ledger, &all, why)
            }
            Deed::Hold => match self.with.as_slice() {
                [other] => hold(asked, ledger, incident, *other, why),
                _ => refuse("Say which other incident is meant, and only one, such as i12."),
            },
            Deed::Split if self.claim.is_empty() => {
                refuse("Choose the claims that tell of another incident.")
            }
            Deed::Split => split(asked, ledger, incident, &self.claim, why),
        }
    }
}

/// `GET /incidents/{id}/decide`: what would become of the figures.
pub(super) async fn preview(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| previewed(&own, seat, context, &id)).await
}

fn previewed(app: &App, seat: &Seat<'_>, context: &Context, id: &str) -> Result<Reply, Failure> {
    let decision: Decision = context.asked()?;
    let own = IncidentId { letter: 'i', claim: numbered(id, 'i')? };
    let nobody = Why { by: String::new(), reason: String::new() };
    let made = decision.made(seat.asked, seat.ledger(), own, &nobody)?;
    let (before, after) = outcome(seat, &made)?;
    let what = match decision.what {
        Deed::Merge => "merge",
        Deed::Split => "split",
        Deed::Hold => "hold",
    };
    Reply::page(&PreviewPage {
        c: Chrome::new(app, context, seat.snapshot),
        id: id.to_owned(),
        what,
        with: decision.with.iter().map(ToString::to_string).collect(),
        claims: decision.claim.iter().map(|claim| format!("c{claim}")).collect(),
        sentence: made.sentence,
        before: lines(context, before),
        after: lines(context, after),
    })
}

/// The incidents of a decision's claims as they are, and as they would be. Other claims may follow theirs once it is made.
fn outcome(
    seat: &Seat<'_>,
    made: &IncidentDecision,
) -> Result<(Vec<AcrossTold>, Vec<AcrossTold>), AnswerError> {
    use sijill_record::payload::Sameness;
    let ledger = seat.ledger();
    let mut now: Vec<u64> = made.claims.iter().chain(&made.others).copied().collect();
    now = now.iter().filter_map(|claim| ledger.line_of(*claim)).map(|at| ledger.incidents[at]).collect();
    now.sort_unstable();
    now.dedup();
    let before: Vec<_> = now.iter().filter_map(|number| ledger.incident_of(*number)).collect();
    let after: Vec<_> = match made.verdict {
        Sameness::Same => {
            let all: Vec<u64> = made.claims.iter().chain(&made.others).copied().collect();
            ledger.as_one(&all).into_iter().collect()
        }
        Sameness::Different => {
            [&made.others, &made.claims].into_iter().filter_map(|side| ledger.as_one(side)).collect()
        }
        Sameness::Undecided => before.clone(),
    };
    seat.across(|teller| {
        let mut told = |all: &[sijill_weigh::incident::Incident]| {
            all.iter().map(|incident| teller.told(incident)).collect::<Result<Vec<_>, _>>()
        };
        Ok((told(&before)?, told(&after)?))
    })
}

/// `POST /incidents/{id}/decide`.
pub(super) async fn decide(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match decided(&app, &id, &posted).await {
        Ok((to, entry)) => sign::told(&app, &posted, &to, &[entry]),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn decided(app: &App, id: &str, posted: &Posted) -> Result<(String, u64), Failure> {
    let decision: Decision = posted.asked(&["by", "reason", "back"])?;
    let own = IncidentId { letter: 'i', claim: numbered(id, 'i')? };
    let why = sign::why_in_words(posted)?;
    let snapshot = app.keeper.current();
    let written = app.write(move |record| {
        let made = {
            let asked = record.ask()?;
            // The snapshot's claims are those of the record, unless somebody just wrote.
            let later = if asked.size == snapshot.size { None } else { Some(weighed::ledger(&asked)?.0) };
            decision.made(&asked, later.as_ref().unwrap_or(&snapshot.ledger), own, &why)?
        };
        let entry = record.decide(made.payload.clone().into())?;
        Ok((made.claims.iter().chain(&made.others).min().copied().unwrap_or(own.claim), entry))
    });
    let (first, entry) = written.await?.value;
    Ok((format!("/incidents/i{first}"), entry))
}

/// `POST /incidents/{id}/undo`: a decision on incidents counts no more.
pub(super) async fn undo(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match taken_back(&app, &id, &posted).await {
        Ok(to) => sign::gone(&app, &posted, &to),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn taken_back(app: &App, id: &str, posted: &Posted) -> Result<String, Failure> {
    let entry = posted.number("entry", 'e')?;
    let own = numbered(id, 'i')?;
    let why = sign::why_in_words(posted)?;
    app.write(move |record| undone_if_incidents(record, entry, &why)).await?;
    Ok(format!("/incidents/i{own}"))
}

fn undone_if_incidents(record: &mut Record, entry: u64, why: &Why) -> Result<(), AnswerError> {
    let of_incidents = matches!(record.ask()?.event(entry)?.payload, Some(Payload::IncidentsJudged(_)));
    if !of_incidents {
        return refuse(&format!("e{entry} is no decision on incidents."));
    }
    undone(record, &[entry], true, why).map(|_| ())
}

fn refuse<T>(sentence: &str) -> Result<T, AnswerError> {
    Err(RecordError::Refused(sentence.to_owned()).into())
}
