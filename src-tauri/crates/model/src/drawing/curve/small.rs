//! A curve drawn small, for a list: its marks and its line, without a letter. It is looked at in half its size.

use super::{Curve, Reading, Role};
use crate::drawing::paint::{ACCENT, HAIR};
use crate::drawing::pen::{EDGE, Pen, WIDTH};

/// The height of the whole drawing.
const HIGH: f64 = 120.0;
/// The room left around the points, for their marks.
const AIR: f64 = 14.0;
/// The colour of the target: apart from the curve's by its shape too.
const AIM: &str = "#8a5a12";

type Point = (f64, f64);

/// From a year and a value to a point.
struct Scale {
    years: (f64, f64),
    values: (f64, f64),
}

impl Scale {
    fn of(points: &[(Role, Reading)]) -> Self {
        let ends = |of: &dyn Fn(&Reading) -> f64| {
            let all = points.iter().map(|(_, reading)| of(reading));
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| (low.min(one), high.max(one)))
        };
        Self { years: ends(&|reading| f64::from(reading.year)), values: ends(&|reading| reading.value) }
    }

    fn at(&self, reading: &Reading) -> Point {
        let share = |value: f64, (low, high): (f64, f64)| {
            if high > low { (value - low) / (high - low) } else { 0.5 }
        };
        let (left, top) = (EDGE + AIR, EDGE + AIR);
        let (across, down) = (WIDTH - 2.0 * left, HIGH - 2.0 * top);
        (
            left + share(f64::from(reading.year), self.years) * across,
            top + (1.0 - share(reading.value, self.values)) * down,
        )
    }
}

pub(super) fn draw(curve: &Curve, points: &[(Role, Reading)], alt: &str) -> String {
    let mut pen = Pen::new(&curve.title, alt);
    let scale = Scale::of(points);
    let foot = HIGH - EDGE;
    pen.line((EDGE, foot), (WIDTH - EDGE, foot), HAIR, 1.6);
    let first = points.iter().filter(|(role, _)| *role == Role::Observed).map(|(_, one)| one.year).min();
    let known = points.iter().filter(|(role, reading)| match role {
        Role::Observed => true,
        Role::Reference => first.is_none_or(|first| reading.year <= first),
        Role::Target => false,
    });
    let solid: Vec<Point> = known.map(|(_, reading)| scale.at(reading)).collect();
    pen.path(&solid, false, ACCENT, 4.0, "");
    let target = points.iter().find(|(role, _)| *role == Role::Target).map(|(_, one)| scale.at(one));
    if let (Some(from), Some(to)) = (solid.last(), target) {
        pen.path(&[*from, to], false, AIM, 3.0, "10 7");
    }
    for (role, reading) in points {
        mark(&mut pen, scale.at(reading), *role);
    }
    pen.finish(HIGH)
}

/// Square for the reference, disc for what was observed, diamond for the target.
fn mark(pen: &mut Pen, (x, y): Point, role: Role) {
    match role {
        Role::Observed => pen.circle((x, y), 7.0, ACCENT, "#ffffff", 1.6),
        Role::Reference => {
            let corners = [(x - 7.0, y - 7.0), (x + 7.0, y - 7.0), (x + 7.0, y + 7.0), (x - 7.0, y + 7.0)];
            pen.shape(&corners, "#ffffff", ACCENT);
            pen.path(&corners, true, ACCENT, 3.0, "");
        }
        Role::Target => pen.shape(&[(x, y - 10.0), (x + 10.0, y), (x, y + 10.0), (x - 10.0, y)], AIM, AIM),
    }
}
