//! Whether a decision can be made as the record stands: nothing is merged in a circle, nothing removed that is not there.

use super::{Record, RecordError};
use crate::payload::{Payload, PlacesShown, SourceKey};
use crate::question::{Outline, Standing};

impl Record {
    /// Decisions of sources, zones and feeds, against those that hold.
    pub(super) fn check_decision(&self, payload: &Payload) -> Result<(), RecordError> {
        let refused = |sentence: String| Err(RecordError::Refused(sentence));
        match payload {
            Payload::SourcesMerged(merged) => {
                let standing = self.ask()?.standing;
                merged.sources.iter().try_for_each(|source| check_merge(&standing, source, &merged.into))
            }
            Payload::SourceUnmerged(unmerged)
                if !self.ask()?.standing.merged.contains_key(&unmerged.source) =>
            {
                refused(format!("“{}” was merged into no other source.", unmerged.source.name))
            }
            Payload::ZoneSet(zone) => {
                if let Some(outline) = &zone.outline {
                    Outline::from_geojson(outline)
                        .map_err(|error| RecordError::Refused(error.to_string()))?;
                }
                if zone.places.is_empty() && zone.outline.is_none() {
                    return refused(format!("The zone “{}” has neither places nor an outline.", zone.name));
                }
                Ok(())
            }
            Payload::ZoneRemoved(removed) if !self.ask()?.standing.zones.contains_key(&removed.name) => {
                Err(RecordError::Unknown(format!("zone “{}”", removed.name)))
            }
            Payload::IncidentsJudged(judged) => {
                let both = judged.claims.iter().any(|anchor| judged.others.contains(anchor));
                if judged.claims.is_empty() || judged.others.is_empty() || both {
                    return refused("A decision on incidents names claims of two sides.".to_owned());
                }
                Ok(())
            }
            Payload::PublicationSet(set) => {
                if matches!(set.profile.places, PlacesShown::Within(km) if !(1..=1000).contains(&km)) {
                    return refused("Places are blurred to between 1 and 1000 kilometres.".to_owned());
                }
                let count = self.ask()?.reports_until()?;
                match set.profile.reports_withheld.iter().find(|report| **report >= count) {
                    Some(report) => Err(RecordError::Unknown(format!("report r{report}"))),
                    None => Ok(()),
                }
            }
            Payload::FeedRemoved(removed) if !self.ask()?.standing.feeds.contains_key(&removed.address) => {
                Err(RecordError::Unknown(format!("feed {}", removed.address)))
            }
            _ => Ok(()),
        }
    }
}

fn check_merge(standing: &Standing, source: &SourceKey, into: &SourceKey) -> Result<(), RecordError> {
    let (name, other) = (&source.name, &into.name);
    let sentence = if source == into {
        format!("“{name}” cannot be merged into itself.")
    } else if let Some(before) = standing.merged.get(source) {
        match before == into {
            true => format!("“{name}” was merged into “{other}” before."),
            false => format!("“{name}” was merged into “{}” before; unmerge it first.", before.name),
        }
    } else if standing.head_of(into) == source {
        format!("“{other}” was merged into “{name}”; they cannot be merged the other way round, too.")
    } else {
        return Ok(());
    };
    Err(RecordError::Refused(sentence))
}
