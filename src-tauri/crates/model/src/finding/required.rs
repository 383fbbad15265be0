//! What the present time of the contract asks of every record, and links that lead nowhere.

use super::known::Known;
use super::{About, Case, Finding, RecordLook, Severity};
use crate::edit::named;
use crate::register::{Field, Record, RegisterName};

pub(super) fn check<'c>(
    case: &'c Case<'_>,
    known: &'c Known<'_>,
    register: RegisterName,
) -> Option<RecordLook<'c>> {
    let watch = |field: &'static Field| Watch {
        field,
        asked: field.required(case.stage) && !guarded(register, field.name),
        leads_to: field.target(),
    };
    let watches: Vec<Watch> = register.fields().iter().map(watch).collect();
    if watches.iter().all(|watch| !watch.asked && watch.leads_to.is_none()) {
        return None;
    }
    Some(Box::new(move |record, found| look(known, &watches, record, found)))
}

/// What is looked at in a field.
struct Watch {
    field: &'static Field,
    asked: bool,
    leads_to: Option<RegisterName>,
}

fn look(known: &Known<'_>, watches: &[Watch], record: &dyn Record, found: &mut Vec<Finding>) {
    let register = record.register();
    let mut missing: Vec<(&str, bool, &str)> = Vec::new();
    let mut lost: Vec<(&str, RegisterName)> = Vec::new();
    record.each(&mut |place, cell| {
        let watch = &watches[place];
        if watch.asked && cell.is_blank() {
            missing.push((watch.field.name, true, watch.field.label));
        }
        if let Some(target) = watch.leads_to {
            let mut gone = false;
            cell.texts(&mut |id| gone |= !id.is_empty() && !known.has(target, id));
            if gone {
                lost.push((watch.field.name, target));
            }
        }
    });
    if missing.is_empty() && lost.is_empty() {
        return;
    }
    let mut about = About::new(found, register, record.id());
    let named = named(record);
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
