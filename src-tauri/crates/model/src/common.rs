//! The indicators common to all CRTE: dated data, rewritten in our words, added on request.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::dossier::Dossier;
use crate::edit::Operation;
use crate::register::RegisterName;
use crate::value::Value;

/// The list as it ships.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonIndicators {
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// The day it is true of, `YYYY-MM-DD`.
    pub as_of: String,
    /// The indicators.
    pub entries: Vec<CommonIndicator>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonIndicator {
    /// « 1.1 ».
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// What it is.
    pub definition: String,
    /// How it is computed.
    pub method: String,
    /// Who publishes it.
    pub data_source: String,
    /// How often.
    pub frequency: String,
    /// The environmental objective it belongs to.
    pub environment: String,
    /// A national figure, with its year in words; may be empty.
    pub benchmark: String,
    /// The year of that figure.
    pub benchmark_year: Option<i32>,
    /// The national target in words; may be empty.
    pub target_national: String,
    /// `hausse` or `baisse`.
    pub good_direction: String,
}

static SHIPPED: LazyLock<Option<CommonIndicators>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../reference/indicateurs-crte.json")).ok());

/// The list; none only if its file is damaged.
#[must_use]
pub fn shipped() -> Option<&'static CommonIndicators> {
    SHIPPED.as_ref()
}

/// Adds those whose code the dossier does not have yet.
pub(crate) fn operations(dossier: &Dossier, ids: &mut dyn FnMut() -> String) -> Vec<Operation> {
    let has =
        |code: &str| dossier.indicators.iter().any(|one| one.national == Some(true) && one.code == code);
    let entries = shipped().map_or(&[][..], |list| list.entries.as_slice());
    entries.iter().filter(|entry| !has(&entry.code)).flat_map(|entry| add(entry, &ids())).collect()
}

fn add(entry: &CommonIndicator, id: &str) -> Vec<Operation> {
    let register = RegisterName::Indicators;
    let text = |text: &str| if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) };
    let benchmark = [entry.benchmark.as_str(), entry.target_national.as_str()];
    let benchmark: Vec<&str> = benchmark.into_iter().filter(|part| !part.is_empty()).collect();
    let values: [(&'static str, Value); 13] = [
        ("title", text(&entry.title)),
        ("code", text(&entry.code)),
        ("kind", text("contexte")),
        ("unit", text(&entry.unit)),
        ("definition", text(&entry.definition)),
        ("method", text(&entry.method)),
        ("direction", text(&entry.good_direction)),
        ("environment", text(&entry.environment)),
        ("source", text(&entry.data_source)),
        ("frequency", text(&entry.frequency)),
        ("benchmark", text(&benchmark.join(" ; "))),
        ("benchmark_year", entry.benchmark_year.map_or(Value::Empty, Value::Year)),
        ("national", Value::Bool(true)),
    ];
    let mut operations = vec![Operation::Insert { register, id: id.to_owned() }];
    let filled = values.into_iter().filter(|(_, value)| !value.is_empty());
    operations.extend(filled.map(|(field, value)| Operation::Set {
        register,
        id: id.to_owned(),
        field,
        value,
    }));
    operations
}

#[cfg(test)]
mod tests {
    use super::shipped;

    #[allow(clippy::expect_used)]
    #[test]
    fn the_common_indicators_ship_with_their_units_and_sources() {
        let list = shipped().expect("the file is read");
        assert_eq!(list.entries.len(), 22, "thirteen numbers, their parts apart");
        for entry in &list.entries {
            assert!(!entry.title.is_empty() && !entry.unit.is_empty() && !entry.data_source.is_empty());
            assert!(matches!(entry.good_direction.as_str(), "hausse" | "baisse"), "{}", entry.code);
        }
    }
}
