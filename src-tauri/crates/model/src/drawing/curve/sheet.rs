//! The drawing of a curve.

use super::{Curve, Reading, Role, named_unit, rounded};
use crate::drawing::area::{Area, Wanted, place};
use crate::drawing::letters::{fit, width};
use crate::drawing::paint::{ACCENT, HAIR, QUIET};
use crate::drawing::pen::{Anchor, DROP, EDGE, INNER, LEAD, Pen, SIZE, Style, WIDTH};
use crate::french::number;

/// The height of the plot.
const HIGH: f64 = 190.0;
/// The colour of the target: apart from the curve's by its shape too.
const AIM: &str = "#8a5a12";
/// With more observed values than this, only the telling ones are written.
const WRITTEN: usize = 10;

type Point = (f64, f64);

/// The plot and its scales.
struct Frame {
    plot: Area,
    years: (i32, i32),
    low: f64,
    step: f64,
    steps: u32,
}

impl Frame {
    fn of(points: &[(Role, Reading)], top: f64) -> Self {
        let values = || points.iter().map(|(_, reading)| reading.value);
        let (low, high) =
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        // The axis starts from zero unless that would flatten the curve.
        let low = if low >= 0.0 && low < high * 0.6 || low == high { low.min(0.0) } else { low };
        let high = if low == high { high + 1.0 } else { high.max(if low < 0.0 { 0.0 } else { high }) };
        let step = step((high - low) / 4.0);
        let floor = (low / step).floor() * step;
        // Air under the lowest point too, except where the axis starts from zero.
        let first = if floor != 0.0 && low - floor < 0.45 * step { floor - step } else { floor };
        // A little air above the highest point, for its value.
        let steps = ((high - first) / step + 0.3).ceil().clamp(1.0, 12.0) as u32;
        let years = points.iter().map(|(_, reading)| reading.year);
        let years = (years.clone().min().unwrap_or(0), years.max().unwrap_or(0));
        let ticks = (0..=steps).map(|rank| width(&number(rounded(first + f64::from(rank) * step)), SIZE));
        let left = EDGE + ticks.fold(0.0, f64::max) + 8.0;
        let plot = Area { x: left, y: top, width: WIDTH - EDGE - left, height: HIGH };
        Self { plot, years, low: first, step, steps }
    }

    fn x(&self, year: i32) -> f64 {
        let (first, last) = self.years;
        let inside = self.plot.width - 48.0;
        let span = f64::from(last) - f64::from(first);
        let share = if span == 0.0 { 0.5 } else { (f64::from(year) - f64::from(first)) / span };
        self.plot.x + 24.0 + share * inside
    }

    fn y(&self, value: f64) -> f64 {
        let whole = self.step * f64::from(self.steps);
        self.plot.y + HIGH - (value - self.low) / whole * HIGH
    }

    fn at(&self, reading: &Reading) -> Point {
        (self.x(reading.year), self.y(reading.value))
    }
}

/// The round step at or just above.
fn step(about: f64) -> f64 {
    let power = 10_f64.powi(about.log10().floor() as i32);
    [1.0, 2.0, 2.5, 5.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|&step| step >= about)
        .unwrap_or(10.0 * power)
}

pub(super) fn draw(curve: &Curve, points: &[(Role, Reading)], alt: &str) -> String {
    let mut pen = Pen::new(&curve.title, alt);
    let top = EDGE + key(&mut pen, points);
    let unit = named_unit(&curve.unit);
    let above = if unit.is_empty() { 6.0 } else { 21.0 };
    if !unit.is_empty() {
        pen.text(EDGE, top + 9.0, &fit(&unit, SIZE, INNER), Style::start().quiet());
    }
    let frame = Frame::of(points, top + above);
    grid(&mut pen, &frame);
    let solid = solid(points, &frame);
    pen.path(&solid, false, ACCENT, 1.8, "");
    let target = points.iter().find(|(role, _)| *role == Role::Target).map(|(_, reading)| frame.at(reading));
    let dashed: Vec<Point> = solid.last().copied().into_iter().chain(target).collect();
    if let [from, to] = dashed.as_slice() {
        pen.dashes(*from, *to, AIM, 1.4);
    }
    for (role, reading) in points {
        mark(&mut pen, frame.at(reading), *role);
    }
    written(&mut pen, points, &frame, &[solid, dashed]);
    let foot = frame.plot.y + HIGH + 16.0;
    let note = if frame.low > 0.0 || frame.low + frame.step * f64::from(frame.steps) < 0.0 {
        vec!["L’échelle des valeurs ne part pas de zéro.".to_owned()]
    } else {
        Vec::new()
    };
    let used = pen.remarks(foot + 2.0, &note);
    pen.finish(foot + used + EDGE)
}

/// What each mark is. Gives the height used.
fn key(pen: &mut Pen, points: &[(Role, Reading)]) -> f64 {
    let mut x = EDGE;
    for role in [Role::Reference, Role::Observed, Role::Target] {
        if points.iter().any(|(other, _)| *other == role) {
            mark(pen, (x + 6.0, EDGE + 6.0), role);
            pen.text(x + 16.0, EDGE + 6.0 + DROP, role.label(), Style::start());
            x += 16.0 + width(role.label(), SIZE) + 20.0;
        }
    }
    20.0
}

fn grid(pen: &mut Pen, frame: &Frame) {
    let (left, right) = (frame.plot.x, frame.plot.x + frame.plot.width);
    for rank in 0..=frame.steps {
        let value = rounded(frame.low + f64::from(rank) * frame.step);
        let y = frame.y(value);
        let colour = if rank == 0 || value == 0.0 { QUIET } else { HAIR };
        pen.line((left, y), (right, y), colour, 0.8);
        pen.text(left - 5.0, y + DROP, &number(value), Style::end().quiet());
    }
    let (first, last) = frame.years;
    let span = last.saturating_sub(first).max(1);
    let every = (30.0 * f64::from(span) / (frame.plot.width - 48.0)).ceil().max(1.0) as usize;
    for year in (first..=last).step_by(every) {
        let x = frame.x(year);
        let foot = frame.plot.y + HIGH;
        pen.line((x, foot), (x, foot + 3.0), QUIET, 0.8);
        pen.text(x, foot + 14.0, &year.to_string(), Style::middle().quiet());
    }
}

/// The line through what is known: the reference when it comes first, then what was observed.
fn solid(points: &[(Role, Reading)], frame: &Frame) -> Vec<Point> {
    let first =
        points.iter().filter(|(role, _)| *role == Role::Observed).map(|(_, reading)| reading.year).min();
    let known = |(role, reading): &&(Role, Reading)| match role {
        Role::Observed => true,
        Role::Reference => first.is_none_or(|first| reading.year <= first),
        Role::Target => false,
    };
    points.iter().filter(known).map(|(_, reading)| frame.at(reading)).collect()
}

/// Square for the reference, disc for what was observed, diamond for the target.
fn mark(pen: &mut Pen, (x, y): Point, role: Role) {
    match role {
        Role::Observed => pen.circle((x, y), 3.6, ACCENT, "#ffffff", 0.8),
        Role::Reference => {
            pen.shape(
                &[(x - 4.4, y - 4.4), (x + 4.4, y - 4.4), (x + 4.4, y + 4.4), (x - 4.4, y + 4.4)],
                "#ffffff",
                ACCENT,
            );
        }
        Role::Target => pen.shape(&[(x, y - 5.6), (x + 5.6, y), (x, y + 5.6), (x - 5.6, y)], AIM, AIM),
    }
}

/// Writes the values beside their points, clear of the lines and of each other. One that finds no
/// place is left to the table; reference and target are rather written over a line.
fn written(pen: &mut Pen, points: &[(Role, Reading)], frame: &Frame, lines: &[Vec<Point>]) {
    let mut told = telling(points);
    // Reference and target are placed first: they matter most.
    told.sort_by_key(|(role, _)| *role == Role::Observed);
    let texts: Vec<String> = told.iter().map(beside).collect();
    let want = |((_, reading), text): (&(Role, Reading), &String)| Wanted {
        at: frame.at(reading),
        radius: 6.0,
        size: (width(text, SIZE), LEAD),
    };
    let wanted: Vec<Wanted> = told.iter().zip(&texts).map(want).collect();
    let plot = &frame.plot;
    let room = Area { x: plot.x + 1.0, y: plot.y - 12.0, width: plot.width - 1.0, height: HIGH + 12.0 };
    let marks: Vec<Area> = points.iter().map(|(_, reading)| spot(frame.at(reading))).collect();
    let traces = lines.iter().flat_map(|line| line.windows(2)).flat_map(|pair| traced(pair[0], pair[1]));
    let taken: Vec<Area> = marks.iter().copied().chain(traces).collect();
    let mut placed = place(&room, &taken, &wanted);
    for index in 0..told.len() {
        if told[index].0 != Role::Observed && placed[index].is_none() {
            let taken: Vec<Area> =
                placed.iter().flatten().map(|other| other.area).chain(marks.iter().copied()).collect();
            placed[index] = place(&room, &taken, &wanted[index..=index]).pop().flatten();
        }
    }
    for (placed, text) in placed.iter().zip(&texts) {
        let Some(placed) = placed else { continue };
        if let Some((from, to)) = placed.leader {
            pen.leader(from, to);
        }
        let (x, y) = placed.area.middle();
        pen.figure(x, y + DROP, text, Anchor::Middle);
    }
}

/// What is written beside a point.
fn beside((role, reading): &(Role, Reading)) -> String {
    match role {
        Role::Observed => number(reading.value),
        Role::Reference | Role::Target => {
            format!("{} {}\u{a0}: {}", role.label(), reading.year, number(reading.value))
        }
    }
}

/// What a mark covers.
fn spot((x, y): Point) -> Area {
    Area::around(x, y, 9.0, 9.0)
}

/// All the points when they are few; otherwise the reference, the target, and of what was observed
/// the two ends, the highest and the lowest.
fn telling(points: &[(Role, Reading)]) -> Vec<(Role, Reading)> {
    let of = |role: Role| points.iter().filter(move |(other, _)| *other == role).map(|(_, reading)| *reading);
    let reference = of(Role::Reference).next();
    // An observation that is the reference itself is written once.
    let observed: Vec<Reading> = of(Role::Observed).filter(|reading| Some(*reading) != reference).collect();
    if observed.len() <= WRITTEN {
        let twice =
            |(role, reading): &&(Role, Reading)| *role != Role::Observed || Some(*reading) != reference;
        return points.iter().filter(twice).copied().collect();
    }
    let by_value = |one: &&Reading, other: &&Reading| one.value.total_cmp(&other.value);
    let kept = [
        observed.first(),
        observed.last(),
        observed.iter().max_by(by_value),
        observed.iter().min_by(by_value),
    ];
    points
        .iter()
        .filter(|(role, reading)| *role != Role::Observed || kept.contains(&Some(reading)))
        .copied()
        .collect()
}

/// A segment as a run of small squares, for labels to keep clear of.
fn traced(from: Point, to: Point) -> impl Iterator<Item = Area> {
    let far = (to.0 - from.0).hypot(to.1 - from.1);
    let pieces = (far / 4.0).ceil().clamp(1.0, 200.0) as u32;
    (0..=pieces).map(move |rank| {
        let share = f64::from(rank) / f64::from(pieces);
        Area::around(from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1), 2.5, 2.5)
    })
}
