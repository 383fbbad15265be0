//! `canevas controler`, `modeles` and `verifier`.

use std::path::{Path, PathBuf};

use desk::{Library, Refusal, RefusalCode, Shelf};
use model::dossier::Dossier;
use model::finding::{Severity, findings};
use model::french;
use model::template::locate::Locator;
use model::template::{Fault, Template, check};
use model::vocabulary::{TemplateStatus, Vocabulary};
use serde_json::json;

use crate::output::{complain, say};

/// Prints the points à revoir. False when one of them is blocking.
pub fn findings_of(library: &Library, from: &Path, as_json: bool) -> Result<bool, Refusal> {
    let today = chrono::Local::now().date_naive();
    let (dossier, shelf) = desk::open_shelved(library, from)?;
    let found = findings(&dossier, &shelf.all().collect::<Vec<_>>(), today);
    if as_json {
        let list: Vec<_> = found.iter().map(|finding| json!(finding)).collect();
        say(&serde_json::to_string_pretty(&list).unwrap_or_default());
    } else {
        for finding in &found {
            say(&format!("{} [{}] {}", finding.severity.label(), finding.rule, finding.message));
        }
        let count = |severity| found.iter().filter(|finding| finding.severity == severity).count();
        say(&format!(
            "{}, {} à corriger, {} à savoir.",
            french::count(count(Severity::Blocking), "point bloquant", "points bloquants"),
            count(Severity::Warning),
            count(Severity::Information),
        ));
    }
    Ok(!found.iter().any(|finding| finding.severity == Severity::Blocking))
}

/// Prints the templates.
pub fn templates(library: &Library, as_json: bool) -> bool {
    let templates: Vec<_> = library.templates().collect();
    if as_json {
        let list: Vec<_> = templates
            .iter()
            .map(|template| {
                json!({
                    "id": template.id,
                    "version": template.version,
                    "status": template.status,
                    "title": template.title,
                    "purpose": template.purpose,
                })
            })
            .collect();
        say(&serde_json::to_string_pretty(&list).unwrap_or_default());
    } else {
        for template in &templates {
            say(&line(template));
        }
        // The other documents of a dossier have no canvas: they are computed from its registers.
        if let Some(contract) = templates.first() {
            let dossier = Dossier::new(&contract.id);
            let shelf = Shelf::of(library, &dossier, &|_| None);
            let documents = shelf.map(|shelf| desk::documents(&dossier, &shelf)).unwrap_or_default();
            let canvas = |id: &str| templates.iter().any(|template| template.id == id);
            for document in documents.iter().filter(|document| !canvas(&document.id)) {
                say(&format!("{}\t\t{}", document.id, document.title));
            }
        }
        say("convention-AAAA\t\tOpérations financées en AAAA");
        say("changements-N\t\tCe qui a changé depuis la version figée n° N (fichier .crte)");
    }
    true
}

/// A template on a line; one that may still change says so at the end.
fn line(template: &Template) -> String {
    let cells = [&template.id, &template.version, &template.title].map(String::as_str);
    let draft = draft(template).then(|| template.status.label());
    cells.into_iter().chain(draft).collect::<Vec<_>>().join("\t")
}

fn draft(template: &Template) -> bool {
    template.status == TemplateStatus::Draft
}

/// Prints every fault of every template. False when there is one.
pub fn verify(paths: &[PathBuf]) -> Result<bool, Refusal> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    if files.is_empty() {
        return Err(Refusal::new(RefusalCode::BadRequest, "Aucun modèle (.json) à cet endroit."));
    }
    let mut sound = true;
    for path in &files {
        let file = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        match check::check(&file) {
            Ok(template) => {
                let draft = if draft(&template) { ", brouillon" } else { "" };
                let (id, version) = (template.id, template.version);
                say(&format!("{} : aucune faute ({id} {version}{draft}).", path.display()));
            }
            Err(faults) => {
                sound = false;
                report(path, &file, &faults);
            }
        }
    }
    Ok(sound)
}

/// Each fault begins with file, line and column, which an editor or a terminal turns into a link.
pub fn report(path: &Path, file: &str, faults: &[Fault]) {
    complain(&format!("{} : {}.", path.display(), french::count(faults.len(), "faute", "fautes")));
    let locator = Locator::of(file);
    for fault in faults {
        complain(&format!("{}:{}: {fault}", path.display(), locator.locate(&fault.path)));
    }
}

/// The templates of a folder: its JSON files but the schemas.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Refusal> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let mut inner: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inner.sort();
    let template = |path: &PathBuf| {
        let json = path.extension().is_some_and(|extension| extension == "json");
        json && path.file_name().is_none_or(|name| !name.to_string_lossy().ends_with("schema.json"))
    };
    files.extend(inner.into_iter().filter(template));
    Ok(())
}

/// The refusal of a file that cannot be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    let message =
        format!("« {} » ne peut pas être lu : {error}. Vérifiez le nom et les droits.", path.display());
    Refusal::new(RefusalCode::BadFile, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_draft_says_what_it_is() -> Result<(), Refusal> {
        let library = Library::embedded();
        let mut template = library.template("note-conseil")?.clone();
        let published = line(&template);
        assert!(published.ends_with(&template.title), "{published}");
        template.status = TemplateStatus::Draft;
        assert_eq!(line(&template), format!("{published}\tbrouillon"));
        Ok(())
    }
}
