//! Money: the plan of each action closes, its years add up, and each line can be checked.

use std::collections::HashSet;

use chrono::Datelike;

use super::strategy::named;
use super::{About, Case, Finding, Severity};
use crate::ledger::Account;
use crate::lists::threshold;
use crate::money::Cents;
use crate::register::RegisterName;
use crate::register::funding::FundingLine;
use crate::vocabulary::{ActionStage, FunderLevel, FunderStanding, FundingNature, FundingState};

pub(super) fn check(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    balance(account, tolerance(case), found);
    years(account, found);
    for line in &account.lines {
        whole(case, account, line, found);
        granted(case, account, line, found);
    }
}

/// The gap a plan may show, in cents.
pub(super) fn tolerance(case: &Case<'_>) -> Cents {
    let euros = threshold(case.dossier, "F1_TOLERANCE", Some(case.today.year()))
        .map_or(0.0, |threshold| threshold.value);
    Cents((euros * 100.0).round() as i64)
}

/// F1: the lines of a plan add up to the cost. Arithmetic: an action that is ready must balance, a
/// project may still look for money. A gap within the tolerance is told, and stops nothing.
fn balance(account: &Account<'_>, tolerance: Cents, found: &mut Vec<Finding>) {
    let missing = account.sums.missing();
    let Some(cost) = account.action.total_cost else { return };
    if missing == Cents(0) || account.lines.iter().any(|line| line.amount.is_none()) {
        return;
    }
    let gap = if missing > Cents(0) {
        format!("il manque {}", missing.print())
    } else {
        format!("le plan dépasse le coût de {}", (Cents(0) - missing).print())
    };
    let ready = account.action.stage == Some(ActionStage::Ready);
    let small = missing.0.abs() <= tolerance.0;
    let (severity, mend) = match (small, ready) {
        (true, _) => (Severity::Information, "L’écart est admis ; corrigez-le si c’est un arrondi."),
        (false, true) => (Severity::Blocking, "Équilibrez le plan, ou repassez l’action en fiche projet."),
        (false, false) => (Severity::Warning, "À financer avant d’en faire une fiche action."),
    };
    let message = format!(
        "Plan de financement de « {} » : {} de recettes pour un coût de {}, {gap}. {mend}",
        named(account.action),
        account.sums.planned().print(),
        cost.print(),
    );
    About::new(found, RegisterName::Actions, &account.action.id).add("F1", severity, "total_cost", message);
}

/// C2: the costs by year add up to the total, to the cent; an action that is ready has them, else the
/// maquette could not place it.
fn years(account: &Account<'_>, found: &mut Vec<Finding>) {
    let action = account.action;
    let spread: Cents = account.costs.iter().filter_map(|line| line.amount).sum();
    for line in &account.costs {
        let parts = [
            ("amount", line.amount.is_none(), "le montant"),
            ("section", line.section.is_none(), "la section"),
        ];
        let severity = incomplete(account);
        About::new(found, RegisterName::Costs, &line.id).add_missing("C2", severity, &parts, |what| {
            format!(
                "Dépenses par année de « {} » : précisez {what} de chaque ligne, ou retirez-la.",
                named(action)
            )
        });
    }
    if account.unspread() {
        return;
    }
    let mut about = About::new(found, RegisterName::Actions, &action.id);
    // Without a total, the years count nowhere; that it is missing is said with what else the sheet lacks.
    let Some(cost) = action.total_cost else { return };
    if account.costs.is_empty() {
        if action.stage == Some(ActionStage::Ready) {
            let message = format!(
                "L’action « {} » n’a pas de dépenses par année : la maquette ne peut pas la répartir. Ajoutez-en au moins une.",
                named(action)
            );
            about.add("C2", Severity::Warning, "", message);
        }
        return;
    }
    if spread != cost {
        let (more, less) = (spread - cost, cost - spread);
        let gap = if more > Cents(0) {
            format!("{} de trop", more.print())
        } else {
            format!("il manque {}", less.print())
        };
        let message = format!(
            "Dépenses par année de « {} » : leur somme est de {}, le coût total de {} : {gap}. Corrigez l’une des deux.",
            named(action),
            spread.print(),
            cost.print(),
        );
        about.add("C2", Severity::Blocking, "total_cost", message);
    }
}

/// A line that is not complete stops the final document only where the action is said ready.
fn incomplete(account: &Account<'_>) -> Severity {
    let ready = account.action.stage == Some(ActionStage::Ready);
    if ready { Severity::Blocking } else { Severity::Warning }
}

/// F8: a line has its funder, its nature, its state and an amount, is not negative, and does not exceed
/// what the funder takes into account: no rate is above 100 %.
fn whole(case: &Case<'_>, account: &Account<'_>, line: &FundingLine, found: &mut Vec<Finding>) {
    let mut about = About::new(found, RegisterName::Funding, &line.id);
    let title = named(account.action);
    let parts = [
        ("funder", line.funder.is_empty(), "qui finance"),
        ("amount", line.amount.is_none(), "le montant"),
        ("nature", line.nature.is_none(), "la nature"),
        ("state", line.state.is_none(), "le statut"),
    ];
    about.add_missing("F8", incomplete(account), &parts, |what| {
        format!("{}, action « {title} » : précisez {what}, ou retirez la ligne.", paying(case, line))
    });
    let Some(amount) = line.amount else { return };
    if amount < Cents(0) {
        let message = format!(
            "{}, action « {title} » : un financement ne peut pas être négatif ({}).",
            paying(case, line),
            amount.print()
        );
        about.add("F8", Severity::Blocking, "amount", message);
    }
    let base = line.base.or(account.action.eligible).or(account.action.total_cost);
    let refused = line.state == Some(FundingState::Refused);
    let aid = matches!(line.nature, Some(FundingNature::Subsidy | FundingNature::Patronage) | None);
    let base = if aid { base } else { account.action.total_cost };
    if let Some(base) = base.filter(|base| amount > *base && !refused) {
        let message = format!(
            "{}, action « {title} » : {} pour une assiette de {}, soit plus de 100 %. Corrigez le montant ou l’assiette.",
            paying(case, line),
            amount.print(),
            base.print()
        );
        about.add("F8", Severity::Blocking, "amount", message);
    }
}

/// Who pays a line, at the head of a sentence.
pub(super) fn paying<'a>(case: &'a Case<'_>, line: &FundingLine) -> &'a str {
    match case.dossier.funder_name(&line.funder) {
        "" => "Ligne sans financeur",
        name => name,
    }
}

/// F9: what is said granted has a reference and a date that can be checked.
fn granted(case: &Case<'_>, account: &Account<'_>, line: &FundingLine, found: &mut Vec<Finding>) {
    let granted = matches!(line.state, Some(FundingState::Granted | FundingState::Settled));
    let own = matches!(line.nature, None | Some(FundingNature::OwnFunds | FundingNature::InKind));
    if !granted || own {
        return;
    }
    let parts = [
        ("reference", line.reference.is_empty(), "référence"),
        ("decided_on", line.decided_on.is_none(), "date de décision"),
    ];
    let mut about = About::new(found, RegisterName::Funding, &line.id);
    about.add_lacking("F9", Severity::Warning, &parts, |what| {
        let (funder, title) = (paying(case, line), named(account.action));
        let said = if line.state == Some(FundingState::Settled) { "soldé" } else { "acquis" };
        format!("{funder}, action « {title} » : le financement est dit {said} sans {what}. Notez ce qui figure sur l’arrêté ou la notification.")
    });
}

/// O3: a funder that pays a line signs the contract, wrote a commitment that is annexed, or is said to be
/// only expected.
pub(super) fn funders(case: &Case<'_>, found: &mut Vec<Finding>) {
    let paying: HashSet<&str> = case.dossier.funding.iter().map(|line| line.funder.as_str()).collect();
    let annexed: HashSet<&str> = case.dossier.attachments.iter().map(|file| file.funder.as_str()).collect();
    for funder in case.dossier.funders.iter().filter(|funder| paying.contains(funder.id.as_str())) {
        // A funder whose level is not said is first asked for it.
        let third = funder.level.is_some_and(|level| level != FunderLevel::Owner);
        let (field, what) = match funder.standing {
            None if third => (
                "standing",
                "ni signature, ni engagement écrit, ni mention « non signataire ». Dites quelle est sa place",
            ),
            Some(FunderStanding::Signatory) if funder.signatory.is_empty() => (
                "signatory",
                "annoncé comme signataire, mais aucun signataire ne lui correspond. Choisissez-le",
            ),
            Some(FunderStanding::Annexed) if !annexed.contains(funder.id.as_str()) => (
                "standing",
                "un engagement écrit est annoncé, mais aucune pièce jointe n’en garde la preuve. Joignez-la",
            ),
            _ => continue,
        };
        let name = if funder.name.is_empty() { "sans nom" } else { &funder.name };
        let message = format!("Financeur « {name} » : {what}.");
        About::new(found, RegisterName::Funders, &funder.id).add("O3", Severity::Warning, field, message);
    }
}
