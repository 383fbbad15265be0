//! The parties to the contract.

use chrono::NaiveDate;

use super::record;
use crate::value::Kind;
use crate::vocabulary::{Civility, SignatoryRole, Vocabulary};

record! {
    /// A party that signs, or attends the signature.
    Signatory in Signatories {
        "" {
            organisation: String, required = Kind::line(), "Structure", "Le nom complet, tel qu’il doit être imprimé.";
            role: Option<SignatoryRole>, required = Kind::Choice { options: SignatoryRole::choices() }, "Qualité dans le contrat", "";
            civility: Option<Civility> = Kind::Choice { options: Civility::choices() }, "Civilité", "";
            name: String, required = Kind::line(), "Représentée par", "Prénom et nom.";
            title: String, required = Kind::line(), "Fonction", "Par exemple : présidente, préfet, maire.";
            short_name: String = Kind::line(), "Ci-après désignée", "Le nom court employé dans la suite du contrat.";
            deliberation_number: String = Kind::line(), "Numéro de délibération", "L’acte qui autorise à signer. Sans objet pour l’État.";
            deliberation_date: Option<NaiveDate> = Kind::Date, "Date de délibération", "";
        }
    }
}
