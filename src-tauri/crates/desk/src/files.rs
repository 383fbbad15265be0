//! Opening, importing, copying and discarding dossiers.

use std::path::Path;
use std::sync::{Arc, Mutex};

use model::adapt::{Adapted, adapt};
use model::dossier::Dossier;
use model::dossier_file;
use store::{Access, Store};

use crate::carry::{dossier_in, is_pdf};
use crate::host::Host;
use crate::output::{size_of, suggestion};
use crate::refusal::{Refusal, RefusalCode};
use crate::session::{Session, fresh_id};
use crate::shelf::Shelf;
use crate::wire::{
    AdaptDossier, AdaptedDossier, CreateDossier, Exported, MaybeExported, MaybeWorkspace, Nothing,
    OpenDossier, OpenExample, OpenFile, Place, Reveal, SaveCopy, TaskName, Workspace,
};
use crate::{Desk, Library, held, new_dossier};

/// Reads a dossier's published JSON form.
///
/// # Errors
/// Every fault of the file, in one refusal.
pub fn read_dossier(name: &str, file: &str) -> Result<Dossier, Refusal> {
    dossier_file::read(file).map_err(|faults| Refusal::faulty(name, &faults))
}

/// Reads a dossier from a `.crte` or `.json` file, or a PDF that carries one, without changing anything on
/// the disk.
///
/// # Errors
/// When the file is missing, damaged, from a later version, or not a dossier.
pub fn open_any(path: &Path) -> Result<Dossier, Refusal> {
    if is_json(path) {
        let file = std::fs::read_to_string(path).map_err(|error| {
            let message = format!(
                "« {} » ne peut pas être lu : {error}. Vérifiez le nom et les droits.",
                path.display()
            );
            Refusal::new(RefusalCode::BadFile, message)
        })?;
        return read_dossier(&path.display().to_string(), &file);
    }
    if is_pdf(path) {
        return unpacked(path, open_any);
    }
    Ok(Store::open(path, Access::Read)?.load()?)
}

/// Reads a dossier from a `.crte` or `.json` file, or a PDF that carries one, with the templates it works with.
///
/// # Errors
/// See [`open_any`]; and when neither the file nor the library has the template of its contract.
pub fn open_shelved(library: &Library, path: &Path) -> Result<(Dossier, Shelf), Refusal> {
    if is_json(path) {
        let dossier = open_any(path)?;
        let shelf = Shelf::of(library, &dossier, &|_| None)?;
        return Ok((dossier, shelf));
    }
    if is_pdf(path) {
        return unpacked(path, |path| open_shelved(library, path));
    }
    let store = Store::open(path, Access::Read)?;
    let dossier = store.load()?;
    let shelf = Shelf::in_store(library, &dossier, &store)?;
    Ok((dossier, shelf))
}

/// Gives the dossier that a PDF carries, as a file of its own for the time it is read.
pub(crate) fn unpacked<T>(path: &Path, read: impl FnOnce(&Path) -> Result<T, Refusal>) -> Result<T, Refusal> {
    let carried = dossier_in(path)?;
    let ending = if carried.name.ends_with(".json") { "json" } else { "crte" };
    let folder = tempfile::tempdir()?;
    let file = folder.path().join(format!("dossier.{ending}"));
    std::fs::write(&file, carried.bytes)?;
    read(&file)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// A new dossier for these intercommunalities, made from another.
///
/// # Errors
/// See [`new_dossier`].
pub fn adapt_from(
    library: &Library,
    from: &Dossier,
    epcis: &[String],
) -> Result<(Dossier, Adapted), Refusal> {
    let mut dossier = new_dossier(library, epcis, &from.template)?;
    let adapted = adapt(from, &mut dossier, library.templates());
    Ok((dossier, adapted))
}

impl<H: Host> Desk<H> {
    pub(crate) fn create_dossier(&self, request: &CreateDossier) -> Result<Workspace, Refusal> {
        let dossier = new_dossier(&self.library(), &request.epcis, &request.template)?;
        let id = self.keep(&dossier)?;
        self.open_at(&id, TaskName::Territory)
    }

    pub(crate) fn adapt_dossier(&self, request: &AdaptDossier) -> Result<AdaptedDossier, Refusal> {
        // A dossier that is open holds its file.
        let from = match self.session(&request.from) {
            Ok(session) => Dossier::clone(&held(&session).dossier),
            Err(_) => Store::open(&self.file(&request.from), Access::Read)?.load()?,
        };
        let (dossier, adapted) = adapt_from(&self.library(), &from, &request.epcis)?;
        let id = self.keep(&dossier)?;
        let workspace = self.open_at(&id, TaskName::Territory)?;
        Ok(AdaptedDossier { workspace, kept: adapted.kept, left: adapted.left })
    }

    /// Opens a dossier where it was left; at its first task when that place is gone.
    pub(crate) fn open_dossier(&self, request: &OpenDossier) -> Result<Workspace, Refusal> {
        let session = self.session(&request.id)?;
        let mut session = held(&session);
        let there = self.left(&request.id).and_then(|place| self.workspace(&mut session, place).ok());
        there.map_or_else(|| self.workspace(&mut session, Place::of(TaskName::Territory)), Ok)
    }

    pub(crate) fn open_example(&self, request: &OpenExample) -> Result<Workspace, Refusal> {
        let example = self.library().examples().iter().find(|example| example.id == request.id);
        let example = example.ok_or_else(|| {
            Refusal::new(RefusalCode::BadRequest, format!("Il n’y a pas d’exemple « {} ».", request.id))
        })?;
        let id = self.keep(&read_dossier(example.title, example.file)?)?;
        self.open_at(&id, TaskName::Territory)
    }

    /// Opens a file someone sent: a dossier already here under the same identifier is opened where
    /// it stands if the file brings nothing new; otherwise the file becomes a dossier of its own.
    pub(crate) fn open_file(&self, request: &OpenFile) -> Result<MaybeWorkspace, Refusal> {
        let Some(path) = request.path.clone().or_else(|| self.host.pick_open()) else { return Ok(None) };
        if is_pdf(&path) { unpacked(&path, |path| self.bring(path)) } else { self.bring(&path) }.map(Some)
    }

    fn bring(&self, path: &Path) -> Result<Workspace, Refusal> {
        if is_json(path) {
            let dossier = open_any(path)?;
            self.library().template(&dossier.template)?;
            let id = self.keep(&dossier)?;
            return self.open_at(&id, TaskName::Territory);
        }
        let incoming = Store::open(path, Access::Read)?;
        Shelf::in_store(&self.library(), &incoming.load()?, &incoming)?;
        let id = match self.same_as(&incoming)? {
            Some(id) => id,
            None => {
                let id = fresh_id();
                std::fs::create_dir_all(self.folder.join("dossiers"))?;
                incoming.copy_to(&self.file(&id))?;
                id
            }
        };
        self.open_at(&id, TaskName::Territory)
    }

    /// The dossier of this machine that already holds every edit of a file.
    fn same_as(&self, incoming: &Store) -> Result<Option<String>, Refusal> {
        let (dossier, edits) = (incoming.id()?, edits(incoming)?);
        for (id, path) in self.files()? {
            let holds = match self.open_sessions().get(&id).cloned() {
                Some(session) => holds(&held(&session).store, &dossier, &edits)?,
                None => Store::open(&path, Access::Read)
                    .is_ok_and(|store| holds(&store, &dossier, &edits).unwrap_or(false)),
            };
            if holds {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Writes a new dossier in the data folder.
    fn keep(&self, dossier: &Dossier) -> Result<String, Refusal> {
        let id = fresh_id();
        std::fs::create_dir_all(self.folder.join("dossiers"))?;
        Store::create(&self.file(&id), dossier, &fresh_id())?;
        Ok(id)
    }

    fn open_at(&self, id: &str, task: TaskName) -> Result<Workspace, Refusal> {
        let session = self.session(id)?;
        self.workspace(&mut held(&session), Place::of(task))
    }

    /// The open session of a dossier; opens it when it is not.
    pub(crate) fn session(&self, id: &str) -> Result<Arc<Mutex<Session>>, Refusal> {
        let mut open = self.open_sessions();
        if let Some(session) = open.get(id) {
            return Ok(Arc::clone(session));
        }
        let session = Session::open(id, &self.file(id), &self.library(), self.host.now())?;
        let session = Arc::new(Mutex::new(session));
        open.insert(id.to_owned(), Arc::clone(&session));
        Ok(session)
    }

    pub(crate) fn save_copy(&self, request: &SaveCopy) -> Result<MaybeExported, Refusal> {
        let session = self.session(&request.dossier)?;
        let name = suggestion(&held(&session).dossier.territory.name, "crte");
        let Some(path) = self.host.pick_save(&name) else { return Ok(None) };
        if path.starts_with(self.folder.join("dossiers")) {
            let message = "Ce dossier est celui où Canevas range son travail. Choisissez un autre endroit pour la copie.";
            return Err(Refusal::new(RefusalCode::BadFile, message));
        }
        held(&session).store.copy_to(&path)?;
        Ok(Some(Exported { path: path.display().to_string(), pages: 0, size: size_of(&path) }))
    }

    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn reveal(&self, request: &Reveal) -> Result<Nothing, Refusal> {
        self.host.reveal(Path::new(&request.path));
        Ok(Nothing {})
    }
}

fn edits(store: &Store) -> Result<Vec<String>, Refusal> {
    Ok(store.journal()?.into_iter().filter(|entry| entry.done).map(|entry| entry.id).collect())
}

fn holds(store: &Store, dossier: &str, wanted: &[String]) -> Result<bool, Refusal> {
    let own = edits(store)?;
    Ok(store.id()? == dossier && wanted.iter().all(|edit| own.contains(edit)))
}
