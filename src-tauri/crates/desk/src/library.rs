//! What ships with the program: templates, examples, the list of intercommunalities.

use std::sync::OnceLock;

use model::dossier::Dossier;
use model::gazetteer::Gazetteer;
use model::template::{Fault, Template, check};

use crate::refusal::{Refusal, RefusalCode};

/// Embeds templates by their identifier.
macro_rules! templates {
    ($($id:literal,)*) => {
        &[$((concat!($id, ".json"), include_str!(concat!("../../../../templates/", $id, ".json")))),*]
    };
}

/// The templates of the toolbox, by file name: the contract, then each family in the order in which its
/// documents serve.
const TEMPLATES: &[(&str, &str)] = templates! {
    "contrat-crte",
    "fiche-territoire",
    "protocole-engagement",
    "diagnostic",
    "orientations",
    "fiches-actions",
    "synthese-partenaires",
    "synthese-habitants",
    "plan-financement",
    "convention-financiere",
    "tableau-indicateurs",
    "compte-rendu",
    "deliberation",
    "avenant",
    "revue-annuelle",
    "cartographie-acteurs",
    "plan-mobilisation",
    "discours-mobilisateur",
    "atelier",
    "charte-engagement",
    "reponse-contributions",
    "contrat-reciprocite",
    "commande-publique",
    "evaluation-collegiale",
    "diagnostic-ess",
    "cooperation-ptce",
    "insertion-activite-economique",
    "foncier-solidaire",
    "tiers-lieu",
    "monnaie-locale",
    "synthese-elus",
    "note-conseil",
};

/// The examples that the home screen offers.
const EXAMPLES: [Example; 1] = [Example {
    id: "trois-rivieres",
    title: "CC des Trois-Rivières (fictive)",
    description: "Un contrat complet sur un territoire inventé : diagnostic, orientations, 24 actions et leurs financements, acteurs, signataires. Pour découvrir l’application sans rien risquer.",
    file: include_str!("../../../../samples/trois-rivieres/dossier.json"),
}];

/// The list made by `cargo xtask data`.
const TERRITORIES: &str = include_str!("../data/territoires.tsv");

/// An example dossier.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// Its identifier.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it shows.
    pub description: &'static str,
    /// The dossier, in its published JSON form.
    pub file: &'static str,
}

/// What ships with the program, read when first needed.
#[derive(Debug, Default)]
pub struct Library {
    templates: OnceLock<Vec<Template>>,
    gazetteer: OnceLock<Gazetteer>,
}

impl Library {
    /// The library embedded in the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The templates without fault.
    pub fn templates(&self) -> &[Template] {
        self.templates.get_or_init(|| {
            let checked = TEMPLATES.iter().map(|(name, file)| (name, check::check(file)));
            let sound = checked.filter_map(|(name, checked)| match checked {
                Ok(template) => Some(template),
                Err(faults) => {
                    tracing::error!(name, ?faults, "a template of the program is faulty");
                    None
                }
            });
            sound.collect()
        })
    }

    /// The templates of the toolbox that serve beside the contract of this dossier.
    pub fn tools(&self, dossier: &Dossier) -> impl Iterator<Item = &Template> {
        self.templates().iter().filter(move |template| !template.contract && template.id != dossier.template)
    }

    /// The embedded template files with their faults, for the test that wants none.
    #[must_use]
    pub fn faults() -> Vec<(&'static str, Vec<Fault>)> {
        let checked = TEMPLATES.iter().map(|(name, file)| (*name, check::check(file)));
        checked.filter_map(|(name, checked)| checked.err().map(|faults| (name, faults))).collect()
    }

    /// A template by its identifier.
    ///
    /// # Errors
    /// When no template has it.
    pub fn template(&self, id: &str) -> Result<&Template, Refusal> {
        self.templates().iter().find(|template| template.id == id).ok_or_else(|| {
            let known: Vec<&str> = self.templates().iter().map(|template| template.id.as_str()).collect();
            let message =
                format!("Il n’y a pas de modèle « {id} ». Modèles disponibles : {}.", known.join(", "));
            Refusal::new(RefusalCode::BadRequest, message)
        })
    }

    /// The templates with which a dossier may begin.
    pub fn contracts(&self) -> impl Iterator<Item = &Template> {
        self.templates().iter().filter(|template| template.contract)
    }

    /// The template of a new dossier.
    ///
    /// # Errors
    /// When no template has this identifier, or it is not a contract's.
    pub fn contract(&self, id: &str) -> Result<&Template, Refusal> {
        let template = self.template(id)?;
        if template.contract {
            return Ok(template);
        }
        let known: Vec<&str> = self.contracts().map(|template| template.id.as_str()).collect();
        let message = format!(
            "« {id} » n’est pas un modèle de contrat : un dossier ne peut pas commencer par lui. Modèles de contrat : {}.",
            known.join(", ")
        );
        Err(Refusal::new(RefusalCode::BadRequest, message))
    }

    /// The examples.
    #[must_use]
    pub const fn examples(&self) -> &'static [Example] {
        &EXAMPLES
    }

    /// The national list.
    pub fn gazetteer(&self) -> &Gazetteer {
        self.gazetteer.get_or_init(|| {
            Gazetteer::parse(TERRITORIES).unwrap_or_else(|error| {
                tracing::error!(%error, "the list of intercommunalities is unreadable");
                Gazetteer::default()
            })
        })
    }
}
