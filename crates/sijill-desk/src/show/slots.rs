//! What a claim says, as labelled lines: the same for pages and tables.

use sijill_claim::{Claim, Figure, Modality, Scope};

use super::words::{chain, figure, name, parties, period, place, with_words};

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
    let mut parts: Vec<String> = Vec::new();
    let say = |parts: &mut Vec<String>, before: &str, words: &str| {
        if !words.is_empty() {
            parts.push(format!("{before}{words}"));
        }
    };
    if let Some(c) = &claim.casualty {
        say(&mut parts, "", &name(c.harm));
        say(&mut parts, "", &figure_of(claim).map(|f| with_words(figure(f), &f.words)).unwrap_or_default());
        say(&mut parts, "", &c.victims.status.map(name).unwrap_or_default());
        say(&mut parts, "of ", c.victims.side.as_deref().unwrap_or_default());
        for victim in &c.victims.names {
            let age = victim.age.map(|age| format!(" ({age})")).unwrap_or_default();
            say(&mut parts, "", &format!("{}{age}", victim.name));
        }
        for part in &c.victims.breakdown {
            say(&mut parts, "of them ", &format!("{} {}", figure(&part.figure), name(part.group)));
        }
        if c.scope == Scope::Period {
            say(&mut parts, "", "a running total");
        }
        say(&mut parts, "part of ", c.part_of.as_deref().unwrap_or_default());
    } else {
        say(&mut parts, "", &figure_of(claim).map(|f| with_words(figure(f), &f.words)).unwrap_or_default());
    }
    if let Some(d) = &claim.damage {
        say(&mut parts, "", &d.what);
        say(&mut parts, "", &d.extent.map(name).unwrap_or_default());
    }
    if let Some(c) = &claim.control {
        say(&mut parts, "", &name(c.action));
        say(&mut parts, "by ", c.actor.as_ref().map_or("", |p| p.name.as_str()));
        say(&mut parts, "against ", c.against.as_ref().map_or("", |p| p.name.as_str()));
    }
    if let Some(f) = &claim.facility {
        say(&mut parts, "of ", &f.of.map(|of| of.to_string()).unwrap_or_default());
        say(&mut parts, "", &f.facility_type);
        say(&mut parts, "", &f.names.join(", "));
        say(&mut parts, "", &f.status.iter().map(|s| name(*s)).collect::<Vec<_>>().join(", "));
    }
    if let Some(s) = &claim.siege {
        say(&mut parts, "", &s.status.map(name).unwrap_or_default());
        say(&mut parts, "by ", s.actor.as_ref().map_or("", |p| p.name.as_str()));
    }
    if let Some(d) = &claim.displacement {
        say(&mut parts, "", &d.manner.map(name).unwrap_or_default());
        say(&mut parts, "from ", d.from.as_deref().unwrap_or_default());
        say(&mut parts, "to ", d.to.as_deref().unwrap_or_default());
    }
    if let Some(a) = &claim.agreement {
        say(&mut parts, "", &a.agreement_type);
        say(&mut parts, "", &a.action.map(name).unwrap_or_default());
        say(&mut parts, "between ", &parties(&a.parties));
        say(&mut parts, "age ", a.age.as_deref().unwrap_or_default());
        say(&mut parts, "term ", a.term.as_deref().unwrap_or_default());
    }
    if let Some(d) = &claim.deployment {
        say(&mut parts, "", &d.what);
        say(&mut parts, "", &d.action.map(name).unwrap_or_default());
        say(&mut parts, "by ", d.actor.as_ref().map_or("", |p| p.name.as_str()));
    }
    if let Some(a) = &claim.allegation {
        say(&mut parts, "against ", &parties(&a.against));
        say(&mut parts, "of ", &a.of.join(", "));
        say(&mut parts, "denies ", a.denies.as_deref().unwrap_or_default());
    }
    if let Some(m) = &claim.meeting {
        say(&mut parts, "", &name(m.meeting_type));
        say(&mut parts, "of ", &parties(&m.parties));
    }
    if parts.is_empty() {
        return format!("“{}”", claim.quote.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    parts.join(", ")
}
