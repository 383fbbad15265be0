//! The press: a document goes in, pages come out, as SVG for the screen and as PDF.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use std::cmp::Ordering::Equal;

use chrono::{Datelike, NaiveDateTime, Timelike};
use model::document::{Block, Document};
use typst::comemo::{self, Track};
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoString;
use typst::foundations::{Bytes, Datetime, Element, NativeElement, Smart};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::layout::Abs;
use typst::model::{HeadingElem, LateLinkResolver};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::carried::Carried;
use crate::draft::{Draft, piece_file};
use crate::error::PressError;
use crate::pack::packed;
use crate::pieces::{Sheet, sheets};
use crate::preview::inline;
use crate::proof;
use crate::stretch::{Start, Stretch, around, holds, known, rank, stretches};
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
        let Enclosed { carried, content } = enclosed;
        let stretches = stretches(&document.blocks);
        let draft = Draft::new(document, &self.shop);
        let paged = self.set(&draft, carried.as_ref(), content);
        // On the error path too: a refused layout has filled the memory like any other.
        comemo::evict(MEMORY);
        self.stretches.store(0, Ordering::Relaxed);
        self.forget(&draft.document);
        let paged = paged?;
        let Draft { document, replaced, .. } = draft;
        let texts = proof::texts(&document);
        Ok(Pages { texts, carried, stretches, ..Pages::new(paged, document.title, replaced) })
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
        let Some((stretches, starts)) = known(&now, &before.stretches, before.starts()) else {
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
            let draft = Draft::stretch(document, blocks, starts[ranks.start], before.count(), &self.shop);
            let paged = self.set(&draft, None, content);
            if self.stretches.fetch_add(1, Ordering::Relaxed) % STRETCHES == STRETCHES - 1 {
                comemo::evict(MEMORY);
            }
            let Draft { document, replaced, .. } = draft;
            let pages = Pages::new(paged?, document.title, replaced);
            // What precedes or follows on the same page is not on it.
            let page = starts[ranks.start].page;
            let cut = stretches.get(ranks.end).is_some_and(|next| !next.opens());
            let whole = page + usize::from(!first.opens())..page + pages.count() - usize::from(cut);
            Ok(Around { pages, first: page, whole })
        };
        let ranks = around(&stretches, &starts, rank, page);
        let laid = set(ranks.clone())?;
        // Edits may have moved the point to a page of which more is needed.
        let moved = name.and_then(|name| laid.pages.page_of(name)).map(|page| laid.first + page);
        let more = moved.filter(|page| !laid.whole.contains(page));
        match more.map(|page| around(&stretches, &starts, rank, page)).filter(|more| *more != ranks) {
            Some(more) => set(more).map(Some),
            None => Ok(Some(laid)),
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
        let mut files = vec![("data.json".to_owned(), Bytes::from_string(draft.json(carried, &pieces)))];
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
/// document can be set by typst alone. The markup reads the data at `/data.json` and asks for
/// « Source Sans 3 » and the `a11y-extras` feature.
#[must_use]
pub fn typst_sources(document: &Document) -> (String, String) {
    (HOUSE.to_owned(), Draft::new(document, &Shop::new()).json(None, &Pieces::new()))
}

/// A point of a document that has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    /// Its name.
    pub name: String,
    /// Its page, from 0.
    pub page: usize,
    /// How far down the page, from 0 at the top to 1.
    pub down: f64,
    /// How far across it, from 0 at the left to 1.
    pub across: f64,
}

/// The pages of a document.
pub struct Pages {
    paged: PagedDocument,
    title: String,
    replaced: Vec<char>,
    /// Every text that is printed, in order.
    texts: Vec<String>,
    carried: Option<Carried>,
    /// The stretches of a whole document.
    stretches: Vec<Stretch>,
    /// Where they begin, once it was sought.
    starts: OnceLock<Vec<Start>>,
    /// The points one may come back to, once they were sought.
    anchors: OnceLock<Vec<Anchor>>,
}

impl Pages {
    const fn new(paged: PagedDocument, title: String, replaced: Vec<char>) -> Self {
        Self {
            paged,
            title,
            replaced,
            texts: Vec::new(),
            carried: None,
            stretches: Vec::new(),
            starts: OnceLock::new(),
            anchors: OnceLock::new(),
        }
    }

    /// How many pages there are, cover included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.paged.pages().len()
    }

    /// The characters « □ » stands for because no embedded font has them, without repetition.
    #[must_use]
    pub fn replaced(&self) -> &[char] {
        &self.replaced
    }

    /// The SVG of a page, from 0, its size in points; nothing beyond the last page.
    ///
    /// It can stand inline in a page under a strict content policy: glyphs are outlines, there is
    /// no script, style, link or outside reference, and identifiers carry the page's number.
    #[must_use]
    pub fn svg(&self, index: usize) -> Option<String> {
        self.svg_as(index, index + 1)
    }

    fn svg_as(&self, index: usize, number: usize) -> Option<String> {
        let page = self.paged.pages().get(index)?;
        let svg = typst_svg::svg(page, &SvgOptions::default());
        Some(inline(&svg, number))
    }

    /// The points one may come back to, in reading order.
    #[must_use]
    pub fn anchors(&self) -> &[Anchor] {
        self.anchors.get_or_init(|| {
            let marks = self.marked(MetadataElem::ELEM).into_iter().chain(self.marked(HeadingElem::ELEM));
            let named = marks.filter(|(_, name)| rank(name).is_none());
            let mut anchors: Vec<Anchor> = named
                .filter_map(|(location, name)| {
                    let at = self.paged.introspector().position(location)?;
                    let page = at.page.get() - 1;
                    let size = self.paged.pages().get(page)?.frame.size();
                    let (down, across) = (at.point.y / size.y, at.point.x / size.x);
                    Some(Anchor { name: name.to_string(), page, down, across })
                })
                .collect();
            let place = |anchor: &Anchor| (anchor.page, anchor.down, anchor.across);
            anchors.sort_by(|a, b| place(a).partial_cmp(&place(b)).unwrap_or(Equal));
            anchors
        })
    }

    /// The page, from 0, that holds a point.
    fn page_of(&self, name: &str) -> Option<usize> {
        self.anchors().iter().find(|anchor| anchor.name == name).map(|anchor| anchor.page)
    }

    /// The page of an element, from 0, and how far down it stands.
    fn place(&self, location: Location) -> Option<(usize, Abs)> {
        let at = self.paged.introspector().position(location)?;
        Some((at.page.get() - 1, at.point.y))
    }

    /// Where the stretches begin.
    fn starts(&self) -> &[Start] {
        self.starts.get_or_init(|| {
            let marks = self.marked(MetadataElem::ELEM).into_iter();
            let mut starts: Vec<(usize, (usize, Abs))> =
                marks.filter_map(|(location, name)| Some((rank(&name)?, self.place(location)?))).collect();
            starts.sort_unstable_by_key(|(rank, _)| *rank);
            let places = self.stretches.iter().zip(starts);
            let start = |(stretch, (_, (page, down))): (&Stretch, (usize, (usize, Abs)))| Start {
                page,
                down: (!stretch.opens()).then(|| down.to_pt()),
            };
            places.map(start).collect()
        })
    }

    /// The elements of a kind that have a name.
    fn marked(&self, element: Element) -> Vec<(Location, EcoString)> {
        let found = self.paged.introspector().query(&element.select());
        let named =
            found.iter().filter_map(|it| Some((it.location()?, it.label()?.resolve().as_str().into())));
        named.collect()
    }

    /// Reads a PDF of these pages back: it opens, it has them all, every text is in it, and so is the file
    /// it carries.
    ///
    /// # Errors
    ///
    /// [`PressError::Proof`], with what is not as it should be.
    pub fn prove(&self, pdf: &[u8]) -> Result<(), PressError> {
        proof::prove(pdf, self.count(), &self.texts, self.carried.as_ref())
            .map_err(|detail| PressError::Proof { title: self.title.clone(), detail })
    }

    /// The PDF, conforming to PDF/UA-1 and PDF/A-2a (PDF/A-3a when it carries a file), dated `timestamp` (read as UTC). The same
    /// pages and timestamp give the same bytes.
    ///
    /// # Errors
    ///
    /// [`PressError::Export`] if the pages break one of the two standards,
    /// [`PressError::Timestamp`] if the year does not fit in a PDF.
    pub fn pdf(&self, timestamp: NaiveDateTime) -> Result<Vec<u8>, PressError> {
        let title = || self.title.clone();
        let date = pdf_date(timestamp)
            .ok_or_else(|| PressError::Timestamp { title: title(), timestamp: timestamp.to_string() })?;
        let archive = if self.carried.is_some() { PdfStandard::A_3a } else { PdfStandard::A_2a };
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, archive]).map_err(|refusal| {
            PressError::Export { title: title(), detail: refusal.message().to_string() }
        })?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Canevas".to_owned())),
            timestamp: Some(Timestamp::new_utc(date)),
            standards,
            ..PdfOptions::default()
        };
        let introspector = self.paged.introspector();
        let links = LateLinkResolver::new(None, &**introspector);
        // Headings with an anchor are named in the PDF without being asked for.
        let mut places = self.marked(MetadataElem::ELEM);
        places.retain(|(_, name)| rank(name).is_none());
        typst_pdf::pdf_in_bundle(&self.paged, &options, &places, links.track())
            .map(packed)
            .map_err(|refusals| PressError::Export { title: title(), detail: detail(&refusals) })
    }
}

/// The pages around a place, laid out alone.
pub struct Around {
    pages: Pages,
    /// The place of the first one in the whole document.
    first: usize,
    /// Those that hold all they have in the whole document, by their places in it.
    whole: Range<usize>,
}

impl Around {
    /// The pages that are whole, by their places in the whole document, from 0.
    #[must_use]
    pub fn whole(&self) -> Range<usize> {
        self.whole.clone()
    }

    /// The SVG of a page, by its place in the whole document; nothing unless it is whole. See [`Pages::svg`].
    #[must_use]
    pub fn svg(&self, page: usize) -> Option<String> {
        self.whole.contains(&page).then_some(())?;
        self.pages.svg_as(page.checked_sub(self.first)?, page + 1)
    }

    /// The points one may come back to, in reading order, by their page in the whole document.
    #[must_use]
    pub fn anchors(&self) -> Vec<Anchor> {
        let own = self.pages.anchors().iter().cloned();
        own.map(|anchor| Anchor { page: anchor.page + self.first, ..anchor }).collect()
    }
}

fn pdf_date(timestamp: NaiveDateTime) -> Option<Datetime> {
    let small = |part: u32| u8::try_from(part).ok();
    if !(0..=9999).contains(&timestamp.year()) {
        return None;
    }
    Datetime::from_ymd_hms(
        timestamp.year(),
        small(timestamp.month())?,
        small(timestamp.day())?,
        small(timestamp.hour())?,
        small(timestamp.minute())?,
        small(timestamp.second())?,
    )
}

fn detail(refusals: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = refusals.iter().take(3).map(|refusal| refusal.message.as_str()).collect();
    messages.join(" ; ")
}
