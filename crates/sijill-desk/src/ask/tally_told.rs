//! A tally as JSON and CSV.

use serde_json::{Value, json};
use sijill_record::State;
use sijill_record::question::{Asked, Standing};
use sijill_record::views::date;
use sijill_weigh::tally::{Fold, Folded, Question, Row, Tally, Total, Weigher, Zone, rows};

use super::claim_rows::{ClaimTeller, ClaimTold};
use crate::error::AnswerError;
use crate::filter::TallyAsked;

/// What a tally is shown from.
#[derive(Debug)]
pub struct TallyAnswer<'a> {
    /// What was asked.
    pub question: &'a Question,
    /// The answer.
    pub tally: Tally,
    /// Its rows, where it is cut.
    pub rows: Vec<Row>,
    /// One figure, where it is folded.
    pub folded: Option<Folded>,
}

/// Weighs what is asked.
#[must_use]
pub fn answered<'a>(
    options: &TallyAsked,
    question: &'a Question,
    zones: &[Zone],
    weigher: &Weigher<'_>,
    standing: &Standing,
) -> TallyAnswer<'a> {
    let fold = options.preset.map(Fold::As).or(options.rule.map(Fold::By));
    let cut = |by| rows(weigher, question, by, zones, fold.map(|fold| (fold, standing)));
    TallyAnswer {
        question,
        tally: weigher.tally(question),
        rows: options.by.map(cut).unwrap_or_default(),
        folded: fold.map(|fold| weigher.folded(question, standing, fold)),
    }
}

/// More grounds than these are named by their ids alone.
const MOST: usize = 500;

/// The answer as one object.
///
/// # Errors
/// Where the record cannot be read.
pub fn json(
    options: &TallyAsked,
    answer: &TallyAnswer<'_>,
    asked: &Asked<'_>,
    state: &State,
) -> Result<Value, AnswerError> {
    let mut teller = ClaimTeller::new(asked, &state.origin);
    let mut with_words = |total: &Total| -> Result<Value, AnswerError> {
        let mut claims = Vec::new();
        for number in total.grounds.iter().take(MOST) {
            claims.push(ClaimTold::inside(&teller.told(asked.claim_row(*number)?)?)?);
        }
        Ok(
            json!({"value": total.value, "exact": total.exact, "grounds": ids(&total.grounds), "claims": claims}),
        )
    };
    let tally = &answer.tally;
    let mut whole = of(tally);
    whole["floor"] = with_words(&tally.floor)?;
    whole["highest"] = with_words(&tally.highest)?;
    if let Some(ceiling) = &tally.ceiling {
        whole["ceiling"] = with_words(ceiling)?;
    }
    let rows: Vec<Value> = answer
        .rows
        .iter()
        .map(|row| {
            let mut told = of(&row.tally);
            told["of"] = json!(row.of);
            told["from"] = json!(row.from.and_then(|day| date(i64::from(day))));
            told["folded"] = json!(row.folded);
            told["to"] = json!(row.to.and_then(|day| date(i64::from(day))));
            told
        })
        .collect();
    Ok(json!({
        "question": asked_for(options, answer),
        "tally": whole,
        "rows": rows,
        "folded": answer.folded,
        "record": {"origin": state.origin, "entries": asked.size, "as_of": options.moment.as_of},
    }))
}

fn ids(numbers: &[u64]) -> Vec<String> {
    numbers.iter().map(|number| format!("c{number}")).collect()
}

fn of(tally: &Tally) -> Value {
    let total =
        |total: &Total| json!({"value": total.value, "exact": total.exact, "grounds": ids(&total.grounds)});
    let left = &tally.left_out;
    json!({
        "floor": total(&tally.floor),
        "ceiling": tally.ceiling.as_ref().map(total),
        "highest": total(&tally.highest),
        "floor_if_untold": tally.floor_if_untold,
        "claims": tally.claims,
        "incidents": tally.incidents,
        "totals": tally.totals,
        "origins": tally.origins,
        "accepted_grounds": tally.accepted_grounds,
        "interested_grounds": tally.interested_grounds,
        "crossing": tally.crossing,
        "sources": tally.sources,
        "contradictions": tally.contradictions.iter().map(|one| json!({
            "most": format!("c{}", one.most), "allows": one.allows,
            "against": ids(&one.against), "least": one.least,
        })).collect::<Vec<_>>(),
        "left_out": {
            "beyond": ids(&left.beyond), "without_place": ids(&left.without_place),
            "without_day": ids(&left.without_day), "untold": ids(&left.untold),
            "hedged": ids(&left.hedged), "unsure": ids(&left.unsure), "replaced": ids(&left.replaced),
        },
    })
}

/// The question as it was understood.
fn asked_for(options: &TallyAsked, answer: &TallyAnswer<'_>) -> Value {
    let weighed = &options.weighed;
    json!({
        "harm": answer.question.harms,
        "status": answer.question.statuses,
        "side": weighed.side,
        "cause": weighed.cause,
        "place": weighed.places.place,
        "zone": weighed.places.zone,
        "near": weighed.places.near,
        "within_km": weighed.places.within,
        "box": weighed.places.within_box.map(|degrees| degrees.to_string()),
        "country": weighed.country,
        "from": weighed.days.from,
        "to": weighed.days.to,
        "sources": weighed.sources,
        "only_accepted": answer.question.counting.only_accepted,
        "min_confidence": weighed.min_confidence,
        "hedged": weighed.hedged,
    })
}

const COLUMNS: [&str; 18] = [
    "of",
    "from",
    "to",
    "floor",
    "ceiling",
    "highest",
    "floor_if_untold",
    "claims",
    "incidents",
    "totals",
    "origins",
    "floor_grounds",
    "accepted_grounds",
    "interested_grounds",
    "contradictions",
    "folded_low",
    "folded_best",
    "folded_high",
];

/// A row for each row, or one for the whole.
///
/// # Errors
/// None for what fits into memory.
pub fn csv(options: &TallyAsked, answer: &TallyAnswer<'_>) -> Result<Vec<u8>, AnswerError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    if options.by.is_some() {
        for row in &answer.rows {
            writer.write_record(cells(&row.of, (row.from, row.to), &row.tally, row.folded.as_ref()))?;
        }
    } else {
        writer.write_record(cells(
            "all",
            (answer.question.from, answer.question.to),
            &answer.tally,
            answer.folded.as_ref(),
        ))?;
    }
    writer.into_inner().map_err(|error| AnswerError::Rows(error.into_error().into()))
}

fn cells(
    of: &str,
    (from, to): (Option<i32>, Option<i32>),
    tally: &Tally,
    folded: Option<&Folded>,
) -> Vec<String> {
    let day = |day: Option<i32>| {
        day.and_then(|day| date(i64::from(day))).map(|d| d.to_string()).unwrap_or_default()
    };
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    vec![
        of.to_owned(),
        day(from),
        day(to),
        tally.floor.value.to_string(),
        number(tally.ceiling.as_ref().map(|ceiling| ceiling.value)),
        tally.highest.value.to_string(),
        number(tally.floor_if_untold),
        tally.claims.to_string(),
        tally.incidents.to_string(),
        tally.totals.to_string(),
        tally.origins.to_string(),
        ids(&tally.floor.grounds).join(" "),
        tally.accepted_grounds.to_string(),
        tally.interested_grounds.to_string(),
        tally.contradictions.len().to_string(),
        number(folded.and_then(|folded| folded.low)),
        number(folded.and_then(|folded| folded.best)),
        number(folded.and_then(|folded| folded.high)),
    ]
}
