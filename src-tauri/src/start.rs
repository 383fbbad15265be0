//! The first picture of the window: what its page would ask for at once is given to it before it asks, so that the
//! list of dossiers is drawn with the rest, in the theme and the text size chosen.

use std::sync::mpsc;
use std::time::Duration;

use desk::Desk;
use serde_json::json;
use tauri::{App, AppHandle, Manager, WebviewWindowBuilder};

use crate::window::Window;

/// How long the window waits for its first answers. On a disk slower than that it opens without them, and its page
/// asks.
const PATIENCE: Duration = Duration::from_millis(150);

/// Opens the window of the configuration.
///
/// # Errors
/// When the system cannot open it.
pub fn open_window(app: &App) -> tauri::Result<()> {
    let (told, answers) = mpsc::channel();
    let handle = app.handle().clone();
    std::thread::spawn(move || {
        // Nobody hears it when the window opened without.
        let _ = told.send(given(&handle));
    });
    let window = app.config().app.windows.first().ok_or(tauri::Error::WindowNotFound)?;
    let mut builder = WebviewWindowBuilder::from_config(app, window)?;
    if let Ok(Some(script)) = answers.recv_timeout(PATIENCE) {
        builder = builder.initialization_script(script);
    }
    builder.build()?;
    Ok(())
}

/// Whether the system offers a card to draw with: a virtual machine or a remote desktop often has none.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

/// Has the page painted as a picture where there is no graphics card. `WebKit` else composes it of layers as a card
/// would, and the processor imitates the card: each gesture then takes twice as long, each letter typed five times.
/// `WebKit` reads it in the environment when it starts; told once the window is open, it would no longer scroll with
/// the wheel.
#[cfg(target_os = "linux")]
pub fn paint_by_the_processor() {
    if !has_graphics_card()
        && let Err(refused) = glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", false)
    {
        tracing::warn!(%refused, "the page is painted more slowly");
    }
}

/// The script that gives the page its first answers. Without one of them the page asks, and hears why it is refused.
fn given(app: &AppHandle) -> Option<String> {
    let desk = app.state::<Desk<Window>>();
    let home = desk.call("home", json!({})).ok()?;
    let settings = desk.call("settings", json!({})).ok()?;
    Some(format!("window.canevas = {{ home: {home}, settings: {settings} }};"))
}
