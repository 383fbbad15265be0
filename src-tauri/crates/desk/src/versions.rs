//! Frozen versions: making one, and telling what changed since.

use model::french;
use model::notice::compare;
use model::vocabulary::{VersionKind, Vocabulary};
use store::{Stamp, Version};

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
