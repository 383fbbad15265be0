//! The name of each commune within it, or its number, there or beside.

use crate::drawing::area::{Area, Wanted, place};
use crate::drawing::letters::width;
use crate::drawing::pen::{LEAD, SIZE};
use crate::map::offset;

type Point = (f64, f64);

/// How many places are tried across a commune, and down: an odd number, so that its middle is one.
const GRID: usize = 13;
/// The blank between a label and the border.
const BLANK: f64 = 2.0;
/// On how many lines a name may stand.
const LINES: usize = 3;
/// The radius of the point a number stands beside, blank included.
const DOT: f64 = 3.0;

/// A label in its place.
pub(super) struct Label {
    pub(super) lines: Vec<String>,
    pub(super) area: Area,
    /// Whether it is a number.
    pub(super) numbered: bool,
    /// The point of the commune it stands beside, and the line to it: a label within its commune has none.
    pub(super) beside: Option<(Point, Option<(Point, Point)>)>,
}

/// The labels of numbered and named surfaces, then the numbers of those that have no room for one, even beside
/// them.
pub(super) fn place_all(
    frame: &Area,
    surfaces: &[(usize, String, &[Vec<Point>])],
) -> (Vec<Label>, Vec<usize>) {
    let (mut labels, mut wanted): (Vec<Label>, Vec<_>) = (Vec::new(), Vec::new());
    for (number, name, rings) in surfaces {
        let spots = spots(rings);
        let Some(&(_, middle)) = spots.first() else { continue };
        let surface = Surface { number: *number, name, rings, spots: &spots };
        match surface.label(frame, &labels) {
            Some(label) => labels.push(label),
            None => {
                let text = number.to_string();
                let size = (width(&text, SIZE) + 5.0, LEAD);
                wanted.push((*number, text, Wanted { at: middle, radius: DOT, size }));
            }
        }
    }
    let taken: Vec<Area> = labels.iter().map(|label| label.area).collect();
    let marks: Vec<Wanted> = wanted.iter().map(|(.., mark)| *mark).collect();
    let mut crowded = Vec::new();
    for ((number, text, mark), placed) in wanted.into_iter().zip(place(frame, &taken, &marks)) {
        let Some(placed) = placed else {
            crowded.push(number);
            continue;
        };
        let beside = Some((mark.at, placed.leader));
        labels.push(Label { lines: vec![text], area: placed.area, numbered: true, beside });
    }
    (labels, crowded)
}

/// A surface to label, with the points of it that are tried.
struct Surface<'a> {
    number: usize,
    name: &'a str,
    rings: &'a [Vec<Point>],
    spots: &'a [(f64, Point)],
}

impl Surface<'_> {
    /// The label within it: the name on as few lines as it can, else the number. Surfaces that a file lets
    /// overlap still have labels that do not.
    fn label(&self, frame: &Area, others: &[Label]) -> Option<Label> {
        let tried = |lines: Vec<String>, numbered: bool| {
            let across = lines.iter().map(|line| width(line, SIZE)).fold(0.0, f64::max);
            let height = lines.len() as f64 * LEAD;
            let area = self.spots.iter().find_map(|&(_, (x, y))| {
                let area = Area::around(x, y, across, height);
                let aired = Area::around(x, y, across + 2.0 * BLANK, height);
                let alone = !others.iter().any(|other| other.area.meets(&area));
                (aired.within(frame) && alone && clear(&aired, self.rings)).then_some(area)
            })?;
            Some(Label { lines, area, numbered, beside: None })
        };
        let named = (1..=LINES).find_map(|count| tried(broken(self.name, count)?, false));
        named.or_else(|| tried(vec![self.number.to_string()], true))
    }
}

/// The edges of a ring, in order.
pub(super) fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Whether no border passes through an area whose middle is within them.
fn clear(area: &Area, rings: &[Vec<Point>]) -> bool {
    !rings.iter().flat_map(|ring| edges(ring)).any(|(from, to)| area.crossed(from, to))
}

/// Points within a surface, the furthest from its borders first.
fn spots(rings: &[Vec<Point>]) -> Vec<(f64, Point)> {
    let points = || rings.iter().flatten();
    let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    for &(x, y) in points() {
        (low, high) = ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)));
    }
    let mut spots = Vec::new();
    let step = |from: f64, to: f64, rank: usize| from + (to - from) * (rank as f64 + 0.5) / GRID as f64;
    for (column, row) in (0..GRID).flat_map(|column| (0..GRID).map(move |row| (column, row))) {
        let point = (step(low.0, high.0, column), step(low.1, high.1, row));
        if holds(rings, point) {
            spots.push((clearance(rings, point), point));
        }
    }
    spots.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    // A sliver may pass between the points tried.
    if spots.is_empty() {
        spots.extend(points().next().map(|&point| (0.0, point)));
    }
    spots
}

/// Whether a point is within rings, holes left out.
fn holds(rings: &[Vec<Point>], (x, y): Point) -> bool {
    let crossed =
        |(a, b): &(Point, Point)| (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0);
    rings.iter().flat_map(|ring| edges(ring)).filter(crossed).count() % 2 == 1
}

/// How far a point is from the borders. Names are wide, so that room across counts less.
fn clearance(rings: &[Vec<Point>], point: Point) -> f64 {
    let away = rings.iter().flat_map(|ring| edges(ring)).map(|(from, to)| offset(point, from, to));
    let nearest = away.fold((f64::INFINITY, f64::INFINITY), |near, (across, down)| {
        let (across, down) = (across * across, down * down);
        (near.0.min(across / 4.0 + down), near.1.min(across + down))
    });
    nearest.0.sqrt() + nearest.1.sqrt() / 2.0
}

/// A name on exactly so many lines, broken at its spaces and after its hyphens where the longest line is
/// the shortest; none when it has fewer pieces.
fn broken(name: &str, count: usize) -> Option<Vec<String>> {
    let mut pieces: Vec<String> = Vec::new();
    for word in name.split_inclusive([' ', '-']) {
        // « Le », « d’ » stay with what follows.
        match pieces.last_mut().filter(|last| last.trim_end_matches([' ', '-']).chars().count() < 3) {
            Some(last) => last.push_str(word),
            None => pieces.push(word.to_owned()),
        }
    }
    let cuts = |cuts: &[usize]| -> Vec<String> {
        let ends = cuts.iter().copied().chain([pieces.len()]);
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        starts.zip(ends).map(|(from, to)| pieces[from..to].concat().trim_end().to_owned()).collect()
    };
    let across = |lines: &Vec<String>| lines.iter().map(|line| width(line, SIZE)).fold(0.0, f64::max);
    let last = pieces.len();
    let ways: Vec<Vec<String>> = match count {
        1 => vec![cuts(&[])],
        2 => (1..last).map(|cut| cuts(&[cut])).collect(),
        _ => (1..last)
            .flat_map(|one| (one + 1..last).map(move |two| [one, two]))
            .map(|both| cuts(&both))
            .collect(),
    };
    ways.into_iter().min_by(|one, other| across(one).total_cmp(&across(other)))
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_name_is_broken_where_its_lines_are_even() {
        let lines = |name: &str, count: usize| broken(name, count).map(|lines| lines.join("|"));
        assert_eq!(lines("Filandre-sur-Mézerle", 2).as_deref(), Some("Filandre-|sur-Mézerle"));
        assert_eq!(lines("La Roche-Taronne", 2).as_deref(), Some("La Roche-|Taronne"));
        assert_eq!(lines("Le Mas", 2), None, "an article stays with its noun");
        assert_eq!(lines("Aubeterne", 1).as_deref(), Some("Aubeterne"));
        assert_eq!(lines("Aubeterne", 3), None);
    }
}
