use super::*;
use crate::{AccountError, PasswordError};

#[test]
fn whoever_knows_the_password_gets_in() {
    let team = Team::of("Leila", Role::Coder);
    let (token, session) = team.log_in(" LEILA ", WORDS, at(5)).unwrap();
    assert_eq!((session.account.name.as_str(), session.account.role), ("Leila", Role::Coder));
    let parsed = SessionToken::parse(&token.reveal()).unwrap();
    assert_eq!(team.accounts.session(&parsed, at(6)).unwrap().unwrap(), session);
}

#[test]
fn nobody_is_told_which_accounts_there_are() {
    let team = Team::of("leila", Role::Reader);
    team.add("gone", Role::Reader);
    team.accounts.disable("gone").unwrap();
    let told = |name: &str, words: &str| team.log_in(name, words, at(0)).unwrap_err().to_string();
    let wrong = told("leila", OTHERS);
    for (name, words) in [("nobody", WORDS), ("gone", WORDS), ("", WORDS), ("two words", WORDS)] {
        assert_eq!(told(name, words), wrong, "{name}");
    }
    assert!(!wrong.contains("leila"));
}

#[test]
fn limits_are_the_same_for_accounts_that_are_not_there() {
    for name in ["leila", "nobody"] {
        let team = Team::of("leila", Role::Reader);
        for _ in 0..5 {
            assert!(matches!(team.log_in(name, OTHERS, at(0)), Err(LogInError::Wrong)));
        }
        assert!(matches!(team.log_in(name, WORDS, at(0)), Err(LogInError::Wait { seconds: 1 })));
        assert_eq!(team.log_in(name, WORDS, at(1)).is_ok(), name == "leila");
    }
}

#[test]
fn a_success_forgets_the_failures_of_the_account() {
    let team = Team::of("leila", Role::Reader);
    for _ in 0..2 {
        for _ in 0..4 {
            assert!(matches!(team.log_in("leila", OTHERS, at(0)), Err(LogInError::Wrong)));
        }
        assert!(team.log_in("LEILA", WORDS, at(0)).is_ok());
    }
}

#[test]
fn ones_own_password_is_changed_with_the_one_before() {
    let team = Team::of("leila", Role::Reader);
    team.accounts.set_password("leila", &Password::new(WORDS), true).unwrap();
    let (token, session) = team.log_in("leila", WORDS, at(0)).unwrap();
    let (elsewhere, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    assert!(session.account.must_change_password);
    let change = |token: &SessionToken, before: &str, after: &str| {
        team.accounts.change_password(token, &Password::new(before), &Password::new(after), CLIENT, at(1))
    };
    assert!(matches!(change(&token, OTHERS, OTHERS), Err(LogInError::Wrong)));
    let refused = |told: Result<_, LogInError>, error: PasswordError| matches!(told, Err(LogInError::Account(AccountError::Password(found))) if found == error);
    assert!(refused(change(&token, WORDS, "short"), PasswordError::Short(5)));
    assert!(refused(change(&token, WORDS, WORDS), PasswordError::Same));
    assert!(team.is_open(&token, at(1)));

    let (fresh, session) = change(&token, WORDS, OTHERS).unwrap();
    assert!(!session.account.must_change_password);
    assert!(team.is_open(&fresh, at(2)) && !team.is_open(&token, at(2)) && !team.is_open(&elsewhere, at(2)));
    assert!(matches!(change(&token, OTHERS, WORDS), Err(LogInError::Over)));
    assert!(team.log_in("leila", WORDS, at(2)).is_err() && team.log_in("leila", OTHERS, at(2)).is_ok());
}

#[test]
fn guesses_through_an_open_session_are_limited_too() {
    let team = Team::of("leila", Role::Reader);
    let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    let guess = || {
        let (before, after) = (Password::new("not the one before"), Password::new(OTHERS));
        team.accounts.change_password(&token, &before, &after, CLIENT, at(1))
    };
    for _ in 0..5 {
        assert!(matches!(guess(), Err(LogInError::Wrong)));
    }
    assert!(matches!(guess(), Err(LogInError::Wait { .. })));
}

#[test]
fn a_weak_hash_is_made_anew_at_log_in() {
    use argon2::{Argon2, Params, PasswordHasher as _};
    let team = Team::of("leila", Role::Reader);
    let weak = Argon2::from(Params::new(64, 1, 1, None).unwrap())
        .hash_password_with_salt(WORDS.as_bytes(), b"salt for a test")
        .unwrap()
        .to_string();
    let connection = rusqlite::Connection::open(team.accounts.path()).unwrap();
    connection.execute("UPDATE account SET hash = ?1", [&weak]).unwrap();
    for _ in 0..2 {
        assert!(team.log_in("leila", WORDS, at(0)).is_ok());
        let kept: String = connection.query_row("SELECT hash FROM account", [], |row| row.get(0)).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    }
}
