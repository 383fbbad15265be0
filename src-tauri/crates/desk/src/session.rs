//! An open dossier: its file, the same dossier in memory, and its template.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use model::dossier::Dossier;
use model::edit::{Edit, Operation};
use model::finding::{Review, Reviewer};
use model::register::RegisterName;
use model::remark::signed;
use store::{Access, Stamp, Store};

use crate::library::Library;
use crate::refusal::Refusal;
use crate::shelf::Shelf;
use crate::spelling::names;
use crate::wire::Place;

/// An open dossier.
pub struct Session {
    /// Its identifier on this machine: the name of its file.
    pub id: String,
    /// Its file.
    pub store: Store,
    /// The dossier, always equal to the file. What takes longer than an edit reads it as it was when it began.
    pub dossier: Arc<Dossier>,
    /// The templates it works with.
    pub shelf: Shelf,
    /// The rules, read again where something changed.
    rules: Reviewer,
    /// Counts the changes since it was opened, so that a preview knows when it is stale.
    pub revision: u64,
    /// How many versions were frozen.
    pub versions: usize,
    /// Where the person is, once it was kept.
    pub place: Option<Place>,
    /// When the last change reached the disk.
    pub saved: NaiveDateTime,
    /// The names of the dossier, at a revision.
    names: Option<(u64, Arc<HashSet<String>>)>,
}

/// A fresh identifier: UUIDv7, so that identifiers sort by the time they were made.
pub fn fresh_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

impl Session {
    /// Opens a file of the data folder.
    pub fn open(id: &str, path: &Path, library: &Library, now: NaiveDateTime) -> Result<Self, Refusal> {
        let store = Store::open(path, Access::Edit)?;
        let dossier = Arc::new(store.load()?);
        let shelf = Shelf::in_store(library, &dossier, &store)?;
        let saved = store.last_standing()?.map_or(now, |entry| entry.at);
        let versions = store.versions()?.len();
        let rules = Reviewer::default();
        Ok(Self {
            id: id.to_owned(),
            store,
            dossier,
            shelf,
            rules,
            revision: 0,
            versions,
            place: None,
            saved,
            names: None,
        })
    }

    /// The names of the dossier, which its texts may spell as they like.
    pub fn names(&mut self) -> Arc<HashSet<String>> {
        match &self.names {
            Some((revision, names)) if *revision == self.revision => Arc::clone(names),
            _ => {
                let names = Arc::new(names(&self.dossier));
                self.names = Some((self.revision, Arc::clone(&names)));
                names
            }
        }
    }

    /// Makes an edit: on the disk first, then in memory. Gives what it did.
    pub fn edit(
        &mut self,
        edit: &Edit,
        library: &Library,
        author: &str,
        now: NaiveDateTime,
    ) -> Result<Vec<Operation>, Refusal> {
        let template = match edit.template(&self.dossier).map(|id| self.shelf.template(id)) {
            None => self.shelf.contract(),
            // What was said of a template that is gone can still be settled or deleted.
            Some(Err(_)) if matches!(edit, Edit::Field { .. } | Edit::Remove { .. }) => self.shelf.contract(),
            Some(found) => found?,
        };
        let label = edit.label(&self.dossier, Some(template));
        let mut operations = edit.operations(&self.dossier, Some(template), &mut fresh_id)?;
        operations.extend(signed(&operations, author, now.date()));
        self.make(&operations, &label, library, author, now)?;
        Ok(operations)
    }

    /// Makes these operations as one edit: on the disk first, then in memory. The templates they write in
    /// are kept with the dossier by the same edit.
    pub fn make(
        &mut self,
        operations: &[Operation],
        label: &str,
        library: &Library,
        author: &str,
        now: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let pins = self.shelf.pins(&self.dossier, &self.store, operations)?;
        let operations: Vec<Operation> = pins.into_iter().chain(operations.iter().cloned()).collect();
        let id = fresh_id();
        self.store.edit(&operations, &Stamp { id: &id, at: now, author, label })?;
        self.follow(&operations, library, now)
    }

    /// Takes the last edit back.
    pub fn undo(&mut self, library: &Library, now: NaiveDateTime) -> Result<(), Refusal> {
        let undone = self.store.undo()?;
        undone.map_or(Ok(()), |undone| self.follow(&undone.operations, library, now))
    }

    /// Makes the last edit taken back again.
    pub fn redo(&mut self, library: &Library, now: NaiveDateTime) -> Result<(), Refusal> {
        let redone = self.store.redo()?;
        redone.map_or(Ok(()), |redone| self.follow(&redone.operations, library, now))
    }

    /// Does in memory what was done in the file.
    fn follow(
        &mut self,
        operations: &[Operation],
        library: &Library,
        now: NaiveDateTime,
    ) -> Result<(), Refusal> {
        self.rules.note(&self.dossier, operations);
        let dossier = Arc::make_mut(&mut self.dossier);
        for operation in operations {
            dossier.apply(operation);
        }
        self.rules.note(&self.dossier, operations);
        if operations.iter().any(repins) {
            self.shelve(library)?;
        }
        self.revision += 1;
        self.saved = now;
        Ok(())
    }

    /// Takes its templates anew, from the dossier and this library.
    pub fn shelve(&mut self, library: &Library) -> Result<(), Refusal> {
        self.shelf = Shelf::in_store(library, &self.dossier, &self.store)?;
        self.rules.forget();
        Ok(())
    }

    /// What the rules say, as of this day.
    pub fn review(&mut self, today: NaiveDate) -> Review {
        let templates: Vec<_> = self.shelf.all().collect();
        self.rules.review(&self.dossier, &templates, today)
    }
}

/// Whether an operation changes which templates are kept with the dossier.
fn repins(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::Insert { register: RegisterName::Templates, .. }
            | Operation::Set { register: RegisterName::Templates, .. }
            | Operation::Delete { register: RegisterName::Templates, .. }
    )
}
