//! A repeating block, printed.

use serde_json::{Map, Value as Json};

use crate::canvas::printed::printed_cell;
use crate::document::{Block, Column, Inline, Row, RowRole, Table};
use crate::dossier::Dossier;
use crate::french::{self, short_date};
use crate::money::Cents;
use crate::template::Field;
use crate::value::{Kind, RowColumn, Value};

/// The rows of an answer as a table; the blank ones are left out; nothing when no row is left.
pub(super) fn table(dossier: &Dossier, field: &Field, rows: &[Map<String, Json>]) -> Vec<Block> {
    let Kind::Rows { columns, .. } = &field.kind else { return Vec::new() };
    let printed = |row: &Map<String, Json>| -> Vec<String> {
        columns.iter().map(|column| cell(dossier, column, row)).collect()
    };
    let full = |row: &&Map<String, Json>| printed(row).iter().any(|cell| !cell.is_empty());
    let rows: Vec<&Map<String, Json>> = rows.iter().filter(full).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let record = |row: &&Map<String, Json>| Row {
        role: RowRole::Record,
        cells: printed(row).into_iter().map(|cell| vec![Inline::plain(cell)]).collect(),
    };
    let mut printed: Vec<Row> = rows.iter().map(record).collect();
    printed.extend(totals(columns, &rows));
    vec![Block::Table(Table {
        caption: field.label.clone(),
        columns: columns.iter().map(column).collect(),
        rows: printed,
    })]
}

/// A cell of the table. A column is narrow: a day is « 31/12/2027 » there, as in the table of a register.
fn cell(dossier: &Dossier, column: &RowColumn, row: &Map<String, Json>) -> String {
    match value(column, row) {
        Value::Date(date) => short_date(date),
        Value::Period(from, until) if from == until => short_date(from),
        Value::Period(from, until) => format!("du {} au {}", short_date(from), short_date(until)),
        _ => printed_cell(dossier, column, row),
    }
}

fn value(column: &RowColumn, row: &Map<String, Json>) -> Value {
    row.get(&column.id).and_then(|cell| column.kind.read(cell).ok()).unwrap_or_default()
}

/// The rows that close the table: one for each set of choices that its totals keep apart, in the order in
/// which they are first met; nothing under a single row.
fn totals(columns: &[RowColumn], rows: &[&Map<String, Json>]) -> Vec<Row> {
    let Some(apart) = columns.iter().find_map(|column| column.total.as_ref()) else { return Vec::new() };
    if rows.len() < 2 {
        return Vec::new();
    }
    let choices: Vec<&RowColumn> = columns.iter().filter(|column| apart.contains(&column.id)).collect();
    let set =
        |row: &Map<String, Json>| -> Vec<Value> { choices.iter().map(|column| value(column, row)).collect() };
    let mut sets: Vec<Vec<Value>> = Vec::new();
    for row in rows {
        if !sets.contains(&set(row)) {
            sets.push(set(row));
        }
    }
    let total = |wanted: &Vec<Value>| {
        let same: Vec<&Map<String, Json>> = rows.iter().copied().filter(|row| set(row) == *wanted).collect();
        total_row(columns, &same, title(&choices, wanted))
    };
    sets.iter().filter_map(total).collect()
}

/// « Total », « Total : recette », « Total : capital, envisagé ».
fn title(choices: &[&RowColumn], set: &[Value]) -> String {
    let label = |(column, value): (&&RowColumn, &Value)| match &column.kind {
        Kind::Choice { options } => options
            .iter()
            .find(|option| option.code == value.as_text())
            .map_or_else(|| "non précisé".to_owned(), |option| lowered(&option.label)),
        _ => String::new(),
    };
    let labels: Vec<String> = choices.iter().zip(set).map(label).collect();
    if labels.is_empty() { "Total".to_owned() } else { format!("Total\u{a0}: {}", labels.join(", ")) }
}

/// The label inside a sentence.
fn lowered(label: &str) -> String {
    french::running(&[String::new(), label.to_owned()], false).pop().unwrap_or_default()
}

/// A row of totals; nothing when there is nothing to add.
fn total_row(columns: &[RowColumn], rows: &[&Map<String, Json>], title: String) -> Option<Row> {
    let sum = |column: &RowColumn| {
        let values = rows.iter().map(|row| value(column, row));
        let values = values.filter(|_| column.total.is_some());
        let (mut money, mut number) = (None, None);
        for value in values {
            match value {
                Value::Money(cents) => money = Some(money.unwrap_or_default() + cents),
                Value::Number(value) => number = Some(number.unwrap_or(0.0) + value),
                _ => {}
            }
        }
        let unit = if let Kind::Number { unit } = &column.kind { unit.as_str() } else { "" };
        money.map(Cents::print).or_else(|| number.map(|number| french::measured(number, unit)))
    };
    let sums: Vec<Option<String>> = columns.iter().map(sum).collect();
    if sums.iter().all(Option::is_none) {
        return None;
    }
    let mut cells: Vec<Vec<Inline>> =
        sums.into_iter().map(|sum| vec![Inline::bold(sum.unwrap_or_default())]).collect();
    let place = columns.iter().position(|column| column.total.is_none()).unwrap_or(0);
    cells[place] = vec![Inline::bold(title)];
    Some(Row { role: RowRole::Total, cells })
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
