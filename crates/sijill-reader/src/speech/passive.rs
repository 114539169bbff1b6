//! Cues turned round: "X was accused of A", "A was confirmed by X", "X was quoted by Y as saying A".

use sijill_language::Tag;

use super::cue::{Cue, Finder, Group, WINDOW, Whose};
use super::lexicon::{CueWord, Takes};
use super::mention::Form;

impl Finder<'_, '_, '_> {
    /// "X was accused of A", "A was reported by X".
    pub(super) fn passive(&self, v: usize, word: CueWord, group: Group) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let by = (v + 1..s.len().min(v + 12))
            .find(|&i| s.lower(i) == "by" && !(v + 1..i).any(|j| self.sources.a.is_finite(j)));
        let agent =
            by.and_then(|b| self.sources.mention(b + 1, true)).filter(|m| m.known || m.form == Form::Name);
        // "The army, which was accused of abuses, said": the relative clause ends at its comma.
        let end = self.end();
        let end =
            (v + 1..end).find(|&i| s.tag(i) == Tag::Comma && self.clause_ahead(i + 1)).map_or(end, |c| c - 1);
        let (before, behind, whose);
        match word.takes {
            Takes::Accuse => {
                let of = (v + 1..s.len().min(v + 30)).find(|&i| s.lower(i) == "of")?;
                let agent = agent.filter(|m| m.first < of);
                before = None;
                behind = self.span(of + 1, end);
                whose = agent.map_or(Whose::Nobody, |m| Whose::Mention(Box::new(m)));
            }
            Takes::Blame => {
                // "are being held for ransom": only "held responsible" accuses.
                let held = s.lemma(v) == "hold";
                let to_blame = |i: usize| matches!(s.lower(i), "responsible" | "accountable" | "liable");
                if held && !(v + 1..s.len().min(v + 4)).any(to_blame) {
                    return None;
                }
                before = None;
                behind = self.span(v + 1, end);
                whose = agent.map_or(Whose::Nobody, |m| Whose::Mention(Box::new(m)));
            }
            Takes::Clause | Takes::Count | Takes::Deny => {
                // "the pause declared by Russia" reports nothing.
                let agent = agent.filter(|_| group.be && word.modality.is_none())?;
                before = self.span(self.start(), group.first.checked_sub(1)?);
                behind = None;
                whose = Whose::Mention(Box::new(agent));
            }
            _ => return None,
        }
        Some(Cue {
            first: group.first,
            last: v,
            takes: word.takes,
            modality: word.modality,
            whose,
            begins: group.first,
            before,
            behind,
            told: Vec::new(),
            with: Vec::new(),
            granted: word.takes == Takes::Blame,
            cites: false,
            leads_on: false,
            rule: "speech:passive",
        })
    }

    /// "X quoted Y as saying A", "Y was quoted by X as saying A", "X, citing Y, said A", "…, quoted by Z".
    pub(super) fn quote(&self, v: usize, group: Group) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let tag = s.tag(v);
        let limit = s.len().min(v + WINDOW / 2);
        let saying = (v + 1..limit).find(|&i| s.lower(i) == "as" && s.tag(i + 1) == Tag::VBG);
        let passive = group.be || tag == Tag::VBN && !group.have;
        let mut cue = Self::plain(v, Takes::Quote, Whose::Nobody, None, None, "speech:quoted");
        cue.first = group.first;
        cue.begins = group.first;
        if passive {
            let by = (v + 1..saying.unwrap_or(limit)).find(|&i| s.lower(i) == "by");
            let passer = by
                .and_then(|b| self.sources.mention(b + 1, false))
                .filter(|m| m.known || m.form == Form::Name);
            if let Some(saying) = saying {
                let subject = self.subject_left(v, group)?;
                cue.begins = subject.first.min(group.first);
                cue.whose = Whose::Mention(Box::new(subject));
                cue.told.extend(passer);
                return self.quoted_content(cue, saying + 2);
            }
            // ", quoted by the agency,": the agency passes on what another cue says.
            let passer = passer?;
            cue.whose = Whose::Before;
            cue.last = passer.last;
            cue.told.push(passer);
            cue.cites = true;
            return Some(cue);
        }
        let speaker = self.sources.mention(v + 1, true).filter(|m| m.known || m.form == Form::Name)?;
        if let Some(saying) = saying {
            let passer = self.subject_left(v, group);
            cue.begins = passer.as_ref().map_or(group.first, |p| p.first.min(group.first));
            cue.told.extend(passer);
            cue.whose = Whose::Mention(Box::new(speaker));
            return self.quoted_content(cue, saying + 2);
        }
        if tag == Tag::VBG && !group.be {
            cue.last = speaker.last;
            cue.whose = Whose::Mention(Box::new(speaker));
            cue.cites = true;
            return Some(cue);
        }
        None
    }

    pub(super) fn quoted_content(&self, mut cue: Cue, from: usize) -> Option<Cue> {
        let after = self.sources.after(from, Takes::Clause);
        let rest = self.span(after.at, self.end());
        if after.closed || rest.is_none() {
            cue.before = self.span(self.start(), cue.begins.checked_sub(1)?);
        } else {
            cue.behind = rest;
        }
        Some(cue)
    }
}
