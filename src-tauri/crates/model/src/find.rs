//! Words anywhere in a dossier, found and replaced.

use std::ops::Range;

use serde_json::Value as Json;

use crate::canvas::step::{asked_fields, asked_steps};
use crate::condition::Context;
use crate::dossier::Dossier;
use crate::edit::{Operation, described};
use crate::finding::Target;
use crate::french::{fold, places_of};
use crate::plan::plan;
use crate::register::RegisterName;
use crate::rich_text::RichText;
use crate::template::{Field, Step, Template};
use crate::value::{Kind, RowColumn};

/// How many characters are shown on each side of what was found.
const AROUND: usize = 48;

/// How words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Whatever the accents, the case and the signs: « ecole » finds « École ».
    Loose,
    /// Letter for letter.
    Exact,
}

/// A place where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The field.
    pub target: Target,
    /// Where it is, in words: « action « Rénover l’école » · Description ».
    pub heading: String,
    /// Whether the words are the question's own: they cannot be replaced.
    pub question: bool,
    /// The text before them, cut.
    pub before: String,
    /// The words, as they stand there.
    pub words: String,
    /// The text after them, cut.
    pub after: String,
}

/// What is looked for.
struct Words<'a> {
    words: &'a str,
    folded: String,
    reading: Reading,
}

impl<'a> Words<'a> {
    fn new(words: &'a str, reading: Reading) -> Self {
        Self { words, folded: fold(words), reading }
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        match self.reading {
            Reading::Loose => places_of(text, &self.folded),
            Reading::Exact if self.words.is_empty() => Vec::new(),
            Reading::Exact => {
                text.match_indices(self.words).map(|(start, found)| start..start + found.len()).collect()
            }
        }
    }

    /// The text with other words in their stead; none when they are not in it.
    fn replaced(&self, text: &str, by: &str) -> Option<String> {
        let places = self.places(text);
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for place in &places {
            out.push_str(&text[from..place.start]);
            out.push_str(by);
            from = place.end;
        }
        out.push_str(&text[from..]);
        (!places.is_empty()).then_some(out)
    }
}

/// A text that a person wrote, where it is kept.
struct Written {
    target: Target,
    heading: String,
    /// The question.
    label: String,
    kind: Kind,
    value: Json,
}

/// Everywhere these words stand: first in the registers, then in the answers and questions of the templates.
#[must_use]
pub fn find<'a>(
    dossier: &Dossier,
    templates: impl IntoIterator<Item = &'a Template>,
    words: &str,
    reading: Reading,
) -> Vec<Hit> {
    let words = Words::new(words.trim(), reading);
    let mut hits = Vec::new();
    for written in written(dossier, templates) {
        let mut texts = Vec::new();
        each_text(&written.kind, &written.value, &mut |text| texts.push(text.to_owned()));
        let found = texts.iter().flat_map(|text| {
            words.places(text).into_iter().map(|place| hit(&written, text, place, false)).collect::<Vec<_>>()
        });
        let before = hits.len();
        hits.extend(found);
        if hits.len() == before && matches!(written.target, Target::Answer { .. }) {
            let place = words.places(&written.label).into_iter().next();
            hits.extend(place.map(|place| hit(&written, &written.label, place, true)));
        }
    }
    hits
}

/// The operations that put other words in the stead of these, everywhere but in the fields left out.
/// Codes, links, amounts and dates are never touched.
#[must_use]
pub fn replace<'a>(
    dossier: &Dossier,
    templates: impl IntoIterator<Item = &'a Template>,
    (words, by): (&str, &str),
    reading: Reading,
    left_out: &dyn Fn(&Target) -> bool,
) -> Vec<Operation> {
    let words = Words::new(words.trim(), reading);
    let kept = written(dossier, templates).into_iter().filter(|written| !left_out(&written.target));
    kept.filter_map(|mut written| {
        let changed = change(&written.kind, &mut written.value, &|text| words.replaced(text, by));
        if changed { put(written) } else { None }
    })
    .collect()
}

fn put(written: Written) -> Option<Operation> {
    let Written { target, kind, value, .. } = written;
    match target {
        Target::Record { register, record, field } => {
            let field = register.field(&field?)?;
            let value = kind.read(&value).ok()?;
            Some(Operation::Set { register, id: record, field: field.name, value })
        }
        Target::Answer { template, field, .. } => {
            let value = kind.read(&value).ok()?.to_json();
            Some(Operation::Answer { template, field, value })
        }
        Target::Register { .. } => None,
    }
}

fn written<'a>(dossier: &Dossier, templates: impl IntoIterator<Item = &'a Template>) -> Vec<Written> {
    let mut all = Vec::new();
    for register in RegisterName::ALL.iter().copied() {
        for record in dossier.rows(register).records() {
            let mut named = None;
            for field in register.fields() {
                // What the program keeps on a record by itself is not a text that someone wrote.
                if !is_text(&field.kind) || !asked(register, field.name) || record.blank(field.name) {
                    continue;
                }
                let named = named.get_or_insert_with(|| described(dossier, register, record.id()));
                all.push(Written {
                    target: Target::Record {
                        register,
                        record: record.id().to_owned(),
                        field: Some(field.name.to_owned()),
                    },
                    heading: format!("{named} · {}", field.label),
                    label: field.label.to_owned(),
                    kind: field.kind.clone(),
                    value: record.get(field.name).to_json(),
                });
            }
        }
    }
    for template in templates {
        let plan = plan(template, dossier);
        let context = Context { dossier, template, plan: &plan, record: None };
        for step in asked_steps(context) {
            for field in asked_fields(step, context).filter(|field| field.of.is_none()) {
                all.push(answer(dossier, template, step, field));
            }
        }
    }
    all
}

fn answer(dossier: &Dossier, template: &Template, step: &Step, field: &Field) -> Written {
    Written {
        target: Target::Answer {
            template: template.id.clone(),
            step: step.id.clone(),
            field: field.id.clone(),
        },
        heading: format!("{} · {}", template.title, step.title),
        label: field.label.clone(),
        kind: field.kind.clone(),
        value: dossier.answer(&template.id, &field.id).clone(),
    }
}

/// Whether the words of such a field are a person's own.
const fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Line { .. } | Kind::Text | Kind::Rich | Kind::Rows { .. })
}

fn asked(register: RegisterName, field: &str) -> bool {
    !crate::canvas::record::hidden(register, field)
}

/// Shows each text of a value.
fn each_text(kind: &Kind, value: &Json, look: &mut dyn FnMut(&str)) {
    match kind {
        Kind::Line { .. } | Kind::Text => value.as_str().into_iter().for_each(look),
        Kind::Rich => {
            let text = RichText::from_json(value).map(|rich| rich.plain()).unwrap_or_default();
            text.lines().for_each(look);
        }
        Kind::Rows { columns, .. } => {
            for row in value.as_array().into_iter().flatten() {
                for column in columns.iter().filter(|column| is_text(&column.kind)) {
                    row.get(&column.id).and_then(Json::as_str).into_iter().for_each(&mut *look);
                }
            }
        }
        _ => {}
    }
}

/// Changes each text of a value. Tells whether one changed.
fn change(kind: &Kind, value: &mut Json, with: &dyn Fn(&str) -> Option<String>) -> bool {
    match kind {
        Kind::Line { .. } | Kind::Text => change_text(value, with),
        // A text as short as a string is a rich text too.
        Kind::Rich if value.is_string() => change_text(value, with),
        Kind::Rich => change_nodes(value, with),
        Kind::Rows { columns, .. } => change_rows(columns, value, with),
        _ => false,
    }
}

fn change_text(value: &mut Json, with: &dyn Fn(&str) -> Option<String>) -> bool {
    let changed = value.as_str().and_then(with);
    let does = changed.is_some();
    if let Some(text) = changed {
        *value = Json::from(text);
    }
    does
}

fn change_rows(columns: &[RowColumn], value: &mut Json, with: &dyn Fn(&str) -> Option<String>) -> bool {
    let mut changed = false;
    for row in value.as_array_mut().into_iter().flatten() {
        for column in columns.iter().filter(|column| is_text(&column.kind)) {
            changed |= row.get_mut(&column.id).is_some_and(|cell| change_text(cell, with));
        }
    }
    changed
}

/// Changes the runs of characters of a structured text where they stand, so that marks and nodes are kept.
/// A run that is left empty is taken away: the editor refuses one.
fn change_nodes(node: &mut Json, with: &dyn Fn(&str) -> Option<String>) -> bool {
    let mut changed = node.get_mut("text").is_some_and(|text| change_text(text, with));
    if let Some(children) = node.get_mut("content").and_then(Json::as_array_mut) {
        for child in children.iter_mut() {
            changed |= change_nodes(child, with);
        }
        children.retain(|child| child.get("text").is_none_or(|text| text != ""));
    }
    changed
}

fn hit(written: &Written, text: &str, place: Range<usize>, question: bool) -> Hit {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let heading = match (&written.target, question) {
        (Target::Answer { .. }, false) => format!("{} · {}", written.heading, written.label),
        _ => written.heading.clone(),
    };
    Hit {
        target: written.target.clone(),
        heading,
        question,
        before: last(before),
        words: text[place.clone()].to_owned(),
        after: first(after),
    }
}

/// The end of a text, from the start of a word.
fn last(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else { return text.to_owned() };
    let tail = &text[cut..];
    let word = tail.find(' ').map_or(0, |space| space + 1);
    format!("… {}", &tail[word..])
}

/// The start of a text, to the end of a word.
fn first(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else { return text.to_owned() };
    let head = &text[..cut];
    format!("{} …", &head[..head.rfind(' ').unwrap_or(cut)])
}
