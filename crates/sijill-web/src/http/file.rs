//! Whole views as files: written row by row, beside the threads that answer pages, and sent as fast as they are taken.

use std::io::{BufWriter, Read as _, Seek as _, Write};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::StreamExt as _;
use sijill_desk::AnswerError;
use sijill_desk::ask::row::{Row, RowForm, write};
use tempfile::SpooledTempFile;

use super::{Context, Failure, Form};
use crate::engine::Seat;
use crate::server::App;

/// Bytes of a file that are held in memory; longer ones lie on the disk until they are sent.
const HELD: usize = 4 << 20;
/// Bytes that are sent at once.
const CHUNK: usize = 64 << 10;

impl Context {
    /// The form in which a whole view is asked for as a file; nothing for pages and for the API, which gives rows by the
    /// hundred.
    pub(crate) const fn whole(&self) -> Option<RowForm> {
        match (self.form, self.api) {
            (Form::Csv, _) => Some(RowForm::Csv),
            (Form::Geojson, _) => Some(RowForm::Geojson),
            (Form::Json, false) => Some(RowForm::Json),
            (Form::Json, true) | (Form::Page, _) => None,
        }
    }
}

/// Writes rows into a file. Fails where such rows have no places and a map of them is asked for.
pub(crate) fn rows<R: Row>(
    form: RowForm,
    out: &mut dyn Write,
    rows: impl Iterator<Item = Result<R, AnswerError>>,
) -> Result<&'static str, Failure> {
    write(form, out, rows)?;
    Ok(R::CALLED)
}

impl App {
    /// Has a whole view written, and sends it. `question` says what the rows are called.
    pub(crate) async fn file<F>(&self, context: Context, question: F) -> Response
    where
        F: Fn(&Seat<'_>, &Context, &mut dyn Write) -> Result<&'static str, Failure>
            + Send
            + Sync
            + Clone
            + 'static,
    {
        let form = context.form;
        let written = self
            .ask_long(&context, move |seat, context| {
                let mut spool = BufWriter::new(SpooledTempFile::new(HELD));
                let called = question(seat, context, &mut spool)?;
                let into = |error: std::io::Error| Failure::from(AnswerError::from(error));
                let mut spool = spool.into_inner().map_err(|error| into(error.into_error()))?;
                spool.rewind().map_err(into)?;
                Ok((called, spool))
            })
            .await;
        match written {
            Ok((_, (called, spool))) => sent(form, called, spool),
            Err(failure) => self.failed(&context, failure),
        }
    }
}

fn sent(form: Form, called: &str, spool: SpooledTempFile) -> Response {
    let stream = futures_util::stream::unfold(Some(spool), |spool| async move {
        let mut spool = spool?;
        let read = tokio::task::spawn_blocking(move || {
            let mut chunk = Vec::with_capacity(CHUNK);
            let read = (&mut spool).take(CHUNK as u64).read_to_end(&mut chunk);
            (read.map(|_| chunk), spool)
        })
        .await;
        match read {
            Ok((Ok(chunk), _)) if chunk.is_empty() => None,
            Ok((Ok(chunk), spool)) => Some((Ok(Bytes::from(chunk)), Some(spool))),
            Ok((Err(error), _)) => Some((Err(error), None)),
            Err(error) => Some((Err(std::io::Error::other(error)), None)),
        }
    });
    // Whoever compresses it may ask once more after its end.
    let mut response = Response::new(Body::from_stream(stream.fuse()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(form.media()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let name = format!("attachment; filename=\"{called}{}\"", form.ending());
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
