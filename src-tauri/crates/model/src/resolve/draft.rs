//! Whether a document is still a draft.

use crate::condition::Context;
use crate::template::Field;
use crate::value::{Kind, Value};
use crate::vocabulary::{ContractState, Vocabulary};

/// The word printed across the pages of what is not signed, or not written yet.
pub(super) const DRAFT: &str = "PROJET";

/// Whether the word is printed: a document to sign is not signed, another one is not written yet.
pub(super) fn is_draft(context: Context<'_>) -> bool {
    match &context.template.layout.signed {
        Some(field) => !is_signed(&context.answer(field)),
        None => is_unfinished(context),
    }
}

/// A yes, or a state of the contract in which every party has signed.
fn is_signed(answer: &serde_json::Value) -> bool {
    let state = answer.as_str().and_then(ContractState::from_code);
    answer.as_bool() == Some(true) || state.is_some_and(ContractState::signed)
}

/// Whether a document that nobody signs is still to be written: a question that needs an answer at any time of
/// the contract has none, or none at all was answered.
fn is_unfinished<'a>(context: Context<'a>) -> bool {
    let asked = context.template.steps.iter().flat_map(|step| &step.fields);
    let asked = asked.filter(|field| field.when.as_ref().is_none_or(|when| when.holds(context)));
    let asked: Vec<&'a Field> = asked.collect();
    // A table of a register is answered by its records.
    let blank = |field: &'a Field| match (&field.kind, context.answer_to(field)) {
        (Kind::Table { .. }, answer) => answer.is_null(),
        (kind, answer) => match kind.read(&answer) {
            Ok(Value::Empty) | Err(_) => true,
            Ok(Value::Rows(rows)) => rows.is_empty(),
            Ok(_) => false,
        },
    };
    let typed = |field: &&Field| !context.dossier.answer(&context.template.id, &field.id).is_null();
    let missing = asked.iter().any(|field| field.from.is_some() && blank(field));
    missing || (!asked.is_empty() && !asked.iter().any(typed))
}
