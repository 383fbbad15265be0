//! Remarks on the fields of a dossier: what each is about, how it is made, what the journal calls it.

pub mod annex;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::edit::{Edit, EditError, Operation, bound_record, described};
use crate::lists;
use crate::register::RegisterName;
use crate::register::remark::Remark;
use crate::template::Template;
use crate::value::{BadValue, Value};
use crate::vocabulary::{RemarkKind, Vocabulary};

/// The field that a remark is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "camelCase")]
pub enum Subject {
    /// A field of a record.
    Record {
        /// The register.
        register: RegisterName,
        /// The record.
        record: String,
        /// The field.
        field: String,
    },
    /// A question. Its step is not named: a later version of the template may ask it elsewhere.
    Answer {
        /// The template.
        template: String,
        /// The field.
        field: String,
    },
}

impl Remark {
    /// What it is about; none when the file does not say.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        let (record, field) = (self.record.clone(), self.field.clone());
        if self.register.is_empty() || field.is_empty() {
            return None;
        }
        Some(match RegisterName::from_code(&self.register) {
            Some(register) => Subject::Record { register, record, field },
            None => Subject::Answer { template: self.register.clone(), field },
        })
    }

    /// Whether it waits for someone.
    #[must_use]
    pub fn open(&self) -> bool {
        self.done != Some(true)
    }

    /// What it is: a remark of which nothing is said is a comment.
    #[must_use]
    pub fn nature(&self) -> RemarkKind {
        self.kind.unwrap_or(RemarkKind::Comment)
    }
}

impl Subject {
    /// The field in words: « « Intitulé » pour l’action « Rénover l’école » », « « Vision du territoire » ». A
    /// question that its template no longer asks is named by its identifier.
    #[must_use]
    pub fn described(&self, dossier: &Dossier, template: Option<&Template>) -> String {
        match self {
            Self::Record { register, record, field } => {
                let label = register.field(field).map_or(field.as_str(), |field| field.label);
                format!("« {label} » pour {}", described(dossier, *register, record))
            }
            Self::Answer { template: id, field } => {
                let known = template.filter(|template| template.id == *id);
                let label = known.and_then(|template| template.field(field));
                format!("« {} »", label.map_or(field.as_str(), |field| &field.label))
            }
        }
    }

    /// The template whose question it is.
    #[must_use]
    pub fn template(&self) -> Option<&str> {
        match self {
            Self::Answer { template, .. } => Some(template),
            Self::Record { .. } => None,
        }
    }

    /// Where the answer is kept: a question that stands for a field of a register is that field, so that both
    /// screens show what is said of it.
    fn kept(&self, dossier: &Dossier, template: Option<&Template>) -> Result<Self, EditError> {
        let (register, record, field) = match self {
            Self::Answer { template: id, field } => {
                let known = template.filter(|template| template.id == *id).ok_or(EditError::Unknown)?;
                let Some((register, name)) = known.field(field).ok_or(EditError::Unknown)?.of else {
                    return Ok(self.clone());
                };
                (register, bound_record(register).ok_or(EditError::Unknown)?.to_owned(), name.to_owned())
            }
            Self::Record { register, record, field } => (*register, record.clone(), field.clone()),
        };
        let known = register.field(&field).is_some() && exists(dossier, register, &record);
        if known { Ok(Self::Record { register, record, field }) } else { Err(EditError::Unknown) }
    }
}

/// Whether a record can be shown: an entry of a list of reference that ships need not be in the dossier.
fn exists(dossier: &Dossier, register: RegisterName, id: &str) -> bool {
    dossier.rows(register).find(id).is_some() || ships(register, id)
}

fn ships(register: RegisterName, id: &str) -> bool {
    register == RegisterName::References && lists::shipped_record(id).is_some()
}

/// The operations that add a remark. Who makes it and when is said by [`signed`].
pub(crate) fn add(
    dossier: &Dossier,
    template: Option<&Template>,
    (about, kind, text): (&Subject, RemarkKind, &str),
    id: &str,
) -> Result<Vec<Operation>, EditError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(BadValue("Écrivez d’abord le commentaire.".to_owned()).into());
    }
    let (register, record, field) = match about.kept(dossier, template)? {
        Subject::Record { register, record, field } => (register.code().to_owned(), record, field),
        Subject::Answer { template, field } => (template, String::new(), field),
    };
    let values = [
        ("kind", kind.code().to_owned()),
        ("text", text.to_owned()),
        ("register", register),
        ("record", record),
        ("field", field),
    ];
    let set = |(field, text): (&'static str, String)| Operation::Set {
        register: RegisterName::Remarks,
        id: id.to_owned(),
        field,
        value: if text.is_empty() { Value::Empty } else { Value::Text(text) },
    };
    let insert = Operation::Insert { register: RegisterName::Remarks, id: id.to_owned() };
    Ok(std::iter::once(insert).chain(values.into_iter().map(set)).collect())
}

/// A remark that is corrected says something still.
pub(crate) fn says_something(register: RegisterName, field: &str, value: &Json) -> Result<(), EditError> {
    let blank = value.as_str().is_none_or(|text| text.trim().is_empty());
    if register == RegisterName::Remarks && field == "text" && blank {
        return Err(BadValue("Écrivez d’abord le commentaire.".to_owned()).into());
    }
    Ok(())
}

/// The operations that sign and date the remarks that these add.
#[must_use]
pub fn signed(operations: &[Operation], author: &str, today: chrono::NaiveDate) -> Vec<Operation> {
    let added = operations.iter().filter_map(|operation| match operation {
        Operation::Insert { register: register @ RegisterName::Remarks, id } => Some((*register, id)),
        _ => None,
    });
    added
        .flat_map(|(register, id)| {
            let set = |field, value| Operation::Set { register, id: id.clone(), field, value };
            [set("author", Value::Text(author.to_owned())), set("date", Value::Date(today))]
        })
        .collect()
}

/// The operations that take away the remarks about the records that these take away.
pub(crate) fn gone(dossier: &Dossier, operations: &[Operation]) -> Vec<Operation> {
    let deleted = |remark: &&Remark| {
        operations.iter().any(|operation| {
            matches!(operation, Operation::Delete { register, id }
                if remark.register == register.code() && remark.record == *id && !ships(*register, id))
        })
    };
    let register = RegisterName::Remarks;
    let gone = dossier.remarks.iter().filter(deleted);
    gone.map(|remark| Operation::Delete { register, id: remark.id.clone() }).collect()
}

/// What the journal calls an edit that makes, settles or deletes a remark; none for another edit.
pub(crate) fn label(edit: &Edit, dossier: &Dossier, template: Option<&Template>) -> Option<String> {
    let (nature, subject, what) = match edit {
        Edit::Remark { about, kind, .. } => (*kind, Some(about.clone()), ""),
        Edit::Field { register: RegisterName::Remarks, record, field, value } if field == "done" => {
            let what = if *value == Json::Bool(true) { " traité" } else { " rouvert" };
            let remark = dossier.remarks.iter().find(|remark| remark.id == *record)?;
            (remark.nature(), remark.subject(), what)
        }
        Edit::Field { register: RegisterName::Remarks, record, field, .. } if field == "text" => {
            let remark = dossier.remarks.iter().find(|remark| remark.id == *record)?;
            (remark.nature(), remark.subject(), " corrigé")
        }
        Edit::Remove { register: RegisterName::Remarks, record } => {
            let remark = dossier.remarks.iter().find(|remark| remark.id == *record)?;
            (remark.nature(), remark.subject(), " supprimé")
        }
        _ => return None,
    };
    let noun = match nature {
        RemarkKind::Comment => "commentaire",
        RemarkKind::ToDo => "« à faire »",
    };
    let on = subject.map(|subject| format!(" sur {}", subject.described(dossier, template)));
    Some(format!("{noun}{what}{}", on.unwrap_or_default()))
}

/// The template whose question a remark that is edited is about.
pub(crate) fn template_of<'a>(edit: &'a Edit, dossier: &'a Dossier) -> Option<&'a str> {
    match edit {
        Edit::Remark { about, .. } => about.template(),
        Edit::Field { register: RegisterName::Remarks, record, .. }
        | Edit::Remove { register: RegisterName::Remarks, record } => {
            let remark = dossier.remarks.iter().find(|remark| remark.id == *record)?;
            RegisterName::from_code(&remark.register).is_none().then_some(remark.register.as_str())
        }
        _ => None,
    }
}
