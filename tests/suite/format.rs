//! What the template format means: wordings by gender, filters, tried on the sample.

use model::document::Block;
use model::dossier::Dossier;
use model::resolve::resolve;
use model::template::Template;
use model::template::check::check;
use serde_json::{Value as Json, json};

use crate::support::{sample, today};

/// A template that asks for a civility and a meeting, and prints these blocks.
fn template(blocks: &Json) -> Template {
    let options =
        json!([{ "code": "madame", "label": "Madame" }, { "code": "monsieur", "label": "Monsieur" }]);
    let file = json!({
        "format": 1, "id": "essai", "version": "1.0.0", "title": "Essai", "purpose": "Essayer.",
        "steps": [{ "id": "debut", "title": "Début", "fields": [
            { "id": "civilite", "kind": "choice", "label": "Civilité", "options": options },
            { "id": "seance", "kind": "link", "label": "Séance", "register": "meetings" },
            { "id": "seances", "kind": "links", "label": "Séances", "register": "meetings" },
        ] }],
        "layout": { "title": "Essai", "contents": false, "blocks": blocks },
    });
    check(&file.to_string()).unwrap()
}

fn answered(answers: Json) -> Dossier {
    let mut dossier = sample();
    dossier.answers.insert("essai".to_owned(), serde_json::from_value(answers).unwrap());
    dossier
}

fn paragraphs(template: &Template, dossier: &Dossier) -> Vec<String> {
    let blocks = resolve(template, dossier, today()).blocks;
    let text = |block: &Block| match block {
        Block::Paragraph { text } => Some(text.iter().map(|inline| inline.text.as_str()).collect()),
        Block::Heading { text, .. } => Some(text.clone()),
        _ => None,
    };
    blocks.iter().filter_map(text).collect()
}

#[test]
fn a_wording_follows_the_civility_and_gives_both_when_it_is_unknown() {
    let template = template(&json!([
        { "block": "text", "text": "{gender:civilite|Le|La} secrétaire." },
        { "block": "text", "text": "{gender:signatory.porteur.civility|Le président|La présidente} signe." },
        { "block": "each", "register": "signatories", "where": { "role": "etat" },
          "title": "{gender:record.civility|Il|Elle} signe.", "blocks": [{ "block": "pageBreak" }] },
    ]));
    let told = |answers: Json| paragraphs(&template, &answered(answers));
    assert_eq!(told(json!({ "civilite": "monsieur" }))[0], "Le secrétaire.");
    assert_eq!(
        told(json!({ "civilite": "madame" })),
        ["La secrétaire.", "La présidente signe.", "Il signe."]
    );
    assert_eq!(told(json!({}))[0], "Le ou La secrétaire.");
}

#[test]
fn a_record_is_chosen_on_the_canvas() {
    let by = |field: &str| {
        template(&json!([{ "block": "each", "register": "meetings", "where": { "id": field },
            "title": "{record.title}", "blocks": [{ "block": "pageBreak" }], "empty": "Aucune." }]))
    };
    let (one, several) = (by("{seance}"), by("{seances}"));
    let meetings = sample().meetings;
    let answers = answered(json!({
        "seance": meetings[1].id, "seances": [meetings[2].id, meetings[0].id],
    }));
    assert_eq!(paragraphs(&one, &answers), [meetings[1].title.clone()]);
    assert_eq!(paragraphs(&several, &answers), [meetings[0].title.clone(), meetings[2].title.clone()]);
    assert_eq!(paragraphs(&one, &answered(json!({}))), ["Aucune."]);
}

#[test]
fn a_filter_says_filled_or_contains() {
    let count = |filter: Json| {
        let template = template(&json!([{ "block": "each", "register": "actions", "where": filter,
            "title": "{record.title}", "blocks": [{ "block": "pageBreak" }] }]));
        paragraphs(&template, &sample()).len()
    };
    let dossier = sample();
    let shown = || dossier.actions.iter().filter(|action| action.confidential != Some(true));
    let blocked = shown().filter(|action| !action.obstacle.is_empty()).count();
    let communed =
        shown().filter(|action| action.communes.iter().any(|one| one == "commune-filandre")).count();
    let titled = shown().filter(|action| model::french::fold(&action.title).contains("ecole")).count();
    assert!(blocked > 0 && blocked < shown().count() && communed > 0 && titled > 0);
    assert_eq!(count(json!({ "obstacle": { "filled": true } })), blocked);
    assert_eq!(count(json!({ "obstacle": { "filled": false } })), shown().count() - blocked);
    assert_eq!(count(json!({ "communes": { "contains": "commune-filandre" } })), communed);
    assert_eq!(count(json!({ "title": { "contains": "École" } })), titled);
}

#[test]
fn a_condition_says_contains() {
    let template = template(&json!([
        { "block": "text", "text": "Retenue.", "when": { "contains": "seances", "value": "seance-maires-2026-10" } },
    ]));
    let with = |ids: Json| paragraphs(&template, &answered(json!({ "seances": ids }))).len();
    assert_eq!(with(json!(["seance-codev-2026-10", "seance-maires-2026-10"])), 1);
    assert_eq!(with(json!(["seance-codev-2026-10"])), 0);
    assert_eq!(with(Json::Null), 0);
}

#[test]
fn the_deliberation_of_each_party_is_the_contracts_or_is_left_to_write() {
    let told = |authority: Json| {
        let blocks = json!([
            { "block": "parties", "authority": authority }, { "block": "signatures", "authority": authority },
        ]);
        let mut blocks = blocks;
        if authority.is_null() {
            blocks.as_array_mut().unwrap().iter_mut().for_each(|block| {
                block.as_object_mut().unwrap().remove("authority");
            });
        }
        let mut dossier = sample();
        for signatory in &mut dossier.signatories {
            signatory.deliberation_number = "2027-12".to_owned();
        }
        let document = resolve(&template(&blocks), &dossier, today());
        let boxes: Vec<String> = document
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Signatures { boxes } => boxes.iter().map(|one| one.authority.clone()).collect(),
                _ => Vec::new(),
            })
            .collect();
        (paragraphs(&template(&blocks), &dossier).join("\n"), boxes)
    };
    let (parties, boxes) = told(Json::Null);
    assert!(parties.contains("2027-12") && boxes.iter().all(|told| told.contains("2027-12")));
    let (parties, boxes) = told(json!("blank"));
    assert!(!parties.contains("2027-12") && parties.contains("la délibération n°\u{a0}……"), "{parties}");
    // The State signs without a deliberation.
    assert_eq!(boxes.iter().filter(|told| told.is_empty()).count(), 1, "{boxes:?}");
    assert!(boxes.iter().all(|told| told.is_empty() || told.starts_with("Délibération n°\u{a0}……")));
}

#[test]
fn what_modifies_the_contract_leaves_its_own_deliberation_to_write() {
    let library = desk::Library::embedded();
    for id in ["avenant", "convention-financiere"] {
        let document = resolve(library.template(id).unwrap(), &sample(), today());
        let boxes = document.blocks.iter().find_map(|block| match block {
            Block::Signatures { boxes } => Some(boxes),
            _ => None,
        });
        assert!(boxes.unwrap().iter().any(|one| one.authority.contains("……")), "{id}");
    }
}
