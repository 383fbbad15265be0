//! What a reader of the printed documents would stumble on: totals that are missing, blanks that pass for
//! figures, drafts that look final, two ways to write a day.

use model::document::{Block, Document, Inline, RowRole, Table};
use model::dossier::Dossier;
use model::resolve::resolve;
use model::template::Template;

use crate::support::{sample, templates, today};

fn template(id: &str) -> Template {
    templates().into_iter().find(|template| template.id == id).unwrap()
}

fn printed(id: &str, dossier: &Dossier) -> Document {
    resolve(&template(id), dossier, today())
}

fn empty() -> Dossier {
    Dossier::new("contrat-crte")
}

fn walk<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        if let Block::Landscape { blocks, .. } = block {
            walk(blocks, see);
        }
    }
}

fn table<'a>(document: &'a Document, caption: &str) -> &'a Table {
    let mut found = None;
    walk(&document.blocks, &mut |block| {
        if let Block::Table(table) = block
            && table.caption == caption
        {
            found = Some(table);
        }
    });
    found.unwrap_or_else(|| panic!("no table « {caption} »"))
}

fn words(cell: &[Inline]) -> String {
    cell.iter().map(|inline| inline.text.as_str()).collect()
}

fn totals(table: &Table) -> Vec<String> {
    let rows = table.rows.iter().filter(|row| row.role == RowRole::Total);
    rows.map(|row| row.cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn a_budget_typed_in_a_canvas_ends_with_its_totals() {
    let lots = printed("commande-publique", &sample());
    assert_eq!(totals(table(&lots, "Le découpage en lots")), ["Total|1\u{202f}611\u{202f}500\u{a0}€||"]);
    let place = printed("tiers-lieu", &sample());
    let told = totals(table(&place, "Ressources et charges d’une année type"));
    let both = ["charge", "ressource"].map(|word| format!("Total\u{a0}: {word}||53\u{202f}500\u{a0}€|"));
    assert_eq!(told, both);
    // A loan and a capital, what is granted and what is only considered, are never added up.
    let land = printed("foncier-solidaire", &sample());
    let told = totals(table(&land, "Ce que chacun apporte"));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("Total\u{a0}: capital, envisagé|"), "{told:?}");
}

#[test]
fn an_action_without_cost_has_no_amount_and_says_so() {
    let partners = printed("synthese-partenaires", &sample());
    let money = table(&partners, "Actions par orientation : coût et financement");
    let uncosted: Vec<_> =
        money.rows.iter().filter(|row| row.cells.iter().any(|cell| words(cell) == "non chiffrée")).collect();
    assert_eq!(uncosted.len(), 4);
    let amounts = |cell: &Vec<Inline>| words(cell).contains('€');
    assert!(uncosted.iter().all(|row| !row.cells.iter().any(amounts)), "no « 0 € »");
    let funders = table(&partners, "Financeurs du contrat et place dans le contrat");
    assert!(funders.rows.iter().all(|row| words(&row.cells[0]) != "Maître d’ouvrage"), "who is helped");
}

#[test]
fn what_is_not_written_yet_bears_the_mark_of_a_draft() {
    for template in templates() {
        let bare = resolve(&template, &empty(), today());
        assert!(bare.watermark.is_some(), "{}", template.id);
        if template.layout.signed.is_none() {
            let full = resolve(&template, &sample(), today());
            assert_eq!(full.watermark, None, "{}", template.id);
        }
    }
}

#[test]
fn a_territory_without_communes_is_to_be_completed_and_never_has_none() {
    let mut seen = 0;
    walk(&printed("protocole-engagement", &empty()).blocks, &mut |block| {
        let Block::Facts { rows } = block else { return };
        for (_, text) in rows.iter().filter(|(label, _)| label == "Nombre de communes") {
            seen += 1;
            assert!(text.iter().all(|inline| inline.missing), "{text:?}");
        }
    });
    assert_eq!(seen, 1);
}

#[test]
fn a_day_is_in_figures_in_every_table_and_in_words_elsewhere() {
    let months =
        ["janvier", "février", "mars", "avril", "juin", "juillet", "octobre", "novembre", "décembre"];
    let long = |text: &str| {
        let in_words = |month: &&str| text.contains(&format!("\u{a0}{month} 20"));
        months.iter().any(in_words)
    };
    for template in templates() {
        walk(&resolve(&template, &sample(), today()).blocks, &mut |block| {
            let Block::Table(table) = block else { return };
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                assert!(!long(&words(cell)) || words(cell).len() > 40, "{}: {}", template.id, words(cell));
            }
        });
    }
}

#[test]
fn the_protocol_comes_before_the_deliberations() {
    let mut authorities = Vec::new();
    let document = printed("protocole-engagement", &sample());
    walk(&document.blocks, &mut |block| {
        if let Block::Signatures { boxes } = block {
            authorities.extend(boxes.iter().map(|signed| signed.authority.clone()));
        }
    });
    assert!(!authorities.is_empty());
    assert!(authorities.iter().all(|told| told.is_empty() || told.contains('…')), "{authorities:?}");
}
