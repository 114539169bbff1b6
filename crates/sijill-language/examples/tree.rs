//! Shows how sentences from standard input are tagged and parsed: `cargo run --example tree < FILE`.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::io::{Read, stdin};

use sijill_language::{Model, numbers, sentences};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let model = Model::embedded()?;
    for raw in sentences(&text) {
        let s = model.analyse(&text, raw.span);
        for i in 0..s.len() {
            let head = s.head(i).map_or("-", |h| s.surface(h));
            println!(
                "{i:3} {:18} {:18} {:5} {:10} {head}",
                s.surface(i),
                s.lemma(i),
                s.tag(i).name(),
                s.label(i).name()
            );
        }
        for number in numbers(&s) {
            println!("    {:?} {:?} {:?}", number.words(&s), number.value, number.role);
        }
        println!();
    }
    Ok(())
}
