//! Charts and maps as the server draws them: SVG that needs no script. Pure functions from values to text.
//!
//! Classes are those of `web/src/style`; there are no style attributes, and all text is escaped. Not for: what is drawn, which
//! pages decide.

pub(crate) mod band;
pub(crate) mod bars;
pub(crate) mod map;
pub(crate) mod palette;

/// Text as an attribute or element of SVG holds it.
pub(crate) fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// A number with two digits at most.
pub(crate) fn number(value: f64) -> String {
    let words = format!("{value:.2}");
    let words = words.trim_end_matches('0').trim_end_matches('.');
    if words == "-0" { "0".to_owned() } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(text("<a b=\"c\">&'\u{1}"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39; ");
    }

    #[test]
    fn numbers_are_short() {
        for (value, words) in [(0.0, "0"), (-0.001, "0"), (12.5, "12.5"), (100.0, "100"), (0.126, "0.13")] {
            assert_eq!(number(value), words);
        }
    }
}
