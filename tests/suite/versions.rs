//! Frozen versions: they never change, and what changed since is told exactly.

use chrono::NaiveDate;
use model::notice::{Changed, compare};
use model::register::RegisterName;
use model::resolve::computed;
use model::vocabulary::Vocabulary as _;
use serde_json::{Value as Json, json};
use store::{Access, Store, StoreError};

use crate::edits::{Ask, Table, TestHost, table};
use crate::support::{contract, same, sample, today};

fn freeze(table: &Table, kind: &str, title: &str) -> Json {
    table.desk.ask("freeze", json!({ "dossier": table.dossier, "kind": kind, "title": title })).unwrap()
}

#[test]
fn a_version_keeps_the_dossier_as_it_stood() {
    let table = table();
    let set = |value: &str| {
        let edit = json!({ "edit": "field", "register": "territory", "record": "territoire", "field": "president", "value": value });
        table.edit("territory", &edit)
    };
    set("Avant");
    let view = freeze(&table, "contrat", "Contrat signé");
    assert_eq!(view["screen"]["versions"].as_array().unwrap().len(), 1);
    assert_eq!(view["screen"]["changes"]["registers"], json!([]), "nothing changed yet");
    set("Après");
    let id = view["place"]["record"].clone();
    let place = json!({ "task": "versions", "record": id });
    let view = table.desk.ask("show", json!({ "dossier": table.dossier, "place": place })).unwrap();
    let changes = &view["screen"]["changes"]["registers"];
    assert_eq!(changes[0]["changed"][0]["fields"][0]["before"], "Avant");
    assert_eq!(changes[0]["changed"][0]["fields"][0]["after"], "Après");
    assert_eq!(changes.as_array().unwrap().len(), 1);
    // What was frozen is still there once everything else was taken back.
    while table.call("undo", "territory")["undo"] != Json::Null {}
    let id = id.as_str().unwrap().to_owned();
    let Table { folder, desk, dossier } = table;
    drop(desk);
    let store = Store::open(&folder.path().join(format!("dossiers/{dossier}.crte")), Access::Read).unwrap();
    assert_eq!(store.version(&id).unwrap().unwrap().territory.president, "Avant");
}

#[test]
fn nothing_changes_a_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v.crte");
    Store::create(&path, &sample(), "x").unwrap();
    let store = Store::open(&path, Access::Edit).unwrap();
    let stamp =
        store::Stamp { id: "v1", at: chrono::NaiveDateTime::default(), author: "a", label: "Contrat" };
    store.freeze(&sample(), model::vocabulary::VersionKind::Contract, "contrat-crte 1.1.0", &stamp).unwrap();
    drop(store);
    let connection = rusqlite::Connection::open(&path).unwrap();
    for attempt in ["UPDATE versions SET title = 'autre'", "DELETE FROM versions"] {
        let refused = connection.execute(attempt, []).unwrap_err().to_string();
        assert!(refused.contains("version figée"), "{refused}");
    }
    // Someone who takes the guard away is found out by the fingerprint.
    connection
        .execute_batch(
            "DROP TRIGGER versions_stay; UPDATE versions SET dossier = replace(dossier, 'CC des', 'CA des');",
        )
        .unwrap();
    drop(connection);
    let store = Store::open(&path, Access::Read).unwrap();
    assert!(matches!(store.version("v1"), Err(StoreError::Value(_))));
}

/// A known list of edits, and the notice that lists exactly those.
#[test]
fn a_change_notice_lists_exactly_what_was_done() {
    let before = sample();
    let mut after = before.clone();
    let template = contract();
    let moved = after.orientations.remove(0);
    after.orientations.push(moved);
    let taken = after.actions.remove(3);
    after.funding.retain(|line| line.action != taken.id);
    after.costs.retain(|line| line.action != taken.id);
    after.milestones.retain(|line| line.action != taken.id);
    after.actions[0].title = "Un autre intitulé".to_owned();
    let cost = after.actions[1].total_cost.unwrap();
    after.actions[1].total_cost = Some(cost + model::money::Cents(12_345));
    let signatory =
        <model::register::signatory::Signatory as model::register::RecordType>::with_id("nouveau".to_owned());
    after.signatories.push(model::register::signatory::Signatory {
        organisation: "Commune neuve".to_owned(),
        ..signatory
    });
    after.answers.get_mut("contrat-crte").unwrap().insert("version_document".to_owned(), json!("Version 2"));

    let notice = compare(&before, &after, &template);
    let of = |register: RegisterName| {
        notice.registers.iter().find(|changes| changes.register == register).unwrap()
    };
    let actions = of(RegisterName::Actions);
    assert_eq!((actions.added.len(), actions.removed.len(), actions.changed.len()), (0, 1, 2));
    assert!(actions.removed[0].ends_with(&taken.title), "{:?}", actions.removed);
    assert_eq!(
        actions.changed[0].fields,
        [Changed {
            label: "Intitulé".to_owned(),
            before: before.actions[0].title.clone(),
            after: "Un autre intitulé".to_owned()
        }]
    );
    assert_eq!(actions.changed[1].fields.len(), 1);
    assert_eq!(actions.changed[1].fields[0].before, cost.print());
    assert!(!actions.reordered);
    let orientations = of(RegisterName::Orientations);
    assert!(orientations.reordered && orientations.changed.is_empty() && orientations.added.is_empty());
    assert_eq!(of(RegisterName::Signatories).added.len(), 1);
    assert_eq!(notice.answers.len(), 1);
    assert_eq!(notice.answers[0].after, "Version 2");
    let lines = |register: RegisterName, all: usize| {
        let changes = notice.registers.iter().find(|changes| changes.register == register);
        assert_eq!(changes.map_or(0, |changes| changes.removed.len()), all, "{register:?}");
    };
    lines(RegisterName::Funding, before.funding.len() - after.funding.len());
    lines(RegisterName::Costs, before.costs.len() - after.costs.len());
    lines(RegisterName::Milestones, before.milestones.len() - after.milestones.len());
    let told: Vec<RegisterName> = notice.registers.iter().map(|changes| changes.register).collect();
    let known = [
        RegisterName::Orientations,
        RegisterName::Actions,
        RegisterName::Milestones,
        RegisterName::Costs,
        RegisterName::Signatories,
        RegisterName::Funding,
    ];
    assert!(told.iter().all(|register| known.contains(register)), "{told:?}");
    assert!(notice.money.iter().any(|changed| changed.label.starts_with("Coût total")));
    let frozen = NaiveDate::from_ymd_opt(2027, 1, 15).unwrap();
    let document = computed::since(&notice, &after, "Contrat signé", frozen, today());
    same("tests/golden/changements.plan.txt", &document.outline());
}

/// What an amendment amends: the last version signed before it, found by its number.
#[test]
fn an_amendment_tells_what_changed_since_the_version_it_amends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.crte");
    let mut dossier = sample();
    Store::create(&path, &dossier, "a").unwrap();
    let amended = |number: Option<u64>| {
        let found = desk::frozen_in(&path, desk::Sought::Amended(number)).unwrap();
        found.map(|frozen| (frozen.title, frozen.dossier.actions[0].title.clone()))
    };
    assert_eq!(amended(Some(1)), None);
    let signed = dossier.actions[0].title.clone();
    for (kind, title) in [
        ("protocole", "Protocole"),
        ("contrat", "Contrat signé"),
        ("convention", "Convention 2027"),
        ("avenant", "Avenant 1"),
        ("copil", "Comité"),
        ("avenant", "Avenant 2"),
    ] {
        let stamp =
            store::Stamp { id: title, at: chrono::NaiveDateTime::default(), author: "a", label: title };
        let kind = model::vocabulary::VersionKind::from_code(kind).unwrap();
        let store = Store::open(&path, Access::Edit).unwrap();
        store.freeze(&dossier, kind, "contrat-crte 1.1.0", &stamp).unwrap();
        dossier.actions[0].title = format!("Intitulé après « {title} »");
    }
    let contract = Some(("Contrat signé".to_owned(), "Intitulé après « Protocole »".to_owned()));
    let first = Some(("Avenant 1".to_owned(), "Intitulé après « Convention 2027 »".to_owned()));
    let second = Some(("Avenant 2".to_owned(), "Intitulé après « Comité »".to_owned()));
    assert_ne!(contract.as_ref().unwrap().1, signed);
    assert_eq!(amended(Some(1)), contract);
    assert_eq!(amended(Some(0)), contract, "an amendment without a rank is the first");
    assert_eq!(amended(Some(2)), first);
    assert_eq!(amended(Some(3)), second);
    assert_eq!(amended(None), second, "without a number, the last version signed");
}

#[test]
fn an_amendment_prints_every_change() {
    let before = sample();
    let mut after = before.clone();
    let taken = after.actions.remove(3);
    after.funding.retain(|line| line.action != taken.id);
    for action in &mut after.actions {
        action.total_cost = action.total_cost.map(|cost| cost + model::money::Cents(1));
    }
    // Neither a register of the second rank nor a long text is only counted.
    let long =
        "Un sens qui ne tient pas sur la ligne d’un tableau, et que l’avenant donne pourtant en entier.";
    after.actions[0].context = long.to_owned();
    after.milestones[0].title = "Une étape nommée autrement".to_owned();
    let notice = compare(&before, &after, &contract());
    let on = NaiveDate::from_ymd_opt(2027, 2, 26).unwrap();
    let since = model::notice::Since { version: "Contrat signé".to_owned(), on, notice };
    let library = desk::Library::embedded();
    let amendment = library.template("avenant").unwrap();
    let setting = model::resolve::Setting { since: Some(&since), fold: false };
    let amended = model::resolve::resolve_in(amendment, &after, setting, today());
    let printed = serde_json::to_string(&amended.blocks).unwrap();
    assert!(printed.contains(long) && printed.contains(before.actions[0].context.lines().next().unwrap()));
    assert!(printed.contains("Une étape nommée autrement"));
    let told: String = amended
        .outline()
        .lines()
        .skip_while(|line| !line.contains("Ce qui change depuis"))
        .collect::<Vec<_>>()
        .join("\n");
    same("tests/golden/avenant.depuis.txt", &told);
    let unfrozen = model::resolve::resolve(amendment, &after, today());
    let printed = format!("{:?}", unfrozen.blocks);
    for gone in ["Ce qui change depuis", "relevé complet", "figée", "n’est pas imprimée"] {
        assert!(
            !printed.contains(gone),
            "without a frozen version, nothing tells nor calls for changes: {gone}"
        );
    }
    assert!(unfrozen.outline().contains("Annexe 1 — Maquette"), "the annexes left are numbered from one");
}

#[test]
fn a_dossier_that_did_not_change_has_an_empty_notice() {
    assert!(compare(&sample(), &sample(), &contract()).is_empty());
}

/// Even when everything changed, the printed notice holds on two pages.
#[test]
fn the_printed_notice_never_takes_more_than_two_pages() {
    let before = model::dossier::Dossier::new("contrat-crte");
    let mut other = sample();
    for (before, after) in [
        (before.clone(), sample()),
        (sample(), before),
        (sample(), {
            for action in &mut other.actions {
                action.title.push_str(" (revue)");
                action.owner =
                    "Un autre maître d’ouvrage au nom assez long pour tenir deux lignes".to_owned();
                action.total_cost = action.total_cost.map(|cost| cost + model::money::Cents(100));
            }
            for line in &mut other.funding {
                line.amount = line.amount.map(|amount| amount + model::money::Cents(100));
            }
            other
        }),
    ] {
        let notice = compare(&before, &after, &contract());
        let document = computed::since(&notice, &after, "Contrat signé le 3 mars 2027", today(), today());
        let pages = paper::press::Press::new().lay_out(&document).unwrap().count();
        assert!(pages <= 2, "{pages} pages");
    }
}

#[test]
fn the_final_export_is_refused_while_a_point_is_blocking_and_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("contrat.pdf");
    let host = TestHost { save: Some(target.clone()), ..TestHost::default() };
    let desk = desk::Desk::new(folder.path().join("data"), host);
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let dossier = view["dossier"].clone();
    let ready = sample()
        .actions
        .into_iter()
        .find(|action| action.stage == Some(model::vocabulary::ActionStage::Ready))
        .unwrap();
    let edit = json!({ "edit": "field", "register": "actions", "record": ready.id, "field": "total_cost", "value": 1 });
    desk.ask("edit", json!({ "dossier": dossier, "place": { "task": "actions" }, "edit": edit })).unwrap();
    let ask = json!({ "dossier": dossier, "document": "contrat-crte", "last": true });
    let refusal = desk.ask("export", ask).unwrap_err();
    assert_eq!(refusal.code, desk::RefusalCode::NotReady);
    assert!(
        refusal.message.contains(&ready.title) && refusal.message.contains("[F1]"),
        "{}",
        refusal.message
    );
    assert!(!target.exists());
    desk.ask("export", json!({ "dossier": dossier, "document": "maquette" })).unwrap();
    assert!(target.exists(), "a draft always goes out");
}
