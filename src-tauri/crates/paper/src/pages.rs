//! The pages of a document, laid out: each as SVG for the screen, all of them as PDF, and what leads back from
//! a place on them to the document.

use std::cmp::Ordering::Equal;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDateTime, Timelike};
use typst::comemo::Track;
use typst::ecow::EcoString;
use typst::foundations::{Datetime, Element, NativeElement, Smart};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::layout::Abs;
use typst::model::{HeadingElem, LateLinkResolver};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::carried::Carried;
use crate::error::{PressError, detail};
use crate::pack::packed;
use crate::preview::inline;
use crate::proof;
use crate::seek::{Passage, passages};
use crate::stretch::{Closeness, Start, Stretch, closeness, is_place, rank};

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
    /// How close its sheets are set, once it was sought.
    closer: OnceLock<Closeness>,
    /// The points one may come back to, once they were sought.
    anchors: OnceLock<Vec<Anchor>>,
}

impl Pages {
    pub(crate) const fn new(paged: PagedDocument, title: String, replaced: Vec<char>) -> Self {
        Self {
            paged,
            title,
            replaced,
            texts: Vec::new(),
            carried: None,
            stretches: Vec::new(),
            starts: OnceLock::new(),
            closer: OnceLock::new(),
            anchors: OnceLock::new(),
        }
    }

    /// The pages of a whole document, with what is looked for in its PDF and where it may be parted.
    pub(crate) fn whole(self, texts: Vec<String>, carried: Option<Carried>, stretches: Vec<Stretch>) -> Self {
        Self { texts, carried, stretches, ..self }
    }

    /// Its stretches, none unless it is whole.
    pub(crate) fn stretches(&self) -> &[Stretch] {
        &self.stretches
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
            let named = marks.filter(|(_, name)| is_place(name));
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

    /// The passages that say these words, accents and case ignored, in the order of the pages.
    #[must_use]
    pub fn passages(&self, words: &str) -> Vec<Passage> {
        passages(&self.paged, words)
    }

    /// The page, from 0, that holds a point.
    pub(crate) fn page_of(&self, name: &str) -> Option<usize> {
        self.anchors().iter().find(|anchor| anchor.name == name).map(|anchor| anchor.page)
    }

    /// The page of an element, from 0, and how far down it stands.
    fn place(&self, location: Location) -> Option<(usize, Abs)> {
        let at = self.paged.introspector().position(location)?;
        Some((at.page.get() - 1, at.point.y))
    }

    /// Where the stretches begin.
    pub(crate) fn starts(&self) -> &[Start] {
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

    /// How close its sheets are set. What two sheets are known by tells nothing of either.
    pub(crate) fn closer(&self) -> &Closeness {
        self.closer.get_or_init(|| {
            let mut steps: BTreeMap<String, Option<u8>> = BTreeMap::new();
            for (_, noted) in self.marked(MetadataElem::ELEM) {
                let Some((step, name)) = closeness(&noted) else { continue };
                steps.entry(name.to_owned()).and_modify(|step| *step = None).or_insert(Some(step));
            }
            steps.into_iter().filter_map(|(name, step)| Some((name, step?))).collect()
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
        places.retain(|(_, name)| is_place(name));
        typst_pdf::pdf_in_bundle(&self.paged, &options, &places, links.track())
            .map(packed)
            .map_err(|refusals| PressError::Export { title: title(), detail: detail(&refusals) })
    }
}

/// The pages around a place, laid out alone.
pub struct Around {
    pub(crate) pages: Pages,
    /// The place of the first one in the whole document.
    pub(crate) first: usize,
    /// Those that hold all they have in the whole document, by their places in it.
    pub(crate) whole: Range<usize>,
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
