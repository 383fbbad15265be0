//! The codes that a template may write: what the check compares with, and what the schema lists for an editor.

use crate::register::RegisterName;

/// The field kinds a template may use, as written in the file.
pub const KINDS: [&str; 18] = [
    "line", "text", "rich", "money", "number", "percent", "year", "date", "period", "yesNo", "choice",
    "choices", "link", "links", "rows", "table", "siren", "siret",
];

/// The kinds a cell of a repeating block may use.
pub const CELLS: [&str; 12] = [
    "line", "text", "number", "percent", "money", "year", "date", "period", "yesNo", "choice", "siren",
    "siret",
];

/// Each block with the keys it takes.
pub const BLOCKS: [(&str, &[&str]); 19] = [
    ("article", &["id", "title", "blocks"]),
    ("annex", &["id", "title", "blocks"]),
    ("heading", &["title"]),
    ("text", &["text"]),
    ("list", &["items"]),
    ("note", &["title", "text"]),
    ("answer", &["field", "empty", "where"]),
    ("facts", &["rows"]),
    ("table", &["register", "where", "columns", "caption", "group", "empty"]),
    ("each", &["register", "where", "title", "blocks", "empty"]),
    ("landscape", &["blocks"]),
    ("pageBreak", &[]),
    ("maquette", &["by", "empty"]),
    ("agreement", &["field", "empty"]),
    ("changes", &["field", "empty"]),
    ("panel", &["panel", "show"]),
    ("files", &[]),
    ("signatures", &["authority"]),
    ("parties", &["authority"]),
];

/// The names of the blocks.
pub fn blocks() -> Vec<&'static str> {
    BLOCKS.iter().map(|(name, _)| *name).collect()
}

/// The codes of the registers that a template may print.
pub fn registers() -> Vec<&'static str> {
    RegisterName::ALL.iter().filter(|register| register.printable()).map(|register| register.code()).collect()
}
