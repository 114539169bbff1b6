//! Listening, limits on slow and broken connections, and a stop that finishes what was acknowledged.

use std::net::TcpListener;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tower::Layer as _;
use tower::util::MapRequestLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use super::people::recognised;
use super::{App, PATIENCE, Server, ServerError, log, unless_known};
use crate::http::form::addressed;
use crate::http::{Failure, guard};
use crate::pages;

/// How long the head of a request may take to arrive.
const HEAD: Duration = Duration::from_secs(10);
/// Connections that may be open at once, where the system lets the process have so many.
const FILES: u64 = 16_384;
/// How long answers that are being made may still take once the server stops.
const LAST: Duration = Duration::from_secs(30);

impl Server {
    /// Serves until the process is told to stop, or `until` is done. `ready` is told the address.
    ///
    /// # Errors
    /// Where nobody may listen at the address, or the certificate is none.
    pub fn run(self, ready: impl FnOnce(std::net::SocketAddr) + Send) -> Result<(), ServerError> {
        let app = self.app;
        let address = app.config.address;
        let listen = |cause| ServerError::Address { address, cause };
        // Each connection is an open file; where no more can be had, those that come wait until others go.
        let _ = rlimit::increase_nofile_limit(FILES);
        let listener = TcpListener::bind(address).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let bound = listener.local_addr().map_err(listen)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| ServerError::Start(error.to_string()))?;
        let done = runtime.block_on(async {
            let handle = Handle::new();
            tokio::spawn(stop_when_told(handle.clone()));
            let service = served(&app).into_make_service_with_connect_info::<std::net::SocketAddr>();
            ready(bound);
            match &app.config.tls {
                Some(tls) => {
                    // Another part of the program may have chosen the same one before.
                    let _ = rustls::crypto::ring::default_provider().install_default();
                    let config = RustlsConfig::from_pem_file(&tls.certificate, &tls.key)
                        .await
                        .map_err(ServerError::Tls)?;
                    let mut server =
                        axum_server::from_tcp_rustls(listener, config).map_err(listen)?.handle(handle);
                    server
                        .http_builder()
                        .http1()
                        .timer(hyper_util::rt::TokioTimer::new())
                        .header_read_timeout(HEAD);
                    server.serve(service).await.map_err(listen)
                }
                None => {
                    let mut server = axum_server::from_tcp(listener).map_err(listen)?.handle(handle);
                    server
                        .http_builder()
                        .http1()
                        .timer(hyper_util::rt::TokioTimer::new())
                        .header_read_timeout(HEAD);
                    server.serve(service).await.map_err(listen)
                }
            }
        });
        app.stop();
        done
    }
}

/// Everything that is served.
pub(super) fn served(app: &App) -> axum::Router {
    // Around the router, not in it: endings are taken off before an address is routed.
    axum::Router::new().fallback_service(MapRequestLayer::new(addressed).layer(router(app)))
}

fn router(app: &App) -> axum::Router {
    let panicked = {
        let app = app.clone();
        move |panic: Box<dyn std::any::Any + Send>| -> Response {
            let words = panic.downcast_ref::<String>().map(String::as_str);
            let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
            app.refused(Failure::broken(words))
        }
    };
    let pages = pages::router(app);
    #[cfg(test)]
    let pages = super::tests::hardships::panicking(pages);
    pages
        .layer(from_fn(known))
        .layer(from_fn_with_state(app.clone(), guard::sender))
        .layer(from_fn_with_state(app.clone(), recognised))
        .layer(from_fn_with_state(app.clone(), guard::headers))
        .layer(DefaultBodyLimit::max(app.config.most_upload))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CompressionLayer::new())
        .layer(RequestBodyTimeoutLayer::new(PATIENCE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE * 4))
        .with_state(app.clone())
}

/// Answers that the browser has are not sent again.
async fn known(request: Request, next: Next) -> Response {
    let known =
        request.headers().get(header::IF_NONE_MATCH).and_then(|tag| tag.to_str().ok()).map(str::to_owned);
    unless_known(known.as_deref(), next.run(request).await)
}

async fn stop_when_told(handle: Handle<std::net::SocketAddr>) {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! {
                    _ = interrupted => {}
                    _ = terminated.recv() => {}
                }
            }
            Err(_) => {
                let _ = interrupted.await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
    log("The server stops: requests that are being answered are finished.");
    handle.graceful_shutdown(Some(LAST));
}
