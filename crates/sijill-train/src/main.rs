//! Trains the tagger and the parser of `sijill-language`. Not part of the product: `make train` runs it.
//!
//! `tokens` cuts texts for the teacher, `learn` makes a model of what the teacher said, `measure` says how far the
//! model in the tree agrees with it and how fast it is, `show` prints a parse.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a developer's tool talks to its developer")]

mod corpus;
mod cut;
mod foreign;
mod learner;
mod measure;
mod oracle;
mod pack;
mod teach_parser;
mod teach_tagger;

use std::fs;
use std::path::PathBuf;

use clap::Parser;
use sijill_language::model::Model;
use sijill_language::model::file::MAGIC;

use corpus::Lesson;
use pack::Rounding;
use teach_parser::{Course, Parsing};
use teach_tagger::Tagging;

/// Trains the tagger and the parser.
#[derive(Debug, Parser)]
enum Command {
    /// Cuts texts into sentences and words, a document a line.
    Tokens {
        /// What to call the collection.
        #[arg(long)]
        group: String,
        /// Texts: a line each, or, where the name ends in `jsonl`, an object a line with a "text".
        text: PathBuf,
    },
    /// Makes a model.
    Learn {
        /// What the teacher said.
        taught: PathBuf,
        /// Where to write the model.
        #[arg(long)]
        out: PathBuf,
        /// How often each sentence is taken.
        #[arg(long, default_value_t = 8)]
        rounds: usize,
        /// How often a feature must be wrong before it has weights.
        #[arg(long, default_value_t = 25)]
        patience: u32,
        /// How far the right move must lead.
        #[arg(long, default_value_t = 10.0)]
        margin: f32,
        /// How often of a hundred times the parser follows its own wrong choice while learning.
        #[arg(long, default_value_t = 90)]
        own: usize,
        /// As `patience`, for the tagger.
        #[arg(long, default_value_t = 4)]
        tag_patience: u32,
        /// The share of weights that may be cut to the largest integer.
        #[arg(long, default_value_t = 0.0005)]
        cut: f64,
        /// The least integer weight that is kept.
        #[arg(long, default_value_t = 5)]
        least: i8,
        /// A collection whose sentences are taken twice.
        #[arg(long, default_value = "wad")]
        twice: String,
        /// Names to put in the place of those in some sentences, which are learnt besides.
        #[arg(long)]
        names: Option<PathBuf>,
    },
    /// Measures a model, or the one in the tree, against the teacher on the documents held out.
    Measure {
        /// What the teacher said.
        taught: PathBuf,
        /// Another model than the one in the tree.
        #[arg(long)]
        model: Option<PathBuf>,
    },
    /// Measures how fast a text is read.
    Speed {
        /// A text.
        text: PathBuf,
        /// Another model than the one in the tree.
        #[arg(long)]
        model: Option<PathBuf>,
    },
    /// Prints the parse of a text.
    Show {
        /// The text.
        text: String,
        /// Another model than the one in the tree.
        #[arg(long)]
        model: Option<PathBuf>,
    },
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match Command::parse() {
        Command::Tokens { group, text } => cut::documents(&group, &text),
        Command::Learn {
            taught,
            out,
            rounds,
            patience,
            tag_patience,
            margin,
            own,
            cut,
            least,
            twice,
            names,
        } => {
            let (mut learn, held) = corpus::lessons(&taught)?;
            if let Some(names) = names {
                let renamed = foreign::renamed(&learn, &foreign::names(&names)?);
                eprintln!("{} sentences with other names", renamed.len());
                learn.extend(renamed);
            }
            let course = Course { rounds, patience, tag_patience, margin, own };
            learn_model(&learn, &held, course, Rounding { cut, least }, &twice, &out)
        }
        Command::Measure { taught, model } => {
            let model = load(model)?;
            let (_, held) = corpus::lessons(&taught)?;
            for (label, of, found) in measure::by_label(&model, &held).into_iter().take(24) {
                println!("  {label}: {found} of {of}");
            }
            print_agreement(&model, &held);
            Ok(())
        }
        Command::Speed { text, model } => {
            let (model, text) = (load(model)?, fs::read_to_string(text)?);
            for parse in [false, true] {
                let (bytes, words) = measure::speed(&model, &text, parse);
                let what = if parse { "sentences, words, tags and trees" } else { "sentences and words" };
                println!("{what}: {:.2} MB/s, {:.0} words/s", bytes / 1e6, words);
            }
            Ok(())
        }
        Command::Show { text, model } => {
            cut::show(&load(model)?, &text);
            Ok(())
        }
    }
}

fn load(path: Option<PathBuf>) -> Result<Model, Box<dyn std::error::Error>> {
    match path {
        Some(path) => Ok(Model::read(fs::read(path)?.leak())?),
        None => Ok(Model::embedded()?),
    }
}

fn print_agreement(model: &Model, held: &[Lesson]) {
    for (group, agreement) in measure::agreement(model, held) {
        println!("{group}: {}", agreement.line());
    }
}

fn learn_model(
    learn: &[Lesson],
    held: &[Lesson],
    course: Course,
    rounding: Rounding,
    twice: &str,
    out: &std::path::Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let again = learn.iter().filter(|l| l.group == twice);
    let lessons: Vec<&Lesson> = learn.iter().chain(again).collect();
    eprintln!("{} sentences to learn, {} to measure", lessons.len(), held.len());
    let tagger = Tagging::learn(&lessons, 8, course.tag_patience);
    let tags = teach_tagger::cross_tag(&lessons, 5);
    let mut model = MAGIC.to_vec();
    tagger.pack(&mut model, rounding);
    let mut parser = Parsing::new(&lessons, course);
    let last = course.rounds - 1;
    let mut failed = None;
    parser.learn(&lessons, &tags, |round, parser| {
        if round % 4 == 3 || round == last || round == 0 {
            let mut whole = model.clone();
            parser.pack(&mut whole, rounding);
            let size = whole.len();
            failed = fs::write(out, &whole).err();
            eprintln!("round {round}: {} features, {size} bytes", parser.len());
            match Model::read(whole.leak()) {
                Ok(model) => print_agreement(&model, held),
                Err(error) => eprintln!("{error}"),
            }
        }
    });
    failed.map_or(Ok(()), |error| Err(error.into()))
}
