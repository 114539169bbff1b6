//! Small ledgers for tests: claims of incidents, a report each where not told otherwise.
#![expect(clippy::unwrap_used, reason = "tests")]

use sijill_claim::{Harm, Kind, Modality, Role, Scope, SourceType};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::SourceKey;
use sijill_record::question::{ClaimRow, PlaceRow};
use sijill_record::views::{ROLES, ReviewState, TYPES, code};

use crate::cause::Families;
use crate::ledger::{AND, Ledger};
use crate::line::Line;
use crate::terrain::Node;

/// A source of a role.
pub(crate) fn source(name: &str, role: Role) -> SourceKey {
    SourceKey { name: name.to_owned(), source_type: SourceType::Organisation, role, of: None }
}

/// The node of a place.
pub(crate) fn place(ledger: &mut Ledger, name: &str) -> Node {
    let gazetteer = Gazetteer::embedded().unwrap();
    let found = gazetteer.best(name, None).unwrap();
    let row = PlaceRow {
        name: name.to_owned(),
        id: Some(gazetteer.id(found.index)),
        at: Some((found.lat, found.lon)),
        country: found.country.map(|code| code.as_str().to_owned()),
        radius_km: None,
    };
    ledger.terrain.add(&gazetteer, &row)
}

/// Adds a claim that so many were killed, by a source, on day 10; all claims are of one incident. Its position.
pub(crate) fn killed(ledger: &mut Ledger, number: u64, by: Option<&SourceKey>) -> usize {
    let claim = ledger.lines.len() as u64;
    let source = by.map_or(0, |key| {
        let (sort, role) = (code(&TYPES, &key.source_type), code(&ROLES, &key.role));
        ledger.terms.number(&[key.name.as_str(), &sort.to_string(), &role.to_string(), ""].join(AND))
    });
    ledger.lines.push(Line {
        row: ClaimRow { number: claim, version: None },
        report: claim,
        published: Some(11),
        kind: Kind::Casualty,
        harm: Some(Harm::Killed),
        status: None,
        side: 0,
        group: false,
        modality: Modality::Asserted,
        scope: Some(Scope::Incident),
        low: Some(number),
        high: Some(number),
        best: Some(number),
        start: Some(10),
        end: Some(10),
        node: None,
        confidence: 900,
        state: ReviewState::Unreviewed,
        cause: 0,
        families: Families::default(),
        perpetrator: 0,
        names: 0,
        what: 0,
        source,
        whole: None,
        from: 0,
        to: 40,
        earlier: false,
        occurrence: 0,
    });
    ledger.incidents.push(0);
    ledger.lines.len() - 1
}
