//! A template with its answers, as the screen shows it.

use super::{Canvas, FieldView, StepHead, StepView};
use crate::canvas::record::{link_options, typed};
use crate::condition::Context;
use crate::dossier::Dossier;
use crate::plan::{Planned, plan};
use crate::template::{Field, Step, Template};

/// The name under which the plan is opened as a step.
pub const PLAN_STEP: &str = "plan";

/// Shows a template with this step open. An unknown step opens the first one.
#[must_use]
pub fn present(template: &Template, dossier: &Dossier, open: Option<&str>) -> Canvas {
    let context = Context { dossier, template, record: None };
    let plan = plan(template, dossier);
    let steps: Vec<&Step> = template.steps.iter().filter(|step| asked(step, &plan)).collect();
    let shows_plan = open == Some(PLAN_STEP);
    let chosen = steps.iter().find(|step| Some(step.id.as_str()) == open).or_else(|| steps.first());
    Canvas {
        template: template.id.clone(),
        title: template.title.clone(),
        steps: steps.iter().map(|step| head(step, context, &plan)).collect(),
        open: chosen.filter(|_| !shows_plan).map(|step| view(step, context, &plan)),
        plan: shows_plan.then_some(plan),
    }
}

/// A step is not asked when the article it fills was taken out of the contract.
fn asked(step: &Step, plan: &[Planned]) -> bool {
    let excluded = |article: &String| plan.iter().any(|planned| planned.id == *article && planned.excluded);
    !step.article.as_ref().is_some_and(excluded)
}

/// The fields of a step that are asked at present.
pub(crate) fn asked_fields<'a>(step: &'a Step, context: Context<'a>) -> impl Iterator<Item = &'a Field> {
    step.fields.iter().filter(move |field| field.when.as_ref().is_none_or(|when| when.holds(context)))
}

/// The steps that are asked at present, with their fields.
pub(crate) fn asked_steps<'a>(template: &'a Template, dossier: &'a Dossier) -> Vec<&'a Step> {
    let plan = plan(template, dossier);
    template.steps.iter().filter(|step| asked(step, &plan)).collect()
}

fn head(step: &Step, context: Context<'_>, plan: &[Planned]) -> StepHead {
    let (number, title) = heading(step, plan);
    let mut head = StepHead { id: step.id.clone(), number, title, missing: 0, answered: 0, total: 0 };
    for field in asked_fields(step, context) {
        let answered = !context.answer(&field.id).is_null();
        head.total += 1;
        head.answered += usize::from(answered);
        head.missing += usize::from(field.required && !answered);
    }
    head
}

/// A step that fills one article follows that article's number and title.
fn heading(step: &Step, plan: &[Planned]) -> (String, String) {
    let article = step.article.as_ref().and_then(|id| plan.iter().find(|planned| planned.id == *id));
    article.map_or_else(
        || (String::new(), step.title.clone()),
        |planned| (planned.number.clone(), planned.title.clone()),
    )
}

fn view(step: &Step, context: Context<'_>, plan: &[Planned]) -> StepView {
    let (number, title) = heading(step, plan);
    let fields = asked_fields(step, context).map(|field| field_view(field, context)).collect();
    StepView { id: step.id.clone(), number, title, guidance: step.guidance.clone(), fields }
}

fn field_view(field: &Field, context: Context<'_>) -> FieldView {
    let value = context.answer(&field.id);
    let stored = context.dossier.answer(&context.template.id, &field.id);
    FieldView {
        id: field.id.clone(),
        kind: field.kind.clone(),
        label: field.label.clone(),
        help: field.help.clone(),
        example: field.example.clone(),
        source: field.source.clone(),
        required: field.required,
        value: value.clone(),
        is_default: stored.is_null() && !value.is_null(),
        typed: field.kind.read(value).map(|value| typed(&value)).unwrap_or_default(),
        options: link_options(context.dossier, &field.kind),
    }
}
