//! Files, folders and pages to reports: bytes in, a text with what is known of it out.
//!
//! For: whoever has reports in whatever form people keep them. The door is [`Intake`]: [`Intake::pieces`] walks the
//! inputs and hands out [`Piece`]s one at a time in a fixed order and in bounded memory, and [`Intake::report`] turns a
//! piece into a [`Report`], on any thread; [`Intake::receive`] keeps its bytes and their custody beside it. Not for: what
//! the text says (`sijill-reader`).

mod body;
mod country;
mod custody;
mod encoding;
mod error;
mod feed;
mod fetch;
mod guard;
mod gzip;
mod html;
mod json;
mod language;
mod lines;
mod make;
mod many;
mod markdown;
mod moment;
mod objects;
mod origin;
mod page_date;
mod pdf;
mod piece;
mod pieces;
mod received;
mod report;
mod single;
mod sniff;
mod start;
mod table;
mod warc;

pub use country::alpha_2;
pub use custody::{Container, Custody, Http, Receipt};
pub use encoding::{Decoded, decode};
pub use error::IntakeError;
pub use feed::{Feed, FeedError, FeedItem, parse_feed};
pub use fetch::{Capture, CaptureStatus, FetchLimits, Fetcher, Validators};
pub use html::{HtmlError, Page, main_text};
pub use language::{Language, language_of};
pub use piece::Piece;
pub use pieces::{Input, Pieces};
pub use received::Received;
pub use report::{Given, Intake, Limits, Report};
pub use table::{Field, Fill, Mapping, NoField, Tables};
