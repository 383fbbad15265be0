//! The inks: each series has a colour and a hatch, each axis its colour, hatch and shape.

use crate::organisation::USUAL_MAIN;
use crate::vocabulary::Axis;

/// Letters. 14:1 on white.
pub(super) const INK: &str = "#20292b";
/// Secondary letters and ordinary lines. 6:1 on white.
pub(super) const QUIET: &str = "#586264";
/// Lines that only guide the eye and carry nothing.
pub(super) const HAIR: &str = "#d9d4c7";
/// A ground that sets a zone apart.
pub(super) const MIST: &str = "#f5f2ea";
/// The house colour, for what is alone in its drawing. 9:1 on white.
pub(super) const ACCENT: &str = USUAL_MAIN;

/// What tells a surface in a grey print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hatch {
    Solid,
    Rising,
    Dots,
    Level,
    Falling,
    Crossed,
    Upright,
    Rings,
}

impl Hatch {
    /// Its name in the identifiers of the SVG.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Rising => "rising",
            Self::Dots => "dots",
            Self::Level => "level",
            Self::Falling => "falling",
            Self::Crossed => "crossed",
            Self::Upright => "upright",
            Self::Rings => "rings",
        }
    }

    /// The tile, 6 by 6, drawn over white: what is stroked (width 1.6), then what is filled.
    pub(super) const fn tile(self) -> (&'static str, &'static str) {
        match self {
            Self::Solid => ("", ""),
            Self::Rising => ("M-1.5,1.5 L1.5,-1.5 M0,6 L6,0 M4.5,7.5 L7.5,4.5", ""),
            Self::Falling => ("M-1.5,4.5 L1.5,7.5 M0,0 L6,6 M4.5,-1.5 L7.5,1.5", ""),
            Self::Level => ("M0,3 H6", ""),
            Self::Upright => ("M3,0 V6", ""),
            Self::Crossed => ("M0,3 H6 M3,0 V6", ""),
            Self::Dots => ("", "M0.5,0.5 h2 v2 h-2 z M3.5,3.5 h2 v2 h-2 z"),
            Self::Rings => ("M1,1 h4 v4 h-4 z", ""),
        }
    }
}

/// A colour of at least 4.5:1 on white, and a hatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Paint {
    pub(super) colour: &'static str,
    pub(super) hatch: Hatch,
}

/// The paints of series that are not axes, in order. One more is never told apart by eye.
const SERIES: [Paint; 8] = [
    Paint { colour: ACCENT, hatch: Hatch::Solid },
    Paint { colour: "#9a5a00", hatch: Hatch::Rising },
    Paint { colour: "#2b5d8f", hatch: Hatch::Dots },
    Paint { colour: "#a1281c", hatch: Hatch::Level },
    Paint { colour: "#6b3a6d", hatch: Hatch::Falling },
    Paint { colour: "#55611d", hatch: Hatch::Crossed },
    // Upright beside crossed, which it follows in a bar, would look like more of it.
    Paint { colour: QUIET, hatch: Hatch::Rings },
    Paint { colour: "#8f2d62", hatch: Hatch::Upright },
];

/// How many series a drawing tells apart.
pub(super) const MOST: usize = SERIES.len();

/// The paint of what falls under no axis.
pub(super) const ELSE: Paint = Paint { colour: QUIET, hatch: Hatch::Falling };

/// The paint of a series by its place.
pub(super) fn series(index: usize) -> Paint {
    SERIES.get(index).copied().unwrap_or(ELSE)
}

/// The paint of an axis: its colour of the printed documents, in a hatch of its own.
pub(super) const fn axis(axis: Axis) -> Paint {
    match axis {
        Axis::Ecological => Paint { colour: "#2c6a38", hatch: Hatch::Solid },
        Axis::Economic => Paint { colour: "#8a5a12", hatch: Hatch::Rising },
        Axis::Living => Paint { colour: "#6b3a6d", hatch: Hatch::Dots },
    }
}

/// The letter in the mark of an axis, as on screen.
pub(super) const fn letter(axis: Axis) -> &'static str {
    match axis {
        Axis::Ecological => "É",
        Axis::Economic => "€",
        Axis::Living => "V",
    }
}

#[cfg(test)]
mod tests {
    use super::{INK, MIST, Paint, QUIET, SERIES, axis};
    use crate::vocabulary::{Axis, Vocabulary};

    /// The relative luminance of WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let channel = |from: usize| {
            let value = u8::from_str_radix(&colour[from..from + 2], 16).map_or(f64::NAN, f64::from) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn letters_and_shapes_stand_out_on_their_grounds() {
        let paints = SERIES.into_iter().chain(Axis::ALL.iter().map(|&entry| axis(entry)));
        for Paint { colour, .. } in paints {
            assert!(contrast(colour, "#ffffff") >= 4.5, "{colour}");
        }
        for ground in ["#ffffff", MIST] {
            assert!(contrast(INK, ground) >= 7.0);
            assert!(contrast(QUIET, ground) >= 4.5);
        }
    }

    #[test]
    fn no_two_series_share_a_hatch() {
        for (index, paint) in SERIES.iter().enumerate() {
            assert!(SERIES[..index].iter().all(|other| other.hatch != paint.hatch));
        }
    }
}
