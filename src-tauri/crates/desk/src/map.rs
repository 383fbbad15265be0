//! The map of the perimeter: a GeoJSON file given to a dossier.

use std::path::Path;

use model::edit::Operation;
use model::map::{BadMap, LARGEST_MAP, Map};
use model::register::RegisterName;
use model::value::Value;

use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::session::fresh_id;
use crate::wire::{MaybeWorkspace, Place, Show, TaskName, Workspace};
use crate::workspace::DRAWING;
use crate::{Desk, held};

impl<H: Host> Desk<H> {
    /// Asks for a GeoJSON file, and keeps it as the map of the dossier in place of the one it has.
    pub(crate) fn add_map(&self, request: &Show) -> Result<MaybeWorkspace, Refusal> {
        self.session(&request.dossier)?;
        let Some(path) = self.host.pick_map() else { return Ok(None) };
        self.keep_map(&request.dossier, &path).map(Some)
    }

    /// Keeps a file as the map of the dossier, and shows it.
    pub(crate) fn keep_map(&self, dossier: &str, path: &Path) -> Result<Workspace, Refusal> {
        let session = self.session(dossier)?;
        let refused = |message: &str| {
            Refusal::new(
                RefusalCode::BadFile,
                format!("« {} » ne peut pas servir de carte. {message}", file_name(path)),
            )
        };
        let unread = |error: std::io::Error| refused(&format!("Il ne peut pas être lu : {error}."));
        let bad = |fault: BadMap| refused(&fault.0);
        if std::fs::metadata(path).map_err(unread)?.len() > LARGEST_MAP {
            return Err(refused(
                "Une carte pèse au plus 10 Mo. N’exportez que les communes du périmètre et leurs voisines, ou simplifiez leurs contours.",
            ));
        }
        let bytes = std::fs::read(path).map_err(unread)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| refused("Ce n’est pas du texte en UTF-8. Exportez la carte au format GeoJSON."))?;
        let map = Map::read(&text).map_err(bad)?;
        let mut session = held(&session);
        let map = map.lightened(&session.dossier.communes).map_err(bad)?;
        let register = RegisterName::Maps;
        let id = fresh_id();
        let set = |field: &'static str, text: String| Operation::Set {
            register,
            id: id.clone(),
            field,
            value: Value::Text(text),
        };
        let mut operations: Vec<Operation> = session
            .dossier
            .maps
            .iter()
            .map(|map| Operation::Delete { register, id: map.id.clone() })
            .collect();
        operations.push(Operation::Insert { register, id: id.clone() });
        operations.extend([set("name", file_name(path)), set("shapes", map.to_text())]);
        let label = format!("Carte du périmètre « {} »", file_name(path));
        session.make(&operations, &label, &self.library(), &self.author(), self.host.now())?;
        let (register, step) = (Some(RegisterName::Communes), Some(DRAWING.to_owned()));
        self.workspace(&mut session, Place { register, step, ..Place::of(TaskName::Territory) })
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
