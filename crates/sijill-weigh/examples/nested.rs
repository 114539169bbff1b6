//! How long a tally takes over claims whose covers nest: `cargo run --release -p sijill-weigh --example nested -- 1000000`.
//!
//! Made claims: two thirds are of incidents in districts on single days, some told by several reports; the others are
//! totals of a city and a month, of a country and a year.

use std::io::Write as _;
use std::time::Instant;

use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};
use sijill_gazetteer::Gazetteer;
use sijill_record::question::{ClaimRow, PlaceRow, Standing};
use sijill_record::views::ReviewState;
use sijill_weigh::cause::Families;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::line::Line;
use sijill_weigh::tally::{Question, Weigher};
use sijill_weigh::terrain::Node;

/// Numbers by chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn line(number: u64, node: Node, days: (i32, i32), low: u64, scope: Scope) -> Line {
    Line {
        row: ClaimRow { number, version: None },
        report: number / 5,
        published: Some(days.1),
        kind: Kind::Casualty,
        harm: Some(Harm::Killed),
        status: Some(VictimStatus::Civilian),
        side: 0,
        modality: Modality::Asserted,
        scope: Some(scope),
        low: Some(low),
        high: Some(low),
        best: Some(low),
        start: Some(days.0),
        end: Some(days.1),
        node: Some(node),
        confidence: 930,
        state: ReviewState::Unreviewed,
        cause: 0,
        families: Families::default(),
        perpetrator: 0,
        names: 0,
        what: 0,
        source: 0,
        whole: None,
        from: 0,
        to: 10,
        earlier: false,
        occurrence: 0,
        group: false,
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let count: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let gazetteer = Gazetteer::embedded()?;
    let mut ledger = Ledger::default();
    let mut chance = Chance(20_161_004);
    let (mut districts, mut cities) = (Vec::new(), Vec::new());
    // Unknown places lie in their countries; a made city is a place that the gazetteer knows.
    for (number, name) in
        ["Aleppo", "Mosul", "Kabul", "Donetsk", "Maiduguri", "Mogadishu", "Taiz", "Tripoli", "Goma", "Juba"]
            .iter()
            .enumerate()
    {
        let Some(city) = gazetteer.best(name, None) else { continue };
        let row = |name: String, radius: f64, shift: f64| PlaceRow {
            name,
            id: None,
            at: Some((city.lat + shift, city.lon)),
            country: city.country.map(|c| c.as_str().to_owned()),
            radius_km: Some(radius),
        };
        let known =
            PlaceRow { id: Some(gazetteer.id(city.index)), ..row((*name).to_owned(), city.radius_km, 0.0) };
        let node = ledger.terrain.add(&gazetteer, &known);
        cities.push(node);
        let own: Vec<Node> = (0..40)
            .map(|d| {
                ledger
                    .terrain
                    .add(&gazetteer, &row(format!("district {number} {d}"), 0.01, 0.0001 * f64::from(d)))
            })
            .collect();
        districts.push(own);
    }
    ledger.terrain.settle();
    for number in 0..count {
        let city = chance.below(cities.len() as u64) as usize;
        let day = 15_000 + i32::try_from(chance.below(3_650))?;
        let figure = 1 + chance.below(30);
        let made = match chance.below(6) {
            0 => {
                let from = day - day % 30;
                line(number, cities[city], (from, from + 29), figure * 20, Scope::Period)
            }
            1 => {
                let country = ledger.terrain.chain(cities[city]).last().copied().unwrap_or(cities[city]);
                let from = day - day % 360;
                line(number, country, (from, from + 359), figure * 400, Scope::Period)
            }
            _ => {
                let district = chance.below(40) as usize;
                line(number, districts[city][district], (day, day), figure, Scope::Incident)
            }
        };
        // A third of the incidents are told again by the next report.
        let again = made.scope == Some(Scope::Incident) && number > 0 && chance.below(3) == 0;
        let before = ledger
            .lines
            .last()
            .copied()
            .filter(|before: &Line| again && before.scope == Some(Scope::Incident));
        let incident = before.and(ledger.incidents.last().copied()).unwrap_or(number);
        let made = before.map_or(made, |before| Line { row: made.row, report: made.report, ..before });
        ledger.lines.push(made);
        ledger.incidents.push(incident);
    }
    ledger.families = (0..=u32::try_from(count / 5)?).collect();
    ledger.publishers = vec![0; ledger.families.len()];
    // Put together by place, day and figure alone: most of the made incidents are far from each other.
    let mut gathered = ledger.clone();
    let start = Instant::now();
    gathered.gather();
    writeln!(out, "all incidents of {count} claims put together in {:?}", start.elapsed())?;
    let start = Instant::now();
    while gathered.lines.last().is_some_and(|line| !line.is_of_incident()) {
        gathered.lines.pop();
    }
    let last = gathered.lines.pop();
    let mut placing = gathered.placing();
    writeln!(out, "  an index to place more among them made in {:?}", start.elapsed())?;
    let start = Instant::now();
    gathered.lines.extend(last);
    gathered.place_last(&mut placing);
    writeln!(out, "  one claim placed in {:?}", start.elapsed())?;
    drop(gathered);
    let standing = Standing::default();
    let start = Instant::now();
    let weigher = Weigher::new(&ledger, &standing);
    writeln!(out, "made ready once in {:?}", start.elapsed())?;
    let question = Question { harms: vec![Harm::Killed], ..Question::default() };
    let mut times: Vec<_> = (0..7)
        .map(|_| {
            let start = Instant::now();
            let bounds = weigher.floor(&question);
            (start.elapsed(), bounds.0, bounds.1)
        })
        .collect();
    times.sort_unstable();
    writeln!(
        out,
        "bounds over {count} claims: at least {} on {} grounds, median {:?}",
        times[3].1, times[3].2, times[3].0
    )?;
    let start = Instant::now();
    let tally = weigher.tally(&question);
    writeln!(
        out,
        "tally with each source: {} claims, {} incidents, {} totals, {} origins, crossing: {}, in {:?}",
        tally.claims,
        tally.incidents,
        tally.totals,
        tally.origins,
        tally.crossing,
        start.elapsed()
    )?;
    Ok(())
}
