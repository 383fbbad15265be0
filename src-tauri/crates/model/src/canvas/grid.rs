//! A register as one table: every record a line, to be compared, sorted and typed in.

use serde::Serialize;
use ts_rs::TS;

use super::FieldView;
use super::printed::printed;
use super::record::{axis, cell, field_view, numbers, titled};
use crate::dossier::Dossier;
use crate::ledger::{Ledger, SumName};
use crate::money::Cents;
use crate::register::{Field, Record, RegisterName};
use crate::vocabulary::Vocabulary;
use std::collections::BTreeMap;

/// A register as a table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Grid {
    /// The fields shown, without values.
    pub columns: Vec<FieldView>,
    /// The titles of the computed columns that follow them.
    pub computed: Vec<String>,
    /// The records, in order.
    pub rows: Vec<GridRow>,
    /// What the button that adds one says.
    pub add_label: String,
}

/// A record as a line of a table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridRow {
    /// Its identifier.
    pub id: String,
    /// Its present number.
    pub number: String,
    /// Its title, for the names of its cells.
    pub title: String,
    /// Its axis, by code, for its mark.
    pub axis: Option<String>,
    /// A value for each column.
    pub cells: Vec<GridCell>,
    /// A sum for each computed column, in cents; none while it cannot be computed.
    #[ts(type = "(number | null)[]")]
    pub sums: Vec<Option<Cents>>,
    /// The same, written out.
    pub shown: Vec<String>,
}

/// A cell: its value, and the words shown for it. A large table has ten thousand of them: what goes without saying
/// is not said.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridCell {
    /// The value, as exchanged; none when there is no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "unknown")]
    pub value: Option<serde_json::Value>,
    /// The value as an entry box shows it, where it is not what is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub typed: Option<String>,
    /// The value as read; none when nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shown: Option<String>,
}

/// The fields of the table of a register; none for a register that is not shown as one.
#[must_use]
pub const fn columns(register: RegisterName) -> &'static [&'static str] {
    match register {
        RegisterName::Actions => &[
            "title",
            "orientation",
            "stage",
            "priority",
            "owner",
            "lead",
            "start",
            "end",
            "tax",
            "total_cost",
        ],
        RegisterName::Actors => {
            &["name", "family", "commune", "engagement", "wanted", "influence", "interest", "social_form"]
        }
        RegisterName::Observations => {
            &["statement", "axis", "theme", "nature", "figure", "unit", "year", "source"]
        }
        RegisterName::Indicators => &["title", "kind", "unit", "source", "frequency", "responsible"],
        RegisterName::Stakes => &["title", "axis", "priority"],
        RegisterName::Signatories => &["organisation", "role", "name", "title"],
        RegisterName::Funders => &["name", "level", "standing", "signatory"],
        _ => &[],
    }
}

/// Shows a register as a table, narrowed to some records when `only` names them.
#[must_use]
pub fn present(dossier: &Dossier, register: RegisterName, only: Option<&[String]>) -> Option<Grid> {
    let columns = columns(register);
    let sums = (register == RegisterName::Actions).then(|| sums(dossier));
    (!columns.is_empty()).then(|| grid(dossier, register, columns, only, sums.as_ref()))
}

/// Shows a register with these of its fields as columns, and nothing computed.
#[must_use]
pub(super) fn chosen(dossier: &Dossier, register: RegisterName, columns: &[&str]) -> Grid {
    grid(dossier, register, columns, None, None)
}

/// The sums of each record that has some.
type Sums<'a> = BTreeMap<&'a str, Vec<Option<Cents>>>;

fn grid(
    dossier: &Dossier,
    register: RegisterName,
    columns: &[&str],
    only: Option<&[String]>,
    sums: Option<&Sums<'_>>,
) -> Grid {
    let fields: Vec<&'static Field> = columns.iter().filter_map(|name| register.field(name)).collect();
    let stage = dossier.stage();
    let numbers = numbers(dossier, register);
    let records = dossier.rows(register).records().into_iter();
    let kept = records.filter(|record| only.is_none_or(|ids| ids.iter().any(|id| id == record.id())));
    let row = |record: &dyn Record| {
        let sums = sums.and_then(|sums| sums.get(record.id())).cloned().unwrap_or_default();
        let shown = sums.iter().map(|sum| sum.map(Cents::print).unwrap_or_default());
        GridRow {
            id: record.id().to_owned(),
            number: numbers.get(record.id()).cloned().unwrap_or_default(),
            title: titled(record),
            axis: axis(dossier, register, record).map(|axis| axis.code().to_owned()),
            cells: fields.iter().map(|field| grid_cell(dossier, record, field)).collect(),
            shown: shown.collect(),
            sums,
        }
    };
    let computed = sums.map_or(&[][..], |_| &SUMS);
    Grid {
        rows: kept.map(row).collect(),
        columns: fields.iter().map(|field| field_view(field, stage)).collect(),
        computed: computed.iter().map(|sum| sum.label().to_owned()).collect(),
        add_label: register.add_label().to_owned(),
    }
}

/// The sums that follow the fields of an action.
const SUMS: [SumName; 2] = [SumName::Planned, SumName::Missing];

/// The sums of each action.
fn sums(dossier: &Dossier) -> Sums<'_> {
    let ledger = Ledger::of(dossier);
    let accounts = ledger.accounts().iter();
    accounts
        .map(|account| {
            let sums = SUMS.iter().map(|name| account.sums.named(*name)).collect();
            (account.action.id.as_str(), sums)
        })
        .collect()
}

fn grid_cell(dossier: &Dossier, record: &dyn Record, field: &Field) -> GridCell {
    let view = cell(dossier, record, field);
    let shown = printed(dossier, &field.kind, &record.get(field.name));
    GridCell {
        value: Some(view.value).filter(|value| !value.is_null()),
        typed: Some(view.typed).filter(|typed| *typed != shown),
        shown: Some(shown).filter(|shown| !shown.is_empty()),
    }
}
