//! Files kept inside the dossier.

use std::path::Path;

use model::edit::Edit;
use model::register::RegisterName;
use model::register::attachment::{LARGEST_FILE, LARGEST_TOTAL};
use serde_json::{Map, Value as Json};

use crate::host::Host;
use crate::output::{size_of, write_file};
use crate::refusal::{Refusal, RefusalCode};
use crate::wire::{
    Exported, MaybeExported, MaybeWorkspace, Place, SaveAttachment, Show, TaskName, Workspace,
};
use crate::{Desk, held};

impl<H: Host> Desk<H> {
    /// Asks for a file and keeps it in the dossier. The place says what it is joined to: the record open
    /// there, when the register of files has a field for it.
    pub(crate) fn attach(&self, request: &Show) -> Result<MaybeWorkspace, Refusal> {
        self.session(&request.dossier)?;
        let Some(path) = self.host.pick_any() else { return Ok(None) };
        self.keep_file(request, &path).map(Some)
    }

    /// Keeps a file in the dossier, and shows its record.
    pub(crate) fn keep_file(&self, request: &Show, path: &Path) -> Result<Workspace, Refusal> {
        let session = self.session(&request.dossier)?;
        let unread = |error: std::io::Error| {
            let message = format!(
                "« {} » ne peut pas être lu : {error}. Vérifiez les droits, ou choisissez un autre fichier.",
                path.display()
            );
            Refusal::new(RefusalCode::BadFile, message)
        };
        let size = std::fs::metadata(path).map_err(unread)?.len();
        let mut session = held(&session);
        let kept: f64 = session.dossier.attachments.iter().filter_map(|file| file.size).sum();
        if size > LARGEST_FILE || kept + size as f64 > LARGEST_TOTAL as f64 {
            return Err(too_large(path, size, kept));
        }
        let bytes = std::fs::read(path).map_err(unread)?;
        // The bytes first: a record never names a content that is not there.
        let fingerprint = session.store.keep_content(&bytes)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut fields = Map::new();
        let title = path.file_stem().map(|stem| stem.to_string_lossy().replace(['_', '-'], " "));
        fields.insert("title".to_owned(), Json::from(title.unwrap_or_else(|| name.clone())));
        fields.insert("file_name".to_owned(), Json::from(name));
        fields.insert("size".to_owned(), Json::from(bytes.len() as f64));
        fields.insert("fingerprint".to_owned(), Json::from(fingerprint));
        if let Some((field, record)) = joined(&request.place) {
            fields.insert(field.to_owned(), Json::from(record));
        }
        let edit = Edit::Add { register: RegisterName::Attachments, fields };
        let operations = session.edit(&edit, &self.library(), &self.author(), self.host.now())?;
        let id = operations.iter().find_map(|operation| match operation {
            model::edit::Operation::Insert { id, .. } => Some(id.clone()),
            _ => None,
        });
        let register = Some(RegisterName::Attachments);
        let place = Place { register, record: id, ..Place::of(TaskName::Documents) };
        self.workspace(&mut session, place)
    }

    pub(crate) fn save_attachment(&self, request: &SaveAttachment) -> Result<MaybeExported, Refusal> {
        let session = self.session(&request.dossier)?;
        // The dialog may stay open for long: typing goes on meanwhile.
        let (file, bytes) = {
            let session = held(&session);
            let file = session.dossier.attachments.iter().find(|file| file.id == request.record);
            let file = file.ok_or_else(Refusal::gone)?.clone();
            let bytes = session.store.content(&file.fingerprint)?;
            (file, bytes)
        };
        let Some(bytes) = bytes else {
            let message = format!(
                "Le contenu de « {} » n’est pas dans ce dossier : un dossier importé d’un fichier JSON n’a pas les pièces. Reprenez-le du fichier .crte d’origine.",
                file.title
            );
            return Err(Refusal::new(RefusalCode::BadFile, message));
        };
        let Some(path) = self.host.pick_save(&file.file_name) else { return Ok(None) };
        write_file(&path, &bytes)?;
        Ok(Some(Exported { path: path.display().to_string(), pages: 0, size: size_of(&path) }))
    }
}

/// The field of the register of files that names the record open in a place.
fn joined(place: &Place) -> Option<(&'static str, &str)> {
    let field = match place.register? {
        RegisterName::Actions => "action",
        RegisterName::Meetings => "meeting",
        RegisterName::Signatories => "signatory",
        RegisterName::Funders => "funder",
        _ => return None,
    };
    place.record.as_deref().map(|record| (field, record))
}

fn too_large(path: &Path, size: u64, kept: f64) -> Refusal {
    let whole = |bytes: f64| model::french::number((bytes / 100_000.0).ceil() / 10.0);
    let message = format!(
        "« {} » pèse {} Mo. Un fichier pèse au plus {} Mo, et l’ensemble au plus {} Mo ({} Mo sont déjà pris). Réduisez-le, ou gardez-le à côté du dossier.",
        path.display(),
        whole(size as f64),
        whole(LARGEST_FILE as f64),
        whole(LARGEST_TOTAL as f64),
        whole(kept),
    );
    Refusal::new(RefusalCode::BadFile, message)
}
