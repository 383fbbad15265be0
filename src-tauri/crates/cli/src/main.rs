//! `canevas`, the command line: the second host of the desk, which keeps it honest.
//!
//! Exit 0: fine. 1: faults or blocking points. 2: wrong usage or refused input. Results go to
//! standard output, errors to standard error, in French.

mod check;
mod output;
mod template;
mod territory;
mod verbs;

use std::process::ExitCode;

use output::{complain, say};
use verbs::Verb;

/// Laying out a contract is mostly small allocations: a quarter faster than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
canevas — rédiger un CRTE

  canevas territoires TEXTE
      les intercommunalités : SIREN, nom, nature, département, communes, population
  canevas nouveau --epci SIREN [--epci SIREN…] [--modele ID] --vers F.crte
      un nouveau dossier pour une ou plusieurs intercommunalités
  canevas nouveau --a-partir-de F --epci SIREN --vers F.crte
      un nouveau dossier qui reprend la structure et les tournures d’un autre, sans ses données
  canevas importer DOSSIER.json --vers F.crte
      un dossier exporté en JSON, ou emporté par un PDF, redevient un fichier .crte
  canevas exporter F --document ID [--definitif] [OPTIONS] --vers SORTIE.pdf
  canevas exporter F --vers SORTIE.json
      F : .crte ou .json ; la fin de SORTIE dit le format ; --definitif refuse un dossier
      qui a des points bloquants, et ôte le filigrane. OPTIONS : --sans-filigrane, --sans-logo, --sans-manques
      (ne dit pas ce qui reste à écrire), --a3 (les tableaux financiers sur des pages A3),
      --avec-dossier (le PDF emporte le dossier), --avec-commentaires (leur liste, après un projet)
  canevas controler F [--json]
      les points à revoir
  canevas modeles [--json]
      les modèles de documents
  canevas verifier CHEMIN…
      toutes les fautes de chaque modèle, avec leur ligne
  canevas modele comparer AVANT.json APRES.json
      ce qui a changé entre deux versions d’un modèle
  canevas modele exporter ID --vers F.json
      le fichier d’un modèle de l’application, à modifier ; n’écrase aucun fichier
  canevas modele importer F.json [--vers RÉPERTOIRE]
      le modèle sert dans l’application ; fautif, il est gardé de côté, à corriger

Codes de sortie : 0 tout va bien ; 1 fautes ou points bloquants ; 2 commande ou fichier refusé.";

fn main() -> ExitCode {
    let verb = match verbs::read(lexopt::Parser::from_env()) {
        Ok(Verb::Help) => {
            say(USAGE);
            return ExitCode::SUCCESS;
        }
        Ok(verb) => verb,
        Err(message) => {
            complain(&format!("{message}\nL’aide complète : canevas --aide"));
            return ExitCode::from(2);
        }
    };
    match verbs::run(verb) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(refusal) => {
            complain(&refusal.message);
            ExitCode::from(2)
        }
    }
}
