//! What a board promises, checked on its PDF.

use std::error::Error;

use lopdf::Document;
use model::board::{Board, Cell};
use paper::board::{Sheet, Tiling, board_pdf};

fn board(cells: usize, notes: usize) -> Board {
    let cell = |number: usize| Cell {
        title: format!("Boîte {number} 🌱"),
        questions: vec!["Qu'est-ce qui nous freine, ici?".into(), format!("Par quoi commencer, {number} ?")],
        known: format!("Déjà constaté {number}"),
        notes: (1..=notes).map(|note| format!("Constat {number}.{note} à l'étiage")).collect(),
    };
    Board {
        title: "Atouts, faiblesses, opportunités, menaces".into(),
        subtitle: "CC des Trois-Rivières (fictive)".into(),
        cells: (1..=cells).map(cell).collect(),
        foot: "Planche d’atelier — diagnostic".into(),
    }
}

fn printed(board: &Board, sheet: Sheet, tiling: Tiling) -> Result<Document, Box<dyn Error>> {
    Ok(Document::load_mem(&board_pdf(board, sheet, tiling)?)?)
}

/// Width and height of each page, in millimetres.
fn sizes(file: &Document) -> Result<Vec<(f64, f64)>, Box<dyn Error>> {
    let size = |page: lopdf::ObjectId| -> Result<(f64, f64), Box<dyn Error>> {
        let corners = file.get_dictionary(page)?.get(b"MediaBox")?.as_array()?;
        let millimetres =
            |index: usize| Ok::<f64, lopdf::Error>(f64::from(corners[index].as_float()?) * 25.4 / 72.0);
        Ok((millimetres(2)?, millimetres(3)?))
    };
    file.get_pages().into_values().map(size).collect()
}

#[test]
fn each_sheet_is_one_page_of_its_size_with_every_text() -> Result<(), Box<dyn Error>> {
    let asked = board(4, 3);
    for &sheet in Sheet::ALL {
        let file = printed(&asked, sheet, Tiling::Whole)?;
        let [(width, height)] = sizes(&file)?[..] else { panic!("one page") };
        assert!((width - sheet.size().0).abs() < 0.1 && (height - sheet.size().1).abs() < 0.1);
        let text = file.extract_text(&[1])?;
        let mut expected = vec![asked.title.clone(), asked.subtitle.clone(), asked.foot.clone()];
        for (index, cell) in asked.cells.iter().enumerate() {
            let number = index + 1;
            expected.extend([format!("Boîte {number} □"), format!("Par quoi commencer, {number}\u{202f}?")]);
            expected.push(cell.known.clone());
            expected.extend(cell.notes.iter().map(|note| note.replace('\'', "’")));
        }
        for words in expected {
            assert!(text.contains(&words), "{sheet:?}: {words} in {text}");
        }
        assert_eq!(text.matches("Qu’est-ce qui nous freine, ici\u{202f}?").count(), 4);
    }
    Ok(())
}

#[test]
fn notes_without_room_are_counted() -> Result<(), Box<dyn Error>> {
    let text = printed(&board(4, 60), Sheet::A3, Tiling::Whole)?.extract_text(&[1])?;
    // Both spaces are one glyph of the face, which is read back as one of them.
    let text = text.replace('\u{a0}', " ");
    assert_eq!(text.matches("… et ").count(), 4, "{text}");
    assert_eq!(text.matches(" autres dans le dossier").count(), 4, "{text}");
    Ok(())
}

#[test]
fn a_board_of_any_number_of_boxes_is_one_sheet() -> Result<(), Box<dyn Error>> {
    for cells in [0, 1, 3, 5, 7, 12] {
        let file = printed(&board(cells, 3), Sheet::A3, Tiling::Whole)?;
        assert_eq!(file.get_pages().len(), 1, "{cells} boxes");
    }
    Ok(())
}

#[test]
fn tiles_are_numbered_a4_pages_that_hold_every_text() -> Result<(), Box<dyn Error>> {
    let asked = board(4, 3);
    for (&sheet, (pages, last)) in Sheet::ALL.iter().zip([(4, "B2"), (8, "B4"), (15, "C5"), (25, "E5")]) {
        assert_eq!(Tiling::A4.pages(sheet), pages);
        let file = printed(&asked, sheet, Tiling::A4)?;
        let sizes = sizes(&file)?;
        assert_eq!(sizes.len(), pages);
        let a4 = |(width, height): &(f64, f64)| (width * height - 210.0 * 297.0).abs() < 50.0;
        assert!(sizes.iter().all(a4), "{sizes:?}");
        let mut whole = String::new();
        for page in file.get_pages().into_keys() {
            let text = file.extract_text(&[page])?;
            assert!(text.contains(&format!("» sur {pages} feuilles")), "{text}");
            whole.push_str(&text);
        }
        assert!(file.extract_text(&[1])?.contains("A1"));
        assert!(file.extract_text(&[u32::try_from(pages)?])?.contains(last));
        for words in ["Boîte 4 □", "Constat 3.3 à l’étiage", "Planche d’atelier"] {
            assert!(whole.contains(words), "{sheet:?}: {words}");
        }
    }
    Ok(())
}

#[test]
fn the_same_board_gives_the_same_bytes() -> Result<(), Box<dyn Error>> {
    for tiling in [Tiling::Whole, Tiling::A4] {
        assert!(board_pdf(&board(4, 5), Sheet::A2, tiling)? == board_pdf(&board(4, 5), Sheet::A2, tiling)?);
    }
    Ok(())
}
