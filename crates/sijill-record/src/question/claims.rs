//! Claims: which of them fit, and in which order.

use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};

use super::places::PlaceRow;
use super::scan::Part;
use super::{Answer, Asked, Days, Window, words};
use crate::column::NONE;
use crate::record::RecordError;
use crate::store::StoreError;
use crate::views::{
    Column, HARMS, MODALITIES, ReviewState, SCOPES, STATUSES, View, claim, code, decoded, hop, reading,
    report, version,
};

/// What claims are asked for. What is empty or absent is not asked.
#[derive(Default)]
pub struct ClaimQuestion<'q> {
    /// These kinds.
    pub kinds: Vec<Kind>,
    /// Casualties of these harms.
    pub harms: Vec<Harm>,
    /// Casualties with victims of these statuses.
    pub statuses: Vec<VictimStatus>,
    /// Put in these ways.
    pub modalities: Vec<Modality>,
    /// Casualties of these scopes.
    pub scopes: Vec<Scope>,
    /// In these states of review.
    pub states: Vec<ReviewState>,
    /// Confidence of at least so much.
    pub min_confidence: Option<f64>,
    /// Confidence of at most so much.
    pub max_confidence: Option<f64>,
    /// A figure whose written number, or least where none is written, is at least this.
    pub min_figure: Option<u64>,
    /// A figure whose written number, or least, is at most this.
    pub max_figure: Option<u64>,
    /// With a day in common with these.
    pub days: Days,
    /// At places that pass.
    pub place: Option<&'q dyn Fn(&PlaceRow) -> bool>,
    /// Attributed, at any hop, to a source whose id or name, or an alias or merged name, has these words.
    pub source: Option<String>,
    /// Of reports by such a publisher.
    pub publisher: Option<String>,
    /// Of these reports.
    pub reports: Vec<u64>,
    /// Of reports that have these words.
    pub text: Option<String>,
    /// All of these words, or beginnings of words, in their own.
    pub quote: Option<String>,
    /// These claims.
    pub numbers: Vec<u64>,
    /// Claims of withdrawn reports, too.
    pub withdrawn: bool,
    /// In which order.
    pub sort: ClaimSort,
    /// The other way round.
    pub reverse: bool,
    /// How much of it.
    pub window: Window,
}

/// Orders of claims.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ClaimSort {
    /// As they came into the record.
    #[default]
    Added,
    /// By their first day; undated ones last.
    Date,
    /// The surest last.
    Confidence,
    /// The largest figure last.
    Figure,
}

/// A claim of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// Its number.
    pub number: u64,
    /// Row of the version that holds; absent where it is as it was read.
    pub version: Option<u64>,
}

/// What the rows of claims and of versions both have, in their columns.
struct Columns {
    view: View,
    kind: Column,
    harm: Column,
    status: Column,
    modality: Column,
    scope: Column,
    low: Column,
    best: Column,
    start: Column,
    end: Column,
    place: Column,
    confidence: Column,
    reading: Column,
}

const AS_READ: Columns = Columns {
    view: View::Claim,
    kind: claim::KIND,
    harm: claim::HARM,
    status: claim::STATUS,
    modality: claim::MODALITY,
    scope: claim::SCOPE,
    low: claim::LOW,
    best: claim::BEST,
    start: claim::START,
    end: claim::END,
    place: claim::PLACE,
    confidence: claim::CONFIDENCE,
    reading: claim::READING,
};

const DECIDED: Columns = Columns {
    view: View::Version,
    kind: version::KIND,
    harm: version::HARM,
    status: version::STATUS,
    modality: version::MODALITY,
    scope: version::SCOPE,
    low: version::LOW,
    best: version::BEST,
    start: version::START,
    end: version::END,
    place: version::PLACE,
    confidence: version::CONFIDENCE,
    reading: version::PART_OF,
};

/// A question with what had to be looked up for it.
struct Prepared {
    places: Option<Vec<bool>>,
    /// Which readings are asked, by their numbers.
    readings: Option<Vec<bool>>,
    /// Claims, as read or by their versions, that have a source asked for.
    by_source: Option<BySource>,
    kinds: Vec<i64>,
    harms: Vec<i64>,
    statuses: Vec<i64>,
    modalities: Vec<i64>,
    scopes: Vec<i64>,
}

struct BySource {
    claims: Vec<bool>,
    versions: Vec<bool>,
    own_hops: Vec<i64>,
}

/// Words in small letters, without signs.
fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn no_words(words: &str) -> StoreError {
    StoreError::Search { words: words.to_owned(), cause: "there is no word in it".to_owned() }
}

/// A row with what it is ordered by, such that the least stands first.
type Found = (i64, i64, u64, Option<u64>);

/// More rows than the window needs, before those that cannot be in it are thrown away.
const SPARE: usize = 8_192;

/// A row such that the least stands first; what has no day or no figure stands last in either direction.
const fn keyed(question: &ClaimQuestion<'_>, order: i64, number: u64, version: Option<u64>) -> Found {
    let by_number = crate::views::signed_const(number);
    let (order, by_number) = match (order, question.reverse) {
        (NONE, true) => (i64::MAX, !by_number),
        (NONE, false) => (i64::MAX, by_number),
        (order, true) => (!order, !by_number),
        (order, false) => (order, by_number),
    };
    (order, by_number, number, version)
}

/// Throws away what cannot stand in the window, once there is much of it.
fn prune(question: &ClaimQuestion<'_>, found: &mut Vec<Found>) {
    let needed = question.window.needed().saturating_add(1);
    if question.quote.is_none() && found.len() > needed.saturating_add(SPARE) {
        found.select_nth_unstable(needed);
        found.truncate(needed);
    }
}

impl Asked<'_> {
    /// The claims that fit.
    ///
    /// # Errors
    /// Where the record cannot be read, or the words cannot be searched for.
    pub fn claims(&self, question: &ClaimQuestion<'_>) -> Result<Answer<ClaimRow>, RecordError> {
        let prepared = self.prepare(question)?;
        let mut found = Vec::new();
        for part in 0..self.views.parts(View::Version) {
            self.of_versions(question, &prepared, part, &mut found)?;
            prune(question, &mut found);
        }
        let in_order = question.sort == ClaimSort::Added && question.quote.is_none();
        let parts = self.views.parts(View::Claim);
        let unreviewed = question.states.is_empty() || question.states.contains(&ReviewState::Unreviewed);
        let mut rows = Vec::new();
        if unreviewed {
            // Decided claims stand among the others in the order of their numbers; the scan can end with the window.
            let mut decided: Vec<u64> = found.iter().map(|(_, _, number, _)| *number).collect();
            decided.sort_unstable();
            for at in 0..parts {
                let part = if question.reverse { parts - 1 - at } else { at };
                self.as_read(question, &prepared, part, &mut rows)?;
                prune(question, &mut rows);
                let reached = u64::from(part) * crate::column::ROWS;
                let before = |number: u64| decided.partition_point(|n| *n < number);
                let passed = if question.reverse {
                    decided.len() - before(reached)
                } else {
                    before(reached + crate::column::ROWS)
                };
                if in_order && rows.len() + passed > question.window.needed() {
                    break;
                }
            }
        }
        if found.is_empty() {
            found = rows;
        } else {
            found.append(&mut rows);
        }
        self.ordered(question, found)
    }

    fn ordered(
        &self,
        question: &ClaimQuestion<'_>,
        mut found: Vec<Found>,
    ) -> Result<Answer<ClaimRow>, RecordError> {
        prune(question, &mut found);
        found.sort_unstable();
        let quote = question.quote.as_deref().map(words_of);
        let mut rows = Vec::with_capacity(found.len().min(question.window.limit));
        let (mut passed, mut more) = (0, false);
        for (_, _, number, version) in found {
            let row = ClaimRow { number, version };
            if let Some(words) = &quote
                && !self.quote_has(row, words)?
            {
                continue;
            }
            passed += 1;
            if passed <= question.window.skip {
                continue;
            }
            if rows.len() == question.window.limit {
                more = true;
                break;
            }
            rows.push(row);
        }
        Ok(Answer { rows, more })
    }

    fn quote_has(&self, row: ClaimRow, wanted: &[String]) -> Result<bool, RecordError> {
        let own = words_of(&self.full(row)?.claim.quote);
        Ok(wanted.iter().all(|word| own.iter().any(|one| one.starts_with(word))))
    }

    fn prepare(&self, question: &ClaimQuestion<'_>) -> Result<Prepared, RecordError> {
        let searches = question.source.is_some()
            || question.quote.is_some()
            || question.text.is_some()
            || question.publisher.is_some();
        self.may_search(searches)?;
        let places = question.place.map(|test| self.places_seen(test)).transpose()?;
        let by_source = match &question.source {
            Some(words) => Some(self.by_source(words)?),
            None => None,
        };
        fn codes<T: PartialEq>(list: &[T], wanted: &[T]) -> Vec<i64> {
            wanted.iter().map(|value| code(list, value)).collect()
        }
        Ok(Prepared {
            places,
            readings: self.readings_asked(question)?,
            by_source,
            kinds: codes(&Kind::ALL, &self.kinds_seen(&question.kinds)),
            harms: codes(&HARMS, &question.harms),
            statuses: codes(&STATUSES, &question.statuses),
            modalities: codes(&MODALITIES, &question.modalities),
            scopes: codes(&SCOPES, &question.scopes),
        })
    }

    /// The kinds that are asked for, without those that are withheld.
    fn kinds_seen(&self, wanted: &[Kind]) -> Vec<Kind> {
        match self.veil() {
            Some(veil) => {
                let all = if wanted.is_empty() { &Kind::ALL[..] } else { wanted };
                all.iter().copied().filter(|kind| !veil.withholds_kind(*kind)).collect()
            }
            None => wanted.to_vec(),
        }
    }

    /// Which readings the filters on reports leave; nothing where none filters.
    fn readings_asked(&self, question: &ClaimQuestion<'_>) -> Result<Option<Vec<bool>>, RecordError> {
        let hidden = (!question.withdrawn || self.veil().is_some()) && !self.standing.withdrawn.is_empty();
        let asked = question.publisher.is_some()
            || question.text.is_some()
            || question.quote.is_some()
            || !question.reports.is_empty();
        if !hidden && !asked {
            return Ok(None);
        }
        let mut reports = vec![!asked; self.views.count(View::Report) as usize];
        let mut wanted: Option<Vec<bool>> = None;
        let mut narrow = |passed: Vec<bool>| {
            wanted = Some(match wanted.take() {
                Some(before) => before.iter().zip(passed).map(|(a, b)| *a && b).collect(),
                None => passed,
            });
        };
        if let Some(words) = &question.publisher {
            let sources = self.sources_named(words)?;
            let publishers = self.views.numbers(report::PUBLISHER)?;
            narrow(
                publishers
                    .into_iter()
                    .map(|p| usize::try_from(p).is_ok_and(|p| sources.get(p) == Some(&true)))
                    .collect(),
            );
        }
        if let Some(words) = &question.text {
            narrow(self.reports_with(words)?);
        }
        if let Some(words) = &question.quote {
            // A claim's words are words of its report; only those reports are opened.
            let wanted: Vec<String> = words_of(words).iter().map(|word| format!("\"{word}\"*")).collect();
            if wanted.is_empty() {
                return Err(no_words(words).into());
            }
            narrow(self.reports_with(&wanted.join(" "))?);
        }
        if !question.reports.is_empty() {
            narrow((0..reports.len() as u64).map(|number| question.reports.contains(&number)).collect());
        }
        if let Some(wanted) = wanted {
            reports = wanted;
        }
        if hidden {
            for number in self.standing.withdrawn.keys() {
                if let Some(slot) = reports.get_mut(*number as usize) {
                    *slot = false;
                }
            }
        }
        let of = self.views.numbers(reading::REPORT)?;
        Ok(Some(
            of.into_iter().map(|r| usize::try_from(r).is_ok_and(|r| reports.get(r) == Some(&true))).collect(),
        ))
    }

    /// Which reports have words.
    pub(super) fn reports_with(&self, words: &str) -> Result<Vec<bool>, RecordError> {
        let mut found = vec![false; self.views.count(View::Report) as usize];
        let asked = words::searched(words).ok_or_else(|| no_words(words))?;
        self.views.store.search(&asked, &mut |number| {
            if let Some(slot) = found.get_mut(number as usize) {
                *slot = true;
            }
            true
        })?;
        Ok(found)
    }

    fn by_source(&self, words: &str) -> Result<BySource, RecordError> {
        let sources = self.sources_named(words)?;
        let mut claims = vec![false; self.views.count(View::Claim) as usize];
        let mut versions = vec![false; self.views.count(View::Version) as usize];
        for part in 0..self.views.parts(View::Hop) {
            let mut rows = Part::all(&self.views, View::Hop, part);
            rows.keep(hop::SOURCE, |source| {
                usize::try_from(source).is_ok_and(|s| sources.get(s) == Some(&true))
            })?;
            for (number, of) in rows.values(hop::CLAIM)?.into_iter().zip(rows.values(hop::VERSION)?) {
                let slot = match of {
                    0 => usize::try_from(number).ok().and_then(|n| claims.get_mut(n)),
                    of => usize::try_from(of - 1).ok().and_then(|row| versions.get_mut(row)),
                };
                if let Some(slot) = slot {
                    *slot = true;
                }
            }
        }
        Ok(BySource { claims, versions, own_hops: self.views.numbers(version::HOPS)? })
    }

    /// Filters that claims as read and decided ones share.
    fn shared(
        &self,
        question: &ClaimQuestion<'_>,
        prepared: &Prepared,
        columns: &Columns,
        part: &mut Part<'_, '_>,
    ) -> Result<(), RecordError> {
        for (wanted, column) in [
            (&prepared.kinds, columns.kind),
            (&prepared.harms, columns.harm),
            (&prepared.statuses, columns.status),
            (&prepared.modalities, columns.modality),
            (&prepared.scopes, columns.scope),
        ] {
            if !wanted.is_empty() {
                part.keep(column, |value| wanted.contains(&value))?;
            }
        }
        let thousandths = |share: f64| (share * 1000.0).round() as i64;
        if let Some(least) = question.min_confidence.map(thousandths) {
            part.keep(columns.confidence, |value| value >= least)?;
        }
        if let Some(most) = question.max_confidence.map(thousandths) {
            part.keep(columns.confidence, |value| value != NONE && value <= most)?;
        }
        if question.min_figure.is_some() || question.max_figure.is_some() {
            let least = crate::views::signed(question.min_figure.unwrap_or(0));
            let most = question.max_figure.map_or(i64::MAX, crate::views::signed);
            part.keep_both(columns.low, columns.best, |low, best| {
                let figure = if best == NONE { low } else { best };
                figure != NONE && figure >= least && figure <= most
            })?;
        }
        if question.days != Days::default() {
            part.keep_both(columns.start, columns.end, |start, end| question.days.touch(start, end))?;
        }
        if let Some(places) = &prepared.places {
            part.keep(columns.place, |place| {
                usize::try_from(place).is_ok_and(|p| places.get(p) == Some(&true))
            })?;
        }
        if let Some(readings) = &prepared.readings {
            part.keep(columns.reading, |of| {
                usize::try_from(of).is_ok_and(|r| readings.get(r) == Some(&true))
            })?;
        }
        debug_assert!(matches!(columns.view, View::Claim | View::Version));
        Ok(())
    }

    /// What held at a moment that has passed may have been erased since.
    fn keep_known(&self, kind: Column, part: &mut Part<'_, '_>) -> Result<(), RecordError> {
        if self.past { part.keep(kind, |kind| kind != NONE) } else { Ok(()) }
    }

    fn as_read(
        &self,
        question: &ClaimQuestion<'_>,
        prepared: &Prepared,
        number: u32,
        found: &mut Vec<Found>,
    ) -> Result<(), RecordError> {
        let mut part = Part::all(&self.views, View::Claim, number);
        let first = u64::from(number) * crate::column::ROWS;
        part.rows.retain(|row| first + u64::from(*row) < self.claims_until);
        if !question.numbers.is_empty() {
            part.rows.retain(|row| question.numbers.contains(&(first + u64::from(*row))));
        }
        part.keep(claim::UNTIL, |until| self.holds(-1, until))?;
        self.keep_known(claim::KIND, &mut part)?;
        self.shared(question, prepared, &AS_READ, &mut part)?;
        if let Some(by_source) = &prepared.by_source {
            part.rows.retain(|row| by_source.claims.get((first + u64::from(*row)) as usize) == Some(&true));
        }
        let order = self.order(question.sort, &AS_READ, &part)?;
        found.extend(part.numbers().zip(order).map(|(number, order)| keyed(question, order, number, None)));
        Ok(())
    }

    fn of_versions(
        &self,
        question: &ClaimQuestion<'_>,
        prepared: &Prepared,
        number: u32,
        found: &mut Vec<Found>,
    ) -> Result<(), RecordError> {
        let mut part = Part::all(&self.views, View::Version, number);
        let first = u64::from(number) * crate::column::ROWS;
        part.keep_both(version::FROM, version::UNTIL, |from, until| self.holds(from, until))?;
        self.keep_known(version::KIND, &mut part)?;
        if !question.states.is_empty() {
            part.keep(version::STATE, |state| {
                decoded(&ReviewState::ALL, state).is_some_and(|s| question.states.contains(&s))
            })?;
        }
        if !question.numbers.is_empty() {
            part.keep(version::CLAIM, |number| {
                question.numbers.iter().any(|n| crate::views::signed(*n) == number)
            })?;
        }
        self.shared(question, prepared, &DECIDED, &mut part)?;
        let mut claims = part.values(version::CLAIM)?;
        if let Some(by_source) = &prepared.by_source {
            let mut kept = Vec::new();
            let mut kept_claims = Vec::new();
            for (row, of) in part.rows.iter().zip(&claims) {
                let at = (first + u64::from(*row)) as usize;
                let named = match by_source.own_hops.get(at) {
                    Some(1) => by_source.versions.get(at),
                    _ => usize::try_from(*of).ok().and_then(|of| by_source.claims.get(of)),
                };
                if named == Some(&true) {
                    kept.push(*row);
                    kept_claims.push(*of);
                }
            }
            part.rows = kept;
            claims = kept_claims;
        }
        let order = self.order(question.sort, &DECIDED, &part)?;
        let rows: Vec<u64> = part.numbers().collect();
        for ((row, of), order) in rows.into_iter().zip(claims).zip(order) {
            found.push(keyed(question, order, of.unsigned_abs(), Some(row)));
        }
        Ok(())
    }

    fn order(
        &self,
        sort: ClaimSort,
        columns: &Columns,
        part: &Part<'_, '_>,
    ) -> Result<Vec<i64>, RecordError> {
        Ok(match sort {
            ClaimSort::Added => vec![0; part.rows.len()],
            ClaimSort::Date => part.values(columns.start)?,
            ClaimSort::Confidence => part.values(columns.confidence)?,
            ClaimSort::Figure => {
                let low = part.values(columns.low)?;
                let best = part.values(columns.best)?;
                best.into_iter().zip(low).map(|(best, low)| if best == NONE { low } else { best }).collect()
            }
        })
    }
}
