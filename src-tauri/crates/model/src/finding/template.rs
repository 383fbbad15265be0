//! The answers: what the document still waits for, and what in them cannot be printed.

use std::collections::HashSet;

use super::identity::check_of;
use super::{Case, Finding, Severity, Sound, Target, source_of};
use crate::canvas::step::{asked_fields, asked_steps};
use crate::condition::{Context, Kin};
use crate::french::spaced;
use crate::plan::plan;
use crate::register::RegisterName;
use crate::rich_text::{RichBlock, RichText, Span, is_plain_prose};
use crate::template::Template;
use crate::value::{Kind, Value};

/// Reads the template in this place: the contract's, or one of the toolbox that was begun.
pub(super) fn check(case: &Case<'_>, place: usize, sound: &mut Sound, found: &mut Vec<Finding>) {
    let Some(template) = case.templates.get(place) else { return };
    // Only the contract is signed as it stands: what another document lacks holds nothing back.
    let gravity = if place == 0 { Severity::Blocking } else { Severity::Warning };
    let begun = case.dossier.answers.get(&template.id).is_some_and(|answers| !answers.is_empty());
    if place == 0 || begun {
        let sound = sound.entry(template.id.clone()).or_default();
        read(case, template, gravity, sound, found);
    }
}

/// `sound` keeps the fields whose answer is known to be sound: most are, and are not taken apart at
/// each edit to find nothing.
fn read(
    case: &Case<'_>,
    template: &Template,
    gravity: Severity,
    sound: &mut HashSet<String>,
    found: &mut Vec<Finding>,
) {
    let dossier = case.dossier;
    let plan = plan(template, dossier);
    let context =
        Context { dossier, template, plan: &plan, record: None, kin: &Kin::default(), amends: false };
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
            if sound.contains(&field.id) {
                continue;
            }
            let answer = context.answer_to(field);
            if field.kind == Kind::Rich && field.of.is_none() && is_plain_prose(&answer) {
                sound.insert(field.id.clone());
                continue;
            }
            match field.kind.read(&answer) {
                Ok(Value::Empty) if field.required(case.stage) => add(
                    "R1",
                    gravity,
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
                // The records of a table are answers of their register, which has rules of its own.
                Err(_) if matches!(field.kind, Kind::Table { .. }) => {}
                Ok(value) => {
                    let misread = misread(&field.kind, &value);
                    let own = field.of.is_none() && !matches!(field.kind, Kind::Table { .. });
                    if own && misread.is_empty() && !matches!(value, Value::Empty) {
                        sound.insert(field.id.clone());
                    }
                    for number in misread {
                        let message = format!(
                            "« {} » : « {number} » n’est pas un numéro valable. Recopiez-le depuis l’avis de situation de l’Insee.",
                            field.label
                        );
                        add("C8", Severity::Warning, message);
                    }
                }
                Err(bad) => add(
                    "R2",
                    Severity::Warning,
                    format!("« {} » : la réponse n’est pas lisible. {}", field.label, bad.0),
                ),
            }
        }
    }
}

/// The numbers of an answer, SIREN or SIRET, whose key is wrong.
fn misread(kind: &Kind, value: &Value) -> Vec<String> {
    let wrong = |kind: &Kind, text: &str| check_of(kind).is_some_and(|valid| !valid(text));
    match (kind, value) {
        (Kind::Rows { columns, .. }, Value::Rows(rows)) => {
            let cells = rows.iter().flat_map(|row| {
                columns.iter().filter_map(|column| Some((&column.kind, row.get(&column.id)?.as_str()?)))
            });
            cells.filter(|(kind, text)| wrong(kind, text)).map(|(_, text)| text.to_owned()).collect()
        }
        (kind, Value::Text(text)) if wrong(kind, text) => vec![text.clone()],
        _ => Vec::new(),
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
