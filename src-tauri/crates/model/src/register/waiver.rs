//! Points à revoir that are set aside, each with its reason.

use chrono::NaiveDate;

use super::record;
use crate::value::Kind;

record! {
    /// A finding the agent sets aside, or a derogation: the rule, the record it is about, and why. The
    /// application records it and does not judge it.
    Waiver in Waivers {
        "" {
            rule: String, required = Kind::line(), "Règle", "Par exemple F2.";
            register: String = Kind::line(), "Registre", "";
            record: String = Kind::line(), "Fiche", "";
            field: String = Kind::line(), "Champ", "";
            subject: String = Kind::line(), "Point écarté", "";
            reason: String, required = Kind::Text, "Motif", "Pourquoi ce point n’appelle pas de correction.";
            reference: String = Kind::line(), "Référence", "L’acte ou l’article qui le permet. Nécessaire pour une dérogation à la participation minimale.";
            date: Option<NaiveDate> = Kind::Date, "Noté le", "";
        }
    }
}
