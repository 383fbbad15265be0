//! The sample, grown to as many actions as wanted: real texts, in a contract longer than any real one.

use desk::Library;
use model::dossier::Dossier;

/// The sample with `actions` actions: its own, then the same again under other identifiers, with their
/// milestones, costs and funding.
pub fn grown(actions: usize) -> Dossier {
    let sample = desk::read_dossier("sample", Library::embedded().examples()[0].file).unwrap();
    let own = sample.actions.len();
    let mut dossier = sample.clone();
    for place in own..actions {
        let (model, turn) = (&sample.actions[place % own], place / own);
        let named = |id: &str| format!("{id}-{turn}");
        let mut action = model.clone();
        action.id = named(&model.id);
        action.title = format!("{} (secteur {turn})", model.title);
        let id = action.id.clone();
        dossier.actions.push(action);
        macro_rules! follow {
            ($register:ident) => {
                dossier.$register.extend(
                    sample.$register.iter().filter(|row| row.action == model.id).cloned().map(|mut row| {
                        row.id = named(&row.id);
                        row.action.clone_from(&id);
                        row
                    }),
                );
            };
        }
        follow!(milestones);
        follow!(costs);
        follow!(funding);
    }
    dossier
}
