//! The templates brought to this machine: imported, exported, taken away, mended.
//!
//! They stand in the data folder, one file for each identifier. A file with faults is kept aside, to be
//! mended, and never stops the program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::edit::pin::pin;
use model::french;
use model::organisation;
use model::template::changes::changes;
use model::template::locate::Locator;
use model::template::{Fault, Template, check};
use model::vocabulary::{TemplateStatus, Vocabulary};

use crate::host::Host;
use crate::library::{Held, Library, later};
use crate::output::{size_of, write_file};
use crate::refusal::{Refusal, RefusalCode};
use crate::session::Session;
use crate::wire::{
    AdoptTemplate, ExportTemplate, Exported, FaultyTemplate, ImportTemplate, LaterTemplate, MaybeExported,
    MaybeTemplates, Nothing, Place, RemoveTemplate, TaskName, TemplateCard, Templates, Workspace,
};
use crate::{Desk, held};

/// Where they stand, below the data folder.
pub const FOLDER: &str = "modeles";
/// The organisation's file, in the same place.
pub const ORGANISATION: &str = "organisation.json";
/// Where those with faults stand, below that one.
const TO_MEND: &str = "a-corriger";

/// What became of a file that was imported.
#[derive(Debug)]
pub enum Imported {
    /// It serves from now on.
    Kept(Arc<Held>),
    /// It was already there, to the letter.
    Known(Arc<Held>),
    /// It is an organisation's, of this name: its words and its look are in force.
    Organisation(String),
    /// It has faults and was kept aside.
    Faulty(FaultyTemplate),
}

impl Library {
    /// The library with the templates brought to this data folder.
    #[must_use]
    pub fn of_folder(folder: &Path) -> Self {
        Self::embedded().reread(folder)
    }

    /// The same library, with the templates that the data folder now has.
    pub(crate) fn reread(&self, folder: &Path) -> Self {
        let files = templates_in(&folder.join(FOLDER));
        let sound = files.iter().filter_map(|path| {
            let text = std::fs::read_to_string(path).ok()?;
            let template = check::check(&text).ok()?;
            Some(Arc::new(Held::new(text, template)))
        });
        let sound: Vec<Arc<Held>> = sound.collect();
        let plain = self.with(sound.clone(), None);
        let own = std::fs::read_to_string(folder.join(FOLDER).join(ORGANISATION)).ok();
        let organisation = own.and_then(|text| organisation::read(&text, plain.templates()).ok());
        self.with(sound, organisation.map(Arc::new))
    }

    /// Brings a template to a data folder.
    ///
    /// # Errors
    /// When the file cannot be read, or is another text under the number of a published version, or an
    /// earlier version than the one there.
    pub fn import(&self, folder: &Path, path: &Path) -> Result<Imported, Refusal> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            let message = format!(
                "« {} » ne peut pas être lu : {error}. Vérifiez le nom et les droits.",
                path.display()
            );
            Refusal::new(RefusalCode::BadFile, message)
        })?;
        let own = folder.join(FOLDER);
        let aside = own.join(TO_MEND).join(path.file_name().unwrap_or_default());
        if organisation::is_one(&text) {
            return self.import_organisation(&own, &aside, &text);
        }
        let Ok(template) = check::check(&text) else {
            std::fs::create_dir_all(own.join(TO_MEND))?;
            write_file(&aside, text.as_bytes())?;
            return Ok(Imported::Faulty(self.faulty(&aside)));
        };
        let held = Arc::new(Held::new(text, template));
        if let Some(known) = self.held().iter().find(|known| known.template.id == held.template.id) {
            if known.fingerprint == held.fingerprint {
                return Ok(Imported::Known(Arc::clone(known)));
            }
            replaces(known, &held.template)?;
        }
        std::fs::create_dir_all(&own)?;
        write_file(&own.join(format!("{}.json", held.template.id)), held.text.as_bytes())?;
        // The file was mended: its faulty state is of no more use.
        let _ = std::fs::remove_file(aside);
        Ok(Imported::Kept(held))
    }

    fn import_organisation(&self, own: &Path, aside: &Path, text: &str) -> Result<Imported, Refusal> {
        let Ok(organisation) = organisation::read(text, self.templates()) else {
            std::fs::create_dir_all(own.join(TO_MEND))?;
            write_file(aside, text.as_bytes())?;
            return Ok(Imported::Faulty(self.faulty(aside)));
        };
        std::fs::create_dir_all(own)?;
        write_file(&own.join(ORGANISATION), text.as_bytes())?;
        let _ = std::fs::remove_file(aside);
        Ok(Imported::Organisation(organisation.name))
    }

    /// The faults of a file of either format.
    fn faults_of(&self, text: &str) -> Vec<Fault> {
        if organisation::is_one(text) {
            organisation::read(text, self.templates()).err().unwrap_or_default()
        } else {
            check::check(text).err().unwrap_or_default()
        }
    }

    /// A file that cannot serve, with each of its faults and where it stands.
    fn faulty(&self, path: &Path) -> FaultyTemplate {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                return FaultyTemplate { file, faults: vec![format!("Le fichier est illisible : {error}.")] };
            }
        };
        let locator = Locator::of(&text);
        let told = |fault: &Fault| format!("Ligne {} : {fault}", locator.locate(&fault.path).line);
        FaultyTemplate { file, faults: self.faults_of(&text).iter().map(told).collect() }
    }
}

/// Whether a template may take the place of the one there: a published version never changes, and an
/// earlier one would not serve.
fn replaces(known: &Held, incoming: &Template) -> Result<(), Refusal> {
    let (title, version) = (&incoming.title, &incoming.version);
    let there = &known.template.version;
    if version == there && known.template.status == TemplateStatus::Published {
        let message = format!(
            "« {title} » {version} est déjà publié, avec un autre texte : une version publiée ne change plus. Donnez au fichier un numéro plus élevé, puis importez-le de nouveau."
        );
        return Err(Refusal::new(RefusalCode::BadFile, message));
    }
    if later(there, version) {
        let message = format!(
            "« {title} » est déjà là dans sa version {there}, plus récente que la version {version} du fichier. Donnez au fichier un numéro plus élevé, ou retirez d’abord la version {there}."
        );
        return Err(Refusal::new(RefusalCode::BadFile, message));
    }
    Ok(())
}

/// The template files of a folder, by name.
fn templates_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")));
    files.sort();
    files
}

impl<H: Host> Desk<H> {
    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn templates(&self, _: &Nothing) -> Result<Templates, Refusal> {
        let shipped = Library::embedded();
        let library = self.library();
        let own = self.folder.join(FOLDER);
        let spoilt = templates_in(&own).into_iter().filter(|path| {
            std::fs::read_to_string(path).map_or(true, |text| !library.faults_of(&text).is_empty())
        });
        let aside = templates_in(&own.join(TO_MEND));
        Ok(Templates {
            templates: library.held().iter().map(|held| card(held, &shipped)).collect(),
            faulty: spoilt.chain(aside).map(|path| library.faulty(&path)).collect(),
            organisation: library.organisation().map(|organisation| organisation.name.clone()),
            told: None,
        })
    }

    pub(crate) fn import_template(&self, request: &ImportTemplate) -> Result<MaybeTemplates, Refusal> {
        let Some(path) = request.path.clone().or_else(|| self.host.pick_template()) else { return Ok(None) };
        let told = match self.library().import(&self.folder, &path)? {
            Imported::Kept(held) => {
                format!("« {} » {} est importé.", held.template.title, held.template.version)
            }
            Imported::Known(held) => {
                format!("« {} » {} était déjà là.", held.template.title, held.template.version)
            }
            Imported::Organisation(name) => {
                format!("Les mots et l’allure de « {name} » sont en place dans tous les dossiers.")
            }
            Imported::Faulty(faulty) => {
                format!("« {} » a des fautes : il est gardé de côté, à corriger.", faulty.file)
            }
        };
        self.reread()?;
        Ok(Some(Templates { told: Some(told), ..self.templates(&Nothing {})? }))
    }

    pub(crate) fn export_template(&self, request: &ExportTemplate) -> Result<MaybeExported, Refusal> {
        let library = self.library();
        let held = library.found(&request.id)?;
        let name = format!("{}-{}.json", held.template.id, held.template.version);
        let Some(path) = self.host.pick_save(&name) else { return Ok(None) };
        write_file(&path, held.text.as_bytes())?;
        Ok(Some(Exported { path: path.display().to_string(), pages: 0, size: size_of(&path) }))
    }

    /// Takes away a template that was brought: the program's own, if there is one, serves again. The
    /// dossiers written with it keep it.
    pub(crate) fn remove_template(&self, request: &RemoveTemplate) -> Result<Templates, Refusal> {
        let own = self.folder.join(FOLDER);
        let (id, faulty) = match request {
            RemoveTemplate::Brought { id } => (id.clone(), false),
            RemoveTemplate::Faulty { file } => (file.trim_end_matches(".json").to_owned(), true),
            RemoveTemplate::Organisation => ("organisation".to_owned(), false),
        };
        // Only a file of these folders may be named.
        let name = Path::new(&format!("{id}.json")).file_name().unwrap_or_default().to_owned();
        let aside = own.join(TO_MEND).join(&name);
        let path = if faulty && aside.exists() { aside } else { own.join(&name) };
        std::fs::remove_file(path)?;
        self.reread()?;
        self.templates(&Nothing {})
    }

    /// The later version that the library has of the template in this place, with what it changes.
    pub(crate) fn later(&self, session: &Session, place: &Place) -> Option<LaterTemplate> {
        let own = match (place.task, &place.template) {
            (TaskName::Contract, _) if place.register.is_none() => session.shelf.contract(),
            (TaskName::Toolbox, Some(id)) => session.shelf.template(id).ok()?,
            _ => return None,
        };
        let library = self.library();
        let later = session.shelf.later(&library, &own.id)?;
        Some(LaterTemplate {
            template: own.id.clone(),
            own: own.version.clone(),
            version: later.template.version.clone(),
            // Both in the organisation’s words: what it says is not a change of the template.
            changes: told_changes(own, &library.dressed(later).template),
        })
    }

    /// Goes on with the later version of a template, in one edit. The answers stay as they are.
    pub(crate) fn adopt_template(&self, request: &AdoptTemplate) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        let library = self.library();
        let Some(later) = session.shelf.later(&library, &request.template).cloned() else {
            let message = "Le dossier suit déjà la dernière version de ce modèle.";
            return Err(Refusal::new(RefusalCode::Gone, message));
        };
        session.store.keep_content(later.text.as_bytes())?;
        let operations = pin(&session.dossier, &later.template, &later.fingerprint);
        let label =
            format!("passage à la version {} du modèle « {} »", later.template.version, later.template.title);
        session.make(&operations, &label, &library, &self.author(), self.host.now())?;
        self.workspace(&mut session, request.place.clone())
    }

    /// Reads the library anew; the open dossiers take their templates from it.
    pub(crate) fn reread(&self) -> Result<(), Refusal> {
        let library = Arc::new(self.library().reread(&self.folder));
        for session in self.open_sessions().values() {
            held(session).shelve(&library)?;
        }
        *held(&self.library) = library;
        Ok(())
    }
}

fn card(held: &Held, shipped: &Library) -> TemplateCard {
    let Held { template, .. } = held;
    let before = shipped.held().iter().find(|own| own.template.id == template.id).filter(|_| !held.shipped);
    TemplateCard {
        id: template.id.clone(),
        title: template.title.clone(),
        purpose: french::spaced(template.purpose.clone()),
        family: if template.contract { "Contrat".to_owned() } else { template.family.label().to_owned() },
        version: template.version.clone(),
        draft: template.status == TemplateStatus::Draft,
        shipped: held.shipped,
        replaces: before.map(|own| own.template.version.clone()),
        changes: before.map(|own| told_changes(&own.template, template)).unwrap_or_default(),
    }
}

fn told_changes(before: &Template, after: &Template) -> Vec<String> {
    changes(before, after).iter().map(ToString::to_string).collect()
}
