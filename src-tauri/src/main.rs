//! The window: a host for the desk. It knows Tauri; the desk does not.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod window;

use std::path::PathBuf;

use desk::Desk;
use tauri::{AppHandle, Emitter, Manager};

use window::Window;

/// What the window says when another process, or the system, asks it to open a file.
const OPEN_FILE: &str = "open-file";

fn main() {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            focus(app);
            if let Some(path) = dossier_in(&arguments, &PathBuf::from(folder)) {
                tell(app, &path);
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(|app| {
            let folder = app.path().app_data_dir()?.join("canevas");
            let arguments: Vec<String> =
                std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
            let asked = dossier_in(&arguments, &std::env::current_dir().unwrap_or_default());
            app.manage(Desk::new(folder, Window::new(app.handle().clone(), asked)));
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![call::call])
        .run(tauri::generate_context!());
    if let Err(error) = outcome {
        tracing::error!(%error, "the window could not open");
        window::cannot_start(&error.to_string());
        std::process::exit(1);
    }
}

/// The first argument that names a dossier file, made absolute.
fn dossier_in(arguments: &[String], folder: &std::path::Path) -> Option<PathBuf> {
    let path = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'))?;
    Some(folder.join(path))
}

fn focus(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn tell(app: &AppHandle, path: &std::path::Path) {
    if let Err(error) = app.emit(OPEN_FILE, path.display().to_string()) {
        tracing::error!(%error, "the page was not told to open a file");
    }
}
