//! The copies of safety: what is copied, when, and what is said when it cannot be.

use std::fs::File;
use std::path::{Path, PathBuf};

use desk::{Desk, open_any};
use serde_json::{Value as Json, json};

use crate::edits::{Ask, TestHost};

/// A desk with a dossier, whose copies go to a folder.
struct Office {
    data: tempfile::TempDir,
    copies: tempfile::TempDir,
    desk: Desk<TestHost>,
    dossier: String,
}

fn office() -> Office {
    let (data, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let host = TestHost { open: Some(copies.path().to_owned()), ..TestHost::default() };
    let desk = Desk::new(data.path().to_owned(), host);
    let dossier = created(&desk);
    Office { data, copies, desk, dossier }
}

fn created(desk: &Desk<TestHost>) -> String {
    let request = json!({ "epcis": ["200040293"], "template": "contrat-crte" });
    desk.ask("create_dossier", request).unwrap()["dossier"].as_str().unwrap().to_owned()
}

impl Office {
    fn name(&self, name: &str) {
        let edit = json!({ "edit": "field", "register": "territory", "record": "territoire", "field": "name", "value": name });
        let request = json!({ "dossier": self.dossier, "place": { "task": "territory" }, "edit": edit });
        self.desk.ask("edit", request).unwrap();
    }

    fn copy_aside(&self) -> Result<Json, desk::Refusal> {
        self.desk.ask("copy_aside", json!({}))
    }

    fn copied(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(self.copies.path()).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files
    }

    /// The name of the territory in the only copy.
    fn kept(&self) -> String {
        let files = self.copied();
        assert_eq!(files.len(), 1, "{files:?}");
        open_any(&files[0]).unwrap().territory.name
    }
}

/// Puts other words in a file, and leaves it its time.
fn spoil(path: &Path) {
    let time = std::fs::metadata(path).unwrap().modified().unwrap();
    std::fs::write(path, "autre chose").unwrap();
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn a_dossier_is_copied_where_the_person_chose_and_again_once_it_changed() {
    let office = office();
    office.copy_aside().unwrap();
    assert!(office.copied().is_empty(), "no folder was chosen");
    let settings = office.desk.ask("choose_copies", json!({})).unwrap();
    assert_eq!(settings["copies"], json!(office.copies.path()));
    assert_eq!(settings["copied"], "14\u{a0}h\u{a0}02");
    office.name("Pays des rives (fictif)");
    office.copy_aside().unwrap();
    assert_eq!(office.kept(), "Pays des rives (fictif)");
    let copy = office.copied().remove(0);
    spoil(&copy);
    office.copy_aside().unwrap();
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "autre chose", "nothing changed: not copied");
    office.name("Pays des sources (fictif)");
    office.copy_aside().unwrap();
    assert_eq!(office.kept(), "Pays des sources (fictif)", "the same file, whatever the territory is called");
}

#[test]
fn a_dossier_that_is_closed_is_copied_too_once() {
    let office = office();
    office.desk.ask("choose_copies", json!({})).unwrap();
    office.name("Pays des rives (fictif)");
    let Office { data, copies, desk, dossier } = office;
    drop(desk);
    let desk = Desk::new(data.path().to_owned(), TestHost::default());
    desk.ask("copy_aside", json!({})).unwrap();
    let office = Office { data, copies, desk, dossier };
    assert_eq!(office.kept(), "Pays des rives (fictif)", "the choice outlives the application");
    spoil(&office.copied()[0]);
    office.desk.ask("home", json!({})).unwrap();
    office.copy_aside().unwrap();
    assert_eq!(std::fs::read_to_string(&office.copied()[0]).unwrap(), "autre chose");
}

#[test]
fn a_copy_opens_as_a_dossier() {
    let office = office();
    office.name("Pays des rives (fictif)");
    office.desk.ask("choose_copies", json!({})).unwrap();
    let (elsewhere, copy) = (tempfile::tempdir().unwrap(), office.copied().remove(0));
    let desk = Desk::new(elsewhere.path().to_owned(), TestHost::default());
    let view = desk.ask("open_file", json!({ "path": copy })).unwrap();
    assert_eq!(view["territory"], "Pays des rives (fictif)");
    assert_eq!(
        view["undo"],
        office.desk.ask("open_dossier", json!({ "id": office.dossier })).unwrap()["undo"]
    );
}

#[test]
fn a_share_out_of_reach_is_told_and_caught_up_with() {
    let office = office();
    office.desk.ask("choose_copies", json!({})).unwrap();
    let (share, away) = (office.copies.path().to_owned(), office.copies.path().with_extension("absent"));
    std::fs::rename(&share, &away).unwrap();
    office.name("Pays des rives (fictif)");
    let refusal = office.copy_aside().unwrap_err();
    for told in [share.to_str().unwrap(), "répertoire est introuvable", "enregistré sur ce poste", "réglages"]
    {
        assert!(refusal.message.contains(told), "{}", refusal.message);
    }
    assert!(!share.exists(), "a folder made in the stead of a share would hide that it is away");
    std::fs::rename(&away, &share).unwrap();
    office.copy_aside().unwrap();
    assert_eq!(office.kept(), "Pays des rives (fictif)");
}

#[test]
fn a_folder_that_cannot_hold_the_copies_is_not_kept() {
    let mut office = office();
    let within = office.data.path().join("dossiers");
    let host = TestHost { open: Some(within), ..TestHost::default() };
    office.desk = Desk::new(office.data.path().to_owned(), host);
    let refusal = office.desk.ask("choose_copies", json!({})).unwrap_err();
    assert!(refusal.message.contains("Choisissez-en un autre"), "{}", refusal.message);
    let host = TestHost { open: Some(office.copies.path().join("absent")), ..TestHost::default() };
    office.desk = Desk::new(office.data.path().to_owned(), host);
    office.desk.ask("choose_copies", json!({})).unwrap_err();
    assert_eq!(office.desk.ask("settings", json!({})).unwrap()["copies"], "");
}

#[test]
fn the_other_settings_leave_the_copies_alone_and_they_can_be_stopped() {
    let office = office();
    let mut before = office.desk.ask("settings", json!({})).unwrap();
    office.desk.ask("choose_copies", json!({})).unwrap();
    before["author"] = json!("Camille");
    let settings = office.desk.ask("change_settings", before).unwrap();
    assert_eq!((&settings["author"], &settings["copies"]), (&json!("Camille"), &json!(office.copies.path())));
    assert_eq!(office.desk.ask("stop_copies", json!({})).unwrap()["copies"], "");
    let copy = office.copied().remove(0);
    let before = std::fs::read(&copy).unwrap();
    office.name("Pays des rives (fictif)");
    office.copy_aside().unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), before, "what is there stays as it is");
}

#[test]
fn a_file_that_does_not_open_keeps_no_other_from_being_copied() {
    let office = office();
    std::fs::write(office.data.path().join("dossiers/abîmé.crte"), "Bonjour").unwrap();
    created(&office.desk);
    office.desk.ask("choose_copies", json!({})).unwrap();
    assert_eq!(office.copied().len(), 2);
}
