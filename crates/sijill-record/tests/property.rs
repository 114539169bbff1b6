//! Whatever is done to a record in whatever order: it verifies, its views come back the same from the log alone, and so
//! does all of it from an archive.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use std::sync::Arc;

use common::answers::{answers, assert_same, exactly};
use common::{Dice, TOWNS, addition, at, check_rebuild, create, given, key, moved, path_in};
use proptest::prelude::*;
use serde_json::json;
use sijill_record::Record;
use sijill_record::payload::{FeedAdded, SourceAdded, SourceKey, Verdict};
use sijill_record::views::View;

#[derive(Debug, Clone)]
enum Act {
    Add { n: u64, claims: u64, whole: bool },
    Review { of: u64, many: u64, verdict: u64 },
    Undo { back: u64 },
    Reread { of: u64, change: u64 },
    Withdraw { of: u64 },
    Source { n: u64 },
    Feed,
    Erase { of: u64 },
    Commit,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (0..12u64, 0..4u64, any::<bool>()).prop_map(|(n, claims, whole)| Act::Add { n, claims, whole }),
        6 => (0..40u64, 1..4u64, 0..4u64).prop_map(|(of, many, verdict)| Act::Review { of, many, verdict }),
        3 => (1..6u64).prop_map(|back| Act::Undo { back }),
        3 => (0..12u64, 0..3u64).prop_map(|(of, change)| Act::Reread { of, change }),
        1 => (0..12u64).prop_map(|of| Act::Withdraw { of }),
        1 => (0..4u64).prop_map(|n| Act::Source { n }),
        1 => Just(Act::Feed),
        1 => (0..12u64).prop_map(|of| Act::Erase { of }),
        4 => Just(Act::Commit),
    ];
    prop::collection::vec(act, 1..40)
}

struct Run {
    record: Record,
    second: i64,
    erased: bool,
    dice: Dice,
}

impl Run {
    fn begin(&mut self) {
        self.record.begin(at(self.second), false).unwrap();
    }

    fn commit(&mut self) {
        self.record.commit(&key()).unwrap();
        self.second += 1;
    }

    /// What cannot be done is refused with a sentence, and nothing comes of it.
    fn act(&mut self, act: &Act) {
        self.begin();
        let rows = self.record.state().rows;
        let of = |view: View, n: u64| n.checked_rem(rows[view as usize]).unwrap_or(n);
        match *act {
            Act::Commit => {
                self.commit();
                self.second += 60;
            }
            Act::Add { n, claims, whole } => {
                let mut addition = addition(n, claims);
                if whole {
                    let file = Arc::new(
                        format!("a file with the reports of {}", TOWNS[n as usize % 3]).into_bytes(),
                    );
                    addition.whole = Some((file, "application/pdf".into()));
                }
                self.record.add(addition).unwrap();
            }
            Act::Review { of: n, many, verdict } => {
                let claims: Vec<u64> = (0..many).map(|i| of(View::Claim, n + i * 7)).collect();
                let place = TOWNS[self.dice.below(6) as usize];
                let correction = json!({"where": {"name": place, "id": null, "lat": null, "lon": null}, "attribution": []});
                let verdict =
                    [Verdict::Accept, Verdict::Correct, Verdict::Reject, Verdict::Unsure][verdict as usize];
                let correction =
                    (verdict == Verdict::Correct).then(|| correction.as_object().unwrap().clone());
                let _ = self.record.review(&claims, verdict, correction, None, "Nour", "looked at");
            }
            Act::Undo { back } => {
                let size = self.record.state().size;
                let _ = self.record.undo(size.saturating_sub(back), "Nour", "a mistake");
            }
            Act::Reread { of: n, change } => {
                let report = of(View::Report, n);
                // Only what is committed is read again.
                if report < rows[View::Report as usize] {
                    self.commit();
                    self.begin();
                    let mut reading = given(n, 2 + change, &format!("reader {change}"));
                    if change == 1
                        && let Some(claim) = reading.reading.claims.first_mut()
                    {
                        claim.modality = sijill_claim::Modality::Alleged;
                    }
                    let _ = self.record.reread(report, reading);
                }
            }
            Act::Withdraw { of: n } => {
                let _ = self.record.withdraw(of(View::Report, n), "Nour", "printed in error");
            }
            Act::Source { n } => {
                let source = SourceKey::publisher(&format!("The {} Gazette", TOWNS[n as usize]));
                let added = SourceAdded { source, by: "Nour".into(), reason: "known".into() };
                self.record.decide(added.into()).unwrap();
            }
            Act::Feed => {
                let feed = FeedAdded {
                    address: "https://news.example/feed".into(),
                    name: None,
                    follow: true,
                    country: None,
                    by: None,
                };
                self.record.decide(feed.into()).unwrap();
            }
            Act::Erase { of: n } => {
                self.commit();
                self.begin();
                if self.record.erase(of(View::Report, n), &[], "Nour", "asked for").is_ok() {
                    self.erased = true;
                }
                self.commit();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_is_what_its_log_says(acts in acts()) {
        let folder = tempfile::tempdir().unwrap();
        let path = path_in(&folder);
        let mut run = Run { record: create(&path), second: 1, erased: false, dice: Dice::new(7) };
        for act in &acts {
            run.act(act);
        }
        run.begin();
        run.commit();
        check_rebuild(&mut run.record, &path, run.erased);
        let to = folder.path().join("loaded");
        let loaded = moved(&run.record, &to);
        prop_assert_eq!(loaded.state().root(), run.record.state().root());
        prop_assert_eq!(&loaded.state().checkpoint, &run.record.state().checkpoint);
        assert_same(&answers(&run.record), &answers(&loaded), "loaded");
        if !run.erased {
            prop_assert_eq!(exactly(&run.record), exactly(&loaded));
        }
    }
}
