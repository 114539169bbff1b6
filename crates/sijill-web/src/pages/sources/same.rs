//! Sources that may be the same one: names that differ only in how they are spelled, or that are spelled alike.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use rustc_hash::FxHashMap;
use serde::Serialize;
use sijill_claim::SourceType;
use sijill_desk::ask::source_rows::SourceTold;
use sijill_gazetteer::normalise;
use sijill_record::question::{Asked, SourceQuestion, SourceSort};

use super::super::chrome::Chrome;
use crate::http::{Context, Failure, Form, Reply};
use crate::server::App;

/// Groups of a page.
const MOST: usize = 100;

/// Sources that may be one, those with the most claims first.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Group {
    /// The name that they share, as it is compared.
    pub(super) name: String,
    /// The sources.
    pub(super) sources: Vec<SourceTold>,
}

#[derive(Template)]
#[template(path = "sources_same.html")]
struct SamePage {
    c: Chrome,
    groups: Vec<Group>,
    more: usize,
}

/// `GET /sources/same`.
pub(super) async fn list(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let mut groups = groups(all(seat.asked, seat.origin())?);
        match context.form {
            Form::Page => {}
            Form::Json => return Reply::json(&groups),
            Form::Csv | Form::Geojson => {
                return Err(Failure::Wrong(context.words.t("sources.same-json").to_owned()));
            }
        }
        let more = groups.len().saturating_sub(MOST);
        groups.truncate(MOST);
        let c = Chrome::new(&own, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]);
        Reply::page(&SamePage { c, groups, more })
    })
    .await
}

/// All sources that stand by themselves.
pub(super) fn all(asked: &Asked<'_>, origin: &str) -> Result<Vec<SourceTold>, Failure> {
    let question = SourceQuestion { sort: SourceSort::Claims, ..SourceQuestion::default() };
    Ok(asked.sources(&question)?.rows.iter().map(|row| SourceTold::new(row, origin)).collect())
}

/// Sources that share a name, as it is compared. A group of sources that nobody named ("residents") is none: those of
/// different reports are different people.
pub(super) fn groups(sources: Vec<SourceTold>) -> Vec<Group> {
    let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, source) in sources.iter().enumerate() {
        for name in names(source) {
            let group = by_name.entry(name).or_default();
            if group.last() != Some(&at) {
                group.push(at);
            }
        }
    }
    let mut found: Vec<(String, Vec<usize>)> =
        by_name.into_iter().filter(|(_, group)| group.len() > 1).collect();
    found.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    // Sources that share two names are one group.
    found.dedup_by(|a, b| a.1 == b.1);
    let told = |group: Vec<usize>| group.into_iter().filter_map(|at| sources.get(at).cloned()).collect();
    found.into_iter().map(|(name, group)| Group { name, sources: told(group) }).collect()
}

/// The names of a source, as they are compared.
pub(super) fn names(source: &SourceTold) -> Vec<String> {
    if source.source_type == SourceType::Unnamed {
        return Vec::new();
    }
    let own = [&source.name, &source.named.name].into_iter().chain(&source.aliases);
    let merged = source.merged.iter().map(|one| &one.key.name);
    let mut names: Vec<String> =
        own.chain(merged).map(|name| folded(name)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A name without what spellings differ in: letters' marks, hyphens, the article.
fn folded(name: &str) -> String {
    let key = normalise(name);
    let bare = key.strip_prefix("the ").unwrap_or(&key);
    bare.replace('.', "")
}

#[cfg(test)]
mod tests {
    use sijill_claim::Role;
    use sijill_record::payload::SourceKey;
    use sijill_record::question::{SourceFacts, SourceRow, source_id};

    use super::*;

    fn source(name: &str, role: Role, source_type: SourceType, aliases: &[&str]) -> SourceTold {
        let key = SourceKey { name: name.to_owned(), source_type, role, of: None };
        let facts = SourceFacts {
            aliases: aliases.iter().map(|one| (*one).to_owned()).collect(),
            ..SourceFacts::default()
        };
        let row = SourceRow {
            id: source_id(&key),
            key,
            facts,
            merged: Vec::new(),
            into: None,
            claims: 1,
            entry: 0,
        };
        SourceTold::new(&row, "test")
    }

    #[test]
    fn names_that_are_spelled_alike_may_be_one_source() {
        use Role::{Medical, Monitor, Rescuer};
        use SourceType::{Organisation, Person, Unnamed};
        let found = groups(vec![
            source("The Harbour Observatory", Monitor, Organisation, &[]),
            source("Harbour Observatory", Rescuer, Organisation, &[]),
            source("Tareq al-Numan", Medical, Person, &[]),
            source("Tareq al‑Nu‘mān", Medical, Person, &[]),
            source("residents", Rescuer, Unnamed, &[]),
            source("Residents", Monitor, Unnamed, &[]),
            source("River Clinic", Medical, Organisation, &["the Clinic by the River"]),
            source("Clinic by the River", Medical, Organisation, &[]),
            source("Alone", Medical, Organisation, &["alone"]),
        ]);
        let sizes: Vec<usize> = found.iter().map(|group| group.sources.len()).collect();
        assert_eq!(sizes, [2, 2, 2], "{found:?}");
        assert!(found.iter().all(|group| !group.name.contains("residents")));
    }
}
