//! Money: the plan of each action closes, to the cent.

use super::{About, Finding, Severity};
use crate::dossier::Dossier;
use crate::money::Cents;
use crate::register::RegisterName;
use crate::register::action::Action;
use crate::register::funding::{ActionMoney, FundingLine};
use crate::vocabulary::{ActionStage, FundingState};

pub(super) fn check(dossier: &Dossier, found: &mut Vec<Finding>) {
    for action in &dossier.actions {
        balance(dossier, action, found);
        for line in dossier.funding_of(&action.id) {
            whole(action, line, found);
            granted(action, line, found);
        }
    }
}

/// F1: the lines of a plan add up to the cost. Arithmetic: an action that is ready must balance, a
/// project may still look for money.
fn balance(dossier: &Dossier, action: &Action, found: &mut Vec<Finding>) {
    let money = ActionMoney::of(dossier, action);
    let Some(cost) = money.cost else { return };
    if money.missing == Cents(0) {
        return;
    }
    let gap = if money.missing > Cents(0) {
        format!("il manque {}", money.missing.print())
    } else {
        format!("le plan dépasse le coût de {}", (Cents(0) - money.missing).print())
    };
    let ready = action.stage == Some(ActionStage::Ready);
    let severity = if ready { Severity::Blocking } else { Severity::Warning };
    let mend = if ready {
        "Équilibrez le plan, ou repassez l’action en fiche projet."
    } else {
        "À financer avant d’en faire une fiche action."
    };
    let message = format!(
        "Plan de financement de « {} » : {} de recettes pour un coût de {}, {gap}. {mend}",
        action.title,
        money.planned.print(),
        cost.print(),
    );
    About::new(found, RegisterName::Actions, &action.id).add("F1", severity, "total_cost", message);
}

/// F8: a line has an amount, is not negative, and does not exceed the cost by itself.
fn whole(action: &Action, line: &FundingLine, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Funding, &line.id);
    let title = &action.title;
    let funder = if line.funder.is_empty() { "Une ligne sans financeur" } else { &line.funder };
    let Some(amount) = line.amount else {
        about.add(
            "F8",
            Severity::Warning,
            "amount",
            format!("{funder}, action « {title} » : le montant manque. Saisissez-le, ou retirez la ligne."),
        );
        return;
    };
    if line.funder.is_empty() {
        about.add(
            "F8",
            Severity::Warning,
            "funder",
            format!("Action « {title} » : une ligne de {} n’a pas de financeur. Nommez-le.", amount.print()),
        );
    }
    if amount < Cents(0) {
        about.add(
            "F8",
            Severity::Blocking,
            "amount",
            format!(
                "{funder}, action « {title} » : un financement ne peut pas être négatif ({}).",
                amount.print()
            ),
        );
    }
    let refused = line.state == Some(FundingState::Refused);
    if let Some(cost) = action.total_cost.filter(|cost| amount > *cost && !refused) {
        about.add("F8", Severity::Blocking, "amount", format!("{funder}, action « {title} » : {} dépassent à eux seuls le coût de {}. Corrigez l’un des deux.", amount.print(), cost.print()));
    }
    if line.nature.is_none() || line.state.is_none() {
        let field = if line.nature.is_none() { "nature" } else { "state" };
        about.add(
            "F8",
            Severity::Warning,
            field,
            format!("{funder}, action « {title} » : précisez la nature et le statut du financement."),
        );
    }
}

/// F9: what is said granted has a reference that can be checked.
fn granted(action: &Action, line: &FundingLine, found: &mut Vec<Finding>) {
    let granted = matches!(line.state, Some(FundingState::Granted | FundingState::Settled));
    let owner = line.nature == Some(crate::vocabulary::FundingNature::OwnFunds);
    if granted && !owner && line.reference.is_empty() {
        let message = format!(
            "{}, action « {} » : le financement est dit acquis sans référence. Notez le numéro et la date de l’arrêté ou de la notification.",
            line.funder, action.title,
        );
        About::new(found, RegisterName::Funding, &line.id).add("F9", Severity::Warning, "reference", message);
    }
}
