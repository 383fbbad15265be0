//! The kinds of value a field may hold, and the values themselves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use ts_rs::TS;

use crate::lists::ListName;
use crate::money::Cents;
use crate::register::RegisterName;
use crate::rich_text::RichText;

/// One entry of a closed list: the code is stored, the label is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Choice {
    /// The stored code, a stable French slug.
    pub code: String,
    /// What a person reads.
    pub label: String,
}

/// A cell of the rows of a repeating block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowColumn {
    /// Its identifier in each row.
    pub id: String,
    /// Its title.
    pub label: String,
    /// What it accepts: never rows again, nor a link.
    pub kind: Kind,
    /// Whether a total closes the column, and the cells of a choice that its totals keep apart. It is only
    /// printed.
    #[serde(skip)]
    #[ts(skip)]
    pub total: Option<Vec<String>>,
}

/// What a field accepts. The interface has one component for each kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Kind {
    /// A single line of plain text. The suggestions may be taken or ignored.
    Line {
        /// Wordings offered to the person who types.
        suggestions: Vec<String>,
    },
    /// Several lines of plain text.
    Text,
    /// Text with structure: see [`RichText`].
    Rich,
    /// An amount of money, in cents.
    Money,
    /// A decimal number, with the unit it is counted in.
    Number {
        /// The unit printed after the number, or an empty string.
        unit: String,
    },
    /// A calendar year.
    Year,
    /// A day.
    Date,
    /// From one day to another, both included.
    Period,
    /// A share of a whole, in hundredths: between 0 and 100.
    Percent,
    /// Yes or no.
    YesNo,
    /// One code of a closed list.
    Choice {
        /// The list.
        options: Vec<Choice>,
    },
    /// Any number of codes of a closed list.
    Choices {
        /// The list.
        options: Vec<Choice>,
    },
    /// One record of a register.
    Link {
        /// The register linked to.
        register: RegisterName,
    },
    /// Any number of records of a register.
    Links {
        /// The register linked to.
        register: RegisterName,
    },
    /// One entry of a list of reference, by its code; other words are kept as typed.
    Entry {
        /// The list.
        list: ListName,
    },
    /// Any number of entries of a list of reference, by their codes.
    Entries {
        /// The list.
        list: ListName,
    },
    /// A repeating block: rows the person adds, orders and takes away, each with the same few cells.
    Rows {
        /// The cells of a row.
        columns: Vec<RowColumn>,
        /// What the button that adds a row says.
        #[serde(rename = "addLabel")]
        add_label: String,
    },
    /// The records of a register, with these of their fields as columns: they are typed in place and kept
    /// by the register, never as an answer.
    Table {
        /// The register.
        register: RegisterName,
        /// The fields shown, in order.
        fields: Vec<&'static str>,
    },
    /// The nine digits of a SIREN number.
    Siren,
    /// The fourteen digits of a SIRET number.
    Siret,
    /// The five characters of an INSEE commune code (`2A004` in Corsica, `97411` overseas).
    Insee,
}

/// One value, as stored. An unanswered field is [`Value::Empty`].
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing was answered.
    #[default]
    Empty,
    /// Line, text, codes and identifiers.
    Text(String),
    /// Structured text.
    Rich(RichText),
    /// An amount.
    Money(Cents),
    /// A decimal number.
    Number(f64),
    /// A calendar year.
    Year(i32),
    /// A day.
    Date(NaiveDate),
    /// From the first day to the last, never before it.
    Period(NaiveDate, NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// Codes or record identifiers, in the order they were chosen.
    List(Vec<String>),
    /// The rows of a repeating block: each cell by its column, as exchanged. A row just added is empty.
    Rows(Vec<Map<String, Json>>),
}

/// Why a value was not accepted, in the words shown to the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[error("{0}")]
pub struct BadValue(pub String);

impl Kind {
    /// A line without suggestions.
    #[must_use]
    pub const fn line() -> Self {
        Self::Line { suggestions: Vec::new() }
    }

    /// Whether a value fits the cell of a table of records: not a text with structure, nor several choices.
    #[must_use]
    pub const fn fits_cell(&self) -> bool {
        !matches!(
            self,
            Self::Rich
                | Self::Choices { .. }
                | Self::Links { .. }
                | Self::Entries { .. }
                | Self::Rows { .. }
                | Self::Table { .. }
        )
    }

    /// Reads a JSON value of this kind. An empty string, list or `null` is [`Value::Empty`].
    ///
    /// # Errors
    /// [`BadValue`] says in French what was expected.
    pub fn read(&self, json: &Json) -> Result<Value, BadValue> {
        match json {
            Json::Null => return Ok(Value::Empty),
            Json::String(text) if text.trim().is_empty() => return Ok(Value::Empty),
            Json::Array(items) if items.is_empty() => return Ok(Value::Empty),
            Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => {}
        }
        match self {
            Self::Line { .. } => text(json).map(|line| Value::Text(one_line(&line))),
            Self::Text => text(json).map(Value::Text),
            Self::Rich => RichText::from_json(json)
                .map(|rich| if rich.is_empty() { Value::Empty } else { Value::Rich(rich) }),
            Self::Money => read_money(json),
            Self::Number { .. } => read_number(json),
            Self::Year => read_year(json),
            Self::Date => read_date(json),
            Self::Period => read_period(json),
            Self::Percent => read_percent(json),
            Self::YesNo => json.as_bool().map(Value::Bool).ok_or_else(|| bad("Répondez par oui ou par non.")),
            Self::Choice { options } => {
                let code = text(json)?;
                check_code(&code, options).map(|()| Value::Text(code))
            }
            Self::Choices { options } => {
                let codes = list(json)?;
                codes.iter().try_for_each(|code| check_code(code, options)).map(|()| Value::List(codes))
            }
            Self::Link { .. } => text(json).map(Value::Text),
            Self::Entry { .. } => text(json).map(|line| Value::Text(one_line(&line))),
            Self::Links { .. } | Self::Entries { .. } => list(json).map(Value::List),
            Self::Rows { columns, .. } => read_rows(json, columns),
            Self::Table { .. } => {
                Err(bad("Un tableau ne garde pas de réponse : ses lignes sont les fiches du registre."))
            }
            Self::Siren | Self::Siret | Self::Insee => text(json).map(|id| Value::Text(compact(&id))),
        }
    }
}

impl Value {
    /// The JSON this value is exchanged and stored as.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Empty => Json::Null,
            Self::Text(text) => Json::from(text.as_str()),
            Self::Rich(rich) => rich.to_json(),
            Self::Money(cents) => Json::from(cents.0),
            Self::Number(number) => Json::from(*number),
            Self::Year(year) => Json::from(*year),
            Self::Date(date) => Json::from(date.to_string()),
            // The interval of ISO 8601.
            Self::Period(from, until) => Json::from(format!("{from}/{until}")),
            Self::Bool(bool) => Json::from(*bool),
            Self::List(items) => Json::from(items.clone()),
            Self::Rows(rows) => rows.iter().cloned().map(Json::Object).collect(),
        }
    }

    /// Whether nothing was answered.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The text of a text-like value, else an empty string.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Empty
            | Self::Rich(_)
            | Self::Money(_)
            | Self::Number(_)
            | Self::Year(_)
            | Self::Date(_)
            | Self::Period(..)
            | Self::Bool(_)
            | Self::List(_)
            | Self::Rows(_) => "",
        }
    }
}

fn bad(message: &str) -> BadValue {
    BadValue(message.to_owned())
}

fn text(json: &Json) -> Result<String, BadValue> {
    json.as_str().map(|text| text.trim().to_owned()).ok_or_else(|| bad("Un texte est attendu."))
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
}

fn list(json: &Json) -> Result<Vec<String>, BadValue> {
    let expected = || bad("Une liste de choix est attendue.");
    let items = json.as_array().ok_or_else(expected)?;
    items.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(expected)).collect()
}

fn check_code(code: &str, options: &[Choice]) -> Result<(), BadValue> {
    if options.iter().any(|option| option.code == code) {
        return Ok(());
    }
    let known = options.iter().map(|option| option.code.as_str()).collect::<Vec<_>>().join(", ");
    Err(BadValue(format!("« {code} » n’est pas dans la liste. Valeurs possibles : {known}.")))
}

/// Each cell is read by its column; a cell of no column is kept as it is, so that nothing is lost when a
/// template changes.
fn read_rows(json: &Json, columns: &[RowColumn]) -> Result<Value, BadValue> {
    let expected = || bad("Une liste de lignes est attendue.");
    let mut rows = Vec::new();
    for (place, row) in json.as_array().ok_or_else(expected)?.iter().enumerate() {
        let mut row = row.as_object().ok_or_else(expected)?.clone();
        for column in columns {
            let Some(cell) = row.remove(&column.id) else { continue };
            let value = column.kind.read(&cell).map_err(|wrong| {
                BadValue(format!("Ligne {}, « {} » : {}", place + 1, column.label, wrong.0))
            })?;
            if !value.is_empty() {
                row.insert(column.id.clone(), value.to_json());
            }
        }
        rows.push(row);
    }
    Ok(Value::Rows(rows))
}

fn read_money(json: &Json) -> Result<Value, BadValue> {
    let expected =
        || bad("Un montant en euros est attendu, avec deux décimales au plus, par exemple 12 500,50.");
    match json {
        Json::Number(number) => number.as_i64().map(|cents| Value::Money(Cents(cents))).ok_or_else(expected),
        Json::String(typed) => Cents::parse(typed).map(Value::Money).ok_or_else(expected),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => Err(expected()),
    }
}

fn read_number(json: &Json) -> Result<Value, BadValue> {
    let expected = || bad("Un nombre est attendu, par exemple 12,5.");
    let number = match json {
        Json::Number(number) => number.as_f64(),
        Json::String(typed) => crate::french::parse_number(typed),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
    };
    number.filter(|number| number.is_finite()).map(Value::Number).ok_or_else(expected)
}

fn read_year(json: &Json) -> Result<Value, BadValue> {
    let year = json.as_i64().or_else(|| json.as_str().and_then(|typed| typed.trim().parse().ok()));
    year.and_then(|year| i32::try_from(year).ok())
        .filter(|year| (1900..=2200).contains(year))
        .map(Value::Year)
        .ok_or_else(|| bad("Une année sur quatre chiffres est attendue, par exemple 2027."))
}

fn read_date(json: &Json) -> Result<Value, BadValue> {
    json.as_str()
        .and_then(crate::french::parse_date)
        .map(Value::Date)
        .ok_or_else(|| bad("Une date est attendue, par exemple 31/12/2027."))
}

/// The day at an end of a period, as exchanged or as typed.
fn read_end(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    crate::french::parse_date(typed.strip_prefix("du ").unwrap_or(typed))
}

/// « 2027-01-01/2027-12-31 » as exchanged, « 01/01/2027 au 31/12/2027 » as typed.
fn read_period(json: &Json) -> Result<Value, BadValue> {
    let expected = || bad("Une période est attendue, par exemple 01/01/2027 au 31/12/2027.");
    let text = json.as_str().ok_or_else(expected)?.trim();
    if text == "au" {
        return Ok(Value::Empty);
    }
    let padded = format!(" {text} ");
    let iso = text.split_once('/').filter(|(from, _)| from.len() == 10);
    let (from, until) = iso.or_else(|| padded.split_once(" au ")).ok_or_else(expected)?;
    match (from.trim(), until.trim()) {
        ("", _) => return Err(bad("Il manque le premier jour de la période.")),
        (_, "") => return Err(bad("Il manque le dernier jour de la période.")),
        _ => {}
    }
    let (from, until) = (read_end(from).ok_or_else(expected)?, read_end(until).ok_or_else(expected)?);
    if until < from {
        return Err(BadValue(format!(
            "La période finit le {}, avant de commencer le {}. Corrigez l’une des deux dates.",
            crate::french::long_date(until),
            crate::french::long_date(from)
        )));
    }
    Ok(Value::Period(from, until))
}

fn read_percent(json: &Json) -> Result<Value, BadValue> {
    let bare = json.as_str().map(|typed| Json::from(typed.trim().trim_end_matches('%').trim()));
    match read_number(bare.as_ref().unwrap_or(json)) {
        Ok(Value::Number(share)) if (0.0..=100.0).contains(&share) => Ok(Value::Number(share)),
        _ => Err(bad("Un pourcentage entre 0 et 100 est attendu, par exemple 12,5.")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Value};
    use serde_json::json;

    #[test]
    fn a_period_is_two_days_in_order() {
        let kept = |typed: &str| Kind::Period.read(&json!(typed)).map(|period| period.to_json());
        let whole = json!("2027-02-01/2027-12-31");
        assert_eq!(kept("01/02/2027 au 31/12/2027"), Ok(whole.clone()));
        assert_eq!(kept("2027-02-01/2027-12-31"), Ok(whole), "what is kept is read again");
        assert_eq!(kept("du 1/2/2027 au 1/2/2027"), Ok(json!("2027-02-01/2027-02-01")));
        assert_eq!(Kind::Period.read(&json!(" au ")), Ok(Value::Empty));
        for (typed, told) in [
            (
                "02/02/2027 au 01/02/2027",
                "La période finit le 1er\u{a0}février 2027, avant de commencer le 2\u{a0}février 2027.",
            ),
            ("01/02/2027 au ", "Il manque le dernier jour"),
            (" au 01/02/2027", "Il manque le premier jour"),
            ("bientôt", "Une période est attendue"),
            ("31/02/2027 au 01/03/2027", "Une période est attendue"),
        ] {
            let refused = Kind::Period.read(&json!(typed)).err().map(|bad| bad.0).unwrap_or_default();
            assert!(refused.starts_with(told), "{typed}: {refused}");
        }
    }

    #[test]
    fn a_percentage_is_a_share_of_a_whole() {
        for (typed, share) in [(json!("12,5 %"), 12.5), (json!("0"), 0.0), (json!(100), 100.0)] {
            assert_eq!(Kind::Percent.read(&typed), Ok(Value::Number(share)));
        }
        for typed in [json!("100,1"), json!(-1), json!("beaucoup")] {
            assert!(Kind::Percent.read(&typed).is_err(), "{typed}");
        }
    }
}
