//! The answers: what the document still waits for, and what in them cannot be printed.

use super::{Finding, Severity, Target};
use crate::canvas::step::{asked_fields, asked_steps};
use crate::condition::Context;
use crate::dossier::Dossier;
use crate::plan::plan;
use crate::rich_text::{RichBlock, RichText, Span};
use crate::template::Template;
use crate::value::Value;

pub(super) fn check(dossier: &Dossier, template: &Template, found: &mut Vec<Finding>) {
    let context = Context { dossier, template, record: None };
    for step in asked_steps(template, dossier) {
        for field in asked_fields(step, context) {
            let mut add = |rule, severity, message| {
                let target = Target::Answer {
                    template: template.id.clone(),
                    step: step.id.clone(),
                    field: field.id.clone(),
                };
                found.push(Finding { rule, severity, message, target });
            };
            let answer = context.answer(&field.id);
            match field.kind.read(answer) {
                Ok(Value::Empty) if field.required => add(
                    "R1",
                    Severity::Blocking,
                    format!(
                        "« {} » est nécessaire au document « {} ». Répondez, même brièvement.",
                        field.label, template.title
                    ),
                ),
                Ok(Value::Rich(rich)) => {
                    for message in written(&rich, template, dossier, &field.label) {
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
fn written(rich: &RichText, template: &Template, dossier: &Dossier, label: &str) -> Vec<String> {
    let mut messages: Vec<String> = rich
        .unknown
        .iter()
        .map(|name| format!("« {label} » contient un élément que cette version ne connaît pas ({name}) ; seul son texte sera imprimé."))
        .collect();
    let plan = plan(template, dossier);
    let mut links = Vec::new();
    spans(&rich.blocks, &mut |span| links.extend(span.link.clone()));
    for article in links.iter().filter_map(|link| link.strip_prefix("#article:")) {
        if !plan.iter().any(|planned| planned.id == article && !planned.excluded) {
            messages.push(format!(
                "« {label} » renvoie à un article qui n’est plus dans le contrat. Changez ou ôtez ce renvoi."
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
