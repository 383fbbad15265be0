//! Values in words: as a document prints them, and as an entry box shows them.

use crate::dossier::Dossier;
use crate::edit::title_of;
use crate::french;
use crate::lists;
use crate::register::RegisterName;
use crate::value::{Choice, Kind, RowColumn, Value};
use crate::vocabulary::{ActorFamily, Prerequisite, Vocabulary, Zoning};
use serde_json::{Map, Value as Json};

/// The value as an entry box shows it.
#[must_use]
pub fn typed(dossier: &Dossier, kind: &Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Entry { list }, Value::Text(code)) => lists::label(dossier, *list, code),
        (_, Value::Empty | Value::Rich(_) | Value::Bool(_) | Value::List(_) | Value::Rows(_)) => {
            String::new()
        }
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Money(cents)) => cents.typed(),
        (_, Value::Number(number)) => french::number(*number),
        (_, Value::Year(year)) => year.to_string(),
        (_, Value::Date(date)) => french::short_date(*date),
        (_, Value::Period(from, until)) => {
            format!("{} au {}", french::short_date(*from), french::short_date(*until))
        }
    }
}

/// A value as printed in a document.
#[must_use]
pub fn printed(dossier: &Dossier, kind: &Kind, value: &Value) -> String {
    let label = |code: &str, options: &[Choice]| {
        options
            .iter()
            .find(|option| option.code == code)
            .map_or_else(|| code.to_owned(), |option| option.label.clone())
    };
    let title =
        |register: RegisterName, id: &str| dossier.rows(register).find(id).map(title_of).unwrap_or_default();
    match (kind, value) {
        (Kind::Choice { options }, Value::Text(code)) => label(code, options),
        (Kind::Choices { options }, Value::List(codes)) => {
            let labels = codes.iter().map(|code| label(code, options)).collect::<Vec<_>>();
            // The words of a template's own list may be names.
            let own = [Prerequisite::choices(), ActorFamily::choices(), Zoning::choices()];
            french::enumerate(&french::running(&labels, !own.contains(options)))
        }
        (Kind::Link { register }, Value::Text(id)) => title(*register, id),
        (Kind::Links { register }, Value::List(ids)) => {
            let titles: Vec<String> =
                ids.iter().map(|id| title(*register, id)).filter(|title| !title.is_empty()).collect();
            // Whole sentences may be linked to: a comma would run them together. Names may follow each other,
            // and in a narrow cell one that is cut would read as two.
            let named = matches!(register, RegisterName::Communes | RegisterName::Members);
            if named { french::enumerate(&titles) } else { titles.join("\n") }
        }
        (Kind::Entries { list }, Value::List(codes)) => {
            let labels = codes.iter().map(|code| lists::label(dossier, *list, code)).collect::<Vec<_>>();
            french::enumerate(&french::running(&labels, false))
        }
        (Kind::Number { unit }, Value::Number(number)) => french::measured(*number, unit),
        (Kind::Percent, Value::Number(share)) => format!("{}\u{a0}%", french::number(*share)),
        (Kind::Rows { columns, .. }, Value::Rows(rows)) => {
            let row = |row: &Map<String, Json>| printed_row(dossier, columns, row).join(" — ");
            rows.iter().map(row).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n")
        }
        (_, Value::Money(cents)) => cents.print(),
        (_, Value::Date(date)) => french::long_date(*date),
        (_, Value::Period(from, until)) if from == until => format!("le {}", french::long_date(*from)),
        (_, Value::Period(from, until)) => {
            format!("du {} au {}", french::long_date(*from), french::long_date(*until))
        }
        (_, Value::Bool(bool)) => if *bool { "Oui" } else { "Non" }.to_owned(),
        (_, Value::Rich(rich)) => rich.plain(),
        (Kind::Siren, Value::Text(id)) => spaced(id, &[3, 3, 3]),
        (Kind::Siret, Value::Text(id)) => spaced(id, &[3, 3, 3, 5]),
        (kind, value) => typed(dossier, kind, value),
    }
}

/// The cells of a row that hold something, printed.
fn printed_row(dossier: &Dossier, columns: &[RowColumn], row: &Map<String, Json>) -> Vec<String> {
    let cells = columns.iter().map(|column| printed_cell(dossier, column, row));
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// A cell of a row, printed; empty when nothing was entered.
#[must_use]
pub fn printed_cell(dossier: &Dossier, column: &RowColumn, row: &Map<String, Json>) -> String {
    let value = row.get(&column.id).and_then(|cell| column.kind.read(cell).ok()).unwrap_or_default();
    printed(dossier, &column.kind, &value)
}

fn spaced(id: &str, groups: &[usize]) -> String {
    let mut rest = id;
    let mut parts = Vec::new();
    for length in groups {
        let Some((head, tail)) = rest.split_at_checked(*length) else { return id.to_owned() };
        parts.push(head);
        rest = tail;
    }
    if rest.is_empty() { parts.join("\u{a0}") } else { id.to_owned() }
}
