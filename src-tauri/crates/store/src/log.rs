//! The log beside an open file (`-wal`), where a commit is written before the file itself is.

use std::fs::OpenOptions;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How much the log holds before SQLite copies it into the file, in pages.
pub const PAGES: u32 = 256;

/// The length of a full log, in bytes: its head, and pages of a new file with theirs. The commit that fills it may
/// have more than its last page to write.
const LENGTH: u64 = 32 + (PAGES as u64 + 16) * (24 + 4096);

/// Where the log of a file is.
pub fn beside(file: &Path) -> PathBuf {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// When a file was last written to, in its log or itself.
///
/// # Errors
/// When there is no such file.
pub fn changed_at(file: &Path) -> io::Result<SystemTime> {
    let own = std::fs::metadata(file)?.modified()?;
    let log = std::fs::metadata(beside(file)).and_then(|log| log.modified());
    Ok(log.map_or(own, |log| own.max(log)))
}

/// Gives the log its full length at once. A commit that writes over bytes the disk has already given waits
/// for these bytes alone; one that makes the file longer waits for the file system's own journal too.
/// SQLite reads a log up to the first page that does not follow from the one before: zeros end it.
pub fn lengthen(file: &Path) -> io::Result<()> {
    let mut log = OpenOptions::new().write(true).open(beside(file))?;
    let written = log.seek(SeekFrom::End(0))?;
    let missing = LENGTH.saturating_sub(written);
    io::copy(&mut io::Read::take(io::repeat(0), missing), &mut log)?;
    log.flush()?;
    log.sync_all()
}
