//! One territory's contract work: the registers and the answers.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::register::action::Action;
use crate::register::actor::Actor;
use crate::register::article::Article;
use crate::register::diagnostic::{Observation, Stake};
use crate::register::funding::FundingLine;
use crate::register::orientation::Orientation;
use crate::register::signatory::Signatory;
use crate::register::territory::{Commune, Epci, Territory};
use crate::register::{Record, RecordType, RegisterName};

/// The name that heads the published JSON form of a dossier.
pub const FORMAT: &str = "canevas-dossier";
/// The version of that form. It only grows: a reader refuses a later one.
pub const VERSION: u32 = 1;

/// The answers of one template, by field.
pub type Answers = BTreeMap<String, Json>;

/// A dossier, whole. Its JSON is a published format; records stand in the order shown on screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The template of the contract.
    pub template: String,
    /// The territory.
    pub territory: Territory,
    /// Its intercommunalities.
    #[serde(default)]
    pub epcis: Vec<Epci>,
    /// Their communes.
    #[serde(default)]
    pub communes: Vec<Commune>,
    /// The observations of the diagnostic.
    #[serde(default)]
    pub observations: Vec<Observation>,
    /// The stakes.
    #[serde(default)]
    pub stakes: Vec<Stake>,
    /// The orientations.
    #[serde(default)]
    pub orientations: Vec<Orientation>,
    /// The actions.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Their funding lines.
    #[serde(default)]
    pub funding: Vec<FundingLine>,
    /// The actors.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// The signatories.
    #[serde(default)]
    pub signatories: Vec<Signatory>,
    /// The contract's plan, when it was changed.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// The answers, by template, then by field.
    #[serde(default)]
    pub answers: BTreeMap<String, Answers>,
}

/// The records of one register, whatever their type.
pub trait Rows {
    /// The records, in order.
    fn records(&self) -> Vec<&dyn Record>;
    /// One record.
    fn find(&self, id: &str) -> Option<&dyn Record>;
    /// One record, to change it.
    fn find_mut(&mut self, id: &str) -> Option<&mut dyn Record>;
    /// Adds an empty record at the end.
    fn add(&mut self, id: String);
    /// Takes a record away.
    fn remove(&mut self, id: &str);
    /// Puts the records in this order; those not named keep their order, after the others.
    fn reorder(&mut self, ids: &[String]);
}

impl<T: RecordType> Rows for Vec<T> {
    fn records(&self) -> Vec<&dyn Record> {
        self.iter().map(|record| record as &dyn Record).collect()
    }
    fn find(&self, id: &str) -> Option<&dyn Record> {
        self.iter().find(|record| record.id() == id).map(|record| record as &dyn Record)
    }
    fn find_mut(&mut self, id: &str) -> Option<&mut dyn Record> {
        self.iter_mut().find(|record| record.id() == id).map(|record| record as &mut dyn Record)
    }
    fn add(&mut self, id: String) {
        self.push(T::with_id(id));
    }
    fn remove(&mut self, id: &str) {
        self.retain(|record| record.id() != id);
    }
    fn reorder(&mut self, ids: &[String]) {
        let rank: BTreeMap<&str, usize> =
            ids.iter().enumerate().map(|(rank, id)| (id.as_str(), rank)).collect();
        self.sort_by_key(|record| rank.get(record.id()).copied().unwrap_or(usize::MAX));
    }
}

/// The territory is one record that is neither added nor taken away.
impl Rows for Territory {
    fn records(&self) -> Vec<&dyn Record> {
        vec![self]
    }
    fn find(&self, id: &str) -> Option<&dyn Record> {
        (self.id == id).then_some(self as &dyn Record)
    }
    fn find_mut(&mut self, id: &str) -> Option<&mut dyn Record> {
        (self.id == id).then_some(self as &mut dyn Record)
    }
    fn add(&mut self, id: String) {
        self.id = id;
    }
    fn remove(&mut self, _: &str) {}
    fn reorder(&mut self, _: &[String]) {}
}

/// The identifier of the one record of [`RegisterName::Territory`].
pub const TERRITORY_ID: &str = "territoire";

impl Dossier {
    /// An empty dossier for a contract of this template.
    #[must_use]
    pub fn new(template: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            template: template.to_owned(),
            territory: Territory::with_id(TERRITORY_ID.to_owned()),
            epcis: Vec::new(),
            communes: Vec::new(),
            observations: Vec::new(),
            stakes: Vec::new(),
            orientations: Vec::new(),
            actions: Vec::new(),
            funding: Vec::new(),
            actors: Vec::new(),
            signatories: Vec::new(),
            articles: Vec::new(),
            answers: BTreeMap::new(),
        }
    }

    /// The records of a register.
    #[must_use]
    pub fn rows(&self, register: RegisterName) -> &dyn Rows {
        match register {
            RegisterName::Territory => &self.territory,
            RegisterName::Epcis => &self.epcis,
            RegisterName::Communes => &self.communes,
            RegisterName::Observations => &self.observations,
            RegisterName::Stakes => &self.stakes,
            RegisterName::Orientations => &self.orientations,
            RegisterName::Actions => &self.actions,
            RegisterName::Funding => &self.funding,
            RegisterName::Actors => &self.actors,
            RegisterName::Signatories => &self.signatories,
            RegisterName::Articles => &self.articles,
        }
    }

    /// The records of a register, to change them.
    pub fn rows_mut(&mut self, register: RegisterName) -> &mut dyn Rows {
        match register {
            RegisterName::Territory => &mut self.territory,
            RegisterName::Epcis => &mut self.epcis,
            RegisterName::Communes => &mut self.communes,
            RegisterName::Observations => &mut self.observations,
            RegisterName::Stakes => &mut self.stakes,
            RegisterName::Orientations => &mut self.orientations,
            RegisterName::Actions => &mut self.actions,
            RegisterName::Funding => &mut self.funding,
            RegisterName::Actors => &mut self.actors,
            RegisterName::Signatories => &mut self.signatories,
            RegisterName::Articles => &mut self.articles,
        }
    }

    /// One answer; `null` when there is none.
    #[must_use]
    pub fn answer(&self, template: &str, field: &str) -> &Json {
        self.answers.get(template).and_then(|answers| answers.get(field)).unwrap_or(&Json::Null)
    }

    /// The funding lines of one action, in order.
    pub fn funding_of<'a>(&'a self, action: &'a str) -> impl Iterator<Item = &'a FundingLine> {
        self.funding.iter().filter(move |line| line.action == action)
    }

    /// The dossier's published JSON form: two spaces, one trailing newline.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A dossier holds only strings, numbers and maps with text keys: it always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
