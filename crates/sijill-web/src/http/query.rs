//! From the members of an address to what is asked, by the same grammar as the command line's options.

use clap::{ArgAction, Args, Command};

use super::failure::Failure;

/// Members of an address that say how it is shown, not what is asked.
pub(crate) const SHOWN: [&str; 14] = [
    "after", "limit", "view", "part", "saved", "west", "south", "east", "north", "zoom", "layer", "which",
    "blind", "again",
];

/// The members of an address, in their order, without empty ones: a form sends all of its fields.
pub(crate) fn members(query: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.as_bytes())
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(name, value)| (name.into_owned(), value.trim().to_owned()))
        .collect()
}

/// What is asked, from the members of an address.
pub(crate) fn asked<A: Args>(members: &[(String, String)]) -> Result<A, Failure> {
    let command = A::augment_args(Command::new("address").no_binary_name(true).disable_help_flag(true));
    let mut options: Vec<String> = Vec::new();
    for (name, value) in members.iter().filter(|(name, _)| !SHOWN.contains(&name.as_str())) {
        let known = command.get_arguments().find(|argument| argument.get_long() == Some(name.as_str()));
        let Some(argument) = known else {
            let mut names: Vec<&str> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
            names.sort_unstable();
            return Err(Failure::Wrong(format!(
                "“{name}” is nothing that can be asked here; there are: {}.",
                names.join(", ")
            )));
        };
        match argument.get_action() {
            ArgAction::SetTrue if ["0", "no", "off", "false"].contains(&value.as_str()) => {}
            ArgAction::SetTrue => options.push(format!("--{name}")),
            _ => options.push(format!("--{name}={value}")),
        }
    }
    let matches = command.try_get_matches_from(options).map_err(|error| Failure::Wrong(sentence(&error)))?;
    A::from_arg_matches(&matches).map_err(|error| Failure::Wrong(sentence(&error)))
}

/// What clap says, as a sentence for a page.
fn sentence(error: &clap::Error) -> String {
    let words = error.to_string();
    let first: Vec<&str> = words
        .lines()
        .map(str::trim)
        .filter(|line| {
            !line.is_empty() && !line.starts_with("For more information") && !line.starts_with("Usage")
        })
        .collect();
    let joined = first.join(" ");
    joined.strip_prefix("error: ").unwrap_or(&joined).replace("--", "")
}

/// Members written as an address has them.
pub(crate) fn written(members: &[(String, String)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(members);
    query.finish()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use sijill_desk::filter::{ClaimsAsked, TallyAsked};

    use super::*;

    fn of<A: Args>(query: &str) -> Result<A, String> {
        asked(&members(query)).map_err(|failure| match failure {
            Failure::Wrong(sentence) => sentence,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn an_address_asks_as_options_do() {
        let claims: ClaimsAsked =
            of("place=Aleppo&harm=killed&harm=injured&from=2016-10-01&to=&reverse=on&after=50").unwrap();
        assert_eq!(claims.filters.places.place.as_deref(), Some("Aleppo"));
        assert_eq!(claims.filters.such.harm.len(), 2);
        assert!(claims.reverse && claims.filters.days.to.is_none());
        let tally: TallyAsked = of("by=day&box=36,35,38,37").unwrap();
        assert!(tally.by.is_some() && tally.weighed.places.within_box.is_some());
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        let wrong = of::<ClaimsAsked>("from=yesterday").unwrap_err();
        assert!(wrong.contains("yesterday"), "{wrong}");
        let wrong = of::<ClaimsAsked>("colour=red").unwrap_err();
        assert!(wrong.contains("colour") && wrong.contains("place"), "{wrong}");
    }

    #[test]
    fn values_are_no_options() {
        let claims: ClaimsAsked = of("place=--withdrawn&quote=-x").unwrap();
        assert_eq!(claims.filters.places.place.as_deref(), Some("--withdrawn"));
        assert!(!claims.filters.withdrawn);
    }
}
