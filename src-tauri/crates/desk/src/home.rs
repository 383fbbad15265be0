//! The home screen: the dossiers of this machine, what can be started or opened.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use model::french;
use model::vocabulary::{ActionStage, ContractState, Vocabulary};
use store::{Head, StoreError};

use crate::host::Host;
use crate::refusal::Refusal;
use crate::wire::{Contracts, DossierHead, ExampleHead, Home, MaybeFile, Nothing, SetAside, TemplateHead};
use crate::{Desk, held};

/// Where the dossiers stand, below the data folder.
const DOSSIERS: &str = "dossiers";

impl<H: Host> Desk<H> {
    pub(crate) fn home(&self, _: &Nothing) -> Result<Home, Refusal> {
        let mut dossiers: Vec<(Option<NaiveDateTime>, DossierHead)> = Vec::new();
        let mut set_aside = Vec::new();
        for (id, path) in self.files()? {
            match self.head(&id, &path) {
                Ok(head) => dossiers.push((head.changed, self.shown(id, &head))),
                Err(error) => set_aside.push(unopened(&path, &error)),
            }
        }
        dossiers.sort_by_key(|(changed, head)| (!head.pinned, std::cmp::Reverse(*changed)));
        let mut discarded = Vec::new();
        for (id, path) in self.discarded()? {
            match store::head(&path) {
                Ok(head) => discarded.push((head.changed, self.shown(id, &head))),
                Err(error) => set_aside.push(unopened(&path, &error)),
            }
        }
        discarded.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
        Ok(Home {
            dossiers: dossiers.into_iter().map(|(_, head)| head).collect(),
            discarded: discarded.into_iter().map(|(_, head)| head).collect(),
            examples: self.library().examples().iter().map(example).collect(),
            set_aside,
        })
    }

    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn contracts(&self, _: &Nothing) -> Result<Contracts, Refusal> {
        Ok(self.library().contracts().map(template).collect())
    }

    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn asked_file(&self, _: &Nothing) -> Result<MaybeFile, Refusal> {
        Ok(self.host.asked_file().map(|path| path.display().to_string()))
    }

    /// The head of a dossier: from memory when it is open, because its file is then locked.
    fn head(&self, id: &str, path: &Path) -> Result<Head, StoreError> {
        let open = self.open_sessions().get(id).cloned();
        let Some(session) = open else { return store::head(path) };
        let session = held(&session);
        Ok(Head {
            id: session.store.id()?,
            template: session.dossier.template.clone(),
            territory: session.dossier.territory.name.clone(),
            state: session.dossier.contract.state.map(|state| state.code().to_owned()).unwrap_or_default(),
            actions: session.dossier.actions.len(),
            ready: session.dossier.actions.iter().filter(|one| one.stage == Some(ActionStage::Ready)).count(),
            changed: Some(session.saved),
        })
    }

    fn shown(&self, id: String, head: &Head) -> DossierHead {
        let library = self.library();
        let template = library.template(&head.template);
        let actions = french::count(head.actions, "action", "actions");
        DossierHead {
            phase: ContractState::from_code(&head.state)
                .map(|state| state.label().to_owned())
                .unwrap_or_default(),
            progress: match (head.actions, head.ready) {
                (0, _) => "aucune action".to_owned(),
                (_, 0) => actions,
                (_, ready) => format!("{actions}, dont {}", french::count(ready, "prête", "prêtes")),
            },
            pinned: held(&self.chosen).pinned.contains(&id),
            id,
            territory: if head.territory.is_empty() {
                "Territoire sans nom".to_owned()
            } else {
                head.territory.clone()
            },
            contract: template.map_or_else(|_| head.template.clone(), |template| template.title.clone()),
            changed: head.changed.map(|at| when(at, self.host.now())),
        }
    }

    /// The dossier files of the data folder, by identifier.
    pub(crate) fn files(&self) -> Result<Vec<(String, PathBuf)>, Refusal> {
        dossiers_in(&self.folder.join(DOSSIERS))
    }

    /// Where the file of a dossier stands. An identifier is letters, digits and dashes: anything
    /// else would name a file elsewhere, and is brought back to one that is not there.
    pub(crate) fn file(&self, id: &str) -> PathBuf {
        let id: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        self.folder.join(DOSSIERS).join(format!("{id}.crte"))
    }
}

/// The dossier files of a folder, by identifier.
pub(crate) fn dossiers_in(folder: &Path) -> Result<Vec<(String, PathBuf)>, Refusal> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "crte")
            && let Some(id) = path.file_stem().and_then(|stem| stem.to_str())
        {
            files.push((id.to_owned(), path.clone()));
        }
    }
    Ok(files)
}

fn unopened(path: &Path, error: &StoreError) -> SetAside {
    SetAside { file: path.display().to_string(), reason: error.to_string() }
}

fn example(example: &crate::Example) -> ExampleHead {
    ExampleHead {
        id: example.id.to_owned(),
        title: example.title.to_owned(),
        description: example.description.to_owned(),
    }
}

fn template(template: &model::template::Template) -> TemplateHead {
    TemplateHead {
        id: template.id.clone(),
        version: template.version.clone(),
        title: template.title.clone(),
        purpose: french::spaced(template.purpose.clone()),
    }
}

/// « aujourd’hui à 14 h 02 », « hier à 9 h 30 », « le 3 mars 2027 ».
fn when(at: NaiveDateTime, now: NaiveDateTime) -> String {
    let days = (now.date() - at.date()).num_days();
    match days {
        0 => format!("aujourd’hui à {}", hour(at)),
        1 => format!("hier à {}", hour(at)),
        _ => format!("le {}", day(at.date())),
    }
}

/// « 14 h 02 ».
pub(crate) fn hour(at: NaiveDateTime) -> String {
    at.format("%-H\u{a0}h\u{a0}%M").to_string()
}

fn day(date: NaiveDate) -> String {
    french::long_date(date)
}
