//! Files dropped on the window: kept in the dossier, opened as their menu would, or refused with the way out.

use std::path::{Path, PathBuf};

use desk::RefusalCode;
use serde_json::{Value as Json, json};

use crate::edits::{Ask, Table, table};
use crate::support::project;

fn dropped(table: &Table, files: &[PathBuf]) {
    *table.desk.host().dropped.lock().unwrap() = files.to_vec();
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn files_are_kept_among_the_attachments_one_edit_each() {
    let table = table();
    let files = [
        written(table.folder.path(), "avis_du_conseil.txt", "favorable"),
        written(table.folder.path(), "plan.pdf", "%PDF"),
    ];
    dropped(&table, &files);
    let place = json!({ "task": "documents", "register": "attachments" });
    let request = json!({ "dossier": table.dossier, "place": place });
    let view = table.desk.ask("attach_dropped", request.clone()).unwrap();
    let rows = view["screen"]["view"]["rows"].as_array().unwrap();
    let titles: Vec<&str> = rows.iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["avis du conseil", "plan"]);
    let undone = table.desk.ask("undo", request.clone()).unwrap();
    assert_eq!(undone["screen"]["view"]["rows"].as_array().unwrap().len(), 1);
    // They are given once.
    let again = table.desk.ask("attach_dropped", request).unwrap();
    assert_eq!(again["screen"]["view"]["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn a_dossier_is_opened_and_a_template_imported() {
    let table = table();
    assert_eq!(table.desk.ask("open_dropped", json!({})).unwrap()["what"], "nothing");
    dropped(&table, &[project("samples/trois-rivieres/dossier.json")]);
    let opened = table.desk.ask("open_dropped", json!({})).unwrap();
    assert_eq!(opened["what"], "dossier");
    assert!(opened["workspace"]["territory"].as_str().unwrap().contains("Trois-Rivières"));
    let shipped = std::fs::read_to_string(project("templates/note-conseil.json")).unwrap();
    let mut template: Json = serde_json::from_str(&shipped).unwrap();
    template["version"] = json!("9.0.0");
    dropped(&table, &[written(table.folder.path(), "note.json", &template.to_string())]);
    let imported = table.desk.ask("open_dropped", json!({})).unwrap();
    assert_eq!(imported["what"], "template");
    assert!(
        imported["templates"]["told"].as_str().unwrap().contains("9.0.0"),
        "{}",
        imported["templates"]["told"]
    );
}

#[test]
fn what_cannot_be_opened_is_said_with_what_can() {
    let table = table();
    let refused = |files: &[PathBuf]| {
        dropped(&table, files);
        let refusal = table.desk.ask("open_dropped", json!({})).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::BadFile);
        refusal.message
    };
    let file = |name: &str, text: &str| written(table.folder.path(), name, text);
    let cells = file("acteurs.csv", "nom;famille");
    assert!(refused(std::slice::from_ref(&cells)).contains("collez-les dans le tableau"));
    let other = file("rapport.docx", "");
    let message = refused(std::slice::from_ref(&other));
    assert!(message.contains("« rapport.docx »") && message.contains("pièces jointes"), "{message}");
    for text in ["{}", "{ \"format\": \"autre\" }", "rien"] {
        assert!(refused(&[file("x.json", text)]).contains("« x.json »"), "{text}");
    }
    assert!(refused(&[cells, other]).contains("un seul"));
    assert!(refused(&[file("abime.crte", "rien")]).contains("abime.crte"));
}
