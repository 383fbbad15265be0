//! What a list of dossiers shows of a file, read without checking or locking the whole of it.

use std::path::Path;

use crate::{StoreError, journal, open};
use chrono::NaiveDateTime;

/// The head of a dossier file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The dossier's own identifier.
    pub id: String,
    /// The template of its contract.
    pub template: String,
    /// The territory's name.
    pub territory: String,
    /// When it was last edited; none for a dossier nobody edited yet.
    pub changed: Option<NaiveDateTime>,
}

/// Reads the head of a file.
///
/// # Errors
/// Like [`crate::Store::open`].
pub fn head(path: &Path) -> Result<Head, StoreError> {
    let connection = open::read(path)?;
    open::ours(&connection, path).map_err(|error| open::told(error, path))?;
    let territory: Option<String> =
        connection.query_row("SELECT name FROM territory", [], |row| row.get(0))?;
    Ok(Head {
        id: open::read_about(&connection, "id")?,
        template: open::read_about(&connection, "template")?,
        territory: territory.unwrap_or_default(),
        changed: journal::last_standing(&connection)?.map(|entry| entry.at),
    })
}
