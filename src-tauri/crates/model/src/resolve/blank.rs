//! A canvas on paper, blank: the questions, and room to answer by hand where no screen is at hand.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::computed::short;
use super::text::Filled;
use super::{heading, paragraph, paragraphs, rows};
use crate::canvas::options::records;
use crate::canvas::printed::printed;
use crate::condition::{Condition, Context, Kin};
use crate::document::{Block, Column, Document, Inline, Row, RowRole, Table};
use crate::dossier::Dossier;
use crate::lists;
use crate::plan::{Planned, plan};
use crate::register::RegisterName;
use crate::template::{Field, Step, Template};
use crate::value::{Kind, RowColumn};

/// Lines to write an answer of a few sentences on.
const TEXT_LINES: u8 = 6;
/// Lines to write an answer of a few paragraphs on.
const RICH_LINES: u8 = 12;
/// Rows to fill of a table.
const BLANK_ROWS: usize = 5;

/// The form to fill by hand of a canvas. No answer typed on screen is in it: only what the registers
/// already hold, for the fields that stand for it and for the records to choose among.
#[must_use]
pub fn blank(template: &Template, dossier: &Dossier, today: NaiveDate) -> Document {
    let title = format!("{} — à remplir à la main", template.title);
    let plan = plan(template, dossier);
    let form = Form { template, dossier, plan: &plan };
    let mut document = short(&title, dossier, today);
    document.blocks = opening(template);
    let steps = template.steps.iter().filter(|step| !step.fields.is_empty() || !step.guidance.is_empty());
    document.blocks.extend(steps.flat_map(|step| form.step(step)));
    document
}

/// What the canvas is for, and who filled this sheet.
fn opening(template: &Template) -> Vec<Block> {
    let facts = [
        ("À quoi il sert", &template.purpose),
        ("Quand", &template.moment),
        ("Qui le remplit", &template.filled_by),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let rows: Vec<_> = facts.map(|(label, text)| (label.to_owned(), vec![Inline::plain(text)])).collect();
    let mut blocks = vec![Block::Facts { rows }, said("Qui remplit cette feuille, et quel jour :")];
    blocks.push(Block::Lines { count: 1 });
    blocks
}

struct Form<'a> {
    template: &'a Template,
    dossier: &'a Dossier,
    plan: &'a [Planned],
}

impl Form<'_> {
    fn step(&self, step: &Step) -> Vec<Block> {
        let mut blocks = vec![heading(1, None, &step.title, None)];
        blocks.extend(paragraphs(&Filled::words(step.guidance.clone())));
        blocks.extend(step.fields.iter().flat_map(|field| self.field(field)));
        blocks
    }

    fn field(&self, field: &Field) -> Vec<Block> {
        let mut blocks = vec![heading(2, None, &field.label, None)];
        if let Some(only) = field.when.as_ref().and_then(|when| self.only_if(when)) {
            blocks.push(paragraph(vec![Inline { text: only, italic: true, ..Inline::default() }]));
        }
        let asked = format!("{} {}", field.help, how(&field.kind));
        if !asked.trim().is_empty() {
            blocks.push(said(asked.trim()));
        }
        let proposed = self.proposed(field);
        let amended = !proposed.is_empty();
        blocks.extend(self.known(field));
        blocks.extend(proposed);
        blocks.extend(self.room(field, amended));
        blocks
    }

    /// When the field is asked, if that can be said in a plain sentence.
    fn only_if(&self, when: &Condition) -> Option<String> {
        match when {
            Condition::Filled(id) => {
                let other = self.template.field(id)?;
                Some(format!("À remplir seulement si vous avez répondu à « {} ».", other.label))
            }
            Condition::Equals(id, value) => {
                let other = self.template.field(id)?;
                let expected = self.words(&other.kind, value)?;
                Some(format!(
                    "À remplir seulement si la réponse à « {} » est « {} ».",
                    other.label,
                    expected.to_lowercase()
                ))
            }
            Condition::InPlan(id) => {
                let article = self.plan.iter().find(|planned| planned.id == *id)?;
                Some(format!("À remplir seulement si l’article « {} » est au contrat.", article.title))
            }
            Condition::Contains(..)
            | Condition::Amends
            | Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::Count { .. } => None,
        }
    }

    /// What the dossier already holds, for a field that stands for it.
    fn known(&self, field: &Field) -> Option<Block> {
        field.of?;
        let context = Context {
            dossier: self.dossier,
            template: self.template,
            plan: self.plan,
            record: None,
            kin: &Kin::default(),
            amends: false,
        };
        let known = self.words(&field.kind, &context.answer_to(field))?;
        Some(paragraph(vec![
            Inline::plain("Déjà dans le dossier : "),
            Inline::bold(known.replace('\n', ", ")),
            Inline::plain(". À récrire seulement si ce n’est plus exact."),
        ]))
    }

    /// The wording that stands while nothing is written.
    fn proposed(&self, field: &Field) -> Vec<Block> {
        let Some(words) = self.words(&field.kind, &field.default) else { return Vec::new() };
        let blocks = words.lines().filter(|line| !line.is_empty()).map(said).collect();
        vec![said("Proposé, et gardé si vous n’écrivez rien :"), Block::Quote { blocks }]
    }

    fn words(&self, kind: &Kind, value: &Json) -> Option<String> {
        let value = kind.read(value).ok()?;
        Some(printed(self.dossier, kind, &value)).filter(|words| !words.is_empty())
    }

    /// The room to answer in. A proposed wording is amended more than it is written anew.
    fn room(&self, field: &Field, amended: bool) -> Vec<Block> {
        match &field.kind {
            Kind::Rich if !amended => vec![Block::Lines { count: RICH_LINES }],
            Kind::Rich | Kind::Text => vec![Block::Lines { count: TEXT_LINES }],
            Kind::YesNo => boxes(["Oui", "Non"].map(str::to_owned).to_vec()),
            Kind::Choice { options } | Kind::Choices { options } => {
                boxes(options.iter().map(|option| option.label.clone()).collect())
            }
            Kind::Link { register } => self.among(*register, 1),
            Kind::Links { register } => self.among(*register, 3),
            Kind::Entry { list } | Kind::Entries { list } => {
                boxes(lists::choices(self.dossier, *list).into_iter().map(|choice| choice.label).collect())
            }
            Kind::Rows { columns, .. } => table(columns),
            Kind::Table { register, fields } => {
                let columns = fields.iter().filter_map(|name| register.field(name));
                table(&columns.map(cell_of).collect::<Vec<_>>())
            }
            Kind::Period => vec![period()],
            Kind::Line { .. }
            | Kind::Percent
            | Kind::Money
            | Kind::Number { .. }
            | Kind::Year
            | Kind::Date
            | Kind::Siren
            | Kind::Siret
            | Kind::Insee => vec![Block::Lines { count: 1 }],
        }
    }

    /// The records to choose among, and lines for those that are not in the dossier.
    fn among(&self, register: RegisterName, lines: u8) -> Vec<Block> {
        let rows = self.dossier.rows(register);
        // A confidential sheet is not printed, here no more than elsewhere.
        let shown =
            |id: &str| rows.find(id).is_some_and(|it| it.get("confidential").to_json() != Json::Bool(true));
        let records = records(self.dossier, register).into_iter().filter(|record| shown(&record.code));
        let mut blocks = boxes(records.map(|record| record.label).collect());
        if !blocks.is_empty() {
            blocks.push(said("Pas encore dans le dossier :"));
        }
        blocks.push(Block::Lines { count: lines });
        blocks
    }
}

fn said(text: &str) -> Block {
    paragraph(vec![Inline::plain(text)])
}

fn boxes(options: Vec<String>) -> Vec<Block> {
    if options.is_empty() { Vec::new() } else { vec![Block::Boxes { options }] }
}

/// How to answer, where the room alone does not tell.
fn how(kind: &Kind) -> String {
    match kind {
        Kind::Choice { .. } | Kind::Link { .. } | Kind::Entry { .. } => "Une seule case.".to_owned(),
        Kind::Choices { .. } | Kind::Links { .. } | Kind::Entries { .. } => {
            "Plusieurs cases possibles.".to_owned()
        }
        Kind::Number { unit } if !unit.is_empty() => format!("Unité : {unit}."),
        Kind::Money => "En euros.".to_owned(),
        Kind::Percent => "En pourcentage, entre 0 et 100.".to_owned(),
        Kind::Period => "Le premier et le dernier jour : jour, mois, année.".to_owned(),
        Kind::Date => "Jour, mois, année.".to_owned(),
        _ => String::new(),
    }
}

/// The columns with rows to fill. What a cell is chosen among stands above: the cell has no room for it.
fn table(columns: &[RowColumn]) -> Vec<Block> {
    let mut blocks: Vec<Block> = columns.iter().filter_map(choices_of).collect();
    let cell = |column: &RowColumn| match column.kind {
        Kind::YesNo => vec![Inline::plain("☐ Oui\n☐ Non")],
        _ => Vec::new(),
    };
    let row = Row { role: RowRole::Blank, cells: columns.iter().map(cell).collect() };
    blocks.push(Block::Table(Table {
        // The field's heading already names it.
        caption: String::new(),
        // What is written by hand is not set to the right.
        columns: columns.iter().map(|it| Column { numeric: false, ..rows::column(it) }).collect(),
        rows: vec![row; BLANK_ROWS],
    }));
    blocks
}

/// The cell to fill by hand for a field of a record.
fn cell_of(field: &crate::register::Field) -> RowColumn {
    RowColumn {
        id: field.name.to_owned(),
        label: field.label.to_owned(),
        kind: field.kind.clone(),
        total: None,
    }
}

/// Two boxes side by side: the first day, the last.
fn period() -> Block {
    let column = |title: &str| Column { title: title.to_owned(), width: 10, numeric: false };
    Block::Table(Table {
        caption: String::new(),
        columns: vec![column("Premier jour"), column("Dernier jour")],
        rows: vec![Row { role: RowRole::Blank, cells: vec![Vec::new(); 2] }],
    })
}

fn choices_of(column: &RowColumn) -> Option<Block> {
    let (Kind::Choice { options } | Kind::Choices { options }) = &column.kind else { return None };
    let labels: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
    Some(paragraph(vec![
        Inline::bold(column.label.clone()),
        Inline::plain(format!(" : {}.", labels.join(" ; "))),
    ]))
}
