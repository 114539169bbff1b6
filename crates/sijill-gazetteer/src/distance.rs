//! Distances on the sphere, and points at a distance and bearing.

/// Mean radius of the earth in kilometres.
const EARTH_KM: f64 = 6371.0;

/// Great-circle distance in kilometres between two points in degrees (latitude, longitude).
#[must_use]
pub fn kilometres((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let half_lat = ((lat2 - lat1).to_radians() / 2.0).sin();
    let half_lon = ((lon2 - lon1).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat1.to_radians().cos() * lat2.to_radians().cos() * half_lon * half_lon;
    2.0 * EARTH_KM * h.min(1.0).sqrt().asin()
}

/// The point so many kilometres away, at a bearing in degrees clockwise from north.
#[must_use]
pub fn moved((lat, lon): (f64, f64), km: f64, bearing: f64) -> (f64, f64) {
    let north = km * bearing.to_radians().cos() / EARTH_KM;
    let east = km * bearing.to_radians().sin() / (EARTH_KM * lat.to_radians().cos().abs().max(0.01));
    let lat = (lat + north.to_degrees()).clamp(-90.0, 90.0);
    let lon = lon + east.to_degrees();
    (lat, (lon + 540.0).rem_euclid(360.0) - 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        let aleppo_damascus = kilometres((36.2, 37.16), (33.51, 36.29));
        assert!((300.0..320.0).contains(&aleppo_damascus), "{aleppo_damascus}");
        assert!(kilometres((1.0, 179.9), (1.0, -179.9)) < 30.0);
    }

    #[test]
    fn moving_goes_as_far_as_told() {
        let from = (33.5, 44.4);
        for bearing in [0.0, 45.0, 90.0, 180.0, 315.0] {
            let there = moved(from, 30.0, bearing);
            assert!((kilometres(from, there) - 30.0).abs() < 0.5);
        }
        assert!(moved(from, 30.0, 0.0).0 > from.0);
        assert!(moved((0.0, 179.9), 50.0, 90.0).1 < -179.0);
    }
}
