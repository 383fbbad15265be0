//! The preview: a page leads to the fields it prints, and the page that is being typed in comes first, alone,
//! as the whole document has it.

use model::resolve::resolve;
use paper::press::{At, Press};
use serde_json::{Value as Json, json};

use crate::edits::Ask;
use crate::find::desk;
use crate::support::{contract, sample, today};

#[test]
fn a_passage_of_the_preview_leads_to_its_field_and_a_field_to_its_page() {
    let (_folder, desk, dossier) = desk();
    let ask = |page: usize, field: Json| {
        desk.ask(
            "preview",
            json!({ "dossier": dossier, "document": "contrat-crte", "page": page, "field": field }),
        )
        .unwrap()
    };
    let preview = ask(0, json!("objet_contrat"));
    assert!(preview["page"].as_u64().unwrap() > 1, "the object of the contract is past the cover");
    let spots = preview["spots"].as_array().unwrap();
    let own = spots.iter().find(|spot| spot["field"] == "objet_contrat").unwrap();
    assert_eq!(own["place"]["task"], "contract");
    let downs: Vec<f64> = spots.iter().map(|spot| spot["down"].as_f64().unwrap()).collect();
    assert!(downs.is_sorted() && downs.iter().all(|down| (0.0..1.0).contains(down)), "{downs:?}");
}

#[test]
fn the_pages_are_searched_for_what_they_print() {
    let (_folder, desk, dossier) = desk();
    let found = |words: &str| {
        let ask = json!({ "dossier": dossier, "document": "contrat-crte", "words": words });
        desk.ask("find_in_pages", ask).unwrap()["passages"].as_array().unwrap().clone()
    };
    assert!(found("mots que rien ne dit").is_empty() && found("").is_empty());
    // The foot of each page says it in small letters; the watermark, in huge ones, is not what the page says.
    for place in found("projet").iter().flat_map(|passage| passage["places"].as_array().unwrap()) {
        assert!(place["height"].as_f64().unwrap() < 0.05, "the watermark: {place}");
    }
    let passages = found("REFERENCE");
    let pages: Vec<u64> = passages.iter().map(|passage| passage["page"].as_u64().unwrap()).collect();
    assert!(!pages.is_empty() && pages.is_sorted(), "{pages:?}");
    for place in passages.iter().flat_map(|passage| passage["places"].as_array().unwrap()) {
        let [down, across, width, height] =
            ["down", "across", "width", "height"].map(|name| place[name].as_f64().unwrap());
        assert!(down > 0.0 && across > 0.0 && down + height < 1.0 && across + width < 1.0, "{place}");
        assert!((0.02..0.3).contains(&width) && (0.005..0.05).contains(&height), "{place}");
    }
}

/// What gives the page of a record, or of a field of it, in the contract.
fn pages_of() -> impl Fn(&str, Option<&str>) -> Json {
    let (folder, desk, dossier) = desk();
    move |record, field| {
        let _kept = &folder;
        let request = json!({ "dossier": dossier, "document": "contrat-crte", "page": 2, "record": record, "field": field });
        desk.ask("preview", request).unwrap()
    }
}

/// Where a page leads: the record and the field of each passage.
fn led(preview: &Json) -> Vec<(&str, Option<&str>)> {
    let spots = preview["spots"].as_array().unwrap().iter();
    spots.filter_map(|spot| Some((spot["place"]["record"].as_str()?, spot["field"].as_str()))).collect()
}

#[test]
fn a_record_or_its_field_leads_to_its_page_and_its_page_back() {
    let (sample, page_of) = (sample(), pages_of());
    let action = sample.actions.iter().find(|action| !action.description.is_empty()).unwrap();
    for field in ["owner", "description"] {
        let preview = page_of(&action.id, Some(field));
        let led = led(&preview);
        assert!(preview["found"] == true && led.contains(&(&action.id, Some(field))), "{field}: {led:?}");
    }
    // Its sheet opens a page, on which nothing of the sheet before is left.
    let preview = page_of(&action.id, None);
    assert_eq!(led(&preview)[0].0, action.id);
    // Without a sheet, the row of a table.
    for id in [&sample.actors[0].id, &sample.indicators[0].id, &sample.communes[0].id] {
        let preview = page_of(id, Some("email"));
        assert!(preview["found"] == true && led(&preview).contains(&(id, None)), "{id}: {:?}", led(&preview));
    }
    // A line is filled in the sheet of its owner.
    let line = &sample.funding[0];
    let preview = page_of(&line.id, None);
    assert!(preview["found"] == true && led(&preview).contains(&(&line.action, None)), "{:?}", led(&preview));
    // What is printed nowhere leaves the page.
    let preview = page_of(&sample.contributions[0].id, None);
    assert_eq!((&preview["found"], &preview["page"]), (&json!(false), &json!(2)));
}

/// An edit, then the same page twice: alone, and in the whole contract.
fn twice(edit: &Json, key: &str, name: &str) -> (Json, Json) {
    let (_folder, desk, dossier) = desk();
    let page = |quick: bool| {
        let request =
            json!({ "dossier": dossier, "document": "contrat-crte", "page": 0, key: name, "quick": quick });
        desk.ask("preview", request).unwrap()
    };
    assert_eq!(page(true)["settled"], true, "the first time, nothing is known of the pages");
    let before = page(true);
    desk.ask("edit", json!({ "dossier": dossier, "place": { "task": "contract" }, "edit": edit })).unwrap();
    let (alone, whole) = (page(true), page(false));
    assert_ne!(alone["svg"], before["svg"], "the edit shows");
    (alone, whole)
}

#[test]
fn the_page_of_an_answer_comes_alone_as_the_contract_has_it() {
    let text = json!({ "type": "text", "text": "Une suite d’actions, et rien de plus." });
    let value = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [text] }] });
    let edit = json!({ "edit": "answer", "template": "contrat-crte", "field": "clause_resiliation", "value": value });
    let (alone, whole) = twice(&edit, "field", "clause_resiliation");
    assert_eq!((&alone["settled"], &whole["settled"]), (&json!(false), &json!(true)));
    for part in ["page", "pages", "svg", "spots", "parts"] {
        assert!(alone[part] == whole[part], "{part} differs");
    }
}

#[test]
fn a_heading_that_goes_from_a_text_does_not_hold_its_page_back() {
    let text = json!({ "type": "text", "text": "Ce texte avait des titres." });
    let value = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [text] }] });
    let edit = json!({ "edit": "answer", "template": "contrat-crte", "field": "etat_lieux_ecologique", "value": value });
    let (alone, whole) = twice(&edit, "field", "etat_lieux_ecologique");
    assert_eq!((&alone["settled"], &whole["settled"]), (&json!(false), &json!(true)));
}

#[test]
fn the_page_of_a_sheet_comes_alone_as_the_contract_has_it() {
    let action = crate::support::sample().actions[3].id.clone();
    let edit = json!({
        "edit": "field",
        "register": "actions",
        "record": action,
        "field": "goals",
        "value": "Dire en deux mots ce que l’on cherche.",
    });
    let (alone, whole) = twice(&edit, "record", &action);
    assert_eq!((&alone["settled"], &whole["settled"]), (&json!(false), &json!(true)));
    for part in ["page", "pages", "svg", "spots", "parts"] {
        assert!(alone[part] == whole[part], "{part} differs");
    }
}

#[test]
fn each_page_comes_alone_as_the_contract_has_it() {
    let document = resolve(&contract(), &sample(), today());
    let press = Press::new();
    let whole = press.lay_out(&document).unwrap();
    let mut alone = 0;
    for page in 0..whole.count() {
        let around = press.lay_out_around(&document, At::Page(page), &whole, None).unwrap();
        if let Some(svg) = around.and_then(|around| around.svg(page)) {
            assert!(Some(svg) == whole.svg(page), "page {page} differs");
            alone += 1;
        }
    }
    // The cover, the contents and the list of tables belong to no stretch.
    assert!(alone + 8 > whole.count(), "{alone} pages of {} came alone", whole.count());
}
