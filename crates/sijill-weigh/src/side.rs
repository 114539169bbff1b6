//! Sides: whose people somebody is, from an actor's id or from the words that tell of him.
//!
//! For: boards, where "the army" and "government forces" must not look like two, and tallies, which add up victims only
//! where they are known to be different people. Not for: finding actors in texts (`sijill-reader`). What the words do not
//! tell stays unknown.

mod words;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use sijill_claim::Party;

/// A side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The government of wherever it is, with its forces and those who fight for it.
    Government,
    /// Whoever fights against it: rebels, insurgents, the opposition, separatists.
    Opposition,
    /// Fighters who are told by what their enemies call them: "terrorists", "gunmen".
    ArmedGroups,
    /// A state with its forces, by its ISO 3166-1 alpha-2 code.
    State(String),
    /// An actor with a name of its own, by its id in the lexicon.
    Actor(String),
}

impl Side {
    /// Its name: "government", "opposition", "armed groups", "SY", "islamic-state".
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Government => "government",
            Self::Opposition => "opposition",
            Self::ArmedGroups => "armed groups",
            Self::State(name) | Self::Actor(name) => name,
        }
    }

    /// The side as it is called of a place in a country: there, the government is that state.
    #[must_use]
    pub fn in_country(self, country: Option<&str>) -> Self {
        match (self, country) {
            (Self::Government, Some(code)) => Self::State(code.to_owned()),
            (side, _) => side,
        }
    }

    /// True where both are known to be different people. "The army" and "Syrian soldiers" are not: they may be the same.
    /// That two sides are not equal does not say it.
    #[must_use]
    pub fn apart(&self, other: &Self) -> bool {
        use Side::{Actor, ArmedGroups, Government, Opposition, State};
        match (self, other) {
            (Government, State(_)) | (State(_), Government) => false,
            (ArmedGroups, Opposition | Actor(_)) | (Opposition | Actor(_), ArmedGroups) => false,
            (Actor(one), other) | (other, Actor(one)) => match other {
                Actor(other) => one != other && !words::share_a_side(one, other),
                State(_) => !words::is_with(one, "state"),
                side => !words::is_with(one, side.name()),
            },
            (one, other) => one != other,
        }
    }

    /// True where both are one party for a board: the same side, or an actor and the side that it fights on.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Actor(actor), side @ Self::Opposition) | (side @ Self::Opposition, Self::Actor(actor)) => {
                words::is_with(actor, side.name())
            }
            (one, other) => one == other,
        }
    }
}

/// By its name, as it is serialised.
impl JsonSchema for Side {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Side")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

impl Serialize for Side {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

/// The side that an actor's id in the lexicon stands for.
#[must_use]
pub fn side_of_id(id: &str) -> Side {
    if id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Side::State(id.to_owned())
    } else {
        Side::Actor(id.to_owned())
    }
}

/// The side that words tell of: "pro-government fighters", "the Syrian army", "ISIS". Nothing where they do not tell one.
#[must_use]
pub fn side_of(words: &str) -> Option<Side> {
    words::side_of(words)
}

/// The side of a party: its actor's, where the reader knew it, else what its words tell.
#[must_use]
pub fn side_of_party(party: &Party) -> Option<Side> {
    party.id.as_deref().map(side_of_id).or_else(|| side_of(&party.name)).or_else(|| side_of(&party.words))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn side(words: &str) -> Side {
        side_of(words).unwrap()
    }

    #[test]
    fn names_and_states_are_told_from_each_other() {
        for (words, name) in [
            ("the Syrian army", "SY"),
            ("Two Russian soldiers", "RU"),
            ("Russian", "RU"),
            ("Turkey", "TR"),
            ("Russian Foreign Minister Sergei Lavrov", "RU"),
            ("ISIS fighters", "islamic-state"),
            ("Houthi rebels", "houthis"),
            ("the Army of Islam", "jaysh-al-islam"),
            ("al-Shabaab", "al-shabaab"),
            ("the Houthis’ fighters", "houthis"),
        ] {
            assert_eq!(side(words).name(), name, "{words}");
        }
        for words in ["", "two Syrians", "Syrian children", "they", "fighters", "it is us", "Northern Shield"]
        {
            assert_eq!(side_of(words), None, "{words}");
        }
    }

    #[test]
    fn only_what_cannot_be_the_same_is_apart() {
        for (one, other) in [
            ("the army", "rebels"),
            ("the army", "terrorists"),
            ("Russian soldiers", "Turkish soldiers"),
            ("Syrian soldiers", "rebels"),
            ("ISIS", "the army"),
            ("ISIS", "Turkish soldiers"),
            ("al-Shabaab", "Hezbollah"),
        ] {
            assert!(side(one).apart(&side(other)) && side(other).apart(&side(one)), "{one}, {other}");
        }
        for (one, other) in [
            ("the army", "Syrian soldiers"),
            ("pro-government fighters", "the army"),
            ("rebels", "terrorists"),
            ("ISIS", "gunmen"),
            ("Ahrar al-Sham", "rebels"),
            ("Ahrar al-Sham", "FSA fighters"),
            ("Hezbollah", "pro-government fighters"),
            ("ISIS", "Daesh"),
        ] {
            assert!(!side(one).apart(&side(other)) && !side(other).apart(&side(one)), "{one}, {other}");
        }
    }

    #[test]
    fn a_government_is_its_state() {
        let army = side("the army");
        assert_eq!(army.clone().in_country(Some("SY")), side("Syrian soldiers"));
        assert_eq!(army.clone().in_country(None), army);
        assert!(side("Ahrar al-Sham").same(&Side::Opposition));
        assert!(!side("ISIS").same(&Side::Government));
    }
}
