//! Column widths: the shares the template asks for, corrected so that no amount is cut.

use model::document::{Inline, Row, RowRole, Table};

use crate::metrics::Metrics;

/// The text width of a portrait page, in points: A4 without the margins of the house style.
pub const PORTRAIT: f64 = 442.0;
/// The text width of a landscape page, in points.
pub const LANDSCAPE: f64 = 688.0;
/// The text width of an A3 page to be folded, in points.
pub const FOLDED: f64 = 1037.0;

/// The size of table text, in points.
const SIZE: f64 = 9.0;
/// The room left and right of a cell's text, in points, with a little slack.
const INSETS: f64 = 11.0;
/// A longer word may be hyphenated, in points.
const LONGEST_WORD: f64 = 58.0;
/// A word that cannot be hyphenated runs into the next column when its own is narrower; a still longer
/// one is not a word, in points.
const LONGEST_WHOLE: f64 = 110.0;
/// A longer word of a column head may be hyphenated, in points.
const LONGEST_HEAD: f64 = 84.0;

/// Sets each column's width in tenths of a point, of a table `room` points wide: the share asked
/// for, or what its longest amount needs, taken from the columns that have more.
pub fn settle(table: &mut Table, room: f64, face: Option<&Metrics>) {
    let Some(face) = face else { return };
    let least: Vec<f64> = (0..table.columns.len()).map(|index| least(table, index, face)).collect();
    let asked: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width.max(1))).collect();
    for (column, width) in table.columns.iter_mut().zip(share(&asked, &least, room)) {
        // The room of a sheet in tenths of a point fits in 16 bits.
        column.width = (width * 10.0).clamp(1.0, 60_000.0) as u16;
    }
}

/// Gives two decimals to every amount of a table where one has cents, or only to those of its column where the table,
/// `room` points wide, has no place for them: amounts are compared by their place.
pub fn align_cents(table: &mut Table, room: f64, face: Option<&Metrics>) {
    let with_cents: Vec<usize> = (0..table.columns.len()).filter(|&index| has_cents(table, index)).collect();
    if with_cents.is_empty() {
        return;
    }
    let mut all = table.clone();
    (0..all.columns.len()).for_each(|index| add_cents(&mut all, index));
    let need = |face| (0..all.columns.len()).map(|index| least(&all, index, face)).sum::<f64>();
    if face.is_some_and(|face| need(face) <= room) {
        *table = all;
    } else {
        with_cents.into_iter().for_each(|index| add_cents(table, index));
    }
}

fn has_cents(table: &Table, index: usize) -> bool {
    table.columns[index].numeric
        && table.rows.iter().filter_map(|row| amount(row, index)).any(|run| run.text.contains(','))
}

fn add_cents(table: &mut Table, index: usize) {
    if !table.columns[index].numeric {
        return;
    }
    for row in &mut table.rows {
        if amount(row, index).is_some_and(|run| !run.text.contains(',')) {
            let run = &mut row.cells[index][0];
            run.text = run.text.replace("\u{a0}€", ",00\u{a0}€");
        }
    }
}

/// The amount of a row in a column.
fn amount(row: &Row, index: usize) -> Option<&Inline> {
    let cell = row.cells.get(index).filter(|cell| row.role != RowRole::Group && is_amount(cell))?;
    cell.first()
}

/// Whether a cell is one amount: « −12 500,50 € ».
fn is_amount(cell: &[Inline]) -> bool {
    let [run] = cell else { return false };
    let Some(figure) = run.text.strip_suffix("\u{a0}€") else { return false };
    let figure = figure.trim_start_matches('−');
    !figure.is_empty() && figure.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '\u{202f}' | ','))
}

fn share(asked: &[f64], least: &[f64], room: f64) -> Vec<f64> {
    if least.iter().sum::<f64>() >= room {
        return least.to_vec();
    }
    let mut fixed = vec![false; asked.len()];
    loop {
        let taken: f64 = (0..asked.len()).filter(|&at| fixed[at]).map(|at| least[at]).sum();
        let sum: f64 = (0..asked.len()).filter(|&at| !fixed[at]).map(|at| asked[at]).sum();
        let width = |at: usize| if fixed[at] { least[at] } else { asked[at] / sum * (room - taken) };
        let Some(short) = (0..asked.len()).find(|&at| !fixed[at] && width(at) < least[at]) else {
            return (0..asked.len()).map(width).collect();
        };
        fixed[short] = true;
    }
}

fn least(table: &Table, index: usize, face: &Metrics) -> f64 {
    let head = longest(&table.columns[index].title, LONGEST_HEAD, face);
    let cells = table.rows.iter().filter(|row| row.role != RowRole::Group);
    cells.filter_map(|row: &Row| row.cells.get(index)).map(|cell| cell_least(cell, face)).fold(head, f64::max)
        + INSETS
}

fn cell_least(cell: &[Inline], face: &Metrics) -> f64 {
    let text: String = cell.iter().map(|run| run.text.as_str()).collect();
    longest(&text, LONGEST_WORD, face)
}

/// The width of the longest word that cannot be broken, in points.
fn longest(text: &str, cap: f64, face: &Metrics) -> f64 {
    let words = text.split([' ', '\n', '-', '/']);
    let width = |word: &str| {
        let whole = face.width(word, SIZE);
        let letters = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        if word.chars().any(|sign| sign.is_ascii_digit()) {
            whole
        } else if letters.chars().all(char::is_alphabetic) {
            whole.min(cap)
        } else {
            // « d’approvisionnement »: only a word made of letters is hyphenated.
            whole.min(LONGEST_WHOLE)
        }
    };
    words.map(width).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use model::document::{Column, Inline, Row, RowRole, Table};

    use super::{LONGEST_WORD, align_cents, longest, share};
    use crate::fonts::REGULAR;
    use crate::metrics::Metrics;

    #[test]
    fn a_word_that_typst_does_not_hyphenate_has_its_whole_width() {
        let Some(face) = Metrics::new(REGULAR) else { panic!("the embedded face is readable") };
        assert!(longest("(approvisionnement),", LONGEST_WORD, &face) <= LONGEST_WORD);
        assert!(longest("d’approvisionnement", LONGEST_WORD, &face) > LONGEST_WORD);
    }

    #[test]
    fn amounts_of_a_table_have_cents_when_one_has_some_or_those_of_its_column_where_room_lacks() {
        let Some(face) = Metrics::new(REGULAR) else { panic!("the embedded face is readable") };
        let texts = |rows: &[[&str; 2]], room: f64| {
            let cells = |row: &[&str; 2]| row.iter().map(|text| vec![Inline::plain(*text)]).collect();
            let rows = rows.iter().map(|row| Row { role: RowRole::Record, cells: cells(row) }).collect();
            let column = Column { title: "Montant".to_owned(), width: 10, numeric: true };
            let mut table = Table { caption: String::new(), columns: vec![column.clone(), column], rows };
            align_cents(&mut table, room, Some(&face));
            let texts =
                table.rows.iter().map(|row| row.cells.iter().map(|cell| cell[0].text.as_str()).collect());
            texts.collect::<Vec<Vec<&str>>>().iter().map(|row| row.join(" ; ")).collect::<Vec<_>>()
        };
        let rows = [["1\u{202f}200\u{a0}€", "7\u{a0}€"], ["0,50\u{a0}€", "en cours"], ["", "8\u{a0}€"]];
        let all = ["1\u{202f}200,00\u{a0}€ ; 7,00\u{a0}€", "0,50\u{a0}€ ; en cours", " ; 8,00\u{a0}€"];
        let own = ["1\u{202f}200,00\u{a0}€ ; 7\u{a0}€", "0,50\u{a0}€ ; en cours", " ; 8\u{a0}€"];
        assert_eq!(texts(&rows, 300.0), all);
        assert_eq!(texts(&rows, 60.0), own);
        assert_eq!(texts(&[["1\u{a0}€", "2\u{a0}€"]], 300.0), ["1\u{a0}€ ; 2\u{a0}€"]);
    }

    #[test]
    fn shares_are_kept_when_they_suffice() {
        assert_eq!(share(&[1.0, 3.0], &[10.0, 10.0], 100.0), [25.0, 75.0]);
    }

    #[test]
    fn a_narrow_column_takes_from_the_wide_ones() {
        assert_eq!(share(&[1.0, 3.0, 1.0], &[40.0, 10.0, 10.0], 100.0), [40.0, 45.0, 15.0]);
    }

    #[test]
    fn needs_beyond_the_room_share_it_by_need() {
        assert_eq!(share(&[1.0, 1.0], &[80.0, 40.0], 100.0), [80.0, 40.0]);
    }
}
