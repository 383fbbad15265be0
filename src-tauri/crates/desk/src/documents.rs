//! Which documents a dossier gives.

use std::collections::BTreeSet;

use model::board::BoardName;
use model::dossier::Dossier;
use model::finding::{Severity, findings};
use model::french;
use model::resolve::computed;
use model::template::Template;
use model::vocabulary::{Family, Vocabulary};
use paper::board::{Sheet, Tiling};

use crate::Desk;
use crate::boards;
use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::session::Session;
use crate::shelf::Shelf;
use crate::versions::{Frozen, Sought};
use crate::wire::DocumentHead;

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
        purpose: french::spaced(purpose.to_owned()),
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
        let purpose = "Ce que paie chaque financeur dans l’année, opération par opération, à joindre à la convention financière annuelle. Calculé à partir des plans de financement.";
        documents.push(head(
            &format!("{AGREEMENT}{year}"),
            &format!("Opérations financées en {year}"),
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
        let years = computed::agreement_years(dossier);
        if years.contains(&year) {
            return Ok(DocumentForm::Agreement(year));
        }
        return Err(Refusal::new(RefusalCode::BadRequest, unfunded(year, &years)));
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

/// That nothing is funded in a year, and in which ones something is.
fn unfunded(year: i32, years: &BTreeSet<i32>) -> String {
    let nothing = format!("Aucun financement n’est demandé, acquis ou soldé en {year}.");
    if years.is_empty() {
        return format!("{nothing} Aucune autre année n’en compte.");
    }
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    format!("{nothing} Années possibles\u{a0}: {}.", years.join(", "))
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
}
