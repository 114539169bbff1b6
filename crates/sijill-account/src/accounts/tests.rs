#![expect(clippy::unwrap_used, reason = "tests")]

mod file;
mod log_in;
mod people;
mod sessions;
mod together;

use std::net::{IpAddr, Ipv4Addr};

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use crate::{Account, Accounts, LogInError, NewAccount, Password, Role, Session, SessionToken};

const CLIENT: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1));
const WORDS: &str = "four words of mine";
const OTHERS: &str = "quite another phrase";

/// A record's accounts in a folder of their own.
struct Team {
    folder: TempDir,
    accounts: Accounts,
}

impl Team {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let accounts = Accounts::open_or_create(&folder.path().join("record.sijill")).unwrap();
        Self { folder, accounts }
    }

    /// With one account, whose password is [`WORDS`].
    fn of(name: &str, role: Role) -> Self {
        let team = Self::new();
        team.add(name, role);
        team
    }

    fn add(&self, name: &str, role: Role) -> Account {
        self.accounts.add(&new(name, role), &Password::new(WORDS), at(0)).unwrap()
    }

    /// Another process at the same file.
    fn again(&self) -> Accounts {
        Accounts::find(&self.folder.path().join("record.sijill")).unwrap().unwrap()
    }

    fn log_in(&self, name: &str, words: &str, now: Timestamp) -> Result<(SessionToken, Session), LogInError> {
        self.accounts.log_in(name, &Password::new(words), CLIENT, "Browser/1.0", now)
    }

    fn is_open(&self, token: &SessionToken, now: Timestamp) -> bool {
        self.accounts.session(token, now).unwrap().is_some()
    }
}

fn new(name: &str, role: Role) -> NewAccount {
    NewAccount {
        name: crate::AccountName::new(name).unwrap(),
        full_name: None,
        role,
        by: None,
        must_change_password: false,
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}

fn hours(hours: i64) -> Timestamp {
    at(0) + SignedDuration::from_hours(hours)
}
