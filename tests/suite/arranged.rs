//! Registers in groups: what stands where, what a move changes, what it is called; and a canvas shown whole.

use model::board::BoardName;
use model::canvas::arranged::{ArrangedGroup, Arrangement};
use model::canvas::record::numbers;
use model::canvas::ways::{present_arranged, present_drawing};
use model::dashboard::{counted, coverage};
use model::document::Block;
use model::dossier::Dossier;
use model::edit::Edit;
use model::register::RegisterName;
use model::resolve::resolve;
use model::vocabulary::{ActorFamily, Engagement, Vocabulary};
use serde_json::{Value as Json, json};

use crate::edits::{Ask, table};
use crate::support::{contract, sample, today};

fn arrangement(dossier: &Dossier, register: RegisterName) -> Arrangement {
    present_arranged(dossier, register, None).arrangement.unwrap()
}

/// Each group with the numbers of its records, and those of the records that hang from them.
fn told(groups: &[ArrangedGroup]) -> Vec<String> {
    let numbers = |group: &ArrangedGroup| -> Vec<String> {
        group.items.iter().map(|item| item.number.clone()).collect()
    };
    let inner = |group: &ArrangedGroup| -> Vec<String> {
        group.items.iter().filter_map(|item| item.inner.as_deref()).flat_map(numbers).collect()
    };
    groups
        .iter()
        .map(|group| format!("{}: {} | {}", group.title, numbers(group).join(" "), inner(group).join(" ")))
        .collect()
}

/// Makes an edit; gives what the journal calls it.
fn made(dossier: &mut Dossier, edit: Json) -> String {
    let edit: Edit = serde_json::from_value(edit).unwrap();
    let label = edit.label(dossier, None);
    for operation in edit.operations(dossier, None, &mut || "x".to_owned()).unwrap() {
        dossier.apply(&operation);
    }
    label
}

fn id(dossier: &Dossier, register: RegisterName, number: &str) -> String {
    numbers(dossier, register).into_iter().find(|(_, own)| own == number).map(|(id, _)| id).unwrap()
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_tree_holds_every_orientation_and_every_action_once() {
    let dossier = sample();
    let tree = arrangement(&dossier, RegisterName::Orientations);
    let items = || tree.groups.iter().flat_map(|group| &group.items);
    assert_eq!(items().count(), dossier.orientations.len());
    let actions: usize = items().filter_map(|item| item.inner.as_ref()).map(|inner| inner.items.len()).sum();
    assert_eq!(actions, dossier.actions.len());
    assert_eq!(tree.groups.len(), 3, "{:?}", told(&tree.groups));
}

#[test]
fn an_action_goes_to_another_orientation_in_one_edit_that_names_it() {
    let mut dossier = sample();
    let action = id(&dossier, RegisterName::Actions, "2.1");
    let first = id(&dossier, RegisterName::Orientations, "1");
    let before = id(&dossier, RegisterName::Actions, "1.2");
    let label = made(
        &mut dossier,
        json!({ "edit": "regroup", "register": "actions", "record": action, "field": "orientation", "value": first, "before": before }),
    );
    assert_eq!(label, "déplacement de l’action 2.1 vers l’orientation 1");
    let numbers = numbers(&dossier, RegisterName::Actions);
    assert_eq!((numbers[&action].as_str(), numbers[&before].as_str()), ("1.2", "1.3"));
}

#[test]
fn an_orientation_goes_to_another_axis_and_the_numbers_follow_the_tree() {
    let mut dossier = sample();
    let moved = id(&dossier, RegisterName::Orientations, "1");
    let last = "modes_de_vie";
    let label = made(
        &mut dossier,
        json!({ "edit": "regroup", "register": "orientations", "record": moved, "field": "axis", "value": last, "before": null }),
    );
    assert_eq!(label, "déplacement de l’orientation 1 vers « Transition des modes de vie »");
    let orientation = dossier.orientations.iter().find(|one| one.id == moved).unwrap();
    assert!(!orientation.other_axes.iter().any(|axis| Some(*axis) == orientation.axis));
    let tree = arrangement(&dossier, RegisterName::Orientations);
    let shown: Vec<&str> =
        tree.groups.iter().flat_map(|group| &group.items).map(|item| item.number.as_str()).collect();
    let counted: Vec<String> = (1..=dossier.orientations.len()).map(|number| number.to_string()).collect();
    assert_eq!(shown, counted, "numbered in the order shown");
    assert_eq!(tree.groups[2].items.last().unwrap().id, moved, "{:?}", told(&tree.groups));
}

#[test]
fn the_place_in_a_group_is_before_another_or_last_or_after_the_groups_before() {
    let mut dossier = Dossier::new("contrat-crte");
    for (id, weight) in [("a", "forte"), ("b", "faible"), ("c", "forte")] {
        let added =
            json!({ "edit": "add", "register": "stakes", "fields": { "title": id, "priority": weight } });
        let edit: Edit = serde_json::from_value(added).unwrap();
        for operation in edit.operations(&dossier.clone(), None, &mut || id.to_owned()).unwrap() {
            dossier.apply(&operation);
        }
    }
    let order =
        |dossier: &Dossier| -> String { dossier.stakes.iter().map(|stake| stake.id.as_str()).collect() };
    let regroup = |record: &str, value: Json, before: Option<&str>| json!({ "edit": "regroup", "register": "stakes", "record": record, "field": "priority", "value": value, "before": before });
    assert_eq!(made(&mut dossier, regroup("c", json!("forte"), Some("a"))), "déplacement de l’enjeu « c »");
    assert_eq!(order(&dossier), "cab");
    let label = made(&mut dossier, regroup("a", json!("moyenne"), None));
    assert_eq!(
        (label.as_str(), order(&dossier).as_str()),
        ("déplacement de l’enjeu « a » vers « Moyenne »", "cab")
    );
    let label = made(&mut dossier, regroup("c", Json::Null, None));
    assert_eq!(
        (label.as_str(), order(&dossier).as_str()),
        ("déplacement de l’enjeu « c », sans priorité", "abc")
    );
    let ranks = arrangement(&dossier, RegisterName::Stakes);
    assert_eq!(
        told(&ranks.groups),
        ["Priorité forte:  | ", "Priorité moyenne: 1 | ", "Priorité faible: 2 | ", "Sans priorité: 3 | ",]
    );
}

#[test]
fn what_is_not_there_is_refused_and_changes_nothing() {
    let table = table();
    let edit = json!({ "edit": "regroup", "register": "actions", "record": "rien", "field": "orientation", "value": null, "before": null });
    assert_eq!(table.try_edit("orientations", &edit).unwrap_err().code, desk::RefusalCode::Gone);
    let added = table.edit("diagnostic", &json!({ "edit": "add", "register": "observations", "fields": {} }));
    let record = &added["place"]["record"];
    for (field, value) in [("nature", "inconnue"), ("nuance", "atout")] {
        let edit = json!({ "edit": "regroup", "register": "observations", "record": record, "field": field, "value": value, "before": null });
        assert!(table.try_edit("diagnostic", &edit).is_err(), "{field}");
    }
}

#[test]
fn the_board_has_its_four_boxes_by_axis_and_a_move_is_one_undo() {
    let board = arrangement(&sample(), RegisterName::Observations);
    let titles: Vec<&str> = board.groups.iter().map(|group| group.title.as_str()).collect();
    assert_eq!(titles[..4], ["Atouts", "Faiblesses", "Opportunités", "Menaces"]);
    let families: Vec<&str> = board.groups[0].items.iter().map(|item| item.family.as_str()).collect();
    let mut apart = families.clone();
    apart.dedup();
    let mut once = apart.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(apart.len(), once.len(), "each family stands together: {families:?}");

    let table = table();
    let fields = json!({ "statement": "Un sol vivant", "nature": "atout" });
    let added =
        table.edit("diagnostic", &json!({ "edit": "add", "register": "observations", "fields": fields }));
    let record = &added["place"]["record"];
    let edit = json!({ "edit": "regroup", "register": "observations", "record": record, "field": "nature", "value": "menace", "before": null });
    let view = table.edit("diagnostic", &edit);
    assert_eq!(view["undo"], "déplacement du constat « Un sol vivant » vers « Menace »");
    let nature = |view: &Json| {
        let fields = view["screen"]["view"]["open"]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["id"] == "nature").unwrap()["value"].clone()
    };
    assert_eq!(nature(&view), "menace");
    assert_eq!(nature(&table.call("undo", "diagnostic")), "atout");
}

#[test]
fn the_order_of_a_box_is_the_one_that_is_printed() {
    let mut dossier = sample();
    let shown = |dossier: &Dossier| -> Vec<String> {
        let board = arrangement(dossier, RegisterName::Observations);
        board.groups[0].items.iter().map(|item| item.title.clone()).collect()
    };
    let before = arrangement(&dossier, RegisterName::Observations).groups[0].items.clone();
    let [first, second] = [&before[0], &before[1]];
    assert_eq!(first.family, second.family, "the first axis has two strengths");
    let edit = json!({ "edit": "regroup", "register": "observations", "record": second.id, "field": "nature", "value": "atout", "before": first.id });
    let label = made(&mut dossier, edit);
    assert!(label.starts_with("déplacement du constat « ") && !label.contains(" vers "), "{label}");
    let now = shown(&dossier);
    assert_eq!((&now[0], &now[1]), (&second.title, &first.title));

    let board = BoardName::Afom.compose(&dossier, today());
    let noted: Vec<&str> = board.cells[0].notes.iter().map(String::as_str).collect();
    assert_eq!(noted.len(), now.len());
    for (note, title) in noted.iter().zip(&now) {
        assert!(note.starts_with(title.as_str()), "{note} is not {title}");
    }
    let document = resolve(&contract(), &dossier, today());
    let printed = rows(&document.blocks);
    let place = |title: &str| printed.iter().position(|own| own == title).unwrap();
    assert!(place(&second.title) < place(&first.title), "the document follows");
}

/// The first cell of each row of the tables, in the order of the document.
fn rows(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Landscape { blocks, .. } => found.extend(rows(blocks)),
            Block::Table(table) => {
                let cells = table.rows.iter().filter_map(|row| row.cells.first()?.first());
                found.extend(cells.map(|cell| cell.text.clone()));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn each_indicator_has_its_small_curve_and_its_words() {
    let dossier = sample();
    let view = present_drawing(&dossier, RegisterName::Indicators, None);
    assert_eq!(view.trends.len(), dossier.indicators.len());
    let drawn = view.trends.iter().find(|trend| trend.drawing.is_some()).unwrap();
    let drawing = drawn.drawing.as_ref().unwrap();
    assert!(drawing.svg.contains("<path") && !drawing.svg.contains("<text"), "{}", drawing.svg);
    assert!(!drawing.alt.is_empty() && !drawing.table.rows.is_empty());
    assert!(drawn.note.contains(" en 20"), "{}", drawn.note);
}

#[test]
fn the_funders_have_the_maquette_cut_by_year_by_funder_and_by_axis() {
    let view = present_drawing(&sample(), RegisterName::Funders, None);
    let titles: Vec<String> = view.panel.unwrap().drawings.into_iter().map(|drawing| drawing.title).collect();
    for cut in ["par année (HT)", "par financeur (HT)", "par axe (HT)", "par axe (TTC)"] {
        assert!(titles.iter().any(|title| title.ends_with(cut)), "{cut}: {titles:?}");
    }
}

#[test]
fn the_coverage_says_who_is_left_and_each_count_leads_to_its_records() {
    let mut dossier = sample();
    // One family is absent, another was not met yet.
    let (absent, unmet) = (ActorFamily::ALL[0], ActorFamily::ALL[1]);
    dossier.actors.retain(|actor| actor.family != Some(absent));
    for actor in dossier.actors.iter_mut().filter(|actor| actor.family == Some(unmet)) {
        actor.engagement = Some(Engagement::Contacted);
    }
    let tables = coverage::tables(&dossier);
    let [families, axes, communes] = tables.as_slice() else { panic!("three tables") };
    assert_eq!((axes.rows.len(), communes.rows.len()), (3, dossier.communes.len()));
    let told = format!("Absents : « {} ». Pas encore rencontrés : « {} ».", absent.label(), unmet.label());
    assert_eq!(plain(&families.note), told);
    for cell in tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        match &cell.code {
            None => assert!(cell.text.starts_with("aucun"), "{}", cell.text),
            Some(code) => {
                let found = counted(&dossier, code).unwrap();
                assert_eq!(found.ids.len().to_string(), cell.text, "{code}");
            }
        }
    }
    let met = dossier.events.iter().find(|event| !event.commune.is_empty()).unwrap();
    let title = counted(&dossier, &format!("events.commune.{}", met.commune)).unwrap().title;
    assert!(plain(&title).starts_with("Commune : "), "{title}");
    let bare = communes.rows.iter().filter(|row| row.bare).count();
    assert!(plain(&communes.note).contains(&format!("{bare} n’")), "{}", communes.note);
}

#[test]
fn a_canvas_is_shown_whole_from_then_on_and_every_step_keeps_its_fields() {
    let table = table();
    let show = |name: &str, request: Json| table.desk.ask(name, request).unwrap()["screen"]["canvas"].clone();
    let place = json!({ "task": "contract" });
    let stepwise = show("show", json!({ "dossier": table.dossier, "place": place }));
    assert_eq!((stepwise["whole"].as_bool(), stepwise["shown"].as_array().unwrap().len()), (Some(false), 1));
    let whole = show("show_canvas", json!({ "dossier": table.dossier, "place": place, "whole": true }));
    let steps = whole["steps"].as_array().unwrap();
    let shown = whole["shown"].as_array().unwrap();
    assert_eq!((whole["whole"].as_bool(), shown.len()), (Some(true), steps.len()));
    for (step, shown) in steps.iter().zip(shown) {
        assert_eq!(step["id"], shown["id"]);
        assert_eq!(step["total"], shown["fields"].as_array().unwrap().len());
    }
    let aimed = json!({ "dossier": table.dossier, "place": { "task": "contract", "step": "vision" } });
    let aimed = show("show", aimed);
    assert_eq!(
        (aimed["open"].as_str(), aimed["shown"].as_array().unwrap().len()),
        (Some("vision"), steps.len())
    );
    // What another screen sends of the settings does not change it.
    let settings = table.desk.ask("settings", json!({})).unwrap();
    table.desk.ask("change_settings", json!({ "author": settings["author"] })).unwrap();
    assert_eq!(table.desk.ask("settings", json!({})).unwrap()["whole"], true);
    let tool = json!({ "dossier": table.dossier, "place": { "task": "toolbox", "template": "diagnostic" } });
    assert_eq!(show("show", tool)["whole"], true);
}
