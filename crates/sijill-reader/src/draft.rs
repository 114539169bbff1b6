//! Claims in the making: token positions still, no identity yet.

use sijill_claim::{
    Agreement, Allegation, Casualty, Control, Damage, Deployment, Displacement, Facility, Kind, Meeting,
    Modality, Party, Period, Place, Siege, Source,
};

/// What only one kind of claim has.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    Casualty(Casualty),
    Damage(Damage),
    Control(Control),
    Facility(Facility),
    Siege(Siege),
    Displacement(Displacement),
    Agreement(Agreement),
    Deployment(Deployment),
    Allegation(Allegation),
    Statement,
    Meeting(Meeting),
}

impl Body {
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::Casualty(_) => Kind::Casualty,
            Self::Damage(_) => Kind::Damage,
            Self::Control(_) => Kind::Control,
            Self::Facility(_) => Kind::Facility,
            Self::Siege(_) => Kind::Siege,
            Self::Displacement(_) => Kind::Displacement,
            Self::Agreement(_) => Kind::Agreement,
            Self::Deployment(_) => Kind::Deployment,
            Self::Allegation(_) => Kind::Allegation,
            Self::Statement => Kind::Statement,
            Self::Meeting(_) => Kind::Meeting,
        }
    }
}

/// Which of the two readings made a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Frames over the parse.
    Frames,
    /// Flat patterns over tagged phrases.
    Flat,
    /// Both agree.
    Both,
}

/// A claim in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Which sentence (position among the analysed sentences).
    pub(crate) sentence: usize,
    /// First token of the quote.
    pub(crate) first: usize,
    /// Last token of the quote, inside.
    pub(crate) last: usize,
    /// The word that makes the claim: a verb, a noun of harm.
    pub(crate) anchor: usize,
    /// The token that the figure or the object hangs on; the anchor where there is none.
    pub(crate) subject: usize,
    /// What the claim says.
    pub(crate) body: Body,
    /// How it is put.
    pub(crate) modality: Modality,
    /// Which days; filled in by the frame or, from the clause, later.
    pub(crate) when: Option<Period>,
    /// Which place mention of the sentence; filled in by the frame or, from the clause, later.
    pub(crate) place_mention: Option<usize>,
    /// The resolved place.
    pub(crate) place: Option<Place>,
    /// What did it.
    pub(crate) cause: Vec<String>,
    /// Whoever did it.
    pub(crate) perpetrator: Option<Party>,
    /// Who says so; filled in by the speech layer.
    pub(crate) attribution: Vec<Source>,
    /// Which reading made it.
    pub(crate) reading: Reading,
    /// Index (in the list of drafts) of the whole that it is part of; filled in late.
    pub(crate) part_of: Option<usize>,
    /// Names of the rules that made it, in order.
    pub(crate) rules: Vec<&'static str>,
    /// How sure, 0 to 1.
    pub(crate) confidence: f64,
}

impl Draft {
    /// A draft with everything else unknown.
    pub(crate) fn new(
        sentence: usize,
        first: usize,
        last: usize,
        anchor: usize,
        body: Body,
        rule: &'static str,
    ) -> Self {
        Self {
            sentence,
            first: first.min(last),
            last: last.max(first),
            anchor,
            subject: anchor,
            body,
            modality: Modality::Asserted,
            when: None,
            place_mention: None,
            place: None,
            cause: Vec::new(),
            perpetrator: None,
            attribution: Vec::new(),
            reading: Reading::Frames,
            part_of: None,
            rules: vec![rule],
            confidence: 0.8,
        }
    }

    /// What only a casualty has, where it is one.
    pub(crate) const fn casualty(&self) -> Option<&Casualty> {
        match &self.body {
            Body::Casualty(c) => Some(c),
            _ => None,
        }
    }

    /// The same, to change it.
    pub(crate) const fn casualty_mut(&mut self) -> Option<&mut Casualty> {
        match &mut self.body {
            Body::Casualty(c) => Some(c),
            _ => None,
        }
    }
}
