//! Nothing hangs on the figures, names and places that the fixtures happen to have: with each of them put in the place of
//! another of its kind, the same claims are read.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::string_slice,
    reason = "a test may stop and talk"
)]

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use sijill_claim::{Claim, Document};
use sijill_reader::{Options, Reader};

/// How much less may be the same: shares of claims found again, and found again with all their parts.
const LESS: f64 = 0.03;

/// Names that take each other's place: districts of one city, cities, people, offices, offices' and papers' names.
const ROUNDS: [&[&str]; 9] = [
    &[
        "Sakhour",
        "Haydariyah",
        "Shaar",
        "Maadi",
        "Sukkari",
        "Marjeh",
        "Fardous",
        "Salhin",
        "Jub al-Qubba",
        "Bustan al-Qasr",
        "Bab al-Nayrab",
    ],
    &["Ramouseh", "Hamdaniyah", "Minyan", "Handarat", "Khan Touman"],
    &["Idlib", "Hama", "Daraa"],
    &["Geneva", "Vienna"],
    &["Washington", "Ottawa"],
    &["Omar Khatib", "Khaled Mansouri", "Yahya Sabbagh", "Khaled Osman", "Yusuf Karam"],
    &["Orontes", "Euphrates"],
    &["Meridian", "Northgate"],
    &["Harbour Press", "Lantern Press"],
];
const NUMBERS: [&str; 10] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A text with other figures, names and places, and where each of its bytes came from.
struct Changed {
    text: String,
    from: Vec<usize>,
}

impl Changed {
    fn of(text: &str) -> Self {
        let names: HashMap<&str, &str> = ROUNDS
            .iter()
            .flat_map(|round| (0..round.len()).map(|i| (round[i], round[(i + 1) % round.len()])))
            .collect();
        let mut order: Vec<&str> = names.keys().copied().collect();
        order.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
        let mut changed = Self { text: String::new(), from: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let starts = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
            let word: &str = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
            let name = order.iter().find(|name| {
                starts
                    && rest.starts_with(**name)
                    && !rest[name.len()..].starts_with(|c: char| c.is_alphanumeric())
            });
            if let Some(name) = name {
                changed.push(names[name], at, name.len());
                at += name.len();
            } else if starts && !word.is_empty() {
                let other = another(text, at, word);
                changed.push(&other, at, word.len());
                at += word.len();
            } else {
                let c = rest.chars().next().unwrap();
                changed.push(c.encode_utf8(&mut [0; 4]), at, c.len_utf8());
                at += c.len_utf8();
            }
        }
        changed.from.push(text.len());
        changed
    }

    fn push(&mut self, words: &str, from: usize, length: usize) {
        for (k, _) in words.bytes().enumerate() {
            self.from.push(from + k.min(length.saturating_sub(1)));
        }
        self.text.push_str(words);
    }
}

/// Another word for a number; the word itself where it is none, or a day, a year, an hour or part of a name.
fn another(text: &str, at: usize, word: &str) -> String {
    let lasts = ["day", "week", "month", "year", "hour", "minute"];
    if lasts.iter().any(|unit| text[at + word.len()..].trim_start_matches([' ', '-']).starts_with(unit)) {
        return word.to_owned();
    }
    if let Some(i) = NUMBERS.iter().position(|n| *n == word) {
        return NUMBERS[(i + 1) % NUMBERS.len()].to_owned();
    }
    let before = text[..at].trim_end_matches(' ');
    let after = text[at + word.len()..].trim_start_matches(' ');
    let soon = &after[..after.char_indices().nth(16).map_or(after.len(), |(i, _)| i)];
    let month = MONTHS.iter().any(|m| before.ends_with(m) || soon.contains(m) || after.starts_with(&m[..3]))
        || before.ends_with("Oct")
        || before.ends_with("Nov")
        || before.ends_with("Sept");
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let part = text[..at].ends_with([':', ',', '.', '-', '/', '–'])
        || after.starts_with([':', '/', '-', '–'])
        || text[at + word.len()..].starts_with(',')
            && after.len() > 1
            && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let named = before.ends_with("No.")
        || before.ends_with("no.")
        || before.ends_with("Resolution")
        || before.ends_with("Update");
    if !digits || month || year || part || named || word.len() > 3 || word == "1" {
        return word.to_owned();
    }
    let n: u64 = word.parse().unwrap();
    // As many digits, and no number becomes smaller than one that it was larger than, within its ten.
    let other = if n % 10 == 9 || n.is_multiple_of(10) { n } else { n + 1 };
    other.max(2).to_string()
}

fn fixtures() -> Vec<(Document, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/aleppo-2016");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
    texts
        .map(|path| {
            let gold: serde_json::Value =
                serde_json::from_slice(&fs::read(path.with_extension("gold.json")).unwrap()).unwrap();
            let told = |field: &str| gold["document"][field].as_str().map(str::to_owned);
            let document = Document {
                title: told("title"),
                publisher: told("publisher"),
                published: told("published").map(|day| day.parse().unwrap()),
                ..Document::default()
            };
            (document, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// What of a claim must be the same: all but its figures and names, and these as often.
fn parts(claim: &Claim) -> String {
    let value = serde_json::to_value(claim).unwrap();
    let casualty = &value["casualty"];
    let figure = |f: &serde_json::Value| {
        (
            f["best"].is_null(),
            f["high"].is_null(),
            f["low"] == f["best"],
            f["approx"].as_bool().unwrap_or(false),
        )
    };
    format!(
        "{:?} {:?} {:?} {} {:?} {} {:?} {:?}",
        claim.modality,
        claim.when.as_ref().map(|w| (w.start, w.end)),
        claim.attribution.iter().map(|s| (s.source_type, s.role)).collect::<Vec<_>>(),
        claim.place.is_some(),
        figure(&casualty["figure"]),
        casualty["scope"],
        casualty["victims"]["status"],
        claim.cause,
    )
}

#[test]
fn other_figures_names_and_places_give_the_same_claims() {
    let reader = Reader::new().unwrap();
    let (mut all, mut again, mut whole, mut altered) = (0, 0, 0, 0);
    for (document, text) in fixtures() {
        let changed = Changed::of(&text);
        altered += usize::from(changed.text != text);
        let one = reader.read(&document, &text, Options::default());
        let publisher = document.publisher.as_deref().map(|name| Changed::of(name).text);
        let other = Document { publisher, ..document };
        let two = reader.read(&other, &changed.text, Options::default());
        let starts: Vec<usize> =
            changed.text.char_indices().map(|(i, _)| i).chain([changed.text.len()]).collect();
        let old: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let mut taken = vec![false; two.claims.len()];
        all += one.claims.len().max(two.claims.len());
        for claim in &one.claims {
            let (from, to) = (old[claim.span.start()], old[claim.span.end()]);
            let same = |other: &Claim| {
                let (f, t) =
                    (changed.from[starts[other.span.start()]], changed.from[starts[other.span.end()]]);
                let harm = |c: &Claim| c.casualty.as_ref().map(|c| c.harm);
                other.kind == claim.kind && harm(other) == harm(claim) && f < to && from < t
            };
            let fits = |whole: bool| {
                (0..two.claims.len()).find(|&i| {
                    !taken[i] && same(&two.claims[i]) && (!whole || parts(&two.claims[i]) == parts(claim))
                })
            };
            if let Some(i) = fits(true).or_else(|| fits(false)) {
                taken[i] = true;
                again += 1;
                let equal = parts(&two.claims[i]) == parts(claim);
                whole += usize::from(equal);
                if !equal {
                    eprintln!(
                        "{} -> {}\n   {}\n   {}",
                        claim.quote,
                        two.claims[i].quote,
                        parts(claim),
                        parts(&two.claims[i])
                    );
                }
            } else {
                eprintln!("lost: {:?} {}", claim.kind, claim.quote);
            }
        }
    }
    let share = |n: usize| f64::from(u32::try_from(n).unwrap()) / f64::from(u32::try_from(all).unwrap());
    eprintln!("{again} of {all} claims again, {whole} with all their parts; {altered} texts altered");
    assert!(altered >= 20, "only {altered} texts were altered");
    assert!(share(again) >= 1.0 - LESS, "{again} of {all} claims are read again");
    assert!(share(whole) >= 1.0 - LESS, "{whole} of {all} claims are read again with all their parts");
}
