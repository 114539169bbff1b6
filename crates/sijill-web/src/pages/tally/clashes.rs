//! Contradictions: claims that cannot all hold, with the words of both sides.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use clap::Args;
use sijill_desk::aside::heard;
use sijill_desk::ask;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::clash::told;
use sijill_desk::ask::tally_question::{named, question};
use sijill_desk::filter::{MomentOptions, WeighedOptions};
use sijill_record::views::{HARMS, STATUSES};
use sijill_weigh::tally::Tally;

use crate::engine::Seat;
use crate::http::context::address;
use crate::http::{Context, Failure, Form, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::list::{Choice, Pager, Shown, choices};
use crate::pages::moment;
use crate::server::App;
use crate::words::grouped;

/// Of the claims against one, so many are shown with their words.
const AGAINST: usize = 6;

/// Which contradictions.
#[derive(Debug, Clone, Args)]
pub(crate) struct ClashesAsked {
    #[command(flatten)]
    moment: MomentOptions,
    #[command(flatten)]
    weighed: WeighedOptions,
}

/// Claims that cannot all hold.
pub(super) struct ClashShown {
    pub(super) allows: String,
    pub(super) least: String,
    pub(super) most: ClaimTold,
    pub(super) against: Vec<ClaimTold>,
    /// Claims against it that are not shown with their words.
    pub(super) more: Vec<String>,
}

#[derive(Template)]
#[template(path = "contradictions.html")]
struct ClashesPage {
    c: Chrome,
    q: Context,
    found: usize,
    clashes: Vec<ClashShown>,
    pager: Pager,
    harms: Vec<Choice>,
    statuses: Vec<Choice>,
}

/// The page of the contradictions of a tally.
pub(super) fn address_of(context: &Context) -> String {
    const OWN: [&str; 5] = ["by", "rule", "preset", "view", "which"];
    let kept = |name: &str| !OWN.contains(&name) && name != "after";
    let members: Vec<_> = context.members.iter().filter(|(name, _)| kept(name)).cloned().collect();
    address("/tally/contradictions", &members)
}

/// `GET /tally/contradictions`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: ClashesAsked = context.asked()?;
        moment::at_knowing(
            seat,
            options.moment.as_of,
            |asked, gazetteer| named(&options.weighed, asked, gazetteer),
            |seat| clashes(&own, seat, context, &options),
        )
    })
    .await
}

fn clashes(app: &App, seat: &Seat<'_>, context: &Context, options: &ClashesAsked) -> Result<Reply, Failure> {
    let (made, asides) = heard(|| {
        ask::told_if_before(seat.asked);
        question(&options.weighed, seat.asked, seat.ledger(), seat.gazetteer)
    });
    let tally = seat.weigher().tally(&made?);
    let shown_rows = Shown::of(context)?;
    let all = &tally.contradictions;
    let more = all.len() > shown_rows.skip.saturating_add(shown_rows.limit);
    if context.form != Form::Page {
        let mut teller = ClaimTeller::new(seat.asked, seat.origin());
        let part = all.iter().skip(shown_rows.skip).take(shown_rows.limit);
        let rows = part.map(|one| told(one, seat.asked, &mut teller)).collect::<Result<Vec<_>, _>>()?;
        if let Some(reply) = Reply::rows(context, &rows, shown_rows.next(more).as_deref())? {
            return Ok(reply);
        }
    }
    let window =
        Tally { contradictions: all.iter().skip(shown_rows.skip).cloned().collect(), ..tally.clone() };
    let rows = shown(seat, &window, shown_rows.limit)?;
    Reply::page(&ClashesPage {
        c: Chrome::new(app, context, seat.snapshot)
            .with_files(context, seat.snapshot, &[Form::Json, Form::Csv])
            .with_asides(asides),
        q: context.clone(),
        found: all.len(),
        pager: Pager::new(context, shown_rows, rows.len(), more),
        clashes: rows,
        harms: choices(context, "harm", &HARMS),
        statuses: choices(context, "status", &STATUSES),
    })
}

/// The first contradictions of a tally, with words.
pub(super) fn shown(seat: &Seat<'_>, tally: &Tally, most: usize) -> Result<Vec<ClashShown>, Failure> {
    let mut told = Vec::new();
    for one in tally.contradictions.iter().take(most) {
        let first: Vec<u64> = one.against.iter().take(AGAINST).copied().collect();
        let Some(claim) = seat.claims(&[one.most])?.pop() else { continue };
        told.push(ClashShown {
            allows: grouped(one.allows),
            least: grouped(one.least),
            most: claim,
            against: seat.claims(&first)?,
            more: one.against.iter().skip(AGAINST).map(|claim| format!("c{claim}")).collect(),
        });
    }
    Ok(told)
}
