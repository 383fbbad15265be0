//! Printing: which documents a dossier gives, their preview, their files.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use chrono::NaiveDateTime;
use model::board::BoardName;
use model::dossier::Dossier;
use model::finding::{Severity, findings};
use model::french;
use model::notice::{Since, compare};
use model::resolve::blank::blank;
use model::resolve::{FIELD_ANCHOR, computed, resolve, resolve_since};
use model::template::Template;
use model::vocabulary::{Family, Vocabulary};
use paper::board::{Sheet, Tiling};
use paper::press::{Pages, Press};

use crate::boards;
use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::session::Session;
use crate::shelf::Shelf;
use crate::spots;
use crate::versions::{Frozen, Sought, frozen};
use crate::wire::{AskExport, AskPreview, DocumentHead, Exported, MaybeExported, Preview, Progress};
use crate::{Desk, held};

/// The maquette, by year and by funder.
pub const MAQUETTE: &str = "maquette";
/// The dashboard on paper.
pub const DASHBOARD: &str = "tableau-de-bord";
/// What heads the identifier of an annual agreement: « convention-2027 ».
const AGREEMENT: &str = "convention-";
/// What heads the identifier of a change notice: « changements-2 » since the second version.
const CHANGES: &str = "changements-";

/// What heads the identifier of a canvas to fill by hand: « vierge-diagnostic ».
const BLANK: &str = "vierge-";

/// A document that a dossier gives.
#[derive(Debug, Clone, PartialEq)]
pub enum DocumentForm {
    /// The document of the contract's template.
    Contract,
    /// The document of another template, with the version it amends when it tells what changed.
    Tool(Box<Template>, Option<Box<Frozen>>),
    /// A workshop board.
    Board {
        /// Which.
        board: BoardName,
        /// Its sheet.
        sheet: Sheet,
        /// Whether it comes as one page or over A4 pages.
        tiled: Tiling,
    },
    /// The maquette.
    Maquette,
    /// The agreement of a year.
    Agreement(i32),
    /// The dashboard.
    Dashboard,
    /// What changed since a version.
    Changes(Box<Frozen>),
    /// The canvas of a template, to fill by hand.
    Blank(Box<Template>),
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
    /// When it cannot be printed.
    pub fn print(
        &self,
        dossier: &Dossier,
        template: &Template,
        form: &DocumentForm,
        now: NaiveDateTime,
        progress: &dyn Fn(&str, f64),
    ) -> Result<Print, Refusal> {
        if let DocumentForm::Board { board, sheet, tiled } = *form {
            progress("Dessin de l’affiche", 0.2);
            return boards::print(dossier, board, sheet, tiled, now.date());
        }
        progress("Mise en page", 0.1);
        let pages = held(&self.press).lay_out(&resolved(dossier, template, form, now.date()))?;
        progress("Écriture du PDF accessible", 0.6);
        let pdf = pages.pdf(now)?;
        progress("Relecture du PDF", 0.75);
        pages.prove(&pdf)?;
        Ok(Print { pdf, pages: pages.count(), replaced: pages.replaced().to_vec() })
    }
}

/// The document of a form. A board has no text flow: it is the contract's only in name.
fn resolved(
    dossier: &Dossier,
    template: &Template,
    form: &DocumentForm,
    today: chrono::NaiveDate,
) -> model::document::Document {
    let mut document = match form {
        DocumentForm::Contract | DocumentForm::Board { .. } => resolve(template, dossier, today),
        DocumentForm::Tool(tool, amended) => {
            let since = amended.as_ref().map(|frozen| Since {
                version: frozen.title.clone(),
                on: frozen.on,
                notice: compare(&frozen.dossier, dossier, template),
            });
            resolve_since(tool, dossier, since.as_ref(), today)
        }
        DocumentForm::Maquette => computed::maquette(template, dossier, today),
        DocumentForm::Agreement(year) => computed::agreement(template, dossier, *year, today),
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

/// What heads the documents that are computed from the registers alone.
const COMPUTED: &str = "Calculés à partir des fiches";

/// The documents a dossier gives, whatever its versions: the contract, what is computed, the toolbox.
#[must_use]
pub fn documents(dossier: &Dossier, shelf: &Shelf) -> Vec<DocumentHead> {
    let template = shelf.contract();
    let head = |id: &str, title: &str, purpose: &str, previewed: bool| DocumentHead {
        canvas: false,
        group: if id == template.id { "Le contrat" } else { COMPUTED }.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        purpose: purpose.to_owned(),
        previewed,
        blank: (id == template.id).then(|| format!("{BLANK}{id}")),
        sheets: Vec::new(),
    };
    let mut documents = vec![
        head(&template.id, &template.title, &template.purpose, true),
        head(
            MAQUETTE,
            "Maquette financière pluriannuelle",
            "Ce que coûte chaque action, année par année, et ce que paie chaque financeur. Calculée à partir des fiches.",
            true,
        ),
    ];
    for year in computed::agreement_years(dossier) {
        let purpose = "Les opérations de l’année et la part de chaque partenaire, à joindre à la convention. Calculée à partir des plans de financement.";
        documents.push(head(
            &format!("{AGREEMENT}{year}"),
            &format!("Convention financière annuelle {year}"),
            purpose,
            true,
        ));
    }
    documents.push(head(
        DASHBOARD,
        "Tableau de bord",
        "Les faits du contrat, en chiffres, en dessins et en tableaux, pour un comité de pilotage.",
        true,
    ));
    documents.extend(boards::heads());
    for family in Family::ALL {
        let tools = shelf.tools().filter(|tool| tool.family == *family);
        documents.extend(tools.map(|tool| DocumentHead {
            group: family.label().to_owned(),
            canvas: true,
            blank: Some(format!("{BLANK}{}", tool.id)),
            ..head(&tool.id, &tool.title, &tool.purpose, true)
        }));
    }
    documents
}

/// The form of a document by its identifier. `frozen` gives the version that is sought.
///
/// # Errors
/// When there is no such document; the message names those there are.
pub fn form(
    dossier: &Dossier,
    shelf: &Shelf,
    document: &str,
    frozen: &dyn Fn(Sought) -> Result<Option<Frozen>, Refusal>,
) -> Result<DocumentForm, Refusal> {
    if let Some(number) = document.strip_prefix(CHANGES).and_then(|number| number.parse().ok())
        && let Some(since) = frozen(Sought::Number(number))?
    {
        return Ok(DocumentForm::Changes(Box::new(since)));
    }
    if let Some(year) = document.strip_prefix(AGREEMENT).and_then(|year| year.parse().ok()) {
        return Ok(DocumentForm::Agreement(year));
    }
    if let Some(board) = boards::form(document) {
        return Ok(board);
    }
    let canvas = |id: &str| shelf.template(id).ok();
    if let Some(canvas) = document.strip_prefix(BLANK).and_then(canvas) {
        return Ok(DocumentForm::Blank(Box::new(canvas.clone())));
    }
    match document {
        MAQUETTE => Ok(DocumentForm::Maquette),
        DASHBOARD => Ok(DocumentForm::Dashboard),
        id if id == shelf.contract().id => Ok(DocumentForm::Contract),
        id => {
            if let Some(tool) = canvas(id) {
                let amended = match tool.amendment() {
                    Some(field) => frozen(Sought::Amended(dossier.answer(id, field).as_u64()))?,
                    None => None,
                };
                return Ok(DocumentForm::Tool(Box::new(tool.clone()), amended.map(Box::new)));
            }
            let known: Vec<String> =
                documents(dossier, shelf).into_iter().map(|document| document.id).collect();
            let message =
                format!("Il n’y a pas de document « {document} ». Documents : {}.", known.join(", "));
            Err(Refusal::new(RefusalCode::BadRequest, message))
        }
    }
}

/// Refuses the final document while a point à revoir is blocking, and says which.
///
/// # Errors
/// [`RefusalCode::NotReady`], with each blocking point.
pub fn ready(dossier: &Dossier, template: &Template, today: chrono::NaiveDate) -> Result<(), Refusal> {
    let found = findings(dossier, &[template], today);
    let blocking: Vec<String> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Blocking)
        .map(|finding| format!("\n- [{}] {}", finding.rule, finding.message))
        .collect();
    if blocking.is_empty() {
        return Ok(());
    }
    let message = format!(
        "La version définitive ne peut pas sortir : {}.{}\nUn projet, lui, s’exporte toujours.",
        french::count(blocking.len(), "point bloquant", "points bloquants"),
        blocking.concat(),
    );
    Err(Refusal::new(RefusalCode::NotReady, message))
}

impl<H: Host> Desk<H> {
    /// Every document of an open dossier: those of its registers, and a notice for each frozen version.
    pub(crate) fn documents(&self, session: &Session) -> Result<Vec<DocumentHead>, Refusal> {
        let mut documents = documents(&session.dossier, &session.shelf);
        for version in session.store.versions()?.iter().rev() {
            documents.push(DocumentHead {
                id: format!("{CHANGES}{}", version.number),
                title: format!("Ce qui a changé depuis « {} »", version.title),
                purpose: "Deux pages pour les élus : les montants, les actions et les signataires, avant et maintenant.".to_owned(),
                canvas: false,
                group: "Depuis une version figée".to_owned(),
                previewed: true,
                blank: None,
                sheets: Vec::new(),
            });
        }
        Ok(documents)
    }

    fn form(
        &self,
        id: &str,
        dossier: &Dossier,
        shelf: &Shelf,
        document: &str,
    ) -> Result<DocumentForm, Refusal> {
        let session = self.session(id)?;
        form(dossier, shelf, document, &|sought| frozen(&held(&session).store, sought))
    }

    pub(crate) fn preview(&self, request: &AskPreview) -> Result<Preview, Refusal> {
        let session = self.session(&request.dossier)?;
        let (revision, dossier, shelf) = {
            // Laying out takes longer than an edit: the dossier is copied so that typing goes on.
            let session = held(&session);
            (session.revision, session.dossier.clone(), session.shelf.clone())
        };
        let form = self.form(&request.dossier, &dossier, &shelf, &request.document)?;
        let template = shelf.contract();
        if matches!(form, DocumentForm::Board { .. }) {
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
            let resolved = resolved(&dossier, template, &form, self.host.now().date());
            let pages = held(&self.printer.press).lay_out(&resolved)?;
            let (dossier, document) = (request.dossier.clone(), request.document.clone());
            *last = Some(Laid { dossier, document, revision, pages });
        }
        let Some(laid) = last.as_ref() else { return Err(Refusal::gone()) };
        let count = laid.pages.count();
        let canvas = match &form {
            DocumentForm::Tool(tool, _) => Some(&**tool),
            DocumentForm::Contract => Some(template),
            _ => None,
        };
        let anchors = laid.pages.anchors();
        let sought = request.field.as_ref().map(|field| format!("{FIELD_ANCHOR}{field}"));
        let found = sought.and_then(|name| anchors.iter().find(|anchor| anchor.name == name));
        let page = found.map_or(request.page, |anchor| anchor.page).min(count.saturating_sub(1));
        let spots = spots::on_page(&anchors, page, &dossier, canvas);
        Ok(Preview { pages: count, page, svg: laid.pages.svg(page).unwrap_or_default(), spots })
    }

    pub(crate) fn export(&self, request: &AskExport) -> Result<MaybeExported, Refusal> {
        let session = self.session(&request.dossier)?;
        let (dossier, shelf) = {
            let session = held(&session);
            (session.dossier.clone(), session.shelf.clone())
        };
        let form = self.form(&request.dossier, &dossier, &shelf, &request.document)?;
        let template = shelf.contract();
        if request.last {
            ready(&dossier, template, self.host.now().date())?;
        }
        let name = suggestion(&format!("{} {}", request.document, dossier.territory.name), "pdf");
        let Some(path) = self.host.pick_save(&name) else { return Ok(None) };
        let progress =
            |stage: &str, done: f64| self.host.progress(Progress { stage: stage.to_owned(), done });
        let print = self.printer.print(&dossier, template, &form, self.host.now(), &progress)?;
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
