//! The chain from diagnostic to action: nothing hangs in the air, nothing is promised twice.

use super::{About, Finding, Severity, Target};
use crate::dossier::Dossier;
use crate::register::RegisterName;
use crate::register::action::Action;
use crate::vocabulary::{ActionStage, Weight};

/// Above this share of actions of high priority, priorities no longer say anything.
const TOO_MANY_HIGH: usize = 70;

pub(super) fn check(dossier: &Dossier, found: &mut Vec<Finding>) {
    stakes(dossier, found);
    orientations(dossier, found);
    for action in &dossier.actions {
        attached(dossier, action, found);
        dates(action, found);
        if action.stage == Some(ActionStage::Ready) {
            ready(action, found);
        }
    }
    priorities(dossier, found);
}

/// A stake rests on observations and is answered by an orientation.
fn stakes(dossier: &Dossier, found: &mut Vec<Finding>) {
    for stake in &dossier.stakes {
        let mut about = About::new(found, RegisterName::Stakes, &stake.id);
        if stake.observations.is_empty() {
            about.add(
                "C3",
                Severity::Warning,
                "observations",
                format!(
                    "L’enjeu « {} » ne s’appuie sur aucun constat. Rattachez-le au diagnostic.",
                    stake.title
                ),
            );
        }
        let answered = dossier.orientations.iter().any(|orientation| orientation.stakes.contains(&stake.id));
        if !answered {
            about.add("C3", Severity::Warning, "", format!("Aucune orientation ne répond à l’enjeu « {} ». Rattachez-le à une orientation, ou retirez-le.", stake.title));
        }
    }
}

/// C3: every orientation answers a stake and is carried out by at least one action.
fn orientations(dossier: &Dossier, found: &mut Vec<Finding>) {
    for orientation in &dossier.orientations {
        let mut about = About::new(found, RegisterName::Orientations, &orientation.id);
        let title = &orientation.title;
        if orientation.axis.is_none() {
            about.add(
                "C3",
                Severity::Warning,
                "axis",
                format!("L’orientation « {title} » n’a pas d’axe principal. Choisissez-en un."),
            );
        }
        if orientation.stakes.is_empty() {
            about.add(
                "C3",
                Severity::Warning,
                "stakes",
                format!(
                    "L’orientation « {title} » ne répond à aucun enjeu. Rattachez-la à ceux du diagnostic."
                ),
            );
        }
        if !dossier.actions.iter().any(|action| action.orientation == orientation.id) {
            about.add("C3", Severity::Warning, "", format!("Aucune action ne porte l’orientation « {title} ». Rattachez-lui une action, ou retirez-la."));
        }
    }
}

/// C3: every action has an orientation and an owner.
fn attached(dossier: &Dossier, action: &Action, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    let title = if action.title.is_empty() { "sans titre" } else { &action.title };
    if action.title.is_empty() {
        about.add(
            "C3",
            Severity::Warning,
            "title",
            "Une action n’a pas d’intitulé. Donnez-lui-en un.".to_owned(),
        );
    }
    if !dossier.orientations.iter().any(|orientation| orientation.id == action.orientation) {
        about.add("C3", Severity::Warning, "orientation", format!("L’action « {title} » n’est rattachée à aucune orientation. Choisissez celle qu’elle met en œuvre."));
    }
    if action.owner.is_empty() {
        about.add(
            "C3",
            Severity::Warning,
            "owner",
            format!("L’action « {title} » n’a pas de maître d’ouvrage. Indiquez qui la porte."),
        );
    }
    if action.stage.is_none() {
        about.add(
            "C3",
            Severity::Warning,
            "stage",
            format!("L’action « {title} » n’est ni fiche projet ni fiche action. Choisissez."),
        );
    }
}

/// C1: an action does not end before it begins.
fn dates(action: &Action, found: &mut Vec<Finding>) {
    if let (Some(start), Some(end)) = (action.start, action.end)
        && end < start
    {
        let message = format!(
            "L’action « {} » finit le {} avant de commencer le {}. Corrigez l’une des deux dates.",
            action.title,
            crate::french::long_date(end),
            crate::french::long_date(start),
        );
        About::new(found, RegisterName::Actions, &action.id).add("C1", Severity::Warning, "end", message);
    }
}

/// A « fiche action » is borne, described, funded, evaluated and ready to start (clause « Validation
/// des actions » of signed contracts). Funding is checked with the money.
fn ready(action: &Action, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    for (field, empty, what) in [
        ("description", action.description.is_empty(), "description"),
        ("goals", action.goals.is_empty(), "objectif"),
        ("indicators", action.indicators.is_empty(), "indicateur de suivi"),
        ("start", action.start.is_none(), "date de début"),
        ("total_cost", action.total_cost.is_none(), "coût total"),
        ("tax", action.tax.is_none(), "unité des montants (HT ou TTC)"),
        ("ecology", action.ecology.is_empty(), "effet sur l’environnement"),
        ("participation", action.participation.is_none(), "niveau de participation"),
    ] {
        if empty {
            let message = format!(
                "L’action « {} » est dite prête mais il lui manque : {what}. Complétez-la, ou repassez-la en fiche projet.",
                action.title
            );
            about.add("C3", Severity::Warning, field, message);
        }
    }
}

/// C6: a portfolio where nearly everything comes first has no readable priority (rapport IGEDD, 2022).
fn priorities(dossier: &Dossier, found: &mut Vec<Finding>) {
    let ranked = dossier.actions.iter().filter(|action| action.priority.is_some()).count();
    let high = dossier.actions.iter().filter(|action| action.priority == Some(Weight::High)).count();
    if ranked >= 5 && high * 100 > ranked * TOO_MANY_HIGH {
        found.push(Finding {
            rule: "C6",
            severity: Severity::Information,
            message: format!("{high} actions sur {ranked} sont en priorité forte : la priorité n’est plus lisible. Classez-les."),
            target: Target::Register { register: RegisterName::Actions },
        });
    }
}
