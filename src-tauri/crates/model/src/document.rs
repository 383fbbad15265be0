//! The resolved document: a tree of blocks, ready to print, that knows nothing of registers.
//!
//! Every word in it is final: amounts and dates are written, numbers and cross-references are
//! resolved. The exporters (PDF, preview, later docx) only lay it out.

use serde::{Deserialize, Serialize};

use crate::organisation::House;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The document's title, in the PDF's metadata and on the cover.
    pub title: String,
    /// The line under the title: « pour le territoire de … ».
    pub subtitle: String,
    /// Short facts of the cover: label and text.
    pub cover: Vec<(String, String)>,
    /// Shown on the cover in a frame, when the document must warn (fictional territory).
    pub notice: Option<String>,
    /// What stands in the running head.
    pub running_head: String,
    /// The day the document was resolved, written out.
    pub date: String,
    /// The word printed across each page until the contract is signed.
    pub watermark: Option<String>,
    /// Whether the contents are printed.
    pub contents: bool,
    /// How many levels of headings they list.
    pub contents_depth: u8,
    /// Whether it opens with a band at the head of its first page, instead of a cover.
    pub short: bool,
    /// How it looks.
    #[serde(default)]
    pub house: House,
    /// The body.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Block {
    /// A heading. Levels follow each other without gaps, from 1.
    Heading {
        /// From 1.
        level: u8,
        /// « Article 6 », « 6.3 », « Annexe 1 », or nothing.
        number: Option<String>,
        /// The words.
        text: String,
        /// The identifier links point to.
        anchor: Option<String>,
        /// The colour mark of an axis, by its code.
        axis: Option<String>,
    },
    /// A point to come back to: what an answer prints follows. It takes no room.
    Anchor {
        /// Its name: « champ-objet_du_contrat ». It is stable, and stands once in a document.
        name: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list; each item is a run of blocks.
    List {
        /// Numbered, or with bullets.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A framed remark, for instance what is still to be written.
    Note {
        /// « À compléter », « Attention ».
        title: String,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A table.
    Table(Table),
    /// A drawing, and the table that says the same.
    Drawing {
        /// What stands above it.
        title: String,
        /// What it shows, in words.
        alt: String,
        /// The drawing.
        svg: String,
        /// Its figures.
        table: Table,
    },
    /// Label and text, one pair a line.
    Facts {
        /// The pairs.
        rows: Vec<(String, Vec<Inline>)>,
    },
    /// Blocks printed on landscape pages.
    Landscape {
        /// The blocks.
        blocks: Vec<Block>,
        /// Whether the pages are A3, to be folded.
        #[serde(default)]
        fold: bool,
    },
    /// A file kept in the dossier, printed page by page.
    File {
        /// What it is.
        title: String,
        /// Its name.
        file_name: String,
        /// The SHA-256 of its bytes.
        fingerprint: String,
    },
    /// A new page.
    PageBreak,
    /// The grid of signatures.
    Signatures {
        /// One for each party that signs.
        boxes: Vec<SignatureBox>,
    },
    /// Ruled lines to write on by hand.
    Lines {
        /// How many.
        count: u8,
    },
    /// Boxes to tick by hand.
    Boxes {
        /// What each stands for.
        options: Vec<String>,
    },
}

/// A table with a head that is repeated on each page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// What the table shows, printed above it and read to a blind person.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Share of the width, relative to the other columns.
    pub width: u16,
    /// Amounts and numbers are set to the right.
    pub numeric: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// What the row is.
    pub role: RowRole,
    /// One cell a column; a group's single cell spans them all.
    pub cells: Vec<Vec<Inline>>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RowRole {
    /// An ordinary row. Its first cell heads it.
    Record,
    /// The title of the rows below.
    Group,
    /// A total of the rows above.
    Total,
    /// A row to fill by hand.
    Blank,
}

/// A box to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureBox {
    /// « Pour la communauté de communes … ».
    pub party: String,
    /// Who signs.
    pub name: String,
    /// In what function.
    pub title: String,
    /// The act that allows it: « Délibération n° … du … », or nothing.
    pub authority: String,
}

/// A run of characters with the same marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inline {
    /// The characters; `\n` breaks the line.
    pub text: String,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// `sup`, `sub` or nothing.
    #[serde(default)]
    pub shift: Option<String>,
    /// An address, or `#anchor` inside the document.
    #[serde(default)]
    pub link: Option<String>,
    /// Set apart because it is still to be written.
    #[serde(default)]
    pub missing: bool,
    /// The name of the point where it begins, to come back to: « rubrique-… », « ligne-… ». It takes no room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

impl Inline {
    /// Characters without marks.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same characters, at a point of this name.
    #[must_use]
    pub fn at(self, anchor: String) -> Self {
        Self { anchor: Some(anchor), ..self }
    }

    /// Characters in bold.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }
}

impl Document {
    /// The plan: number and text of each heading, indented by level. It is what the golden tests keep.
    #[must_use]
    pub fn outline(&self) -> String {
        let mut out = String::new();
        outline(&self.blocks, &mut out);
        out
    }
}

fn outline(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { level, number, text, .. } => {
                let indent = "  ".repeat(usize::from(level.saturating_sub(1)));
                let number = number.as_ref().map(|number| format!("{number} — ")).unwrap_or_default();
                out.push_str(&format!("{indent}{number}{text}\n"));
            }
            Block::Landscape { blocks, .. } | Block::Quote { blocks } => outline(blocks, out),
            Block::Table(table) => {
                out.push_str(&format!("    [tableau : {}, {} lignes]\n", table.caption, table.rows.len()));
            }
            Block::Drawing { title, .. } => out.push_str(&format!("    [dessin : {title}]\n")),
            Block::Signatures { boxes } => out.push_str(&format!("    [signatures : {}]\n", boxes.len())),
            Block::File { file_name, .. } => out.push_str(&format!("    [pièce : {file_name}]\n")),
            Block::Lines { count } => out.push_str(&format!("    [lignes : {count}]\n")),
            Block::Boxes { options } => out.push_str(&format!("    [cases : {}]\n", options.len())),
            Block::Anchor { .. }
            | Block::Paragraph { .. }
            | Block::List { .. }
            | Block::Note { .. }
            | Block::Facts { .. }
            | Block::PageBreak => {}
        }
    }
}
