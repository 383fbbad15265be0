//! Edits: what a person does to a dossier, broken into elementary operations.
//!
//! The same operations are applied to the dossier in memory and to its file, so the two cannot
//! drift apart.

pub(crate) mod field;
pub mod pin;
mod regroup;
mod removal;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::block::Block;
use crate::common;
use crate::dossier::Dossier;
use crate::french;
use crate::plan;
use crate::register::{Record, RegisterName};
use crate::remark::{self, Subject};
use crate::template::Template;
use crate::value::{BadValue, Value};
use crate::vocabulary::RemarkKind;
use field::{put, written_down};
use regroup::{Regroup, move_record};
use removal::removal;

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
    /// Moves a record to another group of its register: an action to another orientation, an orientation to
    /// another axis.
    Regroup {
        /// The register.
        register: RegisterName,
        /// The record.
        record: String,
        /// The field that tells the groups apart.
        field: String,
        /// What it holds in the group; `null` for the group of what says nothing.
        #[ts(type = "string | null")]
        value: Json,
        /// The record it must precede; none for the end of the group.
        before: Option<String>,
    },
    /// Puts cells copied from a spreadsheet over the lines of a sheet.
    Block {
        /// The cells, and where they go.
        block: Block,
    },
    /// Adds the indicators common to all CRTE that the dossier does not have yet.
    CommonIndicators,
    /// Makes a remark on a field.
    Remark {
        /// The field.
        about: Subject,
        /// What it is.
        #[ts(type = "\"commentaire\" | \"a_faire\"")]
        kind: RemarkKind,
        /// The words.
        text: String,
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
        let mut operations = self.own_operations(dossier, template, ids)?;
        operations.extend(remark::gone(dossier, &operations));
        Ok(operations)
    }

    fn own_operations(
        &self,
        dossier: &Dossier,
        template: Option<&Template>,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Operation>, EditError> {
        match self {
            // A map comes whole, from a file.
            Self::Add { register: RegisterName::Maps, .. }
            | Self::Field { register: RegisterName::Maps, .. } => Err(EditError::Unknown),
            Self::Answer { template: id, field, value } => {
                let known = template.filter(|template| template.id == *id).ok_or(EditError::Unknown)?;
                let known = known.field(field).ok_or(EditError::Unknown)?;
                if let Some((register, name)) = known.of {
                    let record = bound_record(register).ok_or(EditError::Unknown)?;
                    return put(dossier, register, record, name, value, ids);
                }
                let value = known.kind.read(value)?.to_json();
                Ok(vec![Operation::Answer { template: id.clone(), field: field.clone(), value }])
            }
            Self::Field { register, record, field, value } => {
                remark::says_something(*register, field, value)?;
                let mut operations = written_down(dossier, *register, record)?;
                operations.extend(put(dossier, *register, record, field, value, ids)?);
                Ok(operations)
            }
            Self::Add { register, fields } => add(dossier, *register, fields, ids),
            Self::Remove { register, .. } if register.single() => Err(EditError::Unknown),
            Self::Remove { register, record } => {
                dossier.rows(*register).find(record).ok_or(EditError::Unknown)?;
                Ok(removal(&mut dossier.clone(), *register, record))
            }
            Self::Move { register, record, before } => {
                move_record(dossier, *register, record, before.as_deref())
            }
            Self::Regroup { .. } => self.regroup().map_or(Ok(Vec::new()), |moved| moved.operations(dossier)),
            Self::Block { block } => block.operations(dossier, ids),
            Self::CommonIndicators => Ok(common::operations(dossier, ids)),
            Self::Remark { about, kind, text } => {
                remark::add(dossier, template, (about, *kind, text), &ids())
            }
            Self::Plan { template: id, change } => {
                let known = template.filter(|template| template.id == *id).ok_or(EditError::Unknown)?;
                change.operations(dossier, known, ids)
            }
        }
    }

    fn regroup(&self) -> Option<Regroup<'_>> {
        let Self::Regroup { register, record, field, value, before } = self else { return None };
        Some(Regroup { register: *register, record, field, value, before: before.as_deref() })
    }

    /// The template it is made in, when it is not the contract's.
    #[must_use]
    pub fn template<'a>(&'a self, dossier: &'a Dossier) -> Option<&'a str> {
        match self {
            Self::Answer { template, .. } | Self::Plan { template, .. } => Some(template),
            _ => remark::template_of(self, dossier),
        }
    }

    /// What the journal calls this edit: « modification de l’intitulé (action « … ») ».
    #[must_use]
    pub fn label(&self, dossier: &Dossier, template: Option<&Template>) -> String {
        if let Some(label) = remark::label(self, dossier, template) {
            return label;
        }
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
            Self::Regroup { .. } => self.regroup().map(|moved| moved.label(dossier)).unwrap_or_default(),
            Self::Block { block } => {
                let rows = french::count(block.rows.len(), "ligne collée", "lignes collées");
                let owner = block.register.owner().map(|(owner, _)| described(dossier, owner, &block.owner));
                format!("{rows} pour {}", owner.unwrap_or_default())
            }
            Self::CommonIndicators => "ajout des indicateurs communs des CRTE".to_owned(),
            Self::Remark { text, .. } => text.clone(),
            Self::Plan { change, .. } => change.label(),
        }
    }
}

/// A record as the journal and the lists name it: « l’action « Rénover l’école » ».
#[must_use]
pub fn described(dossier: &Dossier, register: RegisterName, id: &str) -> String {
    dossier.rows(register).find(id).map_or_else(|| register.one().to_owned(), named)
}

/// The same, of a record at hand.
#[must_use]
pub fn named(record: &dyn Record) -> String {
    let (one, title) = (record.register().one(), shortened(&title_of(record)));
    if title.is_empty() { one.to_owned() } else { format!("{one} {}", french::quoted(&title)) }
}

/// What a record is called: its title, name or statement, whole.
#[must_use]
pub fn title_of(record: &dyn Record) -> String {
    record.get(title_field(record.register())).as_text().to_owned()
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
            Operation::Insert { register, id } => {
                self.rows_mut(*register).add(id.clone());
            }
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

/// The one record a template's field may stand for.
#[must_use]
pub const fn bound_record(register: RegisterName) -> Option<&'static str> {
    match register {
        RegisterName::Territory => Some(crate::dossier::TERRITORY_ID),
        RegisterName::Contract => Some(crate::dossier::CONTRACT_ID),
        _ => None,
    }
}

/// The field by which a record is named.
#[must_use]
pub fn title_field(register: RegisterName) -> &'static str {
    // Their « title » is a function: « présidente ».
    match register {
        RegisterName::Members => return "name",
        RegisterName::Signatories => return "organisation",
        // Its « author » is not what it is about.
        RegisterName::Remarks => return "text",
        _ => {}
    }
    let named = |name: &&str| register.field(name).is_some();
    ["title", "name", "organisation", "statement", "label", "point", "author"]
        .into_iter()
        .find(named)
        .unwrap_or("id")
}

fn add(
    dossier: &Dossier,
    register: RegisterName,
    fields: &serde_json::Map<String, Json>,
    ids: &mut dyn FnMut() -> String,
) -> Result<Vec<Operation>, EditError> {
    if register.single() {
        return Err(EditError::Unknown);
    }
    let id = ids();
    let mut operations = vec![Operation::Insert { register, id: id.clone() }];
    for (field, value) in fields {
        operations.extend(put(dossier, register, &id, field, value, ids)?);
    }
    Ok(operations)
}
