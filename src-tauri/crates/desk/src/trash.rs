//! Discarded dossiers: kept whole until they are taken back, or destroyed.

use std::path::PathBuf;

use store::{Access, Store};

use crate::Desk;
use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::wire::{DiscardDossier, Home, Nothing};

/// Where they stand, below the data folder.
const TRASH: &str = "corbeille";

impl<H: Host> Desk<H> {
    /// The discarded dossiers, by identifier.
    pub(crate) fn discarded(&self) -> Result<Vec<(String, PathBuf)>, Refusal> {
        crate::home::dossiers_in(&self.folder.join(TRASH))
    }

    pub(crate) fn discard_dossier(&self, request: &DiscardDossier) -> Result<Home, Refusal> {
        self.open_sessions().remove(&request.id);
        let file = self.file(&request.id);
        let trash = self.trashed(&request.id);
        std::fs::create_dir_all(self.folder.join(TRASH))?;
        // The last edits may still stand in the log beside the file: the bin gets a whole copy.
        Store::open(&file, Access::Edit)?.copy_to(&trash)?;
        std::fs::remove_file(&file)?;
        for log in ["crte-wal", "crte-shm"] {
            let _ = std::fs::remove_file(file.with_extension(log));
        }
        self.home(&Nothing {})
    }

    pub(crate) fn restore_dossier(&self, request: &DiscardDossier) -> Result<Home, Refusal> {
        let file = self.file(&request.id);
        if file.exists() {
            let message = "Ce dossier est déjà dans la liste. Celui de la corbeille n’a pas été touché.";
            return Err(Refusal::new(RefusalCode::BadFile, message));
        }
        std::fs::rename(self.trashed(&request.id), file)?;
        self.home(&Nothing {})
    }

    pub(crate) fn destroy_dossier(&self, request: &DiscardDossier) -> Result<Home, Refusal> {
        std::fs::remove_file(self.trashed(&request.id))?;
        self.forget_place(&request.id);
        self.home(&Nothing {})
    }

    fn trashed(&self, id: &str) -> PathBuf {
        self.folder.join(TRASH).join(self.file(id).file_name().unwrap_or_default())
    }
}
