//! `sijill verify-proof`.

use crate::arguments::VerifyProofOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &VerifyProofOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
