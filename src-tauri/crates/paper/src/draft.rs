//! The document as it goes to press, whole or a stretch of it: every text settled, and what the house style reads
//! beside it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use model::document::{Block, Document};
use model::organisation::House;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::carried::Carried;
use crate::editor::Editor;
use crate::pages::Pages;
use crate::press::Pieces;
use crate::stretch::{self, Closeness, Lead, Start};
use crate::world::Shop;

/// How much of a document is written before it is digested, in bytes.
const ROOM: usize = 1 << 16;

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
        Self::settled(own, document, &once(&document.blocks), None, shop)
    }

    /// Settles the blocks of `document` that begin at a known height of a known page; `before`, an earlier layout of
    /// the whole, tells the last page and how close the sheets are set.
    pub fn stretch(
        document: &Document,
        stretch: Range<usize>,
        start: Start,
        before: &Pages,
        shop: &Shop,
    ) -> Self {
        let (above, blocks) = (&document.blocks[..stretch.start], &document.blocks[stretch]);
        let listed = once(&document.blocks);
        let (tables, figures) = numbered(above, &listed);
        let chapter = stretch::chapter(above).cloned();
        let own = Document { blocks: blocks.to_vec(), ..light(document) };
        let (last, closer) = (before.count(), before.closer().clone());
        let lead = Lead { page: start.page + 1, down: start.down, last, tables, figures, chapter, closer };
        Self::settled(own, document, &listed, Some((lead, stretch::level(above))), shop)
    }

    /// Settles `own`, which is all or a stretch of `whole`, of which `listed` are the captions that stand once.
    fn settled(
        mut own: Document,
        whole: &Document,
        listed: &[&str],
        lead: Option<(Lead, Option<u8>)>,
        shop: &Shop,
    ) -> Self {
        thread::scope(|scope| {
            // Digesting a long document takes as long as settling a page of it.
            let digest = scope.spawn(|| fingerprint(whole));
            let (mut lead, level) = lead.map_or((None, None), |(lead, level)| (Some(lead), level));
            let named = anchors(&own.blocks);
            let elsewhere = if lead.is_some() { anchors(&whole.blocks) } else { HashSet::new() };
            let mut editor = Editor::new(shop, named, elsewhere, level.unwrap_or(0));
            editor.document(&mut own);
            if let Some(lead) = &mut lead {
                // A sheet is known by its caption as it is printed.
                lead.closer = closer_of(&own.blocks, &lead.closer);
            }
            if let Some(chapter) = lead.as_mut().and_then(|lead| lead.chapter.as_mut()) {
                editor.block(chapter);
            }
            let mut listed: Vec<String> = listed.iter().map(|caption| (*caption).to_owned()).collect();
            listed.iter_mut().for_each(|caption| editor.line(caption));
            let replaced = editor.replaced();
            let agreed = whole.blocks.iter().any(|block| matches!(block, Block::Signatures { .. }));
            let fingerprint = digest.join().unwrap_or_else(|fault| resume_unwind(fault));
            Self { document: own, replaced, listed, fingerprint, agreed, lead }
        })
    }

    /// What the head and the foot of each page say beside the text: the house style reads it there. What is set on
    /// a page is known by its styles, head and foot among them: were this in them, one edit would have the whole
    /// document laid out anew.
    pub fn margins(&self) -> String {
        let Self { document, fingerprint, agreed, lead, .. } = self;
        let Document { date, watermark, .. } = document;
        let lead = lead.as_ref().map(|Lead { last, chapter, .. }| Before { last: *last, chapter });
        let margins = Margins { date, fingerprint, agreed: *agreed, draft: watermark.is_some(), lead };
        serde_json::to_string(&margins).unwrap_or_default()
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
        let Self { document, listed, lead, .. } = self;
        // A tree of strings and small integers with string keys always serialises.
        serde_json::to_string(&Data { document, listed, lead, carried, pieces }).unwrap_or_default()
    }
}

/// What the house style reads.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    document: &'a Document,
    listed: &'a [String],
    lead: &'a Option<Lead>,
    carried: Option<Label<'a>>,
    /// The sheets of the files printed in annex, by the fingerprint of the file.
    pieces: BTreeMap<&'a str, Vec<Place<'a>>>,
}

/// See [`Draft::margins`].
#[derive(Serialize)]
struct Margins<'a> {
    date: &'a str,
    fingerprint: &'a str,
    agreed: bool,
    draft: bool,
    lead: Option<Before<'a>>,
}

/// What a stretch takes from the layout before, on each page.
#[derive(Serialize)]
struct Before<'a> {
    last: usize,
    chapter: &'a Option<Block>,
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

/// How close the sheets among these blocks were set: a sheet is known by its anchor or by its caption.
fn closer_of(blocks: &[Block], noted: &Closeness) -> Closeness {
    let mut names = Vec::new();
    collect_captions(blocks, &mut names);
    let anchors = anchors(blocks);
    let names = anchors.iter().map(String::as_str).chain(names);
    names.filter_map(|name| Some((name.to_owned(), *noted.get(name)?))).collect()
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
    let mut digest = Digested(BufWriter::with_capacity(ROOM, Sha256::new()));
    document.hash(&mut digest);
    // A digest refuses nothing.
    let digest = digest.0.into_inner().map(Sha256::finalize).unwrap_or_default();
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Digests what a document tells of itself as it is told: written out, the whole of a long contract is megabytes of
/// fresh memory, and takes as long as a page to set. Numbers and lengths are told alike on every machine of 64 bits.
struct Digested(BufWriter<Sha256>);

impl Hasher for Digested {
    fn write(&mut self, bytes: &[u8]) {
        let _ = self.0.write_all(bytes);
    }

    /// Nobody asks: the digest is longer than this.
    fn finish(&self) -> u64 {
        0
    }
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

/// The names that links may lead to.
fn anchors(blocks: &[Block]) -> HashSet<String> {
    let mut anchors = HashSet::new();
    collect_anchors(blocks, &mut anchors);
    anchors
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
