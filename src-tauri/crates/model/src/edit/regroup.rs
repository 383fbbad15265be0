//! A record that is moved to another group of its register: an orientation to another axis, an action to
//! another orientation, an observation to another box.

use serde_json::Value as Json;

use super::field::set;
use super::{EditError, Operation, described};
use crate::canvas::record::numbers;
use crate::dossier::Dossier;
use crate::register::{Field, Record, RegisterName};
use crate::value::{Kind, Value};

/// A record, and the group where it is moved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Regroup<'a> {
    /// The register.
    pub(super) register: RegisterName,
    /// The record.
    pub(super) record: &'a str,
    /// The field that tells the groups apart.
    pub(super) field: &'a str,
    /// What it holds in the group; null for the group of what says nothing.
    pub(super) value: &'a Json,
    /// The record it must precede; none for the end of the group.
    pub(super) before: Option<&'a str>,
}

impl Regroup<'_> {
    /// The operations: the field, then the order.
    pub(super) fn operations(self, dossier: &Dossier) -> Result<Vec<Operation>, EditError> {
        let record = dossier.rows(self.register).find(self.record).ok_or(EditError::Unknown)?;
        let field = self.register.field(self.field).ok_or(EditError::Unknown)?;
        if let (Some(target), Some(group)) = (field.target(), self.value.as_str()) {
            dossier.rows(target).find(group).ok_or(EditError::Unknown)?;
        }
        let mut operations = Vec::new();
        if field.kind.read(self.value)? != record.get(field.name) {
            operations.push(set(self.register, self.record, self.field, self.value)?);
            operations.extend(self.main_axis(record));
        }
        let ids = self.order(dossier, field)?;
        operations.push(Operation::Reorder { register: self.register, ids });
        Ok(operations)
    }

    /// The main axis of an orientation is no secondary one.
    fn main_axis(self, record: &dyn Record) -> Option<Operation> {
        let Value::List(others) = record.get("other_axes") else { return None };
        if (self.register, self.field) != (RegisterName::Orientations, "axis") {
            return None;
        }
        let left: Vec<String> = others.iter().filter(|other| *self.value != **other).cloned().collect();
        let value = if left.is_empty() { Value::Empty } else { Value::List(left.clone()) };
        let (register, id) = (self.register, self.record.to_owned());
        (left != others).then_some(Operation::Set { register, id, field: "other_axes", value })
    }

    /// The records in their new order.
    fn order(self, dossier: &Dossier, field: &Field) -> Result<Vec<String>, EditError> {
        let group = self.value.as_str().unwrap_or_default();
        let rows = dossier.rows(self.register);
        let others: Vec<(String, String)> = rows
            .records()
            .iter()
            .filter(|row| row.id() != self.record)
            .map(|row| (row.id().to_owned(), row.get(field.name).as_text().to_owned()))
            .collect();
        let rank = |group: &str| rank(dossier, field, group);
        let place = match self.before {
            Some(before) => others.iter().position(|(id, _)| id == before).ok_or(EditError::Unknown)?,
            None => others.iter().rposition(|(_, own)| own == group).map_or_else(
                || others.iter().position(|(_, own)| rank(own) > rank(group)).unwrap_or(others.len()),
                |last| last + 1,
            ),
        };
        let mut rows = others;
        rows.insert(place, (self.record.to_owned(), group.to_owned()));
        if matches!(self.register, RegisterName::Orientations | RegisterName::Stakes) {
            // They are numbered in the order in which their groups show them.
            rows.sort_by_key(|(_, group)| rank(group));
        }
        Ok(rows.into_iter().map(|(id, _)| id).collect())
    }

    /// « déplacement de l’action 2.3 vers l’orientation 1 ».
    pub(super) fn label(self, dossier: &Dossier) -> String {
        let what = match self.register {
            RegisterName::Orientations | RegisterName::Actions => {
                let numbers = numbers(dossier, self.register);
                let number = numbers.get(self.record).map_or("", String::as_str);
                format!("{} {number}", self.register.one())
            }
            _ => described(dossier, self.register, self.record),
        };
        let what = match what.strip_prefix("le ") {
            Some(rest) => format!("du {rest}"),
            None => format!("de {what}"),
        };
        format!("déplacement {what}{}", self.destination(dossier).unwrap_or_default())
    }

    /// Where it goes, when that is another group.
    fn destination(self, dossier: &Dossier) -> Option<String> {
        let field = self.register.field(self.field)?;
        let record = dossier.rows(self.register).find(self.record)?;
        let group = self.value.as_str().unwrap_or_default();
        if record.get(field.name).as_text() == group {
            return None;
        }
        if group.is_empty() {
            return Some(format!(", sans {}", field.label.to_lowercase()));
        }
        Some(match &field.kind {
            Kind::Link { register } => {
                let numbers = numbers(dossier, *register);
                format!(" vers {} {}", register.one(), numbers.get(group)?)
            }
            Kind::Choice { options } => {
                let label = &options.iter().find(|option| option.code == group)?.label;
                format!(" vers « {label} »")
            }
            _ => return None,
        })
    }
}

/// The place of a group among the others; what says nothing comes last.
fn rank(dossier: &Dossier, field: &Field, group: &str) -> usize {
    let place = match &field.kind {
        Kind::Choice { options } => options.iter().position(|option| option.code == group),
        Kind::Link { register } => {
            dossier.rows(*register).records().iter().position(|record| record.id() == group)
        }
        _ => None,
    };
    place.unwrap_or(usize::MAX)
}

/// Moves a record before another of its register, or to the end.
pub(super) fn move_record(
    dossier: &Dossier,
    register: RegisterName,
    record: &str,
    before: Option<&str>,
) -> Result<Vec<Operation>, EditError> {
    let rows = dossier.rows(register);
    rows.find(record).ok_or(EditError::Unknown)?;
    let mut ids: Vec<String> =
        rows.records().iter().map(|row| row.id().to_owned()).filter(|id| id != record).collect();
    let place = match before {
        Some(before) => ids.iter().position(|id| id == before).ok_or(EditError::Unknown)?,
        None => ids.len(),
    };
    ids.insert(place, record.to_owned());
    Ok(vec![Operation::Reorder { register, ids }])
}
