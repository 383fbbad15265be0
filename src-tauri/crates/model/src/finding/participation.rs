//! The place of actors and residents: facts told, never a score.

use chrono::Datelike;

use super::{About, Case, Finding, Severity};
use crate::lists::threshold;
use crate::register::RegisterName;
use crate::vocabulary::{ActorFamily, BodyKind, ContributionState, Engagement, Participation, Vocabulary};

/// O4: a family of actors is absent from the mobilisation: nobody of it was met.
pub(super) fn families(case: &Case<'_>, found: &mut Vec<Finding>) {
    if case.dossier.actors.is_empty() {
        return;
    }
    for family in ActorFamily::ALL {
        let met = case.dossier.actors.iter().any(|actor| {
            actor.family == Some(*family)
                && matches!(
                    actor.engagement,
                    Some(Engagement::Met | Engagement::Committed | Engagement::Signatory)
                )
        });
        if !met {
            let message = format!(
                "Aucun acteur de la famille « {} » n’a été rencontré. Voyez qui manque autour de la table.",
                family.label()
            );
            found.push(Finding::on(RegisterName::Actors, "O4", Severity::Information, message));
        }
    }
}

/// C7: actions that neither the social economy nor the residents have a part in.
pub(super) fn social_economy(case: &Case<'_>, found: &mut Vec<Finding>) {
    let actions = &case.dossier.actions;
    if actions.len() < 5 {
        return;
    }
    let social: std::collections::HashSet<&str> =
        case.dossier.actors.iter().filter(|actor| actor.social()).map(|actor| actor.id.as_str()).collect();
    let part = |action: &crate::register::action::Action| {
        social.contains(action.owner_actor.as_str())
            || action.partners.iter().any(|partner| social.contains(partner.as_str()))
    };
    if !actions.iter().any(part) {
        let message = format!(
            "Aucune des {} actions n’est portée par un acteur de l’économie sociale et solidaire, ni menée avec lui.",
            actions.len()
        );
        found.push(Finding::on(RegisterName::Actions, "C7", Severity::Information, message));
    }
    if !actions.iter().any(|action| action.participation == Some(Participation::CoConstruction)) {
        let message = format!(
            "Aucune des {} actions n’est co-construite avec les habitants ou les acteurs.",
            actions.len()
        );
        found.push(Finding::on(RegisterName::Actions, "C7", Severity::Information, message));
    }
}

/// C10: an intercommunality of more than 50 000 inhabitants and a PETR have a development council
/// (CGCT, art. L. 5211-10-1).
pub(super) fn council(case: &Case<'_>, found: &mut Vec<Finding>) {
    let territory = &case.dossier.territory;
    let known = territory.council == Some(true)
        || case.dossier.bodies.iter().any(|body| body.kind == Some(BodyKind::DevelopmentCouncil));
    let Some(limit) =
        threshold(case.dossier, "C10_POPULATION_CONSEIL_DEVELOPPEMENT", Some(case.today.year()))
    else {
        return;
    };
    let large = case
        .dossier
        .epcis
        .iter()
        .any(|epci| epci.municipal_population.is_some_and(|count| count > limit.value));
    if known || !(large || territory.bearer_form == "PETR") {
        return;
    }
    let message = format!(
        "Un conseil de développement est attendu (PETR, ou intercommunalité de plus de {} habitants) et le dossier n’en mentionne pas. Ajoutez-le aux instances, ou répondez à la question dans le territoire.",
        crate::french::number(limit.value)
    );
    About::new(found, RegisterName::Territory, &territory.id).add_by(
        &limit,
        "C10",
        Severity::Information,
        "council",
        message,
    );
}

/// O5: a contribution that was decided on has its reasoned answer.
pub(super) fn contributions(case: &Case<'_>, found: &mut Vec<Finding>) {
    for contribution in &case.dossier.contributions {
        let decided = matches!(
            contribution.state,
            Some(ContributionState::Kept | ContributionState::PartlyKept | ContributionState::NotKept)
        );
        if decided && contribution.answer.is_empty() {
            let message = format!(
                "La contribution de « {} » a reçu une suite mais pas de réponse. Dites-lui ce que vous en faites, et pourquoi.",
                contribution.author
            );
            About::new(found, RegisterName::Contributions, &contribution.id).add(
                "O5",
                Severity::Warning,
                "answer",
                message,
            );
        }
    }
}
