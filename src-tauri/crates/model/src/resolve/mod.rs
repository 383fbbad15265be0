//! From a template and a dossier to the document to print.

pub mod blank;
mod changes;
pub mod computed;
mod draft;
mod each;
mod facts;
mod maquette;
mod parties;
mod rich;
mod rows;
mod shape;
mod small;
mod table;
mod text;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::canvas::record::{numbers, shown};
use crate::condition::{Context, Filter, Kin};
use crate::document::{Block as Out, Document, Inline};
use crate::dossier::Dossier;
use crate::french;
use crate::ledger::Ledger;
use crate::notice::Since;
use crate::plan::{Planned, plan, sections};
use crate::register::RegisterName;
use crate::register::article::Article;
use crate::template::{Block, BlockBody, Section, Table, Template};
use crate::value::{Kind, Value};
use crate::vocabulary::Stage;
use changes::{WHOLE, changes};
use draft::{DRAFT, is_draft};
pub(crate) use shape::drop_bare_headings;
use shape::{close_gaps, drop_echoes, drop_second_anchors, into_landscape};
use small::{heading, paragraph, paragraphs, to_write};
use text::Filled;

/// What heads the name of the anchor of an answer: « champ-objet_du_contrat ».
pub const FIELD_ANCHOR: &str = "champ-";
/// What heads the name of the anchor of a record's sheet.
pub const RECORD_ANCHOR: &str = "record-";
/// What heads the name of the anchor of a record in a table: « ligne-a1 ». A record stands in several.
pub const ROW_ANCHOR: &str = "ligne-";
/// What heads the name of the anchor of a field of a record: « rubrique-a1.goals ».
pub const PART_ANCHOR: &str = "rubrique-";

/// The name of the points where a field of a record is printed.
#[must_use]
pub fn part_anchor(record: &str, field: &str) -> String {
    format!("{PART_ANCHOR}{record}.{field}")
}

/// Resolves a document, as of this day.
#[must_use]
pub fn resolve(template: &Template, dossier: &Dossier, today: NaiveDate) -> Document {
    resolve_in(template, dossier, Setting::default(), today)
}

/// What a document depends on beside the dossier.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting<'a> {
    /// The version the document amends, and what changed since.
    pub since: Option<&'a Since>,
    /// Whether the tables of money stand on A3 pages, to be folded.
    pub fold: bool,
}

/// Resolves a document in a setting.
#[must_use]
pub fn resolve_in(
    template: &Template,
    dossier: &Dossier,
    setting: Setting<'_>,
    today: NaiveDate,
) -> Document {
    let plan = plan(template, dossier);
    let Setting { since, fold } = setting;
    let mut resolver = Resolver { since, fold, ..Resolver::new(template, dossier, &plan) };
    let context = Context {
        dossier,
        template,
        plan: &plan,
        record: None,
        kin: &Kin::default(),
        amends: since.is_some(),
    };
    resolver.annexes = number_annexes(context);
    let mut blocks = resolver.front(context);
    blocks.extend(resolver.articles(context));
    blocks.extend(resolver.back(context));
    drop_second_anchors(&mut blocks, &mut HashSet::new());
    drop_bare_headings(&mut blocks);
    drop_echoes(&mut blocks);
    close_gaps(&mut blocks, &mut 0);
    let layout = &template.layout;
    // A title whose only hole has no answer yet is the template's own.
    let title = match resolver.line(&layout.title, context) {
        title if title.is_empty() => template.title.clone(),
        title => title,
    };
    Document {
        subtitle: resolver.line(&layout.subtitle, context),
        cover: resolver.cover(context),
        notice: notice(dossier),
        running_head: match resolver.line(&layout.running_head, context) {
            head if head.is_empty() => title.clone(),
            head => head,
        },
        date: french::long_date(today),
        watermark: is_draft(context).then(|| DRAFT.to_owned()),
        contents: layout.contents,
        contents_depth: layout.contents_depth,
        short: layout.short,
        title,
        house: template.house.clone(),
        blocks,
    }
}

pub(crate) fn notice(dossier: &Dossier) -> Option<String> {
    let fictional = dossier.territory.fictional == Some(true);
    fictional.then(|| {
        "Territoire fictif : les noms, les chiffres et les montants de ce document sont inventés.".to_owned()
    })
}

/// What is known while a document is put together.
#[derive(Clone)]
pub(crate) struct Resolver<'a> {
    template: &'a Template,
    dossier: &'a Dossier,
    ledger: Arc<Ledger<'a>>,
    stage: Stage,
    plan: &'a [Planned],
    sections: BTreeMap<&'a str, &'a Section>,
    annexes: Vec<(String, String)>,
    /// The number of each record, register by register, once it was asked.
    numbers: Arc<HashMap<RegisterName, OnceLock<BTreeMap<String, String>>>>,
    level: u8,
    /// The version the document amends, and what changed since.
    since: Option<&'a Since>,
    /// Whether the tables of money stand on A3 pages.
    fold: bool,
}

impl<'a> Resolver<'a> {
    fn new(template: &'a Template, dossier: &'a Dossier, plan: &'a [Planned]) -> Self {
        Self {
            template,
            dossier,
            ledger: Arc::new(Ledger::of(dossier)),
            stage: dossier.stage(),
            plan,
            sections: sections(template),
            annexes: Vec::new(),
            numbers: Arc::new(
                RegisterName::ALL.iter().map(|register| (*register, OnceLock::new())).collect(),
            ),
            level: 0,
            since: None,
            fold: false,
        }
    }

    /// The number of a record.
    fn number(&self, register: RegisterName, id: &str) -> Option<&str> {
        let numbers = self.numbers.get(&register)?.get_or_init(|| numbers(self.dossier, register));
        numbers.get(id).map(String::as_str)
    }

    /// What stands before the first article.
    fn front(&mut self, context: Context<'a>) -> Vec<Out> {
        let blocks: &'a [Block] = &self.template.layout.blocks;
        let first = blocks.iter().position(|block| block.article().is_some()).unwrap_or(blocks.len());
        self.blocks(&blocks[..first], context)
    }

    /// What stands after the first article, articles left out.
    fn back(&mut self, context: Context<'a>) -> Vec<Out> {
        let blocks: &'a [Block] = &self.template.layout.blocks;
        let first = blocks.iter().position(|block| block.article().is_some()).unwrap_or(blocks.len());
        self.run(blocks[first..].iter().filter(|block| block.article().is_none()), context)
    }

    /// The articles, in the order of the plan.
    fn articles(&mut self, context: Context<'a>) -> Vec<Out> {
        let mut out = Vec::new();
        let plan = self.plan;
        for planned in plan.iter().filter(|planned| !planned.excluded) {
            self.level = planned.level;
            let number = if planned.level == 1 {
                format!("Article {}", planned.number)
            } else {
                planned.number.clone()
            };
            out.push(heading(
                planned.level,
                Some(number),
                &planned.title,
                Some(format!("article-{}", planned.id)),
            ));
            if let Some(section) = self.sections.get(planned.id.as_str()).copied() {
                let own = section.blocks.iter().filter(|block| block.article().is_none());
                out.extend(self.run(own, context));
            } else if let Some(article) = self.own_article(&planned.id) {
                out.extend(self.own_body(article));
            }
        }
        self.level = 0;
        out
    }

    fn own_article(&self, id: &str) -> Option<&'a Article> {
        self.dossier.articles.iter().find(|article| article.id == id)
    }

    fn own_body(&self, article: &Article) -> Vec<Out> {
        match &article.body {
            Some(body) => self.rich(body, self.level),
            None => vec![to_write("le texte de cet article")],
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], context: Context<'a>) -> Vec<Out> {
        self.run(blocks.iter(), context)
    }

    /// Blocks that follow each other. What opens with headings of its own, a sheet for each record or a
    /// text that was structured, stands under the heading just before it, not beside it.
    fn run(&mut self, blocks: impl Iterator<Item = &'a Block>, context: Context<'a>) -> Vec<Out> {
        let mut out = Vec::new();
        let mut headed = false;
        for block in blocks {
            let nested =
                u8::from(headed && matches!(block.body, BlockBody::Each(_) | BlockBody::Answer { .. }));
            self.level += nested;
            let printed = self.block(block, context);
            self.level -= nested;
            if !printed.is_empty() {
                out.extend(anchor(block));
            }
            headed = match &block.body {
                _ if printed.is_empty() => headed,
                BlockBody::Heading(_) => true,
                BlockBody::Text(_) => headed,
                _ => false,
            };
            out.extend(printed);
        }
        out
    }

    fn block(&mut self, block: &'a Block, context: Context<'a>) -> Vec<Out> {
        if !applies(block, context) {
            return Vec::new();
        }
        match &block.body {
            // Articles are printed by the plan, wherever they stand in the file.
            BlockBody::Article(_) => Vec::new(),
            BlockBody::Annex(section) => self.annex(section, context),
            BlockBody::Heading(title) => vec![heading(self.level + 1, None, title, None)],
            BlockBody::Text(text) => paragraphs(&self.fill(text, context)),
            BlockBody::List(items) => self.list(items, context),
            BlockBody::Note { title, text } => match self.fill(text, context) {
                filled if filled.vacant() => Vec::new(),
                filled => vec![Out::Note { title: title.clone(), text: filled.inlines }],
            },
            BlockBody::Answer { field, empty, filter } => self.answer(field, empty, filter, context),
            BlockBody::Facts(facts) => self.facts(facts, context),
            BlockBody::Table(table) => self.table(table, context),
            BlockBody::Each(each) => self.each(each, context),
            BlockBody::Landscape(inner) => match self.blocks(inner, context) {
                blocks if blocks.is_empty() => blocks,
                blocks => {
                    vec![Out::Landscape { blocks, fold: self.fold && inner.iter().any(Block::is_money) }]
                }
            },
            BlockBody::PageBreak => vec![Out::PageBreak],
            BlockBody::Maquette { by, empty } => self.maquette(*by, empty),
            BlockBody::Agreement { field, empty } => self.agreement(&context.answer(field), empty),
            BlockBody::Changes { empty, .. } => self.changed(empty),
            BlockBody::Panel { panel, figures, drawings } => {
                computed::panel(self.dossier, panel, *figures, *drawings)
            }
            BlockBody::Files => self.files(),
            BlockBody::Signatures(authority) => self.signatures(*authority),
            BlockBody::Parties(authority) => self.parties(*authority),
        }
    }

    fn annex(&mut self, section: &'a Section, context: Context<'a>) -> Vec<Out> {
        let number = self
            .annexes
            .iter()
            .find(|(id, _)| *id == section.id)
            .map(|(_, number)| format!("Annexe {number}"));
        self.level = 1;
        let mut out =
            vec![Out::PageBreak, heading(1, number, &section.title, Some(format!("annex-{}", section.id)))];
        out.extend(self.blocks(&section.blocks, context));
        self.level = 0;
        into_landscape(out)
    }

    /// What changed since the version the document amends.
    fn changed(&self, empty: &str) -> Vec<Out> {
        let Some(since) = self.since else {
            return if empty.is_empty() { Vec::new() } else { vec![paragraph(vec![Inline::plain(empty)])] };
        };
        let day = french::long_date(since.on);
        let from = format!("Modifications depuis « {} », version figée le {day}.", since.version);
        let mut out = vec![paragraph(vec![Inline::plain(from)])];
        out.extend(changes(&since.notice, WHOLE.under(self.level + 1)));
        out
    }

    /// The files to be printed, each after a page that says what it is.
    fn files(&self) -> Vec<Out> {
        let printed = self.dossier.attachments.iter().filter(|file| file.annexed == Some(true));
        let mut out = Vec::new();
        for file in printed {
            if !out.is_empty() {
                out.push(Out::PageBreak);
            }
            let anchor = format!("{RECORD_ANCHOR}{}", file.id);
            out.push(heading(self.level + 1, None, &file.title, Some(anchor)));
            let mut rows = Vec::new();
            for name in ["kind", "date", "action", "meeting", "signatory", "funder", "file_name"] {
                let text = shown(self.dossier, RegisterName::Attachments, file, name);
                let label = RegisterName::Attachments.field(name).map(|field| field.label.to_owned());
                rows.extend(
                    label.filter(|_| !text.is_empty()).map(|label| (label, vec![Inline::plain(text)])),
                );
            }
            out.push(Out::Facts { rows });
            out.push(Out::File {
                title: file.title.clone(),
                file_name: file.file_name.clone(),
                fingerprint: file.fingerprint.clone(),
            });
        }
        out
    }

    fn list(&self, items: &[crate::template::hole::Text], context: Context<'a>) -> Vec<Out> {
        let filled = items.iter().map(|item| self.fill(item, context)).filter(|filled| !filled.vacant());
        let items: Vec<Vec<Out>> =
            filled.map(|filled| vec![Out::Paragraph { text: filled.inlines }]).collect();
        if items.is_empty() { Vec::new() } else { vec![Out::List { ordered: false, items }] }
    }

    fn answer(&self, id: &str, empty: &str, filter: &Filter, context: Context<'a>) -> Vec<Out> {
        let Some(field) = self.template.field(id) else { return Vec::new() };
        if field.when.as_ref().is_some_and(|when| !when.holds(context)) {
            return Vec::new();
        }
        let answer = context.answer(id);
        if let (Kind::Table { register, fields }, false) = (&field.kind, answer.is_null()) {
            let table = table::chosen(&field.label, *register, fields);
            return self.table(&Table { filter: filter.clone(), empty: empty.to_owned(), ..table }, context);
        }
        match field.kind.read(&answer) {
            Ok(Value::Rich(rich)) => self.rich(&rich, self.level),
            Ok(Value::Empty) | Err(_) if !empty.is_empty() => vec![paragraph(vec![Inline::plain(empty)])],
            Ok(Value::Empty) | Err(_) if field.required(self.stage) => vec![to_write(&field.label)],
            Ok(Value::Empty) | Err(_) => Vec::new(),
            Ok(Value::Rows(rows)) => match rows::table(self.dossier, field, &rows) {
                blank if blank.is_empty() && !empty.is_empty() => vec![paragraph(vec![Inline::plain(empty)])],
                table => table,
            },
            Ok(value) => {
                let text = crate::canvas::printed::printed(self.dossier, &field.kind, &value);
                paragraphs(&Filled::words(text))
            }
        }
    }
}

/// What one comes back to when the answer that makes a block of its own is looked for; one that stands in a sentence
/// is marked there.
fn anchor(block: &Block) -> Option<Out> {
    let BlockBody::Answer { field, .. } = &block.body else { return None };
    Some(Out::Anchor { name: format!("{FIELD_ANCHOR}{field}") })
}

/// Annexes that are printed, in order: identifier and number.
fn number_annexes(context: Context<'_>) -> Vec<(String, String)> {
    let printed = context.template.layout.blocks.iter().filter(|block| applies(block, context));
    let annexes = printed.filter_map(|block| match &block.body {
        BlockBody::Annex(section) => Some(section.id.clone()),
        _ => None,
    });
    annexes.enumerate().map(|(place, id)| (id, (place + 1).to_string())).collect()
}

fn applies(block: &Block, context: Context<'_>) -> bool {
    block.when.as_ref().is_none_or(|when| when.holds(context))
}
