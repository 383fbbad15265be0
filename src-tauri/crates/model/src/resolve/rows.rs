//! A repeating block, printed.

use serde_json::{Map, Value as Json};

use crate::canvas::printed::printed_cell;
use crate::document::{Block, Column, Inline, Row, RowRole, Table};
use crate::dossier::Dossier;
use crate::template::Field;
use crate::value::{Kind, RowColumn};

/// The rows of an answer as a table; the blank ones are left out; nothing when no row is left.
pub(super) fn table(dossier: &Dossier, field: &Field, rows: &[Map<String, Json>]) -> Vec<Block> {
    let Kind::Rows { columns, .. } = &field.kind else { return Vec::new() };
    let printed = |row: &Map<String, Json>| -> Vec<String> {
        columns.iter().map(|column| printed_cell(dossier, column, row)).collect()
    };
    let rows: Vec<Vec<String>> =
        rows.iter().map(printed).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let row = |cells: Vec<String>| Row {
        role: RowRole::Record,
        cells: cells.into_iter().map(|cell| vec![Inline::plain(cell)]).collect(),
    };
    vec![Block::Table(Table {
        caption: field.label.clone(),
        columns: columns.iter().map(column).collect(),
        rows: rows.into_iter().map(row).collect(),
    })]
}

/// The column of the table for a cell of the rows.
pub(super) fn column(column: &RowColumn) -> Column {
    Column {
        title: column.label.clone(),
        width: width(&column.kind),
        numeric: matches!(column.kind, Kind::Money | Kind::Number { .. } | Kind::Percent),
    }
}

/// The share of the width that a column of this kind takes.
pub(super) const fn width(kind: &Kind) -> u16 {
    match kind {
        Kind::Text => 30,
        Kind::Line { .. } | Kind::Link { .. } | Kind::Entry { .. } | Kind::Period => 20,
        _ => 12,
    }
}
