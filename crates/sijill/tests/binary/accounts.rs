//! `sijill account`.

use jiff::Timestamp;
use serde_json::Value;
use sijill_account::{Accounts, Password};

use crate::kit::{Run, run};
use crate::record_kit::{Desk, plain, words};

const WORDS: &str = "four words of mine";

/// A command with a password piped in.
fn piped(desk: &Desk, command: &str, password: &str) -> Run {
    run(desk
        .command()
        .arg("account")
        .args(words(command))
        .args(["--password-file", "-"])
        .write_stdin(password.to_owned()))
}

/// A desk with an administrator and a coder.
fn team() -> Desk {
    let desk = Desk::new();
    for command in
        ["add Leila --role administrator", "add noor --role coder --full-name 'Noor Haddad' --by Leila"]
    {
        let told = piped(&desk, command, WORDS);
        assert_eq!((told.status, told.err.as_str()), (0, ""), "{command}");
    }
    desk
}

/// A command that ends with this status and says these words.
fn refused(desk: &Desk, command: &str, status: i32, said: &str) {
    told(&run(desk.command().arg("account").args(words(command))), command, status, said);
}

fn told(run: &Run, command: &str, status: i32, said: &str) {
    assert_eq!((run.status, run.out.as_str()), (status, ""), "{command}: {}", run.err);
    let err = plain(&run.err);
    assert!(err.contains(said), "{command}: {err}");
}

/// Logs in as the server does.
fn logs_in(desk: &Desk, name: &str, password: &str) -> bool {
    let accounts = Accounts::find(&desk.record()).unwrap().unwrap();
    let client = "10.0.0.1".parse().unwrap();
    accounts.log_in(name, &Password::new(password), client, "Browser/1.0", Timestamp::now()).is_ok()
}

#[test]
fn accounts_are_made_and_listed() {
    let desk = team();
    let listed = desk.json("account list");
    let noor = &listed[1];
    assert_eq!((&listed[0]["name"], &listed[0]["role"]), (&"Leila".into(), &"administrator".into()));
    assert_eq!((&noor["full_name"], &noor["by"]), (&"Noor Haddad".into(), &"Leila".into()));
    assert_eq!((&noor["disabled"], &noor["must_change_password"]), (&false.into(), &false.into()));
    assert!(noor.get("hash").is_none() && noor.get("id").is_none(), "{noor}");
    let page = desk.fine(["account", "list"]);
    assert!(page.contains("noor  coder  “Noor Haddad”  (made on ") && page.contains("by Leila;"), "{page}");
    assert!(logs_in(&desk, "NOOR", WORDS) && !logs_in(&desk, "noor", "four words of others"));
    assert!(desk.fine(["account", "list"]).contains("1 open session)"));
    told(&piped(&desk, "add LEILA --role reader", WORDS), "add", 1, "There is an account “LEILA” already.");
    desk.verified();
}

#[test]
fn the_first_account_tells_that_there_is_no_administrator_yet() {
    let desk = Desk::new();
    assert!(desk.fine(["account", "list"]).starts_with("No accounts."));
    assert_eq!(desk.json("account list"), Value::Array(Vec::new()));
    let made = piped(&desk, "add noor --role coder", WORDS).fine();
    assert_eq!(
        made.out,
        "The account “noor” is made: a coder.\nThere is no administrator yet; `sijill account role NAME administrator` makes one.\n"
    );
    let role = desk.fine(["account", "role", "noor", "administrator"]);
    assert_eq!(role, "“noor” is an administrator now.\n");
    let made = piped(&desk, "add leila --role reader --format json", WORDS).fine();
    assert_eq!(serde_json::from_str::<Value>(&made.out).unwrap()["role"], "reader");
}

#[test]
fn roles_change_and_the_last_administrator_stays() {
    let desk = team();
    refused(&desk, "role Leila reader", 1, "“Leila” is the only administrator");
    refused(&desk, "disable Leila", 1, "“Leila” is the only administrator");
    refused(&desk, "role noor coder", 1, "is a coder already");
    refused(&desk, "role noor king", 2, "invalid value");
    refused(&desk, "role nobody reader", 1, "There is no account “nobody”. help: `sijill account list`");
    desk.fine(["account", "role", "NOOR", "administrator"]);
    desk.fine(["account", "disable", "leila"]);
    refused(&desk, "disable leila", 1, "is disabled already");
    assert!(desk.fine(["account", "list"]).contains("; disabled)"));
    assert!(!logs_in(&desk, "leila", WORDS));
    assert_eq!(desk.json("account enable leila")["disabled"], false);
    assert!(logs_in(&desk, "leila", WORDS));
}

#[test]
fn passwords_come_from_files_and_pipes_and_never_from_arguments() {
    let desk = team();
    desk.file("password.txt", "\u{feff}quite another phrase\r\n");
    desk.fine(["account", "password", "noor", "--password-file", "password.txt", "--must-change"]);
    assert!(logs_in(&desk, "noor", "quite another phrase") && !logs_in(&desk, "noor", WORDS));
    assert!(desk.fine(["account", "list"]).contains("must change its password"));

    let bad: [(&str, &[u8], &str); 4] = [
        ("short.txt", b"short\n", "has 5 characters, and needs at least 12"),
        ("common.txt", b"Password1234\n", "one of those that are guessed first"),
        (
            "lines.txt",
            b"four words of mine\nand more\n",
            "lines.txt is not of its form: a password is one line",
        ),
        ("bytes.txt", b"four words \xff of mine\n", "it is not UTF-8"),
    ];
    for (name, bytes, said) in bad {
        desk.file(name, bytes);
        refused(&desk, &format!("password noor --password-file {name}"), 1, said);
        refused(&desk, &format!("add amal --role reader --password-file {name}"), 1, said);
    }
    desk.file("long.txt", "a".repeat(5000));
    refused(&desk, "password noor --password-file long.txt", 1, "has more than 4096 bytes");
    refused(&desk, "password noor --password-file nowhere.txt", 1, "nowhere.txt could not be read");
    refused(&desk, "password noor", 2, "There is no terminal to ask for a password at");
    refused(&desk, "password noor 'four words of mine'", 2, "unexpected argument");
    refused(&desk, "password nobody --password-file password.txt", 1, "There is no account “nobody”");
    assert_eq!(desk.json("account list").as_array().unwrap().len(), 2);
    assert!(logs_in(&desk, "noor", "quite another phrase"));
}

#[test]
fn sessions_are_listed_and_ended() {
    let desk = team();
    assert_eq!(desk.fine(["account", "sessions", "noor"]), "“noor” has no open session.\n");
    assert!(logs_in(&desk, "noor", WORDS) && logs_in(&desk, "noor", WORDS));
    let listed = desk.json("account sessions noor");
    assert_eq!(listed.as_array().unwrap().len(), 2);
    assert_eq!(listed[0]["agent"], "Browser/1.0");
    assert!(desk.fine(["account", "sessions", "noor"]).contains("Browser/1.0  since "));
    assert_eq!(desk.fine(["account", "sessions", "noor", "--end"]), "Ended of “noor”: 2 sessions.\n");
    assert_eq!(desk.json("account sessions noor --end")["ended"], 0);
    assert_eq!(desk.json("account sessions noor"), Value::Array(Vec::new()));
    assert!(logs_in(&desk, "noor", WORDS));
    desk.fine(["account", "role", "noor", "reviewer"]);
    assert_eq!(desk.json("account sessions noor"), Value::Array(Vec::new()));
}

#[test]
fn accounts_stay_out_of_the_record_and_its_archive() {
    let desk = team();
    let before = desk.size();
    let secrets = std::fs::read(Accounts::path_of(&desk.record())).unwrap();
    let found = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(found(&secrets, b"$argon2id$") && !found(&secrets, WORDS.as_bytes()));
    desk.fine(["dump", "archive.tar"]);
    for path in [desk.record(), desk.path("archive.tar")] {
        let bytes = std::fs::read(&path).unwrap();
        assert!(!found(&bytes, b"$argon2id$") && !found(&bytes, b"Noor Haddad"), "{}", path.display());
    }
    assert_eq!(desk.size(), before);
    desk.verified();
}

#[test]
fn nothing_is_made_where_something_is_wrong() {
    let bare = Desk::bare();
    told(&piped(&bare, "add leila --role reader", WORDS), "add", 1, "There is no record at");
    refused(&bare, "list", 1, "There is no record at");
    let desk = Desk::new();
    told(&piped(&desk, "add leila --role reader", "short"), "add", 1, "needs at least 12");
    told(&piped(&desk, "add 'two words' --role reader", WORDS), "add", 2, "cannot have “ ”");
    told(&piped(&desk, "add leila", WORDS), "add", 2, "--role");
    refused(&desk, "disable leila", 1, "There is no account “leila”");
    assert!(!Accounts::path_of(&bare.record()).exists() && !Accounts::path_of(&desk.record()).exists());

    std::fs::write(Accounts::path_of(&desk.record()), "a letter that somebody wrote").unwrap();
    refused(&desk, "list", 1, "is no file of accounts of Sijill");
    told(&piped(&desk, "add leila --role reader", WORDS), "add", 1, "is no file of accounts of Sijill");
}
