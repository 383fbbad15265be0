//! Closing the window: not before what was typed is on the disk.

use std::sync::Mutex;
use std::time::Duration;

use tauri::{CloseRequestApi, Emitter, Manager, State, Window};

/// What the page hears when the window is to close. It answers with [`answer_close`] once it may.
const CLOSE_ASKED: &str = "close-asked";
/// How long a page that does not answer holds the window.
const PATIENCE: Duration = Duration::from_secs(10);

/// The question the page has not answered yet, if there is one, by its number.
#[derive(Default)]
pub struct Closing(Mutex<Asked>);

#[derive(Default)]
struct Asked {
    count: u64,
    waiting: bool,
}

impl Closing {
    /// Asks; nothing when the page has not answered yet: the person insists.
    fn ask(&self) -> Option<u64> {
        let mut asked = self.0.lock().ok()?;
        if std::mem::replace(&mut asked.waiting, true) {
            return None;
        }
        asked.count += 1;
        Some(asked.count)
    }

    fn answered(&self) {
        if let Ok(mut asked) = self.0.lock() {
            asked.waiting = false;
        }
    }

    fn waits_for(&self, question: u64) -> bool {
        self.0.lock().is_ok_and(|asked| asked.waiting && asked.count == question)
    }
}

/// Asks the page whether the window may close, and holds it meanwhile.
pub fn ask(window: &Window, api: &CloseRequestApi) {
    let Some(question) = window.state::<Closing>().ask() else { return };
    if let Err(error) = window.emit(CLOSE_ASKED, ()) {
        tracing::error!(%error, "the page was not asked whether the window may close");
        return;
    }
    api.prevent_close();
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if window.state::<Closing>().waits_for(question) {
            tracing::warn!("the page did not answer: the window closes");
            leave(&window);
        }
    });
}

/// The page's answer: the window closes, or stays for what could not be kept to be seen.
// Tauri hands over by value.
#[allow(clippy::needless_pass_by_value)]
#[tauri::command]
pub fn answer_close(may: bool, window: Window, closing: State<'_, Closing>) {
    closing.answered();
    if may {
        leave(&window);
    }
}

fn leave(window: &Window) {
    if let Err(error) = window.destroy() {
        tracing::error!(%error, "the window did not close");
    }
}
