//! Who the contract is about: the territory, its intercommunalities, their communes (D1).

use super::record;
use crate::value::{Choice, Kind};

record! {
    /// The territory of the contract: one intercommunality, or a grouping of several (PETR, pays).
    /// There is exactly one record.
    Territory in Territory {
        "" {
            name: String, required = Kind::line(), "Nom du territoire", "Le nom qui figure sur la couverture et dans les parties au contrat. Pour un contrat à plusieurs intercommunalités, celui du pôle ou du pays.";
            short_name: String = Kind::line(), "Nom court", "Le nom employé dans la suite du contrat, par exemple « la communauté de communes ».";
            bearer_form: String = Kind::Choice { options: legal_forms() }, "Nature de la structure porteuse", "Remplie d’après l’intercommunalité choisie ; à changer si un syndicat ou un PETR porte le contrat.";
            siren: String = Kind::Siren, "SIREN de la structure porteuse", "Neuf chiffres.";
            address: String = Kind::Text, "Adresse du siège", "";
            president: String = Kind::line(), "Président ou présidente", "Prénom et nom.";
            area: Option<f64> = Kind::Number { unit: "km²".to_owned() }, "Superficie", "Indiquez la source dans la présentation du territoire.";
            fictional: Option<bool> = Kind::YesNo, "Territoire fictif ?", "Pour un exemple ou une formation : la mention est imprimée sur la couverture.";
            council: Option<bool> = Kind::YesNo, "Conseil de développement ?", "Attendu des intercommunalités de plus de 50 000 habitants et des PETR.";
            manager_name: String = Kind::line(), "Chef ou cheffe de projet", "La personne que les partenaires peuvent joindre.";
            manager_role: String = Kind::line(), "Fonction", "";
            manager_email: String = Kind::line(), "Courriel professionnel", "Reste dans le dossier ; n’est imprimé que si un document le demande.";
            manager_phone: String = Kind::line(), "Téléphone", "";
        }
    }
}

record! {
    /// An intercommunality with its own tax regime, as the national list describes it.
    /// Populations are numbers of inhabitants, at the list's vintage.
    Epci in Epcis {
        "" {
            name: String, required = Kind::line(), "Nom", "";
            siren: String, required = Kind::Siren, "SIREN", "";
            legal_form: String = Kind::Choice { options: legal_forms() }, "Nature juridique", "";
            tax_regime: String = Kind::Choice { options: tax_regimes() }, "Régime fiscal", "";
            departments: String = Kind::line(), "Département(s)", "";
            region: String = Kind::line(), "Région", "";
            total_population: Option<f64> = Kind::Number { unit: "hab.".to_owned() }, "Population totale", "";
            municipal_population: Option<f64> = Kind::Number { unit: "hab.".to_owned() }, "Population municipale", "";
            population_year: Option<i32> = Kind::Year, "Millésime des populations", "";
            source: String = Kind::line(), "Source", "";
        }
    }
}

record! {
    /// A commune of the perimeter.
    Commune in Communes {
        "" {
            name: String, required = Kind::line(), "Commune", "";
            insee: String, required = Kind::Insee, "Code INSEE", "";
            siren: String = Kind::Siren, "SIREN", "";
            epci: String = Kind::Link { register: super::RegisterName::Epcis }, "Intercommunalité", "";
            department: String = Kind::line(), "Département", "";
            total_population: Option<f64> = Kind::Number { unit: "hab.".to_owned() }, "Population totale", "";
            municipal_population: Option<f64> = Kind::Number { unit: "hab.".to_owned() }, "Population municipale", "";
        }
    }
}

/// The legal forms of a structure that may bear a contract, by the code of the national list.
#[must_use]
pub fn legal_forms() -> Vec<Choice> {
    [
        ("CC", "Communauté de communes"),
        ("CA", "Communauté d’agglomération"),
        ("CU", "Communauté urbaine"),
        ("METRO", "Métropole"),
        ("MET69", "Métropole à statut particulier (Lyon)"),
        ("PETR", "Pôle d’équilibre territorial et rural"),
        ("SM", "Syndicat mixte"),
        ("PNR", "Parc naturel régional"),
        ("autre", "Autre groupement"),
    ]
    .map(|(code, label)| Choice { code: code.to_owned(), label: label.to_owned() })
    .to_vec()
}

fn tax_regimes() -> Vec<Choice> {
    [("FPU", "Fiscalité professionnelle unique"), ("FA", "Fiscalité additionnelle")]
        .map(|(code, label)| Choice { code: code.to_owned(), label: label.to_owned() })
        .to_vec()
}
