//! Contradictions as rows of an answer.

use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::question::Asked;
use sijill_weigh::tally::Contradiction;

use super::claim_rows::{ClaimTeller, ClaimTold};
use super::row::Row;
use crate::error::AnswerError;
use crate::show::chain;

/// Claims that cannot all hold, with their words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Clash {
    /// The claim that allows the fewest.
    pub id: String,
    /// How many the first claim allows.
    pub allows: u64,
    /// How many the others come to.
    pub least: u64,
    /// That claim.
    pub most: ClaimTold,
    /// The others.
    pub against: Vec<ClaimTold>,
}

/// A contradiction with its claims.
///
/// # Errors
/// Where the record cannot be read.
pub fn told(
    one: &Contradiction,
    asked: &Asked<'_>,
    teller: &mut ClaimTeller<'_, '_>,
) -> Result<Clash, AnswerError> {
    let mut claim =
        |number: u64| -> Result<ClaimTold, AnswerError> { Ok(teller.told(asked.claim_row(number)?)?) };
    Ok(Clash {
        id: format!("c{}", one.most),
        allows: one.allows,
        least: one.least,
        most: claim(one.most)?,
        against: one.against.iter().map(|number| claim(*number)).collect::<Result<_, _>>()?,
    })
}

/// Who says it, by the names alone.
fn who(told: &ClaimTold) -> String {
    match told.claim.attribution.as_slice() {
        [] => told.publisher.clone().unwrap_or_default(),
        hops => chain(hops),
    }
}

fn words(told: &[ClaimTold]) -> String {
    let some: Vec<String> = told
        .iter()
        .take(4)
        .map(|told| format!("{}: “{}” ({})", told.id, told.claim.quote, who(told)))
        .collect();
    let more = if told.len() > 4 { format!(", and {} more", told.len() - 4) } else { String::new() };
    format!("{}{more}", some.join(", "))
}

impl Row for Clash {
    const CALLED: &'static str = "contradictions";
    const HEAD: &'static [&'static str] = &["allows", "the claim", "come to", "the others"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.allows.to_string(),
            words(std::slice::from_ref(&self.most)),
            self.least.to_string(),
            words(&self.against),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec!["claim", "allows", "source", "quote", "against", "least", "against_sources", "against_quotes"]
    }

    fn values(&self) -> Vec<String> {
        let joined = |each: &dyn Fn(&ClaimTold) -> String| {
            self.against.iter().map(each).collect::<Vec<_>>().join("; ")
        };
        vec![
            self.id.clone(),
            self.allows.to_string(),
            who(&self.most),
            self.most.claim.quote.clone(),
            joined(&|told| told.id.clone()),
            self.least.to_string(),
            joined(&who),
            joined(&|told| told.claim.quote.clone()),
        ]
    }

    fn id(&self) -> &str {
        &self.id
    }
}
