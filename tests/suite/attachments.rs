//! Files kept inside the dossier.

use desk::{Desk, RefusalCode};
use serde_json::json;

use crate::edits::{Ask, TestHost};

#[test]
fn a_file_is_kept_in_the_dossier_and_comes_out_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let (letter, out) = (folder.path().join("lettre_région.pdf"), folder.path().join("sortie.pdf"));
    std::fs::write(&letter, b"%PDF-1.7 une lettre").unwrap();
    let host = TestHost { open: Some(letter.clone()), save: Some(out.clone()), ..TestHost::default() };
    let desk = Desk::new(folder.path().join("data"), host);
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let dossier = view["dossier"].clone();
    let funder = crate::support::sample().funders[0].id.clone();
    let place = json!({ "task": "funding", "register": "funders", "record": funder });
    let view = desk.ask("attach", json!({ "dossier": dossier, "place": place })).unwrap();
    assert_eq!(view["place"]["register"], "attachments");
    let record = view["place"]["record"].clone();
    let open = &view["screen"]["view"]["open"];
    assert_eq!(open["title"], "lettre région");
    let joined = open["fields"].as_array().unwrap().iter().find(|field| field["id"] == "funder").unwrap();
    assert_eq!(joined["value"], json!(funder), "joined to the record that was open");
    std::fs::remove_file(&letter).unwrap();
    desk.ask("undo", json!({ "dossier": dossier, "place": { "task": "documents" } })).unwrap();
    desk.ask("redo", json!({ "dossier": dossier, "place": { "task": "documents" } })).unwrap();
    desk.ask("save_attachment", json!({ "dossier": dossier, "record": record })).unwrap();
    assert_eq!(std::fs::read(&out).unwrap(), b"%PDF-1.7 une lettre");
}

#[test]
fn a_file_that_is_too_large_is_refused_with_the_limits() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("film.mp4");
    std::fs::File::create(&large).unwrap().set_len(10_000_001).unwrap();
    let host = TestHost { open: Some(large), ..TestHost::default() };
    let desk = Desk::new(folder.path().join("data"), host);
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let ask =
        json!({ "dossier": view["dossier"], "place": { "task": "documents", "register": "attachments" } });
    let refusal = desk.ask("attach", ask).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::BadFile);
    assert!(
        refusal.message.contains("au plus 10") && refusal.message.contains("film.mp4"),
        "{}",
        refusal.message
    );
}
