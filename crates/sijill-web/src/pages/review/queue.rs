//! The queue: one claim at a time, the least sure first, with its words around it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_claim::Kind;
use sijill_desk::AnswerError;
use sijill_desk::aside::heard;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::lists;
use sijill_desk::filter::{ClaimOrder, ClaimsAsked};
use sijill_record::question::{ClaimRow, Window};
use sijill_record::views::ReviewState;

use super::verdicts::{by_claim, last, once_more};
use crate::engine::Seat;
use crate::http::{Context, Failure, Form, Reply, Right};
use crate::pages::chrome::{Chrome, Link};
use crate::pages::claims::one::{Fields, around};
use crate::pages::happened::Happened;
use crate::pages::list::{Choice, Shown, choices};
use crate::pages::reports::one::hides_graphic;
use crate::pages::reports::text::Block;
use crate::pages::sign;
use crate::server::App;
use crate::words::grouped;

/// So many claims are counted at most; where there are more, that is told.
const COUNTED: usize = 1_000;
/// A person's last decisions, and how many are looked at for them.
const LAST: usize = 10;
const LOOK: usize = 500;

/// A decision of the person, to be undone.
pub(super) struct Own {
    pub(super) happened: Happened,
    pub(super) claims: Vec<String>,
    pub(super) more: usize,
}

/// What is shown of the claim at hand.
struct AtHand {
    told: ClaimTold,
    blocks: Vec<Block>,
    hidden: bool,
    fields: Fields,
}

#[derive(Template)]
#[template(path = "review.html")]
struct QueuePage {
    c: Chrome,
    q: Context,
    at_hand: Option<AtHand>,
    left: String,
    passed: usize,
    blind: bool,
    again: String,
    own: Vec<Own>,
    later: String,
    first: String,
    back: String,
    blind_link: Link,
    many: String,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
}

/// `GET /review`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| queue(&own, seat, context)).await
}

fn queue(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let shown = Shown::of(context)?;
    let again = context.value("again").to_owned();
    // A second reader is not to be told what the first one saw.
    let blind =
        !again.is_empty() || context.member("blind").is_some_and(|on| !["0", "no", "off"].contains(&on));
    let me = context.who.name().unwrap_or(&context.signs_as).to_owned();
    let (waiting, asides) = heard(|| waiting(seat, context, shown, &again, &me));
    let (rows, more) = waiting?;
    if context.form != Form::Page {
        return files(seat, context, shown, &rows, more, blind);
    }
    let mut c = Chrome::new(app, context, seat.snapshot).with_asides(asides);
    c.message = sign::message(context);
    let number = |skip: usize| if skip == 0 { String::new() } else { skip.to_string() };
    let at = |skip: usize| context.with(&[("after", &number(skip))]);
    let left = grouped((rows.len() + shown.skip) as u64);
    Reply::page(&QueuePage {
        at_hand: rows.first().map(|row| at_hand(seat, context, *row, blind)).transpose()?,
        left: context.words.with(if more { "review.left-more" } else { "review.left" }, &[&left]),
        passed: shown.skip,
        own: own(seat, &me)?,
        later: at(shown.skip + 1),
        first: at(0),
        back: at(shown.skip),
        blind_link: Link {
            address: context.with(&[("blind", if blind { "" } else { "on" })]),
            words: context.words.t(if blind { "review.seeing" } else { "review.blind" }).to_owned(),
            current: blind,
        },
        many: if c.may(Right::ReviewMany) { many(context) } else { String::new() },
        kinds: choices(context, "kind", &Kind::ALL),
        states: choices(context, "review", &ReviewState::ALL),
        blind,
        again,
        q: context.clone(),
        c,
    })
}

/// The claims that wait, from the one at hand on, and whether there are more than are counted.
fn waiting(
    seat: &Seat<'_>,
    context: &Context,
    shown: Shown,
    again: &str,
    me: &str,
) -> Result<(Vec<ClaimRow>, bool), Failure> {
    if !again.is_empty() {
        let numbers = once_more(&by_claim(seat)?, again, me);
        let mut rows = Vec::new();
        for number in numbers.iter().skip(shown.skip).take(COUNTED) {
            // What was read anew or erased since is not read a second time.
            if seat.asked.replaced(*number)?.is_none() {
                rows.push(seat.asked.claim_row(*number)?);
            }
        }
        return Ok((rows, numbers.len() > shown.skip + COUNTED));
    }
    let mut options: ClaimsAsked = context.asked()?;
    if options.filters.such.review.is_empty() {
        options.filters.such.review = vec![ReviewState::Unreviewed];
    }
    if context.member("sort").is_none() {
        options.sort = ClaimOrder::Confidence;
    }
    let answer = lists::claims(seat.asked, &options, Window { skip: shown.skip, limit: COUNTED })?;
    Ok((answer.rows, answer.more))
}

/// The queue as a file: the claims that wait, in their order. In blind mode there is none: it would tell what is hidden.
fn files(
    seat: &Seat<'_>,
    context: &Context,
    shown: Shown,
    rows: &[ClaimRow],
    more: bool,
    blind: bool,
) -> Result<Reply, Failure> {
    if blind {
        return Err(Failure::Wrong(context.words.t("review.no-blind-file").to_owned()));
    }
    let most = shown.limit.min(COUNTED);
    let mut teller = ClaimTeller::new(seat.asked, seat.origin());
    let told = rows.iter().take(most).map(|row| teller.told(*row)).collect::<Result<Vec<_>, _>>()?;
    let next = (shown.skip + most).to_string();
    let next = (more || rows.len() > most).then_some(next.as_str());
    let missing = || Failure::Missing(context.words.with("failure.no-page", &[&context.path]));
    Reply::rows(context, &told, next)?.ok_or_else(missing)
}

fn at_hand(seat: &Seat<'_>, context: &Context, row: ClaimRow, blind: bool) -> Result<AtHand, Failure> {
    let mut told = ClaimTeller::new(seat.asked, seat.origin()).told(row)?;
    if blind && let Some(read) = told.as_read.take() {
        // What another person corrected would tell what they decided.
        told.claim = read;
    }
    let full = seat.asked.full(row)?;
    Ok(AtHand {
        blocks: around(&full.reading.text, &told),
        hidden: hides_graphic(context, seat.snapshot) && told.claim.kind == Kind::Casualty,
        fields: Fields::of(context, &told),
        told,
    })
}

/// The person's last decisions.
fn own(seat: &Seat<'_>, me: &str) -> Result<Vec<Own>, AnswerError> {
    if me.is_empty() {
        return Ok(Vec::new());
    }
    told(seat, last(seat, LAST, LOOK, |review| review.by == me)?)
}

/// Decisions as they are listed.
pub(super) fn told(seat: &Seat<'_>, decided: Vec<super::verdicts::Decided>) -> Result<Vec<Own>, AnswerError> {
    let one = |decided: super::verdicts::Decided| {
        let claims = &decided.review.claims;
        Ok(Own {
            happened: Happened::of(seat.asked, &seat.asked.event(decided.entry)?, &[])?,
            claims: claims.iter().take(3).map(|claim| format!("c{claim}")).collect(),
            more: claims.len().saturating_sub(3),
        })
    };
    decided.into_iter().map(one).collect()
}

/// Where one decides on all claims that fit the filters at once.
fn many(context: &Context) -> String {
    let address = context.with(&[("blind", ""), ("again", ""), ("sort", ""), ("reverse", "")]);
    let query = address.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    format!("/review/many{query}")
}
