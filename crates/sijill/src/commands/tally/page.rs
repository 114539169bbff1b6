//! A tally as a page: the bounds, bars by source or row, the words that the floor rests on, what clashes, what is left out.

use std::io::IsTerminal as _;

use sijill_desk::show::{Look, Sheet, chain, name, visible};
use sijill_record::question::Asked;
use sijill_weigh::tally::{Interest, Tally};

use sijill_desk::ask::claim_rows::ClaimTeller;
use sijill_desk::ask::short::counted;
use sijill_desk::ask::tally_told::TallyAnswer;
use sijill_desk::filter::TallyAsked;

use crate::errors::CommandError;

/// Sources and grounds beyond these are counted only.
const MOST: usize = 12;
/// Columns of a label of a bar.
const LABEL: usize = 30;

pub(super) fn page(
    options: &TallyAsked,
    answer: &TallyAnswer<'_>,
    asked: &Asked<'_>,
    width: usize,
) -> Result<String, CommandError> {
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut sheet = Sheet::new(Look { width, colour, ..Look::default() });
    sheet.title(&question(options, answer));
    sheet.blank();
    bounds(&mut sheet, answer);
    if !answer.rows.is_empty() {
        sheet.section(&format!("By {}", options.by.map(name).unwrap_or_default()));
        let rows = answer
            .rows
            .iter()
            .map(|row| (row.of.as_str(), row.tally.floor.value, row.tally.highest.value, String::new()));
        bars(&mut sheet, rows.collect(), width);
    }
    sources(&mut sheet, &answer.tally, width);
    grounds(&mut sheet, &answer.tally, asked)?;
    clashes(&mut sheet, &answer.tally);
    left_out(&mut sheet, &answer.tally);
    if let Some(folded) = &answer.folded {
        sheet.section("As one figure");
        let figure = |label: &str, value: Option<u64>, sheet: &mut Sheet| {
            if let Some(value) = value {
                sheet.field(label, &value.to_string());
            }
        };
        figure("low", folded.low, &mut sheet);
        figure("best", folded.best, &mut sheet);
        figure("high", folded.high, &mut sheet);
        for sentence in &folded.how {
            sheet.paragraph(sentence, 0);
        }
    }
    Ok(sheet.finish())
}

fn question(options: &TallyAsked, answer: &TallyAnswer<'_>) -> String {
    let weighed = &options.weighed;
    let mut words = answer.question.harms.iter().map(name).collect::<Vec<_>>().join(" or ");
    if !answer.question.statuses.is_empty() {
        let statuses = answer.question.statuses.iter().map(|status| format!("{}s", name(status)));
        words = format!("{words}, {}", statuses.collect::<Vec<_>>().join(" and "));
    }
    if let Some(side) = &weighed.side {
        words.push_str(&format!(", side: {side}"));
    }
    if !weighed.cause.is_empty() {
        words.push_str(&format!(", by {}", weighed.cause.join(" or ")));
    }
    let places = [&weighed.places.place, &weighed.places.zone, &weighed.country];
    for place in places.into_iter().flatten() {
        words.push_str(&format!(", {place}"));
    }
    if let (Some(near), Some(km)) = (&weighed.places.near, weighed.places.within) {
        words.push_str(&format!(", within {km} km of {near}"));
    }
    match (weighed.days.from, weighed.days.to) {
        (Some(from), Some(to)) if from == to => words.push_str(&format!(", {from}")),
        (Some(from), Some(to)) => words.push_str(&format!(", {from} to {to}")),
        (Some(from), None) => words.push_str(&format!(", from {from}")),
        (None, Some(to)) => words.push_str(&format!(", until {to}")),
        (None, None) => {}
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn bounds(sheet: &mut Sheet, answer: &TallyAnswer<'_>) {
    let tally = &answer.tally;
    let exact = |exact: bool| if exact { "" } else { " (a closer bound may follow from the claims)" };
    sheet.field("at least", &format!("{}{}", tally.floor.value, exact(tally.floor.exact)));
    let ceiling = tally.ceiling.as_ref().map_or_else(
        || "open: no totals cover all that is asked".to_owned(),
        |ceiling| format!("{}{}", ceiling.value, exact(ceiling.exact)),
    );
    sheet.field("at most", &ceiling);
    sheet.field("highest", &format!("{} claimed", tally.highest.value));
    if let Some(untold) = tally.floor_if_untold.filter(|untold| *untold != tally.floor.value) {
        let of = answer.question.statuses.iter().map(name).collect::<Vec<_>>().join(" or ");
        sheet.field("", &format!("at least {untold} if all whose status is not told were {of}"));
    }
    sheet.field(
        "from",
        &format!(
            "{} of {}, on {} and {}",
            counted(tally.claims as u64, "claim"),
            counted(tally.origins as u64, "independent origin"),
            counted(tally.incidents as u64, "incident"),
            counted(tally.totals as u64, "running total"),
        ),
    );
}

fn sources(sheet: &mut Sheet, tally: &Tally, width: usize) {
    if tally.sources.is_empty() {
        return;
    }
    sheet.section("Each source by itself");
    let told = tally.sources.iter().take(MOST).map(|line| {
        let party = if line.interest == Interest::Party { ", a party" } else { "" };
        let note = format!("{}{party}", counted(line.claims as u64, "claim"));
        (line.origin.as_str(), line.floor, line.highest, note)
    });
    bars(sheet, told.collect(), width);
    let more = tally.sources.len().saturating_sub(MOST);
    if more > 0 {
        sheet.paragraph(&format!("and {} more", counted(more as u64, "origin")), 0);
    }
}

/// A line for each: its name, its bounds, a bar whose full part is the floor and whose light part goes to the highest.
fn bars(sheet: &mut Sheet, rows: Vec<(&str, u64, u64, String)>, width: usize) {
    let most = rows.iter().map(|(_, floor, highest, _)| *highest.max(floor)).max().unwrap_or(0).max(1);
    let note = rows.iter().map(|(_, _, _, note)| note.chars().count()).max().unwrap_or(0);
    let room = width.saturating_sub(LABEL + 20 + note).clamp(8, 60) as u64;
    for (label, floor, highest, note) in rows {
        let part = |value: u64| {
            usize::try_from(u128::from(value) * u128::from(room) / u128::from(most)).unwrap_or(0)
        };
        let full = part(floor);
        let light = part(highest.max(floor)) - full;
        let shown = visible(label);
        let mut short: String = shown.chars().take(LABEL - 1).collect();
        if short.chars().count() < shown.chars().count() {
            short.pop();
            short.push('…');
        }
        let figures = if floor == highest { floor.to_string() } else { format!("{floor}–{highest}") };
        let bar = format!("{}{}", "█".repeat(full), "░".repeat(light));
        sheet.verbatim(&format!("{short:<LABEL$}{figures:>15}  {bar:<0$}  {note}", room as usize));
    }
}

fn grounds(sheet: &mut Sheet, tally: &Tally, asked: &Asked<'_>) -> Result<(), CommandError> {
    let grounds = &tally.floor.grounds;
    if grounds.is_empty() {
        return Ok(());
    }
    sheet.section("The floor rests on");
    let mut teller = ClaimTeller::new(asked, "");
    for number in grounds.iter().take(MOST) {
        let told = teller.told(asked.claim_row(*number)?)?;
        let who = match told.claim.attribution.as_slice() {
            [] => told.publisher.clone().unwrap_or_default(),
            hops => chain(hops),
        };
        let figure =
            told.claim.casualty.as_ref().and_then(|c| c.figure.as_ref()).map(sijill_desk::show::figure);
        sheet.field(&told.id, &format!("{} · {who} · {}", figure.unwrap_or_default(), told.report));
        sheet.field("", &format!("“{}”", told.claim.quote));
    }
    let more = grounds.len().saturating_sub(MOST);
    if more > 0 {
        sheet.paragraph(&format!("and {} more", counted(more as u64, "claim")), 0);
    }
    let party = if tally.interested_grounds > 0 {
        format!("; {} told by a party to the conflict", tally.interested_grounds)
    } else {
        String::new()
    };
    sheet.paragraph(
        &format!(
            "A person has accepted {} of {}{party}.",
            tally.accepted_grounds,
            counted(grounds.len() as u64, "ground")
        ),
        0,
    );
    Ok(())
}

fn clashes(sheet: &mut Sheet, tally: &Tally) {
    if tally.contradictions.is_empty() {
        return;
    }
    sheet.section("Claims that cannot all hold");
    for one in tally.contradictions.iter().take(MOST) {
        let against: Vec<String> = one.against.iter().take(6).map(|number| format!("c{number}")).collect();
        let more = if one.against.len() > 6 {
            format!(" and {} more", one.against.len() - 6)
        } else {
            String::new()
        };
        sheet.paragraph(
            &format!(
                "c{} allows {} at most; {}{more} come to {}",
                one.most,
                one.allows,
                against.join(", "),
                one.least
            ),
            0,
        );
    }
    let more = tally.contradictions.len().saturating_sub(MOST);
    let how = "sijill contradictions tells them with their words.";
    sheet.paragraph(&if more > 0 { format!("and {more} more; {how}") } else { how.to_owned() }, 0);
}

fn left_out(sheet: &mut Sheet, tally: &Tally) {
    let left = &tally.left_out;
    let reasons = [
        (&left.beyond, "may count people outside the places or days asked about"),
        (&left.without_place, "tell no place"),
        (&left.without_day, "tell no day"),
        (&left.untold, "do not tell the status, side or cause that is asked about"),
        (&left.hedged, "are hedged: they raise only the highest number (--hedged lets them count)"),
        (&left.unsure, "are too unsure, and nobody has accepted them (--min-confidence)"),
        (&left.replaced, "were replaced by a later figure of the same source"),
    ];
    if reasons.iter().all(|(claims, _)| claims.is_empty()) {
        return;
    }
    sheet.section("Not counted");
    for (claims, why) in reasons.iter().filter(|(claims, _)| !claims.is_empty()) {
        let some: Vec<String> = claims.iter().take(8).map(|number| format!("c{number}")).collect();
        let more = if claims.len() > 8 { format!(" and {} more", claims.len() - 8) } else { String::new() };
        sheet.field(&claims.len().to_string(), &format!("{why}: {}{more}", some.join(", ")));
    }
}
