//! What can be wrong with a dossier file, in the words shown to the person who opened it.

use std::path::PathBuf;

/// Why a file cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not a dossier.
    #[error(
        "« {} » n’est pas un dossier Canevas. Choisissez un fichier .crte, ou importez un fichier .json exporté par Canevas.", .0.display()
    )]
    NotOurs(PathBuf),
    /// The file was written by a later version.
    #[error(
        "« {} » vient d’une version plus récente de Canevas (schéma {found}, cette version lit le {known}). Mettez Canevas à jour pour l’ouvrir ; le fichier n’a pas été modifié.", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The schema this program knows.
        known: i64,
    },
    /// The file is damaged.
    #[error(
        "« {} » est endommagé ({detail}). Reprenez une copie ou une sauvegarde antérieure ; le fichier n’a pas été modifié.", path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite found.
        detail: String,
    },
    /// Another program holds the file.
    #[error("« {} » est déjà ouvert par une autre fenêtre ou un autre programme. Fermez-le, puis réessayez.", .0.display())]
    InUse(PathBuf),
    /// A file stands where a new one was to be written.
    #[error("« {} » existe déjà. Choisissez un autre nom, ou déplacez ce fichier.", .0.display())]
    Exists(PathBuf),
    /// The file is not there.
    #[error("« {} » est introuvable. Vérifiez le nom et le dossier.", .0.display())]
    Missing(PathBuf),
    /// The disk refused.
    #[error("L’enregistrement a échoué : {0}. Vérifiez l’espace disponible et les droits sur le dossier.")]
    Disk(#[from] std::io::Error),
    /// SQLite refused.
    #[error("L’enregistrement a échoué : {0}. Vérifiez l’espace disponible et les droits sur le dossier.")]
    Sqlite(#[from] rusqlite::Error),
    /// A stored value cannot be read.
    #[error("Le dossier contient une valeur illisible ({0}). Reprenez une copie antérieure.")]
    Value(String),
}
