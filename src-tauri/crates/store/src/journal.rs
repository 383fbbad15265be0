//! The journal: each edit with its changeset, in the same transaction; undo and redo from it.

use chrono::NaiveDateTime;
use model::register::RegisterName;
use rusqlite::session::{ConflictAction, Session, invert_strm};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::StoreError;

/// Who makes an edit, when, and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Stamp<'a> {
    /// The edit's identifier (UUIDv7), so that copies of a dossier can be compared.
    pub id: &'a str,
    /// The time, local to the person.
    pub at: NaiveDateTime,
    /// The person.
    pub author: &'a str,
    /// What the edit is called.
    pub label: &'a str,
}

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The edit's identifier.
    pub id: String,
    /// The time.
    pub at: NaiveDateTime,
    /// The person.
    pub author: String,
    /// What the edit is called.
    pub label: String,
    /// Whether it stands: not taken back.
    pub done: bool,
}

/// Makes an edit and keeps its changeset. An edit that changes nothing leaves no entry.
pub fn record(
    connection: &mut Connection,
    stamp: &Stamp<'_>,
    make: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let mut changeset = Vec::new();
    {
        let mut session = Session::new(&transaction)?;
        for register in RegisterName::ALL {
            session.attach(Some(register.code()))?;
        }
        session.attach(Some("answers"))?;
        make(&transaction)?;
        session.changeset_strm(&mut changeset)?;
    }
    if changeset.is_empty() {
        return Ok(());
    }
    transaction.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'", [])?;
    let sql = "INSERT INTO change (id, number, at, author, label, changeset, state)
               SELECT ?1, coalesce(max(number) + 1, 1), ?2, ?3, ?4, ?5, 'done' FROM change";
    let at = stamp.at.format("%Y-%m-%dT%H:%M:%S").to_string();
    transaction.prepare_cached(sql)?.execute(params![stamp.id, at, stamp.author, stamp.label, changeset])?;
    transaction.commit()?;
    Ok(())
}

pub fn undo(connection: &mut Connection) -> Result<Option<String>, StoreError> {
    step(connection, "state = 'done' ORDER BY number DESC", "undone", |changeset| {
        let mut inverse = Vec::new();
        invert_strm(&mut changeset.as_slice(), &mut inverse)?;
        Ok(inverse)
    })
}

pub fn redo(connection: &mut Connection) -> Result<Option<String>, StoreError> {
    step(connection, "state = 'undone' ORDER BY number", "done", Ok)
}

/// Applies the changeset of one entry, or its inverse, and notes its new state.
fn step(
    connection: &mut Connection,
    which: &str,
    state: &str,
    direction: impl FnOnce(Vec<u8>) -> Result<Vec<u8>, StoreError>,
) -> Result<Option<String>, StoreError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let sql = format!("SELECT id, label, changeset FROM change WHERE {which} LIMIT 1");
    let found: Option<(String, String, Vec<u8>)> =
        transaction.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((id, label, changeset)) = found else { return Ok(None) };
    let changeset = direction(changeset)?;
    // The journal is the only writer of these tables, so its own changesets never conflict; one
    // that does means a damaged file, and nothing of it is applied.
    transaction.apply_strm(&mut changeset.as_slice(), None::<fn(&str) -> bool>, |_, _| {
        ConflictAction::SQLITE_CHANGESET_ABORT
    })?;
    transaction.execute("UPDATE change SET state = ?2 WHERE id = ?1", [id.as_str(), state])?;
    transaction.commit()?;
    Ok(Some(label))
}

const ENTRY: &str = "SELECT id, at, author, label, state FROM change";

pub fn last_done(connection: &Connection) -> Result<Option<Entry>, StoreError> {
    one(connection, &format!("{ENTRY} WHERE state = 'done' ORDER BY number DESC LIMIT 1"))
}

pub fn next_undone(connection: &Connection) -> Result<Option<Entry>, StoreError> {
    one(connection, &format!("{ENTRY} WHERE state = 'undone' ORDER BY number LIMIT 1"))
}

pub fn entries(connection: &Connection) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare(&format!("{ENTRY} ORDER BY number"))?;
    let entries = statement.query_map([], entry)?.collect::<Result<_, _>>()?;
    Ok(entries)
}

fn one(connection: &Connection, sql: &str) -> Result<Option<Entry>, StoreError> {
    Ok(connection.prepare_cached(sql)?.query_row([], entry).optional()?)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let at: String = row.get(1)?;
    let state: String = row.get(4)?;
    Ok(Entry {
        id: row.get(0)?,
        at: NaiveDateTime::parse_from_str(&at, "%Y-%m-%dT%H:%M:%S").unwrap_or_default(),
        author: row.get(2)?,
        label: row.get(3)?,
        done: state == "done",
    })
}
