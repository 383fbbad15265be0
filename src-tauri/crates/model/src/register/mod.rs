//! The registers: typed records entered once and used by every document.
//!
//! A register is declared once, with [`record!`]: the struct, the kind of each field and the words
//! shown for it grow from the same lines, so that the screen, the file, the database and the
//! documents cannot disagree. A field is spelled the same way everywhere: in Rust, in SQL, in the
//! dossier's JSON and in a template.

pub mod action;
pub mod actor;
pub mod article;
pub mod attachment;
pub mod contract;
pub mod diagnostic;
pub mod field;
pub mod funding;
pub mod governance;
pub mod indicator;
pub mod mobilisation;
pub mod names;
pub mod orientation;
pub mod perimeter_map;
pub mod pinned;
pub mod reference;
pub mod remark;
pub mod signatory;
pub mod territory;
pub mod waiver;

pub use names::RegisterName;

use crate::value::{BadValue, Kind, Value};
use crate::vocabulary::Stage;

/// A field of a record, with the words shown for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, the same in every layer.
    pub name: &'static str,
    /// What it accepts.
    pub kind: Kind,
    /// Its title on screen and in a table head.
    pub label: &'static str,
    /// What a person is told about it, with the spaces French wants; may be empty.
    pub help: String,
    /// The part of the sheet it stands in; may be empty.
    pub section: &'static str,
    /// From which time of the contract's life a record without it is incomplete; none for never.
    pub from: Option<Stage>,
    /// What a document says of a record without it; may be empty.
    pub empty: &'static str,
}

impl Field {
    /// Whether a record without it is incomplete at this time of the contract's life.
    #[must_use]
    pub fn required(&self, stage: Stage) -> bool {
        self.from.is_some_and(|from| from <= stage)
    }

    /// The register it links to.
    #[must_use]
    pub const fn target(&self) -> Option<RegisterName> {
        match &self.kind {
            Kind::Link { register } | Kind::Links { register } => Some(*register),
            _ => None,
        }
    }
}

/// One record of a register, whatever the register.
pub trait Record: Sync {
    /// The record's identifier: stable, unique in the dossier.
    fn id(&self) -> &str;
    /// Its register.
    fn register(&self) -> RegisterName;
    /// The fields, in the order shown.
    fn fields(&self) -> &'static [Field];
    /// The value of a field; [`Value::Empty`] for a name that is not a field.
    fn get(&self, field: &str) -> Value;
    /// Whether nothing was entered in a field, told without a copy of its value.
    fn blank(&self, field: &str) -> bool;
    /// What stands in a field, without a copy; nothing for a name that is not a field.
    fn cell(&self, field: &str) -> Option<&dyn field::Cell>;
    /// Shows each field in turn, in the order of [`Record::fields`], without a copy: for rules that look at
    /// every record of a large dossier.
    fn each(&self, look: &mut dyn FnMut(usize, &dyn field::Cell));
    /// Puts a value in a field.
    ///
    /// # Errors
    /// When the field does not exist or does not hold values of this kind.
    fn set(&mut self, field: &str, value: Value) -> Result<(), BadValue>;
}

impl dyn Record + '_ {
    /// Whether a field that links to records names this one.
    #[must_use]
    pub fn names(&self, field: &str, id: &str) -> bool {
        let mut named = false;
        if let Some(cell) = self.cell(field) {
            cell.texts(&mut |text| named |= text == id);
        }
        named
    }
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

/// Declares a record type, section by section: `name: RustType = kind, "label", "help";`. After the type,
/// `required` marks a field without which a record is incomplete, `contract` one that is only needed
/// once the contract itself is written.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident in $register:ident {
            $( $section:literal {
                $( $field:ident : $type:ty $(, $from:ident)? = $kind:expr, $label:literal, $help:literal $(, empty $empty:literal)?; )*
            } )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Identifier, stable and unique in the dossier.
            pub id: String,
            $($(
                #[doc = $label]
                #[serde(default, skip_serializing_if = "crate::register::field::Typed::is_blank")]
                pub $field: $type,
            )*)*
        }

        impl crate::register::RecordType for $name {
            const REGISTER: crate::register::RegisterName = crate::register::RegisterName::$register;

            fn with_id(id: String) -> Self {
                Self { id, ..Self::default() }
            }

            fn field_list() -> &'static [crate::register::Field] {
                static FIELDS: ::std::sync::LazyLock<Vec<crate::register::Field>> = ::std::sync::LazyLock::new(|| {
                    vec![$($(crate::register::Field {
                        name: stringify!($field),
                        kind: $kind,
                        label: $label,
                        help: crate::french::spaced($help.to_owned()),
                        section: $section,
                        from: crate::register::record!(@from $($from)?),
                        empty: concat!("", $($empty)?),
                    }),*),*]
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
                    $($(stringify!($field) => crate::register::field::Typed::to_value(&self.$field),)*)*
                    _ => crate::value::Value::Empty,
                }
            }

            fn blank(&self, field: &str) -> bool {
                match field {
                    $($(stringify!($field) => crate::register::field::Typed::is_blank(&self.$field),)*)*
                    _ => true,
                }
            }

            fn cell(&self, field: &str) -> Option<&dyn crate::register::field::Cell> {
                match field {
                    $($(stringify!($field) => Some(&self.$field),)*)*
                    _ => None,
                }
            }

            fn each(&self, look: &mut dyn FnMut(usize, &dyn crate::register::field::Cell)) {
                let mut place = 0;
                $($(
                    look(place, &self.$field);
                    place += 1;
                )*)*
                let _ = place;
            }

            fn set(&mut self, field: &str, value: crate::value::Value) -> Result<(), crate::value::BadValue> {
                match field {
                    $($(stringify!($field) => {
                        self.$field = crate::register::field::Typed::from_value(value)?;
                        Ok(())
                    })*)*
                    _ => Err(crate::value::BadValue(format!("Le champ « {field} » n’existe pas."))),
                }
            }
        }
    };
    (@from) => { None };
    (@from required) => { Some(crate::vocabulary::Stage::Protocol) };
    (@from contract) => { Some(crate::vocabulary::Stage::Contract) };
}
pub(crate) use record;
