//! `sijill schema`: the public contracts of a reading, of an entry and of the server's API.

use std::io::{self, Write as _};

use crate::arguments::{Schema, SchemaOptions};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &SchemaOptions) -> Result<Ended, CommandError> {
    let schema = match options.of {
        Schema::Reading => sijill_desk::show::schema(),
        // The alternate form of a JSON value is the one over several lines.
        Schema::Openapi => format!("{:#}\n", sijill_web::openapi()),
        Schema::Entry => format!("{:#}\n", sijill_record::entry::schema()),
    };
    io::stdout().write_all(schema.as_bytes())?;
    Ok(Ended::Well)
}
