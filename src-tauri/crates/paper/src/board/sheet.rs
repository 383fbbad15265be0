//! The sheets a board is drawn for.

use super::tiles::Grid;

/// The sheet a board is drawn for, landscape. A board has the same layout on each: a larger sheet
/// has larger type, to be read from further away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 420 × 297 mm.
    A3,
    /// 594 × 420 mm.
    A2,
    /// 841 × 594 mm.
    A1,
    /// 1189 × 841 mm.
    A0,
}

impl Sheet {
    /// Every sheet, the smallest first.
    pub const ALL: &'static [Self] = &[Self::A3, Self::A2, Self::A1, Self::A0];

    /// Its code: « a3 ».
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::A3 => "a3",
            Self::A2 => "a2",
            Self::A1 => "a1",
            Self::A0 => "a0",
        }
    }

    /// Width and height, in millimetres.
    #[must_use]
    pub const fn size(self) -> (f64, f64) {
        match self {
            Self::A3 => (420.0, 297.0),
            Self::A2 => (594.0, 420.0),
            Self::A1 => (841.0, 594.0),
            Self::A0 => (1189.0, 841.0),
        }
    }

    /// How much larger than A3 the type is; 1 at A3.
    pub(super) fn scale(self) -> f64 {
        let ((width, height), (least_width, least_height)) = (self.size(), Self::A3.size());
        (width / least_width).min(height / least_height)
    }
}

/// How the sheet comes out of the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tiling {
    /// As one large page.
    Whole,
    /// On A4 pages that overlap by 10 mm, with crop marks and an assembly number.
    A4,
}

impl Tiling {
    /// How many pages a sheet takes.
    #[must_use]
    pub fn pages(self, sheet: Sheet) -> usize {
        match self {
            Self::Whole => 1,
            Self::A4 => Grid::over(sheet).count(),
        }
    }
}
