//! Words anywhere in a dossier: found, and replaced in one edit.

use std::sync::Arc;

use model::dossier::Dossier;
use model::find::{Hit, Reading, find, replace};
use model::finding::{Target, address};
use model::register::RegisterName;

use crate::files::open_shelved;
use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::remarks::place_of_remark;
use crate::shelf::Shelf;
use crate::wire::{
    About, FindEverywhere, FindWords, FoundEverywhere, FoundIn, FoundWords, ReplaceWords, WordsHit, Workspace,
};
use crate::workspace::place_of;
use crate::{Desk, held};

/// How many places are shown: more are counted.
const SHOWN: usize = 200;
/// The same, for each dossier when all are searched.
const FEW: usize = 5;

const fn reading(exact: bool) -> Reading {
    if exact { Reading::Exact } else { Reading::Loose }
}

impl<H: Host> Desk<H> {
    pub(crate) fn find(&self, request: &FindWords) -> Result<FoundWords, Refusal> {
        let session = self.session(&request.dossier)?;
        let session = held(&session);
        let found = find(&session.dossier, session.shelf.all(), &request.words, reading(request.exact));
        let total = found.len();
        let hits =
            found.into_iter().take(SHOWN).map(|hit| view(&session.dossier, &session.shelf, hit)).collect();
        Ok(FoundWords { hits, total })
    }

    /// Looks in every dossier of this machine; one that cannot be read is passed over, as the list says why.
    pub(crate) fn find_everywhere(&self, request: &FindEverywhere) -> Result<FoundEverywhere, Refusal> {
        let mut dossiers = Vec::new();
        for (id, path) in self.files()? {
            let open = self.open_sessions().get(&id).cloned();
            let dossier = match open {
                Some(session) => {
                    let session = held(&session);
                    Ok((session.dossier.clone(), session.shelf.clone()))
                }
                None => {
                    open_shelved(&self.library(), &path).map(|(dossier, shelf)| (Arc::new(dossier), shelf))
                }
            };
            let Ok((dossier, shelf)) = dossier else { continue };
            let asked = shelf.all().filter(|template| dossier.answers.contains_key(&template.id));
            let found = find(&dossier, asked, &request.words, Reading::Loose);
            let written = || found.iter().filter(|hit| !hit.question);
            let total = written().count();
            if total > 0 {
                let hits = written().take(FEW).map(|hit| view(&dossier, &shelf, hit.clone())).collect();
                dossiers.push(FoundIn { id, territory: dossier.territory.name.clone(), hits, total });
            }
        }
        Ok(FoundEverywhere { dossiers })
    }

    pub(crate) fn replace(&self, request: &ReplaceWords) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        let chosen = |target: &Target| request.fields.contains(&about(target));
        let words = (request.words.as_str(), request.by.as_str());
        let templates = session.shelf.all();
        let operations = replace(&session.dossier, templates, words, reading(request.exact), &chosen);
        if operations.is_empty() {
            let message = format!(
                "« {} » n’est dans aucune réponse que l’on puisse changer : rien n’a été remplacé.",
                request.words
            );
            return Err(Refusal::new(RefusalCode::Gone, message));
        }
        let label = format!("remplacement de « {} » par « {} »", request.words, request.by);
        session.make(&operations, &label, &self.library(), &self.author(), self.host.now())?;
        self.workspace(&mut session, request.place.clone())
    }
}

fn about(target: &Target) -> About {
    let (register, record, field) = address(target);
    About { register: register.to_owned(), record: record.to_owned(), field: field.to_owned() }
}

fn view(dossier: &Dossier, shelf: &Shelf, hit: Hit) -> WordsHit {
    let about = about(&hit.target);
    let Hit { target, heading, question, before, words, after } = hit;
    let (place, field) = match target {
        Target::Record { register: RegisterName::Remarks, record, .. } => {
            place_of_remark(dossier, shelf, &record)
        }
        target => place_of(dossier, target),
    };
    WordsHit { place, field, heading, question, before, words, after, about }
}
