//! How each Rust type of a record's field becomes a [`Value`] and comes back.

use chrono::NaiveDate;

use crate::money::Cents;
use crate::rich_text::RichText;
use crate::value::{BadValue, Value};
use crate::vocabulary::Vocabulary;

/// A type a record's field may have.
pub trait Typed: Sized {
    /// The field's value.
    fn to_value(&self) -> Value;
    /// Takes a value.
    ///
    /// # Errors
    /// When the value is of another kind.
    fn from_value(value: Value) -> Result<Self, BadValue>;
    /// Whether nothing was entered.
    fn is_blank(&self) -> bool {
        self.to_value().is_empty()
    }
    /// Shows its texts; nothing for a type that holds none.
    fn texts(&self, _: &mut dyn FnMut(&str)) {}
}

/// A field's content, looked at where it stands.
pub trait Cell {
    /// Whether nothing was entered.
    fn is_blank(&self) -> bool;
    /// Its texts: a link's identifier, each of several.
    fn texts(&self, look: &mut dyn FnMut(&str));
}

impl<T: Typed> Cell for T {
    fn is_blank(&self) -> bool {
        Typed::is_blank(self)
    }
    fn texts(&self, look: &mut dyn FnMut(&str)) {
        Typed::texts(self, look);
    }
}

fn mismatch() -> BadValue {
    BadValue("Cette valeur n’est pas du type attendu par le champ.".to_owned())
}

impl Typed for String {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::Text(self.clone()) }
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Empty => Ok(Self::new()),
            Value::Text(text) => Ok(text),
            _ => Err(mismatch()),
        }
    }
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn texts(&self, look: &mut dyn FnMut(&str)) {
        look(self);
    }
}

impl Typed for Vec<String> {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::List(self.clone()) }
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Empty => Ok(Self::new()),
            Value::List(items) => Ok(items),
            _ => Err(mismatch()),
        }
    }
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn texts(&self, look: &mut dyn FnMut(&str)) {
        self.iter().for_each(|text| look(text));
    }
}

macro_rules! optional {
    ($($type:ty => $variant:ident),+) => {$(
        impl Typed for Option<$type> {
            fn to_value(&self) -> Value {
                self.clone().map_or(Value::Empty, Value::$variant)
            }
            fn from_value(value: Value) -> Result<Self, BadValue> {
                match value {
                    Value::Empty => Ok(None),
                    Value::$variant(inner) => Ok(Some(inner)),
                    _ => Err(mismatch()),
                }
            }
            fn is_blank(&self) -> bool {
                self.is_none()
            }
        }
    )+};
}

optional!(Cents => Money, f64 => Number, i32 => Year, NaiveDate => Date, bool => Bool, RichText => Rich);

impl<V: Vocabulary> Typed for Option<V> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Empty, |entry| Value::Text(entry.code().to_owned()))
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Empty => Ok(None),
            Value::Text(code) => V::from_code(&code).map(Some).ok_or_else(mismatch),
            _ => Err(mismatch()),
        }
    }
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<V: Vocabulary> Typed for Vec<V> {
    fn to_value(&self) -> Value {
        if self.is_empty() {
            return Value::Empty;
        }
        Value::List(self.iter().map(|entry| entry.code().to_owned()).collect())
    }
    fn from_value(value: Value) -> Result<Self, BadValue> {
        match value {
            Value::Empty => Ok(Self::new()),
            Value::List(codes) => codes.iter().map(|code| V::from_code(code).ok_or_else(mismatch)).collect(),
            _ => Err(mismatch()),
        }
    }
}
