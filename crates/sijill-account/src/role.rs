//! Roles and what they may do.
//!
//! | right | reader | coder | reviewer | administrator |
//! |---|---|---|---|---|
//! | read everything of the record | yes | yes | yes | yes |
//! | add reports | | yes | yes | yes |
//! | review claims one at a time, and undo what one decided oneself | | yes | yes | yes |
//! | undo what others decided | | | yes | yes |
//! | decide on many claims at once | | | yes | yes |
//! | merge, split and hold incidents apart | | | yes | yes |
//! | say what is known of sources | | | yes | yes |
//! | draw zones | | | yes | yes |
//! | withdraw reports | | | yes | yes |
//! | erase reports | | | | yes |
//! | manage accounts | | | | yes |
//! | set what is published | | | | yes |

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What somebody is in a team. Each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads.
    Reader,
    /// Adds reports and reviews claims one at a time.
    Coder,
    /// Decides on everything that can be undone.
    Reviewer,
    /// Erases, publishes, and says who may do what.
    Administrator,
}

/// What can be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Read everything of the record, also what is not published.
    Read,
    /// Add reports.
    AddReports,
    /// Accept, correct and reject claims one at a time, ask for help with them, and undo what one decided oneself.
    Review,
    /// Undo what others decided.
    UndoOthers,
    /// Decide on many claims at once.
    ReviewMany,
    /// Merge, split and hold incidents apart.
    Incidents,
    /// Say what is known of sources, merge and unmerge them.
    Sources,
    /// Draw and remove zones.
    Zones,
    /// Withdraw reports.
    Withdraw,
    /// Erase reports for good.
    Erase,
    /// Add accounts, give roles, end others' sessions.
    Accounts,
    /// Set what is published, and how.
    Publish,
}

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is no role: the roles are reader, coder, reviewer and administrator.")]
pub struct UnknownRole(String);

impl Role {
    /// All roles, from the least on.
    pub const ALL: [Self; 4] = [Self::Reader, Self::Coder, Self::Reviewer, Self::Administrator];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Coder => "coder",
            Self::Reviewer => "reviewer",
            Self::Administrator => "administrator",
        }
    }

    /// "a reader", "an administrator".
    #[must_use]
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Reader => "a reader",
            Self::Coder => "a coder",
            Self::Reviewer => "a reviewer",
            Self::Administrator => "an administrator",
        }
    }

    /// True where it has the right.
    #[must_use]
    pub fn may(self, right: Right) -> bool {
        self >= right.least()
    }
}

impl Right {
    /// All rights.
    pub const ALL: [Self; 12] = [
        Self::Read,
        Self::AddReports,
        Self::Review,
        Self::UndoOthers,
        Self::ReviewMany,
        Self::Incidents,
        Self::Sources,
        Self::Zones,
        Self::Withdraw,
        Self::Erase,
        Self::Accounts,
        Self::Publish,
    ];

    /// The least role that has it.
    #[must_use]
    pub fn least(self) -> Role {
        match self {
            Self::Read => Role::Reader,
            Self::AddReports | Self::Review => Role::Coder,
            Self::UndoOthers
            | Self::ReviewMany
            | Self::Incidents
            | Self::Sources
            | Self::Zones
            | Self::Withdraw => Role::Reviewer,
            Self::Erase | Self::Accounts | Self::Publish => Role::Administrator,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(words: &str) -> Result<Self, UnknownRole> {
        let found = Self::ALL.into_iter().find(|role| role.name() == words);
        found.ok_or_else(|| UnknownRole(words.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    /// The table of the head of this file, as it is meant: how many rights each role has, and which are new in it.
    #[test]
    fn the_table_holds() {
        let own = |role: Role| -> Vec<Right> {
            Right::ALL.into_iter().filter(|right| right.least() == role).collect()
        };
        assert_eq!(own(Role::Reader), [Right::Read]);
        assert_eq!(own(Role::Coder), [Right::AddReports, Right::Review]);
        assert_eq!(
            own(Role::Reviewer),
            [
                Right::UndoOthers,
                Right::ReviewMany,
                Right::Incidents,
                Right::Sources,
                Right::Zones,
                Right::Withdraw
            ]
        );
        assert_eq!(own(Role::Administrator), [Right::Erase, Right::Accounts, Right::Publish]);
    }

    #[test]
    fn each_role_may_what_the_ones_before_it_may_and_more() {
        for pair in Role::ALL.windows(2) {
            assert!(pair[0] < pair[1]);
            let may = |role: Role| Right::ALL.into_iter().filter(move |right| role.may(*right));
            assert!(may(pair[0]).all(|right| pair[1].may(right)));
            assert!(may(pair[0]).count() < may(pair[1]).count());
        }
        assert!(Right::ALL.into_iter().all(|right| Role::Administrator.may(right)));
    }

    #[test]
    fn roles_are_read_as_they_are_written() {
        for role in Role::ALL {
            assert_eq!(role.to_string().parse::<Role>().unwrap(), role);
        }
        for words in ["", "Reader", "admin", "reader "] {
            assert!(words.parse::<Role>().is_err(), "{words}");
        }
    }
}
