//! A document as one HTML file, for the programs that make a PDF of one: the same words, tables and drawings,
//! under a style as plain as it can be, so that what is measured is their own work.

use model::document::{Block, Document, Inline, Row, RowRole, Table};

const STYLE: &str = "@page { size: A4; margin: 29mm 27mm } @page large { size: A4 landscape } \
.large { page: large } body { font: 10.5pt 'Source Sans 3', sans-serif; text-align: justify; hyphens: auto } \
table { border-collapse: collapse; width: 100%; font-size: 9pt; text-align: left } td, th { border-bottom: .5pt solid #cdc6b6; \
padding: 3pt; vertical-align: top } .n { text-align: right } thead { display: table-header-group }";

/// The whole document.
pub fn html(document: &Document) -> String {
    let mut out = format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{STYLE}</style></head><body><h1>{0}</h1><p>{1}</p>",
        escaped(&document.title),
        escaped(&document.subtitle)
    );
    blocks(&document.blocks, &mut out);
    out.push_str("</body></html>");
    out
}

fn blocks(blocks: &[Block], out: &mut String) {
    blocks.iter().for_each(|it| block(it, out));
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Heading { level, number, text, .. } => {
            let number = number.as_deref().unwrap_or_default();
            out.push_str(&format!("<h{level}>{number} {}</h{level}>", escaped(text)));
        }
        Block::Paragraph { text } => element("p", &runs(text), out),
        Block::List { ordered, items } => {
            let name = if *ordered { "ol" } else { "ul" };
            out.push_str(&format!("<{name}>"));
            for item in items {
                out.push_str("<li>");
                self::blocks(item, out);
                out.push_str("</li>");
            }
            out.push_str(&format!("</{name}>"));
        }
        Block::Quote { blocks } => {
            out.push_str("<blockquote>");
            self::blocks(blocks, out);
            out.push_str("</blockquote>");
        }
        Block::Note { title, text } => {
            element("p", &escaped(title), out);
            element("p", &runs(text), out);
        }
        Block::Table(it) => table(it, out),
        Block::Drawing { title, svg, table: figures, .. } => {
            element("p", &escaped(title), out);
            out.push_str(svg);
            table(figures, out);
        }
        Block::Facts { rows } => {
            out.push_str("<table>");
            for (label, text) in rows {
                out.push_str(&format!("<tr><th>{}</th><td>{}</td></tr>", escaped(label), runs(text)));
            }
            out.push_str("</table>");
        }
        Block::Landscape { blocks, .. } => {
            out.push_str("<div class=\"large\">");
            self::blocks(blocks, out);
            out.push_str("</div>");
        }
        Block::Signatures { boxes } => {
            for it in boxes {
                let words = [&it.party, &it.name, &it.title, &it.authority].map(|part| escaped(part));
                element("p", &words.join("<br>"), out);
            }
        }
        Block::Boxes { options } => options.iter().for_each(|option| element("p", &escaped(option), out)),
        Block::PageBreak => out.push_str("<div style=\"break-after: page\"></div>"),
        Block::File { title, .. } => element("p", &escaped(title), out),
        Block::Anchor { .. } | Block::Lines { .. } => {}
    }
}

fn table(table: &Table, out: &mut String) {
    out.push_str(&format!("<table><caption>{}</caption><thead><tr>", escaped(&table.caption)));
    table.columns.iter().for_each(|column| element("th", &escaped(&column.title), out));
    out.push_str("</tr></thead><tbody>");
    table.rows.iter().for_each(|row| line(table, row, out));
    out.push_str("</tbody></table>");
}

fn line(table: &Table, row: &Row, out: &mut String) {
    out.push_str("<tr>");
    if row.role == RowRole::Group {
        let words = row.cells.first().map(|cell| runs(cell)).unwrap_or_default();
        out.push_str(&format!("<th colspan=\"{}\">{words}</th>", table.columns.len()));
    } else {
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let class = if column.numeric { " class=\"n\"" } else { "" };
            out.push_str(&format!("<td{class}>{}</td>", runs(cell)));
        }
    }
    out.push_str("</tr>");
}

fn runs(runs: &[Inline]) -> String {
    let dressed = |run: &Inline| {
        let words = escaped(&run.text).replace('\n', "<br>");
        if run.bold { format!("<b>{words}</b>") } else { words }
    };
    runs.iter().map(dressed).collect()
}

fn element(name: &str, content: &str, out: &mut String) {
    out.push_str(&format!("<{name}>{content}</{name}>"));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
