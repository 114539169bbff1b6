//! `sijill prove`: a proof in a file that stands alone.

use std::fs;
use std::io::{self, Write as _};

use crate::arguments::ProveOptions;
use crate::errors::{CommandError, Ended};
use sijill_desk::desk;

pub(crate) fn run(options: &ProveOptions) -> Result<Ended, CommandError> {
    let record = desk::to_ask(&options.record.path())?;
    record.store().hold().map_err(sijill_record::RecordError::from)?;
    let number = |prefix: char| options.id.strip_prefix(prefix).and_then(|digits| digits.parse::<u64>().ok());
    let proof = match (number('e'), number('r')) {
        (Some(entry), _) => record.prove_entry(entry)?,
        (_, Some(report)) => record.prove_report(report, !options.without_bytes)?,
        _ => {
            return Err(CommandError::Wrong(format!(
                "“{}” names no entry and no report: write e204 or r17.",
                options.id
            )));
        }
    };
    let json = proof.to_json()?;
    match &options.out {
        None => io::stdout().lock().write_all(json.as_bytes())?,
        Some(path) => fs::write(path, json)
            .map_err(|cause| desk::DeskError::Unwritable { path: path.display().to_string(), cause })?,
    }
    Ok(Ended::Well)
}
