//! A dossier as the screen shows it: the reply to every command that reads or changes one.

use model::canvas::{record, step};
use model::edit::Edit;
use model::finding::{Finding, Severity, Target, findings};
use model::french;
use model::plan::PlanEdit;
use model::register::RegisterName;

use crate::documents::documents;
use crate::home::hour;
use crate::host::Host;
use crate::refusal::Refusal;
use crate::session::Session;
use crate::wire::{FindingView, MakeEdit, Place, RegisterTab, Screen, Show, Task, TaskName, Workspace};
use crate::{Desk, held};

/// The tasks, in the order of the list.
const TASKS: [(TaskName, &str); 8] = [
    (TaskName::Territory, "Territoire"),
    (TaskName::Diagnostic, "Diagnostic"),
    (TaskName::Orientations, "Orientations"),
    (TaskName::Actions, "Actions"),
    (TaskName::Actors, "Acteurs"),
    (TaskName::Contract, "Contrat"),
    (TaskName::Document, "Document"),
    (TaskName::Findings, "Points à revoir"),
];

/// The registers a task shows.
const fn registers(task: TaskName) -> &'static [RegisterName] {
    match task {
        TaskName::Territory => &[RegisterName::Territory, RegisterName::Epcis, RegisterName::Communes],
        TaskName::Diagnostic => &[RegisterName::Observations, RegisterName::Stakes],
        TaskName::Orientations => &[RegisterName::Orientations],
        TaskName::Actions => &[RegisterName::Actions],
        TaskName::Actors => &[RegisterName::Actors, RegisterName::Signatories],
        TaskName::Contract | TaskName::Document | TaskName::Findings => &[],
    }
}

impl<H: Host> Desk<H> {
    pub(crate) fn show(&self, request: &Show) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        self.workspace(&held(&session), request.place.clone())
    }

    pub(crate) fn edit(&self, request: &MakeEdit) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        let added = session.edit(&request.edit, &self.host.author(), self.host.now())?;
        let place = after(request.place.clone(), &request.edit, added);
        self.workspace(&session, place)
    }

    pub(crate) fn undo(&self, request: &Show) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        session.undo(self.host.now())?;
        self.workspace(&session, request.place.clone())
    }

    pub(crate) fn redo(&self, request: &Show) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        session.redo(self.host.now())?;
        self.workspace(&session, request.place.clone())
    }

    pub(crate) fn workspace(&self, session: &Session, place: Place) -> Result<Workspace, Refusal> {
        let found = findings(&session.dossier, &session.template);
        Ok(Workspace {
            dossier: session.id.clone(),
            territory: session.dossier.territory.name.clone(),
            contract: session.template.title.clone(),
            saved: hour(session.saved),
            undo: session.store.last_done()?.map(|entry| entry.label),
            redo: session.store.next_undone()?.map(|entry| entry.label),
            tasks: TASKS.iter().map(|(name, title)| task(session, *name, title, &found)).collect(),
            screen: screen(session, &place),
            findings: found.into_iter().map(|found| finding(session, found)).collect(),
            place,
        })
    }
}

/// The place shown after an edit: a record that was just added is open.
fn after(mut place: Place, edit: &Edit, added: Option<(RegisterName, String)>) -> Place {
    let Some((register, id)) = added else { return place };
    let adds = matches!(edit, Edit::Add { .. } | Edit::Plan { change: PlanEdit::Add { .. }, .. });
    if adds && registers(place.task).contains(&register) {
        place.register = Some(register);
        place.record = Some(id);
    }
    place
}

fn screen(session: &Session, place: &Place) -> Screen {
    let dossier = &session.dossier;
    match place.task {
        TaskName::Document => Screen::Documents { documents: documents(&session.template) },
        TaskName::Findings => Screen::Findings,
        TaskName::Contract if place.register != Some(RegisterName::Articles) => {
            Screen::Canvas { canvas: step::present(&session.template, dossier, place.step.as_deref()) }
        }
        TaskName::Contract => Screen::Register {
            tabs: Vec::new(),
            view: record::present(dossier, RegisterName::Articles, place.record.as_deref()),
        },
        task => {
            let registers = registers(task);
            let shown = place.register.filter(|register| registers.contains(register));
            let register = shown.or_else(|| registers.first().copied()).unwrap_or(RegisterName::Territory);
            Screen::Register {
                tabs: registers.iter().map(|register| tab(session, *register)).collect(),
                view: record::present(dossier, register, place.record.as_deref()),
            }
        }
    }
}

fn tab(session: &Session, register: RegisterName) -> RegisterTab {
    let count = session.dossier.rows(register).records().len();
    RegisterTab { register, title: register.title().to_owned(), count }
}

fn task(session: &Session, name: TaskName, title: &str, found: &[Finding]) -> Task {
    let (state, done) = match name {
        TaskName::Contract => contract_state(session),
        TaskName::Document => ("Aperçu et PDF".to_owned(), true),
        TaskName::Findings => {
            let open = found.iter().any(|finding| finding.severity != Severity::Information);
            match found.len() {
                0 => ("Aucun".to_owned(), true),
                some => (french::count(some, "point", "points"), !open),
            }
        }
        task => register_state(session, task, found),
    };
    Task { name, title: title.to_owned(), state, done }
}

fn contract_state(session: &Session) -> (String, bool) {
    let canvas = step::present(&session.template, &session.dossier, None);
    let missing: usize = canvas.steps.iter().map(|step| step.missing).sum();
    match missing {
        0 => ("Terminé".to_owned(), true),
        some => (format!("Incomplet : {}", french::count(some, "champ", "champs")), false),
    }
}

/// A task made of registers: to begin, to review, or finished.
fn register_state(session: &Session, task: TaskName, found: &[Finding]) -> (String, bool) {
    let own = |finding: &&Finding| match &finding.target {
        Target::Record { register, .. } | Target::Register { register } => task_of(*register) == task,
        Target::Answer { .. } => false,
    };
    let open = found.iter().filter(own).filter(|finding| finding.severity != Severity::Information).count();
    let empty = registers(task).iter().any(|register| session.dossier.rows(*register).records().is_empty());
    if empty {
        return ("À compléter".to_owned(), false);
    }
    match open {
        0 => ("Terminé".to_owned(), true),
        some => (format!("À revoir : {}", french::count(some, "point", "points")), false),
    }
}

/// The task in which a register is filled.
const fn task_of(register: RegisterName) -> TaskName {
    match register {
        RegisterName::Territory | RegisterName::Epcis | RegisterName::Communes => TaskName::Territory,
        RegisterName::Observations | RegisterName::Stakes => TaskName::Diagnostic,
        RegisterName::Orientations => TaskName::Orientations,
        RegisterName::Actions | RegisterName::Funding => TaskName::Actions,
        RegisterName::Actors | RegisterName::Signatories => TaskName::Actors,
        RegisterName::Articles => TaskName::Contract,
    }
}

fn finding(session: &Session, finding: Finding) -> FindingView {
    let blank = Place { task: TaskName::Contract, register: None, record: None, step: None };
    let (place, field) = match finding.target {
        // A funding line is mended in the sheet of its action.
        Target::Record { register: RegisterName::Funding, record, .. } => {
            let line = session.dossier.funding.iter().find(|line| line.id == record);
            let action = line.map(|line| line.action.clone());
            let register = Some(RegisterName::Actions);
            (Place { task: TaskName::Actions, register, record: action, ..blank }, None)
        }
        Target::Record { register, record, field } => (
            Place { task: task_of(register), register: Some(register), record: Some(record), ..blank },
            field,
        ),
        Target::Register { register } => {
            (Place { task: task_of(register), register: Some(register), ..blank }, None)
        }
        Target::Answer { step, field, .. } => (Place { step: Some(step), ..blank }, Some(field)),
    };
    FindingView {
        rule: finding.rule.to_owned(),
        severity: finding.severity,
        message: finding.message,
        place,
        field,
    }
}
