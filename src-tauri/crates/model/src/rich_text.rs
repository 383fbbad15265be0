//! Structured text: a closed subset of the ProseMirror JSON the editor writes.
//!
//! A node or mark outside the schema is not an error: its text is kept and the name of what was
//! dropped is reported, so that a dossier written by a later version still opens.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use crate::value::BadValue;

/// A whole text: blocks, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RichText {
    /// The blocks.
    pub blocks: Vec<RichBlock>,
    /// Names of nodes and marks that are not in the schema and were flattened to plain text.
    pub unknown: Vec<String>,
}

/// One block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RichBlock {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A heading of level 3 or 4: levels 1 and 2 belong to the document's own plan.
    Heading(u8, Vec<Span>),
    /// A list; each item is a run of blocks.
    List {
        /// Numbered, or with bullets.
        ordered: bool,
        /// The items.
        items: Vec<Vec<RichBlock>>,
    },
    /// A quotation.
    Quote(Vec<RichBlock>),
    /// A simple table: rows of cells.
    Table(Vec<Vec<RichCell>>),
}

/// One cell of a simple table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RichCell {
    /// Whether the cell heads its row or column.
    pub header: bool,
    /// What it holds.
    pub blocks: Vec<RichBlock>,
}

/// A run of characters with the same marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The characters; a line break is `\n`.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Raised or lowered.
    pub shift: Option<Shift>,
    /// A link's target: `https://…`, `mailto:…`, or `#article:<id>` for a cross-reference whose
    /// text is replaced by the article's present number.
    pub link: Option<String>,
}

/// The two ways of leaving the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Superscript.
    Up,
    /// Subscript.
    Down,
}

impl RichText {
    /// Reads the editor's document.
    ///
    /// # Errors
    /// When the JSON is not a ProseMirror document at all.
    pub fn from_json(json: &Json) -> Result<Self, BadValue> {
        if let Some(text) = json.as_str() {
            return Ok(Self::from_plain(text));
        }
        if json.get("type").and_then(Json::as_str) != Some("doc") {
            return Err(BadValue("Un texte mis en forme est attendu.".to_owned()));
        }
        let mut unknown = Vec::new();
        let blocks = read_blocks(json, &mut unknown);
        Ok(Self { blocks, unknown })
    }

    /// A text of plain paragraphs, parted by empty lines.
    #[must_use]
    pub fn from_plain(text: &str) -> Self {
        let paragraphs = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let blocks = paragraphs.map(|text| RichBlock::Paragraph(vec![Span::plain(text)])).collect();
        Self { blocks, unknown: Vec::new() }
    }

    /// The document as the editor reads it.
    #[must_use]
    pub fn to_json(&self) -> Json {
        json!({ "type": "doc", "content": self.blocks.iter().map(write_block).collect::<Vec<_>>() })
    }

    /// Whether no character was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The characters alone, a line a block: for search, counts and comparison.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        plain_blocks(&self.blocks, &mut out);
        out.trim_end().to_owned()
    }
}

impl Span {
    /// Characters without marks.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RichText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Json::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for RichText {
    fn schema_name() -> Cow<'static, str> {
        "RichText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Texte mis en forme : document ProseMirror (paragraph, heading 3-4, bulletList, orderedList, blockquote, table ; marques bold, italic, link, superscript, subscript), ou une simple chaîne.",
            "type": ["object", "string"]
        })
    }
}

/// Whether a stored text is not empty, holds only what the schema knows, and refers to nothing in the
/// dossier: then there is nothing to say of it. Told without building it.
#[must_use]
pub fn is_plain_prose(json: &Json) -> bool {
    let mut words = false;
    known_throughout(json, &mut words) && words
}

fn known_throughout(node: &Json, words: &mut bool) -> bool {
    let known = match node.get("type").and_then(Json::as_str) {
        Some("text") => {
            *words |= node.get("text").and_then(Json::as_str).is_some_and(|text| !text.trim().is_empty());
            let marks = node.get("marks").and_then(Json::as_array);
            marks.into_iter().flatten().all(known_mark)
        }
        Some(
            "doc" | "paragraph" | "heading" | "bulletList" | "orderedList" | "listItem" | "blockquote"
            | "table" | "tableRow" | "tableHeader" | "tableCell" | "hardBreak",
        ) => true,
        _ => false,
    };
    known && children(node).iter().all(|child| known_throughout(child, words))
}

fn known_mark(mark: &Json) -> bool {
    match mark.get("type").and_then(Json::as_str) {
        Some("bold" | "italic" | "superscript" | "subscript") => true,
        Some("link") => {
            let href = mark.pointer("/attrs/href").and_then(Json::as_str);
            href.is_some_and(|href| !href.starts_with('#'))
        }
        _ => false,
    }
}

fn children(json: &Json) -> &[Json] {
    json.get("content").and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn read_blocks(json: &Json, unknown: &mut Vec<String>) -> Vec<RichBlock> {
    children(json).iter().filter_map(|node| read_block(node, unknown)).collect()
}

fn read_block(node: &Json, unknown: &mut Vec<String>) -> Option<RichBlock> {
    let name = node.get("type").and_then(Json::as_str).unwrap_or_default();
    let items =
        |unknown: &mut Vec<String>| children(node).iter().map(|item| read_blocks(item, unknown)).collect();
    Some(match name {
        "paragraph" => RichBlock::Paragraph(read_spans(node, unknown)),
        "heading" => {
            let level = node.pointer("/attrs/level").and_then(Json::as_u64).unwrap_or(3);
            RichBlock::Heading(if level >= 4 { 4 } else { 3 }, read_spans(node, unknown))
        }
        "bulletList" => RichBlock::List { ordered: false, items: items(unknown) },
        "orderedList" => RichBlock::List { ordered: true, items: items(unknown) },
        "blockquote" => RichBlock::Quote(read_blocks(node, unknown)),
        "table" => RichBlock::Table(children(node).iter().map(|row| read_row(row, unknown)).collect()),
        _ => {
            unknown.push(name.to_owned());
            let text = all_text(node);
            if text.is_empty() {
                return None;
            }
            RichBlock::Paragraph(vec![Span::plain(text)])
        }
    })
}

fn read_row(row: &Json, unknown: &mut Vec<String>) -> Vec<RichCell> {
    let cells = children(row).iter();
    cells
        .map(|cell| RichCell {
            header: cell.get("type").and_then(Json::as_str) == Some("tableHeader"),
            blocks: read_blocks(cell, unknown),
        })
        .collect()
}

fn read_spans(node: &Json, unknown: &mut Vec<String>) -> Vec<Span> {
    let mut spans = Vec::new();
    for child in children(node) {
        match child.get("type").and_then(Json::as_str) {
            Some("text") => spans.push(read_span(child, unknown)),
            Some("hardBreak") => spans.push(Span::plain("\n")),
            other => {
                unknown.push(other.unwrap_or_default().to_owned());
                spans.push(Span::plain(all_text(child)));
            }
        }
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

fn read_span(node: &Json, unknown: &mut Vec<String>) -> Span {
    let mut span = Span::plain(node.get("text").and_then(Json::as_str).unwrap_or_default());
    for mark in node.get("marks").and_then(Json::as_array).into_iter().flatten() {
        match mark.get("type").and_then(Json::as_str).unwrap_or_default() {
            "bold" => span.bold = true,
            "italic" => span.italic = true,
            "superscript" => span.shift = Some(Shift::Up),
            "subscript" => span.shift = Some(Shift::Down),
            "link" => span.link = mark.pointer("/attrs/href").and_then(Json::as_str).map(str::to_owned),
            other => unknown.push(other.to_owned()),
        }
    }
    span
}

fn all_text(node: &Json) -> String {
    let own = node.get("text").and_then(Json::as_str).unwrap_or_default().to_owned();
    children(node).iter().fold(own, |text, child| text + &all_text(child))
}

fn write_block(block: &RichBlock) -> Json {
    match block {
        RichBlock::Paragraph(spans) => with_content(json!({ "type": "paragraph" }), write_spans(spans)),
        RichBlock::Heading(level, spans) => {
            with_content(json!({ "type": "heading", "attrs": { "level": level } }), write_spans(spans))
        }
        RichBlock::List { ordered, items } => {
            let items = items
                .iter()
                .map(|item| json!({ "type": "listItem", "content": item.iter().map(write_block).collect::<Vec<_>>() }))
                .collect();
            with_content(json!({ "type": if *ordered { "orderedList" } else { "bulletList" } }), items)
        }
        RichBlock::Quote(blocks) => {
            with_content(json!({ "type": "blockquote" }), blocks.iter().map(write_block).collect())
        }
        RichBlock::Table(rows) => {
            with_content(json!({ "type": "table" }), rows.iter().map(|row| write_row(row)).collect())
        }
    }
}

fn write_row(cells: &[RichCell]) -> Json {
    let cells = cells
        .iter()
        .map(|cell| {
            let name = if cell.header { "tableHeader" } else { "tableCell" };
            json!({ "type": name, "content": cell.blocks.iter().map(write_block).collect::<Vec<_>>() })
        })
        .collect();
    with_content(json!({ "type": "tableRow" }), cells)
}

fn with_content(mut node: Json, content: Vec<Json>) -> Json {
    if !content.is_empty() {
        node["content"] = Json::Array(content);
    }
    node
}

fn write_spans(spans: &[Span]) -> Vec<Json> {
    spans.iter().map(write_span).collect()
}

fn write_span(span: &Span) -> Json {
    if span.text == "\n" {
        return json!({ "type": "hardBreak" });
    }
    let mut marks = Vec::new();
    if let Some(href) = &span.link {
        marks.push(json!({ "type": "link", "attrs": { "href": href } }));
    }
    if span.bold {
        marks.push(json!({ "type": "bold" }));
    }
    if span.italic {
        marks.push(json!({ "type": "italic" }));
    }
    match span.shift {
        Some(Shift::Up) => marks.push(json!({ "type": "superscript" })),
        Some(Shift::Down) => marks.push(json!({ "type": "subscript" })),
        None => {}
    }
    let mut node = Map::new();
    node.insert("type".to_owned(), json!("text"));
    if !marks.is_empty() {
        node.insert("marks".to_owned(), Json::Array(marks));
    }
    node.insert("text".to_owned(), json!(span.text));
    Json::Object(node)
}

fn plain_blocks(blocks: &[RichBlock], out: &mut String) {
    for block in blocks {
        match block {
            RichBlock::Paragraph(spans) | RichBlock::Heading(_, spans) => {
                spans.iter().for_each(|span| out.push_str(&span.text));
                out.push('\n');
            }
            RichBlock::List { items, .. } => items.iter().for_each(|item| plain_blocks(item, out)),
            RichBlock::Quote(blocks) => plain_blocks(blocks, out),
            RichBlock::Table(rows) => {
                rows.iter().flatten().for_each(|cell| plain_blocks(&cell.blocks, out));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let json = json!({ "type": "doc", "content": [
            { "type": "heading", "attrs": { "level": 3 }, "content": [{ "type": "text", "text": "Titre" }] },
            { "type": "paragraph", "content": [
                { "type": "text", "text": "CO" },
                { "type": "text", "marks": [{ "type": "subscript" }], "text": "2" },
                { "type": "hardBreak" },
                { "type": "text", "marks": [{ "type": "link", "attrs": { "href": "#article:objet" } }], "text": "article 1" },
            ] },
            { "type": "bulletList", "content": [{ "type": "listItem", "content": [{ "type": "paragraph" }] }] },
        ] });
        assert_eq!(RichText::from_json(&json).map(|rich| rich.to_json()), Ok(json));
    }

    #[test]
    fn an_unknown_node_keeps_its_text_and_is_named() {
        let json = json!({ "type": "doc", "content": [
            { "type": "codeBlock", "content": [{ "type": "text", "text": "reste" }] },
        ] });
        let rich = RichText::from_json(&json);
        assert_eq!(rich.as_ref().map(RichText::plain), Ok("reste".to_owned()));
        assert_eq!(rich.map(|rich| rich.unknown), Ok(vec!["codeBlock".to_owned()]));
    }
}
