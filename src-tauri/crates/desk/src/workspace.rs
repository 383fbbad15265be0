//! A dossier as the screen shows it: the reply to every command that reads or changes one.

use std::sync::Arc;

use model::canvas::record::Only;
use model::canvas::{record, step, ways};
use model::dashboard;
use model::dossier::Dossier;
use model::edit::{Edit, Operation};
use model::finding::{Finding, Review, Severity, Target, address};
use model::french;
use model::plan::PlanEdit;
use model::register::RegisterName;

use crate::home::hour;
use crate::host::Host;
use crate::refusal::Refusal;
use crate::remarks;
use crate::session::Session;
use crate::toolbox;
use crate::wire::{
    About, FindingView, MakeEdit, Place, RegisterTab, Screen, Show, Task, TaskName, WaivedView, Workspace,
};
use crate::{Desk, held};

/// The tasks, in the order of the list, each with the registers it shows.
const TASKS: [(TaskName, &str, &[RegisterName]); 14] = [
    (
        TaskName::Territory,
        "Territoire",
        &[RegisterName::Territory, RegisterName::Epcis, RegisterName::Communes, RegisterName::Frameworks],
    ),
    (TaskName::Diagnostic, "Diagnostic", &[RegisterName::Observations, RegisterName::Stakes]),
    (
        TaskName::Mobilisation,
        "Mobilisation",
        &[RegisterName::Actors, RegisterName::Events, RegisterName::Contributions],
    ),
    (TaskName::Orientations, "Orientations", &[RegisterName::Orientations, RegisterName::Indicators]),
    (TaskName::Actions, "Actions", &[RegisterName::Actions]),
    (TaskName::Funding, "Financement", &[RegisterName::Funders]),
    (
        TaskName::Governance,
        "Gouvernance et signataires",
        &[RegisterName::Bodies, RegisterName::Meetings, RegisterName::Signatories],
    ),
    (TaskName::Contract, "Contrat", &[RegisterName::Contract]),
    (TaskName::Toolbox, "Boîte à outils", &[]),
    (TaskName::Documents, "Documents", &[RegisterName::Attachments]),
    (TaskName::Findings, "Points à revoir", &[RegisterName::Waivers]),
    (TaskName::Dashboard, "Tableau de bord", &[]),
    (TaskName::Versions, "Versions", &[]),
    (TaskName::Lists, "Listes de référence", &[RegisterName::References]),
];

/// The step of a register's place that shows it as one table.
const GRID: &str = "tableau";
/// The one that shows its drawing.
pub(crate) const DRAWING: &str = "dessin";
/// The one that shows its groups.
const GROUPS: &str = "groupes";

/// The registers a task shows.
fn registers(task: TaskName) -> &'static [RegisterName] {
    TASKS.iter().find(|(name, ..)| *name == task).map_or(&[], |(.., registers)| registers)
}

impl<H: Host> Desk<H> {
    pub(crate) fn show(&self, request: &Show) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        self.workspace(&mut held(&session), request.place.clone())
    }

    pub(crate) fn edit(&self, request: &MakeEdit) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        let added = session.edit(&request.edit, &self.library(), &self.author(), self.host.now())?;
        let place = after(request.place.clone(), &request.edit, &added);
        self.workspace(&mut session, place)
    }

    pub(crate) fn undo(&self, request: &Show) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        session.undo(&self.library(), self.host.now())?;
        self.workspace(&mut session, request.place.clone())
    }

    pub(crate) fn redo(&self, request: &Show) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        session.redo(&self.library(), self.host.now())?;
        self.workspace(&mut session, request.place.clone())
    }

    pub(crate) fn workspace(&self, session: &mut Session, place: Place) -> Result<Workspace, Refusal> {
        let Review { open, waived } = session.review(self.host.now().date());
        let tasks = tasks(session, &open, waived.len());
        let screen = self.screen(session, &place, Review { open, waived })?;
        let view = Workspace {
            dossier: session.id.clone(),
            territory: session.dossier.territory.name.clone(),
            contract: session.shelf.contract().title.clone(),
            document: session.shelf.contract().id.clone(),
            saved: hour(session.saved),
            undo: session.store.last_done().map(|entry| entry.label.clone()),
            redo: session.store.next_undone().map(|entry| entry.label.clone()),
            tasks,
            remarks: remarks::shown(&session.dossier, &session.shelf, &screen),
            screen,
            later: self.later(session, &place),
            place,
        };
        self.remember(session, &view.place);
        Ok(view)
    }

    fn screen(&self, session: &Session, place: &Place, found: Review) -> Result<Screen, Refusal> {
        let dossier = &session.dossier;
        Ok(match place.task {
            TaskName::Documents if place.register.is_none() => {
                Screen::Documents { tabs: tabs(session, place.task), documents: self.documents(session)? }
            }
            TaskName::Findings if place.register.is_none() => {
                let Review { open, waived } = found;
                Screen::Findings {
                    open: open.into_iter().map(|one| finding(session, one)).collect(),
                    waived: waived.into_iter().map(|one| set_aside(session, one)).collect(),
                }
            }
            TaskName::Dashboard => Screen::Dashboard { dashboard: dashboard::present(dossier) },
            TaskName::Toolbox => self.toolbox(session, place)?,
            TaskName::Versions => self.versions(session, place.record.as_deref())?,
            TaskName::Contract if place.register == Some(RegisterName::Articles) => Screen::Register {
                tabs: Vec::new(),
                view: Box::new(record::present(
                    dossier,
                    RegisterName::Articles,
                    place.record.as_deref(),
                    None,
                )),
            },
            TaskName::Contract if place.register != Some(RegisterName::Contract) => Screen::Canvas {
                canvas: step::present(
                    session.shelf.contract(),
                    dossier,
                    place.step.as_deref(),
                    self.shows_whole(),
                ),
            },
            task => {
                let registers = registers(task);
                let shown = place.register.filter(|register| registers.contains(register));
                let register =
                    shown.or_else(|| registers.first().copied()).unwrap_or(RegisterName::Territory);
                let only = place.only.as_deref().and_then(|code| dashboard::counted(dossier, code));
                let only = only.filter(|counted| counted.register == register);
                let only = only.map(|counted| Only { title: counted.title, ids: counted.ids });
                let (only, record) = (only.as_ref(), place.record.as_deref());
                let view = match place.step.as_deref() {
                    Some(GRID) => ways::present_grid(dossier, register, only),
                    Some(DRAWING) => ways::present_drawing(dossier, register, only),
                    Some(GROUPS) => ways::present_arranged(dossier, register, only),
                    _ => record::present(dossier, register, record, only),
                };
                Screen::Register { tabs: tabs(session, task), view: Box::new(view) }
            }
        })
    }
}

/// The place shown after an edit: a record that was just added to a register shown here is open.
fn after(mut place: Place, edit: &Edit, operations: &[Operation]) -> Place {
    if !matches!(edit, Edit::Add { .. } | Edit::Plan { change: PlanEdit::Add { .. }, .. }) {
        return place;
    }
    let added = operations.iter().rev().find_map(|operation| match operation {
        Operation::Insert { register, id } => Some((*register, id)),
        _ => None,
    });
    // A point that was set aside leaves the list it stood in; its record is not what the person looks at.
    let opens = |register: RegisterName| {
        register != RegisterName::Waivers && registers(place.task).contains(&register)
    };
    if let Some((register, id)) = added.filter(|(register, _)| opens(*register)) {
        place.register = Some(register);
        place.record = Some(id.clone());
        place.step = None;
        place.only = None;
    }
    place
}

fn tabs(session: &Session, task: TaskName) -> Vec<RegisterTab> {
    let tab = |register: &RegisterName| RegisterTab {
        register: *register,
        title: register.title().to_owned(),
        count: session.dossier.rows(*register).count(),
    };
    registers(task).iter().map(tab).collect()
}

fn tasks(session: &Session, found: &[Arc<Finding>], waived: usize) -> Vec<Task> {
    let mut open = [0_usize; TASKS.len()];
    for finding in found.iter().filter(|finding| finding.severity != Severity::Information) {
        if let Some(place) = task_of_target(&finding.target).and_then(position) {
            open[place] += 1;
        }
    }
    let mut tasks = Vec::new();
    for (place, (name, title, registers)) in TASKS.into_iter().enumerate() {
        let (state, done) = match name {
            TaskName::Contract => contract_state(&session.shelf.contract().id, found),
            TaskName::Toolbox => (toolbox::state(session), false),
            TaskName::Documents => ("Aperçu et PDF".to_owned(), false),
            TaskName::Findings => findings_state(found, waived, &remarks::to_do(&session.dossier)),
            TaskName::Dashboard => ("Faits et graphiques".to_owned(), false),
            TaskName::Lists => ("Dispositifs, seuils, leviers".to_owned(), false),
            TaskName::Versions => {
                (french::count(session.versions, "version figée", "versions figées"), false)
            }
            _ => register_state(session, registers, open[place]),
        };
        tasks.push(Task { name, title: title.to_owned(), state, done });
    }
    tasks
}

fn position(task: TaskName) -> Option<usize> {
    TASKS.iter().position(|(name, ..)| *name == task)
}

/// `to_do` is what people asked of one another in remarks: « 2 à faire », or nothing.
fn findings_state(found: &[Arc<Finding>], waived: usize, to_do: &str) -> (String, bool) {
    let open = found.iter().any(|finding| finding.severity != Severity::Information);
    let (points, done) = match (found.len(), waived) {
        (0, 0) => ("Aucun".to_owned(), true),
        (0, waived) => (french::count(waived, "point écarté", "points écartés"), true),
        (some, _) => (french::count(some, "point", "points"), !open),
    };
    match (found.len(), to_do) {
        (_, "") => (points, done),
        (0, to_do) => (to_do.to_owned(), false),
        (_, to_do) => (format!("{points}, {to_do}"), false),
    }
}

/// The contract waits for as many fields as the rules say: they are not counted twice.
fn contract_state(contract: &str, found: &[Arc<Finding>]) -> (String, bool) {
    let own = |target: &Target| matches!(target, Target::Answer { template, .. } if template == contract);
    match found.iter().filter(|finding| finding.rule == "R1" && own(&finding.target)).count() {
        0 => ("Terminé".to_owned(), true),
        some => (format!("Incomplet : {}", french::count(some, "champ", "champs")), false),
    }
}

/// A task made of registers: to begin, to review, or finished.
fn register_state(session: &Session, registers: &[RegisterName], open: usize) -> (String, bool) {
    let first = registers.first().map_or(0, |register| session.dossier.rows(*register).count());
    match (first, open) {
        (0, _) => ("À compléter".to_owned(), false),
        (_, 0) => ("Terminé".to_owned(), true),
        (_, some) => (format!("À revoir : {}", french::count(some, "point", "points")), false),
    }
}

/// The task in which a register is filled: its own, or its owner's.
pub(crate) fn task_of(register: RegisterName) -> TaskName {
    let shown =
        if register.inner() { register.owner().map_or(register, |(owner, _)| owner) } else { register };
    let task = TASKS.iter().find(|(_, _, registers)| registers.contains(&shown));
    task.map_or(TaskName::Contract, |(name, ..)| *name)
}

fn task_of_target(target: &Target) -> Option<TaskName> {
    match target {
        Target::Record { register, .. } | Target::Register { register } => Some(task_of(*register)),
        Target::Answer { .. } => None,
    }
}

fn set_aside(session: &Session, (found, waiver): (Arc<Finding>, String)) -> WaivedView {
    let record = session.dossier.waivers.iter().find(|own| own.id == waiver);
    let (reason, reference) =
        record.map(|own| (own.reason.clone(), own.reference.clone())).unwrap_or_default();
    WaivedView { finding: finding(session, found), waiver, reason, reference }
}

fn finding(session: &Session, finding: Arc<Finding>) -> FindingView {
    let finding = Arc::unwrap_or_clone(finding);
    let (register, record, field) = address(&finding.target);
    let about = (finding.severity != Severity::Blocking).then(|| About {
        register: register.to_owned(),
        record: record.to_owned(),
        field: field.to_owned(),
    });
    let (place, field) = place_of(&session.dossier, finding.target);
    FindingView {
        rule: finding.rule.to_owned(),
        severity: finding.severity,
        message: finding.message,
        source: finding.source.into_owned(),
        place,
        field,
        about,
    }
}

/// Where a finding is mended. A line of a table is mended in the sheet of its owner.
pub(crate) fn place_of(dossier: &Dossier, target: Target) -> (Place, Option<String>) {
    match target {
        Target::Record { register, record, field } => {
            let task = Place::of(task_of(register));
            match register.owner().filter(|_| register.inner()) {
                Some((owner, link)) => {
                    let line = dossier.rows(register).find(&record);
                    let record = line.map(|line| line.get(link).as_text().to_owned());
                    (Place { register: Some(owner), record, ..task }, None)
                }
                None => (Place { register: Some(register), record: Some(record), ..task }, field),
            }
        }
        Target::Register { register } => {
            (Place { register: Some(register), ..Place::of(task_of(register)) }, None)
        }
        Target::Answer { template, step, field } => {
            let contract = template == dossier.template;
            let task = if contract { TaskName::Contract } else { TaskName::Toolbox };
            let template = (!contract).then_some(template);
            (Place { template, step: Some(step), ..Place::of(task) }, Some(field))
        }
    }
}
