use std::fs;

use super::*;
use crate::AccountError;

#[test]
fn it_lies_beside_the_record_and_is_made_only_when_asked_for() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("aleppo.sijill");
    assert!(Accounts::find(&record).unwrap().is_none());
    let accounts = Accounts::open_or_create(&record).unwrap();
    assert_eq!(accounts.path(), folder.path().join("aleppo.sijill.accounts"));
    assert!(Accounts::find(&record).unwrap().is_some() && !record.exists());
    let nowhere = Accounts::open_or_create(&folder.path().join("no/record.sijill"));
    assert!(matches!(nowhere, Err(AccountError::Other { .. })));
}

#[cfg(unix)]
#[test]
fn a_record_has_the_same_accounts_through_a_link() {
    let folder = TempDir::new().unwrap();
    let (record, link) = (folder.path().join("record.sijill"), folder.path().join("today.sijill"));
    fs::write(&record, "").unwrap();
    std::os::unix::fs::symlink(&record, &link).unwrap();
    let accounts = Accounts::open_or_create(&link).unwrap();
    accounts.add(&new("leila", Role::Reader), &Password::new(WORDS), at(0)).unwrap();
    assert!(Accounts::find(&record).unwrap().unwrap().account("leila").is_ok());
}

#[test]
fn it_holds_neither_passwords_nor_tokens() {
    let team = Team::of("leila", Role::Reader);
    let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    let raw = SessionToken::parse(&token.reveal()).unwrap();
    let (text, csrf) = (raw.reveal(), raw.csrf());
    for entry in fs::read_dir(team.folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for secret in [WORDS, text.as_str(), csrf.as_str(), "10.0.0.1"] {
            assert!(!bytes.windows(secret.len()).any(|found| found == secret.as_bytes()), "{secret}");
        }
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let team = Team::of("leila", Role::Reader);
    let modes = |team: &Team| -> Vec<u32> {
        let files = fs::read_dir(team.folder.path()).unwrap();
        files.map(|file| file.unwrap().metadata().unwrap().permissions().mode() & 0o777).collect()
    };
    let found = modes(&team);
    assert!(
        found.len() >= 2 && found.iter().all(|mode| *mode == 0o600),
        "SQLite's helper files too: {found:?}"
    );

    let Team { folder, accounts } = team;
    let path = accounts.path().to_owned();
    drop(accounts);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let accounts = Accounts::find(&folder.path().join("record.sijill")).unwrap().unwrap();
    assert!(modes(&Team { folder, accounts }).iter().all(|mode| *mode == 0o600));
}

#[test]
fn other_files_are_refused_and_left_as_they_are() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record.sijill");
    let path = Accounts::path_of(&record);
    for bytes in ["some words of a letter that is long enough to be none".repeat(20), "short".to_owned()] {
        fs::write(&path, &bytes).unwrap();
        assert!(matches!(Accounts::find(&record), Err(AccountError::NotAccounts(_))), "{bytes}");
        assert!(matches!(Accounts::open_or_create(&record), Err(AccountError::NotAccounts(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), bytes);
    }
    fs::remove_file(&path).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE letter(words TEXT)").unwrap();
    assert!(matches!(Accounts::find(&record), Err(AccountError::NotAccounts(_))));
    let tables: i64 = other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn a_newer_format_is_refused() {
    let team = Team::of("leila", Role::Reader);
    let connection = rusqlite::Connection::open(team.accounts.path()).unwrap();
    connection.execute_batch("PRAGMA user_version = 99").unwrap();
    let told = Accounts::find(&team.folder.path().join("record.sijill"));
    assert!(matches!(told, Err(AccountError::Newer { found: 99, known: crate::FORMAT, .. })));
}

#[test]
fn a_row_that_is_not_of_its_form_is_told() {
    let team = Team::of("leila", Role::Reader);
    let connection = rusqlite::Connection::open(team.accounts.path()).unwrap();
    connection.execute_batch("UPDATE account SET role = 'king'").unwrap();
    let error = team.accounts.account("leila").unwrap_err();
    assert!(matches!(error, AccountError::Damaged { .. }) && !error.is_refusal());
}
