//! Why a document could not be printed.

use thiserror::Error;
use typst::diag::SourceDiagnostic;

/// A document could not be printed. Each message says in French what failed, where, and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PressError {
    /// The typesetter refused the layout. The dossier is not at fault: the house style is.
    #[error(
        "La mise en page de « {title} » a échoué ({detail}). Vos données sont intactes : \
         réessayez, puis signalez ce message si l’échec se répète."
    )]
    Layout {
        /// The document's title.
        title: String,
        /// What the typesetter answered, in its own words.
        detail: String,
    },
    /// The pages exist but would make a PDF that breaks the accessibility or archiving standard.
    #[error(
        "Le PDF de « {title} » ne peut pas être écrit sans perdre son accessibilité ({detail}). \
         L’aperçu reste utilisable : signalez ce message pour que le modèle soit corrigé."
    )]
    Export {
        /// The document's title.
        title: String,
        /// What the exporter answered, in its own words.
        detail: String,
    },
    /// The PDF, read back, is not what it should be.
    #[error(
        "Le PDF de « {title} », relu, n’est pas complet : {detail}. Rien n’a été écrit : \
         réessayez, puis signalez ce message si l’échec se répète."
    )]
    Proof {
        /// The document's title.
        title: String,
        /// What is not as it should be.
        detail: String,
    },
    /// A file of the dossier that is to be printed in annex cannot be.
    #[error(
        "« {name} » ne peut pas être imprimée en annexe de « {title} » : {detail}. Remplacez ce fichier, \
         ou décochez « Imprimer en annexe » dans sa fiche."
    )]
    Piece {
        /// The document's title.
        title: String,
        /// The name of the file.
        name: String,
        /// Why.
        detail: String,
    },
    /// An hour that no PDF can carry, such as a year beyond 9999.
    #[error(
        "La date du PDF de « {title} » n’est pas valable : {timestamp}. \
         Vérifiez la date et l’heure de l’ordinateur, puis relancez l’export."
    )]
    Timestamp {
        /// The document's title.
        title: String,
        /// The hour that was given.
        timestamp: String,
    },
    /// An embedded font could not be read: the program itself is damaged.
    #[error(
        "Une police du programme est illisible ; la planche « {title} » ne peut pas être dessinée. \
         Réinstallez Canevas."
    )]
    Font {
        /// The board's title.
        title: String,
    },
    /// A board's file could not be put together.
    #[error(
        "La planche « {title} » n’a pas pu être écrite ({detail}). Vos données sont intactes : \
         réessayez, puis signalez ce message si l’échec se répète."
    )]
    Board {
        /// The board's title.
        title: String,
        /// What the writer answered, in its own words.
        detail: String,
    },
}

/// What the typesetter refuses, in its own words: the first reasons, the others following from them.
pub(crate) fn detail(refusals: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = refusals.iter().take(3).map(|refusal| refusal.message.as_str()).collect();
    messages.join(" ; ")
}
