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
mod keep;
mod known;
mod participation;
mod required;
mod rule;
mod strategy;
mod template;
mod twins;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::ledger::Account;
use crate::register::waiver::Waiver;
use crate::register::{Record, RegisterName};
use crate::template::Template;
use crate::vocabulary::Stage;
pub(crate) use about::About;
pub use keep::Reviewer;
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
    pub open: Vec<Arc<Finding>>,
    /// What was set aside, each with the waiver's identifier.
    pub waived: Vec<(Arc<Finding>, String)>,
}

/// What the rules are read against.
pub(crate) struct Case<'a> {
    pub(crate) dossier: &'a Dossier,
    /// The contract's first, then those of the toolbox.
    pub(crate) templates: &'a [&'a Template],
    pub(crate) today: NaiveDate,
    pub(crate) stage: Stage,
}

/// A rule about one action with its money.
type AccountRule = fn(&Case<'_>, &Account<'_>, &mut Vec<Finding>);

/// A rule about each record of a register; none when it has nothing to look at there.
type RecordRule = for<'c> fn(&'c Case<'_>, &'c known::Known<'_>, RegisterName) -> Option<RecordLook<'c>>;

/// Looks at one record.
type RecordLook<'c> = Box<dyn Fn(&dyn Record, &mut Vec<Finding>) + 'c>;

/// What a rule looks at. It is read again only when that changes; the lists of reference, the day and the
/// time of the contract's life are read by all.
enum Look {
    /// These registers as a whole.
    Whole(&'static [Reads], fn(&Case<'_>, &mut Vec<Finding>)),
    /// Each action with its lines and costs, and these registers as a whole.
    Accounts(&'static [Reads], AccountRule),
    /// Each record of each register, and whether its links lead somewhere.
    Records(RecordRule),
    /// The answers of each template, by its place, and what their conditions rest on.
    Answers(fn(&Case<'_>, usize, &mut Sound, &mut Vec<Finding>)),
}

/// What a rule reads of a register: that records come, go or move is always read.
enum Reads {
    /// Every field.
    All(RegisterName),
    /// These fields.
    Of(RegisterName, &'static [&'static str]),
}

/// The fields whose answer is known to be sound: plain prose, or a value that reads as its field asks, by template.
type Sound = BTreeMap<String, HashSet<String>>;

/// The rules, in the order in which their findings are told.
const RULES: &[Look] = {
    use Reads::{All, Of};
    use RegisterName as R;
    &[
        Look::Whole(&[All(R::Territory), All(R::Communes)], identity::territory),
        Look::Records(identity::identifiers),
        Look::Whole(&[All(R::Epcis), All(R::Communes)], identity::perimeter),
        Look::Whole(&[All(R::Maps), Of(R::Communes, &["name", "insee"])], identity::map),
        Look::Whole(&[All(R::Territory), All(R::Contract), All(R::Signatories)], identity::signatories),
        Look::Records(required::check),
        Look::Whole(&[All(R::Observations)], diagnostic::check),
        Look::Whole(
            &[
                All(R::Stakes),
                All(R::Orientations),
                All(R::Objectives),
                Of(R::Indicators, &["objectives"]),
                Of(R::Actions, &["orientation"]),
            ],
            strategy::check,
        ),
        Look::Accounts(
            &[All(R::Orientations), All(R::Stakes), Of(R::Indicators, &["actions"])],
            strategy::action,
        ),
        Look::Whole(&[Of(R::Actions, &["priority"])], strategy::priorities),
        Look::Whole(&[Of(R::Actions, &["title", "owner", "communes"])], twins::check),
        Look::Accounts(&[All(R::Funders)], finance::check),
        Look::Whole(
            &[All(R::Funders), Of(R::Funding, &["funder"]), Of(R::Attachments, &["funder"])],
            finance::funders,
        ),
        Look::Accounts(&[All(R::Funders)], grants::check),
        Look::Accounts(&[All(R::Contract), All(R::Funders)], dates::check),
        Look::Whole(&[All(R::Frameworks)], dates::frameworks),
        Look::Whole(&[All(R::Indicators), All(R::Measures)], indicators::check),
        Look::Accounts(&[], ecology::check),
        Look::Whole(&[Of(R::Actors, &["family", "engagement"])], participation::families),
        Look::Whole(
            &[All(R::Actors), Of(R::Actions, &["participation", "owner_actor", "partners"])],
            participation::social_economy,
        ),
        Look::Whole(&[All(R::Territory), All(R::Epcis), Of(R::Bodies, &["kind"])], participation::council),
        Look::Whole(&[All(R::Contributions)], participation::contributions),
        Look::Answers(template::check),
    ]
};

/// Every finding of a dossier, as of this day, what was set aside left out. The templates are the contract's,
/// then those of the toolbox, which are read once begun.
#[must_use]
pub fn findings(dossier: &Dossier, templates: &[&Template], today: NaiveDate) -> Vec<Finding> {
    review(dossier, templates, today).open.into_iter().map(Arc::unwrap_or_clone).collect()
}

/// Every finding of a dossier, as of this day. An open dossier is read by a [`Reviewer`], which keeps them.
#[must_use]
pub fn review(dossier: &Dossier, templates: &[&Template], today: NaiveDate) -> Review {
    Reviewer::default().review(dossier, templates, today)
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
