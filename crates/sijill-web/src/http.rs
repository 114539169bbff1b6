//! Between the network and the pages: addresses, forms, who asks, what is answered.

pub(crate) mod context;
pub(crate) mod failure;
pub(crate) mod file;
pub(crate) mod form;
pub(crate) mod guard;
pub(crate) mod posted;
pub(crate) mod query;
pub(crate) mod reply;
pub(crate) mod route;
pub(crate) mod who;

pub(crate) use context::Context;
pub(crate) use failure::Failure;
pub(crate) use form::Form;
pub(crate) use posted::Posted;
pub(crate) use reply::Reply;
pub(crate) use route::{Door, Route};
pub(crate) use sijill_account::Right;
pub(crate) use who::Who;
