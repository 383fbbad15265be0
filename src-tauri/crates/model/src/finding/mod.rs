//! Points à revoir: what a prefecture would send back, said before it does.
//!
//! Each rule is a small function that quotes its source. A finding never blocks typing; only the final
//! export refuses the blocking ones. What the agent set aside, with its reason, is kept apart.

mod about;
mod dates;
mod diagnostic;
mod ecology;
mod finance;
mod grants;
mod identity;
mod indicators;
mod participation;
mod required;
mod rule;
mod strategy;
mod template;
mod twins;

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::ledger::Ledger;
use crate::register::waiver::Waiver;
use crate::register::{Record, RegisterName};
use crate::template::Template;
use crate::vocabulary::Stage;
pub(crate) use about::About;
pub use rule::source_of;

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
    /// The text it rests on, with its article and year; « à vérifier » where the source is secondary.
    pub source: Cow<'static, str>,
    /// Where it is mended.
    pub target: Target,
}

/// What a dossier's rules say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// What is to be mended, the gravest first; within a severity, in the order of the rules.
    pub open: Vec<Finding>,
    /// What was set aside, each with the waiver's identifier.
    pub waived: Vec<(Finding, String)>,
}

/// What the rules are read against.
pub(crate) struct Case<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) template: &'a Template,
    pub(crate) today: NaiveDate,
    pub(crate) stage: Stage,
    pub(crate) ledger: Ledger<'a>,
}

/// Every finding of a dossier, as of this day, what was set aside left out.
#[must_use]
pub fn findings(dossier: &Dossier, template: &Template, today: NaiveDate) -> Vec<Finding> {
    review(dossier, template, today).open
}

/// Every finding of a dossier, as of this day.
#[must_use]
pub fn review(dossier: &Dossier, template: &Template, today: NaiveDate) -> Review {
    let case = Case { dossier, template, today, stage: dossier.stage(), ledger: Ledger::of(dossier) };
    let mut found = Vec::new();
    identity::check(&case, &mut found);
    required::check(&case, &mut found);
    diagnostic::check(&case, &mut found);
    strategy::check(&case, &mut found);
    twins::check(&case, &mut found);
    finance::check(&case, &mut found);
    grants::check(&case, &mut found);
    dates::check(&case, &mut found);
    indicators::check(&case, &mut found);
    ecology::check(&case, &mut found);
    participation::check(&case, &mut found);
    template::check(&case, &mut found);
    let (mut open, mut waived) = (Vec::new(), Vec::new());
    for finding in found {
        match dossier.waivers.iter().find(|waiver| waives(waiver, &finding)) {
            Some(waiver) => waived.push((finding, waiver.id.clone())),
            None => open.push(finding),
        }
    }
    open.sort_by_key(|finding| finding.severity);
    Review { open, waived }
}

/// Whether a waiver sets a finding aside. What cannot go out is never set aside; a waiver without a reason
/// sets nothing aside, nor does a derogation to the owner's share without the act that allows it.
fn waives(waiver: &Waiver, finding: &Finding) -> bool {
    let referenced = !matches!(finding.rule, "F2" | "F3") || !waiver.reference.is_empty();
    finding.severity != Severity::Blocking
        && waiver.rule == finding.rule
        && !waiver.reason.is_empty()
        && referenced
        && address(&finding.target) == (&waiver.register, &waiver.record, &waiver.field)
}

/// What a finding is about, as a waiver keeps it: register or template, record or step, field.
#[must_use]
pub fn address(target: &Target) -> (&str, &str, &str) {
    match target {
        Target::Record { register, record, field } => {
            (register.code(), record, field.as_deref().unwrap_or_default())
        }
        Target::Register { register } => (register.code(), "", ""),
        Target::Answer { template, step, field } => (template, step, field),
    }
}

/// The identifiers of a register's records.
pub(crate) fn ids<R: Record>(records: &[R]) -> HashSet<&str> {
    records.iter().map(Record::id).collect()
}
