//! Where the pages say words: what is printed is sought, not what was typed.

use std::ops::Range;

use model::french::{fold, places_of};
use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Words found on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The page, from 0.
    pub page: usize,
    /// Where they stand: more than one place when a line ends among them.
    pub places: Vec<Place>,
}

/// A rectangle of a page, each length a share of the page's own, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the top of the page.
    pub down: f64,
    /// From its left.
    pub across: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// The passages that hold these words, accents and case ignored, in the order of the pages.
pub fn passages(paged: &PagedDocument, words: &str) -> Vec<Passage> {
    let folded = fold(words);
    let mut found = Vec::new();
    for (page, laid) in paged.pages().iter().enumerate() {
        let mut read = Read::default();
        read.frame(&laid.frame, Transform::identity());
        let size = laid.frame.size();
        let mut own: Vec<Passage> = places_of(&read.text, &folded)
            .into_iter()
            .map(|span| Passage { page, places: read.places(&span, size) })
            .filter(|passage| !passage.places.is_empty())
            .collect();
        // Heads and feet are drawn before the text they stand around.
        own.sort_by(|a, b| a.places[0].down.total_cmp(&b.places[0].down));
        found.extend(own);
    }
    found
}

/// The text of a page as it is read, with the runs it is made of.
#[derive(Default)]
struct Read<'a> {
    text: String,
    runs: Vec<Run<'a>>,
}

/// A run of letters, and where it stands.
struct Run<'a> {
    item: &'a TextItem,
    /// Where it begins in the text that is read.
    start: usize,
    /// Its point on the baseline, at its left.
    at: Point,
}

impl<'a> Read<'a> {
    fn frame(&mut self, frame: &'a Frame, within: Transform) {
        for (point, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let inner =
                        within.pre_concat(Transform::translate(point.x, point.y)).pre_concat(group.transform);
                    // What is set aslant is the watermark: it says nothing of the page.
                    if inner.ky.is_zero() {
                        self.frame(&group.frame, inner);
                    }
                }
                FrameItem::Text(item) => self.run(item, point.transform(within)),
                _ => {}
            }
        }
    }

    fn run(&mut self, item: &'a TextItem, at: Point) {
        if let Some(last) = self.runs.last() {
            let end = last.at.x + last.item.width();
            let same_line = (last.at.y - at.y).abs() < Abs::pt(0.5);
            let touches = same_line && (at.x - end).abs() < 0.1 * item.size;
            // A word that a line cuts has a hyphen that is drawn, and that the text does not have.
            let cut = !same_line && last.item.glyphs.last().is_some_and(|glyph| glyph.range().is_empty());
            if !touches && !cut {
                self.text.push(' ');
            }
        }
        self.runs.push(Run { item, start: self.text.len(), at });
        self.text.push_str(&item.text);
    }

    /// The rectangles of a span of the text.
    fn places(&self, span: &Range<usize>, page: Size) -> Vec<Place> {
        let overlaps = |run: &&Run<'_>| run.start < span.end && span.start < run.start + run.item.text.len();
        let runs = self.runs.iter().filter(overlaps);
        runs.map(|run| {
            let (mut left, mut right, mut x) = (None, run.at.x, run.at.x);
            for glyph in &run.item.glyphs {
                let next = x + glyph.x_advance.at(run.item.size);
                let range = glyph.range();
                if run.start + range.start < span.end && span.start < run.start + range.end {
                    left.get_or_insert(x);
                    right = next;
                }
                x = next;
            }
            let left = left.unwrap_or(run.at.x);
            let (above, below) = (0.8 * run.item.size, 0.25 * run.item.size);
            Place {
                down: (run.at.y - above) / page.y,
                across: left / page.x,
                width: (right - left) / page.x,
                height: (above + below) / page.y,
            }
        })
        .collect()
    }
}
