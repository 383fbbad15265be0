//! Where the surfaces, their labels and the scale stand.

use std::collections::BTreeMap;

use super::Perimeter;
use super::label::{self, Label, edges};
use crate::drawing::area::Area;
use crate::drawing::pen::{EDGE, INNER};
use crate::map::{Bounds, Plane, Polygon, Ring};

type Point = (f64, f64);

/// The tallest map: with the table of some twenty communes, it fills a page.
const TALLEST: f64 = 350.0;
/// The lowest.
const LOWEST: f64 = 120.0;
/// The blank between the perimeter and the frame, where its surroundings show.
const MARGIN: f64 = 16.0;

/// A whole layout.
pub(super) struct Layout {
    pub(super) frame: Area,
    /// The communes, or the one outline; each in rings, outlines and holes alike.
    pub(super) own: Vec<Vec<Vec<Point>>>,
    /// The border of the perimeter, in open lines.
    pub(super) border: Vec<Vec<Point>>,
    /// What lies around, cut at the frame.
    pub(super) around: Vec<Vec<Vec<Point>>>,
    pub(super) labels: Vec<Label>,
    /// The numbers of the communes that have no room for a label.
    pub(super) crowded: Vec<usize>,
    /// A round length in kilometres, and how long it is drawn.
    pub(super) scale: (f64, f64),
}

impl Layout {
    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.around.is_empty()
    }

    /// Whether some commune bears its number.
    pub(super) fn is_numbered(&self) -> bool {
        self.labels.iter().any(|label| label.numbered)
    }
}

/// From kilometres on the plane to points of the drawing.
struct Fit {
    plane: Plane,
    scale: f64,
    low: Point,
    at: Point,
}

impl Fit {
    fn of(plane: Plane, bounds: &Bounds) -> (Self, Area) {
        let (width, height) = bounds.size();
        let room = (INNER - 2.0 * MARGIN, TALLEST - 2.0 * MARGIN);
        let dust = 1e-6;
        let scale = (room.0 / width.max(dust)).min(room.1 / height.max(dust));
        let frame =
            Area { x: EDGE, y: EDGE, width: INNER, height: (height * scale + 2.0 * MARGIN).max(LOWEST) };
        let at = (EDGE + (INNER - width * scale) / 2.0, EDGE + (frame.height - height * scale) / 2.0);
        (Self { plane, scale, low: bounds.low, at }, frame)
    }

    /// To the tenth of a point: finer is not seen, and makes the drawing heavier.
    fn point(&self, point: Point) -> Point {
        let (x, y) = self.plane.at(point);
        let grained = |value: f64| (value * 10.0).round() / 10.0;
        (
            grained(self.at.0 + (x - self.low.0) * self.scale),
            grained(self.at.1 + (y - self.low.1) * self.scale),
        )
    }

    fn ring(&self, ring: &Ring) -> Vec<Point> {
        let mut points: Vec<Point> = ring.iter().map(|&point| self.point(point)).collect();
        points.dedup();
        points
    }

    fn rings(&self, polygons: &[Polygon]) -> Vec<Vec<Point>> {
        let rings = polygons.iter().flatten().map(|ring| self.ring(ring));
        rings.filter(|ring| ring.len() > 2).collect()
    }
}

/// Lays the map out.
pub(super) fn lay(perimeter: &Perimeter) -> Layout {
    let own: Vec<&[Polygon]> = if perimeter.outline.is_empty() {
        perimeter.communes.iter().map(|spot| spot.surface.as_slice()).collect()
    } else {
        vec![&perimeter.outline]
    };
    let around = || perimeter.around.iter().flatten();
    let all = || own.iter().copied().flatten().chain(around());
    let plane = Plane::of(all());
    let bounds = Bounds::of(&plane, own.iter().copied().flatten());
    let bounds = if bounds.is_empty() { Bounds::of(&plane, around()) } else { bounds };
    if bounds.is_empty() {
        let frame = Area { x: EDGE, y: EDGE, width: INNER, height: LOWEST };
        return Layout {
            frame,
            own: Vec::new(),
            border: Vec::new(),
            around: Vec::new(),
            labels: Vec::new(),
            crowded: Vec::new(),
            scale: (0.0, 0.0),
        };
    }
    let (fit, frame) = Fit::of(plane, &bounds);
    let drawn: Vec<Vec<Vec<Point>>> = own.iter().map(|polygons| fit.rings(polygons)).collect();
    let (labels, crowded) = if perimeter.outline.is_empty() {
        let names = perimeter.communes.iter().map(|spot| super::named(&spot.name)).zip(&drawn).enumerate();
        let surfaces: Vec<_> =
            names.map(|(index, (name, rings))| (index + 1, name, rings.as_slice())).collect();
        label::place_all(&frame, &surfaces)
    } else {
        (Vec::new(), Vec::new())
    };
    let cut = |polygons: &Vec<Polygon>| -> Vec<Vec<Point>> {
        let rings = fit.rings(polygons).into_iter().map(|ring| clipped(ring, &frame));
        rings.filter(|ring| ring.len() > 2).collect()
    };
    Layout {
        border: border(&drawn),
        own: drawn.into_iter().filter(|rings| !rings.is_empty()).collect(),
        around: perimeter.around.iter().map(cut).filter(|rings| !rings.is_empty()).collect(),
        labels,
        crowded,
        scale: scale(fit.scale),
        frame,
    }
}

/// The longest round length that stays under a quarter of the drawing.
fn scale(points: f64) -> (f64, f64) {
    let most = INNER / 4.0 / points;
    let power = 10_f64.powf(most.log10().floor());
    let round = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= most);
    let length = round.unwrap_or(power);
    (length, length * points)
}

/// The edges that one surface alone has, in lines as long as they go.
fn border(surfaces: &[Vec<Vec<Point>>]) -> Vec<Vec<Point>> {
    let key = |point: Point| ((point.0 * 10.0).round() as i64, (point.1 * 10.0).round() as i64);
    let edge = |a: Point, b: Point| {
        let (a, b) = (key(a), key(b));
        if a < b { (a, b) } else { (b, a) }
    };
    let mut known = BTreeMap::new();
    for (a, b) in surfaces.iter().flatten().flat_map(|ring| edges(ring)) {
        *known.entry(edge(a, b)).or_insert(0_usize) += 1;
    }
    let mut lines: Vec<Vec<Point>> = Vec::new();
    for ring in surfaces.iter().flatten() {
        let mut open = false;
        for (a, b) in edges(ring) {
            let alone = known.get(&edge(a, b)) == Some(&1);
            match lines.last_mut().filter(|_| open && alone) {
                Some(line) => line.push(b),
                None if alone => lines.push(vec![a, b]),
                None => {}
            }
            open = alone;
        }
    }
    lines
}

/// A ring cut at the four sides of an area (Sutherland–Hodgman).
fn clipped(ring: Vec<Point>, area: &Area) -> Vec<Point> {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let sides: [(bool, f64, f64); 4] =
        [(true, area.x, 1.0), (true, right, -1.0), (false, area.y, 1.0), (false, bottom, -1.0)];
    sides.into_iter().fold(ring, |ring, (across, at, sign)| {
        let within = |point: Point| sign * (if across { point.0 } else { point.1 } - at) >= 0.0;
        let crossing = |a: Point, b: Point| {
            let (from, to) = if across { (a.0, b.0) } else { (a.1, b.1) };
            let share = (at - from) / (to - from);
            (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
        };
        let mut kept = Vec::with_capacity(ring.len());
        for (index, &point) in ring.iter().enumerate() {
            let before = ring[(index + ring.len() - 1) % ring.len()];
            if within(point) != within(before) {
                kept.push(crossing(before, point));
            }
            if within(point) {
                kept.push(point);
            }
        }
        kept
    })
}

#[cfg(test)]
pub(super) mod check {
    use super::{Area, Layout};

    /// Whatever label covers another, or leaves the frame.
    pub(in crate::drawing) fn overlaps(layout: &Layout) -> Vec<String> {
        let areas: Vec<Area> = layout.labels.iter().map(|label| label.area).collect();
        let mut faults = Vec::new();
        for (index, area) in areas.iter().enumerate() {
            let met = areas[..index].iter().filter(|other| area.meets(other));
            faults.extend(met.map(|other| format!("{area:?} meets {other:?}")));
            if !area.within(&layout.frame) {
                faults.push(format!("outside: {area:?}"));
            }
        }
        faults
    }
}
