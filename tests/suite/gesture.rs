//! What a person may do to a dossier, drawn at random.

use model::dossier::Dossier;
use model::edit::Edit;
use model::plan::{PlanEdit, plan};
use model::register::RegisterName;
use model::value::{Kind, RowColumn};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::support::contract;

/// One gesture, drawn at random and read against the dossier it meets.
pub type Gesture = (u8, u16, u16, u16, String);

pub fn gestures(most: usize) -> impl Strategy<Value = Vec<Gesture>> {
    let text = "[a-zéèœÀ«»’\"\\\\ \n0-9]{0,24}";
    prop::collection::vec((0..11_u8, any::<u16>(), any::<u16>(), any::<u16>(), text), 1..most)
}

fn pick<T>(list: &[T], draw: u16) -> Option<&T> {
    if list.is_empty() { None } else { list.get(usize::from(draw) % list.len()) }
}

fn ids(dossier: &Dossier, register: RegisterName) -> Vec<String> {
    dossier.rows(register).records().iter().map(|record| record.id().to_owned()).collect()
}

fn value(dossier: &Dossier, kind: &Kind, draw: u16, text: &str) -> Json {
    if draw.is_multiple_of(7) {
        return Json::Null;
    }
    match kind {
        Kind::Line { .. } | Kind::Text => json!(text),
        Kind::Rich => json!({ "type": "doc", "content": [
            { "type": "paragraph", "content": [{ "type": "text", "marks": [{ "type": "bold" }], "text": format!("x{text}") }] },
        ] }),
        Kind::Money => json!(i64::from(draw) * 12_345 - 1_000),
        Kind::Number { .. } => json!(f64::from(draw) / 7.0),
        Kind::Year => json!(1990 + i32::from(draw % 60)),
        Kind::Date => json!(format!("20{:02}-0{}-1{}", draw % 90 + 10, draw % 9 + 1, draw % 10)),
        Kind::Period => {
            json!(format!("20{:02}-01-1{}/2100-01-01", draw % 90 + 10, draw % 10))
        }
        Kind::Percent => json!(f64::from(draw % 200) / 2.0),
        Kind::YesNo => json!(draw.is_multiple_of(2)),
        Kind::Choice { options } => pick(options, draw).map_or(Json::Null, |option| json!(option.code)),
        Kind::Choices { options } => {
            json!(options.iter().skip(usize::from(draw % 3)).map(|option| &option.code).collect::<Vec<_>>())
        }
        Kind::Link { register } => pick(&ids(dossier, *register), draw).map_or(Json::Null, |id| json!(id)),
        Kind::Links { register } => {
            json!(ids(dossier, *register).into_iter().take(usize::from(draw % 4)).collect::<Vec<_>>())
        }
        Kind::Entry { list } => {
            let choices = model::lists::choices(dossier, *list);
            if draw.is_multiple_of(3) {
                json!(text)
            } else {
                json!(pick(&choices, draw).map(|one| &one.code))
            }
        }
        Kind::Entries { list } => {
            let choices = model::lists::choices(dossier, *list);
            json!(choices.iter().skip(usize::from(draw)).take(3).map(|one| &one.code).collect::<Vec<_>>())
        }
        Kind::Rows { columns, .. } => {
            let row = |_| -> Map<String, Json> {
                let cell = |column: &RowColumn| (column.id.clone(), value(dossier, &column.kind, draw, text));
                columns.iter().map(cell).collect()
            };
            json!((0..draw % 4).map(row).collect::<Vec<_>>())
        }
        Kind::Table { .. } => Json::Null,
        Kind::Siren | Kind::Siret | Kind::Insee => json!(format!("{draw}")),
    }
}

pub fn edit(dossier: &Dossier, (what, a, b, c, text): &Gesture) -> Option<Edit> {
    let template = contract();
    let register = *pick(&RegisterName::ALL[..RegisterName::ALL.len() - 1], *a)?;
    let record = pick(&ids(dossier, register), *b).cloned();
    Some(match what {
        0..=2 => {
            let field = pick(register.fields(), *c)?;
            let value = value(dossier, &field.kind, *b, text);
            Edit::Field { register, record: record?, field: field.name.to_owned(), value }
        }
        3 | 4 => {
            let fields: Vec<_> = template.steps.iter().flat_map(|step| &step.fields).collect();
            let field = pick(&fields, *b)?;
            Edit::Answer {
                template: template.id.clone(),
                field: field.id.clone(),
                value: value(dossier, &field.kind, *c, text),
            }
        }
        5 if !register.single() => Edit::Add { register, fields: Map::new() },
        6 => {
            Edit::Remove { register: Some(register).filter(|register| !register.single())?, record: record? }
        }
        7 => Edit::Move {
            register,
            record: record?,
            before: pick(&ids(dossier, register), *c).cloned().filter(|_| c % 3 > 0),
        },
        8 => {
            let kind = |field: &&model::register::Field| {
                matches!(field.kind, Kind::Choice { .. } | Kind::Link { .. })
            };
            let groups: Vec<_> = register.fields().iter().filter(kind).collect();
            let field = pick(&groups, *b)?;
            let value = value(dossier, &field.kind, *c, text);
            let before = pick(&ids(dossier, register), *c).cloned().filter(|_| b % 3 > 0);
            Edit::Regroup { register, record: record?, field: field.name.to_owned(), value, before }
        }
        _ => {
            let planned = plan(&template, dossier);
            let article = pick(&planned, *b)?.id.clone();
            let change = match c % 5 {
                0 => PlanEdit::Add { after: article, title: text.clone() },
                1 => PlanEdit::Rename { article, title: text.clone() },
                2 => PlanEdit::Exclude { article, excluded: b.is_multiple_of(2) },
                3 => PlanEdit::Move { article, up: b.is_multiple_of(2) },
                _ => PlanEdit::Delete { article },
            };
            Edit::Plan { template: template.id.clone(), change }
        }
    })
}
