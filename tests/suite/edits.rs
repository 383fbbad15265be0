//! Edits one by one: what they change, what they are called, what they refuse.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::NaiveDateTime;
use desk::wire::Progress;
use desk::{Desk, Host, RefusalCode};
use serde_json::{Value as Json, json};

/// What is done when a stage of a long command is told.
type Hearing = Box<dyn Fn(&str) + Send>;

/// A host without a window: the dialogs are answered in advance.
#[derive(Default)]
pub struct TestHost {
    pub save: Option<PathBuf>,
    pub open: Option<PathBuf>,
    /// The file chosen to be joined, in place of the one to open.
    pub any: Mutex<Option<PathBuf>>,
    /// The files dropped on the window.
    pub dropped: Mutex<Vec<PathBuf>>,
    pub stages: Mutex<Vec<String>>,
    /// What is done when a stage is told.
    pub heard: Mutex<Option<Hearing>>,
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
    fn pick_template(&self) -> Option<PathBuf> {
        self.open.clone()
    }
    fn pick_map(&self) -> Option<PathBuf> {
        self.open.clone()
    }
    fn pick_picture(&self) -> Option<PathBuf> {
        self.open.clone()
    }
    fn pick_folder(&self) -> Option<PathBuf> {
        self.open.clone()
    }
    fn pick_any(&self) -> Option<PathBuf> {
        self.any.lock().unwrap().clone().or_else(|| self.open.clone())
    }
    fn dropped_files(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.dropped.lock().unwrap())
    }
    fn reveal(&self, _: &std::path::Path) {}
    fn progress(&self, progress: Progress) {
        if let Some(heard) = &*self.heard.lock().unwrap() {
            heard(&progress.stage);
        }
        self.stages.lock().unwrap().push(progress.stage);
    }
}

/// Asking a desk for a command, and reading its reply.
pub trait Ask {
    fn ask(&self, name: &str, request: Json) -> Result<Json, desk::Refusal>;
}

impl Ask for Desk<TestHost> {
    fn ask(&self, name: &str, request: Json) -> Result<Json, desk::Refusal> {
        self.call(name, request).map(|reply| serde_json::from_str(&reply).unwrap())
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
        desk.ask("create_dossier", json!({ "epcis": ["200040293"], "template": "contrat-crte" })).unwrap();
    let dossier = view["dossier"].as_str().unwrap().to_owned();
    Table { folder, desk, dossier }
}

impl Table {
    pub fn edit(&self, task: &str, edit: &Json) -> Json {
        self.try_edit(task, edit).unwrap()
    }

    pub fn try_edit(&self, task: &str, edit: &Json) -> Result<Json, desk::Refusal> {
        self.desk.ask("edit", json!({ "dossier": self.dossier, "place": { "task": task }, "edit": edit }))
    }

    pub fn call(&self, name: &str, task: &str) -> Json {
        self.desk.ask(name, json!({ "dossier": self.dossier, "place": { "task": task } })).unwrap()
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
    let line = json!({ "edit": "add", "register": "funding", "fields": { "action": action, "funder": { "add": "État" }, "amount": "12 500,50 €" } });
    let view = table.edit("actions", &line);
    let funding = |view: &Json| {
        let children = view["screen"]["view"]["open"]["children"].as_array().unwrap().clone();
        children.into_iter().find(|child| child["register"] == "funding").unwrap()
    };
    assert_eq!(funding(&view)["rows"].as_array().unwrap().len(), 1);
    let view = table.edit("actions", &json!({ "edit": "remove", "register": "actions", "record": action }));
    assert_eq!(view["undo"], "suppression : l’action « Rénover l’école »");
    assert_eq!(view["screen"]["view"]["rows"], json!([]));
    let view = table.call("undo", "actions");
    let table = funding(&view);
    let place =
        table["columns"].as_array().unwrap().iter().position(|field| field["id"] == "amount").unwrap();
    let amount = &table["rows"][0]["cells"][place];
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
    assert_eq!(
        refusal.message,
        "Un montant en euros est attendu, avec deux décimales au plus, par exemple 12 500,50."
    );
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
    table.desk.ask("discard_dossier", json!({ "id": table.dossier })).unwrap();
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
    assert!(table.desk.ask("open_dossier", json!({ "id": "../ailleurs" })).is_err());
    assert!(table.desk.ask("discard_dossier", json!({ "id": "../ailleurs" })).is_err());
    assert!(outside.exists());
}

#[test]
fn a_command_that_does_not_exist_is_refused() {
    let table = table();
    assert_eq!(table.desk.ask("nothing", json!({})).unwrap_err().code, RefusalCode::BadRequest);
    assert_eq!(table.desk.ask("show", json!({ "x": 1 })).unwrap_err().code, RefusalCode::BadRequest);
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("absent/contrat.pdf");
    let host = TestHost { save: Some(target), ..TestHost::default() };
    let desk = Desk::new(folder.path().join("data"), host);
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let refusal =
        desk.ask("export", json!({ "dossier": view["dossier"], "document": "affiche-afom" })).unwrap_err();
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
    desk.ask("save_copy", json!({ "dossier": dossier })).unwrap();
    let view = desk.ask("open_file", json!({ "path": copy })).unwrap();
    assert_eq!(view["dossier"], json!(dossier), "nothing new in the file: the same dossier");
    assert_eq!(desk.ask("home", json!({})).unwrap()["dossiers"].as_array().unwrap().len(), 1);
    desk.ask("discard_dossier", json!({ "id": dossier })).unwrap();
    let view = desk.ask("open_file", json!({ "path": copy })).unwrap();
    assert_ne!(view["dossier"], json!(dossier), "discarded: the file becomes a dossier again");
}

fn add(table: &Table, task: &str, register: &str, fields: &Json) -> String {
    let view = table.edit(task, &json!({ "edit": "add", "register": register, "fields": fields }));
    view["place"]["record"].as_str().unwrap_or_default().to_owned()
}

fn field<'a>(view: &'a Json, name: &str) -> &'a Json {
    let fields = view["screen"]["view"]["open"]["fields"].as_array().unwrap();
    fields.iter().find(|field| field["id"] == name).unwrap()
}

#[test]
fn an_owner_chosen_among_the_actors_is_not_typed_again() {
    let table = table();
    let actor = add(
        &table,
        "mobilisation",
        "actors",
        &json!({ "name": "Régie des Combes", "family": "association", "siret": "99999998000017" }),
    );
    let action = add(&table, "actions", "actions", &json!({ "title": "Réparer" }));
    let choose = json!({ "edit": "field", "register": "actions", "record": action, "field": "owner_actor", "value": actor });
    let view = table.edit("actions", &choose);
    assert_eq!(field(&view, "owner")["value"], "Régie des Combes");
    assert_eq!(field(&view, "owner_siret")["value"], "99999998000017");
    assert_eq!(field(&view, "owner_private")["value"], true);
    let view = table.call("undo", "actions");
    assert_eq!(field(&view, "owner")["value"], Json::Null, "one gesture, one undo");
}

#[test]
fn a_shipped_entry_is_changed_in_the_dossier_only_and_comes_back() {
    let table = table();
    let id = "seuils/F2_PART_MAITRE_OUVRAGE";
    let set =
        json!({ "edit": "field", "register": "references", "record": id, "field": "value", "value": "30" });
    let view = table.edit("lists", &set);
    let shown = |view: &Json| {
        let rows = view["screen"]["view"]["rows"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == id).unwrap()["note"].as_str().unwrap().to_owned()
    };
    assert!(shown(&view).contains("30\u{a0}%"), "{}", shown(&view));
    let view = table.edit("lists", &json!({ "edit": "remove", "register": "references", "record": id }));
    assert!(shown(&view).contains("20\u{a0}%"), "{}", shown(&view));
    let unknown = json!({ "edit": "field", "register": "references", "record": "seuils/RIEN", "field": "value", "value": "3" });
    assert_eq!(table.try_edit("lists", &unknown).unwrap_err().code, RefusalCode::Gone);
}

#[test]
fn a_question_about_the_contract_is_answered_in_its_register() {
    let table = table();
    let answer =
        json!({ "edit": "answer", "template": "contrat-crte", "field": "duree_contrat", "value": "5" });
    table.edit("contract", &answer);
    let place = json!({ "task": "contract", "register": "contract" });
    let view = table.desk.ask("show", json!({ "dossier": table.dossier, "place": place })).unwrap();
    assert_eq!(field(&view, "years")["value"], 5.0);
    let place = json!({ "task": "contract", "step": "vie_contrat" });
    let view = table.desk.ask("show", json!({ "dossier": table.dossier, "place": place })).unwrap();
    let fields = view["screen"]["canvas"]["shown"][0]["fields"].as_array().unwrap();
    let asked = fields.iter().find(|field| field["id"] == "duree_contrat").unwrap();
    assert_eq!((&asked["typed"], &asked["of"]["field"]), (&json!("5"), &json!("years")));
}

#[test]
fn the_common_indicators_are_added_once() {
    let table = table();
    let edit = json!({ "edit": "commonIndicators" });
    let place = json!({ "task": "orientations", "register": "indicators" });
    let ask = json!({ "dossier": table.dossier, "place": place, "edit": edit });
    let view = table.desk.ask("edit", ask.clone()).unwrap();
    assert_eq!(view["screen"]["view"]["rows"].as_array().unwrap().len(), 22);
    let view = table.desk.ask("edit", ask).unwrap();
    assert_eq!(view["screen"]["view"]["rows"].as_array().unwrap().len(), 22);
}

#[test]
fn the_chain_is_walked_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().to_owned(), TestHost::default());
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let sample = crate::support::sample();
    let back = |task: &str, register: &str, record: &str| -> Vec<String> {
        let place = json!({ "task": task, "register": register, "record": record });
        let view = desk.ask("show", json!({ "dossier": view["dossier"], "place": place })).unwrap();
        let namings = view["screen"]["view"]["open"]["namedBy"].as_array().unwrap().clone();
        namings.iter().map(|naming| naming["register"].as_str().unwrap().to_owned()).collect()
    };
    let observation = &sample.stakes[0].observations[0];
    assert!(back("diagnostic", "observations", observation).contains(&"stakes".to_owned()));
    let stake = &sample.orientations[0].stakes[0];
    assert!(back("diagnostic", "stakes", stake).contains(&"orientations".to_owned()));
    let orientation = &sample.actions[0].orientation;
    assert!(back("orientations", "orientations", orientation).contains(&"actions".to_owned()));
    let action = &sample.indicators.iter().find(|one| !one.actions.is_empty()).unwrap().actions[0];
    assert!(back("actions", "actions", action).contains(&"indicators".to_owned()));
    let funder = &sample.funding[0].funder;
    assert!(back("funding", "funders", funder).contains(&"funding".to_owned()));
}

#[test]
fn a_figure_of_the_dashboard_leads_to_what_it_counts() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().to_owned(), TestHost::default());
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let dossier = view["dossier"].clone();
    let show = |place: Json| desk.ask("show", json!({ "dossier": dossier, "place": place })).unwrap();
    let view = show(json!({ "task": "dashboard" }));
    let mut led = 0;
    for panel in view["screen"]["dashboard"]["panels"].as_array().unwrap() {
        for drawing in panel["drawings"].as_array().unwrap() {
            assert!(!drawing["table"]["rows"].as_array().unwrap().is_empty(), "each drawing has its table");
        }
        for figure in panel["figures"].as_array().unwrap() {
            let code = figure["code"].as_str().unwrap();
            let register = code.split('.').next().unwrap();
            let task = match register {
                "actors" | "events" | "contributions" => "mobilisation",
                "indicators" => "orientations",
                other => other,
            };
            let view = show(json!({ "task": task, "register": register, "only": code }));
            assert!(view["screen"]["view"]["only"].is_string(), "{code} narrows the list");
            let rows = view["screen"]["view"]["rows"].as_array().unwrap().len();
            let text = figure["text"].as_str().unwrap();
            if !text.contains('€') {
                let first: usize = text.split(' ').next().unwrap().parse().unwrap();
                assert_eq!(rows, first, "{code}: {text}");
            }
            led += 1;
        }
    }
    assert!(led > 25, "{led} figures");
}
