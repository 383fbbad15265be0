//! The diagnostic: figures that can be checked, axes that are covered.

use super::{About, Case, Finding, Severity};
use crate::register::RegisterName;
use crate::vocabulary::{Axis, Vocabulary};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    for observation in &case.dossier.observations {
        let mut about = About::new(found, RegisterName::Observations, &observation.id);
        let title = crate::edit::title_of(observation);
        if observation.figure.is_some() && observation.year.is_none() {
            about.add("D1", Severity::Warning, "year", format!("Le constat « {title} » donne un chiffre sans année. Ajoutez-la : un chiffre sans date ne se vérifie pas."));
        }
        if observation.figure.is_some() && observation.source.is_empty() {
            about.add("D1", Severity::Warning, "source", format!("Le constat « {title} » donne un chiffre sans source. Indiquez l’organisme et la publication."));
        }
    }
    for axis in Axis::ALL {
        if !case.dossier.observations.iter().any(|observation| observation.axis == Some(*axis)) {
            let message = format!(
                "Aucun constat sur l’axe « {} ». Le diagnostic doit éclairer les trois axes.",
                axis.label()
            );
            found.push(Finding::on(RegisterName::Observations, "D3", Severity::Information, message));
        }
    }
}
