//! The table of the files kept in a dossier: bytes found by their fingerprint.

use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::version::fingerprint;

/// Keeps some bytes. Gives their fingerprint; bytes already there are kept once.
pub fn keep(connection: &Connection, bytes: &[u8]) -> Result<String, StoreError> {
    let fingerprint = fingerprint(bytes);
    let sql = "INSERT INTO contents (fingerprint, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    connection.execute(sql, params![fingerprint, bytes])?;
    Ok(fingerprint)
}

/// The bytes of this fingerprint; none when the dossier came without them.
pub fn bytes(connection: &Connection, fingerprint: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT bytes FROM contents WHERE fingerprint = ?1";
    Ok(connection.query_row(sql, [fingerprint], |row| row.get(0)).optional()?)
}
