//! A report that is called by a country alone, as profiles and chronicles are: "South Sudan", "Mali: timeline". What it tells without
//! a place is of that country. Not for: headlines, which tell where something happened as other sentences do.

use sijill_gazetteer::{CountryCode, Gazetteer, PlaceKind};
use sijill_language::Sentence;

use super::mention::place_mentions;
use crate::classes::CLASSES;

/// Longest such title, in words.
const LONGEST: usize = 8;

/// The country that a title names, where all its other words only say what sort of text follows.
pub(crate) fn titled_country(title: &Sentence<'_>, gazetteer: &Gazetteer) -> Option<CountryCode> {
    if title.len() > LONGEST {
        return None;
    }
    let mentions = place_mentions(title, gazetteer);
    let [only] = mentions.as_slice() else { return None };
    let country = only
        .candidates
        .iter()
        .map(|c| gazetteer.place(c.place))
        .find(|place| place.kind == PlaceKind::Country)?
        .country?;
    let general = |i: usize| {
        let word = title.lower(i);
        (only.first..=only.last).contains(&i)
            || CLASSES.of_titles.has(word)
            || !word.chars().any(char::is_alphabetic)
    };
    (0..title.len()).all(general).then_some(country)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use sijill_gazetteer::Gazetteer;
    use sijill_language::{Model, sentences};

    use super::titled_country;

    #[test]
    fn profiles_are_called_by_their_country() {
        let (model, gazetteer) = (Model::embedded().unwrap(), Gazetteer::embedded().unwrap());
        for (title, country) in [
            ("South Sudan", Some("SS")),
            ("Mali profile - Timeline", Some("ML")),
            ("The war in Yemen", Some("YE")),
            ("Civil conflict in Sri Lanka: background", Some("LK")),
            ("Turkey denies raid on village", None),
            ("France and Mali", None),
            ("Blast in Kenya kills nine", None),
        ] {
            let raw = sentences(title).into_iter().next().unwrap();
            let sentence = model.tag_as(title, title, raw.span);
            let found = titled_country(&sentence, &gazetteer).map(|code| code.to_string());
            assert_eq!(found.as_deref(), country, "{title}");
        }
    }
}
