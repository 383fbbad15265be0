//! The map of the perimeter.

use super::record;
use crate::value::Kind;

record! {
    /// The map of the perimeter, as a file gave it: at most one. Another file makes another record, so that a
    /// notice of changes tells which went and which came.
    PerimeterMap in Maps {
        "" {
            name: String, required = Kind::line(), "Fichier", "";
            shapes: String, required = Kind::Text, "Contours", "";
        }
    }
}
