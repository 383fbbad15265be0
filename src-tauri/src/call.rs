//! The one command of the page.

use desk::{Desk, Refusal};
use serde_json::Value as Json;
use tauri::State;

use crate::window::Window;

/// Runs a command of the desk, away from the thread that draws the window.
// Tauri hands its state over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command(async)]
pub fn call(name: &str, request: Json, desk: State<'_, Desk<Window>>) -> Result<Json, Refusal> {
    desk.call(name, request)
}
