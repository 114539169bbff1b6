//! Files that were chosen or dropped: each becomes the reports that it holds.

use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use sijill_intake::{Given, Input, Receipt};

use super::add::{Came, Pasted, added, pages_of};
use crate::http::{Context, Failure};
use crate::server::App;

/// Letters of a field that is no file at most.
const MOST: usize = 10_000;

/// `POST /reports/files`: the token is looked at before a file is taken.
pub(super) async fn taken(
    State(app): State<App>,
    headers: HeaderMap,
    context: Context,
    parts: Multipart,
) -> Response {
    let json = wants_json(&headers);
    let token = headers.get("x-sijill-csrf").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (files, by) = match received(&app, &context, token, parts).await {
        Ok(received) => received,
        Err(failure) => return refused(&app, &context, failure, json),
    };
    let mut lines = Vec::new();
    for file in files {
        // One file that cannot be taken is no reason to refuse the others.
        match added(&app, &context, Given::default(), vec![file], by.clone()).await {
            Ok(came) => lines.extend(came),
            Err(failure) => lines.push(Came { words: failure.sentence(), failed: true, ..Came::default() }),
        }
    }
    if json {
        return answer(&lines);
    }
    pages_of(&app, context, Pasted::default(), None, lines).await
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    headers.contains_key("x-sijill-part") || accepts.is_some_and(|media| media.contains("application/json"))
}

fn refused(app: &App, context: &Context, failure: Failure, json: bool) -> Response {
    if json {
        return (failure.status(), Json(json!({"error": failure.sentence()}))).into_response();
    }
    app.failed(context, failure)
}

/// The files of a form, and the name of whoever adds them.
async fn received(
    app: &App,
    context: &Context,
    token: Option<String>,
    mut parts: Multipart,
) -> Result<(Vec<Input>, Option<String>), Failure> {
    let is_own = |token: &str| app.is_own(context, token);
    let mut trusted = token.as_deref().is_some_and(is_own);
    let mut by = context.who.name().map(str::to_owned);
    let mut files = Vec::new();
    let wrong = |error: &MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let most = (app.config.most_upload >> 20).to_string();
            Failure::TooLarge(context.words.with("reports.too-large", &[&most]))
        }
        _ => Failure::Wrong(error.body_text()),
    };
    while let Some(part) = parts.next_field().await.map_err(|error| wrong(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(base_name) else {
            let text = part.text().await.map_err(|error| wrong(&error))?;
            let text = text.chars().take(MOST).collect::<String>();
            match name.as_str() {
                "csrf" => trusted |= is_own(&text),
                "by" if by.is_none() && !text.trim().is_empty() => by = Some(text.trim().to_owned()),
                _ => {}
            }
            continue;
        };
        // A browser sends fields in their order: the token stands before the files.
        if !trusted {
            break;
        }
        let bytes = part.bytes().await.map_err(|error| wrong(&error))?;
        if !file.is_empty() {
            files.push(Input::Bytes { name: file, bytes: bytes.to_vec(), how: Receipt::File });
        }
    }
    if !trusted {
        return Err(Failure::Forbidden(context.words.t("failure.csrf").to_owned()));
    }
    if files.is_empty() {
        return Err(Failure::Wrong(context.words.t("reports.no-files").to_owned()));
    }
    Ok((files, by.or_else(|| Some(context.signs_as.clone()).filter(|name| !name.is_empty()))))
}

/// The name of a file without the folders that a browser may send along.
fn base_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// What scripts are told of the files that they sent.
fn answer(lines: &[Came]) -> Response {
    let reports: Vec<&Came> = lines.iter().filter(|came| !came.report.is_empty()).collect();
    let failures: Vec<&str> =
        lines.iter().filter(|came| came.is_failure()).map(|came| came.words.as_str()).collect();
    let Some(first) = reports.first() else {
        let why = failures.join(" ");
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({"error": why}))).into_response();
    };
    let all: Vec<Value> = reports
        .iter()
        .map(|came| json!({"report": came.report, "claims": counted(came), "known": came.known, "from": came.words}))
        .collect();
    let link = match reports.len() {
        1 => format!("/reports/{}", first.report),
        _ => "/reports?sort=added&reverse=on".to_owned(),
    };
    let mut answer = json!({
        "report": first.report,
        "known": reports.iter().all(|came| came.known),
        "link": link,
        "reports": all,
        "failures": failures,
    });
    if let Some(claims) = reports.iter().filter_map(|came| counted(came)).reduce(|one, other| one + other) {
        answer["claims"] = json!(claims);
    }
    Json(answer).into_response()
}

/// Of a report that was there before it is not counted again.
const fn counted(came: &Came) -> Option<usize> {
    if came.known { None } else { Some(came.claims) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_a_file_are_not_kept() {
        for (name, base) in [
            ("a/b/c.txt", "c.txt"),
            ("C:\\x\\c.pdf", "c.pdf"),
            ("تقرير.txt", "تقرير.txt"),
            ("../../etc/x", "x"),
        ] {
            assert_eq!(base_name(name), base);
        }
    }
}
