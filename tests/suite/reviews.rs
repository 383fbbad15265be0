//! What is kept of the rules between two edits is what would be found anew.

use model::dossier::Dossier;
use model::edit::{Operation, title_field};
use model::finding::{Reviewer, review};
use model::register::RegisterName;
use model::template::Template;
use model::value::Value;
use proptest::prelude::*;

use crate::gesture::{edit, gestures};
use crate::support::{complete, contract, refs, sample, templates, today};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn kept_findings_are_those_found_anew(gestures in gestures(40), whole in any::<bool>()) {
        let (template, all) = (contract(), templates());
        let mut dossier = if whole { complete() } else { sample() };
        let mut kept = Reviewer::default();
        let _ = kept.review(&dossier, &refs(&all), today());
        for (place, gesture) in gestures.iter().enumerate() {
            let Some(edit) = edit(&dossier, gesture) else { continue };
            let mut fresh = desk::fresh_id;
            let Ok(operations) = edit.operations(&dossier, Some(&template), &mut fresh) else { continue };
            kept.note(&dossier, &operations);
            operations.iter().for_each(|operation| dossier.apply(operation));
            kept.note(&dossier, &operations);
            // Several edits may stand between two readings.
            if place % 3 != 1 {
                let anew = review(&dossier, &refs(&all), today());
                prop_assert_eq!(kept.review(&dossier, &refs(&all), today()), anew, "after {:?}", edit);
            }
        }
    }
}

/// A kept finding that names a record takes its new name: tried on the dossier of each rule's case.
pub fn names_are_followed(dossier: &Dossier, templates: &[&Template], day: chrono::NaiveDate, case: &str) {
    let mut dossier = dossier.clone();
    let mut kept = Reviewer::default();
    let _ = kept.review(&dossier, templates, day);
    for register in [RegisterName::Funders, RegisterName::Orientations, RegisterName::Actions] {
        let field = title_field(register);
        let ids: Vec<String> =
            dossier.rows(register).records().iter().map(|record| record.id().to_owned()).collect();
        for id in ids.into_iter().take(4) {
            let value = Value::Text(format!("Autre nom ({id})"));
            let operation = [Operation::Set { register, id, field, value }];
            kept.note(&dossier, &operation);
            dossier.apply(&operation[0]);
            kept.note(&dossier, &operation);
        }
        assert_eq!(kept.review(&dossier, templates, day), review(&dossier, templates, day), "{case}");
    }
}
