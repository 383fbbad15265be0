//! What a dossier changes in the lists of reference. See [`crate::lists`].

use super::record;
use crate::lists::ListName;
use crate::value::Kind;
use crate::vocabulary::Vocabulary;

record! {
    /// An entry of a list of reference: one the dossier adds, or changes.
    Reference in References {
        "" {
            list: Option<ListName>, required = Kind::Choice { options: ListName::choices() }, "Liste", "";
            code: String, required = Kind::line(), "Code", "Court et sans espace : il est gardé par les fiches qui s’en servent.";
            label: String, required = Kind::line(), "Libellé", "";
            group: String = Kind::line(), "Regroupement", "Le financeur d’un dispositif, l’axe d’un thème, le secteur d’un levier.";
            value: Option<f64> = Kind::Number { unit: String::new() }, "Valeur", "Pour un seuil seulement. Vide : la règle ne s’applique pas.";
            unit: String = Kind::line(), "Unité", "";
            valid_from: Option<i32> = Kind::Year, "Valable depuis", "";
            valid_to: Option<i32> = Kind::Year, "Valable jusqu’en", "";
            source: String = Kind::line(), "Source", "Le texte, l’article, l’année.";
            to_check: Option<bool> = Kind::YesNo, "Source à vérifier ?", "";
            note: String = Kind::Text, "Note", "";
        }
    }
}
