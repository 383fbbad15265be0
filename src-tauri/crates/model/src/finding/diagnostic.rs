//! The diagnostic: figures that can be checked, axes that are covered.

use super::{About, Finding, Severity, Target};
use crate::dossier::Dossier;
use crate::register::RegisterName;
use crate::vocabulary::{Axis, Vocabulary};

pub(super) fn check(dossier: &Dossier, found: &mut Vec<Finding>) {
    for observation in &dossier.observations {
        let mut about = About::new(found, RegisterName::Observations, &observation.id);
        let title = crate::edit::title_of(observation);
        if observation.figure.is_some() && observation.year.is_none() {
            about.add("D1", Severity::Warning, "year", format!("Le constat « {title} » donne un chiffre sans année. Ajoutez-la : un chiffre sans date ne se vérifie pas."));
        }
        if observation.figure.is_some() && observation.source.is_empty() {
            about.add("D1", Severity::Warning, "source", format!("Le constat « {title} » donne un chiffre sans source. Indiquez l’organisme et la publication."));
        }
        for (field, empty, what) in [
            ("statement", observation.statement.is_empty(), "son énoncé"),
            ("axis", observation.axis.is_none(), "son axe"),
            ("nature", observation.nature.is_none(), "sa nature (atout, faiblesse…)"),
        ] {
            if empty {
                let named = if title.is_empty() {
                    "Un constat".to_owned()
                } else {
                    format!("Le constat « {title} »")
                };
                about.add("D2", Severity::Warning, field, format!("{named} attend {what}."));
            }
        }
    }
    for axis in Axis::ALL {
        if !dossier.observations.iter().any(|observation| observation.axis == Some(*axis)) {
            found.push(Finding {
                rule: "D3",
                severity: Severity::Information,
                message: format!(
                    "Aucun constat sur l’axe « {} ». Le diagnostic doit éclairer les trois axes.",
                    axis.label()
                ),
                target: Target::Register { register: RegisterName::Observations },
            });
        }
    }
}
