//! A register with its records, as the screen shows it.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::options::options;
use super::printed::{printed, typed};
use super::{
    CellView, ChildTable, Fact, FieldView, LineView, Naming, Options, RecordView, RegisterView, RowView,
    arranged, drawn, grid, perimeter,
};
use crate::dossier::Dossier;
use crate::edit::title_of;
use crate::french::{BETWEEN_FACTS, spaced};
use crate::ledger::{Ledger, SumName};
use crate::lists::{self, ListName};
use crate::money::Cents;
use crate::register::reference::Reference;
use crate::register::{Field, Record, RegisterName};
use crate::value::{Choice, Kind, Value};
use crate::vocabulary::{Axis, Stage, Vocabulary};

/// What the list of a register is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Only {
    /// What the records have in common, in words.
    pub title: String,
    /// Their identifiers.
    pub ids: Vec<String>,
}

/// Shows a register with this record open. Without one, or when it is gone, the first is.
#[must_use]
pub fn present(
    dossier: &Dossier,
    register: RegisterName,
    open: Option<&str>,
    only: Option<&Only>,
) -> RegisterView {
    let shipped = if register == RegisterName::References { references(dossier) } else { Vec::new() };
    let all: Vec<&dyn Record> = if register == RegisterName::References {
        shipped.iter().map(|entry| entry as &dyn Record).collect()
    } else {
        dossier.rows(register).records()
    };
    let kept = |record: &&dyn Record| only.is_none_or(|only| only.ids.iter().any(|id| id == record.id()));
    let records: Vec<&dyn Record> = all.into_iter().filter(kept).collect();
    let numbers = numbers(dossier, register);
    let shown = records.iter().find(|record| Some(record.id()) == open).or_else(|| records.first());
    let stage = dossier.stage();
    RegisterView {
        rows: records.iter().map(|record| row(dossier, register, *record, &numbers, stage)).collect(),
        open: shown.map(|record| view(dossier, register, *record, &numbers)),
        options: options(dossier, shown.into_iter().flat_map(|_| kinds(register))),
        ..bare(dossier, register, only)
    }
}

/// A register, without what stands in it.
pub(super) fn bare(dossier: &Dossier, register: RegisterName, only: Option<&Only>) -> RegisterView {
    RegisterView {
        register,
        title: register.title().to_owned(),
        guidance: spaced(register.guidance().to_owned()),
        open_ended: !register.single(),
        add_label: register.add_label().to_owned(),
        only: only.map(|only| only.title.clone()),
        tabular: !grid::columns(register).is_empty(),
        drawable: match register {
            RegisterName::Actors => !dossier.actors.is_empty(),
            RegisterName::Indicators => !dossier.indicators.is_empty(),
            RegisterName::Communes => !dossier.maps.is_empty(),
            RegisterName::Funders => {
                !dossier.funding.is_empty()
                    || dossier.actions.iter().any(|action| action.total_cost.is_some())
            }
            _ => false,
        },
        map: (register == RegisterName::Communes).then(|| perimeter::view(dossier)),
        drawing: None,
        coverage: Vec::new(),
        panel: None,
        trends: Vec::new(),
        layout: arranged::Layout::of(register),
        arrangement: None,
        grid: None,
        options: Options::new(),
        rows: Vec::new(),
        open: None,
    }
}

/// The kinds of the fields of a sheet: its own, and those of its lines.
fn kinds(register: RegisterName) -> impl Iterator<Item = &'static Kind> {
    let sheet = std::iter::once(register).chain(children(register));
    sheet.flat_map(RegisterName::fields).map(|field| &field.kind)
}

/// The registers whose records are lines of this one's sheets.
fn children(register: RegisterName) -> impl Iterator<Item = RegisterName> {
    let inner = RegisterName::ALL.iter().copied().filter(|child| child.inner());
    inner.filter(move |child| child.owner().is_some_and(|(owner, _)| owner == register))
}

/// The lists of reference, as the dossier has them.
fn references(dossier: &Dossier) -> Vec<Reference> {
    ListName::ALL.iter().flat_map(|list| lists::entries(dossier, *list)).collect()
}

/// The present number of each record: actions are numbered under their orientation (2.1), what belongs
/// to another under its owner (2.1.3), the others in their order.
#[must_use]
pub fn numbers(dossier: &Dossier, register: RegisterName) -> BTreeMap<String, String> {
    let records = dossier.rows(register).records();
    let under = match register {
        RegisterName::Actions => Some((RegisterName::Orientations, "orientation")),
        RegisterName::Communes => None,
        _ => register.owner(),
    };
    let Some((parent, field)) = under else {
        let numbered = records.iter().enumerate();
        return numbered.map(|(place, record)| (record.id().to_owned(), (place + 1).to_string())).collect();
    };
    let parents = numbers(dossier, parent);
    let mut counters: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbers = BTreeMap::new();
    for record in records {
        let owner = record.get(field);
        // A record without owner is numbered under 0, so that it shows at a glance.
        let head = parents.get(owner.as_text()).map_or("0", String::as_str);
        let counter =
            counters.entry(parents.get_key_value(owner.as_text()).map_or("", |(id, _)| id.as_str()));
        let count = counter.and_modify(|count| *count += 1).or_insert(1);
        // An objective is lettered: « 2.1 » is an action.
        let tail = if register == RegisterName::Objectives { letter(*count) } else { count.to_string() };
        numbers.insert(record.id().to_owned(), format!("{head}.{tail}"));
    }
    numbers
}

/// 1 is « a », 26 « z », 27 « aa ».
fn letter(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

fn row(
    dossier: &Dossier,
    register: RegisterName,
    record: &dyn Record,
    numbers: &BTreeMap<String, String>,
    stage: Stage,
) -> RowView {
    RowView {
        id: record.id().to_owned(),
        number: numbers.get(record.id()).cloned().unwrap_or_default(),
        title: titled(record),
        note: note(dossier, register, record),
        axis: axis(dossier, register, record).map(|axis| axis.code().to_owned()),
        missing: missing(record, stage),
    }
}

pub(super) fn titled(record: &dyn Record) -> String {
    let title = title_of(record);
    if title.is_empty() { "Sans titre".to_owned() } else { title }
}

/// How many fields that are required at this time of the contract's life are empty.
#[must_use]
pub fn missing(record: &dyn Record, stage: Stage) -> usize {
    record.fields().iter().filter(|field| field.required(stage) && record.blank(field.name)).count()
}

/// The axis of a record; an action without its own has its orientation's.
#[must_use]
pub fn axis(dossier: &Dossier, register: RegisterName, record: &dyn Record) -> Option<Axis> {
    let own = Axis::from_code(record.get("axis").as_text());
    if own.is_some() || register != RegisterName::Actions {
        return own;
    }
    let orientation = record.get("orientation");
    dossier.orientations.iter().find(|known| known.id == orientation.as_text()).and_then(|known| known.axis)
}

/// The line of facts under a record's title in a list.
pub(super) fn note(dossier: &Dossier, register: RegisterName, record: &dyn Record) -> String {
    let fields: &[&str] = match register {
        RegisterName::Observations => &["nature", "theme", "figure"],
        RegisterName::Stakes | RegisterName::Orientations => &["priority", "elected_lead"],
        RegisterName::Actions => &["stage", "owner", "total_cost"],
        RegisterName::Actors => &["family", "engagement"],
        RegisterName::Signatories => &["role", "name"],
        RegisterName::Communes => &["insee", "municipal_population"],
        RegisterName::Epcis => &["departments", "municipal_population"],
        RegisterName::Frameworks => &["kind", "end"],
        RegisterName::Bodies => &["kind", "presidency"],
        RegisterName::Meetings => &["body", "date"],
        RegisterName::Events => &["format", "date", "place"],
        RegisterName::Contributions => &["state", "date"],
        RegisterName::Funders => &["level", "standing"],
        RegisterName::Indicators => &["kind", "unit", "source"],
        RegisterName::Attachments => &["kind", "file_name"],
        RegisterName::Waivers => &["subject", "reference"],
        RegisterName::References => &["list", "group", "value"],
        _ => &[],
    };
    let texts =
        fields.iter().map(|name| shown(dossier, register, record, name)).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(BETWEEN_FACTS)
}

fn view(
    dossier: &Dossier,
    register: RegisterName,
    record: &dyn Record,
    numbers: &BTreeMap<String, String>,
) -> RecordView {
    RecordView {
        id: record.id().to_owned(),
        number: numbers.get(record.id()).cloned().unwrap_or_default(),
        title: titled(record),
        fields: fields(dossier, record),
        children: children(register).map(|child| table(dossier, child, record.id())).collect(),
        facts: if register == RegisterName::Actions { money_facts(dossier, record.id()) } else { Vec::new() },
        drawings: drawn::of_record(dossier, register, record.id()),
        named_by: named_by(dossier, register, record.id()),
    }
}

/// The records that name this one, but for those shown as lines of its own sheet.
fn named_by(dossier: &Dossier, register: RegisterName, id: &str) -> Vec<Naming> {
    let mut namings = Vec::new();
    for other in RegisterName::ALL.iter().copied() {
        let links = other.fields().iter().filter(|field| {
            matches!(&field.kind, Kind::Link { register: to } | Kind::Links { register: to } if *to == register)
        });
        let links: Vec<&Field> =
            links.filter(|field| !(other.inner() && other.owner() == Some((register, field.name)))).collect();
        for field in &links {
            let records = dossier.rows(other).records().into_iter();
            let naming: Vec<&dyn Record> = records.filter(|record| record.names(field.name, id)).collect();
            if !naming.is_empty() {
                let title = other.title();
                let title =
                    if links.len() > 1 { format!("{title} ({})", field.label) } else { title.to_owned() };
                namings.push(Naming { register: other, title, records: steps_to(dossier, other, &naming) });
            }
        }
    }
    namings
}

/// Records of a register as steps of the chain: a line of a sheet is shown by its owner.
fn steps_to(dossier: &Dossier, register: RegisterName, records: &[&dyn Record]) -> Vec<Choice> {
    if let Some((owner, field)) = register.owner().filter(|_| register.inner()) {
        let step = |record: &&dyn Record| {
            let id = record.get(field).as_text().to_owned();
            let known = dossier.rows(owner).find(&id).map(titled).unwrap_or_default();
            let line = title_of(*record);
            let label = if line.is_empty() { known } else { format!("{known} — {line}") };
            Choice { code: id, label }
        };
        return records.iter().map(step).collect();
    }
    let numbers = numbers(dossier, register);
    let number = |record: &dyn Record| numbers.get(record.id()).map_or("", String::as_str);
    let step = |record: &&dyn Record| Choice {
        code: record.id().to_owned(),
        label: format!("{} — {}", number(*record), titled(*record)),
    };
    records.iter().map(step).collect()
}

fn fields(dossier: &Dossier, record: &dyn Record) -> Vec<FieldView> {
    let stage = dossier.stage();
    let fields = record.fields().iter().filter(|field| !hidden(record.register(), field.name));
    fields
        .map(|field| {
            let CellView { value, typed } = cell(dossier, record, field);
            FieldView { value, typed, ..field_view(field, stage) }
        })
        .collect()
}

/// A field, without a value.
pub(super) fn field_view(field: &Field, stage: Stage) -> FieldView {
    FieldView {
        id: field.name.to_owned(),
        of: None,
        section: field.section.to_owned(),
        kind: field.kind.clone(),
        label: field.label.to_owned(),
        help: field.help.clone(),
        example: String::new(),
        source: String::new(),
        required: field.required(stage),
        typed: String::new(),
        typed_rows: Vec::new(),
        grid: None,
        value: Json::Null,
        is_default: false,
    }
}

pub(super) fn cell(dossier: &Dossier, record: &dyn Record, field: &Field) -> CellView {
    let value = record.get(field.name);
    CellView { typed: typed(dossier, &field.kind, &value), value: value.to_json() }
}

/// What the program keeps on a record without asking a person: where an article hangs in the plan, the
/// bytes of a file, the point a waiver is about, what a remark is about and who made it, the map, the templates.
pub(crate) fn hidden(register: RegisterName, field: &str) -> bool {
    match register {
        RegisterName::Articles => matches!(field, "template" | "section" | "parent" | "excluded"),
        RegisterName::Attachments => matches!(field, "file_name" | "size" | "fingerprint"),
        RegisterName::Waivers => matches!(field, "register" | "record" | "field"),
        RegisterName::Remarks => field != "text",
        RegisterName::Maps | RegisterName::Templates => true,
        _ => false,
    }
}

/// The records of a register that belong to this one, as lines.
fn table(dossier: &Dossier, register: RegisterName, owner: &str) -> ChildTable {
    let link = register.owner().map_or("", |(_, field)| field);
    let asked = |field: &&Field| field.name != link && !hidden(register, field.name);
    let columns: Vec<&Field> = register.fields().iter().filter(asked).collect();
    let records = dossier.rows(register).records().into_iter();
    let own = records.filter(|record| record.names(link, owner));
    let line = |record: &dyn Record| LineView {
        id: record.id().to_owned(),
        cells: columns.iter().map(|field| cell(dossier, record, field)).collect(),
    };
    let stage = dossier.stage();
    ChildTable {
        register,
        title: register.title().to_owned(),
        link: link.to_owned(),
        add_label: register.add_label().to_owned(),
        rows: own.map(line).collect(),
        columns: columns.iter().map(|field| field_view(field, stage)).collect(),
    }
}

/// The sums of an action: each state of the aids by itself, what is nil left out.
fn money_facts(dossier: &Dossier, action: &str) -> Vec<Fact> {
    let Some(action) = dossier.actions.iter().find(|known| known.id == action) else { return Vec::new() };
    let account = Ledger::single(dossier, action);
    let fact = |label: &str, text: String, alert: bool| Fact { label: label.to_owned(), text, alert };
    let mut facts = Vec::new();
    for name in SumName::ALL {
        let always = matches!(name, SumName::Planned);
        let derived = matches!(name, SumName::OwnShare | SumName::Missing);
        let sum = account.sums.named(name).unwrap_or_default();
        if !derived && (always || sum != Cents(0)) {
            facts.push(fact(name.label(), sum.print(), false));
        }
    }
    let spread: Cents = account.costs.iter().filter_map(|line| line.amount).sum();
    if !account.costs.is_empty() {
        let gap = account.action.total_cost.is_some_and(|cost| cost != spread);
        facts.push(fact("Dépenses réparties par année", spread.print(), gap));
    }
    let missing = account.sums.missing();
    facts.push(match account.action.total_cost {
        None => fact("Reste à financer", "à calculer : le coût total n’est pas saisi".to_owned(), true),
        Some(_) if missing < Cents(0) => fact("Financements en trop", (Cents(0) - missing).print(), true),
        Some(_) => fact("Reste à financer", missing.print(), missing != Cents(0)),
    });
    facts
}

/// A field of a record as printed: codes become labels, links become titles.
#[must_use]
pub fn shown(dossier: &Dossier, register: RegisterName, record: &dyn Record, name: &str) -> String {
    let value = record.get(name);
    let text = register.field(name).map(|field| printed(dossier, &field.kind, &value)).unwrap_or_default();
    let unit = match (register, name) {
        (RegisterName::Observations, "figure") | (RegisterName::References, "value") => {
            record.get("unit").as_text().to_owned()
        }
        _ => String::new(),
    };
    match value {
        Value::Number(number) if !unit.is_empty() => crate::french::measured(number, &unit),
        _ if text.is_empty() || unit.is_empty() => text,
        _ => format!("{text}\u{a0}{unit}"),
    }
}
