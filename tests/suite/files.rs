//! Files of other kinds, other times, other programs; columns and fields.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use model::edit::Operation;
use model::register::RegisterName;
use model::value::Value;
use store::{Access, Stamp, Store, StoreError};

use crate::support::sample;

fn with_file(change: impl FnOnce(&Path)) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.crte");
    Store::create(&path, &sample(), "essai").unwrap();
    change(&path);
    (folder, path)
}

fn sql(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_file_from_a_later_version_is_refused_politely() {
    let (_folder, path) = with_file(|path| sql(path, "PRAGMA user_version = 99"));
    let error = Store::open(&path, Access::Edit).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
    assert!(error.to_string().contains("Mettez Canevas à jour"), "{error}");
}

#[test]
fn a_file_that_is_not_ours_is_refused() {
    let (_folder, path) = with_file(|path| sql(path, "PRAGMA application_id = 7"));
    assert!(matches!(Store::open(&path, Access::Edit), Err(StoreError::NotOurs(_))));
    let (_folder, path) = with_file(|path| std::fs::write(path, "Bonjour").unwrap());
    assert!(matches!(Store::open(&path, Access::Edit), Err(StoreError::NotOurs(_))));
    assert!(matches!(Store::open(Path::new("/nulle/part.crte"), Access::Edit), Err(StoreError::Missing(_))));
}

#[test]
fn a_damaged_file_is_refused_and_not_touched() {
    let (_folder, path) = with_file(|path| {
        let mut bytes = std::fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 4096].fill(0xAA);
        std::fs::write(path, bytes).unwrap();
    });
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path, Access::Edit).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_second_program_cannot_edit_the_same_file() {
    let (_folder, path) = with_file(|_| {});
    let _first = Store::open(&path, Access::Edit).unwrap();
    assert!(matches!(Store::open(&path, Access::Edit), Err(StoreError::InUse(_))));
}

#[test]
fn a_new_file_never_replaces_another() {
    let (_folder, path) = with_file(|_| {});
    assert!(matches!(Store::create(&path, &sample(), "essai"), Err(StoreError::Exists(_))));
}

#[test]
fn a_copy_is_one_whole_file() {
    let (folder, path) = with_file(|_| {});
    let store = Store::open(&path, Access::Edit).unwrap();
    let copy = folder.path().join("copie.crte");
    store.copy_to(&copy).unwrap();
    assert_eq!(Store::open(&copy, Access::Read).unwrap().load().unwrap(), sample());
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("copie.crte-")), "{left:?}");
}

/// What a power cut leaves: the file and its log as they stand, copied while the program runs.
#[test]
fn an_edit_is_in_the_log_whose_length_it_leaves() {
    let (folder, path) = with_file(|_| {});
    let mut store = Store::open(&path, Access::Edit).unwrap();
    let log = folder.path().join("essai.crte-wal");
    let length = std::fs::metadata(&log).unwrap().len();
    let at = chrono::NaiveDateTime::default();
    for run in 0..300 {
        let stamp = Stamp { id: &run.to_string(), at, author: "", label: "essai" };
        let value = Value::Text(format!("Présidente numéro {run}"));
        let (register, id) = (RegisterName::Territory, "territoire".to_owned());
        store.edit(&[Operation::Set { register, id, field: "president", value }], &stamp).unwrap();
        assert_eq!(std::fs::metadata(&log).unwrap().len(), length);
        if run % 50 == 49 {
            let left = folder.path().join(format!("coupure-{run}.crte"));
            std::fs::copy(&path, &left).unwrap();
            std::fs::copy(&log, folder.path().join(format!("coupure-{run}.crte-wal"))).unwrap();
            let dossier = Store::open(&left, Access::Edit).unwrap().load().unwrap();
            assert_eq!(dossier.territory.president, format!("Présidente numéro {run}"));
        }
    }
    drop(store);
    assert!(!log.exists(), "the log goes with the program");
}

#[test]
fn reading_a_file_leaves_nothing_beside_it() {
    let (folder, path) = with_file(|_| {});
    Store::open(&path, Access::Read).unwrap().load().unwrap();
    store::head(&path).unwrap();
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["essai.crte"]);
}

#[test]
fn a_plan_that_hangs_under_itself_is_read_to_its_end() {
    let file = r#"{ "format": "canevas-dossier", "version": 1, "template": "contrat-crte", "articles":
        [ { "id": "a", "template": "contrat-crte", "parent": "a", "title": "x" } ] }"#;
    let dossier = model::dossier_file::read(file).unwrap();
    assert_eq!(
        model::plan::plan(&crate::support::contract(), &dossier).iter().filter(|planned| planned.own).count(),
        0
    );
}

#[test]
fn the_columns_are_the_fields() {
    let (_folder, path) = with_file(|_| {});
    let connection = rusqlite::Connection::open(&path).unwrap();
    for register in RegisterName::ALL {
        let mut statement =
            connection.prepare(&format!("PRAGMA table_info(\"{}\")", register.code())).unwrap();
        let columns: BTreeSet<String> =
            statement.query_map([], |row| row.get(1)).unwrap().map(Result::unwrap).collect();
        let mut fields: BTreeSet<String> =
            register.fields().iter().map(|field| field.name.to_owned()).collect();
        fields.extend(["id".to_owned(), "position".to_owned()]);
        assert_eq!(columns, fields, "{}", register.code());
    }
}

#[test]
fn every_fault_of_a_dossier_file_is_reported_at_once() {
    let file = r#"{ "format": "canevas-dossier", "version": 1, "template": "contrat-crte", "ailleurs": 1,
        "territory": { "name": 12 },
        "actions": [ { "title": "sans identifiant" }, { "id": "a", "total_cost": "douze" }, { "id": "a" }, 3 ],
        "answers": [] }"#;
    let faults = model::dossier_file::read(file).unwrap_err();
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "ailleurs",
            "territory.name",
            "actions[0].id",
            "actions[1].total_cost",
            "actions[2].id",
            "actions[3]",
            "answers"
        ]
    );
}
