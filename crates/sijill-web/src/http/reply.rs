//! What is sent: pages, files, and where to go next.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sijill_desk::ask::row::{Row, write};

use super::context::CSRF;
use super::{Context, Failure, Form};
use crate::engine::Kept;

/// What a thread that answers gives back: bytes of a kind.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    /// Its media type.
    pub(crate) media: &'static str,
    /// The name under which it is saved, where it is a file.
    pub(crate) file: Option<String>,
    /// Its bytes.
    pub(crate) body: Arc<[u8]>,
}

impl Reply {
    /// A page.
    pub(crate) fn page(template: &impl Template) -> Result<Self, Failure> {
        Ok(Self { media: Form::Page.media(), file: None, body: template.render()?.into_bytes().into() })
    }

    /// JSON.
    pub(crate) fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let mut body = serde_json::to_vec_pretty(value)?;
        body.push(b'\n');
        Ok(Self { media: Form::Json.media(), file: None, body: body.into() })
    }

    /// Bytes of a form, to be saved under a name.
    pub(crate) fn file(form: Form, name: &str, body: Vec<u8>) -> Self {
        Self { media: form.media(), file: Some(format!("{name}{}", form.ending())), body: body.into() }
    }

    /// Some rows as programs take them; nothing where a page is asked for. Whole views are files: [`super::file`].
    pub(crate) fn rows<R: Row>(
        context: &Context,
        rows: &[R],
        next: Option<&str>,
    ) -> Result<Option<Self>, Failure> {
        if context.form == Form::Json && context.api {
            return Self::json(&Answered { rows, next }).map(Some);
        }
        let Some(form) = context.whole() else { return Ok(None) };
        let mut body = Vec::new();
        write(form, &mut body, rows.iter().map(Ok))?;
        Ok(Some(Self::file(context.form, R::CALLED, body)))
    }
}

/// Rows of the API, with the cursor of the next ones.
#[derive(Debug, Serialize)]
struct Answered<'r, R> {
    rows: &'r [R],
    next: Option<&'r str>,
}

impl From<Kept> for Reply {
    fn from(kept: Kept) -> Self {
        Self { media: kept.media, file: kept.file, body: kept.body }
    }
}

impl From<Reply> for Kept {
    fn from(reply: Reply) -> Self {
        Self { media: reply.media, file: reply.file, body: reply.body }
    }
}

/// A reply on its way, with what is this session's own put in.
pub(crate) fn sent(context: &Context, reply: Reply, tag: Option<&str>) -> Response {
    let body = if reply.media == Form::Page.media() {
        Body::from(String::from_utf8_lossy(&reply.body).replace(CSRF, &context.csrf))
    } else {
        Body::from(axum::body::Bytes::from_owner(reply.body))
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.media));
    if let Some(name) = reply.file
        && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    if let Some(value) = tag.and_then(|tag| HeaderValue::from_str(tag).ok()) {
        headers.insert(header::ETAG, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    response
}

/// Elsewhere, after something was done.
pub(crate) fn see(address: &str) -> Response {
    let value = HeaderValue::from_str(address).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, value)]).into_response()
}
