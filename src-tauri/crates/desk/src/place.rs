//! Where a dossier was left, so that it opens there again.

use std::path::PathBuf;

use crate::Desk;
use crate::host::Host;
use crate::session::Session;
use crate::wire::Place;

/// Where the places are kept, below the data folder: a small file for each dossier.
const PLACES: &str = "places";

impl<H: Host> Desk<H> {
    /// Keeps the place shown. Losing it costs a click: a disk that refuses is only told to the log.
    pub(crate) fn remember(&self, session: &mut Session, place: &Place) {
        if session.place.as_ref() == Some(place) {
            return;
        }
        session.place = Some(place.clone());
        let file = self.place_file(&session.id);
        let text = serde_json::to_string(place).unwrap_or_default();
        let folder = file.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = folder.and_then(|()| std::fs::write(&file, text)) {
            tracing::warn!(%error, "the place was not kept");
        }
    }

    /// Where a dossier was left on this machine.
    pub(crate) fn left(&self, id: &str) -> Option<Place> {
        let text = std::fs::read_to_string(self.place_file(id)).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Forgets where a dossier was left.
    pub(crate) fn forget_place(&self, id: &str) {
        let _ = std::fs::remove_file(self.place_file(id));
    }

    fn place_file(&self, id: &str) -> PathBuf {
        self.folder.join(PLACES).join(self.file(id).with_extension("json").file_name().unwrap_or_default())
    }
}
