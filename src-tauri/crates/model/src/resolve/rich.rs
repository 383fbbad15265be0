//! Structured answers as document blocks.

use super::Resolver;
use crate::document::{Block, Column, Inline, Row, RowRole, Table};
use crate::rich_text::{RichBlock, RichCell, RichText, Shift, Span};

impl Resolver<'_> {
    /// The blocks of an answer, its headings hung below the level of the section they stand in.
    pub(super) fn rich(&self, text: &RichText, level: u8) -> Vec<Block> {
        self.rich_blocks(&text.blocks, level)
    }

    fn rich_blocks(&self, blocks: &[RichBlock], level: u8) -> Vec<Block> {
        blocks.iter().filter_map(|block| self.rich_block(block, level)).collect()
    }

    fn rich_block(&self, block: &RichBlock, level: u8) -> Option<Block> {
        Some(match block {
            RichBlock::Paragraph(spans) => {
                let text = self.spans(spans);
                if text.is_empty() {
                    return None;
                }
                Block::Paragraph { text }
            }
            RichBlock::Heading(depth, spans) => {
                let text: String = spans.iter().map(|span| span.text.as_str()).collect();
                if text.trim().is_empty() {
                    return None;
                }
                Block::Heading {
                    level: level + depth.saturating_sub(2),
                    number: None,
                    text,
                    anchor: None,
                    axis: None,
                }
            }
            RichBlock::List { ordered, items } => {
                let items = items.iter().map(|item| self.rich_blocks(item, level));
                Block::List { ordered: *ordered, items: items.filter(|item| !item.is_empty()).collect() }
            }
            RichBlock::Quote(blocks) => Block::Quote { blocks: self.rich_blocks(blocks, level) },
            RichBlock::Table(rows) => self.rich_table(rows)?,
        })
    }

    /// The first row heads the table, whether or not its author marked it so: a table without heads
    /// cannot be read aloud.
    fn rich_table(&self, rows: &[Vec<RichCell>]) -> Option<Block> {
        let (head, body) = rows.split_first()?;
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let title = |place: usize| head.get(place).map(|cell| self.cell(cell)).unwrap_or_default();
        let columns = (0..width)
            .map(|place| Column {
                title: title(place).iter().map(|inline| inline.text.as_str()).collect(),
                width: 10,
                numeric: false,
            })
            .collect();
        let rows = body.iter().map(|row| Row {
            role: RowRole::Record,
            cells: (0..width)
                .map(|place| row.get(place).map(|cell| self.cell(cell)).unwrap_or_default())
                .collect(),
        });
        Some(Block::Table(Table { caption: String::new(), columns, rows: rows.collect() }))
    }

    fn cell(&self, cell: &RichCell) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.cell_lines(&cell.blocks, &mut inlines);
        inlines
    }

    /// A cell holds lines: the items of a list and the cells of an inner table become lines too.
    fn cell_lines(&self, blocks: &[RichBlock], inlines: &mut Vec<Inline>) {
        for block in blocks {
            match block {
                RichBlock::Paragraph(spans) | RichBlock::Heading(_, spans) => {
                    if !inlines.is_empty() {
                        inlines.push(Inline::plain("\n"));
                    }
                    inlines.extend(self.spans(spans));
                }
                RichBlock::List { items, .. } => items.iter().for_each(|item| self.cell_lines(item, inlines)),
                RichBlock::Quote(blocks) => self.cell_lines(blocks, inlines),
                RichBlock::Table(rows) => {
                    rows.iter().flatten().for_each(|cell| self.cell_lines(&cell.blocks, inlines));
                }
            }
        }
    }

    fn spans(&self, spans: &[Span]) -> Vec<Inline> {
        spans.iter().map(|span| self.span(span)).collect()
    }

    fn span(&self, span: &Span) -> Inline {
        if let Some(article) = span.link.as_deref().and_then(|link| link.strip_prefix("#article:")) {
            let reference = self.article_reference(article);
            return Inline { bold: span.bold, italic: span.italic, ..reference };
        }
        if let Some(record) = span.link.as_deref().and_then(|link| link.strip_prefix("#fiche:")) {
            let reference = self.record_reference(record, &span.text);
            return Inline { bold: span.bold, italic: span.italic, ..reference };
        }
        Inline {
            text: span.text.clone(),
            bold: span.bold,
            italic: span.italic,
            shift: span.shift.map(|shift| if shift == Shift::Up { "sup" } else { "sub" }.to_owned()),
            link: span.link.clone().filter(|link| {
                link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:")
            }),
            ..Inline::default()
        }
    }
}
