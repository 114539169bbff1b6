//! Who asks, and what he may do.

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Right {
    /// Read everything.
    Read,
    /// Add reports, and decide on claims one at a time.
    Code,
    /// Decide on many claims at once, on incidents, sources, zones; withdraw reports.
    Review,
    /// Accounts, what is public, erasure.
    Administer,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// Whoever sits at this machine, where there are no accounts.
    Owner,
    /// The public.
    Public,
    /// Nobody yet.
    Nobody,
}

impl Who {
    /// True where he may.
    pub(crate) const fn may(&self, _right: Right) -> bool {
        matches!(self, Self::Owner)
    }

    /// The name that he signs with, where the server knows it.
    pub(crate) const fn name(&self) -> Option<&str> {
        None
    }
}
