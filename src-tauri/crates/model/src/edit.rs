//! Edits: what a person does to a dossier, broken into elementary operations.
//!
//! The same operations are applied to the dossier in memory and to its file, so the two cannot
//! drift apart.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::plan;
use crate::register::{Record, RegisterName};
use crate::template::Template;
use crate::value::{BadValue, Kind, Value};

/// One gesture of the person who edits. It is one transaction and one entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "camelCase")]
pub enum Edit {
    /// Answers a field of a template.
    Answer {
        /// The template.
        template: String,
        /// Its field.
        field: String,
        /// The value, as typed.
        #[ts(type = "unknown")]
        value: Json,
    },
    /// Changes a field of a record.
    Field {
        /// The register.
        register: RegisterName,
        /// The record.
        record: String,
        /// Its field.
        field: String,
        /// The value, as typed.
        #[ts(type = "unknown")]
        value: Json,
    },
    /// Adds a record, with some of its fields already known.
    Add {
        /// The register.
        register: RegisterName,
        /// Fields to fill at once, for instance the action of a funding line.
        #[ts(type = "Record<string, unknown>")]
        fields: serde_json::Map<String, Json>,
    },
    /// Takes a record away, with what belongs to it and the links to it.
    Remove {
        /// The register.
        register: RegisterName,
        /// The record.
        record: String,
    },
    /// Moves a record before another, or to the end.
    Move {
        /// The register.
        register: RegisterName,
        /// The record.
        record: String,
        /// The record it must precede; none for the end.
        before: Option<String>,
    },
    /// Changes the contract's plan.
    Plan {
        /// The template whose plan it is.
        template: String,
        /// The change.
        change: plan::PlanEdit,
    },
}

/// One elementary operation.
#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    /// Stores or erases an answer.
    Answer {
        /// The template.
        template: String,
        /// Its field.
        field: String,
        /// The value; `null` erases.
        value: Json,
    },
    /// Adds an empty record at the end of a register.
    Insert {
        /// The register.
        register: RegisterName,
        /// The new record's identifier.
        id: String,
    },
    /// Puts a value in a field.
    Set {
        /// The register.
        register: RegisterName,
        /// The record.
        id: String,
        /// Its field.
        field: &'static str,
        /// The value.
        value: Value,
    },
    /// Takes a record away.
    Delete {
        /// The register.
        register: RegisterName,
        /// The record.
        id: String,
    },
    /// Puts the records of a register in this order.
    Reorder {
        /// The register.
        register: RegisterName,
        /// Every identifier, in the new order.
        ids: Vec<String>,
    },
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The value does not fit the field; the message is for the person who typed it.
    Value(BadValue),
    /// The record, register, field or template is not in the dossier.
    Unknown,
}

impl From<BadValue> for EditError {
    fn from(bad: BadValue) -> Self {
        Self::Value(bad)
    }
}

impl Edit {
    /// The elementary operations of this edit on this dossier. `ids` gives fresh identifiers.
    ///
    /// # Errors
    /// See [`EditError`]; nothing is changed then.
    pub fn operations(
        &self,
        dossier: &Dossier,
        template: Option<&Template>,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Operation>, EditError> {
        match self {
            Self::Answer { template: id, field, value } => {
                let known = template.filter(|template| template.id == *id).ok_or(EditError::Unknown)?;
                let value = known.field(field).ok_or(EditError::Unknown)?.kind.read(value)?.to_json();
                Ok(vec![Operation::Answer { template: id.clone(), field: field.clone(), value }])
            }
            Self::Field { register, record, field, value } => {
                dossier.rows(*register).find(record).ok_or(EditError::Unknown)?;
                Ok(vec![set(*register, record, field, value)?])
            }
            Self::Add { register, fields } => add(*register, fields, ids),
            Self::Remove { register: RegisterName::Territory, .. } => Err(EditError::Unknown),
            Self::Remove { register, record } => {
                dossier.rows(*register).find(record).ok_or(EditError::Unknown)?;
                Ok(removal(&mut dossier.clone(), *register, record))
            }
            Self::Move { register, record, before } => {
                move_record(dossier, *register, record, before.as_deref())
            }
            Self::Plan { template: id, change } => {
                let known = template.filter(|template| template.id == *id).ok_or(EditError::Unknown)?;
                change.operations(dossier, known, ids)
            }
        }
    }

    /// What the journal calls this edit: « modification de l’intitulé (action « … ») ».
    #[must_use]
    pub fn label(&self, dossier: &Dossier, template: Option<&Template>) -> String {
        match self {
            Self::Answer { field, .. } => {
                let label = template
                    .and_then(|template| template.field(field))
                    .map_or(field.as_str(), |field| &field.label);
                format!("saisie de « {label} »")
            }
            Self::Field { register, record, field, .. } => {
                let label = register.field(field).map_or(field.as_str(), |field| field.label);
                format!("« {label} » pour {}", described(dossier, *register, record))
            }
            Self::Add { register, .. } => format!("ajout : {}", register.one()),
            Self::Remove { register, record } => {
                format!("suppression : {}", described(dossier, *register, record))
            }
            Self::Move { register, record, .. } => {
                format!("déplacement : {}", described(dossier, *register, record))
            }
            Self::Plan { change, .. } => change.label(),
        }
    }
}

/// A record as the journal and the lists name it: « l’action « Rénover l’école » ».
#[must_use]
pub fn described(dossier: &Dossier, register: RegisterName, id: &str) -> String {
    let title = dossier.rows(register).find(id).map(title_of).unwrap_or_default();
    let title = shortened(&title);
    if title.is_empty() { register.one().to_owned() } else { format!("{} « {title} »", register.one()) }
}

/// What a record is called: its title, name or statement, whole.
#[must_use]
pub fn title_of(record: &dyn Record) -> String {
    let preferred = ["title", "name", "organisation", "statement", "funder"];
    let text = preferred.iter().map(|field| record.get(field)).find(|value| !value.as_text().is_empty());
    text.unwrap_or_default().as_text().to_owned()
}

/// A title cut at 80 characters, for a sentence that names it.
fn shortened(title: &str) -> String {
    if title.chars().count() <= 80 {
        return title.to_owned();
    }
    title.chars().take(79).collect::<String>().trim_end().to_owned() + "…"
}

impl Dossier {
    /// Applies one operation. An operation on a record that is not there does nothing.
    pub fn apply(&mut self, operation: &Operation) {
        match operation {
            Operation::Answer { template, field, value } if value.is_null() => {
                if let Some(answers) = self.answers.get_mut(template) {
                    answers.remove(field);
                    if answers.is_empty() {
                        self.answers.remove(template);
                    }
                }
            }
            Operation::Answer { template, field, value } => {
                self.answers.entry(template.clone()).or_default().insert(field.clone(), value.clone());
            }
            Operation::Insert { register, id } => self.rows_mut(*register).add(id.clone()),
            Operation::Set { register, id, field, value } => {
                if let Some(record) = self.rows_mut(*register).find_mut(id) {
                    // The value was read by the field's own kind, so it fits.
                    let _ = record.set(field, value.clone());
                }
            }
            Operation::Delete { register, id } => self.rows_mut(*register).remove(id),
            Operation::Reorder { register, ids } => self.rows_mut(*register).reorder(ids),
        }
    }
}

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

fn add(
    register: RegisterName,
    fields: &serde_json::Map<String, Json>,
    ids: &mut dyn FnMut() -> String,
) -> Result<Vec<Operation>, EditError> {
    if register == RegisterName::Territory {
        return Err(EditError::Unknown);
    }
    let id = ids();
    let mut operations = vec![Operation::Insert { register, id: id.clone() }];
    for (field, value) in fields {
        operations.push(set(register, &id, field, value)?);
    }
    Ok(operations)
}

/// Takes a record away: first what belongs to it, then the links to it, then itself.
///
/// Each step is applied to a scratch copy, because two records that go away may be named in the
/// same list of links.
fn removal(scratch: &mut Dossier, register: RegisterName, id: &str) -> Vec<Operation> {
    let mut operations = Vec::new();
    for other in RegisterName::ALL {
        for field in other.fields().iter().filter(|field| points_to(&field.kind, register)) {
            for (record, left) in pointing(scratch, other, field.name, id) {
                if belongs(other, register) {
                    operations.extend(removal(scratch, other, &record));
                } else {
                    let unlink =
                        Operation::Set { register: other, id: record, field: field.name, value: left };
                    scratch.apply(&unlink);
                    operations.push(unlink);
                }
            }
        }
    }
    let delete = Operation::Delete { register, id: id.to_owned() };
    scratch.apply(&delete);
    operations.push(delete);
    operations
}

fn points_to(kind: &Kind, register: RegisterName) -> bool {
    matches!(kind, Kind::Link { register: target } | Kind::Links { register: target } if *target == register)
}

/// The records whose field names `id`, with what the field holds once the name is taken out.
fn pointing(dossier: &Dossier, register: RegisterName, field: &str, id: &str) -> Vec<(String, Value)> {
    let records = dossier.rows(register).records().into_iter();
    records
        .filter_map(|record| match record.get(field) {
            Value::Text(link) if link == id => Some((record.id().to_owned(), Value::Empty)),
            Value::List(links) if links.iter().any(|link| link == id) => {
                let left: Vec<String> = links.into_iter().filter(|link| link != id).collect();
                let left = if left.is_empty() { Value::Empty } else { Value::List(left) };
                Some((record.id().to_owned(), left))
            }
            _ => None,
        })
        .collect()
}

/// Records that have no meaning without what they point to.
const fn belongs(child: RegisterName, parent: RegisterName) -> bool {
    matches!(
        (child, parent),
        (RegisterName::Funding, RegisterName::Actions) | (RegisterName::Communes, RegisterName::Epcis)
    )
}

fn move_record(
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
