//! One incident as a ledger: what is claimed of it, by whom, in which words, by which rule it makes a bound, and what people
//! decided.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use sijill_account::Right;
use sijill_desk::aside::heard;
use sijill_desk::ask::across::{AcrossTold, DaysTold};
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_desk::ask::incident_rows::{IncidentTeller, IncidentTold};
use sijill_desk::filter::MomentOptions;
use sijill_desk::opened::across::explain::{Explained, explained};
use sijill_desk::opened::across::{entries, incident, named};
use sijill_desk::show::Look;
use sijill_desk::{ask, opened, told as tell};
use sijill_record::payload::{Payload, Sameness};
use sijill_record::question::Event;
use sijill_weigh::incident::Incident;

use super::likely::likely;
use super::people::{Actor, Position, actors, copies, names, positions, published};
use super::rows::{Line, Meaning, lines};
use super::told::{ClaimShown, RangeShown, claims, ranges};
use crate::engine::Seat;
use crate::http::posted::numbered;
use crate::http::{Context, Failure, Form, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::{moment, sign};
use crate::server::App;

/// What can be asked of one incident.
#[derive(Debug, Clone, Args)]
struct OneAsked {
    #[command(flatten)]
    moment: MomentOptions,
    /// With the reasons for each claim.
    #[arg(long)]
    explain: bool,
}

#[derive(Template)]
#[template(path = "incident.html")]
struct IncidentPage {
    c: Chrome,
    told: AcrossTold,
    when: String,
    ranges: Vec<RangeShown>,
    grade: Meaning,
    names: Vec<String>,
    published: (Option<Date>, Option<Date>),
    updated: Option<Timestamp>,
    actors: Vec<Actor>,
    claims: Vec<ClaimShown>,
    positions: Vec<Position>,
    victims: Vec<(String, Vec<String>)>,
    copies: Vec<Vec<String>>,
    apart: Vec<Apart>,
    likely: Vec<Candidate>,
    history: Vec<Entry>,
    decides: bool,
}

/// Claims that people keep apart from the incident.
struct Apart {
    entry: u64,
    open: bool,
    here: Vec<String>,
    there: Vec<String>,
}

/// An incident that may be the same.
struct Candidate {
    row: Line,
    because: String,
}

/// An entry of the log about its claims.
struct Entry {
    event: Event,
    by: String,
    reason: String,
    lines: Vec<String>,
    /// True where it is a decision on incidents that still holds.
    can_be_undone: bool,
}

#[derive(Template)]
#[template(path = "incident_of_report.html")]
struct OfReportPage {
    c: Chrome,
    told: IncidentTold,
    rows: Vec<ClaimTold>,
    across: Vec<String>,
}

/// `GET /incidents/{id}`: i34, or r12.i1 for what one report tells.
pub(super) async fn open(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: OneAsked = context.asked()?;
        moment::at(seat, options.moment.as_of, |seat| opened_as(&own, seat, context, &id, options.explain))
    })
    .await
}

fn opened_as(
    app: &App,
    seat: &Seat<'_>,
    context: &Context,
    id: &str,
    explain: bool,
) -> Result<Reply, Failure> {
    // Routed by the path without its ending; what axum took from it may have one still.
    let id = context.path.rsplit('/').next().filter(|_| context.form != Form::Page).unwrap_or(id);
    match context.form {
        Form::Csv => {
            let told =
                seat.across(|teller| teller.told(&incident(seat.asked, seat.ledger(), number(id)?)?))?;
            Ok(Reply::rows(context, &[told], None)?.unwrap_or(Reply::json(&())?))
        }
        Form::Geojson => {
            let told =
                seat.across(|teller| teller.told(&incident(seat.asked, seat.ledger(), number(id)?)?))?;
            Ok(Reply::rows(context, &[told], None)?.unwrap_or(Reply::json(&())?))
        }
        Form::Json => {
            let thing = opened::thing(seat.asked, id)?;
            let look = Look { explain, ..Look::default() };
            let opened = opened::open(seat.record, seat.asked, &seat.ledgers(), &thing, look)?;
            Reply::json(opened.json())
        }
        Form::Page if id.starts_with('r') => of_report(app, seat, context, id),
        Form::Page => across(app, seat, context, number(id)?),
    }
}

fn number(id: &str) -> Result<u64, sijill_desk::AnswerError> {
    numbered(id, 'i').map_err(|_| sijill_desk::AnswerError::NoSubject(id.to_owned()))
}

fn across(app: &App, seat: &Seat<'_>, context: &Context, claim: u64) -> Result<Reply, Failure> {
    let (made, asides) = heard(|| -> Result<_, Failure> {
        ask::told_if_before(seat.asked);
        let incident = incident(seat.asked, seat.ledger(), claim)?;
        let (told, about) = seat.across(|teller| teller.told_with(&incident))?;
        Ok((incident, told, about))
    });
    let (incident, told, about) = made?;
    let words = context.words;
    let explained = explained(seat.ledger(), &incident);
    let ranges = ranges(words, seat.ledger(), &incident, &told);
    let (events, carried) = entries(seat.asked, seat.ledger(), &incident)?;
    let victims = named(&told).into_iter();
    let mut chrome = Chrome::new(app, context, seat.snapshot)
        .with_files(context, seat.snapshot, &[Form::Json, Form::Csv, Form::Geojson])
        .with_asides(asides);
    chrome.message = sign::message(context);
    Reply::page(&IncidentPage {
        c: chrome,
        when: told.when.map(DaysTold::words).unwrap_or_default(),
        grade: Meaning::of(context, told.graded.grade),
        names: names(&told),
        published: published(&told),
        updated: events.iter().map(|event| event.recorded).max(),
        actors: actors(&told),
        claims: claims(seat, words, &told.full, &ranges, &explained)?,
        positions: positions(words, &about),
        victims: victims
            .map(|(name, claims)| (name, claims.into_iter().map(str::to_owned).collect()))
            .collect(),
        copies: copies(seat.ledger(), &incident),
        apart: apart(&explained),
        likely: candidates(seat, context, &incident)?,
        history: history(seat, &events, &carried)?,
        decides: context.who.may(Right::Incidents) && context.member("as-of").is_none(),
        ranges,
        told,
    })
}

fn apart(explained: &Explained) -> Vec<Apart> {
    let ids = |claims: &[u64]| claims.iter().map(|claim| format!("c{claim}")).collect();
    let one = |apart: &sijill_desk::opened::across::explain::Apart| Apart {
        entry: apart.entry,
        open: apart.verdict == Sameness::Undecided,
        here: ids(&apart.here),
        there: ids(&apart.there),
    };
    explained.apart.iter().map(one).collect()
}

fn candidates(seat: &Seat<'_>, context: &Context, own: &Incident) -> Result<Vec<Candidate>, Failure> {
    let all = seat.snapshot.incidents();
    let found = likely(seat.ledger(), all, own);
    let told: Vec<AcrossTold> = seat.across(|teller| {
        found.iter().filter_map(|one| all.get(one.at)).map(|incident| teller.told(incident)).collect()
    })?;
    let because = found.iter().map(|one| {
        let words = one.because.iter().map(|key| context.words.t(key));
        words.collect::<Vec<_>>().join("; ")
    });
    Ok(lines(context, told)
        .into_iter()
        .zip(because)
        .map(|(row, because)| Candidate { row, because })
        .collect())
}

fn history(seat: &Seat<'_>, events: &[Event], carried: &[u64]) -> Result<Vec<Entry>, Failure> {
    let mut told = Vec::with_capacity(events.len());
    for event in events.iter().rev() {
        let payload = event.payload.as_ref();
        let mut lines = tell::details(event);
        lines.extend(tell::changes(seat.asked, event, carried)?.iter().map(tell::Change::words));
        told.push(Entry {
            by: payload.and_then(Payload::by).unwrap_or_default().to_owned(),
            reason: payload.and_then(Payload::reason).unwrap_or_default().to_owned(),
            can_be_undone: !event.undone && matches!(payload, Some(Payload::IncidentsJudged(_))),
            lines,
            event: event.clone(),
        });
    }
    Ok(told)
}

/// An incident as one report tells it.
fn of_report(app: &App, seat: &Seat<'_>, context: &Context, id: &str) -> Result<Reply, Failure> {
    let thing = opened::thing(seat.asked, id)?;
    let opened::Thing::Of(sijill_record::question::Subject::Incident(number)) = thing else {
        return Err(sijill_desk::AnswerError::NoSubject(id.to_owned()).into());
    };
    let row = seat.asked.incident(number)?;
    let numbers = row.claims.clone();
    let told = IncidentTeller::new(seat.asked, seat.origin()).told(row)?;
    let mut across: Vec<u64> = numbers
        .iter()
        .filter_map(|claim| seat.ledger().incident_of(*claim))
        .map(|incident| incident.number)
        .collect();
    across.sort_unstable();
    across.dedup();
    Reply::page(&OfReportPage {
        c: Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]),
        told,
        rows: seat.claims(&numbers)?,
        across: across.into_iter().map(|number| format!("i{number}")).collect(),
    })
}
