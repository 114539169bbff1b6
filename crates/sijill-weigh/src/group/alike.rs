//! Whether two claims tell of one occurrence: how strongly that speaks for itself, and when it speaks against.
//!
//! The rules look at the places (the same, one in the other, how narrow), the days, who was harmed and how many, the
//! causes, names of victims, and, within one report, at how close the words stand. They are the same whichever claim comes
//! first. A score has no meaning but its order.

use sijill_claim::Kind;
use sijill_gazetteer::PlaceKind;

use crate::ledger::Ledger;
use crate::line::Line;
use crate::terrain::{Node, Terrain};

/// What two claims are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// They tell of one occurrence; more is surer.
    One(u32),
    /// They are told as two: they never become one by way of others.
    Two,
    /// Neither.
    Untold,
}

/// From this score on a report itself tells two claims as of one occurrence.
pub(super) const TOLD_AS_ONE: u32 = 80;

/// Places up to this radius are narrow: two attacks there on one day are seldom told without being told apart.
const NARROW_KM: f64 = 4.0;
/// Longer periods than this, in days, do not tell when something happened.
const LONG: i32 = 3;
/// A claim without a day is of the days around its report's.
const AROUND: i32 = 3;

/// True for places as narrow as a district or a village.
pub(crate) fn narrow(terrain: &Terrain, node: Node) -> bool {
    let spot = terrain.spot(node);
    let wide = matches!(
        spot.kind,
        Some(PlaceKind::Country | PlaceKind::Division | PlaceKind::County | PlaceKind::Region)
    );
    !wide && spot.radius_km <= NARROW_KM
}

/// True for countries and divisions: being in one says little.
pub(super) fn vast(terrain: &Terrain, node: Node) -> bool {
    matches!(terrain.spot(node).kind, Some(PlaceKind::Country | PlaceKind::Division))
}

/// How the figures of two claims of one harm compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Figures {
    Far,
    Near,
    Close,
    Equal,
}

fn figures(a: &Line, b: &Line) -> Figures {
    let (Some(one), Some(other)) = (a.figure(), b.figure()) else { return Figures::Near };
    let (less, more) = (one.min(other), one.max(other));
    let vague = a.best.is_none() || b.best.is_none();
    if one == other && !vague {
        Figures::Equal
    } else if more.saturating_mul(3) <= less.saturating_mul(4) {
        Figures::Close
    } else if more <= less.saturating_mul(4) || more <= 5 || vague {
        Figures::Near
    } else {
        Figures::Far
    }
}

/// Days between two claims; 0 where they have a day in common. A claim without days is of those around its report's.
fn days_between(a: &Line, b: &Line) -> Option<i32> {
    let known =
        |line: &Line| line.days().or_else(|| line.published.map(|day| (day.saturating_sub(AROUND), day)));
    let ((from, to), (other_from, other_to)) = (known(a)?, known(b)?);
    Some((from.max(other_from)).saturating_sub(to.min(other_to)).max(0))
}

fn vague_days(line: &Line) -> bool {
    line.days().is_none_or(|(from, to)| to.saturating_sub(from) > LONG)
}

/// True where both claims count people harmed in one way.
fn same_harm(a: &Line, b: &Line) -> bool {
    a.kind == Kind::Casualty && b.kind == Kind::Casualty && a.harm == b.harm
}

/// What two claims are to each other.
pub(super) fn alike(ledger: &Ledger, a: &Line, b: &Line) -> Alike {
    if a.report == b.report { told_together(ledger, a, b) } else { told_apart(ledger, a, b) }
}

/// Two claims of one report.
fn told_together(ledger: &Ledger, a: &Line, b: &Line) -> Alike {
    if a.whole == Some(b.row.number) || b.whole == Some(a.row.number) {
        return Alike::One(100);
    }
    if a.occurrence != 0 && b.occurrence != 0 {
        if a.occurrence == b.occurrence {
            return Alike::One(TOLD_AS_ONE);
        }
        // The report tells them as two; only the same narrow place on the same day brings them together again.
        let again = a.node.is_some_and(|node| a.node == b.node && narrow(&ledger.terrain, node))
            && days_between(a, b) == Some(0)
            && !vague_days(a)
            && !vague_days(b)
            && a.families.go_with(b.families);
        return if again { Alike::One(20) } else { Alike::Two };
    }
    let dated = a.days().is_some() && b.days().is_some();
    if dated && days_between(a, b) != Some(0) {
        return Alike::Untold;
    }
    let terrain = &ledger.terrain;
    if a.node.zip(b.node).is_some_and(|(one, other)| !terrain.comparable(one, other)) {
        return Alike::Untold;
    }
    let gap = a.gap(b);
    let same_place = a.node.is_some() && a.node == b.node;
    let narrow = same_place && a.node.is_some_and(|node| narrow(terrain, node));
    if !a.families.go_with(b.families) {
        return if same_harm(a, b) { Alike::Two } else { Alike::Untold };
    }
    if !same_harm(a, b) {
        return match gap {
            0..=80 => Alike::One(70),
            _ if narrow => Alike::One(50),
            81..=400 if same_place => Alike::One(35),
            81..=200 if a.node.is_none() || b.node.is_none() => Alike::One(30),
            _ => Alike::Untold,
        };
    }
    let other_people = a.status.zip(b.status).is_some_and(|(one, other)| one != other)
        || a.side != 0 && b.side != 0 && a.side != b.side;
    if other_people {
        // The losses of both sides of one battle.
        return if same_place && gap <= 300 { Alike::One(40) } else { Alike::Untold };
    }
    if figures(a, b) == Figures::Equal && (same_place || gap <= 200) {
        return Alike::One(60);
    }
    if narrow || a.earlier != b.earlier && (same_place || gap <= 250) {
        return Alike::One(45);
    }
    if ledger.source(a) != ledger.source(b) && gap <= 250 {
        return Alike::One(40);
    }
    // Within a breath, "four policemen and a tourist" are of one occurrence.
    if gap <= 25 { Alike::One(40) } else { Alike::Two }
}

/// Two claims of different reports.
fn told_apart(ledger: &Ledger, a: &Line, b: &Line) -> Alike {
    let terrain = &ledger.terrain;
    let Some(days) = days_between(a, b) else { return Alike::Untold };
    let places = a.node.zip(b.node);
    let apart = places.is_some_and(|(one, other)| !terrain.comparable(one, other));
    if apart || days > 2 {
        return Alike::Untold;
    }
    if a.names != 0 && b.names != 0 && ledger.names(a).any(|name| ledger.names(b).any(|other| other == name))
    {
        return Alike::One(75);
    }
    let Some((one, other)) = places else { return Alike::Untold };
    if days > 1 || !a.families.go_with(b.families) {
        return Alike::Untold;
    }
    let same_place = one == other;
    let narrow = same_place && narrow(terrain, one);
    let shared = a.families.share(b.families);
    let vague = vague_days(a) || vague_days(b);
    if !same_harm(a, b) {
        let same_thing = a.what != 0 && a.what == b.what && same_place;
        return match (same_thing, narrow) {
            (true, _) if days == 0 && !vague => Alike::One(45),
            (_, true) if days == 0 && !vague => Alike::One(30),
            _ => Alike::Untold,
        };
    }
    let figures = figures(a, b);
    let least = a.figure().unwrap_or(0).min(b.figure().unwrap_or(0));
    if a.status.zip(b.status).is_some_and(|(one, other)| one != other) {
        return if narrow && days == 0 && !vague && shared { Alike::One(20) } else { Alike::Untold };
    }
    if days == 1 || vague {
        // A night belongs to two days; only the figure can say that it is the same.
        let same = narrow && figures == Figures::Equal && least >= 3;
        return if same { Alike::One(25) } else { Alike::Untold };
    }
    match (same_place, narrow, figures) {
        (true, true, Figures::Equal) => Alike::One(60),
        (true, true, Figures::Close) => Alike::One(55),
        (true, true, Figures::Near) => Alike::One(50),
        (true, false, Figures::Equal) if least >= 5 || shared && least >= 3 => Alike::One(40),
        (true, false, Figures::Close) if shared && least >= 3 && !vast(terrain, one) => Alike::One(38),
        (false, _, Figures::Equal)
            if !vast(terrain, one) && !vast(terrain, other) && (least >= 8 || shared && least >= 3) =>
        {
            Alike::One(30)
        }
        _ => Alike::Untold,
    }
}

/// What speaks for two claims telling of one occurrence, a phrase each.
pub(super) fn reasons(ledger: &Ledger, a: &Line, b: &Line) -> Vec<String> {
    let mut reasons = Vec::new();
    let terrain = &ledger.terrain;
    if a.report == b.report {
        let whole = a.whole == Some(b.row.number) || b.whole == Some(a.row.number);
        reasons.push(match (whole, a.gap(b)) {
            (true, _) => "a part of it in the same report".to_owned(),
            (false, 0..=80) => "told in the same breath".to_owned(),
            _ => "told in the same report".to_owned(),
        });
    }
    if let Some((one, other)) = a.node.zip(b.node) {
        let (name, other_name) = (&terrain.spot(one).name, &terrain.spot(other).name);
        reasons.push(if one == other {
            format!("the same place ({name})")
        } else if terrain.holds(one, other) {
            format!("{other_name} lies in {name}")
        } else {
            format!("{name} lies in {other_name}")
        });
    }
    match days_between(a, b) {
        Some(0) if a.days().is_some() && b.days().is_some() => reasons.push("the same day".to_owned()),
        Some(0) => reasons.push("told in the days around it".to_owned()),
        Some(_) => reasons.push("the next day".to_owned()),
        None => {}
    }
    if same_harm(a, b) {
        match figures(a, b) {
            Figures::Equal => reasons.push("the same figure".to_owned()),
            Figures::Close => reasons.push("nearly the same figure".to_owned()),
            Figures::Near => reasons.push("figures that do not exclude it".to_owned()),
            Figures::Far => {}
        }
    }
    if a.families.share(b.families) {
        reasons.push("causes that go together".to_owned());
    }
    let mut shared: Vec<&str> =
        ledger.names(a).filter(|name| ledger.names(b).any(|other| other == *name)).collect();
    shared.sort_unstable();
    if !shared.is_empty() {
        reasons.push("a victim of the same name".to_owned());
    }
    if a.what != 0 && a.what == b.what {
        reasons.push(format!("the same thing ({})", ledger.terms.words(a.what)));
    }
    reasons
}
