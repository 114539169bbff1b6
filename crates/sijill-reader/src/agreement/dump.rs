#![expect(clippy::all, clippy::restriction, clippy::pedantic, reason = "scratch")]
use sijill_language::{Model, sentences};
#[test]
fn dump() {
    let Ok(path) = std::env::var("DUMP") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let model = Model::embedded().unwrap();
    let reader = crate::Reader::new().unwrap();
    for r in sentences(&text) {
        let doc = sijill_claim::Document { published: Some(jiff::civil::date(2016, 12, 20)), ..Default::default() };
        for c in reader.read(&doc, &format!("The war went on.\n\n{}", r.span.of(&text).unwrap()), crate::Options { explain: true }).claims { println!("  {:?} {} {:?} {:?}", c.kind, c.quote, c.rules, c.when.map(|w| w.words)); }
        let s = model.analyse(&text, r.span);
        for i in 0..s.len() {
            print!("{}:{}/{}/{}>{}:{}  ", i, s.surface(i), s.lemma(i), s.tag(i).name(), s.tokens[i].head, s.label(i).name());
        }
        println!("\n");
    }
}
