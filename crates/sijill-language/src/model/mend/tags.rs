//! Tags that cannot be.

use super::shapes::{
    acted, ends, has_before, has_relative_subject, is_adverb, is_agent, is_asked, is_been, is_headline_verb,
    is_helped, is_inside_object, is_no_plural, is_object, is_own_subject, is_passive, is_past,
    is_second_verb, is_talks, opens,
};
use super::{LISTS, apart, going_on, is, plain, says};
use crate::{Tag, Token};

/// "passer[-][by]": one word, whatever the tagger takes its pieces for.
fn passer_by(tokens: &[Token], i: usize) -> Option<Tag> {
    let passer = |i: usize| is(tokens, i, "passer") || is(tokens, i, "passers");
    if i >= 1 && is(tokens, i, "-") && passer(i - 1) && is(tokens, i + 1, "by") {
        return Some(Tag::Hyphen);
    }
    (i >= 2 && is(tokens, i, "by") && is(tokens, i - 1, "-") && passer(i - 2)).then_some(Tag::NN)
}

/// Tags that cannot be: "to" before a plain verb is no preposition, what follows "had" no past but a participle, a past form no
/// plain one, and a verb without an object no participle that describes.
pub(in crate::model) fn tags(tokens: &[Token], tags: &mut [Tag]) {
    for i in 0..tags.len() {
        let next = tags.get(i + 1).copied();
        let mended = match tags[i] {
            // "Rebel shells hit a hospital": of two finite verbs in a row the first is a noun.
            Tag::VBZ
                if i > 0
                    && matches!(next, Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
                    && (tags[i - 1].is_noun() || matches!(tags[i - 1], Tag::JJ | Tag::CD))
                    && !says(tokens, tags, i)
                    && !["is", "has", "does", "'s", "’s"].iter().any(|form| is(tokens, i, form)) =>
            {
                Some(Tag::NNS)
            }
            // "the return of 500 displaced people began": between a number and its noun, where another verb follows.
            Tag::VBD
                if i > 0
                    && tags[i - 1] == Tag::CD
                    && next.is_some_and(|next| matches!(next, Tag::NNS | Tag::NNPS))
                    && LISTS.afflicted.holds(tokens, i)
                    && tags[i + 1..]
                        .iter()
                        .any(|t| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)) =>
            {
                Some(Tag::VBN)
            }
            // "agreed to abide by the truce"
            Tag::RB | Tag::JJ | Tag::NN if is(tokens, i, "abide") && is(tokens, i + 1, "by") => Some(Tag::VB),
            // "quoted the general as saying": a word that is a noun as well, where no noun follows.
            Tag::JJ
                if i > 0
                    && tags[i - 1] == Tag::DT
                    && (matches!(next, Some(Tag::IN | Tag::VBD | Tag::VBZ | Tag::Comma | Tag::Stop))
                        // "the military soon took", "the military also said"
                        || next == Some(Tag::RB)
                            && matches!(tags.get(i + 2), Some(Tag::VBD | Tag::VBZ | Tag::MD)))
                    && LISTS.persons.holds(tokens, i) =>
            {
                Some(Tag::NN)
            }
            // "had “cleared several villages”": the quotation begins with the participle.
            Tag::JJ | Tag::VBD
                if i >= 2
                    && tags[i - 1] == Tag::OpenQuote
                    && has_before(tokens, tags, i - 1)
                    && ends(tokens, i, "ed")
                    && next.is_some_and(|next| {
                        next.is_noun() || matches!(next, Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::IN)
                    }) =>
            {
                Some(Tag::VBN)
            }
            // "killed a district and sessions judge in": within a phrase, what is no verb.
            Tag::VBP | Tag::VB if LISTS.offices.holds(tokens, i) && is_inside_object(tags, i) => {
                Some(Tag::NN)
            }
            // "a handful of functioning hospitals"
            Tag::VBG
                if next.is_some_and(Tag::is_noun)
                    && LISTS.describing.holds(tokens, i)
                    && going_on::tag(tokens, tags, i).is_none() =>
            {
                Some(Tag::JJ)
            }
            // "have fled frontline areas": describes no noun.
            Tag::JJ | Tag::NN if has_before(tokens, tags, i) && LISTS.intransitive.holds(tokens, i) => {
                Some(Tag::VBN)
            }
            // "Forces loyal to the general thrust towards the town": with no other verb.
            Tag::NN
                if is(tokens, i, "thrust")
                    && i > 0
                    && tags[i - 1].is_noun()
                    && ["towards", "toward", "into", "across", "through", "deep"]
                        .iter()
                        .any(|w| is(tokens, i + 1, w))
                    && !tags[..i].iter().any(|t| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)) =>
            {
                Some(Tag::VBD)
            }
            // "has cost 70,000 lives", "had hit the market"
            Tag::NN | Tag::RBS | Tag::JJ | Tag::RB
                if LISTS.unchanged.holds(tokens, i)
                    && has_before(tokens, tags, i)
                    && (matches!(next, Some(Tag::CD | Tag::DT | Tag::PRPS | Tag::IN | Tag::JJR))
                        || is(tokens, i + 1, "something")
                        || LISTS.amounts.holds(tokens, i + 1)) =>
            {
                Some(Tag::VBN)
            }
            // "Nine die in blast", "eighteen people perish in raid": no noun behind a number.
            Tag::NN | Tag::JJ
                if LISTS.dying.holds(tokens, i)
                    && i > 0
                    && matches!(tags[i - 1], Tag::CD | Tag::NNS | Tag::NNPS)
                    && matches!(next, None | Some(Tag::IN | Tag::Comma | Tag::Stop | Tag::CC)) =>
            {
                Some(Tag::VBP)
            }
            // "killed economist Luis Trejo": behind a past form, before a name, it tells what he does.
            Tag::VB | Tag::VBP | Tag::VBZ
                if i > 0
                    && matches!(tags[i - 1], Tag::VBD | Tag::VBN | Tag::VBG)
                    && next == Some(Tag::NNP)
                    && ["ist", "eer", "ian"].iter().any(|end| ends(tokens, i, end)) =>
            {
                Some(Tag::NN)
            }
            // "two passers-by wounded"
            Tag::Colon | Tag::IN | Tag::RB | Tag::Hyphen if passer_by(tokens, i).is_some() => {
                passer_by(tokens, i)
            }
            // "a girl asleep in the house"
            Tag::NN if LISTS.predicative.holds(tokens, i) && i > 0 && tags[i - 1].is_noun() => Some(Tag::JJ),
            // "Turkish forces press into an enclave"
            Tag::NN if LISTS.present.holds(tokens, i) && is_headline_verb(tokens, tags, i) => Some(Tag::VBP),
            // "they had beaten back the advance"
            Tag::TO if !is(tokens, i, "to") && (is_past(tokens, i) || ends(tokens, i, "en")) => {
                Some(if has_before(tokens, tags, i) { Tag::VBN } else { Tag::VBD })
            }
            // "Shelling has hit a school": what begins a sentence before a verb of its own is a noun.
            Tag::VBG
                if opens(tags, i)
                    && matches!(next, Some(Tag::VBZ | Tag::VBD | Tag::VBP | Tag::MD))
                    && !LISTS.ly.holds(tokens, i + 1) =>
            {
                Some(Tag::NN)
            }
            // "Shelling of the districts went on", "Shelling in the region had claimed three"
            Tag::VBG
                if opens(tags, i)
                    && LISTS.deeds.holds(tokens, i)
                    && (is(tokens, i + 1, "of") || next == Some(Tag::IN) && is_own_subject(tags, i)) =>
            {
                Some(Tag::NN)
            }
            // "a Ugandan peacekeeper": what ends so is no preposition.
            Tag::IN if is_agent(tokens, i) => Some(Tag::NN),
            // "1,100 Lebanese and about 160 Israelis died": people, where no noun follows their number.
            Tag::JJ | Tag::NNP | Tag::NN
                if i > 0
                    && tags[i - 1] == Tag::CD
                    && ends(tokens, i, "ese")
                    && next.is_none_or(|n| {
                        matches!(n, Tag::CC | Tag::Comma | Tag::Stop | Tag::IN | Tag::MD) || n.is_verb()
                    }) =>
            {
                Some(Tag::NNPS)
            }
            // "two off-duty policemen": a word that describes.
            Tag::IN | Tag::RP | Tag::RB
                if ["off", "on"].iter().any(|w| is(tokens, i, w))
                    && is(tokens, i + 1, "-")
                    && tags.get(i + 2).is_some_and(|t| t.is_noun())
                    && tags.get(i + 3).is_some_and(|t| t.is_noun() || *t == Tag::JJ) =>
            {
                Some(Tag::JJ)
            }
            // "Residents fought off the attackers"
            Tag::IN
                if is(tokens, i, "off")
                    && i > 0
                    && [
                        "fought", "fight", "fighting", "fights", "fended", "fend", "beat", "beaten",
                        "beating", "warded", "staved",
                    ]
                    .iter()
                    .any(|w| is(tokens, i - 1, w))
                    && matches!(next, Some(Tag::DT | Tag::CD | Tag::JJ | Tag::PRPS | Tag::NNS)) =>
            {
                Some(Tag::RP)
            }
            Tag::IN if next == Some(Tag::VB) && is(tokens, i, "to") => Some(Tag::TO),
            // "The clinic shut on Saturday": no noun.
            Tag::NN | Tag::NNP if is(tokens, i, "shut") => Some(Tag::VBD),
            // "searched collapsed buildings": there it describes.
            Tag::VBN
                if LISTS.intransitive.holds(tokens, i)
                    && !is_helped(tokens, tags, i)
                    && !(next.is_some_and(|next| next.is_noun() || next == Tag::JJ)
                        && !(i > 0 && (tags[i - 1].is_noun() || tags[i - 1] == Tag::PRP))) =>
            {
                Some(Tag::VBD)
            }
            // "killed nine rebels and arrested four": a second verb, no "arrested four".
            Tag::VBN
                if i > 0
                    && tags[i - 1] == Tag::CC
                    && next == Some(Tag::CD)
                    && matches!(tags.get(i + 2), None | Some(Tag::Stop | Tag::Comma | Tag::CC | Tag::IN))
                    && is_past(tokens, i)
                    && acted(tokens, tags, i) =>
            {
                Some(Tag::VBD)
            }
            Tag::VBD if has_before(tokens, tags, i) && is_past(tokens, i) => Some(Tag::VBN),
            Tag::VB | Tag::VBP
                if !is_asked(tags, i) && is_past(tokens, i) && !LISTS.plain.holds(tokens, i) =>
            {
                Some(if has_before(tokens, tags, i) { Tag::VBN } else { Tag::VBD })
            }
            tag if tag.is_verb() && is_adverb(tokens, i) => Some(Tag::RB),
            // "two of the injured later died"
            Tag::VBN | Tag::VBD if i > 0 && tags[i - 1] == Tag::DT && LISTS.nouns.holds(tokens, i) => {
                (next == Some(Tag::RB)).then_some(Tag::NNS)
            }
            Tag::VBZ if matches!(next, Some(Tag::Stop | Tag::IN)) && is_object(tokens, tags, i) => {
                Some(Tag::NNS)
            }
            // "a truce steadily fell apart"
            Tag::NN
                if next.is_some_and(Tag::is_verb)
                    && i > 0
                    && tags[i - 1].is_noun()
                    && is_adverb(tokens, i) =>
            {
                Some(Tag::RB)
            }
            // "Union talks to end the war have been put off"
            Tag::VBZ if is_talks(tokens, tags, i) => Some(Tag::NNS),
            // "the force consists of 800 men"
            Tag::NNS if i > 0 && LISTS.finite.holds(tokens, i) => Some(Tag::VBZ),
            Tag::NNS if LISTS.headline.holds(tokens, i) && is_second_verb(tokens, tags, i) => Some(Tag::VBZ),
            // "Tripoli blamed the raid on them": no plural.
            Tag::NNS if i == 0 && is_no_plural(tokens, i) => Some(Tag::NNP),
            // "The last road was cut overnight"
            Tag::JJ
                if ["cut", "hit", "burnt", "torn", "blown", "sunk"]
                    .iter()
                    .any(|word| is(tokens, i, word))
                    && is_passive(tokens, tags, i) =>
            {
                Some(Tag::VBN)
            }
            // "The army will station a company": right behind such a helper stands no noun.
            Tag::NN
                if i > 0
                    && tags[i - 1] == Tag::MD
                    && matches!(next, Some(Tag::DT | Tag::CD | Tag::PRPS | Tag::PRP)) =>
            {
                Some(Tag::VB)
            }
            // "gunmen on a motorcycle shot dead a nurse"
            Tag::NN
                if is(tokens, i, "shot") && is(tokens, i + 1, "dead") && i > 0 && tags[i - 1] != Tag::DT =>
            {
                Some(Tag::VBD)
            }
            // "saw the chief being killed": no noun before a participle.
            Tag::NN if is(tokens, i, "being") && next == Some(Tag::VBN) && i > 0 && tags[i - 1].is_noun() => {
                Some(Tag::VBG)
            }
            // "hit a market, damaging several stalls"
            Tag::JJ | Tag::NN
                if i > 1
                    && tags[i - 1] == Tag::Comma
                    && (LISTS.deeds.holds(tokens, i)
                        || is(tokens, i, "damaging")
                        || is(tokens, i, "destroying"))
                    && (LISTS.amounts.holds(tokens, i + 1) || matches!(next, Some(Tag::CD | Tag::DT))) =>
            {
                Some(Tag::VBG)
            }
            // "sent 4,000 people fleeing"
            Tag::NN if is(tokens, i, "fleeing") && i > 0 && tags[i - 1] == Tag::CD => Some(Tag::VBG),
            // "captured an army outpost"
            Tag::RB if LISTS.landmarks.holds(tokens, i) => Some(Tag::NN),
            // "The military denies shelling the area": what no other verb of the sentence leaves a noun.
            Tag::NNS
                if LISTS.denying.holds(tokens, i)
                    && i > 0
                    && (tags[i - 1].is_noun()
                        || i > 1 && tags[i - 2] == Tag::DT && tags[i - 1] == Tag::JJ)
                    && matches!(
                        next,
                        Some(Tag::VBG | Tag::DT | Tag::PRPS | Tag::NNP | Tag::IN | Tag::PRP)
                    )
                    && !tags.iter().any(|t| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)) =>
            {
                Some(Tag::VBZ)
            }
            // "Islamabad accuses": a name, where a sentence begins with a word in a capital right before its verb.
            Tag::JJ if i == 0 && matches!(next, Some(Tag::VBZ)) && LISTS.denying.holds(tokens, 1) => {
                Some(Tag::NNP)
            }
            // "which was shelled three times"
            Tag::JJ
                if ends(tokens, i, "ed")
                    && is_past(tokens, i)
                    && is_passive(tokens, tags, i)
                    && (["twice", "once", "thrice", "repeatedly"].iter().any(|w| is(tokens, i + 1, w))
                        || next == Some(Tag::CD) && is(tokens, i + 2, "times")) =>
            {
                Some(Tag::VBN)
            }
            // ", reckons Hiba Sallum"
            Tag::NNS
                if LISTS.inverted.holds(tokens, i)
                    && i > 2
                    && matches!(tags[i - 1], Tag::Comma | Tag::CloseQuote)
                    && next == Some(Tag::NNP) =>
            {
                Some(Tag::VBZ)
            }
            // "were apprehended and handed over", "have pushed Russian forces out"
            Tag::JJ | Tag::RB
                if LISTS.acts.holds(tokens, i)
                    && (is_passive(tokens, tags, i)
                        || i > 0 && ["has", "have", "had"].iter().any(|form| is(tokens, i - 1, form))) =>
            {
                Some(Tag::VBN)
            }
            // "was stabbed and wounded"
            Tag::JJ
                if LISTS.acts.holds(tokens, i)
                    && i > 1
                    && tags[i - 1] == Tag::CC
                    && tags[i - 2] == Tag::VBN
                    && !matches!(next, Some(Tag::NN | Tag::NNS)) =>
            {
                Some(Tag::VBN)
            }
            // "Dura's navy sank two boats": what is nothing but a past form.
            Tag::NN | Tag::JJ | Tag::NNP | Tag::RB
                if LISTS.pasts.holds(tokens, i)
                    && i > 0
                    && tags[i - 1] != Tag::DT
                    && next != Some(Tag::NN) =>
            {
                Some(Tag::VBD)
            }
            // "an armoured personnel carrier"
            Tag::VBP | Tag::VB
                if LISTS.machines.holds(tokens, i)
                    && i > 0
                    && (tags[i - 1].is_noun() || matches!(tags[i - 1], Tag::JJ | Tag::VBN)) =>
            {
                Some(Tag::NN)
            }
            // "an explosives workshop were demolished": no verb right before another's helper.
            Tag::VBP | Tag::VB
                if i > 0
                    && (tags[i - 1].is_noun() || tags[i - 1] == Tag::JJ)
                    && matches!(next, Some(Tag::VBD | Tag::VBZ | Tag::VBP))
                    && ["was", "were", "is", "are", "has", "have", "had"]
                        .iter()
                        .any(|w| is(tokens, i + 1, w))
                    && !says(tokens, tags, i) =>
            {
                Some(Tag::NN)
            }
            // "Army units loyal to the general marched": never a verb.
            Tag::VBZ if LISTS.units.holds(tokens, i) => Some(Tag::NNS),
            // "Both sides deny having fired": a plural's verb.
            Tag::NN if is(tokens, i, "deny") && next == Some(Tag::VBG) => Some(Tag::VBP),
            // "have since fled"
            Tag::IN if is(tokens, i, "since") && has_before(tokens, tags, i) && is_past(tokens, i + 1) => {
                Some(Tag::RB)
            }
            Tag::VBD
                if i > 1
                    && is(tokens, i - 1, "since")
                    && has_before(tokens, tags, i - 1)
                    && tags[i - 1] == Tag::RB =>
            {
                Some(Tag::VBN)
            }
            // "a bomb that police blamed on the rebels killed six": a clause has its verb.
            Tag::VBN
                if next == Some(Tag::IN)
                    && LISTS.laying.holds(tokens, i)
                    && has_relative_subject(tokens, tags, i)
                    && tags[i + 1..]
                        .iter()
                        .any(|t| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)) =>
            {
                Some(Tag::VBD)
            }
            // "has been shelled twice"
            Tag::JJ if is_been(tokens, tags, i) && ends(tokens, i, "ed") && is_past(tokens, i) => {
                Some(Tag::VBN)
            }
            Tag::NN | Tag::JJ | Tag::CD => past_taken_for_another(tokens, tags, i),
            _ => None,
        };
        let mended = plain::tag(tokens, tags, i).or(mended).or_else(|| apart::tag(tokens, tags, i));
        let mended = mended.or_else(|| match tags[i] {
            Tag::JJ | Tag::NN => going_on::tag(tokens, tags, i)
                .or_else(|| going_on::fallen(tokens, tags, i))
                .or_else(|| going_on::offensive(tokens, tags, i))
                .or_else(|| going_on::collective(tokens, tags, i))
                .or_else(|| going_on::only_verb(tokens, tags, i)),
            Tag::VBN => going_on::relative_deed(tokens, tags, i),
            _ => None,
        });
        if let Some(tag) = mended {
            let body = tag == Tag::VBD && i > 0 && LISTS.bodies.holds(tokens, i - 1);
            if (tags[i] == Tag::NNS && tag == Tag::VBZ || body) && i > 0 && tags[i - 1] == Tag::JJ {
                tags[i - 1] = Tag::NN;
            }
            tags[i] = tag;
        }
    }
}

/// "The week-old truce collapsed.", "The observatory has counted 225": a past form that was taken for a noun, an adjective or a
/// number, though nothing follows that it could describe.
fn past_taken_for_another(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    if i == 0 || !ends(tokens, i, "ed") || LISTS.nouns.holds(tokens, i) || !is_past(tokens, i) {
        return None;
    }
    // "and 64,000 forced from their homes": no number.
    if tags[i] == Tag::CD && tags[i - 1] == Tag::CD && LISTS.undergone.holds(tokens, i) {
        return Some(Tag::VBN);
    }
    let helped = has_before(tokens, tags, i);
    // "has stopped working"
    let goes_on = helped && ends(tokens, i + 1, "ing");
    let describes = tags
        .get(i + 1)
        .is_some_and(|next| next.is_noun() || matches!(next, Tag::JJ | Tag::VBG | Tag::Hyphen | Tag::POS));
    if goes_on || helped && !describes {
        return Some(Tag::VBN);
    }
    // "The navy evacuated scores of families": so many of them are no one's number, where nothing else is a verb.
    let many = LISTS.amounts.holds(tokens, i + 1) && is(tokens, i + 2, "of");
    let verbless = || !tags.iter().any(|t| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD));
    if many && tags[i] == Tag::JJ && tags[i - 1].is_noun() && verbless() {
        return Some(Tag::VBD);
    }
    if describes {
        return None;
    }
    if LISTS.intransitive.holds(tokens, i) {
        return Some(Tag::VBD);
    }
    let of_noun = matches!(tags[i - 1], Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::PRP);
    (of_noun && tags[i] != Tag::JJ).then_some(Tag::VBD)
}
