//! What the typesetter sees: one markup file, one data file, the embedded fonts. Nothing else
//! exists for it: no disk, no network, no clock, no package.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::{FACES, SEMIBOLD};
use crate::metrics::Metrics;

/// The house style.
pub const HOUSE: &str = include_str!("house.typ");

/// What does not change from one document to the next.
pub struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    strong: Option<Metrics>,
    house: Option<Source>,
    data: Option<FileId>,
    logo: Option<FileId>,
    carried: Option<FileId>,
}

impl Shop {
    /// Reads the embedded fonts and the house style.
    pub fn new() -> Self {
        let fonts = load_fonts();
        let mut book = FontBook::new();
        for font in &fonts {
            book.push(font.info().clone());
        }
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(book),
            fonts,
            strong: Metrics::new(SEMIBOLD),
            house: file_id("house.typ").map(|id| Source::new(id, HOUSE.to_owned())),
            data: file_id("data.json"),
            logo: file_id("logo"),
            carried: file_id("carried"),
        }
    }

    /// The first face, which has the same characters as the others.
    pub fn face(&self) -> Option<&Font> {
        self.fonts.first()
    }

    /// The widths of column heads and totals.
    pub fn strong(&self) -> Option<&Metrics> {
        self.strong.as_ref()
    }
}

/// The shop with the data of one document on the bench.
pub struct Bench<'a> {
    shop: &'a Shop,
    main: Source,
    data: Bytes,
    logo: Option<Bytes>,
    carried: Option<Bytes>,
}

impl<'a> Bench<'a> {
    /// Lays `json`, a serialised document, the picture of its logo and the file it carries on the bench.
    pub fn new(shop: &'a Shop, json: String, logo: Option<Vec<u8>>, carried: Option<Vec<u8>>) -> Self {
        let main = shop.house.clone().unwrap_or_else(|| Source::detached(HOUSE));
        Self {
            shop,
            main,
            data: Bytes::from_string(json),
            logo: logo.map(Bytes::new),
            carried: carried.map(Bytes::new),
        }
    }
}

impl World for Bench<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = match Some(id) {
            id if id == self.shop.data => Some(&self.data),
            id if id == self.shop.logo => self.logo.as_ref(),
            id if id == self.shop.carried => self.carried.as_ref(),
            _ => None,
        };
        file.cloned().ok_or_else(|| absent(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The embedded faces, in the order of [`FACES`].
pub fn load_fonts() -> Vec<Font> {
    FACES.iter().filter_map(|face| Font::new(Bytes::new(*face), 0)).collect()
}

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
