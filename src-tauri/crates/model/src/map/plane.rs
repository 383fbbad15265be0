//! Degrees laid flat: kilometres to the east and to the south, true to shape at the scale of a territory.

use super::{Point, Polygon};

/// How long a degree of latitude is, in kilometres (mean radius of the Earth).
const DEGREE: f64 = 111.195;

/// An equirectangular projection about the middle latitude of some shapes.
#[derive(Debug, Clone, Copy)]
pub struct Plane {
    /// How long a degree of longitude is, in kilometres.
    across: f64,
    /// Whether the shapes stand on both sides of the 180th meridian.
    astride: bool,
}

impl Plane {
    /// The projection for these polygons.
    pub fn of<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> Self {
        let (mut west, mut east, mut south, mut north) =
            (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
        for &(longitude, latitude) in polygons.into_iter().flatten().flatten() {
            (west, east) = (west.min(longitude), east.max(longitude));
            (south, north) = (south.min(latitude), north.max(latitude));
        }
        let middle = if south <= north { f64::midpoint(south, north) } else { 0.0 };
        // No territory spans half the globe: such shapes are neighbours across the 180th meridian.
        Self { across: DEGREE * middle.to_radians().cos(), astride: east - west > 180.0 }
    }

    /// Where a point falls, in kilometres; southwards is down.
    pub fn at(&self, (longitude, latitude): Point) -> Point {
        let longitude = if self.astride && longitude < 0.0 { longitude + 360.0 } else { longitude };
        (longitude * self.across, -latitude * DEGREE)
    }
}

/// From the nearest point of a segment to a point.
pub fn offset(point: Point, from: Point, to: Point) -> Point {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((point.0 - from.0) * dx + (point.1 - from.1) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (point.0 - from.0 - along * dx, point.1 - from.1 - along * dy)
}

/// An extent on the plane, in kilometres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The west and the north.
    pub low: Point,
    /// The east and the south.
    pub high: Point,
}

impl Bounds {
    /// Around these polygons.
    pub fn of<'a>(plane: &Plane, polygons: impl IntoIterator<Item = &'a Polygon>) -> Self {
        let nothing =
            Self { low: (f64::INFINITY, f64::INFINITY), high: (f64::NEG_INFINITY, f64::NEG_INFINITY) };
        let points = polygons.into_iter().flatten().flatten();
        points.map(|&point| plane.at(point)).fold(nothing, |bounds, (x, y)| Self {
            low: (bounds.low.0.min(x), bounds.low.1.min(y)),
            high: (bounds.high.0.max(x), bounds.high.1.max(y)),
        })
    }

    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> bool {
        self.low.0 > self.high.0
    }

    /// Its width and its height.
    pub fn size(&self) -> Point {
        ((self.high.0 - self.low.0).max(0.0), (self.high.1 - self.low.1).max(0.0))
    }

    /// The larger of the two.
    pub fn extent(&self) -> f64 {
        let (width, height) = self.size();
        width.max(height)
    }

    /// With this share of its extent more on each side.
    pub fn widened(&self, share: f64) -> Self {
        let more = share * self.extent();
        Self { low: (self.low.0 - more, self.low.1 - more), high: (self.high.0 + more, self.high.1 + more) }
    }

    /// Whether the two share something.
    pub fn meets(&self, other: &Self) -> bool {
        self.low.0 <= other.high.0
            && other.low.0 <= self.high.0
            && self.low.1 <= other.high.1
            && other.low.1 <= self.high.1
    }
}
