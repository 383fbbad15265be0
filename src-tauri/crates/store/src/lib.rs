//! The dossier's file: one `.crte`, one SQLite database.
//!
//! This crate knows tables and transactions; it knows no template, no rule and no screen. Every
//! edit is one transaction that holds both the change and its changeset, so that undo works after
//! the program was closed, or killed.

#![warn(missing_docs)]

mod answer;
mod copy;
mod error;
mod head;
mod journal;
mod open;
mod register;

pub use error::StoreError;
pub use head::{Head, head};
pub use journal::{Entry, Stamp};

use std::path::{Path, PathBuf};

use model::dossier::Dossier;
use model::edit::Operation;
use model::register::RegisterName;
use rusqlite::Connection;

/// An open dossier file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
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
        Ok(Self { connection: open::open(path, access)?, path: path.to_owned() })
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
        let mut dossier = Dossier::new(&open::read_about(&self.connection, "template")?);
        for name in RegisterName::ALL {
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
        journal::record(&mut self.connection, stamp, |connection| {
            operations.iter().try_for_each(|operation| apply(connection, operation))
        })
    }

    /// Takes the last edit back. Gives its label, or nothing when there is none.
    ///
    /// # Errors
    /// When the disk refuses; nothing was changed then.
    pub fn undo(&mut self) -> Result<Option<String>, StoreError> {
        journal::undo(&mut self.connection)
    }

    /// Makes the last edit that was taken back again.
    ///
    /// # Errors
    /// When the disk refuses; nothing was changed then.
    pub fn redo(&mut self) -> Result<Option<String>, StoreError> {
        journal::redo(&mut self.connection)
    }

    /// The edit that [`Store::undo`] would take back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_done(&self) -> Result<Option<Entry>, StoreError> {
        journal::last_done(&self.connection)
    }

    /// The edit that [`Store::redo`] would make again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_undone(&self) -> Result<Option<Entry>, StoreError> {
        journal::next_undone(&self.connection)
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
}

fn fill(connection: &Connection, dossier: &Dossier) -> Result<(), StoreError> {
    open::write_about(connection, "template", &dossier.template)?;
    for name in RegisterName::ALL {
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

fn apply(connection: &Connection, operation: &Operation) -> Result<(), StoreError> {
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
