//! An open dossier: its file, the same dossier in memory, and its template.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use model::dossier::Dossier;
use model::edit::{Edit, Operation};
use model::finding::{Review, Reviewer};
use model::template::Template;
use store::{Access, Stamp, Store};

use crate::library::Library;
use crate::refusal::Refusal;
use crate::toolbox::reviewed;
use crate::wire::Place;

/// An open dossier.
pub struct Session {
    /// Its identifier on this machine: the name of its file.
    pub id: String,
    /// Its file.
    pub store: Store,
    /// The dossier, always equal to the file.
    pub dossier: Dossier,
    /// The template of its contract.
    pub template: Template,
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
}

/// A fresh identifier: UUIDv7, so that identifiers sort by the time they were made.
pub fn fresh_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

impl Session {
    /// Opens a file of the data folder.
    pub fn open(
        id: &str,
        path: &Path,
        library: &crate::Library,
        now: NaiveDateTime,
    ) -> Result<Self, Refusal> {
        let store = Store::open(path, Access::Edit)?;
        let dossier = store.load()?;
        let template = library.template(&dossier.template)?.clone();
        let saved = store.last_standing()?.map_or(now, |entry| entry.at);
        let versions = store.versions()?.len();
        let rules = Reviewer::default();
        Ok(Self {
            id: id.to_owned(),
            store,
            dossier,
            template,
            rules,
            revision: 0,
            versions,
            place: None,
            saved,
        })
    }

    /// Makes an edit: on the disk first, then in memory. Gives what it did. `template` is the one whose
    /// answers or plan are edited, when it is not the contract's.
    pub fn edit(
        &mut self,
        edit: &Edit,
        template: Option<&Template>,
        author: &str,
        now: NaiveDateTime,
    ) -> Result<Vec<Operation>, Refusal> {
        let template = Some(template.unwrap_or(&self.template));
        let label = edit.label(&self.dossier, template);
        let operations = edit.operations(&self.dossier, template, &mut fresh_id)?;
        self.make(&operations, &label, author, now)?;
        Ok(operations)
    }

    /// Makes these operations as one edit: on the disk first, then in memory.
    pub fn make(
        &mut self,
        operations: &[Operation],
        label: &str,
        author: &str,
        now: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let id = fresh_id();
        self.store.edit(operations, &Stamp { id: &id, at: now, author, label })?;
        self.rules.note(&self.dossier, operations);
        for operation in operations {
            self.dossier.apply(operation);
        }
        self.rules.note(&self.dossier, operations);
        self.changed(now);
        Ok(())
    }

    /// Takes the last edit back.
    pub fn undo(&mut self, now: NaiveDateTime) -> Result<(), Refusal> {
        if self.store.undo()?.is_some() {
            self.reload(now)?;
        }
        Ok(())
    }

    /// Makes the last edit taken back again.
    pub fn redo(&mut self, now: NaiveDateTime) -> Result<(), Refusal> {
        if self.store.redo()?.is_some() {
            self.reload(now)?;
        }
        Ok(())
    }

    fn reload(&mut self, now: NaiveDateTime) -> Result<(), Refusal> {
        self.dossier = self.store.load()?;
        self.rules.forget();
        self.changed(now);
        Ok(())
    }

    /// What the rules say, as of this day.
    pub fn review(&mut self, library: &Library, today: NaiveDate) -> Review {
        let templates = reviewed(library, &self.dossier, &self.template);
        self.rules.review(&self.dossier, &templates, today)
    }

    fn changed(&mut self, now: NaiveDateTime) {
        self.revision += 1;
        self.saved = now;
    }
}
