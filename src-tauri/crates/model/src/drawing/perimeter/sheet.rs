//! The drawing of the map.

use super::label::Label;
use super::layout::Layout;
use crate::drawing::area::Area;
use crate::drawing::letters::width;
use crate::drawing::paint::{ACCENT, HAIR, Hatch, INK, Paint, QUIET};
use crate::drawing::pen::{DROP, EDGE, Pen, Style, WIDTH};
use crate::french::number;

/// The ground of the perimeter: pale enough for names to be read on it, darker than its surroundings.
const GROUND: &str = "#dbe6e0";
/// The surroundings.
const PALE: Paint = Paint { colour: HAIR, hatch: Hatch::Rising };
/// The height of the strip that bears the key, the scale and the north.
const STRIP: f64 = 26.0;

pub(super) fn draw(title: &str, alt: &str, layout: &Layout, asides: &[String]) -> String {
    let mut pen = Pen::new(title, alt);
    for rings in &layout.around {
        pen.surface(rings, PALE, QUIET, 0.4);
    }
    let own = Paint { colour: GROUND, hatch: Hatch::Solid };
    for rings in &layout.own {
        pen.surface(rings, own, ACCENT, 0.7);
    }
    pen.strokes(&layout.border, ACCENT, 1.8);
    pen.path(&layout.frame.corners(), true, QUIET, 0.8, "");
    for label in &layout.labels {
        write(&mut pen, label);
    }
    let foot = layout.frame.y + layout.frame.height;
    key(&mut pen, layout, foot + STRIP / 2.0);
    let y = foot + STRIP;
    let height = y + pen.remarks(y, asides);
    pen.finish(height + EDGE)
}

fn write(pen: &mut Pen, label: &Label) {
    let (x, y) = label.area.middle();
    let Some((at, leader)) = label.beside else {
        let style = if label.numbered { Style::middle().bold() } else { Style::middle() };
        pen.lines(x, y, &label.lines, style);
        return;
    };
    if let Some((from, to)) = leader {
        pen.line(from, to, INK, 0.7);
    }
    pen.circle(at, 1.8, INK, "#ffffff", 0.6);
    pen.chip(x, y, &label.lines.concat());
}

/// What the grounds mean, then the scale and the north, under the map.
fn key(pen: &mut Pen, layout: &Layout, middle: f64) {
    let mut x = EDGE;
    let mut entry = |pen: &mut Pen, paint: Paint, stroke: &str, name: &str| {
        let swatch = Area { x: x + 0.5, y: middle - 5.0, width: 14.0, height: 10.0 };
        pen.surface(&[swatch.corners().to_vec()], paint, stroke, 0.8);
        pen.text(x + 19.0, middle + DROP, name, Style::start());
        x += 19.0 + width(name, 10.0) + 14.0;
    };
    if !layout.own.is_empty() {
        entry(pen, Paint { colour: GROUND, hatch: Hatch::Solid }, ACCENT, "Périmètre");
    }
    if !layout.around.is_empty() {
        entry(pen, PALE, QUIET, "Hors du périmètre");
    }
    let right = WIDTH - EDGE;
    north(pen, right - 6.0, middle);
    let (kilometres, length) = layout.scale;
    let text = if kilometres < 1.0 {
        format!("{}\u{a0}m", number(kilometres * 1000.0))
    } else {
        format!("{}\u{a0}km", number(kilometres))
    };
    let end = right - 30.0;
    let bar = end - width(&text, 10.0) - 6.0;
    pen.strokes(
        &[vec![
            (bar - length, middle - 4.0),
            (bar - length, middle + 1.0),
            (bar, middle + 1.0),
            (bar, middle - 4.0),
        ]],
        INK,
        1.2,
    );
    pen.text(end, middle + DROP, &text, Style::end());
}

/// An arrow towards the top of the sheet, under its letter.
fn north(pen: &mut Pen, x: f64, middle: f64) {
    pen.shape(
        &[(x, middle - 9.0), (x + 4.0, middle + 1.0), (x, middle - 1.5), (x - 4.0, middle + 1.0)],
        INK,
        INK,
    );
    pen.text(x, middle + 11.0, "N", Style::middle().bold());
}
