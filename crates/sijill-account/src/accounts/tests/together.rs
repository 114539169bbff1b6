//! Several threads, and several processes at one file.

use std::sync::Barrier;
use std::thread;

use super::*;
use crate::AccountError;

#[test]
fn what_one_process_changes_the_other_sees_at_once() {
    let team = Team::of("leila", Role::Reader);
    let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    let other = team.again();
    assert!(other.session(&token, at(1)).unwrap().is_some());
    other.disable("leila").unwrap();
    assert!(!team.is_open(&token, at(1)));
    other.enable("leila").unwrap();
    other.set_password("leila", &Password::new(OTHERS), false).unwrap();
    assert!(team.log_in("leila", WORDS, at(1)).is_err() && team.log_in("leila", OTHERS, at(1)).is_ok());
}

#[test]
fn of_many_that_take_one_name_one_gets_it() {
    let team = Team::new();
    let start = Barrier::new(4);
    let made = thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let accounts = team.again();
                    start.wait();
                    accounts.add(&new("Leila", Role::Reader), &Password::new(WORDS), at(0))
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
    assert!(made.iter().all(|made| matches!(made, Ok(_) | Err(AccountError::Taken(_)))));
}

#[test]
fn of_two_administrators_that_put_each_other_out_one_stays() {
    let team = Team::of("leila", Role::Administrator);
    team.add("noor", Role::Administrator);
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for name in ["leila", "noor"] {
            let (accounts, start) = (team.again(), &start);
            scope.spawn(move || {
                start.wait();
                let _ = accounts.disable(name);
            });
        }
    });
    let disabled = team.accounts.all().unwrap().iter().filter(|account| account.disabled).count();
    assert_eq!(disabled, 1);
}

#[test]
fn many_that_make_the_file_make_one() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record.sijill");
    let start = Barrier::new(8);
    thread::scope(|scope| {
        for number in 0..8 {
            let (record, start) = (&record, &start);
            scope.spawn(move || {
                start.wait();
                let accounts = Accounts::open_or_create(record).unwrap();
                let said = new(&format!("name{number}"), Role::Reader);
                accounts.add(&said, &Password::new(WORDS), at(0)).unwrap();
            });
        }
    });
    assert_eq!(Accounts::find(&record).unwrap().unwrap().all().unwrap().len(), 8);
}

#[test]
fn guesses_at_one_moment_are_counted() {
    let team = Team::of("leila", Role::Reader);
    let start = Barrier::new(12);
    let told = thread::scope(|scope| {
        let threads: Vec<_> = (0..12)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    team.log_in("leila", OTHERS, at(0))
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let looked_at = told.iter().filter(|told| matches!(told, Err(LogInError::Wrong))).count();
    let waited = told.iter().filter(|told| matches!(told, Err(LogInError::Wait { .. }))).count();
    assert_eq!((looked_at, waited), (5, 7));
}

#[test]
fn readers_do_not_wait_for_one_who_writes() {
    let team = Team::of("leila", Role::Reader);
    let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    let other = rusqlite::Connection::open(team.accounts.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE account SET disabled = 1").unwrap();
    assert!(team.is_open(&token, at(1)), "what is not committed is not so yet");
    other.execute_batch("COMMIT").unwrap();
    assert!(!team.is_open(&token, at(1)));
}
