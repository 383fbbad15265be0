//! C5: the environment is looked at before the signature, not after.

use super::strategy::named;
use super::{About, Case, Finding, Severity};
use crate::ledger::Account;
use crate::register::RegisterName;
use crate::register::action::{Action, NOTES};
use crate::vocabulary::ActionStage;

/// C5: an action that is ready has its seven notes, and says why; a harmful effect has its measures
/// (environmental assessment asked for by the State's inspectors, 2022).
pub(super) fn check(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    if account.action.stage == Some(ActionStage::Ready) {
        noted(case, account.action, found);
    }
    harmful(account.action, found);
}

fn noted(case: &Case<'_>, action: &Action, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    let label = |code: &str| {
        let label = crate::lists::label(case.dossier, crate::lists::ListName::Environment, code);
        format!("« {label} »")
    };
    let missing = action.notes().iter().any(Option::is_none);
    let labels: Vec<String> =
        if missing { NOTES.iter().map(|(_, code)| label(code)).collect() } else { Vec::new() };
    let parts: Vec<(&str, bool, &str)> = action
        .notes()
        .iter()
        .zip(NOTES)
        .zip(&labels)
        .map(|((note, (field, _)), label)| (field, note.is_none(), label.as_str()))
        .collect();
    about.add_missing("C5", Severity::Warning, &parts, |what| {
        format!(
            "L’action « {} » n’est pas encore notée sur {what}. Choisissez une note, ou « sans objet ».",
            named(action)
        )
    });
    if action.ecology.is_empty() {
        let message = format!(
            "Les notes écologiques de « {} » ne sont pas justifiées. Dites en quelques phrases d’où elles viennent.",
            named(action)
        );
        about.add("C5", Severity::Warning, "ecology", message);
    }
}

fn harmful(action: &Action, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    let bad = action.notes().iter().flatten().any(|note| note.value().is_some_and(|value| value < 0));
    let sealing = action.soil_sealing == Some(true);
    if (bad || sealing) && action.mitigation.is_empty() {
        let message = format!(
            "L’action « {} » a un effet négatif sur l’environnement. Dites ce qui est prévu pour l’éviter, le réduire ou le compenser.",
            named(action)
        );
        about.add("C5", Severity::Warning, "mitigation", message);
    }
    if sealing && action.sealed_area.is_none() {
        let message = format!("L’action « {} » artificialise des sols. Indiquez la surface.", named(action));
        about.add("C5", Severity::Warning, "sealed_area", message);
    }
}
