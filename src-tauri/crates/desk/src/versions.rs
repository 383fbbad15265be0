//! Frozen versions: making one, and telling what changed since.

use std::path::Path;

use model::dossier::Dossier;
use model::french;
use model::notice::compare;
use model::vocabulary::{VersionKind, Vocabulary};
use store::{Access, Stamp, Store, Version};

use crate::home::hour;
use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::session::{Session, fresh_id};
use crate::wire::{Freezable, Freeze, Place, Screen, TaskName, VersionView, Workspace};
use crate::{Desk, held};

impl<H: Host> Desk<H> {
    pub(crate) fn freeze(&self, request: &Freeze) -> Result<Workspace, Refusal> {
        let kind = VersionKind::from_code(&request.kind).ok_or_else(|| {
            Refusal::new(
                RefusalCode::BadRequest,
                format!("« {} » n’est pas une sorte de version.", request.kind),
            )
        })?;
        let title = request.title.trim();
        if title.is_empty() {
            let message = "Donnez un nom à cette version, par exemple « Contrat signé le 3 mars 2027 ».";
            return Err(Refusal::new(RefusalCode::BadValue, message));
        }
        let session = self.session(&request.dossier)?;
        let mut session = held(&session);
        let (id, author) = (fresh_id(), self.author());
        let stamp = Stamp { id: &id, at: self.host.now(), author: &author, label: title };
        let template = format!("{} {}", session.shelf.contract().id, session.shelf.contract().version);
        session.store.freeze(&session.dossier, kind, &template, &stamp)?;
        session.versions += 1;
        let place = Place { record: Some(id), ..Place::of(TaskName::Versions) };
        self.workspace(&mut session, place)
    }

    pub(crate) fn versions(&self, session: &Session, open: Option<&str>) -> Result<Screen, Refusal> {
        let versions = session.store.versions()?;
        let changes = match open.filter(|id| versions.iter().any(|version| version.id == *id)) {
            Some(id) => session.store.version(id)?,
            None => None,
        };
        Ok(Screen::Versions {
            freezable: freezable(&versions),
            versions: versions.iter().rev().map(view).collect(),
            changes: changes.map(|before| compare(&before, &session.dossier, session.shelf.contract())),
        })
    }
}

/// What may be frozen, each with the title it would most likely have.
fn freezable(versions: &[Version]) -> Vec<Freezable> {
    let amendments = versions.iter().filter(|version| version.kind == VersionKind::Amendment).count();
    let offered = |kind: VersionKind| match kind {
        VersionKind::Amendment => format!("Avenant {}", amendments + 1),
        VersionKind::Agreement => "Convention annuelle ".to_owned(),
        VersionKind::Committee => "Comité de pilotage du ".to_owned(),
        VersionKind::Other => String::new(),
        kind => kind.label().to_owned(),
    };
    let one = |kind: &VersionKind| Freezable {
        kind: kind.code().to_owned(),
        label: kind.label().to_owned(),
        title: offered(*kind),
    };
    VersionKind::ALL.iter().map(one).collect()
}

fn view(version: &Version) -> VersionView {
    let day = french::long_date(version.at.date());
    VersionView {
        id: version.id.clone(),
        title: version.title.clone(),
        kind: version.kind.label().to_owned(),
        frozen: format!("le {day} à {}, {}", hour(version.at), version.author),
        fingerprint: version.fingerprint.chars().take(12).collect(),
    }
}

/// A frozen version, to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// Its title.
    pub title: String,
    /// The day it was frozen.
    pub on: chrono::NaiveDate,
    /// The dossier as it stood.
    pub dossier: Dossier,
}

/// Which frozen version a document compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// The version of this number.
    Number(u32),
    /// The version that the amendment of this number amends; without a number, the last one signed.
    Amended(Option<u64>),
}

/// A frozen version, to tell what changed since.
pub(crate) fn frozen(store: &Store, sought: Sought) -> Result<Option<Frozen>, Refusal> {
    let versions = store.versions()?;
    let version = match sought {
        Sought::Number(number) => versions.iter().find(|version| version.number == number),
        Sought::Amended(number) => amended(&versions, number),
    };
    let Some(version) = version else { return Ok(None) };
    let dossier = store.version(&version.id)?;
    Ok(dossier.map(|dossier| Frozen { title: version.title.clone(), on: version.at.date(), dossier }))
}

/// The last contract or amendment signed before the amendment of this number.
fn amended(versions: &[Version], number: Option<u64>) -> Option<&Version> {
    let signed = versions
        .iter()
        .filter(|version| matches!(version.kind, VersionKind::Contract | VersionKind::Amendment));
    let mut amendments = 0;
    let before = signed.take_while(|version| {
        amendments += u64::from(version.kind == VersionKind::Amendment);
        number.is_none_or(|number| amendments < number.max(1) || version.kind != VersionKind::Amendment)
    });
    before.last()
}

/// The version of a dossier file that is sought; none for a JSON file, which has no versions.
///
/// # Errors
/// When the file cannot be read.
pub fn frozen_in(path: &Path, sought: Sought) -> Result<Option<Frozen>, Refusal> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return Ok(None);
    }
    frozen(&Store::open(path, Access::Read)?, sought)
}
