//! The chain from diagnostic to action: nothing hangs in the air, nothing is promised twice.

use std::collections::HashSet;

use chrono::Datelike;

use super::{About, Case, Finding, Severity};
use crate::ledger::Account;
use crate::lists::threshold;
use crate::register::RegisterName;
use crate::register::action::Action;
use crate::vocabulary::{ActionStage, Weight};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    stakes(case, found);
    orientations(case, found);
    objectives(case, found);
}

/// What an action owes to the chain.
pub(super) fn action(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    let action = account.action;
    attached(case, action, found);
    answers(case, action, found);
    match action.stage {
        Some(ActionStage::Ready) => ready(case, action, found),
        Some(ActionStage::Project) => maturing(action, found),
        None => {}
    }
}

/// O1: a stake rests on observations and is answered by an orientation.
fn stakes(case: &Case<'_>, found: &mut Vec<Finding>) {
    let answered: HashSet<&str> =
        case.dossier.orientations.iter().flat_map(|one| &one.stakes).map(String::as_str).collect();
    for stake in &case.dossier.stakes {
        let mut about = About::new(found, RegisterName::Stakes, &stake.id);
        let title = &stake.title;
        if stake.observations.is_empty() {
            let message =
                format!("L’enjeu « {title} » ne s’appuie sur aucun constat. Rattachez-le au diagnostic.");
            about.add("O1", Severity::Warning, "observations", message);
        }
        if !answered.contains(stake.id.as_str()) {
            let message = format!(
                "Aucune orientation ne répond à l’enjeu « {title} ». Rattachez-le à une orientation, ou retirez-le."
            );
            about.add("O1", Severity::Warning, "", message);
        }
    }
}

/// C3: every orientation has its axis, answers a stake, has an objective and is carried out by at least
/// one action: a contract is not a catalogue of projects.
fn orientations(case: &Case<'_>, found: &mut Vec<Finding>) {
    let carried: HashSet<&str> =
        case.dossier.actions.iter().map(|action| action.orientation.as_str()).collect();
    let aimed: HashSet<&str> =
        case.dossier.objectives.iter().map(|objective| objective.orientation.as_str()).collect();
    for orientation in &case.dossier.orientations {
        let mut about = About::new(found, RegisterName::Orientations, &orientation.id);
        let (id, title) = (orientation.id.as_str(), &orientation.title);
        if orientation.axis.is_none() {
            let message = format!("L’orientation « {title} » n’a pas d’axe principal. Choisissez-en un.");
            about.add("C3", Severity::Warning, "axis", message);
        }
        if orientation.stakes.is_empty() {
            let message = format!(
                "L’orientation « {title} » ne répond à aucun enjeu. Rattachez-la à ceux du diagnostic."
            );
            about.add("C3", Severity::Warning, "stakes", message);
        }
        if !aimed.contains(id) {
            let message = format!(
                "L’orientation « {title} » n’a pas d’objectif. Donnez-lui-en au moins un, que l’on puisse mesurer."
            );
            about.add("C3", Severity::Warning, "", message);
        }
        if !carried.contains(id) {
            let message = format!(
                "Aucune action ne porte l’orientation « {title} ». Rattachez-lui une action, ou retirez-la."
            );
            about.add("C3", Severity::Warning, "", message);
        }
    }
}

/// C3: every objective has at least one indicator.
fn objectives(case: &Case<'_>, found: &mut Vec<Finding>) {
    let measured: HashSet<&str> =
        case.dossier.indicators.iter().flat_map(|one| &one.objectives).map(String::as_str).collect();
    for objective in &case.dossier.objectives {
        if !measured.contains(objective.id.as_str()) {
            let message = format!(
                "Aucun indicateur ne mesure l’objectif « {} ». Rattachez-lui un indicateur, ou retirez-le.",
                objective.title
            );
            // An objective is a line of its orientation's sheet; the indicator is chosen in its own register.
            About::new(found, RegisterName::Objectives, &objective.id).add(
                "C3",
                Severity::Warning,
                "",
                message,
            );
        }
    }
}

/// C3: every action has a title, an orientation, an owner and a kind of sheet.
fn attached(case: &Case<'_>, action: &Action, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    let title = named(action);
    if action.title.is_empty() {
        let message = "Une action n’a pas d’intitulé. Donnez-lui-en un.".to_owned();
        about.add("C3", Severity::Warning, "title", message);
    }
    if !case.dossier.orientations.iter().any(|orientation| orientation.id == action.orientation) {
        let message = format!(
            "L’action « {title} » n’est rattachée à aucune orientation. Choisissez celle qu’elle met en œuvre."
        );
        about.add("C3", Severity::Warning, "orientation", message);
    }
    if action.owner.is_empty() {
        let message = format!("L’action « {title} » n’a pas de maître d’ouvrage. Indiquez qui la porte.");
        about.add("C3", Severity::Warning, "owner", message);
    }
    if action.stage.is_none() {
        let message = format!("L’action « {title} » n’est ni fiche projet ni fiche action. Choisissez.");
        about.add("C3", Severity::Warning, "stage", message);
    }
}

/// O2: an action answers a stake of the diagnostic.
fn answers(case: &Case<'_>, action: &Action, found: &mut Vec<Finding>) {
    if action.stakes.is_empty() && !case.dossier.stakes.is_empty() {
        let message = format!(
            "L’action « {} » ne répond à aucun enjeu du diagnostic. Rattachez-la à un enjeu de son orientation.",
            named(action)
        );
        About::new(found, RegisterName::Actions, &action.id).add("O2", Severity::Warning, "stakes", message);
    }
}

pub(super) fn named(action: &Action) -> &str {
    if action.title.is_empty() { "sans titre" } else { &action.title }
}

/// A1: a « fiche action » is borne, described, funded, evaluated and ready to start (clause « Validation
/// des actions » of signed contracts). Its funding is checked with the money, its notes with the ecology.
fn ready(case: &Case<'_>, action: &Action, found: &mut Vec<Finding>) {
    let measured = case.dossier.indicators.iter().any(|indicator| indicator.actions.contains(&action.id));
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    let ended = action.end.is_some() || action.continuous == Some(true);
    let parts = [
        ("description", action.description.is_empty(), "la description"),
        ("goals", action.goals.is_empty(), "les objectifs"),
        ("", !measured, "un indicateur de suivi"),
        ("start", action.start.is_none(), "la date de début"),
        ("end", !ended, "la date de fin"),
        ("phase", action.phase.is_none(), "la phase"),
        ("total_cost", action.total_cost.is_none(), "le coût total"),
        ("tax", action.tax.is_none(), "l’unité des montants (HT ou TTC)"),
        ("participation", action.participation.is_none(), "le niveau de participation"),
    ];
    about.add_missing("A1", Severity::Warning, &parts, |what| {
        let title = named(action);
        format!("L’action « {title} » est dite prête, mais il lui manque {what}. Complétez-la, ou repassez-la en fiche projet.")
    });
}

/// A2: a « fiche projet » says at least what it is for and about how much.
fn maturing(action: &Action, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    let parts = [
        ("description", action.description.is_empty(), "la description"),
        ("goals", action.goals.is_empty(), "les objectifs"),
        ("total_cost", action.total_cost.is_none(), "une estimation du coût"),
        ("tax", action.tax.is_none(), "l’unité des montants (HT ou TTC)"),
        ("start", action.start.is_none(), "la date de début prévue"),
    ];
    about.add_missing("A2", Severity::Information, &parts, |what| {
        format!("Le projet « {} » attend encore {what}.", named(action))
    });
}

/// C6: a portfolio where nearly everything comes first has no readable priority (rapport IGEDD, 2022).
pub(super) fn priorities(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(limit) = threshold(case.dossier, "C6_PART_PRIORITE_ELEVEE", Some(case.today.year())) else {
        return;
    };
    let actions = &case.dossier.actions;
    let ranked = actions.iter().filter(|action| action.priority.is_some()).count();
    let high = actions.iter().filter(|action| action.priority == Some(Weight::High)).count();
    if ranked >= 5 && (high * 100) as f64 > ranked as f64 * limit.value {
        let message = format!(
            "{high} actions sur {ranked} sont en priorité forte : la priorité n’est plus lisible. Classez-les."
        );
        found.push(Finding::on(RegisterName::Actions, "C6", Severity::Information, message));
    }
}
