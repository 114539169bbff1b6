//! The kinds of claim that one sentence can tell, each read by its own module.
//!
//! Not for: allegations and statements, which need to know who speaks (`allegation`, `statement`).

use crate::analysis::Analysed;
use crate::control::{self, ControlLexicon};
use crate::damage::{self, DamageLexicon};
use crate::deployment::{self, DeploymentLexicon};
use crate::displacement::{self, DisplacementLexicon};
use crate::draft::Draft;
use crate::lexicon::{Lexicon, LexiconError};
use crate::siege::{self, SiegeLexicon};
use crate::casualty;

/// What each kind knows of the language.
#[derive(Debug)]
pub(crate) struct Kinds {
    control: ControlLexicon,
    damage: DamageLexicon,
    deployment: DeploymentLexicon,
    displacement: DisplacementLexicon,
    siege: SiegeLexicon,
}

impl Kinds {
    /// The lexicons of English.
    ///
    /// # Errors
    /// [`LexiconError`] where one is not of its form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        Ok(Self {
            control: ControlLexicon::english()?,
            damage: DamageLexicon::english()?,
            deployment: DeploymentLexicon::english()?,
            displacement: DisplacementLexicon::english()?,
            siege: SiegeLexicon::english()?,
        })
    }

    /// The claims of a sentence, of every kind that can be read from it alone.
    pub(crate) fn drafts(&self, a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Draft> {
        let mut drafts = casualty::drafts(a, lexicon);
        drafts.extend(control::drafts(a, &self.control));
        drafts.extend(damage::drafts(a, &self.damage));
        drafts.extend(deployment::drafts(a, &self.deployment));
        drafts.extend(displacement::drafts(a, lexicon, &self.displacement));
        drafts.extend(siege::drafts(a, lexicon, &self.siege));
        drafts
    }
}
