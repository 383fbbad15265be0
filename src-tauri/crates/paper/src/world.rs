//! What the typesetter sees: one markup file, one data file, the embedded fonts. Nothing else
//! exists for it: no disk, no network, no clock, no package.

use std::collections::HashMap;

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

/// The shop with the files of one document on the bench.
pub struct Bench<'a> {
    shop: &'a Shop,
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl<'a> Bench<'a> {
    /// Lays the files of a document on the bench, by name.
    pub fn new(shop: &'a Shop, files: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let main = shop.house.clone().unwrap_or_else(|| Source::detached(HOUSE));
        let files = files.into_iter().filter_map(|(name, bytes)| Some((file_id(&name)?, bytes)));
        Self { shop, main, files: files.collect() }
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
        self.files.get(&id).cloned().ok_or_else(|| absent(id))
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
