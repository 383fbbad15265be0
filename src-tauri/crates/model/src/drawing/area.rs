//! Rectangles, and labels placed so that none covers another.

use super::pen::coord;

/// A rectangle: its left, its top, and its extent to the right and downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area<T = f64> {
    pub(super) x: T,
    pub(super) y: T,
    pub(super) width: T,
    pub(super) height: T,
}

type Point = (f64, f64);

impl Area {
    /// The rectangle whose middle is this point.
    pub(super) fn around(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x: x - width / 2.0, y: y - height / 2.0, width, height }
    }

    /// Its measures as the SVG spells them.
    pub(super) fn spelled(&self) -> Area<String> {
        Area {
            x: coord(self.x),
            y: coord(self.y),
            width: coord(self.width.max(0.0)),
            height: coord(self.height.max(0.0)),
        }
    }

    /// Its corners, clockwise from the top left.
    pub(super) fn corners(&self) -> [Point; 4] {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        [(self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom)]
    }

    /// Its middle.
    pub(super) fn middle(&self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the two share a surface; touching, to a rounding error, is not sharing.
    pub(super) fn meets(&self, other: &Self) -> bool {
        const DUST: f64 = 1e-6;
        self.x + DUST < other.x + other.width
            && other.x + DUST < self.x + self.width
            && self.y + DUST < other.y + other.height
            && other.y + DUST < self.y + self.height
    }

    /// Whether it lies wholly in the other.
    pub(super) fn within(&self, outer: &Self) -> bool {
        self.x >= outer.x
            && self.y >= outer.y
            && self.x + self.width <= outer.x + outer.width
            && self.y + self.height <= outer.y + outer.height
    }

    /// Its point nearest to another.
    pub(super) fn nearest(&self, to: Point) -> Point {
        (to.0.clamp(self.x, self.x + self.width), to.1.clamp(self.y, self.y + self.height))
    }

    /// Whether a segment passes through it (Liang–Barsky).
    pub(super) fn crossed(&self, from: Point, to: Point) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let edges = [
            (-dx, from.0 - self.x),
            (dx, self.x + self.width - from.0),
            (-dy, from.1 - self.y),
            (dy, self.y + self.height - from.1),
        ];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (slope, room) in edges {
            if slope == 0.0 {
                if room <= 0.0 {
                    return false;
                }
            } else if slope < 0.0 {
                enter = enter.max(room / slope);
            } else {
                leave = leave.min(room / slope);
            }
        }
        enter < leave
    }
}

/// A label to place beside its mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The middle of the mark.
    pub(super) at: Point,
    /// The radius of the mark, blank included.
    pub(super) radius: f64,
    /// The extent of the label.
    pub(super) size: (f64, f64),
}

/// A label in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub(super) area: Area,
    /// The line to draw to the mark, when the label stands away from it.
    pub(super) leader: Option<(Point, Point)>,
}

/// How far from its mark a label is tried, nearest first.
const REACHES: [f64; 7] = [0.0, 8.0, 16.0, 26.0, 38.0, 52.0, 68.0];

/// Where a label may stand around its mark: right, left, above, below, the corners, and between.
const SIDES: [Point; 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
    (0.6, -1.0),
    (0.6, 1.0),
    (-0.6, -1.0),
    (-0.6, 1.0),
];

/// Places the labels within `frame`, in order, so that none meets a mark, another label, one of the
/// `taken` areas or another's leader. Nothing for one that finds no place.
pub(super) fn place(frame: &Area, taken: &[Area], wanted: &[Wanted]) -> Vec<Option<Placed>> {
    let marks: Vec<Area> = wanted.iter().map(Wanted::mark).collect();
    let mut placed: Vec<Option<Placed>> = Vec::new();
    for (index, label) in wanted.iter().enumerate() {
        let free = |candidate: &Placed| {
            let area = &candidate.area;
            let clear = |other: &Area| !area.meets(other) && !led_through(candidate, other);
            area.within(frame)
                && taken.iter().chain(placed.iter().flatten().map(|other| &other.area)).all(clear)
                && marks.iter().enumerate().all(|(other, mark)| {
                    !area.meets(mark) && (other == index || !led_through(candidate, mark))
                })
                && !placed.iter().flatten().any(|other| led_through(other, area))
        };
        let found = label.candidates().find(free);
        placed.push(found);
    }
    placed
}

fn led_through(label: &Placed, area: &Area) -> bool {
    label.leader.is_some_and(|(from, to)| area.crossed(from, to))
}

impl Wanted {
    fn mark(&self) -> Area {
        Area::around(self.at.0, self.at.1, 2.0 * self.radius, 2.0 * self.radius)
    }

    fn candidates(&self) -> impl Iterator<Item = Placed> + '_ {
        REACHES.iter().flat_map(move |&reach| SIDES.iter().map(move |&side| self.candidate(reach, side)))
    }

    /// From the edge of the mark to the label.
    fn leader(&self, area: &Area) -> (Point, Point) {
        let to = area.nearest(self.at);
        let (dx, dy) = (to.0 - self.at.0, to.1 - self.at.1);
        let share = self.radius / dx.hypot(dy).max(self.radius);
        ((self.at.0 + share * dx, self.at.1 + share * dy), to)
    }

    fn candidate(&self, reach: f64, side: Point) -> Placed {
        let ((x, y), (width, height)) = (self.at, self.size);
        let off = self.radius + reach;
        let middle = (x + side.0 * (off + width / 2.0), y + side.1 * (off + height / 2.0));
        let area = Area::around(middle.0, middle.1, width, height);
        let leader = (reach > 0.0).then(|| self.leader(&area));
        Placed { area, leader }
    }
}

#[cfg(test)]
mod tests {
    use super::Area;

    #[test]
    fn a_segment_crosses_only_what_it_passes_through() {
        let area = Area { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };
        assert!(area.crossed((-5.0, 5.0), (15.0, 5.0)));
        assert!(!area.crossed((-5.0, 12.0), (15.0, 12.0)));
        assert!(!area.crossed((-5.0, 5.0), (0.0, 5.0)), "touching is not crossing");
    }
}
