//! A typed value that is put in a field, with what follows from it.

use serde_json::Value as Json;

use super::{EditError, Operation, title_field};
use crate::dossier::Dossier;
use crate::lists;
use crate::register::{Record, RegisterName};
use crate::value::{Kind, Value};
use crate::vocabulary::ActorFamily;

/// The operation that puts a typed value in a field.
pub(crate) fn set(
    register: RegisterName,
    id: &str,
    field: &str,
    value: &Json,
) -> Result<Operation, EditError> {
    let field = register.field(field).ok_or(EditError::Unknown)?;
    let value = field.kind.read(value)?;
    Ok(Operation::Set { register, id: id.to_owned(), field: field.name, value })
}

/// An entry of a list of reference that ships is written down in the dossier by its first change.
pub(super) fn written_down(
    dossier: &Dossier,
    register: RegisterName,
    record: &str,
) -> Result<Vec<Operation>, EditError> {
    if dossier.rows(register).find(record).is_some() {
        return Ok(Vec::new());
    }
    let shipped = (register == RegisterName::References).then(|| lists::shipped_record(record)).flatten();
    let shipped = shipped.ok_or(EditError::Unknown)?;
    let id = record.to_owned();
    let mut operations = vec![Operation::Insert { register, id: id.clone() }];
    for field in shipped.fields().iter().filter(|field| !shipped.blank(field.name)) {
        let (id, value) = (id.clone(), shipped.get(field.name));
        operations.push(Operation::Set { register, id, field: field.name, value });
    }
    Ok(operations)
}

/// The operations that put a typed value in a field, with what follows from it.
pub(super) fn put(
    dossier: &Dossier,
    register: RegisterName,
    id: &str,
    field: &str,
    value: &Json,
    ids: &mut dyn FnMut() -> String,
) -> Result<Vec<Operation>, EditError> {
    let known = register.field(field).ok_or(EditError::Unknown)?;
    let mut operations = Vec::new();
    let value = match (&known.kind, value.get("add").and_then(Json::as_str)) {
        // A name that no record has yet: the record is added, then linked to.
        (Kind::Link { register: target }, Some(name)) => {
            let added = ids();
            operations.push(Operation::Insert { register: *target, id: added.clone() });
            operations.push(set(*target, &added, title_field(*target), &Json::from(name))?);
            Json::from(added)
        }
        (Kind::Entry { list }, None) => {
            let code = value.as_str().and_then(|words| lists::code_of(dossier, *list, words));
            code.map_or_else(|| value.clone(), Json::from)
        }
        _ => value.clone(),
    };
    operations.push(set(register, id, field, &value)?);
    if (register, field) == (RegisterName::Actions, "owner_actor") {
        operations.extend(owner_of(dossier, id, value.as_str().unwrap_or_default()));
    }
    Ok(operations)
}

/// An owner chosen among the actors brings its name, number and status: they are not typed twice.
fn owner_of(dossier: &Dossier, id: &str, actor: &str) -> Vec<Operation> {
    let Some(actor) = dossier.actors.iter().find(|known| known.id == actor) else { return Vec::new() };
    let public = matches!(actor.family, Some(ActorFamily::State | ActorFamily::LocalAuthority));
    let values = [
        ("owner", actor.get("name")),
        ("owner_siret", actor.get("siret")),
        ("owner_private", actor.family.map_or(Value::Empty, |_| Value::Bool(!public))),
    ];
    let known = values.into_iter().filter(|(_, value)| !value.is_empty());
    let register = RegisterName::Actions;
    known.map(|(field, value)| Operation::Set { register, id: id.to_owned(), field, value }).collect()
}
