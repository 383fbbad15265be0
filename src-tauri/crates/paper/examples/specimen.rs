//! Writes the specimen contract, its preview pages and a board into a folder, to be looked at.
//!
//! `cargo run -p paper --example specimen -- <folder>`

#[path = "../tests/sample/mod.rs"]
#[allow(dead_code)]
mod sample;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use model::board::{Board, Cell};
use paper::board::{Sheet, Tiling, board_pdf};
use paper::press::Press;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let press = Press::new();
    let document = sample::contract();
    let mut report = String::new();
    for pass in ["première", "sans changement"] {
        let start = Instant::now();
        let pages = press.lay_out(&document)?;
        report.push_str(&format!("{pass} : {} pages en {:?}\n", pages.count(), start.elapsed()));
    }
    let mut edited = document.clone();
    edited.blocks.insert(3, sample::paragraph("Une phrase de plus, comme après une frappe."));
    let start = Instant::now();
    let pages = press.lay_out(&edited)?;
    report.push_str(&format!("un paragraphe de plus : {:?}\n", start.elapsed()));
    let start = Instant::now();
    let pdf = pages.pdf(chrono::NaiveDateTime::default())?;
    report.push_str(&format!("PDF : {} octets en {:?}\n", pdf.len(), start.elapsed()));
    std::fs::write(folder.join("specimen.pdf"), pdf)?;
    for index in 0..pages.count() {
        let svg = pages.svg(index).unwrap_or_default();
        std::fs::write(folder.join(format!("page-{:02}.svg", index + 1)), svg)?;
    }
    std::fs::write(folder.join("board.pdf"), board_pdf(&board(), Sheet::A3, Tiling::Whole)?)?;
    std::fs::write(folder.join("report.txt"), report)?;
    Ok(())
}

fn board() -> Board {
    let cell = |title: &str, question: &str, count: usize| {
        Cell {
        title: title.into(),
        questions: vec![question.into()],
        known: "Déjà constaté".into(),
        notes: (1..=count)
            .map(|number| format!("Constat {number} : la rivière est suivie depuis 1998 par les communes riveraines et l'agence de l'eau (écologique)"))
            .collect(),
    }
    };
    Board {
        title: "Atouts, faiblesses, opportunités, menaces".into(),
        subtitle: "CC des Trois-Rivières (fictive)".into(),
        cells: vec![
            cell("Atouts", "Sur quoi pouvons-nous nous appuyer ?", 3),
            cell("Faiblesses", "Qu’est-ce qui nous freine, ici ?", 20),
            cell("Opportunités", "Qu’est-ce qui, dehors, peut nous aider ?", 0),
            cell("Menaces", "Qu’est-ce qui, dehors, peut nous atteindre ?", 1),
        ],
        foot: "Planche d’atelier — diagnostic — 14 mars 2026".into(),
    }
}
