//! The remarks printed after a draft, when that is asked for: what colleagues told one another of its fields.

use crate::document::{Block, Column, Inline, Row, RowRole, Table};
use crate::dossier::Dossier;
use crate::french::short_date;
use crate::register::remark::Remark;
use crate::template::Template;
use crate::vocabulary::{RemarkKind, Vocabulary};

/// The list of the remarks that a document of this template may bring: all but those on the questions of
/// another template, those that wait for someone first. Nothing when there are none.
#[must_use]
pub fn annex(dossier: &Dossier, template: &Template) -> Vec<Block> {
    let own = |remark: &&Remark| {
        let subject = remark.subject();
        subject.is_some_and(|subject| subject.template().is_none_or(|asked| asked == template.id))
    };
    let mut remarks: Vec<&Remark> = dossier.remarks.iter().filter(own).collect();
    if remarks.is_empty() {
        return Vec::new();
    }
    remarks.sort_by_key(|remark| (!remark.open(), remark.nature() != RemarkKind::ToDo));
    let column = |title: &str, width| Column { title: title.to_owned(), width, numeric: false };
    vec![
        Block::PageBreak,
        Block::Heading {
            level: 1,
            number: None,
            text: "Commentaires".to_owned(),
            anchor: Some("commentaires".to_owned()),
            axis: None,
        },
        Block::Note {
            title: "Document de travail".to_owned(),
            text: vec![Inline::plain(
                "Ces commentaires s’échangent entre collègues. Ils ne font pas partie du document\u{a0}: ôtez-les avant de le diffuser.",
            )],
        },
        Block::Table(Table {
            caption: "Commentaires sur les champs du dossier".to_owned(),
            columns: vec![column("Champ", 4), column("Commentaire", 6), column("De", 3)],
            rows: remarks.into_iter().map(|remark| row(dossier, template, remark)).collect(),
        }),
    ]
}

fn row(dossier: &Dossier, template: &Template, remark: &Remark) -> Row {
    let subject = remark.subject().map(|subject| subject.described(dossier, Some(template)));
    let state = if remark.open() { "" } else { ", traité" };
    let kind = format!("{}{state}. ", remark.nature().label());
    let by = [remark.author.clone(), remark.date.map(short_date).unwrap_or_default()];
    let by = by.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    Row {
        role: RowRole::Record,
        cells: vec![
            vec![Inline::plain(subject.unwrap_or_default())],
            vec![Inline::bold(kind), Inline::plain(remark.text.clone())],
            vec![Inline::plain(by)],
        ],
    }
}
