//! Bars from left to right.

use super::{Bar, Stack, Stacked};
use crate::drawing::area::Area;
use crate::drawing::letters::{width, wrap};
use crate::drawing::measure::Measure;
use crate::drawing::paint::{HAIR, Paint, QUIET};
use crate::drawing::pen::{Anchor, DROP, EDGE, INNER, LEAD, Pen, SIZE, Style, WIDTH};
use crate::french::count;

/// The height of a bar.
const THICK: f64 = 16.0;
/// The height the rows may take together: with the rest, the drawing stays within a printed page.
const ROOM: f64 = 540.0;
/// The widest column of names.
const NAMES: f64 = 160.0;

/// Where things stand from left to right.
struct Columns {
    /// The left of the bars.
    left: f64,
    /// The length of the longest tick.
    long: f64,
    /// What that tick is worth.
    most: i64,
}

impl Columns {
    fn length(&self, value: i64) -> f64 {
        self.long * value.max(0) as f64 / self.most as f64
    }
}

pub(super) fn draw(chart: &Stacked, stack: &Stack, alt: &str) -> String {
    let names = stack.bars.iter().map(|bar| width(&bar.name, SIZE)).fold(0.0, f64::max).min(NAMES);
    let (bars, rest) = stack.bars.split_at(fitting(&stack.bars, names));
    let longest = bars.iter().map(Bar::drawn).max().unwrap_or(0);
    let ticks = chart.measure.ticks(longest, 4);
    let columns = columns(&chart.measure, bars, names, ticks.last().copied().unwrap_or(1));

    let mut pen = Pen::new(&chart.title, alt);
    let mut y = EDGE;
    if chart.series.len() > 1 {
        y += pen.legend(y, &stack.series);
    }
    let bottom = y + bars.iter().map(|bar| height(&bar.name, names)).sum::<f64>();
    scale(&mut pen, &chart.measure, &ticks, &columns, (y, bottom));
    let mut rounded = ticks.iter().any(|&tick| !chart.measure.brief(tick).exact);
    for bar in bars {
        let high = height(&bar.name, names);
        let middle = y + high / 2.0;
        pen.lines(EDGE + names, middle, &wrap(&bar.name, SIZE, names, 3), Style::end());
        rounded |= row(&mut pen, chart, bar, &stack.series, &columns, middle);
        y += high;
    }
    y = bottom + 16.0;
    y += pen.remarks(y, &chart.remarks(rounded, left_out(&chart.measure, rest)));
    pen.finish(y + EDGE)
}

/// The height of a row whose name takes up to three lines.
fn height(name: &str, names: f64) -> f64 {
    (wrap(name, SIZE, names, 3).len() as f64 * LEAD + 5.0).max(THICK + 6.0)
}

/// How many bars fit on a page.
fn fitting(bars: &[Bar], names: f64) -> usize {
    let ends = bars.iter().scan(0.0, |used, bar| {
        *used += height(&bar.name, names);
        Some(*used)
    });
    ends.take_while(|end| *end <= ROOM).count()
}

/// Says which bars are left to the table: one bar of them all would flatten the others.
fn left_out(measure: &Measure, rest: &[Bar]) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let whole = rest.iter().fold(0_i64, |sum, bar| sum.saturating_add(bar.whole));
    let rest = count(rest.len(), "autre, seulement", "autres, seulement");
    format!("{rest} dans le tableau : {}.", measure.said(whole))
}

/// Leaves room, right of the longest bar, for every total.
fn columns(measure: &Measure, bars: &[Bar], names: f64, most: i64) -> Columns {
    let left = EDGE + names + 8.0;
    let right = WIDTH - EDGE;
    // A total stands right of its own bar: the scale is the largest with which each one ends in time.
    let room = |bar: &Bar| {
        let free = right - left - 6.0 - width(&measure.print(bar.whole), SIZE);
        let share = bar.drawn() as f64 / most as f64;
        if share > 0.0 { free / share } else { f64::INFINITY }
    };
    let tick_end = right - left - width(&measure.brief(most).text, SIZE) / 2.0;
    let long = bars.iter().map(room).fold(tick_end, f64::min).clamp(40.0, INNER);
    Columns { left, long, most }
}

fn scale(pen: &mut Pen, measure: &Measure, ticks: &[i64], columns: &Columns, (top, bottom): (f64, f64)) {
    for &tick in ticks {
        let x = columns.left + columns.length(tick);
        let colour = if tick == 0 { QUIET } else { HAIR };
        pen.line((x, top - 2.0), (x, bottom + 2.0), colour, 0.8);
        pen.text(x, bottom + 13.0, &measure.brief(tick).text, Style::middle().quiet());
    }
}

/// Draws one bar with its total; says whether a figure was rounded.
fn row(
    pen: &mut Pen,
    chart: &Stacked,
    bar: &Bar,
    series: &[(String, Paint)],
    columns: &Columns,
    middle: f64,
) -> bool {
    let mut rounded = false;
    let mut x = columns.left;
    for (&part, (_, paint)) in bar.parts.iter().zip(series) {
        let long = columns.length(part);
        if part > 0 {
            pen.bar(Area { x, y: middle - THICK / 2.0, width: long, height: THICK }, *paint);
            let brief = chart.measure.brief(part);
            // A bar of one part has its total beside it already.
            if series.len() > 1 && width(&brief.text, SIZE) + 9.0 <= long {
                pen.chip(x + long / 2.0, middle, &brief.text);
                rounded |= !brief.exact;
            }
        }
        x += long;
    }
    pen.figure(x + 5.0, middle + DROP, &chart.measure.print(bar.whole), Anchor::Start);
    rounded
}
