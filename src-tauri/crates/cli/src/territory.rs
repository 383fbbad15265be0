//! `canevas territoires`.

use desk::{Library, nature};
use model::french;

use crate::output::{complain, say};

/// Prints the intercommunalities that answer, tab-separated. False when none does.
pub fn search(library: &Library, text: &str) -> bool {
    let gazetteer = library.gazetteer();
    let hits = gazetteer.search(text);
    if hits.is_empty() {
        complain(&format!(
            "Aucune intercommunalité ne répond à « {text} ». Essayez le nom d’une commune ou un département."
        ));
        return false;
    }
    for hit in &hits {
        let cells = [
            hit.siren.to_owned(),
            hit.name.to_owned(),
            nature(hit.legal_form),
            hit.departments.clone(),
            french::count(hit.communes, "commune", "communes"),
            format!("{} hab.", french::thousands(u64::from(hit.population))),
        ];
        say(&cells.join("\t"));
    }
    complain(&format!("Source : {} ({}).", gazetteer.source, gazetteer.licence));
    true
}
