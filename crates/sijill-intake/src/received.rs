//! A report with its evidence: the exact bytes that were received of it, and how they came to be here.

use std::borrow::Cow;
use std::sync::Arc;

use crate::origin::Origin;
use crate::{Custody, Mapping, Report};

/// A report as it was received.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// What the reader reads.
    pub report: Report,
    /// The exact bytes of this report.
    pub bytes: Vec<u8>,
    /// Media type of `bytes`.
    pub media: String,
    /// How they came to be here.
    pub custody: Custody,
    /// The whole file, where `bytes` were made from it rather than cut out of it; `custody.container` names it.
    pub container: Option<Arc<Vec<u8>>>,
    /// For a row of a table: which column was taken for what.
    pub mapping: Option<Mapping>,
}

/// What a piece gives when it is opened, with the costly particulars of its evidence still to be worked out.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    pub(crate) report: Report,
    pub(crate) bytes: Vec<u8>,
    pub(crate) media: Cow<'static, str>,
    pub(crate) custody: Custody,
    /// The file that `custody.container` names.
    pub(crate) origin: Option<Arc<Origin>>,
    pub(crate) mapping: Option<Arc<Mapping>>,
}

impl From<Opened> for Received {
    fn from(opened: Opened) -> Self {
        let Opened { report, bytes, media, mut custody, origin, mapping } = opened;
        let mut container = None;
        if let (Some(named), Some(origin)) = (&mut custody.container, &origin) {
            named.sha256 = named.sha256.take().or_else(|| origin.sha256());
            container.clone_from(&origin.bytes);
        }
        let mapping = mapping.map(Arc::unwrap_or_clone);
        Self { report, bytes, media: media.into_owned(), custody, container, mapping }
    }
}
