//! What is printed of a document: all of it, or the parts and the marks that were asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::document::{Block, Document, Inline};
use crate::resolve::drop_bare_headings;

/// What stands for a passage left to be written when it is not shown: room to write it by hand.
const DOTS: &str = "……………………";

/// What is printed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, rename_all = "camelCase")]
pub struct PrintOptions {
    /// The parts left out, by identifier.
    pub left_out: Vec<String>,
    /// Whether it is said what is left to be written.
    pub unanswered: bool,
    /// Whether a document that is not signed is marked as a draft.
    pub watermark: bool,
    /// Whether the organisation's logo heads the document.
    pub logo: bool,
    /// Whether the dossier travels inside the PDF.
    pub dossier: bool,
    /// Whether the remarks of the dossier are listed after a draft.
    pub remarks: bool,
    /// Whether the tables of money stand on A3 pages, to be folded.
    pub fold: bool,
}

impl Default for PrintOptions {
    fn default() -> Self {
        Self {
            left_out: Vec::new(),
            unanswered: true,
            watermark: true,
            logo: true,
            dossier: false,
            remarks: false,
            fold: false,
        }
    }
}

impl PrintOptions {
    /// The same for the final version: it is the whole document, and a draft no more, for it goes out to be
    /// signed, without what colleagues told one another.
    #[must_use]
    pub fn last(&self) -> Self {
        let Self { logo, dossier, fold, .. } = *self;
        Self { logo, dossier, fold, watermark: false, ..Self::default() }
    }
}

/// A part of a document: what stands under a heading of the first level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Part {
    /// Its identifier, which stays when the document changes.
    pub id: String,
    /// Its heading, number included.
    pub title: String,
}

impl Document {
    /// The parts, in order. What stands before the first is always printed.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        self.blocks.iter().filter_map(heads).collect()
    }

    /// What is printed of the document.
    #[must_use]
    pub fn extract(mut self, options: &PrintOptions) -> Self {
        if !options.watermark {
            self.watermark = None;
        }
        if !options.logo {
            self.house.logo = None;
        }
        if !options.left_out.is_empty() {
            leave_out(&mut self.blocks, &options.left_out);
        }
        if !options.unanswered {
            hide(&mut self.blocks);
            drop_bare_headings(&mut self.blocks);
        }
        self
    }
}

/// The part that a block opens.
fn heads(block: &Block) -> Option<Part> {
    match block {
        Block::Heading { level: 1, number, text, anchor, .. } => {
            let title = number.as_ref().map_or_else(|| text.clone(), |number| format!("{number} — {text}"));
            Some(Part { id: anchor.clone().unwrap_or_else(|| text.clone()), title })
        }
        Block::Landscape { blocks, .. } => {
            blocks.iter().find(|block| matches!(block, Block::Heading { .. })).and_then(heads)
        }
        _ => None,
    }
}

fn leave_out(blocks: &mut Vec<Block>, ids: &[String]) {
    let mut out = false;
    let mut kept = Vec::new();
    let mut broken = Vec::new();
    for block in std::mem::take(blocks) {
        // A new page belongs to the part that it opens.
        if block == Block::PageBreak {
            broken.push(block);
            continue;
        }
        if let Some(part) = heads(&block) {
            out = ids.contains(&part.id);
        }
        if !out {
            kept.append(&mut broken);
            kept.push(block);
        }
        broken.clear();
    }
    *blocks = kept;
}

/// Takes away what says that something is left to be written: a paragraph of its own goes, a passage
/// within a sentence leaves room to write it.
fn hide(blocks: &mut Vec<Block>) {
    blocks.retain_mut(|block| match block {
        Block::Paragraph { text } => !vacant(text),
        Block::Note { text, .. } => !vacant(text),
        Block::Quote { blocks } | Block::Landscape { blocks, .. } => {
            hide(blocks);
            !blocks.is_empty()
        }
        Block::List { items, .. } => {
            items.iter_mut().for_each(hide);
            items.retain(|item| !item.is_empty());
            !items.is_empty()
        }
        Block::Facts { rows } => {
            rows.retain_mut(|(_, text)| !vacant(text));
            !rows.is_empty()
        }
        Block::Table(table) => {
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                if vacant(cell) {
                    cell.clear();
                }
            }
            true
        }
        _ => true,
    });
}

/// Whether a text says nothing but what is left to be written; else, leaves room for it.
fn vacant(text: &mut [Inline]) -> bool {
    let missing = text.iter().any(|inline| inline.missing);
    if missing && text.iter().all(|inline| inline.missing || inline.text.trim().is_empty()) {
        return true;
    }
    for inline in text.iter_mut().filter(|inline| inline.missing) {
        *inline = Inline::plain(DOTS);
    }
    false
}
