//! What of the registers the questions of a template rest on.

use std::collections::BTreeSet;

use super::Template;
use crate::condition::Condition;
use crate::register::RegisterName;
use crate::value::Kind;

/// What it depends on, outside of the template's own answers, which of its questions are asked and what is
/// answered to them. That records come or go is not told here: it always counts.
#[derive(Debug, Default)]
pub struct Asks {
    /// Whatever is in these registers.
    pub registers: BTreeSet<RegisterName>,
    /// These fields, of any record.
    pub fields: BTreeSet<(RegisterName, &'static str)>,
}

impl Asks {
    /// What the questions of this template rest on.
    pub fn of(template: &Template) -> Self {
        let mut asks = Self::default();
        // The plan says which steps are asked.
        asks.registers.insert(RegisterName::Articles);
        for field in template.steps.iter().flat_map(|step| &step.fields) {
            asks.fields.extend(field.of);
            if let Kind::Table { register, .. } = field.kind {
                asks.registers.insert(register);
            }
            if let Some(when) = &field.when {
                asks.counts(when);
            }
        }
        asks
    }

    /// Adds what a condition counts.
    fn counts(&mut self, when: &Condition) {
        match when {
            Condition::All(conditions) | Condition::Any(conditions) => {
                conditions.iter().for_each(|condition| self.counts(condition));
            }
            Condition::Not(condition) => self.counts(condition),
            Condition::Count { register, filter, .. } => {
                for (name, _) in filter {
                    // What is wanted of the record itself, and not of a field, looks at every record.
                    match register.field(name) {
                        Some(field) => self.fields.insert((*register, field.name)),
                        None => self.registers.insert(*register),
                    };
                }
            }
            Condition::InPlan(_)
            | Condition::Filled(_)
            | Condition::Equals(..)
            | Condition::Contains(..)
            | Condition::Amends => {}
        }
    }
}
