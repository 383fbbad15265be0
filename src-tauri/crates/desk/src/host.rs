//! What a use case asks of its surroundings. It grows only when a use case needs it.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::wire::Progress;

/// The surroundings: clock, person, dialogs. Deliberately absent: windows, threads, settings.
pub trait Host: Send + Sync {
    /// The time, local to the person.
    fn now(&self) -> NaiveDateTime;
    /// The name under which edits are kept in the journal.
    fn author(&self) -> String;
    /// The file the program was started to open; given once.
    fn asked_file(&self) -> Option<PathBuf>;
    /// Asks where to write a file; none when the person gives up.
    fn pick_save(&self, suggestion: &str) -> Option<PathBuf>;
    /// Asks which dossier to open; none when the person gives up.
    fn pick_open(&self) -> Option<PathBuf>;
    /// Asks which template to import; none when the person gives up.
    fn pick_template(&self) -> Option<PathBuf>;
    /// Asks for a map, in GeoJSON; none when the person gives up.
    fn pick_map(&self) -> Option<PathBuf>;
    /// Asks for a picture, PNG or JPEG; none when the person gives up.
    fn pick_picture(&self) -> Option<PathBuf>;
    /// Asks for a folder to write in; none when the person gives up.
    fn pick_folder(&self) -> Option<PathBuf>;
    /// Asks for any file, to keep it in a dossier; none when the person gives up.
    fn pick_any(&self) -> Option<PathBuf>;
    /// The files last dropped on the window; given once.
    fn dropped_files(&self) -> Vec<PathBuf>;
    /// Shows a file in the system's file manager.
    fn reveal(&self, path: &Path);
    /// Tells how far a long command is.
    fn progress(&self, progress: Progress);
}
