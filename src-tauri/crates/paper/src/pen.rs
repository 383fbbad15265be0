//! Drawing on a large sheet, in millimetres from its upper left corner.

use printpdf::{
    Color, FontId, Line, LineCapStyle, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfFontHandle, Point,
    Pt, Rect, Rgb, TextItem,
};

use crate::fonts::{REGULAR, SEMIBOLD};
use crate::metrics::Metrics;

/// Millimetres in a point.
const POINT: f64 = 25.4 / 72.0;

/// An ink, as red, green and blue from 0 to 1.
pub type Ink = (f32, f32, f32);

/// A rectangle: left, top, width and height in millimetres.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// From the left edge of the sheet.
    pub x: f64,
    /// From the upper edge of the sheet.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A face with its name in the PDF.
pub struct Face {
    /// The name pages call it by. Its first six letters become the tag of the subset, in capitals.
    pub name: &'static str,
    /// The font file.
    pub file: &'static [u8],
    metrics: Metrics,
}

impl Face {
    /// The regular face.
    pub fn regular() -> Option<Self> {
        Some(Self { name: "REGULAR", file: REGULAR, metrics: Metrics::new(REGULAR)? })
    }

    /// The semibold face.
    pub fn semibold() -> Option<Self> {
        Some(Self { name: "SEMIBOLD", file: SEMIBOLD, metrics: Metrics::new(SEMIBOLD)? })
    }

    /// `text` in lines no wider than `room` millimetres at `size` points.
    pub fn wrap(&self, text: &str, size: f64, room: f64) -> Vec<String> {
        self.metrics.wrap(text, size * POINT, room)
    }

    /// The width of one line of `text` at `size` points, in millimetres.
    pub fn width(&self, text: &str, size: f64) -> f64 {
        self.metrics.width(text, size * POINT)
    }

    /// `text` on one line of `room` millimetres if it need not shrink much below `size` points, on
    /// two if it must: the size and the lines. What two lines do not hold at half the size is cut.
    pub fn fit_two(&self, text: &str, size: f64, room: f64) -> (f64, Vec<String>) {
        let alone = self.fit(text, size, room);
        if alone >= 0.85 * size {
            return (alone, vec![text.to_owned()]);
        }
        let halved = size / 2.0;
        let mut size = size;
        let mut lines = self.wrap(text, size, room);
        while lines.len() > 2 && size > halved {
            size -= 0.5;
            lines = self.wrap(text, size, room);
        }
        lines.truncate(2);
        (size, lines)
    }

    /// The size in points at which `text` fits on one line of `room` millimetres, `size` at most.
    pub fn fit(&self, text: &str, size: f64, room: f64) -> f64 {
        let width = self.width(text, size);
        if width > room { size * room / width } else { size }
    }
}

/// What a page shows of a drawing.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The height of the page, in millimetres.
    pub height: f64,
    /// The part of the drawing that is shown, in millimetres of paper.
    pub window: Frame,
    /// Where the upper left corner of the window stands on the page, in millimetres.
    pub at: (f64, f64),
    /// Millimetres of paper for one millimetre of drawing.
    pub scale: f64,
}

impl View {
    /// A whole page of this width and height, in millimetres, at this scale.
    pub fn page((width, height): (f64, f64), scale: f64) -> Self {
        Self { height, window: Frame { x: 0.0, y: 0.0, width, height }, at: (0.0, 0.0), scale }
    }
}

/// A pen over one page. It draws in millimetres of the drawing; what would stand wholly outside
/// the window of the page is left out.
pub struct Pen {
    view: View,
    ops: Vec<Op>,
}

impl Pen {
    /// A pen over what a page shows.
    pub fn new(view: View) -> Self {
        Self { view, ops: Vec::new() }
    }

    /// Begins to hide what stands outside the window; [`Pen::unclip`] ends it.
    pub fn clip(&mut self) {
        self.ops.push(Op::SaveGraphicsState);
        let View { window, scale, .. } = self.view;
        let whole = Frame {
            x: window.x / scale,
            y: window.y / scale,
            width: window.width / scale,
            height: window.height / scale,
        };
        self.rectangle(whole, PaintMode::Clip);
    }

    /// Shows again what stands outside the window.
    pub fn unclip(&mut self) {
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// What was drawn.
    pub fn into_ops(self) -> Vec<Op> {
        self.ops
    }

    /// Writes one line of text at `size` points, its baseline `y` millimetres below the upper edge.
    pub fn write(&mut self, face: &Face, size: f64, ink: Ink, (x, y): (f64, f64), text: &str) {
        // No sign of the faces rises or falls by more than its size.
        let high = size * POINT;
        let width = face.width(text, size);
        if !self.shows(Frame { x, y: y - high, width, height: 2.0 * high }) {
            return;
        }
        let font = PdfFontHandle::External(FontId(face.name.to_owned()));
        self.ops.extend([
            Op::SetFillColor { col: color(ink) },
            Op::StartTextSection,
            Op::SetFont { font, size: Pt((size * self.view.scale) as f32) },
            Op::SetTextCursor { pos: self.point(x, y) },
            Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
            Op::EndTextSection,
        ]);
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, frame: Frame, ink: Ink) {
        if self.shows(frame) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
            self.rectangle(frame, PaintMode::Fill);
        }
    }

    /// Draws the outline of a rectangle, `width` millimetres thick.
    pub fn outline(&mut self, frame: Frame, ink: Ink, width: f64) {
        if self.shows(frame) {
            self.stroke(ink, width);
            self.rectangle(frame, PaintMode::Stroke);
        }
    }

    /// Draws a straight line, `width` millimetres thick.
    pub fn line(&mut self, ends: [(f64, f64); 2], ink: Ink, width: f64) {
        self.stroke(ink, width);
        self.segment(ends);
    }

    /// Covers a rectangle with dots, `step` millimetres apart.
    pub fn dots(&mut self, frame: Frame, ink: Ink, step: f64) {
        let gap: Pt = self.length(step).into();
        self.ops.extend([
            Op::SetOutlineColor { col: color(ink) },
            Op::SetOutlineThickness { pt: self.length(0.6).into() },
            // Round ends make a dot of a dash without length.
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[0.0, gap.0]) },
        ]);
        let rows = (frame.height / step).floor().max(0.0) as u16;
        let columns = (frame.width / step).floor().max(0.0);
        for row in 0..=rows {
            let y = frame.y + f64::from(row) * step;
            if self.shows(Frame { y: y - 1.0, height: 2.0, ..frame }) {
                // The last dot stands a hair before the end of its line, or it may not be drawn.
                self.segment([(frame.x, y), (frame.x + columns * step + 0.01, y)]);
            }
        }
    }

    fn stroke(&mut self, ink: Ink, width: f64) {
        self.ops.extend([
            Op::SetOutlineColor { col: color(ink) },
            Op::SetOutlineThickness { pt: self.length(width).into() },
            Op::SetLineCapStyle { cap: LineCapStyle::Butt },
            Op::SetLineDashPattern { dash: LineDashPattern::solid() },
        ]);
    }

    fn segment(&mut self, ends: [(f64, f64); 2]) {
        let points = ends.map(|(x, y)| LinePoint { p: self.point(x, y), bezier: false }).to_vec();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn rectangle(&mut self, frame: Frame, mode: PaintMode) {
        let corner = self.point(frame.x, frame.y + frame.height);
        let rectangle = Rect {
            x: corner.x,
            y: corner.y,
            width: self.length(frame.width).into(),
            height: self.length(frame.height).into(),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Whether some part of a rectangle of the drawing stands in the window.
    fn shows(&self, frame: Frame) -> bool {
        let View { window, scale, .. } = self.view;
        let meets = |from: f64, length: f64, start: f64, room: f64| {
            from * scale <= start + room && (from + length) * scale >= start
        };
        meets(frame.x, frame.width, window.x, window.width)
            && meets(frame.y, frame.height, window.y, window.height)
    }

    fn length(&self, millimetres: f64) -> Mm {
        Mm((millimetres * self.view.scale) as f32)
    }

    fn point(&self, x: f64, y: f64) -> Point {
        let View { height, window, at, scale } = self.view;
        let (left, down) = (x * scale - window.x + at.0, y * scale - window.y + at.1);
        Point::new(Mm(left as f32), Mm((height - down) as f32))
    }
}

fn color((red, green, blue): Ink) -> Color {
    Color::Rgb(Rgb::new(red, green, blue, None))
}
