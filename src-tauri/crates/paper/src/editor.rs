//! Settling a document: printable characters, French punctuation, and a structure that an accessible PDF accepts
//! whatever the resolver let through.

use std::collections::{BTreeSet, HashSet};

use model::document::{Block, Document, Inline, Row, RowRole, SignatureBox, Table};

use crate::columns;
use crate::draft::is_void;
use crate::glyphs::Repertoire;
use crate::typography::{french, french_runs};
use crate::world::Shop;

/// The deepest heading PDF knows.
const DEEPEST: u8 = 6;
/// Lists and quotations nested deeper are printed at this depth: beyond twenty, typst gives up.
const DEEPEST_NEST: u8 = 12;
/// The longest address a PDF link takes, in bytes.
const LONGEST_LINK: usize = 2_000;

/// Settles the texts and the structure of a document.
pub struct Editor<'a> {
    shop: &'a Shop,
    repertoire: Repertoire,
    replaced: BTreeSet<char>,
    /// The anchors links may point to.
    anchors: HashSet<String>,
    /// Those of the document that stand outside of the stretch being settled.
    elsewhere: HashSet<String>,
    /// The anchors no heading has taken yet: a label stands once in a document.
    unclaimed: HashSet<String>,
    /// The level of the last heading.
    level: u8,
    /// How many lists and quotations stand around the block.
    nest: u8,
    /// The width of the page's text, in points.
    room: f64,
}

impl<'a> Editor<'a> {
    /// An editor for blocks that hold these anchors and come after a heading of this level.
    pub fn new(shop: &'a Shop, anchors: HashSet<String>, elsewhere: HashSet<String>, level: u8) -> Self {
        Self {
            shop,
            repertoire: Repertoire::of(shop.face()),
            replaced: BTreeSet::new(),
            unclaimed: anchors.clone(),
            anchors,
            elsewhere,
            level,
            nest: 0,
            room: columns::PORTRAIT,
        }
    }

    /// The characters that were replaced, in order.
    pub fn replaced(self) -> Vec<char> {
        self.replaced.into_iter().collect()
    }

    /// Settles a document.
    pub fn document(&mut self, document: &mut Document) {
        self.line(&mut document.title);
        if document.title.is_empty() {
            "Document sans titre".clone_into(&mut document.title);
        }
        self.line(&mut document.subtitle);
        self.line(&mut document.running_head);
        self.line(&mut document.date);
        for (label, value) in &mut document.cover {
            self.line(label);
            self.text(value);
        }
        for text in [&mut document.notice, &mut document.watermark] {
            if let Some(words) = text {
                self.text(words);
            }
            *text = text.take().filter(|words| !words.trim().is_empty());
        }
        if let Some(logo) = &mut document.house.logo {
            self.line(&mut logo.alt);
        }
        self.blocks(&mut document.blocks);
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        if self.nest > DEEPEST_NEST {
            *blocks = std::mem::take(blocks).into_iter().flat_map(unfolded).collect();
        }
        blocks.retain(|block| !is_void(block));
        for block in blocks {
            self.block(block);
        }
    }

    fn nested(&mut self, blocks: &mut Vec<Block>) {
        self.nest += 1;
        self.blocks(blocks);
        self.nest -= 1;
    }

    /// Settles a block.
    pub fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading { level, number, text, anchor, .. } => {
                *level = (*level).clamp(1, DEEPEST.min(self.level + 1));
                self.level = *level;
                self.line(text);
                if let Some(number) = number {
                    self.line(number);
                }
                *number = number.take().filter(|number| !number.is_empty());
                *anchor = anchor.take().filter(|anchor| self.unclaimed.remove(anchor));
            }
            Block::Anchor { .. } => {}
            Block::Paragraph { text } => self.runs(text),
            Block::List { items, .. } => items.iter_mut().for_each(|item| self.nested(item)),
            Block::Quote { blocks } => self.nested(blocks),
            Block::Note { title, text } => {
                self.line(title);
                self.runs(text);
            }
            Block::Table(table) => self.table(table),
            Block::Drawing { title, alt, table, .. } => {
                self.line(title);
                self.text(alt);
                self.table(table);
            }
            Block::Facts { rows } => rows.iter_mut().for_each(|(label, text)| {
                self.line(label);
                self.runs(text);
            }),
            Block::Landscape { blocks, fold } => {
                let room = if *fold { columns::FOLDED } else { columns::LANDSCAPE };
                let portrait = std::mem::replace(&mut self.room, room);
                self.blocks(blocks);
                self.room = portrait;
            }
            Block::Signatures { boxes } => boxes.iter_mut().for_each(|it| self.signature(it)),
            Block::Boxes { options } => options.iter_mut().for_each(|option| self.line(option)),
            Block::File { title, file_name, .. } => {
                self.line(title);
                self.line(file_name);
            }
            Block::PageBreak | Block::Lines { .. } => {}
        }
    }

    fn table(&mut self, table: &mut Table) {
        self.line(&mut table.caption);
        let count = table.columns.len();
        for column in &mut table.columns {
            self.text(&mut column.title);
        }
        for Row { role, cells } in &mut table.rows {
            cells.resize(if *role == RowRole::Group { 1 } else { count }, Vec::new());
            cells.iter_mut().for_each(|cell| self.runs(cell));
        }
        columns::align_cents(table, self.room, self.shop.strong());
        columns::settle(table, self.room, self.shop.strong());
    }

    fn signature(&mut self, signature: &mut SignatureBox) {
        let SignatureBox { party, name, title, authority } = signature;
        for text in [party, name, title, authority] {
            self.line(text);
        }
    }

    fn runs(&mut self, runs: &mut [Inline]) {
        for run in runs.iter_mut() {
            run.text = self.repertoire.settle(&run.text, &mut self.replaced);
            run.link = run.link.take().and_then(|link| self.link(&link));
        }
        french_runs(runs);
    }

    fn text(&mut self, text: &mut String) {
        *text = french(&self.repertoire.settle(text, &mut self.replaced));
    }

    /// Settles a text of one line: a title with a line break would cut its bookmark.
    pub fn line(&mut self, text: &mut String) {
        let settled = self.repertoire.settle(text, &mut self.replaced).replace('\n', " ");
        *text = french(settled.trim());
    }

    /// The target of a link, or nothing if a reader could not follow it safely.
    fn link(&self, link: &str) -> Option<String> {
        let link = link.trim();
        if let Some(anchor) = link.strip_prefix('#') {
            // « # » alone has the look of a link that leads out of the stretch.
            let out = self.elsewhere.contains(anchor).then(|| "#".to_owned());
            return if self.anchors.contains(anchor) { Some(link.to_owned()) } else { out };
        }
        let scheme = link.split(':').next().unwrap_or_default().to_ascii_lowercase();
        let followed = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel");
        let address = escape(link);
        (followed && address.len() > scheme.len() + 1 && address.len() <= LONGEST_LINK).then_some(address)
    }
}

/// The address in ASCII, as a PDF link must be.
fn escape(address: &str) -> String {
    let escaped = |byte: u8| match byte {
        0x21..=0x7e if !br#""<>\^`{|}"#.contains(&byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    address.bytes().map(escaped).collect()
}

/// What a list or a quotation holds, out of it.
fn unfolded(block: Block) -> Vec<Block> {
    match block {
        Block::List { items, .. } => items.into_iter().flatten().flat_map(unfolded).collect(),
        Block::Quote { blocks } => blocks.into_iter().flat_map(unfolded).collect(),
        other => vec![other],
    }
}
