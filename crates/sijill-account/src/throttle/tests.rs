#![expect(clippy::unwrap_used, reason = "tests")]

use std::net::Ipv4Addr;

use proptest::prelude::*;

use super::*;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}

fn client(number: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + number))
}

/// Tries that all fail from the first second on, as soon as they may: the seconds of the waits.
fn waits(throttle: &mut Throttle, name: &str, tries: u32) -> Vec<u64> {
    let (mut now, mut waits) = (at(0), Vec::new());
    for number in 0..tries {
        while let Err(seconds) = throttle.admit(name, client(number), now) {
            waits.push(seconds);
            now += SignedDuration::from_secs(i64::try_from(seconds).unwrap());
        }
    }
    waits
}

#[test]
fn after_five_failures_the_wait_doubles_up_to_a_quarter_of_an_hour() {
    let waits = waits(&mut Throttle::default(), "leila", 18);
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
}

#[test]
fn a_success_sets_the_account_free_and_not_the_address() {
    let mut throttle = Throttle::default();
    for _ in 0..4 {
        let _ = throttle.admit("leila", client(1), at(0)).unwrap();
    }
    let right = throttle.admit("leila", client(1), at(0)).unwrap();
    throttle.succeeded(&right);
    for number in 0..FREE_OF_CLIENT - 4 {
        let _ = throttle.admit(&format!("name{number}"), client(1), at(0)).unwrap();
    }
    assert_eq!(throttle.admit("another", client(1), at(0)).unwrap_err(), 1);
    assert!(throttle.admit("leila", client(2), at(0)).is_ok());
}

#[test]
fn tries_at_one_moment_cannot_slip_past() {
    let mut throttle = Throttle::default();
    let under_way: Vec<_> = (0..100).filter_map(|n| throttle.admit("leila", client(n), at(0)).ok()).collect();
    assert_eq!(under_way.len(), 5);
    throttle.dropped(&under_way[0]);
    assert!(throttle.admit("leila", client(100), at(0)).is_ok(), "what was not looked at does not count");
}

#[test]
fn strangers_cannot_keep_the_owner_out() {
    let mut throttle = Throttle::default();
    let right = throttle.admit("leila", client(1), at(0)).unwrap();
    throttle.succeeded(&right);
    for number in 2..7 {
        let _ = throttle.admit("leila", client(number), at(0)).unwrap();
    }
    assert!(throttle.admit("leila", client(8), at(0)).is_err());
    let right = throttle.admit("leila", client(1), at(0)).unwrap();
    throttle.succeeded(&right);
    assert!(throttle.admit("leila", client(8), at(0)).is_err(), "nor does the owner set strangers free");
    assert!(throttle.admit("noor", client(1), at(0)).is_ok());

    for _ in 0..5 {
        let _ = throttle.admit("leila", client(1), at(0)).unwrap();
    }
    assert_eq!(throttle.admit("leila", client(1), at(0)).unwrap_err(), 1, "one's own tries are limited, too");
    let later = at(0) + KNOWN_FOR;
    for number in 20..25 {
        let _ = throttle.admit("leila", client(number), later).unwrap();
    }
    assert!(throttle.admit("leila", client(1), later).is_err(), "and one is not known for ever");
}

#[test]
fn those_who_are_known_stay_within_their_space() {
    let mut throttle = Throttle::default();
    for number in 0..u32::try_from(MOST + 10).unwrap() {
        let now = at(i64::from(number));
        let right = throttle.admit("leila", client(number), now).unwrap();
        throttle.succeeded(&right);
    }
    assert_eq!(throttle.known.len(), MOST);
    let latest = u32::try_from(MOST + 9).unwrap();
    assert!(throttle.known.contains_key(&key_of(&[&key_of_address(client(latest)), b"leila"])));
}

#[test]
fn addresses_of_one_network_are_one() {
    let mut throttle = Throttle::default();
    for number in 0..FREE_OF_CLIENT {
        let address = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 7, 0, 0, 0, u16::try_from(number).unwrap()));
        let _ = throttle.admit(&format!("name{number}"), address, at(0)).unwrap();
    }
    assert!(throttle.admit("x1", "2001:db8:0:7:ffff::1".parse().unwrap(), at(0)).is_err());
    assert!(throttle.admit("x2", "2001:db8:0:8::1".parse().unwrap(), at(0)).is_ok());
    assert_eq!(
        key_of_address("::ffff:10.0.0.1".parse().unwrap()),
        key_of_address("10.0.0.1".parse().unwrap())
    );
}

#[test]
fn a_flood_of_names_stays_within_its_space_and_washes_nothing_away() {
    let mut throttle = Throttle::default();
    for _ in 0..5 {
        let _ = throttle.admit("leila", client(0), at(0)).unwrap();
    }
    for number in 0..12_000 {
        let _ = throttle.admit(&format!("name{number}"), client(number + 1), at(0)).unwrap();
    }
    assert!(throttle.accounts.0.len() <= MOST && throttle.clients.0.len() <= MOST);
    assert!(throttle.admit("leila", client(50_000), at(0)).is_err());
}

#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let mut throttle = Throttle::default();
    for _ in 0..5 {
        let _ = throttle.admit("leila", client(0), at(1_000_000)).unwrap();
    }
    assert_eq!(throttle.admit("leila", client(0), at(0)).unwrap_err(), 1);
    assert!(throttle.admit("leila", client(0), at(1)).is_ok());
}

/// Five free ones and those after waits of 1, 2, 4, … seconds fit into a quarter of an hour: 5 + 9.
const MOST_IN_WINDOW: usize = 14;

proptest! {
    /// Whatever the pace of tries and from wherever they come, no quarter of an hour has more than so many.
    #[test]
    fn no_window_has_more_tries_of_an_account(
        pauses in prop::collection::vec(prop_oneof![0..3_i64, 0..60_i64, 800..2_000_i64], 1..300),
    ) {
        let mut throttle = Throttle::default();
        let (mut now, mut through) = (0, Vec::new());
        for (number, pause) in pauses.into_iter().enumerate() {
            now += pause;
            if throttle.admit("leila", client(u32::try_from(number).unwrap()), at(now)).is_ok() {
                through.push(now);
            }
        }
        for (first, start) in through.iter().enumerate() {
            let within = through[first..].iter().take_while(|t| **t - start < WINDOW.as_secs()).count();
            prop_assert!(within <= MOST_IN_WINDOW, "{within} from {start}");
        }
    }

    /// The seconds that are told are right: a second earlier is too early, and then it may be tried.
    #[test]
    fn the_wait_that_is_told_is_the_wait(tries in 5..40_u32, pause in 0..100_i64) {
        let mut throttle = Throttle::default();
        let mut now = 0;
        for number in 0..tries {
            now += pause;
            while let Err(seconds) = throttle.admit("leila", client(number), at(now)) {
                let seconds = i64::try_from(seconds).unwrap();
                prop_assert!((1..=WINDOW.as_secs()).contains(&seconds));
                if seconds > 1 {
                    prop_assert_eq!(throttle.admit("leila", client(number), at(now + seconds - 1)).unwrap_err(), 1);
                }
                now += seconds;
                prop_assert!(throttle.accounts.wait(&key_of(&[b"leila"]), at(now)) == SignedDuration::ZERO);
            }
        }
    }

    /// What happens to one account from one address is nothing to others.
    #[test]
    fn others_are_unaffected(fates in prop::collection::vec((0..3_u8, 0..200_i64), 0..100)) {
        let mut throttle = Throttle::default();
        let mut now = 0;
        for (fate, pause) in fates {
            now += pause;
            if let Ok(admitted) = throttle.admit("leila", client(1), at(now)) {
                match fate {
                    0 => {}
                    1 => throttle.succeeded(&admitted),
                    _ => throttle.dropped(&admitted),
                }
            }
            let other = throttle.admit("noor", client(2), at(now));
            prop_assert!(other.is_ok());
            throttle.succeeded(&other.unwrap());
        }
    }
}
