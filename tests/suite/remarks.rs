//! Remarks on fields: made, settled, deleted, taken back; what they are about goes, they go; none is
//! printed but in the list that a draft may bring.

use desk::{Library, RefusalCode, adapt_from};
use model::dossier::Dossier;
use model::notice::compare;
use model::register::RegisterName;
use model::resolve::resolve;
use serde_json::{Value as Json, json};

use crate::edits::{Ask, Table, table};
use crate::support::{contract, sample, templates, today};

fn remark(about: &Json, kind: &str, text: &str) -> Json {
    json!({ "edit": "remark", "about": about, "kind": kind, "text": text })
}

fn answer(template: &str, field: &str) -> Json {
    json!({ "on": "answer", "template": template, "field": field })
}

fn field(register: &str, record: &str, field: &str) -> Json {
    json!({ "on": "record", "register": register, "record": record, "field": field })
}

fn show(table: &Table, place: &Json) -> Json {
    table.desk.ask("show", json!({ "dossier": table.dossier, "place": place })).unwrap()
}

/// The texts of the remarks of a view.
fn texts(view: &Json) -> Vec<&str> {
    view["remarks"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect()
}

fn action(table: &Table, title: &str) -> String {
    let add = json!({ "edit": "add", "register": "actions", "fields": { "title": title } });
    table.edit("actions", &add)["place"]["record"].as_str().unwrap().to_owned()
}

#[test]
fn a_remark_is_signed_dated_and_each_gesture_is_named() {
    let table = table();
    let president = field("territory", "territoire", "president");
    let view = table.edit("territory", &remark(&president, "a_faire", "  Élection le 12 mars.\n"));
    let made = &view["remarks"][0];
    assert_eq!(
        (&made["text"], &made["author"], &made["date"], &made["done"], &made["kind"]),
        (
            &json!("Élection le 12 mars."),
            &json!("Camille Martin"),
            &json!("1er\u{a0}mars 2027"),
            &json!(false),
            &json!("a_faire")
        )
    );
    assert_eq!(made["about"], president);
    let on = "sur « Président ou présidente » pour le territoire « CC du Clunisois »";
    assert_eq!(view["undo"], format!("« à faire » {on}"));
    let done = |value: bool| {
        let edit = json!({ "edit": "field", "register": "remarks", "record": made["id"], "field": "done", "value": value });
        table.edit("territory", &edit)
    };
    let view = done(true);
    assert_eq!(
        (&view["undo"], &view["remarks"][0]["done"]),
        (&json!(format!("« à faire » traité {on}")), &json!(true))
    );
    assert_eq!(done(false)["undo"], format!("« à faire » rouvert {on}"));
    let view =
        table.edit("territory", &json!({ "edit": "remove", "register": "remarks", "record": made["id"] }));
    assert_eq!((&view["undo"], &view["remarks"]), (&json!(format!("« à faire » supprimé {on}")), &json!([])));
    let view = table.call("undo", "territory");
    assert_eq!(texts(&view), ["Élection le 12 mars."]);
}

#[test]
fn what_says_nothing_or_is_about_nothing_is_refused() {
    let table = table();
    let refused = |edit: &Json| table.try_edit("territory", edit).unwrap_err().code;
    let president = field("territory", "territoire", "president");
    assert_eq!(refused(&remark(&president, "commentaire", " \n")), RefusalCode::BadValue);
    assert_eq!(
        refused(&remark(&field("actions", "disparue", "title"), "commentaire", "Oui")),
        RefusalCode::Gone
    );
    assert_eq!(
        refused(&remark(&field("territory", "territoire", "x"), "commentaire", "Oui")),
        RefusalCode::Gone
    );
    assert_eq!(refused(&remark(&answer("contrat-crte", "x"), "commentaire", "Oui")), RefusalCode::Gone);
}

#[test]
fn a_remark_stands_beside_its_field_wherever_it_is_asked() {
    let table = table();
    // A question of the contract that the register of the contract keeps.
    let template = contract();
    let fields = || template.steps.iter().flat_map(|step| step.fields.iter().map(move |field| (step, field)));
    let (step, bound) = fields().find(|(_, field)| field.of.is_some()).unwrap();
    let (register, kept) = bound.of.unwrap();
    table.edit("contract", &remark(&answer(&template.id, &bound.id), "commentaire", "Vu ?"));
    let record = model::edit::bound_record(register).unwrap();
    let place = json!({ "task": "contract", "register": register.code() });
    let kept = field(register.code(), record, kept);
    let sheet = show(&table, &place);
    assert_eq!((texts(&sheet), &sheet["remarks"][0]["about"]), (vec!["Vu ?"], &kept));
    let canvas = show(&table, &json!({ "task": "contract", "step": step.id }));
    assert_eq!((texts(&canvas), &canvas["remarks"][0]["about"]), (vec!["Vu ?"], &kept));
    // Elsewhere it is not shown, but among the points à revoir.
    let other = template.steps.iter().find(|other| other.id != step.id).unwrap();
    assert_eq!(show(&table, &json!({ "task": "contract", "step": other.id }))["remarks"], json!([]));
    assert_eq!(texts(&show(&table, &json!({ "task": "findings" }))), ["Vu ?"]);
}

#[test]
fn a_record_takes_its_remarks_and_those_of_its_lines_and_one_undo_brings_all_back() {
    let table = table();
    let (kept, gone) = (action(&table, "Planter des haies"), action(&table, "Rénover l’école"));
    let line = json!({ "edit": "add", "register": "milestones", "fields": { "action": gone } });
    table.edit("actions", &line);
    let sheet = json!({ "task": "actions", "register": "actions", "record": gone });
    let view = show(&table, &sheet);
    let children = view["screen"]["view"]["open"]["children"].as_array().unwrap();
    let lines = children.iter().find(|child| child["register"] == "milestones").unwrap();
    let line = lines["rows"][0]["id"].as_str().unwrap();
    table.edit("actions", &remark(&field("actions", &kept, "title"), "commentaire", "Reste"));
    table.edit("actions", &remark(&field("actions", &gone, "title"), "commentaire", "Part"));
    table.edit("actions", &remark(&field("milestones", line, "title"), "a_faire", "Part aussi"));
    assert_eq!(texts(&show(&table, &sheet)), ["Part", "Part aussi"]);
    let all = json!({ "task": "findings" });
    let view = show(&table, &all);
    assert_eq!(view["remarks"][2]["place"]["record"], gone, "a line is read in the sheet of its owner");
    table.edit("actions", &json!({ "edit": "remove", "register": "actions", "record": gone }));
    assert_eq!(texts(&show(&table, &all)), ["Reste"]);
    table.call("undo", "actions");
    assert_eq!(texts(&show(&table, &all)), ["Reste", "Part", "Part aussi"]);
    table.call("redo", "actions");
    assert_eq!(texts(&show(&table, &all)), ["Reste"]);
}

#[test]
fn an_entry_of_a_list_given_back_as_it_ships_keeps_what_was_said_of_it() {
    let table = table();
    let view = show(&table, &json!({ "task": "lists" }));
    let entry = view["screen"]["view"]["open"]["id"].as_str().unwrap().to_owned();
    let about = field("references", &entry, "label");
    table.edit("lists", &remark(&about, "commentaire", "À confirmer"));
    let change = json!({ "edit": "field", "register": "references", "record": entry, "field": "label", "value": "Autre" });
    table.edit("lists", &change);
    let view = table.edit("lists", &json!({ "edit": "remove", "register": "references", "record": entry }));
    assert_eq!(texts(&view), ["À confirmer"]);
}

#[test]
fn the_points_to_review_list_them_and_each_leads_to_its_field() {
    let table = table();
    let title = action(&table, "Planter des haies");
    let tool = templates().into_iter().find(|template| !template.contract).unwrap();
    let own = |field: &&model::template::Field| field.of.is_none() && field.when.is_none();
    let (step, asked) =
        tool.steps.iter().find_map(|step| Some((step, step.fields.iter().find(own)?))).unwrap();
    table.edit("actions", &remark(&field("actions", &title, "lead"), "a_faire", "Demander"));
    table.edit("actions", &remark(&answer(&tool.id, &asked.id), "commentaire", "Trop long"));
    let view = show(&table, &json!({ "task": "findings" }));
    let state = |view: &Json| {
        let tasks = view["tasks"].as_array().unwrap();
        tasks.iter().find(|task| task["name"] == "findings").unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert!(state(&view).ends_with(", 1\u{a0}à faire"), "{}", state(&view));
    let remarks = view["remarks"].as_array().unwrap();
    assert_eq!(remarks[1]["place"]["step"], step.id);
    assert!(remarks[1]["heading"].as_str().unwrap().ends_with(&format!("— {}", tool.title)));
    for remark in remarks {
        let there = show(&table, &remark["place"]);
        let field = remark["field"].as_str().unwrap();
        assert!(there["screen"].to_string().contains(&format!("\"{field}\"")), "{remark}");
        assert_eq!(texts(&there), [remark["text"].as_str().unwrap()]);
    }
    let done = json!({ "edit": "field", "register": "remarks", "record": remarks[0]["id"], "field": "done", "value": true });
    let view = table.edit("findings", &done);
    assert!(!state(&view).contains("faire"), "{}", state(&view));
    assert_eq!(view["remarks"].as_array().unwrap().len(), 2, "what was seen to can be opened again there");
}

#[test]
fn their_words_are_found_and_lead_to_the_field() {
    let table = table();
    let id = action(&table, "Planter des haies");
    table.edit("actions", &remark(&field("actions", &id, "lead"), "a_faire", "Appeler la pépinière"));
    let find = json!({ "dossier": table.dossier, "words": "pepiniere", "exact": false });
    let found = table.desk.ask("find", find).unwrap();
    let hit = &found["hits"][0];
    assert_eq!(
        (&found["total"], &hit["field"], &hit["place"]["record"]),
        (&json!(1), &json!("lead"), &json!(id))
    );
    let heading = hit["heading"].as_str().unwrap();
    assert!(
        heading.starts_with("commentaire sur «\u{a0}") && heading.contains("Planter des haies"),
        "{heading}"
    );
}

/// The sample with remarks on every kind of place, and without any.
fn with_and_without() -> (Dossier, Dossier) {
    let with = sample();
    assert!(with.remarks.len() > 1);
    let without = Dossier { remarks: Vec::new(), ..with.clone() };
    (with, without)
}

#[test]
fn no_document_prints_them_and_no_notice_tells_them() {
    let (with, without) = with_and_without();
    for template in templates() {
        let outline = |dossier| resolve(&template, dossier, today()).outline();
        assert_eq!(outline(&with), outline(&without), "{}", template.id);
    }
    assert!(compare(&without, &with, &contract()).is_empty());
}

#[test]
fn a_dossier_made_from_another_leaves_them_and_says_so() {
    let (dossier, adapted) = adapt_from(&Library::embedded(), &sample(), &["200040293".to_owned()]).unwrap();
    assert_eq!(dossier.remarks, []);
    assert!(adapted.left.iter().any(|left| left == RegisterName::Remarks.title()), "{:?}", adapted.left);
}

#[test]
fn the_export_has_them_and_a_file_of_the_version_before_is_read() {
    let (with, without) = with_and_without();
    let again = model::dossier_file::read(&with.to_json()).unwrap();
    assert_eq!(again, with);
    let earlier = without.to_json().replacen("\"version\": 5", "\"version\": 3", 1);
    assert!(earlier.contains("\"version\": 3"));
    assert_eq!(model::dossier_file::read(&earlier).unwrap(), without);
}

/// A remark on a field of the contract, one on a record, one on the question of another template.
fn three() -> Table {
    let table = table();
    table.edit(
        "contract",
        &remark(&answer("contrat-crte", "vision_territoire"), "commentaire", "Vu en bureau."),
    );
    table.edit(
        "territory",
        &remark(&field("territory", "territoire", "president"), "a_faire", "À confirmer."),
    );
    table.edit("toolbox", &remark(&answer("diagnostic", "synthese"), "commentaire", "Hors du contrat."));
    table
}

#[test]
fn the_words_of_a_remark_are_corrected_and_never_emptied() {
    let table = table();
    let about = field("territory", "territoire", "president");
    let view = table.edit("territory", &remark(&about, "commentaire", "À confirmer."));
    let id = &view["remarks"][0]["id"];
    let rewrite = |text: &str| json!({ "edit": "field", "register": "remarks", "record": id, "field": "text", "value": text });
    let view = table.edit("territory", &rewrite("Confirmé le 3 mars."));
    assert_eq!(texts(&view), ["Confirmé le 3 mars."]);
    assert!(
        view["undo"].as_str().unwrap().starts_with("commentaire corrigé sur « Président"),
        "{}",
        view["undo"]
    );
    assert_eq!(texts(&table.call("undo", "territory")), ["À confirmer."]);
    let refusal = table.try_edit("territory", &rewrite("  ")).unwrap_err();
    assert_eq!(refusal.code, desk::RefusalCode::BadValue);
}

#[test]
fn a_draft_lists_them_when_it_is_asked_and_the_final_version_never_does() {
    let dossier = sample();
    let own = model::remark::annex::annex(&dossier, &contract());
    let Some(model::document::Block::Table(table)) = own.last() else { panic!("a table") };
    let others = dossier.remarks.iter().filter(|remark| {
        remark.subject().is_some_and(|subject| subject.template().is_some_and(|id| id != "contrat-crte"))
    });
    assert_eq!(table.rows.len(), dossier.remarks.len() - others.count());
    assert!(model::remark::annex::annex(&Dossier::new("contrat-crte"), &contract()).is_empty());

    let options = model::extract::PrintOptions { remarks: true, ..Default::default() };
    assert!(!model::extract::PrintOptions::default().remarks, "off unless it is asked");
    assert!(!options.last().remarks, "the final version has none");
}

#[test]
fn the_printed_draft_has_those_of_its_fields_alone() {
    let table = three();
    let ask = |document: &str, remarks: bool| {
        let request = json!({ "dossier": table.dossier, "document": document, "page": 9999, "options": { "remarks": remarks } });
        table.desk.ask("preview", request).unwrap()
    };
    let with = ask("contrat-crte", true)["pages"].as_u64().unwrap();
    assert_eq!(with, ask("contrat-crte", false)["pages"].as_u64().unwrap() + 1);
}
