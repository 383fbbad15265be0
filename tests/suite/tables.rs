//! A register as a field of a template: shown, counted, printed and ruled with the columns it chose.

use model::canvas::step;
use model::document::{Block, Document, Inline, RowRole, Table};
use model::dossier::Dossier;
use model::finding::{Target, findings};
use model::register::indicator::Indicator;
use model::resolve::blank::blank;
use model::resolve::resolve;
use model::template::Template;
use serde_json::{Value as Json, json};

use crate::edits::{Ask, table};
use crate::support::{contract, today};

/// A template whose only required field is a table of the indicators.
fn template(empty: &str) -> Template {
    let file = json!({
        "format": 1, "id": "suivi", "version": "1.0.0", "title": "Suivi", "purpose": "Suivre.",
        "steps": [
            { "id": "premiers", "title": "Les premiers", "fields": [
                { "id": "indicateurs", "kind": "table", "label": "Les indicateurs", "help": "Un par ligne.",
                  "required": true, "register": "indicators", "fields": ["title", "unit", "source"] },
                { "id": "remarque", "kind": "line", "label": "Remarque", "when": { "filled": "indicateurs" } } ] },
            { "id": "argent", "title": "L’argent", "fields": [
                { "id": "financements", "kind": "table", "label": "Les financements",
                  "register": "funding", "fields": ["action", "funder", "amount"] } ] },
        ],
        "layout": { "title": "Suivi", "blocks": [
            { "block": "answer", "field": "indicateurs", "empty": empty },
            { "block": "answer", "field": "financements" } ] },
    });
    model::template::check::check(&file.to_string()).unwrap()
}

fn indicators() -> Dossier {
    let mut dossier = Dossier::new("contrat-crte");
    for (id, title, unit) in [("i1", "Haies plantées", "km"), ("i2", "Trajets sans voiture", "%")] {
        let (id, title, unit) = (id.to_owned(), title.to_owned(), unit.to_owned());
        dossier.indicators.push(Indicator { id, title, unit, ..Indicator::default() });
    }
    dossier
}

#[test]
fn it_shows_the_records_with_its_columns_and_is_filled_by_the_first() {
    let template = template("");
    let canvas = step::present(&template, &Dossier::new("contrat-crte"), None, false);
    let (head, open) = (&canvas.steps[0], canvas.shown[0].clone());
    assert_eq!((head.missing, head.answered, head.total), (1, 0, 1));
    assert_eq!(open.fields[0].help, "Un par ligne.");
    assert_eq!(open.fields[0].grid.as_ref().unwrap().rows, []);
    let canvas = step::present(&template, &indicators(), None, false);
    let (head, open) = (&canvas.steps[0], canvas.shown[0].clone());
    assert_eq!((head.missing, head.answered, head.total), (0, 1, 2), "what depends on it is asked");
    let grid = open.fields[0].grid.as_ref().unwrap();
    let columns: Vec<&str> = grid.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(columns, ["Indicateur", "Unité", "Source"]);
    assert_eq!((grid.computed.len(), grid.add_label.as_str()), (0, "Ajouter un indicateur"));
    let shown: Vec<&str> =
        grid.rows[1].cells.iter().map(|cell| cell.shown.as_deref().unwrap_or_default()).collect();
    assert_eq!(shown, ["Trajets sans voiture", "%", ""]);
    assert!(!open.fields[0].is_default, "no wording of the template stands there");
}

#[test]
fn its_cells_are_chosen_among_the_records_they_link_to() {
    let dossier = crate::support::sample();
    let canvas = step::present(&template(""), &dossier, Some("argent"), false);
    assert_eq!(canvas.options["actions"].len(), dossier.actions.len());
    assert_eq!(canvas.options["funders"].len(), dossier.funders.len());
}

#[test]
fn a_required_table_without_record_is_a_point_to_review() {
    let missing = |dossier: &Dossier| {
        let (contract, own) = (contract(), template(""));
        let found = findings(dossier, &[&contract, &own], today());
        let own = |target: &Target| matches!(target, Target::Answer { template, field, .. } if template == "suivi" && field == "indicateurs");
        found.iter().filter(|finding| own(&finding.target)).map(|finding| finding.rule).collect::<Vec<_>>()
    };
    let begun = |mut dossier: Dossier| {
        let answers = [("remarque".to_owned(), json!("À suivre."))];
        dossier.answers.insert("suivi".to_owned(), answers.into_iter().collect());
        dossier
    };
    assert_eq!(missing(&begun(Dossier::new("contrat-crte"))), ["R1"]);
    assert!(missing(&begun(indicators())).is_empty());
}

#[test]
fn it_is_printed_as_a_table_and_as_any_other_answer_while_it_is_empty() {
    let document = resolve(&template(""), &indicators(), today());
    let table = tables(&document).remove(0);
    assert_eq!(table.caption, "Les indicateurs");
    // No record says its source.
    assert_eq!(heads(table), ["Indicateur", "Unité"]);
    assert_eq!(lines(table), [["Haies plantées", "km"], ["Trajets sans voiture", "%"]]);
    let nothing = Dossier::new("contrat-crte");
    assert_eq!(said(&resolve(&template(""), &nothing, today())), ["[à compléter : Les indicateurs]"]);
    assert_eq!(said(&resolve(&template("Rien encore."), &nothing, today())), ["Rien encore."]);
}

#[test]
fn the_form_to_fill_by_hand_rules_it_and_says_nothing_of_the_records() {
    let form = blank(&template(""), &indicators(), today());
    let table = tables(&form).remove(0);
    assert_eq!(heads(table), ["Indicateur", "Unité", "Source"]);
    assert!(table.rows.len() > 3 && table.rows.iter().all(|row| row.role == RowRole::Blank));
    assert!(lines(table).iter().flatten().all(String::is_empty));
}

#[test]
fn what_is_typed_goes_to_the_register_without_leaving_the_canvas_and_is_undone() {
    let table = table();
    let place = json!({ "task": "toolbox", "template": "tableau-indicateurs", "step": "mesure" });
    let edit = |edit: Json| {
        let request = json!({ "dossier": table.dossier, "place": place, "edit": edit });
        table.desk.ask("edit", request)
    };
    let view = edit(json!({ "edit": "add", "register": "indicators", "fields": {} })).unwrap();
    assert_eq!(view["place"]["step"], "mesure");
    let grid = |view: &Json| view["screen"]["canvas"]["shown"][0]["fields"][0]["grid"].clone();
    let id = grid(&view)["rows"][0]["id"].as_str().unwrap().to_owned();
    let title = json!({ "edit": "field", "register": "indicators", "record": id, "field": "title", "value": "Haies" });
    let view = edit(title).unwrap();
    assert_eq!(grid(&view)["rows"][0]["cells"][0]["shown"], "Haies");
    assert_eq!(view["screen"]["canvas"]["steps"][0]["missing"], 0);
    let undone = table.desk.ask("undo", json!({ "dossier": table.dossier, "place": place })).unwrap();
    assert_eq!(grid(&undone)["rows"][0]["cells"][0], json!({}));
    let answer = json!({ "edit": "answer", "template": "tableau-indicateurs", "field": "indicateurs_suivis", "value": 3 });
    let refused = edit(answer).unwrap_err();
    assert!(refused.message.contains("ses lignes sont les fiches du registre"), "{}", refused.message);
}

/// Every column a register may be shown with on its own screen is one a template may choose.
#[test]
fn the_columns_of_the_tables_of_the_registers_fit_a_cell() {
    for register in model::register::RegisterName::ALL.iter().copied() {
        for name in model::canvas::grid::columns(register) {
            assert!(register.tabled() && register.field(name).unwrap().kind.fits_cell(), "{name}");
        }
    }
}

fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect()
}

fn heads(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.title.as_str()).collect()
}

fn words(text: &[Inline]) -> String {
    text.iter().map(|inline| inline.text.as_str()).collect()
}

fn lines(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| words(cell)).collect()).collect()
}

fn said(document: &Document) -> Vec<String> {
    let said = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { text } => Some(words(text)),
        _ => None,
    });
    said.collect()
}
