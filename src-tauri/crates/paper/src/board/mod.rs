//! Workshop boards on large sheets: titled boxes, what is already known, and room for sticky notes.

use std::collections::BTreeSet;

use lopdf::Object;
use model::board::{Board, Cell};
use printpdf::{FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::error::PressError;
use crate::glyphs::Repertoire;
use crate::pen::{Face, Ink, Pen, View};
use crate::typography::french;
use crate::world::load_fonts;

mod easel;
mod notes;
mod sheet;
mod tiles;

pub use sheet::{Sheet, Tiling};

use easel::Easel;
use tiles::Grid;

const INK: Ink = (0.125, 0.161, 0.169);
const ACCENT: Ink = (0.114, 0.306, 0.290);
const QUIET: Ink = (0.345, 0.384, 0.392);
const DOT: Ink = (0.72, 0.70, 0.65);
const WHITE: Ink = (1.0, 1.0, 1.0);

/// Draws a board on one sheet, or on the A4 pages that make it once glued together. The notes a box
/// has no room for are counted below those it shows.
///
/// Boards are working sheets: unlike documents, they are not tagged for screen readers.
///
/// # Errors
///
/// [`PressError::Font`] if an embedded font cannot be read, [`PressError::Board`] if the file
/// cannot be written.
pub fn board_pdf(board: &Board, sheet: Sheet, tiling: Tiling) -> Result<Vec<u8>, PressError> {
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
    let easel = Easel::new(sheet, regular, strong);
    file.pages = match tiling {
        Tiling::Whole => vec![whole(&easel, &board, sheet)],
        Tiling::A4 => tiled(&easel, &board, sheet),
    };
    finish(&file).map_err(|refusal| PressError::Board { title: board.title, detail: refusal.to_string() })
}

fn page((width, height): (f64, f64), ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(width as f32), Mm(height as f32), ops)
}

fn whole(easel: &Easel, board: &Board, sheet: Sheet) -> PdfPage {
    let mut pen = Pen::new(View::page(sheet.size(), sheet.scale()));
    easel.draw(&mut pen, board);
    page(sheet.size(), pen.into_ops())
}

fn tiled(easel: &Easel, board: &Board, sheet: Sheet) -> Vec<PdfPage> {
    let grid = Grid::over(sheet);
    let tile = |tile| {
        let mut pen = Pen::new(grid.view(tile, sheet.scale()));
        pen.clip();
        easel.draw(&mut pen, board);
        pen.unclip();
        let mut marks = Pen::new(View::page(grid.page, 1.0));
        grid.mark(&mut marks, easel, tile, &board.title);
        page(grid.page, [pen.into_ops(), marks.into_ops()].concat())
    };
    grid.tiles().map(tile).collect()
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
    let lines = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| line(text)).filter(|text| !text.is_empty()).collect()
    };
    let cell = |cell: &Cell| Cell {
        title: line(&cell.title),
        questions: lines(&cell.questions),
        known: line(&cell.known),
        notes: lines(&cell.notes),
    };
    Board {
        title: line(&board.title),
        subtitle: line(&board.subtitle),
        cells: board.cells.iter().map(cell).collect(),
        foot: line(&board.foot),
    }
}
