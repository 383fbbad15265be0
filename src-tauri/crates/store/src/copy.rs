//! Whole copies of a dossier, for a colleague, a network share or a backup.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::StoreError;

/// Pages copied in one go: the whole of any dossier we measured.
const PAGES: i32 = 4096;

/// How long a copy waits before it asks again for a file that is being written.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

pub fn write(source: &Connection, path: &Path) -> Result<(), StoreError> {
    whole(path, |temporary| {
        let mut target = Connection::open(temporary)?;
        Backup::new(source, &mut target)?.run_to_completion(PAGES, PAUSE, None)?;
        // A copy is one file: no write-ahead log may be left beside it.
        target.pragma_update(None, "journal_mode", "DELETE")?;
        target.close().map_err(|(_, error)| error.into())
    })
}

/// A copy in memory, where no write-ahead log is left out of it.
pub fn bytes(source: &Connection) -> Result<Vec<u8>, StoreError> {
    let mut target = Connection::open_in_memory()?;
    Backup::new(source, &mut target)?.run_to_completion(PAGES, PAUSE, None)?;
    target.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(target.serialize("main")?.to_vec())
}

/// Writes a file whole or not at all: under a temporary name, flushed to the disk, then renamed.
pub fn whole(path: &Path, fill: impl FnOnce(&Path) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let temporary = beside(path);
    let _ = std::fs::remove_file(&temporary);
    let written = fill(&temporary).and_then(|()| {
        File::open(&temporary)?.sync_all()?;
        Ok(std::fs::rename(&temporary, path)?)
    });
    if written.is_err() {
        // What could not be written whole must not be taken for a dossier.
        let _ = std::fs::remove_file(&temporary);
    }
    written?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The rename itself reaches the disk with its folder; systems that cannot open a folder
        // make renames durable by themselves.
        if let Ok(folder) = File::open(folder) {
            let _ = folder.sync_all();
        }
    }
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".partiel");
    path.with_file_name(name)
}
