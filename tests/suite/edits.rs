//! Edits one by one: what they change, what they are called, what they refuse.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::NaiveDateTime;
use desk::wire::Progress;
use desk::{Desk, Host, RefusalCode};
use serde_json::{Value as Json, json};

/// A host without a window: the dialogs are answered in advance.
#[derive(Default)]
pub struct TestHost {
    pub save: Option<PathBuf>,
    pub open: Option<PathBuf>,
    pub stages: Mutex<Vec<String>>,
}

impl Host for TestHost {
    fn now(&self) -> NaiveDateTime {
        crate::support::today().and_hms_opt(14, 2, 0).unwrap()
    }
    fn author(&self) -> String {
        "Camille Martin".to_owned()
    }
    fn asked_file(&self) -> Option<PathBuf> {
        None
    }
    fn pick_save(&self, _: &str) -> Option<PathBuf> {
        self.save.clone()
    }
    fn pick_open(&self) -> Option<PathBuf> {
        self.open.clone()
    }
    fn reveal(&self, _: &std::path::Path) {}
    fn progress(&self, progress: Progress) {
        self.stages.lock().unwrap().push(progress.stage);
    }
}

pub struct Table {
    pub folder: tempfile::TempDir,
    pub desk: Desk<TestHost>,
    pub dossier: String,
}

/// A desk on an empty data folder, with a dossier for the Clunisois open.
pub fn table() -> Table {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().to_owned(), TestHost::default());
    let view =
        desk.call("create_dossier", json!({ "epcis": ["200040293"], "template": "contrat-crte" })).unwrap();
    let dossier = view["dossier"].as_str().unwrap().to_owned();
    Table { folder, desk, dossier }
}

impl Table {
    pub fn edit(&self, task: &str, edit: &Json) -> Json {
        self.try_edit(task, edit).unwrap()
    }

    pub fn try_edit(&self, task: &str, edit: &Json) -> Result<Json, desk::Refusal> {
        self.desk.call("edit", json!({ "dossier": self.dossier, "place": { "task": task }, "edit": edit }))
    }

    pub fn call(&self, name: &str, task: &str) -> Json {
        self.desk.call(name, json!({ "dossier": self.dossier, "place": { "task": task } })).unwrap()
    }
}

fn territory(field: &str, value: &str) -> Json {
    json!({ "edit": "field", "register": "territory", "record": "territoire", "field": field, "value": value })
}

#[test]
fn an_edit_answers_with_the_new_view() {
    let table = table();
    let view = table.edit("territory", &territory("president", "Élodie Œuvrard"));
    let fields = view["screen"]["view"]["open"]["fields"].as_array().unwrap();
    let president = fields.iter().find(|field| field["id"] == "president").unwrap();
    assert_eq!(president["typed"], "Élodie Œuvrard");
    assert_eq!(view["saved"], "14\u{a0}h\u{a0}02");
    assert_eq!(view["undo"], "« Président ou présidente » pour le territoire « CC du Clunisois »");
    assert_eq!(view["redo"], Json::Null);
}

#[test]
fn undo_and_redo_name_what_they_do_and_work_after_reopening() {
    let table = table();
    table.edit("territory", &territory("president", "Une personne"));
    let Table { folder, desk, dossier } = table;
    drop(desk);
    let desk = Desk::new(folder.path().to_owned(), TestHost::default());
    let table = Table { folder, desk, dossier };
    let undone = table.call("undo", "territory");
    assert_eq!(undone["undo"], Json::Null);
    assert_eq!(undone["redo"], "« Président ou présidente » pour le territoire « CC du Clunisois »");
    let redone = table.call("redo", "territory");
    assert_eq!(redone["undo"], undone["redo"]);
}

#[test]
fn removing_an_action_takes_its_lines_and_one_undo_brings_all_back() {
    let table = table();
    let view = table.edit(
        "actions",
        &json!({ "edit": "add", "register": "actions", "fields": { "title": "Rénover l’école" } }),
    );
    let action = view["place"]["record"].as_str().unwrap().to_owned();
    let line = json!({ "edit": "add", "register": "funding", "fields": { "action": action, "funder": "État", "amount": "12 500,50 €" } });
    let view = table.edit("actions", &line);
    assert_eq!(view["screen"]["view"]["open"]["children"]["rows"].as_array().unwrap().len(), 1);
    let view = table.edit("actions", &json!({ "edit": "remove", "register": "actions", "record": action }));
    assert_eq!(view["undo"], "suppression : l’action « Rénover l’école »");
    assert_eq!(view["screen"]["view"]["rows"], json!([]));
    let view = table.call("undo", "actions");
    let amount = &view["screen"]["view"]["open"]["children"]["rows"][0]["fields"];
    let amount = amount.as_array().unwrap().iter().find(|field| field["id"] == "amount").unwrap().clone();
    assert_eq!((&amount["typed"], &amount["value"]), (&json!("12\u{202f}500,50"), &json!(1_250_050)));
}

#[test]
fn a_bad_value_is_refused_in_words_and_changes_nothing() {
    let table = table();
    let view = table.edit("actions", &json!({ "edit": "add", "register": "actions", "fields": {} }));
    let action = view["place"]["record"].as_str().unwrap();
    let bad = json!({ "edit": "field", "register": "actions", "record": action, "field": "total_cost", "value": "douze" });
    let refusal = table.try_edit("actions", &bad).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::BadValue);
    assert_eq!(refusal.message, "Un montant est attendu, par exemple 12 500,50.");
    let gone =
        json!({ "edit": "field", "register": "actions", "record": "nulle", "field": "title", "value": "x" });
    assert_eq!(table.try_edit("actions", &gone).unwrap_err().code, RefusalCode::Gone);
    assert_eq!(table.call("show", "actions")["undo"], "ajout : l’action");
}

#[test]
fn a_new_edit_overtakes_what_was_undone() {
    let table = table();
    table.edit("territory", &territory("president", "A"));
    table.call("undo", "territory");
    let view = table.edit("territory", &territory("president", "B"));
    assert_eq!(view["redo"], Json::Null);
    assert_eq!(table.call("undo", "territory")["undo"], Json::Null);
}

#[test]
fn the_territory_cannot_be_taken_away() {
    let table = table();
    let edit = json!({ "edit": "remove", "register": "territory", "record": "territoire" });
    assert_eq!(table.try_edit("territory", &edit).unwrap_err().code, RefusalCode::Gone);
}

#[test]
fn a_discarded_dossier_keeps_its_last_edit_in_the_bin() {
    let table = table();
    table.edit("territory", &territory("president", "Dernière saisie"));
    table.desk.call("discard_dossier", json!({ "id": table.dossier })).unwrap();
    let bin = table.folder.path().join(format!("corbeille/{}.crte", table.dossier));
    assert_eq!(desk::open_any(&bin).unwrap().territory.president, "Dernière saisie");
    let left = std::fs::read_dir(table.folder.path().join("dossiers")).unwrap().count();
    assert_eq!(left, 0, "nothing stays behind");
}

#[test]
fn an_identifier_never_names_a_file_elsewhere() {
    let table = table();
    let outside = table.folder.path().join("ailleurs.crte");
    store::Store::create(&outside, &crate::support::sample(), "x").unwrap();
    assert!(table.desk.call("open_dossier", json!({ "id": "../ailleurs" })).is_err());
    assert!(table.desk.call("discard_dossier", json!({ "id": "../ailleurs" })).is_err());
    assert!(outside.exists());
}

#[test]
fn a_command_that_does_not_exist_is_refused() {
    let table = table();
    assert_eq!(table.desk.call("nothing", json!({})).unwrap_err().code, RefusalCode::BadRequest);
    assert_eq!(table.desk.call("show", json!({ "x": 1 })).unwrap_err().code, RefusalCode::BadRequest);
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("absent/contrat.pdf");
    let host = TestHost { save: Some(target), ..TestHost::default() };
    let desk = Desk::new(folder.path().join("data"), host);
    let view = desk.call("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let refusal =
        desk.call("export", json!({ "dossier": view["dossier"], "document": "affiche-afom" })).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Disk);
    assert!(refusal.message.contains("absent"), "{}", refusal.message);
}

#[test]
fn a_file_sent_back_unchanged_opens_the_dossier_already_here() {
    let table = table();
    table.edit("territory", &territory("president", "A"));
    let copy = table.folder.path().join("copie.crte");
    let host = TestHost { save: Some(copy.clone()), ..TestHost::default() };
    let Table { folder, desk, dossier } = table;
    drop(desk);
    let desk = Desk::new(folder.path().to_owned(), host);
    desk.call("save_copy", json!({ "dossier": dossier })).unwrap();
    let view = desk.call("open_file", json!({ "path": copy })).unwrap();
    assert_eq!(view["dossier"], json!(dossier), "nothing new in the file: the same dossier");
    assert_eq!(desk.call("home", json!({})).unwrap()["dossiers"].as_array().unwrap().len(), 1);
    desk.call("discard_dossier", json!({ "id": dossier })).unwrap();
    let view = desk.call("open_file", json!({ "path": copy })).unwrap();
    assert_ne!(view["dossier"], json!(dossier), "discarded: the file becomes a dossier again");
}
