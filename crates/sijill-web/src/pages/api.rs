//! The API: a page of what it answers, and its description by OpenAPI.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::Value;

use super::chrome::Chrome;
use crate::http::reply::sent;
use crate::http::{Context, Door, Failure, Form, Reply, Right, Route};
use crate::openapi::openapi;
use crate::server::App;

/// Addresses of the API itself.
pub(crate) fn routes() -> Vec<Route> {
    let read = Door::Right(Right::Read);
    vec![Route::get("/api", read, page), Route::get("/openapi", read, document)]
}

/// A member of an address.
struct Member {
    name: String,
    says: String,
    values: String,
}

/// An address of the API.
struct Operation {
    path: String,
    id: String,
    says: String,
    members: Vec<Member>,
    is_rows: bool,
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage {
    c: Chrome,
    operations: Vec<Operation>,
}

/// `GET /api`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let made = match context.form {
        Form::Page => Reply::page(&ApiPage {
            c: Chrome::new(&app, &context, &app.keeper.current()),
            operations: operations(&openapi()),
        }),
        Form::Json => Reply::json(&openapi()),
        Form::Csv | Form::Geojson => Err(Failure::Wrong(context.words.t("api.only-json").to_owned())),
    };
    match made {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

/// `GET /api/v1/openapi.json`.
async fn document(State(app): State<App>, context: Context) -> Response {
    match Reply::json(&openapi()) {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

fn operations(document: &Value) -> Vec<Operation> {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let paths = document["paths"].as_object().into_iter().flatten();
    paths
        .map(|(path, methods)| {
            let get = &methods["get"];
            let members = get["parameters"].as_array().into_iter().flatten().map(|one| {
                let schema = &one["schema"];
                let values = schema["enum"].as_array().or_else(|| schema["items"]["enum"].as_array());
                let values =
                    values.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
                Member { name: words(&one["name"]), says: words(&one["description"]), values }
            });
            let answer = &get["responses"]["200"]["content"]["application/json"]["schema"];
            Operation {
                path: path.clone(),
                id: words(&get["operationId"]),
                says: words(&get["summary"]),
                members: members.collect(),
                is_rows: answer["properties"]["rows"].is_object(),
            }
        })
        .collect()
}
