//! The use cases of Canevas, for any host: the window, the command line, the tests.
//!
//! This crate knows dossiers, documents and files; it knows no window. What it needs from its
//! surroundings is the handful of questions of [`Host`].

#![warn(missing_docs)]

mod attachments;
mod block;
mod boards;
mod carry;
mod copies;
mod documents;
mod dropped;
mod files;
mod find;
mod home;
mod host;
mod library;
mod map;
mod organisation;
mod output;
mod place;
mod preview;
mod print;
mod refusal;
mod remarks;
mod router;
mod session;
mod settings;
mod shelf;
mod spelling;
mod spots;
mod templates;
mod territory;
mod toolbox;
mod trash;
mod versions;
pub mod wire;
mod workspace;

pub use carry::{carried_from, dossier_in, is_pdf};
pub use documents::{DocumentForm, documents, form, ready};
pub use files::{adapt_from, open_any, open_shelved, read_dossier};
pub use host::Host;
pub use library::{Example, Library};
pub use output::write_file;
pub use print::{Job, Print, Printer};
pub use refusal::{Refusal, RefusalCode};
pub use session::fresh_id;
pub use shelf::Shelf;
pub use templates::Imported;
pub use territory::{nature, new_dossier};
pub use versions::{Frozen, Sought, frozen_in};

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use copies::Copies;
use session::Session;
use wire::Settings;

/// The desk: the data folder, the dossiers open on it, the press.
pub struct Desk<H> {
    host: H,
    folder: PathBuf,
    library: Mutex<Arc<Library>>,
    chosen: Mutex<Settings>,
    open: Mutex<HashMap<String, Arc<Mutex<Session>>>>,
    printer: Printer,
    copies: Copies,
}

impl<H: Host> Desk<H> {
    /// A desk on a data folder, which is created when it is first written to.
    #[must_use]
    pub fn new(folder: PathBuf, host: H) -> Self {
        Self {
            chosen: Mutex::new(settings::read(&folder)),
            library: Mutex::new(Arc::new(Library::of_folder(&folder))),
            host,
            folder,
            open: Mutex::new(HashMap::new()),
            printer: Printer::new(),
            copies: Copies::default(),
        }
    }

    /// The host.
    pub const fn host(&self) -> &H {
        &self.host
    }

    /// The library as it stands: a template that is brought in makes another.
    fn library(&self) -> Arc<Library> {
        Arc::clone(&held(&self.library))
    }

    fn open_sessions(&self) -> MutexGuard<'_, HashMap<String, Arc<Mutex<Session>>>> {
        held(&self.open)
    }
}

/// A lock whose holder panicked is taken all the same: a bug closes the
/// open dossiers, which are read again from their files, and the press can be used as it is.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
