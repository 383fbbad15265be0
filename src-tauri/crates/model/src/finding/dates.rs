//! Dates: in order, within the contract, and what requests of grants make of them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::finance::paying;
use super::strategy::named;
use super::{About, Case, Finding, Severity};
use crate::french::{enumerate, long_date};
use crate::ledger::Account;
use crate::lists::threshold;
use crate::register::RegisterName;
use crate::register::funding::FundingLine;
use crate::vocabulary::{FundingNature, FundingState};

pub(super) fn check(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    order(account, found);
    period(case, account, found);
    for line in &account.lines {
        early_start(case, account, line, found);
        lapsed(case, account, line, found);
    }
}

/// C1: a plan or a contract that goes before does not end before it begins.
pub(super) fn frameworks(case: &Case<'_>, found: &mut Vec<Finding>) {
    for framework in &case.dossier.frameworks {
        if let (Some(start), Some(end)) = (framework.date, framework.end)
            && end < start
        {
            let message = format!(
                "« {} » finit le {} avant d’avoir commencé le {}. Corrigez l’une des deux dates.",
                framework.name,
                long_date(end),
                long_date(start)
            );
            About::new(found, RegisterName::Frameworks, &framework.id).add(
                "C1",
                Severity::Warning,
                "end",
                message,
            );
        }
    }
}

/// C1: an action does not end before it begins.
fn order(account: &Account<'_>, found: &mut Vec<Finding>) {
    let action = account.action;
    if let (Some(start), Some(end)) = (action.start, action.end)
        && end < start
    {
        let message = format!(
            "L’action « {} » finit le {} avant de commencer le {}. Corrigez l’une des deux dates.",
            named(action),
            long_date(end),
            long_date(start),
        );
        About::new(found, RegisterName::Actions, &action.id).add("C1", Severity::Warning, "end", message);
    }
}

/// C1: the years of the maquette are those of the contract, or the contract says why not.
fn period(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    let Some((first, last)) = case.dossier.contract.period() else { return };
    if !case.dossier.contract.outside_years.is_empty() {
        return;
    }
    let spent = account.costs.iter().filter_map(|line| line.year);
    let paid = account
        .lines
        .iter()
        .filter(|line| line.state != Some(FundingState::Refused))
        .filter_map(|line| line.year);
    let outside: BTreeSet<i32> = spent.chain(paid).filter(|year| *year < first || last < *year).collect();
    if outside.is_empty() {
        return;
    }
    let years: Vec<String> = outside.iter().map(i32::to_string).collect();
    let message = format!(
        "« {} » inscrit des montants en {}, hors du contrat ({first}–{last}). Corrigez l’année, ou justifiez-le dans les faits du contrat.",
        named(account.action),
        enumerate(&years),
    );
    About::new(found, RegisterName::Actions, &account.action.id).add("C1", Severity::Warning, "", message);
}

/// F10: an action that starts before its request was acknowledged may lose the grant (a rule of some
/// schemes and prefectures, to be confirmed for each).
fn early_start(case: &Case<'_>, account: &Account<'_>, line: &FundingLine, found: &mut Vec<Finding>) {
    let aid = line.nature == Some(FundingNature::Subsidy) && line.state != Some(FundingState::Refused);
    let (Some(start), Some(received)) = (account.action.start, line.requested_on) else { return };
    if aid && start < received {
        let message = format!(
            "« {} » commence le {}, avant la réception de la demande d’aide (« {} », le {}). Vérifiez que le dispositif l’admet.",
            named(account.action),
            long_date(start),
            paying(case, line),
            long_date(received),
        );
        About::new(found, RegisterName::Funding, &line.id).add(
            "F10",
            Severity::Warning,
            "requested_on",
            message,
        );
    }
}

/// F11: a request for a State grant that no order settled by the end of the following year is deemed
/// rejected (CGCT, art. R. 2334-25).
fn lapsed(case: &Case<'_>, account: &Account<'_>, line: &FundingLine, found: &mut Vec<Finding>) {
    let granted_by_state = matches!(line.scheme.as_str(), "DETR" | "DSIL" | "DSID" | "DPV");
    let Some(requested) = line.requested_on else { return };
    if !granted_by_state || line.state != Some(FundingState::Requested) {
        return;
    }
    let Some(limit) = threshold(case.dossier, "F11_DELAI_ARRETE", Some(requested.year())) else { return };
    let last = requested.year() + limit.value.round() as i32;
    let Some(last_day) = NaiveDate::from_ymd_opt(last, 12, 31) else { return };
    if case.today > last_day {
        let message = format!(
            "{}, action « {} » : la demande du {} n’a pas été suivie d’un arrêté avant le {} ; elle est réputée rejetée. Redéposez-la, ou passez la ligne à « refusé ».",
            paying(case, line),
            named(account.action),
            long_date(requested),
            long_date(last_day),
        );
        About::new(found, RegisterName::Funding, &line.id).add_by(
            &limit,
            "F11",
            Severity::Warning,
            "state",
            message,
        );
    }
}
