//! Files, folders and pages to reports.
