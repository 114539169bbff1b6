//! What of the record the public may see. Nothing, until somebody switches it on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_claim::Kind;

/// How exactly places are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlacesShown {
    /// As they are known.
    Exact,
    /// No more exactly than so many kilometres.
    Within(u32),
    /// The country alone.
    Country,
}

/// What of the record the public may see. What a profile does not say is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// True where the public may see anything at all.
    pub on: bool,
    /// How exactly places are told.
    pub places: PlacesShown,
    /// True where hospitals, schools and other facilities are named.
    pub facilities: bool,
    /// True where victims are named, and their ages told.
    pub victims: bool,
    /// True where sources are named; what they do is told in any case.
    pub sources: bool,
    /// True where publishers, titles and addresses of reports are told.
    pub publishers: bool,
    /// True where the texts of reports are shown.
    pub texts: bool,
    /// True where the words of a claim are shown, as long as nothing that is withheld stands in them.
    pub quotes: bool,
    /// True where texts and quotes are behind a click, since they may be hard to read.
    pub behind_click: bool,
    /// Kinds of claims that are withheld.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds_withheld: Vec<Kind>,
    /// Reports that are withheld, by their numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reports_withheld: Vec<u64>,
    /// Answers are of the record as it stood so many days ago, without what was reported since.
    pub delay_days: u32,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            on: false,
            places: PlacesShown::Within(50),
            facilities: false,
            victims: false,
            sources: false,
            publishers: false,
            texts: false,
            quotes: false,
            behind_click: true,
            kinds_withheld: Vec::new(),
            reports_withheld: Vec::new(),
            delay_days: 0,
        }
    }
}

/// `publication set`: from now on the public sees this; switching off is another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicationSet {
    /// What the public may see.
    pub profile: Profile,
    /// Whoever decided.
    pub by: String,
    /// Why.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn what_is_not_said_is_withheld() {
        let profile: Profile = serde_json::from_str(r#"{"on": true}"#).unwrap();
        assert!(profile.on && profile.behind_click && profile.places != PlacesShown::Exact);
        let shown = [profile.facilities, profile.victims, profile.sources, profile.publishers];
        assert!(!shown.contains(&true) && !profile.texts && !profile.quotes);
        assert_eq!(Profile { on: true, ..Profile::default() }, profile);
        assert!(!Profile::default().on);
    }

    #[test]
    fn a_field_that_is_not_known_is_no_reason_to_publish() {
        assert!(serde_json::from_str::<Profile>(r#"{"on": true, "withold_places": true}"#).is_err());
    }

    #[test]
    fn places_are_written_as_words() {
        let written = |places| serde_json::to_string(&places).unwrap();
        assert_eq!(written(PlacesShown::Exact), "\"exact\"");
        assert_eq!(written(PlacesShown::Within(10)), "{\"within\":10}");
        assert_eq!(written(PlacesShown::Country), "\"country\"");
    }
}
