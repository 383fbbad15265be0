//! Words found and replaced anywhere, cells pasted from a spreadsheet, dossiers searched, kept and restored.

use desk::Desk;
use serde_json::{Value as Json, json};

use crate::edits::{Ask, TestHost};

pub fn desk() -> (tempfile::TempDir, Desk<TestHost>, Json) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().to_owned(), TestHost::default());
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let dossier = view["dossier"].clone();
    (folder, desk, dossier)
}

#[test]
fn words_are_found_in_records_answers_and_questions_and_lead_there() {
    let (_folder, desk, dossier) = desk();
    let find = |words: &str| {
        desk.ask("find", json!({ "dossier": dossier, "words": words, "exact": false })).unwrap()
    };
    let found = find("MOBILITES");
    let hits = found["hits"].as_array().unwrap();
    assert!(hits.iter().any(|hit| hit["words"] == "mobilités"), "accents and case are ignored");
    assert!(hits.iter().any(|hit| hit["about"]["register"] == "actions"));
    assert!(hits.iter().any(|hit| hit["place"]["template"].is_string()), "an answer of the toolbox too");
    for hit in hits.iter().take(40) {
        let view = desk.ask("show", json!({ "dossier": dossier, "place": hit["place"] })).unwrap();
        let text = view["screen"].to_string();
        let field = hit["field"].as_str();
        assert!(field.is_none_or(|field| text.contains(&format!("\"{field}\""))), "{hit}");
    }
    assert_eq!(find("zzz introuvable")["total"], 0);
}

#[test]
fn words_are_replaced_in_one_edit_that_undo_takes_back() {
    let (_folder, desk, dossier) = desk();
    let count = |words: &str| {
        let found = desk.ask("find", json!({ "dossier": dossier, "words": words, "exact": true })).unwrap();
        let hits = found["hits"].as_array().unwrap().iter();
        hits.filter(|hit| hit["question"] == false).count()
    };
    let before = count("vallée");
    assert!(before > 1, "{before}");
    let found = desk.ask("find", json!({ "dossier": dossier, "words": "vallée", "exact": true })).unwrap();
    let hits = found["hits"].as_array().unwrap();
    let kept = hits[0]["about"].clone();
    let fields: Vec<&Json> = hits.iter().map(|hit| &hit["about"]).filter(|about| **about != kept).collect();
    let place = json!({ "task": "actions" });
    let replace = json!({
        "dossier": dossier, "place": place, "words": "vallée", "exact": true, "by": "plaine", "fields": fields,
    });
    let view = desk.ask("replace", replace).unwrap();
    assert_eq!(view["undo"], "remplacement de « vallée » par « plaine »");
    let left = count("vallée");
    let own = hits.iter().filter(|hit| hit["about"] == kept).count();
    assert_eq!(left, own, "only the field left out keeps its words");
    desk.ask("undo", json!({ "dossier": dossier, "place": place })).unwrap();
    assert_eq!(count("vallée"), before);
    let refused = desk.ask(
        "replace",
        json!({
            "dossier": dossier, "place": place, "words": "zzz", "exact": false, "by": "x", "fields": [kept],
        }),
    );
    assert!(refused.unwrap_err().message.contains("zzz"));
}

#[test]
fn cells_of_a_spreadsheet_are_told_then_pasted_in_one_edit() {
    let (_folder, desk, dossier) = desk();
    let place = json!({ "task": "actions", "register": "actions" });
    let view = desk.ask("show", json!({ "dossier": dossier, "place": place })).unwrap();
    let action = view["screen"]["view"]["open"]["id"].as_str().unwrap().to_owned();
    let lines = |view: &Json| {
        let children = view["screen"]["view"]["open"]["children"].as_array().unwrap();
        let funding = children.iter().find(|child| child["register"] == "funding").unwrap();
        funding["rows"].as_array().unwrap().clone()
    };
    let first = lines(&view);
    let block = json!({
        "register": "funding", "owner": action, "from": first[0]["id"],
        "fields": ["funder", "nature", "amount", "year", "public"],
        "rows": [
            ["Un mécène nouveau", "Subvention", "12 500,50 €", "2028", "oui"],
            ["un mecene nouveau", "inconnue", "beaucoup", "2029", "non"],
            ["", "", "", "", ""],
            ["Un mécène nouveau", "Subvention", "1 000", "2030", ""],
            ["Un mécène nouveau", "Subvention", "2 000", "2031", ""],
            ["Un mécène nouveau", "Subvention", "3 000", "2032", ""],
            ["Un mécène nouveau", "Subvention", "4 000", "2033", ""],
        ],
    });
    let told = desk.ask("preview_block", json!({ "dossier": dossier, "block": block })).unwrap();
    assert_eq!(told["view"]["problems"], 2);
    assert_eq!(told["view"]["rows"][0]["cells"][2]["after"], "12\u{202f}500,50\u{a0}€");
    let problem = told["view"]["rows"][1]["cells"][1]["problem"].as_str().unwrap();
    assert!(problem.contains("« inconnue »") && problem.contains("Subvention"), "{problem}");
    let unchanged = desk.ask("show", json!({ "dossier": dossier, "place": place })).unwrap();
    assert_eq!(lines(&unchanged), first, "telling changes nothing");

    let edit = json!({ "dossier": dossier, "place": place, "edit": { "edit": "block", "block": block } });
    let view = desk.ask("edit", edit).unwrap();
    let pasted = lines(&view);
    assert!(pasted.len() > first.len(), "rows past the last line are added");
    assert_eq!(pasted[1]["cells"][2], first[1]["cells"][2], "a cell that cannot be read stays as it is");
    let funders = desk.ask("show", json!({ "dossier": dossier, "place": { "task": "funding" } })).unwrap();
    let named = funders["screen"]["view"]["rows"].as_array().unwrap().iter();
    assert_eq!(
        named.filter(|row| row["title"] == "Un mécène nouveau").count(),
        1,
        "a new name is added once"
    );
    let view = desk.ask("undo", json!({ "dossier": dossier, "place": place })).unwrap();
    assert_eq!(lines(&view), first);
}

#[test]
fn a_register_is_shown_as_one_table() {
    let (_folder, desk, dossier) = desk();
    let place = json!({ "task": "actions", "register": "actions", "step": "tableau" });
    let view = desk.ask("show", json!({ "dossier": dossier, "place": place })).unwrap();
    let grid = &view["screen"]["view"]["grid"];
    assert_eq!(grid["rows"].as_array().unwrap().len(), 24);
    let columns = grid["columns"].as_array().unwrap().len();
    for row in grid["rows"].as_array().unwrap() {
        assert_eq!(row["cells"].as_array().unwrap().len(), columns);
        assert_eq!(row["sums"].as_array().unwrap().len(), grid["computed"].as_array().unwrap().len());
    }
}

#[test]
fn a_dossier_opens_where_it_was_left() {
    let (folder, first, dossier) = desk();
    let place = json!({ "task": "governance", "register": "signatories", "record": null, "template": null, "step": null, "only": null });
    first.ask("show", json!({ "dossier": dossier, "place": place })).unwrap();
    drop(first);
    let again = Desk::new(folder.path().to_owned(), TestHost::default());
    let view = again.ask("open_dossier", json!({ "id": dossier })).unwrap();
    assert_eq!(view["place"], place);
    // A place that is gone opens the first task.
    let lost = json!({ "task": "toolbox", "template": "disparu" });
    std::fs::write(
        folder.path().join("places").join(format!("{}.json", dossier.as_str().unwrap())),
        lost.to_string(),
    )
    .unwrap();
    let view = again.ask("open_dossier", json!({ "id": dossier })).unwrap();
    assert_eq!(view["place"]["task"], "territory");
}

#[test]
fn the_trash_gives_a_dossier_back_whole() {
    let (_folder, desk, dossier) = desk();
    let edit = json!({
        "dossier": dossier, "place": { "task": "territory" },
        "edit": { "edit": "field", "register": "territory", "record": "territoire", "field": "president", "value": "Ada L." },
    });
    desk.ask("edit", edit).unwrap();
    let home = desk.ask("discard_dossier", json!({ "id": dossier })).unwrap();
    assert_eq!(home["dossiers"], json!([]));
    assert_eq!(home["discarded"][0]["progress"], "24\u{a0}actions, dont 12\u{a0}prêtes");
    let home = desk.ask("restore_dossier", json!({ "id": dossier })).unwrap();
    assert_eq!(home["discarded"], json!([]));
    let view = desk.ask("open_dossier", json!({ "id": home["dossiers"][0]["id"] })).unwrap();
    assert!(view.to_string().contains("Ada L.") && view["undo"].is_string());
    desk.ask("discard_dossier", json!({ "id": dossier })).unwrap();
    let home = desk.ask("destroy_dossier", json!({ "id": dossier })).unwrap();
    assert_eq!((&home["dossiers"], &home["discarded"]), (&json!([]), &json!([])));
}

#[test]
fn settings_are_kept_and_every_dossier_is_searched() {
    let (folder, desk, dossier) = desk();
    let other = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap()["dossier"].clone();
    let home = desk.ask("pin_dossier", json!({ "id": dossier, "pinned": true })).unwrap();
    assert_eq!(home["dossiers"][0]["id"], dossier, "what is pinned stands first");
    let found = desk.ask("find_everywhere", json!({ "words": "vallée" })).unwrap();
    assert_eq!(found["dossiers"].as_array().unwrap().len(), 2);
    let settings =
        json!({ "author": " Ada Lovelace ", "theme": "dark", "textSize": 130, "pinned": [], "folder": "" });
    desk.ask("learn_word", json!({ "word": "biosourcé", "known": true })).unwrap();
    // A screen that was shown before the dossier was pinned and the word taught does not undo them.
    desk.ask("change_settings", settings).unwrap();
    let again = Desk::new(folder.path().to_owned(), TestHost::default());
    let kept = again.ask("settings", json!({})).unwrap();
    assert_eq!(
        (&kept["author"], &kept["theme"], &kept["pinned"], &kept["words"]),
        (&json!("Ada Lovelace"), &json!("dark"), &json!([dossier]), &json!(["biosourcé"]))
    );
    std::fs::write(folder.path().join("reglages.json"), "{").unwrap();
    let first = Desk::new(folder.path().to_owned(), TestHost::default());
    assert_eq!(
        first.ask("settings", json!({})).unwrap()["textSize"],
        100,
        "an unreadable file costs only the settings"
    );
    assert_ne!(other, dossier);
}
