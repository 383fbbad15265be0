//! The checks of what a template says of itself.

use super::Checker;
use crate::template::FORMAT;
use crate::template::raw::Typed;
use crate::vocabulary::{Family, TemplateStatus, Vocabulary};

impl Checker {
    pub(super) fn format(&mut self, format: &Typed<u32>) {
        match format {
            Typed::Is(format) if *format == FORMAT => {}
            Typed::Is(format) if *format > FORMAT => self.faults.add(
                "format",
                format!("Ce modèle est au format {format} ; ce programme lit le format {FORMAT}."),
                "Installez une version plus récente de Canevas, ou demandez le modèle au format 1.",
            ),
            _ => self.faults.add(
                "format",
                "Le numéro du format manque ou n’est pas reconnu.",
                "Écrivez \"format\": 1.",
            ),
        }
    }

    pub(super) fn family(&mut self, raw: &Typed<String>) -> Family {
        let Some(code) = self.optional("family", raw) else { return Family::Contract };
        Family::from_code(&code).unwrap_or_else(|| {
            let codes: Vec<&str> = Family::ALL.iter().map(|family| family.code()).collect();
            let hint = format!("Familles : {}.", codes.join(", "));
            self.faults.add("family", format!("Il n’y a pas de famille « {code} »."), hint);
            Family::Contract
        })
    }

    /// A file that says nothing is a draft: whoever begins one is not bound by it yet.
    pub(super) fn status(&mut self, raw: &Typed<String>) -> TemplateStatus {
        let Some(code) = self.optional("status", raw) else { return TemplateStatus::Draft };
        TemplateStatus::from_code(&code).unwrap_or_else(|| {
            let hint = "Écrivez \"draft\" pour un brouillon ou \"published\" pour une version publiée.";
            self.faults.add("status", format!("« {code} » n’est pas un état de version."), hint);
            TemplateStatus::Draft
        })
    }

    pub(super) fn version(&mut self, version: &Typed<String>) -> String {
        let version = self.words("version", version);
        let parts: Vec<&str> = version.split('.').collect();
        let numbers = parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok());
        if !version.is_empty() && !numbers {
            self.faults.add(
                "version",
                format!("« {version} » n’est pas un numéro de version."),
                "Écrivez trois nombres, par exemple \"1.0.0\".",
            );
        }
        version
    }
}
