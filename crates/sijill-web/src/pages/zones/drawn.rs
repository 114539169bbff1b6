//! Zones as pictures and as GeoJSON: the outline as it was drawn, each place as the circle that it is.

use serde_json::{Value, json};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::ZoneSet;

use crate::draw::map::{Area, Shape};

/// Zones as areas of the server's drawing.
pub(super) fn areas(gazetteer: &Gazetteer, zone: &ZoneSet) -> Vec<Area> {
    let area = |shape, title: String| Area {
        shape,
        status: String::new(),
        side: String::new(),
        disputed: false,
        title,
    };
    let outline = zone.outline.as_ref().map(|outline| area(Shape::Rings(rings(outline)), zone.name.clone()));
    let places = zone.places.iter().filter_map(|place| gazetteer.by_id(&place.id)).map(|index| {
        let place = gazetteer.place(index);
        area(Shape::Circle(place.lat, place.lon, place.radius_km), format!("{}: {}", zone.name, place.name))
    });
    outline.into_iter().chain(places).collect()
}

/// Zones as features: `web/src/map/areas.ts` draws them.
pub(super) fn collection<'z>(
    gazetteer: &Gazetteer,
    zones: impl Iterator<Item = &'z (u64, ZoneSet)>,
) -> Value {
    let mut features = Vec::new();
    for (entry, zone) in zones {
        let properties = |name: &str| {
            json!({
                "zone": zone.name,
                "name": name,
                "entry": format!("e{entry}"),
                "by": zone.by,
                "reason": zone.reason,
                "link": super::address_of(&zone.name),
            })
        };
        if let Some(outline) = &zone.outline {
            features
                .push(json!({"type": "Feature", "geometry": outline, "properties": properties(&zone.name)}));
        }
        for place in &zone.places {
            let Some(index) = gazetteer.by_id(&place.id) else { continue };
            let known = gazetteer.place(index);
            let mut properties = properties(&format!("{}: {}", zone.name, known.name));
            properties["place"] = json!(place.id);
            properties["radius_km"] = json!(known.radius_km);
            let point = json!({"type": "Point", "coordinates": [known.lon, known.lat]});
            features.push(json!({"type": "Feature", "geometry": point, "properties": properties}));
        }
    }
    json!({"type": "FeatureCollection", "features": features})
}

/// All rings of a Polygon or MultiPolygon.
pub(super) fn rings(geometry: &Value) -> Vec<Vec<(f64, f64)>> {
    let coordinates = geometry.get("coordinates").cloned().unwrap_or_default();
    let polygons: Vec<Vec<Vec<(f64, f64)>>> = match serde_json::from_value(coordinates.clone()) {
        Ok(polygons) => polygons,
        Err(_) => serde_json::from_value(coordinates).map(|one| vec![one]).unwrap_or_default(),
    };
    polygons.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_have_their_rings() {
        let ring = json!([[37.0, 36.0], [37.4, 36.0], [37.2, 36.4], [37.0, 36.0]]);
        let polygon = json!({"type": "Polygon", "coordinates": [ring]});
        let several = json!({"type": "MultiPolygon", "coordinates": [[ring], [ring, ring]]});
        assert_eq!(rings(&polygon).len(), 1);
        assert_eq!(rings(&several).len(), 3);
        assert_eq!(rings(&polygon)[0][1], (37.4, 36.0));
        assert!(rings(&json!({"type": "Point"})).is_empty());
    }
}
