//! Things of a record, opened: down to the words that they rest on and the custody of the bytes.

mod across;
mod claim;
mod custody;
mod entry;
mod erased;
mod incident;
mod report;
mod source;
mod subject;
mod zone;

use sijill::show::{Look, Sheet};
use sijill_record::Record;
use sijill_record::question::{Asked, Subject};

pub(crate) use across::history;
pub(crate) use report::bytes;
pub(crate) use subject::{Thing, thing};
pub(crate) use zone::outline_words;

use crate::errors::CommandError;

/// A thing as it is shown: a page, or JSON.
pub(crate) struct Opened {
    page: Sheet,
    json: serde_json::Value,
}

impl Opened {
    pub(crate) fn page(self) -> String {
        self.page.finish()
    }

    pub(crate) fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&self.json)
    }
}

/// Opens a thing.
pub(crate) fn open(
    record: &Record,
    asked: &Asked<'_>,
    thing: &Thing,
    look: Look,
) -> Result<Opened, CommandError> {
    let origin = &record.state().origin;
    let subject = match thing {
        Thing::Of(subject) => subject,
        Thing::Incident(claim) => {
            return match across::open(asked, *claim, origin, look) {
                Err(error) if erased::is_erased(&error) => {
                    erased::open(record, &Subject::Claim(*claim), &format!("i{claim}"), look)
                }
                other => other,
            };
        }
    };
    let opened = match subject {
        Subject::Report(number) => report::open(asked, *number, origin, look),
        Subject::Claim(number) => claim::open(asked, *number, origin, look),
        Subject::Incident(number) => incident::open(asked, *number, origin, look),
        Subject::Source(key) => source::open(asked, key, origin, look),
        Subject::Zone(name) => zone::open(asked, name, look),
        Subject::Entry(number) => entry::open(record, asked, *number, look),
        Subject::Feed(address) => return Err(CommandError::NoPage(address.clone())),
    };
    match opened {
        Err(error) if erased::is_erased(&error) => {
            erased::open(record, subject, &erased::id_of(subject), look)
        }
        other => other,
    }
}
