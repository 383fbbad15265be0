//! Where each rule comes from.

/// The text a rule rests on, with its year. Rules of the application say so: they come from published
/// criticism of the contracts, not from a text.
#[must_use]
pub fn source_of(rule: &str) -> &'static str {
    match rule {
        "A1" => {
            "Clause « Validation des actions » de CRTE signés (contrats non nommés, lus en extrait), à vérifier"
        }
        "C5" => {
            "Rapport des inspections générales sur les CRTE (IGEDD, 2022) : évaluation environnementale préalable, à vérifier"
        }
        "C6" => {
            "Rapport des inspections générales sur les CRTE (IGEDD, 2022) : inventaires peu hiérarchisés, à vérifier"
        }
        "C8" => "Schéma ouvert « projets-territoire » 0.1.0 ; clé de contrôle des numéros SIREN et SIRET",
        "C11" => "Parties au contrat : contrats signés (Grand Lac, Grand Chambéry)",
        "F1" | "C2" => "Arithmétique du plan de financement",
        "F5" => "CGCT, art. L. 2334-38 et R. 2334-19, et instruction du 28 février 2025 (NOR ATDB2506163J)",
        "F6" => "Instruction du 28 février 2025 (NOR ATDB2506163J)",
        "F8" => "Logique du plan de financement",
        "F10" => "Pratique de certaines préfectures (à confirmer pour chaque dispositif)",
        "R1" | "R2" | "R3" => "Modèle du document",
        _ => "Règle de l’application, sans texte officiel",
    }
}
