//! Where marks, names and key stand: nothing covers anything.

use super::{Mark, STRONG};
use crate::drawing::area::{Area, Placed, Wanted, place};
use crate::drawing::letters::{fits, width, wrap};
use crate::drawing::pen::{EDGE, INNER, LEAD, SIZE, WIDTH};
use crate::french::thousands;

/// The left of the five columns: the axis and its notes stand before.
pub(super) const LEFT: f64 = EDGE + 30.0;
/// The top of the five rows: the titles of two quadrants stand above.
pub(super) const TOP: f64 = EDGE + 20.0;
/// The width of a column.
pub(super) const COLUMN: f64 = (WIDTH - EDGE - LEFT) / 5.0;
/// The height of a row when names stand beside the marks.
const ROW: f64 = 64.0;
/// How many marks may be named beside; more need a key.
const NAMED: usize = 12;
/// How many marks may be numbered: more fill the drawing with marks that nobody looks for in its key, one by one.
const NUMBERED: usize = 99;
/// The radius of the mark that stands for the most actors of one cell.
const CROWD: f64 = 27.0;
/// The radius of a mark with a name beside it.
pub(super) const DOT: f64 = 4.0;
/// The radius of a mark with a number in it.
pub(super) const DISC: f64 = 8.2;
/// The room of a number in the key.
pub(super) const NUMBER: f64 = 20.0;
/// From one numbered mark to the next.
const PITCH: f64 = 18.4;
/// The widest line of a name beside its mark, and how many lines it may take; the first that suits all.
const NAMES: [(f64, usize); 3] = [(108.0, 3), (84.0, 4), (66.0, 5)];
/// From one named mark to the next below it in the same cell.
const STEP: f64 = 21.0;

/// A whole layout.
pub(super) struct Layout {
    /// The height of each row, from influence 5 down to 1.
    pub(super) rows: [f64; 5],
    /// The middle of each mark.
    pub(super) at: Vec<(f64, f64)>,
    /// The names beside the marks, or nothing when marks are numbered.
    pub(super) names: Option<Vec<Name>>,
    /// The entries of the key, when marks are numbered; from the top of the key.
    pub(super) key: Vec<Entry>,
    /// The cells that hold somebody, when the actors are counted: there is no mark for each then.
    pub(super) crowds: Vec<Crowd>,
}

/// A mark that stands for the actors of one cell: its surface grows with their number.
pub(super) struct Crowd {
    pub(super) at: (f64, f64),
    pub(super) radius: f64,
    pub(super) count: usize,
}

/// A name beside its mark.
pub(super) struct Name {
    pub(super) lines: Vec<String>,
    pub(super) placed: Placed,
}

/// An entry of the key.
pub(super) struct Entry {
    pub(super) lines: Vec<String>,
    pub(super) area: Area,
}

impl Layout {
    /// The height of the five rows.
    pub(super) fn height(&self) -> f64 {
        self.rows.iter().sum()
    }

    /// The height of the key.
    pub(super) fn key_height(&self) -> f64 {
        self.key.iter().map(|entry| entry.area.y + entry.area.height).fold(0.0, f64::max)
    }
}

/// Names beside the marks when each finds a place, numbers otherwise; how many there are when they are too many.
pub(super) fn lay(marks: &[Mark]) -> Layout {
    if marks.len() > NUMBERED {
        return counted(marks);
    }
    named(marks).unwrap_or_else(|| numbered(marks))
}

fn counted(marks: &[Mark]) -> Layout {
    let mut counts = [0_usize; 26];
    for mark in marks {
        counts[cell(mark.influence, mark.interest)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    let crowd = |influence: u8, interest: u8| {
        let count = counts[cell(influence, interest)];
        let x = LEFT + (f64::from(interest) - 0.5) * COLUMN;
        let y = TOP + (5.5 - f64::from(influence)) * ROW;
        let least = width(&thousands(count as u64), SIZE) / 2.0 + 2.0;
        let radius = (CROWD * (count as f64 / most).sqrt()).max(DISC).max(least);
        (count > 0).then_some(Crowd { at: (x, y), radius, count })
    };
    let cells = (1..=5).flat_map(|influence| (1..=5).map(move |interest| (influence, interest)));
    let crowds = cells.filter_map(|(influence, interest)| crowd(influence, interest)).collect();
    Layout { rows: [ROW; 5], at: Vec::new(), names: None, key: Vec::new(), crowds }
}

fn named(marks: &[Mark]) -> Option<Layout> {
    let rows = [ROW; 5];
    if marks.len() > NAMED || (1..=25).any(|cell| crowd(marks, cell) > 3) {
        return None;
    }
    let at = spread(marks, &rows, 1, STEP);
    let names = NAMES.iter().find_map(|&(across, lines)| beside(marks, &at, across, lines))?;
    Some(Layout { rows, at, names: Some(names), key: Vec::new(), crowds: Vec::new() })
}

fn beside(marks: &[Mark], at: &[(f64, f64)], across: f64, most: usize) -> Option<Vec<Name>> {
    if !marks.iter().all(|mark| fits(&mark.name, SIZE, across, most)) {
        return None;
    }
    let lines: Vec<Vec<String>> = marks.iter().map(|mark| wrap(&mark.name, SIZE, across, most)).collect();
    let wanted: Vec<Wanted> = at
        .iter()
        .zip(&lines)
        .map(|(&at, lines)| Wanted { at, radius: DOT + 2.0, size: extent(lines) })
        .collect();
    let frame = Area { x: LEFT + 1.0, y: TOP + 1.0, width: 5.0 * COLUMN - 2.0, height: 5.0 * ROW - 2.0 };
    let placed: Vec<Placed> = place(&frame, &bounds(), &wanted).into_iter().collect::<Option<_>>()?;
    Some(lines.into_iter().zip(placed).map(|(lines, placed)| Name { lines, placed }).collect())
}

/// The two lines between the quadrants: no name stands across them.
fn bounds() -> [Area; 2] {
    let (x, y) = (LEFT + f64::from(STRONG - 1) * COLUMN, TOP + f64::from(6 - STRONG) * ROW);
    let (across, down) = (5.0 * COLUMN, 5.0 * ROW);
    [
        Area { x: x - 2.0, y: TOP, width: 4.0, height: down },
        Area { x: LEFT, y: y - 2.0, width: across, height: 4.0 },
    ]
}

fn extent(lines: &[String]) -> (f64, f64) {
    let across = lines.iter().map(|line| width(line, SIZE)).fold(0.0, f64::max);
    (across, lines.len() as f64 * LEAD)
}

fn numbered(marks: &[Mark]) -> Layout {
    let across = ((COLUMN - 4.0) / PITCH).floor() as usize;
    let rows = [5, 4, 3, 2, 1].map(|influence: u8| {
        let crowded = (1..=5).map(|interest| crowd(marks, cell(influence, interest))).max().unwrap_or(0);
        (crowded.div_ceil(across) as f64 * PITCH + 8.0).max(30.0)
    });
    Layout { at: spread(marks, &rows, across, PITCH), rows, names: None, key: key(marks), crowds: Vec::new() }
}

/// The cell of two notes, from 1 to 25.
const fn cell(influence: u8, interest: u8) -> usize {
    (influence as usize - 1) * 5 + interest as usize
}

fn crowd(marks: &[Mark], which: usize) -> usize {
    marks.iter().filter(|mark| cell(mark.influence, mark.interest) == which).count()
}

/// The middle of each mark: those of one cell stand in rows of at most `across`, around its middle.
fn spread(marks: &[Mark], rows: &[f64; 5], across: usize, pitch: f64) -> Vec<(f64, f64)> {
    let mut seen = [0_usize; 26];
    let mut at = Vec::with_capacity(marks.len());
    for mark in marks {
        let here = cell(mark.influence, mark.interest);
        let (count, rank) = (crowd(marks, here), seen[here]);
        seen[here] += 1;
        let above = usize::from(5 - mark.influence);
        let x = LEFT + (f64::from(mark.interest) - 0.5) * COLUMN;
        let y = TOP + rows[..above].iter().sum::<f64>() + rows[above] / 2.0;
        let (row, column) = (rank / across, rank % across);
        let in_row = (count - row * across).min(across);
        let off = |index: usize, of: usize| (index as f64 - (of as f64 - 1.0) / 2.0) * pitch;
        at.push((x + off(column, in_row), y + off(row, count.div_ceil(across))));
    }
    at
}

/// The key in two columns, or three when the marks are many, read column by column.
fn key(marks: &[Mark]) -> Vec<Entry> {
    let columns = if marks.len() > 30 { 3 } else { 2 };
    let across = (INNER - 12.0 * (columns as f64 - 1.0)) / columns as f64;
    let each = marks.len().div_ceil(columns);
    let mut entries = Vec::with_capacity(marks.len());
    for (column, chunk) in marks.chunks(each.max(1)).enumerate() {
        let x = EDGE + column as f64 * (across + 12.0);
        let mut y = 0.0;
        for mark in chunk {
            let lines = wrap(&mark.name, SIZE, across - NUMBER, 2);
            let height = lines.len() as f64 * LEAD + 3.0;
            entries.push(Entry { lines, area: Area { x, y, width: across, height } });
            y += height;
        }
    }
    entries
}

#[cfg(test)]
pub(super) mod check {
    use super::{Area, Crowd, DISC, DOT, LEFT, Layout, TOP, WIDTH};
    use crate::drawing::pen::EDGE;

    /// Whatever covers something else, or leaves its frame.
    pub(in crate::drawing) fn overlaps(layout: &Layout) -> Vec<String> {
        let radius = if layout.names.is_some() { DOT } else { DISC };
        let disc = |&(x, y): &(f64, f64)| Area::around(x, y, 2.0 * radius, 2.0 * radius);
        let mut areas: Vec<Area> = layout.at.iter().map(disc).collect();
        let crowd =
            |crowd: &Crowd| Area::around(crowd.at.0, crowd.at.1, 2.0 * crowd.radius, 2.0 * crowd.radius);
        areas.extend(layout.crowds.iter().map(crowd));
        let names = layout.names.as_deref().unwrap_or_default();
        areas.extend(names.iter().map(|name| name.placed.area));
        let mut faults = meetings(&areas);
        let frame = Area { x: LEFT, y: TOP, width: WIDTH - EDGE - LEFT, height: layout.height() };
        faults.extend(
            areas.iter().filter(|area| !area.within(&frame)).map(|area| format!("outside: {area:?}")),
        );
        for (index, name) in names.iter().enumerate() {
            let Some((from, to)) = name.placed.leader else { continue };
            let others = names.iter().enumerate().filter(|(other, _)| *other != index);
            faults.extend(
                others
                    .filter(|(_, other)| other.placed.area.crossed(from, to))
                    .map(|(other, _)| format!("the leader of {index} crosses the name {other}")),
            );
        }
        faults.extend(meetings(&layout.key.iter().map(|entry| entry.area).collect::<Vec<_>>()));
        faults
    }

    fn meetings(areas: &[Area]) -> Vec<String> {
        let mut faults = Vec::new();
        for (index, area) in areas.iter().enumerate() {
            let met = areas[..index].iter().filter(|other| area.meets(other));
            faults.extend(met.map(|other| format!("{area:?} meets {other:?}")));
        }
        faults
    }
}
