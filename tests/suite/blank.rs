//! The canvases to fill by hand: every question is on them, and no answer.

use desk::{DocumentForm, Library, Printer, Shelf, form};
use model::document::{Block, Document, Inline};
use model::dossier::Dossier;
use model::resolve::blank::blank;
use model::template::Template;

use crate::support::{contract, same, sample, today};

fn templates() -> Vec<Template> {
    Library::embedded().templates().cloned().collect()
}

#[test]
fn every_question_of_every_canvas_has_its_heading_and_room_to_answer() {
    for template in templates() {
        for dossier in [sample(), Dossier::new("contrat-crte")] {
            let document = blank(&template, &dossier, today());
            for field in template.steps.iter().flat_map(|step| &step.fields) {
                assert!(has_room(&document, &field.label), "{}.{}", template.id, field.id);
            }
        }
    }
}

/// Whether something to fill stands between the heading of these words and the next heading.
fn has_room(document: &Document, label: &str) -> bool {
    let headed = |block: &&Block| matches!(block, Block::Heading { text, .. } if text == label);
    let below = document.blocks.iter().skip_while(|block| !headed(block)).skip(1);
    below
        .take_while(|block| !matches!(block, Block::Heading { .. }))
        .any(|block| matches!(block, Block::Lines { .. } | Block::Boxes { .. } | Block::Table(_)))
}

#[test]
fn no_answer_is_on_them() {
    let full = sample();
    let unanswered = Dossier { answers: Dossier::new("contrat-crte").answers, ..sample() };
    for template in templates() {
        let document = blank(&template, &full, today());
        assert_eq!(document, blank(&template, &unanswered, today()), "{}", template.id);
        // A box names a record of a register, which an answer may name too.
        let blocks: Vec<&Block> =
            document.blocks.iter().filter(|block| !matches!(block, Block::Boxes { .. })).collect();
        let printed = serde_json::to_string(&blocks).unwrap();
        assert!(!printed.contains("[à compléter"), "{}", template.id);
        for words in prose(&template, &full) {
            assert!(!printed.contains(&words), "{}: {words}", template.id);
        }
    }
}

/// The sentences typed in the sample that the template does not hold itself.
fn prose(template: &Template, dossier: &Dossier) -> Vec<String> {
    let own: String =
        template.steps.iter().flat_map(|step| &step.fields).map(|it| format!("{it:?}")).collect();
    let answers = template.steps.iter().flat_map(|step| &step.fields).filter_map(|field| {
        let answer = dossier.answer(&template.id, &field.id).as_str()?;
        (answer.contains(' ') && !own.contains(answer)).then(|| answer.to_owned())
    });
    answers.collect()
}

#[test]
fn what_a_register_holds_is_told_and_its_records_are_offered_unless_confidential() {
    let library = Library::embedded();
    let mut dossier = sample();
    dossier.actions[0].confidential = Some(true);
    let territory = said(&blank(library.template("fiche-territoire").unwrap(), &dossier, today()));
    assert!(
        territory.contains(&format!("Déjà dans le dossier : {}.", dossier.territory.name)),
        "{territory}"
    );
    let avenant = blank(library.template("avenant").unwrap(), &dossier, today());
    let offered: Vec<&String> = avenant.blocks.iter().flat_map(options).collect();
    let named = |title: &str| offered.iter().any(|option| option.ends_with(title));
    assert!(!named(&dossier.actions[0].title) && named(&dossier.actions[1].title), "{offered:?}");
}

fn options(block: &Block) -> &[String] {
    match block {
        Block::Boxes { options } => options,
        _ => &[],
    }
}

fn said(document: &Document) -> String {
    let words = |text: &[Inline]| text.iter().map(|inline| inline.text.as_str()).collect::<String>();
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { text } => Some(words(text)),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_condition_is_said_in_a_sentence() {
    let library = Library::embedded();
    let said = |id: &str| said(&blank(library.template(id).unwrap(), &sample(), today()));
    assert!(said("atelier").contains("si la réponse à « L’atelier a-t-il eu lieu ? » est « oui »."));
    assert!(said("contrat-crte").contains("si l’article « Entrée en vigueur"));
    assert!(said("commande-publique").contains("seulement si vous avez répondu à « "));
}

#[test]
fn they_are_laid_out_like_this() {
    for id in ["diagnostic", "evaluation-collegiale"] {
        let template = Library::embedded().template(id).unwrap().clone();
        same(&format!("tests/golden/vierge/{id}.txt"), &blank(&template, &sample(), today()).outline());
    }
}

#[test]
fn they_are_asked_for_by_the_name_of_their_canvas_and_print() {
    let (dossier, contract) = (sample(), contract());
    let shelf = Shelf::of(&Library::embedded(), &dossier, &|_| None).unwrap();
    let now = today().and_hms_opt(9, 0, 0).unwrap();
    let form = |document: &str| form(&dossier, &shelf, document, &|_| Ok(None));
    assert!(matches!(form("vierge-contrat-crte"), Ok(DocumentForm::Blank(_))));
    assert!(form("vierge-lettre").is_err());
    let print = Printer::new().print(
        desk::Job::new(&dossier, &contract, &form("vierge-atelier").unwrap()),
        now,
        &|_, _| Ok(()),
    );
    assert!(print.unwrap().replaced.is_empty());
}
