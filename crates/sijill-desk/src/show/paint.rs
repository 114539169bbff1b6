//! Colours: one for each kind of claim, and quiet ones for what stands around them.

use anstyle::{AnsiColor, Style};
use sijill_claim::Kind;

/// Words in a style, or as they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) colour: bool,
}

impl Paint {
    pub(super) fn in_style(self, style: Style, words: &str) -> String {
        if self.colour && !words.is_empty() { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }

    pub(super) fn kind(self, kind: Kind, words: &str) -> String {
        self.in_style(of(kind), words)
    }

    pub(super) fn bold(self, words: &str) -> String {
        self.in_style(Style::new().bold(), words)
    }

    pub(super) fn quiet(self, words: &str) -> String {
        self.in_style(Style::new().dimmed(), words)
    }
}

fn of(kind: Kind) -> Style {
    let colour = match kind {
        Kind::Casualty => AnsiColor::Red,
        Kind::Damage => AnsiColor::Yellow,
        Kind::Control => AnsiColor::Blue,
        Kind::Facility => AnsiColor::Magenta,
        Kind::Siege => AnsiColor::BrightRed,
        Kind::Displacement => AnsiColor::Cyan,
        Kind::Agreement => AnsiColor::Green,
        Kind::Deployment => AnsiColor::BrightBlue,
        Kind::Allegation => AnsiColor::BrightYellow,
        Kind::Statement => AnsiColor::BrightBlack,
        Kind::Meeting => AnsiColor::BrightGreen,
    };
    Style::new().fg_color(Some(colour.into()))
}
