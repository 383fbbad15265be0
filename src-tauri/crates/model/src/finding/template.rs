//! The answers: what the document still waits for, and what in them cannot be printed.

use std::collections::HashSet;

use super::{Case, Finding, Severity, Target, source_of};
use crate::canvas::step::{asked_fields, asked_steps};
use crate::condition::Context;
use crate::french::spaced;
use crate::plan::plan;
use crate::register::RegisterName;
use crate::rich_text::{RichBlock, RichText, Span, is_plain_prose};
use crate::value::{Kind, Value};

/// `prose` keeps the fields whose answer is known to be plain prose: most are, and are not taken apart at
/// each edit to find nothing.
pub(super) fn check(case: &Case<'_>, prose: &mut HashSet<String>, found: &mut Vec<Finding>) {
    let (dossier, template) = (case.dossier, case.template);
    let plan = plan(template, dossier);
    let context = Context { dossier, template, plan: &plan, record: None };
    for step in asked_steps(context) {
        for field in asked_fields(step, context) {
            let mut add = |rule, severity, message: String| {
                let target = Target::Answer {
                    template: template.id.clone(),
                    step: step.id.clone(),
                    field: field.id.clone(),
                };
                let message = spaced(message);
                found.push(Finding { rule, severity, message, source: source_of(rule).into(), target });
            };
            if prose.contains(&field.id) {
                continue;
            }
            let answer = context.answer_to(field);
            if field.kind == Kind::Rich && field.of.is_none() && is_plain_prose(&answer) {
                prose.insert(field.id.clone());
                continue;
            }
            match field.kind.read(&answer) {
                Ok(Value::Empty) if field.required(case.stage) => add(
                    "R1",
                    Severity::Blocking,
                    format!(
                        "« {} » est nécessaire au document « {} ». Répondez, même brièvement.",
                        field.label, template.title
                    ),
                ),
                Ok(Value::Rich(rich)) => {
                    for message in written(&rich, context, &field.label) {
                        add("R2", Severity::Warning, message);
                    }
                }
                Ok(_) => {}
                Err(bad) => add(
                    "R2",
                    Severity::Warning,
                    format!("« {} » : la réponse n’est pas lisible. {}", field.label, bad.0),
                ),
            }
        }
    }
}

/// What in a structured answer cannot be printed as written.
fn written(rich: &RichText, context: Context<'_>, label: &str) -> Vec<String> {
    let mut messages: Vec<String> = rich
        .unknown
        .iter()
        .map(|name| format!("« {label} » contient un élément que cette version ne connaît pas ({name}) ; seul son texte sera imprimé."))
        .collect();
    let mut links = Vec::new();
    spans(&rich.blocks, &mut |span| links.extend(span.link.clone()));
    for article in links.iter().filter_map(|link| link.strip_prefix("#article:")) {
        if !context.plan.iter().any(|planned| planned.id == article && !planned.excluded) {
            messages.push(format!(
                "« {label} » renvoie à un article qui n’est plus dans le contrat. Changez ou ôtez ce renvoi."
            ));
        }
    }
    for record in links.iter().filter_map(|link| link.strip_prefix("#fiche:")) {
        let (register, id) = record.split_once('/').unwrap_or_default();
        let known =
            RegisterName::from_code(register).and_then(|register| context.dossier.rows(register).find(id));
        if known.is_none() {
            messages.push(format!(
                "« {label} » renvoie à une fiche qui n’est plus dans le dossier. Changez ou ôtez ce renvoi."
            ));
        }
    }
    messages
}

fn spans(blocks: &[RichBlock], visit: &mut impl FnMut(&Span)) {
    for block in blocks {
        match block {
            RichBlock::Paragraph(spans) | RichBlock::Heading(_, spans) => spans.iter().for_each(&mut *visit),
            RichBlock::List { items, .. } => items.iter().for_each(|item| spans_of(item, visit)),
            RichBlock::Quote(blocks) => spans_of(blocks, visit),
            RichBlock::Table(rows) => rows.iter().flatten().for_each(|cell| spans_of(&cell.blocks, visit)),
        }
    }
}

fn spans_of(blocks: &[RichBlock], visit: &mut impl FnMut(&Span)) {
    spans(blocks, visit);
}
