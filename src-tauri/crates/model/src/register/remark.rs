//! What the people who write the dossier tell one another about a field.

use chrono::NaiveDate;

use super::record;
use crate::value::Kind;
use crate::vocabulary::{RemarkKind, Vocabulary};

record! {
    /// A comment on a field, or something to be done there. It is about a field of a record, or about a
    /// question: `register` is then the template, and `record` is empty. It stays in the dossier: no document
    /// prints it.
    Remark in Remarks {
        "" {
            kind: Option<RemarkKind> = Kind::Choice { options: RemarkKind::choices() }, "Nature", "";
            text: String = Kind::Text, "Texte", "";
            register: String = Kind::line(), "Registre", "";
            record: String = Kind::line(), "Fiche", "";
            field: String = Kind::line(), "Champ", "";
            author: String = Kind::line(), "Auteur", "";
            date: Option<NaiveDate> = Kind::Date, "Noté le", "";
            done: Option<bool> = Kind::YesNo, "Traité", "";
        }
    }
}
