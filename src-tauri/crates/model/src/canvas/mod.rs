//! What the screen shows: a template or a register with its values, words and progress.
//!
//! Conditions, numbers and amounts are decided here; the screen only draws.

pub mod arranged;
pub(crate) mod drawn;
pub mod grid;
pub(crate) mod options;
pub(crate) mod perimeter;
pub mod printed;
pub mod record;
pub mod step;
pub mod ways;

use std::collections::BTreeMap;

use arranged::{Arrangement, Layout};
use grid::Grid;
use serde::Serialize;
use serde_json::Value as Json;
use ts_rs::TS;

use crate::dashboard::Panel;
use crate::dashboard::coverage::CountTable;
use crate::drawing::Drawing;
use crate::plan::Planned;
use crate::register::RegisterName;
use crate::value::{Choice, Kind};

/// The records of a register that a link may point to, or the entries of a list of reference, by the
/// code of the register or list: told once, however many fields choose among them.
pub type Options = BTreeMap<String, Vec<Choice>>;

/// One field to fill, with its value and every word shown for it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Its identifier in the template or register.
    pub id: String,
    /// The record that keeps the answer, when it is one of a register: what is typed goes there.
    pub of: Option<Bound>,
    /// The part of the sheet it stands in; may be empty.
    pub section: String,
    /// What it accepts.
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// The help beside it; may be empty.
    pub help: String,
    /// A worked example that can be inserted; may be empty.
    pub example: String,
    /// Where an official statement comes from; may be empty.
    pub source: String,
    /// Whether an answer is needed.
    pub required: bool,
    /// The value, as exchanged; amounts are cents, dates `YYYY-MM-DD`.
    #[ts(type = "unknown")]
    pub value: Json,
    /// Whether the value is the template's own wording, not yet changed by anyone.
    pub is_default: bool,
    /// The value as an entry box shows it: « 12 500,50 », « 31/12/2027 ».
    pub typed: String,
    /// For a repeating block, what the entry boxes of each row show, column by column; else empty.
    pub typed_rows: Vec<Vec<String>>,
    /// For a table of a register, its records; else none.
    pub grid: Option<Grid>,
}

/// A field of a register that a question fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Bound {
    /// The register.
    pub register: RegisterName,
    /// The record.
    pub record: String,
    /// The field.
    pub field: String,
}

/// A step in a list of steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepHead {
    /// Its identifier.
    pub id: String,
    /// The number of the article it fills: « 6.3 », or empty.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How many required fields are still empty.
    pub missing: usize,
    /// How many of its fields have an answer.
    pub answered: usize,
    /// How many fields it shows.
    pub total: usize,
}

/// A template with its answers: one step shown, or all of them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Canvas {
    /// The template.
    pub template: String,
    /// The document's title.
    pub title: String,
    /// The steps asked at present.
    pub steps: Vec<StepHead>,
    /// The step that is open: shown alone, or aimed at among all of them; none when the plan is shown.
    pub open: Option<String>,
    /// The steps shown, in order.
    pub shown: Vec<StepView>,
    /// Whether every step is shown, on one page.
    pub whole: bool,
    /// Whether it is in articles, so that its plan may be changed.
    pub planned: bool,
    /// The plan, when it is shown.
    pub plan: Option<Vec<Planned>>,
    /// What the fields shown may be chosen among.
    pub options: Options,
}

/// A step with its fields.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Its identifier.
    pub id: String,
    /// The number of the article it fills, or empty.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What to know before writing.
    pub guidance: String,
    /// The fields asked at present.
    pub fields: Vec<FieldView>,
}

/// A register: its records in short, one open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterView {
    /// The register.
    pub register: RegisterName,
    /// Its title.
    pub title: String,
    /// What to know before filling it.
    pub guidance: String,
    /// Whether records can be added and removed.
    pub open_ended: bool,
    /// What the button that adds one says.
    pub add_label: String,
    /// What the list is narrowed to, when it is: « Fiche action (prête) ».
    pub only: Option<String>,
    /// Whether it can be shown as one table.
    pub tabular: bool,
    /// Whether its records have a drawing of their own kind: the actors by influence and interest, the values
    /// of each indicator, the communes on their map, the maquette of the funders.
    pub drawable: bool,
    /// That drawing, when it is what is shown: neither list nor record is then.
    pub drawing: Option<Drawing>,
    /// What its records cover and what they leave, beside that drawing.
    pub coverage: Vec<CountTable>,
    /// What its records add up to, cut by cut, when it is what is shown: the maquette of the funders. Neither list
    /// nor record is then.
    pub panel: Option<Panel>,
    /// The map of the perimeter; none for a register that is not on it.
    pub map: Option<MapView>,
    /// The small drawings of its records, when they are what is shown: neither list nor record is then.
    pub trends: Vec<Trend>,
    /// The groups in which it can be shown.
    pub layout: Option<Layout>,
    /// Its groups, when they are what is shown: neither list nor record is then.
    pub arrangement: Option<Arrangement>,
    /// The table, when that is what is shown: neither list nor record is then.
    pub grid: Option<Grid>,
    /// Its records.
    pub rows: Vec<RowView>,
    /// The record shown.
    pub open: Option<RecordView>,
    /// What its fields may be chosen among.
    pub options: Options,
}

/// The map that a file gave to the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MapView {
    /// Its record; none while no file was given.
    pub record: Option<String>,
    /// The name of the file.
    pub name: String,
}

/// A record with what is drawn of it, small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    /// Its identifier.
    pub id: String,
    /// Its present number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it says in words: « De 12 ha en 2022 à 15 ha en 2025. Cible : 20 ha en 2030 ».
    pub note: String,
    /// The drawing; none while it has no value.
    pub drawing: Option<Drawing>,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// Its identifier.
    pub id: String,
    /// Its present number: « 3 » or « 2.1 ».
    pub number: String,
    /// Its title; « Sans titre » while it has none.
    pub title: String,
    /// A line of facts: « Fiche action (prête) · 120 000 € ».
    pub note: String,
    /// Its axis, by code, for its mark.
    pub axis: Option<String>,
    /// How many required fields are empty.
    pub missing: usize,
}

/// A record with its fields.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordView {
    /// Its identifier.
    pub id: String,
    /// Its present number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// The records that belong to it, register by register.
    pub children: Vec<ChildTable>,
    /// What is computed from it: label and text.
    pub facts: Vec<Fact>,
    /// What is drawn from it.
    pub drawings: Vec<Drawing>,
    /// The records that name it: the way back along the chain.
    pub named_by: Vec<Naming>,
}

/// The records of one register that name another record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Naming {
    /// Their register.
    pub register: RegisterName,
    /// Its title, with the field by which they name it when there are several ways.
    pub title: String,
    /// The records: identifier, and number with title.
    pub records: Vec<Choice>,
}

/// The records that belong to another: the funding lines of an action.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChildTable {
    /// Their register.
    pub register: RegisterName,
    /// Its title.
    pub title: String,
    /// The field of theirs that names their owner.
    pub link: String,
    /// What the button that adds one says.
    pub add_label: String,
    /// The fields of a line (the link left out), without values.
    pub columns: Vec<FieldView>,
    /// The lines.
    pub rows: Vec<LineView>,
}

/// A record as a line of its owner's sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// Its identifier.
    pub id: String,
    /// A value for each column.
    pub cells: Vec<CellView>,
}

/// The value of a field of a line: see [`FieldView`].
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellView {
    /// The value, as exchanged.
    #[ts(type = "unknown")]
    pub value: Json,
    /// The value as an entry box shows it.
    pub typed: String,
}

/// A computed fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value, written out.
    pub text: String,
    /// Whether it calls for attention.
    pub alert: bool,
}
