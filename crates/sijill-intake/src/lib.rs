//! Files, folders and pages to reports: bytes in, a text with what is known of it out.
//!
//! For: whoever has reports in whatever form people keep them. The door is [`Intake`]: [`Intake::pieces`] walks the
//! inputs and hands out [`Piece`]s one at a time in a fixed order and in bounded memory, and [`Intake::report`] turns a
//! piece into a [`Report`], on any thread. Not for: what the text says (`sijill-reader`), feeds and the network.

mod country;
mod encoding;
mod error;
mod html;
mod json;
mod language;
mod lines;
mod markdown;
mod page_date;
mod pdf;
mod piece;
mod pieces;
mod report;
mod sniff;

pub use country::alpha_2;
pub use encoding::{Decoded, decode};
pub use error::IntakeError;
pub use html::{HtmlError, Page, main_text};
pub use language::{Language, language_of};
pub use piece::Piece;
pub use pieces::{Input, Pieces};
pub use report::{Given, Intake, Limits, Report};
