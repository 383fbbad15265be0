//! The small blocks that every part of a document is made of.

use super::text::Filled;
use crate::document::{Block as Out, Inline};

pub(super) fn heading(level: u8, number: Option<String>, text: &str, anchor: Option<String>) -> Out {
    Out::Heading { level, number, text: text.to_owned(), anchor, axis: None }
}

pub(super) fn paragraph(text: Vec<Inline>) -> Out {
    Out::Paragraph { text }
}

pub(super) fn to_write(what: &str) -> Out {
    let missing = Inline { text: format!("[à compléter : {what}]"), missing: true, ..Inline::default() };
    paragraph(vec![missing])
}

/// A filled text as paragraphs: an empty line parts them; lines that follow each other without an
/// empty line are a list, as people type them.
pub(super) fn paragraphs(filled: &Filled) -> Vec<Out> {
    if filled.vacant() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for group in split(&filled.inlines, "\n\n") {
        let lines: Vec<Vec<Inline>> = split(&group, "\n");
        match lines.as_slice() {
            [] => {}
            [_] => out.extend(lines.into_iter().map(paragraph)),
            _ => {
                let items = lines.into_iter().map(|line| vec![paragraph(without_bullet(line))]).collect();
                out.push(Out::List { ordered: false, items });
            }
        }
    }
    out
}

/// Cuts a run of inlines at a separator; empty runs are left out.
fn split(inlines: &[Inline], separator: &str) -> Vec<Vec<Inline>> {
    let mut runs = vec![Vec::new()];
    for inline in inlines {
        for (index, text) in inline.text.split(separator).enumerate() {
            if index > 0 {
                runs.push(Vec::new());
            }
            if let Some(run) = runs.last_mut().filter(|_| !text.is_empty()) {
                run.push(Inline { text: text.to_owned(), ..inline.clone() });
            }
        }
    }
    runs.retain(|run| run.iter().any(|inline| !inline.text.trim().is_empty()));
    runs
}

fn without_bullet(mut line: Vec<Inline>) -> Vec<Inline> {
    if let Some(first) = line.first_mut() {
        let text = first.text.trim_start().trim_start_matches(['-', '•', '–', '*']).trim_start().to_owned();
        first.text = text;
    }
    line
}
