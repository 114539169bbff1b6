//! Things of a record, opened: down to the words that they rest on and the custody of the bytes.

pub mod across;
mod claim;
pub mod custody;
mod entry;
mod erased;
mod incident;
pub mod report;
mod source;
mod subject;
mod zone;

use crate::show::{Look, Sheet};
use sijill_record::Record;
use sijill_record::question::{Asked, Subject};

pub use across::history;
pub use report::bytes;
pub use subject::{Thing, thing};
pub use zone::outline_words;

use crate::ask::weighed::Ledgers;
use crate::error::AnswerError;

/// A thing as it is shown: a page, or JSON.
pub struct Opened {
    page: Sheet,
    json: serde_json::Value,
}

impl Opened {
    /// As a page of text.
    #[must_use]
    pub fn page(self) -> String {
        self.page.finish()
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> &serde_json::Value {
        &self.json
    }
}

/// Opens a thing.
///
/// # Errors
/// Where it is not there, or the record cannot be read.
pub fn open(
    record: &Record,
    asked: &Asked<'_>,
    ledgers: Ledgers<'_>,
    thing: &Thing,
    look: Look,
) -> Result<Opened, AnswerError> {
    let origin = &record.state().origin;
    let subject = match thing {
        Thing::Of(subject) => subject,
        Thing::Incident(claim) => {
            return match across::open(asked, ledgers, *claim, origin, look) {
                Err(error) if erased::is_erased(&error) => {
                    erased::open(record, &Subject::Claim(*claim), &format!("i{claim}"), look)
                }
                other => other,
            };
        }
    };
    let opened = match subject {
        Subject::Report(number) => report::open(asked, ledgers, *number, origin, look),
        Subject::Claim(number) => claim::open(asked, *number, origin, look),
        Subject::Incident(number) => incident::open(asked, *number, origin, look),
        Subject::Source(key) => source::open(asked, key, origin, look),
        Subject::Zone(name) => zone::open(asked, name, look),
        Subject::Entry(number) => entry::open(record, asked, *number, look),
        Subject::Feed(address) => return Err(AnswerError::NoPage(address.clone())),
    };
    match opened {
        Err(error) if erased::is_erased(&error) => {
            erased::open(record, subject, &erased::id_of(subject), look)
        }
        other => other,
    }
}
