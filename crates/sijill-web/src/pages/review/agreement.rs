//! Two readers of the same claims: both verdicts, how far they agree, and what a third has to settle.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_record::payload::Verdict;

use super::kappa::{Table, VERDICTS};
use super::verdicts::{ByClaim, by_claim, readers};
use crate::engine::Seat;
use crate::http::{Context, Failure, Form, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::list::{Choice, Pager, Shown};
use crate::pages::reports::one::only_json;
use crate::server::App;

/// A claim on which two readers differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Difference {
    claim: String,
    one: Verdict,
    other: Verdict,
    /// A third person who decided on it, too.
    settled_by: Option<String>,
}

/// What is told of two readers.
#[derive(Debug, Clone, Serialize)]
struct Compared {
    one: String,
    other: String,
    claims: u64,
    agreement: Option<f64>,
    kappa: Option<f64>,
    verdicts: [Verdict; 4],
    table: [[u64; 4]; 4],
    differences: Vec<Difference>,
}

/// A row of the table: the first reader's verdict, and how often the second gave each.
struct Row {
    verdict: Verdict,
    counts: [u64; 4],
}

#[derive(Template)]
#[template(path = "agreement.html")]
struct AgreementPage {
    c: Chrome,
    all: Vec<(String, u64)>,
    ones: Vec<Choice>,
    others: Vec<Choice>,
    compared: Option<Compared>,
    agreement: String,
    kappa: String,
    rows: Vec<Row>,
    shown: Vec<(Difference, ClaimTold)>,
    pager: Pager,
}

/// `GET /review/agreement`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| agreement(&own, seat, context)).await
}

fn agreement(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    only_json(context)?;
    let found = by_claim(seat)?;
    let all = readers(&found);
    let pair = match (context.member("one"), context.member("other")) {
        (Some(one), Some(other)) => Some((one.to_owned(), other.to_owned())),
        (one, other) => likeliest(&found, one.or(other)),
    };
    let compared = pair.map(|(one, other)| compared(&found, &one, &other));
    if context.form == Form::Json {
        return Reply::json(&compared);
    }
    let window = Shown::of(context)?;
    let differences = compared.as_ref().map(|compared| compared.differences.as_slice()).unwrap_or_default();
    let page: Vec<Difference> = differences.iter().skip(window.skip).take(window.limit).cloned().collect();
    let numbers: Vec<u64> = page.iter().filter_map(|one| one.claim.strip_prefix('c')?.parse().ok()).collect();
    let claims = seat.claims(&numbers)?;
    let choices = |chosen: Option<&str>| -> Vec<Choice> {
        all.iter()
            .map(|(name, _)| Choice {
                value: name.clone(),
                words: name.clone(),
                chosen: chosen == Some(name.as_str()),
            })
            .collect()
    };
    let more = differences.len() > window.skip + page.len();
    Reply::page(&AgreementPage {
        c: Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]),
        ones: choices(compared.as_ref().map(|compared| compared.one.as_str())),
        others: choices(compared.as_ref().map(|compared| compared.other.as_str())),
        agreement: compared
            .as_ref()
            .and_then(|compared| compared.agreement)
            .map_or_else(String::new, |share| format!("{:.1} %", share * 100.0)),
        kappa: compared
            .as_ref()
            .and_then(|compared| compared.kappa)
            .map_or_else(String::new, |kappa| format!("{kappa:.2}")),
        rows: compared
            .iter()
            .flat_map(|compared| VERDICTS.iter().zip(compared.table))
            .map(|(verdict, counts)| Row { verdict: *verdict, counts })
            .collect(),
        pager: Pager::new(context, window, page.len(), more),
        shown: page.into_iter().zip(claims).collect(),
        compared,
        all,
    })
}

/// The two people, one of them given or none, who have the most claims in common.
fn likeliest(found: &ByClaim, given: Option<&str>) -> Option<(String, String)> {
    let mut counts: std::collections::BTreeMap<(&str, &str), u64> = std::collections::BTreeMap::new();
    for of in found.values() {
        for (at, (one, _)) in of.iter().enumerate() {
            for (other, _) in of.iter().skip(at + 1) {
                let pair =
                    if one < other { (one.as_str(), other.as_str()) } else { (other.as_str(), one.as_str()) };
                *counts.entry(pair).or_default() += 1;
            }
        }
    }
    let passes = |pair: &(&str, &str)| given.is_none_or(|given| pair.0 == given || pair.1 == given);
    let best = counts.into_iter().filter(|(pair, _)| passes(pair)).max_by_key(|(_, count)| *count);
    best.map(|((one, other), _)| (one.to_owned(), other.to_owned()))
}

/// Two readers, compared on the claims that both decided on.
fn compared(found: &ByClaim, one: &str, other: &str) -> Compared {
    let of = |all: &[(String, Verdict)], name: &str| {
        all.iter().find(|(by, _)| by == name).map(|(_, verdict)| *verdict)
    };
    let mut both: Vec<(u64, Verdict, Verdict)> = found
        .iter()
        .filter(|_| one != other)
        .filter_map(|(claim, all)| Some((*claim, of(all, one)?, of(all, other)?)))
        .collect();
    both.sort_unstable_by_key(|(claim, ..)| *claim);
    let table = Table::of(both.iter().map(|(_, first, second)| (*first, *second)));
    let differences = both
        .iter()
        .filter(|(_, first, second)| first != second)
        .map(|(claim, first, second)| Difference {
            claim: format!("c{claim}"),
            one: *first,
            other: *second,
            settled_by: found
                .get(claim)
                .and_then(|all| all.iter().find(|(by, _)| by != one && by != other))
                .map(|(by, _)| by.clone()),
        })
        .collect();
    Compared {
        one: one.to_owned(),
        other: other.to_owned(),
        claims: table.claims(),
        agreement: table.agreement(),
        kappa: table.kappa(),
        verdicts: VERDICTS,
        table: table.0,
        differences,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> ByClaim {
        let mut found = ByClaim::default();
        for (claim, by, verdict) in [
            (1, "Leila", Verdict::Accept),
            (1, "Omar", Verdict::Accept),
            (2, "Leila", Verdict::Accept),
            (2, "Omar", Verdict::Reject),
            (2, "Nadia", Verdict::Accept),
            (3, "Leila", Verdict::Unsure),
            (4, "Nadia", Verdict::Accept),
        ] {
            found.entry(claim).or_default().push((by.to_owned(), verdict));
        }
        found
    }

    #[test]
    fn only_claims_of_both_count_and_a_third_settles() {
        let told = compared(&found(), "Leila", "Omar");
        assert_eq!((told.claims, told.agreement), (2, Some(0.5)));
        assert_eq!(told.differences.len(), 1);
        assert_eq!(told.differences[0].claim, "c2");
        assert_eq!(told.differences[0].settled_by.as_deref(), Some("Nadia"));
        assert_eq!(compared(&found(), "Leila", "Leila").claims, 0);
    }

    #[test]
    fn the_pair_with_the_most_in_common_is_shown_first() {
        assert_eq!(likeliest(&found(), None), Some(("Leila".to_owned(), "Omar".to_owned())));
        let of_nadia = likeliest(&found(), Some("Nadia"));
        assert!(of_nadia.is_some_and(|(one, other)| one == "Nadia" || other == "Nadia"));
        assert_eq!(likeliest(&ByClaim::default(), None), None);
    }
}
