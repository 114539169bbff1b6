//! Values of options, as people write them.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

pub use super::ids::{claim, entry, incident, report, said};

/// A value of a list, by the name that it has in JSON; a hyphen stands for a blank.
pub fn one_of<T>(list: &'static [T]) -> impl TypedValueParser<Value = T>
where
    T: Serialize + Copy + Send + Sync + 'static,
{
    let names: Vec<String> = list.iter().map(|value| crate::show::name(value).replace(' ', "-")).collect();
    let values = list.iter().zip(&names).map(|(value, name)| {
        let own = crate::show::name(value);
        let shown = PossibleValue::new(name.clone());
        if own == *name { shown } else { shown.alias(own) }
    });
    let parser = PossibleValuesParser::new(values.collect::<Vec<_>>());
    parser.try_map(move |given| {
        let at = names.iter().position(|name| *name == given.replace(' ', "-"));
        at.and_then(|at| list.get(at)).copied().ok_or("it is none of them")
    })
}

/// A piece of a map, in degrees. It may reach over the 180th meridian: then its west is east of its east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DegreeBox {
    /// Its western edge, in degrees of longitude.
    pub west: f64,
    /// Its southern edge, in degrees of latitude.
    pub south: f64,
    /// Its eastern edge.
    pub east: f64,
    /// Its northern edge.
    pub north: f64,
}

impl DegreeBox {
    /// True where a point lies in it.
    #[must_use]
    pub fn holds(&self, lat: f64, lon: f64) -> bool {
        let across = self.west > self.east;
        let (after, before) = (lon >= self.west, lon <= self.east);
        (self.south..=self.north).contains(&lat) && if across { after || before } else { after && before }
    }
}

impl std::fmt::Display for DegreeBox {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{},{},{},{}", self.west, self.south, self.east, self.north)
    }
}

/// A piece of a map.
///
/// # Errors
/// A sentence, where it is none.
pub fn degrees(words: &str) -> Result<DegreeBox, String> {
    let wrong = || {
        format!("“{words}” is no piece of a map: write WEST,SOUTH,EAST,NORTH in degrees, such as 36,35,38,37")
    };
    let numbers: Vec<f64> =
        words.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map_err(|_| wrong())?;
    let &[west, south, east, north] = numbers.as_slice() else { return Err(wrong()) };
    let longitudes = [west, east].iter().all(|lon| (-180.0..=180.0).contains(lon));
    let latitudes = [south, north].iter().all(|lat| (-90.0..=90.0).contains(lat));
    if longitudes && latitudes && south <= north {
        Ok(DegreeBox { west, south, east, north })
    } else {
        Err(wrong())
    }
}

/// A distance.
///
/// # Errors
/// A sentence, where it is none.
pub fn kilometres(words: &str) -> Result<f64, String> {
    words
        .parse()
        .ok()
        .filter(|km| (0.0..=20_100.0).contains(km))
        .ok_or_else(|| format!("“{words}” is no distance in kilometres"))
}

/// A whole date.
///
/// # Errors
/// A sentence, where it is none.
pub fn date(words: &str) -> Result<Date, String> {
    let whole = words.len() == 10;
    words
        .parse()
        .ok()
        .filter(|_| whole)
        .ok_or_else(|| format!("“{words}” is no date: write year-month-day, such as 2016-10-04"))
}

/// A country by either of its codes.
///
/// # Errors
/// A sentence, where it is none.
pub fn country(code: &str) -> Result<String, String> {
    sijill_intake::alpha_2(code)
        .map(str::to_owned)
        .ok_or_else(|| format!("“{code}” is no country: write its ISO 3166-1 code, such as SY or SYR"))
}

/// A number from 0 to 1.
///
/// # Errors
/// A sentence, where it is none.
pub fn share(words: &str) -> Result<f64, String> {
    words
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| format!("“{words}” is no number from 0 to 1"))
}

/// A time, or the end of a day in UTC.
///
/// # Errors
/// A sentence, where it is none.
pub fn moment(words: &str) -> Result<Timestamp, String> {
    let end = |date: Date| {
        let next = date.tomorrow()?.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp();
        next.checked_sub(jiff::SignedDuration::from_nanos(1))
    };
    words
        .parse::<Timestamp>()
        .or_else(|_| date(words).map_err(|_| ()).and_then(|date| end(date).map_err(|_| ())))
        .map_err(|()| format!("“{words}” is no date or time: write 2016-10-05 or 2016-10-05T08:00:00Z"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_day_means_its_end() {
        assert_eq!(moment("2016-10-05").unwrap().to_string(), "2016-10-05T23:59:59.999999999Z");
        assert_eq!(moment("2016-10-05T08:00:00+03:00").unwrap().to_string(), "2016-10-05T05:00:00Z");
        for words in ["2016-10", "yesterday", "", "2016-10-32", "2016-10-05T08:00"] {
            assert!(moment(words).is_err(), "{words}");
        }
    }

    #[test]
    fn dates_are_whole_and_true() {
        assert!(date("2016-02-29").is_ok());
        for words in ["2016-02-30", "2016-10", "4 October 2016", "20161004", "2016-10-04T08:00", ""] {
            assert!(date(words).is_err(), "{words}");
        }
    }

    #[test]
    fn a_piece_of_a_map_may_reach_over_the_180th_meridian() {
        let aleppo = degrees("36,35,38,37").unwrap();
        assert!(aleppo.holds(36.2, 37.16) && !aleppo.holds(36.2, 35.9) && !aleppo.holds(37.1, 37.0));
        let fiji = degrees("177,-20,-178,-15").unwrap();
        assert!(fiji.holds(-18.0, 178.0) && fiji.holds(-18.0, -179.0) && !fiji.holds(-18.0, 0.0));
        for words in ["1,2,3", "1,2,3,4,5", "0,10,0,9", "0,0,181,1", "a,b,c,d", "0,NaN,1,1", ""] {
            assert!(degrees(words).is_err(), "{words}");
        }
        assert_eq!(degrees(&aleppo.to_string()).unwrap(), aleppo);
    }
}
