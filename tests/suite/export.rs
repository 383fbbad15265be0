//! What is printed of a document, what travels inside it, and an export that is given up.

use std::path::Path;
use std::sync::Arc;

use desk::{Desk, RefusalCode};
use model::document::Block;
use model::extract::PrintOptions;
use model::resolve::{Setting, computed, resolve, resolve_in};
use serde_json::{Value as Json, json};
use store::{Access, Store};

use crate::edits::{Ask, Table, TestHost, table};
use crate::support::{contract, project, sample, today};

#[test]
fn a_part_that_is_left_out_goes_whole_and_the_others_stay_as_they_were() {
    let document = resolve(&contract(), &sample(), today());
    let parts = document.parts();
    let articles = parts.iter().filter(|part| part.title.starts_with("Article")).count();
    let annexes = parts.iter().filter(|part| part.title.starts_with("Annexe")).count();
    assert!(articles >= 13 && annexes >= 3, "{articles} articles, {annexes} annexes");
    for part in &parts {
        let options = PrintOptions { left_out: vec![part.id.clone()], ..PrintOptions::default() };
        let printed = document.clone().extract(&options);
        let left: Vec<_> = parts.iter().filter(|other| other.id != part.id).cloned().collect();
        assert_eq!(printed.parts(), left, "{}", part.title);
        assert!(printed.blocks.len() < document.blocks.len());
        assert_ne!(printed.blocks.last(), Some(&Block::PageBreak), "{}", part.title);
    }
    assert_eq!(document.clone().extract(&PrintOptions::default()), document);
}

#[test]
fn what_is_left_to_write_is_shown_or_leaves_room() {
    let empty = model::dossier::Dossier::new("contrat-crte");
    let document = resolve(&contract(), &empty, today());
    let told = |document: &model::document::Document| format!("{:?}", document.blocks);
    assert!(told(&document).contains("[à compléter"));
    let hidden = document.extract(&PrintOptions { unanswered: false, ..PrintOptions::default() });
    assert!(!told(&hidden).contains("[à compléter"));
    assert!(told(&hidden).contains("……"), "a sentence keeps room for what it lacks");
    assert!(!told(&hidden).contains("items: []"));
    paper::press::Press::new().lay_out(&hidden).unwrap();
}

#[test]
fn marks_are_taken_away_one_by_one() {
    let mut document = resolve(&contract(), &sample(), today());
    document.house.logo =
        Some(model::organisation::Logo { alt: "Logo".into(), kind: "png".into(), bytes: vec![1] });
    let without = |options: PrintOptions| document.clone().extract(&options);
    let bare = without(PrintOptions { watermark: false, ..PrintOptions::default() });
    assert!(bare.watermark.is_none() && bare.house.logo.is_some() && document.watermark.is_some());
    let bare = without(PrintOptions { logo: false, ..PrintOptions::default() });
    assert!(bare.watermark.is_some() && bare.house.logo.is_none());
}

#[test]
fn the_final_version_is_whole_and_is_no_draft() {
    let chosen = PrintOptions {
        left_out: vec!["article-objet".to_owned()],
        unanswered: false,
        logo: false,
        fold: true,
        ..PrintOptions::default()
    };
    let last = chosen.last();
    assert_eq!(last, PrintOptions { watermark: false, logo: false, fold: true, ..PrintOptions::default() });
    assert!(resolve(&contract(), &sample(), today()).watermark.is_some(), "the sample is not signed");
    let folder = tempfile::tempdir().unwrap();
    let host = TestHost {
        open: Some(project("tests/complete/dossier.json")),
        save: Some(folder.path().join("contrat.pdf")),
        ..TestHost::default()
    };
    let desk = Desk::new(folder.path().join("data"), host);
    let dossier = desk.ask("open_file", json!({})).unwrap()["dossier"].clone();
    let mut ask = json!({ "dossier": dossier, "document": "contrat-crte" });
    let marked = |ask: &Json| {
        desk.ask("export", ask.clone()).unwrap();
        // The letters of the mark stand on the diagonal, one a line.
        words(&folder.path().join("contrat.pdf")).contains(" OJ ")
    };
    assert!(marked(&ask), "a draft is marked");
    ask["last"] = json!(true);
    assert!(!marked(&ask), "the final version is not");
}

#[test]
fn on_a3_pages_each_table_of_money_is_whole() {
    let (template, dossier) = (contract(), sample());
    let cut = |fold: bool| {
        let maquette = computed::maquette(&template, &dossier, fold, today()).outline();
        let setting = Setting { since: None, fold };
        let whole = resolve_in(&template, &dossier, setting, today());
        let annexed =
            whole.blocks.iter().filter(|block| matches!(block, Block::Landscape { fold: true, .. }));
        (maquette.matches("1 sur 2").count(), whole.outline().matches("1 sur 2").count(), annexed.count())
    };
    let (alone, annexed, _) = cut(false);
    assert!(alone > 0 && annexed > 0, "on A4 pages the sample's tables are cut");
    assert_eq!(cut(true), (0, 0, 1), "only the tables of money are on A3 pages");
}

/// The words of a PDF, one space between two.
fn words(pdf: &Path) -> String {
    let text = std::process::Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    String::from_utf8(text.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file is joined to the open dossier and is to be printed in annex; its record.
fn annexed(desk: &Desk<TestHost>, dossier: &Json, file: &Path) -> Json {
    let place = json!({ "task": "documents", "register": "attachments" });
    *desk.host().any.lock().unwrap() = Some(file.to_owned());
    let view = desk.ask("attach", json!({ "dossier": dossier, "place": place })).unwrap();
    let record = view["place"]["record"].clone();
    let edit = json!({ "edit": "field", "register": "attachments", "record": record, "field": "annexed", "value": true });
    desk.ask("edit", json!({ "dossier": dossier, "place": place, "edit": edit })).unwrap();
    record
}

#[test]
fn the_files_of_the_dossier_are_printed_in_annex_or_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, dossier) = desk_saving(folder.path(), "contrat.pdf");
    // Of the contract, only what stands before its parts and the annex that is tried: it is long to lay out.
    let parts: Vec<String> =
        resolve(&contract(), &sample(), today()).parts().into_iter().map(|part| part.id).collect();
    let export = |document: &str| {
        let options = json!({ "leftOut": parts });
        desk.ask("export", json!({ "dossier": dossier, "document": document, "options": options }))
    };
    let before = export("contrat-crte").unwrap()["pages"].as_u64().unwrap();
    // A PDF of our own: two pages with text, one of them wide.
    let letter = folder.path().join("Lettre du préfet.pdf");
    let sheets = export("maquette").unwrap()["pages"].as_u64().unwrap();
    std::fs::rename(folder.path().join("contrat.pdf"), &letter).unwrap();
    annexed(&desk, &dossier, &letter);
    let logo = folder.path().join("plan.png");
    std::fs::copy(project(".github/images/document.png"), &logo).unwrap();
    annexed(&desk, &dossier, &logo);
    let after = export("contrat-crte").unwrap()["pages"].as_u64().unwrap();
    assert_eq!(after, before + sheets + 1 + 2, "each file after its own title page");
    let told = words(&folder.path().join("contrat.pdf"));
    assert!(told.contains("Lettre du préfet") && told.contains("plan.png"), "the title pages are missing");

    let spoilt = folder.path().join("notes.docx");
    std::fs::write(&spoilt, "PK ceci n’est pas imprimable").unwrap();
    let record = annexed(&desk, &dossier, &spoilt);
    let refused = export("contrat-crte").unwrap_err();
    assert!(
        refused.message.contains("« notes.docx »") && refused.message.contains("ni un PDF, ni une image"),
        "{}",
        refused.message
    );
    export("maquette").unwrap();
    let edit = json!({ "edit": "field", "register": "attachments", "record": record, "field": "annexed", "value": false });
    let place = json!({ "task": "documents", "register": "attachments" });
    desk.ask("edit", json!({ "dossier": dossier, "place": place, "edit": edit })).unwrap();
    export("contrat-crte").unwrap();
}

#[test]
fn a_file_whose_content_stayed_elsewhere_is_told_in_its_place() {
    let mut held = sample();
    held.attachments[0].annexed = Some(true);
    held.attachments[0].fingerprint = "0".repeat(64);
    let (template, form) = (contract(), desk::DocumentForm::Contract);
    let now = today().and_hms_opt(9, 0, 0).unwrap();
    let print =
        desk::Printer::new().print(desk::Job::new(&held, &template, &form), now, &|_, _| Ok(())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("contrat.pdf");
    std::fs::write(&pdf, print.pdf).unwrap();
    assert!(words(&pdf).contains("Le contenu de ce fichier n’est pas joint"));
}

fn desk_saving(folder: &Path, name: &str) -> (Desk<TestHost>, Json) {
    let host = TestHost { save: Some(folder.join(name)), ..TestHost::default() };
    let desk = Desk::new(folder.join("data"), host);
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    (desk, view["dossier"].clone())
}

#[test]
fn a_pdf_brings_its_dossier_to_another_machine() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("note.pdf");
    let (desk, dossier) = desk_saving(folder.path(), "note.pdf");
    let edit = json!({ "edit": "field", "register": "territory", "record": "territoire", "field": "president", "value": "Une présidente" });
    desk.ask("edit", json!({ "dossier": dossier, "place": { "task": "territory" }, "edit": edit })).unwrap();
    let ask = json!({ "dossier": dossier, "document": "note-conseil" });
    desk.ask("export", ask.clone()).unwrap();
    let refused = desk::open_any(&pdf).unwrap_err();
    assert!(refused.message.contains("n’emporte pas de dossier"), "{}", refused.message);
    let mut carrying = ask;
    carrying["options"] = json!({ "dossier": true });
    desk.ask("export", carrying).unwrap();
    assert_eq!(desk::open_any(&pdf).unwrap().territory.president, "Une présidente");

    let elsewhere = tempfile::tempdir().unwrap();
    let host = TestHost { open: Some(pdf.clone()), ..TestHost::default() };
    let other = Desk::new(elsewhere.path().to_owned(), host);
    let opened = other.ask("open_file", json!({})).unwrap();
    assert_ne!(opened["undo"], Json::Null, "the history came along");
    // Where every edit of the file is known already, it is the same dossier.
    let again = other.ask("open_file", json!({})).unwrap();
    assert_eq!(again["dossier"], opened["dossier"]);
    let own = desk.ask("open_file", json!({ "path": pdf })).unwrap();
    assert_eq!(own["dossier"], dossier);
}

#[test]
fn the_same_dossier_printed_twice_gives_the_same_bytes_with_what_it_carries() {
    let Table { folder, desk, dossier } = table();
    drop(desk);
    let store = Store::open(&folder.path().join(format!("dossiers/{dossier}.crte")), Access::Read).unwrap();
    let held = store.load().unwrap();
    let print = || {
        let form = desk::DocumentForm::Maquette;
        let template = contract();
        let mut job = desk::Job::new(&held, &template, &form);
        job.carried = Some(desk::carried_from(Some(&store), &held).unwrap());
        let now = today().and_hms_opt(9, 0, 0).unwrap();
        desk::Printer::new().print(job, now, &|_, _| Ok(())).unwrap().pdf
    };
    assert!(print() == print(), "two prints differ");
}

#[test]
fn an_export_that_is_given_up_writes_nothing_and_the_next_one_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("note.pdf");
    std::fs::write(&pdf, "ce qui était là").unwrap();
    let (desk, dossier) = desk_saving(folder.path(), "note.pdf");
    let desk = Arc::new(desk);
    let ask = json!({ "dossier": dossier, "document": "note-conseil" });
    for stage in ["Mise en page", "Écriture du PDF accessible", "Relecture du PDF", "Écriture du fichier"] {
        let other = Arc::downgrade(&desk);
        *desk.host().heard.lock().unwrap() = Some(Box::new(move |heard| {
            if heard == stage {
                other.upgrade().unwrap().ask("give_up_export", json!({})).unwrap();
            }
        }));
        let refused = desk.ask("export", ask.clone()).unwrap_err();
        assert_eq!(refused.code, RefusalCode::GivenUp, "{stage}");
        assert_eq!(std::fs::read_to_string(&pdf).unwrap(), "ce qui était là", "{stage}");
    }
    *desk.host().heard.lock().unwrap() = None;
    desk.ask("export", ask).unwrap();
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
}
