//! The stretches of a document: what may be laid out alone. A stretch begins with a page, or at a heading whose
//! height on its page is known; it has then the very pages it has in the whole document, but for the numbers it
//! takes from what precedes.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use model::document::{Block, Inline};
use model::resolve::RECORD_ANCHOR;
use serde::Serialize;

use crate::draft::is_void;

/// The name of the point where each stretch begins. It is no place of the document: nothing leads there.
const START: &str = "début-";
/// The name of the point where the house style notes how close it set a sheet: the number of the step, then what
/// the sheet is known by.
const CLOSE: &str = "serré-";

/// How close each sheet is set, by what it is known by.
pub type Closeness = BTreeMap<String, u8>;

/// Where a page is sought.
#[derive(Debug, Clone, Copy)]
pub enum At<'a> {
    /// At the point of this name.
    Anchor(&'a str),
    /// By its place, from 0, in the layout before.
    Page(usize),
}

/// A stretch of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its blocks, by their places.
    pub blocks: Range<usize>,
    /// The heading it begins at; nothing when it begins with a page.
    pub head: Option<String>,
}

impl Stretch {
    /// Whether it begins with a page.
    pub const fn opens(&self) -> bool {
        self.head.is_none()
    }
}

/// Where a stretch begins in a layout.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// The page, from 0.
    pub page: usize,
    /// How far down the page, in points; nothing for what begins with its page.
    pub down: Option<f64>,
}

/// What a stretch takes from what precedes it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    /// The number of its first page, from 1.
    pub page: usize,
    /// How far down that page it begins, in points; nothing when it begins with the page.
    pub down: Option<f64>,
    /// The number of the last page of the document, told in the margins.
    #[serde(skip)]
    pub last: usize,
    /// How many tables have a number before it.
    pub tables: usize,
    /// How many figures have one.
    pub figures: usize,
    /// The heading of the chapter in which it begins, told in the margins.
    #[serde(skip)]
    pub chapter: Option<Block>,
    /// How close its sheets were set.
    pub closer: Closeness,
}

/// The stretches of a document. What prints nothing begins none.
pub fn stretches(blocks: &[Block]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut start: Option<Stretch> = None;
    let mut sheet = None;
    let end = |start: &mut Option<Stretch>, end: usize| {
        start.take().map(|it| Stretch { blocks: it.blocks.start..end, ..it })
    };
    let begun = |place, head| Stretch { blocks: place..place + 1, head };
    for (place, block) in blocks.iter().enumerate().filter(|(_, block)| !is_void(block)) {
        match block {
            Block::Landscape { .. } | Block::File { .. } => {
                found.extend(end(&mut start, place));
                found.push(begun(place, None));
            }
            // A break belongs to what it ends.
            Block::PageBreak => match (end(&mut start, place + 1), found.last_mut()) {
                (Some(ended), _) => found.push(ended),
                (None, Some(last)) => last.blocks.end = place + 1,
                (None, None) => {}
            },
            _ if start.is_none() => start = Some(begun(place, None)),
            Block::Heading { number, text, .. } if sheet.is_none() => {
                found.extend(end(&mut start, place));
                start = Some(begun(place, Some(format!("{} {text}", number.as_deref().unwrap_or_default()))));
            }
            _ => {}
        }
        sheet = after(block, sheet);
    }
    found.extend(end(&mut start, blocks.len()));
    found
}

/// The level of the sheet of a record that goes on after a block. A sheet is set as one, so nothing parts it
/// from the heading that ends it.
fn after(block: &Block, sheet: Option<u8>) -> Option<u8> {
    match block {
        Block::Heading { level, anchor, .. } => {
            let opens = anchor.as_ref().is_some_and(|anchor| anchor.starts_with(RECORD_ANCHOR));
            let outer = sheet.filter(|own| level > own);
            if opens { outer.or(Some(*level)) } else { outer }
        }
        Block::PageBreak | Block::Landscape { .. } | Block::File { .. } => None,
        _ => sheet,
    }
}

/// The stretches whose beginnings are known from a layout before, in which the stretches `before` began at
/// `starts`. A heading that was not there, or that stands twice between two pages that open, parts nothing: one
/// typed in a text comes and goes with it. Nothing when other pages open than before.
pub fn known(now: &[Stretch], before: &[Stretch], starts: &[Start]) -> Option<(Vec<Stretch>, Vec<Start>)> {
    let groups = |of: &[Stretch]| of.iter().filter(|stretch| stretch.opens()).count();
    if groups(now) != groups(before) || before.len() != starts.len() {
        return None;
    }
    let mut places: HashMap<(usize, Option<&str>), Vec<Start>> = HashMap::new();
    for ((group, stretch), start) in numbered(before).zip(starts) {
        places.entry((group, stretch.head.as_deref())).or_default().push(*start);
    }
    let mut twice: HashMap<(usize, Option<&str>), usize> = HashMap::new();
    for (group, stretch) in numbered(now) {
        *twice.entry((group, stretch.head.as_deref())).or_default() += 1;
    }
    let mut kept: Vec<Stretch> = Vec::new();
    let mut begin: Vec<Start> = Vec::new();
    for (group, stretch) in numbered(now) {
        let key = (group, stretch.head.as_deref());
        match (places.get(&key).map(Vec::as_slice), kept.last_mut()) {
            (Some([start]), _) if twice[&key] == 1 => {
                kept.push(stretch.clone());
                begin.push(*start);
            }
            (_, Some(last)) => last.blocks.end = stretch.blocks.end,
            (_, None) => return None,
        }
    }
    Some((kept, begin))
}

/// The stretches, each with the rank of the page that opens before it.
fn numbered(stretches: &[Stretch]) -> impl Iterator<Item = (usize, &Stretch)> {
    stretches.iter().scan(0, |group, stretch| {
        *group += usize::from(stretch.opens());
        Some((*group, stretch))
    })
}

/// The stretches to lay out, by their ranks, for a page to be whole and the next one too, when it holds a
/// point of the stretch of this rank.
pub fn around(stretches: &[Stretch], starts: &[Start], rank: usize, page: usize) -> Range<usize> {
    let places = || stretches.iter().zip(starts).enumerate();
    let whole = |(stretch, start): (&Stretch, &Start)| stretch.opens() || start.page < page;
    let first = places().take(rank + 1).rfind(|(_, it)| whole(*it)).map_or(0, |(place, _)| place);
    let past = |(stretch, start): (&Stretch, &Start)| stretch.opens() || start.page > page + 1;
    let end = places().skip(rank + 1).find(|(_, it)| past(*it)).map_or(stretches.len(), |(place, _)| place);
    first..end
}

/// These stretches and those of about a page after them; the same when they end with a page.
pub fn with_next(stretches: &[Stretch], starts: &[Start], ranks: &Range<usize>) -> Range<usize> {
    if stretches.get(ranks.end).is_none_or(Stretch::opens) {
        return ranks.clone();
    }
    let page = starts[ranks.end].page + 1;
    let past = |place: &usize| stretches[*place].opens() || starts[*place].page > page;
    ranks.start..(ranks.end + 1..stretches.len()).find(past).unwrap_or(stretches.len())
}

/// Marks where each stretch begins.
pub fn mark(blocks: &mut Vec<Block>) {
    for (rank, stretch) in stretches(blocks).iter().enumerate().rev() {
        let start = Block::Anchor { name: format!("{START}{rank}") };
        match blocks.get_mut(stretch.blocks.start) {
            // Outside of its pages, the mark would stand on the page before.
            Some(Block::Landscape { blocks, .. }) => blocks.insert(0, start),
            _ => blocks.insert(stretch.blocks.start, start),
        }
    }
}

/// The rank of the stretch that a point marks, if it is such a mark.
pub fn rank(anchor: &str) -> Option<usize> {
    anchor.strip_prefix(START)?.parse().ok()
}

/// How close a sheet was set, and what it is known by, if that is what a point notes.
pub fn closeness(anchor: &str) -> Option<(u8, &str)> {
    let noted = anchor.strip_prefix(CLOSE)?;
    let (step, name) = noted.split_at_checked(1)?;
    Some((step.parse().ok()?, name))
}

/// Whether a point is a place of the document, rather than a note of its layout.
pub fn is_place(anchor: &str) -> bool {
    rank(anchor).is_none() && !anchor.starts_with(CLOSE)
}

/// Whether blocks hold a point of this name.
pub fn holds(blocks: &[Block], anchor: &str) -> bool {
    blocks.iter().any(|block| match block {
        Block::Heading { anchor: Some(own), .. } => own == anchor,
        Block::Anchor { name } => name == anchor,
        Block::Paragraph { text } | Block::Note { text, .. } => holds_run(text, anchor),
        Block::Facts { rows } => rows.iter().any(|(_, text)| holds_run(text, anchor)),
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).any(|cell| holds_run(cell, anchor))
        }
        Block::Landscape { blocks, .. } | Block::Quote { blocks } => holds(blocks, anchor),
        Block::List { items, .. } => items.iter().any(|item| holds(item, anchor)),
        _ => false,
    })
}

fn holds_run(runs: &[Inline], anchor: &str) -> bool {
    runs.iter().any(|run| run.anchor.as_deref() == Some(anchor))
}

/// The last heading of the first level that blocks hold.
pub fn chapter(blocks: &[Block]) -> Option<&Block> {
    blocks.iter().rev().find_map(|block| match block {
        Block::Heading { level: 1, .. } => Some(block),
        Block::Landscape { blocks, .. } => chapter(blocks),
        _ => None,
    })
}

/// The level of the last heading that blocks hold.
pub fn level(blocks: &[Block]) -> Option<u8> {
    blocks.iter().rev().find_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        Block::Landscape { blocks, .. } => level(blocks),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Start, known, stretches};
    use model::document::{Block, Inline};
    use std::ops::Range;

    fn words() -> Block {
        Block::Paragraph { text: vec![Inline::plain("mots")] }
    }

    fn heading(level: u8, number: Option<&str>, anchor: &str) -> Block {
        let (text, number) = ("Titre".to_owned(), number.map(str::to_owned));
        Block::Heading { level, number, text, anchor: Some(anchor.to_owned()), axis: None }
    }

    fn wide() -> Block {
        Block::Landscape { blocks: vec![words()], fold: false }
    }

    fn parted(blocks: &[Block]) -> Vec<(Range<usize>, bool)> {
        stretches(blocks).into_iter().map(|it| (it.blocks.clone(), it.opens())).collect()
    }

    #[test]
    fn a_stretch_ends_where_a_page_does() {
        let blocks = [words(), Block::PageBreak, words(), wide(), Block::PageBreak, words(), words()];
        assert_eq!(parted(&blocks), [(0..2, true), (2..3, true), (3..5, true), (5..7, true)]);
    }

    #[test]
    fn breaks_that_follow_each_other_part_nothing() {
        let blocks = [Block::PageBreak, words(), Block::PageBreak, Block::PageBreak, wide(), wide()];
        assert_eq!(parted(&blocks), [(1..4, true), (4..5, true), (5..6, true)]);
    }

    #[test]
    fn a_heading_parts_but_in_the_sheet_of_a_record() {
        let text = [words(), heading(2, Some("1.1"), "premier"), words()];
        let sheet = [heading(1, None, "record-a"), words(), heading(2, Some("1"), "but"), words()];
        let rest = [heading(1, None, "suite"), heading(2, Some("3.1"), "dernier")];
        let blocks = [text.to_vec(), sheet.to_vec(), rest.to_vec()].concat();
        assert_eq!(parted(&blocks), [(0..1, true), (1..3, false), (3..8, false), (8..9, false)]);
    }

    /// What is known of a document from the layout of another, each stretch beginning at the height of its rank.
    fn kept(before: &[Block], now: &[Block]) -> Option<Vec<(Range<usize>, Option<f64>)>> {
        let before = stretches(before);
        let places = before.iter().enumerate();
        let starts: Vec<Start> = places
            .map(|(rank, it)| Start { page: rank, down: (!it.opens()).then(|| f64::from(rank as u32)) })
            .collect();
        let (kept, starts) = known(&stretches(now), &before, &starts)?;
        Some(kept.into_iter().zip(starts).map(|(it, start)| (it.blocks, start.down)).collect())
    }

    fn titled(text: &str) -> Block {
        Block::Heading { level: 2, number: None, text: text.to_owned(), anchor: None, axis: None }
    }

    #[test]
    fn a_heading_that_comes_or_goes_leaves_the_others_known() {
        let before = [words(), titled("un"), words(), titled("deux"), words()];
        let gone = [words(), words(), titled("deux"), words()];
        assert_eq!(kept(&before, &gone), Some(vec![(0..2, None), (2..4, Some(2.0))]));
        let come = [words(), titled("un"), titled("dit"), words(), titled("deux")];
        assert_eq!(kept(&before, &come), Some(vec![(0..1, None), (1..4, Some(1.0)), (4..5, Some(2.0))]));
        let twice = [words(), titled("un"), words(), titled("un"), titled("deux")];
        assert_eq!(kept(&before, &twice), Some(vec![(0..4, None), (4..5, Some(2.0))]));
        let opened = [words(), Block::PageBreak, titled("un"), words()];
        assert_eq!(kept(&before, &opened), None);
    }
}
