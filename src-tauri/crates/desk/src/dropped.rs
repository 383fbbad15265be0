//! Files dropped on the window. The page never names them: the window keeps them until they are asked for.

use std::path::Path;

use serde_json::Value as Json;

use crate::Desk;
use crate::carry::is_pdf;
use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::wire::{Dropped, ImportTemplate, OpenDropped, OpenFile, Show, Workspace};

/// What a file is, as far as its name and its head tell.
enum Known {
    Dossier,
    Template,
    Map,
    /// Cells, which are pasted and not opened.
    Cells,
    Other,
}

impl<H: Host> Desk<H> {
    /// Keeps the files that were dropped in the dossier, one edit each, and shows the last.
    pub(crate) fn attach_dropped(&self, request: &Show) -> Result<Workspace, Refusal> {
        let mut shown = None;
        for path in self.host.dropped_files() {
            if path.is_dir() {
                return Err(unknown(&path, "C’est un répertoire. Déposez les fichiers qu’il contient."));
            }
            shown = Some(self.keep_file(request, &path)?);
        }
        shown.map_or_else(|| self.show(request), Ok)
    }

    /// Opens the file that was dropped as its menu would: a dossier, a template to import, or a map for the
    /// dossier at hand.
    pub(crate) fn open_dropped(&self, request: &OpenDropped) -> Result<Dropped, Refusal> {
        let files = self.host.dropped_files();
        let [path] = files.as_slice() else {
            if files.is_empty() {
                return Ok(Dropped::Nothing);
            }
            let message = "Plusieurs fichiers ont été déposés. Déposez-en un seul à la fois.";
            return Err(Refusal::new(RefusalCode::BadFile, message));
        };
        match known(path) {
            Known::Dossier => {
                let opened = self.open_file(&OpenFile { path: Some(path.clone()) })?;
                Ok(opened.map_or(Dropped::Nothing, |workspace| Dropped::Dossier {
                    workspace: Box::new(workspace),
                }))
            }
            Known::Template => {
                let templates = self.import_template(&ImportTemplate { path: Some(path.clone()) })?;
                Ok(templates.map_or(Dropped::Nothing, |templates| Dropped::Template { templates }))
            }
            Known::Map => match &request.dossier {
                Some(dossier) => Ok(Dropped::Map { workspace: Box::new(self.keep_map(dossier, path)?) }),
                None => Err(unknown(
                    path,
                    "C’est une carte : ouvrez d’abord le dossier de son territoire, puis déposez-la.",
                )),
            },
            Known::Cells => Err(unknown(
                path,
                "Ouvrez-le dans votre tableur, copiez les cellules, puis collez-les dans le tableau d’un registre.",
            )),
            Known::Other => Err(unknown(
                path,
                "Canevas ouvre un dossier (.crte, .json, ou un PDF qui en emporte un), un modèle (.json) et, dans un dossier, la carte de son périmètre (.geojson ou .json).",
            )),
        }
    }
}

fn known(path: &Path) -> Known {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "crte" => Known::Dossier,
        "json" => of_json(path),
        "geojson" => Known::Map,
        "csv" | "tsv" | "xlsx" | "xls" | "ods" => Known::Cells,
        _ if is_pdf(path) => Known::Dossier,
        _ => Known::Other,
    }
}

/// A file says what it is by its `format`: a template's is a number. A map has none, and a `type`.
fn of_json(path: &Path) -> Known {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let file = serde_json::from_str::<Json>(&text).unwrap_or_default();
    match file.get("format") {
        Some(Json::String(format)) if format == "canevas-dossier" => Known::Dossier,
        Some(Json::String(format)) if format == "canevas-organisation" => Known::Template,
        Some(Json::Number(_)) => Known::Template,
        None if model::map::is_map(&file) => Known::Map,
        _ => Known::Other,
    }
}

fn unknown(path: &Path, what: &str) -> Refusal {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let keep = "Pour garder un fichier dans un dossier, déposez-le sur ses pièces jointes.";
    Refusal::new(RefusalCode::BadFile, format!("« {name} » ne peut pas être ouvert. {what} {keep}"))
}
