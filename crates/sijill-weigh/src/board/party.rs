//! Whoever acts in a claim, as a board shows him: by the name that is told, with the side that it stands for.

use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Party, SourceType};

use crate::said::Said;
use crate::side::{Side, side_of, side_of_party};

/// A party of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Who {
    /// The name as the text has it; for "we", the name of the speaker.
    pub name: String,
    /// The side, where it is known.
    pub side: Option<Side>,
}

impl Who {
    /// The party of a claim about a place in a country. "We" is the speaker, and so is "it" where a body speaks of itself.
    #[must_use]
    pub fn of(party: &Party, said: &Said, country: Option<&str>) -> Self {
        let speaks = match party.name.split_whitespace().next().unwrap_or_default() {
            // In capitals they are a state.
            "We" | "we" | "us" | "Our" | "our" | "ours" => true,
            "It" | "it" | "its" => {
                said.claim.attribution.first().is_some_and(|s| s.source_type == SourceType::Organisation)
            }
            _ => false,
        };
        if speaks {
            return Self::speaker(said, country);
        }
        let side = side_of_party(party).map(|side| side.in_country(country));
        Self { name: party.name.clone(), side }
    }

    /// Whoever asserts a claim: the body that he speaks for, where he speaks for one.
    #[must_use]
    pub fn speaker(said: &Said, country: Option<&str>) -> Self {
        let name = match said.claim.attribution.first() {
            Some(source) => source.of.clone().unwrap_or_else(|| source.name.clone()),
            None => said.says(),
        };
        let side = side_of(&name).map(|side| side.in_country(country));
        Self { name, side }
    }

    /// True where it is told who this is, not just "they".
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.side.is_some() || !is_pronoun(&self.name)
    }

    /// True where both are one party: of one side, or of one name where no side is known.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (&self.side, &other.side) {
            (Some(one), Some(other)) => one.same(other),
            (None, None) => self.is_told() && plain(&self.name) == plain(&other.name),
            _ => false,
        }
    }

    /// True where both are told and are not one party.
    #[must_use]
    pub fn another(&self, other: &Self) -> bool {
        self.is_told() && other.is_told() && !self.same(other)
    }

    /// True where both are known to be different people.
    #[must_use]
    pub fn apart(&self, other: &Self) -> bool {
        self.side.as_ref().zip(other.side.as_ref()).is_some_and(|(one, other)| one.apart(other))
    }
}

/// The parties of a list, each once.
pub(super) fn parties(list: &[Party], said: &Said, country: Option<&str>) -> Vec<Who> {
    let mut found: Vec<Who> = Vec::new();
    for party in list {
        let who = Who::of(party, said, country);
        if !found.iter().any(|known| known.same(&who) || known.name == who.name) {
            found.push(who);
        }
    }
    found
}

/// True where two lists of parties may be of one thing: they share one, or one of them tells none.
pub(super) fn may_be_same(one: &[Who], other: &[Who]) -> bool {
    let told = |list: &[Who]| list.iter().any(Who::is_told);
    !told(one) || !told(other) || share(one, other)
}

/// True where two lists share a state or a named actor: a party that is the same in every country.
pub(super) fn share_named(one: &[Who], other: &[Who]) -> bool {
    let named = |who: &&Who| matches!(who.side, Some(Side::State(_) | Side::Actor(_)));
    one.iter().filter(named).any(|who| other.iter().filter(named).any(|other| who.same(other)))
}

/// True where two lists of parties share one. A government that is told without its country may be that of any state.
pub(super) fn share(one: &[Who], other: &[Who]) -> bool {
    let may_be = |who: &Who, other: &Who| {
        let sides = (who.side.as_ref(), other.side.as_ref());
        let any_state = matches!(
            sides,
            (Some(Side::Government), Some(Side::State(_))) | (Some(Side::State(_)), Some(Side::Government))
        );
        any_state || who.same(other)
    };
    one.iter().any(|who| other.iter().any(|other| may_be(who, other)))
}

/// Adds the parties that a list does not have yet.
pub(super) fn join(list: &mut Vec<Who>, more: Vec<Who>) {
    for who in more {
        if !list.iter().any(|known| known.same(&who) || known.name == who.name) {
            list.push(who);
        }
    }
}

fn is_pronoun(name: &str) -> bool {
    matches!(
        first_word(name).as_str(),
        "" | "they"
            | "he"
            | "she"
            | "it"
            | "we"
            | "them"
            | "him"
            | "her"
            | "his"
            | "their"
            | "its"
            | "our"
            | "who"
            | "which"
    )
}

fn first_word(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// A name in small letters, without its article.
pub(super) fn plain(name: &str) -> String {
    let small = sijill_gazetteer::normalise(name);
    ["the ", "a ", "an "].iter().find_map(|article| small.strip_prefix(article)).unwrap_or(&small).to_owned()
}

#[cfg(test)]
mod tests {
    use sijill_claim::{Kind, Modality};

    use super::*;
    use crate::board::testing::{claim, said, spoken};

    fn who(name: &str) -> Who {
        let said = said(1, "2016-10-04", claim(Kind::Control, Modality::Asserted, "x"));
        Who::of(&Party::named(name), &said, Some("SD"))
    }

    #[test]
    fn names_of_one_party_do_not_look_like_two() {
        for (one, other) in [
            ("the army", "Government forces"),
            ("Sudanese army", "regime troops"),
            ("rebels", "opposition fighters"),
            ("Dawn Brigade", "the Dawn Brigade"),
        ] {
            assert!(who(one).same(&who(other)), "{one}, {other}");
        }
        for (one, other) in [("the army", "rebels"), ("Dawn Brigade", "Dusk Brigade"), ("they", "they")] {
            assert!(!who(one).same(&who(other)), "{one}, {other}");
        }
        assert!(who("the army").another(&who("Dawn Brigade")) && !who("the army").another(&who("they")));
    }

    #[test]
    fn the_first_person_is_the_speaker() {
        let mut claim = claim(Kind::Control, Modality::Asserted, "We hold it");
        claim.attribution = vec![spoken("a fighter", Some("Dawn Brigade rebel group"))];
        let said = said(1, "2016-10-04", claim);
        let we = Who::of(&Party::named("We"), &said, None);
        assert_eq!((we.name.as_str(), we.side), ("Dawn Brigade rebel group", Some(Side::Opposition)));
        assert!(!Who::of(&Party::named("they"), &said, None).is_told());
        assert_eq!(Who::of(&Party::named("US"), &said, None).side, Some(Side::State("US".to_owned())));
    }
}
