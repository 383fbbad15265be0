//! One territory's contract work: the registers and the answers.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::register::action::{Action, CostLine, Milestone};
use crate::register::actor::Actor;
use crate::register::article::Article;
use crate::register::attachment::Attachment;
use crate::register::contract::{Contract, Framework};
use crate::register::diagnostic::{Observation, Stake};
use crate::register::funding::{Funder, FundingLine};
use crate::register::governance::{Body, Decision, Meeting, Member};
use crate::register::indicator::{Indicator, Measure};
use crate::register::mobilisation::{Contribution, Event};
use crate::register::orientation::{Objective, Orientation};
use crate::register::perimeter_map::PerimeterMap;
use crate::register::pinned::PinnedTemplate;
use crate::register::reference::Reference;
use crate::register::remark::Remark;
use crate::register::signatory::Signatory;
use crate::register::territory::{Commune, Epci, Territory};
use crate::register::waiver::Waiver;
use crate::register::{Record, RecordType, RegisterName};
use crate::vocabulary::Stage;

/// The name that heads the published JSON form of a dossier.
pub const FORMAT: &str = "canevas-dossier";
/// The version of that form. It only grows: a reader refuses a later one, and reads the earlier ones
/// (see [`crate::dossier_file`]). Version 3 added the templates a dossier was written with,
/// version 4 the remarks on its fields, version 5 the map of its perimeter.
pub const VERSION: u32 = 5;

/// The answers of one template, by field.
pub type Answers = BTreeMap<String, Json>;

/// The identifier of the one record of [`RegisterName::Territory`].
pub const TERRITORY_ID: &str = "territoire";
/// The identifier of the one record of [`RegisterName::Contract`].
pub const CONTRACT_ID: &str = "contrat";

/// Declares the dossier from its registers: the field of each has the register's code.
macro_rules! dossier {
    (one { $( $one:ident : $one_type:ident in $one_register:ident = $one_id:ident; )* }
     many { $( $many:ident : $many_type:ident in $many_register:ident; )* }) => {
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
            $(
                #[doc = concat!("The one record of the register `", stringify!($one), "`.")]
                #[serde(default)]
                pub $one: $one_type,
            )*
            $(
                #[doc = concat!("The records of the register `", stringify!($many), "`.")]
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $many: Vec<$many_type>,
            )*
            /// The answers, by template, then by field.
            #[serde(default)]
            pub answers: BTreeMap<String, Answers>,
        }

        impl Dossier {
            /// An empty dossier for a contract of this template.
            #[must_use]
            pub fn new(template: &str) -> Self {
                Self {
                    format: FORMAT.to_owned(),
                    version: VERSION,
                    template: template.to_owned(),
                    $( $one: $one_type::with_id($one_id.to_owned()), )*
                    $( $many: Vec::new(), )*
                    answers: BTreeMap::new(),
                }
            }

            /// The records of a register.
            #[must_use]
            pub fn rows(&self, register: RegisterName) -> &dyn Rows {
                match register {
                    $( RegisterName::$one_register => &self.$one, )*
                    $( RegisterName::$many_register => &self.$many, )*
                }
            }

            /// The records of a register, to change them.
            pub fn rows_mut(&mut self, register: RegisterName) -> &mut dyn Rows {
                match register {
                    $( RegisterName::$one_register => &mut self.$one, )*
                    $( RegisterName::$many_register => &mut self.$many, )*
                }
            }
        }

        // One record that is neither added nor taken away.
        $(
            impl Rows for $one_type {
                fn records(&self) -> Vec<&dyn Record> {
                    vec![self]
                }
                fn count(&self) -> usize {
                    1
                }
                fn find(&self, id: &str) -> Option<&dyn Record> {
                    (self.id == id).then_some(self as &dyn Record)
                }
                fn find_mut(&mut self, id: &str) -> Option<&mut dyn Record> {
                    (self.id == id).then_some(self as &mut dyn Record)
                }
                fn add(&mut self, id: String) -> &mut dyn Record {
                    self.id = id;
                    self
                }
                fn remove(&mut self, _: &str) {}
                fn reorder(&mut self, _: &[String]) {}
            }
        )*
    };
}

dossier! {
    one {
        territory: Territory in Territory = TERRITORY_ID;
        contract: Contract in Contract = CONTRACT_ID;
    }
    many {
        epcis: Epci in Epcis;
        communes: Commune in Communes;
        maps: PerimeterMap in Maps;
        frameworks: Framework in Frameworks;
        observations: Observation in Observations;
        stakes: Stake in Stakes;
        orientations: Orientation in Orientations;
        objectives: Objective in Objectives;
        actors: Actor in Actors;
        bodies: Body in Bodies;
        members: Member in Members;
        meetings: Meeting in Meetings;
        decisions: Decision in Decisions;
        actions: Action in Actions;
        milestones: Milestone in Milestones;
        costs: CostLine in Costs;
        signatories: Signatory in Signatories;
        funders: Funder in Funders;
        funding: FundingLine in Funding;
        indicators: Indicator in Indicators;
        measures: Measure in Measures;
        events: Event in Events;
        contributions: Contribution in Contributions;
        attachments: Attachment in Attachments;
        waivers: Waiver in Waivers;
        remarks: Remark in Remarks;
        references: Reference in References;
        articles: Article in Articles;
        templates: PinnedTemplate in Templates;
    }
}

/// The records of a register, whatever their type.
pub trait Rows {
    /// Every record, in order.
    fn records(&self) -> Vec<&dyn Record>;
    /// How many there are.
    fn count(&self) -> usize;
    /// One record.
    fn find(&self, id: &str) -> Option<&dyn Record>;
    /// One record, to change it.
    fn find_mut(&mut self, id: &str) -> Option<&mut dyn Record>;
    /// Adds an empty record at the end, and gives it.
    fn add(&mut self, id: String) -> &mut dyn Record;
    /// Takes a record away.
    fn remove(&mut self, id: &str);
    /// Puts the records in this order; those not named keep their order, after the others.
    fn reorder(&mut self, ids: &[String]);
}

impl<T: RecordType> Rows for Vec<T> {
    fn records(&self) -> Vec<&dyn Record> {
        self.iter().map(|record| record as &dyn Record).collect()
    }
    fn count(&self) -> usize {
        self.len()
    }
    fn find(&self, id: &str) -> Option<&dyn Record> {
        self.iter().find(|record| record.id() == id).map(|record| record as &dyn Record)
    }
    fn find_mut(&mut self, id: &str) -> Option<&mut dyn Record> {
        self.iter_mut().find(|record| record.id() == id).map(|record| record as &mut dyn Record)
    }
    fn add(&mut self, id: String) -> &mut dyn Record {
        self.push_mut(T::with_id(id))
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

impl Dossier {
    /// What the contract is getting ready for. A dossier that does not say so is a contract being written.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.contract.state.map_or(Stage::Contract, crate::vocabulary::ContractState::stage)
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

    /// The name of a funder; empty when the line names none.
    #[must_use]
    pub fn funder_name(&self, id: &str) -> &str {
        self.funders.iter().find(|funder| funder.id == id).map_or("", |funder| funder.name.as_str())
    }

    /// The dossier's published JSON form: two spaces, one trailing newline.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A dossier holds only strings, numbers and maps with text keys: it always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
