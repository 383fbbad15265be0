//! A large sheet over A4 pages: where each tile stands, its crop marks, its number.

use super::easel::Easel;
use super::{ACCENT, INK, QUIET, Sheet};
use crate::pen::{Frame, Pen, View};

/// The short and the long side of A4, in millimetres.
const A4: (f64, f64) = (210.0, 297.0);
/// What two neighbouring tiles have in common, in millimetres.
pub(super) const OVERLAP: f64 = 10.0;
/// The least white around a tile, in millimetres: it holds the marks, and printers do not reach
/// the last five.
const MARGIN: f64 = 10.0;
/// Where a crop mark starts and ends, in millimetres from the corner it points to.
const MARK: (f64, f64) = (2.0, 6.0);

/// The tiles of a sheet, all of one size.
pub(super) struct Grid {
    /// Width and height of a page, in millimetres.
    pub page: (f64, f64),
    columns: usize,
    rows: usize,
    /// Width and height of a tile, in millimetres.
    tile: (f64, f64),
}

/// One tile, by its row and its column from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tile {
    row: usize,
    column: usize,
}

impl Tile {
    /// « B3 »: the letter of the row, the number of the column.
    fn name(self) -> String {
        format!("{}{}", char::from(b'A' + self.row as u8), self.column + 1)
    }
}

impl Grid {
    /// The tiles of a sheet over upright or lying pages, whichever are fewer.
    pub fn over(sheet: Sheet) -> Self {
        let lying = Self::on(sheet, (A4.1, A4.0));
        let upright = Self::on(sheet, A4);
        if upright.count() < lying.count() { upright } else { lying }
    }

    fn on(sheet: Sheet, page: (f64, f64)) -> Self {
        let (columns, width) = split(sheet.size().0, page.0 - 2.0 * MARGIN);
        let (rows, height) = split(sheet.size().1, page.1 - 2.0 * MARGIN);
        Self { page, columns, rows, tile: (width, height) }
    }

    /// How many tiles there are.
    pub const fn count(&self) -> usize {
        self.columns * self.rows
    }

    /// The tiles, row by row.
    pub fn tiles(&self) -> impl Iterator<Item = Tile> + use<> {
        let columns = self.columns;
        (0..self.count()).map(move |index| Tile { row: index / columns, column: index % columns })
    }

    /// What the page of a tile shows of the sheet, in the middle of the page.
    pub fn view(&self, tile: Tile, scale: f64) -> View {
        let (width, height) = self.tile;
        let window = Frame {
            x: tile.column as f64 * (width - OVERLAP),
            y: tile.row as f64 * (height - OVERLAP),
            width,
            height,
        };
        View { height: self.page.1, window, at: self.corner(), scale }
    }

    fn corner(&self) -> (f64, f64) {
        ((self.page.0 - self.tile.0) / 2.0, (self.page.1 - self.tile.1) / 2.0)
    }

    /// Draws in the white around a tile where to cut, where the next tiles come, and its number.
    pub fn mark(&self, pen: &mut Pen, easel: &Easel, tile: Tile, title: &str) {
        let ((left, top), (width, height)) = (self.corner(), self.tile);
        let (right, bottom) = (left + width, top + height);
        for (x, y) in [(left, top), (right, top), (left, bottom), (right, bottom)] {
            let (across, down) = (if x > left { 1.0 } else { -1.0 }, if y > top { 1.0 } else { -1.0 });
            pen.line([(x + across * MARK.0, y), (x + across * MARK.1, y)], INK, 0.2);
            pen.line([(x, y + down * MARK.0), (x, y + down * MARK.1)], INK, 0.2);
        }
        if tile.column + 1 < self.columns {
            let x = right - OVERLAP;
            pen.line([(x, top - MARK.1), (x, top - MARK.0)], ACCENT, 0.4);
            pen.line([(x, bottom + MARK.0), (x, bottom + MARK.1)], ACCENT, 0.4);
        }
        if tile.row + 1 < self.rows {
            let y = bottom - OVERLAP;
            pen.line([(left - MARK.1, y), (left - MARK.0, y)], ACCENT, 0.4);
            pen.line([(right + MARK.0, y), (right + MARK.1, y)], ACCENT, 0.4);
        }
        self.label(pen, easel, tile, title);
    }

    fn label(&self, pen: &mut Pen, easel: &Easel, tile: Tile, title: &str) {
        let (left, top) = (self.corner().0 + 4.0, self.corner().1);
        // Neither the marks of the corners nor those of the overlap are written over.
        let room = self.tile.0 - 2.0 * OVERLAP;
        let low = top + self.tile.1 + 5.5;
        pen.write(&easel.strong, 13.0, ACCENT, (left, low), &tile.name());
        let label = format!("affiche «\u{a0}{title}\u{a0}» sur {} feuilles", self.count());
        let size = easel.regular.fit(&label, 9.0, room - 10.0);
        pen.write(&easel.regular, size, QUIET, (left + 10.0, low), &label);
        let advice = "Couper en haut et à gauche selon les repères, puis coller sur la bande de 10\u{a0}mm de la feuille voisine.";
        let size = easel.regular.fit(advice, 8.0, room);
        pen.write(&easel.regular, size, QUIET, (left, top - 3.0), advice);
    }
}

/// Splits `length` millimetres into the fewest equal tiles of at most `most` millimetres that
/// overlap: how many, and how long each.
fn split(length: f64, most: f64) -> (usize, f64) {
    let count = ((length - OVERLAP) / (most - OVERLAP)).ceil();
    (count as usize, (length + OVERLAP * (count - 1.0)) / count)
}

#[cfg(test)]
mod tests {
    use super::{Grid, MARGIN, OVERLAP, Sheet};

    #[test]
    fn tiles_cover_the_sheet_and_overlap_by_ten_millimetres() {
        for (sheet, count) in Sheet::ALL.iter().zip([4, 8, 15, 25]) {
            let grid = Grid::over(*sheet);
            assert_eq!(grid.count(), count, "{sheet:?}");
            assert!(grid.tile.0 <= grid.page.0 - 2.0 * MARGIN && grid.tile.1 <= grid.page.1 - 2.0 * MARGIN);
            let covered = grid.columns as f64 * (grid.tile.0 - OVERLAP) + OVERLAP;
            assert!((covered - sheet.size().0).abs() < 1e-9, "{sheet:?}");
            let covered = grid.rows as f64 * (grid.tile.1 - OVERLAP) + OVERLAP;
            assert!((covered - sheet.size().1).abs() < 1e-9, "{sheet:?}");
        }
    }

    #[test]
    fn tiles_are_numbered_row_by_row() {
        let names: Vec<String> = Grid::over(Sheet::A3).tiles().map(super::Tile::name).collect();
        assert_eq!(names, ["A1", "A2", "B1", "B2"]);
    }
}
