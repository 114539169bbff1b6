//! The ledger: a record's claims at a moment as they weigh against each other.
//!
//! What the record's views do not keep is gathered from the readings once and kept on the record's shelf
//! (`shelf`), with the incident of each claim; whatever is not there, or no longer right, is made again. So the ledger is
//! the same whether anything lay on the shelf or not.

mod extra;
mod open;
mod shelf;
mod texts;

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::SourceKey;
use sijill_record::question::{Facts, PlaceRow};

pub(crate) use extra::{AND, read};
pub use extra::{Extra, Terms};
pub use open::Kept;
pub use shelf::claims_on_shelf;

use crate::cause::Families;
use crate::line::{Line, Term};
use crate::terrain::{Node, Terrain};

/// A record's claims as they weigh.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Claims that hold and were not rejected, by their numbers. Which kinds depends on what was asked.
    pub lines: Vec<Line>,
    /// For each line the number of the first claim of its incident; its own where it is of none.
    pub incidents: Vec<u64>,
    /// Places.
    pub terrain: Terrain,
    /// Words.
    pub terms: Terms,
    /// Places as the record has them, by their numbers.
    pub places: Vec<PlaceRow>,
    /// The node of each of these places.
    pub nodes: Vec<Node>,
    /// For each report the first one whose text it prints; its own where that is its own.
    pub families: Vec<u32>,
    /// For each report its publisher, as words of a source.
    pub publishers: Vec<Term>,
    /// Decisions on incidents, with the claims that they are of at the moment.
    pub judged: Vec<crate::group::Judged>,
    /// True where origins are told without their names.
    pub unnamed: bool,
    causes: FxHashMap<Term, Families>,
}

impl Ledger {
    /// The same without some lines. Incidents go on by the first claim that is left of them.
    #[must_use]
    pub fn without(&self, left_out: impl Fn(&Line) -> bool) -> Self {
        let mut ledger = self.clone();
        let mut first: FxHashMap<u64, u64> = FxHashMap::default();
        ledger.lines.clear();
        ledger.incidents.clear();
        for (line, incident) in self.lines.iter().zip(&self.incidents).filter(|(line, _)| !left_out(line)) {
            ledger.incidents.push(*first.entry(*incident).or_insert(line.row.number));
            ledger.lines.push(*line);
        }
        ledger
    }

    /// The line of a claim.
    #[must_use]
    pub fn line_of(&self, claim: u64) -> Option<usize> {
        self.lines.binary_search_by_key(&claim, |line| line.row.number).ok()
    }

    /// The causes of a line, as told.
    pub fn causes(&self, line: &Line) -> impl Iterator<Item = &str> {
        self.terms.words(line.cause).split(AND).filter(|cause| !cause.is_empty())
    }

    /// The victims that a line names.
    pub fn names(&self, line: &Line) -> impl Iterator<Item = &str> {
        self.terms.words(line.names).split(AND).filter(|name| !name.is_empty())
    }

    /// Who asserts a line: the first of its attribution, else the publisher of its report.
    #[must_use]
    pub fn source(&self, line: &Line) -> Option<SourceKey> {
        let publisher = || usize::try_from(line.report).ok().and_then(|r| self.publishers.get(r)).copied();
        let term = if line.source == 0 { publisher().unwrap_or(0) } else { line.source };
        read(self.terms.words(term))
    }

    /// The node of a place, which no claim need name.
    pub fn place(&mut self, gazetteer: &Gazetteer, place: &PlaceRow) -> Node {
        let before = self.terrain.len();
        let node = self.terrain.add(gazetteer, place);
        if self.terrain.len() > before {
            self.terrain.settle();
        }
        node
    }

    /// The node of a place by its identifier in the gazetteer, where the ledger has it.
    #[must_use]
    pub fn known(&self, id: &str) -> Option<Node> {
        self.terrain.known(id)
    }

    /// All places that lie in any of some.
    #[must_use]
    pub fn within(&self, outer: &[Node]) -> FxHashSet<Node> {
        self.terrain
            .nodes()
            .filter(|node| outer.iter().any(|outer| self.terrain.holds(*outer, *node)))
            .collect()
    }

    /// All places whose points pass a test of degrees north and east.
    pub fn that(&self, test: impl Fn(f64, f64) -> bool) -> FxHashSet<Node> {
        let passes = |node: &Node| self.terrain.spot(*node).at.is_some_and(|(lat, lon)| test(lat, lon));
        self.terrain.nodes().filter(passes).collect()
    }

    /// A claim's facts with the rest of it as a line.
    pub(crate) fn line(&mut self, facts: &Facts, extra: Extra) -> Line {
        let terms = &self.terms;
        let families = *self.causes.entry(extra.cause).or_insert_with(|| {
            Families::of(terms.words(extra.cause).split(AND).filter(|cause| !cause.is_empty()))
        });
        Line {
            row: facts.row,
            report: facts.report,
            published: facts.published,
            kind: facts.kind,
            harm: facts.harm,
            status: facts.status,
            side: extra.side,
            modality: facts.modality,
            scope: facts.scope,
            low: facts.low,
            high: facts.high,
            best: facts.best,
            start: facts.start,
            end: facts.end,
            node: facts.place.and_then(|place| self.nodes.get(place as usize)).copied(),
            confidence: facts.confidence,
            state: facts.state,
            cause: extra.cause,
            families,
            perpetrator: extra.perpetrator,
            names: extra.names,
            what: extra.what,
            source: extra.source,
            whole: (extra.whole != 0)
                .then(|| facts.row.number.saturating_add_signed(i64::from(extra.whole.cast_signed()))),
            from: extra.from,
            to: extra.to,
            earlier: extra.earlier == 1,
            occurrence: extra.occurrence,
            group: extra.group == 1,
        }
    }
}
