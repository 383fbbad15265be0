//! Files of earlier times: a database and a JSON file written by the version that had them.

use model::edit::Operation;
use model::register::RegisterName;
use store::{Access, Stamp, Store};

use crate::support::{project, text};

fn copy() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ancien.crte");
    std::fs::copy(project("tests/databases/schema-1.crte"), &path).unwrap();
    (folder, path)
}

#[test]
fn a_file_of_schema_1_opens_with_all_it_held() {
    let expected = model::dossier_file::read(&text("tests/databases/dossier-1.json")).unwrap();
    let (_folder, path) = copy();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(Store::open(&path, Access::Read).unwrap().load().unwrap(), expected);
    assert_eq!(std::fs::read(&path).unwrap(), before, "reading changes nothing");
    assert_eq!(Store::open(&path, Access::Edit).unwrap().load().unwrap(), expected);
    assert_eq!(Store::open(&path, Access::Edit).unwrap().load().unwrap(), expected, "once upgraded too");
}

#[test]
fn a_file_of_schema_2_opens_with_all_it_held() {
    let expected = model::dossier_file::read(&text("tests/databases/dossier-1.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ancien.crte");
    std::fs::copy(project("tests/databases/schema-2.crte"), &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(Store::open(&path, Access::Read).unwrap().load().unwrap(), expected);
    assert_eq!(std::fs::read(&path).unwrap(), before, "reading changes nothing");
    assert_eq!(Store::open(&path, Access::Edit).unwrap().load().unwrap(), expected);
    assert_eq!(Store::open(&path, Access::Edit).unwrap().load().unwrap(), expected, "once upgraded too");
}

#[test]
fn a_file_of_schema_3_opens_with_all_it_held_its_history_and_its_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ancien.crte");
    std::fs::copy(project("tests/databases/schema-3.crte"), &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let store = Store::open(&path, Access::Read).unwrap();
    let held = store.load().unwrap();
    assert_eq!(held.actions[0].title, "Un titre changé");
    assert_eq!((held.templates.len(), held.remarks.len()), (1, 0));
    assert_eq!(store.version("v1").unwrap().unwrap(), held, "frozen in version 3 of the format");
    drop(store);
    assert_eq!(std::fs::read(&path).unwrap(), before, "reading changes nothing");
    let mut store = Store::open(&path, Access::Edit).unwrap();
    assert_eq!(store.load().unwrap(), held);
    assert_eq!(
        store.undo().unwrap().map(|undone| undone.label).as_deref(),
        Some("« Intitulé » pour l’action")
    );
    let first = model::dossier_file::read(&text("tests/databases/dossier-1.json")).unwrap();
    assert_eq!(store.load().unwrap(), first, "its edits can still be taken back");
    store.redo().unwrap();
    drop(store);
    assert_eq!(Store::open(&path, Access::Edit).unwrap().load().unwrap(), held, "once upgraded too");
}

#[test]
fn a_file_of_schema_4_opens_with_all_it_held_and_takes_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ancien.crte");
    std::fs::copy(project("tests/databases/schema-4.crte"), &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let held = Store::open(&path, Access::Read).unwrap().load().unwrap();
    assert_eq!((held.remarks.len(), held.maps.len()), (1, 0));
    assert_eq!(std::fs::read(&path).unwrap(), before, "reading changes nothing");
    let mut store = Store::open(&path, Access::Edit).unwrap();
    assert_eq!(store.load().unwrap(), held);
    let insert = Operation::Insert { register: RegisterName::Maps, id: "carte".to_owned() };
    let stamp = Stamp { id: "e9", at: held_at(), author: "Camille Martin", label: "carte" };
    store.edit(&[insert], &stamp).unwrap();
    drop(store);
    let mut store = Store::open(&path, Access::Edit).unwrap();
    assert_eq!(store.load().unwrap().maps.len(), 1);
    assert_eq!(store.undo().unwrap().map(|undone| undone.label).as_deref(), Some("carte"));
    assert_eq!(store.load().unwrap(), held, "its edits of before stay under it");
}

#[test]
fn a_file_of_schema_5_opens_with_its_journal_as_it_stood() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ancien.crte");
    std::fs::copy(project("tests/databases/schema-5.crte"), &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let read = Store::open(&path, Access::Read).unwrap();
    let (held, journal) = (read.load().unwrap(), read.journal().unwrap());
    drop(read);
    assert_eq!(std::fs::read(&path).unwrap(), before, "reading changes nothing");
    let mut store = Store::open(&path, Access::Edit).unwrap();
    assert_eq!(store.load().unwrap(), held);
    assert_eq!(store.journal().unwrap(), journal);
    assert_eq!(store.redo().unwrap().map(|redone| redone.label).as_deref(), Some("carte de trop"));
    assert_eq!(store.load().unwrap().maps.len(), 2);
    for label in ["carte de trop", "autre carte", "« Intitulé » pour l’action"] {
        assert_eq!(
            store.undo().unwrap().map(|undone| undone.label).as_deref(),
            Some(label),
            "what was dropped stays dropped"
        );
    }
    let first = model::dossier_file::read(&text("tests/databases/dossier-1.json")).unwrap();
    assert_eq!(store.load().unwrap().actions, first.actions);
}

fn held_at() -> chrono::NaiveDateTime {
    crate::support::today().and_hms_opt(9, 0, 0).unwrap()
}

#[test]
fn what_was_a_line_of_text_is_a_record_and_no_line_is_lost() {
    let old: serde_json::Value = serde_json::from_str(&text("tests/databases/dossier-1.json")).unwrap();
    let new = model::dossier_file::read(&text("tests/databases/dossier-1.json")).unwrap();
    let lines = |register: &str, field: &str| -> Vec<String> {
        let records = old[register].as_array().unwrap();
        let texts = records.iter().filter_map(|record| record[field].as_str());
        texts.flat_map(str::lines).map(|line| line.trim().to_owned()).collect()
    };
    let objectives: Vec<String> = new.objectives.iter().map(|one| one.title.clone()).collect();
    assert_eq!(objectives, lines("orientations", "objectives"));
    let indicators: Vec<String> = new.indicators.iter().map(|one| one.title.clone()).collect();
    assert_eq!(indicators, lines("actions", "indicators"));
    let named = |line: &model::register::funding::FundingLine| new.funder_name(&line.funder).to_owned();
    let funders: Vec<String> = new.funding.iter().map(named).collect();
    assert_eq!(funders, lines("funding", "funder"));
    assert_eq!(new.contract.years, Some(6.0), "what the template of that time printed");
}

#[test]
fn edits_of_an_earlier_schema_are_kept_and_can_no_longer_be_taken_back() {
    let (_folder, path) = copy();
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute(
            "INSERT INTO change VALUES ('e1', 1, '2027-01-02T03:04:05', 'Camille', 'saisie', x'00', 'done')",
            [],
        )
        .unwrap();
    let mut store = Store::open(&path, Access::Edit).unwrap();
    assert_eq!(store.undo().unwrap(), None);
    let entries = store.journal().unwrap();
    assert_eq!((entries.len(), entries[0].done), (1, true));
    assert_eq!(store.last_standing().unwrap().unwrap().label, "saisie");
}
