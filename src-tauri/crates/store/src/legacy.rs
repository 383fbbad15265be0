//! Files of an earlier schema: read as they are, and brought to the present one.
//!
//! A file of schema 1 is turned into version 1 of the published JSON form, and goes through the same
//! upgrade as a JSON file of that time: one way up, tested once.

use model::dossier::Dossier;
use model::register::RegisterName;
use model::value::Kind;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value as Json, json};

use crate::{StoreError, answer, open};

/// The registers that schema 1 had.
const SCHEMA_1: [RegisterName; 11] = [
    RegisterName::Territory,
    RegisterName::Epcis,
    RegisterName::Communes,
    RegisterName::Observations,
    RegisterName::Stakes,
    RegisterName::Orientations,
    RegisterName::Actions,
    RegisterName::Funding,
    RegisterName::Actors,
    RegisterName::Signatories,
    RegisterName::Articles,
];

/// Reads a file of schema 1.
pub fn load_1(connection: &Connection) -> Result<Dossier, StoreError> {
    let mut dossier = Map::new();
    dossier.insert("format".to_owned(), json!(model::dossier::FORMAT));
    dossier.insert("version".to_owned(), json!(1));
    dossier.insert("template".to_owned(), json!(open::read_about(connection, "template")?));
    for register in SCHEMA_1 {
        let mut records = records(connection, register)?;
        let value = if register.single() { records.pop().unwrap_or_default() } else { Json::Array(records) };
        dossier.insert(register.code().to_owned(), value);
    }
    let answers = answer::load(connection)?;
    dossier.insert("answers".to_owned(), serde_json::to_value(answers).unwrap_or_default());
    let file = Json::Object(dossier).to_string();
    model::dossier_file::read(&file).map_err(|faults| {
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        StoreError::Value(said.join(" ; "))
    })
}

fn records(connection: &Connection, register: RegisterName) -> Result<Vec<Json>, StoreError> {
    let sql = format!("SELECT * FROM {} ORDER BY position, id", register.code());
    let mut statement = connection.prepare(&sql)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let mut record = Map::new();
        for (place, name) in names.iter().enumerate().filter(|(_, name)| *name != "position") {
            let value = value(register, name, row.get_ref(place)?)
                .ok_or_else(|| StoreError::Value(format!("colonne « {name} »")))?;
            if !value.is_null() {
                record.insert(name.clone(), value);
            }
        }
        records.push(Json::Object(record));
    }
    Ok(records)
}

/// A stored value as the JSON form has it; a column that is no field any more held text.
fn value(register: RegisterName, name: &str, stored: ValueRef<'_>) -> Option<Json> {
    let kind = register.field(name).map(|field| &field.kind);
    Some(match (kind, stored) {
        (_, ValueRef::Null) => Json::Null,
        (Some(Kind::YesNo), ValueRef::Integer(bool)) => Json::from(bool != 0),
        (_, ValueRef::Integer(number)) => Json::from(number),
        (_, ValueRef::Real(number)) => Json::from(number),
        (kind, ValueRef::Text(text)) => {
            let text = std::str::from_utf8(text).ok()?;
            match kind {
                Some(Kind::Rich | Kind::Choices { .. } | Kind::Links { .. } | Kind::Entries { .. }) => {
                    serde_json::from_str(text).ok()?
                }
                _ => Json::from(text),
            }
        }
        (_, ValueRef::Blob(_)) => return None,
    })
}
