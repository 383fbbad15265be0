//! Whatever a person does: the file says what the screen says, the export says what the file says,
//! and everything can be taken back.

use chrono::NaiveDateTime;
use model::dossier::Dossier;
use model::edit::Operation;
use model::finding::{Reviewer, review};
use proptest::prelude::*;
use store::{Access, Stamp, Store};

use crate::gesture::{Gesture, edit, gestures};
use crate::support::{contract, refs, sample, templates, today};

/// Plays gestures on a file and on the dossier in memory. Gives how many edits changed something.
fn play(store: &mut Store, dossier: &mut Dossier, gestures: &[Gesture]) -> usize {
    let template = contract();
    let mut made = 0;
    for gesture in gestures {
        let Some(edit) = edit(dossier, gesture) else { continue };
        let mut fresh = desk::fresh_id;
        let Ok(operations) = edit.operations(dossier, Some(&template), &mut fresh) else { continue };
        let label = edit.label(dossier, Some(&template));
        let before = dossier.clone();
        let id = desk::fresh_id();
        store
            .edit(
                &operations,
                &Stamp { id: &id, at: NaiveDateTime::default(), author: "essai", label: &label },
            )
            .unwrap();
        operations.iter().for_each(|operation| dossier.apply(operation));
        made += usize::from(*dossier != before);
    }
    made
}

fn file(folder: &tempfile::TempDir, dossier: &Dossier) -> Store {
    let path = folder.path().join("essai.crte");
    Store::create(&path, dossier, "essai").unwrap();
    Store::open(&path, Access::Edit).unwrap()
}

/// Does in memory what was done in the file, as an open dossier does.
fn follow(memory: &mut Dossier, kept: &mut Reviewer, operations: &[Operation]) {
    kept.note(memory, operations);
    operations.iter().for_each(|operation| memory.apply(operation));
    kept.note(memory, operations);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_says_what_memory_says_and_the_export_too(gestures in gestures(30)) {
        let folder = tempfile::tempdir().unwrap();
        let mut dossier = sample();
        let mut store = file(&folder, &dossier);
        play(&mut store, &mut dossier, &gestures);
        prop_assert_eq!(&store.load().unwrap(), &dossier);
        let json = dossier.to_json();
        let again = model::dossier_file::read(&json).unwrap();
        prop_assert_eq!(&again.to_json(), &json, "export, import, export");
        prop_assert_eq!(again, dossier);
    }

    #[test]
    fn everything_can_be_taken_back_and_made_again_even_after_closing(gestures in gestures(30)) {
        let folder = tempfile::tempdir().unwrap();
        let start = sample();
        let mut dossier = start.clone();
        let mut store = file(&folder, &dossier);
        play(&mut store, &mut dossier, &gestures);
        let path = store.path().to_owned();
        drop(store);
        let mut store = Store::open(&path, Access::Edit).unwrap();
        let (all, mut kept, mut memory) = (templates(), Reviewer::default(), dossier.clone());
        let _ = kept.review(&memory, &refs(&all), today());
        while let Some(undone) = store.undo().unwrap() {
            follow(&mut memory, &mut kept, &undone.operations);
            prop_assert_eq!(&store.load().unwrap(), &memory, "{}", undone.label);
        }
        prop_assert_eq!(&memory, &start);
        let anew = review(&start, &refs(&all), today());
        prop_assert_eq!(kept.review(&memory, &refs(&all), today()), anew);
        drop(store);
        let mut store = Store::open(&path, Access::Edit).unwrap();
        while let Some(redone) = store.redo().unwrap() {
            follow(&mut memory, &mut kept, &redone.operations);
            prop_assert_eq!(&store.load().unwrap(), &memory, "{}", redone.label);
        }
        prop_assert_eq!(&memory, &dossier);
        let anew = review(&dossier, &refs(&all), today());
        prop_assert_eq!(kept.review(&memory, &refs(&all), today()), anew);
    }
}
