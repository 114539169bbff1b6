//! Sessions: asking for one, listing and ending them.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Row, params};

use super::Accounts;
use crate::account::Account;
use crate::error::AccountError;
use crate::session::{ABSOLUTE_LIMIT, IDLE_LIMIT, Session, TOUCHED_EVERY, later, short_agent};
use crate::store::ACCOUNT;
use crate::token::SessionToken;

const SESSION: &str = "s.number, s.created, s.seen, s.agent";

impl Accounts {
    /// The open session of a token, with its account as it is now; nothing where there is none or it is over. That it was
    /// used is written down.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn session(&self, token: &SessionToken, now: Timestamp) -> Result<Option<Session>, AccountError> {
        let found = self.store.read(|connection| self.session_of(connection, token, now))?;
        if let Some(session) = &found
            && now >= later(session.seen, TOUCHED_EVERY)
        {
            // A reader need not wait for this: where somebody else writes, the next page writes it down. A disk that is
            // full is no reason to show nothing either.
            let _ = self.store.write_if_free(|connection| {
                connection
                    .execute(
                        "UPDATE session SET seen = ?1 WHERE number = ?2",
                        params![now.as_millisecond(), session.number],
                    )
                    .map_err(|e| self.store.told(e))
            });
        }
        Ok(found)
    }

    /// The open sessions of an account, the latest used first.
    ///
    /// # Errors
    /// Where there is no such account.
    pub fn sessions(&self, name: &str, now: Timestamp) -> Result<Vec<Session>, AccountError> {
        self.store.read(|connection| {
            let told = |e| self.store.told(e);
            let account = self.one(connection, name)?;
            let sql = format!(
                "SELECT {SESSION}, {ACCOUNT} FROM session s JOIN account a ON a.id = s.account WHERE s.account = ?1 ORDER BY s.seen DESC, s.number DESC"
            );
            let mut statement = connection.prepare_cached(&sql).map_err(told)?;
            let mut rows = statement.query([account.id]).map_err(told)?;
            let mut sessions = Vec::new();
            while let Some(row) = rows.next().map_err(told)? {
                sessions.push(self.session_in(row)?);
            }
            sessions.retain(|session| !session.is_over(now));
            Ok(sessions)
        })
    }

    /// Ends the session of a token: log-out. True where there was one.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn end(&self, token: &SessionToken) -> Result<bool, AccountError> {
        self.store
            .write(|connection| {
                self.deleted(connection, "DELETE FROM session WHERE digest = ?1", params![token.digest()])
            })
            .map(|count| count > 0)
    }

    /// Ends a session of an account by its number. True where there was one.
    ///
    /// # Errors
    /// Where there is no such account, or the file cannot be written.
    pub fn end_one(&self, name: &str, number: i64) -> Result<bool, AccountError> {
        self.store
            .write(|connection| {
                let account = self.one(connection, name)?;
                let sql = "DELETE FROM session WHERE account = ?1 AND number = ?2";
                self.deleted(connection, sql, params![account.id, number])
            })
            .map(|count| count > 0)
    }

    /// Ends all sessions of an account; how many were open.
    ///
    /// # Errors
    /// Where there is no such account, or the file cannot be written.
    pub fn end_all(&self, name: &str, now: Timestamp) -> Result<usize, AccountError> {
        self.store.write(|connection| {
            let account = self.one(connection, name)?;
            self.sweep(connection, now)?;
            self.end_all_of(connection, &account)
        })
    }

    pub(super) fn end_all_of(
        &self,
        connection: &Connection,
        account: &Account,
    ) -> Result<usize, AccountError> {
        self.deleted(connection, "DELETE FROM session WHERE account = ?1", params![account.id])
    }

    /// Begins a session; those that are over go.
    pub(super) fn begin(
        &self,
        connection: &Connection,
        account: &Account,
        agent: &str,
        now: Timestamp,
    ) -> Result<(SessionToken, Session), AccountError> {
        self.sweep(connection, now)?;
        let (token, agent) = (SessionToken::generate()?, short_agent(agent));
        connection
            .execute(
                "INSERT INTO session(digest, account, created, seen, agent) VALUES(?1, ?2, ?3, ?3, ?4)",
                params![token.digest(), account.id, now.as_millisecond(), agent],
            )
            .map_err(|e| self.store.told(e))?;
        let session = Session {
            number: connection.last_insert_rowid(),
            account: account.clone(),
            created: now,
            seen: now,
            agent,
        };
        Ok((token, session))
    }

    pub(super) fn session_of(
        &self,
        connection: &Connection,
        token: &SessionToken,
        now: Timestamp,
    ) -> Result<Option<Session>, AccountError> {
        let told = |e| self.store.told(e);
        let sql = format!(
            "SELECT {SESSION}, {ACCOUNT} FROM session s JOIN account a ON a.id = s.account WHERE s.digest = ?1 AND NOT a.disabled"
        );
        let mut statement = connection.prepare_cached(&sql).map_err(told)?;
        let mut rows = statement.query([token.digest()]).map_err(told)?;
        let found = rows.next().map_err(told)?.map(|row| self.session_in(row)).transpose()?;
        Ok(found.filter(|session| !session.is_over(now)))
    }

    fn session_in(&self, row: &Row<'_>) -> Result<Session, AccountError> {
        let told = |e| self.store.told(e);
        Ok(Session {
            number: row.get(0).map_err(told)?,
            created: self.store.time_of(row, 1)?,
            seen: self.store.time_of(row, 2)?,
            agent: row.get(3).map_err(told)?,
            account: self.store.account_of(row, 4)?,
        })
    }

    fn sweep(&self, connection: &Connection, now: Timestamp) -> Result<(), AccountError> {
        let before = |limit: SignedDuration| later(now, -limit).as_millisecond();
        let sql = "DELETE FROM session WHERE seen <= ?1 OR created <= ?2";
        self.deleted(connection, sql, params![before(IDLE_LIMIT), before(ABSOLUTE_LIMIT)]).map(|_| ())
    }

    fn deleted(
        &self,
        connection: &Connection,
        sql: &str,
        values: &[&dyn rusqlite::ToSql],
    ) -> Result<usize, AccountError> {
        connection.execute(sql, values).map_err(|e| self.store.told(e))
    }
}
