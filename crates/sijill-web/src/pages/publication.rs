//! What the public sees: shown and set by administrators, who may look at everything as the public does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_claim::Kind;
use sijill_desk::decide::publication::{places, present, set};
use sijill_record::payload::{PlacesShown, Profile};

use super::chrome::Chrome;
use super::list::Choice;
use super::sign;
use crate::engine::Seat;
use crate::http::posted::numbered;
use crate::http::reply::see;
use crate::http::{Context, Door, Failure, Form, Posted, Reply, Right, Route, Who};
use crate::server::App;

/// Kilometres that the form begins with.
const KILOMETRES: u32 = 50;

/// Addresses of publication.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/publication", Door::Right(Right::Publish), page),
        Route::post("/publication", Right::Publish, keep),
        Route::post("/publication/off", Right::Publish, off),
        Route::post_open("/publication/view", view),
    ]
}

/// A field that is shown or withheld.
struct Field {
    name: &'static str,
    words: String,
    shown: bool,
}

#[derive(Template)]
#[template(path = "publication.html")]
struct PublicationPage {
    c: Chrome,
    on: bool,
    entry: Option<u64>,
    by: String,
    reason: String,
    places: Vec<Choice>,
    km: u32,
    fields: Vec<Field>,
    behind_click: bool,
    kinds: Vec<Choice>,
    reports: String,
    delay: u32,
    has_accounts: bool,
}

/// `GET /publication`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| publication(&own, seat, context)).await
}

fn publication(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let profile = present(seat.asked);
    let set = seat.asked.standing.publication.as_ref();
    match context.form {
        Form::Page => {}
        Form::Json => {
            return Reply::json(&serde_json::json!({
                "entry": set.map(|(entry, _)| format!("e{entry}")),
                "by": set.map(|(_, set)| &set.by),
                "reason": set.map(|(_, set)| &set.reason),
                "profile": profile,
            }));
        }
        Form::Csv | Form::Geojson => {
            return Err(Failure::Wrong(context.words.t("publication.only-json").to_owned()));
        }
    }
    let words = context.words;
    let ways = [
        ("exact", profile.places == PlacesShown::Exact),
        ("within", matches!(profile.places, PlacesShown::Within(_))),
        ("country", profile.places == PlacesShown::Country),
    ];
    let key = |name: &str| match name {
        "exact" => words.t("publication.exact").to_owned(),
        "within" => words.t("publication.within").to_owned(),
        _ => words.t("publication.country").to_owned(),
    };
    let fields = [
        ("facilities", words.t("publication.facilities"), profile.facilities),
        ("victims", words.t("publication.victims"), profile.victims),
        ("sources", words.t("publication.sources"), profile.sources),
        ("publishers", words.t("publication.publishers"), profile.publishers),
        ("texts", words.t("publication.texts"), profile.texts),
        ("quotes", words.t("publication.quotes"), profile.quotes),
    ];
    let mut c = Chrome::new(app, context, seat.snapshot);
    c.message = sign::message(context);
    Reply::page(&PublicationPage {
        c,
        on: profile.on,
        entry: set.map(|(entry, _)| *entry),
        by: set.map(|(_, set)| set.by.clone()).unwrap_or_default(),
        reason: set.map(|(_, set)| set.reason.clone()).unwrap_or_default(),
        places: ways
            .into_iter()
            .map(|(name, chosen)| Choice { value: name.to_owned(), words: key(name), chosen })
            .collect(),
        km: if let PlacesShown::Within(km) = profile.places { km } else { KILOMETRES },
        fields: fields
            .into_iter()
            .map(|(name, words, shown)| Field { name, words: words.to_owned(), shown })
            .collect(),
        behind_click: profile.behind_click,
        kinds: Kind::ALL
            .into_iter()
            .map(|kind| Choice {
                value: kind.name().to_owned(),
                words: words.value(kind),
                chosen: profile.kinds_withheld.contains(&kind),
            })
            .collect(),
        reports: profile
            .reports_withheld
            .iter()
            .map(|report| format!("r{report}"))
            .collect::<Vec<_>>()
            .join(" "),
        delay: profile.delay_days,
        has_accounts: app.has_accounts(),
    })
}

/// `POST /publication`: the whole profile, as the form has it, switched on.
async fn keep(State(app): State<App>, posted: Posted) -> Response {
    match of_form(&posted) {
        Ok(profile) => kept(&app, &posted, move |_| profile).await,
        Err(failure) => app.failed(&posted.context, failure),
    }
}

/// `POST /publication/off`: the public sees nothing any more.
async fn off(State(app): State<App>, posted: Posted) -> Response {
    kept(&app, &posted, |before| Profile { on: false, ..before }).await
}

async fn kept(
    app: &App,
    posted: &Posted,
    made: impl FnOnce(Profile) -> Profile + Send + 'static,
) -> Response {
    let done = async {
        let why = sign::why_in_words(posted)?;
        app.write(move |record| {
            let profile = made(present(&record.ask()?));
            set(record, profile, &why)
        })
        .await
    };
    match done.await {
        Ok(written) => sign::told(app, posted, "/publication", &[written.value]),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

/// The profile that a form tells of.
fn of_form(posted: &Posted) -> Result<Profile, Failure> {
    let wrong = |words: String| Failure::Wrong(words);
    let shown = |name: &str| posted.field(name).is_some_and(|value| value == "shown");
    let exactly = match posted.needed("places")? {
        "within" => places(posted.needed("km")?).map_err(wrong)?,
        other => places(other).map_err(wrong)?,
    };
    let kinds = posted.all("withhold-kind").map(|name| {
        let found = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| Failure::Wrong(format!("“{name}” is no kind of claims.")))
    });
    let reports = posted.field("withhold-report").unwrap_or_default().split([',', ' ', '\n', '\r']);
    let reports = reports.filter(|id| !id.is_empty()).map(|id| numbered(id, 'r'));
    let delay = posted.field("delay-days").unwrap_or("0");
    let mut profile = Profile {
        on: true,
        places: exactly,
        facilities: shown("facilities"),
        victims: shown("victims"),
        sources: shown("sources"),
        publishers: shown("publishers"),
        texts: shown("texts"),
        quotes: shown("quotes"),
        behind_click: posted.field("behind-click").is_some(),
        kinds_withheld: kinds.collect::<Result<_, _>>()?,
        reports_withheld: reports.collect::<Result<_, _>>()?,
        delay_days: delay.parse().map_err(|_| Failure::Wrong(format!("“{delay}” is no number of days.")))?,
    };
    profile.kinds_withheld.sort_unstable();
    profile.kinds_withheld.dedup();
    profile.reports_withheld.sort_unstable();
    profile.reports_withheld.dedup();
    Ok(profile)
}

/// `POST /publication/view`: an administrator looks at everything as the public does, or no more.
async fn view(State(app): State<App>, posted: Posted) -> Response {
    if !posted.visitor.beneath.may(Right::Publish) {
        let failure = match posted.visitor.beneath {
            Who::Nobody => Failure::LogIn,
            _ => Failure::Forbidden(posted.context.words.t("failure.may-not").to_owned()),
        };
        return app.failed(&posted.context, failure);
    }
    let public = posted.field("as") == Some("public");
    app.with_view(see(if public { "/" } else { "/publication" }), public)
}
