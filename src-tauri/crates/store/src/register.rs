//! The tables of the registers. They all have the same shape — identifier, position, one column
//! for each field — so one file reads and writes them; `tests` holds the columns to the fields.

use chrono::NaiveDate;
use model::dossier::Rows;
use model::money::Cents;
use model::register::{Field, Record, RegisterName};
use model::rich_text::RichText;
use model::value::{Kind, Value};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, params, params_from_iter};

use crate::StoreError;

pub fn load(connection: &Connection, register: RegisterName, rows: &mut dyn Rows) -> Result<(), StoreError> {
    let fields = register.fields();
    let sql = format!("SELECT id{} FROM {} ORDER BY position, id", columns(fields), table(register));
    let mut statement = connection.prepare(&sql)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let id: String = row.get(0)?;
        let record = rows.add(id);
        for (place, field) in fields.iter().enumerate() {
            let value = read(field, row.get_ref(place + 1)?)?;
            record.set(field.name, value).map_err(|_| unreadable(field))?;
        }
    }
    Ok(())
}

/// Writes a whole record at a position.
pub fn insert(connection: &Connection, record: &dyn Record, position: usize) -> Result<(), StoreError> {
    let fields = record.fields();
    let holes = ", ?".repeat(fields.len());
    let table = table(record.register());
    let sql = format!("INSERT INTO {table} (id, position{}) VALUES (?, ?{holes})", columns(fields));
    let head = [Sql::Text(record.id().to_owned()), Sql::Integer(i64::try_from(position).unwrap_or(i64::MAX))];
    let values = head.into_iter().chain(fields.iter().map(|field| write(&record.get(field.name))));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Adds an empty record after the others.
pub fn insert_empty(connection: &Connection, register: RegisterName, id: &str) -> Result<(), StoreError> {
    let table = table(register);
    let sql =
        format!("INSERT INTO {table} (id, position) SELECT ?1, coalesce(max(position) + 1, 0) FROM {table}");
    connection.prepare_cached(&sql)?.execute([id])?;
    Ok(())
}

pub fn set(
    connection: &Connection,
    register: RegisterName,
    id: &str,
    field: &str,
    value: &Value,
) -> Result<(), StoreError> {
    let sql = format!("UPDATE {} SET \"{field}\" = ?2 WHERE id = ?1", table(register));
    match connection.prepare_cached(&sql)?.execute(params![id, write(value)])? {
        1 => Ok(()),
        _ => Err(StoreError::Value(format!("fiche « {id} » absente du registre « {} »", register.code()))),
    }
}

pub fn delete(connection: &Connection, register: RegisterName, id: &str) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM {} WHERE id = ?1", table(register));
    connection.prepare_cached(&sql)?.execute([id])?;
    Ok(())
}

/// The records, in their order.
pub fn ids(connection: &Connection, register: RegisterName) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT id FROM {} ORDER BY position, id", table(register));
    Ok(connection.prepare_cached(&sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The columns of its table, as they stand in the file.
pub fn names(connection: &Connection, register: RegisterName) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT * FROM {} LIMIT 0", table(register));
    let statement = connection.prepare_cached(&sql)?;
    Ok(statement.column_names().map(str::to_owned).collect())
}

/// What a record holds in these fields.
pub fn values(
    connection: &Connection,
    register: RegisterName,
    id: &str,
    fields: &[&Field],
) -> Result<Vec<Value>, StoreError> {
    let names: String = fields.iter().map(|field| format!(", \"{}\"", field.name)).collect();
    let sql = format!("SELECT id{names} FROM {} WHERE id = ?1", table(register));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    let value = |(place, field): (usize, &&Field)| read(field, row.get_ref(place + 1)?);
    fields.iter().enumerate().map(value).collect()
}

/// Puts the records in this order; those not named come after, in the order they had. Only rows
/// whose place changes are written.
pub fn reorder(connection: &Connection, register: RegisterName, ids: &[String]) -> Result<(), StoreError> {
    let table = table(register);
    let mut all = self::ids(connection, register)?;
    all.sort_by_key(|id| ids.iter().position(|named| named == id).unwrap_or(usize::MAX));
    let sql = format!("UPDATE {table} SET position = ?2 WHERE id = ?1 AND position <> ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    for (position, id) in all.iter().enumerate() {
        statement.execute(params![id, i64::try_from(position).unwrap_or(i64::MAX)])?;
    }
    Ok(())
}

/// The table of a register: one of them has a name that SQL reserves.
fn table(register: RegisterName) -> String {
    format!("\"{}\"", register.code())
}

/// `, "a", "b"`: the columns of these fields, after others.
fn columns(fields: &[Field]) -> String {
    fields.iter().map(|field| format!(", \"{}\"", field.name)).collect()
}

fn write(value: &Value) -> Sql {
    match value {
        Value::Empty => Sql::Null,
        Value::Text(text) => Sql::Text(text.clone()),
        Value::Rich(_) | Value::List(_) | Value::Rows(_) => Sql::Text(value.to_json().to_string()),
        Value::Money(Cents(cents)) => Sql::Integer(*cents),
        Value::Number(number) => Sql::Real(*number),
        Value::Year(year) => Sql::Integer(i64::from(*year)),
        Value::Date(date) => Sql::Text(date.to_string()),
        Value::Period(from, until) => Sql::Text(format!("{from}/{until}")),
        Value::Bool(bool) => Sql::Integer(i64::from(*bool)),
    }
}

fn read(field: &Field, stored: ValueRef<'_>) -> Result<Value, StoreError> {
    let value = match (&field.kind, stored) {
        (_, ValueRef::Null) => Some(Value::Empty),
        (Kind::Money, ValueRef::Integer(cents)) => Some(Value::Money(Cents(cents))),
        (Kind::Year, ValueRef::Integer(year)) => i32::try_from(year).ok().map(Value::Year),
        (Kind::YesNo, ValueRef::Integer(bool)) => Some(Value::Bool(bool != 0)),
        (Kind::Number { .. } | Kind::Percent, ValueRef::Real(number)) => Some(Value::Number(number)),
        (kind, ValueRef::Text(text)) => std::str::from_utf8(text).ok().and_then(|text| read_text(kind, text)),
        _ => None,
    };
    value.ok_or_else(|| unreadable(field))
}

fn read_text(kind: &Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Rich => {
            let json = serde_json::from_str(text).ok()?;
            RichText::from_json(&json).ok().map(Value::Rich)
        }
        Kind::Choices { .. } | Kind::Links { .. } | Kind::Entries { .. } => {
            serde_json::from_str(text).ok().map(Value::List)
        }
        Kind::Date => text.parse::<NaiveDate>().ok().map(Value::Date),
        Kind::Period => {
            let (from, until) = text.split_once('/')?;
            Some(Value::Period(from.parse().ok()?, until.parse().ok()?))
        }
        // No register has rows or tables: what repeats there is a register of its own.
        Kind::Money
        | Kind::Year
        | Kind::YesNo
        | Kind::Number { .. }
        | Kind::Percent
        | Kind::Rows { .. }
        | Kind::Table { .. } => None,
        Kind::Line { .. }
        | Kind::Text
        | Kind::Choice { .. }
        | Kind::Link { .. }
        | Kind::Entry { .. }
        | Kind::Siren
        | Kind::Siret
        | Kind::Insee => Some(Value::Text(text.to_owned())),
    }
}

fn unreadable(field: &Field) -> StoreError {
    StoreError::Value(format!("champ « {} »", field.label))
}
