//! What ships with the program: templates, examples, the list of intercommunalities.

use std::sync::{Arc, OnceLock};

use model::gazetteer::Gazetteer;
use model::organisation::Organisation;
use model::template::{Fault, Template, check};

use crate::refusal::{Refusal, RefusalCode};

/// Embeds templates by their identifier.
macro_rules! templates {
    ($($id:literal,)*) => {
        &[$(($id, include_str!(concat!("../../../../templates/", $id, ".json")))),*]
    };
}

/// The templates of the toolbox, by identifier: the contract, then each family in the order in which its
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

/// A template with the very text it was read from.
#[derive(Debug)]
pub struct Held {
    /// The file, as it stands.
    pub text: String,
    /// What it says.
    pub template: Template,
    /// Tells two texts apart: SHA-256 of the file, in hexadecimal.
    pub fingerprint: String,
    /// Whether it came with the program.
    pub shipped: bool,
}

impl Held {
    pub(crate) fn new(text: String, template: Template) -> Self {
        let fingerprint = store::fingerprint(text.as_bytes());
        Self { text, template, fingerprint, shipped: false }
    }
}

/// What ships with the program, and the templates that were brought to this machine.
#[derive(Debug, Default)]
pub struct Library {
    brought: Vec<Arc<Held>>,
    organisation: Option<Arc<Organisation>>,
    held: OnceLock<Vec<Arc<Held>>>,
    gazetteer: Arc<OnceLock<Gazetteer>>,
}

impl Library {
    /// The library embedded in the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The same library with other templates beside those of the program, and this organisation over them.
    pub(crate) fn with(&self, brought: Vec<Arc<Held>>, organisation: Option<Arc<Organisation>>) -> Self {
        Self { brought, organisation, held: OnceLock::new(), gazetteer: Arc::clone(&self.gazetteer) }
    }

    /// The organisation whose words and look its templates take.
    #[must_use]
    pub fn organisation(&self) -> Option<&Organisation> {
        self.organisation.as_deref()
    }

    /// A template in the words and the look of the organisation, if there is one.
    pub(crate) fn dressed(&self, held: &Arc<Held>) -> Arc<Held> {
        let Some(organisation) = self.organisation() else { return Arc::clone(held) };
        let (text, fingerprint) = (held.text.clone(), held.fingerprint.clone());
        Arc::new(Held {
            text,
            template: organisation.dress(&held.template),
            fingerprint,
            shipped: held.shipped,
        })
    }

    /// The templates without fault, each in its latest version.
    pub fn held(&self) -> &[Arc<Held>] {
        self.held.get_or_init(|| {
            let own = TEMPLATES.iter().map(|(id, _)| *id);
            let others = self.brought.iter().map(|held| held.template.id.as_str());
            let mut held: Vec<Arc<Held>> = Vec::new();
            for id in own.chain(others) {
                if held.iter().all(|known| known.template.id != id)
                    && let Some(found) = self.latest(id)
                {
                    held.push(Arc::clone(found));
                }
            }
            held
        })
    }

    /// The latest version of a template, which alone is read: the home screen names those of its dossiers
    /// without reading the whole toolbox.
    fn latest(&self, id: &str) -> Option<&Arc<Held>> {
        let brought = self.brought.iter().filter(|held| held.template.id == id);
        shipped(id).into_iter().chain(brought).reduce(|known, other| {
            if later(&other.template.version, &known.template.version) { other } else { known }
        })
    }

    /// The templates without fault, each in its latest version.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        self.held().iter().map(|held| &held.template)
    }

    /// The embedded template files with their faults, for the test that wants none.
    #[must_use]
    pub fn faults() -> Vec<(&'static str, Vec<Fault>)> {
        let checked = TEMPLATES.iter().map(|(id, file)| (*id, check::check(file)));
        checked.filter_map(|(id, checked)| checked.err().map(|faults| (id, faults))).collect()
    }

    /// A template with its text, by its identifier.
    ///
    /// # Errors
    /// When no template has it.
    pub fn found(&self, id: &str) -> Result<&Arc<Held>, Refusal> {
        self.latest(id).ok_or_else(|| {
            let known: Vec<&str> = self.templates().map(|template| template.id.as_str()).collect();
            let message =
                format!("Il n’y a pas de modèle « {id} ». Modèles disponibles : {}.", known.join(", "));
            Refusal::new(RefusalCode::BadRequest, message)
        })
    }

    /// A template by its identifier.
    ///
    /// # Errors
    /// When no template has it.
    pub fn template(&self, id: &str) -> Result<&Template, Refusal> {
        self.found(id).map(|held| &held.template)
    }

    /// The templates with which a dossier may begin.
    pub fn contracts(&self) -> impl Iterator<Item = &Template> {
        self.templates().filter(|template| template.contract)
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

/// A template of the program, read when it is first asked for, then kept for every library.
fn shipped(id: &str) -> Option<&'static Arc<Held>> {
    static READ: [OnceLock<Option<Arc<Held>>>; TEMPLATES.len()] =
        [const { OnceLock::new() }; TEMPLATES.len()];
    let place = TEMPLATES.iter().position(|(known, _)| *known == id)?;
    let (_, file) = TEMPLATES[place];
    let read = READ[place].get_or_init(|| match check::check(file) {
        Ok(template) => Some(Arc::new(Held { shipped: true, ..Held::new(file.to_owned(), template) })),
        Err(faults) => {
            tracing::error!(id, ?faults, "a template of the program is faulty");
            None
        }
    });
    read.as_ref()
}

/// Whether a version comes after another: « 1.10.0 » after « 1.9.2 ».
#[must_use]
pub fn later(version: &str, other: &str) -> bool {
    let parts = |version: &str| -> Vec<u32> {
        version.split('.').map(|part| part.parse().unwrap_or_default()).collect()
    };
    parts(version) > parts(other)
}
