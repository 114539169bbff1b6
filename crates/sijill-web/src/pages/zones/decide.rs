//! What people decide on zones: `POST /zones` and `POST /zones/{name}/remove`.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;
use sijill_desk::decide::zone;
use sijill_record::payload::ZoneSet;

use super::super::sign;
use crate::http::{Failure, Posted};
use crate::server::App;

/// Letters of a zone's name at most.
const LONGEST: usize = 120;

/// `POST /zones`: a zone is set; one of the name is replaced.
pub(super) async fn set(State(app): State<App>, posted: Posted) -> Response {
    match kept(&app, &posted).await {
        Ok((to, entry)) => sign::told(&app, &posted, &to, &[entry]),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn kept(app: &App, posted: &Posted) -> Result<(String, u64), Failure> {
    let zone = of_form(posted)?;
    let name = zone.name.clone();
    let written = app.write(move |record| Ok(record.decide(zone.into())?)).await?;
    Ok((super::address_of(&name), written.value))
}

/// The zone that a form tells of.
fn of_form(posted: &Posted) -> Result<ZoneSet, Failure> {
    let words = posted.context.words;
    let wrong = |key: &str| Failure::Wrong(words.t(key).to_owned());
    let name = posted.needed("name")?;
    // “new” is the address of the form.
    if name.chars().count() > LONGEST || name.chars().any(char::is_control) || name == "new" {
        return Err(wrong("zones.no-name"));
    }
    let places: Vec<String> = posted
        .all("places")
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|place| !place.is_empty())
        .map(str::to_owned)
        .collect();
    let outline: Option<Value> = match posted.field("outline") {
        Some(text) => Some(
            serde_json::from_str(text)
                .map_err(|error| Failure::Wrong(words.with("zones.no-outline", &[&error.to_string()])))?,
        ),
        None => None,
    };
    let country = posted.field("country").map(sijill_desk::filter::values::country).transpose();
    let country = country.map_err(Failure::Wrong)?;
    let why = sign::why(posted)?;
    Ok(zone::set(name, &places, country.as_deref(), outline.as_ref(), &why)?)
}

/// `POST /zones/{name}/remove`: a name is taken back; questions of the past keep it.
pub(super) async fn remove(State(app): State<App>, Path(name): Path<String>, posted: Posted) -> Response {
    match removed(&app, &name, &posted).await {
        Ok(entry) => sign::told(&app, &posted, "/zones", &[entry]),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn removed(app: &App, name: &str, posted: &Posted) -> Result<u64, Failure> {
    let why = sign::why(posted)?;
    let name = name.to_owned();
    let written = app
        .write(move |record| {
            let removed = zone::removed(&record.ask()?, &name, &why)?;
            Ok(record.decide(removed.into())?)
        })
        .await?;
    Ok(written.value)
}
