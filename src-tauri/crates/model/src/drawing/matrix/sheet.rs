//! The drawing of the matrix.

use super::layout::{COLUMN, Crowd, DISC, DOT, LEFT, Layout, NUMBER, Name, TOP, lay};
use super::{Mark, Quadrant, STRONG};
use crate::drawing::area::Area;
use crate::drawing::paint::{ACCENT, HAIR, MIST, QUIET};
use crate::drawing::pen::{DROP, EDGE, LEAD, Pen, Style, WIDTH};
use crate::french::thousands;

/// The height of the band that bears a quadrant's title.
const BAND: f64 = 18.0;

pub(super) fn draw(title: &str, alt: &str, marks: &[Mark], asides: &[String]) -> String {
    let layout = lay(marks);
    let mut pen = Pen::new(title, alt);
    grid(&mut pen, &layout, marks);
    for crowd in &layout.crowds {
        self::crowd(&mut pen, crowd);
    }
    match &layout.names {
        Some(names) => beside(&mut pen, marks, &layout, names),
        None => discs(&mut pen, marks, &layout),
    }
    let mut y = TOP + layout.height() + BAND + 36.0;
    for (mark, entry) in marks.iter().zip(&layout.key) {
        let middle = y + entry.area.y + entry.area.height / 2.0;
        let first = middle + DROP - (entry.lines.len() as f64 - 1.0) * LEAD / 2.0;
        pen.text(
            entry.area.x + NUMBER - 6.0,
            first,
            &mark.number.to_string(),
            Style::end().bold().ink(ACCENT),
        );
        pen.lines(entry.area.x + NUMBER, middle, &entry.lines, Style::start());
    }
    y += layout.key_height();
    let counted = "Les acteurs sont trop nombreux pour être nommés ici : chaque disque dit combien ont ces deux notes, le tableau les nomme.";
    let remarks = (!layout.crowds.is_empty()).then(|| counted.to_owned());
    let remarks: Vec<String> = remarks.into_iter().chain(asides.iter().cloned()).collect();
    y += pen.remarks(y, &remarks);
    pen.finish(y + EDGE)
}

/// The rows and columns, the notes along them, and the four titles.
fn grid(pen: &mut Pen, layout: &Layout, marks: &[Mark]) {
    let (right, foot) = (WIDTH - EDGE, TOP + layout.height());
    let middle = LEFT + f64::from(STRONG - 1) * COLUMN;
    let strong: f64 = layout.rows[..usize::from(6 - STRONG)].iter().sum();
    pen.ground(Area { x: middle, y: TOP, width: right - middle, height: strong }, MIST, 0.0);
    for note in 1..5_u8 {
        let x = LEFT + f64::from(note) * COLUMN;
        pen.line((x, TOP), (x, foot), HAIR, 0.7);
    }
    let mut y = TOP;
    for (index, row) in layout.rows.iter().enumerate() {
        pen.text(LEFT - 5.0, y + row / 2.0 + DROP, &(5 - index).to_string(), Style::end().quiet());
        y += row;
        if y < foot {
            pen.line((LEFT, y), (right, y), HAIR, 0.7);
        }
    }
    for note in 1..=5_u8 {
        let x = LEFT + (f64::from(note) - 0.5) * COLUMN;
        pen.text(x, foot + BAND + 12.0, &note.to_string(), Style::middle().quiet());
    }
    let bands = Area { x: LEFT, y: TOP - BAND, width: right - LEFT, height: foot - TOP + 2.0 * BAND };
    let counted = (!layout.crowds.is_empty()).then_some(marks);
    titles(pen, (TOP - BAND / 2.0, foot + BAND / 2.0), middle, counted);
    pen.path(&bands.corners(), true, QUIET, 0.8, "");
    pen.line((LEFT, TOP), (right, TOP), QUIET, 0.8);
    pen.line((LEFT, foot), (right, foot), QUIET, 0.8);
    pen.line((middle, TOP - BAND), (middle, foot + BAND), QUIET, 1.4);
    pen.line((LEFT, TOP + strong), (right, TOP + strong), QUIET, 1.4);
    pen.upright_text(EDGE + 8.0, f64::midpoint(TOP, foot), "Influence", Style::middle());
    pen.text(
        f64::midpoint(LEFT, right),
        foot + BAND + 25.0,
        "Intérêt pour le projet",
        Style::middle().bold(),
    );
}

/// The titles of the quadrants; with how many there are in each, when they are `counted`.
fn titles(pen: &mut Pen, (above, below): (f64, f64), middle: f64, counted: Option<&[Mark]>) {
    let (left, right) = (f64::midpoint(LEFT, middle), f64::midpoint(middle, WIDTH - EDGE));
    for (quadrant, x, y) in [
        (Quadrant::Convince, left, above),
        (Quadrant::Associate, right, above),
        (Quadrant::Inform, left, below),
        (Quadrant::Support, right, below),
    ] {
        let count = counted.map(|marks| marks.iter().filter(|mark| mark.quadrant() == quadrant).count());
        let title = count.map_or_else(
            || quadrant.title().to_owned(),
            |count| format!("{} ({})", quadrant.title(), thousands(count as u64)),
        );
        pen.text(x, y + DROP, &title, Style::middle().bold().ink(ACCENT));
    }
}

/// Each name on the ground of its quadrant, which hides the thin lines behind it.
fn beside(pen: &mut Pen, marks: &[Mark], layout: &Layout, names: &[Name]) {
    for (mark, name) in marks.iter().zip(names) {
        let ground = if mark.quadrant() == Quadrant::Associate { MIST } else { "#ffffff" };
        pen.ground(name.placed.area, ground, 0.0);
    }
    for name in names {
        if let Some((from, to)) = name.placed.leader {
            pen.leader(from, to);
        }
    }
    for &at in &layout.at {
        pen.circle(at, DOT, ACCENT, "#ffffff", 0.8);
    }
    for (name, at) in names.iter().zip(&layout.at) {
        let Area { x, width, .. } = name.placed.area;
        let (middle, height) = name.placed.area.middle();
        let (x, style) = if x > at.0 {
            (x, Style::start())
        } else if x + width < at.0 {
            (x + width, Style::end())
        } else {
            (middle, Style::middle())
        };
        pen.lines(x, height, &name.lines, style);
    }
}

fn discs(pen: &mut Pen, marks: &[Mark], layout: &Layout) {
    for (mark, &at) in marks.iter().zip(&layout.at) {
        disc(pen, at, mark.number);
    }
}

fn crowd(pen: &mut Pen, &Crowd { at, radius, count }: &Crowd) {
    pen.circle(at, radius, ACCENT, ACCENT, 0.0);
    let count = thousands(count as u64);
    pen.text(at.0, at.1 + DROP, &count, Style::middle().bold().ink("#ffffff"));
}

fn disc(pen: &mut Pen, at: (f64, f64), number: usize) {
    pen.circle(at, DISC, ACCENT, ACCENT, 0.0);
    pen.text(at.0, at.1 + DROP, &number.to_string(), Style::middle().bold().ink("#ffffff"));
}
