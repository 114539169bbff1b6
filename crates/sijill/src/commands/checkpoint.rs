//! `sijill checkpoint`: what to publish, or to have time-stamped.

use std::io::{self, Write as _};

use crate::arguments::{CheckpointOptions, Told};
use crate::errors::{CommandError, Ended};
use sijill_desk::desk;

pub(crate) fn run(options: &CheckpointOptions) -> Result<Ended, CommandError> {
    let record = desk::to_ask(&options.record.path())?;
    let state = record.state();
    let mut out = io::stdout().lock();
    match options.format {
        Told::Text => out.write_all(state.checkpoint.as_bytes())?,
        Told::Json => writeln!(
            out,
            "{}",
            serde_json::json!({
                "origin": state.origin,
                "size": state.size,
                "root": state.root().map(|root| root.base64()),
                "time": sijill_record::entry::time_words(state.time),
                "public_key": state.key,
                "checkpoint": state.checkpoint,
            })
        )?,
    }
    Ok(Ended::Well)
}
