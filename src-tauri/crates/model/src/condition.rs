//! When a field is asked and when a block is printed. Decided here, never by the screen.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde_json::Value as Json;

use crate::dossier::Dossier;
use crate::french::fold;
use crate::plan::Planned;
use crate::register::{Record, RegisterName};
use crate::template::{Field, Template};
use crate::value::{Kind, Value};

/// The field of a filter that stands for the record itself.
pub const ID: &str = "id";

/// A condition on the dossier.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A field of the template, or `record.x` of the record at hand, has a value.
    Filled(String),
    /// Such a field has this value.
    Equals(String, Json),
    /// Such a field is a list with this code in it, or a text with these words in it.
    Contains(String, Json),
    /// The article is in the contract: the agent may have taken it out of the plan.
    InPlan(String),
    /// The document amends a version that was frozen, so that its changes are known.
    Amends,
    /// All of them hold.
    All(Vec<Condition>),
    /// One of them holds.
    Any(Vec<Condition>),
    /// The other does not hold.
    Not(Box<Condition>),
    /// A register counts at least so many records whose fields have these values.
    Count {
        /// The register.
        register: RegisterName,
        /// How many.
        least: usize,
        /// What is wanted of them.
        filter: Filter,
    },
}

/// Which records: field by field, what is wanted of it. The field `id` stands for the record itself.
pub type Filter = Vec<(String, Wanted)>;

/// What is wanted of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// This value. `{record}` is the record at hand, `{field}` the answer to that field.
    Is(Json),
    /// A list with this code in it, or a text with these words in it, accents and capitals apart.
    Contains(String),
    /// A value, whichever; or none.
    Filled(bool),
    /// Any value but this one, or none.
    Not(Json),
}

impl Wanted {
    /// Whether it stands for the record at hand.
    fn at_hand(&self) -> bool {
        matches!(self, Self::Is(wanted) if wanted.as_str() == Some("{record}"))
    }
}

/// What a condition is read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The template whose answers are read.
    pub template: &'a Template,
    /// The contract's plan, put together once for all that is read against it.
    pub plan: &'a [Planned],
    /// The record at hand, inside a block repeated for each record.
    pub record: Option<&'a dyn Record>,
    /// The records by those that they name.
    pub kin: &'a Kin<'a>,
    /// Whether the document amends a version that was frozen.
    pub amends: bool,
}

/// The records of a register by the record that one of their fields names: each sheet of a long dossier asks for
/// its own lines. A field is looked at when it is first asked.
#[derive(Default)]
pub struct Kin<'a>(Mutex<HashMap<(RegisterName, String), Named<'a>>>);

/// The records that name each record, by its identifier.
type Named<'a> = HashMap<String, Vec<&'a dyn Record>>;

impl<'a> Kin<'a> {
    /// The records whose field names this one, in the order of their register.
    fn of(&self, dossier: &'a Dossier, register: RegisterName, field: &str, id: &str) -> Vec<&'a dyn Record> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let named = known.entry((register, field.to_owned())).or_insert_with(|| {
            let mut named = Named::new();
            for record in dossier.rows(register).records() {
                let Some(cell) = record.cell(field) else { continue };
                cell.texts(&mut |id| match named.get_mut(id) {
                    // A link that stands twice names once.
                    Some(own) if own.last().is_some_and(|last| last.id() == record.id()) => {}
                    Some(own) => own.push(record),
                    None => _ = named.insert(id.to_owned(), vec![record]),
                });
            }
            named
        });
        named.get(id).cloned().unwrap_or_default()
    }
}

impl<'a> Context<'a> {
    /// The records of a register that are as wanted, in order.
    #[must_use]
    pub fn records(&self, register: RegisterName, filter: &[(String, Wanted)]) -> Vec<&'a dyn Record> {
        let mut links = filter.iter().filter(|(field, wanted)| field != ID && wanted.at_hand());
        let records = match (links.next(), self.record) {
            (Some((field, _)), Some(record)) => self.kin.of(self.dossier, register, field, record.id()),
            (Some(_), None) => Vec::new(),
            (None, _) => self.dossier.rows(register).records(),
        };
        records.into_iter().filter(|record| matches(*record, filter, self.record)).collect()
    }

    /// The answer to a field, or what stands while nothing was typed.
    #[must_use]
    pub fn answer(&self, field: &str) -> Cow<'a, Json> {
        match self.template.field(field) {
            Some(field) => self.answer_to(field),
            None => Cow::Borrowed(self.dossier.answer(&self.template.id, field)),
        }
    }

    /// The same, for a field at hand. That of a table is how many records its register has.
    #[must_use]
    pub fn answer_to(&self, field: &'a Field) -> Cow<'a, Json> {
        if let Kind::Table { register, .. } = field.kind {
            let count = self.dossier.rows(register).count();
            return Cow::Owned(if count == 0 { Json::Null } else { Json::from(count) });
        }
        if let Some((register, name)) = field.of {
            let record =
                crate::edit::bound_record(register).and_then(|id| self.dossier.rows(register).find(id));
            return Cow::Owned(record.map_or(Json::Null, |record| record.get(name).to_json()));
        }
        let typed = self.dossier.answer(&self.template.id, &field.id);
        Cow::Borrowed(if typed.is_null() { &field.default } else { typed })
    }

    fn value(&self, name: &str) -> Json {
        match name.strip_prefix("record.") {
            Some(field) => self.record.map_or(Json::Null, |record| record.get(field).to_json()),
            None => self.answer(name).into_owned(),
        }
    }
}

impl Condition {
    /// Whether it depends on what the document amends, which is only known where it is printed.
    pub(crate) fn amends(&self) -> bool {
        match self {
            Self::Amends => true,
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().any(Self::amends),
            Self::Not(condition) => condition.amends(),
            _ => false,
        }
    }

    /// Whether the condition holds.
    #[must_use]
    pub fn holds(&self, context: Context<'_>) -> bool {
        match self {
            Self::Filled(name) => !context.value(name).is_null(),
            Self::Equals(name, value) => context.value(name) == *value,
            Self::Contains(name, words) => {
                words.as_str().is_some_and(|words| contains(&context.value(name), words))
            }
            Self::InPlan(article) => {
                context.plan.iter().any(|planned| planned.id == *article && !planned.excluded)
            }
            Self::Amends => context.amends,
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(context)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(context)),
            Self::Not(condition) => !condition.holds(context),
            Self::Count { register, least, filter } => context.records(*register, filter).len() >= *least,
        }
    }
}

/// Whether a link, or one of several, is to this record.
fn names(value: &Json, id: &str) -> bool {
    let among = |links: &Vec<Json>| links.iter().any(|link| link.as_str() == Some(id));
    value.as_str() == Some(id) || value.as_array().is_some_and(among)
}

/// Whether a list has this code, or a text these words.
fn contains(value: &Json, wanted: &str) -> bool {
    match value {
        Json::String(text) => fold(text).contains(&fold(wanted)),
        value => names(value, wanted),
    }
}

/// Whether a record's fields are as wanted.
fn matches(record: &dyn Record, filter: &[(String, Wanted)], at_hand: Option<&dyn Record>) -> bool {
    filter.iter().all(|(field, wanted)| {
        if let (ID, Wanted::Is(wanted)) = (field.as_str(), wanted) {
            return names(wanted, record.id());
        }
        match wanted {
            wanted if wanted.at_hand() => at_hand.is_some_and(|at_hand| record.names(field, at_hand.id())),
            Wanted::Is(wanted) => same(&record.get(field), wanted),
            Wanted::Contains(wanted) => contains(&record.get(field).to_json(), wanted),
            Wanted::Filled(filled) => record.blank(field) != *filled,
            Wanted::Not(other) => !same(&record.get(field), other),
        }
    })
}

/// Whether a value is the one written in the template.
fn same(value: &Value, wanted: &Json) -> bool {
    match value {
        Value::Text(text) => wanted.as_str() == Some(text),
        Value::Empty => wanted.is_null(),
        value => value.to_json() == *wanted,
    }
}
