//! Lines lightened to what is seen (Douglas–Peucker). A border that two communes share is lightened once
//! for both: they go on touching, without gap nor overlap.

use rustc_hash::FxHashMap;

use super::plane::offset;
use super::{Plane, Point, Ring, Shape};

/// How wide a drawing is, in points: what is finer than a share of one is not seen.
const DRAWN: f64 = 456.0;
/// That share.
const SEEN: f64 = 0.35;
/// The most points a map keeps: its drawing stays under 200 kB.
const MOST_POINTS: usize = 8_000;

/// A point as it is told equal to another.
type Key = (i64, i64);

fn key((longitude, latitude): Point) -> Key {
    ((longitude * 1e5).round() as i64, (latitude * 1e5).round() as i64)
}

/// Lightens shapes drawn over this extent, in kilometres.
pub fn lighten(shapes: &mut Vec<Shape>, plane: &Plane, extent: f64) {
    let mut grain = SEEN * extent / DRAWN;
    let whole = std::mem::take(shapes);
    loop {
        *shapes = lightened(&whole, plane, grain);
        let points: usize =
            shapes.iter().flat_map(|shape| shape.polygons.iter().flatten()).map(Vec::len).sum();
        if points <= MOST_POINTS || grain > extent {
            return;
        }
        grain *= 1.3;
    }
}

fn lightened(shapes: &[Shape], plane: &Plane, grain: f64) -> Vec<Shape> {
    let knots = Knots::of(shapes);
    let ring = |ring: &Ring| simplified(ring, &knots, plane, grain);
    let lighter = |shape: &Shape| {
        let largest = shape.polygons.iter().map(|polygon| surface(&polygon[0], plane)).fold(0.0, f64::max);
        let polygons = shape.polygons.iter().filter_map(|polygon| {
            let outline = ring(&polygon[0]);
            // An islet too small to be seen goes, unless it is all there is.
            if outline.len() < 3 || surface(&outline, plane) < grain * grain {
                let all = surface(&polygon[0], plane) >= largest;
                return all.then(|| vec![polygon[0].clone()]);
            }
            let holes = polygon[1..].iter().map(ring).filter(|hole| hole.len() >= 3);
            Some(std::iter::once(outline).chain(holes).collect())
        });
        Shape { polygons: polygons.collect(), ..shape.clone() }
    };
    shapes.iter().map(lighter).collect()
}

/// The surface within a ring, in square kilometres.
fn surface(ring: &Ring, plane: &Plane) -> f64 {
    let points: Vec<Point> = ring.iter().map(|&point| plane.at(point)).collect();
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

/// Where borders part: the points that do not have two neighbours in all. They stay.
struct Knots(FxHashMap<Key, Neighbours>);

#[derive(Default)]
struct Neighbours {
    two: [Option<Key>; 2],
    more: bool,
}

impl Knots {
    fn of(shapes: &[Shape]) -> Self {
        let mut known: FxHashMap<Key, Neighbours> = FxHashMap::default();
        for ring in shapes.iter().flat_map(|shape| shape.polygons.iter().flatten()) {
            for (index, &point) in ring.iter().enumerate() {
                let neighbours = known.entry(key(point)).or_default();
                let (before, after) = ((index + ring.len() - 1) % ring.len(), (index + 1) % ring.len());
                neighbours.add(key(ring[before]));
                neighbours.add(key(ring[after]));
            }
        }
        Self(known)
    }

    fn has(&self, point: Point) -> bool {
        self.0.get(&key(point)).is_some_and(|neighbours| neighbours.more)
    }
}

impl Neighbours {
    fn add(&mut self, key: Key) {
        if self.two.contains(&Some(key)) {
            return;
        }
        match self.two.iter_mut().find(|place| place.is_none()) {
            Some(place) => *place = Some(key),
            None => self.more = true,
        }
    }
}

/// A ring lightened arc by arc, from knot to knot. One without knots starts at its first point in the
/// order of coordinates, which is the same for whoever shares it.
fn simplified(ring: &Ring, knots: &Knots, plane: &Plane, grain: f64) -> Ring {
    let mut ends: Vec<usize> = (0..ring.len()).filter(|&index| knots.has(ring[index])).collect();
    if ends.is_empty() {
        ends.extend((0..ring.len()).min_by_key(|&index| key(ring[index])));
    }
    let mut light = Ring::new();
    for (rank, &start) in ends.iter().enumerate() {
        let end = ends[(rank + 1) % ends.len()];
        let length = if end > start { end - start } else { end + ring.len() - start };
        let arc: Vec<Point> = (0..=length).map(|step| ring[(start + step) % ring.len()]).collect();
        light.extend(&arc_of(&arc, plane, grain)[..]);
        // The next arc begins with it.
        light.pop();
    }
    light
}

/// An open line without what stands within `grain` of it; its ends stay. It is read from its lower end, so
/// that the two shapes it parts read it alike.
fn arc_of(arc: &[Point], plane: &Plane, grain: f64) -> Vec<Point> {
    let last = arc.len() - 1;
    let backwards = key(arc[0]) > key(arc[last]);
    let mut arc = arc.to_vec();
    if backwards {
        arc.reverse();
    }
    let flat: Vec<Point> = arc.iter().map(|&point| plane.at(point)).collect();
    let mut kept = vec![false; arc.len()];
    (kept[0], kept[last]) = (true, true);
    let mut parts = vec![(0, last)];
    while let Some((from, to)) = parts.pop() {
        let between = from + 1..to;
        let away = |&index: &usize| {
            let (across, down) = offset(flat[index], flat[from], flat[to]);
            across.hypot(down)
        };
        let Some(far) = between.max_by(|one, other| away(one).total_cmp(&away(other))) else { continue };
        if away(&far) > grain {
            kept[far] = true;
            parts.extend([(from, far), (far, to)]);
        }
    }
    let mut light: Vec<Point> =
        arc.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| point).collect();
    if backwards {
        light.reverse();
    }
    light
}
