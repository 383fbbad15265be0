//! The pen: writes plain SVG 1.1, with presentation attributes only.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::area::Area;
use super::letters::{clean, fit, width, wrap};
use super::paint::{self, ACCENT, HAIR, Hatch, INK, Paint, QUIET};
use crate::vocabulary::Axis;

/// The width of every drawing, in points.
pub(super) const WIDTH: f64 = 480.0;
/// The blank border inside the drawing.
pub(super) const EDGE: f64 = 12.0;
/// The width between the borders.
pub(super) const INNER: f64 = WIDTH - 2.0 * EDGE;
/// The size of letters: printed on 442 pt, it is still above 9 pt.
pub(super) const SIZE: f64 = 10.0;
/// From one line of text to the next.
pub(super) const LEAD: f64 = 12.0;
/// From the middle of a line of text down to its baseline: half the height of the capitals.
pub(super) const DROP: f64 = 3.4;

/// Where a text stands from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    anchor: Anchor,
    bold: bool,
    ink: &'static str,
}

impl Style {
    /// Ordinary letters from this anchor.
    pub(super) const fn at(anchor: Anchor) -> Self {
        Self { anchor, bold: false, ink: INK }
    }
    pub(super) const fn start() -> Self {
        Self::at(Anchor::Start)
    }
    pub(super) const fn middle() -> Self {
        Self::at(Anchor::Middle)
    }
    pub(super) const fn end() -> Self {
        Self::at(Anchor::End)
    }
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    pub(super) const fn quiet(self) -> Self {
        Self { ink: QUIET, ..self }
    }
    pub(super) const fn ink(self, ink: &'static str) -> Self {
        Self { ink, ..self }
    }
}

/// A drawing being made.
pub(super) struct Pen {
    title: String,
    alt: String,
    body: String,
    hatches: BTreeSet<Paint>,
    /// Sets the identifiers of this drawing apart from those of another in the same page.
    key: u32,
}

impl Pen {
    /// Starts a drawing that says `alt`.
    pub(super) fn new(title: &str, alt: &str) -> Self {
        let key = fingerprint(&format!("{title}\n{alt}"));
        Self { title: clean(title), alt: clean(alt), body: String::new(), hatches: BTreeSet::new(), key }
    }

    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }

    /// One line of text; `y` is its baseline.
    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, style: Style) {
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if style.bold { " font-weight=\"600\"" } else { "" };
        let (x, y, ink, text) = (coord(x), coord(y), style.ink, escape(text));
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\" fill=\"{ink}\"{anchor}{weight}>{text}</text>"));
    }

    /// Lines of text around the height `middle`.
    pub(super) fn lines(&mut self, x: f64, middle: f64, lines: &[String], style: Style) {
        let first = middle + DROP - (lines.len().saturating_sub(1)) as f64 * LEAD / 2.0;
        for (index, line) in lines.iter().enumerate() {
            self.text(x, first + index as f64 * LEAD, line, style);
        }
    }

    /// A text read from bottom to top, around the point.
    pub(super) fn upright_text(&mut self, x: f64, y: f64, text: &str, style: Style) {
        let (x, y, ink, text) = (coord(x), coord(y), style.ink, escape(text));
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" transform=\"rotate(-90 {x} {y})\" fill=\"{ink}\" text-anchor=\"middle\" font-weight=\"600\">{text}</text>"
        ));
    }

    /// A short text on a white ground, readable over a hatch. The point is its middle.
    pub(super) fn chip(&mut self, x: f64, y: f64, text: &str) {
        let across = width(text, SIZE) + 5.0;
        self.ground(Area::around(x, y, across, 12.0), "#ffffff", 2.0);
        self.text(x, y + DROP, text, Style::middle());
    }

    /// A figure in bold on a white ground, which hides the line of an axis behind it.
    pub(super) fn figure(&mut self, x: f64, y: f64, text: &str, anchor: Anchor) {
        let across = width(text, SIZE) + 2.0;
        let left = match anchor {
            Anchor::Start => x - 1.0,
            Anchor::Middle => x - across / 2.0,
            Anchor::End => x - across + 1.0,
        };
        self.ground(Area { x: left, y: y - 8.5, width: across, height: 11.5 }, "#ffffff", 0.0);
        self.text(x, y, text, Style::at(anchor).bold());
    }

    /// A plain surface.
    pub(super) fn ground(&mut self, area: Area, colour: &str, round: f64) {
        let Area { x, y, width, height } = area.spelled();
        let round = if round > 0.0 { format!(" rx=\"{}\"", coord(round)) } else { String::new() };
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round} fill=\"{colour}\"/>"
        ));
    }

    /// A surface that counts: hatched, with an outline of its colour.
    pub(super) fn bar(&mut self, area: Area, paint: Paint) {
        let Area { x, y, width, height } = area.spelled();
        let fill = self.fill(paint);
        let colour = paint.colour;
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"{colour}\"/>"
        ));
    }

    /// What fills a surface of this paint.
    fn fill(&mut self, paint: Paint) -> String {
        if paint.hatch == Hatch::Solid {
            return paint.colour.to_owned();
        }
        self.hatches.insert(paint);
        format!("url(#{})", self.pattern_name(paint))
    }

    fn pattern_name(&self, paint: Paint) -> String {
        format!("d{:08x}-{}-{}", self.key, paint.hatch.name(), paint.colour.trim_start_matches('#'))
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, thick: f64) {
        self.path(&[from, to], false, colour, thick, "");
    }

    /// A dashed straight line.
    pub(super) fn dashes(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, thick: f64) {
        self.path(&[from, to], false, colour, thick, "5 3");
    }

    /// A line through points, closed or not, dashed when `dashes` says so.
    pub(super) fn path(
        &mut self,
        points: &[(f64, f64)],
        closed: bool,
        colour: &str,
        thick: f64,
        dashes: &str,
    ) {
        let d = spelled(points, closed);
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        let thick = coord(thick);
        self.put(format_args!(
            "<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thick}\"{dashes}/>"
        ));
    }

    /// A surface within points, plain.
    pub(super) fn shape(&mut self, points: &[(f64, f64)], fill: &str, stroke: &str) {
        let d = spelled(points, true);
        self.put(format_args!("<path d=\"{d}\" fill=\"{fill}\" stroke=\"{stroke}\"/>"));
    }

    /// A surface within points that counts: hatched, with an outline of its colour.
    pub(super) fn hatched(&mut self, points: &[(f64, f64)], paint: Paint) {
        let fill = self.fill(paint);
        self.shape(points, &fill, paint.colour);
    }

    /// A surface between rings, outlines and holes alike.
    pub(super) fn surface(&mut self, rings: &[Vec<(f64, f64)>], paint: Paint, stroke: &str, thick: f64) {
        let d = all_spelled(rings, true);
        let (fill, thick) = (self.fill(paint), coord(thick));
        self.put(format_args!(
            "<path d=\"{d}\" fill=\"{fill}\" fill-rule=\"evenodd\" stroke=\"{stroke}\" stroke-width=\"{thick}\" stroke-linejoin=\"round\"/>"
        ));
    }

    /// Open lines, with round corners.
    pub(super) fn strokes(&mut self, lines: &[Vec<(f64, f64)>], colour: &str, thick: f64) {
        let (d, thick) = (all_spelled(lines, false), coord(thick));
        self.put(format_args!(
            "<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thick}\" stroke-linejoin=\"round\"/>"
        ));
    }

    /// A circle.
    pub(super) fn circle(&mut self, at: (f64, f64), radius: f64, fill: &str, stroke: &str, thick: f64) {
        let (x, y, radius, thick) = (coord(at.0), coord(at.1), coord(radius), coord(thick));
        self.put(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{thick}\"/>"
        ));
    }

    /// The mark of an axis, 14 pt across, around a point: its shape, its colour and its letter.
    pub(super) fn axis_mark(&mut self, x: f64, y: f64, axis: Axis) {
        let colour = paint::axis(axis).colour;
        match axis {
            Axis::Ecological => self.circle((x, y), 6.8, colour, colour, 0.4),
            Axis::Economic => self.ground(Area::around(x, y, 13.0, 13.0), colour, 1.5),
            Axis::Living => {
                self.shape(&[(x, y - 8.2), (x + 8.2, y), (x, y + 8.2), (x - 8.2, y)], colour, colour);
            }
        }
        self.text(x, y + DROP, paint::letter(axis), Style::middle().bold().ink("#ffffff"));
    }

    /// A surface that shows what a paint stands for, and the name beside it, in as many lines as
    /// they take. Gives the height used, with the space under it.
    pub(super) fn legend(&mut self, top: f64, items: &[(String, Paint)]) -> f64 {
        let (mut x, mut y) = (EDGE, top);
        for (name, paint) in items {
            let name = fit(name, SIZE, INNER - 30.0);
            let across = 30.0 + width(&name, SIZE);
            if x > EDGE && x + across > WIDTH - EDGE {
                (x, y) = (EDGE, y + 16.0);
            }
            self.bar(Area { x: x + 0.5, y: y + 0.5, width: 24.0, height: 10.0 }, *paint);
            self.text(x + 29.0, y + 5.5 + DROP, &name, Style::start());
            x += across + 16.0;
        }
        y - top + 22.0
    }

    /// Remarks under a drawing, each of three lines at most, from the height `top`. Gives the height used.
    pub(super) fn remarks(&mut self, top: f64, remarks: &[String]) -> f64 {
        let mut y = top;
        for line in remarks.iter().flat_map(|remark| wrap(&clean(remark), SIZE, INNER, 3)) {
            y += LEAD;
            self.text(EDGE, y, &line, Style::start().quiet());
        }
        if y > top { y - top + 4.0 } else { 0.0 }
    }

    /// The line from a label to what it names.
    pub(super) fn leader(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.line(from, to, QUIET, 0.7);
    }

    /// Ends a drawing of this height, border included.
    pub(super) fn finish(self, height: f64) -> String {
        let mut hatches = String::new();
        for &hatch in &self.hatches {
            hatches.push_str(&pattern(&self.pattern_name(hatch), hatch));
        }
        let defs = if hatches.is_empty() { hatches } else { format!("<defs>\n{hatches}</defs>\n") };
        let height = coord(height);
        let (title, alt, body) = (escape(&self.title), escape(&self.alt), self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}pt\" height=\"{height}pt\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"'Source Sans 3', 'Liberation Sans', Arial, sans-serif\" font-size=\"{SIZE}\">\n\
             <title>{title}</title>\n<desc>{alt}</desc>\n{defs}\
             <rect width=\"{WIDTH}\" height=\"{height}\" rx=\"6\" fill=\"#ffffff\"/>\n{body}</svg>\n"
        )
    }
}

/// A drawing that only says there is nothing to draw.
pub(super) fn blank(title: &str, alt: &str, message: &str) -> String {
    let mut pen = Pen::new(title, alt);
    let frame = Area { x: EDGE, y: EDGE, width: INNER, height: 64.0 };
    pen.path(&frame.corners(), true, HAIR, 1.0, "5 3");
    pen.text(WIDTH / 2.0, EDGE + 32.0 + DROP, message, Style::middle().ink(ACCENT));
    pen.finish(64.0 + 2.0 * EDGE)
}

fn pattern(name: &str, paint: Paint) -> String {
    let (stroked, filled) = paint.hatch.tile();
    let colour = paint.colour;
    let mut tile = String::from("<rect width=\"6\" height=\"6\" fill=\"#ffffff\"/>");
    if !stroked.is_empty() {
        let _ =
            write!(tile, "<path d=\"{stroked}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\"/>");
    }
    if !filled.is_empty() {
        let _ = write!(tile, "<path d=\"{filled}\" fill=\"{colour}\"/>");
    }
    format!(
        "<pattern id=\"{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">{tile}</pattern>\n"
    )
}

fn spelled(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::new();
    for (index, &(x, y)) in points.iter().enumerate() {
        let command = if index == 0 { "M" } else { " L" };
        let _ = write!(d, "{command}{},{}", coord(x), coord(y));
    }
    if closed {
        d.push_str(" Z");
    }
    d
}

fn all_spelled(lines: &[Vec<(f64, f64)>], closed: bool) -> String {
    lines.iter().map(|line| spelled(line, closed)).collect::<Vec<_>>().join(" ")
}

/// A measure to the hundredth of a point, without idle zeros.
pub(super) fn coord(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escape(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// FNV-1a.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{Pen, Style, coord};

    #[test]
    fn typed_text_is_never_markup() {
        let mut pen = Pen::new("A & B", "<i>");
        pen.text(0.0, 0.0, "</text><script>\u{0}\"x\"", Style::start());
        let svg = pen.finish(10.0);
        assert!(svg.contains("<title>A &amp; B</title>"));
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt; &quot;x&quot;"));
        assert!(!svg.contains("<script"));
    }

    #[test]
    fn measures_are_short() {
        assert_eq!([coord(1.0), coord(0.125), coord(-0.001), coord(12.3)], ["1", "0.12", "0", "12.3"]);
    }
}
