use super::*;

fn mark(lat: f64, lon: f64, floor: u64, highest: u64) -> Mark {
    Mark { lat, lon, floor, highest, title: format!("{floor} to {highest}"), ..Mark::default() }
}

struct Plain;

impl Teller for Plain {
    fn one(&self, mark: &Mark) -> String {
        mark.title.clone()
    }

    fn several(&self, count: usize, floor: u64, highest: u64) -> String {
        format!("{count} incidents, {floor} to {highest}")
    }
}

#[test]
fn a_map_is_small_wherever_it_is() {
    let views = [
        Bounds::WORLD,
        Bounds::near(62.0, 10.0, 900.0),
        Bounds::near(36.2, 37.16, 30.0),
        Bounds::near(-17.0, 179.9, 800.0),
        Bounds::near(1.0, 115.0, 3_000.0),
        Bounds::near(52.0, 5.0, 120.0),
    ];
    for view in views {
        let marks = (0..400)
            .map(|at| mark(view.south + f64::from(at % 20) * 0.1, view.west + f64::from(at) * 0.05, 3, 9));
        let picture = Picture { view: Some(view), marks: marks.collect(), ..Picture::default() };
        let svg = picture.svg(&[], &Plain);
        assert!(svg.len() <= 60_000, "{} bytes at {view:?}", svg.len());
        assert!(svg.contains("class=\"land\""), "{view:?}");
        assert!(!svg.contains("style=") && !svg.contains("NaN") && !svg.contains("inf"));
    }
}

#[test]
fn a_disc_is_the_floor_and_a_ring_the_highest_claim() {
    let mut exact = mark(36.2, 37.16, 11, 19);
    let ring = Picture { marks: vec![exact.clone()], ..Picture::default() }.svg(&[], &Plain);
    assert!(ring.contains(&format!(r#"class="incident" cx="360.0" cy="240.0" r="{:.1}""#, disc(11))));
    assert!(ring.contains(&format!(r#"class="open-ring" cx="360.0" cy="240.0" r="{:.1}""#, disc(19))));
    assert!(!ring.contains("class=\"around\""));
    exact.radius_km = 12.0;
    exact.highest = 11;
    let within = Picture { marks: vec![exact], ..Picture::default() }.svg(&[], &Plain);
    assert!(within.contains("class=\"around\"") && !within.contains("open-ring"));
}

#[test]
fn words_of_the_record_are_words_in_the_picture() {
    let hostile = "<script>alert(\"1\")</script>\u{1}&";
    let picture = Picture {
        marks: vec![Mark { title: hostile.to_owned(), ..mark(36.2, 37.16, 1, 1) }],
        areas: vec![Area {
            shape: Shape::Circle(36.0, 37.0, 20.0),
            status: "held".to_owned(),
            side: hostile.to_owned(),
            disputed: true,
            title: hostile.to_owned(),
        }],
        alternative: hostile.to_owned(),
        id: "map".to_owned(),
        ..Picture::default()
    };
    let name = Name { lat: 36.2, lon: 37.16, name: hostile.to_owned() };
    let svg = picture.svg(&[name], &Plain);
    assert!(!svg.contains("<script") && !svg.contains('\u{1}'));
    assert!(svg.contains("&lt;script&gt;alert(&quot;1&quot;)"));
}

#[test]
fn what_is_disputed_is_hatched_in_the_colour_of_its_side() {
    let area = |status: &str, disputed| Area {
        shape: Shape::Circle(36.2, 37.16, 5.0),
        status: status.to_owned(),
        side: "council".to_owned(),
        disputed,
        title: String::new(),
    };
    let drawn =
        |area| Picture { areas: vec![area], id: "map".to_owned(), ..Picture::default() }.svg(&[], &Plain);
    for disputed in [area("held", true), area("contested", false)] {
        assert!(drawn(disputed).contains("url(#map-hatch-0)"));
    }
    let colour = colours(["council"])["council"];
    assert!(drawn(area("held", false)).contains(&format!("fill=\"{colour}\" fill-opacity=\"0.38\"")));
    let outline = Area {
        shape: Shape::Rings(vec![vec![(37.0, 36.0), (37.4, 36.0), (37.2, 36.4), (37.0, 36.0)]]),
        ..area("", false)
    };
    assert!(drawn(outline).contains("vector-effect=\"non-scaling-stroke\""));
}

#[test]
fn many_incidents_are_told_together() {
    let marks: Vec<Mark> = (0..500).map(|_| mark(36.2, 37.16, 2, 3)).collect();
    let svg = Picture { marks, ..Picture::default() }.svg(&[], &Plain);
    assert!(svg.contains("500 incidents, 1000 to 1500"));
}

#[test]
fn names_do_not_lie_over_each_other() {
    let name = |lat: f64, name: &str| Name { lat, lon: 37.16, name: name.to_owned() };
    let picture = Picture { view: Some(Bounds::near(36.2, 37.16, 40.0)), ..Picture::default() };
    let svg = picture
        .svg(&[name(36.2, "Qarra"), name(36.201, "Jisr"), name(36.4, "Tell"), name(80.0, "Far")], &Plain);
    assert!(svg.contains("Qarra") && svg.contains("Tell") && !svg.contains("Jisr") && !svg.contains("Far"));
}
