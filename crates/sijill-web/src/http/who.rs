//! Who asks, and what they may do.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use sijill_account::{Account, Right, Role, Session, SessionToken};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// Whoever sits at this machine, where there are no accounts.
    Owner,
    /// Somebody who logged in.
    Person(Person),
    /// The public.
    Public,
    /// Nobody yet.
    Nobody,
}

/// Somebody who logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The account's name, which decisions are signed with.
    pub(crate) name: String,
    /// What the account may do.
    pub(crate) role: Role,
    /// Another password must be chosen before anything else is done.
    pub(crate) must_change_password: bool,
}

impl From<&Account> for Person {
    fn from(account: &Account) -> Self {
        Self {
            name: account.name.as_str().to_owned(),
            role: account.role,
            must_change_password: account.must_change_password,
        }
    }
}

impl Who {
    /// True where they may.
    pub(crate) fn may(&self, right: Right) -> bool {
        match self {
            Self::Owner => true,
            Self::Person(person) => !person.must_change_password && person.role.may(right),
            Self::Public | Self::Nobody => false,
        }
    }

    /// True for the public, which sees what is published.
    pub(crate) const fn is_public(&self) -> bool {
        matches!(self, Self::Public)
    }

    /// True where another password must be chosen first.
    pub(crate) const fn must_change_password(&self) -> bool {
        matches!(self, Self::Person(person) if person.must_change_password)
    }

    /// The name that they sign with, where the server knows it.
    pub(crate) const fn name(&self) -> Option<&str> {
        match self {
            Self::Person(person) => Some(person.name.as_str()),
            Self::Owner | Self::Public | Self::Nobody => None,
        }
    }
}

/// Whoever sent a request, as it was found out before anything is answered.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    /// Who asks.
    pub(crate) who: Who,
    /// Who it is beneath, where somebody looks at what the public sees.
    pub(crate) beneath: Who,
    /// The token of their forms.
    pub(crate) csrf: Arc<str>,
    /// Their session, where they logged in.
    pub(crate) session: Option<Session>,
    /// Its token.
    pub(crate) token: Option<SessionToken>,
    /// The address that they come from.
    pub(crate) client: IpAddr,
}

impl Visitor {
    /// Nobody, whose forms are not taken.
    pub(crate) fn nobody() -> Self {
        Self {
            who: Who::Nobody,
            beneath: Who::Nobody,
            csrf: Arc::from(""),
            session: None,
            token: None,
            client: IpAddr::V4(Ipv4Addr::LOCALHOST),
        }
    }

    /// True where somebody who could see more looks at what the public sees.
    pub(crate) fn looks_as_public(&self) -> bool {
        self.who.is_public() && self.beneath.may(Right::Publish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(role: Role, must_change_password: bool) -> Who {
        Who::Person(Person { name: "leila".to_owned(), role, must_change_password })
    }

    #[test]
    fn people_may_what_their_role_may() {
        for right in Right::ALL {
            assert!(Who::Owner.may(right) && person(Role::Administrator, false).may(right));
            assert!(!Who::Public.may(right) && !Who::Nobody.may(right));
            assert!(!person(Role::Administrator, true).may(right), "before the password is changed");
            assert_eq!(person(Role::Reader, false).may(right), right == Right::Read);
        }
    }

    #[test]
    fn only_who_may_publish_looks_as_the_public() {
        let looking = |beneath| Visitor { who: Who::Public, beneath, ..Visitor::nobody() };
        assert!(looking(Who::Owner).looks_as_public());
        assert!(looking(person(Role::Administrator, false)).looks_as_public());
        assert!(!looking(person(Role::Reviewer, false)).looks_as_public());
        assert!(!looking(Who::Nobody).looks_as_public());
    }
}
