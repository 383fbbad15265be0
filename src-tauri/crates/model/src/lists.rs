//! The lists of reference: funding schemes, thresholds of the rules, environmental objectives, themes,
//! levers, competences.
//!
//! They are dated data with their sources, never code: what ships with the program stands in
//! `reference/*.json`, and a dossier may change an entry, end it, or add its own (register
//! `references`). A changed entry keeps the list and code of the one it replaces.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::register::reference::Reference;
use crate::value::Choice;

/// The lists.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
pub enum ListName {
    /// Funding schemes.
    #[serde(rename = "dispositifs")]
    Schemes,
    /// The thresholds the rules compare with.
    #[serde(rename = "seuils")]
    Thresholds,
    /// The objectives an action is noted on.
    #[serde(rename = "objectifs_environnementaux")]
    Environment,
    /// The themes of the three axes.
    #[serde(rename = "themes")]
    Themes,
    /// The levers of the regional planning of the transition.
    #[serde(rename = "leviers")]
    Levers,
    /// The functional competences of the M57 accounts.
    #[serde(rename = "competences")]
    Competences,
}

impl crate::vocabulary::Vocabulary for ListName {
    const ALL: &'static [Self] =
        &[Self::Schemes, Self::Thresholds, Self::Environment, Self::Themes, Self::Levers, Self::Competences];
    fn code(self) -> &'static str {
        match self {
            Self::Schemes => "dispositifs",
            Self::Thresholds => "seuils",
            Self::Environment => "objectifs_environnementaux",
            Self::Themes => "themes",
            Self::Levers => "leviers",
            Self::Competences => "competences",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Self::Schemes => "Dispositifs de financement",
            Self::Thresholds => "Seuils des règles",
            Self::Environment => "Objectifs environnementaux",
            Self::Themes => "Thèmes",
            Self::Levers => "Leviers de la planification écologique",
            Self::Competences => "Compétences (M57)",
        }
    }
}

/// A list as it ships.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its name in the files.
    pub list: String,
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// The day it is true of, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its entries, in the order shown.
    pub entries: Vec<Entry>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its code, unique in the list.
    pub code: String,
    /// What a person reads.
    pub label: String,
    /// What it is sorted under; for a theme, the code of its axis.
    pub group: String,
    /// The figure, for a threshold.
    pub value: Option<f64>,
    /// The unit of the figure.
    pub unit: String,
    /// The first year it applies to; none for always.
    pub valid_from: Option<i32>,
    /// The last year it applies to; none while it applies.
    pub valid_to: Option<i32>,
    /// The text, article and year it comes from.
    pub source: String,
    /// Whether the source is secondary, so to be checked before it is quoted as official.
    pub to_check: bool,
    /// What to know about it.
    pub note: String,
}

static SHIPPED: LazyLock<Vec<List>> = LazyLock::new(|| {
    let files = [
        include_str!("../reference/dispositifs.json"),
        include_str!("../reference/seuils.json"),
        include_str!("../reference/objectifs-environnementaux.json"),
        include_str!("../reference/themes.json"),
        include_str!("../reference/leviers-sgpe.json"),
        include_str!("../reference/competences-m57.json"),
    ];
    // A test holds each file to this shape; a list that could not be read would be empty, not fatal.
    files.iter().filter_map(|file| serde_json::from_str(file).ok()).collect()
});

/// A list as it ships; none only if its file is damaged.
#[must_use]
pub fn shipped(name: ListName) -> Option<&'static List> {
    let code = crate::vocabulary::Vocabulary::code(name);
    SHIPPED.iter().find(|list| list.list == code)
}

fn shipped_entries(name: ListName) -> &'static [Entry] {
    shipped(name).map_or(&[], |list| list.entries.as_slice())
}

/// The identifier, in the register `references`, of what a dossier says of a shipped entry.
#[must_use]
pub fn id_of(list: ListName, code: &str) -> String {
    format!("{}/{code}", crate::vocabulary::Vocabulary::code(list))
}

/// A shipped entry as a record, found by [`id_of`]; none for an entry that does not ship.
#[must_use]
pub fn shipped_record(id: &str) -> Option<Reference> {
    let (list, code) = id.split_once('/')?;
    let list = <ListName as crate::vocabulary::Vocabulary>::from_code(list)?;
    shipped_entries(list).iter().find(|entry| entry.code == code).map(|entry| record(list, entry))
}

fn record(list: ListName, entry: &Entry) -> Reference {
    Reference {
        id: id_of(list, &entry.code),
        list: Some(list),
        code: entry.code.clone(),
        label: entry.label.clone(),
        group: entry.group.clone(),
        value: entry.value,
        unit: entry.unit.clone(),
        valid_from: entry.valid_from,
        valid_to: entry.valid_to,
        source: entry.source.clone(),
        to_check: entry.to_check.then_some(true),
        note: entry.note.clone(),
    }
}

/// The entries of a list, as a dossier has them: the shipped ones with its changes, then its own.
#[must_use]
pub fn entries(dossier: &Dossier, list: ListName) -> Vec<Reference> {
    let own: Vec<&Reference> = dossier.references.iter().filter(|own| own.list == Some(list)).collect();
    let mut merged: Vec<Reference> = shipped_entries(list)
        .iter()
        .map(|entry| {
            let changed = own.iter().find(|own| own.code == entry.code);
            changed.map_or_else(|| record(list, entry), |own| (*own).clone())
        })
        .collect();
    let known = |code: &str| shipped_entries(list).iter().any(|entry| entry.code == code);
    merged.extend(own.into_iter().filter(|own| !known(&own.code)).cloned());
    merged
}

/// The entries of a list as choices, in the order of [`entries`], whose texts are not copied.
#[must_use]
pub fn choices(dossier: &Dossier, list: ListName) -> Vec<Choice> {
    let choice = |code: &str, label: &str| Choice { code: code.to_owned(), label: label.to_owned() };
    let own: Vec<&Reference> = dossier.references.iter().filter(|own| own.list == Some(list)).collect();
    let shipped = shipped_entries(list);
    let mut choices: Vec<Choice> = shipped
        .iter()
        .map(|entry| {
            let changed = own.iter().find(|own| own.code == entry.code);
            choice(&entry.code, changed.map_or(&entry.label, |own| &own.label))
        })
        .collect();
    let added = own.into_iter().filter(|own| shipped.iter().all(|entry| entry.code != own.code));
    choices.extend(added.map(|own| choice(&own.code, &own.label)));
    choices.retain(|choice| !choice.code.is_empty());
    choices
}

/// What a person reads for a code; the code itself when the list does not have it.
#[must_use]
pub fn label(dossier: &Dossier, list: ListName, code: &str) -> String {
    let own = dossier.references.iter().find(|own| own.list == Some(list) && own.code == code);
    if let Some(own) = own {
        return own.label.clone();
    }
    let entry = shipped_entries(list).iter().find(|entry| entry.code == code);
    entry.map_or_else(|| code.to_owned(), |entry| entry.label.clone())
}

/// The code of an entry that is written by its code or its label, accents and case ignored.
#[must_use]
pub fn code_of(dossier: &Dossier, list: ListName, words: &str) -> Option<String> {
    let sought = crate::french::fold(words);
    let named = |entry: &Reference| {
        crate::french::fold(&entry.code) == sought || crate::french::fold(&entry.label) == sought
    };
    entries(dossier, list).into_iter().find(named).map(|entry| entry.code)
}

/// What a scheme is sorted under (« État », « Région »…); empty for a scheme the list does not have.
#[must_use]
pub fn group_of<'a>(dossier: &'a Dossier, list: ListName, code: &str) -> &'a str {
    let own = dossier.references.iter().find(|own| own.list == Some(list) && own.code == code);
    let shipped = || shipped_entries(list).iter().find(|entry| entry.code == code);
    own.map_or_else(|| shipped().map_or("", |entry| entry.group.as_str()), |own| own.group.as_str())
}

/// The figure a rule compares with.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The figure, in the unit of its entry.
    pub value: f64,
    /// « CGCT, art. L.1111-10 (2020) », and « à vérifier » where the source is secondary.
    pub quoted: String,
}

/// The threshold of this code that applies in this year; none when the dossier ended it, or left it
/// without a figure: the rule then says nothing.
#[must_use]
pub fn threshold(dossier: &Dossier, code: &str, year: Option<i32>) -> Option<Threshold> {
    let list = ListName::Thresholds;
    let own = dossier.references.iter().find(|own| own.list == Some(list) && own.code == code);
    let (value, from, to, to_check, source) = match own {
        Some(own) => (own.value, own.valid_from, own.valid_to, own.to_check == Some(true), &own.source),
        None => {
            let entry = shipped_entries(list).iter().find(|entry| entry.code == code)?;
            (entry.value, entry.valid_from, entry.valid_to, entry.to_check, &entry.source)
        }
    };
    let applies =
        year.is_none_or(|year| from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to));
    let check = if to_check { ", à vérifier" } else { "" };
    let value = value.filter(|_| applies)?;
    Some(Threshold { value, quoted: format!("{source}{check}") })
}

#[cfg(test)]
mod tests {
    use super::{ListName, shipped};
    use crate::vocabulary::Vocabulary;

    #[test]
    fn every_list_ships_with_its_source_and_unique_codes() {
        for name in ListName::ALL {
            let list = shipped(*name).unwrap_or_else(|| panic!("{} cannot be read", name.code()));
            assert!(!list.source.is_empty() && list.as_of.len() == 10, "{}", name.code());
            let mut codes: Vec<&str> = list.entries.iter().map(|entry| entry.code.as_str()).collect();
            let all = codes.len();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), all, "{}: a code stands twice", name.code());
            for entry in &list.entries {
                assert!(!entry.label.is_empty() && !entry.source.is_empty(), "{}", entry.code);
            }
        }
    }
}
