//! The layout of a board, in millimetres of an A3 sheet whatever the sheet: the pen enlarges it.

use model::board::{Board, Cell};

use super::notes::Setting;
use super::{ACCENT, DOT, INK, QUIET, Sheet, WHITE};
use crate::pen::{Face, Frame, Pen};

/// White around the sheet; what an office printer cannot reach is less.
const MARGIN: f64 = 12.0;
/// What the title takes above the boxes.
const HEAD: f64 = 24.0;
/// What the foot takes below the boxes.
const FOOT: f64 = 9.0;
/// Between two boxes.
const GUTTER: f64 = 6.0;
/// Inside a box.
const INSET: f64 = 6.0;
/// The title band of a box.
const BAND: f64 = 13.0;
/// Between two dots of the room to answer.
const STEP: f64 = 6.0;
/// From this width for a height of 1, many notes stand beside the room to answer, and not above it.
const WIDE: f64 = 1.8;
/// The share of the width that notes take beside the room, of the height that they take above it.
const SHARE: (f64, f64) = (0.42, 0.62);
/// The share of the height above which notes are many.
const MANY: f64 = 0.33;
/// The size of what heads notes, in points, and its height.
const KNOWN: (f64, f64) = (11.5, 6.0);
/// The indent of notes, behind their bullet.
const INDENT: f64 = 4.0;
/// The size of a question, in points, and the height of its lines.
const QUESTION: (f64, f64) = (18.0, 8.0);

/// The easel a board stands on: its size, its faces.
pub(super) struct Easel {
    width: f64,
    height: f64,
    pub regular: Face,
    pub strong: Face,
}

impl Easel {
    /// The easel of a sheet.
    pub fn new(sheet: Sheet, regular: Face, strong: Face) -> Self {
        let ((width, height), scale) = (sheet.size(), sheet.scale());
        Self { width: width / scale, height: height / scale, regular, strong }
    }

    /// Draws the whole board.
    pub fn draw(&self, pen: &mut Pen, board: &Board) {
        let room = self.width - 2.0 * MARGIN;
        let size = self.strong.fit(&board.title, 27.0, room);
        pen.write(&self.strong, size, ACCENT, (MARGIN, MARGIN + 9.0), &board.title);
        let size = self.regular.fit(&board.subtitle, 15.0, room);
        pen.write(&self.regular, size, QUIET, (MARGIN, MARGIN + 17.5), &board.subtitle);
        let size = self.regular.fit(&board.foot, 10.0, room);
        pen.write(&self.regular, size, QUIET, (MARGIN, self.height - MARGIN), &board.foot);
        let size = self.question_size(board);
        for (index, cell) in board.cells.iter().enumerate() {
            self.cell(pen, self.frame(index, board.cells.len()), cell, size);
        }
    }

    /// The size at which every question of the board holds on two lines of its box: all have the same.
    fn question_size(&self, board: &Board) -> f64 {
        let asked = board.cells.iter().enumerate().flat_map(|(index, cell)| {
            let width = self.frame(index, board.cells.len()).width - 2.0 * INSET;
            cell.questions.iter().map(move |question| self.strong.fit_two(question, QUESTION.0, width).0)
        });
        asked.fold(QUESTION.0, f64::min)
    }

    /// Where a box stands: up to three in one row, more in two rows. The boxes of a row share its width.
    fn frame(&self, index: usize, count: usize) -> Frame {
        let first = if count > 3 { count.div_ceil(2) } else { count };
        let (row, column, columns) =
            if index < first { (0, index, first) } else { (1, index - first, count - first) };
        let rows = if count > first { 2.0 } else { 1.0 };
        let room = self.height - 2.0 * MARGIN - HEAD - FOOT;
        let height = (room - GUTTER * (rows - 1.0)) / rows;
        let width = (self.width - 2.0 * MARGIN + GUTTER) / columns as f64 - GUTTER;
        Frame {
            x: MARGIN + column as f64 * (width + GUTTER),
            y: MARGIN + HEAD + f64::from(row) * (height + GUTTER),
            width,
            height,
        }
    }

    fn cell(&self, pen: &mut Pen, frame: Frame, cell: &Cell, question: f64) {
        let room = frame.width - 2.0 * INSET;
        let left = frame.x + INSET;
        pen.fill(Frame { height: BAND, ..frame }, ACCENT);
        let size = self.strong.fit(&cell.title, 21.0, room);
        pen.write(&self.strong, size, WHITE, (left, frame.y + 9.2), &cell.title);
        let parts = cell.questions.len().max(1);
        let top = frame.y + BAND;
        let height = (frame.height - BAND - INSET) / parts as f64;
        for part in 0..parts {
            let frame = Frame { x: left, y: top + part as f64 * height, width: room, height };
            let free = self.question(pen, frame, cell.questions.get(part), question);
            let free = if part == 0 { self.known(pen, free, cell) } else { free };
            pen.dots(free, DOT, STEP);
        }
        pen.outline(frame, ACCENT, 0.5);
    }

    /// Writes a question, at most so large, and gives the room below it.
    fn question(&self, pen: &mut Pen, frame: Frame, question: Option<&String>, most: f64) -> Frame {
        let mut y = frame.y + 3.0;
        if let Some(question) = question {
            let (size, lines) = self.strong.fit_two(question, most, frame.width);
            for line in lines {
                y += QUESTION.1;
                pen.write(&self.strong, size, INK, (frame.x, y), &line);
            }
        }
        y += STEP;
        Frame { y, height: frame.y + frame.height - y, ..frame }
    }

    /// Writes what is known, beside or above the room to answer, and gives this room.
    fn known(&self, pen: &mut Pen, free: Frame, cell: &Cell) -> Frame {
        if cell.notes.is_empty() {
            return free;
        }
        let set = |width: f64, height: f64| {
            Setting::of(&self.regular, &cell.notes, width - INDENT, height - KNOWN.1)
        };
        let above = set(free.width, free.height * SHARE.1);
        if free.width > WIDE * free.height && KNOWN.1 + above.height() > free.height * MANY {
            let width = free.width * SHARE.0;
            self.notes(pen, Frame { width, ..free }, &cell.known, &set(width, free.height));
            let taken = width + 2.0 * INDENT;
            return Frame { x: free.x + taken, width: free.width - taken, ..free };
        }
        self.notes(pen, free, &cell.known, &above);
        let taken = KNOWN.1 + above.height() + STEP / 2.0;
        Frame { y: free.y + taken, height: free.height - taken, ..free }
    }

    /// Writes notes below what heads them.
    fn notes(&self, pen: &mut Pen, frame: Frame, known: &str, set: &Setting) {
        let head = self.strong.fit(known, KNOWN.0, frame.width);
        pen.write(&self.strong, head, ACCENT, (frame.x, frame.y + 3.0), known);
        let (size, step) = (set.size, set.step);
        // Where the baseline of the first line stands: letters rise by less than two thirds of it.
        let mut y = frame.y + KNOWN.1 + step * 0.65;
        for note in &set.shown {
            pen.write(&self.regular, size, ACCENT, (frame.x, y), "•");
            for line in note {
                pen.write(&self.regular, size, INK, (frame.x + INDENT, y), line);
                y += step;
            }
            y += step / 4.0;
        }
        if let Some(rest) = &set.rest {
            let size = self.regular.fit(rest, size, frame.width - INDENT);
            pen.write(&self.regular, size, QUIET, (frame.x + INDENT, y), rest);
        }
    }
}

#[cfg(test)]
mod tests;
