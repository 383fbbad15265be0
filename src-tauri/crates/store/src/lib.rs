//! The dossier's file: one `.crte`, one SQLite database.
//!
//! This crate knows tables and transactions; it knows no template, no rule and no screen. Every
//! edit is one transaction that holds both the change and its changeset, so that undo works after
//! the program was closed, or killed.

#![warn(missing_docs)]

mod answer;
mod content;
mod copy;
mod error;
mod head;
mod journal;
mod legacy;
mod log;
mod moved;
mod open;
mod register;
mod version;

pub use error::StoreError;
pub use head::{Head, head};
pub use journal::{Entry, Moved, Stamp};
pub use log::changed_at;
pub use version::{Version, fingerprint};

use std::path::{Path, PathBuf};

use model::dossier::Dossier;
use model::edit::Operation;
use model::register::RegisterName;
use model::vocabulary::VersionKind;
use rusqlite::Connection;

/// An open dossier file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    ends: journal::Ends,
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To edit it: the file is locked, each commit reaches the disk before it returns.
    Edit,
    /// To read it: nothing is written, not even beside the file.
    Read,
}

impl Store {
    /// Writes a new file that holds this dossier. The content is not part of the journal: a new
    /// dossier has nothing to undo.
    ///
    /// # Errors
    /// When the file exists already or the disk refuses.
    pub fn create(path: &Path, dossier: &Dossier, id: &str) -> Result<(), StoreError> {
        open::create(path, |connection| {
            open::write_about(connection, "id", id)?;
            fill(connection, dossier)
        })
    }

    /// Opens a file.
    ///
    /// # Errors
    /// [`StoreError::NotOurs`], [`StoreError::Newer`], [`StoreError::Damaged`] or
    /// [`StoreError::InUse`] say what is wrong with the file.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let connection = open::open(path, access)?;
        let ends = journal::Ends::read(&connection)?;
        Ok(Self { connection, path: path.to_owned(), ends })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The dossier's own identifier, the same in every copy of the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn id(&self) -> Result<String, StoreError> {
        open::read_about(&self.connection, "id")
    }

    /// Reads the whole dossier.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load(&self) -> Result<Dossier, StoreError> {
        let schema = open::schema(&self.connection)?;
        if schema == 1 {
            return legacy::load_1(&self.connection);
        }
        let mut dossier = Dossier::new(&open::read_about(&self.connection, "template")?);
        // A file of an earlier schema that is only read does not have every table yet.
        for name in RegisterName::ALL.iter().copied().filter(|name| since(*name) <= schema) {
            register::load(&self.connection, name, dossier.rows_mut(name))?;
        }
        dossier.answers = answer::load(&self.connection)?;
        Ok(dossier)
    }

    /// Makes an edit: all of its operations and its journal entry, or nothing.
    /// When this returns, the edit is on the disk.
    ///
    /// # Errors
    /// When the disk refuses; nothing was changed then.
    pub fn edit(&mut self, operations: &[Operation], stamp: &Stamp<'_>) -> Result<(), StoreError> {
        journal::record(&mut self.connection, &mut self.ends, stamp, operations)
    }

    /// Takes the last edit back. Gives what that does, or nothing when there is none.
    ///
    /// # Errors
    /// When the disk refuses; nothing was changed then.
    pub fn undo(&mut self) -> Result<Option<Moved>, StoreError> {
        let undone = journal::undo(&mut self.connection)?;
        self.ends = journal::Ends::read(&self.connection)?;
        Ok(undone)
    }

    /// Makes the last edit that was taken back again.
    ///
    /// # Errors
    /// When the disk refuses; nothing was changed then.
    pub fn redo(&mut self) -> Result<Option<Moved>, StoreError> {
        let redone = journal::redo(&mut self.connection)?;
        self.ends = journal::Ends::read(&self.connection)?;
        Ok(redone)
    }

    /// The edit that [`Store::undo`] would take back.
    #[must_use]
    pub const fn last_done(&self) -> Option<&Entry> {
        self.ends.done.as_ref()
    }

    /// The edit that [`Store::redo`] would make again.
    #[must_use]
    pub const fn next_undone(&self) -> Option<&Entry> {
        self.ends.undone.as_ref()
    }

    /// The last edit that stands, whether or not it can be taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_standing(&self) -> Result<Option<Entry>, StoreError> {
        journal::last_standing(&self.connection)
    }

    /// Freezes the dossier as it stands: the whole of it, unchangeable. The stamp's label is its title.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn freeze(
        &self,
        dossier: &Dossier,
        kind: VersionKind,
        template: &str,
        stamp: &Stamp<'_>,
    ) -> Result<(), StoreError> {
        version::freeze(&self.connection, dossier, kind, template, stamp)
    }

    /// Every frozen version, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn versions(&self) -> Result<Vec<Version>, StoreError> {
        if open::schema(&self.connection)? == 1 { Ok(Vec::new()) } else { version::all(&self.connection) }
    }

    /// The dossier as a version froze it; none when there is no such version.
    ///
    /// # Errors
    /// When the file cannot be read, or the version was changed outside of this program.
    pub fn version(&self, id: &str) -> Result<Option<Dossier>, StoreError> {
        version::content(&self.connection, id)
    }

    /// Keeps the bytes of a file. Gives their fingerprint.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_content(&self, bytes: &[u8]) -> Result<String, StoreError> {
        content::keep(&self.connection, bytes)
    }

    /// The bytes of this fingerprint; none when the dossier came without them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn content(&self, fingerprint: &str) -> Result<Option<Vec<u8>>, StoreError> {
        content::bytes(&self.connection, fingerprint)
    }

    /// Every edit, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn journal(&self) -> Result<Vec<Entry>, StoreError> {
        journal::entries(&self.connection)
    }

    /// Writes a whole, consistent copy: to a temporary name, flushed to the disk, then renamed.
    /// An interrupted copy leaves what stood there before.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        copy::write(&self.connection, path)
    }

    /// The bytes of a whole copy.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        copy::bytes(&self.connection)
    }
}

/// The schema since which a register has its table, among those that are read as they are.
const fn since(register: RegisterName) -> i64 {
    match register {
        RegisterName::Maps => 5,
        RegisterName::Remarks => 4,
        RegisterName::Templates => 3,
        _ => 2,
    }
}

pub(crate) fn fill(connection: &Connection, dossier: &Dossier) -> Result<(), StoreError> {
    open::write_about(connection, "template", &dossier.template)?;
    for name in RegisterName::ALL.iter().copied() {
        for (position, record) in dossier.rows(name).records().into_iter().enumerate() {
            register::insert(connection, record, position)?;
        }
    }
    for (template, answers) in &dossier.answers {
        for (field, value) in answers {
            answer::put(connection, template, field, value)?;
        }
    }
    Ok(())
}

pub(crate) fn apply(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
    match operation {
        Operation::Answer { template, field, value } => answer::put(connection, template, field, value),
        Operation::Insert { register, id } => register::insert_empty(connection, *register, id),
        Operation::Set { register, id, field, value } => {
            register::set(connection, *register, id, field, value)
        }
        Operation::Delete { register, id } => register::delete(connection, *register, id),
        Operation::Reorder { register, ids } => register::reorder(connection, *register, ids),
    }
}
