//! `canevas modele comparer`, `exporter` and `importer`, and the templates that the command line has.

use std::path::{Path, PathBuf};

use desk::{Imported, Library, Refusal, RefusalCode, write_file};
use model::template::changes::changes;
use model::template::{Template, check};

use crate::check::{report, unreadable};
use crate::output::{complain, say};

/// Prints what changed from one version of a template to another. False when one of them is faulty.
pub fn compare(before: &Path, after: &Path) -> Result<bool, Refusal> {
    // Both are read before either is given up: the faults of both are told.
    let (before, after) = (read(before)?, read(after)?);
    let (Some(before), Some(after)) = (before, after) else { return Ok(false) };
    let changes = changes(&before, &after);
    for change in &changes {
        say(&change.to_string());
    }
    if changes.is_empty() {
        say("Aucun changement.");
    }
    Ok(true)
}

/// The template of a file; none, once its faults are told, when it has some.
fn read(path: &Path) -> Result<Option<Template>, Refusal> {
    let file = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    match check::check(&file) {
        Ok(template) => Ok(Some(template)),
        Err(faults) => {
            report(path, &file, &faults);
            Ok(None)
        }
    }
}

/// Writes the file of a template that ships. It may be the only copy of someone's work that stands there:
/// nothing is written over.
pub fn export(library: &Library, id: &str, to: &Path) -> Result<bool, Refusal> {
    let held = library.found(id)?;
    if !to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        let message = format!("« {} » : un modèle se termine par .json.", to.display());
        return Err(Refusal::new(RefusalCode::BadRequest, message));
    }
    if to.exists() {
        let message =
            format!("« {} » existe déjà. Choisissez un autre nom, ou déplacez ce fichier.", to.display());
        return Err(Refusal::new(RefusalCode::BadFile, message));
    }
    write_file(to, held.text.as_bytes())?;
    let template = &held.template;
    say(&format!("{} : {} {}, {}.", to.display(), template.id, template.version, template.title));
    Ok(true)
}

/// The templates of the program, and those that were brought to the application on this machine.
pub fn library() -> Library {
    application().map_or_else(Library::embedded, |folder| Library::of_folder(&folder))
}

/// Where the application keeps its work on this machine.
fn application() -> Option<PathBuf> {
    Some(dirs::data_dir()?.join("fr.canevas.bureau").join("canevas"))
}

/// Brings a template to the application, or to this data folder. False when it has faults: it is kept
/// aside, and they are told.
pub fn import(from: &Path, to: Option<PathBuf>) -> Result<bool, Refusal> {
    let folder = to.or_else(application).ok_or_else(|| {
        let message = "Le répertoire de Canevas n’a pas été trouvé. Ajoutez --vers RÉPERTOIRE : c’est celui que montrent les réglages.";
        Refusal::new(RefusalCode::BadRequest, message)
    })?;
    let done = match Library::of_folder(&folder).import(&folder, from)? {
        Imported::Kept(held) => ("importé", held),
        Imported::Known(held) => ("déjà là", held),
        Imported::Organisation(name) => {
            say(&format!("{name} : ses mots et son allure sont en place."));
            return Ok(true);
        }
        Imported::Faulty(faulty) => {
            for fault in &faulty.faults {
                complain(&format!("{} : {fault}", from.display()));
            }
            say("Gardé de côté, à corriger : l’application ne s’en sert pas.");
            return Ok(false);
        }
    };
    let template = &done.1.template;
    say(&format!("{} {} : {}.", template.id, template.version, done.0));
    Ok(true)
}
