//! In which form an address is answered: its ending says so, so that every view is a page and a file.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Form {
    /// A page.
    #[default]
    Page,
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
    /// GeoJSON.
    Geojson,
}

impl Form {
    /// The ending of addresses of this form.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Json => ".json",
            Self::Csv => ".csv",
            Self::Geojson => ".geojson",
        }
    }

    /// Its media type.
    pub(crate) const fn media(self) -> &'static str {
        match self {
            Self::Page => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Geojson => "application/geo+json",
        }
    }
}

/// What the address said before its ending and the API's beginning were taken off.
#[derive(Debug, Clone, Default)]
pub(crate) struct Addressed {
    /// In which form.
    pub(crate) form: Form,
    /// True under `/api/v1`.
    pub(crate) api: bool,
    /// The path as it is routed.
    pub(crate) path: String,
}

const API: &str = "/api/v1";

/// Takes the ending and the API's beginning off an address, before it is routed.
pub(crate) fn addressed<B>(mut request: Request<B>) -> Request<B> {
    let uri = request.uri();
    let (addressed, path) = of_path(uri.path());
    if path != uri.path() {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        if let Ok(path_and_query) = PathAndQuery::try_from(format!("{path}{query}")) {
            let mut parts = uri.clone().into_parts();
            parts.path_and_query = Some(path_and_query);
            if let Ok(uri) = Uri::from_parts(parts) {
                *request.uri_mut() = uri;
            }
        }
    }
    request.extensions_mut().insert(addressed);
    request
}

fn of_path(path: &str) -> (Addressed, String) {
    // What is served as it is has endings of its own.
    if path.starts_with("/assets/") || path.starts_with("/map/") {
        return (Addressed { path: path.to_owned(), ..Addressed::default() }, path.to_owned());
    }
    let (api, rest) = match path.strip_prefix(API) {
        Some(rest) if rest.starts_with('/') => (true, rest),
        _ => (false, path),
    };
    let forms = [Form::Json, Form::Csv, Form::Geojson];
    let found = forms.into_iter().find_map(|form| Some((form, rest.strip_suffix(form.ending())?)));
    let (form, rest) = found.unwrap_or((if api { Form::Json } else { Form::Page }, rest));
    (Addressed { form, api, path: rest.to_owned() }, rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_form() {
        for (path, form, api, rest) in [
            ("/claims", Form::Page, false, "/claims"),
            ("/claims.csv", Form::Csv, false, "/claims"),
            ("/reports/r5.json", Form::Json, false, "/reports/r5"),
            ("/incidents.geojson", Form::Geojson, false, "/incidents"),
            ("/api/v1/claims", Form::Json, true, "/claims"),
            ("/api/v1/claims.csv", Form::Csv, true, "/claims"),
            ("/api/v1.json", Form::Json, false, "/api/v1"),
            ("/map/places.json", Form::Page, false, "/map/places.json"),
            ("/", Form::Page, false, "/"),
        ] {
            let (addressed, routed) = of_path(path);
            assert_eq!((addressed.form, addressed.api, routed.as_str()), (form, api, rest), "{path}");
        }
    }
}
