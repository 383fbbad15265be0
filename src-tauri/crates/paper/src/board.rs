//! Workshop boards on large sheets: titled boxes, what is already known, and room for sticky notes.

use std::collections::BTreeSet;

use lopdf::Object;
use model::board::{Board, Cell};
use printpdf::{FontId, Mm, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::error::PressError;
use crate::glyphs::Repertoire;
use crate::pen::{Face, Frame, Ink, Pen};
use crate::typography::french;
use crate::world::load_fonts;

const INK: Ink = (0.125, 0.161, 0.169);
const ACCENT: Ink = (0.114, 0.306, 0.290);
const QUIET: Ink = (0.345, 0.384, 0.392);
const DOT: Ink = (0.72, 0.70, 0.65);
const WHITE: Ink = (1.0, 1.0, 1.0);

/// White around the sheet, in millimetres; what an office printer cannot reach is less.
const MARGIN: f64 = 12.0;
/// What the title takes above the boxes, in millimetres.
const HEAD: f64 = 24.0;
/// What the foot takes below the boxes, in millimetres.
const FOOT: f64 = 9.0;
/// Between two boxes, in millimetres.
const GUTTER: f64 = 6.0;
/// Inside a box, in millimetres.
const INSET: f64 = 6.0;
/// The title band of a box, in millimetres.
const BAND: f64 = 13.0;
/// The boxes one sheet holds: three rows leave room to write on A3.
const BOXES: usize = 6;
/// The share of a box's width that notes take.
const NOTES: f64 = 0.36;
/// The size of notes, in points, and the height of their lines, in millimetres.
const NOTE: (f64, f64) = (10.5, 4.7);
/// The size of a question, in points, and the height of its lines, in millimetres.
const QUESTION: (f64, f64) = (17.0, 7.6);

/// The sheet a board is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// A3 landscape: 420 × 297 mm.
    A3,
}

impl Sheet {
    /// Width and height, in millimetres.
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::A3 => (420.0, 297.0),
        }
    }
}

/// Draws a board: its boxes two a row, six a sheet, on as many sheets as that takes. The notes a
/// box has no room for are counted at its foot.
///
/// Boards are working sheets: unlike documents, they are not tagged for screen readers.
///
/// # Errors
///
/// [`PressError::Font`] if an embedded font cannot be read, [`PressError::Board`] if the file
/// cannot be written.
pub fn board_pdf(board: &Board, format: Sheet) -> Result<Vec<u8>, PressError> {
    let missing = || PressError::Font { title: board.title.clone() };
    let regular = Face::regular().ok_or_else(missing)?;
    let strong = Face::semibold().ok_or_else(missing)?;
    let board = settled(board);
    let mut file = PdfDocument::new(&board.title);
    file.metadata.info.creator = "Canevas".to_owned();
    for face in [&regular, &strong] {
        let font = ParsedFont::from_bytes(face.file, 0, &mut Vec::new()).ok_or_else(missing)?;
        // A name of our own: printpdf draws one at random, and the bytes would differ each time.
        file.resources.fonts.map.insert(FontId(face.name.to_owned()), PdfFont::new(font));
    }
    let (width, height) = format.size();
    let easel = Easel { width, height, regular, strong };
    let mut sheets: Vec<&[Cell]> = board.cells.chunks(BOXES).collect();
    if sheets.is_empty() {
        sheets.push(&[]);
    }
    file.pages = sheets
        .into_iter()
        .map(|cells| PdfPage::new(Mm(width as f32), Mm(height as f32), easel.sheet(&board, cells).into_ops()))
        .collect();
    finish(&file).map_err(|refusal| PressError::Board { title: board.title, detail: refusal.to_string() })
}

/// Writes the file, in French for a reader, without the identifier printpdf draws at random: the
/// same board gives the same bytes.
fn finish(file: &PdfDocument) -> Result<Vec<u8>, lopdf::Error> {
    let mut objects = file.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    objects.trailer.remove(b"ID");
    objects.catalog_mut()?.set("Lang", Object::string_literal("fr-FR"));
    objects.compress();
    let mut bytes = Vec::new();
    objects.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The board with printable characters and French punctuation.
fn settled(board: &Board) -> Board {
    let fonts = load_fonts();
    let repertoire = Repertoire::of(fonts.first());
    let line = |text: &str| french(repertoire.settle(text, &mut BTreeSet::new()).replace('\n', " ").trim());
    let cell = |cell: &Cell| Cell {
        title: line(&cell.title),
        question: line(&cell.question),
        notes: cell.notes.iter().map(|note| line(note)).filter(|note| !note.is_empty()).collect(),
    };
    Board {
        title: line(&board.title),
        subtitle: line(&board.subtitle),
        cells: board.cells.iter().map(cell).collect(),
        foot: line(&board.foot),
    }
}

struct Easel {
    width: f64,
    height: f64,
    regular: Face,
    strong: Face,
}

impl Easel {
    fn sheet(&self, board: &Board, cells: &[Cell]) -> Pen {
        let mut pen = Pen::new(self.height);
        let room = self.width - 2.0 * MARGIN;
        let size = self.strong.fit(&board.title, 27.0, room);
        pen.write(&self.strong, size, ACCENT, (MARGIN, MARGIN + 9.0), &board.title);
        let size = self.regular.fit(&board.subtitle, 15.0, room);
        pen.write(&self.regular, size, QUIET, (MARGIN, MARGIN + 17.5), &board.subtitle);
        let size = self.regular.fit(&board.foot, 10.0, room);
        pen.write(&self.regular, size, QUIET, (MARGIN, self.height - MARGIN), &board.foot);
        for (index, cell) in cells.iter().enumerate() {
            self.cell(&mut pen, self.frame(index, cells.len()), cell);
        }
        pen
    }

    /// Where the box stands: two a row, the last one alone takes the whole row.
    fn frame(&self, index: usize, count: usize) -> Frame {
        let rows = count.div_ceil(2) as f64;
        let room = self.height - 2.0 * MARGIN - HEAD - FOOT;
        let height = (room - GUTTER * (rows - 1.0)) / rows;
        let whole = self.width - 2.0 * MARGIN;
        let half = (whole - GUTTER) / 2.0;
        let alone = index + 1 == count && index.is_multiple_of(2);
        Frame {
            x: MARGIN + (index % 2) as f64 * (half + GUTTER),
            y: MARGIN + HEAD + (index / 2) as f64 * (height + GUTTER),
            width: if alone { whole } else { half },
            height,
        }
    }

    fn cell(&self, pen: &mut Pen, frame: Frame, cell: &Cell) {
        let room = frame.width - 2.0 * INSET;
        let left = frame.x + INSET;
        pen.fill(Frame { height: BAND, ..frame }, ACCENT);
        let size = self.strong.fit(&cell.title, 21.0, room);
        pen.write(&self.strong, size, WHITE, (left, frame.y + 9.2), &cell.title);
        let mut y = frame.y + BAND + 3.0;
        for line in self.strong.wrap(&cell.question, QUESTION.0, room).iter().take(2) {
            y += QUESTION.1;
            pen.write(&self.strong, QUESTION.0, INK, (left, y), line);
        }
        let free =
            Frame { x: left, y: y + 6.0, width: room, height: frame.y + frame.height - y - 6.0 - INSET };
        let taken = self.notes(pen, Frame { width: room * NOTES, ..free }, &cell.notes);
        let grid = Frame { x: left + taken, width: room - taken, ..free };
        pen.dots(grid, DOT, 6.0);
        pen.outline(frame, ACCENT, 0.5);
    }

    /// Writes the notes that fit and gives the width they take, with a space, in millimetres.
    fn notes(&self, pen: &mut Pen, frame: Frame, notes: &[String]) -> f64 {
        if notes.is_empty() {
            return 0.0;
        }
        let (size, step) = NOTE;
        let indent = 4.0;
        let wrapped: Vec<Vec<String>> =
            notes.iter().map(|note| self.regular.wrap(note, size, frame.width - indent)).collect();
        let lines = (frame.height / step).floor().max(0.0) as usize;
        let shown = fitting(&wrapped, lines);
        let mut y = frame.y;
        for note in wrapped.iter().take(shown) {
            pen.write(&self.regular, size, ACCENT, (frame.x, y + 3.0), "•");
            for line in note {
                pen.write(&self.regular, size, INK, (frame.x + indent, y + 3.0), line);
                y += step;
            }
            y += step / 4.0;
        }
        if let Some(rest) = remainder(notes.len() - shown) {
            let size = self.regular.fit(&rest, size, frame.width - indent);
            pen.write(&self.regular, size, QUIET, (frame.x + indent, y + 3.0), &rest);
        }
        frame.width + 8.0
    }
}

/// How many notes fit on `lines` lines, a quarter of a line between two, keeping one line to count
/// the rest.
fn fitting(notes: &[Vec<String>], lines: usize) -> usize {
    let quarters = |count: usize| notes[..count].iter().map(|note| note.len() * 4 + 1).sum::<usize>();
    if quarters(notes.len()) <= lines * 4 + 1 {
        return notes.len();
    }
    (0..notes.len()).rev().find(|&count| quarters(count) + 4 <= lines * 4).unwrap_or_default()
}

fn remainder(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("… et 1 autre constat dans le dossier".to_owned()),
        _ => Some(format!("… et {count} autres constats dans le dossier")),
    }
}

#[cfg(test)]
mod tests {
    use super::{fitting, remainder};

    #[test]
    fn notes_are_shown_while_they_fit() {
        let notes = vec![vec![String::new(); 3]; 4];
        assert_eq!(fitting(&notes, 13), 4);
        assert_eq!(fitting(&notes, 12), 3);
        assert_eq!(fitting(&notes, 3), 0);
        assert_eq!(fitting(&[], 0), 0);
    }

    #[test]
    fn the_rest_is_counted_in_french() {
        assert_eq!(remainder(0), None);
        assert_eq!(remainder(1).as_deref(), Some("… et 1 autre constat dans le dossier"));
        assert_eq!(remainder(12).as_deref(), Some("… et 12 autres constats dans le dossier"));
    }
}
