//! One claim: its words where they stand, all that it says, as it was read and as it holds, and what people decided.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sijill_claim::Claim;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::opened::{self, Thing};
use sijill_desk::show::{Look, Slot, figure, slots};
use sijill_record::question::Subject;
use sijill_record::views::{HARMS, STATUSES, figure as figure_of};

use crate::engine::Seat;
use crate::http::posted::numbered;
use crate::http::{Context, Failure, Form, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::happened::Happened;
use crate::pages::list::Choice;
use crate::pages::reports::one::{hides_graphic, only_json};
use crate::pages::reports::text::{Block, Mark, blocks};
use crate::pages::sign;
use crate::server::App;

/// Letters around a claim that are shown at most, on each side.
const AROUND: usize = 1_500;

/// The values that a correction's form begins with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    /// True where its kind has a figure.
    pub(crate) counts: bool,
    /// The figure, as one would type it.
    pub(crate) figure: String,
    /// True where people are harmed.
    pub(crate) harms_people: bool,
    pub(crate) harms: Vec<Choice>,
    pub(crate) statuses: Vec<Choice>,
    pub(crate) harm: String,
    pub(crate) status: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) place: String,
    pub(crate) source: String,
}

/// A member of a claim as it was read and as it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) label: &'static str,
    pub(crate) read: String,
    pub(crate) holds: String,
}

#[derive(Template)]
#[template(path = "claim.html")]
struct ClaimPage {
    c: Chrome,
    told: ClaimTold,
    blocks: Vec<Block>,
    hidden: bool,
    withdrawn: bool,
    replaced: String,
    compared: Vec<Compared>,
    read_by: String,
    happened: Vec<Happened>,
    last: Option<u64>,
    incident: String,
    together: usize,
    fields: Fields,
    back: String,
}

/// `GET /claims/{id}`.
pub(super) async fn page(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let own = app.clone();
    let number = match numbered(&id, 'c') {
        Ok(number) => number,
        Err(failure) => return app.failed(&context, failure),
    };
    app.answer(context, move |seat, context| claim(&own, seat, context, number)).await
}

fn claim(app: &App, seat: &Seat<'_>, context: &Context, number: u64) -> Result<Reply, Failure> {
    if context.form == Form::Json {
        let ledgers = seat.ledgers();
        let thing = Thing::Of(Subject::Claim(number));
        return Reply::json(opened::open(seat.record, seat.asked, &ledgers, &thing, Look::default())?.json());
    }
    only_json(context)?;
    let asked = seat.asked;
    let row = asked.claim_row(number)?;
    let told = ClaimTeller::new(asked, seat.origin()).told(row)?;
    let full = asked.full(row)?;
    let about = asked.carried_from(number)?;
    let events: Vec<_> = asked
        .history(&Subject::Claim(number))?
        .into_iter()
        .filter(|event| event.kind != "reading made")
        .collect();
    let happened = Happened::all(asked, &events, &about)?;
    let (incident, together) = incident(seat, number);
    let mut c = Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]);
    c.message = sign::message(context);
    Reply::page(&ClaimPage {
        blocks: around(&full.reading.text, &told),
        hidden: c.hides_words || hides_graphic(context, seat.snapshot) && told.claim.casualty.is_some(),
        withdrawn: asked.standing.withdrawn.contains_key(&full.report),
        replaced: match asked.replaced(number)? {
            Some(replaced) => match replaced.next {
                Some(next) => format!("c{next}"),
                None => format!("e{}", replaced.entry),
            },
            None => String::new(),
        },
        compared: told.as_read.as_ref().map(|read| compared(read, &told.claim)).unwrap_or_default(),
        read_by: format!("{} · {} ({})", full.reading.reader, full.reading.extractor, told.entry),
        last: happened
            .iter()
            .rev()
            .find(|one| one.can_be_undone && one.verdict.is_some())
            .map(|one| one.entry),
        happened,
        incident,
        together,
        fields: Fields::of(context, &told),
        back: format!("/claims/{}", told.id),
        told,
        c,
    })
}

/// The incident that a claim tells of, and how many claims do.
fn incident(seat: &Seat<'_>, number: u64) -> (String, usize) {
    let ledger = seat.ledger();
    match ledger.line_of(number).filter(|at| ledger.lines[*at].is_of_incident()) {
        Some(at) => {
            let first = ledger.incidents[at];
            (format!("i{first}"), ledger.claims_of(first).len())
        }
        None => (String::new(), 0),
    }
}

/// The words around a claim, with its own marked: its paragraph, and more where that is short.
pub(crate) fn around(text: &str, told: &ClaimTold) -> Vec<Block> {
    let mark = Mark { range: told.claim.span.range(), id: told.id.clone(), kind: told.claim.kind.name() };
    let range = window(text, told.claim.span.start(), told.claim.span.end());
    let part: String = text.chars().skip(range.start).take(range.len()).collect();
    let moved = Mark { range: mark.range.start - range.start..mark.range.end - range.start, ..mark };
    blocks(&part, &[moved])
}

/// Letters from the paragraph that a run of them begins in to the one that it ends in, not too far from either.
fn window(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let first = start.saturating_sub(AROUND);
    let wide: Vec<char> = text.chars().skip(first).take(end - first + AROUND).collect();
    let (start_in, end_in) = (start - first, (end - first).min(wide.len()));
    let is_break = |at: usize| wide[at] == '\n' && wide.get(at + 1).is_some_and(|next| *next == '\n');
    let from = (0..start_in.min(wide.len())).rev().find(|at| is_break(*at)).map_or(0, |at| at + 2);
    let to = (end_in..wide.len()).find(|at| is_break(*at)).unwrap_or(wide.len());
    first + from.min(start_in)..first + to
}

/// What differs between a claim as it was read and as it holds, member by member.
pub(crate) fn compared(read: &Claim, holds: &Claim) -> Vec<Compared> {
    let (before, after) = (slots(read, false), slots(holds, false));
    let value = |slots: &[Slot], label: &str| {
        slots.iter().find(|(known, _)| *known == label).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut labels: Vec<&'static str> = before.iter().chain(&after).map(|(label, _)| *label).collect();
    let mut seen = Vec::new();
    labels.retain(|label| {
        let new = !seen.contains(label);
        seen.push(*label);
        new
    });
    labels
        .into_iter()
        .map(|label| Compared { label, read: value(&before, label), holds: value(&after, label) })
        .filter(|one| one.read != one.holds)
        .collect()
}

impl Fields {
    /// A claim's values, as one would type them.
    pub(crate) fn of(context: &Context, told: &ClaimTold) -> Self {
        let claim = &told.claim;
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let named = |value: &str, chosen: &str| Choice {
            words: context.words.value_named(value),
            chosen: value == chosen,
            value: value.to_owned(),
        };
        let casualty = claim.casualty.as_ref();
        let harm = casualty.map(|casualty| sijill_desk::show::name(casualty.harm)).unwrap_or_default();
        let status = casualty.map(|casualty| {
            casualty.victims.status.map_or_else(|| "unknown".to_owned(), sijill_desk::show::name)
        });
        let status = status.unwrap_or_default();
        let harms = HARMS.iter().map(|value| named(&sijill_desk::show::name(value), &harm)).collect();
        let statuses = STATUSES.iter().map(sijill_desk::show::name).chain(["unknown".to_owned()]);
        Self {
            counts: casualty.is_some()
                || claim.damage.is_some()
                || claim.facility.is_some()
                || claim.siege.is_some()
                || claim.displacement.is_some()
                || claim.deployment.is_some(),
            figure: figure_of(claim).map(figure).unwrap_or_default(),
            harms_people: casualty.is_some(),
            statuses: statuses.map(|value| named(&value, &status)).collect(),
            harms,
            harm,
            status,
            from: day(claim.when.as_ref().and_then(|when| when.start)),
            to: day(claim.when.as_ref().and_then(|when| when.end)),
            place: claim.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
            source: claim.attribution.first().map(|source| source.name.clone()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &str) -> String {
        let start =
            text.find(words).map_or(0, |at| text.get(..at).map_or(0, |before| before.chars().count()));
        let range = window(text, start, start + words.chars().count());
        text.chars().skip(range.start).take(range.len()).collect()
    }

    #[test]
    fn a_claim_stands_in_its_paragraph() {
        let text = "First paragraph.\n\nShells fell. Five people died. More fell.\n\nThird paragraph.";
        assert_eq!(shown(text, "Five people died"), "Shells fell. Five people died. More fell.");
        assert_eq!(shown(text, "First paragraph"), "First paragraph.");
        assert_eq!(shown(text, "Third paragraph."), "Third paragraph.");
    }

    #[test]
    fn a_claim_over_two_paragraphs_has_both() {
        let text = "One.\n\nTwo ends\n\nthree begins.\n\nFour.";
        assert_eq!(shown(text, "ends\n\nthree"), "Two ends\n\nthree begins.");
    }

    #[test]
    fn long_paragraphs_are_cut() {
        let text = format!("{}قُتل خمسة{}", "x".repeat(9_000), "y".repeat(9_000));
        assert_eq!(shown(&text, "قُتل خمسة").chars().count(), 2 * AROUND + 9);
    }
}
