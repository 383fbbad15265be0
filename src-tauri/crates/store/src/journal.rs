//! The journal: each edit with its changeset, in the same transaction; undo and redo from it.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use model::edit::Operation;
use rusqlite::session::{ConflictAction, Session, invert_strm};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use crate::{StoreError, moved};

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

/// An edit that was taken back, or made again.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// What the edit is called.
    pub label: String,
    /// What was done, for a dossier in memory that was equal to the file: it is equal to it again.
    pub operations: Vec<Operation>,
}

/// What can be taken back and made again, as the journal stands. Kept in memory, so that an edit need not
/// ask the file for what it knows.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    /// The edit that undo would take back.
    pub done: Option<Entry>,
    /// The edit that redo would make again.
    pub undone: Option<Entry>,
    /// The number of the next entry.
    next: i64,
}

impl Ends {
    pub fn read(connection: &Connection) -> Result<Self, StoreError> {
        let done = one(connection, &format!("{ENTRY} WHERE state = 'done' ORDER BY number DESC LIMIT 1"))?;
        let undone = one(connection, &format!("{ENTRY} WHERE state = 'undone' ORDER BY number LIMIT 1"))?;
        let sql = "SELECT coalesce(max(number) + 1, 1) FROM change";
        Ok(Self { done, undone, next: connection.query_row(sql, [], |row| row.get(0))? })
    }
}

/// Makes an edit and keeps its changeset. An edit that changes nothing leaves no entry.
pub fn record(
    connection: &mut Connection,
    ends: &mut Ends,
    stamp: &Stamp<'_>,
    operations: &[Operation],
) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut changeset = Vec::new();
    {
        let mut session = Session::new(&transaction)?;
        // Only the tables an edit touches are watched: each costs a look at its columns.
        for table in operations.iter().map(table).collect::<BTreeSet<&str>>() {
            session.attach(Some(table))?;
        }
        operations.iter().try_for_each(|operation| crate::apply(&transaction, operation))?;
        session.changeset_strm(&mut changeset)?;
    }
    if changeset.is_empty() {
        return Ok(());
    }
    if ends.undone.is_some() {
        transaction.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'", [])?;
    }
    let sql = "INSERT INTO change (number, id, at, author, label, changeset, state)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'done')";
    let at = written_time(stamp.at);
    let values = params![ends.next, stamp.id, at, stamp.author, stamp.label, changeset];
    transaction.prepare_cached(sql)?.execute(values)?;
    transaction.commit()?;
    let (author, label) = (stamp.author.to_owned(), stamp.label.to_owned());
    let entry = Entry { id: stamp.id.to_owned(), at: stamp.at, author, label, done: true };
    *ends = Ends { done: Some(entry), undone: None, next: ends.next + 1 };
    Ok(())
}

/// The table an operation writes to.
fn table(operation: &Operation) -> &'static str {
    match operation {
        Operation::Answer { .. } => "answers",
        Operation::Insert { register, .. }
        | Operation::Set { register, .. }
        | Operation::Delete { register, .. }
        | Operation::Reorder { register, .. } => register.code(),
    }
}

pub fn undo(connection: &mut Connection) -> Result<Option<Moved>, StoreError> {
    step(connection, "state = 'done' ORDER BY number DESC", "undone", |changeset| {
        let mut inverse = Vec::new();
        invert_strm(&mut changeset.as_slice(), &mut inverse)?;
        Ok(inverse)
    })
}

pub fn redo(connection: &mut Connection) -> Result<Option<Moved>, StoreError> {
    step(connection, "state = 'undone' ORDER BY number", "done", Ok)
}

/// Applies the changeset of one entry, or its inverse, and notes its new state.
fn step(
    connection: &mut Connection,
    which: &str,
    state: &str,
    direction: impl FnOnce(Vec<u8>) -> Result<Vec<u8>, StoreError>,
) -> Result<Option<Moved>, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let sql = format!("SELECT number, label, changeset FROM change WHERE {which} LIMIT 1");
    let found: Option<(i64, String, Vec<u8>)> =
        transaction.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((number, label, changeset)) = found else { return Ok(None) };
    let changeset = direction(changeset)?;
    // The journal is the only writer of these tables, so its own changesets never conflict; one
    // that does means a damaged file, and nothing of it is applied.
    transaction.apply_strm(&mut changeset.as_slice(), None::<fn(&str) -> bool>, |_, _| {
        ConflictAction::SQLITE_CHANGESET_ABORT
    })?;
    let operations = moved::operations(&transaction, &changeset)?;
    transaction.execute("UPDATE change SET state = ?2 WHERE number = ?1", params![number, state])?;
    transaction.commit()?;
    Ok(Some(Moved { label, operations }))
}

const ENTRY: &str = "SELECT id, at, author, label, state FROM change";

/// The last edit that stands, sealed ones included: when the dossier was last changed.
pub fn last_standing(connection: &Connection) -> Result<Option<Entry>, StoreError> {
    one(connection, &format!("{ENTRY} WHERE state IN ('done', 'sealed') ORDER BY number DESC LIMIT 1"))
}

pub fn entries(connection: &Connection) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare(&format!("{ENTRY} ORDER BY number"))?;
    let entries = statement.query_map([], entry)?.collect::<Result<_, _>>()?;
    Ok(entries)
}

fn one(connection: &Connection, sql: &str) -> Result<Option<Entry>, StoreError> {
    Ok(connection.prepare_cached(sql)?.query_row([], entry).optional()?)
}

/// A time as the tables keep it.
pub fn written_time(at: NaiveDateTime) -> String {
    at.format(TIME).to_string()
}

/// A time read back; the epoch for one that cannot be read.
pub fn read_time(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, TIME).unwrap_or_default()
}

const TIME: &str = "%Y-%m-%dT%H:%M:%S";

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let (at, state): (String, String) = (row.get(1)?, row.get(4)?);
    Ok(Entry {
        id: row.get(0)?,
        at: read_time(&at),
        author: row.get(2)?,
        label: row.get(3)?,
        done: matches!(state.as_str(), "done" | "sealed"),
    })
}
