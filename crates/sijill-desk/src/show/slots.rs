//! What a claim says, as labelled lines: the same for pages and tables.

use serde::Serialize;
use sijill_claim::{Claim, Figure, Modality, Scope};

use super::tongue::{English, Tongue, Turn};
use super::words::{chain, figure_in, name, parties, period, place, with_words};

/// One line of a claim: what it tells, and that.
pub type Slot = (&'static str, String);

/// Everything that a claim holds, in the order in which people ask for it.
#[must_use]
pub fn slots(claim: &Claim, explain: bool) -> Vec<Slot> {
    let mut slots = vec![(claim.kind.name(), what(claim)), ("said by", chain(&claim.attribution))];
    if claim.modality != Modality::Asserted {
        slots.push(("put as", name(claim.modality)));
    }
    slots.extend(claim.when.as_ref().map(|when| ("when", period(when))));
    slots.extend(claim.place.as_ref().map(|at| ("where", place(at))));
    if !claim.cause.is_empty() {
        slots.push(("cause", claim.cause.join(", ")));
    }
    slots.extend(claim.perpetrator.as_ref().map(|party| ("by", party.name.clone())));
    slots.push(("confidence", format!("{:.2}", claim.confidence)));
    if explain && !claim.rules.is_empty() {
        slots.push(("rules", claim.rules.join(" → ")));
    }
    slots.retain(|(_, value)| !value.is_empty());
    slots
}

/// The figure of a claim of whatever kind.
#[must_use]
pub fn figure_of(claim: &Claim) -> Option<&Figure> {
    let casualty = claim.casualty.as_ref().and_then(|c| c.figure.as_ref());
    let damage = claim.damage.as_ref().and_then(|d| d.figure.as_ref());
    let facility = claim.facility.as_ref().and_then(|f| f.figure.as_ref());
    let siege = claim.siege.as_ref().and_then(|s| s.figure.as_ref());
    let displacement = claim.displacement.as_ref().and_then(|d| d.figure.as_ref());
    let deployment = claim.deployment.as_ref().and_then(|d| d.figure.as_ref());
    casualty.or(damage).or(facility).or(siege).or(displacement).or(deployment)
}

/// What only its kind has, in one line.
#[must_use]
pub fn what(claim: &Claim) -> String {
    what_in(&English, claim)
}

/// The same in a language.
#[must_use]
pub fn what_in(tongue: &dyn Tongue, claim: &Claim) -> String {
    let mut line = Line { tongue, parts: Vec::new() };
    if let Some(c) = &claim.casualty {
        line.value(c.harm);
        line.figure(claim);
        line.values(c.victims.status);
        line.turn(Turn::OfSide, c.victims.side.as_deref().unwrap_or_default());
        for victim in &c.victims.names {
            let age = victim.age.map(|age| format!(" ({age})")).unwrap_or_default();
            line.words(format!("{}{age}", victim.name));
        }
        for part in &c.victims.breakdown {
            let group = tongue.value(&name(part.group));
            line.turn(Turn::OfThem, &format!("{} {group}", figure_in(tongue, &part.figure)));
        }
        if c.scope == Scope::Period {
            line.words(tongue.turn(Turn::RunningTotal).to_owned());
        }
        line.turn(Turn::PartOf, c.part_of.as_deref().unwrap_or_default());
    } else {
        line.figure(claim);
    }
    if let Some(d) = &claim.damage {
        line.words(d.what.clone());
        line.values(d.extent);
    }
    if let Some(c) = &claim.control {
        line.value(c.action);
        line.turn(Turn::ByWhom, c.actor.as_ref().map_or("", |p| p.name.as_str()));
        line.turn(Turn::Against, c.against.as_ref().map_or("", |p| p.name.as_str()));
    }
    if let Some(f) = &claim.facility {
        line.turn(Turn::Of, &f.of.map(|of| of.to_string()).unwrap_or_default());
        line.words(tongue.value(&f.facility_type));
        line.words(f.names.join(", "));
        line.words(f.status.iter().map(|s| tongue.value(&name(*s))).collect::<Vec<_>>().join(", "));
    }
    if let Some(s) = &claim.siege {
        line.values(s.status);
        line.turn(Turn::ByWhom, s.actor.as_ref().map_or("", |p| p.name.as_str()));
    }
    if let Some(d) = &claim.displacement {
        line.values(d.manner);
        line.turn(Turn::From, d.from.as_deref().unwrap_or_default());
        line.turn(Turn::To, d.to.as_deref().unwrap_or_default());
    }
    if let Some(a) = &claim.agreement {
        line.words(tongue.value(&a.agreement_type));
        line.values(a.action);
        line.turn(Turn::Between, &parties(&a.parties));
        line.turn(Turn::Age, a.age.as_deref().unwrap_or_default());
        line.turn(Turn::Term, a.term.as_deref().unwrap_or_default());
    }
    if let Some(d) = &claim.deployment {
        line.words(d.what.clone());
        line.values(d.action);
        line.turn(Turn::ByWhom, d.actor.as_ref().map_or("", |p| p.name.as_str()));
    }
    if let Some(a) = &claim.allegation {
        line.turn(Turn::Against, &parties(&a.against));
        line.turn(Turn::Of, &a.of.join(", "));
        line.turn(Turn::Denies, a.denies.as_deref().unwrap_or_default());
    }
    if let Some(m) = &claim.meeting {
        line.value(m.meeting_type);
        line.turn(Turn::Of, &parties(&m.parties));
    }
    line.told(&claim.quote)
}

/// A summary while it is put together.
struct Line<'t> {
    tongue: &'t dyn Tongue,
    parts: Vec<String>,
}

impl Line<'_> {
    fn words(&mut self, words: String) {
        if !words.is_empty() {
            self.parts.push(words);
        }
    }

    fn value(&mut self, value: impl Serialize) {
        self.words(self.tongue.value(&name(value)));
    }

    fn values(&mut self, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.value(value);
        }
    }

    fn turn(&mut self, turn: Turn, words: &str) {
        if !words.is_empty() {
            self.words(self.tongue.said(turn, &[words]));
        }
    }

    fn figure(&mut self, claim: &Claim) {
        let told = figure_of(claim).map(|f| with_words(figure_in(self.tongue, f), &f.words));
        self.words(told.unwrap_or_default());
    }

    /// In one line; a claim of which there is nothing to say is told by its words.
    fn told(self, quote: &str) -> String {
        if self.parts.is_empty() {
            return format!("“{}”", quote.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        self.parts.join(", ")
    }
}
