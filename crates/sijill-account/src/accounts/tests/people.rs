use super::*;
use crate::{AccountError, PasswordError};

#[test]
fn an_account_is_what_was_said_of_it() {
    let team = Team::new();
    let said = NewAccount {
        full_name: Some("  Leila   Haddad ".to_owned()),
        by: Some("Noor".to_owned()),
        must_change_password: true,
        ..new("Leila", Role::Coder)
    };
    let made = team.accounts.add(&said, &Password::new(WORDS), at(7)).unwrap();
    assert_eq!(made, team.accounts.account("LEILA").unwrap());
    assert_eq!((made.name.as_str(), made.shown(), made.role), ("Leila", "Leila Haddad", Role::Coder));
    assert_eq!((made.created, made.by.as_deref()), (at(7), Some("Noor")));
    assert!(made.must_change_password && !made.disabled);
    assert_eq!(team.accounts.set_full_name("leila", Some(" ")).unwrap().shown(), "Leila");
    let long = "a".repeat(101);
    for words in [long.as_str(), "two\nlines"] {
        assert!(matches!(team.accounts.set_full_name("leila", Some(words)), Err(AccountError::FullName)));
    }
}

#[test]
fn a_name_is_there_once_in_whatever_form() {
    let team = Team::of("José", Role::Reader);
    let again = team.accounts.add(&new("JOSE\u{301}", Role::Reader), &Password::new(WORDS), at(0));
    assert!(matches!(again, Err(AccountError::Taken(name)) if name == "JOSÉ"));
    team.add("ليلى", Role::Reader);
    team.add("Amal", Role::Reader);
    let names: Vec<String> = team.accounts.all().unwrap().into_iter().map(|a| a.name.to_string()).collect();
    assert_eq!(names, ["Amal", "José", "ليلى"]);
    assert!(matches!(team.accounts.account("Nobody"), Err(AccountError::Unknown(_))));
    assert!(matches!(team.accounts.account("' OR 1=1 --"), Err(AccountError::Unknown(_))));
}

#[test]
fn bad_passwords_make_no_account_and_change_none() {
    let team = Team::of("leila", Role::Reader);
    let bad = Password::new("short");
    assert!(matches!(
        team.accounts.add(&new("noor", Role::Reader), &bad, at(0)),
        Err(AccountError::Password(PasswordError::Short(5)))
    ));
    assert!(team.accounts.account("noor").is_err());
    assert!(team.accounts.set_password("leila", &bad, false).is_err());
    assert!(team.log_in("leila", WORDS, at(0)).is_ok());
}

#[test]
fn somebody_is_left_who_can_manage_accounts() {
    let team = Team::new();
    assert!(team.accounts.is_empty().unwrap() && !team.accounts.has_administrator().unwrap());
    team.add("leila", Role::Administrator);
    assert!(!team.accounts.is_empty().unwrap() && team.accounts.has_administrator().unwrap());
    let last = |done: Result<Account, AccountError>| matches!(&done, Err(AccountError::LastAdministrator(name)) if name == "leila");
    assert!(last(team.accounts.set_role("leila", Role::Reader)));
    assert!(last(team.accounts.disable("leila")));

    team.add("noor", Role::Administrator);
    team.accounts.disable("noor").unwrap();
    assert!(last(team.accounts.disable("leila")), "a disabled administrator manages nothing");
    team.accounts.enable("noor").unwrap();
    team.accounts.set_role("leila", Role::Reader).unwrap();
    assert!(team.accounts.has_administrator().unwrap());
    assert!(!Team::of("leila", Role::Reviewer).accounts.has_administrator().unwrap());
}

#[test]
fn what_is_so_already_is_told() {
    let team = Team::of("leila", Role::Reader);
    let told = |done: Result<Account, AccountError>| done.unwrap_err().to_string();
    assert_eq!(told(team.accounts.enable("LEILA")), "The account “leila” is enabled already.");
    assert_eq!(
        told(team.accounts.set_role("leila", Role::Reader)),
        "The account “leila” is a reader already."
    );
    team.accounts.disable("leila").unwrap();
    assert_eq!(told(team.accounts.disable("leila")), "The account “leila” is disabled already.");
}
