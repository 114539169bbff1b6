//! Where the machine sets limits: no room, no permission, another writer, a wrong clock. What was acknowledged is safe.

use std::collections::HashSet;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use sijill_record::Record;
use sijill_record::key::SecretKey;

use crate::record_kit::{Desk, plain};
use crate::record_torture::{acknowledged, many, reports};

/// A command that must run to its end, for the machine's own tools.
#[cfg(unix)]
fn done(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

#[cfg(unix)]
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Fails unless an `add` was stopped by a full disk, and left what it acknowledged and nothing by half.
#[cfg(unix)]
fn stopped_for_want_of_room(desk: &Desk, output: &Output) -> HashSet<String> {
    let err = plain(&text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("There is no room left on the disk for"), "{err}");
    assert!(err.contains("--resume goes on where it stopped"), "{err}");
    let said: HashSet<_> = acknowledged(&text(&output.stdout)).collect();
    desk.verified();
    let kept = reports(desk);
    assert!(said.is_subset(&kept) && kept.len() < 3000, "{} said, {} kept", said.len(), kept.len());
    assert_eq!(said, kept, "what could not be committed is not there");
    kept
}

/// Fails unless an `add` goes on and ends well.
fn goes_on(desk: &Desk, kept: &HashSet<String>) {
    let run = desk.run(["add", "many.jsonl", "--resume", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(acknowledged(&run.out).count(), 3000 - kept.len());
    assert_eq!(reports(desk).len(), 3000);
    desk.verified();
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_told_as_a_full_disk() {
    let desk = Desk::new();
    desk.file("many.jsonl", many());
    let script = "trap '' XFSZ; ulimit -f 1200; exec \"$0\" \"$@\"";
    let process = desk.process();
    let limited = |arguments: &[&str]| {
        let mut command = Command::new("sh");
        command.args(["-c", script]).arg(process.get_program()).args(arguments).current_dir(desk.path(""));
        command.envs(process.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.output().unwrap()
    };
    let kept =
        stopped_for_want_of_room(&desk, &limited(&["add", "many.jsonl", "--jobs", "1", "--format", "json"]));
    assert!(!kept.is_empty(), "the limit is not so narrow");
    goes_on(&desk, &kept);
}

/// A small file system that goes with its owner.
#[cfg(unix)]
struct Small(String);

#[cfg(unix)]
impl Small {
    /// Nothing where it is not permitted.
    fn at(path: &std::path::Path) -> Option<Self> {
        std::fs::create_dir_all(path).unwrap();
        let path = path.to_str().unwrap().to_owned();
        (is_root() && done("mount", &["-t", "tmpfs", "-o", "size=2500k", "sijill-test", &path]))
            .then_some(Self(path))
    }
}

#[cfg(unix)]
impl Drop for Small {
    fn drop(&mut self) {
        done("umount", &[&self.0]);
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_stops_an_add_and_loses_nothing() {
    let desk = Desk::keeping("disk/record.sijill");
    // Without the right to mount, a limit on the size of files has to do: the test above.
    let Some(small) = Small::at(&desk.path("disk")) else { return };
    desk.fine(["init"]);
    desk.file("many.jsonl", many());
    let add = ["add", "many.jsonl", "--jobs", "1", "--format", "json"];
    let kept = stopped_for_want_of_room(&desk, &desk.process().args(add).output().unwrap());
    assert!(!kept.is_empty());
    // Still full: it is said again, and nothing is lost.
    let again = desk.process().args(add).arg("--resume").output().unwrap();
    assert_eq!(again.status.code(), Some(1), "{}", text(&again.stderr));
    let before = reports(&desk).len();
    assert!(before >= kept.len());
    desk.verified();
    assert!(!desk.fine(["claims", "--format", "jsonl"]).is_empty());
    // Neither half an archive nor half a record stays.
    desk.fine(["dump", "outside.tar.gz"]);
    for command in [
        &["dump", "disk/d.tar.gz"][..],
        &["load", "outside.tar.gz", "--record", "disk/copy.sijill"],
        &["init", "disk/new.sijill"],
    ] {
        let run = desk.run(command.iter().copied());
        assert_eq!(run.status, 1, "{command:?}: {}", run.out);
    }
    let names: Vec<_> = std::fs::read_dir(desk.path("disk"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().all(|name| name.starts_with("record.sijill")), "{names:?}");
    assert!(done("mount", &["-o", "remount,size=64m", &small.0]));
    goes_on(&desk, &reports(&desk));
}

/// The binary as somebody without rights would run it.
#[cfg(unix)]
fn as_nobody(desk: &Desk, arguments: &[&str]) -> (i32, String, String) {
    use std::os::unix::process::CommandExt as _;
    let mut command = desk.process();
    if is_root() {
        let own = desk.path("sijill");
        if !own.exists() {
            // The repository may lie where nobody else looks.
            std::fs::copy(command.get_program(), &own).unwrap();
        }
        let mut other = Command::new(own);
        other
            .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .current_dir(desk.path(""));
        command = other;
        command.uid(65534).gid(65534);
    }
    let output = command.args(arguments).output().unwrap();
    (output.status.code().unwrap(), text(&output.stdout), plain(&text(&output.stderr)))
}

#[cfg(unix)]
fn allow(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn what_may_not_be_written_can_still_be_asked_and_verified() {
    let desk = Desk::keeping("kept/record.sijill");
    std::fs::create_dir(desk.path("kept")).unwrap();
    desk.fine(["init", "--name", "test.example/record"]);
    desk.file("a.txt", crate::kit::REPORT);
    desk.file("b.txt", "Nine people were killed in Idlib on Monday, the army said.");
    desk.fine(["add", "a.txt"]);
    let claims = desk.fine(["claims", "--format", "jsonl"]);
    for path in ["", "home", "home/keys", "home/checkpoints"] {
        allow(&desk.path(path), 0o755);
    }
    for path in [
        "home/keys/test.example_record.key",
        "home/checkpoints/test.example_record.checkpoint",
        "a.txt",
        "b.txt",
    ] {
        allow(&desk.path(path), 0o644);
    }
    // A file that is read-only, a folder that is, and both.
    for (file, folder) in [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)] {
        allow(&desk.record(), file);
        allow(&desk.path("kept"), folder);
        let case = format!("{file:o} in {folder:o}");
        let (status, out, err) = as_nobody(&desk, &["claims", "--format", "jsonl"]);
        assert_eq!((status, out.as_str(), err.as_str()), (0, claims.as_str(), ""), "{case}");
        let (status, out, err) = as_nobody(&desk, &["verify"]);
        assert_eq!((status, err.as_str()), (0, ""), "{case}: {out}");
        assert!(
            out.contains("is whole") && out.contains("from the checkpoint that was kept"),
            "{case}: {out}"
        );
        for command in [&["add", "b.txt"][..], &["verify", "--rebuild"]] {
            let (status, out, err) = as_nobody(&desk, command);
            assert_eq!((status, out.as_str()), (1, ""), "{case}: {err}");
            assert!(
                err.contains("record.sijill cannot be written: the file or its folder is read-only."),
                "{case}: {err}"
            );
            assert!(err.contains("make it writable, or work on a copy"), "{case}: {err}");
        }
    }
    let (status, _, err) = as_nobody(&desk, &["init", "kept/new.sijill"]);
    assert!(status == 1 && err.contains("cannot be written"), "{err}");
    allow(&desk.path("kept"), 0o755);
    allow(&desk.record(), 0o644);
    desk.fine(["add", "b.txt"]);
    desk.verified();
}

#[cfg(unix)]
#[test]
fn what_was_left_half_taken_in_is_told_where_nothing_can_be_written() {
    let desk = Desk::new();
    desk.file("a.txt", crate::kit::REPORT);
    // A reader keeps the last entries from being taken into the file itself, as a kill would.
    let reader = rusqlite::Connection::open(desk.record()).unwrap();
    reader.query_row("SELECT count(*) FROM entry", [], |_| Ok(())).unwrap();
    desk.fine(["add", "a.txt"]);
    for name in ["record.sijill", "record.sijill-wal"] {
        let copy = format!("kept/{name}");
        desk.file(&copy, std::fs::read(desk.path(name)).unwrap());
        allow(&desk.path(&copy), 0o444);
    }
    drop(reader);
    allow(&desk.path(""), 0o755);
    allow(&desk.path("kept"), 0o555);
    for command in ["claims", "verify"] {
        let (status, out, err) = as_nobody(&desk, &[command, "--record", "kept/record.sijill"]);
        let said = plain(&(out + &err));
        assert!(status == 1 && !said.contains("is whole"), "{command}: {said}");
        let words = "record.sijill-wal, and can be taken in only where the folder can be written";
        assert!(said.contains(words), "{command}: {said}");
    }
    allow(&desk.path("kept"), 0o755);
    for name in ["record.sijill", "record.sijill-wal"] {
        allow(&desk.path("kept").join(name), 0o644);
    }
    desk.fine(["verify", "--record", "kept/record.sijill"]);
    assert_eq!(desk.json("reports --record kept/record.sijill").as_array().unwrap().len(), 1);
}

#[test]
fn two_adds_at_once_both_end_well() {
    let desk = Desk::new();
    let all = many();
    let lines: Vec<&str> = all.split_inclusive('\n').collect();
    desk.file("one.jsonl", lines[..600].concat());
    // Some of them both add.
    desk.file("two.jsonl", lines[500..1100].concat());
    let start = |name: &str| {
        let mut command = desk.process();
        command.args(["add", "--jobs", "1", "--format", "json", name]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let running = [start("one.jsonl"), start("two.jsonl")];
    let mut said = HashSet::new();
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let acknowledged: Vec<_> = acknowledged(&text(&output.stdout)).collect();
        assert_eq!(acknowledged.len(), 600);
        said.extend(acknowledged);
    }
    assert_eq!(said.len(), 1100);
    let told = desk.json("verify");
    assert_eq!((told["reports"].as_u64(), told["size"].as_u64()), (Some(1100), Some(1 + 2 * 1100 + 100)));
    assert_eq!(desk.entries_of("custody added").len(), 100, "what both added has two receipts");
    desk.verified();
}

#[test]
fn a_writer_waits_for_another_one() {
    let desk = Desk::new();
    desk.file("a.txt", crate::kit::REPORT);
    let other = rusqlite::Connection::open(desk.record()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = Instant::now();
    let mut child =
        desk.process().args(["add", "a.txt"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    // As long as it would need several times over.
    while started.elapsed() < Duration::from_millis(1500) {
        assert!(child.try_wait().unwrap().is_none(), "it did not wait");
        std::thread::yield_now();
    }
    assert_eq!(desk.size(), 1);
    // Those who only ask do not wait.
    desk.fine(["reports"]);
    assert!(child.try_wait().unwrap().is_none());
    other.execute_batch("COMMIT").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && text(&output.stdout).starts_with("r0  "), "{}", text(&output.stdout));
    assert_eq!(desk.size(), 3);
    desk.verified();
}

#[test]
fn a_clock_that_was_set_back_is_told() {
    let desk = Desk::bare();
    let key = SecretKey::generate("test.example/record").unwrap();
    desk.file("home/keys/test.example_record.key", key.reveal().as_bytes());
    let tomorrow = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24);
    drop(Record::create(&desk.record(), &key, "a test", tomorrow).unwrap());
    desk.file("a.txt", crate::kit::REPORT);
    let before = std::fs::read(desk.record()).unwrap();
    let run = desk.run(["add", "a.txt"]);
    let err = plain(&run.err);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{err}");
    assert!(err.contains("the clock was set back, or was wrong before. Nothing was added."), "{err}");
    assert!(err.contains("--clock-set-back accepts this clock"), "{err}");
    assert_eq!(std::fs::read(desk.record()).unwrap(), before);
    desk.fine(["add", "a.txt", "--clock-set-back"]);
    assert_eq!(desk.size(), 3);
    let told = desk.json("show r0");
    let recorded: jiff::Timestamp = told["recorded"].as_str().unwrap().parse().unwrap();
    assert_eq!(recorded.as_millisecond(), tomorrow.as_millisecond(), "no entry is older than the one before");
    desk.verified();
}
