//! What changed between two states of a dossier: nothing more, nothing less.
//!
//! Two snapshots are compared record by record and field by field. Order counts: a record that was moved
//! among those that stayed is told. The money is told as well, before and after, by tax unit.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::canvas::printed::printed;
use crate::canvas::record::{numbers, shown};
use crate::dossier::Dossier;
use crate::edit::title_of;
use crate::ledger::{Cut, Ledger, SumName};
use crate::money::Cents;
use crate::register::{Record, RegisterName};
use crate::template::Template;
use crate::value::Value;
use crate::vocabulary::Tax;

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeNotice {
    /// The sums that changed.
    pub money: Vec<Changed>,
    /// The registers in which something changed.
    pub registers: Vec<RegisterChanges>,
    /// The answers of the contract that changed.
    pub answers: Vec<Changed>,
}

/// What changed since a frozen version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The title of the version.
    pub version: String,
    /// The day it was frozen.
    pub on: NaiveDate,
    /// What changed.
    pub notice: ChangeNotice,
}

/// The changes of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterChanges {
    /// The register.
    pub register: RegisterName,
    /// Its title.
    pub title: String,
    /// The records that were added, by name.
    pub added: Vec<String>,
    /// The records that were taken away, by name.
    pub removed: Vec<String>,
    /// The records whose fields changed.
    pub changed: Vec<RecordChanges>,
    /// Whether the records that stayed stand in another order.
    pub reordered: bool,
}

/// The changes of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordChanges {
    /// The record, by its present name.
    pub name: String,
    /// Its fields that changed.
    pub fields: Vec<Changed>,
}

/// One value, before and after; empty for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// What it is.
    pub label: String,
    /// What it was.
    pub before: String,
    /// What it is now.
    pub after: String,
}

impl ChangeNotice {
    /// Whether nothing changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.registers.is_empty() && self.answers.is_empty() && self.money.is_empty()
    }
}

/// Compares two states of a dossier.
#[must_use]
pub fn compare(before: &Dossier, after: &Dossier, template: &Template) -> ChangeNotice {
    // A notice is a document: see [`RegisterName::printable`].
    let registers = RegisterName::ALL.iter().copied().filter(|register| register.printable());
    ChangeNotice {
        money: money(before, after),
        registers: registers.filter_map(|register| compare_register(before, after, register)).collect(),
        answers: answers(before, after, template),
    }
}

fn compare_register(before: &Dossier, after: &Dossier, register: RegisterName) -> Option<RegisterChanges> {
    let (old, new) = (before.rows(register).records(), after.rows(register).records());
    let old_by_id: HashMap<&str, &dyn Record> = old.iter().map(|record| (record.id(), *record)).collect();
    let new_by_id: HashMap<&str, &dyn Record> = new.iter().map(|record| (record.id(), *record)).collect();
    let (old_names, new_names) = (Names::of(before, register), Names::of(after, register));
    let added = new.iter().filter(|record| !old_by_id.contains_key(record.id()));
    let removed = old.iter().filter(|record| !new_by_id.contains_key(record.id()));
    let changed = new.iter().filter_map(|record| {
        let fields = compare_record(before, after, register, *old_by_id.get(record.id())?, *record);
        (!fields.is_empty()).then(|| RecordChanges { name: new_names.name(*record), fields })
    });
    let stayed = |records: &[&dyn Record], other: &HashMap<&str, &dyn Record>| -> Vec<String> {
        let kept = records.iter().filter(|record| other.contains_key(record.id()));
        kept.map(|record| record.id().to_owned()).collect()
    };
    let changes = RegisterChanges {
        register,
        title: register.title().to_owned(),
        added: added.map(|record| new_names.name(*record)).collect(),
        removed: removed.map(|record| old_names.name(*record)).collect(),
        changed: changed.collect(),
        reordered: stayed(&old, &new_by_id) != stayed(&new, &old_by_id),
    };
    let same = changes.added.is_empty() && changes.removed.is_empty() && changes.changed.is_empty();
    (!same || changes.reordered).then_some(changes)
}

/// How the records of a register are named: number and title; a line by its owner too.
struct Names<'a> {
    dossier: &'a Dossier,
    register: RegisterName,
    numbers: BTreeMap<String, String>,
    owners: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    fn of(dossier: &'a Dossier, register: RegisterName) -> Self {
        let owner = register.owner().filter(|_| register.inner());
        let owners = owner.map(|(owner, _)| numbers(dossier, owner)).unwrap_or_default();
        Self { dossier, register, numbers: numbers(dossier, register), owners }
    }

    fn name(&self, record: &dyn Record) -> String {
        if let Some((owner, field)) = self.register.owner().filter(|_| self.register.inner()) {
            let id = record.get(field);
            let number = self.owners.get(id.as_text()).map(String::as_str).unwrap_or_default();
            let title = self.dossier.rows(owner).find(id.as_text()).map(title_of).unwrap_or_default();
            let line = self.line(record);
            return format!("{number} {title} — {line}").trim().to_owned();
        }
        let number = self.numbers.get(record.id()).map(String::as_str).unwrap_or_default();
        let title = title_of(record);
        let title = if title.is_empty() { "Sans titre" } else { &title };
        if self.register.single() { title.to_owned() } else { format!("{number}. {title}") }
    }

    /// What tells a line of a table from the others.
    fn line(&self, record: &dyn Record) -> String {
        let title = title_of(record);
        if !title.is_empty() {
            return title;
        }
        let told = ["funder", "kind", "year", "section", "nature"];
        let told = told.iter().map(|field| shown(self.dossier, self.register, record, field));
        let told: Vec<String> = told.filter(|text| !text.is_empty()).collect();
        if told.is_empty() { "ligne à compléter".to_owned() } else { told.join(", ") }
    }
}

fn compare_record(
    before: &Dossier,
    after: &Dossier,
    register: RegisterName,
    old: &dyn Record,
    new: &dyn Record,
) -> Vec<Changed> {
    let fields = new.fields().iter().filter(|field| old.get(field.name) != new.get(field.name));
    fields
        .map(|field| Changed {
            label: field.label.to_owned(),
            before: shown(before, register, old, field.name),
            after: shown(after, register, new, field.name),
        })
        .collect()
}

fn answers(before: &Dossier, after: &Dossier, template: &Template) -> Vec<Changed> {
    let fields = template.steps.iter().flat_map(|step| &step.fields).filter(|field| field.of.is_none());
    let changed = fields.filter_map(|field| {
        let (old, new) = (before.answer(&template.id, &field.id), after.answer(&template.id, &field.id));
        let text = |dossier: &Dossier, answer| {
            let value = field.kind.read(answer).unwrap_or(Value::Empty);
            printed(dossier, &field.kind, &value)
        };
        (old != new).then(|| Changed {
            label: field.label.clone(),
            before: text(before, old),
            after: text(after, new),
        })
    });
    changed.collect()
}

/// The sums of the contract that changed, by tax unit.
fn money(before: &Dossier, after: &Dossier) -> Vec<Changed> {
    let sums = |dossier: &Dossier| -> Vec<(Option<Tax>, crate::ledger::Sums)> {
        Ledger::of(dossier).cut(Cut::Contract).into_iter().map(|part| (part.tax, part.sums)).collect()
    };
    let (old, new) = (sums(before), sums(after));
    let mut changed = Vec::new();
    for (tax, unit) in [(Some(Tax::Excluded), "HT"), (Some(Tax::Included), "TTC"), (None, "unité à préciser")]
    {
        let of = |sums: &[(Option<Tax>, crate::ledger::Sums)]| {
            sums.iter().find(|(own, _)| *own == tax).map(|(_, sums)| *sums).unwrap_or_default()
        };
        let (old, new) = (of(&old), of(&new));
        let mut tell = |label: &str, before: Cents, after: Cents| {
            if before != after {
                let label = format!("{label} ({unit})");
                changed.push(Changed { label, before: before.print(), after: after.print() });
            }
        };
        tell("Coût total", old.cost, new.cost);
        for name in SumName::ALL.into_iter().filter(|name| *name != SumName::OwnShare) {
            let sum = |sums: crate::ledger::Sums| sums.named(name).unwrap_or_default();
            tell(name.label(), sum(old), sum(new));
        }
    }
    changed
}
