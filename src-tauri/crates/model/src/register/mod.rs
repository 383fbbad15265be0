//! The registers: typed records entered once and used by every document.
//!
//! A register is declared once, with [`record!`]: the struct, the kind of each field and the words
//! shown for it grow from the same lines, so that the screen, the file, the database and the
//! documents cannot disagree. A field is spelled the same way everywhere: in Rust, in SQL, in the
//! dossier's JSON and in a template.

pub mod action;
pub mod actor;
pub mod article;
pub mod diagnostic;
pub mod field;
pub mod funding;
pub mod orientation;
pub mod signatory;
pub mod territory;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::value::{BadValue, Kind, Value};

/// A field of a record, with the words shown for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, the same in every layer.
    pub name: &'static str,
    /// What it accepts.
    pub kind: Kind,
    /// Its title on screen and in a table head.
    pub label: &'static str,
    /// What a person is told about it; may be empty.
    pub help: &'static str,
    /// Whether a record without it is incomplete.
    pub required: bool,
}

/// One record of a register, whatever the register.
pub trait Record {
    /// The record's identifier: stable, unique in the dossier.
    fn id(&self) -> &str;
    /// Its register.
    fn register(&self) -> RegisterName;
    /// The fields, in the order shown.
    fn fields(&self) -> &'static [Field];
    /// The value of a field; [`Value::Empty`] for a name that is not a field.
    fn get(&self, field: &str) -> Value;
    /// Puts a value in a field.
    ///
    /// # Errors
    /// When the field does not exist or does not hold values of this kind.
    fn set(&mut self, field: &str, value: Value) -> Result<(), BadValue>;
}

/// A record type: what a register is made of.
pub trait RecordType: Record + Default {
    /// Its register.
    const REGISTER: RegisterName;
    /// An empty record.
    fn with_id(id: String) -> Self;
    /// Its fields.
    fn field_list() -> &'static [Field];
}

/// Declares a record type: `name: RustType = kind, "label", "help";`, with `!` after the type when
/// a record without this field is incomplete.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident in $register:ident {
            $( $(#[$fmeta:meta])* $field:ident : $type:ty $(, $required:ident)? = $kind:expr, $label:literal, $help:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Identifier, stable and unique in the dossier.
            pub id: String,
            $(
                #[doc = $label]
                $(#[$fmeta])*
                #[serde(default, skip_serializing_if = "crate::register::field::Typed::is_blank")]
                pub $field: $type,
            )*
        }

        impl crate::register::RecordType for $name {
            const REGISTER: crate::register::RegisterName = crate::register::RegisterName::$register;

            fn with_id(id: String) -> Self {
                Self { id, ..Self::default() }
            }

            fn field_list() -> &'static [crate::register::Field] {
                static FIELDS: ::std::sync::LazyLock<Vec<crate::register::Field>> = ::std::sync::LazyLock::new(|| {
                    vec![$(crate::register::Field {
                        name: stringify!($field),
                        kind: $kind,
                        label: $label,
                        help: $help,
                        required: crate::register::record!(@required $($required)?),
                    }),*]
                });
                &FIELDS
            }
        }

        impl crate::register::Record for $name {
            fn id(&self) -> &str {
                &self.id
            }

            fn register(&self) -> crate::register::RegisterName {
                <Self as crate::register::RecordType>::REGISTER
            }

            fn fields(&self) -> &'static [crate::register::Field] {
                <Self as crate::register::RecordType>::field_list()
            }

            fn get(&self, field: &str) -> crate::value::Value {
                match field {
                    $(stringify!($field) => crate::register::field::Typed::to_value(&self.$field),)*
                    _ => crate::value::Value::Empty,
                }
            }

            fn set(&mut self, field: &str, value: crate::value::Value) -> Result<(), crate::value::BadValue> {
                match field {
                    $(stringify!($field) => {
                        self.$field = crate::register::field::Typed::from_value(value)?;
                        Ok(())
                    })*
                    _ => Err(crate::value::BadValue(format!("Le champ « {field} » n’existe pas."))),
                }
            }
        }
    };
    (@required) => { false };
    (@required $required:ident) => { true };
}
pub(crate) use record;

/// The registers of a dossier.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RegisterName {
    /// The territory itself: exactly one record.
    Territory,
    /// The intercommunalities the territory is made of.
    Epcis,
    /// Their communes.
    Communes,
    /// What the diagnostic observes.
    Observations,
    /// The stakes drawn from the observations.
    Stakes,
    /// The strategic orientations.
    Orientations,
    /// The actions and projects.
    Actions,
    /// Their funding lines.
    Funding,
    /// The actors of the territory.
    Actors,
    /// The parties to the contract.
    Signatories,
    /// The contract's plan, once the agent has changed it.
    Articles,
}

impl RegisterName {
    /// Every register, parents before children.
    pub const ALL: [Self; 11] = [
        Self::Territory,
        Self::Epcis,
        Self::Communes,
        Self::Observations,
        Self::Stakes,
        Self::Orientations,
        Self::Actions,
        Self::Funding,
        Self::Actors,
        Self::Signatories,
        Self::Articles,
    ];

    /// The name in files, in SQL and in templates.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Territory => "territory",
            Self::Epcis => "epcis",
            Self::Communes => "communes",
            Self::Observations => "observations",
            Self::Stakes => "stakes",
            Self::Orientations => "orientations",
            Self::Actions => "actions",
            Self::Funding => "funding",
            Self::Actors => "actors",
            Self::Signatories => "signatories",
            Self::Articles => "articles",
        }
    }

    /// The register of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.code() == code)
    }

    /// One of its records, with its article: « l’action ».
    #[must_use]
    pub const fn one(self) -> &'static str {
        match self {
            Self::Territory => "le territoire",
            Self::Epcis => "l’intercommunalité",
            Self::Communes => "la commune",
            Self::Observations => "le constat",
            Self::Stakes => "l’enjeu",
            Self::Orientations => "l’orientation",
            Self::Actions => "l’action",
            Self::Funding => "la ligne de financement",
            Self::Actors => "l’acteur",
            Self::Signatories => "le signataire",
            Self::Articles => "l’article",
        }
    }

    /// The register's title: « Actions ».
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Territory => "Territoire",
            Self::Epcis => "Intercommunalités",
            Self::Communes => "Communes",
            Self::Observations => "Constats",
            Self::Stakes => "Enjeux",
            Self::Orientations => "Orientations",
            Self::Actions => "Actions",
            Self::Funding => "Plan de financement",
            Self::Actors => "Acteurs",
            Self::Signatories => "Signataires",
            Self::Articles => "Plan du contrat",
        }
    }

    /// The fields of its records.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Territory => territory::Territory::field_list(),
            Self::Epcis => territory::Epci::field_list(),
            Self::Communes => territory::Commune::field_list(),
            Self::Observations => diagnostic::Observation::field_list(),
            Self::Stakes => diagnostic::Stake::field_list(),
            Self::Orientations => orientation::Orientation::field_list(),
            Self::Actions => action::Action::field_list(),
            Self::Funding => funding::FundingLine::field_list(),
            Self::Actors => actor::Actor::field_list(),
            Self::Signatories => signatory::Signatory::field_list(),
            Self::Articles => article::Article::field_list(),
        }
    }

    /// One field, by its name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}
