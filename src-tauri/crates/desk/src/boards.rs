//! The workshop boards among the documents: their identifiers, their print.

use chrono::NaiveDate;
use model::board::BoardName;
use model::dossier::Dossier;
use model::french;
use paper::board::{Sheet, Tiling, board_pdf};

use crate::documents::DocumentForm;
use crate::print::Print;
use crate::refusal::Refusal;
use crate::wire::{DocumentHead, SheetHead};

/// What heads the identifier of a board: « affiche-afom », « affiche-acteurs-a0-a4 ».
const BOARD: &str = "affiche-";
/// What ends the identifier of a board tiled over A4 pages.
const TILED: &str = "-a4";

/// Each board, at A3.
pub fn heads() -> impl Iterator<Item = DocumentHead> {
    BoardName::ALL.iter().map(|board| DocumentHead {
        id: format!("{BOARD}{}", board.code()),
        title: board.title().to_owned(),
        purpose: french::spaced(board.purpose().to_owned()),
        group: "Affiches d’atelier".to_owned(),
        canvas: false,
        previewed: false,
        blank: None,
        sheets: sheets(*board),
    })
}

/// The sheets of a board: A3 first, each whole, then over A4 pages.
fn sheets(board: BoardName) -> Vec<SheetHead> {
    let one = |sheet: Sheet, tiled: Tiling| {
        let size = sheet.code().to_uppercase();
        let own = if sheet == Sheet::A3 { String::new() } else { format!("-{}", sheet.code()) };
        let (end, title) = match tiled {
            Tiling::Whole => ("", size),
            Tiling::A4 => {
                (TILED, format!("{size}, en feuilles A4 à assembler ({} pages)", tiled.pages(sheet)))
            }
        };
        SheetHead { id: format!("{BOARD}{}{own}{end}", board.code()), title }
    };
    let whole = Sheet::ALL.iter().map(|sheet| one(*sheet, Tiling::Whole));
    whole.chain(Sheet::ALL.iter().map(|sheet| one(*sheet, Tiling::A4))).collect()
}

/// The form of a board by its identifier: its name, then its sheet if it is not A3, then « -a4 » if
/// it is tiled over A4 pages.
pub fn form(document: &str) -> Option<DocumentForm> {
    let name = document.strip_prefix(BOARD)?;
    let (name, tiled) = name.strip_suffix(TILED).map_or((name, Tiling::Whole), |name| (name, Tiling::A4));
    let (name, sheet) = match name.rsplit_once('-') {
        Some((name, code)) => (name, Sheet::ALL.iter().copied().find(|sheet| sheet.code() == code)?),
        None => (name, Sheet::A3),
    };
    let board = BoardName::ALL.iter().copied().find(|board| board.code() == name)?;
    Some(DocumentForm::Board { board, sheet, tiled })
}

/// Prints a board of a dossier.
pub fn print(
    dossier: &Dossier,
    board: BoardName,
    sheet: Sheet,
    tiled: Tiling,
    today: NaiveDate,
) -> Result<Print, Refusal> {
    let pdf = board_pdf(&board.compose(dossier, today), sheet, tiled)?;
    Ok(Print { pdf, pages: tiled.pages(sheet), replaced: Vec::new() })
}

#[cfg(test)]
mod tests {
    use model::board::BoardName;
    use paper::board::{Sheet, Tiling};

    use super::{form, heads};
    use crate::documents::DocumentForm;

    #[test]
    fn an_identifier_says_the_board_the_sheet_and_the_tiling() {
        let cases = [
            ("affiche-afom", BoardName::Afom, Sheet::A3, Tiling::Whole),
            ("affiche-afom-a4", BoardName::Afom, Sheet::A3, Tiling::A4),
            ("affiche-acteurs-a2", BoardName::Actors, Sheet::A2, Tiling::Whole),
            ("affiche-orientations-a1-a4", BoardName::Orientations, Sheet::A1, Tiling::A4),
            ("affiche-mobilisation-a0", BoardName::Mobilisation, Sheet::A0, Tiling::Whole),
        ];
        for (id, board, sheet, tiled) in cases {
            assert_eq!(form(id), Some(DocumentForm::Board { board, sheet, tiled }), "{id}");
        }
        for id in
            ["affiche-", "affiche-afom-a5", "affiche-a0", "affiche-afom-a4-a0", "affiche-afom-a4-a4", "afom"]
        {
            assert_eq!(form(id), None, "{id}");
        }
    }

    #[test]
    fn every_board_that_is_listed_is_known() {
        for head in heads() {
            assert_eq!(head.sheets.len(), 2 * Sheet::ALL.len());
            assert_eq!(head.sheets[0].id, head.id);
            let mut forms: Vec<_> = head.sheets.iter().filter_map(|sheet| form(&sheet.id)).collect();
            forms.dedup();
            assert_eq!(forms.len(), head.sheets.len());
        }
    }
}
