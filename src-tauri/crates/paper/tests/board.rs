//! What a board promises, checked on its PDF.

use std::error::Error;

use model::board::{Board, Cell};
use paper::board::{Sheet, board_pdf};

fn board(cells: usize, notes: usize) -> Board {
    let cell = |number: usize| Cell {
        title: format!("Boîte {number} 🌱"),
        question: "Qu'est-ce qui nous freine, ici?".into(),
        notes: (1..=notes)
            .map(|note| format!("Constat {note} : une rivière à l'étiage dès le mois de juin"))
            .collect(),
    };
    Board {
        title: "Atouts, faiblesses, opportunités, menaces".into(),
        subtitle: "CC des Trois-Rivières (fictive)".into(),
        cells: (1..=cells).map(cell).collect(),
        foot: "Planche d’atelier — diagnostic".into(),
    }
}

#[test]
fn a_board_prints_on_one_sheet_with_its_accents() -> Result<(), Box<dyn Error>> {
    let pdf = board_pdf(&board(4, 40), Sheet::A3)?;
    let file = lopdf::Document::load_mem(&pdf)?;
    assert_eq!(file.get_pages().len(), 1);
    let text = file.extract_text(&[1])?;
    for words in [
        "opportunités",
        "Boîte 4 □",
        "Qu’est-ce qui nous freine, ici\u{202f}?",
        "autres constats dans le dossier",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(text.matches("autres constats dans le dossier").count(), 4);
    Ok(())
}

#[test]
fn more_than_six_boxes_take_another_sheet() -> Result<(), Box<dyn Error>> {
    for (cells, sheets) in [(0, 1), (1, 1), (6, 1), (7, 2)] {
        let file = lopdf::Document::load_mem(&board_pdf(&board(cells, 3), Sheet::A3)?)?;
        assert_eq!(file.get_pages().len(), sheets, "{cells} boxes");
    }
    Ok(())
}

#[test]
fn the_same_board_gives_the_same_bytes() -> Result<(), Box<dyn Error>> {
    assert!(board_pdf(&board(4, 5), Sheet::A3)? == board_pdf(&board(4, 5), Sheet::A3)?);
    Ok(())
}
