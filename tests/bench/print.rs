//! The sample's contract to PDF, beside typst alone on the same markup and data. Both begin with an
//! empty memory.

use desk::{Library, Printer};
use model::resolve::resolve;
use paper::press::{Sources, typst_sources};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{report, timed};

const RUNS: usize = 9;

/// Typst with a markup file, its data files and fonts.
pub struct Alone {
    library: LazyHash<typst::Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    data: (FileId, Bytes),
    margins: Bytes,
}

impl Alone {
    pub fn new(Sources { markup, data, margins }: Sources) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/paper/fonts");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "ttf"));
        files.sort();
        let fonts: Vec<Font> =
            files.iter().flat_map(|path| Font::iter(Bytes::new(std::fs::read(path).unwrap()))).collect();
        let mut book = FontBook::new();
        fonts.iter().for_each(|font| book.push(font.info().clone()));
        let library =
            typst::Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(book),
            fonts,
            main: Source::new(id("main.typ"), markup),
            data: (id("data.json"), Bytes::from_string(data)),
            margins: Bytes::from_string(margins),
        }
    }
}

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).unwrap()).intern()
}

impl World for Alone {
    fn library(&self) -> &LazyHash<typst::Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Ok(if id == self.data.0 { self.data.1.clone() } else { self.margins.clone() })
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

pub fn measure() {
    let library = Library::embedded();
    let sample = desk::read_dossier("sample", library.examples()[0].file).unwrap();
    let template = library.template("contrat-crte").unwrap();
    let now = chrono::NaiveDate::from_ymd_opt(2027, 3, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
    let alone = Alone::new(typst_sources(&resolve(template, &sample, now.date())));
    let printer = Printer::new();
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        typst::comemo::evict(0);
        floor.push(timed(|| print_alone(&alone)));
        typst::comemo::evict(0);
        ours.push(timed(|| {
            printer
                .print(desk::Job::new(&sample, template, &desk::DocumentForm::Contract), now, &|_, _| Ok(()))
                .unwrap()
                .pages
        }));
    }
    report("contrat de l’exemple en PDF", ours, "typst seul", floor, 1.3);
}

pub fn print_alone(world: &Alone) -> Vec<u8> {
    let document = typst::compile::<PagedDocument>(world).output.unwrap();
    let options = PdfOptions {
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap(),
        timestamp: Some(Timestamp::new_utc(Datetime::from_ymd_hms(2027, 3, 1, 9, 0, 0).unwrap())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).unwrap()
}
