//! The contract's plan: articles moved, renamed, added, taken out; numbers and references follow.

use model::document::{Block, Document, Inline};
use model::dossier::Dossier;
use model::edit::Edit;
use model::finding::Target;
use model::plan::{PlanEdit, plan};
use model::resolve::resolve;

use crate::support::{contract, sample, today};

fn changed(dossier: &mut Dossier, changes: &[PlanEdit]) {
    let template = contract();
    let mut next = 0;
    for change in changes {
        let edit = Edit::Plan { template: template.id.clone(), change: change.clone() };
        let mut ids = || {
            next += 1;
            format!("id-{next}-{}", dossier.articles.len())
        };
        let operations = edit.operations(dossier, Some(&template), &mut ids).unwrap();
        operations.iter().for_each(|operation| dossier.apply(operation));
    }
}

fn numbered(dossier: &Dossier) -> Vec<String> {
    plan(&contract(), dossier)
        .iter()
        .filter(|planned| planned.level == 1)
        .map(|planned| format!("{} {}", planned.number, planned.id))
        .collect()
}

fn references(document: &Document) -> Vec<String> {
    fn texts<'a>(blocks: &'a [Block], out: &mut Vec<&'a Inline>) {
        for block in blocks {
            match block {
                Block::Paragraph { text } | Block::Note { text, .. } => out.extend(text),
                Block::List { items, .. } => items.iter().for_each(|item| texts(item, out)),
                Block::Quote { blocks } | Block::Landscape { blocks, .. } => texts(blocks, out),
                _ => {}
            }
        }
    }
    let mut inlines = Vec::new();
    texts(&document.blocks, &mut inlines);
    let links = inlines.iter().filter(|inline| inline.link.as_deref() == Some("#article-validation"));
    links.map(|inline| inline.text.replace('\u{a0}', " ")).collect()
}

#[test]
fn a_plan_nobody_changed_leaves_no_record() {
    assert!(sample().articles.is_empty());
    assert_eq!(numbered(&sample()).len(), 13);
}

#[test]
fn numbers_and_references_follow_a_move_and_a_removal() {
    let mut dossier = sample();
    let before = references(&resolve(&contract(), &dossier, today()));
    assert!(!before.is_empty() && before.iter().all(|text| text == "article 4.1"), "{before:?}");
    changed(
        &mut dossier,
        &[
            PlanEdit::Exclude { article: "ambition".into(), excluded: true },
            PlanEdit::Move { article: "plan_action".into(), up: true },
        ],
    );
    assert_eq!(numbered(&dossier)[..4], ["1 objet", " ambition", "2 plan_action", "3 orientations"]);
    let after = references(&resolve(&contract(), &dossier, today()));
    assert_eq!(after, vec!["article 2.1"; before.len()]);
}

#[test]
fn a_field_whose_article_was_taken_out_is_no_longer_asked() {
    let mut dossier = model::dossier::Dossier::new("contrat-crte");
    let asked = |dossier: &Dossier| {
        let found = model::finding::findings(dossier, &[&contract()], crate::support::today());
        found
            .iter()
            .any(|finding| matches!(&finding.target, Target::Answer { field, .. } if field == "tribunal"))
    };
    assert!(asked(&dossier), "the court is a required field");
    changed(&mut dossier, &[PlanEdit::Exclude { article: "litiges".into(), excluded: true }]);
    assert!(!asked(&dossier), "its article is gone");
}

#[test]
fn an_article_can_be_added_renamed_and_deleted() {
    let mut dossier = sample();
    changed(
        &mut dossier,
        &[
            PlanEdit::Add { after: "objet".into(), title: "Définitions".into() },
            PlanEdit::Rename { article: "litiges".into(), title: "Règlement des différends".into() },
        ],
    );
    let outline = resolve(&contract(), &dossier, today()).outline();
    assert!(outline.contains("Article 2 — Définitions\n"), "{outline}");
    assert!(outline.contains("Article 14 — Règlement des différends\n"), "{outline}");
    let own = plan(&contract(), &dossier).into_iter().find(|planned| planned.own).unwrap();
    changed(
        &mut dossier,
        &[
            PlanEdit::Delete { article: own.id },
            PlanEdit::Rename { article: "litiges".into(), title: String::new() },
        ],
    );
    assert_eq!(
        resolve(&contract(), &dossier, today()).outline(),
        resolve(&contract(), &sample(), today()).outline()
    );
}
