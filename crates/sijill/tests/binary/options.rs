//! Options that choose what is shown, the help, and how a wrong command ends.

use crate::kit::{REPORT, file, fixture_lines, read, read_piped, run, sijill};

#[test]
fn only_the_kinds_asked_for_are_shown() {
    let run = read_piped(["--kind", "casualty,control", "--kind", "siege"], fixture_lines()).fine();
    for reading in run.readings() {
        let claims = reading["claims"].as_array().unwrap();
        assert!(
            claims
                .iter()
                .all(|claim| ["casualty", "control", "siege"].contains(&claim["kind"].as_str().unwrap()))
        );
        let ids: Vec<&str> = claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
        for incident in reading["incidents"].as_array().unwrap() {
            assert!(
                incident["claims"].as_array().unwrap().iter().all(|id| ids.contains(&id.as_str().unwrap()))
            );
        }
    }
}

#[test]
fn only_the_confident_claims_are_shown() {
    let all = read_piped([], fixture_lines()).fine().readings();
    let sure = read_piped(["--min-confidence", "0.8"], fixture_lines()).fine().readings();
    for (all, sure) in all.iter().zip(&sure) {
        let confident = |claim: &&serde_json::Value| claim["confidence"].as_f64().unwrap() >= 0.8;
        let expected: Vec<_> = all["claims"].as_array().unwrap().iter().filter(confident).collect();
        assert_eq!(sure["claims"].as_array().unwrap().iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn rules_are_named_only_when_asked_for() {
    let plain = read_piped([], fixture_lines()).fine().out;
    assert!(!plain.contains("\"rules\""));
    let explained = read_piped(["--explain"], fixture_lines()).fine().readings();
    let claims = explained.iter().flat_map(|reading| reading["claims"].as_array().unwrap());
    assert!(claims.into_iter().all(|claim| !claim["rules"].as_array().unwrap().is_empty()));
}

#[test]
fn wrong_commands_end_with_2_and_a_hint() {
    let (_folder, path) = file("report.txt", REPORT);
    for (arguments, words) in [
        (vec!["--kind", "casualties"], "possible values: casualty"),
        (vec!["--min-confidence", "2"], "“2” is no number from 0 to 1"),
        (vec!["--country", "Syria"], "“Syria” is no country"),
        (vec!["--jobs", "0"], "0 is not in 1..=512"),
        (vec!["--format", "xml"], "possible values: page"),
        (vec!["--nonsense"], "unexpected argument"),
    ] {
        let run = read(arguments.iter().copied().chain([path.to_str().unwrap()]));
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.contains(words), "{}", run.err);
    }
}

#[test]
fn every_command_has_a_help_with_examples() {
    let top = run(sijill().arg("help")).fine().out;
    assert!(top.contains("Examples:"), "{top}");
    let commands: Vec<&str> = top
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()))
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.contains(&"read") && commands.contains(&"schema"), "{top}");
    for command in commands {
        let help = run(sijill().args(["help", command])).fine().out;
        assert!(help.contains("Example"), "{command}: {help}");
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(run(sijill().arg("--version")).fine().out, format!("sijill {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(sijill().args(["completions", shell])).fine().out.contains("read"));
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::Stdio;
    let lines = fixture_lines().repeat(20);
    let (_folder, path) = file("reports.jsonl", lines);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("sijill"))
        .arg("read")
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}
