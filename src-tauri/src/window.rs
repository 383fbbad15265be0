//! What the desk asks of its surroundings, answered by the window.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use desk::{Host, wire::Progress};
use tauri::{AppHandle, Emitter};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// The window as a host.
pub struct Window {
    app: AppHandle,
    asked: Mutex<Option<PathBuf>>,
    dropped: Mutex<Vec<PathBuf>>,
}

impl Window {
    /// A host for this application, started to open this file if there is one.
    pub const fn new(app: AppHandle, asked: Option<PathBuf>) -> Self {
        Self { app, asked: Mutex::new(asked), dropped: Mutex::new(Vec::new()) }
    }

    /// Keeps the files that were dropped, until the page asks what becomes of them.
    pub fn keep_dropped(&self, files: &[PathBuf]) {
        if let Ok(mut dropped) = self.dropped.lock() {
            *dropped = files.to_vec();
        }
    }
}

impl Host for Window {
    fn now(&self) -> chrono::NaiveDateTime {
        chrono::Local::now().naive_local()
    }

    fn author(&self) -> String {
        let name = std::env::var("USERNAME").or_else(|_| std::env::var("USER"));
        name.unwrap_or_else(|_| "agent".to_owned())
    }

    fn asked_file(&self) -> Option<PathBuf> {
        self.asked.lock().ok()?.take()
    }

    fn pick_save(&self, suggestion: &str) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_SAVE") {
            return path;
        }
        let ending = Path::new(suggestion).extension().and_then(|ending| ending.to_str()).unwrap_or("pdf");
        let chosen = self
            .app
            .dialog()
            .file()
            .set_title("Enregistrer")
            .set_file_name(suggestion)
            .add_filter(kind(ending), &[ending])
            .blocking_save_file()?;
        with_ending(chosen.into_path().ok()?, ending)
    }

    fn pick_open(&self) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_OPEN") {
            return path;
        }
        let chosen = self
            .app
            .dialog()
            .file()
            .set_title("Ouvrir un dossier")
            .add_filter("Dossiers Canevas, et PDF qui en emportent un", &["crte", "json", "pdf"])
            .blocking_pick_file()?;
        chosen.into_path().ok()
    }

    fn pick_template(&self) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_TEMPLATE") {
            return path;
        }
        let dialog = self.app.dialog().file().set_title("Importer un modèle");
        let chosen = dialog.add_filter("Modèles Canevas", &["json"]).blocking_pick_file()?;
        chosen.into_path().ok()
    }

    fn pick_map(&self) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_OPEN") {
            return path;
        }
        let dialog = self.app.dialog().file().set_title("Choisir une carte du périmètre");
        let chosen = dialog.add_filter("Cartes GeoJSON", &["geojson", "json"]).blocking_pick_file()?;
        chosen.into_path().ok()
    }

    fn pick_picture(&self) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_OPEN") {
            return path;
        }
        let dialog = self.app.dialog().file().set_title("Choisir un logo");
        let chosen = dialog.add_filter("Images PNG ou JPEG", &["png", "jpg", "jpeg"]).blocking_pick_file()?;
        chosen.into_path().ok()
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_FOLDER") {
            return path;
        }
        let dialog = self.app.dialog().file().set_title("Choisir le répertoire des copies");
        dialog.blocking_pick_folder()?.into_path().ok()
    }

    fn pick_any(&self) -> Option<PathBuf> {
        #[cfg(feature = "e2e")]
        if let Some(path) = answered("CANEVAS_E2E_OPEN") {
            return path;
        }
        let chosen = self.app.dialog().file().set_title("Joindre un fichier").blocking_pick_file()?;
        chosen.into_path().ok()
    }

    fn dropped_files(&self) -> Vec<PathBuf> {
        self.dropped.lock().map(|mut dropped| std::mem::take(&mut *dropped)).unwrap_or_default()
    }

    fn reveal(&self, path: &Path) {
        if let Err(error) = self.app.opener().reveal_item_in_dir(path) {
            tracing::warn!(%error, "the file manager did not open");
        }
    }

    fn progress(&self, progress: Progress) {
        if let Err(error) = self.app.emit("progress", progress) {
            tracing::warn!(%error, "the page was not told of progress");
        }
    }
}

/// The path with its ending. The dialog asked about the name as typed: when adding the ending
/// would replace another file, nothing is written.
fn with_ending(path: PathBuf, ending: &str) -> Option<PathBuf> {
    if path.extension().is_some_and(|typed| typed.eq_ignore_ascii_case(ending)) {
        return Some(path);
    }
    let mut name = path.file_name()?.to_owned();
    name.push(".");
    name.push(ending);
    let complete = path.with_file_name(name);
    (!complete.exists()).then_some(complete)
}

fn kind(ending: &str) -> &'static str {
    match ending {
        "crte" => "Dossier Canevas",
        "pdf" => "Document PDF",
        _ => "Fichier",
    }
}

/// A dialog answered by a test: the path in the variable, or « given up » when it is empty.
#[cfg(feature = "e2e")]
fn answered(variable: &str) -> Option<Option<PathBuf>> {
    let path = std::env::var_os(variable)?;
    Some((!path.is_empty()).then(|| PathBuf::from(path)))
}

/// Says why the window cannot open, where there is still a way to say it.
#[allow(clippy::print_stderr)]
pub fn cannot_start(detail: &str) {
    eprintln!(
        "Canevas ne peut pas ouvrir sa fenêtre : {detail}\nSous Windows, installez « WebView2 Runtime » de Microsoft ; sous Linux, le paquet libwebkit2gtk-4.1-0."
    );
}
