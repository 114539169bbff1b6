//! Numbers of units: money, percent, distances, weights, durations.

use super::NumberRole;
use super::cardinal::Form;
use super::phrase::View;
use super::role::Shape;

impl View<'_, '_> {
    pub(crate) fn unit(&self, shape: &Shape) -> Option<NumberRole> {
        let first = shape.core.first;
        let money = |at: usize| {
            self.is_currency(at) || (self.text(at) == "us" && self.is_capital(at) && self.text(at + 1) == "$")
        };
        if first.checked_sub(1).is_some_and(money) || shape.start.checked_sub(1).is_some_and(money) {
            return Some(NumberRole::Money);
        }
        if shape.core.form == Form::Ordinal {
            return None;
        }
        let mut at = shape.last + 1;
        let dashed = self.dash(at);
        at += usize::from(dashed);
        // "hundreds of kilometres", "a couple of days", "millions of dollars"
        if shape.core.amount.best.is_none() && self.text(at) == "of" && self.entry(at + 1).unit.is_some() {
            at += 1;
        }
        if self.text(at) == "per" && self.text(at + 1) == "cent" {
            return Some(NumberRole::Percent);
        }
        for _ in 0..2 {
            let between = matches!(
                self.text(at),
                "more"
                    | "full"
                    | "long"
                    | "straight"
                    | "consecutive"
                    | "additional"
                    | "further"
                    | "extra"
                    | "whole"
                    | "working"
                    | "calendar"
                    | "nautical"
                    | "metric"
                    | "successive"
                    | "or"
                    | "us"
                    | "syrian"
                    | "iraqi"
                    | "other"
                    | "business"
                    | "short"
                    | "solid"
            );
            if !between || self.entry(at + 1).unit.is_none() {
                break;
            }
            at += 1;
        }
        let unit = self.entry(at).unit?;
        let short = matches!(self.text(at), "m" | "g" | "min" | "x" | "mi" | "ha" | "st");
        let glued = self.pieces.get(at).is_some_and(|p| p.glued);
        if short && !glued && shape.digits() == 0 && shape.core.form != Form::Decimal {
            return None;
        }
        if matches!(self.text(at), "second" | "star" | "pound") && !dashed && shape.value() != 1 {
            return None;
        }
        match unit {
            NumberRole::Money if self.text(at) == "pounds" => {
                let heavy = dashed || matches!(self.text(at + 1), "of" | "bomb" | "bombs");
                Some(if heavy { NumberRole::Weight } else { NumberRole::Money })
            }
            NumberRole::Weight if matches!(self.text(at), "degrees" | "°") => {
                let globe = (1..=4).any(|k| {
                    matches!(self.text(at + k), "n" | "s" | "e" | "w" | "north" | "south" | "east" | "west")
                });
                Some(if globe { NumberRole::Coordinates } else { NumberRole::Weight })
            }
            unit => Some(unit),
        }
        .or(Some(unit))
    }
}
