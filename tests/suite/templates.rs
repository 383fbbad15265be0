//! Templates that travel: kept with a dossier, brought to a machine, mended, taken away.

use std::path::Path;

use desk::{Desk, Imported, Library, RefusalCode};
use serde_json::{Value as Json, json};
use store::{Access, Store};

use crate::edits::{Ask, TestHost};
use crate::support::{project, same, sample, text, today};

const CONTRACT: &str = "contrat-crte";
const TOOL: &str = "note-conseil";
/// The question of a variant, as the screen spaces it.
const RELABELLED: &str = "Une question tournée autrement\u{202f}?";

/// A template of the program with another version number, and whatever else changes.
fn variant(id: &str, version: &str, change: impl FnOnce(&mut Json)) -> String {
    let mut template: Json = serde_json::from_str(&text(&format!("templates/{id}.json"))).unwrap();
    template["version"] = json!(version);
    change(&mut template);
    serde_json::to_string_pretty(&template).unwrap()
}

fn relabelled(id: &str, version: &str) -> String {
    variant(id, version, |template| {
        template["steps"][0]["fields"][0]["label"] = json!("Une question tournée autrement ?");
    })
}

fn file(folder: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

struct Office {
    folder: tempfile::TempDir,
    desk: Desk<TestHost>,
}

impl Office {
    fn new() -> Self {
        Self::opening(None)
    }

    /// One whose person chooses this file each time one is asked for.
    fn opening(open: Option<&Path>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (save, open) = (Some(folder.path().join("copie.crte")), open.map(Path::to_owned));
        let host = TestHost { save, open, ..TestHost::default() };
        let desk = Desk::new(folder.path().to_owned(), host);
        Self { folder, desk }
    }

    fn begin(&self) -> String {
        let begun = self.desk.ask("create_dossier", json!({ "epcis": ["200040293"], "template": CONTRACT }));
        begun.unwrap()["dossier"].as_str().unwrap().to_owned()
    }

    fn answer(&self, dossier: &str, template: &str, field: &str, value: &str) -> Json {
        let request = json!({
            "dossier": dossier,
            "place": place(template),
            "edit": { "edit": "answer", "template": template, "field": field, "value": value },
        });
        self.desk.ask("edit", request).unwrap()
    }

    fn show(&self, dossier: &str, template: &str) -> Json {
        self.desk.ask("show", json!({ "dossier": dossier, "place": place(template) })).unwrap()
    }

    /// A copy of the file of a dossier, as it would be sent to someone.
    fn copy(&self, dossier: &str) -> Store {
        self.desk.ask("save_copy", json!({ "dossier": dossier })).unwrap();
        Store::open(&self.folder.path().join("copie.crte"), Access::Read).unwrap()
    }

    fn kept(&self, dossier: &str) -> Vec<(String, String)> {
        let kept = self.copy(dossier).load().unwrap().templates;
        kept.into_iter().map(|one| (one.id, one.version)).collect()
    }

    fn undo(&self, dossier: &str, template: &str) -> Json {
        self.desk.ask("undo", json!({ "dossier": dossier, "place": place(template) })).unwrap()
    }

    fn import(&self, text: &str) -> Result<Json, desk::Refusal> {
        let path = file(self.folder.path(), "recu.json", text);
        self.desk.ask("import_template", json!({ "path": path }))
    }
}

fn place(template: &str) -> Json {
    let task = if template == CONTRACT { "contract" } else { "toolbox" };
    let tool = (template != CONTRACT).then_some(template);
    json!({ "task": task, "register": null, "record": null, "template": tool, "step": null, "only": null })
}

fn first_label(view: &Json) -> &str {
    view["screen"]["canvas"]["shown"][0]["fields"][0]["label"].as_str().unwrap()
}

fn shipped(id: &str) -> String {
    Library::embedded().template(id).unwrap().version.clone()
}

#[test]
fn the_first_edit_keeps_its_template_and_taking_it_back_leaves_none() {
    let office = Office::new();
    let dossier = office.begin();
    assert_eq!(office.kept(&dossier), []);
    office.answer(&dossier, TOOL, "objet", "Le contrat");
    let mut expected = vec![(CONTRACT.to_owned(), shipped(CONTRACT)), (TOOL.to_owned(), shipped(TOOL))];
    assert_eq!(office.kept(&dossier), expected);
    let store = office.copy(&dossier);
    let kept = &store.load().unwrap().templates[1];
    let bytes = store.content(&kept.fingerprint).unwrap().unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), text("templates/note-conseil.json"), "to the letter");
    office.undo(&dossier, TOOL);
    assert_eq!(office.kept(&dossier), []);
    office.answer(&dossier, CONTRACT, "intitule", "CRTE");
    expected.truncate(1);
    assert_eq!(office.kept(&dossier), expected, "a document that was not begun keeps nothing");
}

#[test]
fn a_dossier_goes_on_with_its_version_until_it_takes_the_later_one() {
    let office = Office::new();
    let (old, new) = (office.begin(), office.begin());
    let before = first_label(&office.answer(&old, TOOL, "objet", "Le contrat")).to_owned();
    let told = office.import(&relabelled(TOOL, "1.10.0")).unwrap()["told"].clone();
    assert_eq!(told, "« Note de présentation pour le conseil » 1.10.0 est importé.");
    assert_eq!(first_label(&office.show(&new, TOOL)), RELABELLED);
    let view = office.show(&old, TOOL);
    assert_eq!(first_label(&view), before);
    assert_eq!((&view["later"]["own"], &view["later"]["version"]), (&json!(shipped(TOOL)), &json!("1.10.0")));
    let changes = view["later"]["changes"].to_string();
    assert!(changes.contains("Une question tournée autrement ?"), "{changes}");
    let request = json!({ "dossier": old, "place": place(TOOL), "template": TOOL });
    let view = office.desk.ask("adopt_template", request.clone()).unwrap();
    assert_eq!(first_label(&view), RELABELLED);
    assert_eq!(view["screen"]["canvas"]["shown"][0]["fields"][0]["typed"], "Le contrat", "answers stay");
    assert_eq!(view["later"], Json::Null);
    assert_eq!(office.desk.ask("adopt_template", request).unwrap_err().code, RefusalCode::Gone);
    assert_eq!(first_label(&office.undo(&old, TOOL)), before);
}

#[test]
fn a_dossier_carries_a_template_that_its_reader_does_not_have() {
    let office = Office::new();
    let own = variant(TOOL, "1.0.0", |template| {
        template["id"] = json!("note-maison");
        template["title"] = json!("Note maison");
    });
    office.import(&own).unwrap();
    let dossier = office.begin();
    office.answer(&dossier, "note-maison", "objet", "Le contrat");
    office.copy(&dossier);
    let elsewhere = Office::new();
    let path = office.folder.path().join("copie.crte");
    let opened = elsewhere.desk.ask("open_file", json!({ "path": path })).unwrap();
    let there = opened["dossier"].as_str().unwrap();
    assert_eq!(elsewhere.show(there, "note-maison")["screen"]["canvas"]["title"], "Note maison");
    let (_, shelf) = desk::open_shelved(&Library::embedded(), &path).unwrap();
    assert!(shelf.template("note-maison").is_ok());
    assert!(Library::embedded().template("note-maison").is_err());
}

#[test]
fn a_published_version_never_changes_and_a_draft_may() {
    let office = Office::new();
    let refused = office.import(&relabelled(TOOL, &shipped(TOOL))).unwrap_err();
    assert!(refused.message.contains("une version publiée ne change plus"), "{}", refused.message);
    let draft = |label: &str| {
        variant(TOOL, "1.3.0", |template| {
            template["status"] = json!("draft");
            template["title"] = json!(label);
        })
    };
    office.import(&draft("Une note")).unwrap();
    let view = office.import(&draft("Une autre note")).unwrap();
    let card = view["templates"].as_array().unwrap().iter().find(|card| card["id"] == TOOL).unwrap().clone();
    assert_eq!((&card["title"], &card["draft"]), (&json!("Une autre note"), &json!(true)));
    assert_eq!(card["replaces"], json!(shipped(TOOL)));
    let refused = office.import(&relabelled(TOOL, "1.2.0")).unwrap_err();
    assert!(refused.message.contains("plus récente que la version 1.2.0"), "{}", refused.message);
    let view = office.desk.ask("remove_template", json!({ "what": "brought", "id": TOOL })).unwrap();
    let card = view["templates"].as_array().unwrap().iter().find(|card| card["id"] == TOOL).unwrap().clone();
    assert_eq!((&card["version"], &card["shipped"]), (&json!(shipped(TOOL)), &json!(true)));
}

#[test]
fn a_faulty_file_is_kept_aside_with_its_faults_and_mended_by_another_import() {
    let office = Office::new();
    let spoilt = relabelled(TOOL, "2.0.0").replace("\"kind\": \"line\"", "\"kind\": \"ligne\"");
    let view = office.import(&spoilt).unwrap();
    assert_eq!(view["told"], "« recu.json » a des fautes : il est gardé de côté, à corriger.");
    let faulty = &view["faulty"][0];
    assert_eq!(faulty["file"], "recu.json");
    let first = faulty["faults"][0].as_str().unwrap();
    assert!(first.starts_with("Ligne ") && first.contains("« ligne »"), "{first}");
    assert_eq!(Library::of_folder(office.folder.path()).template(TOOL).unwrap().version, shipped(TOOL));
    let view = office.import(&relabelled(TOOL, "2.0.0")).unwrap();
    assert_eq!(view["faulty"], json!([]));
    assert_eq!(Library::of_folder(office.folder.path()).template(TOOL).unwrap().version, "2.0.0");
    // A file spoilt where it stands is told too, and the program's own serves.
    std::fs::write(office.folder.path().join("modeles/note-conseil.json"), "{").unwrap();
    let office = Office { desk: Desk::new(office.folder.path().to_owned(), TestHost::default()), ..office };
    let view = office.desk.ask("templates", json!({})).unwrap();
    assert_eq!(view["faulty"][0]["file"], "note-conseil.json");
    let removed = json!({ "what": "faulty", "file": "note-conseil.json" });
    assert_eq!(office.desk.ask("remove_template", removed).unwrap()["faulty"], json!([]));
}

#[test]
fn every_template_of_the_program_goes_out_and_comes_back_known() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::of_folder(folder.path());
    for held in library.held() {
        let path = file(folder.path(), "sorti.json", &held.text);
        let known = library.import(folder.path(), &path).unwrap();
        assert!(matches!(known, Imported::Known(_)), "{}", held.template.id);
    }
    assert!(!folder.path().join("modeles").exists());
}

/// A published version never changes: a shipped template whose text changes takes another number. The list
/// of what was published only grows; `CANEVAS_UPDATE=1` adds to it and takes nothing back.
#[test]
fn what_was_published_is_what_ships_under_this_number() {
    let path = project("tests/published.txt");
    let mut list = std::fs::read_to_string(&path).unwrap_or_default();
    for held in Library::embedded().held() {
        let template = &held.template;
        let head = format!("{} {} ", template.id, template.version);
        match list.lines().find_map(|line| line.strip_prefix(&head)) {
            Some(published) => assert_eq!(published, held.fingerprint, "{head}: give it another number"),
            None if std::env::var_os("CANEVAS_UPDATE").is_some() => {
                list.push_str(&format!("{head}{}\n", held.fingerprint));
            }
            None => panic!("{head}is not in tests/published.txt: CANEVAS_UPDATE=1 adds it"),
        }
    }
    if std::env::var_os("CANEVAS_UPDATE").is_some() {
        std::fs::write(&path, list).unwrap();
    }
}

/// An organisation without fault.
fn agency() -> String {
    text("tests/organisation/agence.json")
}

#[test]
fn each_faulty_organisation_gives_all_its_faults() {
    let library = Library::embedded();
    for name in ["fautive", "format", "illisible"] {
        let file = text(&format!("tests/organisation/{name}.json"));
        let faults = model::organisation::read(&file, library.templates()).unwrap_err();
        let lines: Vec<String> = faults.iter().map(|fault| format!("{fault}\n")).collect();
        same(&format!("tests/organisation/{name}.txt"), &lines.concat());
    }
}

#[test]
fn an_organisation_says_its_words_over_every_template_and_takes_them_back() {
    let office = Office::new();
    let dossier = office.begin();
    let help =
        |view: &Json| view["screen"]["canvas"]["shown"][0]["fields"][0]["help"].as_str().unwrap().to_owned();
    let usual = help(&office.answer(&dossier, TOOL, "objet", "Le contrat"));
    let view = office.import(&agency()).unwrap();
    assert_eq!(view["organisation"], "Agence des rives (fictive)");
    let view = office.show(&dossier, TOOL);
    assert_eq!(help(&view), "Comme le dit l’agence.");
    assert_eq!(view["later"], Json::Null, "a template is not changed by it");
    let view = office.import(&agency().replace("#5a1f4e", "#e8c547")).unwrap();
    assert!(view["faulty"][0]["faults"].to_string().contains("se lit mal"), "{}", view["faulty"]);
    assert_eq!(view["organisation"], "Agence des rives (fictive)", "the sound one stays");
    office.import(&relabelled(TOOL, "1.10.0")).unwrap();
    let changes = office.show(&dossier, TOOL)["later"]["changes"].as_array().unwrap().clone();
    assert_eq!(changes.len(), 2, "its number and its question, not the organisation’s words: {changes:?}");
    office.desk.ask("remove_template", json!({ "what": "organisation" })).unwrap();
    assert_eq!(help(&office.show(&dossier, TOOL)), usual);
}

#[test]
fn an_organisation_is_set_in_the_window_and_keeps_the_words_of_its_file() {
    let office = Office::new();
    let ask =
        |what: &str, text: &str| office.desk.ask("set_organisation", json!({ "what": what, "text": text }));
    assert_eq!(office.desk.ask("organisation", json!({})).unwrap()["name"], "");
    let refusal = ask("main", "#1d4e4a").unwrap_err();
    assert!(refusal.message.contains("Le nom de l’organisation manque"), "{}", refusal.message);
    office.import(&agency()).unwrap();
    let look = ask("name", "Agence des sources (fictive)").unwrap();
    assert_eq!(
        (look["name"].as_str(), look["worded"].as_u64()),
        (Some("Agence des sources (fictive)"), Some(1))
    );
    assert!(look["logo"]["picture"].as_str().unwrap().starts_with("data:image/png;base64,iVBOR"));
    let refusal = ask("second", "#e8c547").unwrap_err();
    assert!(refusal.message.contains("contraste"), "{}", refusal.message);
    assert_eq!(office.desk.ask("organisation", json!({})).unwrap()["second"], "#7a4a00", "nothing changed");
    let look = office.desk.ask("set_organisation", json!({ "what": "noLogo" })).unwrap();
    assert_eq!(look["logo"], Json::Null);
    let kept = std::fs::read_to_string(office.folder.path().join("modeles/organisation.json")).unwrap();
    assert!(kept.contains("Comme le dit l’agence."), "{kept}");
    let spoilt = kept.replacen(',', "", 1);
    std::fs::write(office.folder.path().join("modeles/organisation.json"), &spoilt).unwrap();
    let refusal = ask("name", "Un autre nom").unwrap_err();
    assert!(refusal.message.contains("n’est plus lisible"), "{}", refusal.message);
    let left = std::fs::read_to_string(office.folder.path().join("modeles/organisation.json")).unwrap();
    assert_eq!(left, spoilt, "what was written by hand is not written over");
}

#[test]
fn a_logo_that_cannot_be_printed_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let logo = folder.path().join("logo.png");
    for (bytes, why) in [
        (b"\x89PNG\r\n\x1a\n and then nothing of a picture".to_vec(), "abîmée"),
        (b"<svg/>".to_vec(), "PNG ou JPEG"),
        ([b"\x89PNG".to_vec(), vec![0; 1_000_000]].concat(), "1 Mo"),
    ] {
        std::fs::write(&logo, bytes).unwrap();
        let office = Office::opening(Some(&logo));
        office.desk.ask("set_organisation", json!({ "what": "name", "text": "Le pays (fictif)" })).unwrap();
        let refusal = office.desk.ask("choose_logo", json!({})).unwrap_err();
        assert!(refusal.message.contains("logo.png") && refusal.message.contains(why), "{}", refusal.message);
        assert_eq!(office.desk.ask("organisation", json!({})).unwrap()["logo"], Json::Null);
    }
}

#[test]
fn documents_have_the_logo_and_the_colours_of_the_organisation() {
    let library = Library::embedded();
    let agency = model::organisation::read(&agency(), library.templates()).unwrap();
    let now = today().and_hms_opt(9, 0, 0).unwrap();
    let page = |template: &model::template::Template| {
        let document = model::resolve::resolve(template, &sample(), today());
        let pages = paper::press::Press::new().lay_out(&document).unwrap();
        (pages.svg(0).unwrap(), pages.pdf(now).unwrap())
    };
    let note = library.template(TOOL).unwrap();
    let (usual, _) = page(note);
    let (dressed, pdf) = page(&agency.dress(note));
    assert!(usual.contains("#1d4e4a") && !usual.contains("<image"), "the look of the program");
    assert!(dressed.contains("#5a1f4e") && !dressed.contains("#1d4e4a"), "its colour");
    assert!(dressed.contains("<image"), "its logo");
    let house = text("src-tauri/crates/paper/src/house.typ");
    for usual in [model::organisation::USUAL_MAIN, model::organisation::USUAL_SECOND] {
        assert!(house.contains(usual), "the screen shows another colour than the one printed: {usual}");
    }
    let file = lopdf::Document::load_mem(&pdf).unwrap();
    let told = |object: &lopdf::Object| {
        let alt = object.as_dict().ok()?.get(b"Alt").ok()?;
        lopdf::decode_text_string(alt).ok()
    };
    let told: Vec<String> = file.objects.values().filter_map(told).collect();
    assert!(
        told.iter().any(|alt| alt.contains("Agence des rives")),
        "told to those who do not see it: {told:?}"
    );
}
