//! The plan of a contract: its articles, as the template gives them and as the agent changed them.
//!
//! Contracts are written in very diverse ways (AdCF, enquête sur l'écriture des CRTE), so the plan
//! is the agent's: articles are added, taken away, renamed, moved. As long as nothing was changed
//! the dossier keeps no record of it; the first change writes the whole plan down.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::edit::field::set;
use crate::edit::{EditError, Operation};
use crate::register::RegisterName;
use crate::register::article::Article;
use crate::template::{Block, Section, Template};
use crate::value::Value;

/// An article in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Planned {
    /// The template's identifier of the article, or the record's for one the agent added.
    pub id: String,
    /// « 6 » or « 6.3 »; empty for an article taken out of the contract.
    pub number: String,
    /// Its title.
    pub title: String,
    /// 1 for an article, 2 for one of its parts.
    pub level: u8,
    /// Whether it was taken out of the contract.
    pub excluded: bool,
    /// Whether the agent added it: its text is then the record's own.
    pub own: bool,
}

/// A change of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "camelCase")]
pub enum PlanEdit {
    /// Adds an article after another one, at the same level.
    Add {
        /// The article it follows.
        after: String,
        /// Its title.
        title: String,
    },
    /// Gives an article another title; an empty one brings the template's back.
    Rename {
        /// The article.
        article: String,
        /// The title.
        title: String,
    },
    /// Takes an article out of the contract, or puts it back.
    Exclude {
        /// The article.
        article: String,
        /// Out, or back.
        excluded: bool,
    },
    /// Moves an article one place up or down among those of its level.
    Move {
        /// The article.
        article: String,
        /// Up, or down.
        up: bool,
    },
    /// Deletes an article the agent added.
    Delete {
        /// The article.
        article: String,
    },
}

/// A node of the plan while it is put together.
struct Node<'a> {
    id: String,
    title: String,
    excluded: bool,
    own: bool,
    children: Vec<Node<'a>>,
    section: Option<&'a Section>,
}

/// The plan, in the order printed: articles and, under each, its parts.
#[must_use]
pub fn plan(template: &Template, dossier: &Dossier) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut number = 0;
    for node in nodes(template, dossier) {
        let own_number = take_number(&mut number, node.excluded);
        let mut part = 0;
        planned.push(entry(&node, own_number.clone(), 1, node.excluded));
        for child in &node.children {
            let excluded = node.excluded || child.excluded;
            let suffix = take_number(&mut part, excluded);
            let full = if excluded { String::new() } else { format!("{own_number}.{suffix}") };
            planned.push(entry(child, full, 2, excluded));
        }
    }
    planned
}

fn take_number(counter: &mut usize, excluded: bool) -> String {
    if excluded {
        return String::new();
    }
    *counter += 1;
    counter.to_string()
}

fn entry(node: &Node<'_>, number: String, level: u8, excluded: bool) -> Planned {
    Planned { id: node.id.clone(), number, title: node.title.clone(), level, excluded, own: node.own }
}

fn nodes<'a>(template: &'a Template, dossier: &Dossier) -> Vec<Node<'a>> {
    let rows: Vec<&Article> = dossier.articles.iter().filter(|row| row.template == template.id).collect();
    level(&rows, "", template.articles().collect(), 1)
}

/// The articles of one level: those written down, in their order, then those a later version of
/// the template added.
fn level<'a>(rows: &[&Article], parent: &str, sections: Vec<&'a Section>, depth: u8) -> Vec<Node<'a>> {
    // Two levels are numbered; a file that hangs an article under itself goes no deeper.
    if depth > 2 {
        return Vec::new();
    }
    let mut left: Vec<(&str, &'a Section)> =
        sections.into_iter().map(|section| (section.id.as_str(), section)).collect();
    let mut nodes = Vec::new();
    for row in rows.iter().filter(|row| row.parent == parent) {
        let section = left.iter().position(|(id, _)| *id == row.section).map(|place| left.remove(place).1);
        if section.is_none() && !row.section.is_empty() {
            // The template no longer has this article: nothing to print under it.
            continue;
        }
        let id = if row.section.is_empty() { row.id.clone() } else { row.section.clone() };
        let children = level(rows, &id, section.map(parts).unwrap_or_default(), depth + 1);
        nodes.push(Node {
            title: title(row, section),
            excluded: row.excluded.unwrap_or(false),
            own: section.is_none(),
            id,
            children,
            section,
        });
    }
    nodes.extend(left.into_iter().map(|(_, section)| Node {
        id: section.id.clone(),
        title: section.title.clone(),
        excluded: false,
        own: false,
        children: level(rows, &section.id, parts(section), depth + 1),
        section: Some(section),
    }));
    nodes
}

fn title(row: &Article, section: Option<&Section>) -> String {
    match section {
        Some(section) if row.title.is_empty() => section.title.clone(),
        _ if row.title.is_empty() => "Article sans titre".to_owned(),
        _ => row.title.clone(),
    }
}

fn parts(section: &Section) -> Vec<&Section> {
    section.blocks.iter().filter_map(Block::article).collect()
}

/// The section of the template an article prints, by article; articles the agent added have none.
#[must_use]
pub fn sections(template: &Template) -> BTreeMap<&str, &Section> {
    let mut sections = BTreeMap::new();
    for section in template.articles() {
        sections.insert(section.id.as_str(), section);
        sections.extend(parts(section).into_iter().map(|part| (part.id.as_str(), part)));
    }
    sections
}

impl PlanEdit {
    /// The operations of this change. The first one writes the whole plan down.
    ///
    /// # Errors
    /// When the article is not in the plan.
    pub fn operations(
        &self,
        dossier: &Dossier,
        template: &Template,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Operation>, EditError> {
        let mut operations = Vec::new();
        let mut scratch = dossier.clone();
        write_down(&mut scratch, template, ids, &mut operations);
        let change = self.change(&scratch, template, ids)?;
        operations.extend(change);
        Ok(operations)
    }

    fn change(
        &self,
        dossier: &Dossier,
        template: &Template,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Operation>, EditError> {
        let row = |article: &str| find(dossier, template, article).ok_or(EditError::Unknown);
        match self {
            Self::Add { after, title } => {
                let after = row(after)?;
                let id = ids();
                let mut operations =
                    vec![Operation::Insert { register: RegisterName::Articles, id: id.clone() }];
                operations.push(put(&id, "template", &Json::from(template.id.as_str()))?);
                operations.push(put(&id, "parent", &Json::from(after.parent.as_str()))?);
                operations.push(put(&id, "title", &Json::from(title.as_str()))?);
                operations.push(reorder(dossier, |ids| {
                    let place =
                        ids.iter().position(|other| *other == after.id).map_or(ids.len(), |place| place + 1);
                    ids.insert(place, id);
                }));
                Ok(operations)
            }
            Self::Rename { article, title } => {
                Ok(vec![put(&row(article)?.id, "title", &Json::from(title.as_str()))?])
            }
            Self::Exclude { article, excluded } => {
                let value = if *excluded { Json::from(true) } else { Json::Null };
                Ok(vec![put(&row(article)?.id, "excluded", &value)?])
            }
            Self::Move { article, up } => {
                let row = row(article)?;
                let siblings: Vec<&Article> = dossier
                    .articles
                    .iter()
                    .filter(|other| other.template == template.id && other.parent == row.parent)
                    .collect();
                let place = siblings.iter().position(|other| other.id == row.id).ok_or(EditError::Unknown)?;
                let other = if *up { place.checked_sub(1) } else { Some(place + 1) };
                let Some(other) = other.and_then(|other| siblings.get(other)) else {
                    return Ok(Vec::new());
                };
                Ok(vec![reorder(dossier, |ids| swap(ids, &row.id, &other.id))])
            }
            Self::Delete { article } => {
                let row = row(article)?;
                if !row.section.is_empty() {
                    return Err(EditError::Unknown);
                }
                Ok(vec![Operation::Delete { register: RegisterName::Articles, id: row.id.clone() }])
            }
        }
    }

    /// What the journal calls this change.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Add { title, .. } => format!("ajout de l’article « {title} »"),
            Self::Rename { .. } => "nouveau titre d’un article".to_owned(),
            Self::Exclude { excluded: true, .. } => "retrait d’un article".to_owned(),
            Self::Exclude { excluded: false, .. } => "retour d’un article".to_owned(),
            Self::Move { .. } => "déplacement d’un article".to_owned(),
            Self::Delete { .. } => "suppression d’un article".to_owned(),
        }
    }
}

fn find<'a>(dossier: &'a Dossier, template: &Template, article: &str) -> Option<&'a Article> {
    let mut rows = dossier.articles.iter().filter(|row| row.template == template.id);
    rows.find(|row| row.section == article || (row.section.is_empty() && row.id == article))
}

fn put(id: &str, field: &str, value: &Json) -> Result<Operation, EditError> {
    set(RegisterName::Articles, id, field, value)
}

fn reorder(dossier: &Dossier, change: impl FnOnce(&mut Vec<String>)) -> Operation {
    let mut ids = dossier.articles.iter().map(|row| row.id.clone()).collect();
    change(&mut ids);
    Operation::Reorder { register: RegisterName::Articles, ids }
}

fn swap(ids: &mut [String], a: &str, b: &str) {
    let place = |id: &str| ids.iter().position(|other| other == id);
    if let (Some(a), Some(b)) = (place(a), place(b)) {
        ids.swap(a, b);
    }
}

/// Writes down every article that has no record yet.
fn write_down(
    scratch: &mut Dossier,
    template: &Template,
    ids: &mut dyn FnMut() -> String,
    operations: &mut Vec<Operation>,
) {
    let mut missing = Vec::new();
    for node in nodes(template, scratch) {
        collect(&node, "", &mut missing);
    }
    for (section, parent) in missing {
        if scratch.articles.iter().any(|row| row.template == template.id && row.section == section) {
            continue;
        }
        let id = ids();
        let mut write = vec![Operation::Insert { register: RegisterName::Articles, id: id.clone() }];
        for (field, text) in [("template", template.id.as_str()), ("section", &section), ("parent", &parent)]
        {
            let value = if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) };
            write.push(Operation::Set { register: RegisterName::Articles, id: id.clone(), field, value });
        }
        write.iter().for_each(|operation| scratch.apply(operation));
        operations.extend(write);
    }
}

fn collect(node: &Node<'_>, parent: &str, missing: &mut Vec<(String, String)>) {
    if let Some(section) = node.section {
        missing.push((section.id.clone(), parent.to_owned()));
    }
    for child in &node.children {
        collect(child, &node.id, missing);
    }
}
