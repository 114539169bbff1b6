//! How far a model agrees with its teacher, and how fast it is.

use std::collections::BTreeMap;
use std::time::Instant;

use sijill_language::model::Model;

use crate::corpus::Lesson;

/// Counts of words, and of those whose tag, head, and head with label are the teacher's.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Agreement {
    words: usize,
    tags: usize,
    /// Words that are no marks.
    plain: usize,
    heads: usize,
    labels: usize,
    /// Sentences, and those without a wrong head or label.
    sentences: usize,
    whole: usize,
}

/// Measures on lessons, by collection and over all.
pub(crate) fn agreement(model: &Model, lessons: &[Lesson]) -> BTreeMap<String, Agreement> {
    let mut by_group = BTreeMap::<String, Agreement>::new();
    for lesson in lessons {
        let (tags, arcs) = model.annotate(&lesson.words);
        let mut here = Agreement { sentences: 1, whole: 1, ..Agreement::default() };
        for (i, (tag, arc)) in tags.iter().zip(&arcs).enumerate() {
            here.words += 1;
            here.tags += usize::from(*tag == lesson.tags[i]);
            if lesson.surfaces[i].chars().any(char::is_alphanumeric) {
                let head = if arc.head == i { lesson.words.len() } else { arc.head };
                let right = head == lesson.heads[i] as usize;
                here.plain += 1;
                here.heads += usize::from(right);
                here.labels += usize::from(right && arc.label == lesson.labels[i]);
            }
        }
        here.whole = usize::from(here.labels == here.plain);
        for group in [lesson.group.as_str(), "all"] {
            by_group.entry(group.to_owned()).or_default().add(here);
        }
    }
    by_group
}

impl Agreement {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.tags += other.tags;
        self.plain += other.plain;
        self.heads += other.heads;
        self.labels += other.labels;
        self.sentences += other.sentences;
        self.whole += other.whole;
    }

    /// In one line.
    pub(crate) fn line(&self) -> String {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        format!(
            "{} words: tags {:.2}, heads {:.2}, heads and labels {:.2}, whole sentences {:.1}",
            self.words,
            share(self.tags, self.words),
            share(self.heads, self.plain),
            share(self.labels, self.plain),
            share(self.whole, self.sentences)
        )
    }
}

/// Which labels the model most often misses: `(label, in the teacher's, found with head and label)`.
pub(crate) fn by_label(model: &Model, lessons: &[Lesson]) -> Vec<(&'static str, usize, usize)> {
    let mut counts = BTreeMap::<&'static str, (usize, usize)>::new();
    for lesson in lessons {
        let (_, arcs) = model.annotate(&lesson.words);
        for (i, arc) in arcs.iter().enumerate() {
            let head = if arc.head == i { lesson.words.len() } else { arc.head };
            let count = counts.entry(lesson.labels[i].name()).or_default();
            count.0 += 1;
            count.1 += usize::from(head == lesson.heads[i] as usize && arc.label == lesson.labels[i]);
        }
    }
    let mut all: Vec<_> = counts.into_iter().map(|(label, (of, found))| (label, of, found)).collect();
    all.sort_by_key(|&(_, of, found)| std::cmp::Reverse(of - found));
    all
}

/// Reads a text again and again for some seconds: bytes a second, and words a second, of processor time where the
/// system tells it.
pub(crate) fn speed(model: &Model, text: &str, parse: bool) -> (f64, f64) {
    let (mut bytes, mut words) = (0, 0);
    let (start, begun) = (Instant::now(), processor_seconds());
    while start.elapsed().as_secs_f64() < 3.0 {
        for sentence in sijill_language::sentences(text) {
            words += if parse {
                model.analyse(text, sentence.span).len()
            } else {
                sijill_language::tokens(text, sentence.span).len()
            };
        }
        bytes += text.len();
    }
    let seconds = match (begun, processor_seconds()) {
        (Some(from), Some(to)) => to - from,
        _ => start.elapsed().as_secs_f64(),
    };
    (bytes as f64 / seconds, words as f64 / seconds)
}

/// What this process has used of a processor, where Linux says so: other programs then do not disturb the measure.
fn processor_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
