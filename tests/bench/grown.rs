//! The sample, grown to as many actions as wanted: real texts, in a contract longer than any real one.

use desk::Library;
use model::dossier::Dossier;

/// The sample with the size of a very large territory: 200 actions, 1 000 actors, 160 communes.
pub fn very_large() -> Dossier {
    let mut dossier = grown(200);
    let (actors, communes) = (dossier.actors.clone(), dossier.communes.clone());
    for place in actors.len()..1_000 {
        let mut actor = actors[place % actors.len()].clone();
        actor.id = format!("{}-{}", actor.id, place / actors.len());
        actor.name = format!("{} ({place})", actor.name);
        dossier.actors.push(actor);
    }
    for place in communes.len()..160 {
        let mut commune = communes[place % communes.len()].clone();
        commune.id = format!("{}-{}", commune.id, place / communes.len());
        commune.name = format!("{}-{place}", commune.name);
        dossier.communes.push(commune);
    }
    dossier
}

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
