//! How a figure was made: what was asked, by which rules, what was left out, and the command that gives the same.

use clap::{ArgAction, Args, Command};
use sijill_desk::ask::tally_told::TallyAnswer;
use sijill_desk::decide::words::quoted;
use sijill_desk::filter::TallyAsked;
use sijill_desk::show::name;
use sijill_weigh::tally::{self, Question};

use crate::http::Context;
use crate::http::query::SHOWN;
use crate::pages::list::Choice;
use crate::words::{Words, grouped};

/// Claims that were not counted, by why not.
pub(super) struct LeftOut {
    /// Why not.
    pub(super) why: String,
    /// How many.
    pub(super) claims: String,
    /// A page of them.
    pub(super) address: String,
}

/// The lists of claims that were not counted, by the names that addresses have for them.
pub(super) fn lists(left: &tally::LeftOut) -> [(&'static str, &Vec<u64>); 7] {
    [
        ("beyond", &left.beyond),
        ("without-place", &left.without_place),
        ("without-day", &left.without_day),
        ("untold", &left.untold),
        ("hedged", &left.hedged),
        ("unsure", &left.unsure),
        ("replaced", &left.replaced),
    ]
}

/// What was not counted.
pub(super) fn left_out(context: &Context, left: &tally::LeftOut) -> Vec<LeftOut> {
    let some = lists(left).into_iter().filter(|(_, claims)| !claims.is_empty());
    some.map(|(name, claims)| LeftOut {
        why: context.words.t(&format!("tally.left-{name}")).to_owned(),
        claims: grouped(claims.len() as u64),
        address: context.with(&[("view", "left-out"), ("which", name)]),
    })
    .collect()
}

/// The question in a few words: "killed · civilian · Aleppo · 2016-10-01 – 2016-10-31".
pub(super) fn asked_for(words: &Words, options: &TallyAsked, question: &Question) -> String {
    let weighed = &options.weighed;
    let either = |values: Vec<String>| values.join(words.t("tally.or"));
    let mut parts = vec![either(question.harms.iter().map(|harm| words.value(harm)).collect())];
    parts.push(either(question.statuses.iter().map(|status| words.value(status)).collect()));
    parts.extend(weighed.side.clone());
    parts.push(either(weighed.cause.clone()));
    parts.extend(
        [&weighed.places.place, &weighed.places.zone, &weighed.country].into_iter().flatten().cloned(),
    );
    parts.extend(weighed.places.within_box.map(|degrees| degrees.to_string()));
    if let (Some(near), Some(km)) = (&weighed.places.near, weighed.places.within) {
        parts.push(words.with("tally.within", &[&km.to_string(), near]));
    }
    parts.push(match (weighed.days.from, weighed.days.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (None, None) => String::new(),
        (from, to) => {
            let day =
                |day: Option<jiff::civil::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            format!("{} – {}", day(from), day(to))
        }
    });
    parts.push(either(weighed.sources.clone()));
    if weighed.only.is_some() {
        parts.push(words.t("tally.only-accepted").to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The rules in force, a sentence each.
pub(super) fn rules(words: &Words, options: &TallyAsked, answer: &TallyAnswer<'_>) -> Vec<String> {
    let counting = &answer.question.counting;
    let sure = format!("{:.2}", f64::from(counting.min_confidence) / 1000.0);
    let mut rules = vec![
        if counting.only_accepted {
            words.t("tally.how-accepted").to_owned()
        } else {
            words.with("tally.how-sure", &[&sure])
        },
        words.t(if counting.hedged { "tally.how-hedged" } else { "tally.how-not-hedged" }).to_owned(),
    ];
    rules.extend(
        ["tally.how-floor", "tally.how-incident", "tally.how-same", "tally.how-highest", "tally.how-ceiling"]
            .map(|key| words.t(key).to_owned()),
    );
    if options.by.is_some() {
        rules.push(words.t("tally.how-rows").to_owned());
    }
    rules
}

/// The command that asks the same: an address and its options have one grammar.
pub(super) fn command<A: Args>(name: &str, members: &[(String, String)]) -> String {
    let known = A::augment_args(Command::new("address"));
    let mut words = format!("sijill {name}");
    for (member, value) in members.iter().filter(|(member, _)| !SHOWN.contains(&member.as_str())) {
        let Some(argument) = known.get_arguments().find(|one| one.get_long() == Some(member.as_str())) else {
            continue;
        };
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            if !["0", "no", "off", "false"].contains(&value.as_str()) {
                words.push_str(&format!(" --{member}"));
            }
        } else {
            words.push_str(&format!(" --{member}={}", quoted(value)));
        }
    }
    words
}

/// Choices with words of this area.
pub(super) fn named<T: serde::Serialize + Copy>(
    context: &Context,
    member: &str,
    key: &str,
    values: &[T],
) -> Vec<Choice> {
    let choice = |value: &T| {
        let name = name(value);
        Choice {
            words: context.words.t(&format!("{key}{name}")).to_owned(),
            chosen: context.member(member) == Some(name.as_str()),
            value: name,
        }
    };
    values.iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::query::members;

    #[test]
    fn the_command_asks_what_the_address_asks() {
        let of = |query: &str| command::<TallyAsked>("tally", &members(query));
        assert_eq!(
            of("place=Deir+ez-Zor&by=day&hedged=on"),
            "sijill tally --place='Deir ez-Zor' --by=day --hedged"
        );
        assert_eq!(
            of("view=left-out&which=hedged&hedged=no&box=-10,35,38,37"),
            "sijill tally --box=-10,35,38,37"
        );
        assert_eq!(of("place=$(rm -rf x)'"), "sijill tally --place='$(rm -rf x)'\\'''");
        assert_eq!(of("nothing=x"), "sijill tally");
    }
}
