//! Files written for a person: whole or not at all, under a name every system accepts.

use std::io::Write;
use std::path::{Path, PathBuf};

use model::french;

use crate::refusal::{Refusal, RefusalCode};

/// Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed. The
/// file is read back before it takes its name.
///
/// # Errors
/// When the disk refuses, or gives back something else than what was written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".partiel");
    let temporary = path.with_file_name(name);
    let outcome = write_and_check(&temporary, bytes).and_then(|()| std::fs::rename(&temporary, path));
    outcome.map_err(|error| {
        // A file that is not whole must not be taken for one.
        let _ = std::fs::remove_file(&temporary);
        let message = format!(
            "« {} » n’a pas pu être écrit : {error}. Vérifiez l’espace disponible et les droits, ou choisissez un autre dossier.",
            path.display()
        );
        Refusal::new(RefusalCode::Disk, message)
    })
}

fn write_and_check(temporary: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if std::fs::read(temporary)? == bytes {
        Ok(())
    } else {
        Err(std::io::Error::other("le fichier relu n’est pas celui qui a été écrit"))
    }
}

/// A file name that every system accepts: « contrat-crte-cc-du-clunisois.pdf ».
pub(crate) fn suggestion(text: &str, ending: &str) -> String {
    let name = french::fold(text).replace(' ', "-");
    let name: String = name.chars().take(80).collect();
    format!("{}.{ending}", if name.is_empty() { "dossier" } else { &name })
}

/// The size of a file, written out: « 1,2 Mo ».
pub(crate) fn size_of(path: &PathBuf) -> String {
    let bytes = std::fs::metadata(path).map_or(0, |file| file.len());
    // One decimal is enough to know whether a file can be mailed.
    let tenths = |unit: u64| french::number(((bytes * 10).div_ceil(unit)) as f64 / 10.0);
    if bytes >= 1_000_000 {
        format!("{}\u{a0}Mo", tenths(1_000_000))
    } else {
        format!("{}\u{a0}ko", bytes.div_ceil(1000))
    }
}
