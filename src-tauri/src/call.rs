//! The command through which the page reaches the desk.

use desk::{Desk, Refusal};
use serde_json::Value as Json;
use tauri::State;
use tauri::ipc::Response;

use crate::window::Window;

/// Runs a command of the desk, away from the thread that draws the window.
// Tauri hands its state over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command(async)]
pub fn call(name: &str, request: Json, desk: State<'_, Desk<Window>>) -> Result<Response, Refusal> {
    // A text is taken for JSON that is written already.
    desk.call(name, request).map(Response::new)
}
