//! The table of frozen versions: rows are added and never changed, which triggers of the schema hold.

use chrono::NaiveDateTime;
use model::dossier::Dossier;
use model::vocabulary::{VersionKind, Vocabulary};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::journal::{Stamp, read_time, written_time};

/// A frozen version, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its identifier.
    pub id: String,
    /// Its number in the dossier, from 1.
    pub number: u32,
    /// What it is.
    pub kind: VersionKind,
    /// What it is called: « Avenant 1 ».
    pub title: String,
    /// When it was frozen.
    pub at: NaiveDateTime,
    /// By whom.
    pub author: String,
    /// The template of the contract, with its version: « contrat-crte 1.2.0 ».
    pub template: String,
    /// The SHA-256 of its content, in hexadecimal.
    pub fingerprint: String,
}

const HEAD: &str = "SELECT id, number, kind, title, at, author, template, fingerprint FROM versions";

/// Freezes a dossier as it stands. The stamp's label is the version's title.
pub fn freeze(
    connection: &Connection,
    dossier: &Dossier,
    kind: VersionKind,
    template: &str,
    stamp: &Stamp<'_>,
) -> Result<(), StoreError> {
    let content = dossier.to_json();
    let sql = "INSERT INTO versions (id, number, kind, title, at, author, template, dossier, fingerprint)
               SELECT ?1, coalesce(max(number) + 1, 1), ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM versions";
    let at = written_time(stamp.at);
    let fingerprint = fingerprint(content.as_bytes());
    connection.execute(
        sql,
        params![stamp.id, kind.code(), stamp.label, at, stamp.author, template, content, fingerprint],
    )?;
    Ok(())
}

/// Every version, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<Version>, StoreError> {
    let mut statement = connection.prepare(&format!("{HEAD} ORDER BY number"))?;
    let versions = statement.query_map([], version)?.collect::<Result<_, _>>()?;
    Ok(versions)
}

/// The dossier as a version froze it. A content that is no longer the one that was frozen is refused.
pub fn content(connection: &Connection, id: &str) -> Result<Option<Dossier>, StoreError> {
    let sql = "SELECT dossier, fingerprint FROM versions WHERE id = ?1";
    let found: Option<(String, String)> =
        connection.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((content, kept)) = found else { return Ok(None) };
    if fingerprint(content.as_bytes()) != kept {
        return Err(StoreError::Value("version figée modifiée après coup".to_owned()));
    }
    let read = model::dossier_file::read(&content);
    read.map(Some).map_err(|_| StoreError::Value("version figée".to_owned()))
}

/// The SHA-256 of some bytes, in hexadecimal.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    let (kind, at): (String, String) = (row.get(2)?, row.get(4)?);
    Ok(Version {
        id: row.get(0)?,
        number: row.get(1)?,
        kind: VersionKind::from_code(&kind).unwrap_or(VersionKind::Other),
        title: row.get(3)?,
        at: read_time(&at),
        author: row.get(5)?,
        template: row.get(6)?,
        fingerprint: row.get(7)?,
    })
}
