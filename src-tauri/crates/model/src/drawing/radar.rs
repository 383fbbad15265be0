//! A radar of notes from −2 to +2, one spoke an objective.

use super::area::Area;
use super::letters::{clean, width, wrap};
use super::paint::{self, HAIR, QUIET};
use super::pen::{DROP, EDGE, LEAD, Pen, SIZE, Style, WIDTH, blank};
use super::{Drawing, DrawnTable, named, sentences};
use crate::french::enumerate;

/// The effect of an action, or of a whole contract, on each objective. Made for seven objectives;
/// readable from three to ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Radar {
    /// What stands above the drawing.
    pub title: String,
    /// The objectives, clockwise from the top.
    pub objectives: Vec<String>,
    /// One or two series; others are in the table only.
    pub series: Vec<Profile>,
}

/// The notes of one series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// « Avant », « Après mesures ».
    pub name: String,
    /// One for each objective, from −2 (very unfavourable) to +2 (very favourable); nothing when the
    /// objective has no bearing. A note beyond is brought back to the nearest end.
    pub notes: Vec<Option<i8>>,
}

impl Profile {
    fn note(&self, objective: usize) -> Option<i8> {
        self.notes.get(objective).copied().flatten().map(|note| note.clamp(-2, 2))
    }
}

/// The radius of +2.
const RADIUS: f64 = 108.0;
/// The radius of −2, so that notes of −2 do not melt into one point.
const HUB: f64 = 18.0;
/// The widest label.
const LABEL: f64 = 104.0;

type Point = (f64, f64);

impl Radar {
    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let alt = self.alt();
        let svg = if self.empty() { blank(&self.title, &alt, "Aucune note saisie") } else { self.svg(&alt) };
        Drawing::new(&self.title, &alt, svg, self.table())
    }

    fn empty(&self) -> bool {
        self.series
            .iter()
            .all(|profile| (0..self.objectives.len()).all(|index| profile.note(index).is_none()))
    }

    fn table(&self) -> DrawnTable {
        let mut head = vec!["Objectif".to_owned()];
        head.extend(self.series.iter().map(|profile| named(&profile.name)));
        let mut table = DrawnTable::of_figures(head);
        for (index, objective) in self.objectives.iter().enumerate() {
            let mut row = vec![named(objective)];
            row.extend(self.series.iter().map(|profile| written(profile.note(index))));
            table.rows.push(row);
        }
        table
    }

    fn alt(&self) -> String {
        if self.empty() {
            return "Aucune note saisie.".to_owned();
        }
        let scale = "Radar de −2 (très défavorable) à +2 (très favorable).".to_owned();
        let said = self.series.iter().map(|profile| self.said(profile));
        sentences(&std::iter::once(scale).chain(said).collect::<Vec<_>>())
    }

    /// The objectives of one series, gathered by note from the best to the worst.
    fn said(&self, profile: &Profile) -> String {
        let with = |note: Option<i8>| {
            let of = |(index, name): (usize, &String)| (profile.note(index) == note).then(|| named(name));
            let names: Vec<String> = self.objectives.iter().enumerate().filter_map(of).collect();
            (!names.is_empty()).then(|| format!("{} : {}", written(note), enumerate(&names)))
        };
        let notes = [Some(2), Some(1), Some(0), Some(-1), Some(-2), None];
        let groups: Vec<String> = notes.into_iter().filter_map(with).collect();
        format!("{} — {}.", named(&profile.name), groups.join(" ; "))
    }

    fn svg(&self, alt: &str) -> String {
        let shown = &self.series[..self.series.len().min(2)];
        let mut pen = Pen::new(&self.title, alt);
        let mut top = EDGE;
        if shown.len() > 1 {
            top = key(&mut pen, top, shown);
        }
        let labels: Vec<Vec<String>> =
            (0..self.objectives.len()).map(|index| self.label(index, shown)).collect();
        let tallest = labels.iter().map(Vec::len).max().unwrap_or(1) as f64 * LEAD;
        let centre = (WIDTH / 2.0, top + tallest + 8.0 + RADIUS);
        self.grid(&mut pen, centre);
        for (rank, profile) in shown.iter().enumerate() {
            self.profile(&mut pen, centre, profile, rank);
        }
        let mut foot = centre.1 + RADIUS;
        for (index, lines) in labels.iter().enumerate() {
            foot = foot.max(label(&mut pen, self.spoke(centre, index, RADIUS + 13.0), centre, lines));
        }
        pen.finish(foot + EDGE)
    }

    /// The name of an objective, then its notes.
    fn label(&self, index: usize, shown: &[Profile]) -> Vec<String> {
        let mut lines = wrap(&named(&self.objectives[index]), SIZE, LABEL, 3);
        let notes: Vec<String> = shown.iter().map(|profile| written(profile.note(index))).collect();
        let same = notes.windows(2).all(|pair| pair[0] == pair[1]);
        lines.push(if same { notes[..1].concat() } else { notes.join(" / ") });
        lines
    }

    /// The point of a spoke at this distance from the centre.
    fn spoke(&self, centre: Point, index: usize, distance: f64) -> Point {
        let turn = index as f64 / self.objectives.len() as f64 * std::f64::consts::TAU;
        (centre.0 + distance * turn.sin(), centre.1 - distance * turn.cos())
    }

    fn grid(&self, pen: &mut Pen, centre: Point) {
        for index in 0..self.objectives.len() {
            pen.line(centre, self.spoke(centre, index, RADIUS), HAIR, 0.8);
        }
        for note in -2..=2 {
            let ring: Vec<Point> =
                (0..self.objectives.len()).map(|index| self.spoke(centre, index, radius(note))).collect();
            let (colour, thick) = if note == 0 { (QUIET, 1.2) } else { (HAIR, 0.8) };
            pen.path(&ring, true, colour, thick, "");
        }
        self.scale(pen, centre);
    }

    /// The notes of the rings, between the two spokes where the curves leave most room.
    fn scale(&self, pen: &mut Pen, centre: Point) {
        let count = self.objectives.len();
        let reach = |objective: usize| {
            let notes = self
                .series
                .iter()
                .map(|profile| profile.note(objective).map_or(0, |note| 3 + i32::from(note)));
            notes.sum::<i32>()
        };
        let from = (0..count).min_by_key(|&index| reach(index) * reach((index + 1) % count)).unwrap_or(0);
        for note in -2..=2 {
            let (one, other) = (
                self.spoke(centre, from, radius(note)),
                self.spoke(centre, (from + 1) % count, radius(note)),
            );
            let (x, y) = (f64::midpoint(one.0, other.0), f64::midpoint(one.1, other.1));
            let text = written(Some(note));
            pen.ground(Area::around(x, y, width(&text, SIZE) + 2.0, 10.0), "#ffffff", 2.0);
            pen.text(x, y + DROP, &text, Style::middle().quiet());
        }
    }

    /// The line breaks at an objective without a note: nothing is said there.
    fn profile(&self, pen: &mut Pen, centre: Point, profile: &Profile, rank: usize) {
        let colour = paint::series(rank).colour;
        let dashes = if rank == 0 { "" } else { "5 3" };
        let count = self.objectives.len();
        let at = |index: usize| profile.note(index).map(|note| self.spoke(centre, index, radius(note)));
        let points: Vec<Option<Point>> = (0..count).map(at).collect();
        for index in 0..count {
            if let (Some(from), Some(to)) = (points[index], points[(index + 1) % count]) {
                pen.path(&[from, to], false, colour, 1.8, dashes);
            }
        }
        for &point in points.iter().flatten() {
            mark(pen, point, rank);
        }
    }
}

/// Disc for the first series, hollow square for the second: both show when they fall together.
fn mark(pen: &mut Pen, (x, y): Point, rank: usize) {
    let colour = paint::series(rank).colour;
    if rank == 0 {
        pen.circle((x, y), 3.4, colour, "#ffffff", 0.8);
    } else {
        let corners = [(x - 5.0, y - 5.0), (x + 5.0, y - 5.0), (x + 5.0, y + 5.0), (x - 5.0, y + 5.0)];
        pen.path(&corners, true, colour, 1.6, "");
    }
}

/// Says which line is which series. Gives the height under it.
fn key(pen: &mut Pen, top: f64, shown: &[Profile]) -> f64 {
    let mut x = EDGE;
    for (rank, profile) in shown.iter().enumerate() {
        let dashes = if rank == 0 { "" } else { "5 3" };
        pen.path(&[(x, top + 6.0), (x + 26.0, top + 6.0)], false, paint::series(rank).colour, 1.8, dashes);
        mark(pen, (x + 13.0, top + 6.0), rank);
        let name = wrap(&named(&profile.name), SIZE, 180.0, 1).concat();
        pen.text(x + 32.0, top + 9.4, &name, Style::start());
        x += 32.0 + width(&name, SIZE) + 18.0;
    }
    top + 24.0
}

/// Writes the label of a spoke; gives the height under it.
fn label(pen: &mut Pen, (x, y): Point, centre: Point, lines: &[String]) -> f64 {
    let (across, down) = (x - centre.0, y - centre.1);
    let style = if across.abs() < 12.0 {
        Style::middle()
    } else if across > 0.0 {
        Style::start()
    } else {
        Style::end()
    };
    // From the top of the circle to its foot, a label slides from above its point to below it.
    let middle = y + down / RADIUS * lines.len() as f64 * LEAD / 2.2;
    let Some((notes, name)) = lines.split_last() else { return y };
    let first = middle - name.len() as f64 * LEAD / 2.0;
    pen.lines(x, first + (name.len() as f64 - 1.0) * LEAD / 2.0, name, style);
    let last = first + name.len() as f64 * LEAD;
    pen.lines(x, last, &[clean(notes)], style.bold());
    last + LEAD / 2.0
}

fn radius(note: i8) -> f64 {
    HUB + (f64::from(note) + 2.0) / 4.0 * (RADIUS - HUB)
}

fn written(note: Option<i8>) -> String {
    match note {
        None => "sans objet".to_owned(),
        Some(0) => "0".to_owned(),
        Some(note) if note > 0 => format!("+{note}"),
        Some(note) => format!("−{}", note.unsigned_abs()),
    }
}
