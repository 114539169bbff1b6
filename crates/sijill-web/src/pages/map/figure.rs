//! A map as a figure of a page: what scripts need to make it live, and the drawing that stands in for it.

use serde::Serialize;
use sijill_desk::ask::across_teller::days;
use sijill_gazetteer::PlaceKind;
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::terrain::Spot;

use super::names;
use crate::draw::map::{Area, Bounds, Mark, Picture, Teller};
use crate::draw::palette::colours;
use crate::http::Context;
use crate::server::App;
use crate::words::{Words, grouped};

/// What a map is to show. What is absent is left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// Its id; "map" where empty.
    pub(crate) id: &'static str,
    /// The address that tells scripts of incidents.
    pub(crate) points: Option<String>,
    /// The address that tells scripts of areas.
    pub(crate) areas: Option<String>,
    /// The piece that is selected.
    pub(crate) selected: Option<Bounds>,
    /// What is first seen; where absent, everything that is shown.
    pub(crate) view: Option<Bounds>,
    /// True where an outline is drawn into the form's field "outline".
    pub(crate) draw: bool,
    /// True where the figure is a part of a selection: it stays while what it shows changes.
    pub(crate) follows: bool,
    /// What stands under it.
    pub(crate) caption: String,
    /// Incidents that the server draws.
    pub(crate) marks: Vec<Mark>,
    /// Areas that the server draws.
    pub(crate) shapes: Vec<Area>,
}

/// A map as a figure. Templates include `map_figure.html`, where it is called `map`.
#[derive(Debug, Clone, Default)]
pub(crate) struct MapFigure {
    pub(crate) id: &'static str,
    pub(crate) data: String,
    pub(crate) svg: String,
    pub(crate) caption: String,
    pub(crate) follows: bool,
    pub(crate) legend: Vec<Swatch>,
}

/// A line of the legend.
#[derive(Debug, Clone)]
pub(crate) struct Swatch {
    /// The class of its sign.
    pub(crate) class: &'static str,
    /// Its colour, where it is that of a side.
    pub(crate) colour: &'static str,
    pub(crate) words: String,
}

/// What scripts are told: `web/src/map/config.ts`.
#[derive(Serialize)]
struct Told<'p> {
    points: Option<&'p str>,
    areas: Option<&'p str>,
    #[serde(rename = "box")]
    selected: Option<[f64; 4]>,
    view: Option<[f64; 4]>,
    tiles: Option<&'p str>,
    #[serde(rename = "tilesKind")]
    tiles_kind: Option<&'static str>,
    draw: bool,
}

/// Makes the figure.
pub(crate) fn figure(app: &App, context: &Context, plan: Plan) -> MapFigure {
    let words = context.words;
    let id = if plan.id.is_empty() { "map" } else { plan.id };
    let legend = legend(words, &plan);
    let tiles = app.config.tiles.as_ref().map(|tiles| tiles.address.as_str());
    let kind = |address: &str| {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if path.ends_with(".pmtiles") { "pmtiles" } else { "raster" }
    };
    let alternative = alternative(words, &plan);
    let picture = Picture {
        view: plan.view,
        selected: plan.selected,
        marks: plan.marks,
        areas: plan.shapes,
        alternative,
        id: id.to_owned(),
    };
    let told = Told {
        points: plan.points.as_deref(),
        areas: plan.areas.as_deref(),
        selected: plan.selected.map(Bounds::as_box),
        // The live map begins with what the drawing shows.
        view: picture.bounds().map(Bounds::as_box),
        tiles,
        tiles_kind: tiles.map(kind),
        draw: plan.draw,
    };
    // What has only numbers and words can always be written.
    let data = serde_json::to_string(&told).unwrap_or_default();
    let window = picture.window();
    let names = names::in_view(&app.gazetteer, window.seen, window.zoom(), words.language, 60);
    MapFigure {
        id,
        data,
        svg: picture.svg(&names, words),
        caption: plan.caption,
        follows: plan.follows,
        legend,
    }
}

impl Teller for Words {
    fn one(&self, mark: &Mark) -> String {
        let Some(number) = mark.number else { return mark.title.clone() };
        let when = mark.days.and_then(days).map(|days| days.words());
        let when = when.unwrap_or_else(|| self.t("map.undated").to_owned());
        let counted = if mark.is_counted {
            self.with("map.killed", &[&range(mark.floor, mark.highest, mark.open)])
        } else {
            self.t("map.uncounted").to_owned()
        };
        self.with("map.one", &[&format!("i{number}"), &mark.title, &when, &counted])
    }

    fn several(&self, count: usize, floor: u64, highest: u64) -> String {
        let range = range(floor, highest, false);
        self.with("map.several", &[&self.count("map.incidents", count as u64), &range])
    }
}

/// Incidents as marks of a picture; those whose place has no point are left out.
pub(crate) fn marks<'i>(ledger: &Ledger, incidents: impl Iterator<Item = &'i Incident>) -> Vec<Mark> {
    incidents
        .filter_map(|incident| {
            let spot = ledger.terrain.spot(incident.node?);
            let (lat, lon) = spot.at?;
            let killed = incident.killed;
            let (floor, highest) = killed.map_or((0, 0), |range| (range.low, range.most.max(range.low)));
            let open = killed.is_some_and(|range| range.open);
            Some(Mark {
                lat,
                lon,
                floor,
                highest,
                open,
                radius_km: radius_shown(spot),
                title: spot.name.clone(),
                number: Some(incident.number),
                days: incident.days,
                is_counted: killed.is_some(),
            })
        })
        .collect()
}

/// How exactly a place is known: "point", "centroid" of something that has one, or "area".
pub(crate) fn precision(spot: &Spot) -> &'static str {
    let wide = |kind: PlaceKind| {
        use PlaceKind::{Country, County, Division, Front, Natural, Region};
        matches!(kind, Country | Division | County | Region | Natural | Front)
    };
    match spot.kind {
        Some(kind) if wide(kind) => "area",
        _ if spot.radius_km <= 1.0 => "point",
        Some(_) => "centroid",
        None => "area",
    }
}

/// The radius within which a place lies somewhere; 0 where it is known as a point.
pub(crate) fn radius_shown(spot: &Spot) -> f64 {
    if precision(spot) == "point" { 0.0 } else { spot.radius_km }
}

/// "16", "16–20+".
pub(crate) fn range(floor: u64, highest: u64, open: bool) -> String {
    let end = if open { "+" } else { "" };
    if floor >= highest {
        format!("{}{end}", grouped(floor))
    } else {
        format!("{}–{}{end}", grouped(floor), grouped(highest))
    }
}

fn alternative(words: &Words, plan: &Plan) -> String {
    let mut parts = Vec::new();
    if plan.points.is_some() || !plan.marks.is_empty() {
        parts.push(words.count("map.incidents", plan.marks.len() as u64));
        let most = plan.marks.iter().max_by_key(|mark| mark.highest).filter(|mark| mark.highest > 0);
        parts.extend(most.map(|mark| words.with("map.largest", &[&words.one(mark)])));
    }
    if !plan.shapes.is_empty() {
        parts.push(words.count("map.areas", plan.shapes.len() as u64));
    }
    let what = if parts.is_empty() { words.t("map.nothing").to_owned() } else { parts.join("; ") };
    words.with("map.alternative", &[&what])
}

fn legend(words: &Words, plan: &Plan) -> Vec<Swatch> {
    let sign = |class, key: &str| Swatch { class, colour: "", words: words.t(key).to_owned() };
    let mut legend = Vec::new();
    if plan.points.is_some() || !plan.marks.is_empty() {
        legend.extend([
            sign("round floor", "script.floor"),
            sign("ring", "script.highest"),
            sign("circle", "script.area"),
            sign("cluster", "script.cluster"),
        ]);
    }
    let sides = plan.shapes.iter().map(|area| area.side.as_str()).filter(|side| !side.is_empty());
    let sides = colours(sides);
    let is_disputed = !sides.is_empty();
    legend.extend(sides.into_iter().map(|(side, colour)| Swatch {
        class: "",
        colour,
        words: side.to_owned(),
    }));
    if is_disputed {
        legend.extend([sign("side hatched", "script.disputed"), sign("side attacked", "script.attacked")]);
        legend.push(sign("side gone", "script.left"));
    }
    legend
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(kind: Option<PlaceKind>, radius_km: f64) -> Spot {
        Spot {
            key: String::new(),
            name: String::new(),
            kind,
            at: Some((36.2, 37.1)),
            radius_km,
            country: None,
            parent: None,
        }
    }

    #[test]
    fn a_place_is_as_exact_as_it_is_known() {
        assert_eq!(precision(&spot(Some(PlaceKind::Hospital), 0.2)), "point");
        assert_eq!(precision(&spot(Some(PlaceKind::City), 12.0)), "centroid");
        assert_eq!(precision(&spot(Some(PlaceKind::Country), 300.0)), "area");
        assert_eq!(precision(&spot(None, 4.0)), "area");
        assert_eq!(radius_shown(&spot(Some(PlaceKind::Hospital), 0.2)), 0.0);
        assert_eq!(radius_shown(&spot(None, 4.0)), 4.0);
    }

    #[test]
    fn ranges_are_told_in_signs() {
        assert_eq!(range(16, 20, false), "16–20");
        assert_eq!(range(16, 16, true), "16+");
        assert_eq!(range(1_200, 3_400, true), "1,200–3,400+");
    }
}
