//! The window: a host for the desk. It knows Tauri; the desk does not.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod close;
mod start;
mod window;

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use desk::Desk;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, RunEvent, WindowEvent};

use window::Window;

/// Laying out a contract is mostly small allocations: a quarter faster than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long closing may wait for the copies.
const COPYING: Duration = Duration::from_secs(5);
/// What the window says when another process, or the system, asks it to open a file.
const OPEN_FILE: &str = "open-file";
/// What it says while files are held over it, and no longer.
const FILE_OVER: &str = "file-over";
/// What it says once files were dropped on it. The page is not told which: the desk takes them.
const FILE_DROPPED: &str = "file-dropped";

fn main() {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    #[cfg(target_os = "linux")]
    start::paint_by_the_processor();
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
            app.manage(close::Closing::default());
            app.manage(Desk::new(folder, Window::new(app.handle().clone(), asked)));
            start::open_window(app)?;
            Ok(())
        })
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(event) => dragged(window.app_handle(), event),
            WindowEvent::CloseRequested { api, .. } => close::ask(window, api),
            _ => {}
        })
        .invoke_handler(tauri::generate_handler![call::call, close::answer_close])
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => app.run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                copy_aside(app);
            }
        }),
        Err(error) => {
            tracing::error!(%error, "the window could not open");
            window::cannot_start(&error.to_string());
            std::process::exit(1);
        }
    }
}

/// Copies what changed as the application closes. A share that does not answer does not hold it: the copies are
/// made the next time it starts.
fn copy_aside(app: &AppHandle) {
    let (done, copied) = mpsc::channel();
    let app = app.clone();
    std::thread::spawn(move || {
        if let Some(desk) = app.try_state::<Desk<Window>>()
            && let Err(refusal) = desk.call("copy_aside", serde_json::json!({}))
        {
            tracing::warn!(%refusal, "the copies were not made");
        }
        let _ = done.send(());
    });
    let _ = copied.recv_timeout(COPYING);
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

/// Files held over the window, or dropped on it.
fn dragged(app: &AppHandle, event: &DragDropEvent) {
    let told = match event {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => app.emit(FILE_OVER, true),
        DragDropEvent::Leave => app.emit(FILE_OVER, false),
        DragDropEvent::Drop { paths, .. } if !paths.is_empty() => {
            if let Some(desk) = app.try_state::<Desk<Window>>() {
                desk.host().keep_dropped(paths);
            }
            app.emit(FILE_DROPPED, ())
        }
        _ => Ok(()),
    };
    if let Err(error) = told {
        tracing::error!(%error, "the page was not told of the files dropped");
    }
}

fn tell(app: &AppHandle, path: &std::path::Path) {
    if let Err(error) = app.emit(OPEN_FILE, path.display().to_string()) {
        tracing::error!(%error, "the page was not told to open a file");
    }
}
