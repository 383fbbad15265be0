//! Bars from bottom to top.

use super::{Bar, Stack, Stacked};
use crate::drawing::area::Area;
use crate::drawing::letters::{fits as letters_fit, width, wrap};
use crate::drawing::measure::Measure;
use crate::drawing::paint::{HAIR, QUIET};
use crate::drawing::pen::{Anchor, DROP, EDGE, LEAD, Pen, SIZE, Style, WIDTH};

/// The height of the tallest tick.
const HIGH: f64 = 190.0;
/// The widest bar.
const THICK: f64 = 58.0;
/// The widest column of ticks.
const TICKS: f64 = 48.0;

fn slot(bars: usize) -> f64 {
    (WIDTH - 2.0 * EDGE - TICKS) / bars.max(1) as f64
}

/// Whether every name and every total stands within its column.
pub(super) fn fits(stack: &Stack, measure: &Measure) -> bool {
    let room = slot(stack.bars.len()) - 4.0;
    stack.bars.iter().all(|bar| {
        letters_fit(&bar.name, SIZE, room, 3) && width(&measure.brief(bar.whole).text, SIZE) <= room
    })
}

/// Where things stand.
struct Frame {
    /// The baseline of the bars.
    foot: f64,
    /// What the tallest tick is worth.
    most: i64,
    slot: f64,
}

impl Frame {
    fn height(&self, value: i64) -> f64 {
        HIGH * value.max(0) as f64 / self.most as f64
    }
}

pub(super) fn draw(chart: &Stacked, stack: &Stack, alt: &str) -> String {
    let most = stack.bars.iter().map(Bar::drawn).max().unwrap_or(0);
    let ticks = chart.measure.ticks(most, 4);
    let mut pen = Pen::new(&chart.title, alt);
    let mut top = EDGE;
    if chart.series.len() > 1 {
        top += pen.legend(top, &stack.series);
    }
    let foot = top + 14.0 + HIGH;
    let frame = Frame { foot, most: ticks.last().copied().unwrap_or(1), slot: slot(stack.bars.len()) };
    let mut rounded = scale(&mut pen, &chart.measure, &ticks, &frame);
    let mut names: usize = 1;
    for (index, bar) in stack.bars.iter().enumerate() {
        let middle = EDGE + TICKS + (index as f64 + 0.5) * frame.slot;
        rounded |= column(&mut pen, chart, bar, stack, &frame, middle);
        let lines = wrap(&bar.name, SIZE, frame.slot - 4.0, 3);
        names = names.max(lines.len());
        for (rank, line) in lines.iter().enumerate() {
            pen.text(middle, foot + 13.0 + rank as f64 * LEAD, line, Style::middle());
        }
    }
    let mut y = foot + 6.0 + names as f64 * LEAD;
    y += pen.remarks(y, &chart.remarks(rounded, String::new()));
    pen.finish(y + EDGE)
}

fn scale(pen: &mut Pen, measure: &Measure, ticks: &[i64], frame: &Frame) -> bool {
    let mut rounded = false;
    for &tick in ticks {
        let y = frame.foot - frame.height(tick);
        let colour = if tick == 0 { QUIET } else { HAIR };
        pen.line((EDGE + TICKS, y), (WIDTH - EDGE, y), colour, 0.8);
        let brief = measure.brief(tick);
        rounded |= !brief.exact;
        pen.text(EDGE + TICKS - 5.0, y + DROP, &brief.text, Style::end().quiet());
    }
    rounded
}

/// Draws one bar with its total; says whether a figure was rounded.
fn column(pen: &mut Pen, chart: &Stacked, bar: &Bar, stack: &Stack, frame: &Frame, middle: f64) -> bool {
    let mut rounded = false;
    let thick = (frame.slot - 8.0).min(THICK);
    let mut y = frame.foot;
    for (&part, (_, paint)) in bar.parts.iter().zip(&stack.series) {
        let high = frame.height(part);
        y -= high;
        if part > 0 {
            pen.bar(Area { x: middle - thick / 2.0, y, width: thick, height: high }, *paint);
            let brief = chart.measure.brief(part);
            let fits = high >= 15.0 && width(&brief.text, SIZE) + 7.0 <= thick;
            if stack.series.len() > 1 && fits {
                pen.chip(middle, y + high / 2.0, &brief.text);
                rounded |= !brief.exact;
            }
        }
    }
    let full = chart.measure.print(bar.whole);
    let brief = chart.measure.brief(bar.whole);
    let short = width(&full, SIZE) > frame.slot - 4.0;
    pen.figure(middle, y - 5.0, if short { &brief.text } else { &full }, Anchor::Middle);
    rounded || (short && !brief.exact)
}
