//! A template with its answers, as the screen shows it.

use super::{Bound, Canvas, FieldView, StepHead, StepView, grid};
use crate::canvas::options::options;
use crate::canvas::printed::typed;
use crate::condition::{Context, Kin};
use crate::dossier::Dossier;
use crate::edit::bound_record;
use crate::french::spaced;
use crate::plan::{Planned, plan};
use crate::template::{Field, Step, Template};
use crate::value::{Kind, RowColumn, Value};
use serde_json::{Map, Value as Json};

/// The name under which the plan is opened as a step.
pub const PLAN_STEP: &str = "plan";

/// Shows a template with this step open, alone or among all the others. An unknown step opens the first one.
#[must_use]
pub fn present(template: &Template, dossier: &Dossier, open: Option<&str>, whole: bool) -> Canvas {
    let plan = plan(template, dossier);
    let context =
        Context { dossier, template, plan: &plan, record: None, kin: &Kin::default(), amends: false };
    let steps: Vec<&Step> = template.steps.iter().filter(|step| asked(step, &plan)).collect();
    let shows_plan = open == Some(PLAN_STEP);
    let chosen = steps.iter().find(|step| Some(step.id.as_str()) == open).or_else(|| steps.first());
    let chosen = chosen.filter(|_| !shows_plan);
    let shown: Vec<StepView> = match chosen {
        Some(_) if whole => steps.iter().map(|step| view(step, context, &plan)).collect(),
        _ => chosen.into_iter().map(|step| view(step, context, &plan)).collect(),
    };
    let kinds = shown.iter().flat_map(|step| &step.fields).flat_map(|field| {
        let columns = field.grid.iter().flat_map(|grid| &grid.columns);
        std::iter::once(field).chain(columns).map(|field| &field.kind)
    });
    Canvas {
        template: template.id.clone(),
        title: template.title.clone(),
        steps: steps.iter().map(|step| head(step, context, &plan)).collect(),
        options: options(dossier, kinds),
        open: chosen.map(|step| step.id.clone()),
        shown,
        whole,
        planned: template.articles().next().is_some(),
        plan: shows_plan.then(|| plan.clone()),
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

/// The steps that are asked at present.
pub(crate) fn asked_steps<'a>(context: Context<'a>) -> impl Iterator<Item = &'a Step> {
    context.template.steps.iter().filter(move |step| asked(step, context.plan))
}

fn head<'a>(step: &'a Step, context: Context<'a>, plan: &[Planned]) -> StepHead {
    let (number, title) = heading(step, plan);
    let mut head = StepHead { id: step.id.clone(), number, title, missing: 0, answered: 0, total: 0 };
    for field in asked_fields(step, context) {
        let answered = !context.answer_to(field).is_null();
        head.total += 1;
        head.answered += usize::from(answered);
        head.missing += usize::from(field.required(context.dossier.stage()) && !answered);
    }
    head
}

/// A step that fills one article follows that article's number and title.
fn heading(step: &Step, plan: &[Planned]) -> (String, String) {
    let article = step.article.as_ref().and_then(|id| plan.iter().find(|planned| planned.id == *id));
    article.map_or_else(
        || (String::new(), spaced(step.title.clone())),
        |planned| (planned.number.clone(), planned.title.clone()),
    )
}

fn view<'a>(step: &'a Step, context: Context<'a>, plan: &[Planned]) -> StepView {
    let (number, title) = heading(step, plan);
    let fields = asked_fields(step, context).map(|field| field_view(field, context)).collect();
    StepView { id: step.id.clone(), number, title, guidance: spaced(step.guidance.clone()), fields }
}

/// What the entry boxes of each row of a repeating block show.
fn typed_rows(dossier: &Dossier, kind: &Kind, value: &Json) -> Vec<Vec<String>> {
    let (Kind::Rows { columns, .. }, Ok(Value::Rows(rows))) = (kind, kind.read(value)) else {
        return Vec::new();
    };
    let cell = |row: &Map<String, Json>, column: &RowColumn| {
        let value = row.get(&column.id).and_then(|cell| column.kind.read(cell).ok()).unwrap_or_default();
        typed(dossier, &column.kind, &value)
    };
    rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect()
}

fn field_view<'a>(field: &'a Field, context: Context<'a>) -> FieldView {
    let value = context.answer_to(field);
    let stored = context.dossier.answer(&context.template.id, &field.id);
    let bound = field.of.and_then(|(register, name)| {
        let record = bound_record(register)?.to_owned();
        Some(Bound { register, record, field: name.to_owned() })
    });
    FieldView {
        id: field.id.clone(),
        section: String::new(),
        kind: field.kind.clone(),
        label: spaced(field.label.clone()),
        help: spaced(field.help.clone()),
        example: field.example.clone(),
        source: field.source.clone(),
        required: field.required(context.dossier.stage()),
        is_default: bound.is_none() && stored.is_null() && *value == field.default && !value.is_null(),
        typed: field
            .kind
            .read(&value)
            .map(|value| typed(context.dossier, &field.kind, &value))
            .unwrap_or_default(),
        typed_rows: typed_rows(context.dossier, &field.kind, &value),
        grid: match &field.kind {
            Kind::Table { register, fields } => Some(grid::chosen(context.dossier, *register, fields)),
            _ => None,
        },
        value: value.into_owned(),
        of: bound,
    }
}
