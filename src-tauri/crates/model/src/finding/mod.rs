//! Points à revoir: what a prefecture would send back, said before it does.
//!
//! Each rule is a small function that quotes its source. A finding never blocks typing.

mod diagnostic;
mod finance;
mod identity;
mod strategy;
mod template;

use serde::Serialize;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::register::RegisterName;
use crate::template::Template;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The final document cannot go out like this.
    Blocking,
    /// To be mended or justified.
    Warning,
    /// Worth knowing.
    Information,
}

impl Severity {
    /// What a person reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocking => "bloquant",
            Self::Warning => "à corriger",
            Self::Information => "à savoir",
        }
    }
}

/// Where a finding is mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "target", rename_all = "camelCase")]
pub enum Target {
    /// A field of a record, or the record.
    Record {
        /// The register.
        register: RegisterName,
        /// The record.
        record: String,
        /// The field.
        field: Option<String>,
    },
    /// A register as a whole.
    Register {
        /// The register.
        register: RegisterName,
    },
    /// A field of a template.
    Answer {
        /// The template.
        template: String,
        /// The step.
        step: String,
        /// The field.
        field: String,
    },
}

/// One point à revoir.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's identifier: `F1`, `C3`…
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// What, where, by how much, and what to do.
    pub message: String,
    /// Where it is mended.
    pub target: Target,
}

/// Every finding of a dossier, the gravest first; within a severity, in the order of the rules.
#[must_use]
pub fn findings(dossier: &Dossier, template: &Template) -> Vec<Finding> {
    let mut found = Vec::new();
    identity::check(dossier, &mut found);
    diagnostic::check(dossier, &mut found);
    strategy::check(dossier, &mut found);
    finance::check(dossier, &mut found);
    template::check(dossier, template, &mut found);
    found.sort_by_key(|finding| finding.severity);
    found
}

/// Gathers findings about one record.
pub(crate) struct About<'a> {
    found: &'a mut Vec<Finding>,
    register: RegisterName,
    record: &'a str,
}

impl<'a> About<'a> {
    pub(crate) const fn new(found: &'a mut Vec<Finding>, register: RegisterName, record: &'a str) -> Self {
        Self { found, register, record }
    }

    pub(crate) fn add(&mut self, rule: &'static str, severity: Severity, field: &str, message: String) {
        let field = (!field.is_empty()).then(|| field.to_owned());
        let target = Target::Record { register: self.register, record: self.record.to_owned(), field };
        self.found.push(Finding { rule, severity, message, target });
    }
}
