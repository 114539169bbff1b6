//! Review: the queue of claims that wait for a person, decisions on many at once, and how far two readers agree.

mod agreement;
mod kappa;
mod many;
mod queue;
mod verdicts;

use crate::http::{Door, Right, Route};

/// Addresses of review.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/review", Door::Right(Right::Review), queue::page),
        Route::get("/review/agreement", Door::Right(Right::Review), agreement::page),
        Route::get("/review/many", Door::Right(Right::ReviewMany), many::page),
        Route::post("/review/many", Right::ReviewMany, many::done),
    ]
}
