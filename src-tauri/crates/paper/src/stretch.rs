//! The stretches of a document: what begins on a page of its own and ends with it. Laid out alone, a stretch
//! has the very pages it has in the whole document, but for the numbers it takes from what precedes.

use std::ops::Range;

use model::document::Block;
use serde::Serialize;

use crate::draft::is_void;

/// The name of the point where each stretch begins. It is no place of the document: nothing leads there.
const START: &str = "début-";

/// Where a page is sought.
#[derive(Debug, Clone, Copy)]
pub enum At<'a> {
    /// At the point of this name.
    Anchor(&'a str),
    /// By its place, from 0, in the layout before.
    Page(usize),
}

/// What a stretch takes from what precedes it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    /// The number of its first page, from 1.
    pub page: usize,
    /// The number of the last page of the document.
    pub last: usize,
    /// How many tables have a number before it.
    pub tables: usize,
    /// How many figures have one.
    pub figures: usize,
    /// The heading of the chapter in which it begins.
    pub chapter: Option<Block>,
}

/// The stretches of a document, as ranges of its blocks. What prints nothing begins none.
pub fn stretches(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (place, block) in blocks.iter().enumerate().filter(|(_, block)| !is_void(block)) {
        match block {
            Block::Landscape { .. } | Block::File { .. } => {
                found.extend(start.take().map(|start| start..place));
                found.push(place..place + 1);
            }
            // A break belongs to what it ends.
            Block::PageBreak => match (start.take(), found.last_mut()) {
                (Some(start), _) => found.push(start..place + 1),
                (None, Some(last)) => last.end = place + 1,
                (None, None) => {}
            },
            _ => {
                start.get_or_insert(place);
            }
        }
    }
    found.extend(start.map(|start| start..blocks.len()));
    found
}

/// Marks where each stretch begins.
pub fn mark(blocks: &mut Vec<Block>) {
    for (rank, stretch) in stretches(blocks).iter().enumerate().rev() {
        let start = Block::Anchor { name: format!("{START}{rank}") };
        match blocks.get_mut(stretch.start) {
            // Outside of its pages, the mark would stand on the page before.
            Some(Block::Landscape { blocks, .. }) => blocks.insert(0, start),
            _ => blocks.insert(stretch.start, start),
        }
    }
}

/// The rank of the stretch that a point marks, if it is such a mark.
pub fn rank(anchor: &str) -> Option<usize> {
    anchor.strip_prefix(START)?.parse().ok()
}

/// Whether blocks hold a point of this name.
pub fn holds(blocks: &[Block], anchor: &str) -> bool {
    blocks.iter().any(|block| match block {
        Block::Heading { anchor: Some(own), .. } => own == anchor,
        Block::Anchor { name } => name == anchor,
        Block::Landscape { blocks, .. } | Block::Quote { blocks } => holds(blocks, anchor),
        Block::List { items, .. } => items.iter().any(|item| holds(item, anchor)),
        _ => false,
    })
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
    use super::stretches;
    use model::document::{Block, Inline};

    fn words() -> Block {
        Block::Paragraph { text: vec![Inline::plain("mots")] }
    }

    fn wide() -> Block {
        Block::Landscape { blocks: vec![words()], fold: false }
    }

    #[test]
    fn a_stretch_ends_where_a_page_does() {
        let blocks = [words(), Block::PageBreak, words(), wide(), Block::PageBreak, words(), words()];
        assert_eq!(stretches(&blocks), [0..2, 2..3, 3..5, 5..7]);
    }

    #[test]
    fn breaks_that_follow_each_other_part_nothing() {
        let blocks = [Block::PageBreak, words(), Block::PageBreak, Block::PageBreak, wide(), wide()];
        assert_eq!(stretches(&blocks), [1..4, 4..5, 5..6]);
    }
}
