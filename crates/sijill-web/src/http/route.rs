//! An address of the server with who may come to it: nothing is routed that does not say so.

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};

use super::{Context, Failure, Right, Who};
use crate::server::App;

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// Anybody, with or without an account: logging in, the language, what the browser loads.
    Open,
    /// Whoever may read; and the public, through the publication profile.
    Public,
    /// Whoever has the right.
    Right(Right),
}

impl Door {
    /// Fails where whoever asks may not come in.
    pub(crate) fn opens_to(self, context: &Context) -> Result<(), Failure> {
        match self {
            Self::Open => Ok(()),
            Self::Public if context.who == Who::Public => Ok(()),
            Self::Public => context.may(Right::Read),
            Self::Right(right) => context.may(right),
        }
    }
}

/// An address, with what answers there.
pub(crate) struct Route {
    /// The path, as axum writes it: `/reports/{id}`.
    pub(crate) path: &'static str,
    /// Who may come in.
    pub(crate) door: Door,
    /// "GET" or "POST".
    pub(crate) method: &'static str,
    handler: MethodRouter<App>,
}

impl Route {
    /// What is asked at an address.
    pub(crate) fn get<H, T>(path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { path, door, method: "GET", handler: get(handler) }
    }

    /// What is done at an address.
    pub(crate) fn post<H, T>(path: &'static str, right: Right, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { path, door: Door::Right(right), method: "POST", handler: post(handler) }
    }

    /// What is done at an address by whoever comes, such as logging in.
    pub(crate) fn post_open<H, T>(path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { path, door: Door::Open, method: "POST", handler: post(handler) }
    }

    /// The handler behind its door.
    pub(crate) fn behind_door(self, app: &App) -> MethodRouter<App> {
        let door = self.door;
        let gate = move |State(app): State<App>, context: Context, request: Request, next: Next| async move {
            let may = door.opens_to(&context).and_then(|()| app.may_ask(&context));
            match may {
                Ok(()) => next.run(request).await,
                Err(failure) => app.failed(&context, failure),
            }
        };
        self.handler.layer(from_fn_with_state(app.clone(), gate))
    }
}
