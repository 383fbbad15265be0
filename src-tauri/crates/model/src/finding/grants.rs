//! What the law says of subsidies: the owner's share, the ceiling and the cumulation of State grants.
//!
//! The thresholds are data, dated and sourced ([`crate::lists`]); what is compared is written here.

use chrono::Datelike;

use super::finance::tolerance;
use super::strategy::named;
use super::{About, Case, Finding, Severity};
use crate::ledger::Account;
use crate::lists::{Threshold, threshold};
use crate::money::Cents;
use crate::register::RegisterName;
use crate::register::funding::FundingLine;
use crate::vocabulary::{ActionStage, FunderLevel, FundingNature, FundingState, LeadCompetence};

/// The State's investment grants whose total is capped (CGCT, art. R. 2334-27).
const CAPPED: [&str; 4] = ["DETR", "DSIL", "DSID", "DPV"];

pub(super) fn check(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    if account.lines.is_empty() || account.unsettled() {
        return;
    }
    owner_share(case, account, found);
    lead_share(case, account, found);
    ceiling(case, account, found);
    detr_alone(account, found);
    one_green_fund(account, found);
    leader(case, account, found);
}

/// The year whose thresholds apply to an action: the one it starts in, else the present one.
fn year(case: &Case<'_>, account: &Account<'_>) -> Option<i32> {
    Some(account.action.start.unwrap_or(case.today).year())
}

/// The lines that are not refused.
fn kept<'a>(account: &'a Account<'_>) -> impl Iterator<Item = &'a FundingLine> {
    account.lines.iter().copied().filter(|line| line.state != Some(FundingState::Refused))
}

fn amount<'a>(lines: impl Iterator<Item = &'a FundingLine>) -> Cents {
    lines.filter_map(|line| line.amount).sum()
}

fn level(case: &Case<'_>, line: &FundingLine) -> Option<FunderLevel> {
    case.dossier.funders.iter().find(|funder| funder.id == line.funder).and_then(|funder| funder.level)
}

/// Whether a line is private money: patronage, a private funder, or a line that says so. A loan never is,
/// whoever lends: the owner pays it back, and it counts in the owner's share.
fn private(case: &Case<'_>, line: &FundingLine) -> bool {
    if matches!(line.nature, Some(FundingNature::Loan | FundingNature::OwnFunds)) {
        return false;
    }
    match line.public {
        Some(public) => !public,
        None => {
            line.nature == Some(FundingNature::Patronage) || level(case, line) == Some(FunderLevel::Private)
        }
    }
}

/// An amount times a percentage, in cents, rounded up: a share is reached or it is not.
fn share(percent: f64, of: Cents) -> Cents {
    let points = (percent * 100.0).round() as i128;
    let exact = i128::from(of.0) * points;
    Cents(i64::try_from((exact + 9_999).div_euclid(10_000)).unwrap_or(i64::MAX))
}

/// What the owner's share is measured against: C − V, the investment less private money. None when the
/// rule does not apply: a private owner, no investment, or a project whose plan is not closed yet.
fn public_base(case: &Case<'_>, account: &Account<'_>) -> Option<Cents> {
    let action = account.action;
    let closed = account.sums.missing().0.abs() <= tolerance(case).0.max(0);
    let applies = action.owner_private != Some(true) && (action.stage == Some(ActionStage::Ready) || closed);
    let private = amount(kept(account).filter(|line| private(case, line)));
    let base = account.investment().filter(|_| applies)? - private;
    (base > Cents(0)).then_some(base)
}

/// F2: a public owner pays at least 20 % of what public persons bring to an investment (CGCT, art.
/// L. 1111-10, III). Private money is out of the base. A derogation is recorded, never judged.
fn owner_share(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    let Some(limit) = threshold(case.dossier, "F2_PART_MAITRE_OUVRAGE", year(case, account)) else { return };
    let Some(base) = public_base(case, account) else { return };
    let (own, needed) = (account.sums.own_share(), share(limit.value, base));
    if own < needed {
        let message = format!(
            "« {} » : le maître d’ouvrage apporte {}, soit {} des financements publics ({}). Il en faut {}, soit {} : il manque {}. Revoyez le plan, ou notez la dérogation et l’acte qui la permet.",
            named(account.action),
            own.print(),
            own.share_of(base),
            base.print(),
            percent(&limit),
            needed.print(),
            (needed - own).print(),
        );
        About::new(found, RegisterName::Actions, &account.action.id).add_by(
            &limit,
            "F2",
            Severity::Warning,
            "total_cost",
            message,
        );
    }
}

fn percent(limit: &Threshold) -> String {
    format!("{}\u{a0}%", crate::french::number(limit.value))
}

/// F3: in a shared competence that has a lead authority, when the Region and the Department both pay, the
/// owner's share is raised to 30 % (CGCT, art. L. 1111-9). The agent says whether the competence is one.
fn lead_share(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    let lead = account.action.lead_competence.is_some_and(|competence| competence != LeadCompetence::No);
    let pays = |wanted: FunderLevel| kept(account).any(|line| level(case, line) == Some(wanted));
    if !lead || !pays(FunderLevel::Region) || !pays(FunderLevel::Department) {
        return;
    }
    let Some(limit) = threshold(case.dossier, "F3_PART_CHEF_DE_FILE", year(case, account)) else { return };
    let Some(base) = public_base(case, account) else { return };
    let (own, needed) = (account.sums.own_share(), share(limit.value, base));
    if own < needed {
        let message = format!(
            "« {} » : la Région et le Département financent une compétence à chef de file. Le maître d’ouvrage apporterait {} ; {} des financements publics feraient {}. À vérifier avec la préfecture.",
            named(account.action),
            own.print(),
            percent(&limit),
            needed.print(),
        );
        About::new(found, RegisterName::Actions, &account.action.id).add_by(
            &limit,
            "F3",
            Severity::Information,
            "lead_competence",
            message,
        );
    }
}

/// F4: DETR, DSIL, DSID and DPV together stay within 80 % of the eligible cost (CGCT, art. R. 2334-27).
fn ceiling(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    let Some(limit) = threshold(case.dossier, "F4_PLAFOND_DOTATIONS", year(case, account)) else { return };
    let capped = amount(kept(account).filter(|line| CAPPED.contains(&line.scheme.as_str())));
    let Some(base) = account.action.eligible.or(account.action.total_cost) else { return };
    let points = (limit.value * 100.0).round() as i128;
    let most = Cents(i64::try_from(i128::from(base.0) * points / 10_000).unwrap_or(i64::MAX));
    if capped > most {
        let message = format!(
            "« {} » : les dotations de l’État (DETR, DSIL, DSID, DPV) font {} pour une assiette de {}. Le plafond est de {}, soit {} : {} de trop.",
            named(account.action),
            capped.print(),
            base.print(),
            percent(&limit),
            most.print(),
            (capped - most).print(),
        );
        About::new(found, RegisterName::Actions, &account.action.id).add_by(
            &limit,
            "F4",
            Severity::Warning,
            "eligible",
            message,
        );
    }
}

/// F5: the DETR is not cumulated with the programmes of annex VII to the CGCT, such as programme 175
/// (CGCT, art. L. 2334-38 and R. 2334-19).
fn detr_alone(account: &Account<'_>, found: &mut Vec<Finding>) {
    let has = |scheme: &str| kept(account).any(|line| line.scheme == scheme);
    if has("DETR") && has("P175") {
        let message = format!(
            "« {} » cumule la DETR et le programme 175 (patrimoines), ce que le code interdit. Retirez l’une des deux lignes.",
            named(account.action)
        );
        About::new(found, RegisterName::Actions, &account.action.id).add(
            "F5",
            Severity::Warning,
            "total_cost",
            message,
        );
    }
}

/// F6: an action paid by the territorial envelope of the Fonds vert (PCAET) takes no other part of that
/// fund (instruction du 28 février 2025).
fn one_green_fund(account: &Account<'_>, found: &mut Vec<Finding>) {
    let territorial = kept(account).any(|line| line.scheme == "FONDS_VERT_PCAET");
    let other =
        kept(account).any(|line| line.scheme.starts_with("FONDS_VERT") && line.scheme != "FONDS_VERT_PCAET");
    if territorial && other {
        let message = format!(
            "« {} » reçoit deux fois le Fonds vert : l’enveloppe PCAET ne se cumule pas avec une autre mesure sur la même action. Retirez l’une des deux lignes.",
            named(account.action)
        );
        About::new(found, RegisterName::Actions, &account.action.id).add(
            "F6",
            Severity::Warning,
            "total_cost",
            message,
        );
    }
}

/// F7: LEADER asks for the owner's own money and for one euro of other public money for four of EAFRD.
/// Both rules vary from one local action group to the next: told for information.
fn leader(case: &Case<'_>, account: &Account<'_>, found: &mut Vec<Finding>) {
    let is_leader = |line: &&FundingLine| line.scheme == "FEADER_LEADER";
    let european = amount(kept(account).filter(is_leader));
    let Some(cost) = account.action.total_cost.filter(|_| european > Cents(0)) else { return };
    let mut about = About::new(found, RegisterName::Actions, &account.action.id);
    if let Some(limit) = threshold(case.dossier, "F7_LEADER_AUTOFINANCEMENT", year(case, account)) {
        let needed = share(limit.value, cost);
        let own = account.sums.own_share();
        if own < needed {
            let message = format!(
                "« {} » : LEADER demande le plus souvent {} d’autofinancement, soit {} ; le plan en prévoit {}. La règle est propre à chaque groupe d’action locale : vérifiez la vôtre.",
                named(account.action),
                percent(&limit),
                needed.print(),
                own.print(),
            );
            about.add_by(&limit, "F7", Severity::Information, "total_cost", message);
        }
    }
    if let Some(limit) = threshold(case.dossier, "F7_LEADER_FEADER_PAR_PUBLIC", year(case, account)) {
        let aids =
            kept(account).filter(|line| !is_leader(line) && line.nature == Some(FundingNature::Subsidy));
        let public = amount(aids.filter(|line| !private(case, line)));
        let most = Cents((public.0 as f64 * limit.value).round() as i64);
        if european > most {
            let message = format!(
                "« {} » : {} de LEADER pour {} d’autres aides publiques. On compte le plus souvent {} € de LEADER pour 1 € d’aide publique, soit {} au plus. La règle est propre à chaque groupe d’action locale : vérifiez la vôtre.",
                named(account.action),
                european.print(),
                public.print(),
                crate::french::number(limit.value),
                most.print(),
            );
            about.add_by(&limit, "F7", Severity::Information, "total_cost", message);
        }
    }
}
