//! One sheet of the calendar.

use chrono::{Datelike, NaiveDate};

use super::{Entry, Time, named};
use crate::drawing::area::Area;
use crate::drawing::letters::{width, wrap};
use crate::drawing::paint::{self, HAIR, MIST, Paint, QUIET};
use crate::drawing::pen::{DROP, EDGE, LEAD, Pen, SIZE, Style, WIDTH};
use crate::vocabulary::{Axis, Vocabulary};

/// The height the rows may take together, so that a printed page holds the sheet.
const ROOM: f64 = 560.0;
/// The column of names.
const NAMES: f64 = 176.0;
/// The left of the years.
const LEFT: f64 = EDGE + NAMES + 8.0;
/// The extent of the years.
const LONG: f64 = WIDTH - EDGE - LEFT;
/// The height of a bar.
const THICK: f64 = 10.0;
/// How far an open end points.
const TIP: f64 = 6.0;

/// The rows of each sheet, as even as the order allows.
pub(super) fn split(rows: Vec<&Entry>) -> Vec<Vec<&Entry>> {
    let total: f64 = rows.iter().map(|entry| height(entry)).sum();
    let sheets = (total / ROOM).ceil().max(1.0);
    let share = (total / sheets).min(ROOM);
    let mut split: Vec<Vec<&Entry>> = Vec::new();
    let mut used = f64::INFINITY;
    for entry in rows {
        let high = height(entry);
        // Half a row over the even share is fairer than half a row under; the page is the limit.
        if used + high / 2.0 > share || used + high > ROOM {
            split.push(Vec::new());
            used = 0.0;
        }
        used += high;
        if let Some(sheet) = split.last_mut() {
            sheet.push(entry);
        }
    }
    split
}

fn lines(entry: &Entry) -> Vec<String> {
    wrap(&named(&entry.name), SIZE, NAMES, 2)
}

fn height(entry: &Entry) -> f64 {
    lines(entry).len() as f64 * LEAD + 5.0
}

/// The years and where they stand.
struct Scale {
    first: i32,
    last: i32,
    /// The extent of a year.
    year: f64,
}

impl Scale {
    fn start_of(&self, year: i32) -> f64 {
        LEFT + (f64::from(year) - f64::from(self.first)) * self.year
    }

    /// Where a day begins.
    fn day(&self, date: NaiveDate) -> f64 {
        let days = if date.leap_year() { 366.0 } else { 365.0 };
        self.start_of(date.year()) + f64::from(date.ordinal0()) / days * self.year
    }

    /// Where a day ends.
    fn day_over(&self, date: NaiveDate) -> f64 {
        date.succ_opt().map_or(LEFT + LONG, |next| self.day(next))
    }
}

pub(super) fn draw(title: &str, alt: &str, rows: &[&Entry], years: (i32, i32), asides: &[String]) -> String {
    let (first, last) = years;
    let scale = Scale { first, last, year: LONG / f64::from(last - first + 1) };
    let mut pen = Pen::new(title, alt);
    let top = EDGE + key(&mut pen, rows);
    let quarters = scale.year >= 60.0;
    let head = if quarters { 30.0 } else { 17.0 };
    let bottom = top + head + rows.iter().map(|entry| height(entry)).sum::<f64>();
    years_head(&mut pen, &scale, (top, top + head, bottom), quarters);
    let mut y = top + head;
    for entry in rows {
        let high = height(entry);
        pen.line((EDGE, y + high), (WIDTH - EDGE, y + high), HAIR, 0.6);
        pen.lines(EDGE, y + high / 2.0, &lines(entry), Style::start());
        bar(&mut pen, &scale, entry, y + high / 2.0);
        y += high;
    }
    y += pen.remarks(y + 2.0, asides);
    pen.finish(y + EDGE)
}

/// The axes of these rows, each with its paint and its mark. Gives the height used.
fn key(pen: &mut Pen, rows: &[&Entry]) -> f64 {
    let mut axes: Vec<Option<Axis>> = Axis::ALL.iter().copied().map(Some).chain([None]).collect();
    axes.retain(|axis| rows.iter().any(|entry| entry.axis == *axis));
    if axes == [None] {
        return 0.0;
    }
    let (mut x, mut y) = (EDGE, EDGE);
    for axis in axes {
        let name = axis.map_or("Sans axe", Axis::label);
        let signs = if axis.is_some() { 38.0 } else { 20.0 };
        if x + signs + width(name, SIZE) > WIDTH - EDGE {
            (x, y) = (EDGE, y + 19.0);
        }
        pen.bar(Area { x: x + 0.5, y: y + 2.0, width: 14.0, height: THICK }, paint_of(axis));
        if let Some(axis) = axis {
            pen.axis_mark(x + 27.0, y + 7.0, axis);
        }
        x += signs;
        pen.text(x, y + 7.0 + DROP, name, Style::start());
        x += width(name, SIZE) + 8.0;
    }
    y - EDGE + 24.0
}

fn paint_of(axis: Option<Axis>) -> Paint {
    axis.map_or(paint::ELSE, paint::axis)
}

fn years_head(pen: &mut Pen, scale: &Scale, (top, body, bottom): (f64, f64, f64), quarters: bool) {
    // Every year is named when there is room, one in two or three otherwise.
    let every = (28.0 / scale.year).ceil().max(1.0) as i32;
    // One year in two is tinted, before any name that may pass the width of its year.
    for year in (scale.first..=scale.last).step_by(2) {
        let tinted = Area { x: scale.start_of(year), y: top, width: scale.year, height: bottom - top };
        pen.ground(tinted, MIST, 0.0);
    }
    for year in scale.first..=scale.last {
        let x = scale.start_of(year);
        for quarter in 1..4 {
            let x = x + f64::from(quarter) * scale.year / 4.0;
            if scale.year >= 32.0 {
                pen.line((x, body), (x, bottom), HAIR, 0.4);
            }
        }
        if (year - scale.first) % every == 0 {
            let label = year.to_string();
            pen.text(x + scale.year / 2.0, top + 12.0, &label, Style::middle().bold());
        }
        if quarters {
            for (index, quarter) in ["T1", "T2", "T3", "T4"].iter().enumerate() {
                let x = x + (index as f64 + 0.5) * scale.year / 4.0;
                pen.text(x, top + 25.0, quarter, Style::middle().quiet());
            }
        }
    }
    pen.line((EDGE, body), (WIDTH - EDGE, body), QUIET, 0.8);
}

/// The bar of an action; an end that is open or beyond the years shown is pointed.
fn bar(pen: &mut Pen, scale: &Scale, entry: &Entry, middle: f64) {
    let Time::Span(start, end) = entry.time() else { return };
    let (left, right) = (LEFT, LEFT + LONG);
    let from = start.map_or(left - 1.0, |date| scale.day(date));
    let to = end.map_or(right + 1.0, |date| scale.day_over(date));
    let (open_left, open_right) = (from < left, to > right);
    // What lies wholly outside the years shown is a tip at their edge.
    let from = from.clamp(left, right - 2.0 * TIP);
    let to = to.clamp(left + 2.0 * TIP, right).max(from + 2.5);
    let (top, foot) = (middle - THICK / 2.0, middle + THICK / 2.0);
    let mut points = Vec::new();
    if open_left {
        points.extend([(from + TIP, foot), (from, middle), (from + TIP, top)]);
    } else {
        points.extend([(from, foot), (from, top)]);
    }
    if open_right {
        points.extend([(to - TIP, top), (to, middle), (to - TIP, foot)]);
    } else {
        points.extend([(to, top), (to, foot)]);
    }
    pen.hatched(&points, paint_of(entry.axis));
}
