//! `sijill contradictions`: claims that cannot all hold.

use serde::Serialize;
use sijill::show::chain;
use sijill_record::question::Asked;
use sijill_weigh::tally::{Contradiction, Weigher};

use super::tally::question::question;
use crate::arguments::{AnswerOptions, ContradictionsOptions};
use crate::ask::claim_rows::{ClaimTeller, ClaimTold};
use crate::ask::output::{Output, Row};
use crate::ask::{self, weighed};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &ContradictionsOptions) -> Result<Ended, CommandError> {
    let answer = AnswerOptions { limit: options.limit, format: options.format, ..AnswerOptions::default() };
    let mut output = Output::new(&answer);
    output.can_show(false, Clash::CALLED)?;
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let (mut ledger, gazetteer) = weighed::ledger(&asked)?;
    let question = question(&options.weighed, &asked, &mut ledger, &gazetteer)?;
    let tally = Weigher::new(&ledger, &asked.standing).tally(&question);
    let limit = output.window.limit;
    let more = tally.contradictions.len() > limit;
    let mut teller = ClaimTeller::new(&asked, &record.state().origin);
    let clashes = tally.contradictions.iter().take(limit);
    output.rows(clashes.map(|one| told(one, &asked, &mut teller)))?;
    output.told_more(more, Clash::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// Claims that cannot all hold, with their words.
#[derive(Debug, Serialize)]
struct Clash {
    id: String,
    /// How many the first claim allows.
    allows: u64,
    /// How many the others come to.
    least: u64,
    most: ClaimTold,
    against: Vec<ClaimTold>,
}

fn told(
    one: &Contradiction,
    asked: &Asked<'_>,
    teller: &mut ClaimTeller<'_, '_>,
) -> Result<Clash, CommandError> {
    let mut claim =
        |number: u64| -> Result<ClaimTold, CommandError> { Ok(teller.told(asked.claim_row(number)?)?) };
    Ok(Clash {
        id: format!("c{}", one.most),
        allows: one.allows,
        least: one.least,
        most: claim(one.most)?,
        against: one.against.iter().map(|number| claim(*number)).collect::<Result<_, _>>()?,
    })
}

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
