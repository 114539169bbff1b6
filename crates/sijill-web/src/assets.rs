//! What runs in the browser, as Vite built it: embedded in the program, named by the manifest.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(RustEmbed)]
#[folder = "../../web/dist/"]
struct Dist;

#[derive(Debug, Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
    #[serde(default, rename = "isEntry")]
    is_entry: bool,
}

/// The names of what every page loads.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assets {
    /// The script.
    pub(crate) script: String,
    /// The style sheets.
    pub(crate) styles: Vec<String>,
}

impl Assets {
    /// By the manifest.
    pub(crate) fn of_manifest() -> Self {
        let manifest = Dist::get(".vite/manifest.json");
        let chunks: BTreeMap<String, Chunk> =
            manifest.and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default();
        let main = chunks.iter().find(|(name, chunk)| chunk.is_entry && name.contains("main"));
        let at = |file: &String| format!("/assets/{file}");
        main.map_or_else(Self::default, |(_, chunk)| Self {
            script: at(&chunk.file),
            styles: chunk.css.iter().map(at).collect(),
        })
    }
}

/// A file by its path.
pub(crate) fn file(path: &str) -> Option<std::borrow::Cow<'static, [u8]>> {
    Dist::get(path).map(|file| file.data)
}

/// Serves a file. Those whose names hold a digest of their content may be kept for ever.
pub(crate) fn served(path: &str) -> Response {
    let Some(file) = Dist::get(path).filter(|_| !path.starts_with('.')) else {
        return (StatusCode::NOT_FOUND, "There is no such file.").into_response();
    };
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media(path)));
    let kept =
        if path.contains('-') { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

fn media(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "geojson") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
