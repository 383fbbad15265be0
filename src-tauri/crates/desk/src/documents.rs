//! Printing: which documents a dossier gives, their preview, their files.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use chrono::NaiveDateTime;
use model::board::afom;
use model::dossier::Dossier;
use model::french;
use model::resolve::resolve;
use model::template::Template;
use paper::board::{Sheet, board_pdf};
use paper::press::{Pages, Press};

use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::wire::{AskExport, AskPreview, DocumentHead, Exported, MaybeExported, Preview, Progress};
use crate::{Desk, held};

/// The workshop board of the diagnostic.
pub const BOARD_AFOM: &str = "affiche-afom";

/// A document that a dossier gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentForm {
    /// The document of the contract's template.
    Contract,
    /// The AFOM board, at A3.
    AfomBoard,
}

/// The press, with the pages it laid out last.
pub struct Printer {
    press: Mutex<Press>,
    last: Mutex<Option<Laid>>,
}

struct Laid {
    dossier: String,
    document: String,
    revision: u64,
    pages: Pages,
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
        Self { press: Mutex::new(Press::new()), last: Mutex::new(None) }
    }

    /// Prints a document. `progress` is told each stage, from 0 to 1.
    ///
    /// # Errors
    /// When the document is unknown or cannot be printed.
    pub fn print(
        &self,
        dossier: &Dossier,
        template: &Template,
        document: &str,
        now: NaiveDateTime,
        progress: &dyn Fn(&str, f64),
    ) -> Result<Print, Refusal> {
        match form(template, document)? {
            DocumentForm::AfomBoard => {
                progress("Dessin de l’affiche", 0.2);
                let board = afom(dossier, &french::long_date(now.date()));
                Ok(Print { pdf: board_pdf(&board, Sheet::A3)?, pages: 1, replaced: Vec::new() })
            }
            DocumentForm::Contract => {
                progress("Mise en page", 0.1);
                let resolved = resolve(template, dossier, now.date());
                let pages = held(&self.press).lay_out(&resolved)?;
                progress("Écriture du PDF accessible", 0.6);
                let pdf = pages.pdf(now)?;
                Ok(Print { pdf, pages: pages.count(), replaced: pages.replaced().to_vec() })
            }
        }
    }
}

/// The documents a contract of this template gives.
pub(crate) fn documents(template: &Template) -> Vec<DocumentHead> {
    let head = |id: &str, title: &str, purpose: &str, previewed: bool| DocumentHead {
        id: id.to_owned(),
        title: title.to_owned(),
        purpose: purpose.to_owned(),
        previewed,
    };
    vec![
        head(&template.id, &template.title, &template.purpose, true),
        head(
            BOARD_AFOM,
            "Affiche d’atelier : atouts, faiblesses, opportunités, menaces (A3)",
            "À imprimer en A3 pour un atelier : les constats déjà saisis, et de la place pour les notes des participants.",
            false,
        ),
    ]
}

fn form(template: &Template, document: &str) -> Result<DocumentForm, Refusal> {
    if document == template.id {
        return Ok(DocumentForm::Contract);
    }
    if document == BOARD_AFOM {
        return Ok(DocumentForm::AfomBoard);
    }
    let known: Vec<String> = documents(template).into_iter().map(|document| document.id).collect();
    let message = format!("Il n’y a pas de document « {document} ». Documents : {}.", known.join(", "));
    Err(Refusal::new(RefusalCode::BadRequest, message))
}

impl<H: Host> Desk<H> {
    pub(crate) fn preview(&self, request: &AskPreview) -> Result<Preview, Refusal> {
        let session = self.session(&request.dossier)?;
        let (revision, dossier, template) = {
            // Laying out takes longer than an edit: the dossier is copied so that typing goes on.
            let session = held(&session);
            (session.revision, session.dossier.clone(), session.template.clone())
        };
        if form(&template, &request.document)? != DocumentForm::Contract {
            return Err(Refusal::new(
                RefusalCode::BadRequest,
                "Cette affiche n’a pas d’aperçu : exportez-la.",
            ));
        }
        let mut last = held(&self.printer.last);
        let fresh = last.as_ref().is_some_and(|laid| {
            laid.dossier == request.dossier && laid.document == request.document && laid.revision == revision
        });
        if !fresh {
            let resolved = resolve(&template, &dossier, self.host.now().date());
            let pages = held(&self.printer.press).lay_out(&resolved)?;
            let (dossier, document) = (request.dossier.clone(), request.document.clone());
            *last = Some(Laid { dossier, document, revision, pages });
        }
        let Some(laid) = last.as_ref() else { return Err(Refusal::gone()) };
        let count = laid.pages.count();
        let page = request.page.min(count.saturating_sub(1));
        Ok(Preview { pages: count, page, svg: laid.pages.svg(page).unwrap_or_default() })
    }

    pub(crate) fn export(&self, request: &AskExport) -> Result<MaybeExported, Refusal> {
        let session = self.session(&request.dossier)?;
        let (dossier, template) = {
            let session = held(&session);
            (session.dossier.clone(), session.template.clone())
        };
        form(&template, &request.document)?;
        let name = suggestion(&format!("{} {}", request.document, dossier.territory.name), "pdf");
        let Some(path) = self.host.pick_save(&name) else { return Ok(None) };
        let progress =
            |stage: &str, done: f64| self.host.progress(Progress { stage: stage.to_owned(), done });
        let print = self.printer.print(&dossier, &template, &request.document, self.host.now(), &progress)?;
        progress("Écriture du fichier", 0.9);
        write_file(&path, &print.pdf)?;
        progress("Terminé", 1.0);
        Ok(Some(Exported { path: path.display().to_string(), pages: print.pages, size: size_of(&path) }))
    }
}

/// Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed. The
/// file is read back before it takes its name.
///
/// # Errors
/// When the disk refuses, or gives back something else than what was written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".partiel");
    let temporary = path.with_file_name(name);
    let outcome = write_and_check(&temporary, bytes).and_then(|()| std::fs::rename(&temporary, path));
    outcome.map_err(|error| {
        // A file that is not whole must not be taken for one.
        let _ = std::fs::remove_file(&temporary);
        let message = format!(
            "« {} » n’a pas pu être écrit : {error}. Vérifiez l’espace disponible et les droits, ou choisissez un autre dossier.",
            path.display()
        );
        Refusal::new(RefusalCode::Disk, message)
    })
}

fn write_and_check(temporary: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if std::fs::read(temporary)? == bytes {
        Ok(())
    } else {
        Err(std::io::Error::other("le fichier relu n’est pas celui qui a été écrit"))
    }
}

/// A file name that every system accepts: « contrat-crte-cc-du-clunisois.pdf ».
pub(crate) fn suggestion(text: &str, ending: &str) -> String {
    let name = french::fold(text).replace(' ', "-");
    let name: String = name.chars().take(80).collect();
    format!("{}.{ending}", if name.is_empty() { "dossier" } else { &name })
}

/// The size of a file, written out: « 1,2 Mo ».
pub(crate) fn size_of(path: &PathBuf) -> String {
    let bytes = std::fs::metadata(path).map_or(0, |file| file.len());
    // One decimal is enough to know whether a file can be mailed.
    let tenths = |unit: u64| french::number(((bytes * 10).div_ceil(unit)) as f64 / 10.0);
    if bytes >= 1_000_000 {
        format!("{}\u{a0}Mo", tenths(1_000_000))
    } else {
        format!("{}\u{a0}ko", bytes.div_ceil(1000))
    }
}
