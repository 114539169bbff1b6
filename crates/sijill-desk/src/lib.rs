//! The desk: a record as people work at it. What is asked of it and how that is answered, things opened, decisions made,
//! reports added; shared by the command line and the server, so that both say the same.
//!
//! The door: options of `filter` say what is asked, functions of `ask`, `board`, `opened` and `told` answer, those of `decide`
//! and `receive` stage what is to be added, `desk` finds the record's file, its key and the clock. Not for: keeping a record
//! (`sijill-record`), weighing (`sijill-weigh`), terminals (`sijill`) or pages (`sijill-web`).

pub mod aside;
pub mod ask;
pub mod board;
pub mod decide;
pub mod desk;
pub mod error;
pub mod filter;
pub mod home;
pub mod opened;
pub mod places;
pub mod public;
pub mod receive;
pub mod show;
pub mod told;

pub use error::AnswerError;
