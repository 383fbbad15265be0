//! What a list of dossiers shows of a file, read without checking or locking the whole of it.

use std::path::Path;

use crate::{StoreError, journal, open};
use chrono::NaiveDateTime;
use model::vocabulary::{ActionStage, Vocabulary};
use rusqlite::OptionalExtension;

/// The head of a dossier file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The dossier's own identifier.
    pub id: String,
    /// The template of its contract.
    pub template: String,
    /// The territory's name.
    pub territory: String,
    /// Where the contract stands, by code; empty when nobody said.
    pub state: String,
    /// How many actions it has.
    pub actions: usize,
    /// How many of them are ready: « fiches action ».
    pub ready: usize,
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
    // The first schema had no state of the contract.
    let state: Option<String> = if open::schema(&connection)? == 1 {
        None
    } else {
        connection.query_row("SELECT state FROM contract", [], |row| row.get(0)).optional()?.flatten()
    };
    let count = "SELECT count(*), count(*) FILTER (WHERE stage = ?1) FROM actions";
    let (actions, ready): (u32, u32) =
        connection.query_row(count, [ActionStage::Ready.code()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Head {
        state: state.unwrap_or_default(),
        actions: actions as usize,
        ready: ready as usize,
        id: open::read_about(&connection, "id")?,
        template: open::read_about(&connection, "template")?,
        territory: territory.unwrap_or_default(),
        changed: journal::last_standing(&connection)?.map(|entry| entry.at),
    })
}
