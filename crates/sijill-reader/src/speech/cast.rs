//! Who is who in a report: names grow to their fullest form, pronouns and "the ministry" go back to whoever spoke.

use rustc_hash::FxHashMap;
use sijill_claim::{Role, Source, SourceType};

use super::lexicon::SpeechLexicon;
use super::mention::{Form, Mention};
use crate::classes::CLASSES;

/// Sources that a report names; those beyond are no longer joined up.
const MOST: usize = 4096;
/// Sentences after which "he" no longer means the last person named.
const MEMORY: usize = 12;
/// Sentences after which a speaker may no longer be meant, where another person was named since.
const NEAR: usize = 2;

/// Everybody named so far, and who was named last.
#[derive(Debug)]
pub(super) struct Cast {
    known: Vec<Source>,
    /// The latest that has a word in its name.
    by_word: FxHashMap<String, usize>,
    /// The latest with that noun: "spokesman", "ministry".
    by_noun: FxHashMap<String, Source>,
    person: Option<(usize, Source)>,
    body: Option<(usize, Source)>,
    many: Option<(usize, Source)>,
    speaker: Option<(usize, Source)>,
    /// What is said stands before whoever says it.
    pub(super) trails: bool,
    publisher: Vec<String>,
    publisher_initials: String,
}

impl Cast {
    pub(super) fn new(publisher: Option<&str>) -> Self {
        let publisher = words(publisher.unwrap_or(""));
        let publisher_initials = initials(&publisher);
        Self {
            known: Vec::new(),
            by_word: FxHashMap::default(),
            by_noun: FxHashMap::default(),
            person: None,
            body: None,
            many: None,
            speaker: None,
            trails: false,
            publisher,
            publisher_initials,
        }
    }

    /// Who a phrase means; nothing where it is the publisher, or nobody who can be told.
    pub(super) fn resolve(
        &mut self,
        mention: &Mention,
        head: &str,
        lexicon: &SpeechLexicon,
        sentence: usize,
        speaks: bool,
    ) -> Option<Source> {
        let source = match mention.form {
            Form::Pronoun => self.pronoun(&mention.source.name.to_lowercase(), sentence)?,
            Form::Document => {
                // "our bulletin", "an earlier bulletin" in a bulletin: the publisher's own.
                let own = mention.owner.is_some() && !mention.definite
                    || words(&mention.source.name)
                        .iter()
                        .any(|w| matches!(w.as_str(), "earlier" | "previous" | "last"));
                if mention.hedged || own && !mention.definite {
                    return None;
                }
                let issuer = || self.speaker.clone().or_else(|| self.body.clone()).map(|(_, s)| s);
                // "a congressional report": where nobody is told to have issued it, it speaks for itself.
                let issuer = if mention.definite { issuer() } else { None };
                issuer
                    .unwrap_or_else(|| Source { source_type: SourceType::Unnamed, ..mention.source.clone() })
            }
            Form::Name => self.named(&mention.source, mention.alias.as_deref()),
            Form::Definite => self.definite(mention, head, lexicon, sentence),
            Form::Indefinite => mention.source.clone(),
        };
        let source = self.with_owner(source, mention, lexicon, sentence);
        self.note(&source, head, sentence, speaks);
        Some(source)
    }

    /// A person or body that is told of and does not speak.
    pub(super) fn meet(&mut self, mention: &Mention, head: &str, sentence: usize) {
        let body = mention.form == Form::Definite
            && mention.source.source_type == SourceType::Organisation
            && mention.source.name.contains(' ');
        if body
            || mention.form == Form::Name
                && (mention.known || mention.source.source_type == SourceType::Person)
        {
            let source = self.named(&mention.source, mention.alias.as_deref());
            self.note(&source, head, sentence, false);
        }
    }

    /// After a sentence: whoever spoke in it is whom "he" and "it" mean next.
    pub(super) fn end_sentence(&mut self, sentence: usize) {
        if let Some((at, source)) = self.speaker.clone()
            && at == sentence
        {
            self.remember(&source, sentence);
        }
    }

    /// True where the source is the report's own publisher.
    pub(super) fn is_publisher(&self, source: &Source) -> bool {
        if self.publisher.is_empty() || source.source_type == SourceType::Person || source.of.is_some() {
            return false;
        }
        let generic = |w: &String| CLASSES.outlets.has(w) || matches!(w.as_str(), "the" | "network" | "com");
        let strip = |all: &[String]| all.iter().filter(|w| !generic(w)).cloned().collect::<Vec<_>>();
        let (mine, theirs) = (strip(&self.publisher), strip(&words(&source.name)));
        if theirs.is_empty() || mine.is_empty() {
            return theirs == mine && words(&source.name) == self.publisher;
        }
        if mine == theirs || mine.concat() == theirs.concat() {
            return true;
        }
        let name = theirs.concat();
        if name.len() > 1
            && (name == self.publisher_initials || initials(&words(&source.name)) == mine.concat())
        {
            return true;
        }
        // "the Observatory" of the Orontes Observatory for Human Rights: its noun, and nothing that it lacks.
        let noun = self
            .publisher
            .iter()
            .position(|w| matches!(w.as_str(), "for" | "of"))
            .unwrap_or(self.publisher.len());
        let noun = noun.checked_sub(1).and_then(|n| self.publisher.get(n));
        theirs.iter().all(|w| mine.contains(w)) && noun.is_some_and(|n| theirs.contains(n))
    }

    fn pronoun(&self, word: &str, sentence: usize) -> Option<Source> {
        let fresh = |slot: &Option<(usize, Source)>| slot.clone().filter(|(at, _)| at + MEMORY >= sentence);
        let latest = |a: Option<(usize, Source)>, b: Option<(usize, Source)>| match (a, b) {
            (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
            (a, b) => a.or(b),
        };
        let found = match word {
            // "Two men, among them Ali Noor, were held, he said": whoever spoke, not whom he tells of.
            "he" | "she" if self.trails && self.speaks_on(sentence) => self.speaker.clone(),
            "he" | "she" | "him" | "her" | "who" => fresh(&self.person)
                .or_else(|| fresh(&self.speaker).filter(|(_, s)| s.source_type == SourceType::Unnamed)),
            "it" => fresh(&self.body),
            "they" | "them" | "those" | "some" | "others" | "both" => {
                latest(fresh(&self.many), fresh(&self.body))
            }
            _ => None,
        };
        found.map(|(_, source)| source)
    }

    /// True where a person spoke a sentence or two ago, and another was named only in this one.
    fn speaks_on(&self, sentence: usize) -> bool {
        let here = self.person.as_ref().is_some_and(|(at, _)| *at == sentence);
        let spoke = |(at, source): &(usize, Source)| {
            *at < sentence && at + NEAR >= sentence && source.source_type == SourceType::Person
        };
        here && self.speaker.as_ref().is_some_and(spoke)
    }

    /// The fullest form of a name that the report gave so far.
    fn named(&mut self, source: &Source, alias: Option<&str>) -> Source {
        let mine = words(&source.name);
        let Some(key) = mine.last() else { return source.clone() };
        let found = self
            .by_word
            .get(key)
            .copied()
            .or_else(|| mine.first().and_then(|w| self.by_word.get(w)).copied());
        let mut full = source.clone();
        if let Some(at) = found
            && let Some(old) = self.known.get(at)
        {
            let theirs = words(&old.name);
            let acronym = mine.len() == 1 && initials(&theirs) == *key
                || self.by_word.get(key) == Some(&at) && !theirs.contains(key);
            let both_people =
                old.source_type == SourceType::Person && source.source_type != SourceType::Outlet;
            let bodies = old.source_type == source.source_type;
            if acronym || (both_people || bodies) && mine.iter().all(|w| theirs.contains(w)) {
                full = old.clone();
                if full.of.is_none() {
                    full.of.clone_from(&source.of);
                }
                if full.role == Role::Other {
                    full.role = source.role;
                }
            } else if (both_people || bodies) && theirs.iter().all(|w| mine.contains(w)) {
                full.of = source.of.clone().or_else(|| old.of.clone());
                if full.role == Role::Other {
                    full.role = old.role;
                }
            }
        }
        if self.known.len() < MOST {
            self.known.push(full.clone());
            let at = self.known.len() - 1;
            for word in words(&full.name) {
                if word.len() > 1
                    && !matches!(
                        word.as_str(),
                        "of" | "for" | "and" | "the" | "al" | "in" | "news" | "agency"
                    )
                {
                    self.by_word.insert(word, at);
                }
            }
            if let Some(alias) = alias {
                self.by_word.insert(alias.to_lowercase(), at);
            }
        }
        full
    }

    /// "the ministry", "the spokesman", "the group".
    fn definite(
        &mut self,
        mention: &Mention,
        head: &str,
        lexicon: &SpeechLexicon,
        sentence: usize,
    ) -> Source {
        let mine = words(&mention.source.name);
        let bare = mine.len() == 1 && mention.source.of.is_none() && mention.owner.is_none();
        if let Some(old) = self.by_noun.get(head)
            && mine.iter().all(|w| {
                words(&old.name).contains(w) || words(old.of.as_deref().unwrap_or("")).contains(w) || bare
            })
            && mention.source.of.as_deref().is_none_or(|of| {
                words(of).iter().all(|w| {
                    words(&old.name).contains(w) || words(old.of.as_deref().unwrap_or("")).contains(w)
                })
            })
            && mention.owner.is_none()
        {
            return old.clone();
        }
        if bare
            && lexicon.generic.contains(head)
            && let Some((at, body)) = &self.body
            && at + MEMORY >= sentence
            && !matches!(body.role, Role::Government | Role::Media)
        {
            return body.clone();
        }
        mention.source.clone()
    }

    fn with_owner(
        &self,
        mut source: Source,
        mention: &Mention,
        lexicon: &SpeechLexicon,
        sentence: usize,
    ) -> Source {
        // "the group's spokesman" is for the group, whatever it was called.
        let generic = source.of.as_ref().is_some_and(|of| lexicon.generic.contains(of));
        if generic && let Some((_, body)) = self.body.as_ref().filter(|(at, _)| at + MEMORY >= sentence) {
            source.of = Some(body.name.clone());
        }
        if mention.owner.is_some() && source.of.is_none() && mention.form != Form::Pronoun {
            let person = if mention.definite && mention.his { self.person.as_ref() } else { None };
            let body = || self.body.as_ref().or(self.many.as_ref()).filter(|_| !mention.his);
            let owner = person.or_else(body).filter(|(at, _)| at + MEMORY >= sentence);
            if let Some((_, owner)) = owner {
                source.of = Some(owner.name.clone());
                if matches!(source.role, Role::Other | Role::Government) {
                    source.role = owner.role;
                }
            }
        }
        source
    }

    fn note(&mut self, source: &Source, head: &str, sentence: usize, speaks: bool) {
        self.remember(source, sentence);
        if self.by_noun.len() < MOST {
            if matches!(source.source_type, SourceType::Unnamed | SourceType::Person) || !head.is_empty() {
                self.by_noun.insert(head.to_owned(), source.clone());
            }
            // "the ministry" is the Russian defence ministry, "the Observatory" the Syrian one.
            if source.source_type != SourceType::Person {
                let last = source.name.split(' ').next_back();
                let telling = source
                    .name
                    .split(' ')
                    .filter(|w| w.len() > 3 && (Some(*w) == last || w.starts_with(char::is_uppercase)));
                for word in telling.flat_map(words) {
                    self.by_noun.insert(word, source.clone());
                }
            }
        }
        if speaks {
            self.speaker = Some((sentence, source.clone()));
        }
    }

    fn remember(&mut self, source: &Source, sentence: usize) {
        let slot = (sentence, source.clone());
        match source.source_type {
            SourceType::Person => self.person = Some(slot),
            SourceType::Organisation | SourceType::Outlet => self.body = Some(slot),
            SourceType::Unnamed => {
                let plural = words(&source.name).last().is_some_and(|w| {
                    w.ends_with('s') && !w.ends_with("ss")
                        || w.ends_with("men") && w.len() != 4
                        || matches!(w.as_str(), "people" | "children" | "police")
                });
                if plural {
                    self.many = Some(slot);
                } else {
                    self.person = Some(slot);
                }
            }
        }
    }
}

/// A name's words in lower case, without articles and marks.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’')))
        .map(|w| w.trim_matches('.').replace('.', "").to_lowercase())
        .filter(|w| !w.is_empty() && !matches!(w.as_str(), "the" | "a" | "an" | "s" | "'s" | "’s"))
        .collect()
}

/// "Syrian Observatory for Human Rights": "sohr".
fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|w| !matches!(w.as_str(), "of" | "for" | "and" | "in" | "on"))
        .filter_map(|w| w.chars().next())
        .collect()
}
