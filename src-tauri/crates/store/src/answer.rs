//! The table of answers: one row an answer, so that two people's answers never collide.

use std::collections::BTreeMap;

use model::dossier::Answers;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;

use crate::StoreError;

pub fn load(connection: &Connection) -> Result<BTreeMap<String, Answers>, StoreError> {
    let mut statement = connection.prepare("SELECT template, field, value FROM answers")?;
    let mut rows = statement.query([])?;
    let mut answers: BTreeMap<String, Answers> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (template, field, text): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let value = read(&field, &text)?;
        answers.entry(template).or_default().insert(field, value);
    }
    Ok(answers)
}

/// One answer; none when there is none.
pub fn one(connection: &Connection, template: &str, field: &str) -> Result<Option<Json>, StoreError> {
    let sql = "SELECT value FROM answers WHERE template = ?1 AND field = ?2";
    let text: Option<String> =
        connection.prepare_cached(sql)?.query_row([template, field], |row| row.get(0)).optional()?;
    text.map(|text| read(field, &text)).transpose()
}

fn read(field: &str, text: &str) -> Result<Json, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Value(format!("réponse « {field} »")))
}

/// Stores an answer; `null` erases it.
pub fn put(connection: &Connection, template: &str, field: &str, value: &Json) -> Result<(), StoreError> {
    if value.is_null() {
        let sql = "DELETE FROM answers WHERE template = ?1 AND field = ?2";
        connection.prepare_cached(sql)?.execute([template, field])?;
        return Ok(());
    }
    let sql = "INSERT INTO answers (template, field, value) VALUES (?1, ?2, ?3)
               ON CONFLICT (template, field) DO UPDATE SET value = excluded.value";
    connection.prepare_cached(sql)?.execute([template, field, &value.to_string()])?;
    Ok(())
}
