//! Faulty templates as data: `tests/faulty/<name>.json` gives exactly the faults of `<name>.txt`, each with
//! the line and the column where it stands.

use std::collections::BTreeSet;

use model::template::Fault;
use model::template::check::check;
use model::template::locate::Locator;

use crate::support::{project, same, text};

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(project("tests/faulty")).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn each_faulty_template_gives_all_its_faults() {
    for name in names() {
        let file = text(&format!("tests/faulty/{name}.json"));
        let faults = check(&file).expect_err(&name);
        let locator = Locator::of(&file);
        let line = |fault: &Fault| format!("{}: {fault}\n", locator.locate(&fault.path));
        let lines: Vec<String> = faults.iter().map(line).collect();
        same(&format!("tests/faulty/{name}.txt"), &lines.concat());
    }
}

#[test]
fn there_are_at_least_twenty_five_kinds_of_fault() {
    let mut kinds = BTreeSet::new();
    for name in names() {
        for fault in check(&text(&format!("tests/faulty/{name}.json"))).unwrap_err() {
            // Two faults are of one kind when only the words between « » differ.
            let kind: String = fault.message.split(['«', '»']).step_by(2).collect();
            kinds.insert(kind);
        }
    }
    assert!(kinds.len() >= 25, "{} kinds: {kinds:#?}", kinds.len());
}

#[test]
fn the_templates_that_ship_have_no_fault() {
    assert_eq!(desk::Library::faults(), []);
}

#[test]
fn each_template_that_ships_is_found_by_its_identifier() {
    let library = desk::Library::embedded();
    assert!(library.templates().count() >= 32);
    for template in library.templates() {
        assert_eq!(library.template(&template.id).unwrap().title, template.title);
    }
}
