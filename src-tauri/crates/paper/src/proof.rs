//! Reading a PDF back: it opens, it has its pages, and every text of the document is in it.
//!
//! Only letters and figures are compared: spaces, hyphens and the ends of lines are the typesetter's.
//! What is marked as an artifact (running heads, page numbers, the draft mark, heads of a table repeated
//! on the next page) is left out, so that a text goes on from one page to the next.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use hayro_svg::hayro_syntax::content::TypedIter;
use hayro_svg::hayro_syntax::content::ops::TypedInstruction;
use hayro_svg::hayro_syntax::object::Object;
use lopdf::{Document as Pdf, Encoding};
use model::document::{Block, Document, Inline, Table};
use unicode_normalization::UnicodeNormalization;

use crate::carried::{Carried, carried};

/// In how many places a text may be broken off, by a cell cut by the end of the page for instance.
const BREAKS: usize = 4;
/// The mark of what is on the page without being of the document.
const ARTIFACT: &[u8] = b"Artifact";
/// How many of the texts that are missing are named.
const NAMED: usize = 3;

/// The texts of a document as it is printed, in order.
pub fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![document.title.clone(), document.subtitle.clone()];
    for (label, text) in &document.cover {
        texts.extend([label.clone(), text.clone()]);
    }
    texts.extend(document.notice.clone());
    gather(&document.blocks, &mut texts);
    texts.retain(|text| text.chars().any(char::is_alphanumeric));
    texts
}

fn gather(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { number, text, .. } => {
                texts.extend(number.clone());
                texts.push(text.clone());
            }
            Block::Paragraph { text } => texts.push(words(text)),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, texts)),
            Block::Quote { blocks } | Block::Landscape { blocks, .. } => gather(blocks, texts),
            Block::Note { title, text } => texts.extend([title.clone(), words(text)]),
            Block::Table(table) => cells(table, texts),
            Block::Drawing { title, table, .. } => {
                texts.push(title.clone());
                cells(table, texts);
            }
            Block::Facts { rows } => {
                texts.extend(rows.iter().flat_map(|(label, text)| [label.clone(), words(text)]));
            }
            Block::Signatures { boxes } => {
                for signature in boxes {
                    let signature = signature.clone();
                    texts.extend([signature.party, signature.name, signature.title, signature.authority]);
                }
            }
            Block::Boxes { options } => texts.extend(options.iter().cloned()),
            Block::Anchor { .. } | Block::PageBreak | Block::Lines { .. } | Block::File { .. } => {}
        }
    }
}

fn cells(table: &Table, texts: &mut Vec<String>) {
    texts.push(table.caption.clone());
    texts.extend(table.columns.iter().map(|column| column.title.clone()));
    texts.extend(table.rows.iter().flat_map(|row| &row.cells).map(|cell| words(cell)));
}

fn words(runs: &[Inline]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Checks that a file opens, has this many pages, holds these texts and carries this file.
///
/// # Errors
/// What is not as it should be, in French.
pub fn prove(pdf: &[u8], pages: usize, texts: &[String], wanted: Option<&Carried>) -> Result<(), String> {
    if wanted.is_some_and(|wanted| !carried(pdf).contains(wanted)) {
        return Err("le dossier qu’il emporte n’y est pas tel quel".to_owned());
    }
    let pdf = Pdf::load_mem(pdf).map_err(|error| format!("le fichier ne s’ouvre pas : {error}"))?;
    let found = pdf.get_pages();
    if found.len() != pages {
        return Err(format!("il a {} pages au lieu de {pages}", found.len()));
    }
    let mut body = String::new();
    let mut fonts = Fonts::default();
    for page in found.values() {
        fonts.read(&pdf, *page, &mut body).map_err(|error| format!("une page est illisible : {error}"))?;
    }
    let mut missing = Vec::new();
    let mut from = 0;
    for text in texts {
        match sought(&body, from, &bare(text)) {
            Some(end) => from = end,
            None => missing.push(format!("« {} »", text.trim())),
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let more =
        if missing.len() > NAMED { format!(" et {} autres", missing.len() - NAMED) } else { String::new() };
    missing.truncate(NAMED);
    Err(format!("il y manque {}{more}", missing.join(", ")))
}

/// Where a text ends in the body, whole or in a few pieces; looked for from a place on, then from the top.
fn sought(body: &str, from: usize, text: &str) -> Option<usize> {
    let end = |piece: &str| {
        let after = body[from..].find(piece).map(|start| from + start);
        after.or_else(|| body.find(piece)).map(|start| start + piece.len())
    };
    let mut rest = text;
    let mut place = from;
    for _ in 0..=BREAKS {
        if rest.is_empty() {
            return Some(place);
        }
        if let Some(found) = end(rest) {
            return Some(found);
        }
        // The longest beginning that is there; what is there of a text is there of its beginnings.
        let ends: Vec<usize> = rest.char_indices().map(|(start, _)| start).skip(1).collect();
        let longest = ends.partition_point(|end_of| body.contains(&rest[..*end_of]));
        let cut = *ends.get(longest.checked_sub(1)?)?;
        place = end(&rest[..cut])?;
        rest = &rest[cut..];
    }
    rest.is_empty().then_some(place)
}

/// The letters and the figures of a text; « ₂ » is printed as a lowered 2.
fn bare(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The encodings of the fonts met so far: the pages share them.
#[derive(Default)]
struct Fonts<'a> {
    known: BTreeMap<*const lopdf::Dictionary, Encoding<'a>>,
}

impl<'a> Fonts<'a> {
    /// Adds the letters and the figures of a page.
    fn read(&mut self, pdf: &'a Pdf, page: lopdf::ObjectId, body: &mut String) -> lopdf::Result<()> {
        let fonts = pdf.get_page_fonts(page)?;
        let mut by_name: BTreeMap<&[u8], *const lopdf::Dictionary> = BTreeMap::new();
        for (name, font) in &fonts {
            let place = std::ptr::from_ref(*font);
            if let Entry::Vacant(unknown) = self.known.entry(place) {
                unknown.insert(font.get_font_encoding(pdf)?);
            }
            by_name.insert(name, place);
        }
        let content = pdf.get_page_content(page);
        let mut instructions = TypedIter::new(&content);
        let mut artifacts: Vec<bool> = Vec::new();
        let mut encoding = None;
        let mut shown = String::new();
        while let Some(instruction) = instructions.next() {
            match instruction {
                TypedInstruction::BeginMarkedContent(mark) => artifacts.push(&**mark.0 == ARTIFACT),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    artifacts.push(&**mark.0 == ARTIFACT);
                }
                TypedInstruction::EndMarkedContent(_) => {
                    artifacts.pop();
                }
                TypedInstruction::TextFont(font) => {
                    encoding = by_name.get(&**font.0).and_then(|place| self.known.get(place));
                }
                TypedInstruction::ShowText(text) if !artifacts.contains(&true) => {
                    decoded(encoding, text.0.as_bytes(), &mut shown)?;
                }
                TypedInstruction::ShowTexts(texts) if !artifacts.contains(&true) => {
                    for part in texts.0.iter::<Object<'_>>() {
                        if let Object::String(text) = part {
                            decoded(encoding, text.as_bytes(), &mut shown)?;
                        }
                    }
                }
                _ => {}
            }
        }
        body.push_str(&bare(&shown));
        Ok(())
    }
}

fn decoded(encoding: Option<&Encoding<'_>>, text: &[u8], shown: &mut String) -> lopdf::Result<()> {
    if let Some(encoding) = encoding {
        shown.push_str(&Pdf::decode_text(encoding, text)?);
    }
    Ok(())
}
