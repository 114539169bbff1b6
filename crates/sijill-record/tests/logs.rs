//! Logs, checkpoints, proofs and archives as others' tools check them: by a verifier that is none of this program.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use std::convert::Infallible;
use std::fmt::Write as _;

use common::{Dice, add, create, key, moved, path_in, python, with};
use serde_json::{Value, json};
use sijill_record::checkpoint::Checkpoint;
use sijill_record::hash::{Hash, hex};
use sijill_record::key::SecretKey;
use sijill_record::payload::Verdict;
use sijill_record::proof::{ProofError, verify_proof};
use sijill_record::tree::{hash_over, inclusion, root_of};

/// A made-up log as `verify.py logs` takes it. Every third is tampered with in one place.
fn log(seed: u64) -> Value {
    let mut dice = Dice::new(seed + 1);
    let count = match dice.below(4) {
        0 => 1 + dice.below(4),
        1 => 1 << dice.below(9),
        _ => 1 + dice.below(300),
    };
    let mut leaves: Vec<Vec<u8>> =
        (0..count).map(|_| (0..dice.below(40)).map(|_| dice.next().to_le_bytes()[0]).collect()).collect();
    let hashes: Vec<Hash> = leaves.iter().map(|leaf| Hash::leaf(leaf)).collect();
    let root = root_of(&hashes);
    let origin = format!("sijill.example/log-{seed}");
    let key = SecretKey::from_seed(&origin, Hash::of(&seed.to_le_bytes()).0).unwrap();
    let mut note = Checkpoint { origin, size: count, root }.sign(&key);
    let mut over = |start: u64, end: u64| {
        hash_over::<Infallible>(start, end, &mut |n| Ok(hashes[n as usize]), &mut |run| {
            Ok(root_of(&hashes[run as usize * 256..run as usize * 256 + 256]))
        })
    };
    let mut proofs: Vec<(u64, Vec<Hash>)> = (0..3)
        .map(|_| dice.below(count))
        .map(|index| (index, inclusion(index, count, &mut over).unwrap()))
        .collect();
    let tampered = seed % 3 == 2;
    let mut told_root = root;
    if tampered {
        match dice.below(5) {
            0 => leaves[dice.below(count) as usize].push(1),
            1 => told_root = Hash::of(b"another"),
            2 => note = note.replacen(&format!("\n{count}\n"), &format!("\n{}\n", count + 1), 1),
            3 => proofs[0].1.push(root),
            _ if count > 1 => proofs[1].1[0].0[dice.below(32) as usize] ^= 1 << dice.below(8),
            _ => leaves.push(Vec::new()),
        }
    }
    let proofs: Vec<Value> =
        proofs.into_iter().map(|(index, hashes)| json!({"index": index, "hashes": hashes})).collect();
    let leaves: Vec<String> = leaves.iter().map(|leaf| hex(leaf)).collect();
    json!({"leaves": leaves, "root": told_root, "proofs": proofs, "checkpoint": note, "verifier_key": key.public().to_string(), "tampered": tampered})
}

#[test]
fn the_verifier_in_python_agrees_on_a_thousand_logs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logs.jsonl");
    let mut lines = String::new();
    for seed in 0..1_000 {
        writeln!(lines, "{}", log(seed)).unwrap();
    }
    std::fs::write(&path, lines).unwrap();
    assert_eq!(python("logs", &path).unwrap().trim(), "1000 logs agree");
}

#[test]
fn proofs_and_archives_stand_without_this_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &(0..300).collect::<Vec<_>>(), 2, 1);
    add(&mut record, &[7], 2, 2);
    let accepted = with(&mut record, 3, |r| {
        r.review(&[14, 15], Verdict::Accept, None, None, "Nour", "right").unwrap()[0]
    });
    with(&mut record, 4, |r| r.erase(3, &[], "Nour", "asked for").unwrap());
    let file = folder.path().join("proof.json");
    let public = key().public();

    let proof = record.prove_report(7, true).unwrap();
    let json = proof.to_json().unwrap();
    let proved = verify_proof(&json, Some(&public)).unwrap();
    assert_eq!((proved.entries.len(), proved.blobs.len(), proved.key_given), (4, 1, true));
    assert!(proved.entries.iter().any(|entry| entry.number == accepted));
    assert_eq!(Some(proved.root), record.state().root());
    std::fs::write(&file, &json).unwrap();
    python("proof", &file).unwrap();
    for size in [0, 1, 255, 256, 511, 512, record.state().size - 1] {
        let json = record.prove_entry(size).unwrap().to_json().unwrap();
        verify_proof(&json, None).unwrap();
        std::fs::write(&file, &json).unwrap();
        python("proof", &file).unwrap();
    }
    let erased = record.prove_report(3, true).unwrap().to_json().unwrap();
    assert!(verify_proof(&erased, None).unwrap().entries.iter().any(|entry| entry.payload.is_none()));
    std::fs::write(&file, &erased).unwrap();
    python("proof", &file).unwrap();

    let other = SecretKey::from_seed("sijill.example/tests", [9; 32]).unwrap().public();
    assert!(matches!(verify_proof(&json, Some(&other)), Err(ProofError::OtherKey { .. })));
    assert!(record.prove_entry(record.state().size).is_err() && record.prove_report(300, false).is_err());

    let archive = folder.path().join("dump.tar.gz");
    let mut to = std::fs::File::create(&archive).unwrap();
    sijill_record::archive::dump(&record, "test", &mut to, &mut |_| {}).unwrap();
    python("dump", &archive).unwrap();
    moved(&record, &folder.path().join("loaded"));
}

#[test]
fn no_altered_proof_holds() {
    let folder = tempfile::tempdir().unwrap();
    let mut record = create(&path_in(&folder));
    add(&mut record, &[0, 1, 2], 2, 1);
    let json = record.prove_report(1, true).unwrap().to_json().unwrap();
    let honest = verify_proof(&json, None).unwrap();
    let mut dice = Dice::new(5);
    for _ in 0..3_000 {
        let mut bytes = json.clone().into_bytes();
        let at = dice.below(bytes.len() as u64) as usize;
        bytes[at] = bytes[at].wrapping_add(1 + dice.below(94) as u8);
        let Ok(altered) = String::from_utf8(bytes) else { continue };
        // A proof that still holds says the same.
        if let Ok(proved) = verify_proof(&altered, None) {
            assert_eq!(proved, honest, "{at}: {altered}");
        }
    }
    for absurd in
        ["", "{}", "[]", "null", "{\"format\":\"sijill-proof/1\",\"verifier_key\":\"\",\"entries\":[]}"]
    {
        assert!(verify_proof(absurd, None).is_err());
    }
}
