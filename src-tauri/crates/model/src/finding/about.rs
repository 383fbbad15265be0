//! Gathering findings about one record.

use super::{Finding, Severity, Target, source_of};
use crate::french::{enumerate, neither, spaced};
use crate::lists::Threshold;
use crate::register::RegisterName;

/// Gathers findings about one record.
pub struct About<'a> {
    found: &'a mut Vec<Finding>,
    register: RegisterName,
    record: &'a str,
}

impl<'a> About<'a> {
    pub const fn new(found: &'a mut Vec<Finding>, register: RegisterName, record: &'a str) -> Self {
        Self { found, register, record }
    }

    pub fn add(&mut self, rule: &'static str, severity: Severity, field: &str, message: String) {
        let field = (!field.is_empty()).then(|| field.to_owned());
        let target = Target::Record { register: self.register, record: self.record.to_owned(), field };
        let message = spaced(message);
        self.found.push(Finding { rule, severity, message, source: source_of(rule).into(), target });
    }

    /// One finding for all that is missing, mended at the first of them: field, whether it is missing, and
    /// what it is called in the sentence that `say` makes of the list.
    pub fn add_missing(
        &mut self,
        rule: &'static str,
        severity: Severity,
        parts: &[(&str, bool, &str)],
        say: impl FnOnce(&str) -> String,
    ) {
        self.add_list(rule, severity, parts, enumerate, say);
    }

    /// The same, the list being denied: « sans a, b ni c ».
    pub fn add_lacking(
        &mut self,
        rule: &'static str,
        severity: Severity,
        parts: &[(&str, bool, &str)],
        say: impl FnOnce(&str) -> String,
    ) {
        self.add_list(rule, severity, parts, neither, say);
    }

    fn add_list(
        &mut self,
        rule: &'static str,
        severity: Severity,
        parts: &[(&str, bool, &str)],
        list: fn(&[String]) -> String,
        say: impl FnOnce(&str) -> String,
    ) {
        let missing: Vec<&(&str, bool, &str)> = parts.iter().filter(|(_, missing, _)| *missing).collect();
        if let Some((field, ..)) = missing.first() {
            let what: Vec<String> = missing.iter().map(|(.., what)| (*what).to_owned()).collect();
            self.add(rule, severity, field, say(&list(&what)));
        }
    }

    /// The finding of a rule whose figure comes from dated data: the data's own source is quoted.
    pub fn add_by(
        &mut self,
        threshold: &Threshold,
        rule: &'static str,
        severity: Severity,
        field: &str,
        message: String,
    ) {
        self.add(rule, severity, field, message);
        if let Some(last) = self.found.last_mut() {
            last.source = threshold.quoted.clone().into();
        }
    }
}

impl Finding {
    /// A finding about a register as a whole.
    pub(super) fn on(
        register: RegisterName,
        rule: &'static str,
        severity: Severity,
        message: String,
    ) -> Self {
        let (source, message) = (source_of(rule).into(), spaced(message));
        Self { rule, severity, message, source, target: Target::Register { register } }
    }
}
