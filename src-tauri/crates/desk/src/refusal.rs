//! Why a command cannot be done: a code the screen acts on, and the sentence a person reads.

use model::edit::EditError;
use model::template::Fault;
use paper::error::PressError;
use serde::Serialize;
use store::StoreError;
use ts_rs::TS;

/// A refusal. Nothing was changed.
///
/// The sentence is written here, once, for the window and the command line alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message}")]
pub struct Refusal {
    /// What the screen acts on.
    pub code: RefusalCode,
    /// What happened, where, and what to do.
    pub message: String,
}

/// The kinds of refusal. A code exists only if a host acts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RefusalCode {
    /// The value does not fit the field: shown beside it.
    BadValue,
    /// The dossier, record or document is not there any more: the screen goes back.
    Gone,
    /// The file is not a dossier, is damaged, or comes from a later version.
    BadFile,
    /// The disk refused: the edit is kept on screen and tried again.
    Disk,
    /// The document could not be printed.
    Paper,
    /// The final document waits for blocking points à revoir: the screen leads to them.
    NotReady,
    /// The person gave up: nothing was done, and nothing is said of it.
    GivenUp,
    /// The request itself is wrong.
    BadRequest,
    /// A fault of the program, written in its log.
    Bug,
}

impl Refusal {
    /// A refusal of this kind.
    #[must_use]
    pub fn new(code: RefusalCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The dossier or record is not there any more.
    #[must_use]
    pub fn gone() -> Self {
        Self::new(
            RefusalCode::Gone,
            "Cette fiche n’existe plus dans le dossier. Revenez à la liste ; rien d’autre n’a changé.",
        )
    }

    /// A file with faults, each on a line of its own.
    #[must_use]
    pub fn faulty(file: &str, faults: &[Fault]) -> Self {
        let lines: Vec<String> = faults.iter().map(|fault| format!("\n- {fault}")).collect();
        let message = format!("« {file} » ne peut pas être lu :{}", lines.concat());
        Self::new(RefusalCode::BadFile, message)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::NotOurs(_)
            | StoreError::Newer { .. }
            | StoreError::Damaged { .. }
            | StoreError::InUse(_)
            | StoreError::Exists(_)
            | StoreError::Missing(_)
            | StoreError::Value(_) => RefusalCode::BadFile,
            StoreError::Disk(_) | StoreError::Sqlite(_) => RefusalCode::Disk,
        };
        Self::new(code, error.to_string())
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<EditError> for Refusal {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Value(bad) => Self::new(RefusalCode::BadValue, bad.0),
            EditError::Unknown => Self::gone(),
        }
    }
}

impl From<PressError> for Refusal {
    fn from(error: PressError) -> Self {
        Self::new(RefusalCode::Paper, error.to_string())
    }
}
