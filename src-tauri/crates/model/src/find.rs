//! Words anywhere in a dossier, found and replaced.

use std::ops::Range;

use serde_json::Value as Json;

use crate::canvas::step::{asked_fields, asked_steps};
use crate::condition::{Context, Kin};
use crate::dossier::Dossier;
use crate::edit::{Operation, named};
use crate::finding::Target;
use crate::french::{BETWEEN_FACTS, fold, places_of, spaced};
use crate::plan::plan;
use crate::register::remark::Remark;
use crate::register::{self, Record, RegisterName};
use crate::rich_text::RichText;
use crate::template::{Field, Step, Template};
use crate::value::{Kind, RowColumn, Value};

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
}

/// Words, and what takes their place.
struct Swap<'a> {
    words: Words<'a>,
    by: &'a str,
}

impl Swap<'_> {
    /// The text with other words in their stead; none when they are not in it.
    fn text(&self, text: &str) -> Option<String> {
        let places = self.words.places(text);
        (!places.is_empty()).then(|| self.part(text, &places, 0..text.len()))
    }

    /// What a part of a text becomes. Words that begin before it leave nothing in it: what takes their place
    /// stands where they begin.
    fn part(&self, text: &str, places: &[Range<usize>], part: Range<usize>) -> String {
        let mut out = String::with_capacity(part.len());
        let mut from = part.start;
        for place in places.iter().filter(|place| place.end > part.start && place.start < part.end) {
            out.push_str(&text[from..place.start.max(from)]);
            if place.start >= part.start {
                out.push_str(self.by);
            }
            from = place.end.min(part.end);
        }
        out.push_str(&text[from..part.end]);
        out
    }
}

/// A place where a person writes: a field of a record, or of a template.
enum Spot<'a> {
    Record { record: &'a dyn Record, field: &'static register::Field },
    Answer { template: &'a Template, step: &'a Step, field: &'a Field },
}

/// What is searched. What a place is called is only told of those where something was found.
struct Searched<'a> {
    dossier: &'a Dossier,
    templates: Vec<&'a Template>,
}

/// Everywhere these words stand: first in the registers, then in the answers and questions of the templates.
#[must_use]
pub fn find<'a>(
    dossier: &'a Dossier,
    templates: impl IntoIterator<Item = &'a Template>,
    words: &str,
    reading: Reading,
) -> Vec<Hit> {
    let words = Words::new(words.trim(), reading);
    let searched = Searched::new(dossier, templates);
    let mut hits = Vec::new();
    searched.each(&mut |spot| {
        let before = hits.len();
        searched.texts(spot, &mut |text| {
            let places = words.places(text).into_iter();
            hits.extend(places.map(|place| searched.hit(spot, text, place, false)));
        });
        if let Spot::Answer { field, .. } = spot
            && hits.len() == before
        {
            let place = words.places(&field.label).into_iter().next();
            hits.extend(place.map(|place| searched.hit(spot, &field.label, place, true)));
        }
    });
    hits
}

/// The operations that put other words in the stead of these, in the fields that `chosen` keeps. Codes,
/// links, amounts and dates are never touched.
#[must_use]
pub fn replace<'a>(
    dossier: &'a Dossier,
    templates: impl IntoIterator<Item = &'a Template>,
    (words, by): (&str, &str),
    reading: Reading,
    chosen: &dyn Fn(&Target) -> bool,
) -> Vec<Operation> {
    let swap = Swap { words: Words::new(words.trim(), reading), by };
    let searched = Searched::new(dossier, templates);
    let mut operations = Vec::new();
    searched.each(&mut |spot| {
        let target = spot.target();
        if !chosen(&target) {
            return;
        }
        let (kind, mut value) = (spot.kind(), searched.value(spot));
        if change(kind, &mut value, &swap) {
            operations.extend(put(target, kind, &value));
        }
    });
    operations
}

fn put(target: Target, kind: &Kind, value: &Json) -> Option<Operation> {
    match target {
        Target::Record { register, record, field } => {
            let field = register.field(&field?)?;
            let value = kind.read(value).ok()?;
            Some(Operation::Set { register, id: record, field: field.name, value })
        }
        Target::Answer { template, field, .. } => {
            let value = kind.read(value).ok()?.to_json();
            Some(Operation::Answer { template, field, value })
        }
        Target::Register { .. } => None,
    }
}

impl Spot<'_> {
    fn target(&self) -> Target {
        match self {
            Self::Record { record, field } => Target::Record {
                register: record.register(),
                record: record.id().to_owned(),
                field: Some(field.name.to_owned()),
            },
            Self::Answer { template, step, field } => Target::Answer {
                template: template.id.clone(),
                step: step.id.clone(),
                field: field.id.clone(),
            },
        }
    }

    const fn kind(&self) -> &Kind {
        match self {
            Self::Record { field, .. } => &field.kind,
            Self::Answer { field, .. } => &field.kind,
        }
    }
}

impl<'a> Searched<'a> {
    fn new(dossier: &'a Dossier, templates: impl IntoIterator<Item = &'a Template>) -> Self {
        Self { dossier, templates: templates.into_iter().collect() }
    }

    /// Shows each place: first those of the registers, then those of the templates.
    fn each(&self, look: &mut dyn FnMut(&Spot<'_>)) {
        for register in RegisterName::ALL.iter().copied() {
            // What the program keeps on a record by itself is not a text that someone wrote.
            let own = register.fields().iter();
            let own = own.filter(|field| is_text(&field.kind) && asked(register, field.name));
            let fields: Vec<&'static register::Field> = own.collect();
            for record in self.dossier.rows(register).records() {
                let filled = fields.iter().filter(|field| !record.blank(field.name));
                filled.for_each(|field| look(&Spot::Record { record, field }));
            }
        }
        for template in &self.templates {
            let plan = plan(template, self.dossier);
            let context = Context {
                dossier: self.dossier,
                template,
                plan: &plan,
                record: None,
                kin: &Kin::default(),
                amends: false,
            };
            for step in asked_steps(context) {
                let own = asked_fields(step, context).filter(|field| field.of.is_none());
                own.for_each(|field| look(&Spot::Answer { template, step, field }));
            }
        }
    }

    /// Shows each text of a place.
    fn texts(&self, spot: &Spot<'_>, look: &mut dyn FnMut(&str)) {
        match spot {
            Spot::Record { record, field } => match record.get(field.name) {
                Value::Text(text) => look(&text),
                Value::Rich(text) => text.plain().lines().for_each(look),
                value => each_text(&field.kind, &value.to_json(), look),
            },
            Spot::Answer { template, field, .. } => {
                each_text(&field.kind, self.dossier.answer(&template.id, &field.id), look);
            }
        }
    }

    fn value(&self, spot: &Spot<'_>) -> Json {
        match spot {
            Spot::Record { record, field } => record.get(field.name).to_json(),
            Spot::Answer { template, field, .. } => self.dossier.answer(&template.id, &field.id).clone(),
        }
    }

    fn heading(&self, spot: &Spot<'_>, question: bool) -> String {
        match spot {
            Spot::Record { record, field } => {
                format!("{}{BETWEEN_FACTS}{}", self.named(*record), field.label)
            }
            Spot::Answer { template, step, .. } if question => {
                format!("{}{BETWEEN_FACTS}{}", template.title, step.title)
            }
            Spot::Answer { template, step, field } => {
                format!("{}{BETWEEN_FACTS}{}{BETWEEN_FACTS}{}", template.title, step.title, field.label)
            }
        }
    }

    /// A record as a passage names it; a remark by the field it is about, its words being the passage.
    fn named(&self, record: &dyn Record) -> String {
        let about = |remark: &&Remark| record.register() == RegisterName::Remarks && remark.id == record.id();
        let remark = self.dossier.remarks.iter().find(about);
        let Some(subject) = remark.and_then(Remark::subject) else { return named(record) };
        let template = self.templates.iter().find(|template| subject.template() == Some(&template.id));
        let told = subject.described(self.dossier, template.copied());
        format!("{} sur {told}", RegisterName::Remarks.noun())
    }

    fn hit(&self, spot: &Spot<'_>, text: &str, place: Range<usize>, question: bool) -> Hit {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        Hit {
            target: spot.target(),
            heading: spaced(self.heading(spot, question)),
            question,
            before: last(before),
            words: text[place.clone()].to_owned(),
            after: first(after),
        }
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
fn change(kind: &Kind, value: &mut Json, swap: &Swap<'_>) -> bool {
    match kind {
        Kind::Line { .. } | Kind::Text => change_text(value, swap),
        // A text as short as a string is a rich text too.
        Kind::Rich if value.is_string() => change_text(value, swap),
        Kind::Rich => change_nodes(value, swap),
        Kind::Rows { columns, .. } => change_rows(columns, value, swap),
        _ => false,
    }
}

fn change_text(value: &mut Json, swap: &Swap<'_>) -> bool {
    let changed = value.as_str().and_then(|text| swap.text(text));
    let does = changed.is_some();
    if let Some(text) = changed {
        *value = Json::from(text);
    }
    does
}

fn change_rows(columns: &[RowColumn], value: &mut Json, swap: &Swap<'_>) -> bool {
    let mut changed = false;
    for row in value.as_array_mut().into_iter().flatten() {
        for column in columns.iter().filter(|column| is_text(&column.kind)) {
            changed |= row.get_mut(&column.id).is_some_and(|cell| change_text(cell, swap));
        }
    }
    changed
}

/// Changes the lines of a structured text where they stand, so that marks and nodes are kept. A run that is
/// left empty is taken away: the editor refuses one.
fn change_nodes(node: &mut Json, swap: &Swap<'_>) -> bool {
    let Some(children) = node.get_mut("content").and_then(Json::as_array_mut) else { return false };
    let mut changed = false;
    for line in children.chunk_by_mut(|one, next| is_run(one) && is_run(next)) {
        if line.first().is_some_and(is_run) {
            changed |= change_line(line, swap);
        } else {
            line.iter_mut().for_each(|node| changed |= change_nodes(node, swap));
        }
    }
    children.retain(|child| child.get("text").is_none_or(|text| text != ""));
    changed
}

fn is_run(node: &Json) -> bool {
    node.get("text").is_some()
}

/// Changes a line made of runs with marks of their own: words may begin in one run and end in another.
fn change_line(runs: &mut [Json], swap: &Swap<'_>) -> bool {
    let text = |run: &Json| run.get("text").and_then(Json::as_str).unwrap_or_default().to_owned();
    let texts: Vec<String> = runs.iter().map(text).collect();
    let line = texts.concat();
    let places = swap.words.places(&line);
    let mut start = 0;
    for (run, text) in runs.iter_mut().zip(&texts) {
        let end = start + text.len();
        run["text"] = Json::from(swap.part(&line, &places, start..end));
        start = end;
    }
    !places.is_empty()
}

/// The end of a text, from the start of a word.
fn last(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else { return text.to_owned() };
    let tail = &text[cut..];
    let word = tail.find(' ').map_or(0, |space| space + 1);
    format!("…\u{a0}{}", &tail[word..])
}

/// The start of a text, to the end of a word.
fn first(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else { return text.to_owned() };
    let head = &text[..cut];
    format!("{}\u{a0}…", &head[..head.rfind(' ').unwrap_or(cut)])
}

#[cfg(test)]
mod tests {
    use super::{Kind, Reading, Swap, Words, change};
    use serde_json::json;

    #[test]
    fn words_that_run_across_marks_are_replaced_and_marks_kept() {
        let run = |text: &str, bold: bool| {
            let marks = if bold { json!([{ "type": "bold" }]) } else { json!([]) };
            json!({ "type": "text", "text": text, "marks": marks })
        };
        let paragraph = |runs: Vec<serde_json::Value>| json!({ "type": "doc", "content": [{ "type": "paragraph", "content": runs }] });
        let mut text =
            paragraph(vec![run("La vall", false), run("ée verte", true), run(" et la vallée", false)]);
        let swap = Swap { words: Words::new("vallée verte", Reading::Loose), by: "plaine" };
        assert!(change(&Kind::Rich, &mut text, &swap));
        assert_eq!(text, paragraph(vec![run("La plaine", false), run(" et la vallée", false)]));
        assert!(!change(&Kind::Rich, &mut text, &swap), "nothing is left to replace");
    }
}
