//! Whether a link leads to a record.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::dossier::Dossier;
use crate::register::{Record, RegisterName};

/// The records of a dossier, by identifier. For a few links, records are looked for one by one; for many,
/// the identifiers of a register are listed once.
pub(super) struct Known<'a> {
    dossier: &'a Dossier,
    few: bool,
    sets: Vec<OnceCell<FxHashSet<&'a str>>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(dossier: &'a Dossier, few: bool) -> Self {
        Self { dossier, few, sets: vec![OnceCell::new(); RegisterName::ALL.len()] }
    }

    /// Whether the register has this record.
    pub(super) fn has(&self, register: RegisterName, id: &str) -> bool {
        let rows = self.dossier.rows(register);
        if self.few {
            return rows.find(id).is_some();
        }
        let list = || rows.records().into_iter().map(Record::id).collect();
        self.sets[register as usize].get_or_init(list).contains(id)
    }
}
