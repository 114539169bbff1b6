//! Where a claim comes from: claims of one origin are one voice, however often they are printed.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Role, SourceType};
use sijill_record::payload::SourceKey;
use sijill_record::question::Standing;

use crate::ledger::Ledger;
use crate::line::{Line, Term};

/// What an origin has to win or lose by its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Interest {
    /// It is no party, as far as is known.
    None,
    /// It is a party to the conflict, or speaks for one.
    Party,
}

/// An origin by its number among those of a ledger.
pub type OriginNumber = u32;

/// Origins of claims, with what people know of sources.
#[derive(Debug)]
pub struct Origins<'l> {
    ledger: &'l Ledger,
    standing: &'l Standing,
    known: RefCell<FxHashMap<(Term, u32), OriginNumber>>,
    numbers: RefCell<FxHashMap<String, OriginNumber>>,
    all: RefCell<Vec<(String, Interest)>>,
}

/// The origin of a claim: whoever asserts it, or the body that he speaks for; where nobody is named, the text that it
/// stands in, whoever prints that.
#[must_use]
pub fn origin_of(ledger: &Ledger, standing: &Standing, line: &Line) -> String {
    let origins = Origins::new(ledger, standing);
    origins.name(origins.of(line))
}

impl<'l> Origins<'l> {
    /// Origins of the claims of a ledger.
    #[must_use]
    pub fn new(ledger: &'l Ledger, standing: &'l Standing) -> Self {
        Self {
            ledger,
            standing,
            known: RefCell::default(),
            numbers: RefCell::default(),
            all: RefCell::default(),
        }
    }

    /// The origin of a claim.
    #[must_use]
    pub fn of(&self, line: &Line) -> OriginNumber {
        let family = self.family(line.report);
        let key = (line.source, family);
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let told = if line.source == 0 { None } else { self.ledger.source(line) };
        let (name, interest) = match told {
            Some(source) => self.named(&source, family),
            None => (self.publisher(family), self.publisher_interest(family)),
        };
        let number = self.number(name, interest);
        self.known.borrow_mut().insert(key, number);
        number
    }

    /// An origin's name.
    #[must_use]
    pub fn name(&self, origin: OriginNumber) -> String {
        if self.ledger.unnamed {
            return format!("source {}", origin + 1);
        }
        self.all.borrow().get(origin as usize).map_or_else(String::new, |(name, _)| name.clone())
    }

    /// What an origin has to win or lose.
    #[must_use]
    pub fn interest(&self, origin: OriginNumber) -> Interest {
        self.all.borrow().get(origin as usize).map_or(Interest::None, |(_, interest)| *interest)
    }

    fn number(&self, name: String, interest: Interest) -> OriginNumber {
        let mut numbers = self.numbers.borrow_mut();
        let mut all = self.all.borrow_mut();
        let number = *numbers.entry(name.to_lowercase()).or_insert_with(|| {
            all.push((name, interest));
            OriginNumber::try_from(all.len() - 1).unwrap_or(OriginNumber::MAX)
        });
        if let Some((_, known)) = all.get_mut(number as usize).filter(|_| interest == Interest::Party) {
            *known = Interest::Party;
        }
        number
    }

    /// The first report that prints a report's text.
    fn family(&self, report: u64) -> u32 {
        let own = u32::try_from(report).unwrap_or(u32::MAX);
        self.ledger.families.get(own as usize).copied().unwrap_or(own)
    }

    fn named(&self, source: &SourceKey, family: u32) -> (String, Interest) {
        let head = self.standing.head_of(source);
        let facts = self.standing.facts(head);
        let interest = self.interest_of(source);
        let name = facts.name.as_deref().unwrap_or(&head.name);
        let origin = match (&head.of, head.source_type) {
            (Some(of), _) => bare(of),
            (None, SourceType::Unnamed) => format!("{} in {}", bare(name), self.publisher(family)),
            (None, _) => bare(name),
        };
        (origin, interest)
    }

    fn interest_of(&self, source: &SourceKey) -> Interest {
        let head = self.standing.head_of(source);
        let facts = self.standing.facts(head);
        let role = facts.role.unwrap_or(head.role);
        let party =
            facts.side.is_some() || matches!(role, Role::Government | Role::Military | Role::ArmedGroup);
        if party { Interest::Party } else { Interest::None }
    }

    fn publisher_interest(&self, family: u32) -> Interest {
        let term = self.ledger.publishers.get(family as usize).copied().unwrap_or(0);
        crate::ledger::read(self.ledger.terms.words(term))
            .map_or(Interest::None, |key| self.interest_of(&key))
    }

    fn publisher(&self, family: u32) -> String {
        let term = self.ledger.publishers.get(family as usize).copied().unwrap_or(0);
        crate::ledger::read(self.ledger.terms.words(term))
            .map_or_else(|| format!("r{family}"), |key| bare(&self.standing.head_of(&key).name))
    }
}

/// A name without its article.
fn bare(name: &str) -> String {
    let name = name.trim();
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    bare.to_owned()
}
