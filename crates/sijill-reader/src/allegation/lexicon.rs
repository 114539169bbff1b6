//! The words of accusation and denial, from `lexicon/en/allegation.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// What people accuse each other of, and how they deny it.
#[derive(Debug, Default)]
pub(crate) struct AllegationLexicon {
    /// Wrongs that are committed, by their first word.
    committed: FxHashMap<String, Vec<Vec<String>>>,
    /// Means that it is a wrong to use, by their first word.
    used: FxHashMap<String, Vec<Vec<String>>>,
    pub(crate) responsible: WordSet,
    pub(crate) about: WordSet,
    pub(crate) nouns: WordSet,
    pub(crate) strong: WordSet,
    pub(crate) denial_nouns: WordSet,
    pub(crate) bodies: WordSet,
    pub(crate) withheld: WordSet,
    pub(crate) suffered: WordSet,
    pub(crate) targeting: WordSet,
    /// What is laid on somebody: blame, suspicion.
    pub(crate) laid: FxHashMap<String, Laid>,
    pub(crate) untrue: Class,
    /// Words of wrongs that a noun or an order tells.
    pub(crate) calling: Class,
    pub(crate) campaigns: Class,
    pub(crate) commanders: Class,
    pub(crate) documenting: Class,
    pub(crate) grave: Class,
    pub(crate) helpless: Class,
    pub(crate) labels: Class,
    pub(crate) leading: Class,
    pub(crate) ordered: Class,
    pub(crate) waging: Class,
    /// Words of breaches.
    pub(crate) bonds: Class,
    pub(crate) breaking: Class,
    pub(crate) duties: Class,
    pub(crate) fights: Class,
    pub(crate) keeping: Class,
    pub(crate) mentioning: Class,
    pub(crate) rules: Class,
    /// Words without one of which the rules of ill use, of nouns and of censure have nothing to read; by lemma or by form.
    pub(crate) hot: WordSet,
    /// Words of wrongs done to those who cannot resist, or told by a noun.
    pub(crate) arming: Class,
    pub(crate) assailing: Class,
    pub(crate) burdens: Class,
    pub(crate) censuring: Class,
    pub(crate) forcing: Class,
    pub(crate) held: Class,
    pub(crate) ill_treating: Class,
    pub(crate) lesser: Class,
    pub(crate) misdeeds: Class,
    pub(crate) onus: Class,
    pub(crate) receiving: Class,
    pub(crate) shielding: Class,
    pub(crate) tasks: Class,
    pub(crate) telling: Class,
    pub(crate) toil: Class,
    pub(crate) wilful: Class,
    /// Misdeeds told by a verb and what it does them to.
    pub(crate) deeds: Vec<Deed>,
    /// What the file's examples are, and are not.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read each entry's own examples"))]
    pub(crate) examples: Vec<Example>,
}

/// Example sentences.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "the tests read each entry's own examples"))]
pub(crate) struct Example {
    pub(crate) says: sijill_claim::Modality,
    pub(crate) r#match: Vec<String>,
    pub(crate) no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    committed: Vec<String>,
    used: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Responsible {
    adjectives: WordSet,
    about: WordSet,
}

/// A misdeed: one of the verbs with one of the objects.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deed {
    pub(crate) verbs: WordSet,
    pub(crate) objects: WordSet,
    /// Told so by those who saw it or look into it only: an army's own command is no misdeed to its state.
    #[serde(default)]
    pub(crate) by_witness: bool,
    /// Words by which it is brought about: "did nothing to stop".
    #[serde(default)]
    pub(crate) idle: WordSet,
    /// Only behind a verb of alleging.
    #[serde(default)]
    pub(crate) alleged_only: bool,
}

/// How something is laid on somebody.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Laid {
    /// The verbs that do so.
    pub(crate) verbs: Vec<String>,
    /// What stands before whom it meets.
    pub(crate) on: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accusation {
    nouns: WordSet,
    strong: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Denial {
    nouns: WordSet,
    bodies: WordSet,
    withheld: WordSet,
    suffered: WordSet,
    targeting: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrongs {
    calling: Class,
    campaigns: Class,
    commanders: Class,
    documenting: Class,
    grave: Class,
    helpless: Class,
    labels: Class,
    leading: Class,
    ordered: Class,
    waging: Class,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Breaches {
    bonds: Class,
    breaking: Class,
    duties: Class,
    fights: Class,
    keeping: Class,
    mentioning: Class,
    rules: Class,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IllUse {
    arming: Class,
    assailing: Class,
    burdens: Class,
    censuring: Class,
    forcing: Class,
    held: Class,
    ill_treating: Class,
    lesser: Class,
    misdeeds: Class,
    onus: Class,
    receiving: Class,
    shielding: Class,
    tasks: Class,
    telling: Class,
    toil: Class,
    wilful: Class,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    wrong: Wrong,
    responsible: Responsible,
    laid: FxHashMap<String, Laid>,
    accusation: Accusation,
    denial: Denial,
    untrue: Class,
    wrongs: Wrongs,
    breaches: Breaches,
    ill_use: IllUse,
    deed: Vec<Deed>,
    example: Vec<Example>,
}

impl AllegationLexicon {
    /// The English words that the program carries.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where the file was changed and is no longer of its form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File = parse("allegation.toml", include_str!("../../../../lexicon/en/allegation.toml"))?;
        let w = &file.ill_use;
        let classes = [
            &w.arming,
            &w.censuring,
            &w.forcing,
            &w.ill_treating,
            &w.onus,
            &w.shielding,
            &w.telling,
            &w.wilful,
        ];
        let hot = classes.into_iter().flat_map(Class::words).cloned().chain(["alleged".to_owned()]).collect();
        Ok(Self {
            hot,
            committed: by_first(&file.wrong.committed),
            used: by_first(&file.wrong.used),
            responsible: file.responsible.adjectives,
            about: file.responsible.about,
            nouns: file.accusation.nouns,
            strong: file.accusation.strong,
            denial_nouns: file.denial.nouns,
            bodies: file.denial.bodies,
            withheld: file.denial.withheld,
            suffered: file.denial.suffered,
            targeting: file.denial.targeting,
            laid: file.laid,
            untrue: file.untrue,
            calling: file.wrongs.calling,
            campaigns: file.wrongs.campaigns,
            commanders: file.wrongs.commanders,
            documenting: file.wrongs.documenting,
            grave: file.wrongs.grave,
            helpless: file.wrongs.helpless,
            labels: file.wrongs.labels,
            leading: file.wrongs.leading,
            ordered: file.wrongs.ordered,
            waging: file.wrongs.waging,
            bonds: file.breaches.bonds,
            breaking: file.breaches.breaking,
            duties: file.breaches.duties,
            fights: file.breaches.fights,
            keeping: file.breaches.keeping,
            mentioning: file.breaches.mentioning,
            rules: file.breaches.rules,
            arming: file.ill_use.arming,
            assailing: file.ill_use.assailing,
            burdens: file.ill_use.burdens,
            censuring: file.ill_use.censuring,
            forcing: file.ill_use.forcing,
            held: file.ill_use.held,
            ill_treating: file.ill_use.ill_treating,
            lesser: file.ill_use.lesser,
            misdeeds: file.ill_use.misdeeds,
            onus: file.ill_use.onus,
            receiving: file.ill_use.receiving,
            shielding: file.ill_use.shielding,
            tasks: file.ill_use.tasks,
            telling: file.ill_use.telling,
            toil: file.ill_use.toil,
            wilful: file.ill_use.wilful,
            deeds: file.deed,
            examples: file.example,
        })
    }

    /// How many words of a wrong that is committed begin here.
    pub(crate) fn committed_at<'s>(&self, word: impl Fn(usize) -> &'s str, at: usize) -> Option<usize> {
        longest(&self.committed, word, at)
    }

    /// How many words of a means that it is a wrong to use begin here.
    pub(crate) fn used_at<'s>(&self, word: impl Fn(usize) -> &'s str, at: usize) -> Option<usize> {
        longest(&self.used, word, at)
    }
}

fn by_first(phrases: &[String]) -> FxHashMap<String, Vec<Vec<String>>> {
    let mut map: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
    for phrase in phrases {
        let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
        if let Some(first) = words.first().cloned() {
            map.entry(first).or_default().push(words);
        }
    }
    map
}

fn longest<'s>(
    map: &FxHashMap<String, Vec<Vec<String>>>,
    word: impl Fn(usize) -> &'s str,
    at: usize,
) -> Option<usize> {
    let list = map.get(word(at))?;
    list.iter().filter(|p| p.iter().enumerate().all(|(k, w)| word(at + k) == w)).map(Vec::len).max()
}
