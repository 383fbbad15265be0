//! The files kept inside the dossier: what they are and what they prove. Their bytes are the store's.

use chrono::NaiveDate;

use super::{RegisterName, record};
use crate::value::Kind;
use crate::vocabulary::{AttachmentKind, Vocabulary};

/// The largest file a dossier takes, in bytes: 10 Mo. Said before a file is chosen.
pub const LARGEST_FILE: u64 = 10_000_000;
/// The most a dossier's files may weigh together, in bytes: 100 Mo.
pub const LARGEST_TOTAL: u64 = 100_000_000;

record! {
    /// A file kept in the dossier. The fingerprint is the SHA-256 of its bytes, in hexadecimal; the JSON
    /// form of a dossier has the record without the bytes.
    Attachment in Attachments {
        "" {
            title: String, required = Kind::line(), "Pièce", "Ce que c’est, en quelques mots.";
            kind: Option<AttachmentKind>, required = Kind::Choice { options: AttachmentKind::choices() }, "Type", "";
            file_name: String = Kind::line(), "Fichier", "";
            size: Option<f64> = Kind::Number { unit: "octets".to_owned() }, "Taille", "";
            fingerprint: String = Kind::line(), "Empreinte", "";
            date: Option<NaiveDate> = Kind::Date, "Date de la pièce", "";
            annexed: Option<bool> = Kind::YesNo, "Imprimer en annexe ?", "Oui : le fichier, PDF ou image, suit les annexes du contrat, après une page de titre.";
            action: String = Kind::Link { register: RegisterName::Actions }, "Action", "";
            meeting: String = Kind::Link { register: RegisterName::Meetings }, "Séance", "";
            signatory: String = Kind::Link { register: RegisterName::Signatories }, "Signataire", "";
            funder: String = Kind::Link { register: RegisterName::Funders }, "Financeur", "";
        }
    }
}
