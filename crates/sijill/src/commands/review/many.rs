//! Deciding on many claims at once: filters choose them, a preview tells what they are, and a person says yes.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use comfy_table::{ContentArrangement, Table, presets::UTF8_HORIZONTAL_ONLY};
use rustc_hash::FxHashMap;
use serde::Serialize;
use sijill_desk::show::{name, visible};
use sijill_record::Record;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::Verdict;
use sijill_record::question::{Asked, ClaimRow};
use sijill_record::views::ReviewState;

use crate::arguments::{JudgeOptions, Told};
use crate::deciding::{Deciding, is_agreed, not_agreed, print, print_json, visible_lines};
use crate::errors::{CommandError, Ended};
use crate::output::width;
use sijill_desk::ask::claim_rows::ClaimTeller;
use sijill_desk::ask::row::Row as _;
use sijill_desk::ask::short::counted;
use sijill_desk::ask::{self, claim_question, place_test};
use sijill_desk::filter::ClaimFilters;

/// Claims of a preview.
const SHOWN: usize = 20;

/// What would be decided.
struct Plan {
    /// Entries of the record when it was made.
    size: u64,
    /// How many claims fit.
    fit: usize,
    /// Those that would be decided on.
    claims: Vec<u64>,
    /// The table of the first of them.
    table: String,
    /// Those that a person has decided on already.
    decided: Vec<Before>,
}

/// Claims with an earlier decision.
#[derive(Serialize)]
struct Before {
    review: ReviewState,
    by: String,
    claims: u64,
}

pub(super) fn run(options: &JudgeOptions, verdict: Verdict, filters: &str) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    if options.dry_run {
        let record = ask::held(&decide.record.path())?;
        let plan = Plan::of(&record, options)?;
        plan.show(options, verdict)?;
        tell(options, &plan, &[])?;
        return Ok(Ended::Well);
    }
    let mut deciding = Deciding::opened(&decide.record, &decide.act)?;
    if options.yes {
        deciding.begin()?;
    }
    let plan = Plan::of(&deciding.record, options)?;
    plan.show(options, verdict)?;
    if plan.claims.is_empty() {
        tell(options, &plan, &[])?;
        return Ok(Ended::Well);
    }
    if !options.yes {
        let count = plan.claims.len() as u64;
        let question = format!("{} {}? [y/N]", capital(verdict), counted(count, "claim"));
        if !is_agreed(
            &question,
            &["y", "yes"],
            "--yes goes on without asking, --dry-run only shows the claims.",
        )? {
            return Err(not_agreed());
        }
        deciding.begin()?;
        if deciding.record.state().size != plan.size {
            return Err(CommandError::Wrong(
                "The record has changed since the preview, so nothing was done: look at it once more."
                    .to_owned(),
            ));
        }
    }
    let chosen = Some(filters.to_owned());
    let entries = deciding.record.review(&plan.claims, verdict, None, chosen, &decide.by, &decide.reason)?;
    deciding.commit()?;
    tell(options, &plan, &entries)?;
    Ok(Ended::Well)
}

impl Plan {
    fn of(record: &Record, options: &JudgeOptions) -> Result<Self, CommandError> {
        let asked = record.ask()?;
        let places = place_test(&options.filters, &asked)?;
        let rows = asked.claims(&claim_question(&options.filters, &places))?.rows;
        let mut wanted: Vec<ClaimRow> = Vec::new();
        let mut decided: FxHashMap<(ReviewState, Option<u64>), u64> = FxHashMap::default();
        for row in &rows {
            let (state, entry) = asked.decided(*row)?;
            if state == ReviewState::Unreviewed {
                wanted.push(*row);
                continue;
            }
            *decided.entry((state, entry)).or_default() += 1;
            if options.again {
                wanted.push(*row);
            }
        }
        Ok(Self {
            size: record.state().size,
            fit: rows.len(),
            table: table(&asked, &record.state().origin, &wanted)?,
            claims: wanted.iter().map(|row| row.number).collect(),
            decided: by_whom(&asked, decided)?,
        })
    }

    fn already(&self) -> u64 {
        self.decided.iter().map(|before| before.claims).sum()
    }

    /// The preview. Where the answer is JSON, it goes to standard error if a person will be asked.
    fn show(&self, options: &JudgeOptions, verdict: Verdict) -> Result<(), CommandError> {
        let is_json = options.decide.format == Told::Json;
        if is_json && (options.yes || options.dry_run) {
            return Ok(());
        }
        let mut out = format!("{} fit.\n", counted(self.fit as u64, "claim"));
        if !self.table.is_empty() {
            out.push_str(&self.table);
            out.push('\n');
        }
        if let Some(more @ 1..) = self.claims.len().checked_sub(SHOWN) {
            let _ = writeln!(out, "… and {more} more.");
        }
        if self.already() > 0 {
            let each: Vec<String> = self
                .decided
                .iter()
                .map(|b| format!("{} {} by {}", b.claims, b.review.name(), b.by))
                .collect();
            let one = self.already() == 1;
            let fate = match (options.again, one) {
                (true, true) => "is decided on anew",
                (true, false) => "are decided on anew",
                (false, true) => "is left as it is; --again decides on it, too",
                (false, false) => "are left as they are; --again decides on them, too",
            };
            let each = each.join(", ");
            let _ = writeln!(out, "{} decided on already and {fate}: {each}.", were(self.already()));
        }
        if self.claims.is_empty() {
            let _ = writeln!(out, "There is nothing to {}.", name(verdict));
        }
        if is_json {
            // Nobody may be listening there; the question follows it.
            let _ = io::stderr().write_all(visible_lines(&out).as_bytes());
            Ok(())
        } else {
            print(&out)
        }
    }
}

fn were(count: u64) -> String {
    if count == 1 { "1 was".to_owned() } else { format!("{count} were") }
}

fn capital(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "Accept",
        Verdict::Correct => "Correct",
        Verdict::Reject => "Reject",
        Verdict::Unsure => "Be unsure of",
    }
}

/// The first claims, as a table.
fn table(asked: &Asked<'_>, origin: &str, rows: &[ClaimRow]) -> Result<String, CommandError> {
    if rows.is_empty() {
        return Ok(String::new());
    }
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width())
        .set_header(sijill_desk::ask::claim_rows::ClaimTold::HEAD);
    let mut teller = ClaimTeller::new(asked, origin);
    for row in rows.iter().take(SHOWN) {
        table.add_row(teller.told(*row)?.cells().iter().map(|cell| visible(cell)));
    }
    Ok(table.to_string())
}

/// Earlier decisions, by state and person.
fn by_whom(
    asked: &Asked<'_>,
    decided: FxHashMap<(ReviewState, Option<u64>), u64>,
) -> Result<Vec<Before>, CommandError> {
    let mut found: Vec<Before> = Vec::new();
    for ((review, entry), claims) in decided {
        let by = match entry.map(|entry| asked.library().payload(entry)) {
            Some(Ok(payload)) => payload.by().unwrap_or("nobody named").to_owned(),
            Some(Err(LibraryError::Payload(PayloadError::Erased(_)))) | None => "somebody".to_owned(),
            Some(Err(error)) => return Err(sijill_record::RecordError::from(error).into()),
        };
        match found.iter_mut().find(|before| before.review == review && before.by == by) {
            Some(before) => before.claims += claims,
            None => found.push(Before { review, by, claims }),
        }
    }
    found.sort_by(|a, b| {
        b.claims
            .cmp(&a.claims)
            .then_with(|| a.by.cmp(&b.by))
            .then_with(|| (a.review as u8).cmp(&(b.review as u8)))
    });
    Ok(found)
}

fn tell(options: &JudgeOptions, plan: &Plan, entries: &[u64]) -> Result<(), CommandError> {
    let entries: Vec<String> = entries.iter().map(|e| format!("e{e}")).collect();
    if options.decide.format == Told::Json {
        let claims: Vec<String> = plan.claims.iter().map(|c| format!("c{c}")).collect();
        return print_json(&serde_json::json!({
            "dry_run": options.dry_run,
            "fit": plan.fit,
            "claims": claims,
            "decided_before": plan.decided,
            "entries": entries,
        }));
    }
    let count = plan.claims.len() as u64;
    match (options.dry_run, entries.as_slice()) {
        (true, _) => print(&format!("{} would be decided on.\n", counted(count, "claim"))),
        (false, []) => Ok(()),
        (false, entries) => {
            let where_to = match entries {
                [one] => one.clone(),
                [first, .., last] => format!("{first} to {last}"),
                [] => String::new(),
            };
            let line = format!(
                "{} decided on ({where_to}). `sijill review undo {}` takes it back.\n",
                counted(count, "claim"),
                entries[0]
            );
            print(&line)
        }
    }
}

/// The filters as one would give them again; nothing where none was given. Kept with the decision.
pub(super) fn words(filters: &ClaimFilters) -> String {
    let ClaimFilters { such, days, places, country, reports, withdrawn } = filters;
    let mut out = Words(String::new());
    out.names("kind", &such.kind);
    out.names("harm", &such.harm);
    out.names("status", &such.status);
    out.names("modality", &such.modality);
    out.names("scope", &such.scope);
    out.names("review", &such.review);
    out.one("min-confidence", such.min_confidence);
    out.one("max-confidence", such.max_confidence);
    out.one("min-figure", such.min_figure);
    out.one("max-figure", such.max_figure);
    out.one("source", such.source.as_ref());
    out.one("quote", such.quote.as_ref());
    out.one("from", days.from);
    out.one("to", days.to);
    out.one("place", places.place.as_ref());
    out.one("near", places.near.as_ref());
    out.one("within", places.within);
    out.one("box", places.within_box);
    out.one("zone", places.zone.as_ref());
    out.one("country", country.as_ref());
    out.one("publisher", reports.publisher.as_ref());
    out.names("report", &reports.report.iter().map(|n| format!("r{n}")).collect::<Vec<_>>());
    out.one("text", reports.text.as_ref());
    if *withdrawn {
        out.flag("withdrawn");
    }
    out.0
}

struct Words(String);

impl Words {
    fn flag(&mut self, option: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        let _ = write!(self.0, "--{option}");
    }

    fn one(&mut self, option: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.flag(option);
            let _ = write!(self.0, " {}", quoted(&value.to_string()));
        }
    }

    fn names(&mut self, option: &str, values: &[impl Serialize]) {
        if !values.is_empty() {
            let names: Vec<String> = values.iter().map(|value| name(value).replace(' ', "-")).collect();
            self.one(option, Some(names.join(",")));
        }
    }
}

/// As a shell takes it for one word.
fn quoted(words: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.,:/+@%".contains(c);
    if !words.is_empty() && words.chars().all(plain) {
        words.to_owned()
    } else {
        format!("'{}'", words.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sijill_desk::filter::{PlaceFilters, ReportFilters, SuchClaims};

    #[test]
    fn filters_are_told_as_they_were_given() {
        let filters = ClaimFilters {
            such: SuchClaims {
                harm: vec![sijill_claim::Harm::Killed, sijill_claim::Harm::Injured],
                min_confidence: Some(0.5),
                ..SuchClaims::default()
            },
            places: PlaceFilters { place: Some("Sheikh Sa'eed".to_owned()), ..PlaceFilters::default() },
            reports: ReportFilters { report: vec![1, 12], ..ReportFilters::default() },
            withdrawn: true,
            ..ClaimFilters::default()
        };
        assert_eq!(
            words(&filters),
            "--harm killed,injured --min-confidence 0.5 --place 'Sheikh Sa'\\''eed' --report r1,r12 --withdrawn"
        );
        assert_eq!(words(&ClaimFilters::default()), "");
    }
}
