//! A block of cells copied from a spreadsheet, put over the lines of a sheet in one edit.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::canvas::printed::printed;
use crate::dossier::Dossier;
use crate::edit::{EditError, Operation, title_field, title_of};
use crate::french::fold;
use crate::lists;
use crate::register::{Field, Record, RegisterName};
use crate::value::{BadValue, Choice, Kind, Value};

/// Cells as they were copied, and where they go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// The register of the lines.
    pub register: RegisterName,
    /// The record whose sheet they stand in.
    pub owner: String,
    /// The line that the first row goes over; none to add every row after the last line.
    pub from: Option<String>,
    /// The fields of the register that the columns fill, in order.
    pub fields: Vec<String>,
    /// The cells, row by row, as text. A row may be shorter than the others.
    pub rows: Vec<Vec<String>>,
}

/// What a block would change, to be read before it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockView {
    /// The titles of the columns.
    pub columns: Vec<String>,
    /// The lines, in order.
    pub rows: Vec<BlockRow>,
    /// How many cells cannot be read: they are left as they are.
    pub problems: usize,
}

/// A line that a block changes or adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockRow {
    /// Whether the line is added.
    pub fresh: bool,
    /// Its cells, column by column.
    pub cells: Vec<BlockCell>,
}

/// A cell that a block changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockCell {
    /// What stands there, printed.
    pub before: String,
    /// What will, printed.
    pub after: String,
    /// Why it cannot be read; the cell stays as it is.
    pub problem: Option<String>,
}

/// A cell that was read.
enum Reading {
    Value(Value),
    /// A name that no record of this register has yet.
    Newcomer(RegisterName, String),
}

impl Block {
    /// What it would change.
    ///
    /// # Errors
    /// [`EditError::Unknown`] when the register, a field or the line is not there.
    pub fn view(&self, dossier: &Dossier) -> Result<BlockView, EditError> {
        let fields = self.known_fields()?;
        let lines = self.lines(dossier)?;
        let mut problems = 0;
        let mut rows = Vec::new();
        for (line, row) in self.over(&lines) {
            let mut cells = Vec::new();
            for (field, text) in fields.iter().zip(row) {
                let before = line.map(|line| printed(dossier, &field.kind, &line.get(field.name)));
                let before = before.unwrap_or_default();
                let (after, problem) = match read(dossier, field, text) {
                    Ok(Reading::Value(value)) => (printed(dossier, &field.kind, &value), None),
                    Ok(Reading::Newcomer(_, name)) => (name, None),
                    Err(bad) => (before.clone(), Some(bad.0)),
                };
                problems += usize::from(problem.is_some());
                cells.push(BlockCell { before, after, problem });
            }
            rows.push(BlockRow { fresh: line.is_none(), cells });
        }
        let columns = fields.iter().map(|field| field.label.to_owned()).collect();
        Ok(BlockView { columns, rows, problems })
    }

    /// The operations that put it in the dossier. Cells that cannot be read are left as they are; `ids` gives
    /// fresh identifiers.
    ///
    /// # Errors
    /// Like [`Block::view`], and when not one cell can be read.
    pub fn operations(
        &self,
        dossier: &Dossier,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Operation>, EditError> {
        let fields = self.known_fields()?;
        let lines = self.lines(dossier)?;
        let mut newcomers = Newcomers::default();
        let mut operations = Vec::new();
        let (mut wrong, mut right) = (None, false);
        for (line, row) in self.over(&lines) {
            let mut values = Vec::new();
            for (field, text) in fields.iter().zip(row) {
                match read(dossier, field, text) {
                    Ok(Reading::Value(value)) => values.push((field.name, value)),
                    Ok(Reading::Newcomer(register, name)) => {
                        let id = newcomers.of(register, &name, &mut operations, ids);
                        values.push((field.name, Value::Text(id)));
                    }
                    Err(bad) => wrong = wrong.or(Some(bad)),
                }
            }
            right |= !values.is_empty();
            let id = match line {
                Some(line) => line.id().to_owned(),
                None => self.added(&mut operations, ids)?,
            };
            let register = self.register;
            let sets = values.into_iter();
            operations.extend(sets.map(|(field, value)| Operation::Set {
                register,
                id: id.clone(),
                field,
                value,
            }));
        }
        match wrong {
            Some(bad) if !right => Err(bad.into()),
            _ => Ok(operations),
        }
    }

    /// A new line of the owner.
    fn added(
        &self,
        operations: &mut Vec<Operation>,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<String, EditError> {
        let (_, link) = self.register.owner().ok_or(EditError::Unknown)?;
        let (register, id) = (self.register, ids());
        operations.push(Operation::Insert { register, id: id.clone() });
        let value = Value::Text(self.owner.clone());
        operations.push(Operation::Set { register, id: id.clone(), field: link, value });
        Ok(id)
    }

    /// Each row with the line it goes over, if there is one. A blank row adds no line.
    fn over<'a, 'd>(
        &'a self,
        lines: &'a [&'d dyn Record],
    ) -> impl Iterator<Item = (Option<&'d dyn Record>, &'a Vec<String>)> {
        let rows = self.rows.iter().enumerate().map(|(place, row)| (lines.get(place).copied(), row));
        rows.filter(|(line, row)| line.is_some() || row.iter().any(|text| !text.trim().is_empty()))
    }

    fn known_fields(&self) -> Result<Vec<&'static Field>, EditError> {
        self.fields.iter().map(|name| self.register.field(name).ok_or(EditError::Unknown)).collect()
    }

    /// The lines that the rows go over, in order: fewer than the rows when some are to be added.
    fn lines<'a>(&self, dossier: &'a Dossier) -> Result<Vec<&'a dyn Record>, EditError> {
        let (owner, link) = self.register.owner().ok_or(EditError::Unknown)?;
        dossier.rows(owner).find(&self.owner).ok_or(EditError::Unknown)?;
        let records = dossier.rows(self.register).records().into_iter();
        let own: Vec<&dyn Record> =
            records.filter(|record| record.get(link).as_text() == self.owner).collect();
        let from = match &self.from {
            Some(id) => own.iter().position(|line| line.id() == id).ok_or(EditError::Unknown)?,
            None => own.len(),
        };
        Ok(own[from..].to_vec())
    }
}

/// The records that a block adds because it names them, each once.
#[derive(Default)]
struct Newcomers(Vec<(RegisterName, String, String)>);

impl Newcomers {
    fn of(
        &mut self,
        register: RegisterName,
        name: &str,
        operations: &mut Vec<Operation>,
        ids: &mut dyn FnMut() -> String,
    ) -> String {
        let folded = fold(name);
        if let Some((.., id)) = self.0.iter().find(|(at, known, _)| *at == register && *known == folded) {
            return id.clone();
        }
        let id = ids();
        operations.push(Operation::Insert { register, id: id.clone() });
        let (field, value) = (title_field(register), Value::Text(name.to_owned()));
        operations.push(Operation::Set { register, id: id.clone(), field, value });
        self.0.push((register, folded, id.clone()));
        id
    }
}

/// Reads a cell as a person writes it: a choice by its label, a record by its name, « oui » or « non ».
fn read(dossier: &Dossier, field: &Field, text: &str) -> Result<Reading, BadValue> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Reading::Value(Value::Empty));
    }
    let value = match &field.kind {
        Kind::Choice { options } => Value::Text(coded(field, options, text)?),
        Kind::YesNo => Value::Bool(yes(text)?),
        Kind::Entry { list } => {
            let code = lists::code_of(dossier, *list, text);
            field.kind.read(&code.map_or_else(|| Json::from(text), Json::from))?
        }
        Kind::Link { register } => {
            let sought = fold(text);
            let mut records = dossier.rows(*register).records().into_iter();
            let named = records.find(|record| fold(&title_of(*record)) == sought);
            match named {
                Some(record) => Value::Text(record.id().to_owned()),
                None => return Ok(Reading::Newcomer(*register, text.to_owned())),
            }
        }
        Kind::Choices { .. }
        | Kind::Links { .. }
        | Kind::Entries { .. }
        | Kind::Rows { .. }
        | Kind::Table { .. } => {
            return Err(BadValue(format!("« {} » ne se colle pas : choisissez dans la liste.", field.label)));
        }
        kind => kind.read(&Json::from(text))?,
    };
    Ok(Reading::Value(value))
}

fn coded(field: &Field, options: &[Choice], text: &str) -> Result<String, BadValue> {
    let folded = fold(text);
    let named = options.iter().find(|option| option.code == text || fold(&option.label) == folded);
    named.map(|option| option.code.clone()).ok_or_else(|| {
        let known = options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ");
        BadValue(format!("« {text} » n’est pas dans la liste « {} » : {known}.", field.label))
    })
}

fn yes(text: &str) -> Result<bool, BadValue> {
    match fold(text).as_str() {
        "oui" | "vrai" | "x" | "1" => Ok(true),
        "non" | "faux" | "0" => Ok(false),
        _ => Err(BadValue(format!("« {text} » : écrivez oui ou non."))),
    }
}
