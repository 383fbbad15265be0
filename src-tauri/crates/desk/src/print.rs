//! The press: the pages of a document, their preview, their export.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{NaiveDate, NaiveDateTime};
use model::document::Document;
use model::dossier::Dossier;
use model::extract::{Part, PrintOptions};
use model::notice::{Since, compare};
use model::remark::annex::annex;
use model::resolve::blank::blank;
use model::resolve::{Setting, computed, resolve_in};
use model::template::Template;
use paper::carried::Carried;
use paper::pages::Pages;
use paper::press::{Content, Enclosed, Press};

use crate::boards;
use crate::carry::carried_from;
use crate::documents::{DocumentForm, form, ready};
use crate::host::Host;
use crate::output::{size_of, suggestion, write_file};
use crate::refusal::{Refusal, RefusalCode};
use crate::shelf::Shelf;
use crate::versions::frozen;
use crate::wire::{AskExport, AskPreview, Exported, MaybeExported, Nothing, Progress};
use crate::{Desk, held};

/// What is to be printed.
pub struct Job<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The template of its contract.
    pub template: &'a Template,
    /// The document.
    pub form: &'a DocumentForm,
    /// What is printed of it.
    pub options: PrintOptions,
    /// The file that travels inside.
    pub carried: Option<Carried>,
    /// Gives the files of the dossier, by fingerprint.
    pub content: Option<&'a Content<'a>>,
}

impl<'a> Job<'a> {
    /// A document, whole.
    #[must_use]
    pub fn new(dossier: &'a Dossier, template: &'a Template, form: &'a DocumentForm) -> Self {
        Self { dossier, template, form, options: PrintOptions::default(), carried: None, content: None }
    }
}

/// The press, with the pages it laid out last.
pub struct Printer {
    pub(crate) press: Press,
    pub(crate) last: Mutex<Option<Arc<Laid>>>,
    /// Held while a whole document is laid out: two at once would only slow each other down.
    pub(crate) whole: Mutex<()>,
    /// Whether the person gave up the export under way.
    given_up: AtomicBool,
}

/// A document laid out for the preview.
pub(crate) struct Laid {
    pub(crate) asked: AskPreview,
    pub(crate) revision: u64,
    pub(crate) parts: Vec<Part>,
    pub(crate) pages: Pages,
}

/// A document, printed.
pub struct Print {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no embedded font has.
    pub replaced: Vec<char>,
}

impl Default for Printer {
    fn default() -> Self {
        Self::new()
    }
}

impl Printer {
    /// A press with its fonts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            press: Press::new(),
            last: Mutex::new(None),
            whole: Mutex::new(()),
            given_up: AtomicBool::new(false),
        }
    }

    /// Prints a document, and reads it back. `progress` is told each stage, from 0 to 1; what it refuses
    /// stops the print.
    ///
    /// # Errors
    /// When it cannot be printed, or `progress` refuses to go on.
    pub fn print(
        &self,
        job: Job<'_>,
        now: NaiveDateTime,
        progress: &dyn Fn(&str, f64) -> Result<(), Refusal>,
    ) -> Result<Print, Refusal> {
        if let DocumentForm::Board { board, sheet, tiled } = *job.form {
            progress("Dessin de l’affiche", 0.2)?;
            return boards::print(job.dossier, board, sheet, tiled, now.date());
        }
        progress("Mise en page", 0.1)?;
        let document = resolved(job.dossier, job.template, job.form, job.options.fold, now.date());
        let document = chosen(document, job.dossier, job.template, job.form, &job.options);
        let enclosed = Enclosed { carried: job.carried, content: job.content };
        let pages = self.press.lay_out_once(&document, enclosed)?;
        progress("Écriture du PDF accessible", 0.6)?;
        let pdf = pages.pdf(now)?;
        progress("Relecture du PDF", 0.75)?;
        pages.prove(&pdf)?;
        Ok(Print { pdf, pages: pages.count(), replaced: pages.replaced().to_vec() })
    }
}

/// The document of a form. A board has no text flow: it is the contract's only in name.
pub(crate) fn resolved(
    dossier: &Dossier,
    template: &Template,
    form: &DocumentForm,
    fold: bool,
    today: NaiveDate,
) -> Document {
    let mut document = match form {
        DocumentForm::Contract | DocumentForm::Board { .. } => {
            resolve_in(template, dossier, Setting { since: None, fold }, today)
        }
        DocumentForm::Tool(tool, amended) => {
            let since = amended.as_ref().map(|frozen| Since {
                version: frozen.title.clone(),
                on: frozen.on,
                notice: compare(&frozen.dossier, dossier, template),
            });
            resolve_in(tool, dossier, Setting { since: since.as_ref(), fold }, today)
        }
        DocumentForm::Maquette => computed::maquette(template, dossier, fold, today),
        DocumentForm::Agreement(year) => computed::agreement(template, dossier, *year, fold, today),
        DocumentForm::Dashboard => computed::dashboard(dossier, today),
        DocumentForm::Blank(canvas) => blank(canvas, dossier, today),
        DocumentForm::Changes(since) => {
            let notice = compare(&since.dossier, dossier, template);
            computed::since(&notice, dossier, &since.title, since.on, today)
        }
    };
    // What is computed from the registers alone has the look of the contract.
    document.house = template.house.clone();
    document
}

/// What is printed of a document, with the remarks after it when they are asked for. A canvas to fill by hand
/// has none.
pub(crate) fn chosen(
    document: Document,
    dossier: &Dossier,
    template: &Template,
    form: &DocumentForm,
    options: &PrintOptions,
) -> Document {
    let mut document = document.extract(options);
    let canvas = match form {
        DocumentForm::Blank(_) => None,
        DocumentForm::Tool(tool, _) => Some(&**tool),
        _ => Some(template),
    };
    if let Some(canvas) = canvas.filter(|_| options.remarks) {
        document.blocks.extend(annex(dossier, canvas));
    }
    document
}

impl<H: Host> Desk<H> {
    pub(crate) fn form(
        &self,
        id: &str,
        dossier: &Dossier,
        shelf: &Shelf,
        document: &str,
    ) -> Result<DocumentForm, Refusal> {
        let session = self.session(id)?;
        form(dossier, shelf, document, &|sought| frozen(&held(&session).store, sought))
    }

    pub(crate) fn export(&self, request: &AskExport) -> Result<MaybeExported, Refusal> {
        let session = self.session(&request.dossier)?;
        let (dossier, shelf) = {
            let session = held(&session);
            (Arc::clone(&session.dossier), session.shelf.clone())
        };
        let form = self.form(&request.dossier, &dossier, &shelf, &request.document)?;
        let template = shelf.contract();
        let content = |fingerprint: &str| held(&session).store.content(fingerprint).ok().flatten();
        let mut job = Job {
            options: request.options.clone(),
            content: Some(&content),
            ..Job::new(&dossier, template, &form)
        };
        if request.last {
            ready(&dossier, template, self.host.now().date())?;
            job.options = job.options.last();
        }
        let name = suggestion(&format!("{} {}", request.document, dossier.territory.name), "pdf");
        let Some(path) = self.host.pick_save(&name) else { return Ok(None) };
        if job.options.dossier {
            job.carried = Some(carried_from(Some(&held(&session).store), &dossier)?);
        }
        self.printer.given_up.store(false, Ordering::Relaxed);
        let progress = |stage: &str, done: f64| {
            self.host.progress(Progress { stage: stage.to_owned(), done });
            let given_up = self.printer.given_up.load(Ordering::Relaxed);
            if given_up {
                Err(Refusal::new(RefusalCode::GivenUp, "L’export est abandonné."))
            } else {
                Ok(())
            }
        };
        let print = self.printer.print(job, self.host.now(), &progress)?;
        progress("Écriture du fichier", 0.9)?;
        write_file(&path, &print.pdf)?;
        self.host.progress(Progress { stage: "Terminé".to_owned(), done: 1.0 });
        Ok(Some(Exported { path: path.display().to_string(), pages: print.pages, size: size_of(&path) }))
    }

    /// Gives up the export under way, at its next stage: nothing is written.
    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn give_up_export(&self, _: &Nothing) -> Result<Nothing, Refusal> {
        self.printer.given_up.store(true, Ordering::Relaxed);
        Ok(Nothing {})
    }
}
