//! A register in groups: each record where it stands, to be moved from one group to another.

use serde::Serialize;
use ts_rs::TS;

use super::record::{axis, missing, note, numbers, shown, titled};
use crate::dossier::Dossier;
use crate::french::{BETWEEN_FACTS, count};
use crate::register::action::Action;
use crate::register::{Record, RegisterName};
use crate::vocabulary::{Axis, ObservationNature, Vocabulary, Weight};

/// How the groups are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Layout {
    /// The orientations under their axes, the actions under the orientations.
    Tree,
    /// The observations in the boxes of their nature.
    Board,
    /// The stakes by priority.
    Ranking,
}

impl Layout {
    /// The groups in which a register is shown; none for a register that has none.
    #[must_use]
    pub const fn of(register: RegisterName) -> Option<Self> {
        match register {
            RegisterName::Orientations => Some(Self::Tree),
            RegisterName::Observations => Some(Self::Board),
            RegisterName::Stakes => Some(Self::Ranking),
            _ => None,
        }
    }
}

/// A register in groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Arrangement {
    /// How they are laid out.
    pub layout: Layout,
    /// The groups, in order.
    pub groups: Vec<ArrangedGroup>,
}

/// Records that have a field in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangedGroup {
    /// Its identifier among the groups of the same records.
    pub id: String,
    /// The register of its records.
    pub register: RegisterName,
    /// The field that says they stand here.
    pub field: String,
    /// What the field holds; none for what says nothing.
    pub value: Option<String>,
    /// What heads it.
    pub title: String,
    /// How many stand in it: « 2 orientations, 7 actions ».
    pub note: String,
    /// Its axis, by code, for its mark.
    pub axis: Option<String>,
    /// Its records, in order.
    pub items: Vec<ArrangedItem>,
}

/// A record where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangedItem {
    /// Its identifier.
    pub id: String,
    /// Its present number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// A line of facts.
    pub note: String,
    /// Its axis, by code, for its mark.
    pub axis: Option<String>,
    /// What it has in common with its neighbours, among which its place is chosen: « Transition écologique »;
    /// empty when it is chosen among all those of its group.
    pub family: String,
    /// How many required fields are empty.
    pub missing: usize,
    /// The records that hang from it.
    pub inner: Option<Box<ArrangedGroup>>,
}

/// A register in its groups, narrowed to these records; none for a register that has no groups.
pub(super) fn present(
    dossier: &Dossier,
    register: RegisterName,
    only: Option<&[String]>,
) -> Option<Arrangement> {
    let layout = Layout::of(register)?;
    let mut groups = match layout {
        Layout::Tree => tree(dossier),
        Layout::Board => board(dossier),
        Layout::Ranking => ranking(dossier),
    };
    if let Some(only) = only {
        for group in groups.iter_mut().filter(|group| group.register == register) {
            group.items.retain(|item| only.contains(&item.id));
        }
    }
    Some(Arrangement { layout, groups })
}

fn item(dossier: &Dossier, record: &dyn Record, number: &str) -> ArrangedItem {
    let register = record.register();
    ArrangedItem {
        id: record.id().to_owned(),
        number: number.to_owned(),
        title: titled(record),
        note: note(dossier, register, record),
        axis: axis(dossier, register, record).map(|axis| axis.code().to_owned()),
        family: String::new(),
        missing: missing(record, dossier.stage()),
        inner: None,
    }
}

/// The records of a register whose place in their groups is told by `of`.
fn items(dossier: &Dossier, register: RegisterName, of: &dyn Fn(&dyn Record) -> bool) -> Vec<ArrangedItem> {
    let numbers = numbers(dossier, register);
    let number = |record: &dyn Record| numbers.get(record.id()).map_or("", String::as_str).to_owned();
    let records = dossier.rows(register).records().into_iter().filter(|record| of(*record));
    records.map(|record| item(dossier, record, &number(record))).collect()
}

fn group(register: RegisterName, field: &str, value: Option<&str>, title: &str) -> ArrangedGroup {
    ArrangedGroup {
        id: value.unwrap_or_default().to_owned(),
        register,
        field: field.to_owned(),
        value: value.map(str::to_owned),
        title: title.to_owned(),
        note: String::new(),
        axis: None,
        items: Vec::new(),
    }
}

/// The axes with their orientations and the actions of each; what hangs from nothing comes last.
fn tree(dossier: &Dossier) -> Vec<ArrangedGroup> {
    let mut groups = Vec::new();
    for axis in Axis::ALL.iter().copied().map(Some).chain([None]) {
        let mut group = group(
            RegisterName::Orientations,
            "axis",
            axis.map(Axis::code),
            axis.map_or("Orientations sans axe", Axis::label),
        );
        group.axis = axis.map(|axis| axis.code().to_owned());
        group.items = items(dossier, RegisterName::Orientations, &|record| {
            Axis::from_code(record.get("axis").as_text()) == axis
        });
        for item in &mut group.items {
            item.axis = None;
            item.inner = Some(Box::new(limb(dossier, item)));
        }
        if axis.is_some() || !group.items.is_empty() {
            let actions = group.items.iter().filter_map(|item| item.inner.as_ref());
            let actions = actions.map(|inner| inner.items.len()).sum();
            let orientations = count(group.items.len(), "orientation", "orientations");
            group.note = format!("{orientations}, {}", count(actions, "action", "actions"));
            groups.push(group);
        }
    }
    let lost = |action: &Action| dossier.orientations.iter().all(|known| known.id != action.orientation);
    if dossier.actions.iter().any(lost) {
        let title = "Actions sans orientation";
        let mut group = group(RegisterName::Actions, "orientation", None, title);
        group.id = "actions".to_owned();
        let lost: Vec<&str> =
            dossier.actions.iter().filter(|action| lost(action)).map(|action| action.id.as_str()).collect();
        group.items = items(dossier, RegisterName::Actions, &|record| lost.contains(&record.id()));
        group.note = count(group.items.len(), "action", "actions");
        groups.push(group);
    }
    groups
}

/// The actions of an orientation.
fn limb(dossier: &Dossier, orientation: &ArrangedItem) -> ArrangedGroup {
    let title = format!("{} — {}", orientation.number, orientation.title);
    let mut group = group(RegisterName::Actions, "orientation", Some(&orientation.id), &title);
    let own = |record: &dyn Record| record.names("orientation", &orientation.id);
    group.items = items(dossier, RegisterName::Actions, &own);
    group.note = count(group.items.len(), "action", "actions");
    group
}

/// The four boxes and the unmet needs, each by axis, then in the order chosen.
fn board(dossier: &Dossier) -> Vec<ArrangedGroup> {
    let register = RegisterName::Observations;
    let mut groups = Vec::new();
    for nature in ObservationNature::ALL.iter().copied().map(Some).chain([None]) {
        let title = nature.map_or("Constats sans nature", ObservationNature::plural);
        let mut group = group(register, "nature", nature.map(ObservationNature::code), title);
        group.items = items(dossier, register, &|record| {
            ObservationNature::from_code(record.get("nature").as_text()) == nature
        });
        for item in &mut group.items {
            if let Some(record) = dossier.rows(register).find(&item.id) {
                let axis = axis(dossier, register, record).map_or("Sans axe", Axis::label);
                axis.clone_into(&mut item.family);
                let source = record.get("source").as_text().to_owned();
                let told = ["theme", "figure"].map(|name| shown(dossier, register, record, name));
                let told = told.into_iter().chain([source]).filter(|text| !text.is_empty());
                item.note = told.collect::<Vec<_>>().join(BETWEEN_FACTS);
            }
        }
        // The document and the printed board follow the same order.
        group.items.sort_by_key(|item| by_axis(item.axis.as_deref().and_then(Axis::from_code)));
        group.note = count(group.items.len(), "constat", "constats");
        if nature.is_some() || !group.items.is_empty() {
            groups.push(group);
        }
    }
    groups
}

/// The rank of what is shown by axis; what has none comes last.
pub(crate) fn by_axis(axis: Option<Axis>) -> usize {
    Axis::ALL.iter().position(|own| Some(*own) == axis).unwrap_or(usize::MAX)
}

/// The stakes by priority, in their order: the number of each is its rank.
fn ranking(dossier: &Dossier) -> Vec<ArrangedGroup> {
    let register = RegisterName::Stakes;
    let (mut groups, mut rank) = (Vec::new(), 0);
    for weight in Weight::ALL.iter().copied().map(Some).chain([None]) {
        let title = weight.map_or_else(
            || "Sans priorité".to_owned(),
            |weight| format!("Priorité {}", weight.label().to_lowercase()),
        );
        let mut group = group(register, "priority", weight.map(Weight::code), &title);
        group.items =
            items(dossier, register, &|record| Weight::from_code(record.get("priority").as_text()) == weight);
        for item in &mut group.items {
            rank += 1;
            item.number = rank.to_string();
            let observed = dossier.stakes.iter().find(|stake| stake.id == item.id);
            let observed = observed.map_or(0, |stake| stake.observations.len());
            let answers = dossier.orientations.iter().filter(|one| one.stakes.contains(&item.id)).count();
            item.note = format!(
                "{}, {}",
                count(observed, "constat", "constats"),
                count(answers, "orientation", "orientations"),
            );
        }
        group.note = count(group.items.len(), "enjeu", "enjeux");
        groups.push(group);
    }
    groups
}
