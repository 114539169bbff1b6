use super::*;

#[test]
fn a_session_ends_when_nobody_uses_it() {
    let team = Team::of("leila", Role::Reader);
    let (token, session) = team.log_in("leila", WORDS, at(0)).unwrap();
    assert_eq!(session.ends(), hours(8));
    assert!(team.is_open(&token, hours(7)), "and its use is written down");
    assert!(team.is_open(&token, hours(14)));
    assert!(!team.is_open(&token, hours(23)));
}

#[test]
fn a_session_ends_after_a_week_of_use() {
    let team = Team::of("leila", Role::Reader);
    let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    for hour in (0..7 * 24).step_by(6) {
        assert!(team.is_open(&token, hours(hour)), "{hour}");
    }
    assert!(!team.is_open(&token, hours(7 * 24)));
    assert!(team.accounts.sessions("leila", hours(7 * 24)).unwrap().is_empty());
}

#[test]
fn use_is_written_down_once_a_minute() {
    let team = Team::of("leila", Role::Reader);
    let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
    let seen = |now| {
        team.accounts.session(&token, at(now)).unwrap().unwrap();
        team.accounts.sessions("leila", at(now)).unwrap()[0].seen
    };
    assert_eq!((seen(59), seen(60), seen(100), seen(120)), (at(0), at(60), at(60), at(120)));
}

#[test]
fn sessions_are_listed_and_ended_one_by_one_and_all() {
    let team = Team::of("leila", Role::Reader);
    team.add("noor", Role::Reader);
    let tokens: Vec<_> = (0..3).map(|n| team.log_in("leila", WORDS, at(n)).unwrap()).collect();
    let (noors, _) = team.log_in("noor", WORDS, at(3)).unwrap();
    let listed = team.accounts.sessions("LEILA", at(4)).unwrap();
    assert_eq!(listed.len(), 3);
    assert_eq!((listed[0].number, listed[0].agent.as_str()), (tokens[2].1.number, "Browser/1.0"));

    assert!(!team.accounts.end_one("noor", listed[0].number).unwrap(), "nobody ends another's by its number");
    assert!(team.accounts.end_one("leila", listed[0].number).unwrap());
    assert!(!team.is_open(&tokens[2].0, at(4)) && team.is_open(&tokens[1].0, at(4)));
    assert!(team.accounts.end(&tokens[1].0).unwrap());
    assert!(!team.accounts.end(&tokens[1].0).unwrap());
    assert_eq!(team.accounts.end_all("leila", at(4)).unwrap(), 1);
    assert!(!team.is_open(&tokens[0].0, at(4)) && team.is_open(&noors, at(4)));
}

#[test]
fn sessions_end_with_what_the_account_may() {
    let changes: [fn(&Accounts); 3] = [
        |accounts| drop(accounts.set_role("leila", Role::Coder).unwrap()),
        |accounts| drop(accounts.disable("leila").unwrap()),
        |accounts| drop(accounts.set_password("leila", &Password::new(OTHERS), true).unwrap()),
    ];
    for change in changes {
        let team = Team::of("leila", Role::Reader);
        team.add("noor", Role::Reader);
        let (token, _) = team.log_in("leila", WORDS, at(0)).unwrap();
        let (noors, _) = team.log_in("noor", WORDS, at(0)).unwrap();
        change(&team.accounts);
        assert!(!team.is_open(&token, at(1)) && team.is_open(&noors, at(1)));
        assert!(team.accounts.sessions("leila", at(1)).unwrap().is_empty());
    }
}

#[test]
fn what_is_over_goes_from_the_file() {
    let team = Team::of("leila", Role::Reader);
    let _ = team.log_in("leila", WORDS, at(0)).unwrap();
    let _ = team.log_in("leila", WORDS, hours(9)).unwrap();
    let connection = rusqlite::Connection::open(team.accounts.path()).unwrap();
    let kept: i64 = connection.query_row("SELECT count(*) FROM session", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}
