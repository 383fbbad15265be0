//! What the present time of the contract asks of every record, and links that lead nowhere.

use std::collections::{HashMap, HashSet};

use super::{About, Case, Finding, Severity};
use crate::edit::described;
use crate::register::{Field, Record, RegisterName};
use crate::value::Kind;

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let known = linked_to(case);
    for register in RegisterName::ALL.iter().copied() {
        let watches: Vec<Watch<'_>> =
            register.fields().iter().map(|field| Watch::of(case, register, field, &known)).collect();
        if watches.iter().all(|watch| !watch.asked && watch.leads_to.is_none()) {
            continue;
        }
        for record in case.dossier.rows(register).records() {
            look(case, register, &watches, record, found);
        }
    }
}

/// What is looked at in a field.
struct Watch<'a> {
    field: &'static Field,
    asked: bool,
    leads_to: Option<(RegisterName, &'a HashSet<&'a str>)>,
}

impl<'a> Watch<'a> {
    fn of(
        case: &Case<'_>,
        register: RegisterName,
        field: &'static Field,
        known: &'a HashMap<RegisterName, HashSet<&'a str>>,
    ) -> Self {
        let asked = field.required(case.stage) && !guarded(register, field.name);
        let leads_to = target(&field.kind).and_then(|register| Some((register, known.get(&register)?)));
        Self { field, asked, leads_to }
    }
}

/// The identifiers of each register that some field links to.
fn linked_to<'a>(case: &Case<'a>) -> HashMap<RegisterName, HashSet<&'a str>> {
    let fields = RegisterName::ALL.iter().flat_map(|register| register.fields());
    let targets: HashSet<RegisterName> = fields.filter_map(|field| target(&field.kind)).collect();
    let ids =
        |register: RegisterName| case.dossier.rows(register).records().into_iter().map(Record::id).collect();
    targets.into_iter().map(|register| (register, ids(register))).collect()
}

fn look(
    case: &Case<'_>,
    register: RegisterName,
    watches: &[Watch<'_>],
    record: &dyn Record,
    found: &mut Vec<Finding>,
) {
    let mut missing: Vec<(&str, bool, &str)> = Vec::new();
    let mut lost: Vec<(&str, RegisterName)> = Vec::new();
    record.each(&mut |place, cell| {
        let watch = &watches[place];
        if watch.asked && cell.is_blank() {
            missing.push((watch.field.name, true, watch.field.label));
        }
        if let Some((register, known)) = watch.leads_to {
            let mut gone = false;
            cell.texts(&mut |id| gone |= !id.is_empty() && !known.contains(id));
            if gone {
                lost.push((watch.field.name, register));
            }
        }
    });
    if missing.is_empty() && lost.is_empty() {
        return;
    }
    let mut about = About::new(found, register, record.id());
    let named = described(case.dossier, register, record.id());
    about.add_missing("R3", Severity::Warning, &missing, |what| {
        format!("Pour {named}, il manque : {what}. Remplissez, ou supprimez la fiche.")
    });
    for (field, target) in lost {
        let message = format!(
            "Pour {named}, un lien ne mène plus à rien : une fiche du registre « {} » a disparu. Choisissez-en une autre.",
            target.title(),
        );
        about.add("R3", Severity::Warning, field, message);
    }
}

/// The register a field links to.
fn target(kind: &Kind) -> Option<RegisterName> {
    match kind {
        Kind::Link { register } | Kind::Links { register } => Some(*register),
        _ => None,
    }
}

/// Fields that a rule of their own watches over, with words of its own.
fn guarded(register: RegisterName, field: &str) -> bool {
    match register {
        RegisterName::Territory | RegisterName::Signatories => true,
        RegisterName::Actions => matches!(field, "title" | "stage" | "orientation" | "owner" | "stakes"),
        RegisterName::Orientations => matches!(field, "axis" | "stakes"),
        RegisterName::Stakes => field == "observations",
        RegisterName::Costs => matches!(field, "amount" | "section"),
        RegisterName::Funding => matches!(field, "amount" | "nature" | "state" | "funder"),
        _ => false,
    }
}
