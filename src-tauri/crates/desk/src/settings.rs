//! What the person chose on this machine, beside the dossiers.

use std::path::Path;

use crate::host::Host;
use crate::refusal::Refusal;
use crate::wire::{Home, Nothing, PinDossier, Settings, ShowCanvas, Workspace};
use crate::{Desk, held, write_file};

/// Its file, in the data folder.
const FILE: &str = "reglages.json";

/// Reads the settings. A file that cannot be read gives those of a first start: nothing of a dossier is lost.
pub fn read(folder: &Path) -> Settings {
    let Ok(file) = std::fs::read_to_string(folder.join(FILE)) else { return Settings::default() };
    serde_json::from_str(&file).unwrap_or_else(|error| {
        tracing::warn!(%error, "the settings are unreadable");
        Settings::default()
    })
}

impl<H: Host> Desk<H> {
    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn settings(&self, _: &Nothing) -> Result<Settings, Refusal> {
        let folder = self.folder.display().to_string();
        let copied = self.copies.told();
        Ok(Settings { folder, copied, ..held(&self.chosen).clone() })
    }

    pub(crate) fn change_settings(&self, request: &Settings) -> Result<Settings, Refusal> {
        let author = request.author.trim().to_owned();
        // What is pinned, what was taught and how a canvas is shown have gestures of their own, which a screen may not have seen.
        let Settings { pinned, words, whole, copies, .. } = held(&self.chosen).clone();
        self.choose(Settings { author, pinned, words, whole, copies, ..request.clone() })?;
        self.settings(&Nothing {})
    }

    pub(crate) fn pin_dossier(&self, request: &PinDossier) -> Result<Home, Refusal> {
        let mut settings = held(&self.chosen).clone();
        settings.pinned.retain(|id| *id != request.id);
        if request.pinned {
            settings.pinned.push(request.id.clone());
        }
        self.choose(settings)?;
        self.home(&Nothing {})
    }

    /// Chooses how the canvases of this machine are shown, and shows one so.
    pub(crate) fn show_canvas(&self, request: &ShowCanvas) -> Result<Workspace, Refusal> {
        let settings = held(&self.chosen).clone();
        self.choose(Settings { whole: request.whole, ..settings })?;
        let session = self.session(&request.dossier)?;
        self.workspace(&mut held(&session), request.place.clone())
    }

    /// Whether a canvas is shown whole, rather than step by step.
    pub(crate) fn shows_whole(&self) -> bool {
        held(&self.chosen).whole
    }

    /// The name under which edits are kept: the one chosen, else the system's.
    pub(crate) fn author(&self) -> String {
        let chosen = held(&self.chosen).author.clone();
        if chosen.is_empty() { self.host.author() } else { chosen }
    }

    pub(crate) fn choose(&self, settings: Settings) -> Result<(), Refusal> {
        std::fs::create_dir_all(&self.folder)?;
        let text = serde_json::to_string_pretty(&settings).unwrap_or_default();
        write_file(&self.folder.join(FILE), text.as_bytes())?;
        *held(&self.chosen) = settings;
        Ok(())
    }
}
