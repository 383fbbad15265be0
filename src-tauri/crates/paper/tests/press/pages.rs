//! What a page may not part, whatever the length of what precedes: each case is printed at every height at
//! which a page may end.

use model::document::{Block, Document, Inline, Row, RowRole};
use paper::press::Press;

use super::sample::{bare, heading, paragraph, row, table};
use super::{Outcome, noon, print, texts};

const COLUMNS: [(&str, u16, bool); 3] = [("N°", 5, false), ("Action", 26, false), ("Coût total", 11, true)];

fn record(name: &str) -> Row {
    row(RowRole::Record, &["1.1", name, "1 €"])
}

/// Lines that push what follows down the page.
fn lines(count: usize) -> Vec<Block> {
    (0..count).map(|_| paragraph("Une ligne de texte.")).collect()
}

#[test]
fn totals_are_never_headed_by_the_last_group_nor_cut_from_its_last_row() -> Outcome {
    let columns = [("N°", 5, false), ("Action", 26, false), ("Coût total", 11, true)];
    // Whatever the number of rows, at some of them the totals fall on another page.
    let mut turned = 0;
    for count in 20..60 {
        let name = |place: usize| {
            if place + 2 >= count {
                "L’une des deux dernières".to_owned()
            } else {
                format!("Ligne {place}")
            }
        };
        let record = |place: usize| row(RowRole::Record, &["1.1", &name(place), "1 €"]);
        let mut rows = vec![row(RowRole::Group, &["Groupe unique"])];
        rows.extend((0..count).map(record));
        rows.push(row(RowRole::Total, &["", "Sous-total", "9 €"]));
        rows.push(row(RowRole::Total, &["", "Ensemble", "9 €"]));
        let (_, texts) = print(vec![table("Montants", &columns, rows)])?;
        let page = texts.iter().find(|text| text.contains("Ensemble")).ok_or("no total")?;
        assert!(page.contains("Sous-total") && page.matches("L’une").count() == 2, "{count} rows: {page}");
        if !page.contains("Ligne") {
            turned += 1;
            assert!(!page.contains("Groupe unique"), "{count} rows: {page}");
        }
    }
    assert!(turned > 0, "no total fell on another page");
    Ok(())
}

#[test]
fn no_page_shows_one_row_of_a_table_alone() -> Outcome {
    let mut broken = 0;
    for above in 10..28 {
        let mut blocks = lines(above);
        let rows = (0..30 + above).map(|place| record(&format!("Ligne {place} de la table qui se coupe")));
        blocks.push(table("Montants", &COLUMNS, rows.collect()));
        let (_, texts) = print(blocks)?;
        let rows: Vec<usize> = texts.iter().map(|text| text.matches("Ligne ").count()).collect();
        assert!(rows.iter().all(|rows| *rows != 1), "{above} lines above: {rows:?} rows a page");
        broken += rows.iter().filter(|rows| **rows > 0).count() - 1;
    }
    assert!(broken > 9, "the tables were not cut");
    Ok(())
}

#[test]
fn a_group_is_never_left_by_its_title_nor_a_subtotal_by_its_rows() -> Outcome {
    for above in 0..26 {
        let mut rows = Vec::new();
        for group in 0..14 {
            rows.push(row(RowRole::Group, &[&format!("Groupe {group};")]));
            rows.extend((0..1 + (group + above) % 6).map(|_| record(&format!("Ligne du groupe {group};"))));
            rows.push(row(RowRole::Total, &["", &format!("Sous-total {group};"), "9 €"]));
        }
        rows.push(row(RowRole::Total, &["", "Ensemble", "9 €"]));
        let mut blocks = lines(above);
        blocks.push(table("Montants", &COLUMNS, rows));
        let (_, texts) = print(blocks)?;
        for (page, text) in texts.iter().enumerate() {
            for group in 0..14 {
                let titled = text.contains(&format!("Groupe {group};"));
                let own = text.matches(&format!("Ligne du groupe {group};")).count();
                let total = text.contains(&format!("Sous-total {group};"));
                let told = format!("{above} lines above, page {page}, group {group}: {text}");
                assert!(!titled || own > 0, "a title alone: {told}");
                assert!(!total || own > 0, "a subtotal alone: {told}");
                // The last group is closed by the totals of the table, which its title does not head.
                assert!(own == 0 || titled || group == 13, "rows without their title: {told}");
                // A longer group is cut after two rows at least, and before its last row and its total.
                assert!(own != 1 || total || group == 0, "one row alone: {told}");
            }
        }
    }
    Ok(())
}

#[test]
fn rows_of_any_role_in_any_order_print() -> Outcome {
    let name = "Une action dont le nom est assez long pour tenir deux lignes de sa colonne";
    let roles = [RowRole::Group, RowRole::Record, RowRole::Total];
    for order in 0..81_usize {
        let role = |place: usize| roles[order / 3_usize.pow((place % 4) as u32) % 3];
        for count in [5, 27] {
            let rows = (0..count).map(|place| match role(place) {
                RowRole::Group => row(RowRole::Group, &[name]),
                role => row(role, &["1", name, "1 €"]),
            });
            let (_, texts) = print(vec![table("Montants", &COLUMNS, rows.collect())])?;
            let told: usize = texts.iter().map(|text| text.matches("Une action").count()).sum();
            assert!(told >= count, "order {order}: {told} of {count} rows");
        }
    }
    Ok(())
}

#[test]
fn a_table_keeps_its_note() -> Outcome {
    let note =
        Block::Paragraph { text: vec![Inline { italic: true, ..Inline::plain("Taux : part du coût.") }] };
    for above in 14..40 {
        let mut blocks = lines(above);
        blocks.push(table("Recettes", &COLUMNS, (0..5).map(|_| record("Ligne")).collect()));
        blocks.push(note.clone());
        let (_, texts) = print(blocks)?;
        let page = texts.iter().find(|text| text.contains("Taux")).ok_or("no note")?;
        assert!(page.contains("Ligne"), "{above} lines above: {page}");
    }
    Ok(())
}

#[test]
fn a_table_of_pages_keeps_its_note() -> Outcome {
    let note =
        Block::Paragraph { text: vec![Inline { italic: true, ..Inline::plain("Taux : part du coût.") }] };
    for count in 60..95 {
        let rows = table("Recettes", &COLUMNS, (0..count).map(|_| record("Ligne")).collect());
        let (_, texts) = print(vec![rows, note.clone()])?;
        let page = texts.iter().find(|text| text.contains("Taux")).ok_or("no note")?;
        assert!(page.contains("Ligne"), "{count} rows: {page}");
    }
    Ok(())
}

/// How many pages the sheet of a record takes, or the same blocks under a heading that opens none, and how far down
/// the last one they go.
fn extent_of_sheet(count: usize, opens: bool) -> Result<(usize, f64), Box<dyn std::error::Error>> {
    let anchor = opens.then(|| "record-a".to_owned());
    let text = "Fiche 1".to_owned();
    let mut blocks = vec![Block::Heading { level: 1, number: None, text, anchor, axis: None }];
    let rows = (0..count / 3).map(|_| record("Une ligne dont les mots sont nombreux"));
    blocks.push(table("Recettes", &COLUMNS, rows.collect()));
    blocks.extend(lines(count));
    blocks.push(Block::Anchor { name: "fin".to_owned() });
    let pages = Press::new().lay_out(&bare(blocks))?;
    let end = pages.anchors().iter().find(|anchor| anchor.name == "fin").ok_or("no end")?;
    Ok((pages.count(), end.down))
}

#[test]
fn a_sheet_is_set_closer_when_it_spares_a_page_and_only_then() -> Outcome {
    let mut spared = 0;
    for count in (14..66).step_by(2) {
        let ((sheet, down), (plain, as_usual)) =
            (extent_of_sheet(count, true)?, extent_of_sheet(count, false)?);
        assert!(sheet <= plain, "{count} lines: {sheet} pages, {plain} when set as usual");
        if sheet == plain {
            assert!((down - as_usual).abs() < 0.001, "{count} lines are set closer for nothing");
        }
        spared += plain - sheet;
    }
    assert!(spared > 1, "{spared} pages were spared");
    Ok(())
}

#[test]
fn a_table_on_wide_pages_does_not_leave_a_few_rows_to_the_last() -> Outcome {
    for count in 22..40 {
        let rows = table("Suivi", &COLUMNS, (0..count).map(|_| record("Ligne")).collect());
        let (_, texts) = print(vec![Block::Landscape { blocks: vec![rows], fold: false }])?;
        let last = texts.last().ok_or("no page")?.matches("Ligne").count();
        assert!(last > 3, "{count} rows: {last} on the last page");
    }
    Ok(())
}

#[test]
fn the_words_that_close_a_part_are_not_left_to_the_next_page() -> Outcome {
    for above in 20..45 {
        let mut blocks = lines(above);
        blocks.push(paragraph("La commune de Sapey-la-Forêt, dont la maire signe le présent contrat pour son conseil, ci-après « la commune »,"));
        blocks.push(paragraph("d’autre part,"));
        blocks.push(paragraph("il est convenu ce qui suit."));
        blocks.push(heading(1, "Article 1", "Objet"));
        blocks.push(paragraph("La convention a pour objet."));
        let (_, texts) = print(blocks)?;
        let page = texts.iter().find(|text| text.contains("convenu")).ok_or("no words")?;
        assert!(page.contains("la commune"), "{above} lines above: {page}");
    }
    Ok(())
}

#[test]
fn what_opens_sheets_stays_with_the_first() -> Outcome {
    let sheet = |place: usize| {
        let anchor = Some(format!("record-{place}"));
        let text = format!("Fiche {place}");
        Block::Heading { level: 2, number: None, text, anchor, axis: None }
    };
    for above in 14..34 {
        let mut blocks = lines(above);
        blocks.push(heading(1, "", "Les plans de financement"));
        blocks.push(paragraph("Pour chaque opération : les dépenses, puis les recettes."));
        for place in 0..2 {
            blocks.push(sheet(place));
            blocks.extend(lines(9));
        }
        let (_, texts) = print(blocks)?;
        let page = texts.iter().find(|text| text.contains("Les plans")).ok_or("no heading")?;
        assert!(page.contains("Pour chaque") && page.contains("Fiche 0"), "{above} lines above: {page}");
    }
    Ok(())
}

#[test]
fn a_running_head_stands_on_one_line() -> Outcome {
    let title = "Annexe 2 — Fiches actions, fiches projets et tableau de synthèse";
    let mut document =
        bare(vec![heading(1, "", title), paragraph("Un texte."), Block::PageBreak, paragraph("Fin.")]);
    document.contents = true;
    document.running_head =
        "Contrat pour la réussite de la transition écologique – CC des Trois-Rivières (fictive)".to_owned();
    let texts = texts(&Press::new().lay_out(&document)?.pdf(noon())?)?;
    let page = texts.last().ok_or("no page")?;
    let (head, rest) = page.split_once("Annexe 2").ok_or("no chapter")?;
    assert!(
        head.starts_with("Contrat pour la réussite") && head.contains("… – CC des Trois-Rivières"),
        "{page}"
    );
    assert!(rest.contains('…') && !rest.contains("tableau de synthèse"), "{page}");
    Ok(())
}

#[test]
fn the_next_pages_of_a_sheet_are_headed_by_its_title_until_it_ends() -> Outcome {
    let sheet = Block::Heading {
        level: 2,
        number: None,
        text: "Fiche de la chaufferie".into(),
        anchor: Some("record-chaufferie".into()),
        axis: None,
    };
    let mut blocks = vec![heading(1, "Annexe 1", "Fiches"), sheet];
    blocks.extend(lines(90));
    blocks.push(Block::PageBreak);
    blocks.push(heading(2, "", "Ce qui suit"));
    blocks.extend(lines(60));
    let document = Document { contents: true, ..bare(blocks) };
    let texts = texts(&Press::new().lay_out(&document)?.pdf(noon())?)?;
    let told = |text: &String| text.matches("Fiche de la chaufferie").count();
    let first = texts.iter().rposition(|text| text.contains("Annexe 1 — Fiches Fiche")).ok_or("no sheet")?;
    let after = texts.iter().rposition(|text| text.contains("Ce qui suit")).ok_or("nothing after")?;
    assert!(after - first > 1 && texts.len() > after + 1, "{first}, {after}, {}", texts.len());
    for text in &texts[first + 1..after] {
        assert!(told(text) == 1 && !text.contains("Annexe 1"), "{text}");
    }
    for text in &texts[after..] {
        assert!(told(text) == 0 && text.contains("Annexe 1"), "{text}");
    }
    Ok(())
}
