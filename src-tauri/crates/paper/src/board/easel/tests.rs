use model::board::{Board, Cell};
use printpdf::{Op, PdfFontHandle, TextItem};

use super::{BAND, Easel, INSET, MARGIN};
use crate::board::Sheet;
use crate::pen::{Face, Pen, View};

/// Millimetres in a point.
const POINT: f64 = 25.4 / 72.0;
/// What rounding to single floats may add, in millimetres.
const HAIR: f64 = 0.01;

/// A written line: left, right, baseline from the upper edge, size; in millimetres.
struct Mark {
    text: String,
    left: f64,
    right: f64,
    low: f64,
    high: f64,
}

fn easel(sheet: Sheet) -> Easel {
    let (Some(regular), Some(strong)) = (Face::regular(), Face::semibold()) else {
        panic!("the embedded faces are readable")
    };
    Easel::new(sheet, regular, strong)
}

fn crowded(cells: usize, questions: usize) -> Board {
    let long = "Une rivière à l’étiage dès le mois de juin, des puits à sec et une anticonstitutionnellement longue phrase ".repeat(6);
    let cell = |number: usize| Cell {
        title: format!(
            "Boîte {number} au titre bien trop long pour une seule ligne de cette affiche d’atelier"
        ),
        questions: vec![format!("Question {}", "qui n’en finit pas ".repeat(8)); questions],
        known: "Ce que nous savons déjà du territoire et de ses habitants".to_owned(),
        notes: (0..20)
            .map(|note| if note % 3 == 0 { long.clone() } else { format!("Constat {note}") })
            .collect(),
    };
    Board {
        title: "Titre ".repeat(40),
        subtitle: "Territoire ".repeat(40),
        cells: (1..=cells).map(cell).collect(),
        foot: "Pied ".repeat(90),
    }
}

/// Every line that is written, measured on the paper.
fn written(easel: &Easel, sheet: Sheet, board: &Board) -> Vec<Mark> {
    let mut pen = Pen::new(View::page(sheet.size(), sheet.scale()));
    easel.draw(&mut pen, board);
    let (mut marks, mut face, mut size, mut at) = (Vec::new(), &easel.regular, 0.0, (0.0, 0.0));
    for op in pen.into_ops() {
        match op {
            Op::SetFont { font: PdfFontHandle::External(name), size: points } => {
                face = if name.0 == easel.strong.name { &easel.strong } else { &easel.regular };
                size = f64::from(points.0);
            }
            Op::SetTextCursor { pos } => {
                at = (f64::from(pos.x.0) * POINT, sheet.size().1 - f64::from(pos.y.0) * POINT);
            }
            Op::ShowText { items } => {
                let [TextItem::Text(text)] = items.as_slice() else { panic!("one text a line") };
                let right = at.0 + face.width(text, size);
                marks.push(Mark { text: text.clone(), left: at.0, right, low: at.1, high: size * POINT });
            }
            _ => {}
        }
    }
    marks
}

#[test]
fn no_text_leaves_its_box_nor_the_page() {
    for sheet in [Sheet::A3, Sheet::A0] {
        for (cells, questions) in [(0, 0), (1, 0), (3, 2), (4, 1), (5, 1), (6, 3), (8, 1)] {
            let (easel, board) = (easel(sheet), crowded(cells, questions));
            let scale = sheet.scale();
            let frames: Vec<_> = (0..cells).map(|index| easel.frame(index, cells)).collect();
            for mark in written(&easel, sheet, &board) {
                let Mark { text, left, right, low, high } = mark;
                let edge = MARGIN * scale;
                assert!(left >= edge - HAIR && right <= sheet.size().0 - edge + HAIR, "{text}");
                assert!(low - high >= 0.0 && low <= sheet.size().1 - edge + HAIR, "{text}");
                let inside = |frame: &crate::pen::Frame| {
                    left >= (frame.x + INSET) * scale - HAIR
                        && right <= (frame.x + frame.width - INSET) * scale + HAIR
                        && low - high >= frame.y * scale - HAIR
                        && low <= (frame.y + frame.height - INSET) * scale + HAIR
                };
                let apart = ["Titre", "Territoire", "Pied"].iter().any(|word| text.starts_with(word));
                assert!(apart || frames.iter().any(inside), "{sheet:?}, {cells} boxes: {text}");
            }
        }
    }
}

#[test]
fn lines_of_a_box_do_not_touch() {
    let (easel, board) = (easel(Sheet::A3), crowded(1, 1));
    let marks = written(&easel, Sheet::A3, &board);
    let lines = marks.iter().filter(|mark| mark.text != "•" && mark.low > MARGIN + BAND);
    let mut lows: Vec<f64> = lines.map(|mark| mark.low).collect();
    lows.sort_by(f64::total_cmp);
    assert!(lows.windows(2).all(|pair| pair[1] - pair[0] > 4.0), "{lows:?}");
}

#[test]
fn type_grows_with_the_sheet() {
    let sizes = Sheet::ALL.iter().map(|&sheet| {
        let marks = written(&easel(sheet), sheet, &crowded(4, 1));
        marks.iter().map(|mark| mark.high).fold(0.0, f64::max)
    });
    let sizes: Vec<f64> = sizes.collect();
    assert!(sizes.windows(2).all(|pair| pair[1] > pair[0] * 1.4), "{sizes:?}");
}
