//! The copies of safety: each dossier of this machine once more, in a folder the person chose, on a network share
//! for instance.
//!
//! A copy bears the time of the file it was made from. What bears another time is copied again, whatever kept it
//! from being so before: a share out of reach, a machine switched off.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use chrono::NaiveDateTime;
use model::french;
use store::{Access, Store};

use crate::home::hour;
use crate::host::Host;
use crate::output::{suggestion, write_file};
use crate::refusal::{Refusal, RefusalCode};
use crate::wire::{MaybeSettings, Nothing, Settings};
use crate::{Desk, held};

/// How exactly a time is kept when it goes from one file system to another; where it is kept less so, on a USB
/// stick for instance, a dossier is copied each time. No one edits twice within it.
const STEP: Duration = Duration::from_millis(1);

/// How much of a dossier's identifier stands in the name of its copy: its end, which is drawn at random.
const TAIL: usize = 8;

/// The making of copies.
#[derive(Default)]
pub struct Copies {
    /// Held while copies are made: two at once would write the same files.
    turn: Mutex<()>,
    /// When all were last found or made equal to the dossiers.
    last: Mutex<Option<NaiveDateTime>>,
}

impl Copies {
    /// When all were last equal to the dossiers, since the application was started: « 14 h 02 », or nothing.
    pub fn told(&self) -> String {
        held(&self.last).map(hour).unwrap_or_default()
    }
}

impl<H: Host> Desk<H> {
    /// Asks for the folder of the copies. It is kept only once they stand there.
    pub(crate) fn choose_copies(&self, _: &Nothing) -> Result<MaybeSettings, Refusal> {
        let Some(folder) = self.host.pick_folder() else { return Ok(None) };
        if folder.starts_with(&self.folder) {
            let message = "Ce répertoire est celui où Canevas range son travail : les copies s’y perdraient avec lui. Choisissez-en un autre, sur le réseau ou sur une clé USB.";
            return Err(Refusal::new(RefusalCode::BadFile, french::spaced(message.to_owned())));
        }
        self.copy_into(&folder)?;
        let settings = held(&self.chosen).clone();
        self.choose(Settings { copies: folder.display().to_string(), ..settings })?;
        self.settings(&Nothing {}).map(Some)
    }

    /// Makes no more copies; those that are there stay.
    pub(crate) fn stop_copies(&self, _: &Nothing) -> Result<Settings, Refusal> {
        let settings = held(&self.chosen).clone();
        self.choose(Settings { copies: String::new(), ..settings })?;
        self.settings(&Nothing {})
    }

    /// Copies the dossiers that changed since they last were; nothing when no folder was chosen.
    pub(crate) fn copy_aside(&self, _: &Nothing) -> Result<Nothing, Refusal> {
        let folder = held(&self.chosen).copies.clone();
        if !folder.is_empty() {
            self.copy_into(Path::new(&folder))?;
        }
        Ok(Nothing {})
    }

    /// What cannot be copied does not keep the others from being so; the first is told.
    fn copy_into(&self, folder: &Path) -> Result<(), Refusal> {
        let _turn = held(&self.copies.turn);
        let there = names_in(folder).map_err(|error| match error.kind() {
            ErrorKind::NotFound => missed(folder, "ce répertoire est introuvable"),
            _ => missed(folder, &error.to_string()),
        })?;
        let mut refused = None;
        for (id, path) in self.files()? {
            if let Err(refusal) = self.copy_one(&id, &path, folder, &there) {
                refused.get_or_insert(refusal);
            }
        }
        if let Some(refusal) = refused {
            return Err(missed(folder, &refusal.message));
        }
        *held(&self.copies.last) = Some(self.host.now());
        Ok(())
    }

    fn copy_one(&self, id: &str, path: &Path, folder: &Path, there: &[String]) -> Result<(), Refusal> {
        let head = id.chars().count().saturating_sub(TAIL);
        let tail = format!("-{}.crte", id.chars().skip(head).collect::<String>());
        let known = there.iter().find(|name| name.ends_with(&tail)).map(|name| folder.join(name));
        // One that was just put in the trash has nothing to be copied any more.
        let Ok(changed) = store::changed_at(path) else { return Ok(()) };
        if known.as_deref().is_some_and(|copy| same_time(copy, changed)) {
            return Ok(());
        }
        let (bytes, territory) = match self.open_sessions().get(id).cloned() {
            Some(session) => {
                let session = held(&session);
                (session.store.bytes()?, session.dossier.territory.name.clone())
            }
            // A file that does not open stands apart on the home screen, with the reason.
            None => match Store::open(path, Access::Read) {
                Ok(store) => (store.bytes()?, store.load()?.territory.name),
                Err(error) => {
                    tracing::warn!(id, %error, "a dossier that does not open was not copied");
                    return Ok(());
                }
            },
        };
        let copy = known.unwrap_or_else(|| {
            let name = suggestion(&territory, "crte");
            folder.join(format!("{}{tail}", name.trim_end_matches(".crte")))
        });
        write_file(&copy, &bytes)?;
        let timed = File::options().write(true).open(&copy).and_then(|file| file.set_modified(changed));
        if let Err(error) = timed {
            // The copy is there; only, it will be made again.
            tracing::warn!(%error, "a share that keeps its own time");
        }
        Ok(())
    }
}

fn names_in(folder: &Path) -> std::io::Result<Vec<String>> {
    std::fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Whether a copy bears this time.
fn same_time(copy: &Path, time: SystemTime) -> bool {
    let own = std::fs::metadata(copy).and_then(|file| file.modified());
    own.is_ok_and(|own| {
        let apart = own.duration_since(time).or_else(|_| time.duration_since(own));
        apart.is_ok_and(|apart| apart < STEP)
    })
}

fn missed(folder: &Path, why: &str) -> Refusal {
    let message = format!(
        "Les copies de sécurité n’ont pas pu être toutes écrites dans « {} » : {why}. Votre travail est enregistré sur ce poste. Vérifiez que ce répertoire est accessible, ou choisissez-en un autre dans les réglages.",
        folder.display()
    );
    Refusal::new(RefusalCode::Disk, french::spaced(message))
}
