//! A band from the floor to the highest claim, for rows of tables. All rows of a table share one scale. Style sheets mirror
//! it where one reads from right to left.

use std::fmt::Write as _;

use super::{number, text};

/// What is drawn, on a scale that ends at `most`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Band {
    /// At least.
    pub(crate) floor: u64,
    /// The highest claim; drawn no shorter than the floor.
    pub(crate) highest: u64,
    /// One figure, where the claims were folded into one.
    pub(crate) best: Option<u64>,
}

impl Band {
    /// A band without a figure in it.
    pub(crate) const fn new(floor: u64, highest: u64) -> Self {
        Self { floor, highest, best: None }
    }

    /// Its end.
    pub(crate) fn end(self) -> u64 {
        self.highest.max(self.floor).max(self.best.unwrap_or_default())
    }

    /// As SVG; `said` is read to those who do not see it.
    pub(crate) fn drawn(self, most: u64, said: &str) -> String {
        let part = |value: u64| number(share(value, most) * 100.0);
        let (floor, highest) = (part(self.floor), part(self.highest.max(self.floor)));
        let mut out = format!(
            r#"<svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{}"><rect class="ground" width="100" height="10"/><rect class="highest" width="{highest}" height="10"/><rect class="floor" width="{floor}" height="10"/>"#,
            text(said)
        );
        if let Some(best) = self.best {
            // Writing to memory does not fail.
            let _ = write!(out, r#"<line class="best" x1="{0}" x2="{0}" y1="0" y2="10"/>"#, part(best));
        }
        out.push_str("</svg>");
        out
    }
}

/// Which share of the most a value is, from 0 to 1.
fn share(value: u64, most: u64) -> f64 {
    if most == 0 { 0.0 } else { (value as f64 / most as f64).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_shares_of_the_scale() {
        let drawn = Band { floor: 5, highest: 20, best: Some(10) }.drawn(40, "5 to 20");
        assert!(drawn.contains(r#"class="floor" width="12.5""#), "{drawn}");
        assert!(drawn.contains(r#"class="highest" width="50""#), "{drawn}");
        assert!(drawn.contains(r#"class="best" x1="25""#), "{drawn}");
    }

    #[test]
    fn a_floor_above_the_highest_claim_stays_within_the_band() {
        let band = Band::new(9, 3);
        assert_eq!(band.end(), 9);
        assert!(band.drawn(9, "").contains(r#"class="highest" width="100""#));
        assert!(Band::new(0, 0).drawn(0, "").contains(r#"class="floor" width="0""#));
        assert!(Band::new(u64::MAX, u64::MAX).drawn(1, "").contains(r#"class="floor" width="100""#));
    }

    #[test]
    fn what_is_said_is_no_markup() {
        let drawn = Band::new(1, 2).drawn(2, "\"><script>alert(1)</script>");
        assert!(!drawn.contains("<script"), "{drawn}");
    }
}
