//! Where a report is: the places of its sentences and datelines, resolved together, and its main one.
//!
//! Not for: how names are found and resolved (`places`), nor which claim is of which place (`context`, `carried`).

use sijill_claim::Place;
use sijill_gazetteer::{CountryCode, Gazetteer};
use sijill_language::{Model, Sentence, SentenceKind, sentences};

use crate::analysis::Analysed;
use crate::places::{
    PlaceMention, add_persons, add_told, country_place, dateline_mentions, drop_persons, main_place,
    place_mentions, resolve_places, titled_country, told_names,
};
use crate::words::WordSet;

/// A title from so many bytes on is none.
const LONGEST_TITLE: usize = 200;

/// Finds the places of each sentence and of the datelines, and resolves them together; gives the report's main one.
pub(crate) fn find(
    gazetteer: &Gazetteer,
    analysed: &mut [Analysed<'_>],
    filed: &[Sentence<'_>],
    country: Option<CountryCode>,
) -> Option<Place> {
    for a in analysed.iter_mut() {
        a.places = place_mentions(&a.sentence, gazetteer);
    }
    let mut persons = WordSet::default();
    for a in analysed.iter() {
        add_persons(&a.sentence, &mut persons);
    }
    if !persons.is_empty() {
        for a in analysed.iter_mut() {
            drop_persons(&a.sentence, &persons, &mut a.places);
        }
    }
    let names = told_names(analysed.iter().flat_map(|a| &a.places));
    if !names.is_empty() {
        for a in analysed.iter_mut() {
            add_told(&a.sentence, gazetteer, &names, &mut a.places);
        }
    }
    let mut datelines: Vec<(&Sentence<'_>, Vec<PlaceMention>)> =
        filed.iter().map(|s| (s, dateline_mentions(s, gazetteer))).collect();
    let mut report: Vec<(&Sentence<'_>, &mut [PlaceMention])> = analysed
        .iter_mut()
        .map(|a| (&a.sentence, a.places.as_mut_slice()))
        .chain(datelines.iter_mut().map(|(s, m)| (*s, m.as_mut_slice())))
        .collect();
    report.sort_by_key(|(s, _)| s.span.start());
    resolve_places(&mut report, gazetteer, country);
    let mut report: Vec<(&Sentence<'_>, &[PlaceMention])> = analysed
        .iter()
        .map(|a| (&a.sentence, a.places.as_slice()))
        .chain(datelines.iter().map(|(s, m)| (*s, m.as_slice())))
        .collect();
    report.sort_by_key(|(s, _)| s.span.start());
    main_place(&report, None, country)
}

/// The main place, or the country by which alone the report is called, where the place does not lie in it.
pub(crate) fn of_title(
    gazetteer: &Gazetteer,
    model: &Model,
    title: Option<&str>,
    analysed: &[Analysed<'_>],
    main: Option<Place>,
) -> Option<Place> {
    let first = analysed.first().filter(|a| a.kind == SentenceKind::Heading);
    let called = first.and_then(|a| titled_country(&a.sentence, gazetteer)).or_else(|| {
        let title = title.filter(|title| title.len() < LONGEST_TITLE)?;
        let raw = sentences(title).into_iter().next()?;
        titled_country(&model.tag_as(title, title, raw.span), gazetteer)
    });
    let lies_in = |code: CountryCode| {
        main.as_ref().and_then(|m| m.country.as_deref()).is_some_and(|country| country == code.as_str())
    };
    match called.filter(|code| !lies_in(*code)) {
        Some(code) => country_place(gazetteer, code).or(main),
        None => main,
    }
}
