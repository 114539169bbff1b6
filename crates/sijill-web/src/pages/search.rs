//! Search over everything: ids lead straight to the thing; words are looked for in reports, claims, sources, places and zones.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use sijill_account::Right;
use sijill_desk::aside::heard;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::lists;
use sijill_desk::ask::report_rows::ReportTold;
use sijill_desk::ask::source_rows::SourceTold;
use sijill_desk::filter::IncidentsAsked;
use sijill_record::RecordError;
use sijill_record::question::{Answer, ClaimQuestion, ReportQuestion, ReportRow, SourceQuestion, Window};
use sijill_record::store::StoreError;

use super::chrome::Chrome;
use super::incidents::rows::{Line, lines};
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::query::asked;
use crate::http::reply::see;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;

/// So many of each are shown.
const FEW: usize = 6;
/// Claims are looked for in so many reports that have the words.
const REPORTS: usize = 60;
/// Letters of a question at most.
const LONGEST: usize = 300;

/// Addresses of the search.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/search", Door::Right(Right::Read), page)]
}

/// What was found: a few of each.
#[derive(Default, Serialize)]
struct Found {
    reports: Vec<ReportTold>,
    claims: Vec<ClaimTold>,
    sources: Vec<SourceTold>,
    places: Vec<PlaceFound>,
    zones: Vec<String>,
    /// Incidents at the place of that name.
    incidents: Vec<AcrossTold>,
}

/// A place of the gazetteer.
#[derive(Serialize)]
struct PlaceFound {
    id: String,
    name: String,
    kind: &'static str,
    country: Option<String>,
    /// What it lies in.
    within: Option<String>,
    address: String,
}

/// Where all of a sort are listed.
#[derive(Default)]
struct Lists {
    reports: String,
    claims: String,
    sources: String,
    incidents: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    c: Chrome,
    words: String,
    found: Found,
    zones: Vec<(String, String)>,
    rows: Vec<Line>,
    lists: Lists,
    incidents: usize,
    nothing: bool,
}

/// `GET /search`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let words = context.value("words");
    if context.form == Form::Page
        && let Some(address) = thing_of(words)
    {
        return see(&address);
    }
    let own = app.clone();
    app.answer(context, move |seat, context| search(&own, seat, context)).await
}

/// The address of the thing that an id means: r5, c12, i3, e7, r5.i1, s and digits.
fn thing_of(words: &str) -> Option<String> {
    let words = words.trim().to_lowercase();
    let mut letters = words.chars();
    let letter = letters.next()?;
    let rest = letters.as_str();
    let digits =
        |part: &str| (1..=19).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if letter == 'r'
        && let Some((report, incident)) = rest.split_once(".i")
    {
        return (digits(report) && digits(incident)).then(|| format!("/incidents/{words}"));
    }
    let source = letter == 's' && rest.len() == 16 && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let list = match letter {
        's' if source => "sources",
        'r' if digits(rest) => "reports",
        'c' if digits(rest) => "claims",
        'i' if digits(rest) => "incidents",
        'e' if digits(rest) => "record",
        _ => return None,
    };
    Some(format!("/{list}/{words}"))
}

fn search(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    if let Some((unknown, _)) = context.members.iter().find(|(name, _)| name != "words") {
        return Err(Failure::Wrong(format!(
            "“{unknown}” is nothing that can be asked here; there is: words."
        )));
    }
    let words: String = context.value("words").chars().take(LONGEST).collect();
    let words = words.trim();
    let (mut found, incidents) = if words.is_empty() { Default::default() } else { look_for(seat, words)? };
    match context.form {
        Form::Page => {}
        Form::Json => return Reply::json(&found),
        Form::Csv | Form::Geojson => {
            return Err(Failure::Wrong(context.words.t("search.json-only").to_owned()));
        }
    }
    let list = |path: &str, member: &str| address(path, &[(member.to_owned(), words.to_owned())]);
    let rows = lines(context, std::mem::take(&mut found.incidents));
    let nothing = found.reports.is_empty()
        && found.claims.is_empty()
        && found.sources.is_empty()
        && found.places.is_empty()
        && found.zones.is_empty()
        && rows.is_empty();
    Reply::page(&SearchPage {
        c: Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]),
        words: words.to_owned(),
        zones: found.zones.iter().map(|name| (name.clone(), super::zones::address_of(name))).collect(),
        lists: Lists {
            reports: list("/reports", "text"),
            claims: list("/claims", "quote"),
            sources: list("/sources", "name"),
            incidents: list("/incidents", "place"),
        },
        found,
        rows,
        incidents,
        nothing,
    })
}

/// A few of each, and how many incidents there are.
fn look_for(seat: &Seat<'_>, words: &str) -> Result<(Found, usize), Failure> {
    let (reports, words_of_reports) = reports(seat, words)?;
    let origin = seat.origin();
    let numbers: Vec<u64> = reports.iter().map(|row| row.number).collect();
    let mut found = Found {
        reports: reports.into_iter().take(FEW).map(|row| ReportTold::new(row, origin)).collect(),
        places: places(seat, words),
        zones: zones(seat, words),
        ..Found::default()
    };
    if !numbers.is_empty() {
        let question = ClaimQuestion {
            quote: Some(words_of_reports),
            reports: numbers,
            window: Window { skip: 0, limit: FEW },
            ..ClaimQuestion::default()
        };
        let mut teller = ClaimTeller::new(seat.asked, origin);
        let claims = seat.asked.claims(&question)?.rows;
        found.claims = claims.into_iter().map(|row| teller.told(row)).collect::<Result<_, _>>()?;
    }
    let question = SourceQuestion {
        name: Some(words.to_owned()),
        window: Window { skip: 0, limit: FEW },
        ..SourceQuestion::default()
    };
    found.sources =
        seat.asked.sources(&question)?.rows.iter().map(|row| SourceTold::new(row, origin)).collect();
    let mut count = 0;
    if !found.places.is_empty() {
        let options: IncidentsAsked = asked(&[("place".to_owned(), words.to_owned())])?;
        // Which of several places is meant is told with the list.
        let (all, _) =
            heard(|| lists::incidents(seat.asked, seat.ledger(), seat.snapshot.incidents(), &options));
        let all = all.unwrap_or_default();
        count = all.len();
        found.incidents = seat.across(|teller| {
            all.iter().rev().take(FEW).map(|incident| teller.told(incident)).collect::<Result<_, _>>()
        })?;
    }
    Ok((found, count))
}

/// Reports with the words, the latest first; words that make no question are looked for as they stand.
fn reports(seat: &Seat<'_>, words: &str) -> Result<(Vec<ReportRow>, String), Failure> {
    let ask = |text: &str| -> Result<Answer<ReportRow>, RecordError> {
        seat.asked.reports(&ReportQuestion {
            text: Some(text.to_owned()),
            reverse: true,
            window: Window { skip: 0, limit: REPORTS },
            ..ReportQuestion::default()
        })
    };
    let plain = plain(words);
    let answer = match ask(words) {
        Err(RecordError::Store(StoreError::Search { .. })) if plain.is_empty() => Ok(Vec::new()),
        Err(RecordError::Store(StoreError::Search { .. })) => ask(&plain).map(|answer| answer.rows),
        other => other.map(|answer| answer.rows),
    };
    Ok((answer?, plain))
}

/// Only the words of a question, in small letters: none of them joins others.
fn plain(words: &str) -> String {
    let parts = words.split(|letter: char| !letter.is_alphanumeric());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join(" ")
}

fn places(seat: &Seat<'_>, words: &str) -> Vec<PlaceFound> {
    let gazetteer = seat.gazetteer;
    let told = |found: sijill_gazetteer::Found<'_>| {
        let place = found.place;
        let country = place.country.map(|code| code.as_str().to_owned());
        let id = gazetteer.id(place.index);
        PlaceFound {
            address: address("/map", &[("place".to_owned(), id.clone())]),
            id,
            name: place.name.to_owned(),
            kind: place.kind.name(),
            within: place.within.map(|outer| gazetteer.place(outer).name.to_owned()),
            country,
        }
    };
    gazetteer.find(words, None, None).into_iter().take(FEW).map(told).collect()
}

fn zones(seat: &Seat<'_>, words: &str) -> Vec<String> {
    let wanted = words.to_lowercase();
    let names = seat.asked.standing.zones.keys();
    names.filter(|name| name.to_lowercase().contains(&wanted)).take(FEW).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_to_the_thing() {
        for (words, address) in [
            ("r5", "/reports/r5"),
            (" C12 ", "/claims/c12"),
            ("i3", "/incidents/i3"),
            ("e7", "/record/e7"),
            ("r5.i1", "/incidents/r5.i1"),
            ("s0123456789abcdef", "/sources/s0123456789abcdef"),
        ] {
            assert_eq!(thing_of(words).as_deref(), Some(address));
        }
        for words in [
            "",
            "r",
            "rebels",
            "c12x",
            "x5",
            "r5.i",
            "s12",
            "i99999999999999999999",
            "//evil.example",
            "r5/../6",
        ] {
            assert_eq!(thing_of(words), None, "{words}");
        }
    }

    #[test]
    fn odd_questions_become_plain_words() {
        assert_eq!(plain("NEAR(a b, \"c\") OR *"), "near a b c or");
        assert_eq!(plain("حلب — شرق"), "حلب شرق");
        assert_eq!(plain("\"'()*^:"), "");
    }
}
