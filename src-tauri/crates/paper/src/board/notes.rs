//! The notes of a box: their size, and which ones there is room for.

use crate::pen::Face;

/// The sizes of notes, in points, the largest first: the largest at which all of them fit is taken.
const SIZES: [f64; 4] = [15.0, 13.0, 11.5, 10.5];
/// The height of a line, in millimetres, for a point of size.
const LEADING: f64 = 0.45;
/// The lines a note may take: a long one would hide the others.
const LINES: usize = 5;

/// Notes as they are set in a column.
pub struct Setting {
    /// Their size, in points.
    pub size: f64,
    /// The height of their lines, in millimetres.
    pub step: f64,
    /// The notes that are shown, line by line.
    pub shown: Vec<Vec<String>>,
    /// What counts the others.
    pub rest: Option<String>,
}

impl Setting {
    /// Sets notes in a column of `width` by `height` millimetres.
    pub fn of(face: &Face, notes: &[String], width: f64, height: f64) -> Self {
        let whole = SIZES.iter().find_map(|&size| Self::whole(face, notes, size, width, height));
        whole.unwrap_or_else(|| Self::cut(face, notes, width, height))
    }

    /// All the notes at this size, if they fit.
    fn whole(face: &Face, notes: &[String], size: f64, width: f64, height: f64) -> Option<Self> {
        let shown = wrapped(face, notes, size, width);
        let step = size * LEADING;
        let fits = shown.iter().all(|note| note.len() <= LINES)
            && fitting(&shown, lines_in(height, step)) == shown.len();
        fits.then_some(Self { size, step, shown, rest: None })
    }

    /// The first notes at the smallest size.
    fn cut(face: &Face, notes: &[String], width: f64, height: f64) -> Self {
        let size = SIZES[SIZES.len() - 1];
        let step = size * LEADING;
        let mut shown: Vec<_> = wrapped(face, notes, size, width).into_iter().map(shortened).collect();
        shown.truncate(fitting(&shown, lines_in(height, step)));
        let rest = remainder(notes.len() - shown.len());
        Self { size, step, shown, rest }
    }

    /// The height the notes take, in millimetres, with a quarter of a line after each.
    pub fn height(&self) -> f64 {
        let lines: f64 = self.shown.iter().map(|note| note.len() as f64 + 0.25).sum();
        self.step * if self.rest.is_some() { lines + 1.0 } else { lines }
    }
}

fn wrapped(face: &Face, notes: &[String], size: f64, width: f64) -> Vec<Vec<String>> {
    notes.iter().map(|note| face.wrap(note, size, width)).collect()
}

fn lines_in(height: f64, step: f64) -> usize {
    (height / step).floor().max(0.0) as usize
}

/// A wrapped note, no longer than it may be: what is cut is told by an ellipsis.
fn shortened(mut note: Vec<String>) -> Vec<String> {
    if note.len() > LINES {
        note.truncate(LINES);
        if let Some(last) = note.last_mut() {
            // The last word leaves its place to the ellipsis, which could not stand beyond the line.
            let kept = last.rsplit_once(' ').map_or("", |(kept, _)| kept);
            *last = format!("{kept} …").trim_start().to_owned();
        }
    }
    note
}

/// How many notes fit on `lines` lines, a quarter of a line between two, keeping one line to count
/// the rest.
fn fitting(notes: &[Vec<String>], lines: usize) -> usize {
    let quarters = |count: usize| notes[..count].iter().map(|note| note.len() * 4 + 1).sum::<usize>();
    if quarters(notes.len()) <= lines * 4 + 1 {
        return notes.len();
    }
    (0..notes.len()).rev().find(|&count| quarters(count) + 4 <= lines * 4).unwrap_or_default()
}

/// What counts the notes that are not shown.
fn remainder(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("… et 1\u{a0}autre dans le dossier".to_owned()),
        _ => Some(format!("… et {count}\u{a0}autres dans le dossier")),
    }
}

#[cfg(test)]
mod tests {
    use super::{LINES, fitting, remainder, shortened};

    #[test]
    fn notes_are_shown_while_they_fit() {
        let notes = vec![vec![String::new(); 3]; 4];
        assert_eq!(fitting(&notes, 13), 4);
        assert_eq!(fitting(&notes, 12), 3);
        assert_eq!(fitting(&notes, 3), 0);
        assert_eq!(fitting(&[], 0), 0);
    }

    #[test]
    fn a_long_note_is_cut_at_a_word() {
        let note = vec!["une longue ligne".to_owned(); LINES + 1];
        let cut = shortened(note.clone());
        assert_eq!(cut.len(), LINES);
        assert_eq!(cut[LINES - 1], "une longue …");
        assert_eq!(shortened(note[..LINES].to_vec()), note[..LINES]);
    }

    #[test]
    fn the_rest_is_counted_in_french() {
        assert_eq!(remainder(0), None);
        assert_eq!(remainder(1).as_deref(), Some("… et 1\u{a0}autre dans le dossier"));
        assert_eq!(remainder(12).as_deref(), Some("… et 12\u{a0}autres dans le dossier"));
    }
}
