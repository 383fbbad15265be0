//! Creating and opening files: whose they are, which schema they have, how they are locked.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};

use crate::{Access, StoreError, copy, fill, legacy, log};

/// « CRTE », in the header of every dossier file.
const APPLICATION_ID: i64 = 0x4352_5445;

/// The migrations, in order; the schema's number is how many were run.
const MIGRATIONS: [&str; 6] = [
    include_str!("../migrations/0001.sql"),
    include_str!("../migrations/0002.sql"),
    include_str!("../migrations/0003.sql"),
    include_str!("../migrations/0004.sql"),
    include_str!("../migrations/0005.sql"),
    include_str!("../migrations/0006.sql"),
];

/// The schema this program writes.
const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// Writes a new file and what `fill` puts in it. It takes its name once it is whole.
pub fn create(
    path: &Path,
    fill: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    if path.exists() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    copy::whole(path, |temporary| {
        let mut connection = Connection::open(temporary)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        let transaction = connection.transaction()?;
        migrate(&transaction, 0)?;
        fill(&transaction)?;
        transaction.commit()?;
        connection.close().map_err(|(_, error)| error.into())
    })
}

/// Opens a file after checking that it is ours, whole, and not from the future.
pub fn open(path: &Path, access: Access) -> Result<Connection, StoreError> {
    if !path.is_file() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let mut connection = match access {
        Access::Edit => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            Connection::open_with_flags(path, flags)?
        }
        Access::Read => read(path)?,
    };
    check(&connection, path).map_err(|error| told(error, path))?;
    if access == Access::Edit {
        prepare(&mut connection).map_err(|error| told(error, path))?;
        // A disk without that much room still takes the edits it has room for, and refuses by itself the rest.
        let _ = log::lengthen(path);
    }
    Ok(connection)
}

/// Opens a file to read it. Without a log beside it the file is all there is: SQLite is told so,
/// else it would want to write a log of its own, which a read-only share refuses.
pub fn read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if log::beside(path).exists() {
        return Ok(Connection::open_with_flags(path, flags)?);
    }
    let absolute = std::path::absolute(path)?;
    let address: String = absolute.to_string_lossy().replace('\\', "/").bytes().map(escaped).collect();
    let separator = if address.starts_with('/') { "" } else { "/" };
    let address = format!("file:{separator}{address}?immutable=1");
    Ok(Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// A byte of a path in an address: letters, digits and a few signs as they are, the rest escaped.
fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    ours(connection, path)?;
    let verdict: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), detail: verdict }) }
}

/// Whether the file is a dossier that this program can read.
pub fn ours(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    connection.busy_timeout(std::time::Duration::from_millis(300))?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    let found = schema(connection)?;
    if found > SCHEMA {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: SCHEMA });
    }
    Ok(())
}

/// Locks the file, asks for every commit to reach the disk, and brings the schema up to date.
fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", log::PAGES)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let found = schema(connection)?;
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    migrate(&transaction, found)?;
    transaction.commit()?;
    Ok(())
}

fn migrate(connection: &Connection, from: i64) -> Result<(), StoreError> {
    let done = usize::try_from(from).unwrap_or(0);
    // What an earlier schema held is read before its tables go, and written back in the present form.
    let held = if from == 1 { Some(legacy::load_1(connection)?) } else { None };
    for migration in &MIGRATIONS[done.min(MIGRATIONS.len())..] {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "user_version", SCHEMA)?;
    if let Some(dossier) = held {
        connection.execute("DELETE FROM answers", [])?;
        fill(connection, &dossier)?;
    }
    Ok(())
}

pub fn schema(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Puts SQLite's refusals in the words of the person who opened the file.
pub fn told(error: StoreError, path: &Path) -> StoreError {
    let StoreError::Sqlite(sqlite) = error else { return error };
    match sqlite.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotOurs(path.to_owned()),
        Some(ErrorCode::DatabaseCorrupt) => {
            StoreError::Damaged { path: path.to_owned(), detail: sqlite.to_string() }
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::InUse(path.to_owned()),
        _ => StoreError::Sqlite(sqlite),
    }
}

pub fn write_about(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO about (name, value) VALUES (?1, ?2)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.execute(sql, [name, value])?;
    Ok(())
}

pub fn read_about(connection: &Connection, name: &str) -> Result<String, StoreError> {
    let value = connection
        .query_row("SELECT value FROM about WHERE name = ?1", [name], |row| row.get(0))
        .optional()?;
    Ok(value.unwrap_or_default())
}
