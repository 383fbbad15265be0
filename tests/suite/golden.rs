//! What the sample gives: the outline of each document, the fields of each template.

use model::finding::findings;
use model::resolve::resolve;

use crate::support::{contract, refs, same, sample, templates, today};

#[test]
fn the_sample_gives_this_contract() {
    let document = resolve(&contract(), &sample(), today());
    same("tests/golden/contrat-crte.plan.txt", &document.outline());
}

#[test]
fn the_contract_asks_these_fields() {
    let template = contract();
    let mut out = String::new();
    for step in &template.steps {
        out.push_str(&format!("{} — {}\n", step.id, step.title));
        for field in &step.fields {
            let required = if field.from.is_some() { " *" } else { "" };
            out.push_str(&format!("  {}{required} : {}\n", field.id, field.label));
        }
    }
    same("tests/golden/contrat-crte.champs.txt", &out);
}

#[test]
fn the_sample_has_these_points_to_review() {
    let found = findings(&sample(), &refs(&templates()), today());
    let lines: Vec<String> = found
        .iter()
        .map(|finding| format!("{} [{}] {}\n", finding.severity.label(), finding.rule, finding.message))
        .collect();
    same("tests/golden/trois-rivieres.points.txt", &lines.concat());
}

#[test]
fn the_sample_is_what_the_house_promises() {
    let sample = sample();
    let ready = |code: &str| {
        sample
            .actions
            .iter()
            .filter(|action| model::register::Record::get(*action, "stage").as_text() == code)
            .count()
    };
    assert_eq!(sample.territory.fictional, Some(true), "the sample says that it is fictional");
    assert_eq!((sample.orientations.len(), sample.actions.len()), (6, 24));
    assert_eq!((ready("fiche_action"), ready("fiche_projet")), (12, 12));
    assert_eq!((sample.actors.len(), sample.signatories.len()), (40, 12));
    let text = crate::support::text("samples/trois-rivieres/dossier.json");
    assert_eq!(sample.to_json(), text, "the sample is written as the program writes it");
}

#[test]
fn an_empty_dossier_prints_without_an_empty_heading() {
    let dossier = model::dossier::Dossier::new("contrat-crte");
    let document = resolve(&contract(), &dossier, today());
    same("tests/golden/contrat-crte.vide.txt", &document.outline());
}
