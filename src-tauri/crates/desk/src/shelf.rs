//! The templates one dossier works with: those it was written with, and the program's for the rest.

use std::sync::Arc;

use model::dossier::Dossier;
use model::edit::Operation;
use model::edit::pin::pin;
use model::template::{Template, check};
use store::Store;

use crate::library::{Held, Library, later};
use crate::refusal::{Refusal, RefusalCode};

/// The templates of a dossier: its contract's, then those of the toolbox. One that was kept with the
/// dossier stands in place of the library's, whatever its version.
#[derive(Debug, Clone)]
pub struct Shelf {
    contract: Arc<Held>,
    tools: Vec<Arc<Held>>,
}

impl Shelf {
    /// The shelf of a dossier. `content` gives the bytes that the dossier keeps under a fingerprint; a
    /// kept template whose bytes did not travel with the dossier is the library's again.
    ///
    /// # Errors
    /// When neither the dossier nor the library has the template of its contract.
    pub fn of(
        library: &Library,
        dossier: &Dossier,
        content: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<Self, Refusal> {
        let kept: Vec<Arc<Held>> = dossier
            .templates
            .iter()
            .filter_map(|pinned| {
                let known = library.held().iter().find(|held| held.fingerprint == pinned.fingerprint);
                known.cloned().or_else(|| {
                    let text = String::from_utf8(content(&pinned.fingerprint)?).ok()?;
                    let template = check::check(&text).ok()?;
                    Some(Arc::new(Held::new(text, template)))
                })
            })
            .collect();
        let own = |id: &str| kept.iter().find(|held| held.template.id == id).cloned();
        let contract = match own(&dossier.template) {
            Some(kept) => library.dressed(&kept),
            None => library.dressed(library.found(&dossier.template)?),
        };
        let serves = |held: &&Arc<Held>| !held.template.contract && held.template.id != dossier.template;
        let shipped = library.held().iter().filter(serves);
        let mut tools: Vec<Arc<Held>> =
            shipped.map(|held| own(&held.template.id).unwrap_or_else(|| Arc::clone(held))).collect();
        // A template that left the library goes on serving the dossiers written with it.
        let gone = |held: &&Arc<Held>| tools.iter().all(|tool| tool.template.id != held.template.id);
        let gone: Vec<Arc<Held>> = kept.iter().filter(serves).filter(gone).cloned().collect();
        tools.extend(gone);
        let tools = tools.iter().map(|tool| library.dressed(tool)).collect();
        Ok(Self { contract, tools })
    }

    /// The shelf of an open file.
    ///
    /// # Errors
    /// See [`Shelf::of`].
    pub fn in_store(library: &Library, dossier: &Dossier, store: &Store) -> Result<Self, Refusal> {
        Self::of(library, dossier, &|fingerprint| store.content(fingerprint).ok().flatten())
    }

    /// The template of the contract.
    #[must_use]
    pub fn contract(&self) -> &Template {
        &self.contract.template
    }

    /// The templates of the toolbox that serve beside the contract.
    pub fn tools(&self) -> impl Iterator<Item = &Template> {
        self.tools.iter().map(|held| &held.template)
    }

    /// Every template, the contract's first.
    pub fn all(&self) -> impl Iterator<Item = &Template> {
        std::iter::once(self.contract()).chain(self.tools())
    }

    /// A template by its identifier.
    ///
    /// # Errors
    /// When the dossier has none of this name.
    pub fn template(&self, id: &str) -> Result<&Template, Refusal> {
        self.all().find(|template| template.id == id).ok_or_else(|| {
            let known: Vec<&str> = self.all().map(|template| template.id.as_str()).collect();
            let message =
                format!("Il n’y a pas de modèle « {id} ». Modèles disponibles : {}.", known.join(", "));
            Refusal::new(RefusalCode::BadRequest, message)
        })
    }

    /// The version that the library has of this template, when it is later than the dossier's.
    pub fn later<'a>(&self, library: &'a Library, id: &str) -> Option<&'a Arc<Held>> {
        let own = self.template(id).ok()?;
        let shipped = library.held().iter().find(|held| held.template.id == id)?;
        later(&shipped.template.version, &own.version).then_some(shipped)
    }

    /// What keeps with the dossier the templates that these operations write in, and the contract's: an
    /// edit makes it in the same gesture. The texts are kept in the file at once; that one is taken back
    /// leaves them there, where nothing reads them.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn pins(
        &self,
        dossier: &Dossier,
        store: &Store,
        operations: &[Operation],
    ) -> Result<Vec<Operation>, Refusal> {
        let written = |id: &str| {
            operations
                .iter()
                .any(|operation| matches!(operation, Operation::Answer { template, .. } if template == id))
        };
        let mut pins = Vec::new();
        for held in std::iter::once(&self.contract).chain(&self.tools) {
            let template = &held.template;
            let serves = template.id == dossier.template || written(&template.id);
            let known = dossier.templates.iter().find(|pinned| pinned.id == template.id);
            if serves && known.is_none_or(|known| known.fingerprint != held.fingerprint) {
                store.keep_content(held.text.as_bytes())?;
                pins.extend(pin(dossier, template, &held.fingerprint));
            }
        }
        Ok(pins)
    }
}
