//! Sources: as reports name them, with what people know of them, merged names under one.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_claim::{Role, SourceType};

use super::{Answer, Asked, SourceFacts, Window};
use crate::column::{NONE, Values};
use crate::hash::hex;
use crate::payload::{Grade, SourceKey};
use crate::record::RecordError;
use crate::views::{ROLES, TYPES, View, claim, decoded, hop, source, version};

/// What sources are asked for. What is empty or absent is not asked.
#[derive(Debug, Clone, Default)]
pub struct SourceQuestion {
    /// A name or alias that has these words, or an id that begins so.
    pub name: Option<String>,
    /// Of these sorts.
    pub types: Vec<SourceType>,
    /// In these roles.
    pub roles: Vec<Role>,
    /// Of these grades.
    pub grades: Vec<Grade>,
    /// With an interest in a side that has these words.
    pub side: Option<String>,
    /// With at least so many claims.
    pub min_claims: u64,
    /// In which order.
    pub sort: SourceSort,
    /// The other way round.
    pub reverse: bool,
    /// How much of it.
    pub window: Window,
}

/// Orders of sources.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SourceSort {
    /// Those with the most claims first.
    #[default]
    Claims,
    /// By name.
    Name,
    /// As they were first named.
    Added,
}

/// A source of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Its id: `s` and the first digits of its key's digest.
    pub id: String,
    /// The source as reports name it.
    pub key: SourceKey,
    /// What people know of it.
    pub facts: SourceFacts,
    /// Other sources that were merged into it.
    pub merged: Vec<SourceKey>,
    /// The source that it was merged into.
    pub into: Option<SourceKey>,
    /// How many claims that hold are attributed to it or to those merged into it, at any hop.
    pub claims: u64,
    /// The entry that first named it.
    pub entry: u64,
}

impl SourceRow {
    /// The name that it goes by.
    #[must_use]
    pub fn name(&self) -> &str {
        self.facts.name.as_deref().unwrap_or(&self.key.name)
    }
}

/// The id of a source.
#[must_use]
pub fn source_id(key: &SourceKey) -> String {
    format!("s{}", hex(&key.key().to_be_bytes()))
}

impl Asked<'_> {
    /// Every source's key, by its number; nothing where it was erased.
    pub(super) fn source_keys(&self) -> Result<Vec<Option<SourceKey>>, RecordError> {
        let mut keys = Vec::new();
        for part in 0..self.views.parts(View::Source) {
            let [name, kind, role, of, key] =
                [source::NAME, source::TYPE, source::ROLE, source::OF, source::KEY]
                    .map(|column| self.views.part(column, part));
            let (name, kind, role, of, key) = (name?, kind?, role?, of?, key?);
            for row in 0..name.len() {
                let erased = key.number(row) == NONE;
                keys.push((!erased).then(|| SourceKey {
                    name: name.words(row).to_owned(),
                    source_type: decoded(&TYPES, kind.number(row)).unwrap_or(SourceType::Unnamed),
                    role: decoded(&ROLES, role.number(row)).unwrap_or(Role::Other),
                    of: Some(of.words(row).to_owned()).filter(|of| !of.is_empty()),
                }));
            }
        }
        Ok(keys)
    }

    /// Sources whose id, name, alias or merged name has words, by their numbers.
    pub(super) fn sources_named(&self, words: &str) -> Result<Vec<bool>, RecordError> {
        let keys = self.source_keys()?;
        let wanted = words.trim().to_lowercase();
        let fits = |key: &SourceKey| {
            let facts = self.standing.sources.get(key);
            let known = facts.into_iter().flat_map(|f| f.name.iter().chain(&f.aliases));
            let by_name =
                std::iter::once(&key.name).chain(known).any(|name| name.to_lowercase().contains(&wanted));
            by_name || wanted.len() >= 5 && source_id(key).starts_with(&wanted)
        };
        // Who fits brings along all that were merged with it.
        let mut heads: FxHashSet<&SourceKey> = FxHashSet::default();
        if !self.standing.merged.is_empty() {
            heads.extend(keys.iter().flatten().filter(|key| fits(key)).map(|key| self.standing.head_of(key)));
        }
        Ok(keys
            .iter()
            .map(|key| {
                key.as_ref().is_some_and(|key| fits(key) || heads.contains(self.standing.head_of(key)))
            })
            .collect())
    }

    /// The one source that words mean.
    ///
    /// # Errors
    /// Where none or several are meant.
    pub fn one_source(&self, words: &str) -> Result<SourceKey, RecordError> {
        self.may_search(true)?;
        let keys = self.source_keys()?;
        let wanted = words.trim();
        let by_id = |key: &&SourceKey| wanted.len() >= 5 && source_id(key).starts_with(wanted);
        let by_name = |key: &&SourceKey| {
            let facts = self.standing.sources.get(*key);
            key.name == wanted
                || facts.is_some_and(|f| {
                    f.name.as_deref() == Some(wanted) || f.aliases.iter().any(|a| a == wanted)
                })
        };
        let mut found: Vec<&SourceKey> = keys.iter().flatten().filter(by_id).collect();
        if found.is_empty() {
            found = keys.iter().flatten().filter(by_name).collect();
        }
        match found.as_slice() {
            [] => Err(RecordError::Unknown(format!("source “{wanted}”"))),
            [one] => Ok((*one).clone()),
            // Names that were merged mean the source that they belong to.
            [first, others @ ..]
                if others.iter().all(|key| self.standing.head_of(key) == self.standing.head_of(first)) =>
            {
                Ok(self.standing.head_of(first).clone())
            }
            several => {
                let ids: Vec<String> = several
                    .iter()
                    .take(10)
                    .map(|key| {
                        let of = key.of.as_deref().map(|of| format!(" of {of}")).unwrap_or_default();
                        format!("{} ({}{of}, {})", source_id(key), key.name, role_name(key.role))
                    })
                    .collect();
                Err(RecordError::Refused(format!(
                    "“{wanted}” means {} sources; give the id of one: {}.",
                    several.len(),
                    ids.join(", ")
                )))
            }
        }
    }

    /// The sources that fit.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn sources(&self, question: &SourceQuestion) -> Result<Answer<SourceRow>, RecordError> {
        self.may_search(true)?;
        let keys = self.source_keys()?;
        let named = question.name.as_deref().map(|words| self.sources_named(words)).transpose()?;
        let counts = self.claims_of_sources(keys.len())?;
        let entries = self.views.numbers(source::ENTRY)?;
        let mut merged_into: FxHashMap<&SourceKey, Vec<usize>> = FxHashMap::default();
        for (number, key) in keys.iter().enumerate() {
            if let Some(key) = key
                && self.standing.merged.contains_key(key)
            {
                merged_into.entry(self.standing.head_of(key)).or_default().push(number);
            }
        }
        let mut rows = Vec::new();
        for (number, key) in keys.iter().enumerate() {
            let Some(key) = key else { continue };
            let entry = entries.get(number).copied().unwrap_or(NONE);
            let into = self.standing.merged.contains_key(key).then(|| self.standing.head_of(key).clone());
            // A source that was merged is told under the one that it belongs to.
            if entry >= crate::views::signed(self.size) || into.is_some() && question.name.is_none() {
                continue;
            }
            if named.as_ref().is_some_and(|named| named.get(number) != Some(&true)) {
                continue;
            }
            let members = merged_into.get(key).map_or(&[][..], Vec::as_slice);
            let of = |n: &usize| counts.get(*n).copied().unwrap_or(0);
            let row = SourceRow {
                id: source_id(key),
                key: key.clone(),
                facts: self.standing.facts(key),
                merged: members.iter().filter_map(|n| keys.get(*n).cloned().flatten()).collect(),
                into,
                claims: of(&number) + members.iter().map(of).sum::<u64>(),
                entry: entry.unsigned_abs(),
            };
            if fits(&row, question) {
                rows.push(row);
            }
        }
        rows.sort_by(|a, b| {
            let order = match question.sort {
                SourceSort::Claims => b.claims.cmp(&a.claims).then_with(|| a.name().cmp(b.name())),
                SourceSort::Name => a.name().to_lowercase().cmp(&b.name().to_lowercase()),
                SourceSort::Added => a.entry.cmp(&b.entry),
            }
            .then_with(|| a.id.cmp(&b.id));
            if question.reverse { order.reverse() } else { order }
        });
        let more = rows.len() > question.window.needed();
        rows.drain(..question.window.skip.min(rows.len()));
        rows.truncate(question.window.limit);
        Ok(Answer { rows, more })
    }

    /// How many claims that hold are attributed to each source.
    fn claims_of_sources(&self, sources: usize) -> Result<Vec<u64>, RecordError> {
        // As read, a claim counts by its own hops; decided, by those of its version where it has some.
        let mut alive = vec![false; self.views.count(View::Claim) as usize];
        for part in 0..self.views.parts(View::Claim) {
            if let Values::Numbers(until) = self.views.part(claim::UNTIL, part)? {
                let first = u64::from(part) * crate::column::ROWS;
                for (number, until) in (first..).zip(until) {
                    if number < self.claims_until
                        && self.holds(-1, until)
                        && let Some(slot) = alive.get_mut(number as usize)
                    {
                        *slot = true;
                    }
                }
            }
        }
        let mut own = vec![false; self.views.count(View::Version) as usize];
        let from = self.views.numbers(version::FROM)?;
        let until = self.views.numbers(version::UNTIL)?;
        let of = self.views.numbers(version::CLAIM)?;
        let hops = self.views.numbers(version::HOPS)?;
        for row in 0..own.len() {
            if !self.holds(from[row], until[row]) {
                continue;
            }
            if hops[row] == 1 {
                own[row] = true;
            } else if let Some(slot) = usize::try_from(of[row]).ok().and_then(|c| alive.get_mut(c)) {
                *slot = true;
            }
        }
        let mut counts = vec![0; sources];
        for part in 0..self.views.parts(View::Hop) {
            let [of, version, named] =
                [hop::CLAIM, hop::VERSION, hop::SOURCE].map(|c| self.views.part(c, part));
            let (of, version, named) = (of?, version?, named?);
            for row in 0..of.len() {
                let counted = match version.number(row) {
                    0 => usize::try_from(of.number(row)).ok().and_then(|c| alive.get(c)),
                    v => usize::try_from(v - 1).ok().and_then(|v| own.get(v)),
                };
                if counted == Some(&true)
                    && let Some(slot) =
                        usize::try_from(named.number(row)).ok().and_then(|s| counts.get_mut(s))
                {
                    *slot += 1;
                }
            }
        }
        Ok(counts)
    }
}

/// The name of a role, as readings have it.
fn role_name(role: Role) -> String {
    serde_json::to_value(role).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn fits(row: &SourceRow, question: &SourceQuestion) -> bool {
    let kind = row.facts.source_type.unwrap_or(row.key.source_type);
    let role = row.facts.role.unwrap_or(row.key.role);
    (question.types.is_empty() || question.types.contains(&kind))
        && (question.roles.is_empty() || question.roles.contains(&role))
        && (question.grades.is_empty() || row.facts.grade.is_some_and(|g| question.grades.contains(&g)))
        && question.side.as_ref().is_none_or(|side| {
            row.facts.side.as_ref().is_some_and(|s| s.to_lowercase().contains(&side.to_lowercase()))
        })
        && row.claims >= question.min_claims
}
