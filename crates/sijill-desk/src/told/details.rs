//! What entries say, beneath their line.

use crate::show::name;
use sijill_record::payload::{
    Anchor, CaptureMade, ClaimsReviewed, IncidentsJudged, Payload, PayloadErased, PlacesShown, Profile,
    ReadingMade, Sameness, SourceChanged, SourceKey, ZoneSet,
};
use sijill_record::question::{Event, source_id};

use crate::ask::short::counted;
use crate::opened::outline_words;

/// More claims of one decision are not named.
const MOST: usize = 12;

/// Lines that tell what an entry says, besides by whom and why.
pub fn details(event: &Event) -> Vec<String> {
    let Some(payload) = &event.payload else { return Vec::new() };
    match payload {
        Payload::RecordCreated(p) => vec![format!("{}, {}, by {}", p.origin, p.key, p.program)],
        Payload::ReportAdded(p) => {
            vec![
                receipt(&p.custody),
                format!(
                    "{}, {}, SHA-256 {}",
                    counted(p.report.size, "byte"),
                    p.report.media,
                    p.report.sha256
                ),
            ]
        }
        Payload::CustodyAdded(p) => vec![receipt(&p.custody)],
        Payload::ReadingMade(p) => reading(p),
        Payload::ReadingConfirmed(p) => vec![format!("reader {} reads the same", p.reader)],
        Payload::ClaimsReviewed(p) => vec![reviewed(p)],
        Payload::DecisionUndone(p) => vec![format!("undoes e{}", p.entry)],
        Payload::SourceAdded(p) => vec![source(&p.source)],
        Payload::SourceChanged(p) => changed(p),
        Payload::SourcesMerged(p) => {
            p.sources.iter().map(|one| format!("{} belongs to {}", source(one), source(&p.into))).collect()
        }
        Payload::SourceUnmerged(p) => vec![format!("{} stands by itself", source(&p.source))],
        Payload::ZoneSet(p) => zone(p),
        Payload::ZoneRemoved(p) => vec![p.name.clone()],
        Payload::ReportWithdrawn(p) => vec![format!("r{} counts no more", p.report)],
        Payload::PayloadErased(p) => vec![erased(p)],
        Payload::FeedAdded(p) => {
            let follow = if p.follow { ", with the pages of its items" } else { "" };
            vec![format!("{}{follow}", p.address)]
        }
        Payload::FeedRemoved(p) => vec![p.address.clone()],
        Payload::CaptureMade(p) => vec![capture(p)],
        Payload::MappingRemembered(p) => vec![p.mapping.to_string()],
        Payload::IncidentsJudged(p) => vec![judged(p)],
        Payload::PublicationSet(p) => published(&p.profile),
    }
}

fn receipt(custody: &sijill_intake::Custody) -> String {
    let part = custody.part.as_deref().map(|part| format!(", {part}")).unwrap_or_default();
    format!("{}: {}{part}", name(custody.how), custody.from)
}

fn reading(made: &ReadingMade) -> Vec<String> {
    let (claims, incidents) = (made.claims.len() as u64, made.incidents.len() as u64);
    let mut lines = vec![format!(
        "{}, {}, reader {}",
        counted(claims, "claim"),
        counted(incidents, "incident"),
        made.reader
    )];
    if !made.carried.is_empty() {
        lines.push(format!(
            "{} carried over from the reading before",
            counted(made.carried.len() as u64, "decision")
        ));
    }
    lines.extend(
        made.left
            .iter()
            .map(|left| format!("the decision on c{} was not carried over: {}", left.claim, left.why)),
    );
    lines
}

fn reviewed(review: &ClaimsReviewed) -> String {
    let verdict = name(review.verdict);
    let some: Vec<String> = review.claims.iter().take(MOST).map(|number| format!("c{number}")).collect();
    let more = review.claims.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let chosen = review.chosen.as_deref().map(|chosen| format!(", chosen by {chosen}")).unwrap_or_default();
    format!("{verdict} {}{more}{chosen}", some.join(", "))
}

fn judged(p: &IncidentsJudged) -> String {
    let named = |anchors: &[Anchor]| {
        let ids: Vec<String> = anchors.iter().take(MOST).map(|anchor| format!("c{}", anchor.claim)).collect();
        let more = anchors.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", ids.join(", "))
    };
    let (one, other) = (named(&p.claims), named(&p.others));
    match p.verdict {
        Sameness::Same => format!("{one} and {other} tell of the same incident"),
        Sameness::Different => format!("{one} tell of another incident than {other}"),
        Sameness::Undecided => format!("nobody can tell whether {one} and {other} tell of the same incident"),
    }
}

fn source(key: &SourceKey) -> String {
    format!("{} ({})", key.name, source_id(key))
}

fn changed(p: &SourceChanged) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say =
        |label: &str, value: Option<String>| lines.extend(value.map(|value| format!("{label}: {value}")));
    say("name", p.name.clone());
    say("also", Some(p.aliases.join(", ")).filter(|words| !words.is_empty()));
    say("no longer also", Some(p.not_aliases.join(", ")).filter(|words| !words.is_empty()));
    say("type", p.source_type.map(name));
    say("role", p.role.map(name));
    say("side", p.side.clone().map(|side| if side.is_empty() { "none".to_owned() } else { side }));
    say("grade", p.grade.map(name));
    lines
}

fn zone(p: &ZoneSet) -> Vec<String> {
    let places =
        p.places.iter().map(|place| format!("{} ({})", place.name, place.id)).collect::<Vec<_>>().join(", ");
    let outline = p.outline.as_ref().map(|outline| format!("outline: {}", outline_words(outline)));
    [Some(places).filter(|words| !words.is_empty()), outline].into_iter().flatten().collect()
}

fn erased(p: &PayloadErased) -> String {
    let of = p.report.map(|report| format!(" of r{report}")).unwrap_or_default();
    let (entries, blobs) = (p.entries.len() as u64, p.blobs.len() as u64);
    let entries = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
    format!("what {entries}{of} said is gone, and the bytes of {}", counted(blobs, "file"))
}

fn capture(p: &CaptureMade) -> String {
    let http = p.http.as_ref().map(|http| format!(", HTTP {}", http.status)).unwrap_or_default();
    let at = p
        .url
        .as_deref()
        .filter(|url| *url != p.address)
        .map(|url| format!(", found at {url}"))
        .unwrap_or_default();
    format!("{}{http}: {}{at}", p.status, p.address)
}

/// What the public sees, a line a field.
pub fn published(profile: &Profile) -> Vec<String> {
    if !profile.on {
        return vec!["the public sees nothing".to_owned()];
    }
    let places = match profile.places {
        PlacesShown::Exact => "as they are known".to_owned(),
        PlacesShown::Within(km) => format!("no more exactly than {km} km"),
        PlacesShown::Country => "the country alone".to_owned(),
    };
    let mut lines = vec![format!("places: {places}")];
    let fields = [
        ("names of facilities", profile.facilities),
        ("names and ages of victims", profile.victims),
        ("names of sources", profile.sources),
        ("publishers, titles and addresses of reports", profile.publishers),
        ("texts of reports", profile.texts),
        ("words of claims", profile.quotes),
    ];
    lines.extend(
        fields.map(|(label, shown)| format!("{label}: {}", if shown { "shown" } else { "withheld" })),
    );
    if (profile.texts || profile.quotes) && profile.behind_click {
        lines.push("texts and words are behind a click".to_owned());
    }
    let kinds: Vec<&str> = profile.kinds_withheld.iter().map(|kind| kind.name()).collect();
    let reports: Vec<String> = profile.reports_withheld.iter().map(|report| format!("r{report}")).collect();
    for (label, withheld) in [("claims withheld", kinds.join(", ")), ("reports withheld", reports.join(", "))]
    {
        if !withheld.is_empty() {
            lines.push(format!("{label}: {withheld}"));
        }
    }
    if profile.delay_days > 0 {
        lines.push(format!("as it was {} ago", counted(u64::from(profile.delay_days), "day")));
    }
    lines
}
