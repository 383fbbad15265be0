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

    /// The size in points at which `text` fits on one line of `room` millimetres, `size` at most.
    pub fn fit(&self, text: &str, size: f64, room: f64) -> f64 {
        let width = self.metrics.width(text, size * POINT);
        if width > room { size * room / width } else { size }
    }
}

/// A pen over one sheet.
pub struct Pen {
    height: f64,
    ops: Vec<Op>,
}

impl Pen {
    /// A pen over a sheet `height` millimetres high.
    pub fn new(height: f64) -> Self {
        Self { height, ops: Vec::new() }
    }

    /// What was drawn.
    pub fn into_ops(self) -> Vec<Op> {
        self.ops
    }

    /// Writes one line of text at `size` points, its baseline `y` millimetres below the upper edge.
    pub fn write(&mut self, face: &Face, size: f64, ink: Ink, (x, y): (f64, f64), text: &str) {
        let font = PdfFontHandle::External(FontId(face.name.to_owned()));
        self.ops.extend([
            Op::SetFillColor { col: color(ink) },
            Op::StartTextSection,
            Op::SetFont { font, size: Pt(size as f32) },
            Op::SetTextCursor { pos: self.point(x, y) },
            Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
            Op::EndTextSection,
        ]);
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, frame: Frame, ink: Ink) {
        self.ops.push(Op::SetFillColor { col: color(ink) });
        self.rectangle(frame, PaintMode::Fill);
    }

    /// Draws the outline of a rectangle, `width` millimetres thick.
    pub fn outline(&mut self, frame: Frame, ink: Ink, width: f64) {
        self.ops.extend([
            Op::SetOutlineColor { col: color(ink) },
            Op::SetOutlineThickness { pt: Mm(width as f32).into() },
            Op::SetLineDashPattern { dash: LineDashPattern::solid() },
        ]);
        self.rectangle(frame, PaintMode::Stroke);
    }

    /// Covers a rectangle with dots, `step` millimetres apart.
    pub fn dots(&mut self, frame: Frame, ink: Ink, step: f64) {
        let gap: Pt = Mm(step as f32).into();
        self.ops.extend([
            Op::SetOutlineColor { col: color(ink) },
            Op::SetOutlineThickness { pt: Mm(0.6).into() },
            // Round ends make a dot of a dash without length.
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[0.0, gap.0]) },
        ]);
        let rows = (frame.height / step).floor().max(0.0) as u16;
        let columns = (frame.width / step).floor().max(0.0);
        for row in 0..=rows {
            let y = frame.y + f64::from(row) * step;
            // The last dot stands a hair before the end of its line, or it may not be drawn.
            let ends = [frame.x, frame.x + columns * step + 0.01]
                .map(|x| LinePoint { p: self.point(x, y), bezier: false });
            self.ops.push(Op::DrawLine { line: Line { points: ends.to_vec(), is_closed: false } });
        }
    }

    fn rectangle(&mut self, frame: Frame, mode: PaintMode) {
        let corner = self.point(frame.x, frame.y + frame.height);
        let rectangle = Rect {
            x: corner.x,
            y: corner.y,
            width: Mm(frame.width as f32).into(),
            height: Mm(frame.height as f32).into(),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn point(&self, x: f64, y: f64) -> Point {
        Point::new(Mm(x as f32), Mm((self.height - y) as f32))
    }
}

fn color((red, green, blue): Ink) -> Color {
    Color::Rgb(Rgb::new(red, green, blue, None))
}
