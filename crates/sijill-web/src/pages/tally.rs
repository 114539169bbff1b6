//! The tally: how many people, at least and at most, on which claims' words that rests, and how the figure was made. Its form is
//! its address.

pub(crate) mod clashes;
mod figures;
mod how;
mod list;
mod sources;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_desk::aside::heard;
use sijill_desk::ask;
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_desk::ask::tally_question::{named, named_by_zones, question, zones};
use sijill_desk::ask::tally_told::{TallyAnswer, answered, csv, json};
use sijill_desk::filter::TallyAsked;
use sijill_record::views::{HARMS, STATUSES};
use sijill_weigh::tally::{By, Preset, Row, Rule};

use super::chrome::Chrome;
use super::list::{Choice, choices};
use super::moment;
use crate::engine::Seat;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;
use clashes::ClashShown;
use figures::{FoldedShown, RowShown, SourceShown, Whole};
use how::LeftOut;

/// Addresses of tallies.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/tally", Door::Public, page),
        Route::get("/tally/contradictions", Door::Public, clashes::page),
    ]
}

/// So many grounds are shown with the tally; a page of their own has all.
const GROUNDS: usize = 20;

/// So many sources are shown with the tally, those with the highest floors; a page of their own has all.
const SOURCES: usize = 25;

#[derive(Template)]
#[template(path = "tally.html")]
struct TallyPage {
    c: Chrome,
    q: Context,
    asked_for: String,
    whole: Whole,
    chart: String,
    too_long: bool,
    by: String,
    rows: Vec<RowShown>,
    folded: Option<FoldedShown>,
    /// Days, weeks or months without a claim, which are not listed.
    empty_rows: usize,
    sources: Vec<SourceShown>,
    sources_found: usize,
    grounds: Vec<ClaimTold>,
    all_grounds: String,
    clashes: Vec<ClashShown>,
    clashes_found: usize,
    all_clashes: String,
    left_out: Vec<LeftOut>,
    rules: Vec<String>,
    command: String,
    checkpoint: String,
    cited: String,
    harms: Vec<Choice>,
    statuses: Vec<Choice>,
    bys: Vec<Choice>,
    presets: Vec<Choice>,
    folds: Vec<Choice>,
}

/// `GET /tally`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: TallyAsked = context.asked()?;
        let zoned = options.by == Some(By::Zone);
        moment::at_knowing(
            seat,
            options.moment.as_of,
            |asked, gazetteer| {
                let mut rows = named(&options.weighed, asked, gazetteer)?;
                if zoned {
                    rows.extend(named_by_zones(asked, gazetteer));
                }
                Ok(rows)
            },
            |seat| tally(&own, seat, context, &options),
        )
    })
    .await
}

fn tally(app: &App, seat: &Seat<'_>, context: &Context, options: &TallyAsked) -> Result<Reply, Failure> {
    let (made, asides) = heard(|| {
        ask::told_if_before(seat.asked);
        question(&options.weighed, seat.asked, seat.ledger(), seat.gazetteer)
    });
    let mut question = made?;
    if let Some(preset) = options.preset {
        preset.apply(&mut question);
    }
    let zones = if options.by == Some(By::Zone) {
        zones(seat.asked, seat.ledger(), seat.gazetteer)
    } else {
        Vec::new()
    };
    // A page of claims needs no rows.
    let whole = TallyAsked { by: options.by.filter(|_| context.member("view").is_none()), ..options.clone() };
    let answer = answered(&whole, &question, &zones, seat.weigher(), &seat.asked.standing);
    match context.form {
        Form::Json => Reply::json(&json(options, &answer, seat.asked, seat.record.state())?),
        Form::Csv => Ok(Reply::file(Form::Csv, "tally", csv(options, &answer)?)),
        Form::Geojson => Err(sijill_desk::AnswerError::NoPlaces("tallies").into()),
        Form::Page if context.value("view") == "sources" => sources::page(
            app,
            seat,
            context,
            &how::asked_for(context.words, options, answer.question),
            &answer,
        ),
        Form::Page if context.member("view").is_some() => list::page(app, seat, context, &answer.tally),
        Form::Page => shown(app, seat, context, options, &answer, asides),
    }
}

fn shown(
    app: &App,
    seat: &Seat<'_>,
    context: &Context,
    options: &TallyAsked,
    answer: &TallyAnswer<'_>,
    asides: Vec<String>,
) -> Result<Reply, Failure> {
    let tally = &answer.tally;
    let words = context.words;
    let whole = Whole::of(words, answer);
    let asked_for = how::asked_for(words, options, answer.question);
    let chrome = Chrome::new(app, context, seat.snapshot)
        .with_files(context, seat.snapshot, &[Form::Json, Form::Csv])
        .with_asides(asides);
    let first: Vec<u64> = tally.floor.grounds.iter().take(GROUNDS).copied().collect();
    let (chart, too_long) = figures::chart(words, options.by, &answer.rows);
    Reply::page(&TallyPage {
        cited: words.with("tally.citation", &[&whole.sentence, &asked_for, &chrome.citation]),
        chart,
        too_long,
        by: options
            .by
            .map(|by| words.t(&format!("tally.by-{}", sijill_desk::show::name(by))).to_owned())
            .unwrap_or_default(),
        rows: figures::rows(context, options, answer.rows.iter().filter(|row| !is_empty(row))),
        empty_rows: answer.rows.iter().filter(|row| is_empty(row)).count(),
        folded: answer.folded.as_ref().map(|folded| FoldedShown::of(words, folded)),
        sources: figures::sources(context, tally, 0, SOURCES),
        sources_found: tally.sources.len(),
        grounds: seat.claims(&first)?,
        all_grounds: context.with(&[("view", "floor")]),
        clashes: clashes::shown(seat, tally, 5)?,
        clashes_found: tally.contradictions.len(),
        all_clashes: clashes::address_of(context),
        left_out: how::left_out(context, &tally.left_out),
        rules: how::rules(words, options, answer),
        command: how::command::<TallyAsked>("tally", &context.members),
        checkpoint: seat.snapshot.checkpoint.trim_end().to_owned(),
        harms: choices(context, "harm", &HARMS),
        statuses: choices(context, "status", &STATUSES),
        bys: how::named(context, "by", "tally.by-", &By::ALL),
        presets: how::named(context, "preset", "tally.preset-", &Preset::ALL),
        folds: how::named(context, "rule", "tally.rule-", &Rule::ALL),
        asked_for,
        whole,
        c: chrome,
        q: context.clone(),
    })
}

/// True for a day, week or month between others that no claim is of: charts show it, lists need not.
fn is_empty(row: &Row) -> bool {
    row.from.is_some() && row.tally.claims == 0
}
