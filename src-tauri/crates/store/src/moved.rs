//! What an edit that is taken back, or made again, does to the dossier, as operations: what is in memory follows
//! the file without reading it whole.

use std::collections::BTreeSet;

use model::edit::Operation;
use model::register::{Field, RegisterName};
use rusqlite::Connection;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use serde_json::Value as Json;

use crate::{StoreError, answer, register};

/// The column of a record's place among the others.
const POSITION: &str = "position";

/// A row that a changeset touches.
enum Touched {
    Answer { template: String, field: String },
    Came { register: RegisterName, id: String },
    Gone { register: RegisterName, id: String },
    Changed { register: RegisterName, id: String, columns: Vec<usize> },
}

/// The operations that do to a dossier in memory what this changeset just did to its file.
pub fn operations(connection: &Connection, changeset: &[u8]) -> Result<Vec<Operation>, StoreError> {
    let mut operations = Vec::new();
    let mut reordered = BTreeSet::new();
    for touched in rows(changeset)? {
        match touched {
            Touched::Answer { template, field } => {
                let value = answer::one(connection, &template, &field)?.unwrap_or(Json::Null);
                operations.push(Operation::Answer { template, field, value });
            }
            Touched::Gone { register, id } => operations.push(Operation::Delete { register, id }),
            Touched::Came { register, id } => {
                operations.push(Operation::Insert { register, id: id.clone() });
                operations.extend(set(connection, register, &id, register.fields())?);
                reordered.insert(register);
            }
            Touched::Changed { register, id, columns } => {
                let names = register::names(connection, register)?;
                let named: Vec<&str> =
                    columns.iter().filter_map(|column| names.get(*column)).map(String::as_str).collect();
                let fields = named.iter().filter_map(|name| register.field(name));
                operations.extend(set(connection, register, &id, fields)?);
                if named.contains(&POSITION) {
                    reordered.insert(register);
                }
            }
        }
    }
    for register in reordered {
        operations.push(Operation::Reorder { register, ids: register::ids(connection, register)? });
    }
    Ok(operations)
}

/// Puts in these fields what the file holds.
fn set(
    connection: &Connection,
    register: RegisterName,
    id: &str,
    fields: impl IntoIterator<Item = &'static Field>,
) -> Result<Vec<Operation>, StoreError> {
    let fields: Vec<&'static Field> = fields.into_iter().collect();
    let values = register::values(connection, register, id, &fields)?;
    let set = |(field, value): (&&'static Field, _)| Operation::Set {
        register,
        id: id.to_owned(),
        field: field.name,
        value,
    };
    Ok(fields.iter().zip(values).map(set).collect())
}

/// The rows of a changeset that a dossier in memory has: other tables are only in the file.
fn rows(mut changeset: &[u8]) -> Result<Vec<Touched>, StoreError> {
    let input: &mut dyn std::io::Read = &mut changeset;
    let mut items = ChangesetIter::start_strm(&input)?;
    let mut rows = Vec::new();
    while let Some(item) = items.next()? {
        rows.extend(touched(item)?);
    }
    Ok(rows)
}

fn touched(item: &ChangesetItem) -> Result<Option<Touched>, StoreError> {
    let operation = item.op()?;
    let came = operation.code() == Action::SQLITE_INSERT;
    let key = |column: usize| -> Result<String, StoreError> {
        let value = if came { item.new_value(column)? } else { item.old_value(column)? };
        Ok(value.as_str().map(str::to_owned).unwrap_or_default())
    };
    if operation.table_name() == "answers" {
        return Ok(Some(Touched::Answer { template: key(0)?, field: key(1)? }));
    }
    let Some(register) = RegisterName::from_code(operation.table_name()) else { return Ok(None) };
    let id = key(0)?;
    Ok(Some(match operation.code() {
        Action::SQLITE_INSERT => Touched::Came { register, id },
        Action::SQLITE_DELETE => Touched::Gone { register, id },
        _ => {
            let count = usize::try_from(operation.number_of_columns()).unwrap_or(0);
            // A column that stays as it was has no new value.
            let columns = (1..count).filter(|column| item.new_value(*column).is_ok()).collect();
            Touched::Changed { register, id, columns }
        }
    }))
}
