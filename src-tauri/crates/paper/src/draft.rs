//! The document as it goes to press: printable characters, French punctuation, and a structure
//! that an accessible PDF accepts whatever the resolver let through.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use model::document::{Block, Document, Inline, Row, RowRole, SignatureBox, Table};
use model::organisation::House;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::carried::Carried;
use crate::columns;
use crate::glyphs::Repertoire;
use crate::press::Pieces;
use crate::stretch::{self, Lead, Start};
use crate::typography::{french, french_runs};
use crate::world::Shop;

/// The deepest heading PDF knows.
const DEEPEST: u8 = 6;
/// Lists and quotations nested deeper are printed at this depth: beyond twenty, typst gives up.
const DEEPEST_NEST: u8 = 12;
/// The longest address a PDF link takes, in bytes.
const LONGEST_LINK: usize = 2_000;

/// A document ready for the house style, or a stretch of it.
pub struct Draft {
    /// The document, every text settled.
    pub document: Document,
    /// The characters « □ » stands for, in order.
    pub replaced: Vec<char>,
    /// The captions that stand once in the document.
    listed: Vec<String>,
    /// What tells two states of the document apart, at the foot of each page.
    fingerprint: String,
    /// Whether the document has a grid of signatures.
    agreed: bool,
    /// What a stretch takes from what precedes it.
    lead: Option<Lead>,
}

impl Draft {
    /// Settles `document`.
    pub fn new(document: &Document, shop: &Shop) -> Self {
        let mut own = document.clone();
        stretch::mark(&mut own.blocks);
        Self::settled(own, document, None, shop)
    }

    /// Settles the blocks of `document` that begin at a known height of a known page, the last page being known.
    pub fn stretch(
        document: &Document,
        stretch: Range<usize>,
        start: Start,
        last: usize,
        shop: &Shop,
    ) -> Self {
        let (before, blocks) = (&document.blocks[..stretch.start], &document.blocks[stretch]);
        let listed = once(&document.blocks);
        let (tables, figures) = numbered(before, &listed);
        let chapter = stretch::chapter(before).cloned();
        let lead = Lead { page: start.page + 1, down: start.down, last, tables, figures, chapter };
        let own = Document { blocks: blocks.to_vec(), ..light(document) };
        Self::settled(own, document, Some((lead, stretch::level(before))), shop)
    }

    /// Settles `own`, which is all or a stretch of `whole`.
    fn settled(mut own: Document, whole: &Document, lead: Option<(Lead, Option<u8>)>, shop: &Shop) -> Self {
        let mut anchors = HashSet::new();
        collect_anchors(&own.blocks, &mut anchors);
        let (lead, level) = lead.map_or((None, None), |(lead, level)| (Some(lead), level));
        let mut editor = Editor {
            shop,
            repertoire: Repertoire::of(shop.face()),
            replaced: BTreeSet::new(),
            unclaimed: anchors.clone(),
            anchors,
            elsewhere: HashSet::new(),
            level: level.unwrap_or(0),
            nest: 0,
            room: columns::PORTRAIT,
        };
        if lead.is_some() {
            collect_anchors(&whole.blocks, &mut editor.elsewhere);
        }
        editor.document(&mut own);
        let mut lead = lead;
        if let Some(chapter) = lead.as_mut().and_then(|lead| lead.chapter.as_mut()) {
            editor.block(chapter);
        }
        let mut listed: Vec<String> = once(&whole.blocks).into_iter().map(str::to_owned).collect();
        listed.iter_mut().for_each(|caption| editor.line(caption));
        let replaced = editor.replaced.into_iter().collect();
        let agreed = whole.blocks.iter().any(|block| matches!(block, Block::Signatures { .. }));
        Self { document: own, replaced, listed, fingerprint: fingerprint(whole), agreed, lead }
    }

    /// The data file the house style reads.
    pub fn json(&self, carried: Option<&Carried>, pieces: &Pieces) -> String {
        let carried = carried.map(|Carried { name, description, .. }| Label {
            name,
            description,
            mime: if name.ends_with(".json") { "application/json" } else { "application/vnd.sqlite3" },
        });
        let pieces = pieces.iter().map(|(fingerprint, sheets)| {
            let places = (0..).zip(sheets.iter());
            let sheets = places.map(|(place, sheet)| Place {
                path: format!("/{}", piece_file(fingerprint, place)),
                kind: sheet.kind,
                text: &sheet.text,
                wide: sheet.wide,
            });
            (fingerprint.as_str(), sheets.collect())
        });
        let pieces = pieces.collect();
        let Self { document, listed, fingerprint, agreed, lead, .. } = self;
        // A tree of strings and small integers with string keys always serialises.
        serde_json::to_string(&Data { document, listed, fingerprint, agreed: *agreed, lead, carried, pieces })
            .unwrap_or_default()
    }
}

/// What the house style reads.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    document: &'a Document,
    listed: &'a [String],
    fingerprint: &'a str,
    agreed: bool,
    lead: &'a Option<Lead>,
    carried: Option<Label<'a>>,
    /// The sheets of the files printed in annex, by the fingerprint of the file.
    pieces: BTreeMap<&'a str, Vec<Place<'a>>>,
}

/// Where a sheet is, and what is told of it.
#[derive(Serialize)]
struct Place<'a> {
    path: String,
    kind: &'static str,
    text: &'a str,
    wide: bool,
}

/// The name of the file of a sheet.
pub fn piece_file(fingerprint: &str, place: usize) -> String {
    format!("piece-{fingerprint}-{place}")
}

/// A document without its body, nor what its cover alone shows.
fn light(document: &Document) -> Document {
    let Document { title, subtitle, running_head, date, watermark, .. } = document;
    let Document { contents, contents_depth, short, house, .. } = document;
    Document {
        title: title.clone(),
        subtitle: subtitle.clone(),
        cover: Vec::new(),
        notice: None,
        running_head: running_head.clone(),
        date: date.clone(),
        watermark: watermark.clone(),
        contents: *contents,
        contents_depth: *contents_depth,
        short: *short,
        house: House { logo: None, ..house.clone() },
        blocks: Vec::new(),
    }
}

/// The first eight digits of the SHA-256 of all that is printed.
fn fingerprint(document: &Document) -> String {
    let printed = serde_json::to_vec(document).unwrap_or_default();
    Sha256::digest(printed).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The captions of tables and drawings that stand once, in order.
fn once(blocks: &[Block]) -> Vec<&str> {
    let mut captions = Vec::new();
    collect_captions(blocks, &mut captions);
    let mut count: HashMap<&str, usize> = HashMap::new();
    for caption in &captions {
        *count.entry(caption).or_default() += 1;
    }
    captions.retain(|caption| count[caption] == 1);
    captions
}

fn collect_captions<'a>(blocks: &'a [Block], captions: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Table(table) if !table.caption.is_empty() => captions.push(&table.caption),
            Block::Drawing { title, table, .. } => {
                captions.extend([title.as_str(), table.caption.as_str()].iter().filter(|it| !it.is_empty()));
            }
            Block::Landscape { blocks, .. } | Block::Quote { blocks } => collect_captions(blocks, captions),
            Block::List { items, .. } => items.iter().for_each(|item| collect_captions(item, captions)),
            _ => {}
        }
    }
}

/// How many tables and figures of these blocks have a number: those whose caption is listed.
fn numbered(blocks: &[Block], listed: &[&str]) -> (usize, usize) {
    let told = |caption: &str| usize::from(listed.contains(&caption));
    let count = |block: &Block| match block {
        Block::Table(table) => (told(&table.caption), 0),
        Block::Drawing { title, table, .. } => (told(&table.caption), told(title)),
        Block::Landscape { blocks, .. } | Block::Quote { blocks } => numbered(blocks, listed),
        Block::List { items, .. } => {
            items.iter().fold((0, 0), |sum, item| added(sum, numbered(item, listed)))
        }
        _ => (0, 0),
    };
    blocks.iter().fold((0, 0), |sum, block| added(sum, count(block)))
}

const fn added(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0 + other.0, one.1 + other.1)
}

/// What is told of the file that the PDF carries.
#[derive(Serialize)]
struct Label<'a> {
    name: &'a str,
    description: &'a str,
    mime: &'a str,
}

struct Editor<'a> {
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

impl Editor<'_> {
    fn document(&mut self, document: &mut Document) {
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

    fn block(&mut self, block: &mut Block) {
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
        columns::align_cents(table);
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

    /// Text of one line: a title with a line break would cut its bookmark.
    fn line(&mut self, text: &mut String) {
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

fn collect_anchors(blocks: &[Block], anchors: &mut HashSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { anchor: Some(anchor), .. } if !is_void(block) && !anchor.is_empty() => {
                anchors.insert(anchor.clone());
            }
            Block::Landscape { blocks, .. } | Block::Quote { blocks } => collect_anchors(blocks, anchors),
            Block::List { items, .. } => items.iter().for_each(|item| collect_anchors(item, anchors)),
            _ => {}
        }
    }
}

/// A block that would leave an empty element in the PDF's structure.
pub fn is_void(block: &Block) -> bool {
    match block {
        Block::Heading { text, .. } => text.trim().is_empty(),
        Block::Paragraph { text } => text.iter().all(|run| run.text.trim().is_empty()),
        Block::List { items, .. } => items.is_empty(),
        Block::Quote { blocks } | Block::Landscape { blocks, .. } => blocks.iter().all(is_void),
        Block::Table(table) => table.columns.is_empty(),
        Block::Drawing { svg, .. } => svg.is_empty(),
        Block::Facts { rows } => rows.is_empty(),
        Block::Signatures { boxes } => boxes.is_empty(),
        Block::Note { title, text } => title.is_empty() && text.iter().all(|run| run.text.trim().is_empty()),
        Block::Lines { count } => *count == 0,
        Block::Boxes { options } => options.iter().all(|option| option.trim().is_empty()),
        Block::Anchor { name } => name.is_empty(),
        Block::PageBreak | Block::File { .. } => false,
    }
}
