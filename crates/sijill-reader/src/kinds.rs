//! The kinds of claim that one sentence can tell, each read by its own module.
//!
//! Not for: allegations and statements, which need to know who speaks (`allegation`, `statement`).

use sijill_claim::{Control, ControlAction, Harm};
use sijill_language::Tag;

use crate::agreement::{self, AgreementLexicon};
use crate::analysis::Analysed;
use crate::casualty;
use crate::control::{self, ControlLexicon};
use crate::damage::{self, DamageLexicon};
use crate::deployment::{self, DeploymentLexicon};
use crate::displacement::{self, DisplacementLexicon};
use crate::draft::{Body, Draft};
use crate::facility::{self, FacilityLexicon};
use crate::lexicon::{Lexicon, LexiconError};
use crate::link;
use crate::meeting::{self, MeetingLexicon};
use crate::siege::{self, SiegeLexicon};

/// What each kind knows of the language.
#[derive(Debug)]
pub(crate) struct Kinds {
    agreement: AgreementLexicon,
    control: ControlLexicon,
    damage: DamageLexicon,
    deployment: DeploymentLexicon,
    displacement: DisplacementLexicon,
    facility: FacilityLexicon,
    meeting: MeetingLexicon,
    siege: SiegeLexicon,
}

impl Kinds {
    /// The lexicons of English.
    ///
    /// # Errors
    /// [`LexiconError`] where one is not of its form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        Ok(Self {
            agreement: AgreementLexicon::english()?,
            control: ControlLexicon::english()?,
            damage: DamageLexicon::english()?,
            deployment: DeploymentLexicon::english()?,
            displacement: DisplacementLexicon::english()?,
            facility: FacilityLexicon::english()?,
            meeting: MeetingLexicon::english()?,
            siege: SiegeLexicon::english()?,
        })
    }

    /// The claims of a sentence, of every kind that can be read from it alone.
    pub(crate) fn drafts(&self, a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Draft> {
        let mut drafts = casualty::drafts(a, lexicon);
        let aircraft = |d: &Draft| {
            is_downed(a, d) || a.sentence.lemma(d.anchor) == "shoot" && self.damage.is_aircraft(a, d.subject)
        };
        if drafts.iter().any(aircraft) && self.damage.tells_of_aircraft(a) {
            let keep: Vec<bool> = drafts.iter().map(|d| !aircraft(d)).collect();
            link::retain(&mut drafts, &keep);
        }
        drafts.extend(agreement::drafts(a, &self.agreement));
        let facilities = facility::drafts(a, lexicon, &self.facility);
        let taken = control::drafts(a, &self.control);
        let keep: Vec<bool> = drafts.iter().map(|d| !is_place_taken(a, d, &taken)).collect();
        if keep.contains(&false) {
            link::retain(&mut drafts, &keep);
        }
        let sent = deployment::drafts(a, &self.deployment);
        drafts.extend(taken.into_iter().filter(|d| !befell_one(d, &facilities) && !is_homeward(d, &sent)));
        drafts.extend(damage::drafts(a, &self.damage));
        drafts.extend(sent);
        drafts.extend(displacement::drafts(a, lexicon, &self.displacement));
        drafts.extend(facilities);
        drafts.extend(meeting::drafts(a, &self.meeting));
        drafts.extend(siege::drafts(a, lexicon, &self.siege));
        for draft in &mut drafts {
            cover_figure(a, draft);
        }
        drafts
    }
}

/// "shot down 14 of 17 drones": a number alone, or of what is counted itself, behind "shot down".
fn is_downed(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let down = (draft.anchor + 1..draft.anchor + 4).any(|i| s.lower(i) == "down");
    let alone = a.count(draft.subject).is_some() && s.lower(draft.subject + 1) != "of";
    let of_number = s.lower(draft.subject + 1) == "of" && a.count(draft.subject + 2).is_some();
    draft.casualty().is_some() && s.lemma(draft.anchor) == "shoot" && down && (alone || of_number)
}

/// "captured Nedara without a fight": one name that control tells to be a place is nobody who was held; "captured Haddad in Dura" may be
/// of a man.
fn is_place_taken(a: &Analysed<'_>, draft: &Draft, taken: &[Draft]) -> bool {
    let held = draft.casualty().is_some_and(|c| {
        let one = matches!(c.victims.names.as_slice(), [only] if !only.name.contains(' '));
        one && matches!(c.harm, Harm::Detained | Harm::Abducted)
    });
    let fought = a.sentence.lower(draft.subject + 1) == "without"
        && (draft.subject + 2..draft.subject + 6).any(|i| {
            matches!(a.sentence.lemma(i), "fight" | "resistance" | "struggle" | "shot" | "opposition")
        });
    // "Rebels capture Dura and other towns", in the present tense of headlines
    let several = |d: &Draft| taken.iter().filter(|t| t.anchor == d.anchor).count() > 1;
    let headed =
        |d: &Draft| a.sentence.tag(d.anchor) == Tag::VBP && (d.place_mention.is_some() || several(d));
    held && taken.iter().any(|d| d.subject == draft.subject && (fought || headed(d)))
}

/// "M10 had been attacked", where M10 is a hospital: what befell it, and no offensive of anybody's.
fn befell_one(draft: &Draft, facilities: &[Draft]) -> bool {
    let nobodys = |c: &Control| c.action == ControlAction::Offensive && c.actor.is_none();
    matches!(&draft.body, Body::Control(control) if nobodys(control))
        && facilities.iter().any(|f| {
            f.anchor == draft.anchor
                || f.subject == draft.subject && f.first <= draft.last && draft.first <= f.last
        })
}

/// "The last Kenyan troops left the country": they are taken away, and give no ground.
fn is_homeward(draft: &Draft, sent: &[Draft]) -> bool {
    let withdraws = matches!(&draft.body, Body::Control(c) if c.action == ControlAction::Withdraw);
    withdraws && sent.iter().any(|d| d.anchor == draft.anchor && d.rules.contains(&deployment::HOMEWARD))
}

/// The words of a figure stand in the words of its claim: "about 6,000 people, who crossed the border".
fn cover_figure(a: &Analysed<'_>, draft: &mut Draft) {
    let figure = match &draft.body {
        Body::Casualty(body) => body.figure.as_ref(),
        Body::Damage(body) => body.figure.as_ref(),
        Body::Facility(body) => body.figure.as_ref(),
        Body::Siege(body) => body.figure.as_ref(),
        Body::Displacement(body) => body.figure.as_ref(),
        Body::Deployment(body) => body.figure.as_ref(),
        _ => None,
    };
    let Some(words) = figure.map(|f| f.words.as_str()) else { return };
    if words.is_empty() || a.sentence.words(draft.first, draft.last).contains(words) {
        return;
    }
    let told = a.numbers.iter().filter(|n| a.sentence.words(n.first, n.last).contains(words));
    if let Some(number) = told.min_by_key(|n| n.first.abs_diff(draft.first)) {
        draft.first = draft.first.min(number.first);
        draft.last = draft.last.max(number.last);
    }
}
