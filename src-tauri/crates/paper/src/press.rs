//! The press: a document goes in, pages come out, as SVG for the screen and as PDF.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use model::document::{Block, Document};
use typst::comemo;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;

use crate::carried::Carried;
use crate::draft::{Draft, piece_file};
use crate::error::{PressError, detail};
use crate::pages::{Around, Pages};
use crate::pieces::{Sheet, sheets};
use crate::proof;
use crate::stretch::{around, holds, known, stretches, with_next};
use crate::world::{Bench, HOUSE, Shop};

/// How many layouts a remembered piece survives without being used. One keeps a recompile of the
/// last document fast; more only held memory, hundreds of megabytes over a long contract.
const MEMORY: usize = 1;
/// How many stretches are laid out before what they left in the memory is looked at: each time would forget
/// the whole document, of which a stretch uses little.
const STRETCHES: usize = 64;

/// A press, with its fonts and house style. Make one and keep it: what it remembers of the last
/// layouts makes the next one of nearly the same document fast.
pub struct Press {
    shop: Shop,
    /// The files read last: a preview prints the same ones again and again.
    read: Mutex<Pieces>,
    /// How many stretches were laid out since the last whole document.
    stretches: AtomicUsize,
}

/// The sheets of the files printed in annex, by fingerprint.
pub(crate) type Pieces = BTreeMap<String, Arc<Vec<Sheet>>>;

pub use crate::stretch::At;

/// Gives the bytes of a file by its fingerprint.
pub type Content<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// What a document is printed with, beside itself.
#[derive(Default)]
pub struct Enclosed<'a> {
    /// The file its PDF carries.
    pub carried: Option<Carried>,
    /// Gives the files it prints in annex; one that is not there is told in its place.
    pub content: Option<&'a Content<'a>>,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// A press with the embedded fonts. Reads no file.
    #[must_use]
    pub fn new() -> Self {
        Self { shop: Shop::new(), read: Mutex::default(), stretches: AtomicUsize::new(0) }
    }

    /// Lays out a document. The same document gives the same pages.
    ///
    /// Characters no embedded font has are replaced, links nobody could follow become plain text,
    /// and gaps in the heading levels are closed: none of these stops a print.
    ///
    /// # Errors
    ///
    /// [`PressError::Layout`] if the house style itself is at fault.
    pub fn lay_out(&self, document: &Document) -> Result<Pages, PressError> {
        self.lay_out_with(document, Enclosed::default())
    }

    /// Lays out a document with files: one that its PDF carries, those that are printed in annex.
    ///
    /// # Errors
    ///
    /// See [`Press::lay_out`]; and [`PressError::Piece`] if a file cannot be printed.
    pub fn lay_out_with(&self, document: &Document, enclosed: Enclosed<'_>) -> Result<Pages, PressError> {
        self.lay_out_remembering(MEMORY, document, enclosed)
    }

    /// Lays out a document to print it, and forgets all that the layout left in the memory, hundreds of megabytes
    /// for a long contract: what writes and reads the file has the room. The next layout begins anew.
    ///
    /// # Errors
    ///
    /// See [`Press::lay_out_with`].
    pub fn lay_out_once(&self, document: &Document, enclosed: Enclosed<'_>) -> Result<Pages, PressError> {
        self.lay_out_remembering(0, document, enclosed)
    }

    fn lay_out_remembering(
        &self,
        layouts: usize,
        document: &Document,
        enclosed: Enclosed<'_>,
    ) -> Result<Pages, PressError> {
        let Enclosed { carried, content } = enclosed;
        let stretches = stretches(&document.blocks);
        let draft = Draft::new(document, &self.shop);
        let paged = self.set(&draft, carried.as_ref(), content);
        // On the error path too: a refused layout has filled the memory like any other.
        comemo::evict(layouts);
        self.stretches.store(0, Ordering::Relaxed);
        self.forget(&draft.document);
        let paged = paged?;
        let Draft { document, replaced, .. } = draft;
        let texts = proof::texts(&document);
        Ok(Pages::new(paged, document.title, replaced).whole(texts, carried, stretches))
    }

    /// Lays out what of a document begins and ends with the pages around a place, and nothing else: it takes as
    /// long as these pages do, not as the document. They are the pages of the whole, but for the numbers that
    /// they take from `before`, an earlier layout of the same document. Nothing, when there is no such place.
    ///
    /// # Errors
    ///
    /// See [`Press::lay_out_with`].
    pub fn lay_out_around(
        &self,
        document: &Document,
        at: At<'_>,
        before: &Pages,
        content: Option<&Content<'_>>,
    ) -> Result<Option<Around>, PressError> {
        let now = stretches(&document.blocks);
        let Some((stretches, starts)) = known(&now, before.stretches(), before.starts()) else {
            return Ok(None);
        };
        let rank = match at {
            At::Anchor(anchor) => {
                stretches.iter().position(|it| holds(&document.blocks[it.blocks.clone()], anchor))
            }
            At::Page(page) => starts.iter().rposition(|start| start.page <= page),
        };
        let Some(rank) = rank else { return Ok(None) };
        let (name, page) = match at {
            At::Anchor(name) => (Some(name), before.page_of(name).unwrap_or(starts[rank].page)),
            At::Page(page) => (None, page),
        };
        let set = |ranks: Range<usize>| {
            let (first, last) = (&stretches[ranks.start], &stretches[ranks.end - 1]);
            let blocks = first.blocks.start..last.blocks.end;
            let draft = Draft::stretch(document, blocks, starts[ranks.start], before, &self.shop);
            let paged = self.set(&draft, None, content);
            if self.stretches.fetch_add(1, Ordering::Relaxed) % STRETCHES == STRETCHES - 1 {
                // After a long contract this takes a second, which no page has to wait for.
                std::thread::spawn(|| comemo::evict(MEMORY));
            }
            let Draft { document, replaced, .. } = draft;
            let pages = Pages::new(paged?, document.title, replaced);
            // What precedes or follows on the same page is not on it.
            let page = starts[ranks.start].page;
            let cut = stretches.get(ranks.end).is_some_and(|next| !next.opens());
            let whole = page + usize::from(!first.opens())..page + pages.count() - usize::from(cut);
            Ok(Around { pages, first: page, whole })
        };
        let mut ranks = around(&stretches, &starts, rank, page);
        loop {
            let laid = set(ranks.clone())?;
            // Edits may have moved the point to another page, or left its page to be filled by what follows.
            let moved = name.and_then(|name| laid.pages.page_of(name)).map(|page| laid.first + page);
            let page = moved.unwrap_or(page);
            if laid.whole.contains(&page) {
                return Ok(Some(laid));
            }
            let there = around(&stretches, &starts, rank, page);
            let more = ranks.start.min(there.start)..ranks.end.max(there.end);
            let more = if more == ranks { with_next(&stretches, &starts, &ranks) } else { more };
            if more == ranks {
                return Ok(Some(laid));
            }
            ranks = more;
        }
    }

    /// Sets a draft on pages.
    fn set(
        &self,
        draft: &Draft,
        carried: Option<&Carried>,
        content: Option<&Content<'_>>,
    ) -> Result<PagedDocument, PressError> {
        let pieces = self.pieces(&draft.document, content)?;
        let mut files = vec![
            ("data.json".to_owned(), Bytes::from_string(draft.json(carried, &pieces))),
            ("margins.json".to_owned(), Bytes::from_string(draft.margins())),
        ];
        let logo = draft.document.house.logo.as_ref();
        files.extend(logo.map(|logo| ("logo".to_owned(), Bytes::new(logo.bytes.clone()))));
        files.extend(carried.map(|carried| ("carried".to_owned(), Bytes::new(carried.bytes.clone()))));
        for (fingerprint, sheets) in &pieces {
            let named =
                |(place, sheet): (usize, &Sheet)| (piece_file(fingerprint, place), sheet.bytes.clone());
            files.extend(sheets.iter().enumerate().map(named));
        }
        let bench = Bench::new(&self.shop, files);
        typst::compile::<PagedDocument>(&bench).output.map_err(|refusals| PressError::Layout {
            title: draft.document.title.clone(),
            detail: detail(&refusals),
        })
    }

    /// Forgets the files that a whole document no longer prints.
    fn forget(&self, document: &Document) {
        let mut printed = Vec::new();
        collect_files(&document.blocks, &mut printed);
        let mut known = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|fingerprint, _| printed.iter().any(|(_, own)| *own == fingerprint.as_str()));
    }

    /// The sheets of every file that a document prints, each read once.
    fn pieces(&self, document: &Document, content: Option<&Content<'_>>) -> Result<Pieces, PressError> {
        let mut wanted = Vec::new();
        collect_files(&document.blocks, &mut wanted);
        let mut known = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pieces = Pieces::new();
        for (name, fingerprint) in wanted {
            let sheets = match known.get(fingerprint).cloned() {
                Some(sheets) => sheets,
                None => match content.and_then(|content| content(fingerprint)) {
                    Some(bytes) => Arc::new(sheets(&bytes).map_err(|detail| PressError::Piece {
                        title: document.title.clone(),
                        name: name.to_owned(),
                        detail,
                    })?),
                    None => continue,
                },
            };
            pieces.insert(fingerprint.to_owned(), sheets);
        }
        known.extend(pieces.clone());
        Ok(pieces)
    }
}

/// The files that blocks print: name and fingerprint.
fn collect_files<'a>(blocks: &'a [Block], files: &mut Vec<(&'a str, &'a str)>) {
    for block in blocks {
        match block {
            Block::File { file_name, fingerprint, .. } => files.push((file_name, fingerprint)),
            Block::Landscape { blocks, .. } | Block::Quote { blocks } => collect_files(blocks, files),
            _ => {}
        }
    }
}

/// The markup and the data that [`Press::lay_out`] gives to typst for `document`, so that the same
/// document can be set by typst alone. The markup reads the data at `/data.json`, what stands in the margins of
/// the pages at `/margins.json`, and asks for « Source Sans 3 » and the `a11y-extras` feature.
#[must_use]
pub fn typst_sources(document: &Document) -> Sources {
    let draft = Draft::new(document, &Shop::new());
    Sources { markup: HOUSE.to_owned(), data: draft.json(None, &Pieces::new()), margins: draft.margins() }
}

/// What typst alone sets a document from.
pub struct Sources {
    /// The house style.
    pub markup: String,
    /// The document, as JSON.
    pub data: String,
    /// What its margins say, as JSON.
    pub margins: String,
}
