//! The remarks on the fields of a dossier, as the screens show them.

use model::canvas::{Canvas, RegisterView};
use model::dossier::Dossier;
use model::edit::described;
use model::finding::Target;
use model::french::{count, long_date};
use model::register::RegisterName;
use model::register::remark::Remark;
use model::remark::Subject;
use model::vocabulary::RemarkKind;

use crate::shelf::Shelf;
use crate::wire::{Place, RemarkView, Screen};
use crate::workspace::place_of;

/// The remarks that a screen shows: those on its fields; on the points à revoir, all of them.
pub fn shown(dossier: &Dossier, shelf: &Shelf, screen: &Screen) -> Vec<RemarkView> {
    let on_screen: &dyn Fn(&Remark) -> bool = match screen {
        Screen::Findings { .. } => &|_| true,
        Screen::Register { view, .. } => &|remark| on_sheet(view, remark),
        Screen::Canvas { canvas } => &|remark| on_canvas(canvas, remark),
        _ => &|_| false,
    };
    let remarks = dossier.remarks.iter().filter(|remark| on_screen(remark));
    remarks.map(|remark| view(dossier, shelf, remark)).collect()
}

/// Whether a remark is about the record shown, or a line of it.
fn on_sheet(view: &RegisterView, remark: &Remark) -> bool {
    let Some(open) = &view.open else { return false };
    let own = |register: RegisterName, id: &str| remark.register == register.code() && remark.record == id;
    let lines = |register| open.children.iter().filter(move |child| child.register == register);
    let line = |register| lines(register).flat_map(|child| &child.rows).any(|row| own(register, &row.id));
    own(view.register, &open.id) || RegisterName::from_code(&remark.register).is_some_and(line)
}

/// Whether a remark is about a question of the steps shown, or about the field of a register that it fills.
fn on_canvas(canvas: &Canvas, remark: &Remark) -> bool {
    let fields = canvas.shown.iter().flat_map(|step| &step.fields);
    let mut subjects = fields.map(|field| match &field.of {
        Some(of) => (of.register.code(), of.record.as_str(), of.field.as_str()),
        None => (canvas.template.as_str(), "", field.id.as_str()),
    });
    subjects.any(|subject| subject == (&remark.register, &remark.record, &remark.field))
}

fn view(dossier: &Dossier, shelf: &Shelf, remark: &Remark) -> RemarkView {
    let subject = remark.subject();
    let (place, field) = subject.as_ref().and_then(|subject| place(dossier, shelf, subject)).unzip();
    RemarkView {
        id: remark.id.clone(),
        heading: subject.as_ref().map(|subject| heading(dossier, shelf, subject)).unwrap_or_default(),
        about: subject,
        kind: remark.nature(),
        text: remark.text.clone(),
        author: remark.author.clone(),
        date: remark.date.map(long_date).unwrap_or_default(),
        done: !remark.open(),
        place,
        field: field.flatten(),
    }
}

/// Where a remark is read beside its field; none when that field is gone.
fn place(dossier: &Dossier, shelf: &Shelf, subject: &Subject) -> Option<(Place, Option<String>)> {
    Some(place_of(dossier, target(dossier, shelf, subject)?))
}

/// The field as a finding names it; none when it is gone.
fn target(dossier: &Dossier, shelf: &Shelf, subject: &Subject) -> Option<Target> {
    match subject.clone() {
        Subject::Record { register, record, field } => {
            register.field(&field)?;
            let shipped = register == RegisterName::References;
            let known = shipped || dossier.rows(register).find(&record).is_some();
            known.then_some(Target::Record { register, record, field: Some(field) })
        }
        Subject::Answer { template, field } => {
            let known = shelf.template(&template).ok()?;
            let asks = |step: &&model::template::Step| step.fields.iter().any(|own| own.id == field);
            let step = known.steps.iter().find(asks)?.id.clone();
            Some(Target::Answer { template, step, field })
        }
    }
}

/// The field a remark is about, as the list of remarks names it: « Intitulé — l’action « … » ».
fn heading(dossier: &Dossier, shelf: &Shelf, subject: &Subject) -> String {
    match subject {
        Subject::Record { register, record, field } => {
            let label = register.field(field).map_or(field.as_str(), |field| field.label);
            format!("{label} — {}", described(dossier, *register, record))
        }
        Subject::Answer { template, field } => {
            let known = shelf.template(template).ok();
            let label = known.and_then(|known| known.field(field)).map_or(field.as_str(), |own| &own.label);
            format!("{label} — {}", known.map_or(template.as_str(), |known| &known.title))
        }
    }
}

/// The place of a remark that was found by its words: beside its field, or among the points à revoir when
/// that field is gone.
pub fn place_of_remark(dossier: &Dossier, shelf: &Shelf, id: &str) -> (Place, Option<String>) {
    let remark = dossier.remarks.iter().find(|remark| remark.id == id);
    let found = remark.and_then(Remark::subject).and_then(|subject| place(dossier, shelf, &subject));
    found.unwrap_or_else(|| (Place::of(crate::wire::TaskName::Findings), None))
}

/// « 2 à faire »: what waits for someone; empty when nothing does.
pub fn to_do(dossier: &Dossier) -> String {
    let waits = |remark: &&Remark| remark.nature() == RemarkKind::ToDo && remark.open();
    match dossier.remarks.iter().filter(waits).count() {
        0 => String::new(),
        some => count(some, "à faire", "à faire"),
    }
}
