//! Rows of the list of incidents, with their bands and grades.

use sijill_desk::ask::across::{AcrossTold, RangeTold, grade_word};
use sijill_weigh::grade::Grade;

use crate::draw::band::Band;
use crate::http::Context;
use crate::words::{Words, grouped};

/// All grades, the best attested first.
pub(in crate::pages) const GRADES: [Grade; 5] =
    [Grade::Confirmed, Grade::Fair, Grade::Weak, Grade::Contested, Grade::Discounted];

/// An incident of the list.
pub(in crate::pages) struct Line {
    /// The incident.
    pub(in crate::pages) told: AcrossTold,
    /// Those killed.
    pub(in crate::pages) killed: Shown,
    /// Those injured.
    pub(in crate::pages) injured: Shown,
    /// How well it is attested.
    pub(in crate::pages) grade: Meaning,
}

/// A range as it is shown.
#[derive(Debug, Clone, Default)]
pub(in crate::pages) struct Shown {
    /// In digits: "16–20+"; empty where nobody is counted.
    pub(in crate::pages) digits: String,
    /// As a band.
    pub(in crate::pages) band: String,
}

/// A grade with what it means.
#[derive(Debug, Clone)]
pub(in crate::pages) struct Meaning {
    /// By its name in JSON, which style sheets know.
    pub(in crate::pages) name: &'static str,
    /// What it is called.
    pub(in crate::pages) words: String,
    /// Its definition.
    pub(in crate::pages) definition: String,
}

impl Meaning {
    pub(in crate::pages) fn of(context: &Context, grade: Grade) -> Self {
        let name = grade_word(grade);
        let words = context.words;
        Self {
            name,
            words: words.t(&format!("incidents.grade-{name}")).to_owned(),
            definition: words.t(&format!("incidents.grade-{name}-means")).to_owned(),
        }
    }
}

/// Incidents as rows; their bands have one scale.
pub(in crate::pages) fn lines(context: &Context, rows: Vec<AcrossTold>) -> Vec<Line> {
    let most = |range: fn(&AcrossTold) -> Option<RangeTold>| {
        rows.iter().filter_map(range).map(|range| range.most.max(range.low)).max().unwrap_or(0)
    };
    let (killed, injured) = (most(|told| told.killed), most(|told| told.injured));
    let row = |told: AcrossTold| Line {
        killed: shown(context.words, told.killed, killed),
        injured: shown(context.words, told.injured, injured),
        grade: Meaning::of(context, told.graded.grade),
        told,
    };
    rows.into_iter().map(row).collect()
}

fn shown(words: &Words, range: Option<RangeTold>, most: u64) -> Shown {
    let Some(range) = range else { return Shown::default() };
    let digits = digits(range);
    let said = words.with("incidents.band", &[&grouped(range.low), &grouped(range.most.max(range.low))]);
    Shown { band: Band::new(range.low, range.most).drawn(most, &said), digits }
}

/// "16", "16+", "16–20", in the same signs in every language.
pub(in crate::pages) fn digits(range: RangeTold) -> String {
    let open = if range.open { "+" } else { "" };
    if range.low >= range.most {
        format!("{}{open}", grouped(range.low))
    } else {
        format!("{}–{}{open}", grouped(range.low), grouped(range.most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_told_in_signs() {
        let told = |low, most, open| digits(RangeTold { low, most, open });
        assert_eq!(told(16, 20, false), "16–20");
        assert_eq!(told(16, 16, false), "16");
        assert_eq!(told(16, 16, true), "16+");
        assert_eq!(told(1200, 3400, true), "1,200–3,400+");
        assert_eq!(told(9, 3, false), "9");
    }
}
