//! Texts cut for the teacher, and parses shown to a person.

use std::collections::HashSet;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use sijill_language::model::Model;
use sijill_language::{SentenceKind, sentences, tokens};

use crate::corpus::{Document, Written};

/// Writes each text of a file as a document, and each sentence once.
pub(crate) fn documents(group: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut seen: HashSet<String> = HashSet::new();
    let objects = path.extension().is_some_and(|e| e == "jsonl");
    let mut out = std::io::stdout().lock();
    for line in BufReader::new(File::open(path)?).lines() {
        let mut text = line?;
        if objects {
            let object: serde_json::Value = serde_json::from_str(&text)?;
            text = object.get("text").and_then(|t| t.as_str()).unwrap_or_default().to_owned();
        }
        let mut document = Document { group: group.to_owned(), sentences: Vec::new() };
        for sentence in sentences(&text).iter().filter(|s| s.kind != SentenceKind::Furniture) {
            let written = written(&text, sentence.span);
            if written.words.len() < 200 && seen.insert(written.words.concat()) {
                document.sentences.push(written);
            }
        }
        if !document.sentences.is_empty() {
            serde_json::to_writer(&mut out, &document)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn written(text: &str, span: sijill_claim::ByteSpan) -> Written {
    let tokens = tokens(text, span);
    Written {
        words: tokens.iter().map(|t| t.span.of(text).unwrap_or_default().to_owned()).collect(),
        spaced: tokens.iter().map(|t| t.spaced).collect(),
        ..Written::default()
    }
}

/// Prints the parse of a text, a word a line.
pub(crate) fn show(model: &Model, text: &str) {
    for sentence in sentences(text) {
        let sentence = model.analyse(text, sentence.span);
        for i in 0..sentence.len() {
            let head = sentence.head(i).map_or("-", |h| sentence.surface(h));
            let (tag, label) = (sentence.tag(i).name(), sentence.label(i).name());
            println!(
                "{i:>3} {:<18} {tag:<6} {label:<10} {head:<18} {}",
                sentence.surface(i),
                sentence.lemma(i)
            );
        }
        println!();
    }
}
