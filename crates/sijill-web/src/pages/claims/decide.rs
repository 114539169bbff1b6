//! Decisions on one claim: accepted, rejected, help needed, corrected, undone, of another incident.

use axum::extract::{Path, State};
use axum::response::Response;
use sijill_desk::AnswerError;
use sijill_desk::ask::of_incident::IncidentId;
use sijill_desk::ask::weighed;
use sijill_desk::decide::correct::{CorrectAsked, Correction, corrected, keep};
use sijill_desk::decide::incident;
use sijill_desk::decide::judge::judged;
use sijill_desk::decide::undo::undone;
use sijill_record::RecordError;
use sijill_record::payload::{Payload, Verdict};

use crate::http::posted::numbered;
use crate::http::{Failure, Posted, Right};
use crate::pages::sign;
use crate::server::App;

/// Fields of a correction's form that are not of the correction.
const OWN: [&str; 4] = ["by", "reason", "back", "was"];

/// `POST /claims/decide`: `decision` is a verdict, or a verdict and the claim: "accept c12".
pub(super) async fn judge(State(app): State<App>, posted: Posted) -> Response {
    match judged_on(&app, &posted).await {
        Ok((claim, entries)) => {
            let back = posted.back(&format!("/claims/c{claim}"));
            sign::told(&app, &posted, &back, &entries)
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn judged_on(app: &App, posted: &Posted) -> Result<(u64, Vec<u64>), Failure> {
    let decision = posted.needed("decision")?;
    let (verdict, claim) = match decision.split_once(' ') {
        Some((verdict, claim)) => (verdict, claim),
        None => (decision, posted.needed("claim")?),
    };
    let claim = numbered(claim, 'c')?;
    let verdict = verdict_of(verdict)?;
    let why = sign::why(posted)?;
    let written = app.write(move |record| judged(record, &[claim], verdict, &why)).await?;
    Ok((claim, written.value.0))
}

/// The verdict of a button; a correction has a form of its own.
pub(crate) fn verdict_of(words: &str) -> Result<Verdict, Failure> {
    match words {
        "accept" => Ok(Verdict::Accept),
        "reject" => Ok(Verdict::Reject),
        "unsure" => Ok(Verdict::Unsure),
        other => Err(Failure::Wrong(format!("“{other}” is no decision: write accept, reject or unsure."))),
    }
}

/// `POST /claims/{id}/correct`.
pub(super) async fn correct(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match correction(&app, &id, &posted).await {
        Ok((claim, entries)) => {
            let back = posted.back(&format!("/claims/c{claim}"));
            sign::told(&app, &posted, &back, &entries)
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn correction(app: &App, id: &str, posted: &Posted) -> Result<(u64, Vec<u64>), Failure> {
    let claim = numbered(id, 'c')?;
    let why = sign::why_in_words(posted)?;
    // What the form shows as it is and nobody touched is no change.
    let mut asked = posted.clone();
    let was: Vec<(String, String)> = posted
        .all("was")
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    asked.fields.retain(|field| !was.contains(field));
    let options: CorrectAsked = asked.asked(&OWN)?;
    let written = app
        .write(move |record| {
            let correction = Correction::of(&options, None)?;
            let (change, _) = corrected(record, claim, &correction)?;
            keep(record, claim, change, &why)
        })
        .await?;
    Ok((claim, written.value.into_iter().collect()))
}

/// `POST /claims/undo`: an entry that somebody decided. What others decided needs a right of its own.
pub(super) async fn undo(State(app): State<App>, posted: Posted) -> Response {
    match undone_entries(&app, &posted).await {
        Ok((claim, entries)) => {
            let back =
                posted.back(&claim.map_or_else(|| "/review".to_owned(), |claim| format!("/claims/c{claim}")));
            sign::told(&app, &posted, &back, &entries)
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn undone_entries(app: &App, posted: &Posted) -> Result<(Option<u64>, Vec<u64>), Failure> {
    let entry = posted.number("entry", 'e')?;
    let why = sign::why(posted)?;
    let may_others = posted.context.who.may(Right::UndoOthers);
    let not_own = posted.context.words.t("claims.not-own").to_owned();
    let no_review = posted.context.words.with("claims.no-review", &[&format!("e{entry}")]);
    let written = app
        .write(move |record| {
            let event = record.ask()?.event(entry)?;
            let by = match &event.payload {
                Some(payload @ Payload::ClaimsReviewed(_)) => payload.by().unwrap_or_default().to_owned(),
                _ => return Err(RecordError::Refused(no_review).into()),
            };
            if by != why.by && !may_others {
                return Err(RecordError::Refused(not_own).into());
            }
            undone(record, &[entry], false, &why)
        })
        .await?;
    let claim = written.value.first().and_then(|undone| undone.claims.first()).copied();
    let entries = written.value.iter().filter_map(|undone| numbered(&undone.undone_by, 'e').ok()).collect();
    Ok((claim, entries))
}

/// `POST /claims/{id}/apart`: the claim tells of another incident than the others.
pub(super) async fn apart(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match set_apart(&app, &id, &posted).await {
        Ok((claim, entry)) => {
            let back = posted.back(&format!("/claims/c{claim}"));
            sign::told(&app, &posted, &back, &[entry])
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn set_apart(app: &App, id: &str, posted: &Posted) -> Result<(u64, u64), Failure> {
    let claim = numbered(id, 'c')?;
    let why = sign::why_in_words(posted)?;
    let written = app
        .write(move |record| {
            let decision = {
                let asked = record.ask()?;
                let (ledger, _) = weighed::ledger(&asked)?;
                incident::split(&asked, &ledger, IncidentId { letter: 'c', claim }, &[claim], &why)?
            };
            record.decide(decision.payload.clone().into()).map_err(AnswerError::from)
        })
        .await?;
    Ok((claim, written.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_verdicts_that_need_no_more_words_are_buttons() {
        assert_eq!(verdict_of("accept").ok(), Some(Verdict::Accept));
        assert_eq!(verdict_of("unsure").ok(), Some(Verdict::Unsure));
        for words in ["correct", "", "Accept", "accepted"] {
            assert!(verdict_of(words).is_err(), "{words}");
        }
    }
}
