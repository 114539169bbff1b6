//! The file's tables. What is the log's own stands first; `part`, `lookup` and `words` are views that are made of it;
//! `shelf` is for what is made of views.

/// The format that this program writes. It is the file's `user_version`.
pub const FORMAT: u32 = 3;

/// The file's `application_id`: "Sjil".
pub(super) const APPLICATION: i32 = 0x536a_696c;

/// The tables.
pub(super) const TABLES: &str = "
CREATE TABLE about(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry(number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL, leaf BLOB NOT NULL, salt BLOB, payload BLOB, commitment BLOB, after INTEGER);
CREATE TABLE run(number INTEGER PRIMARY KEY, hash BLOB NOT NULL);
CREATE TABLE blob(number INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, size INTEGER NOT NULL, report INTEGER, bytes BLOB);
CREATE TABLE part(key INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE lookup(space INTEGER NOT NULL, key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(space, key, number)) WITHOUT ROWID;
CREATE TABLE seal(id INTEGER PRIMARY KEY, sum INTEGER NOT NULL);
CREATE TABLE shelf(key INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(title, text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
";

/// What of [`TABLES`] is a view.
pub(super) const CLEAR_VIEWS: &str = "DELETE FROM part; DELETE FROM lookup; DELETE FROM seal; DELETE FROM shelf; INSERT INTO words(words) VALUES('delete-all');";
