//! Log-in, and changing one's own password.

use std::net::IpAddr;

use jiff::Timestamp;
use rusqlite::Connection;

use super::Accounts;
use super::people::key;
use crate::error::{AccountError, LogInError};
use crate::password::{Password, PasswordError, hash, is_outdated, verify};
use crate::session::Session;
use crate::token::SessionToken;

impl Accounts {
    /// Lets somebody in who knows the password. `client` is the address that they come from, `agent` what their browser
    /// says of itself. The token is told this once.
    ///
    /// # Errors
    /// Where the name or password is wrong, the account is disabled, or there were too many tries.
    pub fn log_in(
        &self,
        name: &str,
        password: &Password,
        client: IpAddr,
        agent: &str,
        now: Timestamp,
    ) -> Result<(SessionToken, Session), LogInError> {
        let known = self.proven(name, password, client, now)?;
        let renewed = if is_outdated(&known) { Some(hash(password)?) } else { None };
        let begun = self.store.write(|connection| {
            if !self.still(connection, name, &known)? {
                return Ok(None);
            }
            let account = self.one(connection, name)?;
            if let Some(renewed) = &renewed {
                self.update(connection, "UPDATE account SET hash = ?1 WHERE id = ?2", renewed, &account)?;
            }
            self.begin(connection, &account, agent, now).map(Some)
        })?;
        begun.ok_or(LogInError::Wrong)
    }

    /// Gives the account of a session another password, where the one before is known. All its sessions end, and a new one
    /// begins.
    ///
    /// # Errors
    /// Where the session is over, the password before is wrong or was tried too often, or the new one is refused.
    pub fn change_password(
        &self,
        token: &SessionToken,
        before: &Password,
        after: &Password,
        client: IpAddr,
        now: Timestamp,
    ) -> Result<(SessionToken, Session), LogInError> {
        let session = self.session(token, now)?.ok_or(LogInError::Over)?;
        let name = session.account.name.as_str();
        after.check(&session.account.name).map_err(AccountError::from)?;
        let known = self.proven(name, before, client, now)?;
        let pass = self.gate.enter().ok_or(LogInError::Crowded)?;
        if verify(after, Some(&known))? {
            return Err(AccountError::from(PasswordError::Same).into());
        }
        let hash = hash(after)?;
        drop(pass);
        let begun = self.store.write(|connection| {
            if !self.still(connection, name, &known)? || self.session_of(connection, token, now)?.is_none() {
                return Ok(None);
            }
            let account = self.one(connection, name)?;
            self.update(
                connection,
                "UPDATE account SET hash = ?1, must_change = 0 WHERE id = ?2",
                &hash,
                &account,
            )?;
            self.end_all_of(connection, &account)?;
            let account = self.one(connection, name)?;
            self.begin(connection, &account, &session.agent, now).map(Some)
        })?;
        begun.ok_or(LogInError::Over)
    }

    /// The hash of an account whose password this is. The same is done for every name.
    fn proven(
        &self,
        name: &str,
        password: &Password,
        client: IpAddr,
        now: Timestamp,
    ) -> Result<String, LogInError> {
        let admitted =
            self.throttle().admit(&key(name), client, now).map_err(|seconds| LogInError::Wait { seconds })?;
        let tried = self.tried(name, password);
        match &tried {
            Ok(_) => self.throttle().succeeded(&admitted),
            Err(LogInError::Wrong) => {}
            Err(_) => self.throttle().dropped(&admitted),
        }
        tried
    }

    fn tried(&self, name: &str, password: &Password) -> Result<String, LogInError> {
        let _pass = self.gate.enter().ok_or(LogInError::Crowded)?;
        let hash = self.store.read(|connection| self.hash_of(connection, name))?;
        let right = verify(password, hash.as_deref())?;
        let open = self.store.read(|connection| match &hash {
            Some(hash) => self.still(connection, name, hash),
            None => Ok(false),
        })?;
        hash.filter(|_| right && open).ok_or(LogInError::Wrong)
    }

    /// True where the account may log in and its hash is this one: a disabled account, or one that got another password
    /// meanwhile, does not.
    fn still(&self, connection: &Connection, name: &str, hash: &str) -> Result<bool, AccountError> {
        let same = self.hash_of(connection, name)?.as_deref() == Some(hash);
        Ok(same && !self.one(connection, name)?.disabled)
    }
}
