//! A dossier that travels inside a PDF, and comes out of it.

use std::path::Path;

use model::dossier::Dossier;
use paper::carried::{Carried, carried};
use store::Store;

use crate::output::suggestion;
use crate::refusal::{Refusal, RefusalCode};

/// The file of a dossier, to travel inside a PDF: a copy of its store, with its history, its versions and
/// its attachments; without one, its published JSON form.
///
/// # Errors
/// When the dossier file cannot be read.
pub fn carried_from(store: Option<&Store>, dossier: &Dossier) -> Result<Carried, Refusal> {
    let (ending, bytes) = match store {
        Some(store) => ("crte", store.bytes()?),
        None => ("json", dossier.to_json().into_bytes()),
    };
    Ok(Carried {
        name: suggestion(&dossier.territory.name, ending),
        description: "Le dossier dont ce document est tiré, à ouvrir dans Canevas".to_owned(),
        bytes,
    })
}

/// Whether a file is a PDF, by its name.
pub fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}

/// The dossier file that a PDF carries.
///
/// # Errors
/// When the file cannot be read, or carries no dossier.
pub fn dossier_in(path: &Path) -> Result<Carried, Refusal> {
    let pdf = std::fs::read(path).map_err(|error| {
        let message =
            format!("« {} » ne peut pas être lu : {error}. Vérifiez le nom et les droits.", path.display());
        Refusal::new(RefusalCode::BadFile, message)
    })?;
    let dossier = |file: &Carried| file.name.ends_with(".crte") || file.name.ends_with(".json");
    carried(&pdf).into_iter().find(dossier).ok_or_else(|| {
        let message = format!(
            "« {} » n’emporte pas de dossier. Demandez à qui l’a exporté de cocher « Joindre le dossier au PDF », ou le dossier lui-même.",
            path.display()
        );
        Refusal::new(RefusalCode::BadFile, message)
    })
}
